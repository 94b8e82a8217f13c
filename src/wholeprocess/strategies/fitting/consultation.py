"""Which fields of acts and values of consultation go together (协商行为的字段相容)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess import consultation as c
from wholeprocess.strategies.fitting.table import Drawn, fits, once

DIGEST = "bcdfghjklmnprstv" * 2
"""A reference as the personal file makes them."""


@fits(c.HearOpinion, c.ErasePersonal)
def _referred(drawn: Drawn) -> Mapping[str, Any]:
    return dict.fromkeys({"resident", "text"} & drawn.keys(), DIGEST)


@fits(c.Came)
def _came(drawn: Drawn) -> Mapping[str, Any]:
    return {"number": max(drawn["number"], len(drawn["names"]))}


@fits(c.HoldMatter, c.HoldForum)
def _held(drawn: Drawn) -> Mapping[str, Any]:
    return {"came": once(drawn["came"], "group")}


@fits(c.GatherOpinion)
def _gathered(drawn: Drawn) -> Mapping[str, Any]:
    return {} if drawn["deputy"] is None else {"group": "deputies"}


@fits(c.ReceiveResidents)
def _received(drawn: Drawn) -> Mapping[str, Any]:
    alone = [evolve(one, deputies=one.deputies[:1]) for one in drawn["sittings"]]
    return {"sittings": tuple({one.deputies[0]: one for one in alone}.values())}


@fits(c.Contact)
def _contact(drawn: Drawn) -> Mapping[str, Any]:
    months = (1, 2, 3, 4, 6, 12)[drawn["months"] % 6]
    who = "deputy" if drawn["who"] == "voters" else drawn["who"]
    return {"months": months, "who": who, "ways": drawn["ways"] or ("up",)}


@fits(c.ContactScheme)
def _scheme(drawn: Drawn) -> Mapping[str, Any]:
    return {"contacts": once(drawn["contacts"], "name")}


@fits(c.CheckStation)
def _checked(drawn: Drawn) -> Mapping[str, Any]:
    return {"lacking": tuple(one for one in drawn["lacking"] if one not in drawn["met"])}
