"""Opinions raised in a consultation (协商意见): gathered, then adopted or answered."""

from __future__ import annotations

from typing import ClassVar

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import DeputyId, Register
from wholeprocess.consultation.participation.act import (
    MatterAct,
    no_deputy,
    unknown_group,
    went_on,
)
from wholeprocess.consultation.participation.kinds import Group
from wholeprocess.consultation.participation.meetings import answered_by
from wholeprocess.consultation.participation.record import (
    DraftOpinion,
    DraftOpinionId,
    LetterId,
    MatterId,
    MeetingId,
    OpinionPhase,
)
from wholeprocess.consultation.record import Changes, State
from wholeprocess.journal import name
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class DraftOpinionAct(MatterAct):
    """An act on one opinion."""

    opinion: DraftOpinionId = field(validator=name)

    @property
    def key(self) -> tuple[MatterId, DraftOpinionId]:
        """The matter and the opinion."""
        return self.matter, self.opinion


@frozen(kw_only=True)
class GatherOpinion(DraftOpinionAct):
    """Somebody raised an opinion (收集意见): which group, in which meeting or letter.

    ``deputy`` names the deputy who raised it; nobody else is named. ``source`` is "" for what
    came in otherwise.
    """

    kind: ClassVar[str] = "consultation.gather-opinion"

    text: str = field(validator=name)
    group: str = field(validator=name)
    source: str = ""
    deputy: DeputyId | None = field(default=None)

    @deputy.validator
    def _only_deputies_are_named(self, _: Attribute[object], deputy: DeputyId | None) -> None:
        if deputy is not None and self.group != Group.DEPUTIES:
            what = f"{deputy} is named as a deputy, but the opinion is of {self.group}"
            raise ValueError(what)


@frozen(kw_only=True)
class AdoptOpinion(DraftOpinionAct):
    """An opinion is taken into the report or draft (采纳); ``place`` says where in the text."""

    kind: ClassVar[str] = "consultation.adopt-opinion"

    place: str = field(validator=name)


@frozen(kw_only=True)
class DeclineOpinion(DraftOpinionAct):
    """An opinion is answered with the reason why it is not taken in (不采纳并说明理由)."""

    kind: ClassVar[str] = "consultation.decline-opinion"

    reason: str = field(validator=name)


# --- questions ------------------------------------------------------------------------------------


def opinion_is_new(
    state: State, act: GatherOpinion, law: Law, register: Register
) -> Refusal | None:
    """An identifier is used once within a matter."""
    if act.key not in state.draft_opinions:
        return None
    what = f"{act.matter} has an opinion {act.opinion} already"
    return law.refusal("WP-once", what, "give the new one an identifier of its own")


def group_has_a_name(
    state: State, act: GatherOpinion, law: Law, register: Register
) -> Refusal | None:
    """The group is known, and who is named is a deputy in office."""
    refusal = unknown_group(state.matters[act.matter].kind, (act.group,), law)
    return refusal or no_deputy(filter(None, (act.deputy,)), act, law, register)


def was_raised_there(
    state: State, act: GatherOpinion, law: Law, register: Register
) -> Refusal | None:
    """The source is on record, and somebody of the group was there or was asked."""
    if not act.source:
        return None
    meeting = state.meetings.get((act.matter, MeetingId(act.source)))
    letter = state.letters.get((act.matter, LetterId(act.source)))
    if meeting is None and letter is None:
        what = f"{act.matter} has no meeting and no letter {act.source}"
        return law.refusal("PR-opinion-source", what, "record it first, or correct its name")
    if letter is not None and act.deputy not in letter.to:
        who = act.deputy or act.group
        what = f"{act.source} was not sent to {who}"
        mend = f"name one of the deputies asked: {', '.join(letter.to)}"
        return law.refusal("PR-opinion-source", what, mend)
    if meeting is not None and not any(
        one.group == act.group and one.number for one in meeting.came
    ):
        what = f"nobody of {act.group} came to {act.source}"
        return law.refusal("PR-opinion-source", what, "correct the group or the meeting")
    return None


def was_raised(
    state: State, act: AdoptOpinion | DeclineOpinion, law: Law, register: Register
) -> Refusal | None:
    """Only what was raised can be answered."""
    if act.key in state.draft_opinions:
        return None
    what = f"nobody raised an opinion {act.opinion} on {act.matter}"
    return law.refusal("PR-answer-opinion", what, "gather it first, or correct its number")


def text_has_not_gone(
    state: State, act: AdoptOpinion | DeclineOpinion, law: Law, register: Register
) -> Refusal | None:
    """What was settled stays as it went with the text; only an open one is answered later."""
    opinion = state.draft_opinions[act.key]
    done = state.matters[act.matter].done
    if done is None or opinion.phase is OpinionPhase.OPEN:
        return None
    what = f"{act.opinion} was {opinion.phase.value} when {act.matter} went on, on {done}"
    return law.refusal("PR-answer-opinion", what, "leave it as it went")


def not_dropped_too_often(
    state: State, act: DeclineOpinion, law: Law, register: Register
) -> Refusal | None:
    """An adopted opinion is dropped again at most so many times."""
    opinion = state.draft_opinions[act.key]
    if opinion.phase is not OpinionPhase.ADOPTED or opinion.dropped < law.count("PR-drop"):
        return None
    what = f"{act.opinion} was adopted and dropped before: {opinion.dropped}"
    return law.refusal("PR-drop", what, "leave it in the text, or call the matter off")


# --- changes --------------------------------------------------------------------------------------


def gathered(state: State, act: GatherOpinion, law: Law, register: Register) -> Changes:
    """The opinion is on record; a deputy's answers the letter in which it was raised."""
    opinion = DraftOpinion(
        id=act.opinion,
        matter=act.matter,
        text=act.text,
        raised=act.on,
        group=act.group,
        deputy=act.deputy,
        source=act.source,
    )
    at = act.matter, LetterId(act.source)
    letter = state.letters.get(at)
    answered = {at: answered_by(letter, act.deputy)} if letter and act.deputy else {}
    return Changes(matters=went_on(state, act), letters=answered, draft_opinions={act.key: opinion})


def adopted(state: State, act: AdoptOpinion, law: Law, register: Register) -> Changes:
    """It stands in the text."""
    return _settled(state, act, OpinionPhase.ADOPTED, place=act.place)


def declined(state: State, act: DeclineOpinion, law: Law, register: Register) -> Changes:
    """It is answered with a reason."""
    return _settled(state, act, OpinionPhase.ANSWERED, reason=act.reason)


def _settled(
    state: State,
    act: AdoptOpinion | DeclineOpinion,
    to: OpinionPhase,
    *,
    place: str = "",
    reason: str = "",
) -> Changes:
    opinion = state.draft_opinions[act.key]
    drops = opinion.phase is OpinionPhase.ADOPTED and to is OpinionPhase.ANSWERED
    then = evolve(
        opinion,
        phase=to,
        place=place,
        reason=reason,
        settled=act.on,
        dropped=opinion.dropped + drops,
    )
    return Changes(matters=went_on(state, act), draft_opinions={act.key: then})
