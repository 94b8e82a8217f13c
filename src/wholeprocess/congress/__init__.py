"""The people (人大): levels, divisions, deputies, organs, units, sessions, and their register."""

from wholeprocess.congress.deputy import Deputy, DeputyId
from wholeprocess.congress.division import Division, DivisionCode, Divisions, Rise
from wholeprocess.congress.irregular import Kind
from wholeprocess.congress.known import no_congress, no_division
from wholeprocess.congress.level import Level
from wholeprocess.congress.organ import Organ, Unit, UnitId
from wholeprocess.congress.register import Register
from wholeprocess.congress.session import CongressTerm, Session, SessionId, SessionKind

__all__ = [
    "CongressTerm",
    "Deputy",
    "DeputyId",
    "Division",
    "DivisionCode",
    "Divisions",
    "Kind",
    "Level",
    "Organ",
    "Register",
    "Rise",
    "Session",
    "SessionId",
    "SessionKind",
    "Unit",
    "UnitId",
    "no_congress",
    "no_division",
]
