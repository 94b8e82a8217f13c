"""What acts a measure looks at (指标依据): so that a figure leads to the entries it rests on.

A measure is asked about some things of one room (the elections of a year, the suggestions on a
topic, the projects of two years), and counts acts of some kinds on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import frozen

from wholeprocess.process import TOTALS, Duty, duty_records
from wholeprocess.report.figures import Figure
from wholeprocess.report.page.behind import Behind

Where: TypeAlias = Mapping[str, Any]
Lines: TypeAlias = Iterable[int]


@frozen
class Looks:
    """The link of a measure, the acts of the things that it is asked about, and their kinds."""

    link: str
    family: Callable[[Behind, Where, tuple[str, ...]], Lines]
    kinds: tuple[str, ...] = ()


def lines_of(figure: Figure, behind: Behind) -> tuple[int, ...]:
    """The entries that a figure rests on; none where the measure is asked about nothing known."""
    looks = LOOKS[figure.measure]
    try:
        return tuple(sorted(set(looks.family(behind, figure.where, looks.kinds))))
    except (LookupError, TypeError, ValueError):
        return ()


def link_of(figure: Figure) -> str:
    """The link of the process that a figure is about."""
    return LOOKS[figure.measure].link


# --- the things that measures are asked about ---


def _elections(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    within = where.get("within", where.get("place", ""))
    held = behind.state.election.elections.values()
    wanted = {
        one.id for one in held if one.congress.startswith(within) and one.day.year == where["year"]
    }
    return behind.of(*kinds, where=lambda act: act.election in wanted)


def _suggestions(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    wanted = {
        case.id
        for case in behind.state.management.cases.values()
        if case.congress == where["place"] and case.filed.on.year == where["year"]
    }
    return behind.of(*kinds, where=lambda act: getattr(act, "suggestion", "") in wanted)


def _topics(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    topics = where.get("topics") or [where["topic"]]
    wanted = {c.id for c in behind.state.management.cases.values() if c.filed.topic in topics}
    return behind.of(*kinds, where=lambda act: act.suggestion in wanted)


def _resolutions(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    wanted = {
        one.id
        for one in behind.state.decision.resolutions.values()
        if one.congress == where["place"] and where.get("title", "") in one.title
    }
    return behind.of(*kinds, where=lambda act: act.resolution in wanted)


def _slates(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    wanted = tuple(
        slate.id
        for slate in behind.state.decision.slates.values()
        if slate.congress.startswith(where["within"]) and slate.year in where["years"]
    )
    beginnings = tuple(f"{slate}/" for slate in wanted)

    def about(act: Any) -> bool:
        slate = getattr(act, "slate", None)
        return slate in wanted if slate else str(act.project).startswith(beginnings)

    return behind.of(*kinds, where=about)


def _project(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    for one in behind.state.decision.projects.values():
        if where["title"] in one.title:
            return behind.on("decision", one.id, *kinds)
    return ()


def _prepared(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    wanted = {
        session
        for session, own in behind.state.decision.preparations.items()
        if own.congress == where["place"] and own.opens.year == where["year"]
    }
    return behind.of(*kinds, where=lambda act: act.session in wanted)


def _documents(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Iterator[int]:
    yield from _suggestions(behind, where, kinds)
    yield from behind.of(
        "decision.issue-assigning-document",
        where=lambda act: any(
            own.congress == where["place"]
            for name, own in behind.state.decision.documents.items()
            if name == act.document
        ),
    )


def _stations(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    within = where.get("within", where.get("place", ""))
    year, by = where.get("year"), where.get("by", date.max)
    wanted = {
        ident
        for ident, own in behind.state.consultation.stations.items()
        if own.division.startswith(within)
    }
    return behind.of(
        *kinds,
        where=lambda act: (
            act.station in wanted and act.on <= by and (year is None or act.on.year == year)
        ),
    )


def _contacts(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    return behind.of(
        *kinds,
        where=lambda act: act.congress == where["place"] and act.on.year == where["year"],
    )


def _opinions(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    by = where.get("by", date.max)
    wanted = {
        one.id
        for one in behind.state.consultation.opinions.values()
        if one.congress.startswith(where["within"]) and one.heard.on <= by
    }
    return behind.of(*kinds, where=lambda act: act.opinion in wanted and act.on <= by)


def _at_the_table(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    wanted = {
        one.id
        for one in behind.state.consultation.matters.values()
        if one.congress == where["place"] and one.kind in where["kinds"]
    }
    return behind.of(*kinds, where=lambda act: act.matter in wanted)


def _reports(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Iterator[int]:
    state = behind.state.supervision
    heard = {
        one.id
        for one in state.reports.values()
        if one.congress == where["place"] and one.heard and one.heard.year in where["years"]
    }
    votes = {one.id for one in state.votes.values() if one.report in heard}
    yield from behind.of("supervision.hear-report", where=lambda act: act.report in heard)
    yield from behind.of("supervision.count-forms", where=lambda act: act.vote in votes)


def _loops(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Iterator[int]:
    for one in behind.state.supervision.matters.values():
        if one.congress == where["place"] and where["title"] in one.title:
            yield from behind.on("supervision", one.id, *kinds)
            for step in one.steps:
                yield from behind.on("supervision", step.ref, *kinds)


def _evaluations(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Iterator[int]:
    for one in behind.state.supervision.evaluations.values():
        if one.congress.startswith(where["within"]) and one.subject == where["subject"]:
            yield from behind.on("supervision", one.id, *kinds)


def _series(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Lines:
    return behind.on("supervision", where["series"], *kinds)


def _duties(behind: Behind, where: Where, kinds: tuple[str, ...]) -> Iterator[int]:
    """The acts on the days and things that stand on the deputies' records."""
    records = duty_records(behind.state, where["place"], where["by"])
    duties = TOTALS.get(where["duty"]) or (Duty(where["duty"]),)
    wanted = {
        (entry.thing.id, entry.on)
        for record in records.values()
        for entry in record.entries
        if entry.duty in duties
    }
    days = {day for _, day in wanted}
    things = {thing for thing, _ in wanted}
    for entry in behind.entries:
        act = entry.act
        if (act.on in days and (act.thing, act.on) in wanted) or (
            act.on in days and any((one, act.on) in wanted for one in _named(act) if one in things)
        ):
            yield entry.seq


def _named(act: Any) -> Iterator[str]:
    for name in ("slate", "project", "station", "session", "opinion", "suggestion", "matter"):
        if (value := getattr(act, name, None)) is not None:
            yield str(value)


VOTED = ("election.sign-record", "election.freeze-roll", "election.issue-ballots")
HOME = ("management.bring-home",)
FINANCE = ("management.reply",)
FOLLOWED = ("decision.presidium-meeting", "decision.adopt-list", "decision.complete-project")
ADOPTED = ("decision.adopt-list",)
MUSTS = ("decision.appraise-leaders", "decision.secretary-reports", "decision.consider-promotion")

LOOKS: Mapping[str, Looks] = {
    "population": Looks("election", _elections, ("election.fix-seats",)),
    "turnout": Looks("election", _elections, ("election.sign-record", "election.post-roll")),
    "reached_at_home": Looks("election", _elections, VOTED),
    "households_visited": Looks(
        "election", _elections, ("election.parcel-out", "election.record-visits")
    ),
    "districts_with_meetings": Looks("election", _elections, ("election.hold-meeting",)),
    "suggestions": Looks("management", _suggestions, ("management.submit",)),
    "adopted": Looks("management", _suggestions, ("decision.adopt-suggestion",)),
    "major_matters": Looks("management", _suggestions, ("decision.make-major-matter",)),
    "resolutions": Looks(
        "decision", _resolutions, ("decision.pass-resolution", "decision.adopt-list")
    ),
    "proposals": Looks("decision", _slates, ("decision.propose",)),
    "categories": Looks("decision", _slates, ("decision.propose",)),
    "candidates": Looks("decision", _slates, ("decision.review-candidates",)),
    "chosen": Looks("decision", _slates, ("decision.vote-on-projects", *ADOPTED)),
    "planned_yuan": Looks("decision", _slates, ("decision.schedule-project",)),
    "accepted": Looks("decision", _slates, ("decision.accept-project",)),
    "progress_published": Looks("decision", _slates, ("decision.publish-progress",)),
    "progress_votes": Looks("decision", _slates, ("decision.vote-on-progress",)),
    "closed_satisfied": Looks(
        "decision", _slates, ("decision.rate-effect", "decision.close-project")
    ),
    "cost_planned": Looks("decision", _project, ("decision.schedule-project",)),
    "cost_real": Looks("decision", _project, ("decision.accept-project",)),
    "days_planned": Looks("decision", _project, ("decision.schedule-project",)),
    "days_real": Looks(
        "decision", _project, ("decision.schedule-project", "decision.complete-project")
    ),
    "benefit": Looks("decision", _project, ("decision.record-benefit",)),
    "wish": Looks("decision", _project, ("decision.record-benefit",)),
    "levels_above": Looks("management", _topics, ("management.submit", "management.escalate")),
    "came_home": Looks("management", _topics, HOME),
    "asked_above": Looks("management", _topics, ("management.escalate",)),
    "finance_levels": Looks("management", _topics, FINANCE),
    "finance_yuan": Looks("management", _topics, FINANCE),
    "benefit_of": Looks("management", _topics, ("management.record-benefit",)),
    # consultation
    "stations_built": Looks("consultation", _stations, ("consultation.check-station",)),
    "stations_held": Looks("consultation", _stations, ("consultation.receive-residents",)),
    "attended": Looks("consultation", _stations, ("consultation.receive-residents",)),
    "contacts_kept": Looks("consultation", _contacts, ("consultation.make-contact",)),
    "opinions_in_time": Looks("consultation", _opinions, ("consultation.tell-resident",)),
    "opinions_in_suggestions": Looks("consultation", _opinions, ("consultation.feed-suggestion",)),
    "musts_missing": Looks(
        "consultation",
        _at_the_table,
        (
            "consultation.open-matter",
            "consultation.invite",
            "consultation.hold-forum",
            "consultation.consult-body",
            "consultation.send-letter",
            "consultation.hold-matter",
            "consultation.submit-draft",
        ),
    ),
    "draft_opinions_settled": Looks(
        "consultation",
        _at_the_table,
        (
            "consultation.gather-opinion",
            "consultation.adopt-opinion",
            "consultation.decline-opinion",
        ),
    ),
    # decision
    "inspected_together": Looks(
        "decision", _prepared, ("decision.inspect-together", "decision.form-review-groups")
    ),
    "groups_of_size": Looks("decision", _prepared, ("decision.form-review-groups",)),
    "assigned_by_document": Looks("decision", _documents, ("management.assign",)),
    "published": Looks("decision", _resolutions, ("decision.publish-resolution",)),
    "areas_heard": Looks("decision", _slates, ("decision.open-call", "decision.propose")),
    "screenings": Looks("decision", _slates, ("decision.screen",)),
    "cut_with_reasons": Looks("decision", _slates, ("decision.screen",)),
    "funded_yuan": Looks("decision", _slates, ("decision.fund-project",)),
    "accounts_settled": Looks(
        "decision",
        _slates,
        ("decision.fund-project", "decision.pay-for-project", "decision.return-money"),
    ),
    "paid": Looks("decision", _project, ("decision.pay-for-project",)),
    "quarters_met": Looks("decision", _slates, FOLLOWED),
    "visited_on_station_days": Looks("decision", _slates, ("decision.visit-site",)),
    "questions_in_time": Looks(
        "decision", _slates, ("decision.ask-question", "decision.answer-question")
    ),
    "musts_kept": Looks("decision", _slates, MUSTS),
    # supervision
    "reports_rated": Looks("supervision", _reports),
    "units_rated": Looks("supervision", _loops, ("supervision.count-forms",)),
    "units_redone": Looks(
        "supervision",
        _loops,
        ("supervision.send-back", "supervision.report-redo", "supervision.count-forms"),
    ),
    "years_followed": Looks(
        "supervision", _loops, ("supervision.open-matter", "supervision.close-matter")
    ),
    "matters_closed": Looks("supervision", _loops, ("supervision.close-matter",)),
    "gained": Looks("supervision", _loops, ("supervision.record-gain",)),
    "gained_yuan": Looks("supervision", _loops, ("supervision.record-gain",)),
    "evaluation_years": Looks("supervision", _evaluations, ("supervision.publish-evaluation",)),
    "mending_told": Looks(
        "supervision",
        _evaluations,
        ("supervision.report-mending", "supervision.hold-mending-meeting"),
    ),
    "taken_up_again": Looks("supervision", _evaluations, ("supervision.count-scores",)),
    "duty_share": Looks("supervision", _duties),
    "duty_entries": Looks("supervision", _duties),
    "places_up": Looks("supervision", _series),
    "years_running": Looks("supervision", _series),
}
"""For each measure what it looks at; a test compares the names with ``MEASURES``."""
