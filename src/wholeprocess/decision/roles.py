"""Who may act (谁可以做): the roles that the tables name, and who plays each for a thing."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.congress import Organ
from wholeprocess.decision.project import Project
from wholeprocess.decision.record import Thing
from wholeprocess.decision.sitting import Sitting, standing_body


class Role(StrEnum):
    """Who may act, as the tables name them."""

    PRESIDIUM = "presidium"  # 主席团；县级以上为常委会
    CONGRESS = "congress"  # 大会
    PRESIDING = "presidium in session"  # 大会主席团
    CONSENTING = "congress or standing committee"  # 大会；县级以上闭会期间为常委会
    GOVERNMENT = "government"  # 政府或者实施单位
    PRESIDIUM_OR_GOVERNMENT = "presidium or government"
    ANYONE = "anyone"  # 群众、代表、单位


def players(thing: Thing, role: Role) -> tuple[str, ...]:
    """The actors who play a role for a thing; none named means that anyone may."""
    body: tuple[str, ...] = (standing_body(thing.congress),)
    if isinstance(thing, Sitting) and Organ.PRESIDIUM not in body:
        body = (Organ.PRESIDIUM, *body)  # above the township it presides in session (OL-17-3)
    unit = thing.unit if isinstance(thing, Project) else None
    government: tuple[str, ...] = (Organ.GOVERNMENT, *((unit,) if unit else ()))
    match role:
        case Role.PRESIDIUM:
            return body
        case Role.CONGRESS:
            return (Organ.CONGRESS,)
        case Role.PRESIDING:
            return (Organ.PRESIDIUM,)
        case Role.CONSENTING:
            return (Organ.CONGRESS, *(o for o in body if o is Organ.STANDING_COMMITTEE))
        case Role.GOVERNMENT:
            return government
        case Role.PRESIDIUM_OR_GOVERNMENT:
            return (*body, *government)
        case Role.ANYONE:
            return ()
