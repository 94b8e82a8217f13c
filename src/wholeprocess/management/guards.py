"""What refuses an act on a suggestion although the phase would allow it (准入条件).

A guard is asked with the case, the act, the law, the register and the other cases; it answers
``None`` or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal
from wholeprocess.management.acts import (
    PROMISES,
    AskExtension,
    Assign,
    BringHome,
    Close,
    DecideObjection,
    Directed,
    Direction,
    Escalate,
    Extend,
    Outcome,
    Postpone,
    Rate,
    RatePromise,
    RefuseExtension,
    Rehandle,
    Reply,
    ReturnOpinion,
    Satisfaction,
    SuggestionAct,
    SuggestionId,
    UnitAct,
)
from wholeprocess.management.assignment import Role, assignment_of
from wholeprocess.management.case import Case, Handling, Part, Phase
from wholeprocess.management.escalation.family import children, result_of, settled
from wholeprocess.management.keeper import Keeper, reply_clock
from wholeprocess.management.replies import closed_on
from wholeprocess.management.roles import players as players
from wholeprocess.management.roles import plays as plays
from wholeprocess.management.stint import stints

Cases: TypeAlias = Mapping[SuggestionId, Case]
Guard: TypeAlias = Callable[[Case, Any, Law, Register, Cases], Refusal | None]


# looking a member up on its enumeration costs more than comparing, and these run for every act
_DONE, _RELEASED, _CO = Handling.DONE, Handling.RELEASED, Part.CO
_ANOTHER_CAN_BE_FOUND = (Phase.ADMITTED, Phase.ASSIGNED, Phase.HANDLING)
_DISSATISFIED, _MERGED = Satisfaction.DISSATISFIED, Outcome.MERGED


# --- assignment and handling ---------------------------------------------------------------------


def units_known(case: Case, act: Assign, law: Law, register: Register, _: Cases) -> Refusal | None:
    """The units named are on record."""
    known = register.units
    if act.lead is not None and act.lead not in known:
        return _unknown(act.lead, law)
    for unit in act.co or act.separate:
        if unit not in known:
            return _unknown(unit, law)
    return None


def _unknown(unit: str, law: Law) -> Refusal:
    return law.refusal("WP-known", f"no unit is called {unit}", "enter the unit first")


def may_object(
    case: Case, act: SuggestionAct, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A unit that has answered no longer sends the matter back, nor does the deputy contest it."""
    unit = getattr(act, "unit", act.by)
    latest = next((stint for stint in reversed(stints(case)) if stint.unit == unit), None)
    if latest is not None and latest.replies:
        what = f"{unit} has answered {case.id} already"
        return law.refusal("WP-moved", what, "let it go on; rate the reply")
    return None


def objections_left(
    case: Case, act: DecideObjection, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """There is an objection to decide, and refusals do not go on for ever."""
    assignment = assignment_of(case, act.unit)
    if assignment is None or assignment.state is not Handling.OBJECTED:
        what = f"{act.unit} has not asked to send it back"
        return law.refusal("WP-moved", what, "a unit objects first, then the office decides")
    if act.upheld and assignment.answers and case.phase not in _ANOTHER_CAN_BE_FOUND:
        what = f"{case.id} is {case.phase.value}: no other unit is found for it now"
        return law.refusal("PR-objections", what, "tell the unit to handle it")
    upheld = sum(past.upheld for past in case.done(DecideObjection))
    if act.upheld and upheld >= law.count("PR-objections"):
        what = f"{case.id} was sent back {upheld} times already"
        return law.refusal("PR-objections", what, "tell the unit to handle it")
    return None


def opinion_to_return(
    case: Case, act: ReturnOpinion, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """The unit is a co-handler that gave an opinion, and it was not returned too often."""
    part = assignment_of(case, act.unit)
    if part is None or part.part is not _CO or part.state is not _DONE:
        what = f"{act.unit} has given no opinion on {case.id}"
        return law.refusal("WP-moved", what, "wait for the co-handler's opinion")
    times = sum(back.unit == act.unit for back in case.done(ReturnOpinion))
    if times >= law.count("PR-opinion-again"):
        what = f"the opinion of {act.unit} was returned {times} times already"
        return law.refusal("PR-opinion-again", what, "have the disagreement settled: Coordinate")
    return None


def needs_no_consent(
    case: Case, act: Extend, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A unit lengthens its own term itself only where the place asks for no consent."""
    if law.choice("SGL-extension-consent") != "not_needed":
        what = f"{act.by} takes a longer term without consent"
        mend = "ask for it (AskExtension); the office extends"
        return law.refusal("SGL-extension-consent", what, mend)
    if act.unit not in (None, act.by):
        what = f"{act.by} lengthens the term of {act.unit}"
        return law.refusal("SG-3", what, "each unit answers for its own term")
    return None


def extension_allowed(
    case: Case, act: Extend, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """One extension of a first reply's term, and never past the six months of the law."""
    unit = act.unit or (act.by if plays(case, Role.UNIT, act.by) else None)
    open_ones = [
        s for s in stints(case) if s.answers and s.live and not s.replies and unit in (None, s.unit)
    ]
    limit = law.count("PR-extensions")
    if not any(stint.extensions < limit for stint in open_ones):
        what = f"{case.id} has no extension left in round {case.round}"
        return law.refusal("PR-extensions", what, "reply within the term, or say why it is late")
    if act.to is None:
        return None
    keeper = Keeper(case=case, law_on=lambda _: law, register=register)
    terms = [
        (short.due, longest.due)
        for stint in open_ones
        for short in (reply_clock(stint._replace(extension=None), keeper),)
        for longest in (reply_clock(stint._replace(extension=None, wide=True), keeper),)
        if short and longest
    ]
    first, cap = min(term[0] for term in terms), max(term[1] for term in terms)
    if act.to > cap:
        what = f"{act.to} lies past {cap}, six months from assignment"
        return law.refusal("SG-6", what, f"extend to {cap} at most")
    if act.to <= first:
        what = f"{act.to} is no later than {first}, when the term ends anyway"
        return law.refusal("PR-extensions", what, f"name a day after {first}, {cap} at most")
    return None


def asked_for(
    case: Case, act: RefuseExtension, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """There is a request of the unit that was not decided yet."""
    asked = sum(past.by == act.unit for past in case.done(AskExtension))
    decided = sum(past.unit == act.unit for past in case.done(RefuseExtension))
    if asked <= decided:
        what = f"{act.unit} has asked for no longer term"
        return law.refusal("WP-moved", what, "a unit asks first (AskExtension)")
    return None


# --- the reply and what follows ---------------------------------------------------------------


def promise_has_a_day(
    case: Case, act: Reply, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A reply that promises names its day, one that lies ahead."""
    promises = act.result in PROMISES
    if promises and (act.promised is None or act.promised <= act.on):
        what = f"the reply says {act.result.value} and names no day after {act.on}"
        return law.refusal("PR-promise", what, "write the day by which it will be done: promised=…")
    if act.promised is not None and not promises:
        what = f"the reply says {act.result.value} and promises something by {act.promised}"
        return law.refusal("PR-promise", what, "say under way or planned, or leave the day out")
    return None


def dissatisfaction_says_why(
    case: Case, act: Rate, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A dissatisfied deputy says why."""
    if act.rating is _DISSATISFIED and not act.why.strip():
        what = f"{act.by} is dissatisfied and gives no reason"
        return law.refusal("PR-dissatisfied-why", what, "write what is still missing: why='…'")
    return None


def not_rated_yet(case: Case, act: Rate, law: Law, register: Register, _: Cases) -> Refusal | None:
    """A reply is rated once."""
    if case.rating is not None:
        what = f"the reply of round {case.round} was rated on {case.rating.on}"
        return law.refusal("WP-phase", what, "close the file, or wait for the next reply")
    return None


def rating_or_reason(
    case: Case, act: Close, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A file closes with the deputy's rating, or says why there is none.

    One that he is dissatisfied with is handled again, or the file says why not.
    """
    if case.rating is None:
        if not act.unrated_because.strip():
            what = f"{case.id} has no rating by {case.filed.by}"
            mend = "wait for the rating, or close with unrated_because='…'; it will not count"
            return law.refusal("PR-unrated", what, mend)
    elif case.rating.rating is _DISSATISFIED and not act.report.strip():
        what = f"{case.filed.by} is dissatisfied and {case.id} is not handled again"
        mend = "decide that it is handled again (Rehandle), or say why not: report='…'"
        return law.refusal("SGL-rehandle-by", what, mend)
    return None


def to_handle_again(
    case: Case, act: Rehandle, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """The deputy is dissatisfied, and a round is left."""
    if case.rating is None or case.rating.rating is not _DISSATISFIED:
        what = f"{case.filed.by} has not said that he is dissatisfied with {case.id}"
        return law.refusal("SGL-rehandle-by", what, "wait for the deputy's rating")
    if case.round >= law.count("PR-rounds"):
        what = f"{case.id} was handled in {case.round} rounds"
        return law.refusal("PR-rounds", what, "close it with a report")
    return None


def supervision_reports(
    case: Case, act: Close, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """Special supervision ends with a report."""
    if not act.report.strip():
        what = f"{case.id} is under special supervision and no report is given"
        return law.refusal("PR-rounds", what, "say what the supervision found: report='…'")
    if case.answer is None:
        what = f"nobody has answered {case.id}"
        return law.refusal("SG-5", what, "have the unit reply to the deputies first")
    return None


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


def promised_by(
    case: Case, act: UnitAct | RatePromise, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """The unit has an open promise; one that is rated was kept."""
    rated = isinstance(act, RatePromise)
    unit = act.unit if isinstance(act, RatePromise) else act.by
    latest = next((c for c in reversed(case.commitments) if c.unit == unit), None)
    if latest is None or (latest.fulfilled is None if rated else not latest.open):
        what = f"{unit} has no {'kept' if rated else 'open'} promise in {case.id}"
        return law.refusal("PR-promise", what, "only the unit that promised can report on it")
    if isinstance(act, Postpone) and act.to <= max(act.on, latest.due):
        what = f"{act.to} does not lie ahead of {act.on} and of {latest.due}"
        return law.refusal("PR-promise", what, "name a later day")
    return None


def may_direct(
    case: Case, act: Directed, law: Law, register: Register, cases: Cases
) -> Refusal | None:
    """So often and no oftener; what went home or goes on in another file is not taken back."""
    times = len(case.done(Directed))
    if times >= law.count("PR-directed"):
        what = f"{case.id} was directed {times} times already"
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
