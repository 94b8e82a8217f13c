"""Four-level linkage (四级代表联动): who carries a matter up, and how what came of it returns."""

from wholeprocess.management.escalation.competence import Able, Competence
from wholeprocess.management.escalation.diagram import Diagram
from wholeprocess.management.escalation.family import (
    Book,
    LegStanding,
    LegState,
    children,
    legs_of,
    settled,
)
from wholeprocess.management.escalation.fitness import Carrier, Passed
from wholeprocess.management.escalation.homecoming import Notice, due_home, homeward, notices
from wholeprocess.management.escalation.load import Load
from wholeprocess.management.escalation.mandates import mandates
from wholeprocess.management.escalation.route import Route, Way
from wholeprocess.management.escalation.router import Router, route
from wholeprocess.management.escalation.views import escalation_diagram

__all__ = [
    "Able",
    "Book",
    "Carrier",
    "Competence",
    "Diagram",
    "LegStanding",
    "LegState",
    "Load",
    "Notice",
    "Passed",
    "Route",
    "Router",
    "Way",
    "children",
    "due_home",
    "escalation_diagram",
    "homeward",
    "legs_of",
    "mandates",
    "notices",
    "route",
    "settled",
]
