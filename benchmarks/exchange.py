"""Writing a journal as an event log: ours beside pm4py, which reads what we wrote.

Run with: uv run benchmarks/exchange.py [--quick] [--json]

A journal of 100,000 acts on suggestions is written as OCEL 2.0 (JSON) and as XES with a trace for
each suggestion. pm4py, in an environment of its own (it is AGPL: measured, never depended on),
reads both files, must find the same events, objects and traces in them, and writes what it read.
Writing alone is timed, on both sides in turn; what pm4py is given is already in its own form.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ratio import arguments, row, show
from wholeprocess.exchange import write_ocel, write_xes
from wholeprocess.journal import Entry
from wholeprocess.management import Accept, Acknowledge, Assign, Close, Contact, Rate, Reply, Submit

PEER = "pm4py"
AIM = 4.0
UV = os.environ.get("UV", "uv")  # set by uv for what it runs
FIRST = date(2022, 1, 4)

THEIRS = """
import json, sys, time
import pm4py

kind, path, out, runs = sys.argv[1:]
reader, writer = (
    (pm4py.read_ocel2_json, pm4py.write_ocel2_json)
    if kind == "ocel"
    else (pm4py.read_xes, pm4py.write_xes)
)
log = reader(path)
if kind == "ocel":
    found = [len(log.events), len(log.objects), len(log.relations)]
else:
    found = [len(log), log["case:concept:name"].nunique()]
times = []
for _ in range(int(runs)):
    start = time.perf_counter()
    writer(log, out)
    times.append(time.perf_counter() - start)
print(json.dumps({"found": found, "times": times}))
"""


def entries(number: int) -> list[Entry]:
    """So many acts, eight on each suggestion, as they may stand in a journal."""
    made: list[Any] = []
    for n in range(number // 8):
        on, ident = FIRST + timedelta(days=n % 700), f"2022-{n:05}"
        unit, deputy = f"unit-{n % 60}", f"430381-{n % 300:03}"
        title = f"关于修复第{n}段渠道的建议"
        made += [
            Submit(
                on=on,
                by=deputy,
                suggestion=ident,
                title=title,
                text=title * 3,
                joined=[f"430381-{(n + k) % 300 + 300:03}" for k in range(n % 4)],
            ),
            Accept(on=on, suggestion=ident),
            Assign(on=on, suggestion=ident, lead=unit, co=[f"unit-{60 + n % 7}"]),
            Acknowledge(on=on, suggestion=ident, by=unit),
            Contact(on=on, suggestion=ident, by=unit, words="已与代表联系"),
            Reply(on=on, suggestion=ident, by=unit, result="solved", words="已经修复"),
            Rate(on=on, suggestion=ident, by=deputy, rating="satisfied"),
            Close(on=on, suggestion=ident),
        ]
    return [Entry(seq=n, act=act, recorded=None, hash="") for n, act in enumerate(made, start=1)]


def theirs(kind: str, path: Path, folder: Path, runs: int) -> dict[str, Any]:
    """What pm4py found in our file, and the seconds that it took to write the same."""
    script = folder / "theirs.py"
    script.write_text(THEIRS, encoding="utf-8")
    command = [UV, "run", "--quiet", "--no-project", "--with", PEER]
    done = subprocess.run(
        [
            *command,
            "python",
            str(script),
            kind,
            str(path),
            str(folder / f"theirs.{kind}"),
            str(runs),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )
    if done.returncode:
        raise SystemExit(f"{PEER} cannot be run or refused the file:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Print one row for each form."""
    options = arguments(__doc__ or "")
    number, runs = (10_000, 1) if options.quick else (100_000, 3)
    journal = entries(number)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("ocel", "xes"):
            path = folder / f"ours.{kind}.{'json' if kind == 'ocel' else 'xes'}"
            ours: list[float] = []
            peer: list[float] = []
            for _ in range(runs):
                start = time.perf_counter()
                if kind == "ocel":
                    wrote = write_ocel(journal, path)
                else:
                    wrote = write_xes(journal, path, "suggestion")
                ours.append(time.perf_counter() - start)
                read = theirs(kind, path, folder, 1)
                if list(wrote) != read["found"][:2]:
                    raise SystemExit(f"{PEER} found {read['found']} in our {wrote}")
                peer += read["times"]
            case = f"{kind.upper()}, {len(journal):,} acts"
            rows.append(row(case, PEER, statistics.median(ours), statistics.median(peer), AIM))
    show("exchange", rows, options.json)


if __name__ == "__main__":
    main()
