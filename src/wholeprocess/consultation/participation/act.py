"""What an act on a matter has (参与行为), and what an act leaves on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.participation.kinds import Group, MatterKind
from wholeprocess.consultation.participation.record import Came, Matter, MatterId
from wholeprocess.consultation.participation.seats import MAY, MUST
from wholeprocess.consultation.record import State
from wholeprocess.journal import name
from wholeprocess.law import Law, Refusal

_GROUPS = frozenset(Group)


@frozen(kw_only=True)
class MatterAct(ConsultationAct):
    """The base of acts on a matter."""

    about: ClassVar[str] = "matter"

    matter: MatterId = field(validator=name)


def went_on(state: State, act: MatterAct, **changed: Any) -> dict[MatterId, Matter]:
    """The matter after the act, as the row of its table."""
    return {act.matter: evolve(state.matters[act.matter], last=act.on, **changed)}


def unknown_group(kind: MatterKind, groups: Iterable[str], law: Law) -> Refusal | None:
    """Refuses a group that neither this library nor the place's table names."""
    for group in groups:
        if group in _GROUPS:
            continue
        must, may = MUST[kind], MAY[kind]
        if group not in law.choices(must) and group not in law.choices(may):
            what = f"no group is called {group}"
            mend = f"name one of {', '.join(Group)}, or set {may} so that it names {group}"
            return law.refusal("PR-invite", what, mend)
    return None


def no_deputy(names: Iterable[str], act: MatterAct, law: Law, register: Register) -> Refusal | None:
    """Refuses who is no deputy in office on the act's day, or is suspended (DL25-61-1)."""
    for ident in names:
        deputy = register.deputies.get(DeputyId(ident))
        if deputy is None or not deputy.in_office(act.on):
            what = f"{ident} is no deputy in office on {act.on}"
            return law.refusal("WP-known", what, "seat the deputy first, or correct the name")
        if deputy.suspended(act.on):
            what = f"{ident} does not act as a deputy on {act.on}: the mandate is suspended"
            return law.refusal("DL25-61-1", what, "name another deputy")
    return None


def not_countable(
    came: Iterable[Came], act: MatterAct, state: State, law: Law, register: Register
) -> Refusal | None:
    """Refuses a count of those who came with an unknown group or somebody who is no deputy."""
    counted = tuple(came)
    kind = state.matters[act.matter].kind
    refusal = unknown_group(kind, (one.group for one in counted), law)
    named = (n for one in counted if one.group == Group.DEPUTIES for n in one.names)
    return refusal or no_deputy(named, act, law, register)
