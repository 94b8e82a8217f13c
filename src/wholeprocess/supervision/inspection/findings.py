"""Law-enforcement inspection (执法检查): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Deadline, Finding, Law, LawAt, Severity, deadline, found, weight
from wholeprocess.supervision.inspection.acts import ReportInspection
from wholeprocess.supervision.inspection.record import From, Inspection, InspectionPhase
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports.clocks import last_day_before
from wholeprocess.supervision.terms import due_back, late

_NOT_PUBLISHED = ("没有通报代表或者没有公布", "it was not notified to deputies, or not published")


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _kept(state: State) -> Iterator[Inspection]:
    """The inspections that were not dropped."""
    for made in state.inspections.values():
        if made.phase is not InspectionPhase.DROPPED:
            yield made


def _arranged(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Inspection, Law]]:
    for made in _kept(state):
        yield made, law_at(made.acts[0].on, made.congress)


def _begun(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Inspection, date, Law]]:
    for made in _kept(state):
        if made.begun is not None:
            yield made, made.begun, law_at(made.begun, made.congress)


def _each(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Inspection]]:
    for made in _kept(state):
        yield (made,)


@finds(
    "SVL-opinions-after-close",
    "SVL-handling-plan",
    "SVL-handling-inspection",
    "SVL-handling",
    "SVL-own-term",
    "SVP-own-term",
)
def _of_clocks(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for made in _kept(state):
        for words, clock in inspection_clocks(made, law_at):
            yield from late(clock, made.id, words, through)


def inspection_clocks(
    made: Inspection, law_at: LawAt
) -> tuple[tuple[tuple[str, str], Deadline], ...]:
    """What is due on an inspection, in words, each by the text of its place or the day set."""
    due: list[tuple[tuple[str, str], Deadline]] = []
    if made.closes is not None:
        law = law_at(made.closes, made.congress)
        if law.holds("SVL-opinions-after-close"):
            clock = deadline("SVL-opinions-after-close", made.closes, law, done=made.delivered)
            due.append((("审议意见的交办", "the delivery of the opinions"), clock))
    if made.delivered is not None:
        law = law_at(made.delivered, made.congress)
        if law.holds("SVL-handling-plan"):
            clock = deadline(
                "SVL-handling-plan", made.delivered, law, done=made.planned or made.handled
            )
            due.append((("处理方案", "the plan for the handling"), clock))
        codes = ("SVL-handling-inspection", "SVL-handling")
        back = due_back(codes, made.delivered, law, made.report_by, done=made.handled)
        if back is not None:
            due.append((("研究处理情况的报告", "the handling report"), back))
    return tuple(due)


@finds("SL24-7-2")
def _of_deputies(made: Inspection, law: Law) -> Iterator[Finding]:
    """SL24-7-2: deputies take a wider part, since 2024; none on a team is worth knowing."""
    if law.holds("SL24-7-2") and all(who.of is not From.DEPUTIES for who in made.team):
        yield found(
            "SL24-7-2",
            made.id,
            ("检查组没有邀请代表", "no deputy was invited to the team"),
            ("邀请代表参加", "invite deputies"),
            made.acts[0].on,
            Severity.NOTE,
        )


@finds("SVL-inspection-team")
def _of_team(made: Inspection, law: Law) -> Iterator[Finding]:
    """SVL-inspection-team: in Zhejiang nobody of those inspected is on the team."""
    inside = [who.person for who in made.team if who.unit and who.unit in made.units]
    if inside and law.holds("SVL-inspection-team"):
        yield found(
            "SVL-inspection-team",
            made.id,
            (
                f"{'、'.join(inside)}是受检查单位的人员",
                f"{', '.join(inside)} is of those inspected",
            ),
            ("更换", "choose somebody else"),
            made.acts[0].on,
            weight(law.version("SVL-inspection-team").strength),
        )


@finds("SVL-inspection-notice")
def _of_notice(made: Inspection, begun: date, law: Law) -> Iterator[Finding]:
    code = "SVL-inspection-notice"
    if not law.holds(code):
        return
    last = last_day_before(code, begun, law)
    if made.noticed is None or made.noticed > last:
        told = made.noticed
        yield found(
            code,
            made.id,
            (
                f"{begun}开始，{f'{told}通知' if told else '没有通知'}，应在{last}以前",
                f"it began on {begun} and was {f'told on {told}' if told else 'not told'}; "
                f"{last} was the last day",
            ),
            ("按期通知检查方案", "tell them in time"),
            begun,
            weight(law.version(code).strength),
        )


@finds("SVL-inspection-cases")
def _of_cases(made: Inspection, begun: date, law: Law) -> Iterator[Finding]:
    code = "SVL-inspection-cases"
    if made.cases_handled and law.holds(code):
        cases = made.cases_handled
        yield found(
            code,
            made.id,
            (f"检查组直接处理：{'、'.join(cases)}", f"the team itself settled {', '.join(cases)}"),
            ("交有关机关处理", "leave it to the organ"),
            begun,
            weight(law.version(code).strength),
        )


@finds("SL24-36-2")
def _of_report(made: Inspection) -> Iterator[Finding]:
    """SL24-36-2: a report evaluates, and names problems and advice."""
    on = next((act.on for act in made.acts if isinstance(act, ReportInspection)), None)
    if on is None or (made.evaluation.strip() and made.problems and made.advice):
        return
    yield found(
        "SL24-36-2",
        made.id,
        ("检查报告缺少评价、问题或者建议", "the report lacks evaluation, problems or advice"),
        ("补充完整", "complete it"),
        on,
    )


@finds("SL24-37-1", "SL24-37-3")
def _at_the_end(made: Inspection) -> Iterator[Finding]:
    """SL24-37-1 and SL24-37-3: what was never delivered, shown or published."""
    if made.handled is not None and not made.shown_first:
        yield found(
            "SL24-37-1",
            made.id,
            (
                "处理报告没有先征求委员会意见",
                "the handling report was not shown to the committee first",
            ),
            ("先送交征求意见", "send it for comment first"),
            made.handled,
        )
    if made.phase is not InspectionPhase.CLOSED:
        return
    end = made.acts[-1].on
    if made.delivered is None:
        yield found(
            "SL24-37-1",
            made.id,
            ("检查报告没有交办即办结", "it was closed and the report went nowhere"),
            ("交由有关机关研究处理", "deliver report and opinions"),
            end,
        )
    if not (made.notified and made.published):
        mend = ("向代表通报并向社会公布", "notify the deputies and publish")
        yield found("SL24-37-3", made.id, _NOT_PUBLISHED, mend, end)


CHECKS = (
    *finders(_arranged, _of_deputies, _of_team),
    *finders(_begun, _of_notice, _of_cases),
    *finders(_each, _of_report, _at_the_end),
    *finders(whole, _of_clocks),
)
"""What finds it."""
