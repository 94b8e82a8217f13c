"""What the law makes of an act that is a vote (表决、票决、测评的结果)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wholeprocess.congress import Register
from wholeprocess.decision.acts import (
    AdoptList,
    AdoptMeasures,
    BallotAct,
    DecisionAct,
    PassResolution,
    RateEffect,
    RatingAct,
    RevoteOnProjects,
    VoteOnProgress,
    VoteOnProjects,
)
from wholeprocess.decision.choice import Chosen, Invalid, Tally, TieRevote, choose
from wholeprocess.decision.project import Project, RatingRuling
from wholeprocess.decision.rating import rate
from wholeprocess.decision.record import Thing
from wholeprocess.decision.resolution import NotPassed, Passed, passes
from wholeprocess.decision.slate import Choice, Slate
from wholeprocess.law import Law, Ruling


def verdict(thing: Thing, act: DecisionAct, law: Law, register: Register) -> Ruling[Any] | None:
    """The ruling on a vote; ``None`` for an act that is no vote."""
    rule = _RULES.get(type(act))
    return None if rule is None else rule(thing, act, law, register)


def tally_of(slate: Slate, act: BallotAct, register: Register) -> Tally:
    """The counted box of a vote on a slate: among the candidates, or after a tie the tied."""
    again = isinstance(act, RevoteOnProjects)
    return Tally(
        all_deputies=_everyone(slate, act, register),
        issued=len(act.issued_to),
        places=slate.open_places if again else slate.places,
        candidates=slate.tied if again else slate.running,
        ballots=act.ballots,
        void=act.void,
        again=again,
    )


def _everyone(thing: Thing, act: DecisionAct, register: Register) -> int:
    return len(register.deputies_of(thing.congress, act.on))


def _ballots(slate: Slate, act: BallotAct, law: Law, register: Register) -> Choice:
    ruling: Ruling[Invalid | Chosen | TieRevote] = choose(tally_of(slate, act, register), law)
    return ruling


def _votes(
    thing: Thing, act: PassResolution | AdoptMeasures | AdoptList, law: Law, register: Register
) -> Ruling[Passed | NotPassed]:
    return passes(act.votes, _everyone(thing, act, register), law)


def _grades(project: Project, act: RatingAct, law: Law, register: Register) -> RatingRuling:
    everyone = _everyone(project, act, register)
    return rate(act.grades, issued=len(act.issued_to), all_deputies=everyone, law=law)


_RULES: Mapping[type[DecisionAct], Callable[[Any, Any, Law, Register], Ruling[Any]]] = {
    PassResolution: _votes,
    AdoptMeasures: _votes,
    AdoptList: _votes,
    VoteOnProjects: _ballots,
    RevoteOnProjects: _ballots,
    VoteOnProgress: _grades,
    RateEffect: _grades,
}
