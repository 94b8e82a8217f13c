"""Leaving the list (退出、除名): a candidate withdraws, is struck off, or took outside funding."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.candidates.entry import entered, list_of, not_standing
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.counting.record import Result
from wholeprocess.election.record import Changes, State
from wholeprocess.journal import name
from wholeprocess.law import Law, Refusal, Ruling


@frozen(kw_only=True)
class WithdrawCandidate(DistrictAct):
    """A nominee or candidate stands no longer, of his own will (退出)."""

    kind: ClassVar[str] = "election.withdraw-candidate"

    candidate: CandidateId = field(validator=name)


class WithdrawalGround(StrEnum):
    """Why somebody is to be struck off (除名理由). Not every ground is one that the law knows."""

    NOT_ELIGIBLE = "not-eligible"  # 没有被选举权 (EL-4-1, EL-4-2)
    DIED = "died"
    FALSE_PARTICULARS = "false-particulars"  # 基本情况不实: notified, not struck off (EL-30-2c)
    VETTING = "vetting"  # 考察意见: informs those who nominate, no ground (ELP-vetting)


NO_GROUND = {
    WithdrawalGround.FALSE_PARTICULARS: "EL-30-2c",
    WithdrawalGround.VETTING: "ELP-vetting",
}
"""Grounds that do not strike anybody off, and the rule that says so."""


@frozen(kw_only=True)
class StrikeCandidate(DistrictAct):
    """The organ that runs the election strikes somebody off the list, on a ground (除名)."""

    kind: ClassVar[str] = "election.strike-candidate"

    candidate: CandidateId = field(validator=name)
    ground: WithdrawalGround = field(converter=WithdrawalGround)


@frozen(kw_only=True)
class FindOutsideFunding(DistrictAct):
    """Somebody is found to have taken election funding from outside the mainland (EL-35-1).

    What follows depends on how far he has come: see ``after_outside_funding``.
    """

    kind: ClassVar[str] = "election.find-outside-funding"

    candidate: CandidateId = field(validator=name)
    words: str = field(validator=name)


class FundingOutcome(StrEnum):
    """What follows from outside funding (接受境外资助的后果, EL-35-2)."""

    NOT_LISTED = "not-listed"  # 不列入代表候选人名单
    STRUCK_OFF = "struck-off"  # 从名单中除名
    ELECTION_VOID = "election-void"  # 当选无效


def after_outside_funding(
    own: CandidateList, result: Result | None, candidate: CandidateId
) -> Ruling[FundingOutcome]:
    """The outcome by stage: not yet on a list, on one, or elected (EL-35-2).

    >>> after_outside_funding(CandidateList(nominees=("li",)), None, "li").outcome
    <FundingOutcome.STRUCK_OFF: 'struck-off'>
    """
    outcome = FundingOutcome.NOT_LISTED
    if result is not None and candidate in result.elected:
        outcome = FundingOutcome.ELECTION_VOID
    elif candidate in own.nominees:
        outcome = FundingOutcome.STRUCK_OFF
    return Ruling(outcome, ["EL-35-2"])


# --- what refuses it ------------------------------------------------------------------------------


def stands(
    state: State, act: WithdrawCandidate | StrikeCandidate, law: Law, register: Register
) -> Refusal | None:
    """Only who stands can leave."""
    return not_standing(state, act, (act.candidate,), law)


def a_lawful_ground(
    state: State, act: StrikeCandidate, law: Law, register: Register
) -> Refusal | None:
    """False particulars are notified and an opinion is weighed; neither strikes anybody off."""
    if (code := NO_GROUND.get(act.ground)) is None:
        return None
    what = f"{act.candidate} cannot be struck off {act.place} for {act.ground}"
    return law.refusal(code, what, "notify the voters or deputies, who decide by their votes")


# --- what it changes ------------------------------------------------------------------------------


def withdrawn(state: State, act: WithdrawCandidate, law: Law, register: Register) -> Changes:
    """Off the list; he may be put forward again while nominations are open."""
    return _off(state, act, act.candidate)


def struck_off(state: State, act: StrikeCandidate, law: Law, register: Register) -> Changes:
    """Off the list; the law keeps only those for good off it who took outside funding."""
    return _off(state, act, act.candidate)


def funded(state: State, act: FindOutsideFunding, law: Law, register: Register) -> Changes:
    """Off the list at whatever stage; what was elected stays for the credentials to void."""
    result = state.results.get((act.election, act.district))
    outcome = after_outside_funding(list_of(state, act), result, act.candidate).outcome
    if outcome is FundingOutcome.ELECTION_VOID:
        return entered(state, act)
    return _off(state, act, act.candidate, barred=True)


def _off(state: State, act: DistrictAct, who: CandidateId, *, barred: bool = False) -> Changes:
    own = list_of(state, act)
    return entered(
        state,
        act,
        nominees=tuple(n for n in own.nominees if n != who),
        formal=tuple(n for n in own.formal if n != who),
        barred=(*own.barred, who) if barred and who not in own.barred else own.barred,
    )
