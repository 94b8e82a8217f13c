"""Faults before an election day: in the committee, the seats, the roll (选举组织中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import day_of, law_of, votes_last
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.journal import Act
from wholeprocess.law import Threshold
from wholeprocess.process import SetPractice

# --- the committee and the seats ------------------------------------------------------------------


@plants("EL-9-2")
def drawn_before_the_committee(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The committee is appointed after the first district was drawn."""
    for place, act in ground.of(e.AppointCommittee, rng):
        drawn = [a for _, a in ground.of(e.DrawDistrict, rng) if a.election == act.election]
        first = min(drawn, key=lambda a: (a.on, a.district))
        late = evolve(act, on=first.on + timedelta(rng.randint(1, 9)))
        yield Fault(code="EL-9-2", about=act.election, put={place: late}, at=first)


@plants("EL-26-1")
def too_many_people(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A place says how far districts may lie from the mean, and one lies further."""
    for place, act in ground.of(e.DrawDistrict, rng):
        called = ground.state.election.elections[act.election]
        number = sum(election == act.election for election, _ in ground.state.election.districts)
        if called.by_election or called.method is not e.Method.DIRECT or number < 5:
            continue  # of few districts one moves the mean away from the others
        more = act.population * rng.randint(130, 140) // 100
        drawn = evolve(act, population=more)
        allowed = SetPractice(
            on=ground.acts[0].on,
            congress=called.congress,
            code="ELP-district-deviation",
            value=Threshold("1/10", strict=False),
            reason="the districts are to be about equal",
        )
        yield Fault(code="EL-26-1", about=act.place, put={place: drawn}, add=(allowed,), at=drawn)


def _of_size(code: str, ground: Clean, rng: Random, *, by: int, vice: bool) -> Iterator[Fault]:
    """One more, or one fewer, than a local text has."""
    for place, act in ground.of(e.AppointCommittee, rng):
        law = law_of(ground, act)
        if not law.holds(code):
            continue
        number = law.count(code) + by
        more = tuple(f"another-{n}" for n in range(number))
        if vice:
            vice_chairs = tuple(m for m in act.members if m != act.chair)[:number]
            yield instead(code, place, act, about=act.election, vice_chairs=vice_chairs)
        else:
            members = (*act.members, *more)[:number]
            yield instead(code, place, act, about=act.election, members=members)


@plants("ELL-committee-least")
def small_committee(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member too few."""
    yield from _of_size("ELL-committee-least", ground, rng, by=-1, vice=False)


@plants("ELL-committee-most")
def large_committee(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member too many."""
    yield from _of_size("ELL-committee-most", ground, rng, by=1, vice=False)


@plants("ELL-vice-chairs-least")
def few_vice_chairs(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A vice-chair too few."""
    yield from _of_size("ELL-vice-chairs-least", ground, rng, by=-1, vice=True)


@plants("ELL-vice-chairs-most")
def many_vice_chairs(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A vice-chair too many."""
    yield from _of_size("ELL-vice-chairs-most", ground, rng, by=1, vice=True)


@plants("EL-25-1")
def seats_kept_back(ground: Clean, rng: Random) -> Iterator[Fault]:
    """More seats are fixed than the districts were given."""
    for place, act in ground.of(e.FixSeats, rng):
        if day_of(ground, act) > ground.last:
            continue  # seats can still be given out
        more = act.seats + rng.randint(1, 3)
        put: dict[int, Act] = {place: evolve(act, seats=more)}
        for other, anew in ground.of(e.RedetermineSeats, rng):
            if anew.election == act.election:
                put[other] = evolve(anew, seats=more)
        yield Fault(code="EL-25-1", about=act.election, put=put)


@plants("EL-13-1")
def never_filed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The number is fixed once, and never filed."""
    for _, act in ground.of(e.FixSeats, rng):
        about = ground.about(act.election, e.FileSeats, e.RedetermineSeats)
        if act.fixed is None and day_of(ground, act) <= ground.last:
            yield without("EL-13-1", [place for place, _ in about], act.election)


def _filed_late(code: str, ground: Clean, rng: Random, *, nation: bool) -> Iterator[Fault]:
    for _, anew in ground.of(e.RedetermineSeats, rng):
        law = law_of(ground, anew)
        if not law.holds(code):
            continue
        due = law.limit(code).after(anew.on, law.calendar).on
        for place, act in ground.of(e.FileSeats, rng):
            if act.election == anew.election and act.on > anew.on and (act.to == "") is nation:
                late = due + timedelta(rng.randint(1, 20))
                yield instead(code, place, act, on=late)
                yield without(code, [place], act.election)


@plants("EL-14-2")
def filed_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The number fixed anew reaches the nation's standing committee late, or never."""
    yield from _filed_late("EL-14-2", ground, rng, nation=True)


@plants("ELL-refile")
def filed_late_nearby(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The number fixed anew reaches the province's standing committee late, or never."""
    yield from _filed_late("ELL-refile", ground, rng, nation=False)


# --- the roll -------------------------------------------------------------------------------------


def _posted_late(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(e.PostRoll, rng):
        law, called = law_of(ground, act), ground.state.election.elections[act.election]
        local = called.by_election and law.holds("ELL-roll-by-election")
        if law.holds(code) and local is (code == "ELL-roll-by-election"):
            late = called.day - timedelta(law.limit(code).length - rng.randint(1, 3))
            yield instead(code, place, act, on=late)


@plants("EL-28-1")
def roll_posted_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A roll is posted some days late."""
    yield from _posted_late("EL-28-1", ground, rng)


@plants("ELL-roll-by-election")
def roll_of_a_by_election_posted_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A roll of a by-election is posted some days late, where a text gives it days of its own."""
    yield from _posted_late("ELL-roll-by-election", ground, rng)


@plants("EL-27-1a")
def no_roll(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In a district that does not vote yet parties named somebody, and nobody was registered.

    A by-election has no days for its lists, nor need it have meetings, unless a text says so.
    """
    for place, act in ground.of(e.PostNominees, rng):
        law = law_of(ground, act)
        texts = law.holds("ELL-by-formal") or law.holds("ELL-meeting")
        met = law.threshold("ELP-meetings").met(0, of=1)
        if texts or not met or not votes_last(ground, act):
            continue
        for _, named in ground.about(act.thing, e.NominateByOrganizations):
            given = ground.about(act.thing, e.GiveParticulars)
            kept = {p for p, a in given if a.nominee in named.nominees}
            drawn = (e.DrawDistrict, e.OpenNominations, e.NominateByOrganizations)
            gone = {p for p, a in ground.about(act.place) if not isinstance(a, drawn)}
            put = {place: evolve(act, nominees=named.nominees)}
            drop = frozenset(gone - kept - put.keys())
            yield Fault(code="EL-27-1a", about=act.place, drop=drop, put=put)


@plants("ELL-roll-late-entry")
def late_entry(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A voter is entered after the last day of a local text."""
    code = "ELL-roll-late-entry"
    for place, act in ground.of(e.RegisterVoters, rng):
        law = law_of(ground, act)
        (_, posted), *_ = ground.about(act.thing, e.PostRoll)
        if not law.holds(code) or act.on <= posted.on:
            continue
        late = evolve(act, on=day_of(ground, act) - timedelta(law.limit(code).length - 1))
        put: dict[int, Act] = {place: late}
        for other, frozen in ground.about(act.thing, e.FreezeRoll):
            put[other] = evolve(frozen, on=max(frozen.on, late.on))
        yield Fault(code=code, about=act.place, put=put, at=late)


@plants("ELL-suspension")
def late_suspension(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A decision to suspend a voter arrives after the last day of a local text."""
    code = "ELL-suspension"
    for place, act in ground.of(e.SuspendVoters, rng):
        law = law_of(ground, act)
        if law.holds(code):
            late = day_of(ground, act) - timedelta(law.limit(code).length - rng.randint(1, 2))
            yield instead(code, place, act, on=late)


@plants("EL-29-1b")
def objection_decided_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """An objection is decided late, or the roll is not corrected as was decided."""
    for place, act in ground.of(e.DecideObjection, rng):
        objection = ground.state.election.objections[act.election, act.objection]
        if any(isinstance(step, e.SueOverRoll) for step in objection.acts):
            continue
        law, made = law_of(ground, act), objection.acts[0].on
        due = law.limit("EL-29-1b").after(made, law.calendar).on
        late = instead("EL-29-1b", place, act, on=due + timedelta(rng.randint(1, 9)))
        wrong = instead("EL-29-1b", place, act, upheld=not act.upheld)
        yield from rng.sample((late, wrong), 2)


@plants("EL-29-1d")
def judged_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A court rules on the election day or after it, or the roll does not follow its judgment."""
    for place, act in ground.of(e.JudgeRoll, rng):
        entered = [
            (p, a) for p, a in ground.about(act.thing, e.RegisterVoters) if a.ground == "judgment"
        ]
        ((other, frozen),) = ground.about(act.thing, e.FreezeRoll)
        out = {voter for _, a in entered for voter in a.voters}
        here = ground.state.election.voters[act.election].items()
        voters = [voter for voter, where in here if where == act.district and voter not in out]
        smaller = evolve(frozen, size=len(voters), digest=e.roll_digest(voters))
        late = evolve(act, on=day_of(ground, act) + timedelta(rng.randint(0, 5)), upheld=False)
        gone, about = frozenset(p for p, _ in entered), act.place
        both: dict[int, Act] = {other: smaller, place: late}
        after = Fault(code="EL-29-1d", about=about, drop=gone, put=both, at=late)
        never = Fault(code="EL-29-1d", about=about, drop=gone, put={other: smaller}, at=act)
        yield from rng.sample((after, never), 2)


@plants("ELP-canvass")
def not_visited(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A household was never visited, and the roll is posted."""
    for place, act in ground.of(e.RecordVisits, rng):
        gone = rng.randrange(len(act.households))
        seen = tuple(h for n, h in enumerate(act.households) if n != gone)
        (_, posted), *_ = ground.about(act.thing, e.PostRoll)
        put = {place: evolve(act, households=seen)}
        yield Fault(code="ELP-canvass", about=act.place, put=put, at=posted)
