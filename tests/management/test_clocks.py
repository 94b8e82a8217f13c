"""Clocks: from which day, how long, by which text; worked by hand from the digest."""

from datetime import date

import pytest

from wholeprocess import management as m
from wholeprocess.law import in_force
from wholeprocess.management.clocks import reply_clock


def due(assigned, place="430381", *, first=True, wide=False, extension=None):
    return reply_clock(assigned, first, wide, extension, None, lambda day: in_force(day, place))


@pytest.mark.parametrize(
    ("assigned", "last"),
    [
        (date(2022, 3, 3), date(2022, 6, 3)),
        (date(2022, 11, 30), date(2023, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2022, 1, 31), date(2022, 4, 30)),
        (date(2022, 12, 1), date(2023, 3, 1)),
    ],
)
def test_three_months_from_assignment(assigned, last):
    clock = due(assigned)
    assert (clock.code, clock.due) == ("SG-5", last)
    assert (clock.late_by(last), clock.late_by(date(last.year + 1, 1, 1)) > 0) == (0, True)


@pytest.mark.parametrize(
    ("place", "first", "wide", "last", "text"),
    [
        ("430381", True, True, date(2022, 9, 3), "Deputies Law (2015) art. 42"),
        ("500101", True, False, date(2022, 6, 3), "Deputies Law (2015) art. 42"),
        ("500101100", True, False, date(2022, 5, 3), "Chongqing"),
        ("500101100", True, True, date(2022, 7, 3), "Chongqing"),
        ("110101", False, False, date(2022, 5, 3), "Beijing"),
        ("310101", False, False, date(2022, 4, 3), "Shanghai"),
        ("430381", False, False, date(2022, 4, 3), "no text"),
    ],
)
def test_the_place_and_the_round_decide(place, first, wide, last, text):
    clock = due(date(2022, 3, 3), place, first=first, wide=wide)
    assert clock.due == last
    assert clock.rule.cited.en.startswith(text)


def test_the_law_of_the_first_day_governs_a_clock():
    before, after = due(date(2025, 3, 11)), due(date(2025, 3, 12))
    assert [c.rule.statute.key for c in (before, after)] == ["DL15", "DL25"]


def test_an_extension_reaches_six_months_or_the_day_named(desk):
    desk.handling()
    reason = {"suggestion": "s1", "reason": "涉及面广"}
    past = m.Extend(on=desk.day(60), to=date(2022, 9, 4), **reason)
    assert desk.why_not(past).code == "SG-6"
    case = desk.do(m.Extend(on=desk.day(60), to=date(2022, 8, 1), **reason))
    clock = m.clocks(case, desk.law).reply
    assert (clock.due, clock.extended_on) == (date(2022, 8, 1), desk.day(60))
    assert "extended on 2022-04-30" in clock.explain().en
    assert "准予延长" in clock.explain().zh
    again = m.Extend(on=desk.day(70), **reason)
    assert desk.why_not(again).code == "PR-extensions"


def test_working_days_say_which_days_off_they_skipped(desk_at):
    desk = desk_at(place="310101", start=date(2022, 1, 27))
    clock = m.clocks(desk.submitted(), desk.law).assign
    # Spring Festival 2022: 31 January to 6 February off, 29 and 30 January worked
    assert (clock.due, len(clock.skipped)) == (date(2022, 2, 10), 7)
    assert "7 days off" in clock.explain().en


def test_a_reply_stops_its_clock_and_a_new_round_starts_another(desk):
    desk.replied(result="explained", n=120)
    case = desk.do(
        m.Rate(on=desk.day(130), suggestion="s1", by="d1", rating="dissatisfied", why="未修")
    )
    first, second = m.clocks(case, desk.law).replies
    assert (first.code, first.done, first.late_by(desk.day(999))) == ("SG-5", desk.day(120), 26)
    assert (second.code, second.start, second.done) == ("SGL-rehandle", desk.day(130), None)
    assert [c.code for c in m.clocks(case, desk.law).running()] == ["SGL-rehandle"]


def test_no_clock_runs_on_a_closed_file(desk_at):
    desk = desk_at(place="500101")
    desk.submitted()
    case = desk.do(m.Withdraw(on=desk.day(3), suggestion="s1", by="d1", reason="已解决"))
    assert m.clocks(case, desk.law).running() == ()


def test_what_is_late_is_found_and_what_is_in_time_is_not(desk):
    desk.handling()
    desk.do(m.Contact(on=desk.day(10), suggestion="s1", by="u1"))
    reply = m.Reply(on=desk.day(95), suggestion="s1", by="u1", result="solved", words="已办")
    late = desk.do(reply)
    (finding,) = m.findings(late, desk.law, desk.day(200))
    assert (finding.code, finding.severity, finding.on) == ("SG-5", "breach", desk.day(95))
    assert "1 days late" in finding.what.en


def test_a_reply_without_contact_is_found(desk):
    assert [f.code for f in m.findings(desk.replied(), desk.law, desk.day(40))] == ["SG-4"]


def test_a_promise_not_kept_is_found_after_its_day(desk):
    desk.handling()
    desk.do(m.Contact(on=desk.day(10), suggestion="s1", by="u1"))
    case = desk.do(
        m.Reply(
            on=desk.day(20),
            suggestion="s1",
            by="u1",
            result="planned",
            words="年内完成",
            promised=desk.day(50),
        )
    )
    assert m.findings(case, desk.law, desk.day(50)) == ()
    assert [f.code for f in m.findings(case, desk.law, desk.day(51))] == ["PR-promise"]
