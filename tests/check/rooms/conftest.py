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
from wholeprocess.process import CODEC, replay

SOURCE = Path(wholeprocess.__file__).parent


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


def plant(ground, divisions, code, seed):
    """The journal with one fault of a code, at a place that the dice decide; ``None`` if none."""
    for fault in PLANTS[code](ground, Random(f"{seed} {code}")):
        made = planted(ground, [fault])
        try:
            replay(made.journal, divisions=divisions)
        except BadInput:
            continue
        return made
    return None


def tried(room, code, seed):
    """What came of one fault of a code in each ground that has room for it."""
    for ground, divisions in grounds_of(room):
        made = plant(ground, divisions, code, seed)
        if made is not None:
            found = check(made.journal, divisions=divisions)
            yield made, found


def codes_in(room, *more):
    """The codes of the tables that the findings of a room name, and other files of it."""
    names = ("*findings*.py", "*clocks*.py", *more)
    files = {path for name in names for path in (SOURCE / room).rglob(name)}
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    said = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {code for code in said if code in shipped_rules()}


@pytest.fixture
def try_each():
    """Tries one fault of a code in every ground of a room that has room for it."""
    return tried


@pytest.fixture
def named():
    """The codes that the findings of a room name."""
    return codes_in


def table(room, codes, seeds):
    """The lines "code, planted, found, missed, false" over so many seeds."""
    yield f"{'code':<26}{'planted':>8}{'found':>7}{'missed':>8}{'false':>7}"
    for code in sorted(codes):
        tries = [one for seed in range(seeds) for one in tried(room, code, seed)]
        missed = sum(len(made.missed(found)) for made, found in tries)
        false = sum(len(made.false(found)) for made, found in tries)
        n = len(tries)
        yield f"{code:<26}{n:>8}{n - missed:>7}{missed:>8}{false:>7}"
