"""How long each suggestion lay where (停留): its states and queues, folded again from its acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from wholeprocess.congress import Register
from wholeprocess.law import LawAt
from wholeprocess.management import Case, Phase, Queue, SuggestionId, course, queue_of


@frozen
class Stay:
    """A suggestion in one state and queue, from a day to another; ``until`` is ``None`` for now."""

    phase: Phase
    queue: Queue
    since: date
    until: date | None


def stays(
    cases: Mapping[SuggestionId, Case], law: LawAt, register: Register, today: date
) -> tuple[Stay, ...]:
    """Every stay of every suggestion as of the evening of a day; later acts are not seen."""
    return tuple(
        stay for case in cases.values() for stay in _of_one(case, cases, law, register, today)
    )


def _of_one(
    case: Case, cases: Mapping[SuggestionId, Case], law: LawAt, register: Register, today: date
) -> Iterator[Stay]:
    at: tuple[Phase, Queue] | None = None
    since = case.filed.on
    for past in course(case, law, register, cases):
        if past.last > today:
            break
        here = past.phase, queue_of(past)
        if here != at:
            if at is not None:
                yield Stay(*at, since, past.last)
            at, since = here, past.last
    if at is not None:
        yield Stay(*at, since, None)


def in_phases(every: Iterable[Stay]) -> Iterator[tuple[Phase, date, date | None]]:
    """The stays by state alone: those that only change the queue are put together."""
    held: tuple[Phase, date, date | None] | None = None
    for stay in every:
        if held is not None and held[0] is stay.phase and held[2] == stay.since:
            held = held[0], held[1], stay.until
            continue
        if held is not None:
            yield held
        held = stay.phase, stay.since, stay.until
    if held is not None:
        yield held
