"""What a report costs: seconds to write it, bytes of its pages, and when a browser first paints.

The journal: courses of twelve acts over many suggestions (``check.py``), by forty deputies and
sixty units. ``write`` is ``write_report`` with the replay and the check in it, ``replay`` the
replay alone in the same process; both in seconds of the processor, and nothing is aimed at there.
``first paint`` is what Debian's Chromium says of the page of suggestions, opened from the disk (the
median of five); it is left out where there is no Chromium. There is no peer: beside the paint
stands the second within which a page should show something.

What the pages leave out, they say, and so does this: the rows of suggestions and the acts that are
not written out.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from check import acts
from ratio import arguments, row, show
from wholeprocess.cases import ReportedCase
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import Text
from wholeprocess.process import CODEC, replay
from wholeprocess.report import Limits, write_report

SIZES = (237, 10_000, 100_000)
PAINT_S = 1.0


def case_of(suggestions: int) -> ReportedCase:
    """A case of so many suggestions, twelve acts each."""
    journal = MemoryJournal(CODEC)
    for act in sorted(acts(12 * suggestions), key=lambda act: act.on):
        journal.append(act)
    name = f"{suggestions:,} suggestions"
    return ReportedCase(name=name, title=Text(name, name), journal=journal)


def first_paints(page: Path, times: int = 5) -> Iterator[float]:
    """Seconds until a page first paints something, in a browser that has just begun."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    with sync_playwright() as playwright:
        for _ in range(times):
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            opened = browser.new_page()
            opened.goto(page.as_uri())
            opened.wait_for_function("performance.getEntriesByType('paint').length > 0")
            painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            yield opened.evaluate(painted) / 1_000
            browser.close()


def measured(suggestions: int, *, single: bool) -> Iterator[dict[str, Any]]:
    """The rows of one size."""
    case = case_of(suggestions)
    name = f"{suggestions:,} {'in one file' if single else 'in a folder'}"
    start = time.process_time()
    replay(case.journal)
    replayed = time.process_time() - start
    with tempfile.TemporaryDirectory() as place:
        start = time.process_time()
        written = write_report(case, Path(place) / "report", single=single)
        took = time.process_time() - start
        yield row(f"{name}: write", "replay", took, replayed, 0)
        folder = written.index.parent
        page = written.index if single else folder / "management.html"
        yield row(f"{name}: bytes, all", "the page itself", written.size, page.stat().st_size, 0)
        if shutil.which("chromium"):
            paint = statistics.median(first_paints(page))
            yield row(f"{name}: first paint", "one second", paint, PAINT_S, 1)
        limits = Limits()
        rows = 200 if single else limits.rows
        cut = max(0, suggestions - rows)
        every = len(case.journal)
        out = every if single or every > limits.acts else 0
        print(
            f"# {name}: {written.files} files; {cut:,} suggestions are not in the table; of "
            f"{every:,} acts {'only those behind numbers' if out else 'all'} are written out",
            file=sys.stderr,
        )


def main() -> None:
    """Measure each size in a folder, and the two smaller ones in one file."""
    options = arguments(__doc__ or "")
    sizes = SIZES[:2] if options.quick else SIZES
    rows = [one for size in sizes for one in measured(size, single=False)]
    rows += [one for size in islice(sizes, 2) for one in measured(size, single=True)]
    show("report", rows, options.json)


if __name__ == "__main__":
    main()
