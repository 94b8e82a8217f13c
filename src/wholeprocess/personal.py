"""Records about people (个人信息), apart from every act: by reference, to be erased for good.

An act holds a reference that says nothing. What stands behind it is kept by a keeper of this kind:
in memory (and by ``exchange`` in a file), or encrypted in a database (``store``). All keepers do
the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from attrs import field, frozen

from wholeprocess.validators import day, some


@frozen(kw_only=True)
class Erasure:
    """That a person's data were erased: when, by whom, and why."""

    ref: str = field(validator=some)
    on: date = field(validator=day)
    by: str = field(validator=some)
    reason: str = field(validator=some)


class PersonalRecords(ABC):
    """Records of people: each person has a reference, and each of his records a name."""

    def keep(self, ref: str, name: str, data: Mapping[str, Any]) -> None:
        """Keep a person's record, in the place of one of that name; ``data`` is plain data."""
        if not ref or not name:
            raise ValueError("a record needs a reference and a name")
        self._put(ref, name, dict(data))

    def erase(self, erasure: Erasure) -> bool:
        """Forget a person, write down why, and say whether anything was there."""
        return self._forget(erasure.ref, "", erasure)

    def forget(self, ref: str, name: str = "") -> bool:
        """Erase all records of a person, or one of them, and say whether anything was there."""
        return self._forget(ref, name, None)

    @abstractmethod
    def of(self, ref: str) -> dict[str, Any]:
        """A person's records by name; empty where there are none, or they were erased."""

    @abstractmethod
    def having(self, name: str) -> tuple[str, ...]:
        """The references of all who have a record of that name, in order."""

    @abstractmethod
    def refs(self) -> tuple[str, ...]:
        """The references of all who have records, in order."""

    @abstractmethod
    def erasures(self, ref: str | None = None) -> tuple[Erasure, ...]:
        """What was erased, in order; of one person or of all."""

    @abstractmethod
    def _put(self, ref: str, name: str, data: dict[str, Any]) -> None: ...

    @abstractmethod
    def _forget(self, ref: str, name: str, erasure: Erasure | None) -> bool: ...


class MemoryRecords(PersonalRecords):
    """Records of people in memory.

    >>> held = MemoryRecords()
    >>> held.keep("r-17", "contact", {"name": "某某", "phone": "0000"})
    >>> held.of("r-17")
    {'contact': {'name': '某某', 'phone': '0000'}}
    >>> held.erase(Erasure(ref="r-17", on=date(2022, 5, 1), by="office", reason="本人要求"))
    True
    >>> held.of("r-17"), len(held.erasures())
    ({}, 1)
    """

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Any]] = {}
        self._having: dict[str, set[str]] = {}
        self._erasures: list[Erasure] = []

    def __repr__(self) -> str:
        return f"MemoryRecords(of {len(self._records)})"

    def of(self, ref: str) -> dict[str, Any]:
        """A person's records by name; empty where there are none, or they were erased."""
        mine = self._records.get(ref, {})
        return {name: deepcopy(mine[name]) for name in sorted(mine)}

    def having(self, name: str) -> tuple[str, ...]:
        """The references of all who have a record of that name, in order."""
        return tuple(sorted(self._having.get(name, ())))

    def refs(self) -> tuple[str, ...]:
        """The references of all who have records, in order."""
        return tuple(sorted(self._records))

    def _forget(self, ref: str, name: str, erasure: Erasure | None) -> bool:
        mine = self._records.get(ref, {})
        gone = [one for one in mine if name in ("", one)]
        for one in gone:
            del mine[one]
            self._having[one].discard(ref)
            if not self._having[one]:
                del self._having[one]
        if gone and not mine:
            del self._records[ref]
        if gone and erasure is not None:
            self._erasures.append(erasure)
        return bool(gone)

    def erasures(self, ref: str | None = None) -> tuple[Erasure, ...]:
        """What was erased, in order; of one person or of all."""
        return tuple(one for one in self._erasures if ref in (None, one.ref))

    def _put(self, ref: str, name: str, data: dict[str, Any]) -> None:
        self._records.setdefault(ref, {})[name] = deepcopy(data)
        self._having.setdefault(name, set()).add(ref)
