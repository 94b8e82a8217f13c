"""Suggestions that are alike (内容相近的建议): proposed for merging, decided by a person.

Chinese has no spaces between words, so texts are compared by pairs of neighbouring characters:
how many pairs two texts share, of all that they have (Dice's measure, exact). rapidfuzz counts
them, and sorts out most couples before anything is counted exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from unicodedata import normalize

from attrs import frozen

from wholeprocess.errors import MissingExtra
from wholeprocess.law import Law
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.submission import BEFORE_THE_REPLY

_FRAME = re.compile(r"^(?:关于|就)|的?(?:建议|意见|批评)(?:和意见)?$")
_SIGNS = re.compile(r"[\W_]+")
_WHAT = "finding suggestions that are alike"


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


def likeness(one: str, other: str) -> Fraction:
    """The share of neighbouring characters that two texts have in common, exact.

    Signs, spaces and the frame 关于…的建议 are left out, and the order of the parts does not count.

    >>> likeness("关于修复城东渠道的建议", "城东渠道修复")
    Fraction(4, 5)
    """
    pairs: dict[str, str] = {}
    return _share(_written(one, pairs), _written(other, pairs))


def alike(cases: Iterable[Case], law: Law) -> tuple[Alike, ...]:
    """Couples of open suggestions of one congress that are alike enough (PR-likeness).

    The likest first. Nothing is merged: ``Merge`` is an act of the office.
    """
    still = sorted(
        (case for case in cases if case.phase in BEFORE_THE_REPLY),
        key=lambda case: (case.filed.on, case.id),
    )
    least = Fraction(law.count("PR-likeness"), 100)
    pairs: dict[str, str] = {}
    titles = [_written(case.title, pairs) for case in still]
    texts = [_written(case.text, pairs) for case in still]
    near = _near(titles, least) | _near(texts, least)
    found = [
        Alike(
            one=still[b].id,
            other=still[a].id,
            title=_share(titles[a], titles[b]),
            text=_share(texts[a], texts[b]),
        )
        for a, b in near
        if still[a].congress == still[b].congress
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.other, pair.one)))


def _written(text: str, pairs: dict[str, str]) -> str:
    """The pairs of a text, each written as one sign of its own and sorted.

    Of two sorted rows the longest common subsequence is what both have in common.
    """
    plain = _SIGNS.sub("", _FRAME.sub("", normalize("NFKC", text).strip().casefold()))
    couples = [plain[at : at + 2] for at in range(len(plain) - 1)] or [plain] * bool(plain)
    signs = (pairs.setdefault(couple, chr(0x10000 + len(pairs))) for couple in couples)
    return "".join(sorted(signs))


def _share(one: str, other: str) -> Fraction:
    if not one or not other:
        return Fraction(0)
    try:
        from rapidfuzz.distance import LCSseq
    except ImportError:
        raise MissingExtra(_WHAT, "text") from None
    return Fraction(2 * LCSseq.similarity(one, other), len(one) + len(other))


def _near(rows: Sequence[str], least: Fraction) -> set[tuple[int, int]]:
    """Places of rows that share at least so much, each couple once."""
    try:
        from rapidfuzz import process
        from rapidfuzz.distance import Indel
    except ImportError:
        raise MissingExtra(_WHAT, "text") from None
    cutoff = max(float(least) - 0.001, 0.0)  # a sieve; what passes is counted exactly
    near = set()
    for place, row in enumerate(rows):
        if row:
            hits = process.extract(
                row,
                rows[:place],
                scorer=Indel.normalized_similarity,
                score_cutoff=cutoff,
                limit=None,
            )
            near |= {(at, place) for _, _, at in hits if _share(row, rows[at]) >= least}
    return near
