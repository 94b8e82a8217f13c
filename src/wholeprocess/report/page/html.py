"""Values as HTML (转为网页): escaped, apart from what stands around them, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from wholeprocess.law import Text
from wholeprocess.report.figures import in_words
from wholeprocess.report.page.words import LANGUAGES, Words, worded

if TYPE_CHECKING:
    from markupsafe import Markup

TAGS = {"zh": "zh", "en": "en"}
"""How each language is named in a page."""

UNSEEN = re.compile(
    "|".join(
        (
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef]",
            *(f"[\\U{plane:04x}fffe\\U{plane:04x}ffff]" for plane in range(17)),
        )
    )
)
"""Signs that a page may not hold, and those that turn the direction of what follows them."""


@frozen
class Linked:
    """A value that leads somewhere: to the block of that key."""

    value: Value
    to: str


@frozen
class Rule:
    """A rule's code, with its article where the page says which."""

    code: str


@frozen
class Yuan:
    """Money in fen, shown in yuan."""

    fen: int


@frozen
class Several:
    """Several values in a row."""

    values: tuple[Value, ...]


Ours: TypeAlias = Words | Text | Linked | Rule | Yuan | Several
Value: TypeAlias = Ours | str | int | Fraction | date | None
"""What stands in a cell or a sentence. A ``str`` was written by people; a fraction is a share."""


def seen(words: str) -> str:
    """What people wrote, without the signs that would reach beyond it.

    >>> seen("a" + chr(0x202e) + "b" + chr(0))
    'a b '
    """
    return UNSEEN.sub(" ", words)


class Speaker:
    """Says values as HTML; ``where`` says at which address a block stands."""

    def __init__(self, where: Callable[[str], str]) -> None:
        from markupsafe import Markup, escape

        self._markup, self._escape, self.where = Markup, escape, where
        self._said: dict[Words, Markup] = {}

    def both(self, value: object) -> Markup:
        """A value in both languages, each for its readers; once where it is the same in both."""
        if isinstance(value, Words) and not value.values and (held := self._said.get(value)):
            return held
        if not _has_a_language(value):
            return self.in_(value, "zh")
        said = self._markup("").join(
            self._markup('<span lang="{}">{}</span>').format(
                TAGS[language], self.in_(value, language)
            )
            for language in LANGUAGES
        )
        if isinstance(value, Words) and not value.values:
            self._said[value] = said
        return said

    def in_(self, value: object, language: str) -> Markup:
        """A value in one language."""
        markup = self._markup
        match value:
            case None | "":
                return markup("–")
            case Words():
                return self._sentence(value, language)
            case Text():
                return self._people(value.in_(language))
            case Linked():
                inner = self.in_(value.value, language)
                return markup('<a href="{}">{}</a>').format(self.where(value.to), inner)
            case Rule():
                return markup("<code>{}</code>").format(seen(value.code))
            case Yuan():
                return markup('<span class="n">{}</span>').format(_yuan(value.fen))
            case Several():
                return markup("<br>").join(self.in_(one, language) for one in value.values)
            case bool():
                raise TypeError("a truth has no words of its own; say what it means")
            case int():
                return markup('<span class="n">{}</span>').format(f"{value:,}")
            case Fraction():
                return markup('<span class="n">{}</span>').format(in_words(value, "share"))
            case date():
                return markup('<time datetime="{0}">{0}</time>').format(value.isoformat())
            case str():
                return self._people(value)
            case _ if hasattr(value, "__html__"):
                return markup(value)
            case _:
                raise TypeError(f"{value!r} is nothing that a page shows")

    def _people(self, words: str) -> Markup:
        return self._markup("<bdi>{}</bdi>").format(seen(words))

    def _sentence(self, words: Words, language: str) -> Markup:
        values = {name: self.in_(value, language) for name, value in words.values.items()}
        said = self._markup(self._escape(worded(words, language)))
        return said.format(**values) if values else said


def _has_a_language(value: object) -> bool:
    match value:
        case Words() | Text():
            return True
        case Linked():
            return _has_a_language(value.value)
        case Several():
            return any(map(_has_a_language, value.values))
        case _:
            return False


def _yuan(fen: int) -> str:
    return in_words(Fraction(fen, 100))
