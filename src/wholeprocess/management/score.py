"""Scores that show their arithmetic (评分): stated weights, exact shares, ties left as ties."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.law import Text


def capped(number: int, full: int) -> Fraction:
    """A count as a share of full marks: ``full`` or more is 1.

    >>> capped(3, 5), capped(8, 5)
    (Fraction(3, 5), Fraction(1, 1))
    """
    return Fraction(min(number, full), full)


@frozen(kw_only=True)
class Part:
    """One criterion of a score: its weight, the share of it that was reached, and the evidence."""

    criterion: str
    title: Text
    evidence: Text
    weight: int = field(validator=ge(0))
    share: Fraction = field()

    @share.validator
    def _within(self, _: object, share: Fraction) -> None:
        if not 0 <= share <= 1:
            raise ValueError(f"{self.criterion} reached {share}; a share lies between 0 and 1")

    @property
    def points(self) -> Fraction:
        """Weight times share."""
        return self.weight * self.share


@frozen(kw_only=True)
class Score:
    """The score of a suggestion or a unit, part by part (得分)."""

    of: str
    title: str
    parts: tuple[Part, ...]
    notes: tuple[Text, ...] = ()

    @property
    def points(self) -> Fraction:
        """The parts' points added up."""
        return sum((part.points for part in self.parts), Fraction(0))

    @property
    def out_of(self) -> int:
        """The weights added up: the most that could be reached."""
        return sum(part.weight for part in self.parts)

    @property
    def share(self) -> Fraction:
        """Points of the most that could be reached; what scores are compared by."""
        return self.points / self.out_of if self.out_of else Fraction(0)

    def arithmetic(self) -> str:
        """The sum as it is done: ``2 × 3/5 + 1 × 1 = 11/5 of 3``."""
        terms = " + ".join(f"{part.weight} × {part.share}" for part in self.parts) or "0"
        return f"{terms} = {self.points} / {self.out_of}"

    def explain(self, language: str = "en") -> str:
        """Every part with its evidence, then the sum, then what was left out."""
        lines = [f"{self.of} {self.title}".rstrip()]
        for part in self.parts:
            said = f"{part.title.in_(language)}: {part.evidence.in_(language)}"
            lines.append(f"  {said}  {part.weight} × {part.share} = {part.points}")
        lines.append(f"  {self.arithmetic()}")
        lines += [f"  {note.in_(language)}" for note in self.notes]
        return "\n".join(lines)


@frozen(kw_only=True)
class Placed:
    """A score in its place; ``tied`` are the others with the same share (并列)."""

    place: int
    score: Score
    tied: tuple[str, ...] = ()


def standings(scores: Iterable[Score]) -> tuple[Placed, ...]:
    """Scores in order, the highest share first; equal shares share a place and are named.

    Within a place the order is that of identifiers and means nothing.
    """
    held = sorted(scores, key=lambda score: (-score.share, score.of))
    level: dict[Fraction, list[str]] = {}
    for score in held:
        level.setdefault(score.share, []).append(score.of)
    placed, place = [], 1
    for share, names in level.items():
        for score in (s for s in held if s.share == share):
            others = tuple(name for name in names if name != score.of)
            placed.append(Placed(place=place, score=score, tied=others))
        place += len(names)
    return tuple(placed)


@frozen(kw_only=True)
class Choice:
    """What the order of scores says of a number of awards: who has one, who ties for the rest."""

    sure: tuple[str, ...]
    tied: tuple[str, ...] = ()
    left: int = 0  # awards that the tied share


def awarded(placed: Iterable[Placed], number: int) -> Choice:
    """The first ``number`` by their places; a tie for the last award is a result, not broken."""
    held = tuple(placed)
    within = [one for one in held if one.place <= number]
    if len(within) <= number:
        return Choice(sure=tuple(one.score.of for one in within))
    last = max(one.place for one in within)
    sure = tuple(one.score.of for one in within if one.place < last)
    tied = tuple(one.score.of for one in within if one.place == last)
    return Choice(sure=sure, tied=tied, left=number - len(sure))


__all__ = ["Choice", "Part", "Placed", "Score", "awarded", "capped", "standings"]
