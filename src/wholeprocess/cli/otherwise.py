"""A journal judged by other rules: ``wholeprocess otherwise PATH --policy FILE``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, In, Language, as_json, out, plain, told


def otherwise(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A case, its folder or a journal.")],
    policy: Annotated[Path, typer.Option("--policy", help="Which rules are others (.toml).")],
    through: Annotated[
        datetime | None,
        typer.Option("--through", formats=["%Y-%m-%d"], help="As of which day."),
    ] = None,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """What would have differed under other rules, as far as the recorded acts can tell."""
    from wholeprocess import cases
    from wholeprocess.simulation import Policy
    from wholeprocess.simulation import otherwise as judge

    with told():
        asked = Policy.read(policy)
        held = cases.load(path)
        day = through.date() if through is not None else held.through
        found = judge(
            held.journal, asked, through=day, divisions=held.divisions, settings=held.settings
        )
    if json:
        codes = sorted({one.code for one in (*found.appeared, *found.gone)})
        as_json(
            {
                "policy": asked.name,
                "through": found.through.isoformat(),
                "counts": {code: found.counts(code) for code in codes},
                "units": {code: found.by_unit(code) for code in codes},
                "impossible": [
                    {
                        "line": one.line,
                        "kind": one.act.kind,
                        "thing": one.act.thing,
                        "code": one.refusal.code,
                        "what": one.refusal.what,
                        "after": one.after,
                    }
                    for one in found.impossible
                ],
                "cannot_tell": [words.in_(lang.value) for words in found.cannot_tell],
            }
        )
        return
    for line in found.lines(lang.value):
        out.print(plain(line))
