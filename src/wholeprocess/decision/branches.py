"""Which of several rows an act takes (分支条件), and rows that several places share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from wholeprocess.decision.act import DecisionAct
from wholeprocess.decision.change_acts import CarryOver, ChangeProject
from wholeprocess.decision.choice import AnotherVote, Chosen, Invalid, TieRevote, TieToPresidium
from wholeprocess.decision.counting import setting
from wholeprocess.decision.guards import Guard
from wholeprocess.decision.project import Project
from wholeprocess.decision.project_acts import RateEffect
from wholeprocess.decision.rating import Grade, Graded
from wholeprocess.decision.resolution import Passed
from wholeprocess.decision.roles import Role
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.slate_acts import Screen
from wholeprocess.decision.vote_acts import BallotAct
from wholeprocess.journal import Row
from wholeprocess.law import Law, Ruling

T = TypeVar("T", bound=StrEnum)


def last_round(slate: Slate, act: Screen, law: Law, ruling: Ruling[Any] | None) -> bool:
    """The screening ends with this round."""
    return act.round >= law.count("LVP-screenings")


def carried(thing: Any, act: Any, law: Law, ruling: Ruling[Any]) -> bool:
    """More than half of all deputies voted for it."""
    return isinstance(ruling.outcome, Passed)


def invalid(thing: Any, act: Any, law: Law, ruling: Ruling[Any]) -> bool:
    """More ballots came back than went out."""
    return isinstance(ruling.outcome, Invalid)


def tie(slate: Slate, act: BallotAct, law: Law, ruling: Ruling[Any]) -> bool:
    """A tie decides a place."""
    return isinstance(ruling.outcome, TieRevote | TieToPresidium)


def places_left(slate: Slate, act: BallotAct, law: Law, ruling: Ruling[Any]) -> bool:
    """Places stayed empty, and there is another vote for them."""
    return isinstance(ruling.outcome, AnotherVote)


def nothing_chosen(slate: Slate, act: BallotAct, law: Law, ruling: Ruling[Any]) -> bool:
    """No project passed, now or before."""
    return isinstance(ruling.outcome, Chosen) and not (ruling.outcome.projects or slate.chosen)


def to_be_redone(project: Project, act: RateEffect, law: Law, ruling: Ruling[Any]) -> bool:
    """Dissatisfied, and it may still go back."""
    dissatisfied = ruling.outcome == Graded(Grade.DISSATISFIED)
    return dissatisfied and project.redone < law.count("LVP-redo")


def drops_it(project: Project, act: ChangeProject, law: Law, ruling: Ruling[Any] | None) -> bool:
    """The project is not carried out at all."""
    return act.what.dropped


def is_voted_on_again(
    project: Project, act: CarryOver, law: Law, ruling: Ruling[Any] | None
) -> bool:
    """The next year's vote decides anew."""
    return setting(law, "LVP-carry", ("continue", "vote_again")) == "vote_again"


# --- rows -----------------------------------------------------------------------------------------


def stay(
    phases: tuple[T, ...], act: type[DecisionAct], by: Role, rule: str, *guards: Guard
) -> tuple[Row[T], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


_When = Callable[..., bool]


def branch(
    at: T,
    act: type[DecisionAct],
    by: Role,
    rule: str,
    guards: tuple[Guard, ...],
    *ways: tuple[_When | None, T],
) -> tuple[Row[T], ...]:
    """Rows of an act that leads one way or another."""
    return tuple(Row(at, act, to, by=by, rule=rule, guards=guards, when=when) for when, to in ways)
