"""Counting on arrays beside the full engine: the same figures under any policy."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wholeprocess import BadInput, Refused
from wholeprocess.law import TimeLimit, TimeUnit
from wholeprocess.simulation import (
    AS_IT_IS,
    Chance,
    Choice,
    Conduct,
    County,
    Days,
    Plan,
    Policy,
    Practice,
    UnitPlan,
    count_years,
    measures,
    simulate,
)
from wholeprocess.simulation.lane import NEVER, Visit, serve_lane
from wholeprocess.simulation.many import Block, rules_of
from wholeprocess.simulation.measures import NAMES, OF_SUGGESTIONS
from wholeprocess.simulation.numbers import FromCounter

COUNTY = County.xiangxiang(suggestions=60, in_session=20).only("suggestions")


def days(name: str, most: int) -> st.SearchStrategy[Conduct]:
    return st.integers(0, most).map(
        lambda n: Conduct(habit=name, to=Days.between(n // 3, n, "drawn"))
    )


def shares(name: str) -> st.SearchStrategy[Conduct]:
    return st.sampled_from(["0", "1/3", "1"]).map(
        lambda share: Conduct(habit=name, to=Chance(share=share, source="drawn"))
    )


DISPLEASED = st.integers(0, 4).map(
    lambda n: Conduct(
        habit="finds_solved", to=Choice.of({"dissatisfied": n, "satisfied": 4 - n}, "drawn")
    )
)
CHANGES = st.tuples(
    st.integers(1, 3).map(lambda n: Practice(code="PR-rounds", value=n)),
    days("handles", 160),
    days("handles_again", 80),
    days("acknowledges", 2),
    days("assigns", 3),
    shares("presses"),
    shares("answers"),
    shares("declines"),
    DISPLEASED,
)


@given(
    changes=CHANGES,
    above=st.sampled_from([0, 20]),
    places=st.integers(1, 4),
    units=st.integers(1, 6),
    seed=st.integers(0, 10**6),
    years=st.integers(1, 2),
)
@settings(max_examples=40, deadline=None)
def test_arrays_come_to_the_figures_of_the_full_engine(
    changes: tuple[Practice | Conduct, ...],
    above: int,
    places: int,
    units: int,
    seed: int,
    years: int,
) -> None:
    county = COUNTY.evolved(above=above, units=[UnitPlan(f"单位{n}", places) for n in range(units)])
    policy = Policy(name="drawn", changes=changes)
    found = count_years(county, policy, seed, 2, years=years, same_draws=True)
    for r in range(2):
        assert (
            found[r] == measures(simulate(county, policy, seed + r, years=years))[: len(found[r])]
        )


def test_a_crowd_is_served_without_the_full_engine() -> None:
    """Where units are pressed and matters wait, nearly all are told by their days."""
    crowded = COUNTY.evolved(units=[UnitPlan("单位", 6)])
    slow = Policy(
        name="slow", changes=[Conduct(habit="handles", to=Days.exponential(45, "a test"))]
    )
    rules = rules_of(crowded, slow, simulate(COUNTY).start, 1)
    source = FromCounter(1, 0, 40)
    handled = Block(rules, source, 40).counted().handled
    assert handled.turns.talked.any()
    assert handled.unclear.sum() < 20
    found = count_years(crowded, slow, 1, 40)
    for r in (0, 13, 39):
        run = simulate(crowded, slow, source.streams(r))
        assert found[r] == measures(run)[:OF_SUGGESTIONS]


@given(size=st.integers(1, 9), first=st.integers(0, 30))
@settings(max_examples=10, deadline=None)
def test_a_replicate_is_the_same_in_a_block_of_any_size(size: int, first: int) -> None:
    whole = count_years(COUNTY, seed=3, replicates=40)
    assert count_years(COUNTY, seed=3, replicates=size, first=first) == whole[first : first + size]


def test_its_own_draws_follow_the_same_law_of_chance() -> None:
    """Two samples of 300: a shift by 0.4 of the standard deviation is found 19 times in 20."""
    n = 300
    own = count_years(COUNTY, seed=11, replicates=n)
    full = count_years(COUNTY, seed=10**6, replicates=n, same_draws=True)
    for at, name in enumerate(NAMES[:OF_SUGGESTIONS]):
        left, right = ([float(one[at].value or 0) for one in side] for side in (own, full))
        if len({*left, *right}) > 1:
            assert stats.mannwhitneyu(left, right).pvalue > 0.001, name


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (
            Policy(
                name="later",
                changes=[
                    Conduct(
                        habit="handles",
                        to=Days.always(3, "a test"),
                        since=simulate(COUNTY).start.replace(month=6),
                    )
                ],
            ),
            "a habit changes",
        ),
        (
            Policy(
                name="more rounds later",
                changes=[
                    Practice(
                        code="PR-rounds", value=3, since=simulate(COUNTY).start.replace(month=6)
                    )
                ],
            ),
            "the number of rounds",
        ),
        (
            Policy(name="heard", changes=[Practice(code="SGL-mediate", value="meeting")]),
            "deputies and units are heard",
        ),
        (Policy(name="crowd", changes=[Plan(number="suggestions", to=5000)]), "more than 4096"),
    ],
)
def test_what_arrays_cannot_follow_is_refused(policy: Policy, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        count_years(COUNTY, policy)


def test_what_the_law_forbids_is_refused_as_ever() -> None:
    month = Practice(code="SG-5", value=TimeLimit(1, TimeUnit.MONTHS))
    with pytest.raises(Refused, match="SG-5"):
        count_years(COUNTY, Policy(name="a month", changes=[month]))
    changed = Policy(name="a month", changes=[month], changes_law=True)
    (found,) = count_years(COUNTY, changed, seed=2, same_draws=True)
    assert found == measures(simulate(COUNTY, changed, 2))[: len(found)]
    assert found != count_years(COUNTY, AS_IT_IS, seed=2, same_draws=True)[0]


VISITS = st.lists(
    st.builds(
        Visit,
        arrive=st.integers(0, 30),
        put=st.integers(0, 3),
        work=st.integers(0, 20),
        talk=st.just(NEVER),
        hurry=st.just(NEVER),
    ),
    min_size=1,
    max_size=12,
).map(lambda visits: sorted(visits, key=lambda v: (v.arrive, v.put)))


@given(VISITS, st.integers(1, 3))
def test_one_unit_serves_in_order_of_arrival_and_never_more_than_it_can(
    visits: list[Visit], places: int
) -> None:
    served = serve_lane(visits, places, 1000)
    assert served is not None
    starts = [one.start for one in served]
    assert starts == sorted(starts)
    at_work: Counter[int] = Counter()
    for visit, start in zip(visits, starts, strict=True):
        assert start >= visit.arrive
        at_work.update(range(start, start + visit.work))
    assert not at_work or max(at_work.values()) <= places
    for visit, start in zip(visits, starts, strict=True):
        if start > visit.arrive:  # who waited had no free place the day before
            assert at_work[start - 1] == places
