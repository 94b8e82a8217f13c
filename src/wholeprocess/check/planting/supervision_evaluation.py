"""Faults in evaluations by deputies (代表评议中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from attrs import evolve

from wholeprocess.check.planting.changes import cut, following, mixed, put_off, quiet
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants
from wholeprocess.congress import DeputyId, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import deadline
from wholeprocess.supervision import (
    CountScores,
    DrawPanel,
    HoldMendingMeeting,
    NamePanel,
    OpenEvaluation,
    PublishEvaluation,
    ReportMending,
    ScoreSheet,
    SendBackUnit,
    StateConflict,
    draw_panel,
)
from wholeprocess.supervision.evaluation.acts import EvaluationAct
from wholeprocess.supervision.evaluation.record import Evaluated, Evaluation
from wholeprocess.supervision.terms import held


def _evaluation(ground: Clean, act: EvaluationAct) -> Evaluation:
    return ground.state.supervision.evaluations[act.evaluation]


def _unit(ground: Clean, act: EvaluationAct, unit: UnitId) -> Evaluated:
    return _evaluation(ground, act).units[unit]


def _all_agreed(act: CountScores, forms: int) -> tuple[ScoreSheet, ...]:
    """The sheets of a count with so many forms, all of the grade that all had given."""
    return tuple(
        evolve(sheet, counts={grade.grade: forms * (grade.number > 0) for grade in sheet.counts})
        for sheet in act.sheets
    )


# --- panels and forms ------------------------------------------------------------------------


@plants("PR-eval-draw")
def not_drawn(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A panel is named where it is to be drawn, or what it is drawn by was not announced."""
    return mixed(rng, _named(ground, rng), _unannounced(ground, rng))


def _named(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(DrawPanel, rng):
        panel = _unit(ground, act, act.units[0]).panel
        assert panel is not None
        named = NamePanel(
            on=act.on,
            evaluation=act.evaluation,
            by=act.by,
            units=act.units,
            members=panel.members,
        )
        yield Fault(code="PR-eval-draw", about=act.thing, put={place: named}, at=named)


def _unannounced(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(DrawPanel, rng):
        for place, opened in ground.about(act.thing, OpenEvaluation):
            put = {place: evolve(opened, seed_from="")}
            yield Fault(code="PR-eval-draw", about=act.thing, put=put, at=act)


@plants("PR-eval-panel")
def small_panel(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A panel has fewer members than are due."""
    for place, act in ground.of(DrawPanel, rng):
        own = _evaluation(ground, act)
        due = ground.law_at(act.on, own.congress).count("PR-eval-panel")
        conflicts = {
            d for d, them in own.conflicts.items() if {c.unit for c in them} & {*act.units}
        }
        size = rng.randint(1, due - 1)
        members = draw_panel(act.pool, size, conflicts, act.seed)
        small = evolve(act, size=size)
        put: dict[int, Act] = {
            n: evolve(a, issued_to=members, returned=size, sheets=_all_agreed(a, size))
            for n, a in ground.about(act.thing, CountScores)
            if a.unit in act.units
        }
        put |= {
            n: evolve(a, present=members) for n, a in ground.about(act.thing, HoldMendingMeeting)
        }
        yield Fault(code="PR-eval-panel", about=act.thing, put={**put, place: small}, at=small)


@plants("PR-eval-conflict")
def interested(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member of a panel states an interest in its unit after it was drawn, and stays on it."""
    for _, act in ground.of(DrawPanel, rng):
        unit = rng.choice(act.units)
        panel = _unit(ground, act, unit).panel
        assert panel is not None
        stated = StateConflict(
            on=act.on + timedelta(rng.randint(1, 30)),
            evaluation=act.evaluation,
            deputy=DeputyId(rng.choice(panel.members)),
            units=(unit,),
            reason="the deputy's brother works there",
        )
        if quiet(ground, act.thing, stated.on):
            yield Fault(code="PR-eval-conflict", about=act.thing, add=(stated,), at=stated)


@plants("PR-eval-forms")
def forms_missing(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member was given no form, or so few forms came back that they decide nothing."""
    for place, act in ground.of(CountScores, rng):
        if _unit(ground, act, act.unit).under:
            continue
        out = len(act.issued_to)
        left = rng.randint(0, out - 1)
        fewer = (*act.issued_to[:left], *act.issued_to[left + 1 :])
        ways: list[dict[str, Any]] = [
            {"issued_to": fewer, "returned": out - 1, "sheets": _all_agreed(act, out - 1)},
            {"returned": out // 2, "sheets": _all_agreed(act, out // 2)},
        ]
        for way in rng.sample(ways, 2):
            yield instead("PR-eval-forms", place, act, **way)


# --- publication -----------------------------------------------------------------------------


@plants("PR-eval-small")
def figures_that_tell(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The figures of a unit on which all agreed are published: they tell how each one scored."""
    for place, act in ground.of(PublishEvaluation, rng):
        unit = rng.choice([*_evaluation(ground, act).units])
        yield instead("PR-eval-small", place, act, in_figures=(unit,))


def _unpublished(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(PublishEvaluation, rng):
        own = _evaluation(ground, act)
        last = own.last_scored
        assert last is not None
        law = ground.law_at(last, own.congress)
        if held(law, "SV-1", "PR-eval-publish") != code or following(ground, place):
            continue
        due = deadline("PR-eval-publish", last, law).due
        late = put_off(ground, code, place, due + timedelta(rng.randint(1, 30)))
        yield from mixed(rng, late, cut(ground, code, place, due))


@plants("PR-eval-publish")
def published_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The results are published late, or never."""
    return _unpublished("PR-eval-publish", ground, rng)


@plants("SV-1")
def not_published(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The results are published late or never, where a text asks for it."""
    return _unpublished("SV-1", ground, rng)


# --- mending ---------------------------------------------------------------------------------


@plants("PR-eval-back")
def not_sent_back(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit under the line never goes back, where no text asks for it."""
    for place, act in ground.of(SendBackUnit, rng):
        own = _evaluation(ground, act)
        scored = own.units[act.unit].scored
        assert scored is not None
        law = ground.law_at(scored, own.congress)
        if held(law, "SV-10", "PR-eval-back") == "PR-eval-back":
            yield from cut(ground, "PR-eval-back", place, deadline("PR-eval-back", scored, law).due)


@plants("PR-eval-mending")
def mended_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit reports its mending after its day, or never."""
    for place, act in ground.of(ReportMending, rng):
        due = _unit(ground, act, act.unit).due
        assert due is not None
        late = put_off(ground, "PR-eval-mending", place, due + timedelta(rng.randint(1, 40)))
        yield from mixed(rng, late, cut(ground, "PR-eval-mending", place, due))


@plants("PR-eval-meeting")
def deputies_not_told(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The meeting on the mending is held late, or never."""
    for place, act in ground.of(HoldMendingMeeting, rng):
        own = _evaluation(ground, act)
        mended = own.units[act.units[0]].mended
        assert mended is not None
        due = deadline("PR-eval-meeting", mended, ground.law_at(mended, own.congress)).due
        late = put_off(ground, "PR-eval-meeting", place, due + timedelta(rng.randint(1, 7)))
        yield from mixed(rng, late, cut(ground, "PR-eval-meeting", place, due))


@plants("PR-eval-list")
def not_on_the_list(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit under the line is not evaluated in the next year, where no text asks for it."""
    for place, act in ground.of(OpenEvaluation, rng):
        law = ground.law_at(act.on, act.congress)
        if held(law, "SV-11", "PR-eval-list") != "PR-eval-list":
            continue
        for past in ground.state.supervision.evaluations.values():
            if past.year != act.year - 1 or past.congress != act.congress:
                continue
            for unit in sorted(past.units.keys() & {*act.units}):
                if past.units[unit].under:
                    yield _left_out(ground, place, act, unit)


def _left_out(ground: Clean, place: int, act: OpenEvaluation, unit: UnitId) -> Fault:
    """The fault of an evaluation that was held without a unit."""

    def rest(units: tuple[UnitId, ...]) -> tuple[UnitId, ...]:
        return tuple(one for one in units if one != unit)

    opened = evolve(act, units=rest(act.units))
    put: dict[int, Act] = {place: opened}
    drop: set[int] = set()
    for n, other in ground.about(act.thing):
        match other:
            case DrawPanel() | StateConflict():
                if rest(other.units):
                    put[n] = evolve(other, units=rest(other.units))
                else:
                    drop.add(n)
            case CountScores() if other.unit == unit:
                drop.add(n)
            case _:
                pass
    return Fault(code="PR-eval-list", about=act.thing, put=put, drop=frozenset(drop), at=opened)
