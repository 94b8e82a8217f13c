"""Stations, election meetings, mobile boxes (投票站、选举大会、流动票箱), and who works at them."""

from __future__ import annotations

from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct, names
from wholeprocess.election.poll.entry import entered, poll_of, with_box
from wholeprocess.election.poll.record import BallotBox, BoxId, Channel, Kin, Poll, Staff, StaffRole
from wholeprocess.election.record import Changes, Place, State
from wholeprocess.journal import each_once, name, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class SetUpBox(DistrictAct):
    """A station, an election meeting or a mobile box is set up with its box (设置票箱).

    ``scrutineers`` go with the box; ``secret_place`` says whether there is one to write in.
    """

    kind: ClassVar[str] = "election.set-up-box"

    box: BoxId = field(validator=name)
    channel: Channel = field(converter=Channel)
    scrutineers: tuple[str, ...] = field(default=(), converter=names, validator=each_once)
    secret_place: bool = True

    @channel.validator
    def _a_place(self, _: Attribute[object], channel: Channel) -> None:
        if channel is Channel.PROXY:
            raise ValueError("a proxy's ballot goes into a station's, a meeting's or a mobile box")


@frozen(kw_only=True)
class AppointStaff(DistrictAct):
    """Scrutineers, tellers or others are chosen (推选监票人、计票人; 主持人和工作人员)."""

    kind: ClassVar[str] = "election.appoint-staff"

    role: StaffRole = field(converter=StaffRole)
    people: tuple[str, ...] = field(converter=names, validator=(some, each_once))


@frozen(kw_only=True)
class DismissStaff(DistrictAct):
    """Somebody no longer works at the poll (更换)."""

    kind: ClassVar[str] = "election.dismiss-staff"

    person: str = field(validator=name)


@frozen(kw_only=True)
class DeclareKin(DistrictAct):
    """It is declared that somebody is a near relative of a candidate (申报近亲属关系).

    Which relations are near is not in the Electoral Law; ``relation`` keeps the word used.
    """

    kind: ClassVar[str] = "election.declare-kin"

    person: str = field(validator=name)
    candidate: CandidateId = field(validator=name)
    relation: str = field(validator=name)


def barred_from(
    state: State, place: Place, poll: Poll, staff: Staff, law: Law
) -> tuple[str, str] | None:
    """Why somebody may not do that work: the rule and the reason; ``None`` if he may.

    Near relatives of a candidate are barred by EL-43-2, the candidates by ELP-candidate-barred;
    which work that means the provinces draw wider.
    """
    own = state.lists.get(place)
    standing = own.formal or own.nominees if own is not None else ()
    if staff.person in standing and staff.role in law.choices("ELP-candidate-barred"):
        return "ELP-candidate-barred", f"{staff.person} is a candidate"
    if staff.role in law.choices("EL-43-2"):
        for kin in poll.kin:
            if kin.person == staff.person and kin.candidate in standing:
                return "EL-43-2", f"{staff.person} is {kin.candidate}'s {kin.relation}"
    return None


# --- what refuses it ------------------------------------------------------------------------------


def new_box(state: State, act: SetUpBox, law: Law, register: Register) -> Refusal | None:
    """A name of its own, and scrutineers who were chosen."""
    poll = poll_of(state, act)
    if act.box in poll.boxes:
        what = f"{act.place} has a box {act.box}"
        return law.refusal("WP-once", what, "give the new box a name of its own")
    chosen = poll.of(StaffRole.SCRUTINEER)
    if others := [who for who in act.scrutineers if who not in chosen]:
        what = f"{', '.join(others)} is no scrutineer of {act.place}"
        return law.refusal("WP-known", what, "let them be chosen first")
    return None


def may_work(state: State, act: AppointStaff, law: Law, register: Register) -> Refusal | None:
    """No candidate and no near relative does what is barred to him."""
    poll, place = poll_of(state, act), (act.election, act.district)
    for person in act.people:
        barred = barred_from(state, place, poll, Staff(person, act.role), law)
        if barred is not None:
            code, why = barred
            what = f"{why} and cannot be {act.role} in {act.place}"
            return law.refusal(code, what, "choose somebody else")
    return None


def works_here(state: State, act: DismissStaff, law: Law, register: Register) -> Refusal | None:
    """The person works at this poll."""
    if any(staff.person == act.person for staff in poll_of(state, act).staff):
        return None
    what = f"{act.person} has no work at the poll of {act.place}"
    return law.refusal("WP-known", what, "name one of its staff")


# --- what it changes ------------------------------------------------------------------------------


def box_set_up(state: State, act: SetUpBox, law: Law, register: Register) -> Changes:
    """An empty box."""
    box = BallotBox(
        id=act.box,
        channel=act.channel,
        scrutineers=act.scrutineers,
        secret_place=act.secret_place,
    )
    return with_box(state, act, box)


def staff_appointed(state: State, act: AppointStaff, law: Law, register: Register) -> Changes:
    """Each of them, once in a role."""
    staff = poll_of(state, act).staff
    new = (Staff(person, act.role) for person in act.people)
    return entered(state, act, staff=(*staff, *(who for who in new if who not in staff)))


def staff_dismissed(state: State, act: DismissStaff, law: Law, register: Register) -> Changes:
    """Out of every role."""
    staff = poll_of(state, act).staff
    return entered(state, act, staff=tuple(who for who in staff if who.person != act.person))


def kin_declared(state: State, act: DeclareKin, law: Law, register: Register) -> Changes:
    """Kept; who already works there is found, and to be replaced."""
    kin = Kin(act.person, act.candidate, act.relation)
    return entered(state, act, kin=(*poll_of(state, act).kin, kin))
