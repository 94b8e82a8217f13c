"""Reminders (催办提醒): declared for each clock, each told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from attrs import frozen

from wholeprocess.law import LawAt, Text
from wholeprocess.management.acts import Remind, SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.tasks import Task, What

BEFORE: Mapping[What, str] = {
    What.NOTIFY: "PR-remind-office",
    What.ASSIGN: "PR-remind-office",
    What.REASSIGN: "PR-remind-office",
    What.REPLY: "PR-remind-reply",
    What.CONTACT: "PR-remind-opinion",
    What.OPINION: "PR-remind-opinion",
    What.FEEDBACK: "PR-remind-feedback",
    What.PROMISE: "PR-remind-promise",
    What.PROMISE_RATED: "PR-remind-feedback",
}
"""For everything that can be owed, the rule that says how many days before it is told."""


@frozen(kw_only=True)
class Reminder:
    """What somebody is to be reminded of, from which day on (提醒)."""

    of: Task
    on: date

    @property
    def key(self) -> str:
        """What an app keeps to tell it only once; a new last day makes a new reminder."""
        return f"{self.of.name}/{self.of.due.isoformat()}"

    @property
    def words(self) -> Text:
        """The reminder in words."""
        one = self.of
        return Text(
            f"{one.suggestion}《{one.title}》：{one.by}应于{one.due}前{one.what.words.zh}",
            f"{one.suggestion} “{one.title}”: {one.by} is to {one.what.words.en} by {one.due}",
        )


def reminder(one: Task, law: LawAt) -> Reminder:
    """The reminder declared for one thing that is owed, under the law of its first day."""
    days = law(one.start, one.congress).count(BEFORE[one.what])
    return Reminder(of=one, on=max(one.start, one.due - timedelta(days=days)))


def reminders_due(
    things: Iterable[Task],
    cases: Mapping[SuggestionId, Case],
    law: LawAt,
    today: date,
    *,
    told: Collection[str] = (),
) -> tuple[Reminder, ...]:
    """What is to be told today and was not told before, the nearest last day first.

    Told is what the caller says (``told``: keys of reminders), and what the journal says: a
    ``Remind`` to the same person on or after the reminder's day. After days without a look,
    nothing is missed and nothing is told twice.
    """
    found = (reminder(one, law) for one in things if one.running)
    return tuple(
        one
        for one in found
        if one.on <= today and one.key not in told and not _pressed(cases[one.of.suggestion], one)
    )


def _pressed(case: Case, one: Reminder) -> bool:
    return any(act.whom == one.of.by and act.on >= one.on for act in case.done(Remind))


__all__ = ["BEFORE", "Reminder", "reminder", "reminders_due"]
