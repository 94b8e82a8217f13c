"""Counting a million ballots to 350 rulings, beside Polars, DuckDB and four election libraries.

Run with: uv run --group bench --extra tables benchmarks/count.py [--quick] [--json] [--only CASE …]

Drawn with a seed: 350 districts with a station box and a mobile box each, five candidates with
Chinese names and three seats, ballots with up to three marks in the voter's order. The file is the
library's own ``district,box,mark,mark,mark``; a second one has the candidates' numbers in the place
of their names, and one box a district, as the peers are mostly measured.

Ours goes from the file, or from a list of the same rows, to 350 rulings with each person's votes,
threshold, missing votes, verdict and rules, after every line was checked for unknown districts,
boxes and candidates. With Polars the votes of a file are added up at once (``tally_ballots``); one
case makes the boxes that a journal takes in (``read_ballots``) and counts those. The reasons in two
languages are made when they are read: one case reads every word of them. What is not ours answers
less:

- bare Polars groups the same file by all its columns and stops there;
- the csv.reader loop, DuckDB, and Counter with a fold add up the votes of each candidate;
- votelib, abcvoting, pref-voting and VoteKit name three winners a district by most approvals.

None of the four reads such a file or knows boxes. Theirs is one loop over csv.reader and then each
library's own objects, as its user would make them: like ballots of a district grouped, and for
"one by one" a voter object for every ballot in a profile of the district. Each peer runs in an
environment of its own, with NumPy free to choose its code, in turns with ours, which takes Polars
there too. Each must find the same votes or winners, or the run fails.

A figure is the median of 7 rounds, of fewer (at least 3) where a round takes seconds; ``--quick``
draws a tenth of the districts and takes fewer rounds. Memory is what a fresh process adds while it
reads the file.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from ratio import alternate, row, show
from wholeprocess.election import (
    Box,
    ByVoters,
    CandidateId,
    Contest,
    Declaration,
    DistrictId,
    Tally,
    declare,
    tally,
)
from wholeprocess.exchange.ballots import gather_ballots, read_ballots, tally_ballots
from wholeprocess.law import in_force

SEED, CANDIDATES, SEATS = 20220308, 5, 3
DISTRICTS, BALLOTS, ROUNDS, SECONDS = 350, 1_000_000, (3, 7), 30.0
QUICK_DISTRICTS, QUICK_BALLOTS, QUICK_ROUNDS, QUICK_SECONDS = 35, 100_000, (1, 5), 1.5
LAW = in_force(date(2021, 12, 20), "430381")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国"
LIKE = 0.67  # takes at most half as much again
HOME = Path(__file__).resolve().parents[1]
MIB = 1 << 20

Row: TypeAlias = dict[str, Any]
Pace: TypeAlias = tuple[tuple[int, int], float]
Known: TypeAlias = Mapping[DistrictId, tuple[CandidateId, ...]]
Ballots: TypeAlias = list[tuple[str, ...]]
Votes: TypeAlias = dict[tuple[str, str], int]
Winners: TypeAlias = dict[str, list[str]]


# --- the ballots ----------------------------------------------------------------------------------


def draw(folder: Path, districts: int, ballots: int) -> tuple[Known, Known]:
    """Write both files, the same each time; returns the candidates of each district in each."""
    rng = random.Random(SEED)
    named: dict[DistrictId, tuple[CandidateId, ...]] = {}
    for n in range(1, districts + 1):
        names: dict[str, None] = {}
        while len(names) < CANDIDATES:
            names[rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)] = None
        named[DistrictId(str(n))] = tuple(map(CandidateId, names))
    numbers = tuple(CandidateId(str(number)) for number in range(1, CANDIDATES + 1))
    liked = [[1 / (rng.random() + 0.3) for _ in numbers] for _ in named]
    candidates, empty = list(named.values()), ("",) * SEATS
    with (
        (folder / "named.csv").open("w", encoding="utf-8", newline="\n") as one,
        (folder / "numbered.csv").open("w", encoding="utf-8", newline="\n") as other,
    ):
        for file in (one, other):
            file.write("district,box,mark1,mark2,mark3\n")
        chance = rng.random
        for _ in range(ballots):
            d, share = int(chance() * districts), chance()
            marks = 1 if share < 0.15 else 2 if share < 0.4 else 3
            draws = [(chance() ** power, c) for c, power in enumerate(liked[d])]
            order = [c for _, c in sorted(draws)[-marks:]]
            box, rest = "2" if chance() < 0.1 else "1", empty[marks:]
            mine = candidates[d]
            one.write(",".join((str(d + 1), box, *[mine[c] for c in order], *rest)) + "\n")
            other.write(",".join((str(d + 1), "1", *[numbers[c] for c in order], *rest)) + "\n")
    return named, dict.fromkeys(named, numbers)


def rows_of(path: Path) -> Ballots:
    """The file's rows in memory, as a csv.reader loop makes them."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        return [tuple(fields) for fields in reader]


# --- ours -----------------------------------------------------------------------------------------


def contests(known: Known) -> Mapping[DistrictId, Contest]:
    return {d: Contest(candidates=names, seats=SEATS) for d, names in known.items()}


def declared(tallies: Mapping[DistrictId, Tally]) -> dict[str, Declaration]:
    """A full ruling for each district; everyone on a roll a little larger has voted."""
    made = {}
    for district, counted in tallies.items():
        voted = counted.ballots
        turnout = ByVoters(all_voters=voted + 50, voters_who_voted=voted)
        made[str(district)] = declare(counted, turnout, LAW)
    return made


def rulings(boxes: Mapping[DistrictId, Mapping[str, Box]], known: Known) -> dict[str, Declaration]:
    """From boxes, those of a district merged."""
    on = contests(known)
    return declared({d: tally(Box.merged(own.values()), on[d], LAW) for d, own in boxes.items()})


def votes_of(made: Mapping[str, Declaration]) -> Votes:
    """The votes of each candidate, to compare."""
    return {(d, s.person): s.votes.for_ for d, ruling in made.items() for s in ruling.standings}


def top(votes: Mapping[tuple[str, str], int]) -> Winners:
    """Those with the most votes on each district's seats, for peers that know nothing else.

    Districts where a tie decides are left out: the peers break it, ours does not.
    """
    by_district: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (district, person), number in votes.items():
        by_district[district].append((number, person))
    chosen = {}
    for district, own in by_district.items():
        own.sort(reverse=True)
        if own[SEATS - 1][0] > own[SEATS][0]:
            chosen[district] = sorted(person for _, person in own[:SEATS])
    return chosen


# --- peers of this process ------------------------------------------------------------------------


def bare_polars(path: Path) -> Any:
    import polars as pl

    columns = ("district", "box", "mark1", "mark2", "mark3")
    return pl.scan_csv(path).group_by(columns).len().collect()


def reader_loop(path: Path) -> Votes:
    """The plain way with the standard library: csv.reader, and one count after the other."""
    votes: Votes = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for district, _, *marks in reader:
            for mark in marks:
                if mark:
                    votes[district, mark] += 1
    return votes


def counter_fold(ballots: Ballots) -> Votes:
    """Identical ballots first, then a fold: the best that a few lines of Python do in memory."""
    votes: Votes = Counter()
    for (district, _, *marks), number in Counter(ballots).items():
        for mark in marks:
            if mark:
                votes[district, mark] += number
    return votes


# --- peers of other processes ---------------------------------------------------------------------


def like_ballots(path: Path) -> Mapping[str, Counter[frozenset[str]]]:
    """How often each set of names is on the ballots of each district, in one loop."""
    like: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for district, _, *marks in reader:
            like[district][frozenset(filter(None, marks))] += 1
    return like


def every_ballot(path: Path) -> Mapping[str, list[list[str]]]:
    """The names on each ballot of each district, in one loop."""
    ballots: dict[str, list[list[str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for district, _, *marks in reader:
            ballots[district].append([mark for mark in marks if mark])
    return ballots


def duckdb_counts(path: Path) -> Votes:
    import duckdb

    sql = (
        "with g as (select district, mark1, mark2, mark3, count(*) n "
        f"from read_csv('{path}', header=true, all_varchar=true) group by all), "
        "u as (select district, unnest([mark1, mark2, mark3]) c, n from g) "
        "select district, c, sum(n)::bigint from u where c is not null and c <> '' group by all"
    )
    return {(d, c): n for d, c, n in duckdb.connect().execute(sql).fetchall()}


def votelib_winners(path: Path, known: Known) -> Winners:
    import votelib.convert
    import votelib.evaluate.core as core

    evaluator = core.ByConstituency(
        core.PreConverted(votelib.convert.ApprovalToSimpleVotes(), core.Plurality())
    )
    found = evaluator.evaluate(like_ballots(path), SEATS)
    return {d: sorted(map(str, chosen)) for d, chosen in found.items()}


def abcvoting_winners(path: Path, known: Known, *, one_by_one: bool = False) -> Winners:
    from abcvoting import abcrules
    from abcvoting.preferences import Profile, Voter

    chosen = {}
    for d, own in (every_ballot if one_by_one else like_ballots)(path).items():
        names = known[DistrictId(d)]
        number = {name: n for n, name in enumerate(names)}
        profile = Profile(CANDIDATES)
        if isinstance(own, Counter):
            like = own.items()
            profile.add_voters([Voter([number[m] for m in ms], weight=k) for ms, k in like])
        else:
            profile.add_voters([[number[m] for m in ms] for ms in own])
        winners = abcrules.compute_av(profile, SEATS, resolute=True)[0]
        chosen[d] = sorted(names[n] for n in winners)
    return chosen


def pref_voting_winners(path: Path, known: Known) -> Winners:
    from pref_voting.grade_profiles import GradeProfile

    chosen = {}
    for d, like in like_ballots(path).items():
        names = list(known[DistrictId(d)])
        maps = [dict.fromkeys(marks, 1) for marks in like]
        profile = GradeProfile(maps, [0, 1], gcounts=list(like.values()), candidates=names)
        scores = profile.approval_scores()
        chosen[d] = sorted(sorted(names, key=lambda c: (-scores[c], c))[:SEATS])
    return chosen


def votekit_winners(path: Path, known: Known) -> Winners:
    from votekit.ballot import ScoreBallot
    from votekit.elections import Approval
    from votekit.pref_profile import ScoreProfile

    chosen = {}
    for d, like in like_ballots(path).items():
        made = [ScoreBallot(scores=dict.fromkeys(ms, 1), weight=k) for ms, k in like.items()]
        profile = ScoreProfile(ballots=made, candidates=list(known[DistrictId(d)]))
        election = Approval(profile, n_seats=SEATS, tiebreak="random", rng_seed=1)
        chosen[d] = sorted(str(c) for tier in election.get_elected() for c in tier)
    return chosen


Find: TypeAlias = Callable[[Path, Known], Winners]
WAYS: Mapping[str, Mapping[str, tuple[Find, float]]] = {
    "votelib": {"votelib": (votelib_winners, 8)},
    "abcvoting": {
        "abcvoting": (abcvoting_winners, 0),
        "abcvoting, one by one": (partial(abcvoting_winners, one_by_one=True), 80),
    },
    "pref-voting": {"pref-voting": (pref_voting_winners, 0)},
    "votekit": {"VoteKit": (votekit_winners, 0)},
}
"""The ways of each peer, and how many times ours should be as fast; 0 where nothing is aimed at."""

PEERS = ("duckdb", *WAYS)


# --- measuring ------------------------------------------------------------------------------------


def same(what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise SystemExit(f"{what}: the counts differ")


Job: TypeAlias = Callable[[], Any]
Check: TypeAlias = Callable[[Any, Any], None]


def medians(mine: Job, theirs: Job, pace: Pace, check: Check = lambda _, __: None) -> list[float]:
    """The median seconds of both in turns; the slower both are, the fewer rounds.

    A round that is not counted comes first: ``check`` sees what both found.
    """

    def drive(job: Job) -> Callable[[object], None]:
        def run(_: object) -> None:
            job()  # what it makes is not kept

        return run

    start = time.perf_counter()
    found = mine(), theirs()
    once = time.perf_counter() - start
    check(*found)
    del found
    gc.collect()
    gc.freeze()  # modules and candidates are there before; walking them is nobody's work
    (least, most), seconds = pace
    rounds = max(least, min(most, int(seconds / once)))
    return alternate([(lambda: None, drive(mine)), (lambda: None, drive(theirs))], rounds)


def from_file(path: Path, known: Known, *, polars: bool) -> dict[str, Declaration]:
    return declared(tally_ballots(path, contests(known), LAW, polars=polars))


def by_boxes(path: Path, known: Known) -> dict[str, Declaration]:
    return rulings(read_ballots(path, known, polars=True), known)


def every_word(path: Path, known: Known) -> int:
    made = from_file(path, known, polars=True)
    return sum(len(str(reason)) for ruling in made.values() for reason in ruling.reasons)


def with_polars(folder: Path, named: Known, numbered: Known, pace: Pace) -> list[Row]:
    """The extra ``tables``, in time and memory."""
    names, numbers = folder / "named.csv", folder / "numbered.csv"
    rows = []
    named_file = partial(from_file, names, named, polars=True)
    numbered_file = partial(from_file, numbers, numbered, polars=True)
    for case, path, ours in (
        ("file to rulings", names, named_file),
        ("the same, every reason read", names, partial(every_word, names, named)),
        ("file to boxes to rulings", names, partial(by_boxes, names, named)),
        ("candidates by number, one box", numbers, numbered_file),
    ):
        times = medians(ours, partial(bare_polars, path), pace)
        rows.append(row(case, "Polars group_by", *times, LIKE))
    bare, added = (apart("--memory", way, str(folder)) for way in ("bare", "polars"))
    rows.append(row("file to rulings, bytes added", "Polars group_by", added, bare, LIKE))
    return rows


def with_the_standard_library(folder: Path, named: Known, numbered: Known, pace: Pace) -> list[Row]:
    """Without any extra, in time and memory."""
    path = folder / "named.csv"

    def check(made: Mapping[str, Declaration], votes: Votes) -> None:
        same("Polars", from_file(path, named, polars=True), made)
        same("boxes", by_boxes(path, named), made)
        same("csv.reader", votes_of(made), dict(votes))

    ours = partial(from_file, path, named, polars=False)
    times = medians(ours, partial(reader_loop, path), pace, check)
    added = apart("--memory", "library", str(folder))
    return [
        row("standard library, file to rulings", "csv.reader loop", *times, 3),
        row("standard library, bytes added", "20 MiB", added, 20 * MIB, 1),
    ]


def in_memory(folder: Path, named: Known, numbered: Known, pace: Pace) -> list[Row]:
    """A list of rows that is there already."""
    ballots = rows_of(folder / "named.csv")

    def ours() -> Mapping[str, Declaration]:
        return rulings(gather_ballots(ballots, named), named)

    def check(made: Mapping[str, Declaration], votes: Votes) -> None:
        same("in memory", from_file(folder / "named.csv", named, polars=True), made)
        same("Counter", votes_of(made), dict(votes))

    times = medians(ours, partial(counter_fold, ballots), pace, check)
    return [row("memory to rulings", "Counter and a fold", *times, LIKE)]


CASES: Mapping[str, Callable[[Path, Known, Known, Pace], list[Row]]] = {
    "polars": with_polars,
    "library": with_the_standard_library,
    "memory": in_memory,
}


def with_peer(peer: str, folder: Path, known: Known, pace: Pace) -> list[Row]:
    """Rows of one peer, in the process that has it."""
    path = folder / "named.csv"
    ours = partial(from_file, path, known, polars=True)

    def votes(made: Mapping[str, Declaration], counted: Votes) -> None:
        same(peer, votes_of(made), counted)

    def winners(made: Mapping[str, Declaration], chosen: Winners) -> None:
        clear = top(votes_of(made))
        same(peer, clear, {d: chosen[d] for d in clear})

    if peer == "duckdb":
        times = medians(ours, partial(duckdb_counts, path), pace, votes)
        return [row("file to rulings", "DuckDB, votes only", *times, 0)]
    rows = []
    for name, (find, aim) in WAYS[peer].items():
        times = medians(ours, partial(find, path, known), pace, winners)
        rows.append(row("file to rulings", name, *times, aim))
    return rows


def apart(*arguments: str, requirement: str = "") -> Any:
    """What a fresh process of this script prints, with one more package where one is required.

    A peer that cannot be installed or fails is named on stderr and has no rows.
    """
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_CORETYPE"}
    start = [sys.executable]
    if requirement:
        uv = os.environ.get("UV") or shutil.which("uv") or "uv"
        start = [uv, "run", "--quiet", "--project", str(HOME), "--group", "bench"]
        start += ["--extra", "tables", "--with", requirement, "python"]
    script = [*start, str(Path(__file__).resolve()), *arguments]
    done = subprocess.run(script, capture_output=True, text=True, env=environment)
    if done.returncode == 0:
        return json.loads(done.stdout)
    last = (done.stderr.strip().splitlines() or ["no word"])[-1]
    said = f"{' '.join(arguments[:2])} ended with {done.returncode}: {last}"
    if not requirement or "the counts differ" in last:
        raise SystemExit(said)
    print(said, file=sys.stderr)
    return []


def memory(way: str, folder: Path, known: Known) -> int:
    """How much the peak of this process rises while it reads the file, in bytes."""
    path = folder / "named.csv"
    if way != "library":
        import polars  # noqa: F401  an import is no part of it

    before = peak()
    if way == "bare":
        bare_polars(path)
    else:
        from_file(path, known, polars=way == "polars")
    return peak() - before


def peak() -> int:
    """The most memory that this process has held, in bytes (Linux: VmHWM)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def requirements() -> dict[str, str]:
    """The peers as the project's dependency group names them."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    group = project["dependency-groups"]["peers"]
    return {entry.split(">")[0]: entry for entry in group}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--quick", action="store_true", help="under a minute, rougher")
    parser.add_argument(
        "--only", nargs="+", choices=(*CASES, "peers", *PEERS), help="some of the cases"
    )
    parser.add_argument("--peer", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--memory", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    pace = (QUICK_ROUNDS, QUICK_SECONDS) if options.quick else (ROUNDS, SECONDS)
    if task := options.peer or options.memory:
        folder = Path(task[1])
        known = {
            DistrictId(d): tuple(map(CandidateId, names))
            for d, names in json.loads((folder / "known.json").read_text("utf-8")).items()
        }
        found: object = (
            with_peer(task[0], folder, known, pace)
            if options.peer
            else memory(task[0], folder, known)
        )
        print(json.dumps(found, ensure_ascii=False))
        return
    wanted = {*(options.only or (*CASES, "peers"))}
    size = (QUICK_DISTRICTS, QUICK_BALLOTS) if options.quick else (DISTRICTS, BALLOTS)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        named, numbered = draw(folder, *size)
        (folder / "known.json").write_text(json.dumps(named, ensure_ascii=False), "utf-8")
        for case, measure in CASES.items():
            if case in wanted:
                rows += measure(folder, named, numbered, pace)
        quick = ("--quick",) if options.quick else ()
        for peer in PEERS:
            if wanted & {peer, "peers"}:
                rows += apart("--peer", peer, temporary, *quick, requirement=requirements()[peer])
    show("count", rows, options.json)


if __name__ == "__main__":
    main()
