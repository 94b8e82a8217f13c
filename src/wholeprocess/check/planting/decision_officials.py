"""Faults in elections, removals and resignations of officials (选举、罢免、辞职中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import DAY
from wholeprocess.check.planting.fault import Clean, Fault, plants, without
from wholeprocess.congress import Level
from wholeprocess.decision import (
    Branch,
    DefendAgainstRemoval,
    ElectOfficials,
    FileResignation,
    Nominate,
    OpenNominations,
    Paper,
    PersonId,
    VoteOnRemoval,
)


@plants("OL-27-2")
def hasty(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nomination for a new term begins the day before the vote."""
    for place, act in ground.of(OpenNominations, rng):
        post = ground.state.decision.posts[act.post]
        voted = next(o for _, o in ground.about(act.post, ElectOfficials))
        if post.term_change and Level.of(post.congress) is not Level.TOWNSHIP:
            other = evolve(act, on=voted.on - DAY)
            first = ground.about(act.post, Nominate)[0][1]
            if other.on <= first.on:
                yield Fault(code="OL-27-2", about=act.post, put={place: other}, at=voted)


def _elected_by(ground: Clean, place: int, *papers: Paper) -> ElectOfficials:
    act = ground.acts[place]
    assert isinstance(act, ElectOfficials)
    return evolve(act, papers=papers)


@plants("OL-29-2")
def left_open(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody has enough votes for a post, and nothing is decided about it."""
    for place, act in ground.of(ElectOfficials, rng):
        post = ground.state.decision.posts[act.post]
        if post.seats == 1 and not _held_later(ground, post.elected):
            few = Paper(for_=post.candidates[:1], count=len(act.issued_to) // 3)
            put = {place: _elected_by(ground, place, few)}
            yield Fault(code="OL-29-2", about=act.post, put=put)


def _held_later(ground: Clean, persons: tuple[PersonId, ...]) -> bool:
    """Whether somebody of them is named as an official afterwards, as in a removal."""
    removals = ground.state.decision.removals.values()
    return any(removal.person in persons for removal in removals)


@plants("OL-29-1")
def tied(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Two have the same votes for the last post, and there is no second vote."""
    for place, act in ground.of(ElectOfficials, rng):
        post = ground.state.decision.posts[act.post]
        everyone = len(act.issued_to)
        if post.seats == 2 and len(post.candidates) == 3:
            one, two, three = rng.sample(post.candidates, 3)
            half, odd = (everyone - 2) // 2, everyone % 2
            papers = [
                Paper(for_=(one, two), count=half),
                Paper(for_=(one, three), count=half),
                Paper(for_=(two, three), count=2),
                *([Paper(for_=(one,), count=1)] * odd),
            ]
            put = {place: _elected_by(ground, place, *papers)}
            yield Fault(code="OL-29-1", about=act.post, put=put)


def _two_offices(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """Whoever is elected to the standing body is elected into the government as well."""
    posts = ground.state.decision.posts
    own = "OL-18-2"
    for place, act in ground.of(ElectOfficials, rng):
        post = posts[act.post]
        township = Level.of(post.congress) is Level.TOWNSHIP
        if (own if township else "OL-47-3") != code or post.seats > 1:
            continue
        if post.branch is not Branch.GOVERNMENT or _held_later(ground, post.elected):
            continue
        for other in posts.values():
            if other.branch is not Branch.CONGRESS or other.session != post.session:
                continue
            person, old = other.elected[0], post.elected[0]
            put = {
                n: evolve(o, nominees=[person if who == old else who for who in o.nominees])
                for n, o in ground.about(act.post, Nominate)
                if isinstance(o, Nominate)
            }
            paper = Paper(for_=(person,), count=len(act.issued_to))
            elected = _elected_by(ground, place, paper)
            later = next(o for _, o in ground.about(other.id, ElectOfficials))
            at = later if later.on >= elected.on else elected
            yield Fault(code=code, about=at.thing, put={**put, place: elected}, at=at)


@plants("OL-47-3")
def two_offices(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A chair of the standing committee holds an office in the government."""
    return _two_offices(ground, rng, "OL-47-3")


@plants("OL-18-2")
def two_offices_in_a_township(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A chair of the presidium holds an office in the government."""
    return _two_offices(ground, rng, "OL-18-2")


@plants("OL-31-4")
def not_heard(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The official was not heard before the vote."""
    for place, act in ground.of(DefendAgainstRemoval, rng):
        voted = [o for _, o in ground.about(act.removal, VoteOnRemoval)]
        others = ground.about(act.removal, DefendAgainstRemoval)
        if voted and len(others) == 1:
            yield without("OL-31-4", [place], act.removal, at=voted[0])


@plants("OL-31-5")
def not_put_to_the_vote(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The session closes and the removal was not put to the vote."""
    for place, act in ground.of(VoteOnRemoval, rng):
        yield without("OL-31-5", [place], act.removal)


@plants("OL-32-1")
def not_filed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """What was accepted in recess is not filed with the next session."""
    for place, act in ground.of(FileResignation, rng):
        yield without("OL-32-1", [place], act.resignation)
