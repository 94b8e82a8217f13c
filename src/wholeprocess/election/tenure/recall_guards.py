"""What refuses a petition, a motion or a vote for a recall (罢免的准入条件)."""

from __future__ import annotations

from collections.abc import Iterable

from wholeprocess.congress import DeputyId, DivisionCode, Organ, Register
from wholeprocess.election.record import State
from wholeprocess.election.tenure.bodies import all_deputies, county_of
from wholeprocess.election.tenure.lookup import mandate_of
from wholeprocess.election.tenure.mandate import Mandate, MandatePhase
from wholeprocess.election.tenure.recall import (
    MoveRecall,
    PetitionRecall,
    Recall,
    Venue,
    VoteOnRecall,
)
from wholeprocess.law import Law, Refusal


def _begins(
    state: State, act: PetitionRecall | MoveRecall, law: Law, register: Register
) -> Refusal | None:
    if act.recall in state.recalls:
        what = f"a recall is called {act.recall} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    mandate = mandate_of(state, act.deputy, act.election, act.on, register)
    if mandate is None or mandate.phase is MandatePhase.ENDED:
        word = "has no mandate any more" if mandate else f"is no deputy elected in {act.election}"
        what = f"{act.deputy} {word}"
        return law.refusal("WP-known", what, "name a deputy in office")
    return None


def _mandate(state: State, act: PetitionRecall | MoveRecall, register: Register) -> Mandate:
    mandate = mandate_of(state, act.deputy, act.election, act.on, register)
    assert mandate is not None
    return mandate


def petition_is_lawful(
    state: State, act: PetitionRecall, law: Law, register: Register
) -> Refusal | None:
    """Enough voters of the original district, in writing, with reasons, to the county (EL-50-1)."""
    if refusal := _begins(state, act, law, register):
        return refusal
    mandate = _mandate(state, act, register)
    if mandate.unit is not None:
        what = f"{act.deputy} was elected by the congress of {mandate.unit}, not by voters"
        return law.refusal("EL-49-1", what, "let that congress or its standing committee move it")
    if mandate.district not in (None, act.district):
        what = f"{mandate.district} elected {act.deputy}, not {act.district}"
        return law.refusal("EL-49-1", what, f"let voters of {mandate.district} ask")
    return (
        _goes_to_the_county(act, mandate.congress, law, register)
        or _is_written_with_reasons(act, law)
        or _is_signed(state, act, law)
    )


def _goes_to_the_county(
    act: PetitionRecall, congress: DivisionCode, law: Law, register: Register
) -> Refusal | None:
    county = county_of(congress, register)
    if county is not None and act.to == county:
        return None
    what = f"the petition against {act.deputy} goes to {county or 'the county'}, not to {act.to}"
    mend = "address it to the standing committee of the county level"
    return law.refusal("EL-50-1", what, mend, who=(str(county),) if county else ())


def _is_written_with_reasons(act: PetitionRecall, law: Law) -> Refusal | None:
    if not act.written:
        what = f"the petition against {act.deputy} is not in writing"
        return law.refusal("EL-50-1", what, "put it in writing")
    if not act.reasons.strip():
        what = f"the petition against {act.deputy} gives no reasons"
        return law.refusal("EL-50-2", what, "write down the reasons")
    return None


def _is_signed(state: State, act: PetitionRecall, law: Law) -> Refusal | None:
    district = act.district
    signed = sum(state.district_of(act.election, voter) == district for voter in set(act.signers))
    needed = law.count("EL-50-1")
    if signed >= needed:
        return None
    what = f"{signed} voters of {district} sign against {act.deputy}; {needed} are needed"
    return law.refusal("EL-50-1", what, "names count once, and only voters of that district")


def motion_is_lawful(state: State, act: MoveRecall, law: Law, register: Register) -> Refusal | None:
    """The presidium, the council, or enough deputies or members may move a recall (EL-51-1)."""
    if refusal := _begins(state, act, law, register):
        return refusal
    mandate = _mandate(state, act, register)
    if mandate.unit is None:
        what = f"voters elected {act.deputy}, no congress did"
        return law.refusal("EL-49-1", what, "let voters of the original district ask for it")
    unit = mandate.unit
    if register.in_session(unit, act.on):
        return _moved_in_session(act, unit, law, register)
    return _moved_in_recess(act, law)


def _moved_in_session(
    act: MoveRecall, unit: DivisionCode, law: Law, register: Register
) -> Refusal | None:
    if act.by == Organ.PRESIDIUM:
        return None
    everyone = all_deputies(unit, act.on, law, register)
    needed = law.threshold("EL-51-1").least(of=everyone)
    signed = len(_deputies_among((act.by, *act.signers), unit, act, register))
    if everyone and signed >= needed:
        return None
    what = f"{signed} of {everyone} deputies of {unit} move it; {needed} are needed"
    return law.refusal("EL-51-1", what, "let the presidium or enough deputies move it")


def _deputies_among(
    names: Iterable[str], unit: DivisionCode, act: MoveRecall, register: Register
) -> set[str]:
    seats = register.deputies
    return {
        who
        for who in names
        if (deputy := seats.get(DeputyId(who))) is not None
        and deputy.congress == unit
        and deputy.may_act(act.on)
    }


def _moved_in_recess(act: MoveRecall, law: Law) -> Refusal | None:
    if act.by == Organ.COUNCIL:
        return None
    signers = {act.by, *act.signers} - set(Organ)
    if len(signers) > act.members:
        what = f"{len(signers)} members move it, and the standing committee has {act.members}"
        return law.refusal("WP-known", what, "give the number of its members")
    needed = law.threshold("EL-51-1-recess").least(of=act.members)
    if act.members and len(signers) >= needed:
        return None
    what = f"{len(signers)} of {act.members} members move it; {needed} are needed"
    mend = "let the council of chairpersons or enough members move it"
    return law.refusal("EL-51-1-recess", what, mend)


def recall_base(
    recall: Recall, act: VoteOnRecall, law: Law, register: Register, state: State
) -> int:
    """All who may vote on a recall, whether they came or not; 0 where that is not on record."""
    match recall.venue:
        case Venue.DISTRICT if recall.district is not None:
            roll = state.rolls.get((recall.election, recall.district))
            return roll.size if roll is not None else 0
        case Venue.CONGRESS if recall.unit is not None:
            return all_deputies(recall.unit, act.on, law, register)
        case _:
            return act.members


def vote_is_lawful(
    recall: Recall, act: VoteOnRecall, law: Law, register: Register, state: State
) -> Refusal | None:
    """Secret, in the right body's sitting, and no more votes than there are who may vote."""
    if not act.secret:
        what = f"the vote on {recall.id} was not secret"
        return law.refusal("EL-52-1", what, "vote again, by secret ballot")
    unit = recall.unit
    if unit is not None:
        sits = register.in_session(unit, act.on)
        if recall.venue is Venue.CONGRESS and not sits:
            what = f"the congress of {unit} is not in session on {act.on}"
            return law.refusal("EL-51-2", what, "put it to the plenary of a session")
        if recall.venue is Venue.COMMITTEE and sits:
            what = f"the congress of {unit} is in session on {act.on}"
            return law.refusal("EL-51-3", what, "put it to the standing committee in recess")
    base = recall_base(recall, act, law, register, state)
    if not base:
        what = f"how many may vote on {recall.id} is not on record"
        mend = "give the members of the standing committee, or the roll or the deputies"
        return law.refusal("WP-known", what, mend)
    if act.votes.cast > base:
        what = f"{act.votes.cast} votes on {recall.id}, and {base} may vote"
        return law.refusal("EL-53-1", what, "count the votes again")
    return None
