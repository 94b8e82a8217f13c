"""What refuses an act on a suggestion although the phase would allow it (准入条件).

A guard is asked with the case, the act, the law, the register and the other cases; it answers
``None`` or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from wholeprocess.congress import Organ, Register
from wholeprocess.law import Law, Refusal, deadline
from wholeprocess.management.acts import (
    PROMISES,
    Assign,
    BringHome,
    Close,
    DecideObjection,
    Escalate,
    Extend,
    Merge,
    Postpone,
    Rate,
    Reply,
    Satisfaction,
    Submit,
    SuggestionId,
    UnitAct,
    Withdraw,
)
from wholeprocess.management.assignment import Role, assignment_of
from wholeprocess.management.case import Case, Handling, Part, Phase
from wholeprocess.management.escalation.family import (
    children,
    ended_on,
    legs_of,
    result_of,
    settled,
)

Cases: TypeAlias = Mapping[SuggestionId, Case]
Guard: TypeAlias = Callable[[Case, Any, Law, Register, Cases], Refusal | None]


# looking a member up on its enumeration costs more than comparing, and these run for every act
_RELEASED, _DELIVERED = Handling.RELEASED, Handling.DELIVERED
_OBJECTED, _DONE = Handling.OBJECTED, Handling.DONE
_CO, _DISSATISFIED = Part.CO, Satisfaction.DISSATISFIED
_BODIES: tuple[str, ...] = (Organ.OFFICE, Organ.STANDING_COMMITTEE)
_TOWNSHIP_BODIES: tuple[str, ...] = (Organ.OFFICE, Organ.PRESIDIUM)
_COUNCIL: tuple[str, ...] = (Organ.COUNCIL,)
_OFFICE: str = Organ.OFFICE


def players(case: Case, role: str) -> tuple[str, ...]:
    """The actors who play a role in a case.

    "office" is good everywhere and means the presidium in a township.
    """
    match role:
        case Role.LEADING_DEPUTY:
            return (case.filed.by,)
        case Role.OFFICE:
            return _TOWNSHIP_BODIES if len(case.congress) == 9 else _BODIES
        case Role.COUNCIL:
            return _COUNCIL
        case _:
            return tuple([a.unit for a in case.assignments if plays(case, role, a.unit)])


def plays(case: Case, role: str, actor: str) -> bool:
    """Whether an actor plays a role in a case."""
    return PLAYS[role](case, actor)


def _leads(case: Case, actor: str) -> bool:
    return actor == case.acts[0].by  # type: ignore[attr-defined, no-any-return]


def _is_office(case: Case, actor: str) -> bool:
    return actor == _OFFICE or actor in (_TOWNSHIP_BODIES if len(case.congress) == 9 else _BODIES)


def _is_council(case: Case, actor: str) -> bool:
    return actor in _COUNCIL


def _is_unit(case: Case, actor: str) -> bool:
    for unit, _, state in case.assignments:
        if unit == actor and state is not _RELEASED:
            return True
    return False


def _answers(case: Case, actor: str) -> bool:
    for unit, part, state in case.assignments:
        if unit == actor and part is not _CO and state is not _RELEASED:
            return True
    return False


def _is_co_unit(case: Case, actor: str) -> bool:
    for unit, part, state in case.assignments:
        if unit == actor and part is _CO and state is not _RELEASED:
            return True
    return False


PLAYS: Mapping[str, Callable[[Case, str], bool]] = {
    Role.LEADING_DEPUTY: _leads,
    Role.OFFICE: _is_office,
    Role.COUNCIL: _is_council,
    Role.UNIT: _is_unit,
    Role.ANSWERING_UNIT: _answers,
    Role.CO_UNIT: _is_co_unit,
}


# --- submission ------------------------------------------------------------------------------


def submission(act: Submit, law: Law, register: Register, cases: Cases) -> Refusal | None:
    """Whether a suggestion may be put forward at all (SG-1, SG-2)."""
    if act.suggestion in cases:
        what = f"{act.suggestion} is already on record"
        return law.refusal("WP-once", what, "give the new suggestion a number of its own")
    if not act.text or act.text.isspace():
        what = f"{act.suggestion} has a title and no text"
        return law.refusal("SG-2", what, "say what the matter is and what should be done")
    congress = None
    for who in (act.by, *act.joined):
        deputy = register.deputies.get(who)
        if deputy is None or not deputy.may_act(act.on):
            word = "is no deputy" if deputy is None else "is not in office or is suspended"
            what = f"{who} {word} on {act.on}"
            return law.refusal("SG-1", what, "a deputy in office must put it forward")
        congress = congress or deputy.congress
        if deputy.congress != congress:
            what = f"{who} sits in {deputy.congress}, {act.by} in {congress}"
            return law.refusal("SG-1", what, "each submits to the congress of his own level")
    parent = cases.get(act.parent) if act.parent else None
    if parent is None:
        return None
    leg = next((leg for leg in legs_of(parent, cases) if leg.congress == congress), None)
    if leg is None:
        what = f"{act.parent} was not put before the deputies of {congress}"
        return law.refusal("SG-20", what, "escalate the parent to that congress first")
    if leg.home is not None or parent.phase is not Phase.ESCALATED:
        what = f"{act.parent} no longer waits for {congress}; it is {parent.phase.value}"
        return law.refusal("SG-20", what, "put it forward on its own, without a parent")
    if act.on < leg.asked:
        what = f"{act.on} lies before {leg.asked}, when {act.parent} was put before {congress}"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


# --- everything after ------------------------------------------------------------------------


def units_known(case: Case, act: Assign, law: Law, register: Register, _: Cases) -> Refusal | None:
    """The units named are on record."""
    for unit in act.units:
        if unit not in register.units:
            return law.refusal("WP-known", f"no unit is called {unit}", "enter the unit first")
    return None


def objections_left(
    case: Case, act: DecideObjection, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """There is an objection to decide, and refusals do not go on for ever."""
    assignment = assignment_of(case, act.unit)
    if assignment is None or assignment.state is not Handling.OBJECTED:
        what = f"{act.unit} has not asked to send it back"
        return law.refusal("WP-moved", what, "a unit objects first, then the office decides")
    upheld = sum(past.upheld for past in case.done(DecideObjection))
    if act.upheld and upheld >= law.count("PR-objections"):
        what = f"{case.id} was sent back {upheld} times already"
        return law.refusal("PR-objections", what, "tell the unit to handle it")
    return None


def extension_allowed(
    case: Case, act: Extend, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """One extension, in the first round, within the six months of the law."""
    assert case.since is not None
    if case.round > 1 or len(case.done(Extend)) >= law.count("PR-extensions"):
        what = f"{case.id} has no extension left in round {case.round}"
        return law.refusal("PR-extensions", what, "reply within the term, or say why it is late")
    cap = deadline("SG-6", case.since, law).due
    if act.to is not None and act.to > cap:
        what = f"{act.to} lies past {cap}, six months from assignment"
        return law.refusal("SG-6", what, f"extend to {cap} at most")
    return None


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
    """A file closes with the deputy's rating, or says why there is none."""
    if case.rating is None and not act.unrated_because.strip():
        what = f"{case.id} has no rating by {case.filed.by}"
        mend = "wait for the rating, or close with unrated_because='…'; it will not count"
        return law.refusal("PR-unrated", what, mend)
    return None


def supervision_reports(
    case: Case, act: Close, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """Special supervision ends with a report."""
    if not act.report.strip():
        what = f"{case.id} is under special supervision and no report is given"
        return law.refusal("PR-rounds", what, "say what the supervision found: report='…'")
    return None


def may_withdraw(
    case: Case, act: Withdraw, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """Only before assignment where the place says so (Beijing), and all who signed agree."""
    if law.choice("SGL-withdraw") == "before_assignment" and case.round:
        what = f"{case.id} was already assigned"
        return law.refusal("SGL-withdraw", what, "let the handling run; rate the reply")
    if missing := sorted(set(case.filed.joined) - set(act.agreed)):
        what = f"{', '.join(missing)} have not agreed"
        return law.refusal("PR-withdraw-joint", what, "ask them, and name them in agreed")
    return None


def can_merge(case: Case, act: Merge, law: Law, register: Register, cases: Cases) -> Refusal | None:
    """The other suggestion is another, open, and of the same congress."""
    other = cases.get(act.into)
    if other is None or other is case:
        what = f"{act.into} is no other suggestion on record"
        return law.refusal("WP-known", what, "name the suggestion that goes on")
    if other.phase is Phase.CLOSED or other.congress != case.congress:
        what = f"{act.into} is closed or belongs to {other.congress}"
        return law.refusal("WP-phase", what, "merge into an open suggestion of the same congress")
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
    ended = ended_on(end)
    if ended is not None and act.on < ended:
        what = f"{act.on} lies before {ended}, when {end.id} ended"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


def promised_by(case: Case, act: UnitAct, law: Law, register: Register, _: Cases) -> Refusal | None:
    """The unit has an open promise."""
    if not any(c.open and c.unit == act.by for c in case.commitments):
        what = f"{act.by} has no open promise in {case.id}"
        return law.refusal("PR-promise", what, "only the unit that promised can report on it")
    if isinstance(act, Postpone) and act.to <= act.on:
        what = f"{act.to} does not lie ahead of {act.on}"
        return law.refusal("PR-promise", what, "name a day to come")
    return None


# --- which of several rows ---------------------------------------------------------------------


def everyone_acknowledged(case: Case, act: UnitAct, law: Law) -> bool:
    """After this act every unit has received its part."""
    for unit, _, state in case.assignments:
        if (state is _DELIVERED or state is _OBJECTED) and unit != act.by:
            return False
    return True


def last_answer(case: Case, act: Reply, law: Law) -> bool:
    """After this reply no unit owes the deputies one."""
    for unit, part, state in case.assignments:
        if part is _CO or unit == act.by:
            continue
        if state is not _DONE and state is not _RELEASED:
            return False
    return True


def answer_upheld(case: Case, act: DecideObjection, law: Law) -> bool:
    """The unit whose objection is upheld was to answer: somebody else must be found."""
    assignment = assignment_of(case, act.unit)
    return act.upheld and assignment is not None and assignment.answers


def dissatisfied(case: Case, act: Rate, law: Law) -> bool:
    """Dissatisfied, and a further round is left."""
    return act.rating is _DISSATISFIED and case.round < law.count("PR-rounds")


def dissatisfied_at_last(case: Case, act: Rate, law: Law) -> bool:
    """Dissatisfied after the last round."""
    return act.rating is _DISSATISFIED and case.round >= law.count("PR-rounds")


def last_one_home(case: Case, act: BringHome, law: Law) -> bool:
    """Nothing else is awaited from above."""
    return set(case.awaited) == {act.congress}
