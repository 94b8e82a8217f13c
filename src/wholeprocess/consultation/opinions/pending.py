"""What has not come back to its voter (未回告的意见): with whom it is, and for how long."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.congress import DeputyId
from wholeprocess.consultation.opinions.record import Opinion, Standing, VoicePhase
from wholeprocess.consultation.opinions.words import OpinionId
from wholeprocess.consultation.record import State


@frozen(kw_only=True)
class Waiting:
    """An opinion whose resident waits (待回告意见).

    ``deputy`` owes the resident word. ``holder`` has the opinion in ``phase`` since ``held_since``:
    for one that is joined to another, whoever has that, since it was joined at the earliest.
    ``days`` since it was heard, or taken up again, ``held_days`` with this holder.
    """

    opinion: OpinionId
    deputy: DeputyId
    phase: VoicePhase
    holder: str
    heard: date
    held_since: date
    days: int
    held_days: int


def pending(state: State, today: date) -> tuple[Waiting, ...]:
    """Every opinion that has not come back to its voter by the evening of a day.

    The longest waiting first. The state must be of that day; opinions of later days are left out.
    """
    waiting = [
        _waiting(opinion, state, today)
        for opinion in state.opinions.values()
        if opinion.standing is Standing.PENDING and opinion.heard.on <= today
    ]
    return tuple(sorted(waiting, key=lambda one: (-one.days, one.opinion)))


def _waiting(opinion: Opinion, state: State, today: date) -> Waiting:
    now = state.opinions[opinion.into] if opinion.into else opinion
    since, held = waiting_since(opinion), max(now.since, opinion.since)
    return Waiting(
        opinion=opinion.id,
        deputy=opinion.deputy,
        phase=now.phase,
        holder=now.holder,
        heard=since,
        held_since=held,
        days=(today - since).days,
        held_days=(today - held).days,
    )


def waiting_since(opinion: Opinion) -> date:
    """The day since which the resident waits: when he was heard, or when it was taken up again."""
    back = False
    day = opinion.heard.on
    for step in opinion.steps:
        if back and step.phase is VoicePhase.WITH_DEPUTY:
            day = step.on
        back = step.phase is VoicePhase.RETURNED
    return day


def told_on(opinion: Opinion) -> date | None:
    """The first day on which the answer came home; ``None`` if it has not yet."""
    return next((step.on for step in opinion.steps if step.phase is VoicePhase.RETURNED), None)


def opinions_behind(suggestion: str, state: State) -> tuple[OpinionId, ...]:
    """The opinions that a suggestion took up, and those that are joined to them."""
    names = dict.fromkeys(state.fed.get(suggestion, ()))
    for name in tuple(names):
        names |= dict.fromkeys(state.opinions[name].joined)
    return tuple(names)


__all__ = ["Waiting", "opinions_behind", "pending", "told_on", "waiting_since"]
