"""Mandates (代表资格): how suspension, the end, offices and accountability are taken in."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Take
from wholeprocess.election.tenure.ending import ended
from wholeprocess.election.tenure.lookup import mandate_in
from wholeprocess.election.tenure.machine import Machine, recorded
from wholeprocess.election.tenure.mandate import (
    AnnounceEnd,
    AnswerElectors,
    AskDeputy,
    DeclareEnd,
    Mandate,
    RecordMisuse,
    ReportToElectors,
    Resume,
    Suspend,
    TakeOffice,
)
from wholeprocess.election.tenure.phases import MANDATE, after
from wholeprocess.law import Law

MANDATES = Machine(MANDATE, mandate_in, "deputy")


def _moved(
    state: State, mandate: Mandate, act: Suspend | Resume, law: Law, register: Register
) -> Changes:
    then = evolve(mandate, phase=after(MANDATE, mandate, act), acts=(*mandate.acts, act))
    return Changes(mandates={mandate.deputy: then})


def _ended(
    state: State, mandate: Mandate, act: DeclareEnd, law: Law, register: Register
) -> Changes:
    return ended(state, mandate, act, act.ground, law)


def _announced(
    state: State, mandate: Mandate, act: AnnounceEnd, law: Law, register: Register
) -> Changes:
    then = evolve(
        mandate,
        announced=act.on,
        until=mandate.until or act.on,
        acts=(*mandate.acts, act),
    )
    return Changes(mandates={mandate.deputy: then})


def _in_office(
    state: State, mandate: Mandate, act: TakeOffice, law: Law, register: Register
) -> Changes:
    offices, acts = (*mandate.offices, act.office), (*mandate.acts, act)
    return Changes(mandates={mandate.deputy: evolve(mandate, offices=offices, acts=acts)})


_KEPT = MANDATES.take(recorded("mandates"))

TAKES: Mapping[type[ElectionAct], Take] = {
    Suspend: MANDATES.take(_moved),
    Resume: MANDATES.take(_moved),
    DeclareEnd: MANDATES.take(_ended),
    AnnounceEnd: MANDATES.take(_announced),
    TakeOffice: MANDATES.take(_in_office),
    AskDeputy: _KEPT,
    AnswerElectors: _KEPT,
    ReportToElectors: _KEPT,
    RecordMisuse: _KEPT,
}
"""How each act about a mandate is taken in."""
