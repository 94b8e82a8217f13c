"""What is irregular in a journal or a case: ``wholeprocess check``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import AsJson, In, Language, Watch, as_json, out, plain, told
from wholeprocess.law import Severity

Codes = list[str]


def check(
    path: Annotated[
        str, typer.Argument(help="A journal (.jsonl), a case's folder, or quzici, xiangxiang.")
    ],
    select: Annotated[
        Codes, typer.Option(help="Report only these codes; EL-28 has EL-28-1 with it. Repeat it.")
    ] = [],  # noqa: B006  (typer reads the default, nobody changes it)
    ignore: Annotated[Codes, typer.Option(help="Do not report these codes. Repeat it.")] = [],  # noqa: B006
    severity: Annotated[
        Severity | None, typer.Option(help="Report nothing lighter than this.")
    ] = None,
    through: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Judge as of this day; else the case's."),
    ] = None,
    suppressed: Annotated[
        bool, typer.Option("--suppressed", help="Show suppressed findings with their reasons.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End in 0 even where something was found.")
    ] = False,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Read a journal as a linter reads code; one line a finding, with its article and mend.

    Ends in 1 where something is reported, in 2 where the journal or an option cannot be read.
    """
    from wholeprocess.cases import ReportedCase, load
    from wholeprocess.check import audit, choice_of, plugged_in

    asked: dict[str, Any] = {"select": select, "ignore": ignore}
    watch = Watch("replaying")
    with told():
        try:
            file = Path(path)
            streamed = file.is_file()  # read entry by entry: it may be a country's
            case = ReportedCase.of(file) if streamed else load(path)
            own = case.choice
            known = (code for one in plugged_in() for code in one.codes)
            choice = choice_of(
                {
                    "select": asked["select"] or own.select,
                    "ignore": asked["ignore"] or own.ignore,
                    "severity": severity or own.severity,
                },
                "options",
                known,
            )
            result = audit(
                file if streamed else case.journal,
                through=through.date() if through else case.through,
                divisions=case.divisions,
                settings=case.settings,
                choice=choice,
                suppressions=case.suppressions,
                name=case.records if case.records != "journal" else case.name,
                watch=watch,
            )
        finally:
            watch.stop()
    if json:
        as_json(result.as_data())
    else:
        for line in result.lines(lang.value):
            out.print(plain(line))
        if suppressed:
            for finding, why in result.suppressed:
                words = f"{finding.code} {finding.about}: {why.reason} ({why.source})"
                out.print(plain(words))
        out.print(plain(result.closing(lang.value)))
    if result.findings and not exit_zero:
        raise typer.Exit(EXITS["found"])
