"""Bills (议案): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.decision.acts import DecisionAct, ResolutionId
from wholeprocess.decision.bills import acts as a
from wholeprocess.decision.bills.guards import is_late, may_submit
from wholeprocess.decision.bills.phases import BILL
from wholeprocess.decision.bills.record import Amendment, Bill, BillPhase
from wholeprocess.decision.preparation.entry import congress_of_session
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.resolution import Resolution, passes
from wholeprocess.decision.tabled import fits, next_phase
from wholeprocess.journal import Take
from wholeprocess.law import Law


def _bill(state: State, act: a.BillAct) -> Bill | None:
    return state.bills.get(act.bill)


def submitted(state: State, act: a.SubmitBill, law: Law, register: Register) -> Changes:
    """The bill waits for the presidium; one that an organ moves goes through the same steps."""
    made = Bill(
        session=act.session,
        congress=congress_of_session(state, act.session),
        movers=act.movers or (act.by,),
        phase=BillPhase.SUBMITTED,
        late=is_late(state, act),
        acts=(act,),
    )
    return Changes(bills={act.bill: made})


def moved(state: State, act: a.BillAct, law: Law, register: Register) -> Changes:
    """The bill goes on to where the table says, with what the act adds to it."""
    bill = state.bills[act.bill]
    changes: dict[str, Any] = {}
    ruling = None
    match act:
        case a.VotingAct():
            sitting = state.sessions[bill.session]
            ruling = passes(act.votes, sitting.all_deputies, law)
    match act:
        case a.Amend():
            amendment = Amendment(id=act.amendment, words=act.words, by=act.by)
            changes = {"amendments": (*bill.amendments, amendment)}
        case a.VoteOnAmendment():
            assert ruling is not None
            changes = {"amendments": bill.amended(act.amendment, ruling).amendments}
        case a.VoteOnBill():
            changes = {"ruling": ruling}
        case a.TurnIntoSuggestion():
            changes = {"suggestion": act.suggestion}
        case a.WithdrawBill() if act.consent:
            left = tuple(who for who in bill.movers if who not in act.asking)
            changes = {"movers": left or bill.movers}
    to = next_phase(BILL, bill, act, law, ruling)
    now = evolve(bill, phase=to, acts=(*bill.acts, act), **changes)
    turned = {act.suggestion: bill.id} if isinstance(act, a.TurnIntoSuggestion) else {}
    return Changes(bills={act.bill: now}, turned=turned, resolutions=_resolution(state, now, act))


def _resolution(state: State, bill: Bill, act: a.BillAct) -> dict[ResolutionId, Resolution]:
    """A bill put to the vote is a resolution of the congress under the bill's name."""
    if not isinstance(act, a.VoteOnBill) or bill.ruling is None:
        return {}
    sitting = state.sessions[bill.session]
    ident = ResolutionId(bill.id)
    made = Resolution(
        id=ident,
        congress=bill.congress,
        session=bill.session,
        title=bill.submitted.matter,
        on=act.on,
        votes=act.votes,
        present=len(sitting.present),
        all_deputies=sitting.all_deputies,
        ruling=bill.ruling,
    )
    return {ident: made}


_TAKE = Take(moved, (fits(BILL, _bill),))

TAKES: Mapping[type[DecisionAct], Take] = {
    a.SubmitBill: Take(submitted, (may_submit,)),
    a.ReferBill: _TAKE,
    a.AdviseOnBill: _TAKE,
    a.PutOnAgenda: _TAKE,
    a.LeaveOffAgenda: _TAKE,
    a.TurnIntoSuggestion: _TAKE,
    a.WithdrawBill: _TAKE,
    a.Amend: _TAKE,
    a.VoteOnAmendment: _TAKE,
    a.VoteOnBill: _TAKE,
    a.ReportOnBill: _TAKE,
}
"""How each kind of act of this part is taken in."""
