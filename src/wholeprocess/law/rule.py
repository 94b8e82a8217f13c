"""Rules (规则): what a statute, a local text or a practice says, from which day, and where."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.law.limit import TimeLimit
from wholeprocess.law.text import Text
from wholeprocess.law.threshold import Threshold

Value: TypeAlias = Threshold | TimeLimit | int | str | tuple[str, ...] | None


class Strength(StrEnum):
    """How binding a rule is."""

    LAW = "law"  # a national statute
    LOCAL = "local"  # a province's or city's regulation
    PRACTICE = "practice"  # what places are known to do; no text orders it
    OURS = "ours"  # all of them are silent, and this library had to choose


@frozen(kw_only=True)
class Statute:
    """A text that rules come from (法律文本), in one of its versions."""

    key: str
    title: Text
    short: str  # as it is cited in English: "Electoral Law (2020)"
    since: date
    note: str = ""


@frozen(kw_only=True)
class Version:
    """A rule as it holds from one day on, in the whole country or in one place and level."""

    since: date
    strength: Strength = field(converter=Strength)
    statute: Statute | None = None
    article: str = ""  # number-paragraph-item: "45-1", "12-1-3"
    words: str = ""  # the operative words, quoted
    value: Value = None
    example: Value = None  # of a rule without a value: one that a place could set
    place: str = ""  # a division code or the beginning of one; empty for the whole country
    level: str = ""  # township, county, …; empty for every level
    taken: bool = False  # the version in force was not read: taken as in the next one

    @cached_property
    def cited(self) -> Text:
        """The article, written out in both languages; a practice says that it is one."""
        if self.statute is None:
            name = {Strength.PRACTICE: ("实践做法", "practice")}.get(
                self.strength, ("法律未作规定，本库设定", "no text: a choice of this library")
            )
            return Text(*name)
        numbers = self.article.split("-") if self.article else []
        zh = "".join(f"第{n}{unit}" for n, unit in zip(numbers, ("条", "款", "项"), strict=False))
        en = "".join(
            shape.format(n)
            for n, shape in zip(numbers, (" art. {}", " para. {}", " item {}"), strict=False)
        )
        read = Text("（未读到当时文本，按后文）", " (that text not read; taken as in the next)")
        return Text(
            f"{self.statute.title.zh}{zh}{read.zh if self.taken else ''}",
            f"{self.statute.short}{en}{read.en if self.taken else ''}",
        )

    @property
    def form(self) -> Value:
        """A value of the kind that a place may set; ``None`` where it may set none."""
        return self.example if self.value is None else self.value

    def covers(self, place: str, level: str) -> bool:
        """Whether the version is meant for that place and level."""
        return place.startswith(self.place) and self.level in ("", level)

    @property
    def closeness(self) -> tuple[int, bool]:
        """How narrowly it is drawn: the narrower of two that cover a place goes first."""
        return len(self.place), bool(self.level)


@frozen(kw_only=True)
class Rule:
    """A rule with its code, its titles, and its versions in the order of their first days."""

    code: str
    title: Text
    says: Text
    keeps: Text | None = None  # an example of keeping it
    breaks: Text | None = None  # an example of breaking it
    ways: tuple[str, ...] = ()  # the choices that are built, where the table lists them
    versions: tuple[Version, ...]

    def takes(self, value: Value) -> bool:
        """Whether the rule may be set to a choice: one that is built, where the table says which.

        >>> from wholeprocess.law import rule
        >>> rule("LVP-carry").takes("vote_again"), rule("LVP-carry").takes("forget")
        (True, False)
        """
        return not self.ways or value in self.ways

    def on(self, day: date, place: str = "", level: str = "") -> Version | None:
        """The version that holds; a narrower place goes before the country, then the later day."""
        inside = [v for v in self.versions if v.since <= day and v.covers(place, level)]
        return max(inside, key=lambda v: (v.closeness, v.since), default=None)
