"""What a check costs beside replaying the same journal, and the memory that it takes.

Suggestions alone: courses of twelve acts over many suggestions (``lifecycle.py``), their days
spread over a year, by forty deputies and sixty units; one in three is handled late or without
contact, so that there is something to find. This is the check at its dearest: no act is replayed
quicker than one on a suggestion, and the clocks of each are computed anew.

Every link: the clean journals in which the tests plant faults (``tests/check/planting_grounds``),
elections, suggestions, sessions and projects, consultation, supervision and evaluation, each
replayed and checked by itself.

Replay is ``Fold.admit`` over the acts in memory; the check is every shipped check over the state
that this leaves. The two take turns in one process; medians are shown. ``ours_s`` is the check
alone, ``peer_s`` the replay alone, both in seconds of the processor; the aim of 0.5 says that all
rules cost less than twice the replay.

From a file: the same suggestions read, verified, replayed and checked, and the most memory that the
process had, beside a process that only reads and replays it.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from ratio import arguments, row, show
from wholeprocess import management as m
from wholeprocess.check import SHIPPED, audit, found_in
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Divisions, Unit, UnitId
from wholeprocess.journal import Act, MemoryJournal, write_jsonl
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, replay
from wholeprocess.process.state import Fold, State

COUNTY = DivisionCode("430381")
DEPUTIES = [DeputyId(f"d{n}") for n in range(40)]
UNITS = [UnitId(f"u{n}") for n in range(60)]
BEGUN = date(2022, 1, 4)


def registering() -> list[Act]:
    """The acts that say who is who."""
    deputies = [
        Deputy(id=d, name=d, congress=COUNTY, elected_by=COUNTY, since=date(2021, 12, 20))
        for d in DEPUTIES
    ]
    units = [Unit(id=u, name=u, division=COUNTY) for u in UNITS]
    return [
        SeatDeputies(on=BEGUN, congress=COUNTY, deputies=deputies),
        EnterUnits(on=BEGUN, congress=COUNTY, units=units),
    ]


def course(n: int) -> list[Act]:
    """The twelve acts of suggestion ``n``: of each three, one late and one without contact."""
    s, first = m.SuggestionId(f"s{n}"), BEGUN + timedelta(n % 240)
    deputy, lead = DEPUTIES[n % len(DEPUTIES)], UNITS[n % len(UNITS)]
    co = UNITS[(n + 7) % len(UNITS)]
    late, spoke = 60 * (n % 3 == 1), UNITS[(n + 7 * (n % 3 == 2)) % len(UNITS)]

    def day(number: int) -> date:
        return first + timedelta(number)

    return [
        m.Submit(on=day(0), by=deputy, title="修渠", text="修复渠道", suggestion=s),
        m.Accept(on=day(1), suggestion=s),
        m.Assign(on=day(2), suggestion=s, lead=lead, co=(co,)),
        m.Acknowledge(on=day(3), suggestion=s, by=lead),
        m.Acknowledge(on=day(4), suggestion=s, by=co),
        m.Opine(on=day(20), suggestion=s, by=co, words="同意"),
        m.Contact(on=day(21), suggestion=s, by=spoke),
        m.Reply(on=day(50 + late), suggestion=s, by=lead, result=m.Result.EXPLAINED, words="无"),
        m.Rate(
            on=day(55 + late),
            suggestion=s,
            by=deputy,
            rating=m.Satisfaction.DISSATISFIED,
            why="未修",
        ),
        m.Reply(on=day(75 + late), suggestion=s, by=lead, result=m.Result.SOLVED, words="已修"),
        m.Rate(on=day(80 + late), suggestion=s, by=deputy, rating=m.Satisfaction.SATISFIED),
        m.Close(on=day(90 + late), suggestion=s),
    ]


def acts(number: int) -> Iterator[Act]:
    """The acts of the journal, in the order of suggestions."""
    yield from registering()
    for n in range(number // 12):
        yield from course(n)


def turn(acts: Sequence[Act], divisions: Divisions | None) -> tuple[float, float, int]:
    """Seconds of one replay and of the check of what it leaves, and the number of findings."""
    gc.collect()
    start = time.process_time()
    fold = Fold(State.empty(divisions))
    for act in acts:
        fold.admit(act)
    replayed = time.process_time() - start
    state, through = fold.state(), max(act.on for act in acts)
    del fold
    gc.collect()
    start = time.process_time()
    found = sum(1 for _ in found_in(SHIPPED, state, Fold(state).law, through))
    return replayed, time.process_time() - start, found


def in_turns(
    journals: Sequence[tuple[Sequence[Act], Divisions | None]], rounds: int
) -> tuple[float, float, int]:
    """Median seconds of replaying and of checking these journals, and the number of findings."""
    turns = [[turn(*journal) for journal in journals] for _ in range(rounds)]
    replayed = statistics.median(sum(one[0] for one in them) for them in turns)
    checked = statistics.median(sum(one[1] for one in them) for them in turns)
    return replayed, checked, sum(one[2] for one in turns[0])


def of_every_link() -> list[tuple[Sequence[Act], Divisions]]:
    """The clean journals of the tests."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "check"))
    from planting_grounds import GROUNDS

    rooms = ("election", "management", "decision", "consultation", "supervision")
    return [
        (ground.acts, ground.divisions) for room in rooms for ground in GROUNDS[room]().values()
    ]


# --- from a file, each in a process of its own ---


def in_a_process(what: str, path: str) -> None:
    """Replay or check a file, and print the seconds and the most memory in bytes."""
    start = time.process_time()
    if what == "replay":
        replay(path)
    else:
        audit(path)
    seconds = time.process_time() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024]))


def from_a_file(number: int) -> dict[str, tuple[float, float]]:
    """Seconds and bytes of replaying and of checking a journal file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        journal = MemoryJournal(CODEC)
        for act in sorted(acts(number), key=lambda act: act.on):
            journal.append(act)
        write_jsonl(iter(journal), path, CODEC)
        del journal
        found: dict[str, tuple[float, float]] = {}
        for what in ("replay", "check"):
            command = [sys.executable, __file__, "--of", what, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, size = json.loads(done.stdout)
            found[what] = (seconds, size)
    return found


def main() -> None:
    options = arguments("checking a journal beside replaying it")
    number = 60_000 if options.quick else 1_000_000
    replayed, checked, found = in_turns([(list(acts(number)), None)], 7 if options.quick else 3)
    case = f"suggestions: {number:,} acts, {found:,} findings"
    rows = [row(case, "replay", checked, replayed, 0.5)]
    rate = number / checked
    journals = of_every_link()
    replayed, checked, found = in_turns(journals, 7)
    number = sum(len(held) for held, _ in journals)
    case = f"every link: {len(journals)} journals, {number:,} acts"
    rows.append(row(case, "replay", checked, replayed, 0.5))
    files = from_a_file(60_000 if options.quick else 200_000)
    rows.append(
        row("a file, read and checked", "read, replay", files["check"][0], files["replay"][0], 0.5)
    )
    rows.append(
        row("bytes at most, a file", "read, replay", files["check"][1], files["replay"][1], 0.5)
    )
    show("check", rows, options.json)
    if not options.json:
        print(f"{rate:,.0f} acts on suggestions checked a second")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--of"]:
        in_a_process(*sys.argv[2:])
    else:
        main()
