"""Collective inspection before a session (会前集体视察): who went where, and what was said."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, Register
from wholeprocess.decision.acts import SessionAct
from wholeprocess.decision.people import no_deputy
from wholeprocess.decision.preparation.entry import entered
from wholeprocess.decision.preparation.record import Inspection
from wholeprocess.decision.record import Changes, State
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class InspectTogether(SessionAct):
    """A group of deputies inspects places before the session (集体视察, DL25-29-1).

    Deputies make suggestions and handle nothing themselves (DL25-31-2): what they say is an
    opinion gathered, in words or by the number of an opinion or a suggestion.
    """

    kind: ClassVar[str] = "decision.inspect-together"

    group: str = field(validator=name)
    members: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    places: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    opinions: tuple[str, ...] = field(default=(), converter=several)


def inspectors_are_deputies(
    state: State, act: InspectTogether, law: Law, register: Register
) -> Refusal | None:
    """Deputies of that congress inspect; others may go with them and are not named."""
    congress = state.preparations[act.session].congress
    return no_deputy(act.members, congress, "DL25-29-1", act.on, law, register)


def inspected(state: State, act: InspectTogether, law: Law, register: Register) -> Changes:
    """What the group saw and said."""
    seen = Inspection(
        on=act.on,
        group=act.group,
        members=act.members,
        places=act.places,
        opinions=act.opinions,
    )
    now = state.preparations[act.session]
    return entered(state, act, inspections=(*now.inspections, seen))
