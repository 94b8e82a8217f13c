"""The calendar file, read back by the library that wrote it, and by its own lines."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import MissingExtra
from wholeprocess.exchange import desk_calendar
from wholeprocess.exchange.desk_calendar import uid
from wholeprocess.law import in_force
from wholeprocess.process import EnterUnits, SeatDeputies, Term

COUNTY, START = "430381", date(2022, 3, 1)
STAMP = datetime(2022, 5, 1, 9, 30, tzinfo=UTC)
HOSTILE = "修渠;一,二\\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\rSUMMARY:x\x00\x1b\x85“"


def seated(start=START, place=COUNTY):
    term = Term.open(place)
    deputy = Deputy(id="d1", name="甲", congress=place, elected_by=place, since=start)
    term.do(SeatDeputies(on=start, congress=place, deputies=[deputy]))
    units = [Unit(id="u1", name="水利局", division=place)]
    term.do(EnterUnits(on=start, congress=place, units=units))
    return term


def submitted(term, s="s1", title="修渠", on=START):
    term.do(m.Submit(on=on, suggestion=s, by="d1", title=title, text="请修复"))
    return term


def handed(term, s="s1", title="修渠"):
    submitted(term, s, title)
    term.do(m.Assign(on=START, suggestion=s, lead="u1"))
    return term


def read(term, today, language="zh", stamp=STAMP):
    calendar = Calendar.from_ical(desk_calendar(term.desk(today), stamp, language=language))
    return calendar.walk("VEVENT")


def test_one_event_for_each_running_clock_and_promise():
    term = handed(handed(seated()), "s2")
    plan = {"result": "planned", "promised": date(2022, 12, 31), "words": "列入计划"}
    term.do(m.Reply(on=date(2022, 4, 1), suggestion="s2", by="u1", **plan))
    reply, promise = read(term, date(2022, 5, 1))
    assert reply["summary"] == "水利局：答复代表《修渠》（s1）"
    assert reply.decoded("dtstart") == date(2022, 6, 1)
    assert reply.decoded("dtend") == date(2022, 6, 2)
    assert reply.decoded("dtstamp") == STAMP
    assert "自2022-03-01起3个月" in reply["description"]
    assert (reply["status"], reply["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert promise["summary"] == "水利局：兑现承诺《修渠》（s2）"
    (alarm,) = reply.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta(days=-15))
    english = read(term, date(2022, 5, 1), "en")
    assert english[0]["summary"] == "水利局: reply to the deputies, “修渠” (s1)"


def test_what_is_done_has_no_event():
    term = handed(seated())
    term.do(m.Reply(on=date(2022, 4, 1), suggestion="s1", by="u1", result="solved", words="已办"))
    assert read(term, date(2022, 3, 31)) != []
    assert read(term, date(2022, 4, 1)) == []


def test_equal_desks_and_stamps_give_equal_bytes():
    made = [desk_calendar(handed(seated()).desk(date(2022, 5, 1)), STAMP) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].endswith(b"END:VCALENDAR\r\n")
    other = desk_calendar(handed(seated()).desk(date(2022, 5, 1)), STAMP + timedelta(1))
    assert other != made[0]


def test_the_uid_stays_when_the_day_moves_and_no_two_are_alike():
    term = handed(handed(seated()), "s2")
    before = read(term, date(2022, 5, 1))
    term.do(m.Extend(on=date(2022, 5, 2), suggestion="s1", reason="涉及面广"))
    after = read(term, date(2022, 5, 3))
    assert {e["uid"] for e in before} == {e["uid"] for e in after}
    assert len({e["uid"] for e in before}) == 2
    days = {e["uid"]: e.decoded("dtstart") for e in after}
    moved = [e for e in before if days[e["uid"]] != e.decoded("dtstart")]
    assert [days[e["uid"]] for e in moved] == [date(2022, 9, 1)]
    assert all(uid(one).endswith("@wholeprocess") for one in term.desk(date(2022, 5, 3)).things)


def test_a_hostile_title_stays_a_title():
    term = handed(seated(), title=HOSTILE)
    (event,) = read(term, date(2022, 5, 1))
    title = "修渠;一,二\\n\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x\n“"
    assert event["summary"] == f"水利局：答复代表《{title}》（s1）"
    raw = desk_calendar(term.desk(date(2022, 5, 1)), STAMP)
    lines = raw.replace(b"\r\n ", b"").split(b"\r\n")
    assert [line for line in lines if line.startswith((b"BEGIN:VEVENT", b"END:VEVENT"))] == [
        b"BEGIN:VEVENT",
        b"END:VEVENT",
    ]
    assert not set(raw) & (set(range(32)) - {10, 13})
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


@pytest.mark.parametrize(("language", "word"), [("zh", "（暂定）"), ("en", " (provisional)")])
def test_a_day_beyond_the_known_calendar_is_tentative(language, word):
    start = date(2037, 9, 1)  # Shanghai counts seven working days to assign
    term = submitted(seated(start), on=start)
    desk = m.Desk.of(
        term.state.management.cases,
        lambda day, _: in_force(day, "310101"),
        term.register,
        start,
    )
    (event,) = Calendar.from_ical(desk_calendar(desk, STAMP, language=language)).walk("VEVENT")
    assert event["status"] == "TENTATIVE"
    assert event["summary"].endswith(word)
    assert event.decoded("dtstart") == date(2037, 9, 10)


def test_a_stamp_needs_its_time_zone():
    with pytest.raises(ValueError, match="has no time zone"):
        desk_calendar(seated().desk(START), datetime(2022, 5, 1))  # noqa: DTZ001


def test_without_the_extra_it_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r"wholeprocess\[calendar\]"):
        desk_calendar(seated().desk(START), STAMP)
