"""Key suggestions (重点督办建议): candidates by stated criteria, and those chosen, tracked.

The score proposes. The council of chairpersons chooses, and its act ``MarkKey`` names the
criteria it found met and the leading officer who answers for the matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from attrs import frozen

from wholeprocess.congress import Register
from wholeprocess.law import Law, LawAt, Text, how_many
from wholeprocess.management.acts import (
    Criterion,
    DecideObjection,
    MarkKey,
    SuggestionId,
    Talk,
)
from wholeprocess.management.case import Case, Handling
from wholeprocess.management.echoes import Echoes, behind
from wholeprocess.management.phases import SUGGESTION
from wholeprocess.management.queues import Queue, queue_of, whom
from wholeprocess.management.score import Part, Placed, Score, capped, standings
from wholeprocess.management.tasks import Task, late, tasks

_TITLES = {
    Criterion.MAJOR: Text("重大问题", "a major question"),
    Criterion.CONCENTRATED: Text("反映集中", "raised by many"),
    Criterion.COMPLEX: Text("综合性强、难度大", "wide and difficult"),
    Criterion.AGENDA: Text("年度重点工作", "on the year's agenda"),
}


@frozen(kw_only=True)
class KeyCriteria:
    """The weights of the criteria and the counts that reach full marks, as one value.

    ``weights`` holds only the criteria that the place has (SGL-key-criteria).
    """

    weights: tuple[tuple[Criterion, int], ...]
    full_voices: int
    full_echoes: int
    full_parts: int

    @classmethod
    def of(cls, law: Law) -> KeyCriteria:
        """The criteria in force.

        >>> [str(criterion) for criterion, _ in KeyCriteria.of(law).weights]
        ['major', 'concentrated', 'complex', 'agenda']
        """
        counts = {
            Criterion.MAJOR: law.count("PR-key-major"),
            Criterion.CONCENTRATED: law.count("PR-key-concentrated"),
            Criterion.COMPLEX: law.count("PR-key-complex"),
            Criterion.AGENDA: law.count("PR-key-agenda"),
        }
        return cls(
            weights=tuple((Criterion(c), counts[Criterion(c)]) for c in _criteria(law)),
            full_voices=law.count("PR-full-voices"),
            full_echoes=law.count("PR-full-echoes"),
            full_parts=law.count("PR-full-parts"),
        )


def _criteria(law: Law) -> tuple[str, ...]:
    return law.choices("SGL-key-criteria")


def key_score(
    case: Case, echoes: Echoes, criteria: KeyCriteria, agenda: Collection[str] = ()
) -> Score:
    """The score of one suggestion by the four criteria, with the counts behind it.

    ``agenda`` holds the topics of the year's main work.
    """
    return Score(
        of=case.id,
        title=case.title,
        parts=tuple(_parts(case, echoes, criteria, agenda)),
    )


def _parts(
    case: Case, echoes: Echoes, criteria: KeyCriteria, agenda: Collection[str]
) -> Iterator[Part]:
    for criterion, weight in criteria.weights:
        match criterion:
            case Criterion.MAJOR:
                voices = len(case.filed.voices)
                evidence = Text(f"群众意见{voices}件", f"{voices} residents' opinions")
                share = capped(voices, criteria.full_voices)
            case Criterion.CONCENTRATED:
                signed, like = echoes.deputies(case), echoes.like(case)
                evidence = behind(signed, like)
                share = capped(signed + like, criteria.full_echoes)
            case Criterion.COMPLEX:
                evidence, signs = _difficulty(case)
                share = capped(signs, criteria.full_parts)
            case Criterion.AGENDA:
                there = case.filed.topic in agenda
                evidence = Text("列入" if there else "未列入", "yes" if there else "no")
                share = capped(int(there), 1)
        yield Part(
            criterion=criterion,
            title=_TITLES[criterion],
            evidence=evidence,
            weight=weight,
            share=share,
        )


def _difficulty(case: Case) -> tuple[Text, int]:
    units = sum(state is not Handling.RELEASED for _, _, state in case.parts)
    back = sum(act.upheld for act in case.done(DecideObjection))
    again, wide = max(0, case.round - 1), int(case.wide_and_difficult)
    zh = f"单位{units}个，退办{back}次，重办{again}次" + ("，六个月期限" if wide else "")
    sent, anew = how_many(back, "time"), how_many(again, "time")
    en = f"{how_many(units, 'unit')}, sent back {sent}, handled again {anew}"
    return Text(zh, en + (", six months' term" if wide else "")), units + back + again + wide


def key_candidates(
    cases: Iterable[Case],
    law: Law,
    *,
    agenda: Collection[str] = (),
    criteria: KeyCriteria | None = None,
) -> tuple[Placed, ...]:
    """Suggestions of the law's place that the council could choose now, the highest score first.

    Those that an act ``MarkKey`` has a row for and that are no key suggestions yet. Equal scores
    share a place.
    """
    held = tuple(case for case in cases if case.congress == law.place)
    echoes, used = Echoes(held), criteria or KeyCriteria.of(law)
    phases = SUGGESTION.index[MarkKey]
    return standings(
        key_score(case, echoes, used, agenda)
        for case in held
        if case.phase in phases and not case.key
    )


@frozen(kw_only=True)
class Tracked:
    """A key suggestion and where it stands (重点建议跟踪)."""

    suggestion: SuggestionId
    title: str
    marked: date
    officer: str  # "" where the council named nobody
    criteria: tuple[Criterion, ...]
    queue: Queue
    whom: tuple[str, ...]
    talks: int
    next: Task | None
    late: tuple[Task, ...]


def tracked(
    cases: Iterable[Case], law: LawAt, today: date, *, register: Register | None = None
) -> tuple[Tracked, ...]:
    """Every key suggestion, closed ones with open promises too, the earliest chosen first."""
    return tuple(
        sorted(
            (_tracked(case, law, today, register) for case in cases if case.key),
            key=lambda one: (one.marked, one.suggestion),
        )
    )


def _tracked(case: Case, law: LawAt, today: date, register: Register | None) -> Tracked:
    marks = case.done(MarkKey)
    things = tasks(case, lambda day: law(day, case.congress), register)
    running = [one for one in things if one.running]
    named = [act for act in marks if act.officer]
    return Tracked(
        suggestion=case.id,
        title=case.title,
        marked=marks[0].on,
        officer=named[-1].officer if named else "",
        criteria=tuple(dict.fromkeys(c for act in marks for c in act.criteria)),
        queue=queue_of(case),
        whom=whom(case),
        talks=len(case.done(Talk)),
        next=next((one for one in running if one.due >= today), None),
        late=late(running, today).open,
    )


__all__ = ["KeyCriteria", "Tracked", "key_candidates", "key_score", "tracked"]
