"""The rows of going up and coming home (转请上级与回告的行)."""

from __future__ import annotations

from wholeprocess.journal import Row
from wholeprocess.management import forks as f
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    BringHome,
    Escalate,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase
from wholeprocess.management.table.rows import (
    EVERY,
    stay,
)

P, R = Phase, Role

UPWARDS: tuple[Row[Phase], ...] = (
    *(
        Row(
            at,
            Escalate,
            P.ESCALATED,
            by=R.OFFICE,
            rule="SG-21",
            guards=(g.goes_up,),
            again="PR-escalate-once",
            returns=BringHome,
        )
        for at in (P.HANDLING, P.REPLIED)
    ),
    Row(
        P.ESCALATED,
        BringHome,
        P.REPLIED,
        by=R.OFFICE,
        rule="SG-20",
        when=f.last_one_home,
        guards=(g.awaited_from_there,),
        starts="SGL-feedback",
    ),
    # one that comes late finds its case in any phase: withdrawn meanwhile, or directed anew
    *stay(EVERY, BringHome, R.OFFICE, "SG-20", g.awaited_from_there),
)
