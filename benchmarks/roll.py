"""Registering a county, and checking its roll against the tables of two other offices.

Run with: uv run --group test benchmarks/roll.py [--quick] [--json]

Three measurements. A county of 700,000 voters is admitted into a term in batches of 2,000, posted
and closed. A roll, a table of residents and a table of deaths of 100,000 lines are reconciled from
files (read, checked, compared) by Polars and by the csv module alone; both find the same, which is
checked. And a million lines are reconciled by Polars. The numbers are made up: their county does
not exist.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sized
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from ratio import alternate, arguments, row, show
from wholeprocess.election import (
    CallElection,
    DrawDistrict,
    FreezeRoll,
    Method,
    PostRoll,
    RegisterVoters,
    on_the_roll,
    roll_digest,
    voter_ids,
)
from wholeprocess.exchange import reconcile_files
from wholeprocess.law import in_force
from wholeprocess.process.state import Fold, State

PLACE, KEY = "430381", b"benchmark" * 4
ON, SINCE = date(2021, 7, 1), date(2016, 11, 1)
NOWHERE = "990381"  # no county has this code
LAW = in_force(ON, PLACE)
SLOWEST = 5.0
"""Processor seconds that a million lines may take."""


def numbers(people: int, draw: Random) -> list[str]:
    """So many different identity numbers of nobody, born from 1930 to 2010."""
    first = date(1930, 1, 1)
    made = []
    for n in range(people):
        day = first + timedelta(days=draw.randrange(29_500))
        digits = f"{NOWHERE}{day:%Y%m%d}{n % 1000:03}"
        made.append(digits + "0123456789X"[(1 - 2 * int(digits + "0", 13) // 13) % 11])
    return list(dict.fromkeys(made))


def files(people: int, folder: Path) -> tuple[Path, Path, Path]:
    """A roll, residents and deaths; about one voter in twenty is not as he should be."""
    draw = Random(7)
    of_age = "20030701"
    living, roll, dead = (
        ["identity,district,deprived_until"],
        ["identity,district"],
        ["identity,died"],
    )
    for n, number in enumerate(numbers(people, draw)):
        district, chance = f"D{n % 350:03}", draw.random()
        lives = "" if chance < 0.01 else f"D{(n + 1) % 350:03}" if chance < 0.02 else district
        living.append(f"{number},{lives}," + ("2031-01-01" if 0.02 < chance < 0.021 else ""))
        if number[6:14] <= of_age and not 0.03 < chance < 0.04:
            roll.append(f"{number},{district}")
        if 0.04 < chance < 0.05:
            dead.append(f"{number},2020-05-01")
    paths = []
    for name, lines in (("roll", roll), ("residents", living), ("deaths", dead)):
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1], paths[2]


def county(voters: int, batch: int) -> list[object]:
    """The acts of a county's registration, from the call to the closed rolls, but for freezing."""
    ids = voter_ids((str(n) for n in range(voters)), KEY)
    on, election = date(2021, 3, 1), "county"
    acts: list[object] = [
        CallElection(on=on, election=election, congress=PLACE, method=Method.DIRECT, day=ON)
    ]
    for n, start in enumerate(range(0, voters, batch)):
        place = {"on": on, "election": election, "district": f"D{n:03}"}
        acts += (
            DrawDistrict(name="一", division=f"{PLACE}100", seats=2, population=3_000, **place),
            RegisterVoters(voters=ids[start : start + batch], **place),
            PostRoll(**place),
        )
    return acts


def register(acts: list[object]) -> Fold:
    """Admit them all, then close every roll with its digest."""
    fold = Fold(State.empty())
    for act in acts:
        fold.admit(act)  # type: ignore[arg-type]
    for (election, district), roll in [*fold.elected.rolls.items()]:
        digest = roll_digest(on_the_roll(roll, district))
        place = {"on": date(2021, 6, 30), "election": election, "district": district}
        fold.admit(FreezeRoll(size=roll.size, digest=digest, **place))
    return fold


def processor_seconds(work: Callable[[], Sized]) -> tuple[float, int]:
    """What the work takes of the processors, however busy they are, and the size of its result."""
    start = time.process_time()
    found = len(work())
    return time.process_time() - start, found


def main() -> int:
    options = arguments(__doc__ or "")
    people, voters = (100_000, 70_000) if options.quick else (1_000_000, 700_000)
    acts = county(voters, 2_000)
    start = time.perf_counter()
    fold = register(acts)
    admitted = time.perf_counter() - start
    assert sum(roll.size for roll in fold.elected.rolls.values()) == voters

    settings = {"key": KEY, "on": ON, "law": LAW, "since": SINCE}

    def through(engine: str, paths: tuple[Path, Path, Path]) -> Any:
        return reconcile_files(*paths, engine=engine, **settings)

    with tempfile.TemporaryDirectory() as folder:
        (big := Path(folder) / "big").mkdir()
        (small := Path(folder) / "small").mkdir()
        few = files(people // 10, small)
        assert through("polars", few) == through("python", few)
        ours, pure = alternate(
            [(lambda: few, partial(through, engine)) for engine in ("polars", "python")], runs=3
        )
        many = files(people, big)
        whole, found = min(processor_seconds(partial(through, "polars", many)) for _ in range(3))
    limit = SLOWEST * people / 1_000_000
    rows = [row(f"reconcile {people // 10:,} residents", "the csv module", ours, pure, 4)]
    show("roll", rows, options.json)
    if not options.json:
        met = "met" if whole <= limit else "missed"
        print(f"{voters:,} voters registered, posted and closed in {admitted:.2f} s")
        print(f"{found:,} differences among {people:,} residents: {whole:.2f} processor s ({met})")
    return 0 if all(r["met"] for r in rows) and whole <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
