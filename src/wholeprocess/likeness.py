"""How alike two Chinese texts are (相近程度): an exact share, and the couples that reach one.

Chinese has no spaces between words, so texts are compared by pairs of neighbouring characters:
how many pairs two texts share, of all that they have (Dice's measure, exact). rapidfuzz counts
them, and sorts out most couples before anything is counted exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple
from unicodedata import normalize

from wholeprocess.errors import MissingExtra

_FRAME = re.compile(r"^(?:关于|就)|的?(?:建议|意见|批评)(?:和意见)?$")
_SIGNS = re.compile(r"[\W_]+")
_WHAT = "finding texts that are alike"


class Couple(NamedTuple):
    """Two texts by their places in a row, the earlier first, and how alike they are."""

    one: int
    other: int
    share: Fraction


def likeness(one: str, other: str) -> Fraction:
    """The share of neighbouring characters that two texts have in common, exact.

    Signs, spaces and the frame 关于…的建议 are left out, and the order of the parts does not count.

    >>> likeness("关于修复城东渠道的建议", "城东渠道修复")
    Fraction(4, 5)
    """
    return share(*written((one, other)))


def couples(texts: Iterable[str], least: Fraction) -> tuple[Couple, ...]:
    """Every couple of texts that is at least so much alike, each once, by its places.

    >>> couples(["修复城东渠道", "增设路灯", "城东渠道修复"], Fraction(1, 2))
    (Couple(one=0, other=2, share=Fraction(4, 5)),)
    """
    return tuple(near(written(texts), least))


def written(texts: Iterable[str]) -> tuple[str, ...]:
    """The pairs of each text, every pair written as one sign of its own and sorted.

    Of two sorted rows the longest common subsequence is what both have in common; only rows that
    were written together can be compared.
    """
    pairs: dict[str, str] = {}
    return tuple(_signs(text, pairs) for text in texts)


def _signs(text: str, pairs: dict[str, str]) -> str:
    plain = _SIGNS.sub("", _FRAME.sub("", normalize("NFKC", text).strip().casefold()))
    couples = [plain[at : at + 2] for at in range(len(plain) - 1)] or [plain] * bool(plain)
    return "".join(sorted(pairs.setdefault(pair, chr(0x10000 + len(pairs))) for pair in couples))


def share(one: str, other: str) -> Fraction:
    """What two rows from ``written`` have in common, of all that they have."""
    if not one or not other:
        return Fraction(0)
    try:
        from rapidfuzz.distance import LCSseq
    except ImportError:
        raise MissingExtra(_WHAT, "text") from None
    return Fraction(2 * LCSseq.similarity(one, other), len(one) + len(other))


def near(rows: Sequence[str], least: Fraction) -> Iterator[Couple]:
    """Couples of rows from ``written`` that share at least so much, by their places."""
    try:
        from rapidfuzz import process
        from rapidfuzz.distance import Indel
    except ImportError:
        raise MissingExtra(_WHAT, "text") from None
    cutoff = max(float(least) - 0.001, 0.0)  # a sieve; what passes is counted exactly
    for place, row in enumerate(rows):
        if not row:
            continue
        hits = process.extract(
            row,
            rows[:place],
            scorer=Indel.normalized_similarity,
            score_cutoff=cutoff,
            limit=None,
        )
        for _, _, at in sorted(hits, key=lambda hit: hit[2]):
            if (common := share(row, rows[at])) >= least:
                yield Couple(at, place, common)
