"""Time limits: months that end, leap years, working days over a long holiday, unknown years."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.law import TimeLimit, TimeUnit, chinese_calendar, deadline, in_force

days = st.dates(date(2005, 1, 1), date(2024, 6, 1))


def months(n):
    return TimeLimit(n, TimeUnit.MONTHS)


def working(n):
    return TimeLimit(n, TimeUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        pytest.param(date(2022, 3, 3), months(3), date(2022, 6, 3), id="same day number"),
        pytest.param(date(2022, 11, 30), months(3), date(2023, 2, 28), id="no 30 February"),
        pytest.param(date(2023, 11, 29), months(3), date(2024, 2, 29), id="into a leap year"),
        pytest.param(date(2023, 11, 30), months(3), date(2024, 2, 29), id="leap year's last day"),
        pytest.param(date(2024, 2, 29), months(12), date(2025, 2, 28), id="out of a leap year"),
        pytest.param(
            date(2022, 2, 28), months(1), date(2022, 3, 28), id="never to the month's end"
        ),
        pytest.param(date(2022, 12, 31), months(6), date(2023, 6, 30), id="over the year"),
        pytest.param(date(2022, 2, 27), TimeLimit(2, "days"), date(2022, 3, 1), id="days"),
        pytest.param(date(2024, 2, 27), TimeLimit(2, "days"), date(2024, 2, 29), id="leap day"),
        pytest.param(date(2022, 3, 3), TimeLimit(0, "days"), date(2022, 3, 3), id="no days"),
    ],
)
def test_months_and_days(start, limit, end):
    assert limit.after(start) == (end, (), False)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        pytest.param(date(2022, 1, 28), 1, date(2022, 1, 29), id="a Saturday made up"),
        pytest.param(date(2022, 1, 28), 2, date(2022, 1, 30), id="and a Sunday"),
        pytest.param(date(2022, 1, 28), 3, date(2022, 2, 7), id="after Spring Festival"),
        pytest.param(date(2022, 2, 2), 1, date(2022, 2, 7), id="started in the holiday"),
        pytest.param(date(2022, 4, 1), 1, date(2022, 4, 2), id="Saturday before Qingming"),
        pytest.param(date(2022, 3, 4), 1, date(2022, 3, 7), id="an ordinary week-end"),
    ],
)
def test_working_days_with_the_days_made_up(start, n, end):
    assert working(n).after(start).on == end


def test_the_days_skipped_are_named():
    due = working(3).after(date(2022, 1, 28))
    assert due.skipped == tuple(date(2022, 1, 31) + timedelta(n) for n in range(7))
    assert not due.provisional


@given(days, st.integers(0, 30))
def test_every_day_of_a_working_limit_is_counted_or_skipped(start, n):
    due = working(n).after(start)
    inside = [start + timedelta(d) for d in range(1, (due.on - start).days + 1)]
    event("over days off" if due.skipped else "days of work only")
    assert len(inside) == n + len(due.skipped)
    assert not any(map(chinese_calendar, due.skipped))
    assert n == 0 or chinese_calendar(due.on)


@given(days, st.integers(0, 24))
def test_a_limit_in_months_ends_in_its_month_and_never_on_a_later_day_number(start, n):
    end = months(n).after(start).on
    event("cut to the month's last day" if end.day < start.day else "same day number")
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day == start.day or (end + timedelta(1)).day == 1


def test_a_year_that_the_calendar_does_not_know_is_provisional():
    due = working(2).after(date(2022, 3, 3), lambda _: None)
    assert due == (date(2022, 3, 7), (date(2022, 3, 5), date(2022, 3, 6)), True)


def test_only_an_unknown_day_makes_it_provisional():
    new_year = date(2023, 1, 1)
    known = lambda day: None if day >= new_year else day.weekday() < 5  # noqa: E731
    assert not working(1).after(date(2022, 12, 29), known).provisional
    assert working(2).after(date(2022, 12, 29), known).provisional


def test_the_real_calendar_does_not_know_2098():
    assert chinese_calendar(date(2098, 1, 1)) is None
    assert working(1).after(date(2098, 1, 1)).provisional


def test_a_length_is_not_negative():
    with pytest.raises(ValueError, match=">= 0"):
        months(-1)


@pytest.mark.parametrize(
    ("limit", "en", "zh"),
    [
        (months(1), "1 month", "1个月"),
        (months(3), "3 months", "3个月"),
        (TimeLimit(10, "days"), "10 days", "10日"),
        (working(7), "7 working days", "7个工作日"),
    ],
)
def test_in_words(limit, en, zh):
    assert (str(limit), limit.zh()) == (en, zh)


SHANGHAI = in_force(date(2022, 1, 28), "310101")


@pytest.mark.parametrize(
    ("today", "late"), [(date(2022, 2, 11), 0), (date(2022, 2, 12), 1), (date(2022, 1, 29), 0)]
)
def test_an_open_clock_is_late_from_the_day_after(today, late):
    clock = deadline("SGL-assign", date(2022, 1, 28), SHANGHAI)
    assert clock.due == date(2022, 2, 11)
    assert clock.late_by(today) == late


@pytest.mark.parametrize(("done", "late"), [(date(2022, 2, 11), 0), (date(2022, 2, 14), 3)])
def test_a_stopped_clock_does_not_care_what_day_it_is(done, late):
    clock = deadline("SGL-assign", date(2022, 1, 28), SHANGHAI, done=done)
    assert clock.late_by(date(2030, 1, 1)) == late


def test_a_clock_says_how_its_date_was_worked_out():
    clock = deadline("SGL-assign", date(2022, 1, 28), SHANGHAI, extended_on=date(2022, 2, 8))
    assert clock.explain().en == (
        "7 working days from 2022-01-28 end on 2022-02-11 (Shanghai Suggestions Provisions (2015)"
        " art. 11); 7 days off were skipped; extended on 2022-02-08"
    )
    assert clock.explain().zh == (
        "自2022-01-28起7个工作日，截至2022-02-11（上海市代表建议的规定（2015年）第11条）"
        "；其间跳过休息日7天；2022-02-08准予延长"
    )


def test_a_provisional_clock_says_so():
    clock = deadline("SGL-assign", date(2098, 1, 6), in_force(date(2098, 1, 6), "310101"))
    assert clock.explain().en.endswith("; provisional, that year's calendar is not known")
    assert clock.explain().zh.endswith("；当年放假安排尚未公布，暂定")
