"""What was irregular in the handling of a suggestion (办理中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.law import Deadline, Finding, Severity, Strength, Text
from wholeprocess.management.acts import Contact, Reply
from wholeprocess.management.case import Case
from wholeprocess.management.clocks import (
    LawOn,
    clocks,
    reassignment_clocks,
    refusal_clocks,
)

_NAMES = {
    "SG-5": Text("答复", "the reply"),
    "SG-6": Text("答复", "the reply"),
    "SGL-rehandle": Text("再次答复", "the second reply"),
    "SGL-assign": Text("交办", "the assignment"),
    "SGL-contact": Text("联系代表", "the contact with the deputy"),
    "SGL-feedback": Text("代表反馈", "the deputy's feedback"),
    "SGL-co-opinion": Text("会办意见", "the co-handler's opinion"),
    "SGL-refuse": Text("退办", "the objection"),
    "SGL-reassign": Text("重新交办", "the new assignment"),
}


def findings(case: Case, law_on: LawOn, through: date) -> tuple[Finding, ...]:
    """Everything irregular about one suggestion, as of the day ``through``.

    Late steps (SG-5, SG-6 and local limits), a reply without contact with the deputy (SG-4),
    and promises not kept by their day.
    """
    return tuple(_findings(case, law_on, through))


def _findings(case: Case, law_on: LawOn, through: date) -> Iterator[Finding]:
    times = clocks(case, law_on)
    named = (times.assign, *times.replies, times.contact, times.feedback)
    late = [clock for clock in named if clock]
    late += [clock for _, clock in (*times.co_opinions, *refusal_clocks(case, law_on))]
    late += reassignment_clocks(case, law_on)
    for clock in late:
        if clock.late_by(through):
            yield _late(case, clock, through)
    yield from _no_contact(case, law_on)
    for promise in case.commitments:
        if (promise.fulfilled or through) > promise.due:
            zh = f"承诺{promise.due}前完成" + (
                f"，{promise.fulfilled}兑现" if promise.fulfilled else "，尚未兑现"
            )
            en = f"{promise.unit} promised it by {promise.due}, " + (
                f"kept on {promise.fulfilled}" if promise.fulfilled else "not kept yet"
            )
            mend = Text("记录兑现或者说明理由", "record that it was kept, or why not")
            yield Finding(
                code="PR-promise",
                about=case.id,
                what=Text(zh, en),
                mend=mend,
                severity=Severity.DEPARTURE,
                on=promise.fulfilled or through,
            )


def _late(case: Case, clock: Deadline, through: date) -> Finding:
    name, days = _NAMES[clock.code], clock.late_by(through)
    done_zh = f"{clock.done}" if clock.done else "尚未办结"
    done_en = f"came on {clock.done}" if clock.done else "has not come"
    breach = clock.rule.strength in (Strength.LAW, Strength.LOCAL)
    return Finding(
        code=clock.code,
        about=case.id,
        what=Text(
            f"{name.zh}{done_zh}，迟{days}天；{clock.explain().zh}",
            f"{name.en} {done_en}, {days} days late; {clock.explain().en}",
        ),
        mend=Text(
            "催办，或者在期满前办理延长", "press for it, or have the term extended before it ends"
        ),
        severity=Severity.BREACH if breach else Severity.DEPARTURE,
        on=clock.done or through,
    )


def _no_contact(case: Case, law_on: LawOn) -> Iterator[Finding]:
    spoken: set[str] = set()
    for act in case.acts:
        if isinstance(act, Contact):
            spoken.add(act.by)
        elif isinstance(act, Reply) and act.by not in spoken and law_on(act.on).holds("SG-4"):
            spoken.add(act.by)
            yield Finding(
                code="SG-4",
                about=case.id,
                what=Text(
                    f"{act.by}答复前没有与代表联系沟通的记录",
                    f"{act.by} replied and no contact with the deputy is on record",
                ),
                mend=Text("联系代表并记录", "speak with the deputy and record it"),
                on=act.on,
            )


__all__ = ["findings"]
