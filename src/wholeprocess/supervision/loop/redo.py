"""One unit's redo (退回重改) as a table: due, sent back, redone, settled by a new vote."""

from __future__ import annotations

from attrs import evolve, frozen

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.supervision.loop.acts import AddStep, MatterAct, ReportRedo, SendBack
from wholeprocess.supervision.loop.record import Redo, RedoPhase
from wholeprocess.supervision.machine import Role
from wholeprocess.supervision.satisfaction.record import Vote
from wholeprocess.supervision.satisfaction.result import Grade


@frozen
class Judged:
    """What decides between rows: the grade of a new vote, and whether a report is enough."""

    grade: Grade | None = None
    report_is_enough: bool = False


def dissatisfied(redo: Redo, judged: Judged) -> bool:
    """The new vote is dissatisfied again."""
    return judged.grade is Grade.DISSATISFIED


def satisfied(redo: Redo, judged: Judged) -> bool:
    """The new vote is satisfied or basically so."""
    return judged.grade in (Grade.SATISFIED, Grade.BASICALLY_SATISFIED)


def report_is_enough(redo: Redo, judged: Judged) -> bool:
    """The place asks for no new vote (SVP-redo)."""
    return judged.report_is_enough


P, R = RedoPhase, Role

REDO: Lifecycle[RedoPhase] = Lifecycle(
    name="redo",
    start=P.DUE,
    ends=frozenset({P.SETTLED}),
    rows=(
        Row(P.DUE, SendBack, P.SENT, by=R.COMMITTEE, rule="SV-10"),
        Row(P.SENT, ReportRedo, P.SETTLED, by=R.ANYONE, rule="SVP-redo", when=report_is_enough),
        Row(P.SENT, ReportRedo, P.REDONE, by=R.ANYONE, rule="SV-10"),
        *(Row(at, AddStep, at, by=R.ARRANGING, rule="SV-10") for at in (P.DUE, P.SENT)),
        *(
            Row(
                at,
                AddStep,
                P.DUE,
                by=R.ARRANGING,
                rule="SV-10",
                when=dissatisfied,
                again="SVP-turns",
            )
            for at in (P.REDONE, P.SETTLED)
        ),
        Row(P.REDONE, AddStep, P.SETTLED, by=R.ARRANGING, rule="SV-10", when=satisfied),
        *(Row(at, AddStep, at, by=R.ARRANGING, rule="SV-10") for at in (P.REDONE, P.SETTLED)),
    ),
)
"""A unit whose work did not satisfy: no vote settles it before it has redone what went back."""


def moved(redo: Redo, act: type[MatterAct], judged: Judged) -> Redo:
    """The redo after an act that its table has a row for."""
    for row in REDO.index[act][redo.phase]:
        if row.when is None or row.when(redo, judged):
            return evolve(redo, phase=row.to)
    raise AssertionError(f"no row takes {act.__name__} when {redo.phase}")


def after_vote(old: Redo | None, vote: Vote, unit: str, grade: Grade) -> Redo | None:
    """A unit's redo after a vote; ``None`` where it has none and satisfies."""
    assert vote.counted is not None
    if old is None:
        new = grade is Grade.DISSATISFIED
        return Redo(unit=unit, vote=vote.id, voted=vote.counted) if new else None
    then = moved(old, AddStep, Judged(grade))
    if grade is not Grade.DISSATISFIED:
        return then
    if then.phase is RedoPhase.DUE and old.phase is not RedoPhase.DUE:
        then = evolve(then, sent=None, due=None, redone=None)
    return evolve(then, vote=vote.id, voted=vote.counted)
