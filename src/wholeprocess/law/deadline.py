"""One function computes every date that a time limit ends on, and can say how (期限计算)."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from wholeprocess.law.in_force import Law
from wholeprocess.law.limit import TimeLimit
from wholeprocess.law.rule import Version
from wholeprocess.law.text import Text


@frozen(kw_only=True, slots=False)
class Deadline:
    """A clock: from which day, how long, until when, by which article (期限).

    ``done`` is the day on which the thing was done, ``None`` while it is open.
    ``provisional`` says that a calendar of that year was not yet known. ``event`` names what
    happened on the first day, ``before`` is the last day as it was before an extension, and
    ``moved_from`` the day off on which the term would have ended.
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
    event: Text | None = None
    before: date | None = None
    moved_from: date | None = None

    def late_by(self, today: date) -> int:
        """Days past the last day, when done or else as of ``today``; 0 when in time."""
        return max(0, ((self.done or today) - self.due).days)

    def explain(self) -> Text:
        """How the date was worked out: start, length, days off counted, extension, article."""
        # each day is written once: that takes longer than all the rest
        rule, zh, due = self.rule.cited, self.start.isoformat(), self.due.isoformat()
        en = zh
        if self.event:
            zh, en = f"{zh}（{self.event.zh}）", f"{zh} ({self.event.en})"
        zh = f"自{zh}起{self.limit.zh()}，截至{due}（{rule.zh}）"
        en = f"{self.limit} from {en} end on {due} ({rule.en})"
        if off := len(self.skipped):
            zh += f"；其间跳过休息日{off}天"
            en += f"; {off} {'day off was' if off == 1 else 'days off were'} skipped"
        if self.moved_from:
            zh += f"；{self.moved_from}为休息日，顺延"
            en += f"; {self.moved_from} is a day off, so the next working day"
        if self.extended_on:
            zh += f"；{self.extended_on}准予延长" + (f"，原为{self.before}" if self.before else "")
            en += f"; extended on {self.extended_on}" + (
                f", before that {self.before}" if self.before else ""
            )
        if self.provisional:
            zh += "；当年放假安排尚未公布，暂定"
            en += "; provisional, that year's calendar is not known"
        return Text(zh, en)


def deadline(
    code: str,
    start: date,
    law: Law,
    *,
    extended_on: date | None = None,
    done: date | None = None,
    event: Text | None = None,
    moves: bool = False,
) -> Deadline:
    """The clock of rule ``code`` started on ``start`` under ``law``.

    ``moves`` carries a last day that is a day off on to the next working day.

    >>> from wholeprocess.law import in_force
    >>> clock = deadline("SG-5", date(2022, 3, 3), in_force(date(2022, 3, 3), "430381"))
    >>> print(clock.explain())
    3 months from 2022-03-03 end on 2022-06-03 (Deputies Law (2015) art. 42 para. 1)
    """
    limit, due, last = law.ending(code, start, moves=moves)
    return Deadline(
        code=code,
        start=start,
        limit=limit,
        due=last.on,
        rule=law.version(code),
        skipped=due.skipped,
        extended_on=extended_on,
        provisional=due.provisional or last.provisional,
        done=done,
        event=event,
        moved_from=due.on if last.on != due.on else None,
    )
