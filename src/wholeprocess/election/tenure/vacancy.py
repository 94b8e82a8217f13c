"""Vacancies (缺额) and by-elections (补选): who elects, what is filled, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DeputyId, DivisionCode, Organ, Register, SessionKind
from wholeprocess.election.act import (
    CandidateId,
    DistrictAct,
    DistrictId,
    ElectionAct,
    ElectionId,
)
from wholeprocess.election.tenure.credentials import VacancyId
from wholeprocess.journal import count, name, some
from wholeprocess.law import Law, Ruling, Text

ByElection: TypeAlias = tuple[ElectionId, DistrictId]
"""The by-election and its district that fill a vacancy."""


class VacancyPhase(StrEnum):
    """Where a vacancy stands."""

    OPEN = "open"  # 出缺
    CALLED = "called"  # a by-election is to fill it, or somebody elected waits for confirmation
    FILLED = "filled"  # 补选的代表已确认资格


@frozen
class VotesFor:
    """A candidate's votes."""

    candidate: CandidateId = field(validator=name)
    votes: int = field(validator=count)


def _votes(values: Iterable[VotesFor]) -> tuple[VotesFor, ...]:
    return tuple(sorted(values, key=lambda row: (-row.votes, row.candidate)))


# --- acts -----------------------------------------------------------------------------------------


@frozen(kw_only=True)
class LeaveVacant(DistrictAct):
    """Seats that another election could not fill are left vacant (名额空缺)."""

    kind: ClassVar[str] = "election.leave-vacant"


@frozen(kw_only=True)
class OrderByElection(DistrictAct):
    """A by-election is to fill a vacancy (决定补选, EL-57-1).

    ``election`` is the by-election and ``district`` the original district in it.
    """

    kind: ClassVar[str] = "election.order-by-election"

    vacancy: VacancyId = field(validator=name)


@frozen(kw_only=True)
class ElectInRecess(ElectionAct):
    """A standing committee fills a vacant seat in the congress above (闭会期间补选, EL-57-3).

    ``election`` is the one that gave the lost seat; ``members`` the size of the committee.
    """

    kind: ClassVar[str] = "election.elect-in-recess"
    about: ClassVar[str] = "vacancy"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    vacancy: VacancyId = field(validator=name)
    members: int = field(validator=ge(1))
    votes: tuple[VotesFor, ...] = field(converter=_votes, validator=some)

    @votes.validator
    def _each_member_votes_once(self, _: Attribute[object], votes: tuple[VotesFor, ...]) -> None:
        if len({row.candidate for row in votes}) < len(votes):
            raise ValueError("votes names a candidate twice; write each once")
        if sum(row.votes for row in votes) > self.members:
            raise ValueError(f"votes has more than one vote for each of {self.members} members")


# --- what is kept ---------------------------------------------------------------------------------


@frozen(kw_only=True)
class Vacancy:
    """A seat that fell empty (缺额), and what became of it.

    ``election`` and ``district`` are those that had filled it; ``cause`` is the ground on which
    the mandate ended, or that nobody was elected.
    """

    id: VacancyId
    election: ElectionId
    congress: DivisionCode
    since: date
    cause: str
    phase: VacancyPhase = VacancyPhase.OPEN
    district: DistrictId | None = None
    unit: DivisionCode | None = None
    by_election: ByElection | None = None
    elected: CandidateId | None = None  # by a standing committee in recess
    filled_by: DeputyId | None = None
    acts: tuple[ElectionAct, ...] = ()


@frozen
class ElectedInRecess:
    """Who is elected (当选)."""

    candidate: CandidateId


@frozen
class NobodyElected:
    """Nobody is elected, and how many votes the first one lacks (无人当选)."""

    missing: int


def elect_in_recess(act: ElectInRecess, law: Law) -> Ruling[ElectedInRecess | NobodyElected]:
    """Rule on a standing committee's by-election: more than half of all members (OL-51-4).

    >>> act = ElectInRecess(on=date(2021, 7, 1), election="city", vacancy="c1", members=33,
    ...                     votes=[VotesFor("A", 16), VotesFor("B", 10)])
    >>> elect_in_recess(act, law)
    Ruling(outcome=NobodyElected(missing=1), rests_on=('EL-57-3', 'OL-51-4'))
    """
    first = act.votes[0]
    needed = law.threshold("OL-51-4").least(of=act.members)
    reason = Text(
        f"全体组成人员{act.members}名，须{needed}票，{first.candidate}得{first.votes}票",
        f"{first.candidate} has {first.votes} votes; {needed} of {act.members} are needed",
    )
    missing = max(0, needed - first.votes)
    outcome = NobodyElected(missing) if missing else ElectedInRecess(first.candidate)
    return Ruling(outcome, ["EL-57-3", "OL-51-4"], [reason])


def serves_until(congress: str, on: date, law: Law, register: Register) -> date | None:
    """The day that ends the term which holds on a day: a successor serves the remainder (DL25-2-3).

    The first day of the next term's first session where it is on record; else five years from
    the first session of this one; ``None`` where the register has neither.
    """
    firsts = [
        session.opened
        for session in register.sessions.values()
        if session.congress == congress and session.kind is SessionKind.FIRST_OF_TERM
    ]
    later = [opened for opened in firsts if opened > on]
    begun = [opened for opened in firsts if opened <= on]
    term = register.terms.get(DivisionCode(congress))
    if term is not None and term.opened <= on:
        begun.append(term.opened)
    rule = "DL25-2-3" if law.holds("DL25-2-3") else "OL-9-1"
    if begun:
        five_years = law.limit(rule).after(max(begun), law.calendar).on
        return min(later, default=five_years)
    return min(later, default=None)
