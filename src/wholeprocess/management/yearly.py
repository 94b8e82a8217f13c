"""The numbers of a yearly report (办理情况报告的数字), counted from the cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, Register
from wholeprocess.law import LawAt
from wholeprocess.management.acts import Outcome, SuggestionId
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.counting import UNHANDLED, answering
from wholeprocess.management.past import as_of
from wholeprocess.management.rates import HandlingRate, rates
from wholeprocess.management.reporting import Claim, Figure

_SOLVED = (Outcome.SOLVED, Outcome.SOLVED_ABOVE)
_EXPLAINED = (Outcome.EXPLAINED, Outcome.UNLAWFUL, Outcome.REFUSED_ABOVE)


def _ended(*outcomes: Outcome) -> Callable[[Case], bool]:
    return lambda case: case.phase is Phase.CLOSED and case.outcome in outcomes


_OF_A_CASE: Mapping[Figure, Callable[[Case], bool]] = {
    Figure.SUBMITTED: lambda case: True,
    Figure.ASSIGNED: lambda case: case.round > 0,
    Figure.UNHANDLED: lambda case: case.outcome in UNHANDLED,
    Figure.ANSWERED: lambda case: case.answer is not None,
    Figure.CLOSED: lambda case: case.phase is Phase.CLOSED and case.outcome not in UNHANDLED,
    Figure.SOLVED: _ended(*_SOLVED),
    Figure.PLANNED: _ended(Outcome.PLANNED),
    Figure.EXPLAINED: _ended(*_EXPLAINED),
    Figure.KEY: lambda case: case.key,
}
_OF_A_RATE: Mapping[Figure, Callable[[Mapping[str, HandlingRate]], int]] = {
    Figure.REPLIES: lambda rates: rates["on-time"].n,
    Figure.REPLIES_IN_TIME: lambda rates: rates["on-time"].numerator,
    Figure.RATED: lambda rates: rates["satisfaction"].n,
    Figure.SATISFIED: lambda rates: rates["satisfaction"].numerator,
    Figure.PROMISES: lambda rates: rates["promise-kept"].n,
    Figure.PROMISES_KEPT: lambda rates: rates["promise-kept"].numerator,
}


@frozen(kw_only=True)
class YearOfHandling:
    """What the record says of a year's suggestions as of a day (年度办理情况).

    The suggestions are those put forward in the year; of a unit those that it answers for.
    ``rates`` are the same that the desk shows, each with its n and with whom it leaves out.
    """

    congress: DivisionCode
    year: int
    through: date
    unit: str = ""
    counts: Mapping[Figure, int]
    rates: Mapping[str, HandlingRate] = field(repr=False)

    def claims(self) -> tuple[Claim, ...]:
        """The numbers as a report gives them that agrees with the record."""
        return tuple(Claim(figure, number) for figure, number in self.counts.items())

    def differing(self, claims: Iterable[Claim]) -> tuple[tuple[Claim, int], ...]:
        """The claims that are not what the record says, each with the number of the record."""
        return tuple(
            (claim, self.counts[claim.figure])
            for claim in claims
            if claim.number != self.counts[claim.figure]
        )


def year_of_handling(
    cases: Mapping[SuggestionId, Case],
    law: LawAt,
    through: date,
    register: Register,
    *,
    congress: str,
    year: int,
    unit: str = "",
) -> YearOfHandling:
    """The report's numbers on the evening of a day, counted from the cases.

    What happened after ``through`` is not in them, whatever else the cases know by now.

    >>> from wholeprocess.congress import Divisions, Register
    >>> from wholeprocess.law import in_force
    >>> nobody = Register(divisions=Divisions.shipped())
    >>> day = date(2022, 11, 20)
    >>> year_of_handling({}, in_force, day, nobody, congress="430381", year=2022).claims()[0]
    Claim(figure=<Figure.SUBMITTED: 'submitted'>, number=0)
    """
    ours = {
        number: case
        for number, case in cases.items()
        if case.congress == congress and case.filed.on.year == year
    }
    # what was merged into a suggestion of another year is folded with it, so all are at hand
    then = as_of(ours, through, law, register, among=cases)
    held = [case for case in then.values() if not unit or unit in answering(case)]
    rated = rates(held, law, through, register=register, unit=unit or None)
    counts = {figure: sum(map(asked, held)) for figure, asked in _OF_A_CASE.items()}
    counts |= {figure: asked(rated) for figure, asked in _OF_A_RATE.items()}
    return YearOfHandling(
        congress=DivisionCode(congress),
        year=year,
        through=through,
        unit=unit,
        counts=counts,
        rates=rated,
    )


__all__ = ["YearOfHandling", "year_of_handling"]
