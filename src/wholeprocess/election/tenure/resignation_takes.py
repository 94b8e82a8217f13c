"""Resignation (辞职): how an offer and the vote on it are taken in."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.election.tenure.ending import ended
from wholeprocess.election.tenure.guards import acceptance_base
from wholeprocess.election.tenure.lookup import mandate_of, resignation_in
from wholeprocess.election.tenure.machine import Machine
from wholeprocess.election.tenure.mandate import EndGround, Mandate, MandatePhase
from wholeprocess.election.tenure.phases import MANDATE, RESIGNATION, after
from wholeprocess.election.tenure.resignation import (
    DecideResignation,
    OfferResignation,
    Resignation,
    ResignationPhase,
    decide_resignation,
    receiver_of,
)
from wholeprocess.law import Law, Refusal

RESIGNATIONS = Machine(RESIGNATION, resignation_in, "resignation")


def offer_is_lawful(
    state: State, act: OfferResignation, law: Law, register: Register
) -> Refusal | None:
    """The deputy himself, in writing, to the right body; ordered only since 2025 (DL25-62-1)."""
    if act.resignation in state.resignations:
        what = f"a resignation is called {act.resignation} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    mandate = mandate_of(state, act.deputy, act.election, act.on, register)
    if mandate is None or mandate.phase is MandatePhase.ENDED:
        word = "has no mandate any more" if mandate else f"is no deputy elected in {act.election}"
        return law.refusal("WP-known", f"{act.deputy} {word}", "name a deputy in office")
    if act.ordered and EndGround.ORDERED_TO_RESIGN not in law.choices("DL25-62-1"):
        what = f"the law of {act.on} knows no ordered resignation"
        return law.refusal("DL25-62-1", what, "let him resign, or let his electors recall him")
    return _goes_where_it_should(mandate, act, law)


def _goes_where_it_should(mandate: Mandate, act: OfferResignation, law: Law) -> Refusal | None:
    receiver = receiver_of(mandate)
    if receiver is None:
        what = f"which congress elected {act.deputy} is not on record"
        return law.refusal("WP-known", what, "enter who elected him")
    if act.by != act.deputy:
        what = f"{act.by} cannot resign for {act.deputy}"
        return law.refusal(receiver.rule, what, "let the deputy do it", who=(act.deputy,))
    if not act.written:
        what = f"the resignation of {act.deputy} is not in writing"
        return law.refusal("EL-55-1", what, "put it in writing")
    if act.to != receiver.division:
        what = f"{act.deputy} resigns to {receiver.division}, not to {act.to}"
        mend = f"address it to the {receiver.organ} of {receiver.division}"
        return law.refusal(receiver.rule, what, mend, who=(receiver.division,))
    return None


def _after_all_else(
    state: State, act: DecideResignation, law: Law, register: Register
) -> Refusal | None:
    mandate = state.mandates[state.resignations[act.resignation].deputy]
    return before_the_last(act, mandate.acts, mandate.deputy, law)


def _offered(state: State, act: OfferResignation, law: Law, register: Register) -> Changes:
    mandate = mandate_of(state, act.deputy, act.election, act.on, register)
    assert mandate is not None
    receiver = receiver_of(mandate)
    assert receiver is not None
    offer = Resignation(
        id=act.resignation,
        deputy=act.deputy,
        election=act.election,
        receiver=receiver,
        ordered=act.ordered,
        acts=(act,),
    )
    then = evolve(mandate, resignations=(*mandate.resignations, offer.id))
    return Changes(resignations={offer.id: offer}, mandates={mandate.deputy: then})


def _decided(
    state: State, offer: Resignation, act: DecideResignation, law: Law, register: Register
) -> Changes:
    base = acceptance_base(offer, act, law, register)
    ruling = decide_resignation(act.votes, offer.receiver.rule, law, of=base)
    to = after(RESIGNATION, offer, act, ruling)
    then = evolve(offer, phase=to, ruling=ruling, acts=(*offer.acts, act))
    mandate = state.mandates[offer.deputy]
    if to is ResignationPhase.ACCEPTED:
        made = ended(state, mandate, act, offer.ground, law, *ruling.rests_on, ruling=ruling)
    else:
        phase = after(MANDATE, mandate, act, ruling)
        kept = evolve(mandate, phase=phase, acts=(*mandate.acts, act))
        made = Changes(mandates={mandate.deputy: kept})
    return evolve(made, resignations={**made.resignations, offer.id: then})


TAKES: Mapping[type[ElectionAct], Take] = {
    OfferResignation: Take(_offered, "", (offer_is_lawful,), needs=Needs.ELECTION),
    DecideResignation: RESIGNATIONS.take(_decided, _after_all_else),
}
"""How each act about a resignation is taken in."""
