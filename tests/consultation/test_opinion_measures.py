"""How many came back in time: calendar months, who is censored, and who is ranked."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.consultation import CameBack, Span, came_back, grouped, placed

DAY = date(2022, 1, 31)


def rate(*ends, months=1, on=date(2022, 12, 31), start=DAY):
    spans = [Span(name=f"o{n}", start=start, end=end) for n, end in enumerate(ends)]
    return came_back(spans, months, on)


@pytest.mark.parametrize(
    ("end", "within"),
    [(date(2022, 2, 28), 1), (date(2022, 3, 1), 0), (None, 0), (DAY, 1)],
)
def test_a_month_ends_on_its_last_day(end, within):
    """31 January and one month: February has no 31st, its last day counts."""
    assert rate(end).within == within


@pytest.mark.parametrize(("on", "n"), [(date(2022, 2, 27), 0), (date(2022, 2, 28), 1)])
def test_who_came_back_early_counts_only_once_the_whole_term_is_past(on, n):
    one = rate(date(2022, 2, 1), on=on)
    assert (one.n, one.within, one.censored, one.open) == (n, n, 1 - n, 0)


def test_what_comes_later_is_not_seen():
    assert rate(date(2022, 2, 20), on=date(2022, 2, 10)).open == 1
    assert rate(date(2022, 2, 20), on=date(2022, 1, 30)).population == 0


def test_the_withdrawn_are_left_out_and_nobody_is_dropped():
    spans = [Span(name="a", start=DAY, withdrawn=True), Span(name="b", start=DAY)]
    one = came_back(spans, 1, date(2022, 12, 31))
    assert (one.left_out, one.n, one.open, one.population) == (1, 1, 1, 2)
    assert came_back([], 1, DAY).share is None


spans = st.lists(
    st.builds(
        lambda start, length, gone: (start, length, gone),
        st.integers(0, 400),
        st.none() | st.integers(0, 300),
        st.booleans(),
    )
)


@given(spans, st.integers(1, 6), st.integers(0, 500))
def test_it_agrees_with_a_plain_count(drawn, months, after):
    """The oracle walks the days of each; the terms of dateutil, another library, give the last."""
    today = DAY + timedelta(days=after)
    them, want = [], [0, 0, 0, 0]
    for number, (start, length, gone) in enumerate(drawn):
        first = DAY + timedelta(days=start)
        end = None if length is None else first + timedelta(days=length)
        gone = gone and end is None
        them.append(Span(name=str(number + 1), start=first, end=end, withdrawn=gone))
        if first > today:
            continue
        last = first + relativedelta(months=months)
        if gone:
            want[3] += 1
        elif last > today:
            want[2] += 1
        else:
            want[1] += 1
            want[0] += end is not None and end <= last
    one = came_back(them, months, today)
    event("some counted" if one.n else "none counted")
    assert [one.within, one.n, one.censored, one.left_out] == want
    assert one.population == sum(want[1:])


@given(spans, st.integers(0, 500))
def test_a_longer_term_never_brings_back_fewer_of_the_same(drawn, after):
    today = DAY + timedelta(days=1_000)
    them = [
        Span(
            name=str(n + 1),
            start=DAY + timedelta(days=start),
            end=None if length is None else DAY + timedelta(days=start + length),
        )
        for n, (start, length, _) in enumerate(drawn)
    ]
    rates = [came_back(them, months, today).within for months in (1, 3, 6, 12)]
    assert rates == sorted(rates)


def test_small_groups_and_the_unnamed_have_no_place():
    def group(name, n, back):
        end = date(2022, 2, 1)
        return [
            Span(name=f"{name or 'x'}{i}", start=DAY, end=end if i < back else None, area=name)
            for i in range(n)
        ]

    everyone = [*group("甲", 6, 3), *group("乙", 5, 5), *group("丙", 4, 4), *group("丁", 6, 3)]
    everyone += group("", 9, 9)
    rows = placed(grouped(everyone, lambda s: s.area), (1, 3), date(2022, 12, 31), least=5)
    places = [(row.group, row.place, row.rates[0].n) for row in rows]
    assert places == [("乙", 1, 5), ("丁", 2, 6), ("甲", 2, 6), ("", None, 9), ("丙", None, 4)]
    assert [one.months for one in rows[0].rates] == [1, 3]


def test_values_that_cannot_be():
    with pytest.raises(ValueError, match="before it begins"):
        Span(name="a", start=DAY, end=DAY - timedelta(days=1))
    with pytest.raises(ValueError, match="never above its n"):
        CameBack(months=1, within=2, n=1, censored=0, left_out=0, open=0)
    assert rate(DAY, None).share == Fraction(1, 2)
