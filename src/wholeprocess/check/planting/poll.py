"""Faults at the poll, in the count and in what follows it (投票、计票中的问题)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import (
    before,
    beside,
    day_of,
    district_of,
    law_of,
    votes_last,
)
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.journal import Act
from wholeprocess.process import EnterUnits


def a_day_later(ground: Clean, act: e.ElectionAct) -> Act:
    """An act that makes the journal a day longer, and changes nothing."""
    congress = ground.state.election.elections[act.election].congress
    return EnterUnits(on=ground.last + timedelta(1), congress=congress, units=())


# --- the poll -------------------------------------------------------------------------------------


@plants("EL-11-1")
def never_voted(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The day of a vote passes, and it was not held."""
    for _, act in ground.of(e.OpenPoll, rng):
        if votes_last(ground, act):
            gone = [p for p, a in ground.about(act.place) if a.on == act.on]
            late = a_day_later(ground, act)
            yield Fault(code="EL-11-1", about=act.place, drop=frozenset(gone), add=(late,))


@plants("EL-40-1")
def no_secret_place(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A station has no secret place to write in."""
    for place, act in ground.of(e.SetUpBox, rng):
        if act.channel != e.Channel.MOBILE_BOX:
            yield instead("EL-40-1", place, act, secret_place=False)


@plants("ELL-mobile-scrutineers")
def alone_with_the_box(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One scrutineer goes with a mobile box where a text asks for two."""
    code = "ELL-mobile-scrutineers"
    for place, act in ground.of(e.SetUpBox, rng):
        law = law_of(ground, act)
        if act.channel == e.Channel.MOBILE_BOX and law.holds(code):
            few = act.scrutineers[: law.count(code) - 1]
            yield instead(code, place, act, scrutineers=few)


@plants("ELL-mobile-list")
def no_list_of_voters(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Ballots at a mobile box are given out by number alone."""
    for place, act in ground.of(e.IssueBallots, rng):
        if act.reason is not None and law_of(ground, act).holds("ELL-mobile-list"):
            number = len(act.voters)
            yield instead("ELL-mobile-list", place, act, voters=(), number=number)


@plants("EL-43-1")
def one_ballot_too_many(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A box holds a ballot more than was given out there, another holds one fewer."""
    for place, act in ground.of(e.OpenBox, rng):
        for other, fewer in beside(ground, act, e.OpenBox):
            if other != place and fewer.on == act.on:
                more = evolve(act, returned=act.returned + 1)
                put = {place: more, other: evolve(fewer, returned=fewer.returned - 1)}
                yield Fault(code="EL-43-1", about=act.place, put=put, at=more)


@plants("ELP-small-box")
def small_box(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A mobile box comes back with hardly any ballots; the other voters came to the station."""
    for place, act in ground.of(e.IssueBallots, rng):
        few = law_of(ground, act).count("ELP-small-box") - 1
        boxes = [(p, a) for p, a in beside(ground, act, e.OpenBox) if a.on == act.on]
        given = [(p, a) for p, a in beside(ground, act, e.IssueBallots) if a.on == act.on]
        if act.reason is None or len(boxes) != 2 or len(given) != 2:
            continue
        moved = act.voters[few:]
        put: dict[int, Act] = {place: evolve(act, voters=act.voters[:few])}
        for p, other in given:
            if p != place:
                put[p] = evolve(other, voters=(*other.voters, *moved))
        for p, box in boxes:
            by = -len(moved) if box.box == act.box else len(moved)
            put[p] = evolve(box, returned=box.returned + by)
        at = next(put[p] for p, box in boxes if box.box == act.box)
        yield Fault(code="ELP-small-box", about=act.place, put=put, at=at)


@plants("EL-38-1")
def mobile_boxes_only(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Every box of a district goes from door to door."""
    for _, act in ground.of(e.OpenPoll, rng):
        put: dict[int, Act] = {}
        for p, box in beside(ground, act, e.SetUpBox):
            if box.channel != e.Channel.MOBILE_BOX and act.on - box.on == timedelta(1):
                put[p] = evolve(box, channel=e.Channel.MOBILE_BOX)
        for p, issued in beside(ground, act, e.IssueBallots):
            if issued.on == act.on:
                put[p] = evolve(issued, reason=e.BoxReason.UNABLE_TO_MOVE)
        yield Fault(code="EL-38-1", about=act.place, put=put, at=act)


@plants("EL-43-2")
def kin_at_work(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A scrutineer turns out to be a near relative of a candidate, and goes on."""
    for _, act in ground.of(e.AppointStaff, rng):
        if act.role not in law_of(ground, act).choices("EL-43-2"):
            continue
        own = ground.state.election.lists[act.election, act.district]
        if len(own.formal) > 0:
            kin = e.DeclareKin(
                on=act.on + timedelta(1),
                election=act.election,
                district=act.district,
                by=act.by,
                person=rng.choice(act.people),
                candidate=rng.choice(own.formal),
                relation="brother",
            )
            if act.on < day_of(ground, act):
                yield Fault(code="EL-43-2", about=act.place, add=(kin,), at=kin)


@plants("ELP-candidate-barred")
def candidate_at_work(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody works at the poll who comes to stand himself."""
    for place, act in ground.of(e.AppointStaff, rng):
        own = ground.state.election.lists[act.election, act.district]
        if act.role == e.StaffRole.TELLER:
            early = evolve(
                act, on=before(ground, act, 30), people=(*act.people, rng.choice(own.formal))
            )
            yield Fault(code="ELP-candidate-barred", about=act.place, put={place: early}, at=early)


# --- the count ------------------------------------------------------------------------------------


Ballots = Callable[[e.Marks], e.Marks]


def _marked(
    code: str,
    act: e.CountBoxes,
    place: int,
    ground: Clean,
    boxes: e.Box,
    *,
    at: type[e.DistrictAct] | None = e.DeclareResult,
    later: bool = False,
) -> Iterator[Fault]:
    """The fault of a vote that was marked in another way; in a district that votes last."""
    put = {place: evolve(act, patterns=boxes.patterns)}
    declared = [a for _, a in beside(ground, act, e.DeclareResult) if a.on == act.on]
    add = (a_day_later(ground, act),) if later else ()
    yield Fault(
        code=code,
        about=act.place,
        put=put,
        add=add,
        at=declared[-1] if at is not None and declared else None,
    )


def _last_votes(ground: Clean, rng: Random) -> Iterator[tuple[int, e.CountBoxes, tuple[str, ...]]]:
    for place, act in ground.of(e.CountBoxes, rng):
        own = ground.state.election.lists[act.election, act.district]
        if votes_last(ground, act):
            yield place, act, own.formal


def _cast(*marks: tuple[tuple[str, ...], int]) -> e.Box:
    return e.Box.merged(e.Box.of([list(who)] * n) for who, n in marks)


@plants("ELP-write-in")
def written_in(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody who did not stand is written in, and elected."""
    for place, act, (first, *_) in _last_votes(ground, rng):
        number = sum(pattern.count for pattern in act.patterns)
        few = rng.randrange(number // 3)
        boxes = _cast((("+stranger",), number - few), ((first,), few))
        yield from _marked("ELP-write-in", act, place, ground, boxes)


@plants("EL-46-1")
def not_declared(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The vote is over, and a day later no result was declared."""
    for place, act in ground.of(e.DeclareResult, rng):
        if votes_last(ground, act):
            late = a_day_later(ground, act)
            drop = frozenset([place])
            yield Fault(code="EL-46-1", about=act.place, drop=drop, add=(late,))


@plants("EL-46-2")
def not_published(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody is elected, and the list of those elected is never published."""
    for _, act in ground.of(e.PublishElected, rng):
        gone = [p for p, _ in beside(ground, act, e.PublishElected)]
        yield without("EL-46-2", gone, act.place)


_ = district_of
