"""The roll's days (期限): posting, objection, decision, suit, judgment, and coming of age."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from wholeprocess.election.seats.election import Election
from wholeprocess.law import Law


def last_day_before(election_day: date, code: str, law: Law) -> date:
    """The last day for what is due so many days before the election day (以前, digest N-8).

    Exactly that many days before is in time.

    >>> last_day_before(date(2021, 7, 21), "EL-28-1", law)
    datetime.date(2021, 7, 1)
    """
    return election_day - timedelta(days=law.limit(code).length)


def last_day_within(start: date, code: str, law: Law) -> date:
    """The last day of a limit that runs from ``start`` (自……之日起, digest N-9).

    Whether the first day counts the law does not say: ELP-first-day.

    >>> last_day_within(date(2021, 7, 1), "EL-29-1a", law)
    datetime.date(2021, 7, 6)
    """
    due = law.limit(code).after(start, law.calendar).on
    return due - timedelta(days=1) if law.choice("ELP-first-day") == "counted" else due


def posting_rule(election: Election, law: Law) -> str:
    """The rule that the posting of the roll is held to; by-elections may have a shorter one."""
    if election.by_election and law.holds("ELL-roll-by-election"):
        return "ELL-roll-by-election"
    return "EL-28-1"


@frozen(kw_only=True)
class RollDays:
    """The chain of days that hang on one another before an election day."""

    post: date  # the roll is posted by
    object_by: date | None  # objections, once it is posted
    sue_by: date  # a suit
    judge_by: date  # a judgment: the day before the election day


def roll_days(election: Election, posted: date | None, law: Law) -> RollDays:
    """When each step of the roll is due (EL-28-1, EL-29-1a, EL-29-1c, EL-29-1d).

    >>> election = Election(id="e", congress="430381", method="direct", day=date(2021, 7, 21))
    >>> days = roll_days(election, date(2021, 7, 1), law)
    >>> days.object_by, days.sue_by
    (datetime.date(2021, 7, 6), datetime.date(2021, 7, 16))
    """
    return RollDays(
        post=last_day_before(election.day, posting_rule(election, law), law),
        object_by=last_day_within(posted, "EL-29-1a", law) if posted else None,
        sue_by=last_day_before(election.day, "EL-29-1c", law),
        judge_by=election.day - timedelta(days=1),
    )


def age_day(election_day: date, registered: date, law: Law) -> date:
    """The day on which a voter must be eighteen: ELP-age-day, the election day unless set."""
    match law.choice("ELP-age-day"):
        case "election_day":
            return election_day
        case "registration_day":
            return registered
        case other:
            raise ValueError(f"ELP-age-day is {other!r}; it must be election_day, registration_day")


def latest_birthday(on: date, law: Law) -> date:
    """The latest day of birth of those who are of age on a day (年满十八周岁, EL-4-1).

    Who is born on 29 February comes of age on 28 February of a year without that day.

    >>> latest_birthday(date(2021, 7, 1), law), latest_birthday(date(2022, 2, 28), law)
    (datetime.date(2003, 7, 1), datetime.date(2004, 2, 29))
    """
    years = law.count("EL-4-1")
    from dateutil.relativedelta import relativedelta

    latest = on - relativedelta(years=years)
    after = latest + timedelta(days=1)
    return after if after + relativedelta(years=years) <= on else latest
