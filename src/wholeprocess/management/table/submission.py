"""The rows of putting forward and taking up (提出与受理的行)."""

from __future__ import annotations

from wholeprocess.journal import Row
from wholeprocess.management import submission as s
from wholeprocess.management.acts import (
    Accept,
    Confirm,
    Decline,
    Merge,
    Resubmit,
    Return,
    Withdraw,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase
from wholeprocess.management.table.rows import (
    NEW,
    OPEN_BEFORE_REPLY,
    stay,
)

P, R = Phase, Role

SUBMISSION: tuple[Row[Phase], ...] = (
    *stay((*NEW, P.RETURNED), Confirm, R.INVITED, "PR-confirm", s.may_confirm),
    Row(P.SUBMITTED, Accept, P.ADMITTED, by=R.OFFICE, rule="SG-3", starts="SGL-assign"),
    *(Row(at, Return, P.RETURNED, by=R.OFFICE, rule="SG-2", guards=(s.may_return,)) for at in NEW),
    Row(
        P.RETURNED,
        Resubmit,
        P.SUBMITTED,
        by=R.LEADING_DEPUTY,
        rule="SG-2",
        starts="SGL-assign",
        again="PR-returns",
    ),
    *(
        Row(
            at,
            Decline,
            P.CLOSED,
            by=R.OFFICE,
            rule="SGL-inadmissible",
            guards=(s.may_decline,),
        )
        for at in (P.SUBMITTED, P.RETURNED)
    ),
    *(
        Row(
            at,
            Withdraw,
            P.CLOSED,
            by=R.LEADING_DEPUTY,
            rule="SGL-withdraw",
            guards=(s.may_withdraw,),
        )
        for at in (*OPEN_BEFORE_REPLY, P.RETURNED, P.ESCALATED)
    ),
    *(
        Row(at, Merge, P.CLOSED, by=R.OFFICE, rule="PR-likeness", guards=(s.can_merge,))
        for at in OPEN_BEFORE_REPLY
    ),
)
