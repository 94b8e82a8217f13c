"""The deputy's feedback (代表反馈): what was rated, and how silence is treated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds
from wholeprocess.law import Finding, Law, Text
from wholeprocess.management.acts import Close, Rate, Remind
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.clocks import clocks
from wholeprocess.management.finding import finding
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.walks import files


def times_reminded(case: Case) -> int:
    """How often the leading deputy was reminded since the answer that stands."""
    if case.answer is None:
        return 0
    since = max(place for place, act in enumerate(case.acts) if act is case.answer)
    return sum(isinstance(act, Remind) and act.whom == case.filed.by for act in case.acts[since:])


def may_close_unrated(case: Case, law_on: LawOn, on: date) -> bool:
    """Whether the deputy has been silent long enough (PR-silence, SGL-feedback).

    Answered, unrated, reminded as often as the practice asks, and past the time for feedback.
    """
    if case.phase is not Phase.REPLIED or case.rating is not None:
        return False
    feedback = clocks(case, law_on).feedback
    over = feedback is None or feedback.late_by(on) > 0
    return over and times_reminded(case) >= law_on(on).count("PR-silence")


@finds("PR-silence", "SGL-attitude")
def findings(case: Case, law_on: LawOn) -> Iterator[Finding]:
    """An attitude that was not rated (SGL-attitude); a file closed before the deputy had time."""
    for act in case.done(Rate):
        if act.attitude is not None:
            continue
        law = law_on(act.on)
        if law.holds("SGL-attitude"):
            yield finding(
                case,
                law,
                "SGL-attitude",
                Text(
                    "没有评价办理态度",
                    "the attitude was not rated, only the result",
                ),
                Text("请代表补充评价", "ask the deputy to rate both"),
                act.on,
                act=act,
            )
    if case.silent:
        yield from _too_soon(case, law_on(case.done(Close)[-1].on))


def _too_soon(case: Case, law: Law) -> Iterator[Finding]:
    had, needed = times_reminded(case), law.count("PR-silence")
    closed = case.done(Close)[-1]
    if had < needed and not closed.report:
        yield finding(
            case,
            law,
            "PR-silence",
            Text(
                f"催促代表{had}次即按未反馈结案，应催促{needed}次",
                f"closed unrated after {had} reminders to the deputy; {needed} are due",
            ),
            Text("催促代表反馈后再结案", "remind the deputy before closing"),
            closed.on,
            act=closed,
        )


CHECKS = finders(files, findings)
"""What finds it."""
