"""How long an import takes, beside attrs, networkx and pabutools, each in fresh processes.

Run with: uv run benchmarks/import_time.py [--quick] [--json]

Ours are two: ``import wholeprocess``, which loads no room, and ``from wholeprocess import Term``,
the front door used, which makes the class of every act. A process imports one module and tells how
long that took by its own clock, so that starting Python is counted for nobody; the modules take
turns, after one round that fills a cache of compiled modules, as an installation has it. pabutools
runs in an environment of its own, which ``uv run --with`` makes. The aim beside attrs, on which
ours is built, is 1.8 times its time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from tempfile import TemporaryDirectory

from ratio import arguments, row, show

TIMED = """
import time
start = time.perf_counter()
{statement}
print(time.perf_counter() - start)
"""
OURS = [sys.executable, "-c"]
UV = os.environ.get("UV", "uv")  # set by uv for what it runs
APART = [UV, "run", "--quiet", "--no-project", "--with", "pabutools", "--python", sys.executable]
APART += ["python", "-c"]
PACKAGE, DOOR = "import wholeprocess", "from wholeprocess import Term"
ATTRS, NETWORKX, PABUTOOLS = "import attrs", "import networkx", "import pabutools.rules"
STATEMENTS = {PACKAGE: OURS, DOOR: OURS, ATTRS: OURS, NETWORKX: OURS, PABUTOOLS: APART}
AIMS = [
    (PACKAGE, ATTRS, round(1 / 1.8, 2)),
    (PACKAGE, NETWORKX, 3),
    (PACKAGE, PABUTOOLS, 3),
    (DOOR, ATTRS, round(1 / 1.8, 2)),
    (DOOR, NETWORKX, 1),
    (DOOR, PABUTOOLS, 1),
]
"""Ours, a peer, and how many times ours the peer should take at least."""


def seconds(python: list[str], statement: str, compiled: str) -> float:
    """The seconds that a fresh process needs for a statement."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(
        [*python, TIMED.format(statement=statement)], capture_output=True, check=True, env=env
    )
    return float(done.stdout)


def medians(runs: int) -> dict[str, float]:
    """The median of each statement, the statements taking turns."""
    times: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    with TemporaryDirectory() as compiled:
        for turn in range(runs + 1):
            for statement, python in STATEMENTS.items():
                taken = seconds(python, statement, compiled)
                if turn:
                    times[statement].append(taken)
    return {statement: statistics.median(taken) for statement, taken in times.items()}


def main() -> None:
    options = arguments("the time of an import beside three libraries")
    took = medians(5 if options.quick else 21)
    rows = [
        row(ours, peer.removeprefix("import "), took[ours], took[peer], aim)
        for ours, peer, aim in AIMS
    ]
    show("import_time", rows, options.json)


if __name__ == "__main__":
    main()
