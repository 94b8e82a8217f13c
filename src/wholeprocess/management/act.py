"""What every act on a suggestion has in common (建议办理行为), and the words that acts use."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, Organ, UnitId
from wholeprocess.journal import Act, name, several

SuggestionId = NewType("SuggestionId", str)
OpinionId = NewType("OpinionId", str)


class Ground(StrEnum):
    """Why a paper is no suggestion, or not one yet (不作为代表建议的情形)."""

    OWN_MATTER = "own-matter"  # 代表本人事务
    RELATIVES_MATTER = "relatives-matter"  # 亲属事务
    COURT_CASE = "court-case"  # 正在诉讼的案件
    PETITION = "petition"  # 申诉、信访
    DENUNCIATION = "denunciation"  # 检举、控告
    ACADEMIC = "academic"  # 学术探讨
    COMMERCIAL = "commercial"  # 产品、企业推介
    EMPTY = "empty"  # 没有实际内容
    OUTSIDE_POWERS = "outside-powers"  # 不属于本市机关职权（上海，SG-26）
    TENDER = "tender"  # 招标投标（河南，SGL-other-procedure）
    UNCLEAR = "unclear"  # 不明确、不具体（SG-2）
    SEVERAL_MATTERS = "several-matters"  # 一件几事（SGL-one-matter）

    @property
    def rule(self) -> str:
        """The code of the rule that it rests on."""
        return _GROUND_RULES.get(self, "PR-exclusions")


_GROUND_RULES = {
    Ground.OUTSIDE_POWERS: "SG-26",
    Ground.TENDER: "SGL-other-procedure",
    Ground.UNCLEAR: "SG-2",
    Ground.SEVERAL_MATTERS: "SGL-one-matter",
}


class Result(StrEnum):
    """What a reply says of the matter (答复类别); letters are a practice (PR-classes)."""

    SOLVED = "solved"  # 已经解决或者基本解决
    UNDER_WAY = "under-way"  # 正在解决
    PLANNED = "planned"  # 列入计划逐步解决
    EXPLAINED = "explained"  # 暂时难以解决，说明理由
    UNLAWFUL = "unlawful"  # 与法律、政策不符，说明情况
    ABOVE = "above"  # 属于上级职权，已向上反映 (SG-24, SG-25)


PROMISES = frozenset({Result.UNDER_WAY, Result.PLANNED})
"""Results with something still to come, by a day that the reply must name."""


class Signatory(StrEnum):
    """Who signed a reply for the unit (签发人)."""

    CHIEF = "chief"  # 主要负责人
    HEAD = "head"  # 负责人：分管的副职


class Satisfaction(StrEnum):
    """How a deputy rates what was done (满意度)."""

    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basically-satisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意


class Mediated(StrEnum):
    """What came of a mediation (调处结果)."""

    AGREED = "agreed"  # 双方取得一致，由代表重新评价
    AGAIN = "again"  # 承办单位按评价再办一次
    FAILED = "failed"  # 未取得一致，转入专项督办


class Direction(StrEnum):
    """Where a decision outside the table sends a file (特别决定的去向)."""

    ADMITTED = "admitted"  # 重新交办
    SPECIAL_SUPERVISION = "special_supervision"  # 专项督办


class Piece(StrEnum):
    """A part of a file that can be published or held back (公开内容)."""

    CONTENT = "content"  # 建议内容
    DEPUTIES = "deputies"  # 提出者
    UNITS = "units"  # 承办单位
    REPLY = "reply"  # 答复
    FEEDBACK = "feedback"  # 代表反馈
    INSIDE = "inside"  # 会办意见、退办理由、沟通记录


class Outcome(StrEnum):
    """Why a case ended (结案原因)."""

    SOLVED = "solved"
    PLANNED = "planned"
    EXPLAINED = "explained"
    UNLAWFUL = "unlawful"
    MERGED = "merged"
    NOT_ADMITTED = "not-admitted"
    AS_LETTER = "as-letter"  # 转作来信或者参考
    WITHDRAWN = "withdrawn"
    SOLVED_ABOVE = "solved-above"
    REFUSED_ABOVE = "refused-above"

    @property
    def solved(self) -> bool:
        """Whether the matter was solved, here or above, or taken into a plan."""
        return self in (Outcome.SOLVED, Outcome.PLANNED, Outcome.SOLVED_ABOVE)


# a converter with a type of its own each: type checkers do not see through ``several`` as one
def deputies(names: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    """A row of deputies as a tuple."""
    return several(names)


def units(names: Iterable[UnitId]) -> tuple[UnitId, ...]:
    """A row of units as a tuple."""
    return several(names)


@frozen(kw_only=True)
class SuggestionAct(Act):
    """An act about one suggestion, by a deputy, a unit or an organ (see ``Organ``)."""

    about: ClassVar[str] = "suggestion"

    suggestion: SuggestionId = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class UnitAct(SuggestionAct):
    """An act of a handling unit (承办单位)."""

    by: UnitId = field(validator=name)


@frozen(kw_only=True)
class LeaderAct(SuggestionAct):
    """An act of the deputy who leads a suggestion, for all who signed (领衔代表)."""

    by: DeputyId = field(validator=name)
