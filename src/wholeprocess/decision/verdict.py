"""What the law makes of an act that is a vote (表决、票决、测评的结果)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.act import DecisionAct
from wholeprocess.decision.change_acts import ConsentToChange
from wholeprocess.decision.choice import Chosen, choose
from wholeprocess.decision.counting import Tally
from wholeprocess.decision.project import Project, RatingRuling
from wholeprocess.decision.project_acts import RateEffect, RatingAct, VoteOnProgress
from wholeprocess.decision.rating import rate
from wholeprocess.decision.record import State, Thing
from wholeprocess.decision.resolution import NotPassed, Passed, passes
from wholeprocess.decision.session_acts import PassResolution
from wholeprocess.decision.sitting import is_township
from wholeprocess.decision.slate import Choice, Slate
from wholeprocess.decision.vote_acts import (
    AdoptList,
    AdoptMeasures,
    BallotAct,
    Quota,
    RevoteOnProjects,
    SettleTie,
    VoteOnProjects,
    VoteOnRest,
)
from wholeprocess.law import Law, Ruling


def verdict(
    thing: Thing, act: DecisionAct, law: Law, register: Register, state: State
) -> Ruling[Any] | None:
    """The ruling on a vote; ``None`` for an act that is no vote."""
    rule = _RULES.get(type(act))
    return None if rule is None else rule(thing, act, law, register, state)


def tally_of(slate: Slate, act: BallotAct, register: Register, state: State) -> Tally:
    """The counted box of a vote on a slate: among the candidates, the tied, or what was left."""
    first = isinstance(act, VoteOnProjects)
    candidates = slate.running if first else slate.tied
    kinds = {proposal: slate.proposals[proposal].category for proposal in candidates}
    among = set(kinds.values())
    quotas = slate.quotas if first else _left(slate, among)
    costs = slate.costs
    return Tally(
        all_deputies=_everyone(slate, act, register),
        issued=len(act.issued_to),
        places=slate.places if first else slate.open_places,
        candidates=candidates,
        ballots=act.ballots,
        void=act.void,
        again=isinstance(act, RevoteOnProjects),
        present=len(state.sessions[act.session].present),
        quotas=quotas,
        categories=kinds,
        budget_fen=slate.money_left,
        costs={proposal: costs[proposal] for proposal in candidates if proposal in costs},
        further=slate.further + isinstance(act, VoteOnRest),
    )


def _left(slate: Slate, among: set[str]) -> tuple[Quota, ...]:
    """What is left of the quotas of the categories that are voted on again."""
    return tuple(Quota(kind, n) for kind, n in slate.open_quotas.items() if kind in among)


def _everyone(thing: Thing, act: DecisionAct, register: Register) -> int:
    return len(register.deputies_of(thing.congress, act.on))


def _ballots(slate: Slate, act: BallotAct, law: Law, register: Register, state: State) -> Choice:
    return choose(tally_of(slate, act, register, state), law)


def _settled(slate: Slate, act: SettleTie, law: Law, register: Register, state: State) -> Choice:
    return Ruling(Chosen(act.projects, max(0, slate.open_places - len(act.projects))), ["LVP-tie"])


def _votes(
    thing: Thing,
    act: PassResolution | AdoptMeasures,
    law: Law,
    register: Register,
    state: State,
) -> Ruling[Passed | NotPassed]:
    return passes(act.votes, _everyone(thing, act, register), law)


def _list(
    slate: Slate, act: AdoptList, law: Law, register: Register, state: State
) -> Ruling[Passed | NotPassed]:
    """A list rests also on the power to decide projects (LV-1, at county level and above LV-2)."""
    ruling = passes(act.votes, _everyone(slate, act, register), law)
    basis = "LV-1" if is_township(slate.congress) else "LV-2"
    return Ruling(ruling.outcome, (*ruling.rests_on, basis), ruling.reasons)


def _consent(
    project: Project, act: ConsentToChange, law: Law, register: Register, state: State
) -> Ruling[Passed | NotPassed]:
    if act.by == Organ.STANDING_COMMITTEE:
        return passes(act.votes, act.members or 0, law, code="OL-51-4")
    return passes(act.votes, _everyone(project, act, register), law)


def _grades(
    project: Project, act: RatingAct, law: Law, register: Register, state: State
) -> RatingRuling:
    everyone = _everyone(project, act, register)
    return rate(act.grades, issued=len(act.issued_to), all_deputies=everyone, law=law)


_RULES: Mapping[type[DecisionAct], Callable[[Any, Any, Law, Register, State], Ruling[Any]]] = {
    PassResolution: _votes,
    AdoptMeasures: _votes,
    AdoptList: _list,
    VoteOnProjects: _ballots,
    RevoteOnProjects: _ballots,
    VoteOnRest: _ballots,
    SettleTie: _settled,
    ConsentToChange: _consent,
    VoteOnProgress: _grades,
    RateEffect: _grades,
}
