"""Talks with heads of units (约谈): proposed when a clock or a promise is missed.

A proposal is only that: the office holds the talk, and the act ``Talk`` records it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from wholeprocess.congress import Register, UnitId
from wholeprocess.law import Law, LawAt, Refusal, Text, how_many
from wholeprocess.management.acts import Remind, SuggestionId, Talk
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.tasks import Task, What

OF_UNITS = frozenset({What.REPLY, What.CONTACT, What.OPINION, What.PROMISE})
"""What a unit can be late with."""


@frozen(kw_only=True)
class ProposedTalk:
    """A head of a unit to be called in, for what, and by which rule (建议约谈)."""

    unit: str
    about: Task
    days_late: int
    rule: str

    @property
    def why(self) -> Text:
        """The reason in words, as the act ``Talk`` can record it."""
        one = self.about
        return Text(
            f"{one.suggestion}《{one.title}》{one.what.words.zh}应于{one.due}前完成，已逾期{self.days_late}天",
            f"{one.suggestion} “{one.title}”: to {one.what.words.en} was due on {one.due}, "
            f"{how_many(self.days_late, 'day')} ago",
        )

    def act(self, on: date, language: str = "zh") -> Talk:
        """The act that records the talk once it was held."""
        return Talk(
            on=on,
            suggestion=self.about.suggestion,
            unit=UnitId(self.unit),
            reason=self.why.in_(language),
        )


def talks(
    things: Iterable[Task],
    cases: Mapping[SuggestionId, Case],
    law: LawAt,
    register: Register,
    today: date,
) -> tuple[ProposedTalk, ...]:
    """The talks to propose today, the latest unit first.

    A unit that misses the day of a reply, a contact, an opinion or a promise by more than the
    days of PR-talk (PR-talk-key for a key suggestion) is called in, once for each thing: a
    talk held with it about the suggestion after that day settles the proposal.
    """
    found = []
    for one in things:
        if not one.running or one.what not in OF_UNITS or one.by not in register.units:
            continue
        rule = "PR-talk-key" if one.key else "PR-talk"
        days = one.late_by(today)
        if days > law(today, one.congress).count(rule) and not _held(cases[one.suggestion], one):
            found.append(ProposedTalk(unit=one.by, about=one, days_late=days, rule=rule))
    return tuple(sorted(found, key=lambda talk: (-talk.days_late, talk.about.name)))


def _held(case: Case, one: Task) -> bool:
    return any(act.unit == one.by and act.on > one.due for act in case.done(Talk))


def pressing_a_promise(
    case: Case,
    act: Remind | Talk,
    law: Law,
    register: Register,
    cases: Mapping[SuggestionId, Case],
) -> Refusal | None:
    """After the file is closed only a unit with an open promise is pressed (PR-talk-cause)."""
    unit = act.unit if isinstance(act, Talk) else act.whom
    if case.phase is not Phase.CLOSED or any(c.open and c.unit == unit for c in case.commitments):
        return None
    what = f"{case.id} is closed and {unit} has no open promise in it"
    return law.refusal("PR-talk-cause", what, "press a unit that still has to keep a promise")


__all__ = ["OF_UNITS", "ProposedTalk", "pressing_a_promise", "talks"]
