"""Moves on a township's projects (民生实事的下一步): from the call to the last payment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess import decision as d
from wholeprocess.strategies.moves.table import Move, Pace, pick

if TYPE_CHECKING:
    from wholeprocess.strategies.walk import Walk

_S, _P = d.SlatePhase, d.ProjectPhase
_MOST = 4
_STAGE = "全部"
_VOTES = {
    _S.READY: d.VoteOnProjects,
    _S.TIE: d.RevoteOnProjects,
    _S.SHORT: d.VoteOnRest,
}


def project_moves(walk: Walk) -> Iterator[Move]:
    """What comes next for each slate and each project of the walk's congress."""
    decided = walk.state.decision
    for slate in decided.slates.values():
        yield from _of_slate(walk, slate)
    for project in decided.projects.values():
        yield from _of_project(walk, project)
    if all(slate.phase in (_S.DECIDED, _S.LAPSED) for slate in decided.slates.values()):
        number = walk.new("l", decided.slates)
        year = walk.today.year + len(decided.slates)
        opened = {"slate": number, "congress": walk.term.place, "year": year}
        yield Move(d.OpenCall, number, Pace.OPEN, lambda draw: opened)


def _of_slate(walk: Walk, slate: d.Slate) -> Iterator[Move]:
    s: dict[str, Any] = {"slate": slate.id}

    def move(kind: Any, pace: Pace = Pace.ONWARD, **fields: Any) -> Move:
        return Move(kind, slate.id, pace, lambda draw: {**s, **fields})

    def drawn(kind: Any, fields: Any, pace: Pace = Pace.ONWARD) -> Move:
        return Move(kind, slate.id, pace, lambda draw: {**s, **fields(walk, slate, draw)})

    open_to_all = slate.phase in (_S.COLLECTING, _S.SCREENING)
    if slate.phase is _S.COLLECTING and len(slate.proposals) < _MOST:
        yield drawn(d.Propose, _proposed)
    for proposal in slate.running if open_to_all else ():
        if proposal not in slate.assessments:
            yield drawn(d.AssessProposal, partial(_assessed, proposal=proposal))
    if open_to_all and len(slate.running) > 1 and slate.costs.keys() >= {*slate.running}:
        yield move(d.Screen, round=slate.rounds + 1)
    if slate.phase is _S.SCREENED:
        yield move(d.ReviewCandidates, candidates=slate.running)
    in_session = slate.phase in (_S.REVIEWED, _S.REPORTED, *_VOTES, _S.VOTED)
    if in_session and _session(walk) is None:
        name = walk.new("t", walk.state.decision.sessions)
        opened: dict[str, Any] = {"session": name, "congress": walk.term.place}
        opened |= {"session_kind": "annual", "present": walk.deputies}
        yield Move(d.OpenSession, slate.id, Pace.ONWARD, lambda draw: opened)
        return
    at: dict[str, Any] = {"session": _session(walk)}
    if slate.phase is _S.REVIEWED:
        yield move(d.ReportCandidates, words="候选项目", **at)
    if slate.phase is _S.REPORTED:
        yield drawn(d.AdoptMeasures, partial(_measured, **at))
    if slate.phase in _VOTES:
        yield drawn(_VOTES[slate.phase], partial(_voted, **at))
    if slate.phase is _S.TIE:
        first = slate.tied[: slate.open_places]
        yield move(d.SettleTie, projects=first, reason="受益人多", **at)
    if slate.phase in (_S.VOTED, _S.SHORT):
        yield drawn(d.AdoptList, partial(_adopted, **at))
    if slate.phase is _S.DECIDED:
        yield move(d.FormSupervisionGroup, Pace.BESIDE, members=walk.deputies[:2])
        yield move(d.PresidiumMeeting, Pace.BESIDE, heard="进展", problems=())


def _session(walk: Walk) -> str | None:
    """The session that goes on."""
    sessions = walk.state.decision.sessions.items()
    return next((name for name, one in sessions if one.session.on(walk.today)), None)


def _proposed(walk: Walk, slate: d.Slate, draw: DrawFn) -> Mapping[str, Any]:
    number = walk.new("p", slate.proposals)
    return {
        "proposal": number,
        "title": f"修路{number}",
        "category": pick(draw, ("路", "水")),
        "source": pick(draw, ("residents", "deputies")),
    }


def _assessed(walk: Walk, slate: d.Slate, draw: DrawFn, *, proposal: str) -> Mapping[str, Any]:
    cost, people = draw(st.integers(1, 9)), draw(st.integers(0, 500))
    return {"proposal": proposal, "cost_fen": cost * 100, "site": "东片", "beneficiaries": people}


def _measured(walk: Walk, slate: d.Slate, draw: DrawFn, *, session: str) -> Mapping[str, Any]:
    places = draw(st.integers(1, max(1, len(slate.running) - 1)))
    return {"places": places, "votes": _hands(walk, draw), "session": session}


def _hands(walk: Walk, draw: DrawFn) -> d.Votes:
    yes = len(walk.deputies) - draw(st.integers(0, len(walk.deputies)))
    return d.Votes(for_=yes, against=len(walk.deputies) - yes)


def _voted(walk: Walk, slate: d.Slate, draw: DrawFn, *, session: str) -> Mapping[str, Any]:
    first = slate.phase is _S.READY
    names = slate.running if first or slate.phase is _S.SHORT else slate.tied
    room = slate.places if first else slate.open_places
    each = st.lists(st.sampled_from(names), unique=True, max_size=max(room, 1))
    ballots = [d.Pattern(marks, 1) for marks in draw(st.lists(each, min_size=3, max_size=3))]
    return {"issued_to": walk.deputies, "ballots": ballots, "session": session}


def _adopted(walk: Walk, slate: d.Slate, draw: DrawFn, *, session: str) -> Mapping[str, Any]:
    number = walk.new("r", walk.state.decision.resolutions)
    return {"resolution": number, "votes": _hands(walk, draw), "session": session}


# --- projects -------------------------------------------------------------------------------------


def _of_project(walk: Walk, project: d.Project) -> Iterator[Move]:
    p: dict[str, Any] = {"project": project.id}

    def move(kind: Any, fields: Any, pace: Pace = Pace.ONWARD) -> Move:
        return Move(kind, project.id, pace, lambda draw: {**p, **fields(walk, project, draw)})

    match project.phase:
        case _P.CHOSEN:
            yield move(d.ScheduleProject, _scheduled)
        case _P.SCHEDULED | _P.UNDER_WAY:
            if not project.milestones:
                yield move(d.ReachMilestone, lambda w, one, draw: {"stage": _STAGE})
            yield move(d.FundProject, _funded, Pace.BESIDE)
            yield move(d.CompleteProject, lambda w, one, draw: {})
        case _P.COMPLETED:
            yield move(d.AcceptProject, _accepted)
    if project.account.left_fen and project.budget_fen:
        yield move(d.PayForProject, _paid, Pace.BESIDE)
    yield move(d.VisitSite, _visited, Pace.BESIDE)


def _scheduled(walk: Walk, project: d.Project, draw: DrawFn) -> Mapping[str, Any]:
    due = walk.today + timedelta(draw(st.integers(30, 300)))
    stages = [d.Stage(_STAGE, 30)]
    return {"start": walk.today, "due": due, "cost_fen": 500, "stages": stages, "unit": "u1"}


def _funded(walk: Walk, project: d.Project, draw: DrawFn) -> Mapping[str, Any]:
    return {"source": "county", "amount_fen": draw(st.integers(1, 500))}


def _accepted(walk: Walk, project: d.Project, draw: DrawFn) -> Mapping[str, Any]:
    return {"cost_fen": draw(st.integers(1, 500)), "beneficiaries": draw(st.integers(0, 500))}


def _paid(walk: Walk, project: d.Project, draw: DrawFn) -> Mapping[str, Any]:
    number = f"{project.id}-{len(project.acts)}"
    amount = draw(st.integers(1, project.account.left_fen))
    return {"payment": number, "payee": "甲公司", "amount_fen": amount}


def _visited(walk: Walk, project: d.Project, draw: DrawFn) -> Mapping[str, Any]:
    return {"deputies": walk.deputies[:1], "words": "看过"}
