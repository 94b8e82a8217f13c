"""The acts of choosing and honouring (重点督办、表彰): key suggestions, and what is commended."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, Organ, UnitId
from wholeprocess.journal import Act, count, each_once, name, several
from wholeprocess.management.act import SuggestionAct


class Criterion(StrEnum):
    """What makes a suggestion a key one (重点督办的条件, SGL-key-criteria)."""

    MAJOR = "major"  # 事关经济社会发展或者人民群众普遍关心的重大问题
    CONCENTRATED = "concentrated"  # 代表反映比较集中
    COMPLEX = "complex"  # 综合性强、涉及面广、办理难度较大
    AGENDA = "agenda"  # 年度重点工作


def _criteria(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(Criterion(one) for one in several(criteria))


@frozen(kw_only=True)
class MarkKey(SuggestionAct):
    """The council of chairpersons makes it a key suggestion (重点督办, SG-11).

    ``criteria`` are those that the council found met; ``officer`` is the leading officer who
    answers for it (领衔督办领导). Marked again, the latest officer holds.
    """

    kind: ClassVar[str] = "management.mark-key"

    by: str = field(default=str(Organ.COUNCIL), validator=name)
    reason: str = field(validator=name)
    officer: str = ""
    criteria: tuple[Criterion, ...] = field(default=(), converter=_criteria, validator=each_once)


@frozen(kw_only=True)
class Commend(SuggestionAct):
    """A body commends an excellent suggestion (优秀建议表彰, SGL-commend, PR-commend).

    ``by`` is the body that commends, ``year`` the year that the award is for; ``score`` may keep
    the arithmetic that it looked at.
    """

    kind: ClassVar[str] = "management.commend"

    by: str = field(validator=name)
    year: int = field(validator=count)
    award: str = field(validator=name)
    reason: str = field(validator=name)
    score: str = ""


@frozen(kw_only=True)
class CommendUnit(Act):
    """A body commends a unit for its handling in a year (先进承办单位表彰, SGL-commend)."""

    kind: ClassVar[str] = "management.commend-unit"
    about: ClassVar[str] = "unit"

    unit: UnitId = field(validator=name)
    congress: DivisionCode = field(validator=name)
    by: str = field(validator=name)
    year: int = field(validator=count)
    award: str = field(validator=name)
    reason: str = field(validator=name)
    score: str = ""


__all__ = ["Commend", "CommendUnit", "Criterion", "MarkKey"]
