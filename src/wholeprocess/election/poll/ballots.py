"""Giving out ballots (发放选票): one for each voter, against a card, in batches (EL-37-1, EL-5-1).

An act says that voters were given ballots; none says what became of a ballot. What the ballots
say is counted from the boxes, where nothing tells one from another.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import Attribute, evolve, field, frozen
from attrs.converters import optional

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictAct, VoterId, voters
from wholeprocess.election.poll.entry import (
    box_is_there,
    electors,
    may_vote_here,
    poll_of,
    with_box,
)
from wholeprocess.election.poll.proxy import ended, proxy_of
from wholeprocess.election.poll.record import BallotBox, BoxId, Channel, Proxies
from wholeprocess.election.record import Changes, State
from wholeprocess.journal import count, name
from wholeprocess.law import Law, Refusal


class Card(StrEnum):
    """What a voter showed for his ballot (领票凭证)."""

    IDENTITY = "identity-card"  # 身份证
    VOTER = "voter-card"  # 选民证


class BoxReason(StrEnum):
    """Why voters vote at a mobile box (流动票箱投票理由)."""

    UNABLE_TO_MOVE = "unable-to-move"  # 因患病、残疾等行动不便
    SCATTERED = "scattered"  # 居住分散、交通不便
    IN_CUSTODY = "in-custody"  # 被羁押而准予行使选举权利 (DR83-5)


class ScribeReason(StrEnum):
    """Why somebody else writes a ballot (代写理由)."""

    ILLITERATE = "illiterate"  # 文盲
    DISABLED = "disabled"  # 因残疾不能写


@frozen(kw_only=True)
class BoxAct(DistrictAct):
    """An act at one ballot box."""

    box: BoxId = field(validator=name)


@frozen(kw_only=True)
class BallotsAct(BoxAct):
    """A batch of ballots given out at one box.

    ``voters`` names those for whom they are; where the place keeps no such list, ``number`` says
    how many there were. If both are given they agree.
    """

    voters: tuple[VoterId, ...] = field(default=(), converter=voters)
    number: int | None = field(default=None)

    @number.validator
    def _says_how_many(self, _: Attribute[object], number: int | None) -> None:
        if number is None:
            if not self.voters:
                raise ValueError("no ballot is given out: name the voters, or say the number")
            return
        count(self, _, number)
        if number == 0 or (self.voters and number != len(self.voters)):
            raise ValueError(f"number {number}, and {len(self.voters)} voters are named")

    @property
    def ballots(self) -> int:
        """How many ballots."""
        return len(self.voters) if self.number is None else self.number


@frozen(kw_only=True)
class IssueBallots(BallotsAct):
    """Voters who came themselves are given their ballots (领取选票)."""

    kind: ClassVar[str] = "election.issue-ballots"

    card: Card = field(default=Card.IDENTITY, converter=Card)
    reason: BoxReason | None = field(default=None, converter=optional(BoxReason))
    """Why these voters vote at a mobile box; nothing at a station or a meeting."""


@frozen(kw_only=True)
class IssueProxyBallots(BallotsAct):
    """Proxies are given ballots; ``voters`` are the principals (代领选票), not the proxies."""

    kind: ClassVar[str] = "election.issue-proxy-ballots"


@frozen(kw_only=True)
class ReplaceSpoiled(BoxAct):
    """Spoiled ballots are handed in and exchanged (更换污损选票): nobody has two."""

    kind: ClassVar[str] = "election.replace-spoiled"

    number: int = field(validator=count)


@frozen(kw_only=True)
class WriteForVoters(BoxAct):
    """Somebody whom the voter trusts wrote the ballot (代写选票, EL-40-2), so many times.

    A scribe is no proxy: the voter is there, nobody consents, and there is no limit of three.
    """

    kind: ClassVar[str] = "election.write-for-voters"

    number: int = field(validator=count)
    reason: ScribeReason = field(converter=ScribeReason)


# --- what refuses it ------------------------------------------------------------------------------


def box_is_open(state: State, act: BoxAct, law: Law, register: Register) -> Refusal | None:
    """The box is there and was not opened."""
    box = box_is_there(state, act.box, act, law)
    return box if isinstance(box, Refusal) else None


def against_a_card(state: State, act: IssueBallots, law: Law, register: Register) -> Refusal | None:
    """A ballot is for a card that the place takes (EL-37-1)."""
    cards = law.choices("EL-37-1")
    if act.card in cards:
        return None
    what = f"{act.card} shown at {act.box} in {act.place}"
    return law.refusal("EL-37-1", what, f"give ballots for {' or '.join(cards)}")


def entitled_to_the_box(
    state: State, act: IssueBallots, law: Law, register: Register
) -> Refusal | None:
    """A mobile box goes to those who cannot come, or live scattered, or are in custody."""
    if poll_of(state, act).boxes[act.box].channel is not Channel.MOBILE_BOX:
        return None
    entitled = (*law.choices("EL-38-1"), *law.choices("DR83-5-how"))
    if act.reason in entitled:
        return None
    why = act.reason or "no reason"
    what = f"{why} for the mobile box {act.box} in {act.place}"
    return law.refusal("EL-38-1", what, f"it is for voters who are {', '.join(entitled)}")


def one_each(state: State, act: IssueBallots, law: Law, register: Register) -> Refusal | None:
    """Everybody is a voter here and gets one ballot (EL-5-1), the principals of proxies too."""
    refusal = _not_twice(state, act, law, register)
    if refusal is not None or law.choice("ELP-principal-votes") == "revokes":
        return refusal
    for voter in act.voters:
        if (proxy := proxy_of(state, act.election, voter)) is not None:
            what = f"{proxy} votes for {voter}"
            return law.refusal("ELP-principal-votes", what, "end the proxy first")
    return None


def for_principals(
    state: State, act: IssueProxyBallots, law: Law, register: Register
) -> Refusal | None:
    """Each ballot is for a voter with a proxy whose own was not given out (EL-42-1a)."""
    refusal = _not_twice(state, act, law, register)
    if refusal is not None:
        return refusal
    for voter in act.voters:
        if proxy_of(state, act.election, voter) is None:
            what = f"{voter} has no proxy in {act.place}"
            return law.refusal("EL-42-1a", what, "let the committee consent to one first")
    return None


def _not_twice(state: State, act: BallotsAct, law: Law, register: Register) -> Refusal | None:
    poll = poll_of(state, act)
    given = state.given.get(act.election, {})
    seen: set[VoterId] = set()
    for voter in act.voters:
        if voter in seen or given.get(voter) == poll.number:
            what = f"{voter} would have a second ballot in {act.place}"
            return law.refusal("EL-5-1", what, "give one ballot to each voter")
        if not may_vote_here(state, act, voter, register):
            what = f"{voter} is not on the roll of {act.place}"
            return law.refusal("EL-27-1a", what, "send the voter to the district of his roll")
        seen.add(voter)
    most = electors(state, act, register)
    if most is None or poll.issued + act.ballots <= most:
        return None
    what = f"{poll.issued + act.ballots} ballots for {most} voters of {act.place}"
    return law.refusal("EL-5-1", what, "correct the number, or the roll")


def were_given_out(
    state: State, act: ReplaceSpoiled | WriteForVoters, law: Law, register: Register
) -> Refusal | None:
    """No more are exchanged at a time, or written for voters in all, than were given out."""
    box = poll_of(state, act).boxes[act.box]
    before = box.written_for if isinstance(act, WriteForVoters) else 0
    if before + act.number <= box.given_out:
        return None
    what = f"{before + act.number} of {box.given_out} ballots at {act.box} in {act.place}"
    return law.refusal("EL-37-1", what, "correct the number")


def needs_a_scribe(
    state: State, act: WriteForVoters, law: Law, register: Register
) -> Refusal | None:
    """Who cannot read, or cannot write for a disability (EL-40-2)."""
    reasons = law.choices("EL-40-2")
    if act.reason in reasons:
        return None
    what = f"{act.reason} at {act.box} in {act.place}"
    return law.refusal("EL-40-2", what, f"a scribe is for the {' or '.join(reasons)}")


# --- what it changes ------------------------------------------------------------------------------


def issued(state: State, act: IssueBallots, law: Law, register: Register) -> Changes:
    """The numbers, the marked roll, and the end of the proxies of those who came themselves."""
    box = poll_of(state, act).boxes[act.box]
    unlisted = 0 if act.voters else act.ballots
    box = evolve(box, issued=box.issued + act.ballots, unlisted=box.unlisted + unlisted)
    came = [who for who in act.voters if proxy_of(state, act.election, who) is not None]
    return _given_out(state, act, box, ended(state, act.election, came))


def proxies_issued(state: State, act: IssueProxyBallots, law: Law, register: Register) -> Changes:
    """The numbers, and the principals on the marked roll."""
    box = poll_of(state, act).boxes[act.box]
    return _given_out(state, act, evolve(box, proxied=box.proxied + act.ballots), {})


def _given_out(state: State, act: BallotsAct, box: BallotBox, trusts: Proxies) -> Changes:
    poll = poll_of(state, act)
    given = dict.fromkeys(act.voters, poll.number)
    return Changes(
        polls=with_box(state, act, box, issued=poll.issued + act.ballots).polls,
        given={act.election: given} if given else {},
        proxies={act.election: trusts} if trusts else {},
    )


def replaced(state: State, act: ReplaceSpoiled, law: Law, register: Register) -> Changes:
    """A number; ballots given out stay as many as they were."""
    box = poll_of(state, act).boxes[act.box]
    return with_box(state, act, evolve(box, replaced=box.replaced + act.number))


def written(state: State, act: WriteForVoters, law: Law, register: Register) -> Changes:
    """A number."""
    box = poll_of(state, act).boxes[act.box]
    return with_box(state, act, evolve(box, written_for=box.written_for + act.number))
