"""Presidium and agenda (主席团、秘书长、议程): who elects them, and when (OL-17-1, OL-19-1)."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, Organ, Register
from wholeprocess.decision.acts import SessionAct
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.people import all_deputies, held, no_deputy, wrong_organ
from wholeprocess.decision.preparation.entry import congress_of_session, entered
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.resolution import Passed, passes
from wholeprocess.decision.sitting import SittingPhase, is_township, not_in_session
from wholeprocess.decision.ways import way
from wholeprocess.journal import before_the_last, each_once, name, several, some
from wholeprocess.law import Law, Refusal, how_many


@frozen(kw_only=True)
class MeetingAct(SessionAct):
    """What a preparatory meeting does at county level and above, in a township the session."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    votes: Votes


@frozen(kw_only=True)
class ElectPresidium(MeetingAct):
    """The presidium of a session is elected (选举主席团), and the secretary-general with it.

    At county level and above a preparatory meeting elects both (OL-17-1); a township's session
    elects its presidium itself and has no secretary-general in the law (OL-19-1).
    """

    kind: ClassVar[str] = "decision.elect-presidium"

    members: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    secretary_general: str = ""


@frozen(kw_only=True)
class AdoptAgenda(MeetingAct):
    """The agenda is adopted (通过会议议程, OL-17-1)."""

    kind: ClassVar[str] = "decision.adopt-agenda"

    items: tuple[str, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class OpenPlenary(SessionAct):
    """A sitting of all deputies begins (全体会议), with these present; observers do not count.

    Whether each sitting needs the quorum of the session the law does not say
    (CGP-quorum-sitting).
    """

    kind: ClassVar[str] = "decision.open-plenary"

    present: tuple[DeputyId, ...] = field(converter=several, validator=each_once)
    observers: tuple[str, ...] = field(default=(), converter=several, validator=each_once)


# --- what refuses it ------------------------------------------------------------------------------


def at_its_time(state: State, act: MeetingAct, law: Law, register: Register) -> Refusal | None:
    """Before the opening at county level and above, in a township during the session."""
    congress = state.preparations[act.session].congress
    sitting = state.sessions.get(act.session)
    if not is_township(congress):
        if sitting is None:
            return None
        what = f"{act.session} opened on {sitting.session.opened}"
        mend = "let the preparatory meeting do it before the session opens"
        return law.refusal(held(law, "OL-17-1"), what, mend)
    if sitting is not None and sitting.phase is SittingPhase.OPEN:
        return None
    what = f"{act.session} is not in session; a township's presidium is elected there"
    return law.refusal("OL-19-1", what, "do it after the session has opened")


def hands_fit(state: State, act: MeetingAct, law: Law, register: Register) -> Refusal | None:
    """No more votes than deputies who could vote."""
    sitting = state.sessions.get(act.session)
    congress = state.preparations[act.session].congress
    of = len(sitting.present) if sitting else all_deputies(congress, act.on, register)
    if act.votes.cast <= of:
        return None
    what = f"{how_many(act.votes.cast, 'vote')} for {how_many(of, 'deputy', 'deputies')}"
    return law.refusal("LVP-voters", what, "count again: one vote for each deputy")


def members_are_deputies(
    state: State, act: ElectPresidium, law: Law, register: Register
) -> Refusal | None:
    """The presidium is made of deputies."""
    congress = state.preparations[act.session].congress
    code = "OL-19-1" if is_township(congress) else "OL-17-1"
    if refusal := no_deputy(act.members, congress, code, act.on, law, register):
        return refusal
    if is_township(congress) or act.secretary_general:
        return None
    what = f"no secretary-general is elected for {act.session}"
    return law.refusal(held(law, code), what, "elect one: secretary_general='…'")


def may_sit(state: State, act: OpenPlenary, law: Law, register: Register) -> Refusal | None:
    """Deputies are counted, observers are not; the quorum, where each sitting needs it."""
    congress = congress_of_session(state, act.session)
    sitting = state.sessions.get(act.session)
    if refusal := not_in_session(sitting, act.session, congress, act.on, law):
        return refusal
    if sitting is not None and (late := before_the_last(act, sitting.acts, law)):
        return late
    code = held(law, "OL-19-1" if is_township(congress) else "OL-17-3")
    if refusal := wrong_organ(act.by, (Organ.PRESIDIUM,), code, f"preside at {act.session}", law):
        return refusal
    if both := sorted({*act.observers} & {*act.present}):
        what = f"{', '.join(both)} attends as an observer and is counted as present"
        return law.refusal(held(law, "OL-21-1", "OL-14-4"), what, "count the deputies only")
    if refusal := no_deputy(act.present, congress, "OL-14-4", act.on, law, register):
        return refusal
    if way(law, "CGP-quorum-sitting") != "each_sitting":
        return None
    quorum, of = law.threshold("OL-14-4"), all_deputies(congress, act.on, register)
    if quorum.met(len(act.present), of=of):
        return None
    what = f"{len(act.present)} of {of} deputies are present; {quorum.least(of=of)} are needed"
    return law.refusal("CGP-quorum-sitting", what, "wait until enough are there")


# --- what it changes ------------------------------------------------------------------------------


def carried(state: State, act: MeetingAct, law: Law, register: Register) -> bool:
    """Whether more than half of all deputies voted for it (OL-25-1)."""
    congress = state.preparations[act.session].congress
    ruling = passes(act.votes, all_deputies(congress, act.on, register), law)
    return isinstance(ruling.outcome, Passed)


def presidium_elected(state: State, act: ElectPresidium, law: Law, register: Register) -> Changes:
    """The presidium, if it has the majority; the vote is on record in any case."""
    if not carried(state, act, law, register):
        return entered(state, act)
    chosen = {"presidium": act.members, "secretary_general": act.secretary_general}
    return entered(state, act, **chosen)


def agenda_adopted(state: State, act: AdoptAgenda, law: Law, register: Register) -> Changes:
    """The agenda, if it has the majority."""
    if not carried(state, act, law, register):
        return entered(state, act)
    return entered(state, act, agenda=act.items)


def plenary_opened(state: State, act: OpenPlenary, law: Law, register: Register) -> Changes:
    """Who is present from now on; and how many deputies there are."""
    sitting = state.sessions[act.session]
    now = evolve(
        sitting,
        acts=(*sitting.acts, act),
        present=frozenset(act.present),
        all_deputies=all_deputies(sitting.congress, act.on, register),
    )
    return Changes(sessions={act.session: now})
