"""Running a study (运行研究): here, or on any ``concurrent.futures.Executor``, and on after a stop.

What a simulated year comes to depends on the study, the policy and the replicate alone: the results
are the same whatever the executor, the number of its workers and the order in which they answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from wholeprocess.simulation.counts import count_years
from wholeprocess.simulation.kept import Kept
from wholeprocess.simulation.measures import Measure, measures
from wholeprocess.simulation.results import Outcome, Results
from wholeprocess.simulation.study import Engine, Study
from wholeprocess.simulation.year import simulate

Task: TypeAlias = tuple[int, int]
"""A policy's place in the row, and a replicate."""
Part: TypeAlias = tuple[int, int, int]
"""A policy's place in the row, the first of some replicates, and how many."""
Figures: TypeAlias = tuple[Measure, ...]
Told: TypeAlias = Callable[[int, int], None]
"""Is told how many years are done, and of how many."""

AHEAD = 64
"""How many parts of a study an executor is given at a time."""
AT_ONCE = 512
"""How many replicates are counted on arrays at a time."""
IN_VAIN = 3
"""After so many executors that broke one after the other and did nothing, the study gives up."""


def some_runs(study: Study, policy: int, first: int, number: int) -> list[Figures]:
    """The figures of some replicates under one policy; what a worker is asked."""
    asked, start, years = study.policies[policy], study.start, study.years
    held: Iterable[Figures]
    if study.engine is Engine.COUNTS:
        held = count_years(
            study.county, asked, study.seed, number, first=first, start=start, years=years
        )
    else:
        held = (
            measures(simulate(study.county, asked, study.seed + r, start, years))
            for r in range(first, first + number)
        )
    return [_wanted(figures, study.measures) for figures in held]


def _wanted(figures: Figures, names: tuple[str, ...]) -> Figures:
    found = {one.name: one for one in figures}
    return tuple(found[one] for one in names or found)


def _parts(study: Study, left: Iterable[Task]) -> Iterator[Part]:
    """The years that are left, as a worker is given them."""
    if study.engine is Engine.FULL:
        yield from ((policy, replicate, 1) for policy, replicate in left)
        return
    by_block: dict[tuple[int, int], list[int]] = {}
    for policy, replicate in left:
        by_block.setdefault((replicate // AT_ONCE, policy), []).append(replicate)
    for (_, policy), held in by_block.items():
        yield policy, min(held), max(held) - min(held) + 1


def run_study(
    study: Study,
    executor: Executor | Callable[[], Executor] | None = None,
    *,
    keep: str | Path | None = None,
    told: Told | None = None,
) -> Results:
    """Simulate all replicates of all policies of a study.

    ``executor`` is any ``concurrent.futures.Executor``: threads, processes, or that of a Dask
    cluster's client (``client.get_executor()``); nothing is done side by side without one. Give a
    function that makes one, and a pool that breaks when its worker is killed is made anew and goes
    on where it was. ``keep`` is a file in which every year is kept as it is done; started again
    with the same file, a study goes on where it stopped. ``told`` is told how far it is.

    Raises ``Refused`` for a policy that the law forbids before anything is simulated, and
    ``BadInput`` for a measure that no run has or a file that belongs to another study.

    >>> from wholeprocess.simulation import County
    >>> county = County.xiangxiang(suggestions=3, in_session=0).only("suggestions")
    >>> study = Study(name="three", county=county, replicates=2, measures=["closed"])
    >>> [str(one.value) for one in run_study(study).outcomes]
    ['3', '3']
    """
    study.must_be_lawful()
    study.must_be_known()
    with ExitStack() as open_:
        kept = open_.enter_context(Kept(keep, study))
        done = dict(kept.done)
        every = study.tasks
        left = list(_parts(study, [task for task in every if task not in done]))
        answers = _here(study, left) if executor is None else _beside(study, left, executor)
        for (policy, first, _), found in answers:
            for replicate, figures in enumerate(found, first):
                kept.add((policy, replicate), figures)
                done[policy, replicate] = figures
            if told is not None:
                told(len(done), len(every))
    return Results(study, tuple(_outcomes(study, done)))


def _outcomes(study: Study, done: Mapping[Task, Figures]) -> Iterator[Outcome]:
    for policy in range(len(study.policies)):
        for replicate in range(study.replicates):
            for one in done[policy, replicate]:
                yield Outcome(policy, replicate, one.name, one.n, one.value)


def _here(study: Study, left: list[Part]) -> Iterator[tuple[Part, list[Figures]]]:
    for part in left:
        yield part, some_runs(study, *part)


def _beside(
    study: Study, left: list[Part], executor: Executor | Callable[[], Executor]
) -> Iterator[tuple[Part, list[Figures]]]:
    """The answers of an executor as they come, of a new one where the last one broke."""
    if isinstance(executor, Executor):
        yield from _asked(study, deque(left), executor)
        return
    waiting, in_vain = deque(left), 0
    while waiting:
        before = len(waiting)
        try:
            with executor() as made:
                yield from _asked(study, waiting, made)
        except BrokenExecutor:
            in_vain = 0 if len(waiting) < before else in_vain + 1
            if in_vain == IN_VAIN:
                raise


def _asked(
    study: Study, waiting: deque[Part], executor: Executor
) -> Iterator[tuple[Part, list[Figures]]]:
    """Give an executor some years at a time; ``waiting`` keeps what has no answer yet."""
    asked: dict[Future[list[Figures]], Part] = {}
    try:
        while waiting or asked:
            while waiting and len(asked) < AHEAD:
                part = waiting.popleft()
                try:
                    asked[executor.submit(some_runs, study, *part)] = part
                except BrokenExecutor:
                    waiting.appendleft(part)
                    raise
            for future in wait(asked, return_when=FIRST_COMPLETED).done:
                found = future.result()
                yield asked.pop(future), found
    finally:
        for future, part in asked.items():
            future.cancel()
            waiting.append(part)
