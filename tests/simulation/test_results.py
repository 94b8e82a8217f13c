"""Means, intervals and words of a study, beside SciPy's own paired test."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from wholeprocess.simulation import (
    County,
    Outcome,
    Plan,
    Policy,
    Results,
    Study,
    run_study,
    sentences,
)
from wholeprocess.simulation.measures import NAMES, measures
from wholeprocess.simulation.year import simulate

COUNTY = County.xiangxiang(suggestions=5, in_session=0).only("suggestions")


def held(base: list[Fraction | None], other: list[Fraction | None]) -> Results:
    """Results of two policies with these figures."""
    study = Study(
        name="made",
        county=COUNTY,
        policies=[Policy(name="base"), Policy(name="other")],
        replicates=len(base),
    )
    rows = [
        Outcome(n, r, "late", 1, value)
        for n, side in enumerate((base, other))
        for r, value in enumerate(side)
    ]
    return Results(study, tuple(rows))


NUMBERS = st.lists(
    st.tuples(*[st.fractions(-50, 50, max_denominator=9)] * 2), min_size=2, max_size=30
)


@given(NUMBERS)
def test_the_interval_is_that_of_the_paired_t_test(pairs: list[tuple[Fraction, Fraction]]) -> None:
    base, other = (list(side) for side in zip(*pairs, strict=True))
    assume(len({b - a for a, b in pairs}) > 1)
    effect = held([*base], [*other]).effect("other", "late")
    assert effect.difference is not None
    mean = sum((b - a for a, b in pairs), Fraction()) / len(pairs)
    assert effect.difference.mean == mean
    theirs = stats.ttest_rel([float(b) for b in other], [float(a) for a in base])
    low, high = theirs.confidence_interval(0.95)
    assert effect.difference.low == pytest.approx(low, abs=1e-6)
    assert effect.difference.high == pytest.approx(high, abs=1e-6)
    if abs(theirs.pvalue - 0.05) > 1e-6:
        assert effect.difference.told == (theirs.pvalue < 0.05)


@given(NUMBERS)
def test_what_is_lower_one_way_is_higher_the_other(pairs: list[tuple[Fraction, Fraction]]) -> None:
    base, other = (list(side) for side in zip(*pairs, strict=True))
    one = held([*base], [*other]).effect("other", "late")
    back = held([*other], [*base]).effect("other", "late")
    assert one.difference is not None
    assert back.difference is not None
    assert (one.lower, one.higher) == (back.higher, back.lower)
    assert one.difference.mean == -back.difference.mean
    assert one.enough == back.enough


def test_few_replicates_are_warned_of() -> None:
    near = held([Fraction(n) for n in (1, 2, 3, 4)], [Fraction(n) for n in (2, 1, 4, 4)])
    effect = near.effect("other", "late")
    assert effect.words.en.startswith("no difference can be told: 0.25 on average")
    assert effect.warning is not None
    assert effect.warning.en.startswith("too few replicates to tell")
    # the number proposed would tell it: the same spread, so many pairs
    assert effect.enough is not None
    assert effect.enough > 4
    far = held([Fraction(n) for n in (1, 2, 3, 4)], [Fraction(n) for n in (9, 10, 12, 12)])
    effect = far.effect("other", "late")
    assert effect.words.en.startswith("higher by 8.25 (interval ")
    assert effect.words.en.endswith("so in 4 of 4 pairs)")
    assert effect.warning is not None
    assert effect.warning.en == "4 pairs are few to trust the interval; take 10 or more"


def test_a_lower_figure_is_told_with_an_interval_of_its_size() -> None:
    lower = held([Fraction(n) for n in range(10, 30)], [Fraction(n, 1) - 3 for n in range(10, 30)])
    assert lower.effect("other", "late").words.en == (
        "lower by 3 (interval 3 to 3; so in 20 of 20 pairs)"
    )
    assert lower.effect("other", "late").words.zh == "低3（区间3至3；20对中20对如此）"


def test_replicates_without_the_figure_are_no_pairs() -> None:
    some = held([None, Fraction(1), Fraction(2)], [Fraction(1), None, Fraction(5)])
    effect = some.effect("other", "late")
    assert effect.difference is not None
    assert (effect.difference.n, effect.difference.mean) == (1, 3)
    assert effect.words.en == "one pair cannot tell"
    none = held([None], [None])
    assert none.effect("other", "late").words.en == "there was nothing to measure"


def test_every_run_has_the_figures_that_are_named() -> None:
    assert tuple(one.name for one in measures(simulate(COUNTY))) == NAMES


STUDY = Study(
    name="few, or 多",
    question="what do fewer suggestions change?",
    county=COUNTY,
    policies=[
        Policy(name="as it is"),
        Policy(name="two", changes=[Plan(number="suggestions", to=2)]),
    ],
    replicates=3,
    seed=7,
    measures=["suggestions", "days_to_close"],
)


def test_the_tables_are_tidy_and_the_same_bytes_again(tmp_path: Path) -> None:
    results = run_study(STUDY)
    frame = results.frame()
    assert frame.shape == (2 * 3 * 2, 8)
    own = frame.row(0, named=True)
    assert own["study"] == "few, or 多"
    assert (own["policy"], own["replicate"], own["seed"]) == ("as it is", 0, 7)
    assert (own["measure"], own["n"], own["value"], own["exact"]) == ("suggestions", 5, 5.0, "5")
    summary = results.summary().rows(named=True)
    by = {(row["policy"], row["measure"]): row for row in summary}
    assert by["two", "suggestions"]["difference"] == -3
    assert by["two", "suggestions"]["lower"] == 3
    first = {path.name: path.read_bytes() for path in results.write(tmp_path / "one")}
    again = run_study(STUDY).write(tmp_path / "two")
    assert {path.name: path.read_bytes() for path in again} == first
    manifest = json.loads(first["manifest.json"])
    assert manifest["seeds"] == [7, 9]
    assert manifest["digest"] == STUDY.digest
    assert manifest["policies"] == ["as it is", "two"]


def test_the_sentences_of_a_study_name_each_figure_under_each_policy() -> None:
    told = list(sentences(run_study(STUDY), "zh"))
    assert told[0] == "suggestions  as it is: 平均5"
    assert told[1] == "suggestions  two: 低3（区间3至3；3对中3对如此）"
