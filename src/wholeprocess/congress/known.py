"""Whether there is such a division, and a congress in it (区划与人大), as every room asks."""

from __future__ import annotations

from wholeprocess.congress.division import DivisionCode
from wholeprocess.congress.register import Register
from wholeprocess.law import Law, Refusal


def no_division(code: str, law: Law, register: Register) -> Refusal | None:
    """Refuses a code that the table of divisions does not have."""
    if DivisionCode(code) in register.divisions:
        return None
    what = f"no division has the code {code}"
    mend = "correct the code, or load the table of divisions that has it"
    return law.refusal("WP-known", what, mend)


def no_congress(code: str, law: Law, register: Register) -> Refusal | None:
    """Refuses a division that is unknown, or that has no people's congress."""
    if (refusal := no_division(code, law, register)) is not None:
        return refusal
    if register.divisions[DivisionCode(code)].has_congress:
        return None
    what = f"{code} has no people's congress"
    return law.refusal("WP-known", what, "name a township, county, city or province")
