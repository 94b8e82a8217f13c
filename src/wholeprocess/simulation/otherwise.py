"""Replay under another policy (换一种规则重放): a journal's acts, judged by other rules.

A journal tells what people did and when. By another limit, another number of a practice, another
calendar or another law the same acts show other findings, and some of them could not have been
done at all: that is counted here. What people would have done had they known of the other rule is
not in the journal, and nothing is said of it; for that question there are simulated years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from attrs import evolve, field, frozen

from wholeprocess.check import SHIPPED, found_in, placed, plugged_in
from wholeprocess.check.walk import Lines
from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, NotInForce, Problem, Refused
from wholeprocess.journal import Act, Entry
from wholeprocess.law import (
    Calendar,
    Finding,
    Law,
    LawAt,
    Refusal,
    Text,
    Value,
    in_force,
    in_report_order,
)
from wholeprocess.management import Assign
from wholeprocess.process import Fold, SetPractice, State, stream_journal
from wholeprocess.simulation.policy import Policy


class Impossible(NamedTuple):
    """An act that could not have been done under the other rules (不能成立的行为).

    ``after`` is the line of the act before it on the same thing that could not have been done
    either, where there is one: then this one is a consequence.
    """

    line: int
    act: Act
    refusal: Refusal
    after: int | None


@frozen(kw_only=True)
class Otherwise:
    """The same acts by two rules: what is found by both, by one of them, and who is behind it."""

    policy: Policy
    through: date
    as_it_was: tuple[Finding, ...] = field(repr=False)
    otherwise: tuple[Finding, ...] = field(repr=False)
    impossible: tuple[Impossible, ...] = ()
    units: Mapping[str, str] = field(repr=False, factory=dict)
    """The unit that leads each suggestion."""

    @property
    def appeared(self) -> tuple[Finding, ...]:
        """What is found by the other rules alone."""
        return _without(self.otherwise, self.as_it_was)

    @property
    def gone(self) -> tuple[Finding, ...]:
        """What is found by the rules as they were alone."""
        return _without(self.as_it_was, self.otherwise)

    def counts(self, code: str) -> tuple[int, int]:
        """How often a code is found: by the rules as they were, and by the others."""
        was, would = (sum(one.code == code for one in side) for side in self._sides)
        return was, would

    def by_unit(self, code: str) -> Mapping[str, tuple[int, int]]:
        """The same for each unit that leads a suggestion of which the code is found."""
        sides = [
            Counter(self.units.get(one.about, "") for one in side if one.code == code)
            for side in self._sides
        ]
        return {unit: (sides[0][unit], sides[1][unit]) for unit in sorted({*sides[0], *sides[1]})}

    @property
    def _sides(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        return self.as_it_was, self.otherwise

    @property
    def cannot_tell(self) -> tuple[Text, ...]:
        """What the acts do not say, in words."""
        said = [
            Text(
                "记录只说明实际发生的行为：在另一规则下，各方可能会提前或推迟行为，这里不作推测",
                "the acts are those that were done: under the other rule people may have acted "
                "sooner, later or not at all, and nothing is guessed of that",
            )
        ]
        if self.impossible:
            first = sum(one.after is None for one in self.impossible)
            said.append(
                Text(
                    f"有{first}件行为在另一规则下不能成立：由什么代替，记录没有说明；其后果"
                    f"{len(self.impossible) - first}件一并列出",
                    f"{first} of the acts could not have been done: what would have been done "
                    f"instead is not recorded; {len(self.impossible) - first} more are their "
                    "consequences",
                )
            )
        if not self.appeared and not self.gone and not self.impossible:
            said.append(
                Text(
                    "没有一件记录在案的行为触及所改变的规则",
                    "no act on record meets a rule that the policy changes",
                )
            )
        return tuple(said)

    def lines(self, language: str = "en") -> list[str]:
        """What differs, one line for each code that is found more or less often, then the rest."""
        told: list[str] = []
        codes = sorted({one.code for one in (*self.appeared, *self.gone)})
        for code in codes:
            was, would = self.counts(code)
            told.append(f"{code}: {was} → {would}")
            told += [
                f"    {unit}: {pair[0]} → {pair[1]}"
                for unit, pair in self.by_unit(code).items()
                if unit and pair[0] != pair[1]
            ]
        for one in self.impossible:
            if one.after is None:
                told.append(f"{one.line}: {one.act.kind} {one.refusal.code}: {one.refusal.what}")
        return [*told, *(words.in_(language) for words in self.cannot_tell)]


def otherwise(
    journal: Iterable[Entry] | str | Path,
    policy: Policy,
    *,
    calendar: Calendar | None = None,
    through: date | None = None,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> Otherwise:
    """What would have differed had other rules held, as far as the acts can tell.

    ``policy`` changes numbers of practices, or of the law where it says so (``changes_law``), each
    from its day on; what the law fixes is ``Refused`` else. A journal has no habits and no plan of
    a model: a policy that changes those is ``BadInput``. ``calendar`` says of each day whether it
    is a working day. ``through`` is the day as of which both are judged, the last act's unless
    given; ``settings`` are those that the case had all along.

    >>> from wholeprocess.law import TimeLimit, TimeUnit
    >>> from wholeprocess.simulation import County, Practice, simulate
    >>> run = simulate(County.xiangxiang(suggestions=20, in_session=0).only("suggestions"))
    >>> month = Practice(code="SG-5", value=TimeLimit(1, TimeUnit.MONTHS))
    >>> sooner = Policy(name="a reply within a month", changes=[month], changes_law=True)
    >>> was, would = otherwise(run.journal, sooner).counts("SG-5")
    >>> was < would
    True
    """
    _must_be_of_rules(policy)
    entries = stream_journal(journal) if isinstance(journal, str | Path) else journal
    codes = {change.code for change in policy.practices}
    others = {code: value for code, value in (settings or {}).items() if code not in codes}
    was = Fold(State.empty(divisions), settings=settings)
    would = Fold(State.empty(divisions), settings=others, law_at=_law_at(policy, calendar))
    lines, last = Lines(), date.min
    impossible: list[Impossible] = []
    first: dict[str, int] = {}
    for entry in lines.seen(entries):
        act = entry.act
        if through is not None and act.on > through:
            continue
        last = max(last, act.on)
        was.admit(act)
        if isinstance(act, SetPractice) and act.code in codes:
            continue  # the policy has the word on these
        try:
            would.admit(act)
        except (Refused, NotInForce) as refused:
            refusal = _refusal(refused, act, would)
            impossible.append(Impossible(entry.seq, act, refusal, first.get(act.thing)))
            first.setdefault(act.thing, entry.seq)
    day = through or last
    state = was.state()

    @cache
    def laid_over(on: date, place: str) -> Law:
        return _laid(was.law(on, place), policy, calendar)

    checks = (*SHIPPED, *plugged_in())
    return Otherwise(
        policy=policy,
        through=day,
        as_it_was=in_report_order(placed(found_in(checks, state, was.law, day), lines)),
        otherwise=in_report_order(placed(found_in(checks, state, laid_over, day), lines)),
        impossible=tuple(impossible),
        units=dict(_units(state)),
    )


def _units(state: State) -> Iterator[tuple[str, str]]:
    """The unit that each suggestion was last assigned to, as the one that answers."""
    for case in state.management.cases.values():
        if assigned := case.done(Assign):
            last = assigned[-1]
            yield case.id, last.lead or ", ".join(last.separate)


def _must_be_of_rules(policy: Policy) -> None:
    rules = {id(change) for change in policy.practices}
    if strange := [change for change in policy.changes if id(change) not in rules]:
        what = f"changes {type(strange[0]).__name__.lower()}, and a journal has only what was done"
        mend = "keep the changes of rules, or simulate years under the policy"
        raise BadInput([Problem(file=policy.name, what=what, mend=mend)])


def _law_at(policy: Policy, calendar: Calendar | None) -> LawAt:
    def law_at(on: date, place: str) -> Law:
        return _laid(in_force(on, place), policy, calendar)

    return law_at


def _laid(law: Law, policy: Policy, calendar: Calendar | None) -> Law:
    """The law of a day with what the policy changes; rules that do not hold there are left."""
    values = {
        change.code: change.value
        for change in policy.practices
        if (change.since is None or change.since <= law.on) and law.holds(change.code)
    }
    if values:
        law = law.under(values, changing_the_law=policy.changes_law)
    return law if calendar is None else evolve(law, calendar=calendar)


def _refusal(refused: Refused | NotInForce, act: Act, fold: Fold) -> Refusal:
    if isinstance(refused, Refused):
        return refused.refusal
    found = fold.why_not(act)
    assert found is not None
    return found


def _without(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that have no counterpart: the same code about the same thing, as often."""
    left = Counter((one.code, one.about) for one in others)
    found = []
    for one in some:
        if left[one.code, one.about] > 0:
            left[one.code, one.about] -= 1
        else:
            found.append(one)
    return tuple(found)
