"""Scoring a record of duty (履职评分) by a policy that a place states; this library has none."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import Attribute, field, frozen

from wholeprocess.journal import name, some
from wholeprocess.process.duty_kinds import MEASURES
from wholeprocess.process.duty_record import DutyRecord


def _exact(value: str | int | Fraction) -> Fraction:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; write it as a text, for example '1/4'")
    return Fraction(value)


def _a_measure(_: object, attribute: Attribute[str], value: str) -> None:
    if value not in MEASURES:
        known = ", ".join(sorted(MEASURES))
        raise ValueError(f"{attribute.name} {value!r} is no measure; write one of {known}")


@frozen(kw_only=True)
class DutyPart:
    """One part of a score (评分项): a measure, what it weighs, and when it is full.

    It is full with ``full`` of it, or, where ``of`` names a base, with all of that base.

    >>> DutyPart(measure="receptions", weight="1/4", full=4)
    DutyPart(measure='receptions', weight=Fraction(1, 4), full=4, of='')
    """

    measure: str = field(validator=_a_measure)
    weight: Fraction = field(converter=_exact)
    full: int | None = None
    of: str = ""

    def __attrs_post_init__(self) -> None:
        if not 0 < self.weight <= 1:
            raise ValueError(f"{self.measure} weighs {self.weight}; write more than 0, at most 1")
        if (self.full is None) == (not self.of):
            raise ValueError(f"{self.measure}: say either full= or of=")
        if self.full is not None and self.full < 1:
            raise ValueError(f"{self.measure}: full with {self.full} says nothing; write from 1")
        if self.of and self.of not in MEASURES:
            raise ValueError(f"{self.of!r} is no measure that {self.measure} could be a share of")


@frozen(kw_only=True)
class PartScore:
    """How one part came out: what of it stands on the record, and its share of what is full."""

    measure: str
    weight: Fraction
    have: int
    full: int
    share: Fraction


@frozen(kw_only=True)
class DutyScore:
    """A score from 0 to 1 by a policy, part by part.

    ``unknown`` are the measures that could not be judged: not on record, or with an empty base. The
    score is of the weights of the others; ``None`` where none is left.
    """

    policy: str
    score: Fraction | None
    parts: tuple[PartScore, ...]
    unknown: tuple[str, ...]


def _parts(parts: Iterable[DutyPart]) -> tuple[DutyPart, ...]:
    return tuple(parts)


@frozen(kw_only=True)
class DutyPolicy:
    """What a place holds a record against (履职评分办法): parts whose weights add up to 1.

    It is a value that whoever scores must write down; there is no other way to a score.
    """

    name: str = field(validator=name)
    parts: tuple[DutyPart, ...] = field(converter=_parts, validator=some)

    @parts.validator
    def _make_one_whole(self, _: object, parts: tuple[DutyPart, ...]) -> None:
        if len({part.measure for part in parts}) < len(parts):
            raise ValueError("two parts are of one measure; put them into one")
        whole = sum((part.weight for part in parts), Fraction(0))
        if whole != 1:
            raise ValueError(f"the weights add up to {whole}; make it 1")

    def score(self, record: DutyRecord) -> DutyScore:
        """Hold a record against the policy.

        A part is never more than full: one deputy's many receptions do not make up for sessions
        that he missed.
        """
        counts = record.counts
        scored: list[PartScore] = []
        unknown: list[str] = []
        for part in self.parts:
            have = counts.get(part.measure)
            full = part.full if part.full is not None else counts.get(part.of)
            if have is None or not full:
                unknown.append(part.measure)
                continue
            share = min(Fraction(1), Fraction(have, full))
            scored.append(
                PartScore(
                    measure=part.measure, weight=part.weight, have=have, full=full, share=share
                )
            )
        judged = sum((one.weight for one in scored), Fraction(0))
        got = sum((one.weight * one.share for one in scored), Fraction(0))
        return DutyScore(
            policy=self.name,
            score=got / judged if judged else None,
            parts=tuple(scored),
            unknown=tuple(unknown),
        )
