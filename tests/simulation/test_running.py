"""The results are the same whatever runs a study, wherever it was stopped, whoever was killed."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess import BadInput
from wholeprocess.simulation import County, Plan, Policy, Practice, Study, run_study

COUNTY = County.xiangxiang(suggestions=6, in_session=0).only("suggestions")
STUDY = Study(
    name="rounds",
    county=COUNTY,
    policies=[
        Policy(name="as it is"),
        Policy(name="one round", changes=[Practice(code="PR-rounds", value=1)]),
        Policy(name="few", changes=[Plan(number="suggestions", to=3)]),
    ],
    replicates=4,
    seed=5,
)
EXPECTED = run_study(STUDY)


def processes() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("workers", [1, 3])
def test_threads_find_the_same(workers: int) -> None:
    with ThreadPoolExecutor(workers) as pool:
        assert run_study(STUDY, pool).outcomes == EXPECTED.outcomes


def test_processes_find_the_same_though_one_is_killed_in_the_middle() -> None:
    made: list[ProcessPoolExecutor] = []

    def pool() -> Executor:
        made.append(processes())
        return made[-1]

    def told(done: int, of: int) -> None:
        if done == 2 and len(made) == 1:
            os.kill(next(iter(made[0]._processes)), signal.SIGKILL)

    study = evolve(STUDY, replicates=30)  # more than a pool is given at a time
    assert run_study(study, pool, told=told).outcomes == run_study(study).outcomes
    assert len(made) == 2


def test_a_pool_that_never_answers_is_given_up() -> None:
    class Broken(ThreadPoolExecutor):
        def submit(self, *_: object, **__: object):  # type: ignore[no-untyped-def]
            raise BrokenExecutor("no worker")

    made: list[Broken] = []

    def pool() -> Executor:
        made.append(Broken())
        return made[-1]

    with pytest.raises(BrokenExecutor):
        run_study(STUDY, pool)
    assert len(made) == 3


@contextmanager
def dask() -> Iterator[Executor]:
    """Two workers, each a process of its own, on the loopback address."""
    distributed = pytest.importorskip("distributed")
    import dask

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client.get_executor()


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_finds_the_same() -> None:
    with dask() as executor:
        assert run_study(STUDY, executor).outcomes == EXPECTED.outcomes


class Stop(Exception):
    """Somebody pulled the plug."""


@given(at=st.integers(1, 11), cut=st.integers(0, 40))
@settings(max_examples=15, deadline=None)
def test_a_stopped_study_goes_on_where_it_was(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int
) -> None:
    file = tmp_path_factory.mktemp("kept") / "years.jsonl"

    def plug(done: int, of: int) -> None:
        assert of == 12
        if done == at:
            raise Stop

    with pytest.raises(Stop):
        run_study(STUDY, keep=file, told=plug)
    raw = file.read_bytes()
    assert raw.count(b"\n") == 1 + at
    whole = raw.splitlines(keepends=True)[-1]
    file.write_bytes(raw[: len(raw) - min(cut, len(whole) - 1)])
    lost = min(cut, len(whole) - 1) > 0
    seen: list[int] = []
    found = run_study(STUDY, keep=file, told=lambda done, _: seen.append(done))
    assert found.outcomes == EXPECTED.outcomes
    assert len(seen) == 12 - at + lost
    again = run_study(STUDY, keep=file, told=lambda *_: pytest.fail("all was done already"))
    assert again.outcomes == EXPECTED.outcomes


def test_a_file_of_another_study_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "years.jsonl"
    run_study(evolve(STUDY, replicates=1), keep=file)
    before = file.read_bytes()
    with pytest.raises(BadInput, match="belongs to another study"):
        run_study(STUDY, keep=file)
    other = tmp_path / "letter.txt"
    other.write_text("dear deputy\n", encoding="utf-8")
    with pytest.raises(BadInput, match="is no file of a study"):
        run_study(STUDY, keep=other)
    assert file.read_bytes() == before
    assert other.read_text(encoding="utf-8") == "dear deputy\n"


def test_a_damaged_year_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "years.jsonl"
    run_study(STUDY, keep=file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[4] = b"{}\n"
    file.write_bytes(b"".join(lines))
    with pytest.raises(BadInput) as caught:
        run_study(STUDY, keep=file)
    assert [problem.line for problem in caught.value.problems] == [5]


COUNTED = evolve(STUDY, engine="counts", replicates=700)


def test_a_study_of_counts_finds_the_same_in_blocks_and_beside_and_again(tmp_path: Path) -> None:
    few = evolve(COUNTED, replicates=30)
    expected = run_study(few)
    many = run_study(COUNTED)
    for policy in few.policies:
        for measure in ("days_to_close", "handled_again"):
            assert many.values(policy.name, measure)[:30] == expected.values(policy.name, measure)
    with ThreadPoolExecutor(2) as pool:
        assert run_study(few, pool).outcomes == expected.outcomes
    file = tmp_path / "years.jsonl"
    run_study(few, keep=file)
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:50]))
    assert run_study(few, keep=file).outcomes == expected.outcomes


def test_a_study_of_counts_knows_suggestions_alone() -> None:
    with pytest.raises(BadInput, match="no run has 'turnout'"):
        run_study(evolve(COUNTED, measures=["turnout"]))
