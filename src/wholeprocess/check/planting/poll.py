"""Faults at the poll, in the count and in what follows it (投票、计票中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import (
    before,
    day_of,
    law_of,
    votes_last,
)
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants
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


@plants("EL-39-1")
def congress_never_voted(ground: Clean, rng: Random) -> Iterator[Fault]:
    """An indirect election of one unit alone was due a while ago, and its congress never voted."""
    for place, act in ground.of(e.CallElection, rng):
        if act.method is not e.Method.INDIRECT or act.day <= ground.last:
            continue
        units = {a.place for a in ground.acts if isinstance(a, e.DrawDistrict) and _of(a, act)}
        one = rng.choice(sorted(units))
        gone = [p for p, _ in ground.about(act.election, e.FixSeats)]
        gone += [p for unit in units - {one} for p, _ in ground.about(unit)]
        early = evolve(act, day=ground.last - timedelta(1))
        yield Fault(code="EL-39-1", about=one, put={place: early}, drop=frozenset(gone))


def _of(act: e.ElectionAct, called: e.CallElection) -> bool:
    return act.election == called.election


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
    """A box holds a ballot more than was given out there, another holds one fewer.

    Or a ballot was lost in the count, or the record of a poll is not signed.
    """
    ways = [_another_number, _lost_in_the_count, _not_signed]
    for way in rng.sample(ways, len(ways)):
        yield from way(ground, rng)


def _another_number(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(e.OpenBox, rng):
        for other, fewer in ground.about(act.thing, e.OpenBox):
            if other != place and fewer.on == act.on:
                more = evolve(act, returned=act.returned + 1, cast=act.returned)
                less = evolve(fewer, returned=fewer.returned - 1, cast=fewer.returned)
                put = {place: more, other: less}
                yield Fault(code="EL-43-1", about=act.place, put=put, at=more)


def _lost_in_the_count(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(e.CountBoxes, rng):
        if votes_last(ground, act):
            first, *rest = act.patterns
            counted = evolve(act, patterns=(evolve(first, count=first.count - 1), *rest))
            kinds = (e.DeclareResult, e.PublishElected)
            gone = frozenset(p for p, _ in ground.about(act.place, *kinds))
            put = {place: counted}
            yield Fault(code="EL-43-1", about=act.place, put=put, drop=gone, at=counted)


def _not_signed(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(e.SignRecord, rng):
        if votes_last(ground, act):
            kinds = (e.SignRecord, e.CountBoxes, e.DeclareResult, e.PublishElected)
            gone = frozenset(p for p, _ in ground.about(act.place, *kinds))
            late = a_day_later(ground, act)
            yield Fault(code="EL-43-1", about=act.place, drop=gone, add=(late,))


@plants("ELP-small-box")
def small_box(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A mobile box comes back with hardly any ballots; the other voters came to the station."""
    for place, act in ground.of(e.IssueBallots, rng):
        few = law_of(ground, act).count("ELP-small-box") - 1
        boxes = [(p, a) for p, a in ground.about(act.thing, e.OpenBox) if a.on == act.on]
        given = [(p, a) for p, a in ground.about(act.thing, e.IssueBallots) if a.on == act.on]
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
        for p, box in ground.about(act.thing, e.SetUpBox):
            if box.channel != e.Channel.MOBILE_BOX and act.on - box.on == timedelta(1):
                put[p] = evolve(box, channel=e.Channel.MOBILE_BOX)
        for p, issued in ground.about(act.thing, e.IssueBallots):
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
