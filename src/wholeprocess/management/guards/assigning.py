"""What refuses an act of assigning and handling (交办、承办的准入条件)."""

from __future__ import annotations

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal, how_many
from wholeprocess.management.acts import (
    AskExtension,
    Assign,
    DecideObjection,
    Extend,
    RefuseExtension,
    ReturnOpinion,
    SuggestionAct,
)
from wholeprocess.management.assignment import Role, assignment_of
from wholeprocess.management.case import Case, Handling, Part, Phase
from wholeprocess.management.guards.kind import Cases
from wholeprocess.management.keeper import Keeper, reply_clock
from wholeprocess.management.roles import players as players
from wholeprocess.management.roles import plays as plays
from wholeprocess.management.stint import stints

# looking a member up on its enumeration costs more than comparing, and these run for every act
_DONE, _CO = Handling.DONE, Part.CO
_ANOTHER_CAN_BE_FOUND = (Phase.ADMITTED, Phase.ASSIGNED, Phase.HANDLING)


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
        what = f"{case.id} was sent back {how_many(upheld, 'time')} already"
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
        what = f"the opinion of {act.unit} was returned {how_many(times, 'time')} already"
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
        for short in (reply_clock(evolve(stint, extension=None), keeper),)
        for longest in (reply_clock(evolve(stint, extension=None, wide=True), keeper),)
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
