"""What checks of suggestions go over (审核所及): the files, each with the law at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from wholeprocess.congress import Register
from wholeprocess.journal import Part
from wholeprocess.law import Law, LawAt
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.reporting import ReportAct

T = TypeVar("T")


class Handled(NamedTuple):
    """Suggestions and the reports about them, and who is who."""

    cases: Mapping[SuggestionId, Case]
    register: Register | None = None
    reports: tuple[ReportAct, ...] = ()


class _Laws(dict[date, Law]):
    """The law of each day at one place, looked up once."""

    def __init__(self, place: str, law_at: LawAt) -> None:
        self.place, self.law_at = place, law_at

    def __missing__(self, day: date) -> Law:
        law = self[day] = self.law_at(day, self.place)
        return law


def files_with_both(
    handled: Handled, law_at: LawAt, through: date
) -> Iterator[tuple[Case, LawOn, date, Register | None]]:
    """Every suggestion, for what is late as of a day and hangs on who is who."""
    at: dict[str, LawOn] = {}
    register = handled.register
    for case in handled.cases.values():
        law_on = at.get(case.congress)
        if law_on is None:
            law_on = at[case.congress] = _Laws(case.congress, law_at).__getitem__
        yield case, law_on, through, register


Walk: TypeAlias = Callable[[Handled, LawAt, date], Iterable[T]]

files: Walk[tuple[Case, LawOn]] = Part(files_with_both, (0, 1))
"""Every suggestion: all these are one walk, in which a file is looked at by every check in turn."""

files_as_of: Walk[tuple[Case, LawOn, date]] = Part(files_with_both, (0, 1, 2))
"""Every suggestion, for what is late as of a day."""

files_with_register: Walk[tuple[Case, LawOn, Register | None]] = Part(files_with_both, (0, 1, 3))
"""Every suggestion, for what hangs on who is who."""
