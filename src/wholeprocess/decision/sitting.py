"""Sessions (会议): who is present, whether the quorum is there, who may be given a ballot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from wholeprocess.congress import (
    DeputyId,
    DivisionCode,
    Organ,
    Register,
    Session,
    SessionId,
    no_congress,
)
from wholeprocess.decision.session_acts import CloseSession, OpenSession
from wholeprocess.journal import Act
from wholeprocess.law import Law, Refusal, level_of


class SittingPhase(StrEnum):
    """Where a session stands."""

    OPEN = "open"  # 会议期间
    CLOSED = "closed"  # 已闭会


@frozen(repr=False)
class Sitting:
    """A session at work (会议): what was opened, who is there, and the acts done on it."""

    acts: tuple[Act, ...]
    phase: SittingPhase
    session: Session
    present: frozenset[DeputyId]
    all_deputies: int
    latest: date | None = None  # of what was done in it on bills, officials and questions

    def then(self, act: Act, phase: SittingPhase) -> Sitting:
        """The sitting after one more act."""
        session = closed(self.session, act) if isinstance(act, CloseSession) else self.session
        return evolve(self, acts=(*self.acts, act), phase=phase, session=session)

    @property
    def id(self) -> SessionId:
        """The session's identifier."""
        return self.session.id

    @property
    def congress(self) -> DivisionCode:
        """The division whose congress meets."""
        return self.session.congress

    @property
    def last(self) -> date:
        """The day of the latest act on the session, or in it on bills, officials and questions."""
        on = self.acts[-1].on
        return on if self.latest is None else max(on, self.latest)

    def __repr__(self) -> str:
        here = f"{len(self.present)} of {self.all_deputies} present"
        return f"Sitting({self.id!r}, {self.phase.value}, {here})"


def opened(act: OpenSession) -> Session:
    """The session that an act of opening makes, for the register's table of sessions."""
    return Session(id=act.session, congress=act.congress, kind=act.session_kind, opened=act.on)


def closed(session: Session, act: CloseSession) -> Session:
    """The session with the day on which it closed, for the register's table of sessions."""
    return evolve(session, closed=act.on)


def sitting_of(act: OpenSession, register: Register) -> Sitting:
    """The sitting that an admitted act of opening makes."""
    present = frozenset(act.present)
    everyone = len(register.deputies_of(act.congress, act.on))
    return Sitting((act,), SittingPhase.OPEN, opened(act), present, everyone)


def is_township(congress: str) -> bool:
    """Whether the congress is a township's, which has a presidium and no standing committee.

    >>> is_township("430681118"), is_township("430681")
    (True, False)
    """
    return level_of(congress) == "township"


def standing_body(congress: str) -> Organ:
    """Who works on in recess: a township's presidium, elsewhere the standing committee."""
    return Organ.PRESIDIUM if is_township(congress) else Organ.STANDING_COMMITTEE


def can_open(act: OpenSession, law: Law, register: Register) -> Refusal | None:
    """Whether a session may open: convener, deputies, quorum (OL-14-4)."""
    if refusal := no_congress(act.congress, law, register):
        return refusal
    convener = standing_body(act.congress)
    if act.by != convener:
        code = "OL-19-1" if is_township(act.congress) else "OL-15-1"
        what = f"{act.by} may not convene the congress of {act.congress}"
        code = code if law.holds(code) else "WP-phase"
        return law.refusal(code, what, f"let the {convener} convene it", who=(convener,))
    seats = {deputy.id: deputy for deputy in register.deputies_of(act.congress, act.on)}
    for who in act.present:
        if who not in seats or seats[who].suspended(act.on):
            word = "is suspended" if who in seats else f"is no deputy of {act.congress}"
            what = f"{who} {word} on {act.on} and cannot be counted as present"
            return law.refusal("OL-14-4", what, "count the deputies only; others may attend")
    if twice := _twice(act.present):
        what = f"{twice} is counted as present twice"
        return law.refusal("OL-14-4", what, "name each deputy once")
    quorum = law.threshold("OL-14-4")
    if not seats or not quorum.met(len(act.present), of=len(seats)):
        needed = quorum.least(of=len(seats))
        what = f"{len(act.present)} of {len(seats)} deputies are present; {needed} are needed"
        return law.refusal("OL-14-4", what, "wait until enough are there, or meet another day")
    return None


def not_in_session(
    sitting: Sitting | None, session: str, congress: str, on: date, law: Law
) -> Refusal | None:
    """Refuses what is done outside an open session of that congress (LVP-in-session)."""
    if sitting is None:
        what = f"no session is called {session}"
        return law.refusal("WP-known", what, "open the session first")
    if sitting.congress != congress:
        what = f"{session} is a session of {sitting.congress}, not of {congress}"
        return law.refusal("LVP-in-session", what, f"name a session of {congress}")
    if not sitting.session.on(on) or sitting.phase is not SittingPhase.OPEN:
        closing = sitting.session.closed
        days = f"{sitting.session.opened} to {closing or 'its close'}"
        what = f"{session} is not in session on {on} ({days})"
        return law.refusal("LVP-in-session", what, "wait for the next session")
    return None


def may_not_vote(sitting: Sitting, issued_to: Iterable[DeputyId], law: Law) -> Refusal | None:
    """Refuses a ballot for somebody who is no deputy present, or a second one (LVP-voters)."""
    issued = tuple(issued_to)
    for who in issued:
        if who not in sitting.present:
            what = f"{who} is no deputy present at {sitting.id} and has no vote"
            return law.refusal("LVP-voters", what, "issue ballots to the deputies present")
    if twice := _twice(issued):
        what = f"{twice} is given two ballots"
        return law.refusal("LVP-voters", what, "issue one ballot to each deputy")
    return None


def _twice(names: tuple[DeputyId, ...]) -> DeputyId | None:
    seen: set[DeputyId] = set()
    for who in names:
        if who in seen:
            return who
        seen.add(who)
    return None
