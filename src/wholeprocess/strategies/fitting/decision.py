"""Which fields of acts and values of decisions go together (决策行为的字段相容)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wholeprocess import decision as d
from wholeprocess.strategies.fitting.table import Drawn, apart, fits, once


@fits(d.ScheduleProject)
def _scheduled(drawn: Drawn) -> Mapping[str, Any]:
    first, last = sorted((drawn["start"], drawn["due"]))
    return {"start": first, "due": last + timedelta(1) if first == last else last}


@fits(d.IssueAssigningDocument)
def _document(drawn: Drawn) -> Mapping[str, Any]:
    offices = drawn["offices"] or ("government-office",)
    return {"offices": offices, "lines": once(drawn["lines"], "suggestion")}


@fits(d.Paper)
def _paper(drawn: Drawn) -> Mapping[str, Any]:
    return apart(drawn, "for_", "against", "write_ins")


@fits(d.SubmitBill)
def _bill(drawn: Drawn) -> Mapping[str, Any]:
    return {"by": drawn["movers"][0]} if drawn["movers"] else {}


@fits(d.SetSessionDate)
def _set_date(drawn: Drawn) -> Mapping[str, Any]:
    return {"opens": max(drawn["opens"], drawn["on"])}


@fits(d.AdoptMeasures)
def _measures(drawn: Drawn) -> Mapping[str, Any]:
    places = sum(quota.places for quota in drawn["quotas"])
    return {"places": places} if drawn["quotas"] else {}


@fits(d.OpenNominations)
def _nominations(drawn: Drawn) -> Mapping[str, Any]:
    return {"term_change": False} if drawn["by_election"] else {}
