"""What refuses an act that makes an election (准入条件): levels, bodies, numbers, days."""

from __future__ import annotations

from wholeprocess.congress import DivisionCode, Level, Organ, Register, no_congress
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import State
from wholeprocess.election.runners import runners
from wholeprocess.election.seats.acts import (
    NATION,
    AppointCommittee,
    CallElection,
    DrawDistrict,
    FileSeats,
    FixSeats,
    LeaveCommittee,
    MoveDay,
    NumberAct,
    RedetermineSeats,
    RedrawDistrict,
)
from wholeprocess.election.seats.election import Method
from wholeprocess.election.seats.quota import beyond
from wholeprocess.law import Law, Refusal

# --- calling --------------------------------------------------------------------------------------


def has_a_congress(state: State, act: CallElection, law: Law, register: Register) -> Refusal | None:
    """The division is known and has a people's congress."""
    return no_congress(act.congress, law, register)


def called_once(state: State, act: CallElection, law: Law, register: Register) -> Refusal | None:
    """An identifier stands for one election."""
    if act.election in state.elections:
        what = f"{act.election} is called already"
        return law.refusal("WP-once", what, "give the new election an identifier of its own")
    return None


def by_the_right_method(
    state: State, act: CallElection, law: Law, register: Register
) -> Refusal | None:
    """Voters elect county and township congresses, the congress below all others."""
    level = Level.of(act.congress)
    if level.direct and act.method is not Method.DIRECT:
        what = f"the {level} congress of {act.congress} is elected by its voters"
        return law.refusal("EL-3-2", what, f"call it with method {Method.DIRECT}")
    if not level.direct and act.method is not Method.INDIRECT:
        what = f"the {level} congress of {act.congress} is elected by the congresses below it"
        return law.refusal("EL-3-1", what, f"call it with method {Method.INDIRECT}")
    return None


def day_lies_ahead(
    state: State, act: CallElection | MoveDay, law: Law, register: Register
) -> Refusal | None:
    """Nobody sets a day that is past."""
    if act.day < act.on:
        what = f"the election day {act.day} lies before {act.on}, the day on which it is set"
        return law.refusal("EL-11-1", what, "set a day that is still to come")
    return None


def day_not_past(state: State, act: MoveDay, law: Law, register: Register) -> Refusal | None:
    """A day is moved before it has passed."""
    held = state.elections[act.election].day
    if held < act.on:
        what = f"the election day {held} is past on {act.on}"
        return law.refusal("EL-11-1", what, "call another election for what was not elected")
    return None


# --- the committee and who runs the election ------------------------------------------------------


def led_by(state: State, act: ElectionAct, law: Law, register: Register) -> Refusal | None:
    """Who runs a direct election; of an indirect one, the standing committee that leads it."""
    election = state.elections[act.election]
    direct = election.method is Method.DIRECT
    who, code = (runners(election), "EL-9-2") if direct else ((Organ.STANDING_COMMITTEE,), "EL-9-1")
    if act.by in who:
        return None
    what = f"{act.by} does not run the {election.method} election {act.election}"
    return law.refusal(code, what, f"let the {' or '.join(who)} do it", who=who)


def appointed_by_the_county(
    state: State, act: AppointCommittee, law: Law, register: Register
) -> Refusal | None:
    """The county's standing committee appoints, for itself and for its townships."""
    election = state.elections[act.election]
    if election.method is not Method.DIRECT:
        what = f"the indirect election {act.election} has no election committee"
        return law.refusal("EL-9-1", what, "let the standing committee run it")
    county = register.divisions.congress_over(election.congress, Level.COUNTY)
    body = county.code if county else NATION
    if (act.by, act.body) == (Organ.STANDING_COMMITTEE, body):
        return None
    what = f"{_organ(act.by, act.body)} may not appoint the election committee of {act.election}"
    who = _organ(Organ.STANDING_COMMITTEE, body)
    return law.refusal("EL-10-1", what, f"let the {who} appoint it", who=(who,))


def not_a_member_yet(
    state: State, act: AppointCommittee, law: Law, register: Register
) -> Refusal | None:
    """Nobody is appointed twice."""
    if twice := set(act.members) & set(state.elections[act.election].members):
        what = f"{', '.join(sorted(twice))} is on the election committee already"
        return law.refusal("WP-once", what, "name only the new members")
    return None


def no_candidate(
    state: State, act: AppointCommittee, law: Law, register: Register
) -> Refusal | None:
    """Who is a candidate cannot be appointed."""
    formal = law.choice("ELP-resign-from") == "formal"
    for (election, district), own in state.lists.items():
        if election != act.election:
            continue
        if both := set(act.members).intersection(own.formal if formal else own.nominees):
            what = f"{', '.join(sorted(both))} stands as a candidate in {district}"
            return law.refusal("EL-10-2", what, "appoint someone who does not stand")
    return None


def is_a_member(state: State, act: LeaveCommittee, law: Law, register: Register) -> Refusal | None:
    """Only a member can leave."""
    if act.by not in state.elections[act.election].members:
        what = f"{act.by} is not on the election committee of {act.election}"
        return law.refusal("WP-known", what, "name a member")
    return None


def _organ(by: str, of: DivisionCode) -> str:
    return f"{by} of {of or 'the National People’s Congress'}"


# --- the number of deputies -----------------------------------------------------------------------


def fixing_body(congress: DivisionCode, register: Register) -> DivisionCode:
    """The division whose standing committee fixes the number of a congress (EL-13-1).

    The nation's for a province, the province's for a city or a county, the county's for a township.

    >>> from wholeprocess.congress import Divisions
    >>> register = Register(divisions=Divisions.shipped())
    >>> fixing_body("430681118", register), fixing_body("430681", register)
    ('430681', '43')
    """
    level = Level.of(congress)
    if level is Level.PROVINCE:
        return NATION
    over = Level.COUNTY if level is Level.TOWNSHIP else Level.PROVINCE
    division = register.divisions.congress_over(congress, over)
    return division.code if division else NATION


def fixed_by_the_right_body(
    state: State, act: NumberAct, law: Law, register: Register
) -> Refusal | None:
    """Each level's number has its own fixing body."""
    body = fixing_body(state.elections[act.election].congress, register)
    if (act.by, act.body) == (Organ.STANDING_COMMITTEE, body):
        return None
    who = _organ(Organ.STANDING_COMMITTEE, body)
    what = f"{_organ(act.by, act.body)} may not fix the number of deputies for {act.election}"
    return law.refusal("EL-13-1", what, f"let the {who} fix it", who=(who,))


def fixed_once(state: State, act: FixSeats, law: Law, register: Register) -> Refusal | None:
    """A fixed number stays, also from one term to the next."""
    election = state.elections[act.election]
    if election.seats is not None:
        what = f"{election.congress} has {election.seats} seats, fixed once"
        return law.refusal("EL-14-1", what, "keep them, or redetermine them with a cause")
    for other in state.elections.values():
        if other.congress == election.congress and other.seats not in (None, act.seats):
            what = f"{other.id} had {other.seats} seats for {election.congress}, not {act.seats}"
            return law.refusal("EL-14-1", what, "keep them, or redetermine them with a cause")
    return None


def within_the_quota(state: State, act: NumberAct, law: Law, register: Register) -> Refusal | None:
    """No more than the formula allows, no fewer than the base where the base binds."""
    if isinstance(act, FixSeats) and act.fixed is not None:
        return None
    congress = register.divisions[state.elections[act.election].congress]
    return beyond(act, congress, law, register)


def enough_for_the_districts(
    state: State, act: RedetermineSeats, law: Law, register: Register
) -> Refusal | None:
    """The districts drawn so far keep room in the new number."""
    drawn = state.elections[act.election].drawn
    if drawn > act.seats:
        what = f"the districts drawn so far have {drawn} seats, more than {act.seats}"
        return law.refusal("EL-14-1", what, "redraw the districts first")
    return None


def seats_are_fixed(state: State, act: FileSeats, law: Law, register: Register) -> Refusal | None:
    """There is a number to file."""
    if state.elections[act.election].seats is None:
        what = f"the number of deputies for {act.election} is not fixed"
        return law.refusal("EL-13-1", what, "fix it first")
    return None


# --- districts ------------------------------------------------------------------------------------


def drawn_once(state: State, act: DrawDistrict, law: Law, register: Register) -> Refusal | None:
    """An identifier stands for one district."""
    if (act.election, act.district) in state.districts:
        what = f"{act.place} is drawn already"
        return law.refusal("WP-once", what, "redraw it, or give the new one its own identifier")
    return None


def lies_inside(state: State, act: DrawDistrict, law: Law, register: Register) -> Refusal | None:
    """A district lies in the congress's area; an electing unit has the congress just below it."""
    election = state.elections[act.election]
    division = register.divisions.get(act.division)
    if division is None:
        what = f"no division has the code {act.division}"
        return law.refusal("WP-known", what, "correct the code, or load the table that has it")
    above = register.divisions.above(division.code)
    if election.method is Method.DIRECT:
        if election.congress not in (division.code, *above):
            what = f"{act.division} does not lie in {election.congress}"
            return law.refusal("EL-25-1", what, f"name a division of {election.congress}")
        return None
    nearest = next((code for code in above if register.divisions[code].has_congress), None)
    if not division.has_congress or nearest != election.congress:
        what = f"{act.division} has no congress just below that of {election.congress}"
        return law.refusal("EL-3-1", what, "name a division one level below that has a congress")
    return None


def one_to_three(
    state: State, act: DrawDistrict | RedrawDistrict, law: Law, register: Register
) -> Refusal | None:
    """A district elects one to three; an electing unit at least one."""
    most = law.count("EL-25-2")
    direct = state.elections[act.election].method is Method.DIRECT
    if act.seats < 1 or (direct and act.seats > most):
        what = f"{act.place} would elect {act.seats}"
        return law.refusal("EL-25-2", what, f"give it one to {most} seats, or split it")
    return None


def within_the_number(
    state: State, act: DrawDistrict | RedrawDistrict, law: Law, register: Register
) -> Refusal | None:
    """The districts together have no more seats than the congress."""
    election = state.elections[act.election]
    before = state.districts.get((act.election, act.district))
    drawn = election.drawn - (before.seats if before else 0) + act.seats
    if election.seats is not None and not election.by_election and drawn > election.seats:
        what = f"with {act.place} the districts would have {drawn} of {election.seats} seats"
        return law.refusal("EL-14-1", what, "give the district fewer seats, or another one")
    return None


def roll_not_posted(
    state: State, act: RedrawDistrict, law: Law, register: Register
) -> Refusal | None:
    """A district stays as it is once its voters can read the roll."""
    roll = state.rolls.get((act.election, act.district))
    if roll is not None and roll.posted is not None:
        what = f"the roll of {act.place} was posted on {roll.posted}"
        return law.refusal("WP-phase", what, "redraw districts before the rolls are posted")
    return None
