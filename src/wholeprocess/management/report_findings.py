"""What was irregular about the yearly reports (报告中的问题): late, wrong, not public."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from attrs import frozen

from wholeprocess.congress import DivisionCode, Level, Organ, Register, Session, SessionKind
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, found, how_many, weight
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.reporting import (
    Issued,
    IssueReport,
    ReportAct,
    ReportHandling,
    ReportId,
)
from wholeprocess.management.walks import Handled
from wholeprocess.management.yearly import year_of_handling

Cases: TypeAlias = Mapping[SuggestionId, Case]


@frozen(kw_only=True)
class Reported:
    """A report, with the days on which it was made public and printed, ``None`` while it is not."""

    report: ReportHandling
    public: date | None = None
    printed: date | None = None

    @classmethod
    def all_of(cls, acts: Iterable[ReportAct]) -> tuple[Reported, ...]:
        """Every report on record with what became of it, in the order of reporting."""
        made: dict[ReportId, ReportHandling] = {}
        days: dict[tuple[ReportId, Issued], date] = {}
        for act in acts:
            if isinstance(act, IssueReport):
                days[act.report, act.way] = act.on
            else:
                made[act.report] = act
        return tuple(
            cls(
                report=report,
                public=days.get((ident, Issued.PUBLIC)),
                printed=days.get((ident, Issued.PRINTED)),
            )
            for ident, report in made.items()
        )


@frozen(kw_only=True)
class _Year:
    """A year of a congress in which suggestions were handled, and what was reported on it."""

    congress: DivisionCode
    year: int
    law: LawAt
    through: date
    register: Register
    reports: tuple[Reported, ...]

    @property
    def code(self) -> str:
        """The rule by which it is reported: that of its level."""
        return "SG-8" if Level.of(self.congress) is Level.TOWNSHIP else "SG-7"

    @property
    def about(self) -> str:
        """What a finding is about where there is no report."""
        return f"{self.congress}/{self.year}"

    def law_on(self, on: date) -> Law:
        """The law of a day at the place."""
        return self.law(on, self.congress)

    def hearer(self, law: Law) -> Organ:
        """The body that hears it: by the version of the law, in a township (SG-8)."""
        return Organ(law.choice("SG-8")) if self.code == "SG-8" else Organ.STANDING_COMMITTEE

    @property
    def next_session(self) -> Session | None:
        """The first session after the year; a special one is for its own matter."""
        later = [
            session
            for session in self.register.sessions.values()
            if session.congress == self.congress
            and session.opened.year > self.year
            and session.kind is not SessionKind.SPECIAL
        ]
        return min(later, key=lambda session: session.opened, default=None)

    @property
    def due(self) -> date | None:
        """The last day for the report; ``None`` where it cannot be said, or not yet.

        The local month where there is one (SGL-report-month). Else the day on which the next
        session opens, or closes where the congress itself hears it; without one on record
        PR-report-by says.
        """
        last = date(self.year, 12, 31)
        law = self.law_on(last)
        if self.code == "SG-7" and law.holds("SGL-report-month"):
            month = law.count("SGL-report-month")
            return date(self.year, month, monthrange(self.year, month)[1])
        session = self.next_session
        if session is None and self.congress not in self.register.terms:
            return None
        if session is None:
            return law.limit("PR-report-by").after(last, law.calendar).on
        heard_in_session = self.hearer(self.law_on(session.opened)) is Organ.CONGRESS
        return session.closed if heard_in_session else session.opened


def report_findings(
    acts: Iterable[ReportAct],
    cases: Mapping[SuggestionId, Case],
    law: LawAt,
    through: date,
    register: Register,
) -> Iterator[Finding]:
    """What is irregular about the reports of every year in which suggestions were handled.

    Nothing reported, or after its last day; to another body, or by one that does not report (SG-7,
    SG-8); not printed for the next session; numbers that are not those of the record
    (PR-report-numbers); not made public (SG-9).
    """
    handled = Handled(cases, register, tuple(acts))
    return found_by(CHECKS, handled, law, through)


def _years(handled: Handled, law_at: LawAt, through: date) -> Iterator[tuple[_Year]]:
    reports = Reported.all_of(handled.reports)
    cases = handled.cases.values()
    years = {(case.congress, case.filed.on.year) for case in cases if case.round}
    told = {(one.report.congress, one.report.year) for one in reports}
    register = handled.register
    assert register is not None
    for congress, year in sorted(years | told):
        theirs = tuple(r for r in reports if (r.report.congress, r.report.year) == (congress, year))
        yield (
            _Year(
                congress=congress,
                year=year,
                law=law_at,
                through=through,
                register=register,
                reports=theirs,
            ),
        )


def _reports(
    handled: Handled, law_at: LawAt, through: date
) -> Iterator[tuple[_Year, Reported, Cases]]:
    for (one,) in _years(handled, law_at, through):
        for reported in one.reports:
            yield one, reported, handled.cases


def _found(
    one: _Year, code: str, about: str, what: tuple[str, str], mend: tuple[str, str], on: date
) -> Iterator[Finding]:
    law = one.law_on(on)
    if law.holds(code):
        yield found(code, about, what, mend, on, weight(law.version(code).strength))


@finds("SG-7", "SG-8", "SGL-report-month")
def _in_time(one: _Year) -> Iterator[Finding]:
    due = one.due
    if due is None or one.through <= due:
        return
    law = one.law_on(due)
    code = one.code
    if code == "SG-7" and law.holds("SGL-report-month"):
        code = "SGL-report-month"
    mend = (f"向{one.hearer(law)}报告", f"report to the {one.hearer(law)}")
    first = next(iter(one.reports), None)
    if first is None:
        what = (
            f"{one.year}年建议办理情况至{due}没有报告",
            f"the handling of {one.year} was not reported by {due}",
        )
        yield from _found(one, code, one.about, what, mend, one.through)
    elif (late := (first.report.on - due).days) > 0:
        what = (
            f"{one.year}年建议办理情况应于{due}以前报告，{first.report.on}才报告，迟{late}天",
            f"the handling of {one.year} was to be reported by {due} and was on "
            f"{first.report.on}, {how_many(late, 'day')} late",
        )
        yield from _found(one, code, first.report.report, what, mend, first.report.on)


@finds("SG-7", "SG-8")
def _printed(one: _Year) -> Iterator[Finding]:
    """Printed for the next session by the day on which that opens, unless it hears it itself."""
    session = one.next_session
    if session is None or not one.reports or one.through <= session.opened:
        return
    if one.hearer(one.law_on(session.opened)) is Organ.CONGRESS:
        return
    days = [reported.printed for reported in one.reports if reported.printed]
    if not any(day <= session.opened for day in days):
        last = one.reports[-1].report
        what = (
            f"{session.opened}会议开幕时报告没有印发",
            f"it was not printed for the session that opened on {session.opened}",
        )
        mend = ("印发下一次会议", "have it printed for the session, in time")
        yield from _found(one, one.code, last.report, what, mend, session.opened)


@finds("SG-7", "SG-8")
def _heard(one: _Year, reported: Reported, cases: Cases) -> Iterator[Finding]:
    """By whom, and to whom: the body of the law's version on that day."""
    report = reported.report
    law = one.law_on(report.on)
    if report.to is not (hearer := one.hearer(law)):
        what = (
            f"向{report.to}报告，应当向{hearer}报告",
            f"it was told to the {report.to}; it is reported to the {hearer}",
        )
        mend = (f"向{hearer}报告", f"report to the {hearer}")
        yield from _found(one, one.code, report.report, what, mend, report.on)
    if not _may_report(one, report, law):
        what = (f"由{report.by}报告", f"the {report.by} reported")
        mend = (
            "由代表工作机构、乡镇主席团或者承办单位报告",
            "let the office, a township's presidium or the handling organs report",
        )
        yield from _found(one, one.code, report.report, what, mend, report.on)


def _may_report(one: _Year, report: ReportHandling, law: Law) -> bool:
    """Whether the text of the day has that body report; the text before 2025 was silent on it."""
    if report.by in one.register.units or report.by in (Organ.GOVERNMENT, Organ.OFFICE):
        return True
    if one.code == "SG-8":
        return law.choice("SG-8") != Organ.CONGRESS or report.by == Organ.PRESIDIUM
    return law.version("SG-7").value is None


@finds("PR-report-numbers")
def _numbers(one: _Year, reported: Reported, cases: Cases) -> Iterator[Finding]:
    report = reported.report
    if not report.claims:
        return
    counted = year_of_handling(
        cases,
        one.law,
        report.counted,
        one.register,
        congress=one.congress,
        year=one.year,
        unit=report.by if report.by in one.register.units else "",
    )
    differing = counted.differing(report.claims)
    if differing:
        said = "；".join(f"{c.figure}报{c.number}，记录{n}" for c, n in differing)
        pairs = "; ".join(f"{c.figure} {c.number}, on record {n}" for c, n in differing)
        what = (f"数字与记录不一致：{said}", f"its numbers are not those of the record: {pairs}")
        mend = ("更正报告，或者补记", "correct the report, or record what is missing")
        yield from _found(one, "PR-report-numbers", report.report, what, mend, report.on)


@finds("SG-9")
def _public(one: _Year, reported: Reported, cases: Cases) -> Iterator[Finding]:
    report = reported.report
    law = one.law_on(report.on)
    last = law.limit("PR-report-public").after(report.on, law.calendar).on
    if (reported.public or one.through) <= last:
        return
    if reported.public is None:
        what = (f"至{one.through}没有公开", f"it was not made public by {one.through}")
    else:
        late = (reported.public - last).days
        what = (
            f"{reported.public}才公开，迟{late}天",
            f"it was made public only on {reported.public}, {how_many(late, 'day')} late",
        )
    mend = ("公开报告", "make the report public")
    yield from _found(one, "SG-9", report.report, what, mend, reported.public or one.through)


CHECKS = (
    *finders(_years, _in_time, _printed),
    *finders(_reports, _heard, _numbers, _public),
)
"""What finds it."""

__all__ = ["CHECKS", "Reported", "report_findings"]
