"""Running ours and a peer in turn, and printing the ratio of their medians."""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

Make = Callable[[], Any]
Drive = Callable[[Any], None]


def arguments(about: str) -> argparse.Namespace:
    """The options that every benchmark has."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--quick", action="store_true", help="under a minute, rougher")
    return parser.parse_args()


def alternate(sides: Sequence[tuple[Make, Drive]], runs: int) -> list[float]:
    """Median seconds of each side's drive over fresh data, the sides taking turns."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(runs):
        for kept, (make, drive) in zip(times, sides, strict=True):
            data = make()
            gc.collect()
            start = time.perf_counter()
            drive(data)
            kept.append(time.perf_counter() - start)
            del data
    return [statistics.median(side) for side in times]


def row(case: str, peer: str, ours: float, theirs: float, aim: float) -> dict[str, Any]:
    """One line of a benchmark: how many times the peer's figure is ours."""
    ratio = theirs / ours
    return {
        "case": case,
        "peer": peer,
        "ours_s": ours,
        "peer_s": theirs,
        "ratio": round(ratio, 2),
        "aim": aim,
        "met": ratio >= aim,
    }


def show(name: str, rows: list[dict[str, Any]], as_json: bool, unit: str = "s") -> None:
    """Print the rows, for people or for machines."""
    if as_json:
        print(json.dumps({"name": name, "rows": rows}, ensure_ascii=False))
        return
    print(f"{name:40} {'peer':24} {'ours':>10} {'peer':>10} {'ratio':>7} {'aim':>5}")
    for r in rows:
        met = "met" if r["met"] else "missed"
        print(
            f"{r['case']:40} {r['peer']:24} {r['ours_s']:10.4g} {r['peer_s']:10.4g}"
            f" {r['ratio']:7.2f} {r['aim']:5} {met}"
        )
