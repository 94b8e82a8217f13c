"""What refuses going up, coming home and leaving the table (转请上级、回告、特别决定的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal, how_many
from wholeprocess.management.acts import (
    BringHome,
    Directed,
    Direction,
    Escalate,
    Outcome,
)
from wholeprocess.management.case import Case, Handling, Phase
from wholeprocess.management.escalation.family import children, result_of, settled
from wholeprocess.management.guards.kind import Cases
from wholeprocess.management.replies import closed_on
from wholeprocess.management.roles import players as players
from wholeprocess.management.roles import plays as plays

# looking a member up on its enumeration costs more than comparing, and these run for every act
_RELEASED, _MERGED = Handling.RELEASED, Outcome.MERGED


def goes_up(case: Case, act: Escalate, law: Law, register: Register, _: Cases) -> Refusal | None:
    """Each congress stands above, was not asked before, and its own deputies carry the matter."""
    asked = {leg.congress for past in case.done(Escalate) for leg in past.legs}
    above = [rise.congress for rise in register.divisions.rises(case.congress)]
    for leg in act.legs:
        if leg.congress not in above:
            what = f"no congress of {leg.congress} stands above {case.congress}"
            mend = (
                f"choose among {', '.join(above)}" if above else "it is the top of the four levels"
            )
            return law.refusal("SG-20", what, mend)
        if leg.congress in asked:
            what = f"{case.id} was put before {leg.congress} once"
            return law.refusal("PR-escalate-once", what, "bring home what came of it")
        for carrier in leg.carriers:
            deputy = register.deputies.get(carrier)
            if deputy is None or deputy.congress != leg.congress or not deputy.may_act(act.on):
                what = f"{carrier} is no deputy in office of {leg.congress}"
                mend = "choose a deputy of that congress; route() proposes them"
                return law.refusal("SG-20", what, mend)
    return None


def awaited_from_there(
    case: Case, act: BringHome, law: Law, register: Register, cases: Cases
) -> Refusal | None:
    """The congress was asked and has not answered, and the matter ended there as the act says."""
    if act.congress not in case.awaited:
        what = f"nothing is awaited from {act.congress}"
        return law.refusal("SG-20", what, f"awaited: {', '.join(case.awaited) or 'nothing'}")
    kin = tuple(c for c in children(cases, case.id) if c.congress == act.congress)
    child = cases.get(act.child) if act.child else None
    if child is None and not kin:
        return None
    if child not in kin:
        what = f"{act.child or 'nothing'} does not carry on {case.id} at {act.congress}"
        carried = " or ".join(c.id for c in kin)
        mend = f"name {carried}" if kin else "name the suggestion that has this one as its parent"
        return law.refusal("SG-20", what, mend)
    end, best = settled(child, cases), result_of(kin, cases)
    if end.outcome is not act.outcome:
        state = end.outcome.value if end.outcome else f"still {end.phase.value}"
        merged = f", merged into {end.id}," if end is not child else ""
        what = f"{act.child}{merged} is {state}, not {act.outcome.value}"
        return law.refusal("SG-20", what, "bring home what the higher congress made of it")
    if best is None:
        still = next(c.id for c in kin if settled(c, cases).outcome is None)
        what = f"{still} carries on {case.id} at {act.congress} too and has not ended"
        return law.refusal("SG-20", what, "bring it home when all of them have ended")
    outcome = settled(best, cases).outcome
    if outcome is not None and outcome.solved and not act.solved:
        what = f"{best.id} solved what {act.child} did not"
        return law.refusal("SG-20", what, f"bring home what came of {best.id}")
    ended = closed_on(end)
    if ended is not None and act.on < ended:
        what = f"{act.on} lies before {ended}, when {end.id} ended"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


def may_direct(
    case: Case, act: Directed, law: Law, register: Register, cases: Cases
) -> Refusal | None:
    """So often and no oftener; what went home or goes on in another file is not taken back."""
    times = len(case.done(Directed))
    if times >= law.count("PR-directed"):
        what = f"{case.id} was directed {how_many(times, 'time')} already"
        return law.refusal("PR-directed", what, "go on by the table")
    if case.phase.value == act.to.value:
        what = f"{case.id} is there already"
        return law.refusal("PR-directed", what, "go on by the table")
    if case.phase is Phase.CLOSED and (case.outcome is _MERGED or case.filed.parent):
        what = f"{case.id} has ended as {case.outcome} and counts elsewhere"
        return law.refusal("PR-directed", what, "put a new suggestion forward")
    handled = case.answer is not None or any(state is not _RELEASED for _, _, state in case.parts)
    if act.to is not Direction.ADMITTED and not handled:
        what = f"{case.id} is with no unit and has no answer"
        return law.refusal("PR-directed", what, "have it assigned anew: to='admitted'")
    return None
