"""Words for people in the two languages of the library (中文, English)."""

from __future__ import annotations

from attrs import frozen


@frozen
class Text:
    """One statement in Chinese and in English.

    >>> print(Text("三个月内答复", "Reply within three months"))
    Reply within three months
    """

    zh: str
    en: str

    def in_(self, language: str) -> str:
        """The words in ``"zh"`` or ``"en"``; any other language raises ``ValueError``."""
        if language not in ("zh", "en"):
            raise ValueError(f"{language!r} is no language of this library; write 'zh' or 'en'")
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return self.en


def how_many(number: int, one: str, more: str = "") -> str:
    """A number with its noun in English; ``more`` is the plural where it is not one with an s.

    >>> how_many(1, "place"), how_many(2, "place"), how_many(1_000, "congress", "congresses")
    ('1 place', '2 places', '1,000 congresses')
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"
