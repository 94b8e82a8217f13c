"""Faults planted in the grounds of each room, and what a check finds of them."""

import ast
import runpy
from functools import cache
from pathlib import Path
from random import Random

import pytest

import wholeprocess
from wholeprocess.check import check
from wholeprocess.check.planting import PLANTS, planted
from wholeprocess.errors import BadInput
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import shipped_rules
from wholeprocess.process import CODEC

SOURCE = Path(wholeprocess.__file__).parent
SEEDS = (0, 1)


@cache
def grounds_of(room):
    """The grounds of a room, each with its table of divisions; in none is anything found."""
    grounds = runpy.run_path(str(Path(__file__).parent / f"ground_{room}.py"))["grounds"]()
    for ground, divisions in grounds:
        journal = MemoryJournal(CODEC)
        for act in ground.acts:
            journal.append(act)
        assert check(journal, divisions=divisions) == ()
    return grounds


def planted_in(ground, divisions, code, seed):
    """The journal with one fault of a code, at a place that the dice decide, and what is found.

    ``None`` where there is no room for one: no proposal could have come to pass.
    """
    for fault in PLANTS[code](ground, Random(f"{seed} {code}")):
        made = planted(ground, [fault])
        try:
            return made, check(made.journal, divisions=divisions)
        except BadInput:
            continue
    return None


def tried(room, code, seed, most=99):
    """What came of one fault of a code in the grounds that have room for it, ``most`` of them."""
    grounds = grounds_of(room)
    first = seed % len(grounds)
    for ground, divisions in (*grounds[first:], *grounds[:first]):
        made = planted_in(ground, divisions, code, seed) if most else None
        if made is not None:
            most -= 1
            yield made


def codes_in(room, *more):
    """The codes of the tables that the findings of a room name, and other files of it."""
    names = ("*findings*.py", "*clocks*.py", *more)
    files = {path for name in names for path in (SOURCE / room).rglob(name)}
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    said = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {code for code in said if code in shipped_rules()}


@pytest.fixture
def found_alone():
    """Asserts that faults of a code are found, each alone and at its line."""

    def ask(room, code):
        """One fault for each seed, in other grounds where several have room."""
        tries = [one for seed in SEEDS for one in tried(room, code, seed, 1)]
        assert len(tries) == len(SEEDS), f"no ground has room for {code}"
        for made, found in tries:
            ((fault, line),) = made.faults
            assert [(f.code, f.about, f.line) for f in found] == [(code, fault.about, line)]
            assert not made.missed(found)
            assert not made.false(found)

    return ask


def pytest_generate_tests(metafunc):
    """A test that asks for a ``code`` is asked of each that its module's room can find."""
    if "code" in metafunc.fixturenames:
        metafunc.parametrize("code", sorted(named_by(metafunc.module) - {*metafunc.module.NEVER}))


def named_by(module):
    """The codes that the findings of a test module's room name."""
    return codes_in(module.ROOM, *module.MORE)


@pytest.fixture
def named(request):
    """The codes that the findings of the room name."""
    return named_by(request.module)


def table(room, codes, seeds):
    """The lines "code, planted, found, missed, false" over so many seeds."""
    yield f"{'code':<26}{'planted':>8}{'found':>7}{'missed':>8}{'false':>7}"
    for code in sorted(codes):
        tries = [one for seed in range(seeds) for one in tried(room, code, seed)]
        missed = sum(len(made.missed(found)) for made, found in tries)
        false = sum(len(made.false(found)) for made, found in tries)
        n = len(tries)
        yield f"{code:<26}{n:>8}{n - missed:>7}{missed:>8}{false:>7}"
