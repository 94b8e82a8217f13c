"""Contacts are assigned, made and ended (分工联系、开展联系), under the scheme of a congress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Level, Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations.guards import may_not_act
from wholeprocess.consultation.stations.lines import (
    ContactKey,
    ContactLine,
    ContactMade,
    ContactSpan,
)
from wholeprocess.consultation.stations.scheme import (
    Contact,
    ContactScheme,
    Party,
    Way,
    ways_of,
)
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class ContactAct(ConsultationAct):
    """An act under the contact scheme of one congress."""

    about: ClassVar[str] = "congress"

    congress: DivisionCode = field(validator=name)


@frozen(kw_only=True)
class AdoptScheme(ContactAct):
    """A congress's body adopts its contact scheme (通过联系制度), in the place of one before."""

    kind: ClassVar[str] = "consultation.adopt-scheme"

    scheme: ContactScheme


@frozen(kw_only=True)
class LineAct(ContactAct):
    """An act about one contact of one person."""

    contact: str = field(validator=name)
    who: DeputyId = field(validator=name)


@frozen(kw_only=True)
class AssignContact(LineAct):
    """Somebody is to keep contact with these, from this day on (分工联系, DL25-37).

    ``whom`` are deputies by id, or voters under a name of the place's own: a village, households.
    """

    kind: ClassVar[str] = "consultation.assign-contact"

    whom: tuple[str, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class EndContact(LineAct):
    """From this day on the contact is not due any more (调整分工), with the reason."""

    kind: ClassVar[str] = "consultation.end-contact"

    whom: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    reason: str = field(validator=name)


@frozen(kw_only=True)
class MakeContact(LineAct):
    """Contact was made on this day (开展联系), in these ways: opinions up, results down."""

    kind: ClassVar[str] = "consultation.make-contact"

    whom: str = field(validator=name)
    ways: tuple[Way, ...] = field(converter=ways_of, validator=(some, each_once))
    matter: str = ""


# --- what refuses it ------------------------------------------------------------------------------


def in_the_scheme(state: State, act: LineAct, law: Law, register: Register) -> Refusal | None:
    """The congress has a scheme, and the contact is in it."""
    scheme = state.schemes.get(act.congress)
    if scheme is None:
        what = f"the congress of {act.congress} has no contact scheme"
        return law.refusal("PR-contact-scheme", what, "adopt one first")
    if scheme.contact(act.contact) is None:
        what = f"{act.contact} is no contact of the scheme of {act.congress}"
        mend = f"name one of {', '.join(contact.name for contact in scheme.contacts)}"
        return law.refusal("PR-contact-scheme", what, mend)
    return None


def fit_their_parts(
    state: State, act: AssignContact, law: Law, register: Register
) -> Refusal | None:
    """Each is what the scheme says: a deputy of this congress, of a higher one, of a lower one."""
    contact = _contact(state, act)
    parties: Mapping[str, Party] = {
        **dict.fromkeys(act.whom, contact.whom),
        act.who: contact.who,
    }
    if act.who in act.whom:
        what = f"{act.who} cannot keep contact with himself"
        return law.refusal("PR-contact-scheme", what, "name others")
    for person, party in parties.items():
        if party is Party.VOTERS:
            continue
        ident = DeputyId(person)
        if refusal := may_not_act([ident], act.on, law, register):
            return refusal
        if not _is_a(party, register.deputies[ident].congress, act.congress):
            what = f"{ident} sits in {register.deputies[ident].congress} and is no {party}"
            mend = f"name a {party} for {act.congress}"
            return law.refusal("PR-contact-scheme", what, mend)
    return None


def _is_a(party: Party, seat: DivisionCode, congress: DivisionCode) -> bool:
    if party in (Party.COMMITTEE_MEMBER, Party.DEPUTY):
        return seat == congress
    if party is Party.HIGHER_DEPUTY:
        return Level.of(seat) > Level.of(congress)
    return Level.of(seat) < Level.of(congress) or seat == congress


def not_yet_assigned(
    state: State, act: AssignContact, law: Law, register: Register
) -> Refusal | None:
    """No contact is assigned twice."""
    for whom in act.whom:
        line = state.contacts.get(_key(act, whom))
        last = line.spans[-1] if line is not None else None
        if last is not None and (last.until is None or act.on < last.until):
            what = f"{act.who} keeps contact with {whom} already"
            return law.refusal("WP-once", what, "assign those who are not yet")
    return None


def is_assigned(state: State, act: LineAct, law: Law, register: Register) -> Refusal | None:
    """The contact is assigned on the day, and nothing later of it is on record."""
    whom = act.whom if isinstance(act, EndContact) else (getattr(act, "whom", ""),)
    for one in whom:
        line = state.contacts.get(_key(act, one))
        if line is None or not line.on(act.on):
            what = f"{act.who} is not to keep contact with {one} on {act.on}"
            return law.refusal("WP-known", what, "assign the contact first")
        if line.made and act.on < line.made[-1].on:
            what = f"{act.on} lies before {line.made[-1].on}, the last contact with {one}"
            return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


def who_made_it(state: State, act: MakeContact, law: Law, register: Register) -> Refusal | None:
    """Whose contact it is may act on the day."""
    return may_not_act([act.who], act.on, law, register)


# --- what it changes ------------------------------------------------------------------------------


def adopted(state: State, act: AdoptScheme, law: Law, register: Register) -> Changes:
    """The scheme holds; what was assigned under the same names goes on."""
    return Changes(schemes={act.congress: act.scheme})


def assigned(state: State, act: AssignContact, law: Law, register: Register) -> Changes:
    """A line for each; one that was ended is taken up again."""
    lines = {}
    for whom in act.whom:
        key = _key(act, whom)
        line = state.contacts.get(key, ContactLine(spans=()))
        lines[key] = evolve(line, spans=(*line.spans, ContactSpan(since=act.on)))
    return Changes(contacts=lines)


def ended(state: State, act: EndContact, law: Law, register: Register) -> Changes:
    """Not due from this day on."""
    lines = {}
    for whom in act.whom:
        line = state.contacts[_key(act, whom)]
        *before, last = line.spans
        lines[_key(act, whom)] = evolve(line, spans=(*before, evolve(last, until=act.on)))
    return Changes(contacts=lines)


def made(state: State, act: MakeContact, law: Law, register: Register) -> Changes:
    """One more contact on the line."""
    line = state.contacts[_key(act, act.whom)]
    contact = ContactMade(on=act.on, ways=act.ways, matter=act.matter)
    return Changes(contacts={_key(act, act.whom): evolve(line, made=(*line.made, contact))})


def _key(act: LineAct, whom: str) -> ContactKey:
    return ContactKey(act.congress, act.contact, act.who, whom)


def _contact(state: State, act: LineAct) -> Contact:
    contacts = state.schemes[act.congress].contacts
    return next(contact for contact in contacts if contact.name == act.contact)
