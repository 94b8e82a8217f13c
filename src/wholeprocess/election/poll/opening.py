"""Opening and closing a poll (开始投票、开箱、核对): days, boxes, the signed record (EL-43-1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, evolve, field, frozen
from attrs.validators import ge

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictAct, names
from wholeprocess.election.candidates.surplus import candidates_for
from wholeprocess.election.poll.ballots import BoxAct
from wholeprocess.election.poll.entry import entered, poll_of, with_box
from wholeprocess.election.poll.record import BallotBox, Poll, PollRound, StaffRole
from wholeprocess.election.record import Changes, State
from wholeprocess.journal import count, day, each_once, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class OpenPoll(DistrictAct):
    """Voting begins in a district (开始投票), for so many days from this one.

    ``consented`` says that moving the district's day was agreed to, where the place knows that.
    """

    kind: ClassVar[str] = "election.open-poll"

    days: int = field(default=1, validator=(count, ge(1)))
    consented: bool = False


@frozen(kw_only=True)
class CallFurtherVote(DistrictAct):
    """A further vote of the district is called, for a day (再次投票、另行选举、重新选举).

    Boxes are set up anew and proxies appointed anew; the staff stays.
    """

    kind: ClassVar[str] = "election.call-further-vote"

    vote: PollRound = field(converter=PollRound)
    day: date = field(validator=day)

    @vote.validator
    def _not_the_first(self, _: Attribute[object], vote: PollRound) -> None:
        if vote is PollRound.FIRST:
            raise ValueError("the first vote is on the election day; call revote, another or fresh")


@frozen(kw_only=True)
class OpenBox(BoxAct):
    """A box is opened and its ballots are counted, not read (开箱清点选票).

    ``returned`` is what it held. ``cast`` is how many were seen to put a ballot in, where the
    place counts them; else as many as it held, and no more than were given out.
    """

    kind: ClassVar[str] = "election.open-box"

    returned: int = field(validator=count)
    cast: int | None = field(default=None)

    @cast.validator
    def _how_many(self, _: Attribute[int], cast: int | None) -> None:
        if cast is not None:
            count(self, _, cast)


@frozen(kw_only=True)
class SignRecord(DistrictAct):
    """Voters and ballots are compared, recorded, and the scrutineers sign (核对、签字, EL-43-1)."""

    kind: ClassVar[str] = "election.sign-record"

    signed_by: tuple[str, ...] = field(converter=names, validator=(some, each_once))


# --- what refuses it ------------------------------------------------------------------------------


def on_its_day(state: State, act: OpenPoll, law: Law, register: Register) -> Refusal | None:
    """On the election day, or that of the further vote; for as many days as the place allows."""
    poll = poll_of(state, act)
    if poll.opened is not None:
        what = f"the poll in {act.place} was opened on {poll.opened}"
        return law.refusal("WP-once", what, "a further vote is called first")
    if act.days > (most := law.count("ELP-voting-days")):
        what = f"{act.days} voting days in {act.place}"
        return law.refusal("ELP-voting-days", what, f"vote for {most} at most")
    due = poll.day or state.elections[act.election].day
    if act.on == due:
        return None
    if law.holds("ELL-district-day"):
        if act.consented:
            return None
        what = f"{act.place} votes on {act.on}, the election day is {due}"
        return law.refusal("ELL-district-day", what, "get the consent first")
    what = f"{act.place} votes on {act.on}, the election day is {due}"
    return law.refusal("EL-11-1", what, "let the committee set another election day first")


def enough_candidates(state: State, act: OpenPoll, law: Law, register: Register) -> Refusal | None:
    """A formal list with more candidates than seats (EL-31-1), in the first vote of a district.

    Who stands in a further vote follows from the count before it.
    """
    if poll_of(state, act).vote not in (PollRound.FIRST, PollRound.FRESH):
        return None
    election = state.elections[act.election]
    seats = state.districts[act.election, act.district].seats
    own = state.lists.get((act.election, act.district))
    n = len(own.formal) if own is not None else 0
    surplus = candidates_for(seats, law, method=election.method, by_election=election.by_election)
    what = f"{n} formal candidates for {seats} seats in {act.place}"
    if n < seats + (not election.by_election):
        code = "EL-57-4" if election.by_election else "EL-31-1"
        return law.refusal(code, what, f"settle a list of {surplus} first")
    if n < surplus.least and law.choice("ELP-too-few") == "refill":
        return law.refusal("ELP-too-few", what, f"fill the list up to {surplus.least} first")
    return None


def has_a_box(state: State, act: OpenPoll, law: Law, register: Register) -> Refusal | None:
    """There is somewhere to vote."""
    if poll_of(state, act).boxes:
        return None
    what = f"no box is set up in {act.place}"
    return law.refusal("EL-38-1", what, "set up a station, a meeting or a mobile box first")


def vote_is_over(
    state: State, act: CallFurtherVote, law: Law, register: Register
) -> Refusal | None:
    """The vote before was closed, and the new one lies after it."""
    if not poll_of(state, act).closed:
        what = f"the vote in {act.place} is not closed"
        return law.refusal("WP-phase", what, "sign its record first")
    if act.day >= act.on:
        return None
    what = f"a further vote in {act.place} is called for {act.day}, which is past"
    return law.refusal("WP-order", what, "call it for a day to come")


def no_more_than_given(state: State, act: OpenBox, law: Law, register: Register) -> Refusal | None:
    """Nobody votes without a ballot; a box that holds too many is recorded (EL-44-1)."""
    given_out = poll_of(state, act).boxes[act.box].given_out
    if act.cast is None or act.cast <= given_out:
        return None
    what = f"{act.cast} voted at {act.box} in {act.place}, {given_out} had a ballot"
    return law.refusal("EL-37-1", what, "correct the number, or enter the ballots given out")


def was_opened(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """The poll was opened before anything of it is counted."""
    if poll_of(state, act).opened is not None:
        return None
    return law.refusal("WP-phase", f"the poll in {act.place} is not open", "open it first")


def can_be_signed(state: State, act: SignRecord, law: Law, register: Register) -> Refusal | None:
    """Every box was emptied, and scrutineers of this poll sign."""
    poll = poll_of(state, act)
    if shut := sorted(box.id for box in poll.boxes.values() if not box.opened):
        what = f"{', '.join(shut)} in {act.place} was not opened"
        return law.refusal("EL-43-1", what, "count the ballots of every box first")
    chosen = poll.of(StaffRole.SCRUTINEER)
    if others := [who for who in act.signed_by if who not in chosen]:
        what = f"{', '.join(others)} is no scrutineer of {act.place}"
        return law.refusal("EL-43-1", what, "let its scrutineers sign", who=chosen)
    return None


# --- what it changes ------------------------------------------------------------------------------


def opened(state: State, act: OpenPoll, law: Law, register: Register) -> Changes:
    """Ballots may be given out."""
    return entered(state, act, opened=act.on, days=act.days)


def called(state: State, act: CallFurtherVote, law: Law, register: Register) -> Changes:
    """A new poll; the one before is kept with it."""
    past = poll_of(state, act)
    new = Poll(
        number=past.number + 1,
        vote=act.vote,
        day=act.day,
        staff=past.staff,
        kin=past.kin,
        earlier=(*past.earlier, evolve(past, earlier=())),
        acts=(*past.acts, act),
    )
    return Changes(polls={(act.election, act.district): new})


def box_opened(state: State, act: OpenBox, law: Law, register: Register) -> Changes:
    """What the box held, and how many voted there."""
    poll = poll_of(state, act)
    box = poll.boxes[act.box]
    cast = min(act.returned, box.given_out) if act.cast is None else act.cast
    return with_box(
        state,
        act,
        evolve(box, returned=act.returned, cast=cast),
        returned=poll.returned + act.returned,
    )


def record_signed(state: State, act: SignRecord, law: Law, register: Register) -> Changes:
    """How many took part is fixed, and the vote is closed."""
    boxes = poll_of(state, act).boxes.values()
    voted = took_part(boxes, law)
    return entered(state, act, voters_who_voted=voted, signed_by=act.signed_by, closed=True)


def took_part(boxes: Iterable[BallotBox], law: Law) -> int:
    """How many took part in voting (参加投票的选民): who cast a ballot, or who took one.

    The law does not say which (ELP-participation). Taking a ballot and not casting it is not
    voting by the default; ballots beyond those given out are nobody's vote.
    """
    if law.choice("ELP-participation") == "issued":
        return sum(box.given_out for box in boxes)
    return sum(box.cast or 0 for box in boxes)
