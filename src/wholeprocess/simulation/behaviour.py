"""How the people of the model behave (行为): small named distributions, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias, cast

import attrs
from attrs import frozen

from wholeprocess.errors import BadInput, Problem
from wholeprocess.simulation.spread import Chance, Choice, Days, Number

Habit: TypeAlias = Days | Number | Chance | Choice
"""What one kind of actor does in one situation."""


@frozen(kw_only=True)
class Behaviour:
    """What each kind of actor does, by name; the defaults stand in ``behaviour.toml``.

    >>> usual().answers.share > 0
    True
    """

    # of residents
    month: Choice
    """In which month a matter comes up, "1" to "12"."""
    severity: Choice
    """How hard a matter is to solve: minor, middle, severe."""
    heard: Number
    """How many opinions a reception day at a station hears."""
    votes: Chance
    """Whether a voter who can go to the polls votes."""
    housebound: Chance
    """Whether a voter cannot go to the polls: old, ill, far away."""
    votes_at_home: Chance
    """Whether such a voter votes when a mobile box comes."""

    # of the office of deputies' affairs
    accepts: Days
    """From submission to acceptance."""
    declines: Chance
    """Whether a paper is not taken up."""
    assigns: Days
    """From acceptance to assignment."""
    presses: Chance
    """Whether it calls a unit in for a talk once PR-talk proposes it."""
    closes: Days
    """From the last rating to the closed file."""

    # of units
    acknowledges: Days
    """From assignment to receipt."""
    handles: Days
    """From its turn at the unit to the reply, in the first round."""
    handles_again: Days
    """The same in a later round."""
    hurries: Days
    """From a talk to the reply, where that would have come later."""
    reply_minor: Choice
    """What the reply to a minor matter says, a ``Result``."""
    reply_middle: Choice
    """The same of a middling matter."""
    reply_severe: Choice
    """The same of a severe one."""
    promises: Days
    """From a reply that promises to the day it names."""
    keeps: Chance
    """Whether it keeps a promise by that day."""
    answers_opinion: Days
    """From an opinion that was sent on to its answer."""

    # of deputies
    answers: Chance
    """Whether the leading deputy rates a reply when asked."""
    rates: Days
    """From the reply to his rating."""
    finds_solved: Choice
    """How he rates a reply that says solved or under way, a ``Satisfaction``."""
    finds_planned: Choice
    """How he rates one that says planned."""
    finds_explained: Choice
    """How he rates one that explains why not."""
    hears: Choice
    """What comes of a hearing after a second dissatisfaction, a ``Mediated``."""
    attends: Chance
    """Whether a deputy comes to a session."""
    misjudges: Number
    """By how many per cent he, or who screens, misjudges how many a project serves."""
    grades_progress: Choice
    """How a deputy grades a project on time."""
    grades_late: Choice
    """How a deputy grades a project that is behind, or whose effect fell short."""
    tells: Days
    """From an answer to the day on which the resident is told."""

    # of projects
    benefits: Number
    """How many residents a project serves."""
    cost_thousand: Number
    """What a project costs, in thousands of yuan."""
    work: Days
    """How long the plan gives it."""
    saves: Number
    """By how many per cent it costs less than planned."""
    redoes: Days
    """How long work that did not satisfy takes to be redone."""
    overruns: Number
    """By how many per cent of its time the work takes longer; negative where it is quicker."""
    after_progress_vote: Number
    """How many per cent of the delay that is still to come remain after a vote on progress."""

    def evolved(self, **changes: Habit) -> Behaviour:
        """The same with some habits changed; ``BadInput`` for one that nobody has."""
        problems = [
            problem
            for name, habit in changes.items()
            for problem in _misfits(name, habit, "behaviour")
        ]
        if problems:
            raise BadInput(problems)
        return attrs.evolve(self, **cast("dict[str, Any]", changes))


NAMES: Mapping[str, type[Habit]] = {
    field.name: {kind.__name__: kind for kind in (Days, Number, Chance, Choice)}[str(field.type)]
    for field in attrs.fields(Behaviour)
}
"""Each habit's name and kind."""


def _misfits(name: str, habit: object, file: str) -> list[Problem]:
    kind = NAMES.get(name)
    if kind is None:
        what = "is no habit of the model"
        return [Problem(file=file, field=name, what=what, mend=f"one of {', '.join(NAMES)}")]
    if type(habit) is not kind:
        what = f"is {type(habit).__name__}, not {kind.__name__}"
        return [Problem(file=file, field=name, what=what, mend=f"give it as {kind.__name__}")]
    return []


# --- as TOML --------------------------------------------------------------------------------


def _share(raw: object) -> Fraction:
    if isinstance(raw, float):
        raise ValueError(f"{raw} is no exact share; write it as a text, '9/10'")
    return Fraction(cast("str", raw))  # a whole number will do; what is neither is told


_FORMS: Mapping[type[Any], Mapping[str, Callable[[type[Any], Any, dict[str, Any]], Habit]]] = {
    Number: {
        "always": lambda kind, raw, rest: kind.always(raw, **rest),
        "between": lambda kind, raw, rest: kind.between(*raw, **rest),
        "exponential": lambda kind, raw, rest: kind.exponential(_share(raw), **rest),
        "weighted": lambda kind, raw, rest: kind.weighted(
            {int(number): _share(weight) for number, weight in raw.items()}, **rest
        ),
        "quantiles": lambda kind, raw, rest: kind.quantiles(
            [(_share(share), number) for share, number in raw], **rest
        ),
    },
    Chance: {"chance": lambda kind, raw, rest: kind(share=_share(raw), **rest)},
    Choice: {
        "choice": lambda kind, raw, rest: kind.of(
            {word: _share(weight) for word, weight in raw.items()}, **rest
        )
    },
}
_BESIDE = {"source", "assumed", "command"}


def habit_of(kind: type[Habit], raw: Mapping[str, Any]) -> Habit:
    """A habit as TOML writes it: one form of its kind, and ``source`` or ``assumed``.

    ``always``, ``between``, ``exponential``, ``weighted`` or ``quantiles`` for days and numbers,
    ``chance``, ``choice``; ``assumed`` gives the reason for a number that nobody measured.

    >>> habit_of(Chance, {"chance": "9/10", "assumed": "no figure is published"}).assumed
    True
    """
    forms = _FORMS[Number if issubclass(kind, Number) else kind]
    found = [form for form in forms if form in raw]
    if len(found) != 1 or (strange := set(raw) - _BESIDE - set(found)):
        told = "" if len(found) != 1 else f"; nobody reads {', '.join(sorted(strange))}"
        raise ValueError(f"needs one of {', '.join(forms)}{told}")
    if ("source" in raw) == ("assumed" in raw):
        raise ValueError("needs a source, or a reason under assumed, and not both")
    rest = {"source": raw.get("source") or raw.get("assumed"), "assumed": "assumed" in raw}
    try:
        return forms[found[0]](kind, raw[found[0]], rest)
    except (TypeError, ZeroDivisionError) as error:
        raise ValueError(f"{found[0]}: {error}") from None


def habits_of(raw: Mapping[str, Any], file: str, at: str = "") -> dict[str, Habit]:
    """Habits by name, as a table of TOML has them; ``BadInput`` names every fault at once."""
    problems: list[Problem] = []
    habits: dict[str, Habit] = {}
    for name, table in raw.items():
        kind = NAMES.get(name)
        try:
            if kind is None:
                raise ValueError("is no habit of the model")
            if not isinstance(table, Mapping):
                raise ValueError(f"{table!r} is no table")
            habits[name] = habit_of(kind, table)
        except ValueError as error:
            mend = "see docs/howto/simulate-a-year.md"
            problems.append(Problem(file=file, field=at + name, what=str(error), mend=mend))
    if problems:
        raise BadInput(problems)
    return habits


@cache
def shipped(name: str) -> Mapping[str, Any]:
    """A table of the model's own: "behaviour" or "counties"."""
    import tomllib

    text = files("wholeprocess.simulation").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def usual() -> Behaviour:
    """The shipped behaviour: what was fitted, what is published, and what had to be assumed."""
    habits = habits_of(shipped("behaviour"), "behaviour.toml")
    return Behaviour(**cast("dict[str, Any]", habits))  # each is of its kind: habits_of looked
