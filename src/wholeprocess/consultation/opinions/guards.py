"""What refuses an act on an opinion (准入条件): who may, and what the record or a practice bars."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Level, Organ, Register
from wholeprocess.consultation.opinions.acts import (
    AnswerOpinion,
    ErasePersonal,
    FeedSuggestion,
    HandOver,
    HearOpinion,
    JoinOpinion,
    OpinionAct,
    ReopenOpinion,
    SendBackOpinion,
    SendToDepartment,
    TellResident,
)
from wholeprocess.consultation.opinions.record import Opinion, VoicePhase
from wholeprocess.consultation.opinions.words import AnswerResult, WayHome
from wholeprocess.consultation.record import State
from wholeprocess.law import Law, Refusal

Guard: TypeAlias = Callable[[Opinion, Any, Law, Register, State], Refusal | None]


class Role(StrEnum):
    """Who may act, as the table names them."""

    DEPUTY = "the deputy"  # 听取意见的代表，或者接手的代表
    DEPUTY_OR_OFFICE = "the deputy or the office"
    COMMITTEE = "the committee"  # 专门委员会、工作机构；乡镇为主席团
    DEPARTMENT = "the department"  # 收到意见的部门


EXPLAINING = frozenset({AnswerResult.EXPLAINED, AnswerResult.REFERRED})
"""What a deputy may answer himself; anything else would be handling the problem."""

NEEDS_A_NAME = frozenset({WayHome.PHONE, WayHome.LETTER})
"""Ways home for which one must know who it was."""

GOES_ON = (
    VoicePhase.WITH_DEPUTY,
    VoicePhase.WITH_COMMITTEE,
    VoicePhase.WITH_DEPARTMENT,
    VoicePhase.IN_SUGGESTION,
)
"""Phases of an opinion to which others can be joined: its answer is still to come."""


def office_of(congress: str) -> Organ:
    """Who does the office's work: in a township the presidium."""
    return Organ.PRESIDIUM if Level.of(congress) is Level.TOWNSHIP else Organ.OFFICE


def committees_of(congress: str) -> tuple[str, ...]:
    """Who passes opinions on between deputies and departments.

    >>> [str(organ) for organ in committees_of("430381")], str(*committees_of("430681118"))
    (['special-committee', 'office'], 'presidium')
    """
    office = office_of(congress)
    return (office,) if office is Organ.PRESIDIUM else (Organ.SPECIAL_COMMITTEE, office)


def players(role: Role, opinion: Opinion) -> tuple[str, ...]:
    """The actors who play a role for an opinion."""
    match role:
        case Role.DEPUTY:
            return (opinion.deputy,)
        case Role.DEPUTY_OR_OFFICE:
            return (opinion.deputy, office_of(opinion.congress))
        case Role.COMMITTEE:
            return committees_of(opinion.congress)
        case Role.DEPARTMENT:
            return (opinion.unit,) if opinion.unit else ()


def acting(who: str, act: OpinionAct, law: Law, register: Register) -> Refusal | None:
    """A deputy who acts is in office and not suspended on that day (PR-voice-hear)."""
    deputy = register.deputies.get(DeputyId(who))
    if deputy is not None and deputy.may_act(act.on):
        return None
    word = "is no deputy" if deputy is None else "is not in office or is suspended"
    mend = "name a deputy in office, or hand the opinion over to one"
    return law.refusal("PR-voice-hear", f"{who} {word} on {act.on}", mend)


# --- the beginning, and personal data -------------------------------------------------------------


def hearing(state: State, act: HearOpinion, law: Law, register: Register) -> Refusal | None:
    """The number is new and the deputy sits in that congress (PR-voice-hear)."""
    if act.opinion in state.opinions:
        what = f"{act.opinion} is already on record"
        return law.refusal("WP-once", what, "give the new opinion a number of its own")
    if (refusal := acting(act.by, act, law, register)) is not None:
        return refusal
    seat = register.deputies[DeputyId(act.by)].congress
    if seat != act.congress:
        what = f"{act.by} sits in {seat}, not in {act.congress}"
        return law.refusal("PR-voice-hear", what, f"write congress={seat!r}")
    return None


def erasing(state: State, act: ErasePersonal, law: Law, register: Register) -> Refusal | None:
    """Somebody of that reference gave an opinion (PR-voice-personal), not after that day."""
    heard = [state.opinions[opinion].heard.on for opinion in state.residents.get(act.resident, ())]
    if not heard:
        what = f"no opinion is of {act.resident}"
        return law.refusal("WP-known", what, "take the reference from the act that heard him")
    if act.on < min(heard):
        what = f"{act.on} lies before {min(heard)}, when {act.resident} was first heard"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    office = office_of(act.congress)
    if act.by != office:
        what = f"{act.by} may not record that personal data were erased; {office} may"
        return law.refusal("PR-voice-personal", what, f"let {office} do it", who=(office,))
    return None


# --- on the way out -------------------------------------------------------------------------------


def committee_may_be_skipped(
    opinion: Opinion, act: OpinionAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """The place lets a deputy go to a department himself (PR-voice-skip)."""
    if "committee" in law.choices("PR-voice-skip"):
        return None
    what = f"at {law.place} {opinion.id} goes to a department through a committee"
    return law.refusal("PR-voice-skip", what, "send it to the committee first")


def department_may_be_skipped(
    opinion: Opinion, act: OpinionAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """The place lets deputies and committees answer without a department (PR-voice-skip)."""
    if "department" in law.choices("PR-voice-skip"):
        return None
    what = f"at {law.place} {opinion.id} is answered by a department"
    return law.refusal("PR-voice-skip", what, "send it to a department")


def unit_is_known(
    opinion: Opinion, act: SendToDepartment, law: Law, register: Register, state: State
) -> Refusal | None:
    """The department is entered."""
    if act.unit in register.units:
        return None
    return law.refusal("WP-known", f"no unit is called {act.unit}", "enter the unit first")


def goes_back_seldom(
    opinion: Opinion, act: SendBackOpinion, law: Law, register: Register, state: State
) -> Refusal | None:
    """It was not sent back too often already (PR-voice-declines)."""
    times = opinion.times(SendBackOpinion)
    if times < law.count("PR-voice-declines"):
        return None
    what = f"{opinion.id} was sent back {times} times already"
    return law.refusal("PR-voice-declines", what, "answer it, or answer who is competent")


def next_deputy_fits(
    opinion: Opinion, act: HandOver, law: Law, register: Register, state: State
) -> Refusal | None:
    """Who takes it over is in office, of the same congress or the next higher (SG-22)."""
    if (refusal := acting(act.to, act, law, register)) is not None:
        return refusal
    if act.to == opinion.deputy:
        what = f"{act.to} has {opinion.id} already"
        return law.refusal("PR-voice-hand-over", what, "name another deputy")
    to: Deputy = register.deputies[act.to]
    fits = _same_or_next(opinion.congress, register)
    if to.congress in fits:
        return None
    what = f"{act.to} sits in {to.congress}, which is neither {' nor '.join(fits)}"
    return law.refusal("PR-voice-hand-over", what, "name a deputy of one of these congresses")


def _same_or_next(congress: DivisionCode, register: Register) -> tuple[DivisionCode, ...]:
    rises = register.divisions.rises(congress) if congress in register.divisions else ()
    return (congress, *(rise.congress for rise in rises[:1]))


# --- answers, suggestions, joining ----------------------------------------------------------------


def deputy_only_explains(
    opinion: Opinion, act: AnswerOpinion, law: Law, register: Register, state: State
) -> Refusal | None:
    """A deputy passes problems on and does not handle them (DL25-31-2)."""
    if act.result in EXPLAINING:
        return None
    what = f"{act.by} is a deputy and answers {act.result.value}; a deputy handles no problem"
    mend = "send it to a department, or take it up in a suggestion"
    code = "DL25-31-2" if law.holds("DL25-31-2") else "PR-voice-skip"
    return law.refusal(code, what, mend)


def feeds_it_once(
    opinion: Opinion, act: FeedSuggestion, law: Law, register: Register, state: State
) -> Refusal | None:
    """The suggestion has not taken it up yet (PR-voice-suggestion)."""
    if act.suggestion not in opinion.fed:
        return None
    what = f"{opinion.id} stands behind {act.suggestion} already"
    return law.refusal("WP-once", what, "name another suggestion")


def can_be_joined(
    opinion: Opinion, act: JoinOpinion, law: Law, register: Register, state: State
) -> Refusal | None:
    """The other goes on, is of the same congress, and this one was not joined too often."""
    other = state.opinions.get(act.into)
    if other is None or other is opinion:
        what = f"{act.into} is no other opinion on record"
        return law.refusal("WP-known", what, "name the opinion that goes on")
    if other.phase not in GOES_ON or other.congress != opinion.congress:
        what = f"{act.into} is {other.phase.value} and belongs to {other.congress}"
        mend = "join it to an opinion of the same congress whose answer is still to come"
        return law.refusal("WP-phase", what, mend)
    if act.on < other.last:
        what = f"{act.on} lies before {other.last}, the last act on {act.into}"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    times = opinion.times(JoinOpinion)
    if times >= law.count("PR-voice-join"):
        what = f"{opinion.id} was joined to others {times} times already"
        return law.refusal("PR-voice-join", what, "let it go its own way")
    return None


# --- home -----------------------------------------------------------------------------------------


def can_be_reached(
    opinion: Opinion, act: TellResident, law: Law, register: Register, state: State
) -> Refusal | None:
    """Nobody is called or written to whose name is not known (PR-voice-anonymous)."""
    if act.how not in NEEDS_A_NAME:
        return None
    gone = [one for one in state.erasures.get(opinion.heard.resident, ()) if one.on <= act.on]
    erased = bool(gone) and gone[-1].on >= opinion.heard.on
    if not opinion.heard.anonymous and not erased:
        return None
    word = "the personal data were erased" if erased else "the resident gave no name"
    what = f"{opinion.id} cannot be told by {act.how.value}: {word}"
    return law.refusal("PR-voice-anonymous", what, "tell it in person, online or by a notice")


def has_an_answer_to_bring(
    opinion: Opinion, act: TellResident, law: Law, register: Register, state: State
) -> Refusal | None:
    """An opinion that is joined is told by itself only where suggestions answer (PR-voice-join)."""
    lead = state.opinions[opinion.into] if opinion.into else opinion
    if lead.phase is VoicePhase.IN_SUGGESTION:
        return None
    what = f"{opinion.id} is joined to {lead.id}, which has no answer yet"
    return law.refusal("PR-voice-join", what, f"wait for the answer to {lead.id}")


def not_reopened_too_often(
    opinion: Opinion, act: ReopenOpinion, law: Law, register: Register, state: State
) -> Refusal | None:
    """It is taken up again only so many times (PR-voice-reopen)."""
    times = opinion.times(ReopenOpinion)
    if times < law.count("PR-voice-reopen"):
        return None
    what = f"{opinion.id} was taken up again {times} times already"
    return law.refusal("PR-voice-reopen", what, "take it up in a suggestion as a new opinion")
