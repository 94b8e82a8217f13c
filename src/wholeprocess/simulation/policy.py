"""Policies (政策): what a study changes, from which day on, as values.

A policy changes numbers of the law or of a practice (``Practice``), habits of people (``Conduct``)
or numbers of the county (``Plan``). Practices are set by the congress in an act of its own; what
the law fixes cannot be changed so, unless the study says that it changes the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from attrs import evolve, field, frozen
from attrs.validators import instance_of, optional

from wholeprocess.errors import BadInput, NotInForce, Problem, Refused, UnknownRule
from wholeprocess.law import Law, Strength, Value, exact_code, in_force, raw_of, rule, value_of
from wholeprocess.simulation.behaviour import NAMES as HABITS
from wholeprocess.simulation.behaviour import Behaviour, Habit, habits_of
from wholeprocess.simulation.county import NAMES as NUMBERS
from wholeprocess.simulation.county import County
from wholeprocess.textfile import read_text
from wholeprocess.validators import day, name, several


def _value(value: Value | Mapping[str, object]) -> Value:
    return value_of(value) if isinstance(value, Mapping) else value


@frozen(kw_only=True)
class Practice:
    """A rule's number is set anew (设定), by its code, from a day on; ``None`` from the start.

    >>> Practice(code="pr-rounds", value=3).code
    'PR-rounds'
    """

    code: str = field(converter=exact_code, validator=name)
    value: Value = field(converter=_value)
    since: date | None = field(default=None, validator=optional(day))

    @value.validator
    def _is_a_value(self, _: object, value: Value) -> None:
        value_of(raw_of(value))


@frozen(kw_only=True)
class Conduct:
    """A habit changes (行为改变) from a day on; ``None`` from the start."""

    habit: str = field(validator=name)
    to: Habit
    since: date | None = field(default=None, validator=optional(day))

    def __attrs_post_init__(self) -> None:
        kind = HABITS.get(self.habit)
        if kind is None:
            raise ValueError(f"{self.habit!r} is no habit; there are {', '.join(HABITS)}")
        if type(self.to) is not kind:
            raise TypeError(f"{self.habit} is {kind.__name__}, not {type(self.to).__name__}")
        if self.habit == "month" and self.since is not None:
            raise ValueError("month says when a whole year's matters come up; leave since out")


@frozen(kw_only=True)
class Plan:
    """A number of the county is another one (安排改变), for the whole run."""

    number: str = field(validator=name)
    to: Any

    @number.validator
    def _is_known(self, _: object, number: str) -> None:
        if number not in NUMBERS or number == "behaviour":
            raise ValueError(f"{number!r} is no number of a county; see County")


Change: TypeAlias = Practice | Conduct | Plan


def _changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    return several(changes)


@frozen(kw_only=True)
class Policy:
    """Changes under one name; of two for one thing the later in the row holds.

    ``changes_law`` says that the study changes what the law fixes.

    >>> thrice = Policy(name="three rounds", changes=[Practice(code="PR-rounds", value=3)])
    >>> daily = Policy(name="two duty days", changes=[Practice(code="PR-duty-month", value=2)])
    >>> (thrice | daily).name
    'three rounds + two duty days'
    """

    name: str = field(validator=name)
    changes: tuple[Change, ...] = field(default=(), converter=_changes)
    changes_law: bool = field(default=False, validator=instance_of(bool))

    def __or__(self, other: Policy) -> Policy:
        """Both together; where they change one thing, ``other`` has the last word."""
        if not isinstance(other, Policy):
            return NotImplemented
        return compose(self, other)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The numbers of rules that it sets."""
        return tuple(change for change in self.changes if isinstance(change, Practice))

    @property
    def conduct(self) -> tuple[Conduct, ...]:
        """The habits that it changes."""
        return tuple(change for change in self.changes if isinstance(change, Conduct))

    def county(self, county: County) -> County:
        """The county under this policy; habits that change later are left as they are."""
        plans = {c.number: c.to for c in self.changes if isinstance(c, Plan)}
        early: dict[str, Habit] = {c.habit: c.to for c in self.conduct if c.since is None}
        return evolve(county, behaviour=county.behaviour.evolved(**early), **plans)

    def turns(self) -> Mapping[date, Mapping[str, Habit]]:
        """The habits that change on a day, by day."""
        found: dict[date, dict[str, Habit]] = {}
        for change in self.conduct:
            if change.since is not None:
                found.setdefault(change.since, {})[change.habit] = change.to
        return {since: found[since] for since in sorted(found)}

    def must_be_lawful(self, place: str, start: date) -> None:
        """Refuse what the law forbids: ``Refused`` names the rule and its article.

        A rule that no table has, or that does not hold there, is ``BadInput``.
        """
        for change in self.practices:
            law = in_force(max(change.since or start, start), place)
            try:
                held = law.version(change.code)
            except (UnknownRule, NotInForce) as nothing:
                raise BadInput([_problem(self.name, change.code, str(nothing))]) from None
            if held.value is None:
                what = "the rule has no number that could be set"
                raise BadInput([_problem(self.name, change.code, what)])
            if held.strength is Strength.LAW and not self.changes_law:
                raise Refused(
                    law.refusal(
                        change.code,
                        f"the policy {self.name!r} sets it, and this number is the law's",
                        "change a practice, or say changes_law=True: the study changes the law",
                    )
                )
            if type(held.value) is not type(change.value):
                what = f"{change.value!r} is of another kind than {held.value!r}"
                raise BadInput([_problem(self.name, change.code, what)])

    def by_law(self, law: Law) -> Mapping[str, Value]:
        """What the study changes of the law itself, as it holds on a day."""
        return {
            c.code: c.value
            for c in self.practices
            if self.changes_law
            and (c.since is None or c.since <= law.on)
            and (held := law.versions.get(c.code)) is not None
            and held.strength is Strength.LAW
        }

    @classmethod
    def read(cls, path: str | Path) -> Policy:
        """The policy of a TOML file; ``BadInput`` names every fault of it."""
        return policy_of(read_text(path), str(path))


AS_IT_IS = Policy(name="as it is")
"""Nothing is changed."""


def compose(*policies: Policy, name: str = "") -> Policy:
    """Several policies as one; the later ones have the last word."""
    changes: dict[tuple[str, str, date | None], Change] = {}
    for policy in policies:
        for change in policy.changes:
            key = _key(change)
            changes.pop(key, None)
            changes[key] = change
    return Policy(
        name=name or " + ".join(p.name for p in policies if p != AS_IT_IS) or AS_IT_IS.name,
        changes=tuple(changes.values()),
        changes_law=any(policy.changes_law for policy in policies),
    )


def _key(change: Change) -> tuple[str, str, date | None]:
    match change:
        case Practice():
            return "practice", change.code, change.since
        case Conduct():
            return "conduct", change.habit, change.since
        case Plan():
            return "plan", change.number, None


# --- as TOML --------------------------------------------------------------------------------

_KEYS = ("name", "since", "changes_law", "practice", "conduct", "plan")


def policy_of(text: str, file: str = "policy") -> Policy:
    """The policy that TOML says; ``BadInput`` names every fault at once.

    >>> said = '''name = "three rounds"
    ... [practice]
    ... PR-rounds = { count = 3 }'''
    >>> policy_of(said).practices[0].value
    3
    """
    import tomllib

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            [Problem(file=file, what=f"is not TOML: {error}", mend="correct it")]
        ) from None
    return policy_in(raw, file)


def policy_in(raw: Mapping[str, Any], file: str = "policy") -> Policy:
    """The policy of a table that was read already; ``BadInput`` names every fault at once."""
    problems = [
        Problem(file=file, field=key, what="nobody reads it", mend=f"keys: {', '.join(_KEYS)}")
        for key in sorted(set(raw) - set(_KEYS))
    ]
    since = raw.get("since")
    if since is not None and type(since) is not date:
        problems.append(_problem(file, "since", f"{since!r} is no day"))
        since = None
    changes: list[Change] = []
    for code, value in _table(raw, "practice", file, problems).items():
        try:
            changes.append(Practice(code=rule(code).code, value=value, since=since))
        except (ValueError, TypeError, UnknownRule) as error:
            problems.append(_problem(file, f"practice.{code}", str(error)))
    try:
        habits = habits_of(_table(raw, "conduct", file, problems), file, "conduct.")
        changes += [Conduct(habit=h, to=to, since=since) for h, to in habits.items()]
    except BadInput as bad:
        problems += bad.problems
    for number, to in _table(raw, "plan", file, problems).items():
        try:
            changes.append(Plan(number=number, to=to))
        except ValueError as error:
            problems.append(_problem(file, f"plan.{number}", str(error)))
    law, called = raw.get("changes_law", False), raw.get("name")
    if not isinstance(law, bool):
        problems.append(_problem(file, "changes_law", f"{law!r} is neither true nor false"))
    if not isinstance(called, str) or not called.strip():
        problems.append(_problem(file, "name", f"{called!r} is no name"))
    if problems:
        raise BadInput(problems)
    return Policy(name=str(called), changes=tuple(changes), changes_law=law)


def _table(
    raw: Mapping[str, Any], key: str, file: str, problems: list[Problem]
) -> Mapping[str, Any]:
    found = raw.get(key, {})
    if isinstance(found, Mapping):
        return found
    problems.append(_problem(file, key, f"{found!r} is no table"))
    return {}


def _problem(file: str, at: str, what: str) -> Problem:
    return Problem(file=file, field=at, what=what, mend="see docs/howto/simulate-a-year.md")


__all__ = [
    "AS_IT_IS",
    "Behaviour",
    "Change",
    "Conduct",
    "Plan",
    "Policy",
    "Practice",
    "compose",
    "policy_in",
    "policy_of",
]
