"""Faults in sessions of a congress and their preparation (会议及其筹备中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import TypeVar

from attrs import evolve

from wholeprocess.check.planting import (
    decision_business,
    decision_officials,
    decision_projects,
    decision_slate,
)
from wholeprocess.check.planting.changes import DAY, mixed, quiet
from wholeprocess.check.planting.fault import Clean, Fault, Plant, instead, plants, without
from wholeprocess.congress import SessionId, SessionKind
from wholeprocess.decision import (
    AdoptAgenda,
    ElectPresidium,
    FormReviewGroups,
    InspectTogether,
    MoveSession,
    OpenPlenary,
    OpenSession,
    Preparation,
    ProposeSpecialSession,
    PublishSessionDate,
    SetSessionDate,
)
from wholeprocess.decision.session_acts import SessionAct
from wholeprocess.decision.sitting import is_township

PARTS = (decision_business, decision_officials, decision_projects, decision_slate)
"""The other files of this link."""

S = TypeVar("S", bound=SessionAct)


def _prepared(ground: Clean, act: SessionAct) -> Preparation:
    return ground.state.decision.preparations[SessionId(act.session)]


def _opening(ground: Clean, act: SessionAct) -> OpenSession:
    return ground.about(act.session, OpenSession)[0][1]


def _alike(ground: Clean, rng: Random, code: str, kind: type[S]) -> Iterator[tuple[int, S]]:
    """The acts of a kind for sessions on whose opening the law has that rule."""
    for place, act in ground.of(kind, rng):
        opening = _opening(ground, act)
        if ground.law_at(opening.on, opening.congress).holds(code):
            yield place, act


def _left_out(code: str, kind: type[SessionAct], *, township: bool | None = None) -> Plant:
    """Something that every session has is left out; found at its opening."""

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        for place, act in _alike(ground, rng, code, kind):
            opening = _opening(ground, act)
            if township is None or is_township(opening.congress) is township:
                yield without(code, [place], act.session, at=opening)

    return plant


plants("OL-19-1")(_left_out("OL-19-1", ElectPresidium, township=True))
plants("CGP-agenda")(_left_out("CGP-agenda", AdoptAgenda, township=True))
plants("CGP-inspection")(_left_out("CGP-inspection", InspectTogether))


@plants("OL-17-1")
def nothing_elected(ground: Clean, rng: Random) -> Iterator[Fault]:
    """At county level and above: no presidium, or no agenda."""
    ways = (
        _left_out("OL-17-1", kind, township=False)(ground, rng)
        for kind in (ElectPresidium, AdoptAgenda)
    )
    return mixed(rng, *ways)


@plants("OL-14-1b")
def not_as_set(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The day of opening is not published, or the session opens on another than was set."""
    unpublished = _left_out("OL-14-1b", PublishSessionDate)(ground, rng)
    return mixed(rng, unpublished, _another_day(ground, rng))


def _another_day(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in _alike(ground, rng, "OL-14-1b", SetSessionDate):
        put = {place: evolve(act, opens=act.opens - DAY)}
        yield Fault(code="OL-14-1b", about=act.session, put=put, at=_opening(ground, act))


@plants("OL-14-2")
def moved_in_silence(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The session is moved by a day, and the new day is not published."""
    for place, act in _alike(ground, rng, "OL-14-2", SetSessionDate):
        told = ground.about(act.session, PublishSessionDate)[0][1]
        put = {place: evolve(act, opens=act.opens - DAY)}
        move = MoveSession(
            on=told.on + DAY, by=act.by, session=act.session, opens=act.opens, reason="planted"
        )
        at = _opening(ground, act)
        yield Fault(code="OL-14-2", about=act.session, put=put, add=(move,), at=at)


@plants("CGL-notice")
def published_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The day is published a day too late where a text of the place has a term."""
    for place, act in _alike(ground, rng, "CGL-notice", PublishSessionDate):
        opening = _opening(ground, act)
        due = ground.law_at(opening.on, opening.congress).limit("CGL-notice").length
        late = opening.on - (due - 1) * DAY
        groups = [n for n, o in ground.about(act.session) if act.on < o.on <= late]
        other = evolve(act, on=late)
        if not any(ground.acts[n].on == late for n in groups):
            yield Fault(code="CGL-notice", about=act.session, put={place: other}, at=other)


@plants("OL-20-1")
def first_session_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The first session of a term opens more than two months after the election."""
    for place, act in _alike(ground, rng, "OL-20-1", SetSessionDate):
        if act.elected_on is not None:
            early = (act.opens.replace(day=1) - 75 * DAY).replace(day=1)
            put = {place: evolve(act, elected_on=early)}
            yield Fault(code="OL-20-1", about=act.session, put=put, at=_opening(ground, act))


@plants("OL-9-1")
def term_too_long(ground: Clean, rng: Random) -> Iterator[Fault]:
    """All that is done for the first session of the next term comes later, past five years."""
    for _, act in ground.of(OpenSession, rng):
        firsts = sorted(
            s.session.opened
            for s in ground.state.decision.sessions.values()
            if s.congress == act.congress and s.session.kind is SessionKind.FIRST_OF_TERM
        )
        if act.session_kind is not SessionKind.FIRST_OF_TERM or act.on == firsts[0]:
            continue
        law = ground.law_at(act.on, act.congress)
        due = law.limit("OL-9-1").after(firsts[0], law.calendar).on
        later = due + DAY - act.on
        put = {}
        for n, other in ground.about(act.session):
            fields: dict[str, date] = {"on": other.on + later}
            if isinstance(other, SetSessionDate):
                fields |= {"opens": other.opens + later}
                if other.bills_until is not None:
                    fields |= {"bills_until": other.bills_until + later}
            put[n] = evolve(other, **fields)
        at = next(o for o in put.values() if isinstance(o, OpenSession))
        if max(other.on for other in put.values()) < ground.last:
            yield Fault(code="OL-9-1", about=act.session, put=put, at=at)


def _bare(ground: Clean, act: OpenSession) -> tuple[int, ...]:
    """The places of all that was done for a session at which nothing was dealt with."""
    acts = enumerate(ground.acts)
    named = {n for n, other in acts if getattr(other, "session", "") == act.session}
    own = tuple(n for n, _ in ground.about(act.session))
    return own if named == {*own} else ()


def _a_year_without(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """A session was not held, so that the year has too few."""
    sessions = ground.state.decision.sessions.values()
    for _, act in ground.of(OpenSession, rng):
        year = date(act.on.year, 12, 31)
        held = [s for s in sessions if s.congress == act.congress]
        same = [s for s in held if s.session.opened.year == act.on.year]
        first = min(s.session.opened.year for s in held)
        law = ground.law_at(year, act.congress)
        least, usual = law.count("OL-14-1a"), law.count("CGP-twice-a-year")
        asked = least if code == "OL-14-1a" else usual
        enough = code == "OL-14-1a" or len(same) - 1 >= least
        if year > ground.last or len(same) != asked or not enough or act.on.year == first < asked:
            continue
        gone = _bare(ground, act)
        if gone and (len(same) > 1 or act.on.year > first) and quiet(ground, act.congress, year):
            yield without(code, gone, act.congress)


@plants("OL-14-1a")
def no_session(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A year without a session."""
    return _a_year_without(ground, rng, "OL-14-1a")


@plants("CGP-twice-a-year")
def one_session(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A township meets once in a year."""
    return _a_year_without(ground, rng, "CGP-twice-a-year")


@plants("CGP-special-answer")
def proposal_unanswered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A fifth of the deputies propose a special session, and nothing is decided."""
    for _, act in ground.of(OpenSession, rng):
        fifth = sorted(act.present)[: len(act.present) // 5 + 1]
        on = act.on + 25 * DAY
        made = ProposeSpecialSession(
            on=on, by=fifth[0], proposal="planted", congress=act.congress, matter="planted",
            signers=fifth,
        )  # fmt: skip
        if on + 60 * DAY < ground.last:
            yield Fault(code="CGP-special-answer", about="planted", add=(made,))


# --- presidium, observers, groups -----------------------------------------------------------------


def _of_size(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """The presidium of a township has too few members, or too many."""
    for place, act in _alike(ground, rng, code, ElectPresidium):
        opening = _opening(ground, act)
        law = ground.law_at(opening.on, opening.congress)
        least = code == "CGL-presidium-least"
        size = law.count(code) - 1 if least else law.count(code) + rng.choice([1, 2, 7])
        members = rng.sample(sorted(opening.present), size)
        yield instead(code, place, act, members=members)


@plants("CGL-presidium-least")
def small_presidium(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member less than the text of the place has."""
    return _of_size(ground, rng, "CGL-presidium-least")


@plants("CGL-presidium-most")
def large_presidium(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Members more than the text of the place has."""
    return _of_size(ground, rng, "CGL-presidium-most")


@plants("CGL-observers")
def many_observers(ground: Clean, rng: Random) -> Iterator[Fault]:
    """More observers than half of the deputies."""
    for place, act in _alike(ground, rng, "CGL-observers", OpenPlenary):
        observers = [f"planted-{n}" for n in range(len(act.present) // 2 + 2)]
        yield instead("CGL-observers", place, act, observers=observers)


@plants("CGP-group-all")
def in_no_group(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy is in no group."""
    for place, act in _alike(ground, rng, "CGP-group-all", FormReviewGroups):
        groups = list(act.groups)
        n = rng.randrange(len(groups))
        left = [who for who in groups[n].members if who != rng.choice(groups[n].members)]
        groups[n] = evolve(groups[n], members=left)
        if len(left) < len(act.groups[n].members):
            yield instead("CGP-group-all", place, act, groups=groups)


def _uneven(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """One group is too small, or too large; the others share the rest."""
    for place, act in _alike(ground, rng, code, FormReviewGroups):
        law = ground.law_at(_opening(ground, act).on, _opening(ground, act).congress)
        least, most = law.count("CGP-group-least"), law.count("CGP-group-most")
        everyone = [who for group in act.groups for who in group.members]
        size = least - 1 if code == "CGP-group-least" else most + 1
        rest, others = everyone[size:], act.groups[1:]
        shares = [rest[n :: len(others)] for n in range(len(others))]
        if not shares or not all(least <= len(share) <= most for share in shares):
            continue
        groups = [evolve(act.groups[0], members=everyone[:size])]
        groups += [evolve(g, members=own) for g, own in zip(others, shares, strict=True)]
        yield instead(code, place, act, groups=groups)


@plants("CGP-group-least")
def small_group(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A group in which too few deliberate."""
    return _uneven(ground, rng, "CGP-group-least")


@plants("CGP-group-most")
def large_group(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A group in which not everyone can speak."""
    return _uneven(ground, rng, "CGP-group-most")
