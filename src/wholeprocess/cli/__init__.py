"""The command ``wholeprocess`` (命令行): parse, call, print."""

from __future__ import annotations

import sys

EXITS = {
    "done": 0,  # asked and answered; a late suggestion is an answer, not a failure
    "differs": 1,  # a reported figure and the one that came out, or two versions of a table
    "bad input": 2,  # a file, a code or an option is wrong, or a file cannot be written
    "broken": 3,  # a journal's hash chain does not verify
}
"""What the exit codes of every verb mean (run, explain, verify, diagram, lifecycle, desk …).

``1`` only comes from ``run`` and ``lifecycle diff``; the verbs of ``desk`` end in 0 whatever they
find, 2 or 3.
"""


def main() -> None:
    """Run the command; without the extra it says which one is missing."""
    try:
        from wholeprocess.cli.app import app
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("typer", "rich", "click"):
            raise
        from wholeprocess.errors import MissingExtra

        print(MissingExtra("the command", "cli"), file=sys.stderr)
        raise SystemExit(EXITS["bad input"]) from None
    app()


__all__ = ["EXITS", "main"]
