"""Candidates (代表候选人): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.candidates.findings_list import as_it_stands, posted
from wholeprocess.election.candidates.findings_pool import of_pool
from wholeprocess.election.candidates.formal_list import ConsultVoterGroups
from wholeprocess.election.candidates.meetings import (
    HoldMeeting,
    IntroductionAct,
    RequestMeeting,
    meeting_coverage,
)
from wholeprocess.election.candidates.nomination import put_forward_by
from wholeprocess.election.candidates.particulars import FindParticularsUntrue, NotifyOfParticulars
from wholeprocess.election.candidates.pre_election import HoldPreElection, NoQuorum, rank
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.candidates.withdrawal import FindOutsideFunding
from wholeprocess.election.record import State
from wholeprocess.election.seats.election import District, Election, Method
from wholeprocess.election.tenure.credentials import CredentialPhase, Credentials
from wholeprocess.journal import alone, finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, Threshold, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``.

    What was done is judged by the law of the day on which it was done, what was left undone by
    that of the election day.
    """
    return found_by(CHECKS, state, law_at, through)


def _lists(state: State, law_at: LawAt) -> Iterator[tuple[CandidateList, District, Election, Law]]:
    for place in sorted(state.lists.keys() & state.districts.keys()):
        election = state.elections[place[0]]
        law = law_at(election.day, election.congress)
        yield state.lists[place], state.districts[place], election, law


def _standing(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[CandidateList, District, Election, Law]]:
    return _lists(state, law_at)


def _direct(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[CandidateList, District, Election, Law, date]]:
    for own, district, election, law in _lists(state, law_at):
        if election.method is Method.DIRECT:
            yield own, district, election, law, through


def _voted(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[CandidateList, District, Election, Law]]:
    for own, district, election, law in _lists(state, law_at):
        if through >= election.day:
            yield own, district, election, law


def _acts(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, CandidateList, DistrictAct, Law]]:
    for own, _, election, _ in _lists(state, law_at):
        for act in own.acts:
            yield state, own, act, law_at(act.on, election.congress)


def _pooled(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, CandidateList, District, Law]]:
    for own, district, _, law in _lists(state, law_at):
        yield state, own, district, law


def _elections(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, Election, Law, date]]:
    for election in state.elections.values():
        yield state, election, law_at(election.day, election.congress), through


@finds("EL-31-1")
def _without_candidates(state: State, through: date) -> Iterator[Finding]:
    for place, district in sorted(state.districts.items()):
        day = state.elections[place[0]].day
        if place not in state.lists and through >= day:
            yield found(
                "EL-31-1",
                district.place,
                ("到选举日没有提出代表候选人", "nobody was put forward by the election day"),
                ("提名代表候选人，另定选举日", "nominate, and set another day"),
                day,
            )


# --- single acts ----------------------------------------------------------------------------------


@finds("EL-30-2c", "EL-35-2", "ELL-pre-secret", "ELP-agreement", "ELP-pre-quorum")
def _of_act(state: State, own: CandidateList, act: DistrictAct, law: Law) -> Iterator[Finding]:
    match act:
        case FindParticularsUntrue():
            if not any(
                told.nominee == act.nominee and told.on >= act.on
                for told in own.done(NotifyOfParticulars)
            ):
                yield found(
                    "EL-30-2c",
                    act.place,
                    (
                        f"{act.nominee}的基本情况不实，没有通报",
                        f"the particulars of {act.nominee} are untrue, and nobody was told",
                    ),
                    ("向选民或者代表通报", "notify the voters or deputies"),
                    act.on,
                )
        case ConsultVoterGroups() if act.agreed_on:
            if not law.threshold("ELP-agreement").met(act.in_favour, of=act.voters):
                yield found(
                    "ELP-agreement",
                    act.place,
                    (
                        f"{act.voters}人讨论，{act.in_favour}人赞成，即定为一致意见",
                        f"{act.in_favour} of {act.voters} consulted were for the list",
                    ),
                    ("继续协商，或者预选", "go on, or hold a pre-election"),
                    act.on,
                    Severity.DEPARTURE,
                )
        case HoldPreElection():
            yield from _of_pre_election(state, act, law)
        case FindOutsideFunding():
            result = state.results.get((act.election, act.district))
            elected = result is not None and act.candidate in result.elected
            if elected and not _declared_void(state, act):
                yield found(
                    "EL-35-2",
                    act.place,
                    (
                        f"{act.candidate}接受境外资助，当选无效",
                        f"{act.candidate} took outside funding: the election is void",
                    ),
                    ("确定当选无效", "declare the election void"),
                    act.on,
                )


def _declared_void(state: State, act: FindOutsideFunding) -> bool:
    held = state.credentials.get((act.election, act.district), Credentials())
    return held.of(act.candidate).phase is CredentialPhase.VOID


def _of_pre_election(state: State, act: HoldPreElection, law: Law) -> Iterator[Finding]:
    if law.holds("ELL-pre-secret") and not act.secret:
        yield found(
            "ELL-pre-secret",
            act.place,
            ("预选没有采用无记名投票", "the pre-election was not by secret ballot"),
            ("重新预选", "hold it again in secret"),
            act.on,
        )
    roll = state.rolls.get((act.election, act.district))
    size = roll.size if roll is not None else 0
    if isinstance(short := rank(act, size, law).outcome, NoQuorum):
        yield found(
            "ELP-pre-quorum",
            act.place,
            (
                f"参加预选{short.took_part}人，不足{short.needed}人，不作为依据",
                f"{short.took_part} of {short.needed} needed took part: the vote gives no order",
            ),
            ("重新预选", "hold it again"),
            act.on,
        )


# --- introduction and meetings --------------------------------------------------------------------


@finds("EL-34-1a", "EL-34-1b", "ELL-meeting")
def _introduced(
    own: CandidateList, district: District, election: Election, law: Law
) -> Iterator[Finding]:
    shown: set[CandidateId] = set()
    for act in own.done(IntroductionAct):
        shown.update(act.candidates)
    if unknown := [who for who in own.formal if who not in shown]:
        yield found(
            "EL-34-1a",
            district.place,
            (f"没有介绍候选人{'、'.join(unknown)}", f"nobody introduced {', '.join(unknown)}"),
            ("向选民或者代表介绍", "introduce the candidates"),
            election.day,
        )
    meetings = own.done(HoldMeeting)
    asked = own.done(RequestMeeting)
    if asked and not any(meeting.on >= asked[-1].on for meeting in meetings):
        yield found(
            "EL-34-1b",
            district.place,
            ("选民要求见面，没有组织", "voters asked for a meeting and none was held"),
            ("组织候选人与选民见面", "organize the meeting"),
            asked[-1].on,
        )
    if law.holds("ELL-meeting") and not meetings:
        yield found(
            "ELL-meeting",
            district.place,
            ("没有组织候选人与选民见面", "no meeting with voters was held"),
            ("组织见面，不以要求为条件", "hold one, asked or not"),
            election.day,
        )


# --- the election as a whole ----------------------------------------------------------------------


@finds("ELL-party-share", "ELP-meetings")
def _of_election(state: State, election: Election, law: Law, through: date) -> Iterator[Finding]:
    lists = [own for (of, _), own in state.lists.items() if of == election.id]
    if not lists:
        return
    if law.holds("ELL-party-share") and election.seats:
        most = law.threshold("ELL-party-share")
        nominated = sum(len(set().union(*put_forward_by(own, law).values())) for own in lists)
        if Threshold(most.part, strict=True).met(nominated, of=election.seats):
            yield found(
                "ELL-party-share",
                election.id,
                (
                    f"各政党、团体推荐{nominated}人，超过代表名额{election.seats}名的{most.part}",
                    f"parties and organizations nominated {nominated}, more than {most.part} "
                    f"of {election.seats} seats",
                ),
                ("一般不超过这一比例，说明原因", "generally it is no more; say why"),
                election.day,
                Severity.DEPARTURE,
            )
    if through < election.day or election.method is Method.INDIRECT:
        return
    far = meeting_coverage(state, election.id)
    if not law.threshold("ELP-meetings").met(len(far.covered), of=len(far.districts)):
        yield found(
            "ELP-meetings",
            election.id,
            (
                f"{len(far.districts)}个选区中{len(far.covered)}个组织了全部候选人与选民见面；"
                f"没有的：{'、'.join(far.missing)}",
                f"all candidates met voters in {len(far.covered)} of {len(far.districts)} "
                f"districts; not in {', '.join(far.missing)}",
            ),
            ("每个选区都组织见面", "hold a meeting in every district"),
            election.day,
            Severity.DEPARTURE,
        )


CHECKS = (
    *finders(_direct, posted),
    *finders(_acts, _of_act),
    *finders(_standing, as_it_stands),
    *finders(_voted, _introduced),
    *finders(_pooled, of_pool),
    *finders(alone, _without_candidates),
    *finders(_elections, _of_election),
)
"""What finds it."""
