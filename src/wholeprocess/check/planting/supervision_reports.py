"""Faults in reports to the standing committee (专项工作报告中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import (
    DAY,
    mixed,
    put_off,
    things,
)
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.supervision import (
    AnnounceReport,
    CloseReport,
    CommentOnHandling,
    DeliverOpinions,
    HearReport,
    HoldMeeting,
    Piece,
    Report,
    ReportAct,
    ReportHandling,
    ReportId,
    ReportKind,
    ScheduleReport,
    SendDraft,
    SendFinal,
    SendToMembers,
    Target,
    clocks,
)
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.reports.clocks import last_day_before
from wholeprocess.supervision.targets import as_choice


def _report(ground: Clean, act: SupervisionAct) -> Report:
    return ground.state.supervision.reports[ReportId(act.thing)]


def hearing(ground: Clean, report: str) -> HearReport:
    """The act by which a report was heard."""
    return ground.about(report, HearReport)[0][1]


def votes_on(ground: Clean, *reports: str) -> tuple[str, ...]:
    """The satisfaction votes on these reports."""
    votes = ground.state.supervision.votes.values()
    return tuple(vote.id for vote in votes if vote.report in reports)


def _sent_late(
    ground: Clean, rng: Random, code: str, kind: type[SupervisionAct]
) -> Iterator[Fault]:
    """What must be there so many days before the meeting comes a day late."""
    for place, act in ground.of(kind, rng):
        report = _report(ground, act)
        if report.heard is None or report.opens is None:
            continue
        law = ground.law_at(report.heard, report.congress)
        late = last_day_before(code, report.opens, law) + DAY
        yield from put_off(ground, code, place, late, at=hearing(ground, report.id))


def _never_sent(
    ground: Clean, rng: Random, code: str, kind: type[SupervisionAct]
) -> Iterator[Fault]:
    for place, act in ground.of(kind, rng):
        if _report(ground, act).heard is not None:
            yield without(code, [place], act.thing, at=hearing(ground, act.thing))


@plants("SL24-15-1")
def late_draft(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The draft comes a day late for comment, or never."""
    late = _sent_late(ground, rng, "SL24-15-1", SendDraft)
    return mixed(rng, late, _never_sent(ground, rng, "SL24-15-1", SendDraft))


@plants("SL24-15-1-final")
def late_final(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The report comes nine days before the meeting."""
    return _sent_late(ground, rng, "SL24-15-1-final", SendFinal)


@plants("SL24-15-2")
def late_to_members(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The members have the report six days before the meeting, or never."""
    late = _sent_late(ground, rng, "SL24-15-2", SendToMembers)
    return mixed(rng, late, _never_sent(ground, rng, "SL24-15-2", SendToMembers))


def unanswered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The report leaves one of the collected opinions out."""
    for place, act in ground.of(SendFinal, rng):
        if act.answers and _report(ground, act).heard is not None:
            left = rng.choice(act.answers)
            answers = [one for one in act.answers if one != left]
            put = {place: evolve(act, answers=answers)}
            at = hearing(ground, act.report)
            yield Fault(code="SL24-14", about=act.report, put=put, at=at)


@plants("SL24-6-1")
def of_another_organ(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The supervisory commission is to report before the law names it."""
    organ = Target.SUPERVISORY_COMMISSION
    for _, act in ground.of(ScheduleReport, rng):
        law = ground.law_at(act.on, act.congress)
        if as_choice(organ) not in law.choices("SL24-6-1"):
            made = evolve(
                act, report=ReportId("planted"), organ=organ, what="special", of=None, topic=None
            )
            yield Fault(code="SL24-6-1", about="planted", add=(made,), at=made)


@plants("SV-8")
def not_judged(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The opinions do not judge the work, where a text of the place has it."""
    for place, act in ground.of(DeliverOpinions, rng):
        if ground.law_at(act.on, _report(ground, act).congress).holds("SV-8"):
            yield instead("SV-8", place, act, judgment="")


@plants("SL24-17-1a")
def never_delivered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The report is closed, and no opinions went to the organ; nothing is handled either."""
    for _, act in ground.of(CloseReport, rng):
        report = _report(ground, act)
        clock = clocks(report, ground.law_at).opinions
        by_term = clock is not None and clock.code == "SVL-opinions-after-close"
        if report.resolution is not None or by_term:
            continue
        first = ground.about(act.report, DeliverOpinions)[0][0]
        told, last = ground.about(act.report, AnnounceReport)[0]
        between = [n for n, other in ground.about(act.report) if n >= first and other is not act]
        put = {told: evolve(last, pieces=[Piece.REPORT])}
        drop = frozenset(between) - put.keys()
        yield Fault(code="SL24-17-1a", about=act.report, drop=drop, put=put, at=act)


@plants("SL24-17-1b")
def not_shown(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The handling is not shown to the committee first, or not reported in writing."""
    return mixed(rng, _without_comment(ground, rng), _by_word_of_mouth(ground, rng))


def _without_comment(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(CommentOnHandling, rng):
        told = [o for n, o in ground.about(act.report, ReportHandling) if n > place]
        yield without("SL24-17-1b", [place], act.report, at=told[0])


def _by_word_of_mouth(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(ReportHandling, rng):
        yield instead("SL24-17-1b", place, act, written=False)


@plants("SL24-17-3")
def not_announced(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A piece is not notified to deputies, or not published."""
    for place, act in ground.of(AnnounceReport, rng):
        closed = [other for _, other in ground.about(act.report, CloseReport)]
        if not closed:
            continue
        less = rng.choice([evolve(act, to_deputies=False), evolve(act, public=False)])
        if len(act.pieces) > 1 and rng.random() < 0.5:
            less = evolve(act, pieces=rng.sample(act.pieces, len(act.pieces) - 1))
        put = {place: less}
        yield Fault(code="SL24-17-3", about=act.report, put=put, at=closed[0])


# --- the year -------------------------------------------------------------------------------------


@plants("SL24-20")
def out_of_season(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The plan or the budget is heard in another month than June to September."""
    for place, act in ground.of(ScheduleReport, rng):
        report = _report(ground, act)
        if report.heard is None or report.kind is not ReportKind.SPECIAL:
            continue
        season = ground.law_at(report.heard, report.congress).choices("SL24-20")
        if f"{report.heard.month:02}" not in season:
            put = {place: evolve(act, what=rng.choice([ReportKind.PLAN, ReportKind.BUDGET]))}
            at = hearing(ground, report.id)
            yield Fault(code="SL24-20", about=report.id, put=put, at=at)


@plants("SL24-27-1")
def accounts_alone(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The final accounts are heard in their season, and no audit report with them."""
    reports = ground.state.supervision.reports.values()
    audited = {other.meeting for other in reports if other.kind is ReportKind.AUDIT}
    for place, act in ground.of(ScheduleReport, rng):
        report = _report(ground, act)
        if report.heard is None or report.kind is not ReportKind.SPECIAL:
            continue
        season = ground.law_at(report.heard, report.congress).choices("SL24-19-2")
        if f"{report.heard.month:02}" in season and report.meeting not in audited:
            put = {place: evolve(act, what=ReportKind.FINAL_ACCOUNTS)}
            at = hearing(ground, report.id)
            yield Fault(code="SL24-27-1", about=report.id, put=put, at=at)


@plants("SL24-19-2")
def accounts_out_of_season(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The final accounts are heard with the audit report once more, out of season."""
    done = [r for r in ground.state.supervision.reports.values() if r.heard is not None]
    both = {r.kind: r for r in done if r.kind in (ReportKind.FINAL_ACCOUNTS, ReportKind.AUDIT)}
    for _, meeting in ground.of(HoldMeeting, rng) if len(both) == 2 else ():
        law = ground.law_at(meeting.on, meeting.congress)
        early = (
            law.holds("SL24-27-2")
            and law.limit("SL24-27-2").after(meeting.on, law.calendar).on < ground.last
        )
        rated = law.choice("SVP-compulsory") == "yes"
        if early or rated or law.holds("SVL-opinions-after-close"):
            continue
        if f"{meeting.on.month:02}" in law.choices("SL24-19-2"):
            continue
        add: list[SupervisionAct] = []
        for kind, report in sorted(both.items()):
            assert report.heard is not None
            for act in report.acts:
                if act.on <= report.heard and isinstance(act, ReportAct):
                    on = act.on + (meeting.on - report.heard)
                    made = evolve(act, on=on, report=ReportId(f"planted-{kind}"))
                    heard = (
                        evolve(made, meeting=meeting.meeting)
                        if isinstance(made, HearReport)
                        else made
                    )
                    add.append(heard)
        if min(act.on for act in add) < ground.acts[0].on + 9 * DAY:
            continue
        about = f"planted-{ReportKind.FINAL_ACCOUNTS}"
        at = next(a for a in add if a.thing == about and isinstance(a, HearReport))
        yield Fault(code="SL24-19-2", about=about, add=tuple(add), at=at)


def _not_heard(ground: Clean, rng: Random, code: str, kind: ReportKind) -> Iterator[Fault]:
    """What the law has every year is not heard in one."""
    plans = list(ground.state.supervision.plans.values())
    rng.shuffle(plans)
    for plan in plans:
        law = ground.law_at
        first = law(min(act.on for act in plan.acts).replace(month=1, day=1), plan.congress)
        reports = ground.state.supervision.reports.values()
        gone = [r.id for r in reports if r.kind is kind and r.heard and r.heard.year == plan.year]
        if first.holds(code) and gone and ground.last.year > plan.year:
            places = things(ground, *gone, *votes_on(ground, *gone))
            yield without(code, places, plan.id)


@plants("SL24-12-3")
def no_environment(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No report on the environment in a year."""
    return _not_heard(ground, rng, "SL24-12-3", ReportKind.ENVIRONMENT)


@plants("SL24-24")
def no_state_assets(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No report on state assets in a year."""
    return _not_heard(ground, rng, "SL24-24", ReportKind.STATE_ASSETS)


@plants("SL24-25")
def no_debt(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No report on government debt in a year."""
    return _not_heard(ground, rng, "SL24-25", ReportKind.DEBT)


@plants("SL24-45")
def no_filing_review(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No report on filing and review in a year."""
    return _not_heard(ground, rng, "SL24-45", ReportKind.FILING_REVIEW)
