"""Who runs an election (主持选举的机构): the election committee or the presidium (EL-11-1)."""

from __future__ import annotations

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import State
from wholeprocess.election.seats.election import Election, Method
from wholeprocess.law import Law, Refusal


def runners(election: Election) -> tuple[str, ...]:
    """The organs that may run an election, the usual one first.

    A direct election is the election committee's (EL-11-1). In an indirect one the standing
    committee presides over the whole (EL-9-1) and the electing congress's presidium over
    nomination and vote (EL-32-2c, EL-39-1). How a by-election is run the provinces say (EL-57-4):
    where there is no committee any more, the standing committee or the presidium.
    """
    if election.method is Method.INDIRECT:
        return (Organ.PRESIDIUM, Organ.STANDING_COMMITTEE)
    if election.by_election:
        return (Organ.ELECTION_COMMITTEE, Organ.STANDING_COMMITTEE, Organ.PRESIDIUM)
    return (Organ.ELECTION_COMMITTEE,)


def run_by(state: State, act: ElectionAct, law: Law, register: Register) -> Refusal | None:
    """The question whether the organ that acts is one that runs this election."""
    election = state.elections[act.election]
    who = runners(election)
    if act.by in who:
        return None
    code = "EL-39-1" if election.method is Method.INDIRECT else "EL-11-1"
    what = f"{act.by} may not do {type(act).__name__} in {act.election}"
    return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)
