"""Which level is able to solve a matter (事权): a table that a user edits, by topic.

No statute read says which level a topic belongs to: the table that ships is practice, with its
source in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from wholeprocess.congress import Level
from wholeprocess.errors import BadInput, NoSuchThing, Problem
from wholeprocess.law import Strength, Text
from wholeprocess.textfile import decoded, read_text, rows_of

COLUMNS = ("topic", "levels", "separately", "source")
ANY_TOPIC = "*"
"""The topic of a CSV table's row for all that have no row of their own."""

_YES, _NO = frozenset({"true", "yes", "是"}), frozenset({"", "false", "no", "否"})
_KEYS = {"levels", "separately", "strength", "source"}
_MEND = f"levels are {', '.join(Level)}"


def _levels(levels: Iterable[str]) -> tuple[Level, ...]:
    return tuple(sorted((Level(level) for level in levels), key=lambda level: level.rank))


@frozen(kw_only=True)
class Able:
    """The levels able to solve a matter, the lowest first, and the source that says so.

    ``separately`` puts it forward at each of them (分别提出); otherwise at the lowest above.
    """

    levels: tuple[Level, ...] = field(converter=_levels)
    separately: bool = field(default=False)
    strength: Strength = field(default=Strength.OURS, converter=Strength)
    source: Text = field(factory=lambda: Text("", ""))

    @levels.validator
    def _some_and_each_once(self, _: object, levels: tuple[Level, ...]) -> None:
        if not levels or len(set(levels)) < len(levels):
            raise ValueError("levels names none, or one of them twice; name each once")

    @separately.validator
    def _of_several(self, _: object, separately: bool) -> None:
        if type(separately) is not bool:
            raise ValueError(f"separately {separately!r} is not true or false")
        if separately and len(self.levels) < 2:
            raise ValueError("separately needs two levels or more")


def _topics(table: Mapping[str, Able]) -> Mapping[str, Able]:
    return MappingProxyType(dict(table))


@frozen(kw_only=True)
class Competence:
    """A table of competences: by topic, and ``default`` for topics that have no row.

    >>> Competence.shipped().levels("水利")
    (<Level.CITY: 'city'>, <Level.PROVINCE: 'province'>)
    >>> Competence.shipped().able("路灯").separately
    False
    """

    topics: Mapping[str, Able] = field(converter=_topics)
    default: Able | None = None

    def able(self, topic: str) -> Able:
        """Who is able to solve a matter on that topic; ``NoSuchThing`` where nothing says it."""
        able = self.topics.get(topic, self.default)
        if able is None:
            raise NoSuchThing(f"no competence for the topic {topic!r}; add it, or a default")
        return able

    def levels(self, topic: str) -> tuple[Level, ...]:
        """The levels able to solve it, the lowest first."""
        return self.able(topic).levels

    @classmethod
    @cache
    def shipped(cls) -> Competence:
        """The table that comes with the library: practice, as the seed bulletin reports it."""
        from importlib.resources import files

        raw = files("wholeprocess.management.escalation").joinpath("competence.toml").read_bytes()
        return _of_toml(decoded(raw, "competence.toml"), "competence.toml")

    @classmethod
    def read(cls, path: str | Path) -> Competence:
        """A table from a TOML file, shaped like the one that ships, or from a CSV file.

        The columns of a CSV file are ``topic,levels,separately,source``; several levels stand in
        one field with ``;`` between them, and the topic ``*`` is the default. ``BadInput`` names
        every fault of the file.
        """
        text = read_text(path)
        if Path(path).suffix.lower() == ".csv":
            return _of_csv(text, str(path))
        return _of_toml(text, str(path))


def _of_toml(text: str, name: str) -> Competence:
    import tomllib

    problems: list[Problem] = []

    def fault(where: str, what: str, mend: str) -> None:
        problems.append(Problem(file=name, field=where or None, what=what, mend=mend))

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number too long, a table too deep
        fault("", f"is not TOML: {error}", "see the table that ships, competence.toml")
        raise BadInput(problems) from None
    for key in sorted(table.keys() - {"default", "topics"}):
        fault(key, "is neither default nor topics", f'write [topics."{key}"]')
    rows: dict[str, Any] = {}
    topics = table.get("topics", {})
    if isinstance(topics, dict):
        rows = {f"topics.{topic}": row for topic, row in topics.items()}
    else:
        fault("topics", "is no table", 'write [topics."…"]')
    if "default" in table:
        rows["default"] = table["default"]
    read: dict[str, Able] = {}
    for where, row in rows.items():
        if not isinstance(row, dict):
            fault(where, "is no table", 'write levels = ["…"] under it')
            continue
        for key in sorted(row.keys() - _KEYS):
            fault(f"{where}.{key}", "is no key of a row", f"keys are {', '.join(sorted(_KEYS))}")
        try:
            levels, source = row.get("levels"), row.get("source", "")
            if not isinstance(levels, list):
                raise ValueError(f"levels {levels!r} is no list of levels")
            said = Text(**source) if isinstance(source, dict) else Text(str(source), str(source))
            given = {key: row[key] for key in ("separately", "strength") if key in row}
            read[where] = Able(levels=levels, source=said, **given)
        except (TypeError, ValueError) as error:
            fault(where, str(error), _MEND)
    if problems:
        raise BadInput(problems)
    default = read.pop("default", None)
    return Competence(
        topics={where.removeprefix("topics."): able for where, able in read.items()},
        default=default,
    )


def _of_csv(text: str, name: str) -> Competence:
    problems: list[Problem] = []
    read: dict[str, Able] = {}
    lines: dict[str, int] = {}
    for line, row in rows_of(text, name, COLUMNS):
        topic, separately = row["topic"], row["separately"].lower()

        def fault(field: str, what: str, mend: str, line: int = line) -> None:
            problems.append(Problem(file=name, line=line, field=field, what=what, mend=mend))

        if not topic:
            fault("topic", "is empty", f"name a topic, or write {ANY_TOPIC} for all others")
        elif topic in lines:
            fault("topic", f"{topic} stands in line {lines[topic]} too", "keep one of them")
        lines.setdefault(topic, line)
        if separately not in _YES | _NO:
            fault("separately", f"{separately!r} is neither yes nor no", "write yes or no")
        levels = [level.strip() for level in row["levels"].split(";") if level.strip()]
        try:
            source = Text(row["source"], row["source"])
            read[topic] = Able(levels=levels, separately=separately in _YES, source=source)
        except ValueError as error:
            fault("levels", str(error), _MEND)
    if problems:
        raise BadInput(problems)
    default = read.pop(ANY_TOPIC, None)
    return Competence(topics=read, default=default)
