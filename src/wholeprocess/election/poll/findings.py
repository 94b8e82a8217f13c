"""The poll (投票): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wholeprocess.election.act import place_of
from wholeprocess.election.poll.record import BallotBox, Channel, Poll
from wholeprocess.election.poll.stations import barred_from
from wholeprocess.election.record import Place, State
from wholeprocess.election.seats.election import Election, Method
from wholeprocess.journal import alone, finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``.

    Each vote of a district is judged by the law of the day on which it began.
    """
    return found_by(CHECKS, state, law_at, through)


def _places(state: State) -> Iterator[tuple[Place, Election, Poll]]:
    """The polls of each district that was drawn, the last one of each."""
    for place in sorted(state.polls.keys() & state.districts.keys()):
        yield place, state.elections[place[0]], state.polls[place]


def _polls(state: State, law_at: LawAt, through: date) -> Iterator[tuple[str, Poll, date]]:
    for place, _, last in _places(state):
        for poll in (*last.earlier, last):
            yield place_of(*place), poll, through


def _boxes(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[str, BallotBox, date | None, Law]]:
    for place, election, last in _places(state):
        for poll in (*last.earlier, last):
            law = law_at(poll.opened or poll.day or election.day, election.congress)
            for box in poll.boxes.values():
                yield place_of(*place), box, poll.opened, law


def _staffed(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, Place, Poll, Law]]:
    for place, election, last in _places(state):
        law = law_at(last.opened or last.day or election.day, election.congress)
        yield state, place, last, law


@finds("EL-11-1", "EL-39-1")
def _without_a_vote(state: State, through: date) -> Iterator[Finding]:
    for place, district in sorted(state.districts.items()):
        election, poll = state.elections[place[0]], state.polls.get(place, Poll())
        day = poll.day or election.day
        if poll.opened is None and through > day:
            yield found(
                "EL-39-1" if election.method is Method.INDIRECT else "EL-11-1",
                district.place,
                (f"定于{day}投票，没有投票", f"the vote of {day} was not held"),
                ("另定日期，组织投票", "set another day, and hold it"),
                day,
            )


@finds("EL-40-1", "EL-43-1", "ELL-mobile-list", "ELL-mobile-scrutineers", "ELP-small-box")
def _of_box(about: str, box: BallotBox, on: date | None, law: Law) -> Iterator[Finding]:
    mobile = box.channel is Channel.MOBILE_BOX
    if not box.secret_place and not mobile:
        yield found(
            "EL-40-1",
            about,
            (f"{box.id}没有秘密写票处", f"{box.id} has no secret place to write"),
            ("设秘密写票处", "set one up"),
            on,
        )
    if mobile and law.holds("ELL-mobile-scrutineers"):
        least = law.count("ELL-mobile-scrutineers")
        if (n := len(box.scrutineers)) < least:
            yield found(
                "ELL-mobile-scrutineers",
                about,
                (
                    f"流动票箱{box.id}有{n}名监票人，应有{least}名",
                    f"{n} scrutineers went with the mobile box {box.id}; {least} are due",
                ),
                ("派足监票人", "send enough scrutineers"),
                on,
            )
    if mobile and box.unlisted and law.holds("ELL-mobile-list"):
        yield found(
            "ELL-mobile-list",
            about,
            (
                f"流动票箱{box.id}有{box.unlisted}张票没有选民名册",
                f"{box.unlisted} ballots at the mobile box {box.id} have no list of voters",
            ),
            ("由选民签名", "have the voters sign"),
            on,
        )
    if box.returned is not None and box.returned > box.given_out:
        yield found(
            "EL-43-1",
            about,
            (
                f"{box.id}收回{box.returned}张，发出{box.given_out}张",
                f"{box.id} held {box.returned} ballots, {box.given_out} were given out",
            ),
            (
                "核对并记录（EL-44-1）",
                "compare and record; too many in all is invalid (EL-44-1)",
            ),
            on,
        )
    if box.returned and box.returned < (few := law.count("ELP-small-box")):
        yield found(
            "ELP-small-box",
            about,
            (
                f"{box.id}只有{box.returned}张票，少于{few}张",
                f"{box.id} held {box.returned} ballots, fewer than {few}",
            ),
            ("与其他票箱混合后计票", "mix them with another box before they are read"),
            on,
            Severity.NOTE,
        )


@finds("EL-38-1", "EL-43-1")
def _of_poll(about: str, poll: Poll, through: date) -> Iterator[Finding]:
    if poll.opened is None:
        return
    if all(box.channel is Channel.MOBILE_BOX for box in poll.boxes.values()):
        yield found(
            "EL-38-1",
            about,
            ("只设流动票箱，没有投票站和选举大会", "there are mobile boxes only"),
            ("设立投票站或者召开选举大会", "set up a station or hold a meeting"),
            poll.opened,
        )
    last = poll.opened + timedelta(days=poll.days - 1)
    if not poll.closed and through > last:
        yield found(
            "EL-43-1",
            about,
            (f"{last}投票结束，没有核对签字", f"voting ended on {last}, and no record is signed"),
            ("核对人数和票数，由监票人签字", "compare voters and ballots, and sign"),
            last,
        )


@finds("EL-43-2", "ELP-candidate-barred")
def _of_staff(state: State, place: Place, poll: Poll, law: Law) -> Iterator[Finding]:
    for staff in poll.staff:
        if (barred := barred_from(state, place, poll, staff, law)) is not None:
            code, why = barred
            yield found(
                code,
                place_of(*place),
                (
                    f"{staff.person}是候选人或者其近亲属，仍任{staff.role}",
                    f"{why} and still works as {staff.role}",
                ),
                ("更换", "replace him"),
                poll.acts[-1].on if poll.acts else poll.opened,
            )


CHECKS = (
    *finders(_boxes, _of_box),
    *finders(_polls, _of_poll),
    *finders(_staffed, _of_staff),
    *finders(alone, _without_a_vote),
)
"""What finds it."""
