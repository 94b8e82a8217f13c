"""Whether a yearly report can be taken in (报告的准入): who reports, to whom, on which year."""

from __future__ import annotations

from collections.abc import Iterable

from wholeprocess.congress import DivisionCode, Level, Organ, Register
from wholeprocess.law import Law, Refusal
from wholeprocess.management.reporting import IssueReport, ReportAct, ReportHandling


def report_refused(
    reports: Iterable[ReportAct], act: ReportAct, law: Law, register: Register
) -> Refusal | None:
    """Why an act about a report is impossible; ``None`` if it can be taken in (SG-7, SG-8)."""
    if isinstance(act, IssueReport):
        return _issue_refused(reports, act, law)
    if any(past.report == act.report for past in reports):
        what = f"{act.report} is already on record"
        return law.refusal("WP-once", what, "give the new report a number of its own")
    if act.congress not in register.divisions:
        what = f"no division has the code {act.congress}"
        return law.refusal("WP-known", what, "correct the code, or load the table that has it")
    if act.by not in list(Organ) and act.by not in register.units:
        what = f"no unit is called {act.by}"
        return law.refusal("WP-known", what, "enter the unit first, or name an organ")
    if act.counted.year < act.year:
        what = f"{act.counted} lies before {act.year}, which the report is about"
        return law.refusal("WP-order", what, "report on a year that has begun")
    return _hearer_refused(act, law, register)


def _hearer_refused(act: ReportHandling, law: Law, register: Register) -> Refusal | None:
    """A body hears a report if it exists there, and the congress only in session."""
    if Level.of(act.congress) is Level.TOWNSHIP and act.to is Organ.STANDING_COMMITTEE:
        what = f"{act.congress} is a township and has no standing committee"
        return law.refusal("SG-8", what, f"report to its {law.choice('SG-8')}")
    if act.to is Organ.CONGRESS and not register.in_session(act.congress, act.on):
        code = "SG-8" if Level.of(act.congress) is Level.TOWNSHIP else "SG-7"
        what = f"the congress of {act.congress} is not in session on {act.on}"
        return law.refusal(code, what, "open the session first, or correct the day")
    return None


def _issue_refused(reports: Iterable[ReportAct], act: IssueReport, law: Law) -> Refusal | None:
    """A report is issued once in each way, and not before it was made."""
    known = tuple(past for past in reports if past.report == act.report)
    made = next((past for past in known if isinstance(past, ReportHandling)), None)
    if made is None:
        what = f"no report has the number {act.report}"
        return law.refusal("WP-known", what, "report first, or correct the number")
    if act.on < made.on:
        what = f"{act.on} lies before {made.on}, when {act.report} was made"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    if any(isinstance(past, IssueReport) and past.way is act.way for past in known):
        what = f"{act.report} is {act.way.value} already"
        return law.refusal("WP-once", what, "leave it as it stands")
    return None


def congress_of_report(reports: Iterable[ReportAct], act: ReportAct) -> DivisionCode:
    """The congress whose year an act is about; "" where its report is not on record."""
    if isinstance(act, ReportHandling):
        return act.congress
    made = (past for past in reports if isinstance(past, ReportHandling))
    return next((past.congress for past in made if past.report == act.report), DivisionCode(""))


__all__ = ["congress_of_report", "report_refused"]
