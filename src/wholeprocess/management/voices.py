"""From a resident's opinion to what came of it (群众意见的去向), through suggestions and mergers.

An opinion given at a station stands behind the suggestions that name it in ``voices``; what those
were answered is what goes back to the resident.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from wholeprocess.management.acts import Merge, OpinionId, Outcome, SuggestionId
from wholeprocess.management.case import Answer, Case, Phase


@frozen(kw_only=True)
class Heard:
    """What became of one opinion in one suggestion (意见办理去向).

    ``merged_into`` is the suggestion that goes on where the first was merged; ``phase``,
    ``answer`` and ``outcome`` are those of the one that goes on.
    """

    opinion: OpinionId
    suggestion: SuggestionId
    merged_into: SuggestionId | None
    phase: Phase
    answer: Answer | None
    outcome: Outcome | None

    @property
    def answered(self) -> bool:
        """Whether there is something to tell the resident."""
        return self.answer is not None or self.outcome is not None


def heard(opinion: str, cases: Mapping[SuggestionId, Case]) -> tuple[Heard, ...]:
    """What became of an opinion, in each suggestion that carries it; none if nobody took it up."""
    return tuple(
        _heard(OpinionId(opinion), case, cases)
        for case in cases.values()
        if opinion in case.filed.voices
    )


def voices_of(case: Case, cases: Mapping[SuggestionId, Case]) -> tuple[OpinionId, ...]:
    """Every opinion behind a suggestion and behind those merged into it: who is told its answer."""
    return tuple(dict.fromkeys(_voices(case, cases)))


def _voices(case: Case, cases: Mapping[SuggestionId, Case]) -> Iterator[OpinionId]:
    yield from case.filed.voices
    for merged in case.merged:
        yield from _voices(cases[merged], cases)


def _heard(opinion: OpinionId, case: Case, cases: Mapping[SuggestionId, Case]) -> Heard:
    goes_on = case
    while goes_on.outcome is Outcome.MERGED:
        goes_on = cases[goes_on.done(Merge)[-1].into]
    return Heard(
        opinion=opinion,
        suggestion=case.id,
        merged_into=goes_on.id if goes_on is not case else None,
        phase=goes_on.phase,
        answer=goes_on.answer,
        outcome=goes_on.outcome,
    )
