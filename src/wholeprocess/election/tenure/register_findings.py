"""Where the register and this room's records part (名册与选举记录不一致).

An act of this room decides; the register's own acts carry it out: a confirmed deputy is seated, a
suspension and an end are entered. What was decided and not entered, or entered and never decided,
is found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Register, SessionKind
from wholeprocess.election.act import ElectionId
from wholeprocess.election.record import State
from wholeprocess.election.tenure.credentials import ConfirmCredentials, must_choose
from wholeprocess.election.tenure.mandate import Mandate, MandatePhase
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, Severity, found, in_force

Kept: TypeAlias = tuple[State, Register]
"""What is compared: the records of elections, and the register."""


def register_findings(state: State, register: Register, through: date) -> Iterator[Finding]:
    """What is decided and not in the register, or in the register and not decided."""
    return found_by(CHECKS, (state, register), in_force, through)


def _both(kept: Kept, law_at: LawAt, through: date) -> Iterator[tuple[State, Register, date]]:
    yield *kept, through


def _seated(kept: Kept, law_at: LawAt, through: date) -> Iterator[tuple[Mandate, Deputy, date]]:
    state, register = kept
    for mandate in state.mandates.values():
        seated = register.deputies.get(mandate.deputy)
        if mandate.since <= through and seated is not None:
            yield mandate, seated, through


@finds("EL-47-2")
def _not_entered(state: State, register: Register, through: date) -> Iterator[Finding]:
    for mandate in state.mandates.values():
        if mandate.since > through or mandate.deputy in register.deputies:
            continue
        if mandate.phase is not MandatePhase.ENDED:
            yield found(
                "EL-47-2",
                mandate.deputy,
                ("已确认代表资格，尚未入册", "confirmed, and not in the register"),
                ("记入名册", "seat the deputy in the register"),
                mandate.since,
                Severity.NOTE,
            )


@finds("DL25-62-1", "DL25-62-2", "EL-47-2", "EL-57-1")
def _ends_differ(mandate: Mandate, seated: Deputy, through: date) -> Iterator[Finding]:
    until = mandate.until
    if until is not None and until <= through and seated.in_office(until):
        assert mandate.ruling is not None
        yield found(
            mandate.ruling.rests_on[0],
            mandate.deputy,
            (f"代表资格{until}终止，名册未改", f"the mandate ended on {until}; the register lags"),
            ("在名册中记明终止", "end the mandate in the register"),
            until,
        )
    entered = seated.until
    alive = mandate.phase is not MandatePhase.ENDED
    if alive and entered is not None and entered <= through:
        yield found(
            "DL25-62-1",
            mandate.deputy,
            (
                f"名册记{entered}终止，没有终止的情形",
                f"the register ends the mandate on {entered}, and no ground is on record",
            ),
            ("记明终止的情形，或者改正名册", "record the ground, or correct the register"),
            entered,
        )


@finds("DL25-61-1")
def _suspensions_differ(mandate: Mandate, seated: Deputy, through: date) -> Iterator[Finding]:
    if mandate.phase is MandatePhase.ENDED or not seated.in_office(through):
        return
    decided, entered = mandate.phase is MandatePhase.SUSPENDED, seated.suspended(through)
    if decided == entered:
        return
    what = (
        ("已暂停职务，名册未改", "suspended, and the register does not say so")
        if decided
        else ("名册记暂停职务，没有暂停的情形", "suspended in the register, no cause is on record")
    )
    yield found(
        "DL25-61-1",
        mandate.deputy,
        what,
        ("使名册与决定一致", "let the register follow what was decided"),
        mandate.acts[-1].on if mandate.acts else mandate.since,
    )


def _confirmed(state: State) -> dict[ElectionId, DivisionCode]:
    """The elections of which somebody is confirmed, and their congresses."""
    return {
        mandate.election: mandate.congress
        for mandate in state.mandates.values()
        if mandate.candidate is not None
    }


@finds("EL-47-2")
def _unconfirmed(state: State, register: Register, through: date) -> Iterator[Finding]:
    """EL-47-2, EL-57-5: nobody sits before the credentials are confirmed."""
    first: dict[DivisionCode, date] = {}
    for election, congress in _confirmed(state).items():
        day = state.elections[election].day
        first[congress] = min(day, first.get(congress, day))
    for deputy in register.deputies.values():
        day_of = first.get(deputy.congress)
        if day_of is None or not day_of <= deputy.since <= through or deputy.id in state.mandates:
            continue
        yield found(
            "EL-47-2",
            deputy.id,
            ("未经确认代表资格即入册", "seated in the register, and never confirmed"),
            ("审查并确认代表资格", "examine and confirm the credentials"),
            deputy.since,
        )


@finds("EL-47-2")
def _unpublished(state: State, register: Register, through: date) -> Iterator[Finding]:
    """EL-47-2: the first session opened, and the list of deputies was never published."""
    for election, congress in _confirmed(state).items():
        called = state.elections[election]
        if called.by_election or election in state.announcements:
            continue
        opened = [
            session.opened
            for session in register.sessions.values()
            if session.congress == congress
            and session.kind is SessionKind.FIRST_OF_TERM
            and called.day <= session.opened <= through
        ]
        if opened:
            yield found(
                "EL-47-2",
                election,
                (
                    f"第一次会议{min(opened)}举行，代表名单没有公布",
                    f"the first session opened on {min(opened)}, the list was never published",
                ),
                ("公布代表名单", "publish the list of deputies"),
                min(opened),
            )


@finds("EL-48-1")
def _several_offices(state: State, register: Register, through: date) -> Iterator[Finding]:
    """EL-48-1: seats in areas that are not in one line, recorded as they were."""
    for (election, _), held in state.credentials.items():
        congress = state.elections[election].congress
        for act in held.acts:
            if not isinstance(act, ConfirmCredentials) or act.on > through:
                continue
            for seat in act.seats:
                others = [
                    deputy.congress
                    for ident in seat.holds
                    if (deputy := register.deputies.get(DeputyId(ident))) is not None
                    and deputy.in_office(act.on)
                ]
                for one, other in must_choose([congress, *others], register):
                    yield found(
                        "EL-48-1",
                        seat.deputy,
                        (f"同时担任{one}和{other}的代表", f"a deputy in {one} and in {other}"),
                        ("只保留一个", "let him keep one of them"),
                        act.on,
                    )


CHECKS = (
    *finders(_seated, _ends_differ, _suspensions_differ),
    *finders(_both, _not_entered, _unconfirmed, _unpublished, _several_offices),
)
"""What finds it."""
