"""A case's description (案例说明): what ``case.toml`` says, or every fault of it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from wholeprocess.check import Choice, Suppression, choice_of, plugged_in, suppressions_of
from wholeprocess.errors import BadInput, Problem
from wholeprocess.law import Text, Value, setting_of
from wholeprocess.report import MEASURES, Figure, Relation

KEYS = frozenset({"title", "through", "settings", "check", "figure", "note", "made"})
CHECK = ("select", "ignore", "severity", "suppress")
WORDS = ("zh", "en")
FIGURE = ("row", *WORDS, "measure", "reported", "where", "relation", "unit")
SEE = "see docs/reference/cases.md"


@frozen(kw_only=True)
class Description:
    """What a case says of itself; an empty file says nothing."""

    title: Text | None = None
    through: date | None = None
    settings: Mapping[str, Value] = field(factory=dict)
    figures: tuple[Figure, ...] = ()
    notes: tuple[Text, ...] = ()
    choice: Choice = field(factory=Choice)
    suppressions: tuple[Suppression, ...] = ()


def read_description(text: str, file: str, *, places: Iterable[str] = ()) -> Description:
    """The description that the TOML ``text`` of ``file`` holds.

    ``places`` are the congresses that its settings are for. ``BadInput`` names every fault by its
    key.

    >>> read_description("through = 2021-12-31", "case.toml").through
    datetime.date(2021, 12, 31)
    """
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number too long, a table too deep
        mend = "correct the line it names"
        raise BadInput([Problem(file=file, what=f"is not TOML: {error}", mend=mend)]) from None
    reader = _Reader(file)
    reader.keys(raw)
    found = Description(
        through=reader.through(raw),
        title=reader.title(raw),
        notes=tuple(reader.notes(raw)),
        settings=reader.settings(raw, places),
        figures=tuple(reader.figures(raw)),
        choice=reader.choice(raw),
        suppressions=reader.suppressions(raw),
    )
    if reader.problems:
        raise BadInput(reader.problems)
    return found


def _is_exact(number: object) -> bool:
    if not isinstance(number, int | str) or isinstance(number, bool):
        return False
    try:
        Fraction(number)
    except (ValueError, ZeroDivisionError):
        return False
    return True


class _Reader:
    """Reads each part and keeps what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def fault(self, key: str, what: object, mend: str = SEE) -> None:
        self.problems.append(Problem(file=self.file, field=key, what=str(what), mend=mend))

    def no_text(self, key: str, found: object) -> None:
        self.fault(key, f"{found!r} is no text", "put it in quotation marks")

    def keys(self, raw: Mapping[str, Any]) -> None:
        if strange := sorted(set(raw) - KEYS):
            mend = f"keys: {', '.join(sorted(KEYS))}"
            self.fault(strange[0], f"nobody reads {', '.join(strange)}", mend)

    def through(self, raw: Mapping[str, Any]) -> date | None:
        day = raw.get("through")
        if day is None or type(day) is date:
            return day
        self.fault("through", f"{day!r} is no day", "write for example 2021-12-31")
        return None

    def title(self, raw: Mapping[str, Any]) -> Text | None:
        if "title" not in raw:
            return None
        return self._words(raw["title"], "title", "[title]", WORDS)

    def notes(self, raw: Mapping[str, Any]) -> Iterator[Text]:
        for where, entry in self._tables(raw, "note"):
            if words := self._words(entry, where, "[[note]]", WORDS):
                yield words

    def settings(self, raw: Mapping[str, Any], places: Iterable[str]) -> Mapping[str, Value]:
        shapes = raw.get("settings", {})
        if not isinstance(shapes, dict):
            mend = "write [settings], and below it CODE = VALUE"
            self.fault("settings", f"{shapes!r} is no table", mend)
            return {}
        swallowed = KEYS & set(shapes)
        for key in sorted(swallowed):
            self._swallowed("settings", key, "[settings]")
        own = {code: shape for code, shape in shapes.items() if code not in swallowed}
        try:
            return setting_of(own, places=places, file=self.file, at="settings.")
        except BadInput as bad:
            self.problems += bad.problems
            return {}

    def choice(self, raw: Mapping[str, Any]) -> Choice:
        """Which findings the case wants reported: ``[check]``."""
        table = raw.get("check", {})
        if not isinstance(table, dict):
            self.fault("check", f"{table!r} is no table", "write [check], and select = […] below")
            return Choice()
        swallowed = (KEYS - {"check"}) & set(table)
        for key in sorted(swallowed):
            self._swallowed("check", key, "[check]")
        for key in sorted(set(table) - set(CHECK) - swallowed):
            self.fault(f"check {key}", "nobody reads it", f"keys: {', '.join(CHECK)}")
        try:
            known = (code for one in plugged_in() for code in one.codes)
            return choice_of(table, self.file, known)
        except BadInput as bad:
            self.problems += bad.problems
            return Choice()

    def suppressions(self, raw: Mapping[str, Any]) -> tuple[Suppression, ...]:
        """Findings that the case explains: ``[[check.suppress]]``."""
        table = raw.get("check", {})
        try:
            listed = table.get("suppress", []) if isinstance(table, dict) else []
            return suppressions_of(listed, self.file)
        except BadInput as bad:
            self.problems += bad.problems
            return ()

    def figures(self, raw: Mapping[str, Any]) -> Iterator[Figure]:
        for where, entry in self._tables(raw, "figure"):
            words = self._words(entry, where, "[[figure]]", FIGURE)
            whole = isinstance(entry, dict) and self._whole(entry, where)
            if words is not None and whole:
                rest = {key: entry[key] for key in FIGURE if key in entry and key not in WORDS}
                yield Figure(what=words, **rest)

    def _whole(self, entry: Mapping[str, Any], where: str) -> bool:
        """Whether a figure has what it needs, each of its kind."""
        before = len(self.problems)
        for key in ("row", "measure", "reported"):
            if key not in entry:
                self.fault(where, f"has no {key}")
        for key in ("row", "measure", "unit", "relation"):
            if not isinstance(entry.get(key, ""), str):
                self.no_text(f"{where} {key}", entry[key])
        if not isinstance(entry.get("where", {}), dict):
            mend = 'write for example { place = "430381", year = 2021 }'
            self.fault(f"{where} where", f"{entry['where']!r} is no table", mend)
        for key, known in (("relation", tuple(Relation)), ("measure", tuple(MEASURES))):
            if isinstance(entry.get(key), str) and entry[key] not in known:
                mend = f"write one of {', '.join(known)}"
                self.fault(f"{where} {key}", f"{entry[key]!r} is none", mend)
        if "reported" in entry and not _is_exact(entry["reported"]):
            mend = "write a whole number, or a share as '9/10'"
            self.fault(f"{where} reported", f"{entry['reported']!r} is no exact number", mend)
        return len(self.problems) == before

    def _tables(self, raw: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        """The entries of ``[[key]]``, each with its name in a fault."""
        entries = raw.get(key, [])
        if not isinstance(entries, list):
            what = "is one table" if isinstance(entries, dict) else f"{entries!r} is no table"
            self.fault(key, what, f"write [[{key}]], with two brackets, above each")
            return
        for number, entry in enumerate(entries, start=1):
            yield f"{key} {number}", entry

    def _words(self, entry: Any, where: str, header: str, keys: tuple[str, ...]) -> Text | None:
        """The words of a table in both languages; keys that it cannot have are faults."""
        if not isinstance(entry, dict):
            self.fault(where, f"{entry!r} is no table", f"write {header}, and zh and en below it")
            return None
        for key in entry:
            if key in KEYS and key not in keys:
                self._swallowed(where, key, header)
            elif key not in keys:
                self.fault(f"{where} {key}", "nobody reads it", f"keys: {', '.join(keys)}")
        said = {key: entry.get(key) for key in WORDS}
        for key, words in said.items():
            if words is None:
                self.fault(where, f"has no {key}", "write zh and en, both")
            elif not isinstance(words, str):
                self.no_text(f"{where} {key}", words)
        zh, en = said.values()
        return Text(zh, en) if isinstance(zh, str) and isinstance(en, str) else None

    def _swallowed(self, where: str, key: str, header: str) -> None:
        what = f"stands below {header} and so belongs to it"
        self.fault(f"{where} {key}", what, f"write {key} above the first line in brackets")
