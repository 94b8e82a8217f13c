"""A case's folder (案例): a description in TOML and a journal, read with every fault at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import field, frozen

from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import Act, Journal, MemoryJournal, write_jsonl
from wholeprocess.law import Text, Value, setting_of
from wholeprocess.process import CODEC, Fold, State, read_journal
from wholeprocess.report import Figure
from wholeprocess.textfile import read_text

BUILT_IN = ("quzici", "xiangxiang")
"""Cases that come with the library."""

DESCRIPTION, JOURNAL, DIVISIONS = "case.toml", "journal.jsonl", "divisions.csv"
KEYS = frozenset({"title", "through", "settings", "figure", "note", "made"})


@frozen(kw_only=True, eq=False)
class ReportedCase:
    """A journal, with the figures that a source reports of it."""

    name: str
    title: Text
    journal: Journal
    figures: tuple[Figure, ...] = ()
    notes: tuple[Text, ...] = ()
    through: date | None = None
    settings: Mapping[str, Value] = field(factory=dict)
    divisions: Divisions | None = None
    source: str = field(default="", repr=False)  # the description's own text


def load(name: str) -> ReportedCase:
    """A built-in case by name, a case's folder, or a journal file by its path.

    Raises ``BadInput`` with every fault of the description, or of the journal.
    """
    if name in BUILT_IN:
        return built_in(name)
    path = Path(name)
    if path.is_dir():
        text = read_text(path / DESCRIPTION) if (path / DESCRIPTION).exists() else ""
        divisions = Divisions.read(path / DIVISIONS) if (path / DIVISIONS).exists() else None
        journal = read_journal(path / JOURNAL)
        return described(str(path / DESCRIPTION), text, journal, divisions)
    if not path.exists():
        what = "is neither a built-in case nor a file or folder"
        mend = f"write {' or '.join(BUILT_IN)}, or the path of a folder or a journal"
        raise BadInput([Problem(file=name, what=what, mend=mend)])
    return described(name, "", read_journal(path), None)


def built_in(name: str) -> ReportedCase:
    """A case of the library: its records are made anew from its seed, the same each time."""
    text = files(f"wholeprocess.cases.{name}").joinpath(DESCRIPTION).read_text(encoding="utf-8")
    made = tomllib.loads(text)["made"]
    records = import_module(f"wholeprocess.cases.{name}.records")
    return described(name, text, in_order(records.records(made)), None)


def in_order(acts: Iterable[Act]) -> MemoryJournal:
    """A journal of acts in the order of their days; whoever replays it admits them."""
    journal = MemoryJournal(CODEC)
    for act in sorted(acts, key=lambda act: act.on):
        journal.append(act)
    return journal


def recorded(acts: Iterable[Act]) -> MemoryJournal:
    """A journal of acts in the order of their days, each admitted under the law of its day."""
    journal, fold = in_order(acts), Fold(State.empty())
    for entry in journal:
        fold.admit(entry.act)
    return journal


def described(name: str, text: str, journal: Journal, divisions: Divisions | None) -> ReportedCase:
    """A case from its description; an empty one describes nothing but the journal."""
    problems: list[Problem] = []

    def fault(where: str, what: object, mend: str) -> None:
        problems.append(Problem(file=name, field=where or None, what=str(what), mend=mend))

    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            [Problem(file=name, what=f"is not TOML: {error}", mend="correct the line it names")]
        ) from None
    if strange := sorted(set(raw) - KEYS):
        fault(strange[0], f"nobody reads {', '.join(strange)}", f"keys: {', '.join(sorted(KEYS))}")
    through = raw.get("through")
    if through is not None and type(through) is not date:
        fault("through", f"{through!r} is no day", "write for example 2021-12-31")
        through = None
    settings: dict[str, Value] = {}
    try:
        settings = setting_of(raw.get("settings", {}))
    except (TypeError, ValueError) as error:
        fault("settings", error, "see docs/reference/law-tables.md")
    figures = []
    for number, entry in enumerate(raw.get("figure", ()), start=1):
        try:
            words = Text(entry["zh"], entry["en"])
            rest = {k: v for k, v in entry.items() if k not in ("zh", "en")}
            figures.append(Figure(what=words, **rest))
        except (KeyError, TypeError, ValueError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else error
            fault(f"figure {number}", what, "see docs/reference/cases.md")
    title = raw.get("title", {"zh": name, "en": name})
    notes = raw.get("note", [])
    if problems:
        raise BadInput(problems)
    return ReportedCase(
        name=name,
        title=Text(**title),
        journal=journal,
        figures=tuple(figures),
        notes=tuple(Text(**note) for note in notes),
        through=through,
        settings=settings,
        divisions=divisions,
        source=text,
    )


def write(case: ReportedCase, folder: Path) -> None:
    """Write a case as a folder of its own; a folder that has a journal already is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / JOURNAL
    if target.exists():
        mend = "name another folder; nothing was overwritten"
        raise BadInput([Problem(file=str(target), what="exists already", mend=mend)])
    (folder / DESCRIPTION).write_text(case.source, encoding="utf-8")
    write_jsonl(iter(case.journal), target, CODEC)
