"""One function computes every date that a time limit ends on, and can say how (期限计算)."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from wholeprocess.law.in_force import Law
from wholeprocess.law.limit import TimeLimit
from wholeprocess.law.rule import Version
from wholeprocess.law.text import Text


@frozen(kw_only=True)
class Deadline:
    """A clock: from which day, how long, until when, by which article (期限).

    ``done`` is the day on which the thing was done, ``None`` while it is open.
    ``provisional`` says that a calendar of that year was not yet known.
    """

    code: str
    start: date
    limit: TimeLimit
    due: date
    rule: Version = field(repr=False)
    skipped: tuple[date, ...] = ()
    extended_on: date | None = None
    provisional: bool = False
    done: date | None = None

    def late_by(self, today: date) -> int:
        """Days past the last day, when done or else as of ``today``; 0 when in time."""
        return max(0, ((self.done or today) - self.due).days)

    def explain(self) -> Text:
        """How the date was worked out: start, length, days off counted, extension, article."""
        rule = self.rule.cited
        off, more = len(self.skipped), self.extended_on
        zh = f"自{self.start}起{self.limit.zh()}，截至{self.due}（{rule.zh}）"
        en = f"{self.limit} from {self.start} end on {self.due} ({rule.en})"
        zh += f"；其间跳过休息日{off}天" if off else ""
        en += f"; {off} days off were skipped" if off else ""
        zh += f"；{more}准予延长" if more else ""
        en += f"; extended on {more}" if more else ""
        zh += "；当年放假安排尚未公布，暂定" if self.provisional else ""
        en += "; provisional, that year's calendar is not known" if self.provisional else ""
        return Text(zh, en)


def deadline(
    code: str,
    start: date,
    law: Law,
    *,
    extended_on: date | None = None,
    done: date | None = None,
) -> Deadline:
    """The clock of rule ``code`` started on ``start`` under ``law``.

    >>> from wholeprocess.law import in_force
    >>> clock = deadline("SG-5", date(2022, 3, 3), in_force(date(2022, 3, 3), "430381"))
    >>> print(clock.explain())
    3 months from 2022-03-03 end on 2022-06-03 (Deputies Law (2015) art. 42 para. 1)
    """
    limit = law.limit(code)
    due = limit.after(start, law.calendar)
    return Deadline(
        code=code,
        start=start,
        limit=limit,
        due=due.on,
        rule=law.version(code),
        skipped=due.skipped,
        extended_on=extended_on,
        provisional=due.provisional,
        done=done,
    )
