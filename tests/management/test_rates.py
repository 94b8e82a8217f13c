"""Rates: worked by hand on both sides of each line, and what must always hold."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import in_force
from wholeprocess.management import DEFINITIONS, HandlingRate
from wholeprocess.management.counting import Asked, Counted, LeftOut, Open
from wholeprocess.management.rates import members

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rates.md"
COUNTY, CHONGQING = "430381", "500101"
SEEDS = st.integers(0, 2**32)


def told(desk, name, n, **more):
    """(numerator, n, left out, censored) of a rate on day ``n``, everything before it known."""
    cases = m.as_of(desk.state.cases, desk.day(n), desk.law, desk.register)
    rate = m.rate(name, cases.values(), desk.law, desk.day(n), **more)
    return rate.numerator, rate.n, rate.number_left_out, len(rate.censored)


def rated(desk, s, rating, **more):
    desk.do(m.Rate(on=desk.day(31), suggestion=s, by="d1", rating=rating, why="未修", **more))


def closed(desk, s, **more):
    return desk.do(m.Close(on=desk.day(40), suggestion=s, **more))


# --- solution -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "solved"), [("solved", 1), ("explained", 0), ("unlawful", 0), ("above", 0)]
)
def test_solved_is_what_the_file_was_closed_as(desk, result, solved):
    desk.replied(result=result)
    closed(desk, "s1", unrated_because="未反馈")
    assert told(desk, "solution", 39) == (0, 0, 0, 1)
    assert told(desk, "solution", 40) == (solved, 1, 0, 0)


@pytest.mark.parametrize(
    ("choice", "open_", "kept", "missed"),
    [
        ("kept", (0, 0, 0, 1), (1, 1, 0, 0), (0, 1, 0, 0)),
        ("counted", (1, 1, 0, 0), (1, 1, 0, 0), (1, 1, 0, 0)),
        ("not_counted", (0, 1, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0)),
    ],
)
def test_a_plan_counts_as_the_choice_says(desk_at, choice, open_, kept, missed):
    for fulfilled, last in ((True, kept), (False, missed)):
        desk = desk_at(settings={"PR-rate-planned": choice})
        desk.replied(result="planned", promised=desk.day(100))
        closed(desk, "s1", unrated_because="未反馈")
        if fulfilled:
            desk.do(m.Fulfil(on=desk.day(90), suggestion="s1", by="u1", evidence="照片"))
        assert told(desk, "solution", 89) == open_
        assert told(desk, "solution", 101) == last
    assert told(desk, "solution", 100) == open_  # the promised day itself is still in time


def test_a_promise_made_anew_is_the_one_that_counts_as_solved(desk):
    desk.replied(result="planned", promised=desk.day(100))
    rated(desk, "s1", "dissatisfied")
    again = {"suggestion": "s1", "by": "u1", "result": "planned", "words": "提前"}
    desk.do(m.Reply(on=desk.day(45), promised=desk.day(80), **again))
    desk.do(m.Fulfil(on=desk.day(70), suggestion="s1", by="u1", evidence="照片"))
    desk.do(m.Close(on=desk.day(75), suggestion="s1", unrated_because="未反馈"))
    assert told(desk, "solution", 75) == (1, 1, 0, 0)


def test_what_was_never_handled_is_left_out_with_its_reason(desk):
    for s in ("s1", "s2", "s3", "s4"):
        desk.submitted(s)
    desk.do(m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围"))
    desk.do(m.Withdraw(on=desk.day(1), suggestion="s2", by="d1", reason="已解决"))
    desk.do(m.Merge(on=desk.day(1), suggestion="s3", into="s4"))
    for name in ("solution", "satisfaction", "attitude", "rehandled"):
        rate = m.rate(name, desk.state.cases.values(), desk.law, desk.day(1))
        assert [(reason.en.split(",")[0], them) for reason, them in rate.left_out] == [
            ("merged", ("s3",)),
            ("not admitted", ("s1",)),
            ("withdrawn", ("s2",)),
        ]
        assert rate.censored == ("s4",)


# --- on time --------------------------------------------------------------------------------------


def test_a_reply_on_the_last_day_is_in_time_and_a_day_later_is_not(desk):
    for n, s in enumerate(("s1", "s2")):
        desk.handling(s)
        last = m.clocks(desk.state.cases[s], desk.law).reply.due
        answer = {"suggestion": s, "by": "u1", "result": "solved", "words": "已办"}
        desk.do(m.Reply(on=last + timedelta(days=n), **answer))
    left = (last - desk.start).days
    assert told(desk, "on-time", left) == (1, 1, 0, 1)  # s2: due today, not late yet
    assert told(desk, "on-time", left + 1) == (1, 2, 0, 0)


def test_no_reply_after_the_last_day_counts_as_late_whatever_follows(desk):
    for s in ("s1", "s2"):
        desk.handling(s)
    for s, n in (("s1", 90), ("s2", 100)):
        desk.do(m.Withdraw(on=desk.day(n), suggestion=s, by="d1", reason="已解决"))
    assert told(desk, "on-time", 94) == (0, 0, 1, 1)
    assert told(desk, "on-time", 95) == (0, 1, 1, 0)
    assert told(desk, "on-time", 500) == (0, 1, 1, 0)


def test_going_up_before_the_last_day_is_left_out_and_after_it_is_late(desk):
    leg = {"legs": [m.Leg("4303", ["city-1"])], "reason": "无力解决"}
    for s, n in (("s1", 94), ("s2", 95)):
        desk.handling(s)
        desk.do(m.Escalate(on=desk.day(n), suggestion=s, **leg))
        home = {"congress": "4303", "outcome": "solved", "words": "已拨款"}
        desk.do(m.BringHome(on=desk.day(n + 9), suggestion=s, **home))
    assert told(desk, "on-time", 94)[2:] == (1, 1)
    assert told(desk, "on-time", 200) == (0, 1, 1, 0)
    assert told(desk, "contact", 200) == (0, 0, 2, 0)


def test_each_unit_and_each_round_owes_a_reply(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", separate=["u1", "u2"]))
    desk.do(m.Object(on=desk.day(2), suggestion="s1", by="u2", reason="不归我管"))
    sent = {"unit": "u2", "upheld": True, "reason": "理由成立"}
    desk.do(m.DecideObjection(on=desk.day(3), suggestion="s1", **sent))
    desk.do(m.Assign(on=desk.day(4), suggestion="s1", separate=["u1", "u3"]))
    for unit, n in (("u1", 20), ("u3", 25)):
        answer = {"suggestion": "s1", "by": unit, "result": "solved", "words": "已办"}
        desk.do(m.Reply(on=desk.day(n), **answer))
    rated(desk, "s1", "dissatisfied")
    assert told(desk, "on-time", 31) == (2, 2, 1, 2)
    assert told(desk, "on-time", 31, unit="u1") == (1, 1, 0, 1)
    assert told(desk, "on-time", 31, unit="u2") == (0, 0, 1, 0)
    asked = Asked(desk.law, desk.day(31))
    them = members("on-time", desk.state.cases.values(), asked)
    assert [one.name for one in them] == ["s1/u2", "s1/u1", "s1/u3", "s1/u1#2", "s1/u3#2"]


def test_what_was_sent_back_is_left_out_however_late_the_office_decided(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1"))
    desk.do(m.Object(on=desk.day(3), suggestion="s1", by="u1", reason="不归我管"))
    sent = {"suggestion": "s1", "unit": "u1", "upheld": True, "reason": "理由成立"}
    desk.do(m.DecideObjection(on=desk.day(200), **sent))
    assert told(desk, "on-time", 199) == (0, 1, 0, 0)
    assert told(desk, "on-time", 200) == (0, 0, 1, 0)


def test_a_reply_counts_for_its_own_round_alone(desk):
    desk.handling()
    leg = {"legs": [m.Leg("4303", ["city-1"])], "reason": "无力解决"}
    desk.do(m.Escalate(on=desk.day(10), suggestion="s1", **leg))
    home = {"congress": "4303", "outcome": "explained", "words": "暂无条件"}
    desk.do(m.BringHome(on=desk.day(20), suggestion="s1", **home))
    rated(desk, "s1", "dissatisfied")
    answer = {"suggestion": "s1", "by": "u1", "result": "solved", "words": "已办"}
    desk.do(m.Reply(on=desk.day(40), **answer))
    assert told(desk, "on-time", 40) == (1, 1, 1, 0)


def test_what_is_merged_in_closes_nothing(desk):
    desk.handling("s1")
    desk.submitted("s2")
    desk.do(m.Merge(on=desk.day(5), suggestion="s2", into="s1"))
    assert told(desk, "on-time", 5) == (0, 0, 0, 1)
    assert told(desk, "on-time", 95) == (0, 1, 0, 0)


def test_the_first_reply_of_a_round_is_the_one_that_counts(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", separate=["u1", "u2"]))
    for unit, n in (("u1", 20), ("u1", 200), ("u2", 201)):
        answer = {"suggestion": "s1", "by": unit, "result": "solved", "words": "已办"}
        desk.do(m.Reply(on=desk.day(n), **answer))
    assert told(desk, "on-time", 201, unit="u1") == (1, 1, 0, 0)
    assert told(desk, "on-time", 201, unit="u2") == (0, 1, 0, 0)


# --- contact --------------------------------------------------------------------------------------


def test_contact_counts_before_the_reply_and_not_after(desk):
    answer = {"by": "u1", "result": "solved", "words": "已办"}
    for s in ("s1", "s2", "s3"):
        desk.handling(s)
    desk.do(m.Contact(on=desk.day(10), suggestion="s1", by="u1"))
    desk.do(m.Reply(on=desk.day(10), suggestion="s1", **answer))
    desk.do(m.Contact(on=desk.day(12), suggestion="s3", by="u1"))
    desk.do(m.Reply(on=desk.day(15), suggestion="s2", **answer))
    desk.do(m.Contact(on=desk.day(16), suggestion="s2", by="u1"))
    assert told(desk, "contact", 9) == (0, 0, 0, 3)
    assert told(desk, "contact", 16) == (1, 2, 0, 1)
    assert told(desk, "contact", 15) == (1, 2, 0, 1)


# --- satisfaction ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "choice", "yes"),
    [
        ("satisfied", "counted", 1),
        ("satisfied", "not_counted", 1),
        ("basically-satisfied", "counted", 1),
        ("basically-satisfied", "not_counted", 0),
    ],
)
def test_basically_satisfied_counts_as_the_choice_says(desk_at, rating, choice, yes):
    desk = desk_at(settings={"PR-rate-basically": choice})
    desk.replied()
    assert told(desk, "satisfaction", 30) == (0, 0, 0, 1)
    rated(desk, "s1", rating, attitude="dissatisfied")
    assert told(desk, "satisfaction", 31) == (yes, 1, 0, 0)
    assert told(desk, "attitude", 31) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("choice", "asked", "came"),
    [
        ("left_out_after_reminder", True, (0, 0, 1, 0)),
        ("left_out_after_reminder", False, (0, 1, 0, 0)),
        ("left_out", False, (0, 0, 1, 0)),
        ("counted", True, (0, 1, 0, 0)),
    ],
)
def test_no_feedback_is_never_satisfied(desk_at, choice, asked, came):
    desk = desk_at(settings={"SGL-no-feedback": choice})
    desk.handling()
    desk.do(m.Remind(on=desk.day(5), suggestion="s1", whom="d1", reason="早于答复，不算"))
    answer = {"by": "u1", "result": "solved", "words": "已办"}
    desk.do(m.Reply(on=desk.day(30), suggestion="s1", **answer))
    if asked:
        desk.do(m.Remind(on=desk.day(35), suggestion="s1", whom="d1", reason="请反馈"))
    closed(desk, "s1", unrated_because="未反馈")
    assert told(desk, "satisfaction", 39) == (0, 0, 0, 1)
    assert told(desk, "satisfaction", 40) == told(desk, "attitude", 40) == came


def test_chongqing_leaves_out_after_a_reminder_by_its_own_text():
    here, there = (in_force(date(2022, 3, 1), place).version("SGL-no-feedback")
                   for place in (COUNTY, CHONGQING))  # fmt: skip
    assert (here.strength, here.value) == ("ours", "left_out_after_reminder")
    assert (there.statute.key, there.article, there.value) == ("CQ-S", "29", here.value)


def test_a_second_handling_is_judged_by_its_own_rating(desk):
    desk.replied(result="explained")
    assert told(desk, "rehandled", 30) == (0, 0, 0, 1)
    rated(desk, "s1", "dissatisfied")
    assert told(desk, "satisfaction", 31) == (0, 0, 0, 1)
    assert told(desk, "rehandled", 31) == (1, 1, 0, 0)
    answer = {"by": "u1", "result": "solved", "words": "已修"}
    desk.do(m.Reply(on=desk.day(40), suggestion="s1", **answer))
    desk.do(m.Rate(on=desk.day(41), suggestion="s1", by="d1", rating="satisfied"))
    assert told(desk, "satisfaction", 41) == (1, 1, 0, 0)
    assert told(desk, "attitude", 41) == (0, 0, 1, 0)


def test_what_follows_the_last_round_stays_dissatisfied(desk):
    desk.replied(result="explained")
    rated(desk, "s1", "dissatisfied")
    answer = {"by": "u1", "result": "explained", "words": "仍无条件"}
    desk.do(m.Reply(on=desk.day(40), suggestion="s1", **answer))
    grade = {"suggestion": "s1", "by": "d1", "rating": "dissatisfied", "attitude": "satisfied"}
    desk.do(m.Rate(on=desk.day(41), why="未修", **grade))
    desk.do(m.Reply(on=desk.day(50), suggestion="s1", **{**answer, "result": "solved"}))
    desk.do(m.Remind(on=desk.day(51), suggestion="s1", whom="d1", reason="请反馈"))
    for n in (41, 50):
        assert told(desk, "satisfaction", n) == (0, 1, 0, 0)
        assert told(desk, "attitude", n) == (1, 1, 0, 0)
    desk.do(m.Close(on=desk.day(60), suggestion="s1", report="已督办"))
    assert told(desk, "satisfaction", 60) == (0, 1, 0, 0)
    assert told(desk, "rehandled", 60) == (1, 1, 0, 0)
    assert told(desk, "on-time", 200) == (2, 2, 0, 0)


# --- promises -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "put_off", "done", "kept"),
    [
        ("first_day", False, 100, 1),
        ("first_day", False, 101, 0),
        ("first_day", True, 110, 0),
        ("last_day", True, 110, 1),
        ("last_day", True, 121, 0),
    ],
)
def test_a_promise_is_kept_by_its_day(desk_at, choice, put_off, done, kept):
    desk = desk_at(settings={"PR-rate-promise": choice})
    desk.replied(result="planned", promised=desk.day(100))
    by = {"suggestion": "s1", "by": "u1"}
    if put_off:
        desk.do(m.Postpone(on=desk.day(60), to=desk.day(120), reason="汛期", **by))
    desk.do(m.Fulfil(on=desk.day(done), evidence="照片", **by))
    assert told(desk, "promise-kept", 99) == (0, 0, 0, 1)
    assert told(desk, "promise-kept", done) == (kept, 1, 0, 0)


def test_a_promise_past_its_day_is_missed_before_anyone_says_so(desk):
    desk.replied(result="planned", promised=desk.day(100))
    assert told(desk, "promise-kept", 100) == (0, 0, 0, 1)
    assert told(desk, "promise-kept", 101) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("on", "result", "came"),
    [
        (90, "planned", (0, 0, 1, 1)),  # promised anew in time: the new promise is open
        (101, "planned", (0, 1, 0, 1)),
        (90, "explained", (0, 1, 0, 0)),  # given up
        (90, "solved", (1, 1, 0, 0)),
    ],
)
def test_a_later_reply_ends_a_promise(desk, on, result, came):
    desk.replied(result="planned", promised=desk.day(100))
    rated(desk, "s1", "dissatisfied")
    again = {"suggestion": "s1", "by": "u1", "result": result, "words": "再次答复"}
    promised = desk.day(300) if result == "planned" else None
    desk.do(m.Reply(on=desk.day(on), promised=promised, **again))
    assert told(desk, "promise-kept", on) == came


def test_a_mediation_that_agrees_is_rated_anew(desk_at):
    desk = desk_at(settings={"SGL-mediate": "meeting", "PR-rounds": 1})
    desk.replied(result="explained")
    rated(desk, "s1", "dissatisfied")
    assert told(desk, "satisfaction", 31) == (0, 1, 0, 0)
    case = desk.do(m.Mediate(on=desk.day(40), suggestion="s1", result="agreed", words="一致"))
    assert (m.queue_of(case), told(desk, "satisfaction", 40)) == (m.Queue.RATE, (0, 0, 0, 1))
    desk.do(m.Rate(on=desk.day(41), suggestion="s1", by="d1", rating="satisfied"))
    assert told(desk, "satisfaction", 41) == (1, 1, 0, 0)


# --- what must always hold ------------------------------------------------------------------------


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_everyone_is_counted_left_out_or_open(walked, seed):
    walk = walked(seed)
    today = walk.day + timedelta(days=seed % 200)
    by_unit = m.rates_by_unit(walk.cases.values(), in_force, today)
    for name in DEFINITIONS:
        them = members(name, walk.cases.values(), Asked(in_force, today))
        rate = m.rate(name, walk.cases.values(), in_force, today)
        for one in them:
            event(f"{name}: {type(one.fate).__name__}")
        assert len({one.name for one in them}) == len(them) == rate.population
        assert rate.numerator == sum(one.fate == Counted(True) for one in them) <= rate.n
        assert rate.n == sum(isinstance(one.fate, Counted) for one in them)
        assert rate.number_left_out == sum(isinstance(one.fate, LeftOut) for one in them)
        assert len(rate.censored) == sum(isinstance(one.fate, Open) for one in them)
        if rate.n:
            low, high = rate.bounds
            assert low <= rate.share <= high
        assert [(u, r[name]) for u, r in by_unit.items()] == [
            (u, m.rate(name, walk.cases.values(), in_force, today, unit=u)) for u in by_unit
        ]
        if name in ("on-time", "contact", "promise-kept"):  # one unit answers for each member
            assert sum(r[name].population for r in by_unit.values()) == rate.population
    praised = m.rate("satisfaction", walk.cases.values(), in_force, today).numerator
    assert praised <= sum(bool(case.done(m.Rate)) for case in walk.cases.values())


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_a_reply_in_time_never_lowers_the_rate(walked, register, seed):
    walk = walked(seed)
    before = m.rate("on-time", walk.cases.values(), in_force, walk.day)
    for case in walk.cases.values():
        owed = [
            one
            for one in m.tasks(case, lambda day: in_force(day, COUNTY))
            if one.running and one.what is m.What.REPLY and one.due >= walk.day
        ]
        for one in owed:
            answer = m.Reply(
                on=walk.day, suggestion=case.id, by=one.by, result="solved", words="已办"
            )
            law = in_force(walk.day, COUNTY)
            state = m.State(walk.cases)
            if m.why_not(state, answer, law, register) is not None:
                continue
            cases = m.admit(state, answer, law, register).cases
            after = m.rate("on-time", cases.values(), in_force, walk.day)
            event("replied in time")
            assert (after.numerator, after.n) == (before.numerator + 1, before.n + 1)
            assert after.share >= (before.share or 0)


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_time_alone_only_closes_what_is_open(walked, seed):
    walk = walked(seed)
    days = [walk.day + timedelta(days=n) for n in (0, 30, 400)]
    for name in DEFINITIONS:
        rates = [m.rate(name, walk.cases.values(), in_force, day) for day in days]
        for one, later in pairwise(rates):
            assert set(later.censored) <= set(one.censored)
            assert (later.population, later.left_out) == (one.population, one.left_out)
            assert later.numerator == one.numerator


# --- the value ------------------------------------------------------------------------------------


def test_a_rate_explains_itself_in_both_languages(desk):
    for s in ("s1", "s2", "s3"):
        desk.replied(s)
        rated(desk, s, "satisfied")
    closed(desk, "s1")
    desk.submitted("s4")
    desk.do(m.Withdraw(on=desk.day(1), suggestion="s4", by="d1", reason="已解决"))
    rate = m.rates(desk.state.cases.values(), desk.law, desk.day(50))["solution"]
    assert str(rate) == "solved 1/1 = 100.0%; left out: withdrawn 1; still open: 2"
    assert rate.explain("zh") == "解决率 1/1 = 100.0%；不计：撤回 1；尚未到期或未办结 2"
    assert rate.bounds == (Fraction(1, 3), 1)
    empty = HandlingRate(name="solution", numerator=0, n=0)
    assert (empty.share, empty.bounds, str(empty)) == (None, None, "solved 0/0")


def test_an_impossible_rate_cannot_be_made():
    with pytest.raises(ValueError, match="never above its n"):
        HandlingRate(name="solution", numerator=2, n=1)
    with pytest.raises(ValueError, match="no rate is called 'speed'; write one of solution, "):
        HandlingRate(name="speed", numerator=0, n=1)
    with pytest.raises(NoSuchThing, match="no rate is called 'speed'"):
        m.rate("speed", (), in_force, date(2022, 3, 1))


def test_places_are_shared_by_equals_and_kept_from_a_small_n():
    def of(numerator, n, name="on-time"):
        return HandlingRate(name=name, numerator=numerator, n=n)

    units = {"a": of(4, 5), "b": of(8, 10), "c": of(10, 10), "d": of(1, 1), "e": of(0, 5)}
    places = [(one.unit, one.place) for one in m.ranked(units, 5)]
    assert places == [("c", 1), ("a", 2), ("b", 2), ("e", 4), ("d", None)]
    assert [one.place for one in m.ranked({"z": of(0, 0)}, 0)] == [None]
    less = {"a": of(0, 5, "rehandled"), "b": of(1, 5, "rehandled")}
    assert [(one.unit, one.place) for one in m.ranked(less, 5)] == [("a", 1), ("b", 2)]


def test_the_definitions_print_themselves_in_both_languages():
    for language in ("zh", "en"):
        head, rule, *rows = m.definitions(language).splitlines()
        assert len(rows) == len(DEFINITIONS)
        assert {line.count(" | ") for line in (head, *rows)} == {6}
        assert rule == "|" + " --- |" * 7
    english = m.definitions("en")
    assert not [c for c in english if "一" <= c <= "鿿"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_the_docs_has_the_definitions_as_they_are(language):
    """When it fails, put the output of ``definitions(language)`` into the page."""
    assert m.definitions(language) in PAGE.read_text(encoding="utf-8")


def test_the_page_names_every_choice_as_it_is_shipped():
    law = in_force(date(2022, 3, 1), COUNTY)
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    shipped = {row[0].strip("| `"): row[-1] for row in rows if row[0].startswith("| `")}
    assert set(shipped) == {
        "PR-rate-basically",
        "PR-rate-planned",
        "PR-rate-promise",
        "SGL-no-feedback",
        "PR-rank-minimum",
    }
    for code, words in shipped.items():
        assert str(law.values[code]) in words
