"""Review groups: even in size, unit and line at once; a second opinion by trying every division."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.decision import Balance, Seat, balanced_groups, how_many_groups
from wholeprocess.law import in_force

LAW = in_force(date(2023, 1, 10), "430381")


def seats(pairs):
    return [Seat(deputy=f"d{n:03}", unit=u, line=line) for n, (u, line) in enumerate(pairs)]


def spread(groups, key):
    counts = [Counter(map(key, group)) for group in groups]
    names = {name for count in counts for name in count}
    return max(max(c[n] for c in counts) - min(c[n] for c in counts) for n in names)


@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("xyz")), min_size=1, max_size=60),
    st.data(),
)
def test_every_difference_is_at_most_one(pairs, data):
    own = seats(pairs)
    number = data.draw(st.integers(1, len(own)))
    made = balanced_groups(own, number)
    by_name = {seat.deputy: seat for seat in own}
    groups = [[by_name[who] for who in group] for group in made.members]
    assert sorted(who for group in made.members for who in group) == sorted(by_name)
    sizes = [len(group) for group in groups]
    assert max(sizes) - min(sizes) <= 1
    assert spread(groups, lambda seat: seat.unit) <= 1
    assert spread(groups, lambda seat: seat.line) <= 1
    assert made.balance == Balance.of(groups)
    assert made.balance.even
    event("even" if len(own) % number == 0 else "uneven")


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xy")), min_size=2, max_size=6),
    st.integers(2, 3),
)
def test_no_division_is_more_even(pairs, number):
    own = seats(pairs)
    number = min(number, len(own))
    best = None
    for where in product(range(number), repeat=len(own)):
        groups = [[s for s, g in zip(own, where, strict=True) if g == n] for n in range(number)]
        if all(groups):
            balance = Balance.of(groups)
            measure = (balance.size, balance.unit, balance.line)
            best = measure if best is None else tuple(map(min, best, measure))
    made = balanced_groups(own, number).balance
    assert (made.size, made.unit, made.line) == best
    event(str(best))


@given(st.permutations(range(9)))
def test_the_order_of_the_deputies_means_nothing(order):
    own = [Seat(deputy=f"d{n}", unit="AB"[n % 2], line="xyz"[n % 3]) for n in range(9)]
    assert balanced_groups([own[n] for n in order], 4) == balanced_groups(own, 4)


def test_what_cannot_be_divided():
    own = seats([("A", "x")] * 3)
    with pytest.raises(ValueError, match="4 groups for 3 deputies"):
        balanced_groups(own, 4)
    with pytest.raises(ValueError, match="0 groups"):
        balanced_groups(own, 0)
    with pytest.raises(ValueError, match="twice"):
        balanced_groups([*own, own[0]], 2)


def test_a_division_that_is_not_even_says_so():
    a, b, c, e = seats([("A", "x"), ("A", "x"), ("B", "x"), ("B", "x")])
    assert Balance.of([[a, b], [c, e]]) == Balance(size=0, unit=2, line=0)
    assert not Balance.of([[a, b], [c, e]]).even
    assert Balance.of([[a, b, c, e], []]).size == 4


@pytest.mark.parametrize(("deputies", "groups"), [(1, 1), (15, 1), (16, 2), (30, 2), (31, 3)])
def test_groups_are_as_few_as_practice_allows(deputies, groups):
    assert how_many_groups(deputies, LAW) == groups  # CGP-group-most is 15


def test_a_province_of_deputies_is_divided_fast():
    own = seats([(f"u{n % 14}", f"l{n % 11}") for n in range(760)])
    assert balanced_groups(own, 51).balance.even
