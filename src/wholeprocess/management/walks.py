"""What checks of suggestions go over (审核所及): the files, each with the law at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wholeprocess.congress import Register
from wholeprocess.law import Law, LawAt
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.reporting import ReportAct


class Handled(NamedTuple):
    """Suggestions and the reports about them, and who is who."""

    cases: Mapping[SuggestionId, Case]
    register: Register | None = None
    reports: tuple[ReportAct, ...] = ()


def _with_law(handled: Handled, law_at: LawAt) -> Iterator[tuple[Case, LawOn]]:
    at: dict[str, LawOn] = {}
    for case in handled.cases.values():
        law_on = at.get(case.congress)
        if law_on is None:
            law_on = at[case.congress] = _Laws(case.congress, law_at).__getitem__
        yield case, law_on


class _Laws(dict[date, Law]):
    """The law of each day at one place, looked up once."""

    def __init__(self, place: str, law_at: LawAt) -> None:
        self.place, self.law_at = place, law_at

    def __missing__(self, day: date) -> Law:
        law = self[day] = self.law_at(day, self.place)
        return law


def files(handled: Handled, law_at: LawAt, through: date) -> Iterator[tuple[Case, LawOn]]:
    """Every suggestion."""
    return _with_law(handled, law_at)


def files_as_of(
    handled: Handled, law_at: LawAt, through: date
) -> Iterator[tuple[Case, LawOn, date]]:
    """Every suggestion, for what is late as of a day."""
    for case, law_on in _with_law(handled, law_at):
        yield case, law_on, through


def files_with_register(
    handled: Handled, law_at: LawAt, through: date
) -> Iterator[tuple[Case, LawOn, Register | None]]:
    """Every suggestion, for what hangs on who is who."""
    for case, law_on in _with_law(handled, law_at):
        yield case, law_on, handled.register


def files_with_both(
    handled: Handled, law_at: LawAt, through: date
) -> Iterator[tuple[Case, LawOn, date, Register | None]]:
    """Every suggestion, for what is late as of a day and hangs on who is who."""
    for case, law_on in _with_law(handled, law_at):
        yield case, law_on, through, handled.register
