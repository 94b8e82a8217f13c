"""What stands on the charts in words (图上文字): every phrase in Chinese and in English."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from wholeprocess.law import Text

_NO_SIGN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # what is no sign, or turns the signs after it


def clean(words: object) -> str:
    """What people wrote as one line that an SVG may hold: nothing that ends or turns a line.

    >>> clean("a\\n\\u202eb")
    'a b'
    """
    said = "".join(" " if category(sign) in _NO_SIGN else sign for sign in str(words))
    return " ".join(said.split())


def wide(words: str) -> int:
    """How many columns words take: a Chinese sign takes two, a Latin letter one."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def cut(words: object, columns: int) -> str:
    """Words in at most so many columns; what is cut off leaves an ellipsis.

    >>> cut("人民代表大会", 7), cut("congress", 8), cut("congress", 7)
    ('人民代…', 'congress', 'congre…')
    """
    said = clean(words)
    if wide(said) <= columns:
        return said
    held, used = "", 1
    for sign in said:
        used += wide(sign)
        if used > columns:
            break
        held += sign
    return held + "…"


def lines(words: object, columns: int, most: int) -> list[str]:
    """Words broken into lines of so many columns; after the last line that is allowed, cut."""
    left, found = clean(words), list[str]()
    while left and len(found) < most - 1 and wide(left) > columns:
        used = taken = space = 0
        for sign in left:
            used += wide(sign)
            if used > columns:
                break
            taken += 1
            space = taken if sign == " " else space
        taken = space or taken
        found.append(left[:taken].strip())
        left = left[taken:].strip()
    return [*found, cut(left, columns)] if left or not found else found


__all__ = ["Text", "clean", "cut", "lines", "wide"]
