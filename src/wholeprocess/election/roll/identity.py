"""Identity numbers (公民身份号码): checked, turned into a keyed digest, and never shown.

A number is read, checked and forgotten: what acts, journals, findings and messages hold is the
``VoterId`` that ``voter_id`` makes of it under the caller's key. The key is stored nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import NoReturn

from wholeprocess.election.act import VoterId
from wholeprocess.errors import MissingExtra

LENGTH = 18
KEY_BYTES = range(16, 65)
"""How long a key may be, in bytes."""

_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnprstv")
_LONG_RUN = re.compile(r"\d(?:[ \-]?\d){14}")


class IdentityNumber:
    """One person's identity number, of 18 characters, checked. It never shows itself.

    It cannot be pickled or written as JSON; copies are the thing itself. Raises ``ValueError`` with
    the reason, never with the number, and ``MissingExtra`` without the extra ``tables``.

    >>> number = IdentityNumber("110101299901010019")
    >>> number, f"{number}", number.born
    (IdentityNumber(hidden), 'hidden', datetime.date(2999, 1, 1))
    """

    __slots__ = ("__digits",)

    def __init__(self, text: str) -> None:
        if (reason := identity_fault(text)) is not None:
            raise ValueError(f"an identity number {reason}")
        self.__digits = compact(text)

    @property
    def born(self) -> date:
        """The day of birth that the number holds."""
        return birthday_of(self.__digits)

    def digest(self, key: bytes) -> VoterId:
        """The keyed digest; see ``voter_id``."""
        return voter_ids([self.__digits], key)[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IdentityNumber):
            return NotImplemented
        return self.__digits == other.__digits

    def __hash__(self) -> int:
        return hash((IdentityNumber, self.__digits))

    def __repr__(self) -> str:
        return "IdentityNumber(hidden)"

    def __str__(self) -> str:
        return "hidden"

    def __format__(self, spec: str) -> str:
        return format("hidden", spec)

    def __copy__(self) -> IdentityNumber:
        return self

    def __deepcopy__(self, memo: object) -> IdentityNumber:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("an identity number is not stored; store its digest (voter_id)")

    def __getstate__(self) -> NoReturn:
        raise TypeError("an identity number is not stored; store its digest (voter_id)")


def compact(text: str) -> str:
    """A number without the spaces around it and with a capital X."""
    return text.strip().upper()


def birthday_of(digits: str) -> date:
    """The day of birth in a number of 18 characters; ``ValueError`` if no calendar has it."""
    return date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))


def identity_fault(text: object) -> str | None:
    """What is wrong with an identity number, in words that do not hold it; ``None`` if nothing.

    The check digit and the day of birth are looked at. The place is not: a number keeps the code of
    the county that gave it out, and the tables of codes do not say in which years one was given.

    >>> identity_fault("110101299901010010")
    'has a check digit that does not fit'
    """
    if not isinstance(text, str):
        return "is no text; read the column as text, or its last digits are lost"
    digits = compact(text)
    if len(digits) == 15 and digits.isdigit():
        return "has 15 digits, the old kind; look up the one of 18"
    if not _SHAPE.fullmatch(digits):
        return f"has {LENGTH} characters, 17 digits and a digit or X; this one has another shape"
    if _check_digit(digits) != digits[-1]:
        return "has a check digit that does not fit"
    try:
        birthday_of(digits)
    except ValueError:
        return "has a day of birth that no calendar has"
    return None


def voter_id(number: IdentityNumber, key: bytes) -> VoterId:
    """The voter's identifier: a digest of the number under a key that the caller keeps (BLAKE2b).

    It is 32 letters. The same number and key give the same identifier; without the key nobody can
    tell whose it is, or try all the numbers there are.

    >>> voter_id(IdentityNumber("110101299901010019"), key=b"a key of one election")
    'tkgtbscjbjmvdlbpvrnbpkchkdrrjcks'
    """
    return number.digest(key)


def voter_ids(numbers: Iterable[str], key: bytes) -> list[VoterId]:
    """The identifiers of many numbers, compact and checked already, for long tables.

    Raises ``ValueError`` for a key of less than 16 or more than 64 bytes.
    """
    if not isinstance(key, bytes) or len(key) not in KEY_BYTES:
        raise ValueError(f"the key must be {KEY_BYTES[0]} to {KEY_BYTES[-1]} bytes, kept secret")
    keyed = blake2b(key=key, digest_size=16, person=b"voter")
    hexes = []
    for number in numbers:
        state = keyed.copy()
        state.update(number.encode())
        hexes.append(state.hexdigest())
    letters = "\n".join(hexes).translate(_LETTERS)
    return [*map(VoterId, letters.split("\n"))] if letters else []


def may_hold_a_number(text: str) -> bool:
    """Whether a text has a run of digits as long as an identity number, of the old kind or the new.

    Spaces and hyphens inside a run do not hide it. Texts of acts on the roll that have one are
    refused, and cells of files that have one are not quoted.

    >>> may_hold_a_number("call 0731-5555 5555"), may_hold_a_number("110101 29990101 0012")
    (False, True)
    """
    return _LONG_RUN.search(text) is not None


def _check_digit(digits: str) -> str:
    try:
        from stdnum.cn import ric
    except ImportError:
        raise MissingExtra("checking identity numbers", "tables") from None
    return ric.calc_check_digit(digits)
