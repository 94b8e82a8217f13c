"""Which body acts after an election (有关机关): by level, and by who elected the deputy."""

from __future__ import annotations

from datetime import date

from wholeprocess.congress import DivisionCode, Level, Organ, Register
from wholeprocess.law import Law


def is_township(congress: str) -> bool:
    """Whether it is a township's congress, which has a presidium and no standing committee.

    >>> is_township("430681118"), is_township("430681")
    (True, False)
    """
    return Level.of(congress) is Level.TOWNSHIP


def confirming_body(congress: str) -> Organ:
    """Who confirms credentials: a township's presidium, elsewhere the standing committee (EL-47-2).

    >>> str(confirming_body("430681118")), str(confirming_body("4303"))
    ('presidium', 'standing-committee')
    """
    return Organ.PRESIDIUM if is_township(congress) else Organ.STANDING_COMMITTEE


def county_of(congress: str, register: Register) -> DivisionCode | None:
    """The county-level division whose standing committee takes a petition of voters (EL-50-1)."""
    if congress not in register.divisions:
        return None
    county = register.divisions.congress_over(congress, Level.COUNTY)
    return county.code if county is not None else None


def in_area(place: str, area: str, register: Register) -> bool:
    """Whether a place is an administrative area or lies in it.

    >>> from wholeprocess.congress import Divisions
    >>> register = Register(divisions=Divisions.shipped())
    >>> in_area("430681118", "430681", register), in_area("430381", "430681", register)
    (True, False)
    """
    if place == area:
        return True
    if place in register.divisions:
        return DivisionCode(area) in register.divisions.above(place)
    return place.startswith(area)


def in_one_line(first: str, second: str, register: Register) -> bool:
    """Whether one of two areas lies in the other: in a line of subordination (隶属关系, EL-48-1).

    A town, its county and its city are in one line; two towns of one county are not.
    """
    return in_area(first, second, register) or in_area(second, first, register)


def all_deputies(congress: str, on: date, law: Law, register: Register) -> int:
    """All deputies (全体代表) of a congress, the base of its majorities.

    Suspended deputies count unless the setting ELP-suspended-base leaves them out.
    """
    seated = register.deputies_of(congress, on)
    if law.choice("ELP-suspended-base") == "counted":
        return len(seated)
    return sum(not deputy.suspended(on) for deputy in seated)
