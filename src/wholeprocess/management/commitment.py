"""What a unit promised in a reply (承诺): it outlives the case, and its end says how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from wholeprocess.congress import UnitId
from wholeprocess.journal import Act
from wholeprocess.management.acts import (
    Fulfil,
    Postpone,
    RatePromise,
    Reply,
    Result,
    Satisfaction,
    SuggestionId,
)

_KINDS: frozenset[type[Act]] = frozenset({Reply, Fulfil, Postpone, RatePromise})


@frozen(kw_only=True)
class Commitment:
    """A promise with its day (PR-promise), what was said of it since, and how it ended.

    ``postponed`` are the days that passed by, with ``reasons`` for each; ``told`` is what the
    deputies were answered when it was done. A later reply of the same unit ends it too:
    ``replaced`` where that promises again, ``given_up`` where it says that it cannot be done.
    """

    suggestion: SuggestionId
    unit: UnitId
    made: date
    due: date
    words: str
    postponed: tuple[date, ...] = ()
    reasons: tuple[str, ...] = ()
    fulfilled: date | None = None
    evidence: str = ""
    told: str = ""
    replaced: date | None = None
    given_up: date | None = None
    rating: Satisfaction | None = None

    @property
    def ended(self) -> date | None:
        """The day on which it was kept, replaced or given up."""
        return self.fulfilled or self.replaced or self.given_up

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.ended is None

    @property
    def first_due(self) -> date:
        """The day that was named at first."""
        return self.postponed[0] if self.postponed else self.due

    def late_by(self, today: date) -> int:
        """Days past its day, when it ended or else as of ``today``; 0 when in time."""
        return max(0, ((self.ended or today) - self.due).days)


def commitments(ident: SuggestionId, acts: Iterable[Act]) -> tuple[Commitment, ...]:
    """The promises in the acts of one suggestion, by unit, in order of making."""
    made: dict[UnitId, list[Commitment]] = {}
    for act in acts:
        if type(act) not in _KINDS:
            continue
        match act:
            case Reply():
                _answered(ident, made, act)
            case Fulfil():
                made[act.by][-1] = evolve(
                    made[act.by][-1], fulfilled=act.on, evidence=act.evidence, told=act.words
                )
            case Postpone():
                late = made[act.by][-1]
                made[act.by][-1] = evolve(
                    late,
                    due=act.to,
                    postponed=(*late.postponed, late.due),
                    reasons=(*late.reasons, act.reason),
                )
            case RatePromise():
                made[act.unit][-1] = evolve(made[act.unit][-1], rating=act.rating)
            case _:
                pass
    return tuple(promise for promises in made.values() for promise in promises)


def _answered(ident: SuggestionId, made: dict[UnitId, list[Commitment]], act: Reply) -> None:
    promises = made.setdefault(act.by, [])
    if promises and promises[-1].open:
        if act.promised is not None:
            promises[-1] = evolve(promises[-1], replaced=act.on)
        elif act.result is Result.SOLVED:
            promises[-1] = evolve(
                promises[-1], fulfilled=act.on, evidence=act.words, told=act.words
            )
        else:
            said = (*promises[-1].reasons, act.words)
            promises[-1] = evolve(promises[-1], given_up=act.on, reasons=said)
    if act.promised is not None:
        promises.append(
            Commitment(
                suggestion=ident, unit=act.by, made=act.on, due=act.promised, words=act.words
            )
        )
