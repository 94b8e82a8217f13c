"""Acts that change a chosen project or take it into another year (项目变更、结转、年度目标)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NewType

from attrs import field, frozen
from attrs.validators import ge, optional

from wholeprocess.congress import Organ, SessionId
from wholeprocess.decision.act import SlateId
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.project_acts import ProjectAct, WorkAct
from wholeprocess.journal import count, day, fen, name

ChangeId = NewType("ChangeId", str)


@frozen(kw_only=True)
class Change:
    """What becomes different about a chosen project (变更内容): at least one thing.

    >>> Change()
    Traceback (most recent call last):
    ValueError: nothing would be different; say what
    """

    title: str = ""
    site: str = ""
    cost_fen: int | None = field(default=None, validator=optional(fen))
    due: date | None = field(default=None, validator=optional(day))
    dropped: bool = False  # 取消

    def __attrs_post_init__(self) -> None:
        numbers = self.cost_fen is not None or self.due is not None
        if not (self.title or self.site or self.dropped or numbers):
            raise ValueError("nothing would be different; say what")


@frozen(kw_only=True)
class ConsentToChange(ProjectAct):
    """The congress votes on changing what it chose (同意项目变更), or the standing committee does.

    ``session`` names the congress's session. A standing committee, in recess, gives the number
    of all its ``members``; a township has none, and its presidium does not decide for it.
    """

    kind: ClassVar[str] = "decision.consent-to-change"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    change: ChangeId = field(validator=name)
    what: Change
    votes: Votes
    session: SessionId | None = None
    members: int | None = field(default=None, validator=optional((count, ge(1))))


@frozen(kw_only=True)
class ChangeProject(WorkAct):
    """A chosen project is changed (项目变更), as was consented to under the same number."""

    kind: ClassVar[str] = "decision.change-project"

    change: ChangeId = field(validator=name)
    what: Change
    reason: str = field(validator=name)


@frozen(kw_only=True)
class CarryOver(WorkAct):
    """An unfinished project goes over to the next year's slate (结转下年)."""

    kind: ClassVar[str] = "decision.carry-over"

    into: SlateId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class SetYearTarget(WorkAct):
    """What a project of several years is to reach in one of them (年度目标), at which cost."""

    kind: ClassVar[str] = "decision.set-year-target"

    year: int = field(validator=(count, ge(1)))
    words: str = field(validator=name)
    cost_fen: int = field(default=0, validator=fen)


@frozen(kw_only=True)
class ReportYear(WorkAct):
    """Whether a year's target was reached (年度目标完成情况)."""

    kind: ClassVar[str] = "decision.report-year"

    year: int = field(validator=(count, ge(1)))
    reached: bool
    words: str = field(validator=name)
