"""Bodies that are consulted (法律服务团、专家咨询委员会), and who is on them."""

from __future__ import annotations

from typing import ClassVar

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import DivisionCode, Level, Register, no_congress
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.participation.kinds import BodyKind
from wholeprocess.consultation.participation.record import Body, BodyId
from wholeprocess.consultation.record import Changes, State
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class BodyAct(ConsultationAct):
    """An act on a body that is consulted."""

    about: ClassVar[str] = "body"

    body: BodyId = field(validator=name)


@frozen(kw_only=True)
class FormBody(BodyAct):
    """A legal service group or an expert advisory committee is formed (组建)."""

    kind: ClassVar[str] = "consultation.form-body"

    congress: DivisionCode = field(validator=name)
    what: BodyKind = field(converter=BodyKind)
    members: tuple[str, ...] = field(converter=several, validator=(some, each_once))

    @congress.validator
    def _has_a_level(self, _: Attribute[DivisionCode], congress: DivisionCode) -> None:
        Level.of(congress)


@frozen(kw_only=True)
class ChangeBody(BodyAct):
    """Members join and leave (成员调整)."""

    kind: ClassVar[str] = "consultation.change-body"

    join: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    leave: tuple[str, ...] = field(default=(), converter=several, validator=each_once)


def body_is_new(state: State, act: FormBody, law: Law, register: Register) -> Refusal | None:
    """An identifier is used once, for a congress that there is."""
    if act.body in state.bodies:
        what = f"a body is called {act.body} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    return no_congress(act.congress, law, register)


def members_change(state: State, act: ChangeBody, law: Law, register: Register) -> Refusal | None:
    """Who leaves is a member, who joins is none, and somebody stays."""
    body = state.bodies.get(act.body)
    if body is None:
        what = f"no body is called {act.body}"
        return law.refusal("WP-known", what, "form it first, or correct the identifier")
    if act.on < body.last:
        what = f"{act.on} lies before {body.last}, the last act on {act.body}"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    mend = "correct the names"
    if strangers := [one for one in act.leave if one not in body.members]:
        what = f"{', '.join(strangers)} cannot leave {act.body}: no member"
        return law.refusal("PR-body", what, mend)
    if already := [one for one in act.join if one in body.members]:
        what = f"{', '.join(already)} cannot join {act.body}: a member already"
        return law.refusal("PR-body", what, mend)
    if not _after(body, act):
        what = f"nobody would be left on {act.body}"
        return law.refusal("PR-body", what, "let somebody join")
    return None


def _after(body: Body, act: ChangeBody) -> tuple[str, ...]:
    left = frozenset(act.leave)
    return (*(one for one in body.members if one not in left), *act.join)


def formed(state: State, act: FormBody, law: Law, register: Register) -> Changes:
    """The body is on record."""
    body = Body(id=act.body, congress=act.congress, kind=act.what, members=act.members, last=act.on)
    return Changes(bodies={act.body: body})


def changed(state: State, act: ChangeBody, law: Law, register: Register) -> Changes:
    """Its members are others."""
    body = state.bodies[act.body]
    return Changes(bodies={act.body: evolve(body, members=_after(body, act), last=act.on)})
