"""Inviting people to a matter, and their answers (邀请与答复)."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.consultation.participation.act import (
    MatterAct,
    no_deputy,
    unknown_group,
    went_on,
)
from wholeprocess.consultation.participation.kinds import Group
from wholeprocess.consultation.participation.record import Invitation, InvitationKey
from wholeprocess.consultation.record import Changes, State
from wholeprocess.journal import each_once, name, several
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class Invite(MatterAct):
    """A group is invited (邀请); with ``names``, these of it, by identifier.

    >>> Invite(on=date(2022, 3, 1), by="office", matter="m", group="deputies", names=["wu"]).names
    ('wu',)
    """

    kind: ClassVar[str] = "consultation.invite"

    group: str = field(validator=name)
    names: tuple[str, ...] = field(default=(), converter=several, validator=each_once)

    @property
    def keys(self) -> tuple[InvitationKey, ...]:
        """The invitations that it makes."""
        return tuple((self.matter, self.group, one) for one in self.names or ("",))


@frozen(kw_only=True)
class AnswerInvitation(MatterAct):
    """Who was invited accepts or declines (答复邀请); ``by`` is whoever says so.

    ``name`` is "" where the group was invited as a whole.
    """

    kind: ClassVar[str] = "consultation.answer-invitation"

    group: str = field(validator=name)
    name: str = ""
    accepts: bool

    @property
    def key(self) -> InvitationKey:
        """The invitation that it answers."""
        return self.matter, self.group, self.name


def group_is_known(state: State, act: Invite, law: Law, register: Register) -> Refusal | None:
    """The group is one that the library or the place's table names."""
    return unknown_group(state.matters[act.matter].kind, (act.group,), law)


def deputies_are_in_office(
    state: State, act: Invite, law: Law, register: Register
) -> Refusal | None:
    """Who is invited as a deputy is one, in office and not suspended."""
    return no_deputy(act.names, act, law, register) if act.group == Group.DEPUTIES else None


def invited_once(state: State, act: Invite, law: Law, register: Register) -> Refusal | None:
    """Nobody is invited twice in one group."""
    for key in act.keys:
        if key in state.invitations:
            what = f"{key[2] or act.group} is invited to {act.matter} already"
            return law.refusal("PR-invite", what, "invite others")
    return None


def was_invited(
    state: State, act: AnswerInvitation, law: Law, register: Register
) -> Refusal | None:
    """Only an invitation can be answered."""
    if act.key in state.invitations:
        return None
    who = f"{act.name} of {act.group}" if act.name else act.group
    what = f"{who} was not invited to {act.matter}"
    return law.refusal("PR-invited", what, "record the invitation first, or correct the name")


def invited(state: State, act: Invite, law: Law, register: Register) -> Changes:
    """The invitations are on record."""
    made = {
        key: Invitation(matter=act.matter, group=act.group, name=key[2], invited=act.on)
        for key in act.keys
    }
    return Changes(matters=went_on(state, act), invitations=made)


def answered(state: State, act: AnswerInvitation, law: Law, register: Register) -> Changes:
    """The answer is on record; the last one counts."""
    then = evolve(state.invitations[act.key], accepted=act.accepts, answered=act.on)
    return Changes(matters=went_on(state, act), invitations={act.key: then})
