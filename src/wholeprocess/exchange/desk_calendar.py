"""The desk's dates as a calendar (日历文件, iCalendar): one event for each thing still owed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import category

from wholeprocess.errors import MissingExtra
from wholeprocess.management import Desk, Task
from wholeprocess.management.reminders import reminder

if TYPE_CHECKING:
    from icalendar import Alarm, Event


def desk_calendar(desk: Desk, stamp: datetime, *, language: str = "zh") -> bytes:
    """A desk's running clocks and open promises as an ``.ics`` file.

    Each is an all-day event on its last day, with an alarm on the day of its reminder. Its UID
    stays the same when the day moves, so that a calendar which reads the file again moves the
    event. ``stamp`` goes into DTSTAMP: equal desks and stamps give equal bytes. Days that rest
    on a year's calendar not announced yet are tentative and say so.

    Raises ``ValueError`` for a stamp without a time zone, ``MissingExtra`` without icalendar.

    >>> from datetime import UTC
    >>> from wholeprocess.process import Term
    >>> desk = Term.open("430381").desk(date(2022, 6, 1))
    >>> desk_calendar(desk, datetime(2022, 6, 1, tzinfo=UTC)).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    try:
        from icalendar import Calendar
    except ModuleNotFoundError as missing:
        raise MissingExtra("the calendar", "calendar") from missing

    if stamp.tzinfo is None:
        raise ValueError(f"the stamp {stamp} has no time zone; write datetime(…, tzinfo=UTC)")
    zh = language == "zh"
    calendar = Calendar()
    calendar.add("prodid", f"-//wholeprocess//desk//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "代表建议待办" if zh else "Deputies' suggestions: due")
    for one in desk.running:
        calendar.add_component(_event(desk, one, stamp, language))
    return bytes(calendar.to_ical())


def uid(one: Task) -> str:
    """The event's UID: made of what is owed, by whom, in which suggestion, from which day on."""
    return f"{sha256(one.name.encode()).hexdigest()[:32]}@wholeprocess"


def _event(desk: Desk, one: Task, stamp: datetime, language: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid(one))
    event.add("dtstamp", stamp)
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    event.add("summary", _summary(desk, one, language))
    event.add("description", _clean(one.why.in_(language)))
    event.add("categories", [one.what.words.in_(language)])
    event.add("status", "TENTATIVE" if one.provisional else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(reminder(one, desk.law).on, one, language))
    return event


def _alarm(on: date, one: Task, language: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", on - one.due)
    alarm.add("description", one.what.words.in_(language))
    return alarm


def _summary(desk: Desk, one: Task, language: str) -> str:
    who, what = desk.called(one.by).in_(language), one.what.words.in_(language)
    if language == "zh":
        words = f"{who}：{what}《{one.title}》（{one.suggestion}）"
        words += "（暂定）" if one.provisional else ""
    else:
        words = f"{who}: {what}, “{one.title}” ({one.suggestion})"
        words += " (provisional)" if one.provisional else ""
    return _clean(words)


def _clean(words: str) -> str:
    """Without control characters, which no calendar may hold; a line's end stays one."""
    lines = ("".join(c for c in line if category(c) != "Cc") for line in words.splitlines())
    return "\n".join(lines)


__all__ = ["desk_calendar", "uid"]
