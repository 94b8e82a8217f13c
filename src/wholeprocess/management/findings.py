"""What was irregular in the life of a suggestion (办理中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.congress import Register
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Text, how_many, weight
from wholeprocess.management import (
    feedback,
    handling,
    ledger,
    publication,
    reply,
    report_findings,
    submission,
)
from wholeprocess.management.acts import (
    Accept,
    Assign,
    BringHome,
    Contact,
    DecideObjection,
    Decline,
    Directed,
    Escalate,
    Object,
    Opine,
    Rate,
    Reply,
    Return,
    SuggestionAct,
)
from wholeprocess.management.case import Case
from wholeprocess.management.clocks import clocks, refusal_clocks
from wholeprocess.management.keeper import Duty, LawOn
from wholeprocess.management.walks import Handled, files_with_both

_NAMES = {
    "SG-5": Text("答复", "the reply"),
    "SG-6": Text("答复", "the reply"),
    "SGL-rehandle": Text("再次答复", "the second reply"),
    "SGL-notify": Text("受理告知", "the word that it is taken up"),
    "SGL-assign": Text("交办", "the assignment"),
    "SGL-contact": Text("联系代表", "the contact with the deputy"),
    "SGL-feedback": Text("代表反馈", "the deputy's feedback"),
    "SGL-co-opinion": Text("会办意见", "the co-handler's opinion"),
    "SGL-opinion-again": Text("重新提出的会办意见", "the co-handler's second opinion"),
    "SGL-refuse": Text("退办", "the objection"),
    "SGL-reassign": Text("重新交办", "the new assignment"),
}

_PRESS = Text(
    "催办，或者在期满前办理延长", "press for it, or have the term extended before it ends"
)

_REPLY = (Reply, BringHome)
STEPS: dict[str, tuple[type[SuggestionAct], ...]] = {
    "SG-5": _REPLY,
    "SG-6": _REPLY,
    "SGL-rehandle": _REPLY,
    "SGL-notify": (Accept, Assign, Return, Decline),
    "SGL-assign": (Assign, Return, Decline),
    "SGL-contact": (Contact, Reply),
    "SGL-feedback": (Rate, Escalate),
    "SGL-co-opinion": (Opine,),
    "SGL-opinion-again": (Opine,),
    "SGL-refuse": (Object,),
    "SGL-reassign": (DecideObjection, Assign, Directed, Escalate),
}
"""What stops each clock."""


def findings(
    case: Case, law_on: LawOn, through: date, register: Register | None = None
) -> tuple[Finding, ...]:
    """Everything irregular about one suggestion, as of the day ``through``.

    Late steps (SG-5, SG-6 and local limits), and what each step lacked: see ``submission``,
    ``handling``, ``reply``, ``feedback``, ``ledger`` and ``publication``.
    """
    alone = Handled({case.id: case}, register)
    return tuple(found_by(FILES, alone, lambda day, place: law_on(day), through))


@finds(*_NAMES)
def _too_late(
    case: Case, law_on: LawOn, through: date, register: Register | None
) -> Iterator[Finding]:
    times = clocks(case, law_on, register)
    for duty in (*times.duties, *refusal_clocks(case, law_on, register)):
        if duty.clock.late_by(through):
            yield _late(case, duty, through)


def _late(case: Case, duty: Duty, through: date) -> Finding:
    clock = duty.clock
    name, days = _NAMES[clock.code], clock.late_by(through)
    done, told = str(clock.done), clock.explain()
    if clock.done is None:
        zh, en = "尚未办结", "has not come"
    elif duty.stopped:
        zh, en = f"至{done}结案仍未作出", f"had not come when the file ended on {done}"
    else:
        zh, en = done, f"came on {done}"
    whose, by = (duty.whom, f" by {duty.whom}") if len(case.parts) > 1 else ("", "")
    return Finding(
        code=clock.code,
        about=case.id,
        what=Text(
            f"{whose}{name.zh}{zh}，迟{days}天；{told.zh}",
            f"{name.en}{by} {en}, {how_many(days, 'day')} late; {told.en}",
        ),
        mend=_PRESS,
        severity=weight(clock.rule.strength),
        on=clock.done or through,
        act=_step(case, duty),
    )


def _step(case: Case, duty: Duty) -> SuggestionAct | str:
    """The act that stopped a clock; the kind of act that it waited for where none did."""
    kinds = STEPS[duty.clock.code]
    if duty.stopped or duty.clock.done is None:
        return kinds[0].kind
    acts = [act for act in case.acts if act.on == duty.clock.done and isinstance(act, kinds)]
    return next((act for act in acts if act.by == duty.whom), acts[0] if acts else kinds[0].kind)


FILES = (
    *finders(files_with_both, _too_late),
    *submission.CHECKS,
    *handling.CHECKS,
    *reply.CHECKS,
    *feedback.CHECKS,
    *ledger.CHECKS,
    *publication.CHECKS,
)
"""What finds something about one suggestion."""

CHECKS = (*FILES, *report_findings.CHECKS)
"""What finds something about suggestions and the reports on them."""

__all__ = ["CHECKS", "findings"]
