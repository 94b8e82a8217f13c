"""The lifecycle of a bill as a table (议案生命周期)."""

from __future__ import annotations

from typing import Any

from wholeprocess.decision.bills import acts as a
from wholeprocess.decision.bills import guards as g
from wholeprocess.decision.bills.record import OVER, Bill, BillPhase
from wholeprocess.decision.resolution import Passed
from wholeprocess.decision.tabled import Player
from wholeprocess.decision.ways import way
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Ruling

P = BillPhase
_OPEN = (P.SUBMITTED, P.IN_COMMITTEE, P.ADVISED, P.ON_AGENDA)
_UNDECIDED = (P.SUBMITTED, P.ADVISED)


def carried(bill: Bill, act: a.VoteOnBill, law: Law, ruling: Ruling[Any] | None) -> bool:
    """More than half of all deputies voted for it."""
    return ruling is not None and isinstance(ruling.outcome, Passed)


def ends_it(bill: Bill, act: a.WithdrawBill, law: Law, ruling: Ruling[Any] | None) -> bool:
    """The presidium agrees, and all movers ask, or too few are left."""
    if not act.consent:
        return False
    left = len(bill.movers) - len(act.asking)
    if not left:
        return True
    return way(law, "CGP-signature") == "count_again" and left < law.count("OL-22-2a")


BILL: Lifecycle[BillPhase] = Lifecycle(
    name="bill",
    start=P.SUBMITTED,
    ends=frozenset(OVER),
    rows=(
        Row(
            P.SUBMITTED,
            a.ReferBill,
            P.IN_COMMITTEE,
            by=Player.PRESIDIUM,
            rule="OL-22-2b",
            guards=(g.no_committee_in_townships,),
        ),
        Row(P.IN_COMMITTEE, a.AdviseOnBill, P.ADVISED, by=Player.COMMITTEE, rule="OL-22-2b"),
        *(
            row
            for at in _UNDECIDED
            for row in (
                Row(
                    at,
                    a.PutOnAgenda,
                    P.ON_AGENDA,
                    by=Player.PRESIDIUM,
                    rule="OL-22-2b",
                    guards=(g.in_session,),
                ),
                Row(at, a.LeaveOffAgenda, P.LEFT_OFF, by=Player.PRESIDIUM, rule="OL-22-2b"),
            )
        ),
        Row(
            P.LEFT_OFF,
            a.TurnIntoSuggestion,
            P.SUGGESTION,
            by=Player.PRESIDIUM,
            rule="CGP-bill-suggestion",
            guards=(g.not_turned_before,),
        ),
        Row(
            P.ON_AGENDA,
            a.Amend,
            P.ON_AGENDA,
            by=Player.ANYONE,
            rule="CGP-amendments-first",
            guards=(g.in_session, g.amended_once),
        ),
        Row(
            P.ON_AGENDA,
            a.VoteOnAmendment,
            P.ON_AGENDA,
            by=Player.CONGRESS,
            rule="CGP-amendments-first",
            guards=(g.in_session, g.is_waiting, g.votes_fit),
        ),
        *(
            Row(
                P.ON_AGENDA,
                a.VoteOnBill,
                to,
                by=Player.CONGRESS,
                rule="OL-25-1",
                when=when,
                guards=(g.in_session, g.name_is_free, g.amendments_first, g.votes_fit),
            )
            for when, to in ((carried, P.PASSED), (None, P.NOT_PASSED))
        ),
        *(
            Row(
                at,
                a.WithdrawBill,
                to,
                by=Player.PRESIDIUM,
                rule="DL25-15-3",
                when=when,
                guards=(g.movers_ask,),
            )
            for at in _OPEN
            for when, to in ((ends_it, P.WITHDRAWN), (None, at))
        ),
        Row(P.PASSED, a.ReportOnBill, P.PASSED, by=Player.ANYONE, rule="CGP-bill-report"),
    ),
)
"""From its movers to the vote; a bill left off the agenda can become a suggestion."""
