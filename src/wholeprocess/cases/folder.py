"""A case's folder (案例): a description in TOML, a journal, and the divisions they need."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from attrs import field, frozen

from wholeprocess.cases.description import read_description
from wholeprocess.check import Choice, Suppression
from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import Act, Journal, MemoryJournal, write_jsonl
from wholeprocess.law import Text, Value
from wholeprocess.process import CODEC, Fold, OpenTerm, State, named, read_journal
from wholeprocess.report import Figure
from wholeprocess.textfile import read_text, unwritable

BUILT_IN = ("quzici", "xiangxiang")
"""Cases that come with the library."""

DESCRIPTION, JOURNAL = "case.toml", "journal.jsonl"
DIVISIONS, IRREGULAR = "divisions.csv", "irregular.csv"


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
    choice: Choice = field(factory=Choice)
    suppressions: tuple[Suppression, ...] = ()
    divisions: Divisions | None = None
    records: str = "journal"  # the journal's file, as faults of its lines name it
    texts: Mapping[str, str] = field(factory=dict, repr=False)  # the folder's other files

    @classmethod
    def of(cls, path: Path) -> ReportedCase:
        """A case that is nothing but a journal file; its journal is left where it is."""
        name = str(path)
        return cls(name=name, title=Text(name, name), journal=MemoryJournal(CODEC), records=name)


def load(name: str) -> ReportedCase:
    """A built-in case by name, a case's folder, or a journal by its path or a database's URL.

    Raises ``BadInput`` with every fault of the file that has any.
    """
    if name in BUILT_IN:
        return built_in(name)
    if "://" in name:
        kept = read_journal(name)
        return _described(named(kept, name), kept, {}, records=named(kept, name))
    path = Path(name)
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        what = "is neither a built-in case nor a file or folder"
        mend = f"write {' or '.join(BUILT_IN)}, or the path of a folder or a journal"
        raise BadInput([Problem(file=name, what=what, mend=mend)])
    return _described(name, read_journal(path), {}, records=name)


def _folder(path: Path) -> ReportedCase:
    for name in (DESCRIPTION, DIVISIONS, IRREGULAR, JOURNAL):
        part = path / name
        if part.is_symlink() or (part.exists() and not part.is_file()):
            what, mend = "is no file of the folder itself", "put the file itself there"
            raise BadInput([Problem(file=str(part), what=what, mend=mend)])
    texts = {
        name: read_text(path / name)
        for name in (DESCRIPTION, DIVISIONS, IRREGULAR)
        if (path / name).exists()
    }
    divisions = None
    if DIVISIONS in texts:
        irregular = path / IRREGULAR if IRREGULAR in texts else None
        divisions = Divisions.read(path / DIVISIONS, irregular=irregular)
    elif IRREGULAR in texts:
        what, mend = f"stands there without a {DIVISIONS}", f"add the {DIVISIONS} that it is about"
        raise BadInput([Problem(file=str(path / IRREGULAR), what=what, mend=mend)])
    journal, records = read_journal(path / JOURNAL), str(path / JOURNAL)
    return _described(
        str(path), journal, texts, divisions, file=str(path / DESCRIPTION), records=records
    )


def built_in(name: str) -> ReportedCase:
    """A case of the library: its records are made anew from its seed, the same each time."""
    text = files(f"wholeprocess.cases.{name}").joinpath(DESCRIPTION).read_text(encoding="utf-8")
    made = tomllib.loads(text)["made"]
    records = import_module(f"wholeprocess.cases.{name}.records")
    return _described(name, in_order(records.records(made)), {DESCRIPTION: text})


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


def _described(
    name: str,
    journal: Journal,
    texts: Mapping[str, str],
    divisions: Divisions | None = None,
    *,
    file: str = DESCRIPTION,
    records: str = "journal",
) -> ReportedCase:
    """A case from its files; without a description it has nothing but the journal."""
    opened = {entry.act.congress for entry in journal if isinstance(entry.act, OpenTerm)}
    places = sorted(opened & (divisions or Divisions.shipped()).keys())
    said = read_description(texts.get(DESCRIPTION, ""), file, places=places)
    return ReportedCase(
        name=name,
        title=said.title or Text(name, name),
        journal=journal,
        figures=said.figures,
        notes=said.notes,
        through=said.through,
        settings=said.settings,
        choice=said.choice,
        suppressions=said.suppressions,
        divisions=divisions,
        records=records,
        texts=texts,
    )


def write(case: ReportedCase, folder: Path) -> None:
    """Write a case as a folder of its own; ``BadInput`` where a file of that name is there already.

    Where the disk refuses, ``BadInput`` says why.
    """
    texts = {DESCRIPTION: "", **case.texts}
    mend = "name another folder; nothing was overwritten"
    if taken := [name for name in (*texts, JOURNAL) if (folder / name).exists()]:
        raise BadInput(
            Problem(file=str(folder / name), what="exists already", mend=mend) for name in taken
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        write_jsonl(iter(case.journal), folder / JOURNAL, CODEC)
    except OSError as error:
        raise unwritable(folder, error) from None
