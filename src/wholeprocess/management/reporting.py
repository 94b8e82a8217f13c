"""The acts of the yearly report (办理情况报告): how the handling of a year is told, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar, NewType, TypeAlias

from attrs import field, frozen
from attrs.validators import optional

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import Act, count, day, name, several

ReportId = NewType("ReportId", str)


class Figure(StrEnum):
    """A number that a report gives (报告所列数字), about the suggestions of its year."""

    SUBMITTED = "submitted"  # 提出
    ASSIGNED = "assigned"  # 交办
    UNHANDLED = "unhandled"  # 未予受理、转作来信、撤回、合并
    ANSWERED = "answered"  # 已答复
    CLOSED = "closed"  # 办结
    SOLVED = "solved"  # 已解决
    PLANNED = "planned"  # 列入计划
    EXPLAINED = "explained"  # 说明理由
    KEY = "key"  # 重点督办
    REPLIES = "replies"  # 应当作出的答复
    REPLIES_IN_TIME = "replies-in-time"  # 按期作出的答复
    RATED = "rated"  # 计入满意率的
    SATISFIED = "satisfied"  # 满意的
    PROMISES = "promises"  # 到期的承诺
    PROMISES_KEPT = "promises-kept"  # 兑现的承诺


@frozen
class Claim:
    """A number as a report gives it, right or wrong (报告所称).

    >>> Claim("solved", 17)
    Claim(figure=<Figure.SOLVED: 'solved'>, number=17)
    """

    figure: Figure = field(converter=Figure)
    number: int = field(validator=count)


def _claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return several(claims)


@frozen(kw_only=True)
class ReportHandling(Act):
    """The handling of a year's suggestions is reported (报告办理情况, SG-7, SG-8).

    ``by`` is who reports: the office, the presidium of a township, the government or one unit, then
    about its own suggestions; ``to`` is the organ that hears it, and ``on`` the day. ``claims`` are
    the numbers that it gives, counted ``through`` a day, that of the report unless said.
    """

    kind: ClassVar[str] = "management.report-handling"
    about: ClassVar[str] = "report"

    report: ReportId = field(validator=name)
    congress: DivisionCode = field(validator=name)
    year: int = field(validator=count)
    by: str = field(validator=name)
    to: Organ = field(converter=Organ)
    claims: tuple[Claim, ...] = field(default=(), converter=_claims)
    through: date | None = field(default=None, validator=optional(day))

    @claims.validator
    def _each_once(self, _: object, claims: tuple[Claim, ...]) -> None:
        if len({claim.figure for claim in claims}) < len(claims):
            raise ValueError("claims gives one figure twice; give each once")

    @through.validator
    def _not_ahead(self, _: object, through: date | None) -> None:
        if through is not None and through > self.on:
            raise ValueError(f"through {through} lies after {self.on}, when it was reported")

    @property
    def counted(self) -> date:
        """The day through which its numbers are counted."""
        return self.through or self.on


class Issued(StrEnum):
    """How a report reaches those who are not at its hearing (公开、印发)."""

    PUBLIC = "public"  # 公开
    PRINTED = "printed"  # 印发下一次人民代表大会会议


@frozen(kw_only=True)
class IssueReport(Act):
    """A report on handling is made public, or printed for the next session (公开、印发, SG-9)."""

    kind: ClassVar[str] = "management.issue-report"
    about: ClassVar[str] = "report"

    report: ReportId = field(validator=name)
    way: Issued = field(converter=Issued)
    where: str = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


ReportAct: TypeAlias = ReportHandling | IssueReport

REPORT_ACTS: tuple[type[ReportHandling], type[IssueReport]] = (ReportHandling, IssueReport)
"""Every kind of act about a yearly report."""


__all__ = [
    "REPORT_ACTS",
    "Claim",
    "Figure",
    "IssueReport",
    "Issued",
    "ReportAct",
    "ReportHandling",
    "ReportId",
]
