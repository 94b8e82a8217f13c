"""Election offences (破坏选举的行为): how they are recorded and handed on."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.election.tenure.lookup import credentials_at
from wholeprocess.election.tenure.offence import Offence, RecordOffence, TransferOffence
from wholeprocess.law import Law, Refusal


def _is_new(state: State, act: RecordOffence, law: Law, register: Register) -> Refusal | None:
    if act.offence in state.offences:
        what = f"an offence is called {act.offence} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    if act.district is not None and (act.election, act.district) not in state.districts:
        what = f"{act.election} has no district {act.district}"
        return law.refusal("WP-known", what, "correct the name")
    return None


def _is_known(state: State, act: TransferOffence, law: Law, register: Register) -> Refusal | None:
    offence = state.offences.get(act.offence)
    if offence is None or offence.election != act.election:
        what = f"no offence of {act.election} is called {act.offence}"
        return law.refusal("WP-known", what, "record it first, or correct the identifier")
    return before_the_last(act, offence.acts, act.offence, law)


def _recorded(state: State, act: RecordOffence, law: Law, register: Register) -> Changes:
    offence = Offence(
        id=act.offence,
        election=act.election,
        what=act.what,
        functionary=act.functionary,
        candidate=act.candidate,
        district=act.district,
        acts=(act,),
    )
    if act.candidate is None or act.district is None:
        return Changes(offences={offence.id: offence})
    place = (act.election, act.district)
    here = credentials_at(state, place)
    then = evolve(here, offences=(*here.offences, (act.candidate, act.offence)))
    return Changes(offences={offence.id: offence}, credentials={place: then})


def _transferred(state: State, act: TransferOffence, law: Law, register: Register) -> Changes:
    offence = state.offences[act.offence]
    to = tuple(dict.fromkeys((*offence.handed_to, *act.to)))
    then = evolve(offence, handed_to=to, acts=(*offence.acts, act))
    return Changes(offences={offence.id: then})


TAKES: Mapping[type[ElectionAct], Take] = {
    RecordOffence: Take(_recorded, "", (_is_new,), needs=Needs.ELECTION),
    TransferOffence: Take(_transferred, "", (_is_known,), needs=Needs.ELECTION),
}
"""How each act about an offence is taken in."""
