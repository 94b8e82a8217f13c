"""Meetings of consultation and letters to deputies (恳谈会、咨询会、征求意见函)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, Organ, Register
from wholeprocess.consultation.participation.act import (
    MatterAct,
    no_deputy,
    not_countable,
    went_on,
)
from wholeprocess.consultation.participation.kinds import BodyKind, Form
from wholeprocess.consultation.participation.matters import came
from wholeprocess.consultation.participation.record import (
    BodyId,
    Came,
    Letter,
    LetterId,
    Meeting,
    MeetingId,
    each_group_once,
)
from wholeprocess.consultation.record import Changes, State
from wholeprocess.journal import day, each_once, name, several, some
from wholeprocess.law import Law, Refusal

_OTHERWISE = frozenset({Form.OPINION_LETTER, *BodyKind})
"""Forms that have acts of their own."""


@frozen(kw_only=True)
class HoldForum(MatterAct):
    """Residents and others meet to talk a matter over (市民恳谈会), and these came.

    ``form`` is another where a place has meetings of its own, as a hearing (听证会).
    """

    kind: ClassVar[str] = "consultation.hold-forum"

    meeting: MeetingId = field(validator=name)
    form: str = field(default=str(Form.RESIDENTS_MEETING), validator=name)
    topic: str = ""
    came: tuple[Came, ...] = field(default=(), converter=came, validator=each_group_once)

    @form.validator
    def _has_no_act_of_its_own(self, _: object, form: str) -> None:
        if form in _OTHERWISE:
            raise ValueError(f"{form} is no forum; record SendLetter or ConsultBody")


@frozen(kw_only=True)
class ConsultBody(MatterAct):
    """A legal service group or an expert committee sits on a matter (听取咨询意见)."""

    kind: ClassVar[str] = "consultation.consult-body"

    meeting: MeetingId = field(validator=name)
    body: BodyId = field(validator=name)
    topic: str = ""
    present: tuple[str, ...] = field(default=(), converter=several, validator=each_once)


@frozen(kw_only=True)
class SendLetter(MatterAct):
    """Deputies are asked by letter for their opinions until a day (代表征求意见函)."""

    kind: ClassVar[str] = "consultation.send-letter"

    letter: LetterId = field(validator=name)
    to: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    due: date = field(validator=day)


@frozen(kw_only=True)
class AnswerLetter(MatterAct):
    """A deputy answers a letter (答复征求意见函), be it that there is nothing to say.

    What the deputy does raise is gathered with ``GatherOpinion``, which answers the letter too.
    """

    kind: ClassVar[str] = "consultation.answer-letter"

    letter: LetterId = field(validator=name)
    deputy: DeputyId = field(validator=name)


# --- questions ------------------------------------------------------------------------------------


def source_is_new(
    state: State, act: HoldForum | ConsultBody | SendLetter, law: Law, register: Register
) -> Refusal | None:
    """Meetings and letters of a matter share their identifiers: an opinion names one of them."""
    ident = act.letter if isinstance(act, SendLetter) else act.meeting
    if (act.matter, MeetingId(ident)) in state.meetings or (
        (act.matter, LetterId(ident)) in state.letters
    ):
        what = f"{act.matter} has a meeting or letter called {ident} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    return None


def forum_is_countable(
    state: State, act: HoldForum, law: Law, register: Register
) -> Refusal | None:
    """Those who came are of known groups, and the deputies named are deputies."""
    return not_countable(act.came, act, state, law, register)


def members_sit(state: State, act: ConsultBody, law: Law, register: Register) -> Refusal | None:
    """The body is on record at this congress, and only its members sit for it."""
    body = state.bodies.get(act.body)
    matter = state.matters[act.matter]
    if body is None or body.congress != matter.congress:
        what = f"{matter.congress} has no body called {act.body}"
        return law.refusal("PR-body", what, "form it first, or correct the identifier")
    strangers = [one for one in act.present if one not in body.members]
    if strangers:
        what = f"{', '.join(strangers)} sat for {act.body} and is no member"
        return law.refusal("PR-body", what, "enter the change of its members first")
    return None


def asks_deputies(state: State, act: SendLetter, law: Law, register: Register) -> Refusal | None:
    """Everyone asked is a deputy in office, and the last day is not before the letter."""
    if act.due < act.on:
        what = f"the letter of {act.on} is due on {act.due}"
        return law.refusal("PR-letter-term", what, "name a later day")
    return no_deputy(act.to, act, law, register)


def was_asked(state: State, act: AnswerLetter, law: Law, register: Register) -> Refusal | None:
    """The letter was sent, and to this deputy."""
    letter = state.letters.get((act.matter, act.letter))
    if letter is None:
        what = f"{act.matter} has no letter {act.letter}"
        return law.refusal("WP-known", what, "record the letter first, or correct its name")
    if act.deputy not in letter.to:
        what = f"{act.letter} was not sent to {act.deputy}"
        return law.refusal("PR-letter-answer", what, f"name one of {', '.join(letter.to)}")
    return None


def speaks_for_himself(
    state: State, act: AnswerLetter, law: Law, register: Register
) -> Refusal | None:
    """A deputy answers himself, or the host enters what he answered."""
    host = state.matters[act.matter].host
    who = (act.deputy, host, str(Organ.OFFICE))
    if act.by in who:
        return None
    what = f"{act.by} cannot answer for {act.deputy}"
    return law.refusal("PR-letter-answer", what, "let the deputy answer", who=who)


# --- changes --------------------------------------------------------------------------------------


def forum_held(state: State, act: HoldForum, law: Law, register: Register) -> Changes:
    """The forum is on record."""
    return _met(
        state,
        act,
        Meeting(
            id=act.meeting,
            matter=act.matter,
            form=act.form,
            held=act.on,
            came=act.came,
            topic=act.topic,
        ),
    )


def body_consulted(state: State, act: ConsultBody, law: Law, register: Register) -> Changes:
    """The body's meeting is on record."""
    kind = str(state.bodies[act.body].kind)
    sat = Came(group=kind, number=len(act.present), names=act.present)
    return _met(
        state,
        act,
        Meeting(
            id=act.meeting,
            matter=act.matter,
            form=kind,
            held=act.on,
            came=(sat,),
            topic=act.topic,
            body=act.body,
        ),
    )


def _met(state: State, act: HoldForum | ConsultBody, meeting: Meeting) -> Changes:
    return Changes(matters=went_on(state, act), meetings={(meeting.matter, meeting.id): meeting})


def letter_sent(state: State, act: SendLetter, law: Law, register: Register) -> Changes:
    """The letter is on record."""
    letter = Letter(id=act.letter, matter=act.matter, to=act.to, sent=act.on, due=act.due)
    return Changes(matters=went_on(state, act), letters={(act.matter, act.letter): letter})


def letter_answered(state: State, act: AnswerLetter, law: Law, register: Register) -> Changes:
    """The deputy has answered."""
    letter = answered_by(state.letters[act.matter, act.letter], act.deputy)
    return Changes(matters=went_on(state, act), letters={(act.matter, act.letter): letter})


def answered_by(letter: Letter, deputy: DeputyId) -> Letter:
    """The letter once that deputy has answered; in the order of its addressees."""
    answered = {*letter.answered, deputy}
    return evolve(letter, answered=tuple(one for one in letter.to if one in answered))
