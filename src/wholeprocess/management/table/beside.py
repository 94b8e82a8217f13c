"""The rows of what goes on beside, and of leaving the table (其他行为的行)."""

from __future__ import annotations

from wholeprocess.journal import Row
from wholeprocess.management import forks as f
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    Commend,
    Directed,
    Fulfil,
    MarkKey,
    Postpone,
    Publish,
    RatePromise,
    RecordBenefit,
    Remind,
    Talk,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase
from wholeprocess.management.honours import commendable
from wholeprocess.management.table.rows import (
    EVERY,
    PROMISED,
    RUNNING,
    WITH_UNITS,
    stay,
)
from wholeprocess.management.talks import pressing_a_promise

P, R = Phase, Role

BESIDE: tuple[Row[Phase], ...] = (
    *stay((*RUNNING, P.CLOSED), Remind, R.OFFICE, "SG-10", pressing_a_promise),
    *stay((*RUNNING, P.CLOSED), Talk, R.OFFICE, "SG-10", pressing_a_promise),
    *stay(RUNNING, MarkKey, R.COUNCIL, "SG-11"),
    *stay((*RUNNING, P.CLOSED), RecordBenefit, R.OFFICE, "SG-10"),
    *stay(EVERY, Publish, R.OFFICE, "SG-9"),
    *stay((P.CLOSED,), Commend, R.OFFICE, "PR-commend", commendable),
    # promises outlive the case
    *stay(PROMISED, Fulfil, R.PROMISING_UNIT, "PR-promise", g.promised_by),
    *stay(PROMISED, Postpone, R.PROMISING_UNIT, "SGL-explain-change", g.promised_by),
    *stay(PROMISED, RatePromise, R.LEADING_DEPUTY, "PR-promise", g.promised_by),
    # outside the table, visibly
    *(
        Row(
            at,
            Directed,
            P.ADMITTED,
            by=R.DIRECTOR,
            rule="PR-directed",
            when=f.anew,
            guards=(g.may_direct,),
            starts="SG-5",
            again="PR-directed",
        )
        for at in (*WITH_UNITS, P.REPLIED, P.MEDIATION, P.SPECIAL_SUPERVISION, P.CLOSED)
    ),
    *(
        Row(
            at,
            Directed,
            P.SPECIAL_SUPERVISION,
            by=R.DIRECTOR,
            rule="PR-directed",
            guards=(g.may_direct,),
            again="PR-directed",
        )
        for at in (*WITH_UNITS, P.REPLIED, P.MEDIATION, P.SPECIAL_SUPERVISION, P.CLOSED)
    ),
)
