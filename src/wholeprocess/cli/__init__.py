"""The command ``wholeprocess`` (命令行): parse, call, print."""

from __future__ import annotations

import sys

EXITS = {
    "done": 0,
    "differs": 1,  # a reported figure and the one that came out differ
    "bad input": 2,  # a file, a code or an option is wrong
    "broken": 3,  # a journal's hash chain does not verify
}
"""What the command's exit codes mean."""


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
