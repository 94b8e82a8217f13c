"""What every verb of the command needs (命令行公用): options, printing, errors as lines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, NoReturn
from unicodedata import category

import typer
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.text import Text

from wholeprocess.cli import EXITS
from wholeprocess.errors import BrokenChain, WholeprocessError

out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else 120)


class Language(StrEnum):
    """In which language to print."""

    EN = "en"
    ZH = "zh"


AsJson = Annotated[bool, typer.Option("--json", help="One JSON object for machines.")]
In = Annotated[Language, typer.Option("--lang", help="en or zh.")]


@contextmanager
def told() -> Iterator[None]:
    """Errors of the library as a few lines on standard error, with their exit code."""
    try:
        yield
    except BrokenChain as broken:
        stop(str(broken), EXITS["broken"])
    except WholeprocessError as error:
        stop(str(error), EXITS["bad input"])


def stop(words: str, code: int) -> NoReturn:
    """Say why on standard error, and end."""
    print(words, file=sys.stderr)
    raise typer.Exit(code)


def as_json(data: object) -> None:
    """Plain data as one JSON text."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def plain(words: object) -> Text:
    """What people wrote, as a terminal may show it: no markup, no control characters."""
    return Text("".join(" " if category(c) in ("Cc", "Cf") else c for c in str(words)))


class Watch:
    """A progress bar on a terminal that shows itself once something has taken two seconds."""

    after_s = 2.0

    def __init__(self, what: str) -> None:
        console = Console(stderr=True)
        self._bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        self._what, self._start = what, time.monotonic()
        self._task: TaskID | None = None

    def __call__(self, done: int) -> None:
        if self._task is None:
            if time.monotonic() - self._start < self.after_s:
                return
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=None)
        self._bar.update(self._task, completed=done, description=f"{self._what} {done:,}")

    def stop(self) -> None:
        if self._task is not None:
            self._bar.stop()
