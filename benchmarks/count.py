"""Counting a million ballots to 350 rulings, beside Polars, DuckDB and four election libraries.

Run with: uv run --group bench --extra tables benchmarks/count.py [--quick] [--json]

Drawn with a seed: 350 districts with a station box and a mobile box each, five candidates with
Chinese names and three seats, ballots with up to three marks in the voter's order. The file is the
library's own ``district,box,mark,mark,mark``; a second one has the candidates' numbers in the place
of their names, and one box a district, as the peers are mostly measured.

Ours goes from the file, or from a list of the same rows, to 350 rulings with each person's votes,
threshold, missing votes, verdict and reasons in two languages, after every line was checked for
unknown districts, boxes and candidates. Bare Polars groups the same file by all its columns and
stops there; DuckDB adds up the votes of each candidate. votelib, abcvoting, pref-voting and VoteKit
have no reader for such a file: theirs is a csv.reader loop and the fastest way of each into three
winners a district (identical ballots grouped first), and "one by one" gives them every ballot as it
stands. Each peer runs in an environment of its own, in turns with ours, and must find the same
votes or winners, or the run fails. Memory is what a fresh process adds while it reads the file.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
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
    declare,
    tally,
)
from wholeprocess.exchange.ballots import gather_ballots, read_ballots
from wholeprocess.law import in_force

SEED, DISTRICTS, CANDIDATES, SEATS = 20220308, 350, 5, 3
LAW = in_force(date(2021, 12, 20), "430381")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国"
HOME = Path(__file__).resolve().parents[1]
MIB = 1 << 20

Known: TypeAlias = Mapping[DistrictId, tuple[CandidateId, ...]]
Ballots: TypeAlias = list[tuple[str, ...]]
Votes: TypeAlias = dict[tuple[str, str], int]


# --- the ballots ----------------------------------------------------------------------------------


def draw(folder: Path, ballots: int) -> tuple[Known, Known]:
    """Write both files, the same each time; returns the candidates of each district in each."""
    rng = random.Random(SEED)
    named: dict[DistrictId, tuple[CandidateId, ...]] = {}
    for n in range(1, DISTRICTS + 1):
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
            d, share = int(chance() * DISTRICTS), chance()
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


def rulings(boxes: Mapping[DistrictId, Mapping[str, Box]], known: Known) -> dict[str, Declaration]:
    """A full ruling for each district; everyone on a roll a little larger has voted."""
    made = {}
    for district, own in boxes.items():
        box = Box.merged(own.values())
        counted = tally(box, Contest(candidates=known[district], seats=SEATS), LAW)
        turnout = ByVoters(all_voters=box.ballots + 50, voters_who_voted=box.ballots)
        made[str(district)] = declare(counted, turnout, LAW)
    return made


def votes_of(made: Mapping[str, Declaration]) -> Votes:
    """The votes of each candidate, to compare."""
    return {(d, s.person): s.votes.for_ for d, ruling in made.items() for s in ruling.standings}


def top(votes: Mapping[tuple[str, str], int]) -> dict[str, list[str]]:
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


def by_district(ballots: Ballots) -> Mapping[str, list[tuple[str, ...]]]:
    grouped: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for district, _, *marks in ballots:
        grouped[district].append(tuple(mark for mark in marks if mark))
    return grouped


def duckdb_counts(path: Path) -> Votes:
    import duckdb

    sql = (
        "with g as (select district, mark1, mark2, mark3, count(*) n "
        f"from read_csv('{path}', header=true, all_varchar=true) group by all), "
        "u as (select district, unnest([mark1, mark2, mark3]) c, n from g) "
        "select district, c, sum(n)::bigint from u where c is not null and c <> '' group by all"
    )
    return {(d, c): n for d, c, n in duckdb.connect().execute(sql).fetchall()}


def votelib_winners(
    ballots: Ballots, known: Known, *, grouped: bool = True
) -> dict[str, list[str]]:
    import votelib.convert
    import votelib.evaluate.core as core

    evaluator = core.ByConstituency(
        core.PreConverted(votelib.convert.ApprovalToSimpleVotes(), core.Plurality())
    )
    votes = {d: Counter(map(frozenset, own)) for d, own in by_district(ballots).items()}
    return {d: sorted(map(str, chosen)) for d, chosen in evaluator.evaluate(votes, SEATS).items()}


def abcvoting_winners(
    ballots: Ballots, known: Known, *, grouped: bool = True
) -> dict[str, list[str]]:
    from abcvoting import abcrules
    from abcvoting.preferences import Profile, Voter

    chosen = {}
    for d, own in by_district(ballots).items():
        names = known[DistrictId(d)]
        number = {name: n for n, name in enumerate(names)}
        profile = Profile(CANDIDATES)
        if grouped:
            like = Counter(own).items()
            profile.add_voters([Voter([number[m] for m in ms], weight=k) for ms, k in like])
        else:
            profile.add_voters([[number[m] for m in ms] for ms in own])
        winners = abcrules.compute_av(profile, SEATS, resolute=True)[0]
        chosen[d] = sorted(names[n] for n in winners)
    return chosen


def pref_voting_winners(
    ballots: Ballots, known: Known, *, grouped: bool = True
) -> dict[str, list[str]]:
    from pref_voting.grade_profiles import GradeProfile

    chosen = {}
    for d, own in by_district(ballots).items():
        names = list(known[DistrictId(d)])
        like = Counter(own) if grouped else dict.fromkeys(())
        maps = [dict.fromkeys(marks, 1) for marks in (like if grouped else own)]
        counts = list(like.values()) if grouped else None
        profile = GradeProfile(maps, [0, 1], gcounts=counts, candidates=names)
        scores = profile.approval_scores()
        chosen[d] = sorted(sorted(names, key=lambda c: (-scores[c], c))[:SEATS])
    return chosen


def votekit_winners(
    ballots: Ballots, known: Known, *, grouped: bool = True
) -> dict[str, list[str]]:
    from votekit.ballot import ScoreBallot
    from votekit.elections import Approval
    from votekit.pref_profile import ScoreProfile

    chosen = {}
    for d, own in by_district(ballots).items():
        like: Iterable[tuple[tuple[str, ...], int]] = (
            Counter(own).items() if grouped else ((marks, 1) for marks in own)
        )
        made = [ScoreBallot(scores=dict.fromkeys(marks, 1), weight=k) for marks, k in like]
        profile = ScoreProfile(ballots=made, candidates=list(known[DistrictId(d)]))
        election = Approval(profile, n_seats=SEATS, tiebreak="random", rng_seed=1)
        chosen[d] = sorted(str(c) for tier in election.get_elected() for c in tier)
    return chosen


Peer: TypeAlias = Callable[..., dict[str, list[str]]]
WINNERS: Mapping[str, Peer] = {
    "votelib": votelib_winners,
    "abcvoting": abcvoting_winners,
    "pref-voting": pref_voting_winners,
    "votekit": votekit_winners,
}


# --- measuring ------------------------------------------------------------------------------------


def same(what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise SystemExit(f"{what}: the counts differ")


def nothing_of(_: object) -> None:
    """A drive must not keep what it makes."""


def in_this_process(folder: Path, named: Known, numbered: Known, runs: int) -> list[dict[str, Any]]:
    names, numbers = folder / "named.csv", folder / "numbered.csv"
    made = rulings(read_ballots(names, named, polars=True), named)
    same("standard library", rulings(read_ballots(names, named, polars=False), named), made)
    same("csv.reader", votes_of(made), dict(reader_loop(names)))
    ballots = rows_of(names)
    same("Counter", votes_of(made), dict(counter_fold(ballots)))
    same("in memory", rulings(gather_ballots(ballots, named), named), made)

    def pair(mine: Callable[[], Any], theirs: Callable[[], Any]) -> list[float]:
        sides = [(mine, theirs)[n] for n in (0, 1)]
        return alternate(
            [(lambda: None, lambda _, side=side: nothing_of(side())) for side in sides], runs
        )

    return [
        row(
            "file to 350 rulings",
            "Polars group_by",
            *pair(
                lambda: rulings(read_ballots(names, named, polars=True), named),
                lambda: bare_polars(names),
            ),
            0.67,
        ),
        row(
            "the same, candidates by number, 1 box",
            "Polars group_by",
            *pair(
                lambda: rulings(read_ballots(numbers, numbered, polars=True), numbered),
                lambda: bare_polars(numbers),
            ),
            0.67,
        ),
        row(
            "file to 350 rulings, standard library",
            "csv.reader loop",
            *pair(
                lambda: rulings(read_ballots(names, named, polars=False), named),
                lambda: reader_loop(names),
            ),
            3,
        ),
        row(
            "memory to 350 rulings",
            "Counter and a fold",
            *pair(
                lambda: rulings(gather_ballots(ballots, named), named),
                lambda: counter_fold(ballots),
            ),
            0.67,
        ),
    ]


def with_peer(peer: str, folder: Path, known: Known, runs: int) -> list[dict[str, Any]]:
    """Rows of one peer, in the process that has it."""
    path = folder / "named.csv"
    made = rulings(read_ballots(path, known), known)

    def ours(_: object) -> None:
        rulings(read_ballots(path, known), known)

    if peer == "duckdb":
        same(peer, votes_of(made), duckdb_counts(path))
        times = alternate(
            [(lambda: None, ours), (lambda: None, lambda _: nothing_of(duckdb_counts(path)))], runs
        )
        return [row("file to 350 rulings", "DuckDB, votes only", *times, 0)]
    find = WINNERS[peer]
    clear, winners = top(votes_of(made)), find(rows_of(path), known)
    same(peer, clear, {d: winners[d] for d in clear})
    aims = {"votelib": (8, None), "abcvoting": (0, 80)}
    best, plain = aims.get(peer, (0, None))
    rows = []
    for aim, grouped, word in ((best, True, ""), (plain, False, ", one by one")):
        if aim is None:
            continue

        def theirs(_: object, grouped: bool = grouped) -> None:
            find(rows_of(path), known, grouped=grouped)

        times = alternate([(lambda: None, ours), (lambda: None, theirs)], runs)
        rows.append(row("file to 350 rulings", peer + word, *times, aim))
    return rows


def apart(*arguments: str, requirement: str = "") -> Any:
    """What a fresh process of this script prints, with one more package; ``None`` if it cannot."""
    uv = os.environ.get("UV") or shutil.which("uv")
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_CORETYPE"}
    script = [str(Path(__file__).resolve()), *arguments]
    if requirement:
        if uv is None:
            return None
        start = [uv, "run", "--quiet", "--project", str(HOME), "--group", "bench"]
        start += ["--extra", "tables", "--with", requirement, "python"]
    else:
        start = [sys.executable]
    done = subprocess.run([*start, *script], capture_output=True, text=True, env=environment)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        print(f"{' '.join(arguments[:2])} ended with {done.returncode}: {last}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


def memory(way: str, folder: Path, known: Known) -> int:
    """How much the peak of this process rises while it reads the file, in bytes."""
    path = folder / "named.csv"
    if way != "standard library":
        import polars  # noqa: F401  an import is no part of it

    before = peak()
    if way == "bare":
        bare_polars(path)
    else:
        rulings(read_ballots(path, known, polars=way == "polars"), known)
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
    import argparse

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--quick", action="store_true", help="under a minute, rougher")
    parser.add_argument("--peer", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--memory", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    runs = 3 if options.quick else 7
    if task := options.peer or options.memory:
        folder = Path(task[1])
        known = {
            DistrictId(d): tuple(map(CandidateId, names))
            for d, names in json.loads((folder / "known.json").read_text("utf-8")).items()
        }
        measure: Any = with_peer(task[0], folder, known, runs) if options.peer else memory(
            task[0], folder, known
        )  # fmt: skip
        print(json.dumps(measure, ensure_ascii=False))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        named, numbered = draw(folder, 300_000 if options.quick else 1_000_000)
        (folder / "known.json").write_text(json.dumps(named, ensure_ascii=False), "utf-8")
        rows = in_this_process(folder, named, numbered, runs)
        added = {
            way: apart("--memory", way, temporary) for way in ("bare", "polars", "standard library")
        }
        rows.append(
            row("memory added, bytes", "Polars group_by", added["polars"], added["bare"], 0.67)
        )
        limit = row(
            "memory added, standard library, bytes",
            "20 MiB",
            added["standard library"],
            20 * MIB,
            1,
        )
        rows.append(limit)
        skipped = ("votekit", "pref-voting", "abcvoting") if options.quick else ()
        wanted = requirements()
        for peer in ("duckdb", *WINNERS):
            if peer in skipped:
                continue
            quick = ("--quick",) if options.quick else ()
            found = apart("--peer", peer, temporary, *quick, requirement=wanted[peer])
            if found is None:
                print(f"{peer} could not be installed or run; left out", file=sys.stderr)
            else:
                rows += found
    show("count", rows, options.json)


if __name__ == "__main__":
    main()
