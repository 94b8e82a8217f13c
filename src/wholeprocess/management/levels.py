"""Which suggestions need another level (需上级解决): signs on record; people decide."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.congress import DivisionCode, Register
from wholeprocess.law import Text
from wholeprocess.management.acts import BringHome, Escalate, Reply, Result, SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.phases import SUGGESTION


@frozen(kw_only=True)
class Upward:
    """A suggestion that this level has shown it cannot solve, why, and the congresses left."""

    suggestion: SuggestionId
    title: str
    since: date
    why: Text
    rule: str
    left: tuple[DivisionCode, ...]  # the nearest first


def needs_another_level(case: Case, register: Register) -> Upward | None:
    """Whether a case that can still be put before a higher level shows that it should be.

    Its signs: the answer that stands says that a higher level is competent (SG-24, SG-25); or
    after a second handling it is again only explained why it cannot be done; or every congress
    asked so far came home without a solution (SG-21). ``None`` where there is no sign, where the
    phase has no way up, or where no congress above is left.
    """
    sign = _sign(case) if case.phase in SUGGESTION.index[Escalate] else None
    left = tuple(_left(case, register)) if sign else ()
    if sign is None or case.answer is None or not left:
        return None
    why, rule = sign
    return Upward(
        suggestion=case.id,
        title=case.title,
        since=case.answer.on,
        why=why,
        rule=rule,
        left=left,
    )


def _sign(case: Case) -> tuple[Text, str] | None:
    match case.answer:
        case Reply(result=Result.ABOVE, by=unit):
            return Text(
                f"{unit}答复：属上级职权", f"{unit} replied that a higher level is competent"
            ), "SG-25"
        case Reply(result=Result.EXPLAINED, by=unit) if case.round > 1:
            return Text(
                f"第{case.round}轮办理后{unit}仍答复暂难解决",
                f"in round {case.round} {unit} still explains why it cannot be done",
            ), "SG-21"
        case BringHome() if not any(home.solved for home in case.done(BringHome)):
            return Text("上级未解决", "it came home from above unsolved"), "SG-21"
        case _:
            return None


def _left(case: Case, register: Register) -> list[DivisionCode]:
    asked = {leg.congress for act in case.done(Escalate) for leg in act.legs}
    above = register.divisions.above(case.congress)
    return [d for d in above if d not in asked and register.divisions[d].has_congress]


__all__ = ["Upward", "needs_another_level"]
