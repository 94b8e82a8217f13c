"""Recall (罢免): how a petition, a motion, the defence and the vote are taken in."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.election.tenure.ending import ended
from wholeprocess.election.tenure.lookup import mandate_of, recall_in
from wholeprocess.election.tenure.machine import Machine, recorded
from wholeprocess.election.tenure.mandate import EndGround, Mandate
from wholeprocess.election.tenure.phases import MANDATE, RECALL, after
from wholeprocess.election.tenure.recall import (
    Defend,
    FileRecall,
    InvestigateRecall,
    MoveRecall,
    PetitionRecall,
    PrintRecall,
    Recall,
    RecallPhase,
    TellDeputy,
    Venue,
    VoteOnRecall,
    decide_recall,
)
from wholeprocess.election.tenure.recall_guards import (
    motion_is_lawful,
    petition_is_lawful,
    recall_base,
)
from wholeprocess.law import Law, Refusal

RECALLS = Machine(RECALL, recall_in, "recall")


def _opened(state: State, recall: Recall, mandate: Mandate) -> Changes:
    then = evolve(mandate, recalls=(*mandate.recalls, recall.id))
    return Changes(recalls={recall.id: recall}, mandates={mandate.deputy: then})


def _mandate(state: State, act: PetitionRecall | MoveRecall, register: Register) -> Mandate:
    mandate = mandate_of(state, act.deputy, act.election, act.on, register)
    assert mandate is not None
    return mandate


def _after_all_else(
    state: State, act: VoteOnRecall, law: Law, register: Register
) -> Refusal | None:
    mandate = state.mandates[state.recalls[act.recall].deputy]
    return before_the_last(act, mandate.acts, mandate.deputy, law)


def _petitioned(state: State, act: PetitionRecall, law: Law, register: Register) -> Changes:
    mandate = evolve(_mandate(state, act, register), district=act.district)
    recall = Recall(
        id=act.recall,
        deputy=act.deputy,
        election=act.election,
        congress=mandate.congress,
        venue=Venue.DISTRICT,
        district=act.district,
        acts=(act,),
    )
    return _opened(state, recall, mandate)


def _moved(state: State, act: MoveRecall, law: Law, register: Register) -> Changes:
    mandate = _mandate(state, act, register)
    assert mandate.unit is not None
    in_session = register.in_session(mandate.unit, act.on)
    recall = Recall(
        id=act.recall,
        deputy=act.deputy,
        election=act.election,
        congress=mandate.congress,
        venue=Venue.CONGRESS if in_session else Venue.COMMITTEE,
        district=mandate.district,
        unit=mandate.unit,
        acts=(act,),
    )
    return _opened(state, recall, mandate)


def _voted(
    state: State, recall: Recall, act: VoteOnRecall, law: Law, register: Register
) -> Changes:
    base = recall_base(recall, act, law, register, state)
    ruling = decide_recall(act.votes, recall.venue, law, of=base)
    to = after(RECALL, recall, act, ruling)
    then = evolve(recall, phase=to, ruling=ruling, acts=(*recall.acts, act))
    mandate = state.mandates[recall.deputy]
    if to is RecallPhase.PASSED:
        made = ended(state, mandate, act, EndGround.RECALLED, law, *ruling.rests_on, ruling=ruling)
    else:
        phase = after(MANDATE, mandate, act, ruling)
        kept = evolve(mandate, phase=phase, acts=(*mandate.acts, act))
        made = Changes(mandates={mandate.deputy: kept})
    return evolve(made, recalls={**made.recalls, recall.id: then})


_KEPT = RECALLS.take(recorded("recalls"))

TAKES: Mapping[type[ElectionAct], Take] = {
    PetitionRecall: Take(_petitioned, "", (petition_is_lawful,), needs=Needs.ELECTION),
    MoveRecall: Take(_moved, "", (motion_is_lawful,), needs=Needs.ELECTION),
    InvestigateRecall: _KEPT,
    TellDeputy: _KEPT,
    Defend: _KEPT,
    PrintRecall: _KEPT,
    VoteOnRecall: RECALLS.take(_voted, _after_all_else),
    FileRecall: _KEPT,
}
"""How each act about a recall is taken in."""
