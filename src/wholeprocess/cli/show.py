"""One thing in full: ``wholeprocess show``."""

from __future__ import annotations

from typing import Annotated

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.office import On, Source, replayed
from wholeprocess.cli.shell import In, Language, out, stop, told


def show(
    path: Source,
    thing: Annotated[str, typer.Argument(help="A suggestion's number, or a project's.")],
    on: On = None,
    lang: In = Language.EN,
) -> None:
    """Print one thing in full: a suggestion with its track, a project with its stages."""
    from wholeprocess.decision import Project, ProjectId
    from wholeprocess.management import SuggestionId
    from wholeprocess.process import Dossier, Fold
    from wholeprocess.report.terminal import Shown

    with told():
        state, _, last = replayed(path)
        project, case = ProjectId(thing), SuggestionId(thing)
        found: Project | Dossier
        if project in state.decision.projects:
            found = state.decision.projects[project]
        elif case in state.management.cases:
            found = Dossier(Fold(state), case)
        else:
            what = f"no suggestion and no project has the number {thing!r}; correct it"
            stop(what, EXITS["bad input"])
        out.print(Shown(found, lang.value, on.date() if on else last))
