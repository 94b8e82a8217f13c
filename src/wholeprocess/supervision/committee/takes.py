"""How members and meetings of a standing committee are taken in (准入)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from wholeprocess.congress import DeputyId, DivisionCode, Organ, Register
from wholeprocess.journal import Take, before_the_last
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.acts import (
    AskQuestion,
    CommitteeAct,
    HoldMeeting,
    SeatMembers,
    TakeOfficeOfState,
    UnseatMember,
)
from wholeprocess.supervision.committee.record import Asked, Committee, Meeting, MeetingId
from wholeprocess.supervision.machine import has_a_standing_committee
from wholeprocess.supervision.record import Changes, State


def committee_of(state: State, congress: str) -> Committee:
    """The standing committee of a congress; one without members where none is on record."""
    code = DivisionCode(congress)
    known = state.committees.get(code)
    return known if known is not None else Committee(congress=code)


def not_members(
    state: State, congress: str, names: Iterable[str], about: str, law: Law
) -> Refusal | None:
    """Refuses names that are no members of the standing committee."""
    members = committee_of(state, congress).members
    others = [who for who in names if DeputyId(who) not in members]
    if not others:
        return None
    what = f"{', '.join(others)} is no member of the standing committee of {congress} ({about})"
    return law.refusal("WP-known", what, "name members, or seat them first")


def not_deputies(
    register: Register, congress: str, names: Iterable[str], act: SupervisionAct, law: Law
) -> Refusal | None:
    """Refuses names that are no deputies of the congress on the act's day."""
    for who in names:
        deputy = register.deputies.get(DeputyId(who))
        if deputy is None or deputy.congress != congress or not deputy.in_office(act.on):
            what = f"{who} is no deputy of the congress of {congress} on {act.on}"
            return law.refusal("WP-known", what, "name deputies in office, or seat them first")
    return None


def unknown_meeting(
    state: State, congress: str, meeting: str, act: SupervisionAct, law: Law
) -> Refusal | None:
    """Refuses a meeting that is not on record, is another congress's, or is over or not yet."""
    held = state.meetings.get(MeetingId(meeting))
    if held is None or held.congress != congress:
        what = f"the standing committee of {congress} has no meeting {meeting}"
        return law.refusal("WP-known", what, "record the meeting first")
    if not held.opened <= act.on <= held.closed:
        what = f"{meeting} lasts from {held.opened} to {held.closed}, and not on {act.on}"
        return law.refusal("WP-order", what, "record what was done on a day of the meeting")
    return None


# --- members --------------------------------------------------------------------------------------


def _in_order(state: State, act: CommitteeAct, law: Law, register: Register) -> Refusal | None:
    return before_the_last(act, committee_of(state, act.congress).acts, law)


def _may_sit(state: State, act: SeatMembers, law: Law, register: Register) -> Refusal | None:
    """Members are deputies and hold no office in an organ of state."""
    for member in act.members:
        if member.office is not None:
            return _incompatible(member.id, member.office.value, law)
    return not_deputies(register, act.congress, [m.id for m in act.members], act, law)


def _incompatible(who: str, office: str, law: Law) -> Refusal:
    what = f"{who} holds an office in the {office} and cannot be a member at the same time"
    return law.refusal("OL-47-3", what, "let the one be resigned before the other is taken")


def _is_no_member(
    state: State, act: TakeOfficeOfState, law: Law, register: Register
) -> Refusal | None:
    if act.member in committee_of(state, act.congress).members:
        return _incompatible(act.member, act.branch.value, law)
    return None


def _is_member(state: State, act: UnseatMember, law: Law, register: Register) -> Refusal | None:
    return not_members(state, act.congress, (act.member,), "leaves", law)


def _seated(state: State, act: SeatMembers, law: Law, register: Register) -> Changes:
    old = committee_of(state, act.congress)
    return _kept(
        evolve(
            old,
            members={**old.members, **{member.id: member for member in act.members}},
            population=act.population or old.population,
        ),
        act,
    )


def _unseated(state: State, act: UnseatMember, law: Law, register: Register) -> Changes:
    old = committee_of(state, act.congress)
    left = {ident: member for ident, member in old.members.items() if ident != act.member}
    return _kept(evolve(old, members=left), act)


def _elsewhere(state: State, act: TakeOfficeOfState, law: Law, register: Register) -> Changes:
    return _kept(committee_of(state, act.congress), act)


def _kept(committee: Committee, act: CommitteeAct) -> Changes:
    then = evolve(committee, acts=(*committee.acts, act))
    return Changes(committees={act.congress: then})


# --- meetings -------------------------------------------------------------------------------------


def _new(state: State, act: HoldMeeting, law: Law, register: Register) -> Refusal | None:
    if act.meeting not in state.meetings:
        return None
    what = f"a meeting is called {act.meeting} already"
    return law.refusal("WP-once", what, "give the new one an identifier of its own")


def _quorum(state: State, act: HoldMeeting, law: Law, register: Register) -> Refusal | None:
    """More than half of all members are there (OL-51-3), and only members count."""
    if refusal := not_members(state, act.congress, act.present, act.meeting, law):
        return refusal
    members = committee_of(state, act.congress).size
    if law.threshold("OL-51-3").met(len(act.present), of=members):
        return None
    needed = law.threshold("OL-51-3").least(of=members)
    what = f"{len(act.present)} of {members} members are present at {act.meeting}; {needed} open it"
    return law.refusal("OL-51-3", what, "hold it when enough members can come")


def _attend(state: State, act: HoldMeeting, law: Law, register: Register) -> Refusal | None:
    return not_deputies(register, act.congress, act.deputies, act, law)


def _held(state: State, act: HoldMeeting, law: Law, register: Register) -> Changes:
    meeting = Meeting(
        id=act.meeting,
        congress=act.congress,
        opened=act.on,
        closed=act.closes,
        members=committee_of(state, act.congress).size,
        present=act.present,
        deputies=act.deputies,
        acts=(act,),
    )
    return Changes(meetings={act.meeting: meeting})


def _asks(state: State, act: AskQuestion, law: Law, register: Register) -> Refusal | None:
    """A member who is at the meeting asks; any one may."""
    meeting = state.meetings.get(act.meeting)
    if meeting is None:
        what = f"no meeting is called {act.meeting}"
        return law.refusal("WP-known", what, "record the meeting first")
    if refusal := unknown_meeting(state, meeting.congress, act.meeting, act, law):
        return refusal
    if act.by in meeting.present:
        return None
    what = f"{act.by} is no member present at {act.meeting}"
    return law.refusal("SL24-46", what, "a member who is there may ask")


def _asked(state: State, act: AskQuestion, law: Law, register: Register) -> Changes:
    meeting = state.meetings[act.meeting]
    asked = Asked(
        member=DeputyId(act.by),
        organ=act.organ,
        question=act.question,
        answered_by=act.answered_by,
    )
    then = evolve(meeting, asked=(*meeting.asked, asked), acts=(*meeting.acts, act))
    return Changes(meetings={act.meeting: then})


TAKES: Mapping[type[SupervisionAct], Take] = {
    SeatMembers: Take(_seated, (has_a_standing_committee, _in_order, _may_sit)),
    UnseatMember: Take(_unseated, (has_a_standing_committee, _in_order, _is_member)),
    TakeOfficeOfState: Take(_elsewhere, (has_a_standing_committee, _in_order, _is_no_member)),
    HoldMeeting: Take(
        _held,
        (has_a_standing_committee, _new, _quorum, _attend),
        by=(Organ.STANDING_COMMITTEE,),
    ),
    AskQuestion: Take(_asked, (_asks,)),
}
"""How each act of this part is taken in."""
