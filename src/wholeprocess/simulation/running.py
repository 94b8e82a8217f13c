"""Running a study (运行研究): here, or on any ``concurrent.futures.Executor``, and on after a stop.

What a simulated year comes to depends on the study, the policy and the replicate alone: the results
are the same whatever the executor, the number of its workers and the order in which they answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from wholeprocess.simulation.kept import Kept
from wholeprocess.simulation.measures import Measure, measures
from wholeprocess.simulation.results import Outcome, Results
from wholeprocess.simulation.study import Study
from wholeprocess.simulation.year import simulate

Task: TypeAlias = tuple[int, int]
"""A policy's place in the row, and a replicate."""
Told: TypeAlias = Callable[[int, int], None]
"""Is told how many years are done, and of how many."""

AHEAD = 64
"""How many years an executor is given at a time."""
IN_VAIN = 3
"""After so many executors that broke one after the other and did nothing, the study gives up."""


def one_run(study: Study, policy: int, replicate: int) -> tuple[Measure, ...]:
    """The figures of one replicate under one policy; what a worker is asked."""
    run = simulate(
        study.county,
        study.policies[policy],
        seed=study.seed + replicate,
        start=study.start,
        years=study.years,
    )
    found = {one.name: one for one in measures(run)}
    return tuple(found[one] for one in study.measures or found)


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
        left = [task for task in every if task not in done]
        answers = _here(study, left) if executor is None else _beside(study, left, executor)
        for task, found in answers:
            kept.add(task, found)
            done[task] = found
            if told is not None:
                told(len(done), len(every))
    return Results(study, tuple(_outcomes(study, done)))


def _outcomes(study: Study, done: Mapping[Task, tuple[Measure, ...]]) -> Iterator[Outcome]:
    for policy in range(len(study.policies)):
        for replicate in range(study.replicates):
            for one in done[policy, replicate]:
                yield Outcome(policy, replicate, one.name, one.n, one.value)


def _here(study: Study, left: list[Task]) -> Iterator[tuple[Task, tuple[Measure, ...]]]:
    for task in left:
        yield task, one_run(study, *task)


def _beside(
    study: Study, left: list[Task], executor: Executor | Callable[[], Executor]
) -> Iterator[tuple[Task, tuple[Measure, ...]]]:
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
    study: Study, waiting: deque[Task], executor: Executor
) -> Iterator[tuple[Task, tuple[Measure, ...]]]:
    """Give an executor some years at a time; ``waiting`` keeps what has no answer yet."""
    asked: dict[Future[tuple[Measure, ...]], Task] = {}
    try:
        while waiting or asked:
            while waiting and len(asked) < AHEAD:
                task = waiting.popleft()
                try:
                    asked[executor.submit(one_run, study, *task)] = task
                except BrokenExecutor:
                    waiting.appendleft(task)
                    raise
            for future in wait(asked, return_when=FIRST_COMPLETED).done:
                found = future.result()
                yield asked.pop(future), found
    finally:
        for future, task in asked.items():
            future.cancel()
            waiting.append(task)
