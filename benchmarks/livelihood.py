"""Choosing projects, and reading .pb files, beside pabutools on the same ballots.

Ballots are drawn with a seed that is printed: 100 deputies by 20 projects with up to 8 marks each,
and 10,000 voters by 120 projects with up to 15. Both libraries start from objects that are built
already; the rows "with building" count that too. Winners must be the same, or the run fails.
NumPy is measured as it comes: unset OPENBLAS_CORETYPE where the machine sets it.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    Cardinality_Sat,
    Cost_Sat,
    Project,
    parse_pabulib,
)
from pabutools.election import Instance as PeerInstance
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

from ratio import alternate, arguments, row, show
from wholeprocess.decision import (
    Instance,
    Option,
    Pattern,
    by_votes,
    by_votes_per_cost,
    equal_shares,
    equal_shares_fast,
    select,
)
from wholeprocess.exchange.pabulib import pabulib_of, read_pabulib

SEED = 116
SMALL, LARGE = (100, 20, 8), (10_000, 120, 15)
META = {
    "description": "drawn ballots",
    "country": "-",
    "unit": "-",
    "instance": f"seed {SEED}",
    "rule": "greedy",
    "date_begin": "2026",
    "date_end": "2026",
}


class Drawn:
    """A seeded choice: costs, a budget of three tenths of them, and ballots."""

    def __init__(self, voters: int, projects: int, most: int) -> None:
        rng = random.Random(SEED)
        self.costs = {f"p{n:03d}": rng.randrange(5, 120) * 10_000 for n in range(projects)}
        names, liked = list(self.costs), [rng.random() + 0.2 for _ in self.costs]
        self.votes = [
            tuple(sorted(set(rng.choices(names, liked, k=rng.randint(1, most)))))
            for _ in range(voters)
        ]
        self.budget = sum(self.costs.values()) * 3 // 10

    def ours(self) -> Instance:
        return Instance(
            options=[Option(id=name, cost=cost) for name, cost in self.costs.items()],
            budget=self.budget,
            ballots=[Pattern(marks, n) for marks, n in Counter(self.votes).items()],
        )

    def theirs(self) -> tuple[Any, Any]:
        projects = {name: Project(name, cost) for name, cost in self.costs.items()}
        instance = PeerInstance(projects.values(), budget_limit=self.budget)
        ballots = (ApprovalBallot(projects[mark] for mark in marks) for marks in self.votes)
        return instance, ApprovalProfile(ballots, instance=instance)


def choosing(quick: bool) -> list[dict[str, Any]]:
    rows = []
    for size, rule, peer, sat, aim in (
        (SMALL, by_votes, greedy_utilitarian_welfare, Cost_Sat, 30),
        (LARGE, by_votes, greedy_utilitarian_welfare, Cost_Sat, 300),
        (LARGE, by_votes_per_cost, greedy_utilitarian_welfare, Cardinality_Sat, 300),
        (LARGE, equal_shares, method_of_equal_shares, Cost_Sat, 20),
        (LARGE, equal_shares_fast, method_of_equal_shares, Cost_Sat, 50),
    ):
        drawn = Drawn(*size)
        theirs = drawn.theirs()
        chosen = {str(project) for project in peer(*theirs, sat_class=sat)}
        if set(select(drawn.ours(), rule).chosen) != chosen:
            raise SystemExit(f"{rule.__name__}: the winners differ")

        def choose(instances: list[Instance], rule: Any = rule) -> None:
            for instance in instances:
                select(instance, rule)

        def peer_chooses(built: list[Any], peer: Any = peer, sat: Any = sat) -> None:
            for one in built:
                peer(*one, sat_class=sat)

        def several(make: Any, n: int = 50 if size == SMALL else 1) -> Any:
            return lambda: [make() for _ in range(n)]  # a small one is chosen in no time

        times = alternate(
            [(several(drawn.ours), choose), (several(drawn.theirs), peer_chooses)],
            runs=3 if quick else 7,
        )
        case = f"{size[0]:,} x {size[1]} {rule.__name__}{', 50 of them' * (size == SMALL)}"
        rows.append(row(case, "pabutools", *times, aim))
    drawn = Drawn(*LARGE)

    def build_and_choose(one: Drawn) -> None:
        select(one.ours(), by_votes)

    def peer_builds_and_chooses(one: Drawn) -> None:
        greedy_utilitarian_welfare(*one.theirs(), sat_class=Cost_Sat)

    times = alternate(
        [(lambda: drawn, build_and_choose), (lambda: drawn, peer_builds_and_chooses)],
        runs=3 if quick else 7,
    )
    rows.append(row("10,000 x 120 by_votes, with building", "pabutools", *times, 1))
    return rows


def reading(quick: bool) -> list[dict[str, Any]]:
    voters = 9_000 if quick else 90_000
    drawn = Drawn(voters, 160, 8)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.pb"
        path.write_text(pabulib_of(drawn.ours(), META).text(), encoding="utf-8")

        def read(at: Path) -> None:
            read_pabulib(at)

        def read_to_choose(at: Path) -> None:
            read_pabulib(at).instance()

        def peer_reads(at: Path) -> None:
            parse_pabulib(str(at))

        once, made, peer = alternate(
            [(lambda: path, side) for side in (read, read_to_choose, peer_reads)],
            runs=2 if quick else 5,
        )
        ours, theirs = (_added_mib(script, path) for script in (OURS, THEIRS))
    return [
        row(f".pb of {voters:,} ballots, read", "pabutools", once, peer, 10),
        row(f".pb of {voters:,} ballots, ready to choose", "pabutools", made, peer, 1),
        row(f".pb of {voters:,} ballots, MiB added", "pabutools", ours, theirs, 5),
    ]


OURS = "from wholeprocess.exchange.pabulib import read_pabulib as read"
THEIRS = "from pabutools.election import parse_pabulib as read"


def _added_mib(imports: str, path: Path) -> float:
    """How much the peak memory of a fresh process grows while it reads the file."""
    script = (
        f"import re, sys\nfrom pathlib import Path\n{imports}\n"
        "def peak():\n"
        "    said = Path('/proc/self/status').read_text()\n"
        "    return int(re.search(r'VmHWM:\\s+(\\d+)', said)[1])\n"
        "before = peak(); kept = read(sys.argv[1]); print((peak() - before) / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    options = arguments(__doc__ or "")
    found = choosing(options.quick) + reading(options.quick)
    if not options.json:
        print(f"seed {SEED}")
    show("livelihood", found, options.json)
