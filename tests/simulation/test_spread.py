"""Spreads and streams: exact shares, the same law one by one and in arrays, chance by purpose."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.simulation import ONE, Chance, Choice, Days, Number, Streams

DRAWS = st.integers(0, ONE - 1)


@pytest.mark.parametrize(
    ("share", "draw", "happens"),
    [
        pytest.param("1/2", ONE // 2 - 1, True, id="the last that lets it happen"),
        pytest.param("1/2", ONE // 2, False, id="the first that does not"),
        pytest.param("0", 0, False, id="never"),
        pytest.param("1", ONE - 1, True, id="always"),
    ],
)
def test_a_chance_has_an_exact_edge(share, draw, happens):
    assert Chance(share=share, source="test").happens(draw) is happens


def test_a_chance_beyond_one_is_refused():
    with pytest.raises(ValueError, match="lies from 0 to 1"):
        Chance(share="11/10", source="test")


def test_a_spread_says_where_it_comes_from():
    with pytest.raises(ValueError, match="source is empty"):
        Days.always(3, "")


def test_days_are_not_negative_but_numbers_may_be():
    assert Number.between(-2, 2, "test").at(0) == -2
    with pytest.raises(ValueError, match="nothing is done before it begins"):
        Days.between(-1, 2, "test")


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([(0, 1)], "the first point"),
        ([("1/10", 1), (1, 2)], "the first point"),
        ([(0, 5), ("1/2", 3), (1, 9)], "falls behind"),
        ([(0, 1), ("2/3", 3), ("1/3", 4), (1, 9)], "falls behind"),
    ],
)
def test_quantiles_that_do_not_rise_are_refused(points, why):
    with pytest.raises(ValueError, match=why):
        Days.quantiles(points, "test")


@given(st.dictionaries(st.integers(0, 400), st.integers(0, 50), min_size=1, max_size=12), DRAWS)
def test_shares_are_those_of_the_weights_and_at_inverts_them(weights, draw):
    whole = sum(weights.values())
    if not whole:
        event("no weight at all")
        with pytest.raises(ValueError, match="more than 0"):
            Days.weighted(weights, "test")
        return
    days = Days.weighted(weights, "test")
    assert sum(days.shares().values()) == 1
    for value, share in days.shares().items():
        assert abs(share - Fraction(weights[value], whole)) <= Fraction(1, ONE)
    assert set(days.values) == {day for day, weight in weights.items() if weight}
    value = days.at(draw)
    below = sum(share for day, share in days.shares().items() if day < value)
    assert below * ONE <= draw < (below + days.shares()[value]) * ONE


@given(st.integers(1, 90))
def test_an_exponential_time_has_its_mean(mean):
    days = Days.exponential(mean, "test")
    assert abs(days.mean - mean) < Fraction(1, 20)


def test_a_point_mass_and_a_piece_are_told_apart():
    days = Days.quantiles([(0, 0), ("1/4", 0), ("1/2", 2), (1, 10)], "test")
    shares = days.shares()
    assert shares[0] == Fraction(1, 4)
    assert shares[1] == shares[2] == Fraction(1, 8)
    assert all(abs(shares[n] - Fraction(1, 16)) <= Fraction(1, ONE) for n in range(3, 11))


def test_one_by_one_and_in_an_array_are_the_same_law():
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    days = Days.exponential(30, "test")
    streams = Streams(11)
    raw = numpy.frombuffer(streams.raw("handles", 500, 2022), "<u4")
    table = numpy.array(days.values)
    many = table[numpy.searchsorted(numpy.array(days.upto), raw, side="right")]
    assert many.tolist() == [days.at(draw) for draw in streams.of("handles", 500, 2022)]


def test_rows_are_the_same_draws_by_entity_and_purpose():
    streams = Streams(3)
    rows = list(streams.rows("round", 4, 3, 2022))
    assert [draw for row in rows for draw in row] == list(streams.of("round", 12, 2022))


@given(st.integers(), st.integers(1, 40), st.integers(1, 40))
def test_more_entities_change_nothing_of_the_first(seed, n, more):
    assert Streams(seed).of("deputy", n + more)[:n] == Streams(seed).of("deputy", n)


def test_purposes_and_seeds_differ():
    assert len({Streams(s).of(p, 4, y) for s in (1, 2) for p in ("a", "b") for y in (1, 2)}) == 8


def test_a_seed_is_a_whole_number():
    with pytest.raises(TypeError, match="is no seed"):
        Streams("7")


@given(st.integers(0, 2**31))
def test_a_choice_by_a_generator_is_one_of_its_outcomes(seed):
    choice = Choice.of({"satisfied": 9, "dissatisfied": 1}, "test")
    word = choice.draw(Random(seed))
    event(word)
    assert word in choice.values
