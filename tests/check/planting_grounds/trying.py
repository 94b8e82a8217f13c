"""Which codes a finding of a room can have, and what a check makes of faults of each code."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from attrs import frozen

import wholeprocess
from wholeprocess.check import check
from wholeprocess.check.planting import PLANTS, Clean, Planted, planted
from wholeprocess.errors import BadInput
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import Finding, shipped_rules
from wholeprocess.process import CODEC

from . import elections, suggestions

SOURCE = Path(wholeprocess.__file__).parent
MAKES = {"found", "finding", "_found", "Finding"}
"""What the functions call in which findings are made."""

OF_SUGGESTIONS = ("management", "answers", "suppressions")


@cache
def grounds_of(part: str) -> dict[str, Clean]:
    """The clean journals in which faults of a part are planted."""
    return dict(suggestions() if part in OF_SUGGESTIONS else elections())


def part_of(code: str) -> str:
    """The module that plants faults of a code."""
    return PLANTS[code].__module__.rpartition(".")[2]


def planted_by(*parts: str) -> list[str]:
    """The codes whose faults these modules plant."""
    return sorted(code for code in PLANTS if part_of(code) in parts)


def codes_in(room: str) -> set[str]:
    """The codes of the law's tables that are named where findings of a room are made."""
    known = set(shipped_rules())
    said: set[str] = set()
    for path in (SOURCE / room).rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef) or "planting" in path.parts:
                continue
            nodes = list(ast.walk(function))
            calls = {getattr(n.func, "id", "") for n in nodes if isinstance(n, ast.Call)}
            if calls & MAKES:
                said |= {n.value for n in nodes if isinstance(n, ast.Constant)} & known
    return said


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


def tries(code: str, number: int) -> Iterator[Try]:
    """So many faults of a code, each in the next ground that has room for one."""
    grounds = list(grounds_of(part_of(code)).items())
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
