"""Putting a suggestion forward (提出与受理): who may, what is none, and what was irregular."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.congress import DivisionCode, Register
from wholeprocess.journal import finders, finds
from wholeprocess.law import Finding, Law, Refusal, Text, how_many
from wholeprocess.management.acts import (
    Assign,
    Confirm,
    Decline,
    Ground,
    Merge,
    Return,
    Submit,
    Withdraw,
)
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.escalation.family import legs_of
from wholeprocess.management.finding import finding, names
from wholeprocess.management.guards import Cases
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.receiver import received_in
from wholeprocess.management.walks import files

P = Phase
BEFORE_THE_REPLY = frozenset({P.SUBMITTED, P.ADMITTED, P.ASSIGNED, P.HANDLING})
"""Phases in which the reply is still to come, so that it can be given to more deputies."""


# --- what refuses ----------------------------------------------------------------------------


def submission(act: Submit, law: Law, register: Register, cases: Cases) -> Refusal | None:
    """Whether a suggestion may be put forward at all (SG-1, SG-2)."""
    if act.suggestion in cases:
        what = f"{act.suggestion} is already on record"
        return law.refusal("WP-once", what, "give the new suggestion a number of its own")
    if not act.text or act.text.isspace():
        what = f"{act.suggestion} has a title and no text"
        return law.refusal("SG-2", what, "say what the matter is and what should be done")
    congress = None
    signers = (act.by, *act.joined, *act.invited) if act.joined or act.invited else (act.by,)
    for who in signers:
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
    if parent is not None and (refusal := _waits_for(parent, act, congress, law, cases)):
        return refusal
    if act.session or act.delegation or act.proposes:
        return _surroundings(act, congress, law, register)
    return None


def _waits_for(
    parent: Case, act: Submit, congress: str | None, law: Law, cases: Cases
) -> Refusal | None:
    """The parent was put before this congress, and nothing has come home from there."""
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


def _surroundings(
    act: Submit, congress: DivisionCode | None, law: Law, register: Register
) -> Refusal | None:
    if act.session is not None:
        session = register.sessions.get(act.session)
        if session is None:
            what = f"no session is called {act.session}"
            return law.refusal("WP-known", what, "open the session first, or leave it out")
        if session.congress != congress or not session.on(act.on):
            what = f"{act.session} is not a session of {congress} on {act.on}"
            return law.refusal("SG-1", what, "leave the session out: it goes to the standing body")
    if act.delegation and law.choice("SGL-delegation") != "in_session":
        what = f"{act.delegation} is a delegation; here deputies put suggestions forward"
        return law.refusal("SGL-delegation", what, "its deputies put it forward, one leading")
    if act.delegation and received_in(act, register) is None:
        what = f"{act.delegation} puts it forward on {act.on}, and the congress is not in session"
        return law.refusal("SGL-delegation", what, "its deputies put it forward, one leading")
    for unit in act.proposes:
        if unit not in register.units:
            return law.refusal("WP-known", f"no unit is called {unit}", "enter the unit first")
    return None


def may_confirm(case: Case, act: Confirm, law: Law, register: Register, _: Cases) -> Refusal | None:
    """Who joins is in office on that day, and no unit has had it yet."""
    if case.round:
        return _was_assigned(case, law)
    deputy = register.deputies.get(act.by)
    if deputy is None or not deputy.may_act(act.on):
        what = f"{act.by} is not in office or is suspended on {act.on}"
        return law.refusal("SG-1", what, "a deputy in office must join it")
    return None


def may_return(case: Case, act: Return, law: Law, register: Register, _: Cases) -> Refusal | None:
    """The ground holds here, it was not returned too often, and no unit has had it yet."""
    if case.round:
        return _was_assigned(case, law)
    if refusal := _ground_holds(case, act.ground, law):
        return refusal
    times = len(case.done(Return))
    if times >= law.count("PR-returns"):
        what = f"{case.id} was returned {how_many(times, 'time')} already"
        return law.refusal("PR-returns", what, "accept it, or decline it with the reason")
    return None


def _was_assigned(case: Case, law: Law) -> Refusal:
    what = f"{case.id} was assigned already"
    return law.refusal("WP-phase", what, "let the handling run, or assign it to another unit")


def may_decline(case: Case, act: Decline, law: Law, register: Register, _: Cases) -> Refusal | None:
    """The ground, if one is named, is one that holds here."""
    return _ground_holds(case, act.ground, law) if act.ground is not None else None


def _ground_holds(case: Case, ground: Ground, law: Law) -> Refusal | None:
    code = ground.rule
    listed = code != "PR-exclusions" or ground in law.choices(code)
    if listed and law.holds(code):
        return None
    what = f"{ground.value} is no ground to turn {case.id} away at {law.place}"
    mend = "accept it; what a higher level must solve is handled and reported up (SG-21)"
    if not law.holds("SGL-not-admissible"):
        return law.refusal("PR-exclusions", what, mend)
    kinds = how_many(law.count("SGL-not-admissible"), "kind")
    mend = f"accept it, or set PR-exclusions to the {kinds} of the local text"
    return law.refusal("SGL-not-admissible", what, mend)


def may_withdraw(
    case: Case, act: Withdraw, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """Only before assignment where the place says so (Beijing), and all who signed agree."""
    if case.round and law.choice("SGL-withdraw") == "before_assignment":
        what = f"{case.id} was already assigned"
        return law.refusal("SGL-withdraw", what, "let the handling run; rate the reply")
    if missing := sorted(set(case.owed) - {act.by} - set(act.agreed)):
        what = f"{', '.join(missing)} have not agreed"
        return law.refusal("PR-withdraw-joint", what, "ask them, and name them in agreed")
    return None


def can_merge(case: Case, act: Merge, law: Law, register: Register, cases: Cases) -> Refusal | None:
    """The other is another of the same congress, and its reply is still to come."""
    other = cases.get(act.into)
    if other is None or other is case:
        what = f"{act.into} is no other suggestion on record"
        return law.refusal("WP-known", what, "name the suggestion that goes on")
    goes_on = (*BEFORE_THE_REPLY, Phase.ESCALATED)
    if other.phase not in goes_on or other.congress != case.congress:
        what = f"{act.into} is {other.phase.value} and belongs to {other.congress}"
        mend = "merge into a suggestion of the same congress whose reply is still to come"
        return law.refusal("WP-phase", what, mend)
    if act.on < other.last:
        what = f"{act.on} lies before {other.last}, the last act on {act.into}"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


def taken_in(case: Case, act: Merge, other: Case) -> Case:
    """The case that goes on after another was merged into it: its deputies are owed its reply."""
    return case.owing(act, case.phase, other.owed)


# --- what is irregular ---------------------------------------------------------------------------


@finds("PR-confirm", "SGL-inadmissible", "SGL-not-admissible")
def findings(case: Case, law_on: LawOn) -> Iterator[Finding]:
    """Who never confirmed that he joins (PR-confirm); turned away in another way or for no ground.

    Where a local text lists what is not admissible, the ground is one of its kinds
    (SGL-not-admissible).
    """
    assigned = next(iter(case.done(Assign)), None) if case.filed.invited else None
    if assigned is not None and (missing := case.unconfirmed):
        who = names(missing)
        yield finding(
            case,
            law_on(assigned.on),
            "PR-confirm",
            Text(
                f"{who.zh}受邀联名而未确认，不计入联名",
                f"{who.en} never confirmed joining, and are not counted as signers",
            ),
            Text("请本人确认，或者不列为联名", "have them confirm before the assignment"),
            assigned.on,
            act=assigned,
        )
    for act in case.done(Decline):
        law = law_on(act.on)
        way = "letter" if act.as_letter else "decline"
        ways = law.choices("SGL-inadmissible")
        if way not in ways:
            yield finding(
                case,
                law,
                "SGL-inadmissible",
                Text(
                    f"处理方式为{way}，当地规定的方式为{'、'.join(ways)}",
                    f"it was turned away by {way}; the ways here are {', '.join(ways)}",
                ),
                Text("说明理由，请代表修改或者撤回", "give the reason, let the deputy revise it"),
                act.on,
                act=act,
            )
        if act.ground is None and law.holds("SGL-not-admissible"):
            yield finding(
                case,
                law,
                "SGL-not-admissible",
                Text(
                    "不予受理，没有写明属于当地规定的哪种情形",
                    "it was turned away and no kind of the local text is named as the ground",
                ),
                Text("写明情形，或者予以受理", "name the ground, or take it up"),
                act.on,
                act=act,
            )


CHECKS = finders(files, findings)
"""What finds it."""
