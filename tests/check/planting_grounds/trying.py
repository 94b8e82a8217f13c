"""Which codes a finding of a room can have, and what a check makes of faults of each code."""

from collections.abc import Iterator
from random import Random

from attrs import frozen

from wholeprocess.check import check
from wholeprocess.check.planting import PLANTS, Clean, Planted, planted
from wholeprocess.errors import BadInput
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import Finding
from wholeprocess.process import CODEC

from . import GROUNDS, codes_of

NOT_PLANTED: dict[str, str] = {}
"""The codes that a check can find and no fault is planted for, with the reason."""

ELSEWHERE = {("decision", "SV-11"): "of a project it takes several rounds of redoing"}
"""Codes that two rooms find and a fault is planted for in the other only, with the reason."""


def grounds_of(room: str) -> dict[str, Clean]:
    """The clean journals in which faults of a room are planted."""
    return dict(GROUNDS[room]())


PLANTED = [
    (room, code)
    for room in GROUNDS
    for code in sorted(codes_of(room) - NOT_PLANTED.keys())
    if (room, code) not in ELSEWHERE
]
"""Every code with the room whose checks find it."""


def grounds_for(code: str) -> Iterator[Clean]:
    """The clean journals of every room whose checks can find a code, made when they are come to."""
    for room in GROUNDS:
        if code in codes_of(room):
            yield from grounds_of(room).values()


@frozen
class Try:
    """One fault that was planted, and what a check found."""

    ground: str
    made: Planted
    found: tuple[Finding, ...]

    @property
    def missed(self) -> int:
        """1 where the fault was not found with its code, its thing and its line."""
        return len(self.made.missed(self.found))

    @property
    def false(self) -> tuple[str, ...]:
        """What else was found."""
        return tuple(str(finding) for finding in self.made.false(self.found))


def tries(room: str, code: str, number: int) -> Iterator[Try]:
    """So many faults of a code, each in the next ground of a room that has room for one."""
    grounds = list(grounds_of(room).items())
    Random(code).shuffle(grounds)
    done, seed = 0, 0
    while done < number and (done or seed < 3):
        for name, ground in grounds:
            if done == number:
                return
            if (one := _tried(name, ground, code, seed)) is not None:
                done += 1
                yield one
        seed += 1


def _tried(name: str, ground: Clean, code: str, seed: int) -> Try | None:
    """What ``one_fault`` does, with the check in the place of its replay: half the work."""
    for fault in PLANTS[code](ground, Random(seed)):
        made = planted(ground, [fault])
        try:
            return Try(name, made, check(made.journal, divisions=ground.divisions))
        except BadInput:
            continue
    return None


def shuffled(journal, seed):
    """The same acts; those of one day about different things stand in another order."""
    rng, days = Random(seed), {}
    for entry in journal:
        days.setdefault(entry.act.on, {}).setdefault(entry.act.thing, []).append(entry.act)
    other = MemoryJournal(CODEC)
    for _, things in sorted(days.items()):
        order = [thing for thing, acts in things.items() for _ in acts]
        rng.shuffle(order)
        for thing in order:
            other.append(things[thing].pop(0))
    return other
