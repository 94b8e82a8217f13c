"""Every clock of a case with who must stop it (各项期限): the office, the units, the deputy."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from wholeprocess.congress import Organ
from wholeprocess.journal import Act
from wholeprocess.law import Deadline, ever_held
from wholeprocess.management.acts import (
    Accept,
    Assign,
    BringHome,
    Close,
    Contest,
    DecideObjection,
    Decline,
    Directed,
    Escalate,
    Mediate,
    Object,
    Rate,
    Reply,
    Resubmit,
    Return,
    Submit,
)
from wholeprocess.management.case import Case, Part, Phase
from wholeprocess.management.keeper import Duty, Keeper, reply_clock
from wholeprocess.management.stint import Step, Stint, reopenings


def _first_after(case: Case, at: int, *kinds: type[Act]) -> date | None:
    return next((act.on for act in case.acts[at + 1 :] if isinstance(act, kinds)), None)


# --- the office -------------------------------------------------------------------------------

_FOR_THE_OFFICE: frozenset[type[Act]] = frozenset({Submit, Resubmit, Object, Contest})


def office(keeper: Keeper) -> Iterator[Duty]:
    """Saying whether it is taken up, assigning it, and assigning anew what was sent back."""
    case = keeper.case
    for at, act in keeper.places(_FOR_THE_OFFICE):
        match act:
            case Submit() | Resubmit():
                told = _first_after(case, at, Accept, Assign, Return, Decline)
                yield from duty(Organ.OFFICE, keeper.clock("SGL-notify", act.on, told))
                handed = _first_after(case, at, Assign, Return, Decline)
                if not keeper.of_a_session:
                    yield from duty(Organ.OFFICE, keeper.clock("SGL-assign", act.on, handed))
            case Object(by=unit) | Contest(unit=unit):
                done = _settled(keeper, at, having(keeper.stints, unit, at))
                yield from duty(Organ.OFFICE, keeper.clock("SGL-reassign", act.on, done))
            case _:
                pass


def having(every: tuple[Stint, ...], unit: str, at: int) -> Stint:
    """The stint of a unit that had its part when the act at that place was done."""
    return next(stint for stint in reversed(every) if stint.unit == unit and stint.given.at < at)


def _settled(keeper: Keeper, at: int, stint: Stint) -> date | None:
    """The day on which an objection came to its end: decided, and another unit found if need be.

    A matter that is answered, goes up or is directed elsewhere leaves nothing to decide.
    """
    case = keeper.case
    for place, act in enumerate(case.acts[at + 1 :], at + 1):
        match act:
            case DecideObjection(unit=unit) if unit == stint.unit:
                another = act.upheld and stint.answers
                return _first_after(case, place, Assign, Directed) if another else act.on
            case Escalate() | Directed():
                return act.on
            case Reply() if _all_answered(keeper, place + 1):
                return act.on
            case _:
                pass
    return None


def duty(whom: str, clock: Deadline | None, number: int = 0) -> tuple[Duty, ...]:
    return () if clock is None else (Duty(str(whom), clock, number),)


# --- the units --------------------------------------------------------------------------------


def replies(keeper: Keeper) -> Iterator[Duty]:
    """A clock for each round and each unit that owes a reply."""
    case = keeper.case
    rounds = reopenings(case)
    homes = _homes(keeper)
    every = [stint for stint in keeper.stints if stint.part is not Part.CO]
    ends = [*[step.at for step in rounds], len(case.acts)]
    for stint in every:
        number = bisect(ends, stint.given.at) + 1
        done = _answer(stint, stint.given.at, ends[number - 1], homes)
        if done is not None or stint.live:
            yield from duty(stint.unit, reply_clock(stint, keeper, done), number)
    for number, step in enumerate(rounds, start=2):
        for stint in every:
            if stint.had(step.at):
                done = _answer(stint, step.at, ends[number - 1], homes)
                if done is not None or stint.live:
                    clock = keeper.clock("SGL-rehandle", step.on, done)
                    yield from duty(stint.unit, clock, number)


def _answer(stint: Stint, after: int, before: int, homes: list[Step]) -> date | None:
    """The first reply of a unit between two places; what came home from above answers for all."""
    if stint.until is not None:
        before = min(before, stint.until.at)
    steps = [s for s in stint.replies + homes if after < s.at < before]
    return min(steps).on if steps else None


_UPWARDS: frozenset[type[Act]] = frozenset({Escalate, BringHome})


def _homes(keeper: Keeper) -> list[Step]:
    """Where the last of what was awaited from above came home."""
    awaited: set[str] = set()
    homes: list[Step] = []
    for at, act in keeper.places(_UPWARDS):
        if isinstance(act, Escalate):
            awaited |= {leg.congress for leg in act.legs}
        elif isinstance(act, BringHome):
            awaited.discard(act.congress)
            if not awaited:
                homes.append(Step(at, act.on))
    return homes


def contacts(keeper: Keeper) -> Iterator[Duty]:
    for stint in keeper.stints:
        if stint.answers:
            done = next((step.on for step in sorted(stint.contacts + stint.replies)), None)
            start, event = keeper.first_day(stint, "receipt")
            if done is not None or stint.live:
                yield from duty(stint.unit, keeper.clock("SGL-contact", start, done, event))


def opinions(keeper: Keeper) -> Iterator[Duty]:
    for stint in keeper.stints:
        if stint.answers:
            continue
        law = keeper.law_on(stint.given.on)
        start, event = keeper.first_day(stint, law.choice("SGL-co-opinion-from"))
        done = next((step.on for step in stint.opinions), None)
        if done is not None or stint.live:
            yield from duty(stint.unit, keeper.clock("SGL-co-opinion", start, done, event))
        for back in stint.returned:
            again = next((step.on for step in stint.opinions if step.at > back.at), None)
            if again is not None or stint.live:
                yield from duty(stint.unit, keeper.clock("SGL-opinion-again", back.on, again))


# --- the deputy -------------------------------------------------------------------------------

_ABOUT_AN_ANSWER: frozenset[type[Act]] = frozenset(
    {Reply, BringHome, Mediate, Rate, Escalate, Close}
)


def feedback(keeper: Keeper) -> Iterator[Duty]:
    """From each answer that stood to the rating of it, or to what came in its place."""
    case = keeper.case
    answered: date | None = None
    for at, act in keeper.places(_ABOUT_AN_ANSWER):
        match act:
            case Reply() | BringHome() | Mediate():
                answered = act.on
            case Rate() if answered is not None:
                yield from duty(act.by, keeper.clock("SGL-feedback", answered, act.on))
                answered = None
            case Escalate() if answered is not None and _all_answered(keeper, at):
                yield from duty(case.filed.by, keeper.clock("SGL-feedback", answered, act.on))
                answered = None
            case Close(report="") if answered is not None:
                for unrated in duty(case.filed.by, keeper.clock("SGL-feedback", answered, act.on)):
                    yield unrated._replace(stopped=True)
            case _:
                pass
    if answered is not None and case.phase is Phase.REPLIED:
        yield from duty(case.filed.by, keeper.clock("SGL-feedback", answered))


def _all_answered(keeper: Keeper, at: int) -> bool:
    """Whether every unit that owed a reply had given it in its round when that act was done."""
    began = max((step.at for step in reopenings(keeper.case) if step.at < at), default=0)
    return all(
        any(began < step.at < at for step in stint.replies)
        for stint in keeper.stints
        if stint.answers and stint.had(at)
    )


# --- all of them ------------------------------------------------------------------------------

DUTIES: tuple[tuple[Callable[[Keeper], Iterator[Duty]], tuple[str, ...]], ...] = (
    (office, ("SGL-notify", "SGL-assign", "SGL-reassign")),
    (replies, ("SG-5", "SG-6", "SGL-rehandle")),
    (contacts, ("SGL-contact",)),
    (opinions, ("SGL-co-opinion", "SGL-opinion-again")),
    (feedback, ("SGL-feedback",)),
)
"""What starts clocks, with the rules of these."""


@cache
def duties_at(place: str) -> tuple[Callable[[Keeper], Iterator[Duty]], ...]:
    """What can start a clock at a place: most local limits hold at a few places only."""
    held = ever_held(place)
    return tuple(start for start, codes in DUTIES if not held.isdisjoint(codes))
