"""The words that acts on opinions use (意见用语), and what must never stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NewType

from attrs import Attribute

from wholeprocess.journal import several

OpinionId = NewType("OpinionId", str)

SuggestionId = NewType("SuggestionId", str)
"""The number of a suggestion; whether anybody submitted it, the whole process knows."""

ResidentRef = NewType("ResidentRef", str)
"""A keyed reference to a resident's record in the personal file; see ``PersonalFile``."""

TextDigest = NewType("TextDigest", str)
"""A salted digest of a text that is kept in the personal file."""

LETTERS = "bcdfghjklmnprstv"
"""With these a digest is written: no digits, so that it is never taken for a number of a person."""

_REF = re.compile(rf"[{LETTERS}]{{32}}")
_NUMBER = re.compile(r"\d(?:[ \-]?\d){10}")


class Channel(StrEnum):
    """By which way an opinion came (意见来源)."""

    RECEPTION = "reception"  # 选民接待日
    VISIT = "visit"  # 走访
    STATION = "station"  # 代表联络站
    LETTER = "letter"  # 来信
    ONLINE = "online"  # 网上


class WayHome(StrEnum):
    """By which way an answer went home (回告方式)."""

    IN_PERSON = "in-person"  # 当面
    PHONE = "phone"  # 电话
    LETTER = "letter"  # 书信
    ONLINE = "online"  # 网上
    NOTICE = "notice"  # 站点公示


class AnswerResult(StrEnum):
    """What an answer says of the matter (答复类别)."""

    SOLVED = "solved"  # 已经解决
    PLANNED = "planned"  # 列入计划
    EXPLAINED = "explained"  # 解释说明
    REFERRED = "referred"  # 告知应走的渠道（信访、诉讼、12345）
    NOT_POSSIBLE = "not-possible"  # 不能解决，说明理由
    UNKNOWN = "unknown"  # 未注明，如从别处导入；从不当作已解决


class Contentment(StrEnum):
    """Whether the resident is content with the answer (居民是否满意)."""

    SATISFIED = "satisfied"  # 满意
    DISSATISFIED = "dissatisfied"  # 不满意
    UNKNOWN = "unknown"  # 未表态；从不计为满意


def opinions(names: Iterable[OpinionId]) -> tuple[OpinionId, ...]:
    """A row of opinions as a tuple."""
    return several(names)


def impersonal(_: object, attribute: Attribute[Any], value: Any) -> None:
    """A text without a run of digits as long as a telephone or an identity number."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} {value!r} is no text")
    if _NUMBER.search(value):
        raise ValueError(
            f"{attribute.name} may hold a telephone or identity number; "
            "keep it in the personal file (PR-voice-personal)"
        )


def reference(_: object, attribute: Attribute[Any], value: Any) -> None:
    """A keyed reference, so that a name or a number cannot be written in its place."""
    if not isinstance(value, str) or (value and not _REF.fullmatch(value)):
        raise ValueError(
            f"{attribute.name} is no reference of 32 letters; "
            "let the personal file make one (PR-voice-personal)"
        )
