"""What was irregular on an opinion's way (意见办理中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.consultation.opinions.record import Opinion, VoicePhase
from wholeprocess.consultation.record import State
from wholeprocess.journal import finders, finds, whole
from wholeprocess.law import Finding, Law, LawAt, deadline, found, how_many, weight

_CLOCKS = {
    VoicePhase.WITH_DEPUTY: "PR-voice-pass-on",
    VoicePhase.WITH_COMMITTEE: "PR-voice-pass-on",
    VoicePhase.WITH_DEPARTMENT: "PR-voice-reply",
    VoicePhase.ANSWERED: "PR-voice-tell",
}
"""Which term runs while an opinion is somewhere; a suggestion has clocks of its own."""


@finds(*_CLOCKS.values())
def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Each step that took longer than its term, as of a day, by the law of the day it began."""
    for opinion in state.opinions.values():
        for at, step in enumerate(opinion.steps):
            code = _CLOCKS.get(step.phase)
            if code is None or step.on > through:
                continue
            following = opinion.steps[at + 1 :]
            done = following[0].on if following and following[0].on <= through else None
            law = law_at(step.on, opinion.congress)
            late = deadline(code, step.on, law, done=done).late_by(through)
            if late:
                yield _late(opinion, step.phase, step.holder, code, law, late, done, step.on)


def _late(
    opinion: Opinion,
    phase: VoicePhase,
    holder: str,
    code: str,
    law: Law,
    days: int,
    done: date | None,
    since: date,
) -> Finding:
    zh, en = _DONE[phase] if done else _OPEN[phase]
    return found(
        code,
        opinion.id,
        (
            f"{since}起在{holder}，{zh}，逾期{days}天",
            f"with {holder} since {since}, {en} {how_many(days, 'day')} late",
        ),
        _MENDS[phase],
        done or since,
        weight(law.version(code).strength),
    )


_OPEN = {
    VoicePhase.WITH_DEPUTY: ("尚未转交", "not passed on,"),
    VoicePhase.WITH_COMMITTEE: ("尚未转交", "not passed on,"),
    VoicePhase.WITH_DEPARTMENT: ("尚未答复", "not answered,"),
    VoicePhase.ANSWERED: ("居民尚未得到回告", "its resident not told,"),
}
_DONE = {
    VoicePhase.WITH_DEPUTY: ("转交", "passed on"),
    VoicePhase.WITH_COMMITTEE: ("转交", "passed on"),
    VoicePhase.WITH_DEPARTMENT: ("答复", "answered"),
    VoicePhase.ANSWERED: ("回告", "its resident told"),
}
_MENDS = {
    VoicePhase.WITH_DEPUTY: ("转交或者说明", "pass it on, or explain it to the resident"),
    VoicePhase.WITH_COMMITTEE: ("转交有关部门", "pass it on to a department"),
    VoicePhase.WITH_DEPARTMENT: ("催请部门答复", "press the department for its answer"),
    VoicePhase.ANSWERED: ("告知居民", "tell the resident"),
}


CHECKS = finders(whole, findings)
"""What finds it."""
