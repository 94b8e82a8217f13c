"""Where a record of duty comes from (履职档案的来源): what each link has on record of deputies.

Nothing is stored for it: every entry is read out of what the acts have made of the links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import frozen

from wholeprocess import consultation, decision, election, management
from wholeprocess.congress import DeputyId
from wholeprocess.management.publication import confidential
from wholeprocess.process.duty_kinds import Duty
from wholeprocess.process.references import Thing
from wholeprocess.process.state import State


@frozen
class Entry:
    """One line of a record of duty (履职记录): what, on which day, about which thing.

    ``public`` says whether voters are shown it; ``words`` are for the deputy alone.
    """

    duty: Duty
    on: date
    thing: Thing
    public: bool = True
    words: str = ""


Line = tuple[DeputyId, Entry]
"""An entry, and whose it is."""


def entries(state: State) -> Iterator[Line]:
    """Every entry of every deputy, from all five links, in no order."""
    for source in SOURCES:
        yield from source(state)


def _of(who: Iterable[str], entry: Entry) -> Iterator[Line]:
    for deputy in dict.fromkeys(who):
        yield DeputyId(deputy), entry


def _could(state: State, congress: str, on: date) -> Iterator[DeputyId]:
    """The deputies of a congress who could act on a day."""
    return (d.id for d in state.register.mandates_of(congress) if d.may_act(on))


# --- decision --------------------------------------------------------------------------------


def _sessions(state: State) -> Iterator[Line]:
    for sitting in state.decision.sessions.values():
        on, thing = sitting.session.opened, Thing("session", sitting.id)
        invited = (*sorted(sitting.present), *_could(state, sitting.congress, on))
        yield from _of(invited, Entry(Duty.SESSION_HELD, on, thing))
        yield from _of(sorted(sitting.present), Entry(Duty.SESSION_ATTENDED, on, thing))


def _vote(
    state: State, congress: str, issued: Iterable[DeputyId], duty: Duty, on: date, thing: Thing
) -> Iterator[Line]:
    """That a ballot was taken, never how it was marked: no record has that."""
    taken = tuple(issued)
    yield from _of((*taken, *_could(state, congress, on)), Entry(Duty.VOTE_HELD, on, thing))
    yield from _of(taken, Entry(duty, on, thing))


def _votes(state: State) -> Iterator[Line]:
    decided = state.decision
    for slate in decided.slates.values():
        for act in slate.acts:
            if isinstance(act, decision.BallotAct):
                thing = Thing("slate", slate.id)
                duty = Duty.PROJECT_VOTE
                yield from _vote(state, slate.congress, act.issued_to, duty, act.on, thing)
    for project in decided.projects.values():
        for rating in project.ratings:
            thing, given = Thing("project", project.id), rating.act
            progress = isinstance(given, decision.VoteOnProgress)
            duty = Duty.PROGRESS_RATING if progress else Duty.EFFECT_RATING
            yield from _vote(state, project.congress, given.issued_to, duty, given.on, thing)
    for post in decided.posts.values():
        for act in post.acts:
            if isinstance(act, decision.OfficialsBallot):
                thing, duty = Thing("post", post.id), Duty.OFFICIALS_VOTE
                yield from _vote(state, post.congress, act.issued_to, duty, act.on, thing)


def _projects(state: State) -> Iterator[Line]:
    groups: dict[str, dict[DeputyId, date]] = {}
    for slate in state.decision.slates.values():
        members = groups.setdefault(slate.id, {})
        for act in slate.acts:
            if isinstance(act, decision.FormSupervisionGroup):
                for deputy in act.members:
                    members.setdefault(deputy, act.on)
    for project in state.decision.projects.values():
        thing = Thing("project", project.id)
        for deputy, since in groups.get(project.slate, {}).items():
            on = max(since, project.acts[0].on)
            yield deputy, Entry(Duty.PROJECT_SUPERVISED, on, thing)
        for visit in project.visits:
            yield from _of(visit.deputies, Entry(Duty.SITE_VISIT, visit.on, thing))


def _motions(state: State) -> Iterator[Line]:
    decided = state.decision
    for bill in decided.bills.values():
        moved = bill.submitted
        yield from _of(moved.movers, Entry(Duty.BILL, moved.on, Thing("bill", bill.id)))
    for asked in decided.interpellations.values():
        thing = Thing("interpellation", asked.id)
        yield from _of(asked.signers, Entry(Duty.INTERPELLATION, asked.acts[0].on, thing))
    for prepared in decided.preparations.values():
        thing = Thing("session", prepared.session)
        for seen in prepared.inspections:
            yield from _of(seen.members, Entry(Duty.COLLECTIVE_INSPECTION, seen.on, thing))


# --- management ------------------------------------------------------------------------------


def _suggestions(state: State) -> Iterator[Line]:
    for case in state.management.cases.values():
        filed, thing = case.filed, Thing("suggestion", case.id)
        public = not confidential(case, management.Piece.DEPUTIES)
        joined = [(deputy, filed.on) for deputy in filed.joined]
        joined += [(DeputyId(act.by), act.on) for act in case.done(management.Confirm)]
        signed = {DeputyId(filed.by): filed.on, **dict(joined)}
        yield DeputyId(filed.by), Entry(Duty.SUGGESTION_LED, filed.on, thing, public)
        for deputy, on in joined:
            yield deputy, Entry(Duty.SUGGESTION_JOINED, on, thing, public)
        for end in case.done(management.Close):
            if case.outcome is not None and case.outcome.solved:
                yield from _of(signed, Entry(Duty.SUGGESTION_SOLVED, end.on, thing, public))
                break
    for adoption in state.decision.adoptions.values():
        adopted = state.management.cases.get(management.SuggestionId(adoption.suggestion))
        if adopted is not None:
            thing = Thing("suggestion", adopted.id)
            public = not confidential(adopted, management.Piece.DEPUTIES)
            entry = Entry(Duty.SUGGESTION_ADOPTED, adoption.on, thing, public)
            yield from _of((adopted.filed.by, *adopted.filed.joined), entry)


# --- consultation ----------------------------------------------------------------------------


def _stations(state: State) -> Iterator[Line]:
    consulted = state.consultation
    for (deputy, on), own in consulted.deputy_days.items():
        if own.rostered is not None:
            why = own.absence.reason if own.absence is not None else ""
            thing = Thing("station", own.rostered)
            yield deputy, Entry(Duty.DUTY_DAY, on, thing, words=why)
            if own.at == own.rostered:
                yield deputy, Entry(Duty.DUTY_DAY_KEPT, on, thing)
        if own.at is not None:
            yield deputy, Entry(Duty.RECEPTION, on, Thing("station", own.at))
    for station, visits in consulted.visits.items():
        for visit in visits:
            entry = Entry(Duty.VILLAGE_VISIT, visit.on, Thing("station", station))
            yield from _of(visit.deputies, entry)


def _opinions(state: State) -> Iterator[Line]:
    for opinion in state.consultation.opinions.values():
        heard, thing = opinion.heard, Thing("opinion", opinion.id)
        yield DeputyId(heard.by), Entry(Duty.OPINION_BROUGHT, heard.on, thing)
        for act in opinion.acts:
            if isinstance(act, consultation.TellResident) and act.opinion == opinion.id:
                yield DeputyId(act.by), Entry(Duty.OPINION_TOLD, act.on, thing)


def _tables(state: State) -> Iterator[Line]:
    """Matters that were heard or inspected, meetings before drafts, letters to deputies."""
    consulted = state.consultation
    came = [
        (matter.id, matter.done, one)
        for matter in consulted.matters.values()
        for one in matter.came
        if matter.done is not None
    ]
    came += [(m.matter, m.held, one) for m in consulted.meetings.values() for one in m.came]
    for matter, on, one in came:
        if on is not None and one.group == consultation.Group.DEPUTIES:
            yield from _of(one.names, Entry(Duty.CONSULTATION, on, Thing("matter", matter)))
    for letter in consulted.letters.values():
        thing = Thing("matter", letter.matter)
        yield from _of(letter.answered, Entry(Duty.LETTER_ANSWERED, letter.sent, thing))


# --- election and supervision ----------------------------------------------------------------


def _reports(state: State) -> Iterator[Line]:
    for mandate in state.election.mandates.values():
        for act in mandate.acts:
            if isinstance(act, election.ReportToElectors):
                thing = Thing("deputy", mandate.deputy)
                yield mandate.deputy, Entry(Duty.REPORT, act.on, thing)


def _evaluations(state: State) -> Iterator[Line]:
    """Who was given a form is for the deputy alone: a small panel would be known by it."""
    for evaluation in state.supervision.evaluations.values():
        thing = Thing("evaluation", evaluation.id)
        first: dict[DeputyId, date] = {}
        for own in evaluation.units.values():
            for deputy in own.issued_to if own.scored is not None else ():
                assert own.scored is not None
                first[deputy] = min(own.scored, first.get(deputy, own.scored))
        for deputy, on in first.items():
            yield deputy, Entry(Duty.EVALUATION, on, thing, public=False)
        for on, present in evaluation.met:
            yield from _of(present, Entry(Duty.MENDING_MEETING, on, thing))


def _supervision(state: State) -> Iterator[Line]:
    seats = state.register.deputies
    for inspection in state.supervision.inspections.values():
        team = [one.person for one in inspection.team if one.person in seats]
        if inspection.begun is not None:
            thing = Thing("inspection", inspection.id)
            yield from _of(team, Entry(Duty.LAW_INSPECTION, inspection.begun, thing))
    for meeting in state.supervision.meetings.values():
        thing = Thing("meeting", meeting.id)
        yield from _of(meeting.deputies, Entry(Duty.COMMITTEE_MEETING, meeting.opened, thing))


SOURCES: tuple[Callable[[State], Iterator[Line]], ...] = (
    _sessions,
    _votes,
    _projects,
    _motions,
    _suggestions,
    _stations,
    _opinions,
    _tables,
    _reports,
    _evaluations,
    _supervision,
)
"""What is read, link by link."""
