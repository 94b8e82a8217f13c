"""Opinions that are alike (内容相近的意见): proposed for joining, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from wholeprocess.consultation.opinions.guards import GOES_ON
from wholeprocess.consultation.opinions.record import Opinion, VoicePhase
from wholeprocess.consultation.opinions.words import OpinionId
from wholeprocess.law import Law
from wholeprocess.likeness import couples

_OPEN = (*GOES_ON, VoicePhase.JOINED)


@frozen(kw_only=True)
class AlikeOpinions:
    """Two opinions that may be about one matter: the later, the earlier, and how alike."""

    one: OpinionId
    other: OpinionId
    likeness: Fraction


def alike_opinions(
    opinions: Iterable[Opinion], law: Law, texts: Mapping[OpinionId, str] | None = None
) -> tuple[AlikeOpinions, ...]:
    """Couples of open opinions of one congress and area that are alike enough (PR-voice-likeness).

    Compared is the gist, or the title that ``texts`` has, from the personal file. The likest
    first; those already joined to one another are left out. Nothing is joined: ``JoinOpinion`` is
    an act. How good the proposals are, and why only within an area: docs/explanation/likeness.md.
    """
    words = texts or {}
    still = sorted(
        (one for one in opinions if one.phase in _OPEN), key=lambda one: (one.heard.on, one.id)
    )
    least = Fraction(law.count("PR-voice-likeness"), 100)
    found = []
    for a, b, share in couples([words.get(one.id, one.heard.gist) for one in still], least):
        first, second = still[a], still[b]
        together = {first.into or first.id} == {second.into or second.id}
        if _place(first) == _place(second) and not together:
            found.append(AlikeOpinions(one=second.id, other=first.id, likeness=share))
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.other, pair.one)))


def _place(opinion: Opinion) -> tuple[str, str]:
    return opinion.congress, opinion.heard.area
