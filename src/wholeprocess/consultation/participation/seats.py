"""Who must and who may be at the table (应邀、可邀人员), by kind of matter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from wholeprocess.consultation.participation.kinds import MatterKind
from wholeprocess.law import Law, Ruling

K = MatterKind

MUST: Mapping[MatterKind, str] = MappingProxyType(
    {
        K.SPECIAL_REPORT: "PR-must-special-report",
        K.SURVEY: "PR-must-survey",
        K.LAW_INSPECTION: "PR-must-law-inspection",
        K.TOWNSHIP_WORK: "PR-must-township-work",
        K.PLAN: "PR-must-plan",
        K.BUDGET: "PR-must-budget",
        K.URBAN_PLAN: "PR-must-urban-plan",
    }
)
"""The rule that says who must be invited where a matter is of vital public interest."""

MAY: Mapping[MatterKind, str] = MappingProxyType(
    {
        K.SPECIAL_REPORT: "PR-may-special-report",
        K.SURVEY: "PR-may-survey",
        K.LAW_INSPECTION: "PR-may-law-inspection",
        K.TOWNSHIP_WORK: "PR-may-township-work",
        K.PLAN: "PR-may-plan",
        K.BUDGET: "PR-may-budget",
        K.URBAN_PLAN: "PR-may-urban-plan",
    }
)
"""The rule that says who may be invited where needed."""

FORMS: Mapping[MatterKind, str] = MappingProxyType(
    {
        K.SPECIAL_REPORT: "PR-forms-special-report",
        K.SURVEY: "PR-forms-survey",
        K.LAW_INSPECTION: "PR-forms-law-inspection",
        K.TOWNSHIP_WORK: "PR-forms-township-work",
        K.PLAN: "PR-forms-plan",
        K.BUDGET: "PR-forms-budget",
        K.URBAN_PLAN: "PR-forms-urban-plan",
    }
)
"""The rule that says which forms of consultation must come before."""

ARTICLES: Mapping[MatterKind, tuple[str, ...]] = MappingProxyType(
    {
        K.SPECIAL_REPORT: ("SL24-7-2", "SL24-13", "SL24-14"),
        K.SURVEY: ("SL24-7-2", "SL24-13"),
        K.LAW_INSPECTION: ("SL24-7-2", "SL24-33-2", "SL24-35"),
        K.TOWNSHIP_WORK: ("OL-19-2",),
    }
)
"""The articles that open the table: each counts from the day on which it holds."""


@frozen
class Seats:
    """Who must be invited, who may be, and by which forms people must be consulted."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """Everyone whom the table names."""
        return tuple(dict.fromkeys((*self.must, *self.may)))


def seats_at(kind: MatterKind, law: Law, *, vital: bool = True) -> Ruling[Seats]:
    """Who must and who may be at the table of a matter of that kind.

    The law lets deputies in and bids the standing committee widen their part (SL24-7-2, SL24-13,
    SL24-33-2); that deputies and residents *must* be invited is practice, and holds where the
    matter is ``vital``. Who is not a must then, still may be. The forms of consultation come before
    a draft whether it is vital or not.

    >>> ruling = seats_at(MatterKind.LAW_INSPECTION, law)
    >>> ruling.outcome.must
    ('deputies', 'residents')
    >>> ruling.rests_on
    ('PR-must-law-inspection', 'PR-may-law-inspection', 'PR-forms-law-inspection', 'SL24-33-2')
    >>> seats_at(MatterKind.LAW_INSPECTION, law, vital=False).outcome.must
    ()
    """
    must, may = law.choices(MUST[kind]), law.choices(MAY[kind])
    seats = Seats(
        must=must if vital else (),
        may=may if vital else tuple(dict.fromkeys((*must, *may))),
        forms=law.choices(FORMS[kind]),
    )
    articles = [code for code in ARTICLES.get(kind, ()) if law.holds(code)]
    return Ruling(seats, [MUST[kind], MAY[kind], FORMS[kind], *articles])
