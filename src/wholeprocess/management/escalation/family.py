"""Parent and children (上下级关联): which suggestions carry on another, and what came of each.

A suggestion of a higher congress that carries on a lower one names it as its parent. Nothing is
stored twice: what stands here is worked out from the cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import islice

from attrs import frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.law import Text
from wholeprocess.management.acts import (
    BringHome,
    Escalate,
    Merge,
    Outcome,
    SuggestionId,
)
from wholeprocess.management.case import Case
from wholeprocess.management.replies import closed_on

Cases = Mapping[SuggestionId, Case]


class Book(dict[SuggestionId, Case]):
    """Cases by number that find children quickly (总册): each case is looked at once for all.

    Any mapping of cases will do where this one is asked for; it is only quicker in a long row of
    acts. Cases are added and replaced, never taken out.
    """

    __slots__ = ("_children", "_seen")

    def __init__(self, cases: Cases) -> None:
        super().__init__(cases)
        self._children: dict[SuggestionId, tuple[SuggestionId, ...]] = {}
        self._seen = 0

    def children(self, parent: SuggestionId) -> tuple[SuggestionId, ...]:
        """The numbers of the suggestions that name that parent, in the order they came in."""
        new = list(islice(reversed(self.values()), len(self) - self._seen))
        for case in reversed(new):
            above = case.filed.parent
            if above is not None:
                self._children[above] = (*self._children.get(above, ()), case.id)
        self._seen = len(self)
        return self._children.get(parent, ())


def children(cases: Cases, parent: SuggestionId) -> tuple[Case, ...]:
    """The suggestions that carry on another, in the order they came in."""
    if isinstance(cases, Book):
        return tuple([cases[number] for number in cases.children(parent)])
    return tuple([case for case in cases.values() if case.filed.parent == parent])


def settled(case: Case, cases: Cases) -> Case:
    """The case that decides what comes of one: a merged suggestion lives on in another."""
    while case.outcome is Outcome.MERGED:
        case = cases[case.done(Merge)[-1].into]
    return case


def result_of(kin: tuple[Case, ...], cases: Cases) -> Case | None:
    """Of several suggestions that carry on one matter at one congress, the one that says what came.

    ``None`` while one of them, or what it was merged into, is still open. One that was solved goes
    before others, then the one that ended last.
    """
    best: tuple[bool, date, SuggestionId] | None = None
    for case in kin:
        end = settled(case, cases)
        if end.outcome is None:
            return None
        mark = (end.outcome.solved, closed_on(end) or end.last, case.id)
        best = max(best, mark) if best else mark
    return cases[best[2]] if best else None


class LegStanding(StrEnum):
    """Where a leg of an escalation stands (转请进展)."""

    WAITING = "waiting"  # 尚未提出
    CARRIED = "put forward"  # 已由上级代表提出
    ENDED = "ended, not told"  # 已有结果，尚未回告
    SOLVED = "solved"  # 已回告：解决或者列入计划
    REFUSED = "refused"  # 已回告：未解决

    @property
    def words(self) -> Text:
        """In words."""
        return Text(_ZH[self], self.value)

    @property
    def home(self) -> bool:
        """Whether what came of it has returned."""
        return self in (LegStanding.SOLVED, LegStanding.REFUSED)


_ZH = {
    LegStanding.WAITING: "等待提出",
    LegStanding.CARRIED: "已提出，办理中",
    LegStanding.ENDED: "有结果，未回告",
    LegStanding.SOLVED: "已回告：解决",
    LegStanding.REFUSED: "已回告：未解决",
}


@frozen(kw_only=True)
class LegState:
    """One higher congress that a matter was put before, and how it stands."""

    congress: DivisionCode
    carriers: tuple[DeputyId, ...]
    asked: date
    children: tuple[SuggestionId, ...]
    standing: LegStanding
    home: BringHome | None = None


def legs_of(case: Case, cases: Cases) -> tuple[LegState, ...]:
    """Every leg of a case's escalations, in order, with those who carry it on and its standing."""
    kin = children(cases, case.id)
    homes = {home.congress: home for home in case.done(BringHome)}
    legs = []
    for act in case.done(Escalate):
        for leg in act.legs:
            here = tuple(child for child in kin if child.congress == leg.congress)
            legs.append(
                LegState(
                    congress=leg.congress,
                    carriers=leg.carriers,
                    asked=act.on,
                    children=tuple(child.id for child in here),
                    standing=_standing(here, homes.get(leg.congress), cases),
                    home=homes.get(leg.congress),
                )
            )
    return tuple(legs)


def _standing(kin: tuple[Case, ...], home: BringHome | None, cases: Cases) -> LegStanding:
    if home is not None:
        return LegStanding.SOLVED if home.solved else LegStanding.REFUSED
    if not kin:
        return LegStanding.WAITING
    return LegStanding.CARRIED if result_of(kin, cases) is None else LegStanding.ENDED
