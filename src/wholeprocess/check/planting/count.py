"""Faults in the count and in what follows it (计票、当选中的问题)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import (
    before,
    district_of,
    law_of,
    votes_last,
)
from wholeprocess.check.planting.fault import Clean, Fault, plants, without
from wholeprocess.check.planting.poll import a_day_later
from wholeprocess.journal import Act
from wholeprocess.process import SetPractice

Cast = Mapping[tuple[str, ...], int]
"""Ballots by their marks, and how many there are of each."""


def _counted(act: e.CountBoxes, cast: Cast) -> e.CountBoxes:
    """The count of the same boxes with other ballots in them."""
    box = e.Box.merged(e.Box.of([list(marks)] * n) for marks, n in cast.items())
    return evolve(act, patterns=box.patterns)


def _votes(
    ground: Clean, rng: Random, *, again: bool
) -> Iterator[tuple[tuple[int, e.CountBoxes], ...]]:
    """The votes of the districts that vote on the last day, for the first time or again."""
    for _, act in ground.of(e.CountBoxes, rng):
        counts = tuple(ground.about(act.thing, e.CountBoxes))
        if act.on == ground.last and (len(counts) > 1) is again:
            yield counts


def _formal(ground: Clean, act: e.CountBoxes) -> tuple[e.CandidateId, ...]:
    return ground.state.election.lists[act.election, act.district].formal


def _number(act: e.CountBoxes) -> int:
    return sum(pattern.count for pattern in act.patterns)


def _published(ground: Clean, act: e.CountBoxes) -> frozenset[int]:
    """The places where those whom a vote elected were published on its day."""
    return frozenset(p for p, a in ground.about(act.thing, e.PublishElected) if a.on == act.on)


def _declared(ground: Clean, act: e.CountBoxes) -> tuple[int, e.DeclareResult]:
    return next((p, a) for p, a in ground.about(act.thing, e.DeclareResult) if a.on == act.on)


# --- the first vote -------------------------------------------------------------------------------


@plants("EL-44-1")
def more_ballots_than_voters(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One who had a ballot was not seen to cast it, and a box holds them all: it is invalid."""
    for ((_, act),) in _votes(ground, rng, again=False):
        boxes = ground.about(act.thing, e.OpenBox)
        place, box = rng.choice(boxes)
        put = {place: evolve(box, cast=box.returned - 1)}
        gone, at = _published(ground, act), _declared(ground, act)[1]
        yield Fault(code="EL-44-1", about=act.place, put=put, drop=gone, at=at)


@plants("EL-45-1a")
def too_few_voted(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Not more than half of the roll votes: the election is invalid."""
    for ((count, act),) in _votes(ground, rng, again=False):
        put: dict[int, Act] = {}
        left: dict[str, int] = {}
        for place, given in ground.about(act.thing, e.IssueBallots):
            came = given.voters[: len(given.voters) // 2 - rng.randint(0, 2)]
            put[place] = evolve(given, voters=came)
            left[given.box] = len(given.voters) - len(came)
        for place, box in ground.about(act.thing, e.OpenBox):
            put[place] = evolve(box, returned=box.returned - left[box.box])
        number = _number(act) - sum(left.values())
        put[count] = _counted(act, {_formal(ground, act)[:2]: number})
        gone, at = _published(ground, act), _declared(ground, act)[1]
        yield Fault(code="EL-45-1a", about=act.place, put=put, drop=gone, at=at)


@plants("ELP-after-invalid")
def invalid_and_left(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The election is invalid, and the place has set that the seats then stay empty."""
    for fault in too_few_voted(ground, rng):
        assert fault.at is not None
        election, _, _ = fault.about.partition("/")
        called = ground.state.election.elections[e.ElectionId(election)]
        first = ground.acts[0].on
        way = SetPractice(
            on=first,
            congress=called.congress,
            code="ELP-after-invalid",
            value="vacant",
            reason="the seats wait for a by-election",
        )
        yield evolve(fault, code="ELP-after-invalid", add=(*fault.add, way), also=("EL-45-1a",))


@plants("ELP-unclear")
def cannot_be_read(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A ballot cannot be read."""
    for ((place, act),) in _votes(ground, rng, again=False):
        first, *rest = act.patterns
        blot = e.Pattern(e.Marks(unreadable=True), rng.randint(1, 5))
        fewer = evolve(first, count=first.count - blot.count)
        put = {place: evolve(act, patterns=(fewer, *rest, blot))}
        yield Fault(code="ELP-unclear", about=act.place, put=put, at=_declared(ground, act)[1])


@plants("ELP-write-in")
def written_in(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody who did not stand is written in, and elected."""
    for ((place, act),) in _votes(ground, rng, again=False):
        (first, second, *_), number = _formal(ground, act), _number(act)
        few = rng.randint(1, number // 3)
        put = {place: _counted(act, {(first, "+stranger"): number - few, (first, second): few})}
        yield Fault(code="ELP-write-in", about=act.place, put=put, at=_declared(ground, act)[1])


@plants("EL-46-1")
def not_declared(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The vote is over, and a day later no result was declared."""
    for place, act in ground.of(e.DeclareResult, rng):
        if act.on == ground.last and votes_last(ground, act):
            late = a_day_later(ground, act)
            out = (p for p, a in ground.about(act.thing, e.PublishElected) if a.on == act.on)
            drop = frozenset([place, *out])
            yield Fault(code="EL-46-1", about=act.place, drop=drop, add=(late,))


@plants("EL-46-2")
def not_published(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody is elected, and the list of those elected is never published."""
    for _, act in ground.of(e.PublishElected, rng):
        gone = [p for p, _ in ground.about(act.thing, e.PublishElected)]
        if ground.about(act.thing, e.DeclareResult)[-1][1].on < ground.last:
            yield without("EL-46-2", gone, act.place)


# --- the list that is left ------------------------------------------------------------------------


def _too_short(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    """Candidates withdraw before a vote that is not opened yet, until they are too few."""
    for _, act in ground.of(e.SettleFormalList, rng):
        law, called = law_of(ground, act), ground.state.election.elections[act.election]
        if called.day < ground.last:
            continue
        seats = district_of(ground, act).seats
        method, by = called.method, called.by_election
        need = e.candidates_for(seats, law, method=method, by_election=by)
        if need.code == code:
            out = rng.sample(act.candidates, len(act.candidates) - need.least + 1)
            left = tuple(
                e.WithdrawCandidate(
                    on=min(called.day - timedelta(1), ground.last),
                    election=act.election,
                    district=act.district,
                    by=who,
                    candidate=who,
                )
                for who in out
            )
            gone = frozenset(p for p, a in ground.about(act.place) if a.on == called.day)
            yield Fault(code=code, about=act.place, drop=gone, add=left, at=left[-1])


@plants("EL-31-2a")
def list_too_short(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A candidate withdraws just before the vote, and the list is not filled up."""
    yield from _too_short("EL-31-2a", ground, rng)


@plants("EL-31-2b")
def unit_list_too_short(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In a unit of an indirect election too few are left to stand."""
    yield from _too_short("EL-31-2b", ground, rng)


@plants("ELP-single-seat")
def one_for_one_seat(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Of two for one seat of a unit one withdraws."""
    yield from _too_short("ELP-single-seat", ground, rng)


@plants("EL-57-4")
def fewer_than_the_seats(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In a by-election there are fewer candidates than seats in the end."""
    yield from _too_short("EL-57-4", ground, rng)


# --- what follows a vote --------------------------------------------------------------------------


@plants("EL-45-4a")
def another_election_not_called(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A seat is missing, and a day later no other election was called for it."""
    for ((place, act),) in _votes(ground, rng, again=False):
        first, second, *_ = _formal(ground, act)
        few = rng.randint(1, 9)
        half, rest = divmod(_number(act) - few, 2)
        put = {place: _counted(act, {(first,): half + rest, (second,): half, (): few})}
        gone = _published(ground, act)
        late = a_day_later(ground, act)
        yield Fault(code="EL-45-4a", about=act.place, put=put, drop=gone, add=(late,))


@plants("EL-45-3b")
def no_second_vote(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Two have as many votes for the last seat, and a day later no second vote was called."""
    for ((place, act),) in _votes(ground, rng, again=False):
        first, second, third = _formal(ground, act)
        both = rng.randint(1, 4) * 2
        half = (_number(act) - both) // 2
        cast: Cast = {(first, second): half, (first, third): half, (second, third): both}
        late = a_day_later(ground, act)
        put = {place: _counted(act, cast)}
        yield Fault(code="EL-45-3b", about=act.place, put=put, add=(late,))


@plants("ELL-after-another")
def seat_stays_empty(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The other election elects nobody, and the seat stays empty."""
    for *_, (place, act) in _votes(ground, rng, again=True):
        last, loser = _formal(ground, act)[-2:]
        few = rng.randint(1, 9)
        put = {place: _counted(act, {(last,): few, (loser,): few, (): _number(act) - 2 * few})}
        gone, at = _published(ground, act), _declared(ground, act)[1]
        yield Fault(code="ELL-after-another", about=act.place, put=put, drop=gone, at=at)


@plants("ELL-second-tie")
def tied_twice(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Two are tied, are voted on again, and are tied again; the seat stays empty."""
    for (one, first), (two, second) in _votes(ground, rng, again=True):
        number, again = _number(first), _number(second)
        congress = ground.state.election.elections[first.election].congress
        if ground.law_at(second.on, congress).choice("ELL-second-tie") != "vacant":
            continue
        best, *tied = _formal(ground, first)
        cast: dict[tuple[str, ...], int] = {(best, who): number // 2 - 4 for who in tied}
        cast[tuple(tied)] = number % 2 + 8
        put: dict[int, Act] = {
            one: _counted(first, cast),
            two: _counted(second, {(tied[0],): again // 2, (tied[1],): again // 2}),
        }
        for place, call in ground.about(first.thing, e.CallFurtherVote):
            put[place] = evolve(call, vote=e.PollRound.REVOTE)
        gone, at = _published(ground, second), _declared(ground, second)[1]
        yield Fault(code="ELL-second-tie", about=first.place, put=put, drop=gone, at=at)


@plants("ELP-another-shortage")
def too_few_stand_again(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One withdraws, nobody is elected, and fewer than the ratio can stand in another election."""
    for ((place, act),) in _votes(ground, rng, again=False):
        *stay, out = _formal(ground, act)
        number = _number(act)
        third = rng.randint(5, number // 3)
        cast: dict[tuple[str, ...], int] = {(who,): third for who in stay}
        cast[()] = number - 2 * third
        left = e.WithdrawCandidate(
            on=before(ground, act, 1),
            election=act.election,
            district=act.district,
            by=out,
            candidate=out,
        )
        yield Fault(
            code="ELP-another-shortage",
            about=act.place,
            put={place: _counted(act, cast)},
            drop=_published(ground, act),
            add=(left,),
            at=_declared(ground, act)[1],
        )
