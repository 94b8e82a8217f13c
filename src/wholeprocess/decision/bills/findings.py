"""Bills (议案): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.decision.bills.record import Bill, BillPhase
from wholeprocess.decision.record import State
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, found

P = BillPhase


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular about every bill, as of the day ``through``.

    Each bill is judged by the law of the day of the last act on it.
    """
    return found_by(CHECKS, state, law_at, through)


def _each(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Bill, Law]]:
    for _, bill in sorted(state.bills.items()):
        yield bill, law_at(bill.acts[-1].on, bill.congress)


def _bills(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Bill]]:
    for bill, _ in _each(state, law_at, through):
        yield (bill,)


def _closed(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Bill, Law, date]]:
    for bill, law in _each(state, law_at, through):
        sitting = state.sessions.get(bill.session)
        closed = sitting.session.closed if sitting is not None else None
        if closed is not None and closed <= through:
            yield bill, law, closed


def _passed(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Bill, Law, date]]:
    for bill, law in _each(state, law_at, through):
        if bill.phase is P.PASSED:
            yield bill, law, through


@finds("CGP-bill-late")
def _late(bill: Bill) -> Iterator[Finding]:
    if bill.late:
        yield found(
            "CGP-bill-late",
            bill.id,
            ("议案截止后收到", "it was received after the last day for bills"),
            ("截止前提出，或者作为建议提出", "submit it in time, or as a suggestion"),
            bill.submitted.on,
            Severity.DEPARTURE,
        )


@finds("OL-22-2b", "CGL-bill-suggestion", "CGP-bill-suggestion", "CGP-bill-voted")
def _undecided(bill: Bill, law: Law, closed: date) -> Iterator[Finding]:
    if bill.phase in (P.SUBMITTED, P.IN_COMMITTEE, P.ADVISED):
        code = "OL-22-2b" if law.holds("OL-22-2b") else "CGP-bill-suggestion"
        yield found(
            code,
            bill.id,
            (
                f"会议于{closed}闭幕，主席团没有决定是否列入议程",
                f"the session closed on {closed} and the presidium had not decided on the agenda",
            ),
            (
                "由主席团决定，或者转为建议",
                "let the presidium decide, or turn it into a suggestion",
            ),
            closed,
        )
    if bill.phase is P.ON_AGENDA:
        yield found(
            "CGP-bill-voted",
            bill.id,
            ("列入议程，会议闭幕时没有表决", "on the agenda, and not voted on at the close"),
            ("下次会议继续审议并表决", "go on with it at the next session"),
            closed,
            Severity.DEPARTURE,
        )
    if bill.phase is P.LEFT_OFF:
        local = law.holds("CGL-bill-suggestion")
        yield found(
            "CGL-bill-suggestion" if local else "CGP-bill-suggestion",
            bill.id,
            ("不列入议程，也没有转为建议", "left off the agenda, and not turned into a suggestion"),
            ("作为建议、批评和意见办理", "handle it as a suggestion"),
            closed,
            Severity.BREACH if local else Severity.NOTE,
        )


@finds("CGP-bill-report")
def _not_reported(bill: Bill, law: Law, through: date) -> Iterator[Finding]:
    passed = next(act.on for act in reversed(bill.acts) if act.kind == "decision.vote-on-bill")
    due = law.limit("CGP-bill-report").after(passed, law.calendar).on
    if through > due and not bill.reported:
        yield found(
            "CGP-bill-report",
            bill.id,
            (
                f"{passed}通过，到{due}没有报告办理情况",
                f"passed on {passed}, and nothing was reported back by {due}",
            ),
            ("报告办理情况", "report what became of it"),
            due,
            Severity.DEPARTURE,
        )


CHECKS = (
    *finders(_bills, _late),
    *finders(_closed, _undecided),
    *finders(_passed, _not_reported),
)
"""What finds it."""
