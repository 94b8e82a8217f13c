"""Which body receives a suggestion (接收机关): the congress in session, or who stands for it."""

from __future__ import annotations

from wholeprocess.congress import Level, Organ, Register, Session
from wholeprocess.management.acts import Submit


def received_in(act: Submit, register: Register) -> Session | None:
    """The session in which a suggestion was put forward; ``None`` for one of the recess."""
    if act.session is not None:
        return register.sessions.get(act.session)
    deputy = register.deputies.get(act.by)
    if deputy is None:
        return None
    return next(
        (
            session
            for session in register.sessions.values()
            if session.congress == deputy.congress and session.on(act.on)
        ),
        None,
    )


def receiver(act: Submit, register: Register) -> Organ:
    """The body that receives a suggestion (SG-1).

    In session the congress; in recess its standing committee, or the presidium of a township.
    """
    if act.session is not None or received_in(act, register):
        return Organ.CONGRESS
    township = register.deputy(act.by).level is Level.TOWNSHIP
    return Organ.PRESIDIUM if township else Organ.STANDING_COMMITTEE
