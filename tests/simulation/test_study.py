"""A study as a value and as a file: its policies, its grid, its faults all at once."""

from datetime import date
from importlib.resources import files

import pytest

from wholeprocess import BadInput, Refused
from wholeprocess.law import TimeLimit, TimeUnit
from wholeprocess.simulation import (
    AS_IT_IS,
    County,
    Plan,
    Policy,
    Practice,
    Study,
    run_study,
    study_of,
    sweep,
)
from wholeprocess.simulation.study import SHIPPED

SMALL = County.xiangxiang(suggestions=4, in_session=0).only("suggestions")

WRITTEN = """
name = "rounds and load"
question = "does a third round help?"
place = "430381"
parts = ["suggestions"]
start = 2021-03-01
years = 2
replicates = 3
seed = 11
measures = ["closed", "late"]

[county]
suggestions = 6
in_session = 0

[[policy]]
name = "as it is"

[[policy]]
name = "talks"
[policy.conduct]
presses = { chance = "0", assumed = "nobody is called in" }

[[sweep]]
name = "rounds"
practice = "PR-rounds"
values = [{ count = 1 }, { count = 3 }]

[[sweep]]
plan = "suggestions"
values = [6, 7]
"""


def test_a_file_says_all_of_a_study() -> None:
    study = study_of(WRITTEN)
    assert (study.name, study.question) == ("rounds and load", "does a third round help?")
    assert (study.start, study.years, study.replicates, study.seed) == (date(2021, 3, 1), 2, 3, 11)
    assert (study.county.suggestions, study.county.stations) == (6, 0)
    assert study.measures == ("closed", "late")
    assert [policy.name for policy in study.policies] == [
        "as it is",
        "talks",
        "rounds 1, suggestions 6",
        "rounds 1, suggestions 7",
        "rounds 3, suggestions 6",
        "rounds 3, suggestions 7",
    ]
    assert study.policies[3].changes == (
        Practice(code="PR-rounds", value=1),
        Plan(number="suggestions", to=7),
    )


def test_every_fault_of_a_file_is_told_at_once() -> None:
    broken = """
name = "broken"
place = "430381"
replicates = 3
colour = "red"
[county]
suggestions = 5
weather = 2
[[policy]]
name = "no such rule"
[policy.practice]
PR-nothing = { count = 1 }
[[sweep]]
practice = "PR-rounds"
values = []
"""
    with pytest.raises(BadInput) as caught:
        study_of(broken, "broken.toml")
    assert [problem.field for problem in caught.value.problems] == ["colour"]
    with pytest.raises(BadInput) as caught:
        study_of(broken.replace('colour = "red"', ""), "broken.toml")
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["county", "policy 1: practice.PR-nothing", "sweep 1"]
    assert {problem.file for problem in caught.value.problems} == {"broken.toml"}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('replicates = "3"', "replicates"),
        ("replicates = 0", None),
        ("seed = true", "seed"),
        ("place = 430381", "place"),
    ],
)
def test_a_value_of_another_kind_is_refused(line: str, field: str | None) -> None:
    key = line.partition(" ")[0]
    lines = ['name = "x"', 'place = "430381"', "replicates = 2"]
    kept = [each for each in lines if not each.startswith(key)]
    with pytest.raises(BadInput) as caught:
        study_of("\n".join([*kept, line]))
    assert [problem.field for problem in caught.value.problems] == [field]


def test_two_policies_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two policies are called 'a'"):
        Study(name="x", county=SMALL, policies=[Policy(name="a"), Policy(name="a")], replicates=1)


def test_a_policy_that_the_law_forbids_is_refused_before_anything_is_simulated() -> None:
    month = Practice(code="SG-5", value=TimeLimit(1, TimeUnit.MONTHS))
    forbidden = Policy(name="a month", changes=[month])
    study = Study(name="x", county=SMALL, policies=[AS_IT_IS, forbidden], replicates=10**9)
    with pytest.raises(Refused, match=r"SG-5.*number is the law's"):
        run_study(study)


def test_an_unknown_measure_is_refused() -> None:
    study = Study(name="x", county=SMALL, replicates=1, measures=["happiness"])
    with pytest.raises(BadInput, match="no run has 'happiness'"):
        run_study(study)


def test_a_grid_has_every_point_once_and_keeps_what_the_base_changes() -> None:
    base = Policy(name="few", changes=[Plan(number="suggestions", to=2)])
    axes = [
        ("rounds", [(str(n), Practice(code="PR-rounds", value=n)) for n in (1, 2, 3)]),
        ("duty", [(str(n), Practice(code="PR-duty-month", value=n)) for n in (1, 2)]),
    ]
    grid = sweep(base, *axes)
    assert len({policy.name for policy in grid}) == len(grid) == 6
    assert all(base.changes[0] in policy.changes for policy in grid)
    points = {tuple(change.value for change in policy.practices) for policy in grid}
    assert points == {(rounds, duty) for rounds in (1, 2, 3) for duty in (1, 2)}


def test_the_digest_tells_studies_apart_by_all_that_their_results_rest_on() -> None:
    study = study_of(WRITTEN)
    others = [
        WRITTEN.replace("seed = 11", "seed = 12"),
        WRITTEN.replace("years = 2", "years = 1"),
        WRITTEN.replace('chance = "0"', 'chance = "1/2"'),
        WRITTEN.replace("count = 3", "count = 4"),
        WRITTEN.replace("suggestions = 6", "suggestions = 5"),
    ]
    digests = {study.digest, *(study_of(other).digest for other in others)}
    assert len(digests) == 1 + len(others)
    assert study_of(WRITTEN).digest == study.digest


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_studies_are_lawful_and_know_their_measures(name: str) -> None:
    study = Study.read(name)
    study.must_be_lawful()
    study.must_be_known()
    assert study.question.endswith("?")
    assert len(study.policies) > 1


def test_every_shipped_study_has_its_name() -> None:
    there = files("wholeprocess.simulation").joinpath("studies").iterdir()
    assert sorted(f"{name}.toml" for name in SHIPPED) == sorted(one.name for one in there)
