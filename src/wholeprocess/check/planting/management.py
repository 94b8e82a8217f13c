"""Faults on the way of a suggestion to its reply (提出、交办、承办中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from attrs import evolve

from wholeprocess import management as m
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.journal import Act
from wholeprocess.law import Deadline, Law
from wholeprocess.management.clocks import refusal_clocks

A = TypeVar("A", bound=m.SuggestionAct)


def law_of(ground: Clean, act: m.SuggestionAct) -> Law:
    """The law of an act's day at the place of its suggestion."""
    return ground.law_at(act.on, ground.state.management.cases[act.suggestion].congress)


# --- clocks ---------------------------------------------------------------------------------------


def clocks_of(ground: Clean, act: m.SuggestionAct, code: str) -> tuple[Deadline, ...]:
    """The clocks of a rule that ran on the suggestion of an act."""
    case = ground.state.management.cases[act.suggestion]
    law_at, register = ground.law_at, ground.state.register

    def law_on(day: date) -> Law:
        return law_at(day, case.congress)

    if code == "SGL-refuse":
        return tuple(duty.clock for duty in refusal_clocks(case, law_on, register))
    return m.clocks(case, law_on, register).of(code)


def late(code: str, kind: type[m.SuggestionAct], ground: Clean, rng: Random) -> Iterator[Fault]:
    """The act that stopped a clock comes some days late."""
    for place, act in ground.of(kind, rng):
        for clock in clocks_of(ground, act, code):
            if clock.done != act.on:
                continue
            day = clock.due + timedelta(rng.randint(1, 3))
            yield from _moved(code, ground, place, act, day)


def _moved(
    code: str, ground: Clean, place: int, act: m.SuggestionAct, day: date
) -> Iterator[Fault]:
    """An act put on another day, and what stood after it in the file not before that."""
    moved = evolve(act, on=day)
    put: dict[int, Act] = {
        p: _not_before(other, day) for p, other in ground.about(act.suggestion) if p > place
    }
    yield Fault(code=code, about=act.suggestion, put={**put, place: moved}, at=moved)


def _not_before(act: Act, day: date) -> Act:
    """An act on its day, or on a later one if that comes too early."""
    on = max(act.on, day)
    return evolve(act, on=on, told=on) if isinstance(act, m.Extend) else evolve(act, on=on)


@plants("SG-5")
def late_reply(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The first reply comes late."""
    yield from late("SG-5", m.Reply, ground, rng)


@plants("SG-6")
def late_wide_reply(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The reply to what is wide and difficult, or was extended, comes late."""
    yield from late("SG-6", m.Reply, ground, rng)


@plants("SGL-rehandle")
def late_second_reply(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The reply after a second handling comes late."""
    yield from late("SGL-rehandle", m.Reply, ground, rng)


@plants("SGL-notify")
def late_word(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The word that it is taken up comes late."""
    yield from late("SGL-notify", m.Accept, ground, rng)


@plants("SGL-assign")
def late_assignment(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is assigned late."""
    yield from late("SGL-assign", m.Assign, ground, rng)


@plants("SGL-contact")
def late_contact(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The unit speaks with the deputy late."""
    yield from late("SGL-contact", m.Contact, ground, rng)


@plants("SGL-feedback")
def late_feedback(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The deputy rates late."""
    yield from late("SGL-feedback", m.Rate, ground, rng)


@plants("SGL-co-opinion")
def late_opinion(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A co-handler's opinion comes late."""
    yield from late("SGL-co-opinion", m.Opine, ground, rng)


@plants("SGL-opinion-again")
def late_second_opinion(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The opinion that was asked for again comes late."""
    yield from late("SGL-opinion-again", m.Opine, ground, rng)


@plants("SGL-refuse")
def late_objection(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit sends an assignment back late."""
    yield from late("SGL-refuse", m.Object, ground, rng)


@plants("SGL-reassign")
def late_new_assignment(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Another unit is found late."""
    yield from late("SGL-reassign", m.Assign, ground, rng)


# --- before the assignment ------------------------------------------------------------------------


@plants("PR-confirm")
def never_confirmed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy was invited to join, and never said yes."""
    for place, act in ground.of(m.Confirm, rng):
        (_, assigned), *_ = ground.about(act.thing, m.Assign)
        yield without("PR-confirm", [place], act.suggestion, assigned)


@plants("SGL-inadmissible")
def turned_away_otherwise(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is turned away in a way that the place does not have."""
    for place, act in ground.of(m.Decline, rng):
        other = "decline" if act.as_letter else "letter"
        if other not in law_of(ground, act).choices("SGL-inadmissible"):
            yield instead("SGL-inadmissible", place, act, as_letter=not act.as_letter)


@plants("SGL-not-admissible")
def no_ground(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is turned away, and no kind of the local text is named."""
    for place, act in ground.of(m.Decline, rng):
        if law_of(ground, act).holds("SGL-not-admissible"):
            yield instead("SGL-not-admissible", place, act, ground=None)


@plants("SGL-propose-handler")
def passed_over(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The deputy named a unit, and others were given it, where a text lets him name one."""
    for place, act in ground.of(m.Submit, rng):
        version = law_of(ground, act).version("SGL-propose-handler")
        for _, assigned in ground.about(act.thing, m.Assign)[:1]:
            units = [unit for unit in ground.state.register.units if unit not in assigned.units]
            if version.strength == "local":
                put = {place: evolve(act, proposes=(rng.choice(units),))}
                about = act.suggestion
                yield Fault(code="SGL-propose-handler", about=about, put=put, at=assigned)


# --- handling -------------------------------------------------------------------------------------


@plants("SG-4")
def no_contact(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit replies, and never spoke with the deputy."""
    for _, reply in ground.of(m.Reply, rng):
        spoken = [
            place for place, act in ground.about(reply.thing, m.Contact) if act.by == reply.by
        ]
        first = ground.about(reply.thing, m.Reply)[0][1]
        due = [clock.due for clock in clocks_of(ground, reply, "SGL-contact")]
        if spoken and reply == first and all(reply.on <= day for day in due):
            yield without("SG-4", spoken, reply.suggestion, at=reply)


@plants("SGL-coordinate")
def not_settled(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A co-handler disagreed, and the reply came before that was settled."""
    for place, act in ground.of(m.Coordinate, rng):
        replies = [reply for _, reply in ground.about(act.thing, m.Reply) if reply.on >= act.on]
        yield without("SGL-coordinate", [place], act.suggestion, replies[0])


@plants("PR-extension-late")
def extended_too_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A term is extended after it ended."""
    for place, act in ground.of(m.Extend, rng):
        for clock in clocks_of(ground, act, "SG-6"):
            if clock.extended_on == act.on and clock.before is not None:
                day = clock.before + timedelta(rng.randint(1, 9))
                late_one = evolve(act, on=day, told=day)
                put: dict[int, Act] = {place: late_one}
                for p, asked in ground.about(act.thing, m.AskExtension):
                    put[p] = evolve(asked, on=min(asked.on, clock.before))
                yield Fault(code="PR-extension-late", about=act.suggestion, put=put, at=late_one)


@plants("SGL-extension-told")
def not_told(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The deputy is not told that the term is longer."""
    for place, act in ground.of(m.Extend, rng):
        if law_of(ground, act).holds("SGL-extension-told"):
            yield instead("SGL-extension-told", place, act, told=None)
