"""What refuses an act on a bill although its phase allows it (议案的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.acts import ResolutionId
from wholeprocess.decision.bills.acts import (
    Amend,
    BillAct,
    SubmitBill,
    TurnIntoSuggestion,
    VoteOnAmendment,
    VoteOnBill,
    VotingAct,
    WithdrawBill,
)
from wholeprocess.decision.bills.record import Bill
from wholeprocess.decision.people import held, no_deputy, too_few, wrong_organ
from wholeprocess.decision.preparation.entry import congress_of_session
from wholeprocess.decision.record import State
from wholeprocess.decision.sitting import SittingPhase, is_township, not_in_session
from wholeprocess.decision.ways import way
from wholeprocess.law import Law, Refusal, how_many


def movers_of_organs(congress: str) -> tuple[str, ...]:
    """The organs that may move a bill alone; a township has two of them (OL-22-1).

    >>> movers_of_organs("430681118")
    ('presidium', 'government')
    """
    organs = (Organ.PRESIDIUM, Organ.GOVERNMENT)
    more = (Organ.STANDING_COMMITTEE, Organ.SPECIAL_COMMITTEE)
    own = organs if is_township(congress) else (*organs, *more)
    return tuple(map(str, own))


# --- submitting -----------------------------------------------------------------------------------


def may_submit(state: State, act: SubmitBill, law: Law, register: Register) -> Refusal | None:
    """To a session that is prepared or open, complete, by enough movers, in time."""
    congress = congress_of_session(state, act.session)
    if not congress:
        what = f"no session is called {act.session}"
        return law.refusal("WP-known", what, "set its day, or open it, first")
    sitting = state.sessions.get(act.session)
    if sitting is not None and sitting.phase is SittingPhase.CLOSED:
        what = f"{act.session} has closed"
        return law.refusal("LVP-in-session", what, "submit the bill to the next session")
    if act.bill in state.bills:
        what = f"{act.bill} is already on record"
        return law.refusal("WP-once", what, "give the new bill a name of its own")
    for part, zh in (("grounds", "案据"), ("plan", "方案")):
        if not str(getattr(act, part)).strip():
            what = f"{act.bill} has no {part} ({zh})"
            mend = "write them, or submit it as a suggestion"
            return law.refusal(held(law, "DL25-15-1"), what, mend)
    return _enough(act, congress, law, register) or _in_time(state, act, law)


def _enough(act: SubmitBill, congress: str, law: Law, register: Register) -> Refusal | None:
    if not act.movers:
        who = movers_of_organs(congress)
        return wrong_organ(act.by, who, "OL-22-1", f"move {act.bill} alone", law)
    if refusal := no_deputy(act.movers, congress, "OL-22-2a", act.on, law, register):
        return refusal
    needed = law.count("OL-22-2a")
    return too_few(len(act.movers), needed, "OL-22-2a", f"the bill {act.bill}", law)


def is_late(state: State, act: SubmitBill) -> bool:
    """Whether a bill of deputies comes after the last day for bills (议案截止)."""
    own = state.preparations.get(act.session)
    return bool(act.movers and own is not None and own.bills_until and act.on > own.bills_until)


def _in_time(state: State, act: SubmitBill, law: Law) -> Refusal | None:
    if not is_late(state, act) or way(law, "CGP-bill-late") == "take":
        return None
    what = f"{act.bill} comes after {state.preparations[act.session].bills_until}"
    mend = "submit it as a suggestion, or to the next session"
    return law.refusal("CGP-bill-late", what, mend)


# --- on the way -----------------------------------------------------------------------------------


def in_session(
    bill: Bill, act: BillAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """The session that the bill was submitted to is open."""
    sitting = state.sessions.get(bill.session)
    return not_in_session(sitting, bill.session, bill.congress, act.on, law)


def no_committee_in_townships(
    bill: Bill, act: BillAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """A township has no special committees to ask."""
    if not is_township(bill.congress):
        return None
    what = f"{bill.congress} is a township and has no special committee"
    return law.refusal(held(law, "OL-22-2b"), what, "let the presidium decide by itself")


def not_turned_before(
    bill: Bill, act: TurnIntoSuggestion, law: Law, register: Register, state: State
) -> Refusal | None:
    """No two bills become one suggestion unseen: each has a number of its own."""
    if (other := state.turned.get(act.suggestion)) is None:
        return None
    what = f"{act.suggestion} was made of {other}"
    return law.refusal("WP-once", what, "submit a suggestion of its own")


def movers_ask(
    bill: Bill, act: WithdrawBill, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only those who moved a bill may ask for it back."""
    if strange := [who for who in act.asking if who not in bill.movers]:
        what = f"{', '.join(strange)} did not move {bill.id}"
        return law.refusal(held(law, "DL25-15-3"), what, "let its movers ask")
    return None


def amended_once(
    bill: Bill, act: Amend, law: Law, register: Register, state: State
) -> Refusal | None:
    """An amendment has a name of its own."""
    if act.amendment not in [a.id for a in bill.amendments]:
        return None
    what = f"{act.amendment} is already on {bill.id}"
    return law.refusal("WP-once", what, "give the new amendment a name of its own")


def is_waiting(
    bill: Bill, act: VoteOnAmendment, law: Law, register: Register, state: State
) -> Refusal | None:
    """The amendment is there and was not voted on."""
    if act.amendment in bill.waiting:
        return None
    what = f"{act.amendment} is no amendment of {bill.id} that waits for a vote"
    waits = ", ".join(bill.waiting) or "none"
    return law.refusal("WP-known", what, f"waiting: {waits}")


def name_is_free(
    bill: Bill, act: VoteOnBill, law: Law, register: Register, state: State
) -> Refusal | None:
    """No resolution has the bill's name: once voted on it is a resolution under that name."""
    if ResolutionId(bill.id) not in state.resolutions:
        return None
    what = f"a resolution is called {bill.id} already"
    return law.refusal("WP-once", what, "give bills and resolutions names of their own")


def amendments_first(
    bill: Bill, act: VoteOnBill, law: Law, register: Register, state: State
) -> Refusal | None:
    """Amendments are voted on before the bill."""
    if not bill.waiting or way(law, "CGP-amendments-first") != "first":
        return None
    what = f"{', '.join(bill.waiting)} of {bill.id} was not voted on"
    return law.refusal("CGP-amendments-first", what, "vote on the amendments first")


def votes_fit(
    bill: Bill, act: VotingAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """In a way of voting that the place has, and no more votes than deputies present."""
    ways = law.choices("CGP-voting-method")
    if act.method not in ways:
        what = f"the vote on {bill.id} was taken by {act.method!r}"
        return law.refusal("CGP-voting-method", what, f"vote by {', '.join(ways)}")
    present = len(state.sessions[bill.session].present)
    if act.votes.cast <= present:
        return None
    what = f"{how_many(act.votes.cast, 'vote')} for {how_many(present, 'deputy', 'deputies')}"
    return law.refusal("LVP-voters", what, "count again: one vote for each deputy present")
