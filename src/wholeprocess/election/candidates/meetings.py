"""Candidates are introduced and meet voters (介绍候选人、与选民见面), and how far that went."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct, DistrictId, ElectionId, candidates
from wholeprocess.election.candidates.entry import not_standing
from wholeprocess.election.poll.entry import voting_days
from wholeprocess.election.record import Place, State
from wholeprocess.journal import count, each_once, name, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class IntroductionAct(DistrictAct):
    """An act by which voters or deputies get to know candidates."""

    candidates: tuple[CandidateId, ...] = field(converter=candidates, validator=(some, each_once))


@frozen(kw_only=True)
class IntroduceCandidates(IntroductionAct):
    """Candidates are introduced (介绍候选人, EL-34-1a), by notice, broadcast or the like."""

    kind: ClassVar[str] = "election.introduce-candidates"

    way: str = field(validator=name)


@frozen(kw_only=True)
class RequestMeeting(DistrictAct):
    """Voters ask to meet the candidates (选民要求见面, EL-34-1b)."""

    kind: ClassVar[str] = "election.request-meeting"

    by: str = field(default="voters", validator=name)


@frozen(kw_only=True)
class HoldMeeting(IntroductionAct):
    """Candidates meet voters, present themselves and answer questions (候选人与选民见面)."""

    kind: ClassVar[str] = "election.hold-meeting"

    voters: int = field(validator=count)  # how many came


def not_while_voting(
    state: State, act: IntroductionAct, law: Law, register: Register
) -> Refusal | None:
    """All introduction of candidates stops on election day (EL-34-1c), on each day of it."""
    first, last = voting_days(state, act.election, act.district)
    if not first <= act.on <= last:
        return None
    what = f"{act.on} is a voting day in {act.place}"
    return law.refusal("EL-34-1c", what, f"introduce candidates until {first - timedelta(days=1)}")


def all_stand(state: State, act: IntroductionAct, law: Law, register: Register) -> Refusal | None:
    """Who is introduced stands in this district."""
    return not_standing(state, act, act.candidates, law)


@frozen(kw_only=True)
class MeetingCoverage:
    """In how many districts every formal candidate met voters (见面全覆盖)."""

    districts: tuple[DistrictId, ...]
    covered: tuple[DistrictId, ...]
    candidates: int  # formal candidates in all districts
    met_voters: int  # of those, how many met voters
    voters: int  # who came to the meetings, counted at each

    @property
    def share(self) -> Fraction:
        """The covered districts as a share of all; an election without districts has 0."""
        return Fraction(len(self.covered), len(self.districts) or 1)

    @property
    def missing(self) -> tuple[DistrictId, ...]:
        """The districts in which a formal candidate has met nobody, or nobody is settled yet."""
        covered = set(self.covered)
        return tuple(district for district in self.districts if district not in covered)


def meeting_coverage(state: State, election: ElectionId) -> MeetingCoverage:
    """How far the candidates of an election have met voters, district by district.

    >>> from wholeprocess.election import State
    >>> meeting_coverage(State(), ElectionId("county")).share
    Fraction(0, 1)
    """
    districts = tuple(sorted(place[1] for place in state.districts if place[0] == election))
    covered, candidates, met_voters, voters = [], 0, 0, 0
    for district in districts:
        met, came = _met(state, (election, district))
        own = state.lists.get((election, district))
        formal = own.formal if own is not None else ()
        candidates += len(formal)
        met_voters += len(met.intersection(formal))
        voters += came
        if formal and met.issuperset(formal):
            covered.append(district)
    return MeetingCoverage(
        districts=districts,
        covered=tuple(covered),
        candidates=candidates,
        met_voters=met_voters,
        voters=voters,
    )


def _met(state: State, place: Place) -> tuple[set[CandidateId], int]:
    own = state.lists.get(place)
    met: set[CandidateId] = set()
    came = 0
    for act in own.acts if own is not None else ():
        if isinstance(act, HoldMeeting) and act.voters:
            met.update(act.candidates)
            came += act.voters
    return met, came
