"""Which fields of acts and values of supervision go together (监督行为的字段相容)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import evolve

from wholeprocess import supervision as s
from wholeprocess.strategies.fitting.table import Drawn, fits, once, place


@fits(s.Indicator)
def _indicator(drawn: Drawn) -> Mapping[str, Any]:
    return {"weight": drawn["weight"] or Fraction(1)}


@fits(s.OpenEvaluation)
def _opened(drawn: Drawn) -> Mapping[str, Any]:
    whole = {"weight": Fraction(1, len(drawn["indicators"]))}
    return {"indicators": tuple(evolve(one, **whole) for one in drawn["indicators"])}


@fits(s.ScoreSheet)
def _sheet(drawn: Drawn) -> Mapping[str, Any]:
    return {"counts": once(drawn["counts"], "grade")}


@fits(s.CountScores)
def _scores(drawn: Drawn) -> Mapping[str, Any]:
    return {"sheets": once(drawn["sheets"], "indicator")}


@fits(s.LeaveOutUnit)
def _left_out(drawn: Drawn) -> Mapping[str, Any]:
    merged = drawn["reason"] is s.LeaveReason.MERGED
    return {"into": drawn["unit"] + "2" if merged else None}


@fits(s.Observe, s.CorrectObservation)
def _observed(drawn: Drawn) -> Mapping[str, Any]:
    first, last = sorted((drawn["first"], drawn["last"]))
    return {"first": first, "last": last}


@fits(s.ScheduleReport)
def _scheduled(drawn: Drawn) -> Mapping[str, Any]:
    rectifies = drawn["what"] == "rectification"
    return {"of": (drawn["of"] or "audit") if rectifies else None}


@fits(s.DeliverOpinions)
def _delivered(drawn: Drawn) -> Mapping[str, Any]:
    return {} if drawn["adopted"] is None else {"adopted": min(drawn["adopted"], drawn["on"])}


@fits(s.DeliberateAgain)
def _again(drawn: Drawn) -> Mapping[str, Any]:
    return {"report_by": None} if drawn["enough"] else {}


@fits(s.DelegateInspection)
def _delegated(drawn: Drawn) -> Mapping[str, Any]:
    return {"to": place(drawn["to"])}


@fits(s.DraftPlan)
def _plan(drawn: Drawn) -> Mapping[str, Any]:
    return {"year": 2000 + drawn["year"] % 100}


@fits(s.Topic)
def _topic(drawn: Drawn) -> Mapping[str, Any]:
    return {} if drawn["month"] is None else {"month": drawn["month"] % 12 + 1}


@fits(s.Forms)
def _forms(drawn: Drawn) -> Mapping[str, Any]:
    return {"issued": drawn["issued"] or 1}


@fits(s.Source)
def _source(drawn: Drawn) -> Mapping[str, Any]:
    return {"refs": drawn["refs"] or ("s1",)}


@fits(s.CloseMatter)
def _closed(drawn: Drawn) -> Mapping[str, Any]:
    return {"into": (drawn["into"] or "m2") if drawn["reason"] == "taken-into" else None}
