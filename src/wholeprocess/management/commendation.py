"""Commendation (评优表彰): excellent suggestions and units by stated weights, each sum shown.

The scores propose; a body decides, and its acts ``Commend`` and ``CommendUnit`` record it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import and_, ge, le

from wholeprocess.congress import DeputyId, Register
from wholeprocess.law import Law, LawAt, Text, how_many
from wholeprocess.management.acts import Commend, Outcome, SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.counting import UNHANDLED
from wholeprocess.management.echoes import Echoes, behind
from wholeprocess.management.rates import HandlingRate, rates_by_unit
from wholeprocess.management.score import Part, Placed, Score, capped, standings


@frozen(kw_only=True)
class Mark:
    """What one juror gives one suggestion, 0 to 100 (评委评分)."""

    juror: DeputyId
    suggestion: SuggestionId
    points: int = field(validator=and_(ge(0), le(100)))


@frozen(kw_only=True)
class SuggestionWeights:
    """How suggestions are scored, as one value: weights, and the counts that reach full marks."""

    outcome: int
    voices: int
    support: int
    marks: int
    planned: Fraction  # of full marks for the outcome, while a promise is open
    full_voices: int
    full_support: int

    @classmethod
    def of(cls, law: Law) -> SuggestionWeights:
        """The weights in force."""
        return cls(
            outcome=law.count("PR-honour-outcome"),
            voices=law.count("PR-honour-voices"),
            support=law.count("PR-honour-support"),
            marks=law.count("PR-honour-marks"),
            planned=Fraction(law.count("PR-honour-planned"), 100),
            full_voices=law.count("PR-full-voices"),
            full_support=law.count("PR-full-echoes"),
        )


@frozen(kw_only=True)
class UnitWeights:
    """How units are scored, as one value: the weight of each rate by its name."""

    weights: tuple[tuple[str, int], ...]
    minimum: int

    @classmethod
    def of(cls, law: Law) -> UnitWeights:
        """The weights in force; matters solved weigh more than satisfaction (SGL-implementation).

        >>> dict(UnitWeights.of(law).weights)["solution"]
        3
        """
        return cls(
            weights=(
                ("on-time", law.count("PR-honour-on-time")),
                ("solution", law.count("PR-honour-solved")),
                ("satisfaction", law.count("PR-honour-satisfied")),
                ("contact", law.count("PR-honour-contact")),
                ("promise-kept", law.count("PR-honour-promises")),
            ),
            minimum=law.count("PR-rank-minimum"),
        )


@frozen(kw_only=True)
class Judged:
    """Scores in their places, and who is not among them, with the reason (评选结果)."""

    placed: tuple[Placed, ...]
    left_out: tuple[tuple[str, Text], ...] = ()


def judge_suggestions(
    cases: Iterable[Case],
    law: Law,
    year: int,
    *,
    marks: Iterable[Mark] = (),
    weights: SuggestionWeights | None = None,
) -> Judged:
    """The suggestions of a year at the law's place, scored.

    Left out are those that are still open, were declined, withdrawn or merged, or were commended
    for that year. If jurors gave marks, one that nobody else than its own deputies marked is left
    out too; a juror's mark for a suggestion that he signed is left out of the average and noted.
    """
    held = tuple(case for case in cases if case.congress == law.place)
    used, echoes = weights or SuggestionWeights.of(law), Echoes(held)
    by_suggestion: dict[SuggestionId, list[Mark]] = {}
    for mark in marks:
        by_suggestion.setdefault(mark.suggestion, []).append(mark)
    scores, left_out = [], []
    for case in held:
        if case.filed.on.year != year:
            continue
        theirs = by_suggestion.get(case.id, ())
        fair = [mark for mark in theirs if mark.juror not in case.deputies]
        reason = _not_judged(case, year)
        if reason is None and by_suggestion and not fair:
            reason = Text("除提出者外无人评分", "nobody but its own deputies marked it")
        if reason is not None:
            left_out.append((str(case.id), reason))
            continue
        own = sorted(mark.juror for mark in theirs if mark.juror in case.deputies)
        notes = tuple(
            Text(f"{juror}是提出者，其评分不计", f"{juror} signed it; his mark is left out")
            for juror in own
        )
        parts = tuple(_parts(case, echoes, used, fair))
        scores.append(Score(of=case.id, title=case.title, parts=parts, notes=notes))
    return Judged(placed=standings(scores), left_out=tuple(sorted(left_out, key=lambda p: p[0])))


def _not_judged(case: Case, year: int) -> Text | None:
    if case.outcome is None:
        return Text("尚未结案", "still open")
    if case.outcome in UNHANDLED:
        return UNHANDLED[case.outcome]
    if any(act.year == year for act in case.done(Commend)):
        return Text("本年度已受表彰", "commended for that year already")
    return None


def _parts(case: Case, echoes: Echoes, used: SuggestionWeights, fair: list[Mark]) -> Iterator[Part]:
    yield Part(
        criterion="outcome",
        title=Text("办理结果", "what came of it"),
        evidence=Text(*_OUTCOMES[case.outcome]) if case.outcome else Text("", ""),
        weight=used.outcome,
        share=_outcome(case, used),
    )
    voices = len(case.filed.voices)
    yield Part(
        criterion="voices",
        title=Text("反映群众意见", "residents behind it"),
        evidence=Text(f"{voices}件", how_many(voices, "opinion")),
        weight=used.voices,
        share=capped(voices, used.full_voices),
    )
    signed, like = echoes.deputies(case), echoes.like(case)
    yield Part(
        criterion="support",
        title=Text("代表支持", "deputies behind it"),
        evidence=behind(signed, like),
        weight=used.support,
        share=capped(signed + like, used.full_support),
    )
    if fair:
        added = sum(mark.points for mark in fair)
        yield Part(
            criterion="marks",
            title=Text("评委评分", "jurors' marks"),
            evidence=Text(f"{len(fair)}人共{added}分", f"{len(fair)} jurors gave {added} together"),
            weight=used.marks,
            share=Fraction(added, 100 * len(fair)),
        )


_OUTCOMES = {
    Outcome.SOLVED: ("已解决", "solved"),
    Outcome.SOLVED_ABOVE: ("上级解决", "solved above"),
    Outcome.PLANNED: ("列入计划", "planned"),
    Outcome.EXPLAINED: ("说明理由", "explained"),
    Outcome.UNLAWFUL: ("与法律、政策不符", "against law or policy"),
    Outcome.REFUSED_ABOVE: ("上级未采纳", "refused above"),
}


def _outcome(case: Case, used: SuggestionWeights) -> Fraction:
    if case.outcome in (Outcome.SOLVED, Outcome.SOLVED_ABOVE):
        return Fraction(1)
    if case.outcome is not Outcome.PLANNED:
        return Fraction(0)
    kept = all(promise.fulfilled or promise.replaced for promise in case.commitments)
    return Fraction(1) if kept else used.planned


def judge_units(
    cases: Iterable[Case],
    law: LawAt,
    today: date,
    *,
    place: str,
    register: Register | None = None,
    weights: UnitWeights | None = None,
) -> Judged:
    """The units that answered suggestions of a place, scored by their rates.

    A rate with nobody to count is no part of a unit's sum. Left out are units with fewer replies
    owed than the least that is ranked (PR-rank-minimum).
    """
    held = tuple(case for case in cases if case.congress == place)
    used = weights or UnitWeights.of(law(today, place))
    scores, left_out = [], []
    for unit, rates in rates_by_unit(held, law, today, register=register).items():
        n = rates["on-time"].n
        if n < max(1, used.minimum):
            why = Text(f"只有{n}件，不足{used.minimum}件", f"only {n}, {used.minimum} are needed")
            left_out.append((unit, why))
            continue
        scores.append(Score(of=unit, title="", parts=tuple(_rated(rates, used))))
    return Judged(placed=standings(scores), left_out=tuple(left_out))


def _rated(rates: Mapping[str, HandlingRate], used: UnitWeights) -> Iterator[Part]:
    for name, weight in used.weights:
        one = rates[name]
        if one.share is not None:
            evidence = Text(f"{one.numerator}/{one.n}", f"{one.numerator} of {one.n}")
            yield Part(
                criterion=name,
                title=one.title,
                evidence=evidence,
                weight=weight,
                share=one.share,
            )


__all__ = [
    "Judged",
    "Mark",
    "SuggestionWeights",
    "UnitWeights",
    "judge_suggestions",
    "judge_units",
]
