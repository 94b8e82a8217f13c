"""Who may sign, sit and vote (代表、人数): questions that many acts of a congress share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wholeprocess.congress import DeputyId, Register
from wholeprocess.law import Law, Refusal, how_many


def held(law: Law, code: str, other: str = "WP-phase") -> str:
    """The code if it holds on that day, else the other: no refusal cites a text of later days."""
    return code if law.holds(code) else other


def all_deputies(congress: str, on: date, register: Register) -> int:
    """How many deputies a congress has on that day (全体代表), the suspended with them."""
    return len(register.deputies_of(congress, on))


def no_deputy(
    names: Iterable[DeputyId], congress: str, code: str, on: date, law: Law, register: Register
) -> Refusal | None:
    """Refuses a name that is no deputy of the congress who may act, or that stands there twice."""
    seen: set[DeputyId] = set()
    for who in names:
        deputy = register.deputies.get(who)
        if deputy is None or deputy.congress != congress or not deputy.may_act(on):
            what = f"{who} is no deputy of {congress} who may act on {on}"
            return law.refusal(held(law, code), what, "name deputies of that congress")
        if who in seen:
            return law.refusal(held(law, code), f"{who} is named twice", "name each deputy once")
        seen.add(who)
    return None


def too_few(signers: int, needed: int, code: str, what: str, law: Law) -> Refusal | None:
    """Refuses what fewer deputies sign than the rule asks for (联名人数)."""
    if signers >= needed:
        return None
    signed = how_many(signers, "deputy", "deputies")
    words = f"{what} is signed by {signed}; {needed} are needed"
    return law.refusal(code, words, f"let {needed - signers} more sign")


def wrong_organ(by: str, who: tuple[str, ...], code: str, what: str, law: Law) -> Refusal | None:
    """Refuses an act by an organ whose it is not."""
    if by in who:
        return None
    return law.refusal(
        held(law, code), f"{by} may not {what}", f"let {' or '.join(who)} do it", who=who
    )
