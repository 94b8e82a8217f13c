"""What a simulated year came to (计量): counts, shares and times, read off the acts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.decision import (
    AcceptProject,
    CompleteProject,
    PayForProject,
    Propose,
    RateEffect,
    ScheduleProject,
    VoteOnProgress,
)
from wholeprocess.election import OpenBox, OpenPoll
from wholeprocess.journal import Act
from wholeprocess.law import Law
from wholeprocess.management import (
    Acknowledge,
    Assign,
    Case,
    Close,
    Contact,
    Escalate,
    Phase,
    Rate,
    Reply,
    Satisfaction,
    Submit,
    Talk,
)
from wholeprocess.simulation.year import Run
from wholeprocess.validators import count, name

NAMES: tuple[str, ...] = (
    *("suggestions", "closed", "open", "days_to_close", "days_waiting", "days_to_reply", "late"),
    *("satisfied_at_first", "handled_again", "escalated", "talks", "special_supervision"),
    *("proposals", "projects", "project_delay", "projects_late", "progress_votes", "effect_votes"),
    *("accepted", "paid_fen", "choice_quality", "receptions", "opinions", "turnout"),
)
"""The figures that every run has, in their order."""
OF_SUGGESTIONS = 12
"""So many of them, the first ones, are about suggestions."""


@frozen
class Measure:
    """A figure of a run: of how many things, and what it is, exactly (指标).

    A count has itself as ``n`` and as value; a mean or a share has ``n`` things below it, and no
    value where there is none of them. Times are days.
    """

    name: str = field(validator=name)
    n: int = field(validator=count)
    value: Fraction | None = None


def _count(called: str, things: Iterable[object]) -> Measure:
    n = sum(1 for _ in things)
    return Measure(called, n, Fraction(n))


def _mean(called: str, numbers: Iterable[int]) -> Measure:
    held = list(numbers)
    return Measure(called, len(held), Fraction(sum(held), len(held)) if held else None)


def measures(run: Run) -> tuple[Measure, ...]:
    """All figures of a run, in a fixed order.

    Cases that are still open at the horizon are in no mean of times, and are counted as open.

    >>> from wholeprocess.simulation import County, simulate
    >>> run = simulate(County.xiangxiang(suggestions=5, in_session=0).only("suggestions"))
    >>> {one.name: one.n for one in measures(run)}["suggestions"]
    5
    """
    return (*_suggestions(run), *_projects(run), *_stations(run), *_turnout(run))


# --- suggestions ----------------------------------------------------------------------------------


def _suggestions(run: Run) -> Iterator[Measure]:
    own = [c for c in run.fold.cases.values() if c.congress == run.county.place]
    closed = [case for case in own if case.phase is Phase.CLOSED]
    yield _count("suggestions", own)
    yield _count("closed", closed)
    yield _count("open", [case for case in own if case.phase is not Phase.CLOSED])
    yield _mean(
        "days_to_close", [_days(case, Submit, Close) for case in closed if case.done(Close)]
    )
    begun = [case for case in own if case.done(Contact)]
    yield _mean("days_waiting", [_days(case, Acknowledge, Contact) for case in begun])
    answered = [case for case in own if case.done(Reply)]
    yield _mean("days_to_reply", [_days(case, Assign, Reply) for case in answered])
    yield _mean("late", [late(case, run) for case in own if case.done(Assign)])
    rated = [ratings[0] for case in own if (ratings := case.done(Rate))]
    yield _mean("satisfied_at_first", [_pleased(rating) for rating in rated])
    yield _count("handled_again", [case for case in own if case.round > 1])
    yield _count("escalated", [case for case in own if case.done(Escalate)])
    yield _count("talks", [act for case in own for act in case.done(Talk)])
    yield _count("special_supervision", [case for case in own if _specially(case, run)])


def _days(case: Case, start: type[Act], end: type[Act]) -> int:
    """From the first act of one kind to the first of another."""
    first = next(act.on for act in case.acts if type(act) is start)
    return (next(act.on for act in case.acts if type(act) is end) - first).days


def _pleased(rating: Rate) -> int:
    return rating.rating is not Satisfaction.DISSATISFIED


def late(case: Case, run: Run) -> bool:
    """Whether the first reply came after its term (SG-5), or its term ended and none came."""
    assigned = case.done(Assign)[0].on
    limit = run.fold.law(assigned, case.congress).limit("SG-5")
    replies = case.done(Reply)
    return (replies[0].on if replies else run.until) > limit.after(assigned).on


def _specially(case: Case, run: Run) -> bool:
    """Whether its deputy was dissatisfied with the last of its rounds."""
    law: Law = run.fold.law(case.last, case.congress)
    ratings = case.done(Rate)
    return (
        bool(ratings)
        and case.round >= law.count("PR-rounds")
        and ratings[-1].rating is Satisfaction.DISSATISFIED
    )


# --- projects -------------------------------------------------------------------------------------


def _projects(run: Run) -> Iterator[Measure]:
    due: dict[str, date] = {}
    done: dict[str, date] = {}
    paid: list[int] = []
    for act in run.acts:
        if isinstance(act, ScheduleProject):
            due[act.project] = act.due
        elif isinstance(act, CompleteProject):
            done.setdefault(act.project, act.on)
        elif isinstance(act, PayForProject):
            paid.append(act.amount_fen)
    yield _count("proposals", [act for act in run.acts if isinstance(act, Propose)])
    yield _count("projects", due)
    yield _mean("project_delay", [max((done[p] - due[p]).days, 0) for p in due if p in done])
    yield _mean("projects_late", [done.get(p, run.until) > due[p] for p in due])
    for called, kind in (
        ("progress_votes", VoteOnProgress),
        ("effect_votes", RateEffect),
        ("accepted", AcceptProject),
    ):
        yield _count(called, [act for act in run.acts if isinstance(act, kind)])
    yield Measure("paid_fen", len(paid), Fraction(sum(paid)))
    yield _quality(run)


def _quality(run: Run) -> Measure:
    """Whom the chosen projects serve, as a share of whom the best as many of the year would."""
    served = best = 0
    slates = [slate for slate in run.fold.decided.slates.values() if slate.chosen]
    for slate in slates:
        serves = {p: a.beneficiaries for p, a in slate.assessments.items()}
        served += sum(serves[proposal] for proposal in slate.chosen)
        best += sum(sorted(serves.values(), reverse=True)[: len(slate.chosen)])
    return Measure("choice_quality", len(slates), Fraction(served, best) if best else None)


# --- stations and polls ---------------------------------------------------------------------------


def _stations(run: Run) -> Iterator[Measure]:
    consulted = run.fold.consulted
    yield _count("receptions", consulted.receptions)
    yield _count("opinions", consulted.opinions)


def _turnout(run: Run) -> Iterator[Measure]:
    returned = [act.returned for act in run.acts if isinstance(act, OpenBox)]
    polls = sum(isinstance(act, OpenPoll) for act in run.acts)
    roll = polls * run.county.voters
    yield Measure("turnout", roll, Fraction(sum(returned), roll) if roll else None)
