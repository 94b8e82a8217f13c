"""Moves on evaluations by deputies (代表评议的下一步): opened, scored, published, mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess import supervision as s
from wholeprocess.strategies.moves.table import Move, Pace, pick

if TYPE_CHECKING:
    from wholeprocess.strategies.walk import Walk

_E, _U = s.EvaluationPhase, s.UnitPhase
_INDICATORS = (
    s.Indicator(name="work", weight=Fraction(2, 3)),
    s.Indicator(name="tone", weight=Fraction(1, 3)),
)
_GRADES = ("satisfied", "basically-satisfied", "dissatisfied")


def evaluation_moves(walk: Walk) -> Iterator[Move]:
    """What comes next for each evaluation; one is opened for a year where none is going on."""
    evaluations = walk.state.supervision.evaluations
    for one in evaluations.values():
        yield from _of_one(walk, one)
    if all(one.phase in (_E.PUBLISHED, _E.CANCELLED) for one in evaluations.values()):
        number = walk.new("e", evaluations)
        yield Move(s.OpenEvaluation, number, Pace.OPEN, lambda draw: _opened(walk, number, draw))


def _host(walk: Walk) -> str:
    return "presidium" if len(walk.term.place) == 9 else "standing-committee"


def _opened(walk: Walk, number: str, draw: DrawFn) -> Mapping[str, Any]:
    return {
        "evaluation": number,
        "congress": walk.term.place,
        "year": walk.today.year,
        "subject": pick(draw, s.Subject),
        "units": walk.units[: draw(st.integers(1, len(walk.units)))],
        "indicators": _INDICATORS,
        "by": _host(walk),
    }


def _of_one(walk: Walk, one: s.Evaluation) -> Iterator[Move]:
    by: dict[str, Any] = {"evaluation": one.id, "by": _host(walk)}

    def move(kind: Any, pace: Pace = Pace.ONWARD, **fields: Any) -> Move:
        return Move(kind, one.id, pace, lambda draw: {**by, **fields})

    bare = tuple(
        unit for unit, its in one.units.items() if its.panel is None and its.phase is _U.LISTED
    )
    if one.phase is _E.OPEN and bare:
        size = len(walk.deputies)
        panel: dict[str, Any] = {"units": bare, "pool": walk.deputies, "size": size, "seed": "x"}
        yield move(s.DrawPanel, **panel)
        yield move(s.NamePanel, units=bare, members=walk.deputies)
    for unit, its in one.units.items():
        listed = one.phase is _E.OPEN and its.phase is _U.LISTED
        if listed and its.panel is not None:
            yield _counted(walk, one, its)
        if its.phase is _U.UNDER and one.published:
            yield _sent_back(walk, one, unit)
        if its.phase is _U.BACK:
            mended: dict[str, Any] = {"unit": unit, "words": "已整改", "by": unit}
            yield move(s.ReportMending, **mended)
        if its.phase is _U.MENDED:
            yield move(s.HoldMendingMeeting, units=(unit,), present=walk.deputies)
        if listed:
            yield move(s.LeaveOutUnit, Pace.END, unit=unit, reason=s.LeaveReason.POSTPONED)
    if one.phase is _E.SCORED:
        yield move(s.PublishEvaluation, where="公告栏")
    if one.phase is _E.OPEN:
        yield move(s.CancelEvaluation, Pace.END, reason="机构改革")


def _counted(walk: Walk, one: s.Evaluation, its: s.Evaluated) -> Move:
    def fields(draw: DrawFn) -> Mapping[str, Any]:
        panel = its.panel.members if its.panel is not None else walk.deputies
        back = len(panel) - draw(st.integers(0, len(panel) - 1))
        sheets = []
        for indicator in one.indicators:
            given = [pick(draw, _GRADES) for _ in range(back)]
            counts = {grade: given.count(grade) for grade in _GRADES}
            sheets.append(s.ScoreSheet(indicator=indicator.name, counts=counts))
        scored = {"unit": its.unit, "issued_to": panel, "returned": back, "sheets": sheets}
        return {"evaluation": one.id, "by": _host(walk), **scored}

    return Move(s.CountScores, one.id, Pace.ONWARD, fields)


def _sent_back(walk: Walk, one: s.Evaluation, unit: str) -> Move:
    def fields(draw: DrawFn) -> Mapping[str, Any]:
        due = walk.today + timedelta(draw(st.integers(0, 90)))
        back = {"unit": unit, "due": due, "words": "退回整改"}
        return {"evaluation": one.id, "by": _host(walk), **back}

    return Move(s.SendBackUnit, one.id, Pace.ONWARD, fields)
