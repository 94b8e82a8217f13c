"""What the desk is asked: ``wholeprocess desk due``, ``late``, ``waiting``, ``promises``, …"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wholeprocess.cli import EXITS, desk_pages
from wholeprocess.cli.shell import AsJson, In, Language, Watch, as_json, out, stop, told

if TYPE_CHECKING:
    from wholeprocess.cli.pages import Page
    from wholeprocess.management import Desk

desk = typer.Typer(
    help="What a day asks of the desk: what is due, late, waiting, promised; how units do. 待办。",
    no_args_is_help=True,
)

Source = Annotated[
    str, typer.Argument(metavar="JOURNAL", help="A journal (.jsonl), a case's folder, or its name.")
]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="The day, as 2022-06-01; today if not given."),
]
Place = Annotated[str, typer.Option("--place", help="Only one congress: its division's code.")]
Within = Annotated[int, typer.Option("--within", min=0, help="How many days ahead.")]


def opened(source: str, on: datetime | None, place: str) -> Desk:
    """The desk of a journal on the evening of a day; later acts are not seen.

    Here, and nowhere below, the day is today unless it is given.
    """
    from wholeprocess.cases import load
    from wholeprocess.management import Desk
    from wholeprocess.process import Fold, replay

    today = (on or datetime.now().astimezone()).date()
    watch = Watch("replaying")
    try:
        case = load(source)
        state = replay(
            case.journal,
            divisions=case.divisions,
            settings=case.settings,
            name=case.name,
            watch=watch,
        )
    finally:
        watch.stop()
    if place and place not in state.register.divisions:
        stop(
            f"no division has the code {place!r}; leave --place out to see all", EXITS["bad input"]
        )
    law = Fold(state, settings=case.settings).law
    return Desk.of(state.management.cases, law, state.register, today, place=place)


def _tell(page: Page, json: bool, lang: Language) -> None:
    if json:
        as_json(page.data)
    else:
        for line in page.printed(lang.value):
            out.print(line)


@desk.command()
def due(
    journal: Source,
    on: On = None,
    within: Within = 7,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """What falls due within so many days, and with whom."""
    with told():
        _tell(desk_pages.due(opened(journal, on, place), within), json, lang)


@desk.command()
def late(
    journal: Source,
    on: On = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """What is late and by how long: still open, and done too late."""
    with told():
        _tell(desk_pages.late(opened(journal, on, place)), json, lang)


@desk.command()
def waiting(
    journal: Source,
    on: On = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """What waits for a deputy's rating, the longest first."""
    with told():
        _tell(desk_pages.waiting(opened(journal, on, place)), json, lang)


@desk.command()
def promises(
    journal: Source,
    on: On = None,
    within: Annotated[
        int | None, typer.Option("--within", min=0, help="Only those due in so many days.")
    ] = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Which commitments fall due, the nearest day first; those past their day among them."""
    with told():
        _tell(desk_pages.promises(opened(journal, on, place), within), json, lang)


@desk.command()
def levels(
    journal: Source,
    on: On = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Which suggestions need another level, why, and which congresses are left."""
    with told():
        _tell(desk_pages.levels(opened(journal, on, place)), json, lang)


@desk.command()
def units(
    journal: Source,
    on: On = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """How each unit does: in hand, late, its rates with their n, and places where n suffices."""
    with told():
        _tell(desk_pages.units(opened(journal, on, place)), json, lang)


@desk.command()
def rates(
    journal: Source,
    on: On = None,
    place: Place = "",
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Every rate over all suggestions, with its arithmetic and its definition."""
    with told():
        _tell(desk_pages.rates(opened(journal, on, place)), json, lang)


@desk.command()
def calendar(
    journal: Source,
    to: Annotated[Path, typer.Option("--out", help="The .ics file to write.")],
    on: On = None,
    place: Place = "",
    lang: In = Language.EN,
) -> None:
    """Write what is still to be done as a calendar file (.ics), one event for each thing."""
    from wholeprocess.exchange import desk_calendar

    with told():
        held = opened(journal, on, place)
        stamp = datetime(held.today.year, held.today.month, held.today.day, tzinfo=UTC)
        made = desk_calendar(held, stamp, language=lang.value)
    try:
        if to.exists() and not to.read_bytes().startswith(b"BEGIN:VCALENDAR"):
            stop(
                f"{to}: is no calendar; name another file; nothing was written", EXITS["bad input"]
            )
        to.write_bytes(made)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        stop(f"{to}: cannot be written: {reason}; check the path", EXITS["bad input"])
    events = made.count(b"BEGIN:VEVENT")
    print(f"{to}: {events} 项" if lang is Language.ZH else f"{to}: {events} events")
