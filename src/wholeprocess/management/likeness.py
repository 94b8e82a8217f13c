"""Suggestions that are alike (内容相近的建议): proposed for merging, decided by a person.

``wholeprocess.likeness`` says how alike two texts are.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from wholeprocess.law import Law
from wholeprocess.likeness import likeness, near, share, written
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.submission import BEFORE_THE_REPLY


@frozen(kw_only=True)
class Alike:
    """Two suggestions that could be handled as one: the later, the earlier, and how alike.

    ``title`` and ``text`` are the shares of what both have in common, from 0 to 1.
    """

    one: SuggestionId
    other: SuggestionId
    title: Fraction
    text: Fraction

    @property
    def likeness(self) -> Fraction:
        """The greater of the two."""
        return max(self.title, self.text)


def alike(cases: Iterable[Case], law: Law) -> tuple[Alike, ...]:
    """Couples of open suggestions of one congress that are alike enough (PR-likeness).

    The likest first. Nothing is merged: ``Merge`` is an act of the office.
    """
    still = sorted(
        (case for case in cases if case.phase in BEFORE_THE_REPLY),
        key=lambda case: (case.filed.on, case.id),
    )
    least = Fraction(law.count("PR-likeness"), 100)
    rows = written(text for case in still for text in (case.title, case.text))
    titles, texts = rows[::2], rows[1::2]
    found = [
        Alike(
            one=still[b].id,
            other=still[a].id,
            title=share(titles[a], titles[b]),
            text=share(texts[a], texts[b]),
        )
        for a, b in {(pair.one, pair.other) for row in (titles, texts) for pair in near(row, least)}
        if still[a].congress == still[b].congress
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.other, pair.one)))


__all__ = ["Alike", "alike", "likeness"]
