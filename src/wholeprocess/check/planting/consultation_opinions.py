"""Faults on the way of an opinion (意见办理中的问题): a step too late, or never taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from wholeprocess.check.planting.changes import DAY, mixed, shifted
from wholeprocess.check.planting.fault import Clean, Fault, Plant, plants, without
from wholeprocess.consultation import OpinionAct, TellResident, VoicePhase
from wholeprocess.law import deadline

_CLOCKS = {
    VoicePhase.WITH_DEPUTY: "PR-voice-pass-on",
    VoicePhase.WITH_COMMITTEE: "PR-voice-pass-on",
    VoicePhase.WITH_DEPARTMENT: "PR-voice-reply",
    VoicePhase.ANSWERED: "PR-voice-tell",
}


def _slow(code: str) -> Plant:
    """A step of an opinion takes a day longer than its term, or is never taken."""

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        ways = [_late(ground, rng, code), _never(ground, rng, code)]
        if code == "PR-voice-tell":
            ways.append(_never_told(ground, rng))
        return mixed(rng, *ways)

    return plant


def _steps(ground: Clean, rng: Random, code: str) -> Iterator[tuple[int, OpinionAct, date]]:
    """The acts that ended a step with that term, each with its place and the last day."""
    for place, act in ground.of(OpinionAct, rng):
        opinion = ground.state.consultation.opinions[act.opinion]
        for step, after in zip(opinion.steps, opinion.steps[1:], strict=False):
            if after.on == act.on and _CLOCKS.get(step.phase) == code:
                law = ground.law_at(step.on, opinion.congress)
                yield place, act, deadline(code, step.on, law).due


def _late(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    for place, _, due in _steps(ground, rng, code):
        yield from shifted(ground, code, place, due + DAY)


def _never(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """Found where the step began, at the act before."""
    for place, act, due in _steps(ground, rng, code):
        own = ground.about(act.opinion)
        before = [other for n, other in own if n < place]
        if due < ground.last:
            gone = [n for n, _ in own if n >= place]
            yield without(code, gone, act.opinion, at=before[-1])


def _never_told(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The answer to a suggestion did not go home to the resident behind it."""
    for place, act in ground.of(TellResident, rng):
        opinion = ground.state.consultation.opinions[act.opinion]
        if opinion.steps[-2].phase is VoicePhase.IN_SUGGESTION:
            yield without("PR-voice-tell", [place], act.opinion)


for _code in ("PR-voice-pass-on", "PR-voice-reply", "PR-voice-tell"):
    plants(_code)(_slow(_code))
