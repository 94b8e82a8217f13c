"""Which fields of acts on suggestions and on the register go together (建议行为的字段相容)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess import management as m
from wholeprocess.process import SeatDeputies
from wholeprocess.strategies.fitting.table import Drawn, fits, once


@fits(SeatDeputies)
def _seated(drawn: Drawn) -> Mapping[str, Any]:
    here = {"congress": drawn["congress"]}
    return {"deputies": tuple(evolve(one, **here) for one in drawn["deputies"])}


@fits(m.Submit)
def _submitted(drawn: Drawn) -> Mapping[str, Any]:
    joined = tuple(one for one in drawn["joined"] if one != drawn["by"])
    invited = tuple(one for one in drawn["invited"] if one not in (drawn["by"], *joined))
    delegation = "" if joined or invited else drawn["delegation"]
    return {"joined": joined, "invited": invited, "delegation": delegation}


@fits(m.Assign)
def _assigned(drawn: Drawn) -> Mapping[str, Any]:
    if drawn["lead"] is None:
        return {"co": (), "separate": (*drawn["separate"][:2], "roads", "water")[-2:]}
    return {"co": tuple(one for one in drawn["co"] if one != drawn["lead"]), "separate": ()}


@fits(m.ReportHandling)
def _reported(drawn: Drawn) -> Mapping[str, Any]:
    through = drawn["through"] and min(drawn["through"], drawn["on"])
    return {"claims": once(drawn["claims"], "figure"), "through": through}
