"""What refuses an act on the roll (登记的准入条件): where, by whom, and who is listed already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictId, VoterId, place_of
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import State
from wholeprocess.election.roll.acts import (
    Back,
    ConfirmIncapacity,
    FreezeRoll,
    PostRoll,
    RegisterVoters,
    ReopenRoll,
    RestoreVoters,
    RollAct,
    StrikeOffVoters,
    SuspendVoters,
    TransferVoters,
    VotersAct,
)
from wholeprocess.election.roll.clocks import age_day, latest_birthday
from wholeprocess.election.roll.record import Reason, Roll, Struck
from wholeprocess.election.roll.register import on_the_roll, roll_digest
from wholeprocess.election.runners import runners
from wholeprocess.election.seats.election import Method
from wholeprocess.law import Law, Refusal

OPEN = Roll()

NO_GROUND: Mapping[Reason, str] = {
    Reason.SENTENCED: "DR83-5",
    Reason.IN_CUSTODY: "DR83-5",
    Reason.ON_BAIL: "DR83-5",
    Reason.DETAINED: "DR83-5",
    Reason.ILL: "EL-27-2",
    Reason.NOT_REGISTERED_AGAIN: "EL-27-1a",
}
"""Reasons for which nobody may be struck off, and the rule that says so."""

BY_AN_ACT_OF_ITS_OWN: Mapping[Reason, str] = {
    Reason.SUSPENDED: "DR83-4",
    Reason.INCAPABLE: "EL-27-2",
}

KEPT_OFF: Mapping[Reason, str] = {
    Reason.DEPRIVED: "EL-4-2",
    Reason.SUSPENDED: "DR83-4",
    Reason.INCAPABLE: "EL-27-2",
    Reason.NO_VOTER: "EL-4-1",
    Reason.TWICE: "EL-5-1",
    Reason.JUDGMENT: "EL-29-1d",
}

UNDOES: Mapping[Back, frozenset[Reason]] = {
    Back.RIGHTS_RESTORED: frozenset({Reason.DEPRIVED}),
    Back.RELEASED: frozenset({Reason.SUSPENDED}),
    Back.CAPABLE: frozenset({Reason.INCAPABLE}),
    Back.CORRECTED: frozenset(Reason),
}


def of_a_direct_election(
    state: State, act: RollAct, law: Law, register: Register
) -> Refusal | None:
    """An indirect election has no roll of voters."""
    if state.elections[act.election].method is not Method.DIRECT:
        what = f"{act.election} is indirect: its electors are deputies, not voters"
        return law.refusal("EL-3-1", what, "keep rolls for county and township elections")
    return None


def roll_is_open(state: State, act: RollAct, law: Law, register: Register) -> Refusal | None:
    """A roll that was closed for the poll does not change."""
    return _closed(state, act, act.district, law)


def _closed(state: State, act: RollAct, district: DistrictId, law: Law) -> Refusal | None:
    if state.rolls.get((act.election, district), OPEN).frozen is not None:
        what = f"the roll of {act.election}/{district} is closed for the poll"
        return law.refusal("ELP-freeze", what, "reopen it with a reason")
    return None


# --- who is listed --------------------------------------------------------------------------------


def of_age(state: State, act: RegisterVoters, law: Law, register: Register) -> Refusal | None:
    """The youngest of the batch is eighteen on the day that counts."""
    if act.youngest is None:
        return None
    counts = age_day(state.elections[act.election].day, act.on, law)
    if act.youngest > latest_birthday(counts, law):
        what = f"somebody among {len(act.voters)} voters is under age on {counts}"
        return law.refusal("EL-4-1", what, "leave out who is not of age on that day")
    return None


def on_no_roll(state: State, act: RegisterVoters, law: Law, register: Register) -> Refusal | None:
    """Nobody is entered twice, in whichever district of the election, or against a striking-off."""
    listed = state.voters.get(act.election)
    if not listed or listed.keys().isdisjoint(act.voters):
        return None
    known = {voter: listed[voter] for voter in act.voters if voter in listed}
    elsewhere = {v: d for v, d in known.items() if d and d != act.district}
    if elsewhere:
        voter, other = min(elsewhere.items())
        what = f"{_some(elsewhere)} on another roll already: {voter} on that of {other}"
        return law.refusal("EL-5-1", what, f"transfer who moved, from {other} to {act.district}")
    here = [voter for voter, district in known.items() if district]
    if here:
        what = f"{_some(here)} on the roll of {act.place} already: {min(here)}"
        return law.refusal("EL-27-1a", what, "leave them out; a registration lasts")
    voter = min(known)
    struck = state.struck[act.election, voter]
    what = f"{_some(known)} off the roll: {voter} was struck off on {struck.on} ({struck.reason})"
    code = KEPT_OFF.get(struck.reason, "EL-27-1c")
    return law.refusal(code, what, "restore who is to be listed again, and say why")


def _some(voters: Iterable[VoterId]) -> str:
    number = len(list(voters))
    return f"{number} voter is" if number == 1 else f"{number} voters are"


def on_this_roll(state: State, act: VotersAct, law: Law, register: Register) -> Refusal | None:
    """Everyone whom the act names is on the roll of the district."""
    listed = state.voters.get(act.election, {})
    district = act.district
    missing = [voter for voter in act.voters if listed.get(voter) != district]
    if missing:
        what = f"{_some(missing)} not on the roll of {act.place}: {min(missing)}"
        return law.refusal("EL-27-1a", what, "name the district on whose roll they are")
    return None


def not_on_another_roll(
    state: State, act: VotersAct, law: Law, register: Register
) -> Refusal | None:
    """Everyone whom the act names is on the roll of the district, or on none."""
    listed = state.voters.get(act.election, {})
    others = [voter for voter in act.voters if listed.get(voter) not in (None, "", act.district)]
    if others:
        what = f"{_some(others)} on another roll: {min(others)} on {listed[min(others)]}"
        return law.refusal("EL-27-1a", what, "name the district on whose roll they are")
    return None


# --- moving, striking off, restoring --------------------------------------------------------------


def to_another_district(
    state: State, act: TransferVoters, law: Law, register: Register
) -> Refusal | None:
    """A transfer goes to another district of the same election, whose roll is open."""
    if act.to == act.district:
        what = f"a move inside {act.place} changes nothing"
        return law.refusal("EL-27-1c", what, "leave the roll as it is")
    if (act.election, act.to) not in state.districts:
        what = f"{act.election} has no district {act.to}"
        mend = "draw it first, or strike off who left the area (moved-away)"
        return law.refusal("WP-known", what, mend)
    target = state.rolls.get((act.election, act.to), OPEN)
    late = before_the_last(act, target.acts, place_of(act.election, act.to), law)
    return late or _closed(state, act, act.to, law)


def for_a_lawful_reason(
    state: State, act: StrikeOffVoters, law: Law, register: Register
) -> Refusal | None:
    """Death, deprivation by law, moving away, an error: nothing else takes anyone off the roll."""
    if (code := NO_GROUND.get(act.reason)) is not None:
        what = f"{act.reason} is no ground for striking {_whom(act)} off the roll of {act.place}"
        return law.refusal(code, what, "keep them on the roll")
    if (code := BY_AN_ACT_OF_ITS_OWN.get(act.reason)) is not None:
        word = "SuspendVoters" if act.reason is Reason.SUSPENDED else "ConfirmIncapacity"
        what = f"{act.reason} needs more than a striking-off"
        return law.refusal(code, what, f"record {word} with its conditions")
    day = state.elections[act.election].day
    if act.until is not None and act.until < day:
        what = f"the deprivation ends on {act.until}, before the election day {day}"
        return law.refusal("EL-4-2", what, "keep them on the roll, they may vote on that day")
    return None


def _whom(act: VotersAct) -> str:
    return f"{len(act.voters)} voter" + ("s" if len(act.voters) > 1 else "")


def struck_for_what_ended(
    state: State, act: RestoreVoters, law: Law, register: Register
) -> Refusal | None:
    """Everyone was struck off for the very reason that has ended."""
    listed = state.voters.get(act.election, {})
    day = state.elections[act.election].day
    for voter in act.voters:
        struck = state.struck.get((act.election, voter))
        if struck is None or listed.get(voter):
            what = f"{voter} was not struck off in {act.election}"
            return law.refusal("WP-known", what, "register them, or name who was struck off")
        if struck.reason not in UNDOES[act.why]:
            what = f"{voter} was struck off as {struck.reason}; {act.why} does not undo that"
            code = KEPT_OFF.get(struck.reason, "EL-27-1c")
            return law.refusal(code, what, "say what has ended, or correct the record")
        if act.why is Back.RIGHTS_RESTORED and _still_deprived(struck, day):
            what = f"{voter} is deprived until {struck.until}; the election is on {day}"
            return law.refusal("EL-4-2", what, "restore them when the deprivation has ended")
    return None


def _still_deprived(struck: Struck, day: date) -> bool:
    return struck.until is not None and struck.until >= day


def with_all_three_conditions(
    state: State, act: SuspendVoters, law: Law, register: Register
) -> Refusal | None:
    """Custody, a serious case, and a decision of a procuratorate or court."""
    lacking = [
        words
        for words, there in (
            ("not in custody", act.in_custody),
            ("not in a case of state security or another serious crime", act.serious),
            ("without a decision of a procuratorate or a court", act.decided_by is not None),
        )
        if not there
    ]
    if lacking:
        what = f"{_whom(act)} would be suspended {' and '.join(lacking)}"
        return law.refusal("DR83-4", what, "keep them on the roll: they may vote (DR83-5)")
    return None


def confirmed_by_the_committee(
    state: State, act: ConfirmIncapacity, law: Law, register: Register
) -> Refusal | None:
    """The committee itself confirms; where a local text asks for proof, there is some."""
    who = runners(state.elections[act.election])
    if act.by not in who:
        what = f"{act.by} may not say who cannot exercise the right"
        return law.refusal("EL-27-2", what, f"let the {' or '.join(who)} confirm it", who=who)
    if law.holds("ELL-incapacity") and not (act.certificate or act.guardian):
        what = "there is neither a hospital's certificate nor a guardian's consent"
        return law.refusal("ELL-incapacity", what, "obtain one of them")
    return None


# --- posting and closing --------------------------------------------------------------------------


def can_be_posted(state: State, act: PostRoll, law: Law, register: Register) -> Refusal | None:
    """There is a roll, and it is posted once."""
    roll = state.rolls.get((act.election, act.district), OPEN)
    if not roll.size:
        what = f"the roll of {act.place} has nobody on it"
        return law.refusal("EL-28-1", what, "register voters first")
    if roll.posted is not None:
        what = f"the roll of {act.place} was posted on {roll.posted}"
        return law.refusal("WP-once", what, "record what changed since by its own acts")
    return None


def as_it_stands(state: State, act: FreezeRoll, law: Law, register: Register) -> Refusal | None:
    """The roll was posted, and is closed with the size and the digest of the record."""
    roll = state.rolls.get((act.election, act.district), OPEN)
    if roll.posted is None:
        what = f"the roll of {act.place} was never posted"
        return law.refusal("EL-28-1", what, "post it first")
    if act.size != roll.size or act.digest != roll_digest(on_the_roll(roll, act.district)):
        what = f"the roll of {act.place} has {roll.size} voters and another digest, or another size"
        return law.refusal("ELP-freeze", what, "compare the paper roll with the record")
    return None


def is_closed(state: State, act: ReopenRoll, law: Law, register: Register) -> Refusal | None:
    """Only a closed roll is reopened."""
    if state.rolls.get((act.election, act.district), OPEN).frozen is None:
        what = f"the roll of {act.place} is open"
        return law.refusal("WP-phase", what, "go on with it")
    return None
