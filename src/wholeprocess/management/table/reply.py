"""The rows of replying, rating and closing (答复、评价与结案的行)."""

from __future__ import annotations

from wholeprocess.journal import Row
from wholeprocess.management import forks as f
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    Close,
    Mediate,
    Rate,
    Rehandle,
    Reply,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase
from wholeprocess.management.table.rows import (
    WITH_UNITS,
    stay,
)

P, R = Phase, Role

REPLY: tuple[Row[Phase], ...] = (
    *(
        row
        for at in WITH_UNITS
        for row in (
            Row(
                at,
                Reply,
                P.REPLIED,
                by=R.ANSWERING_UNIT,
                rule="SG-5",
                when=f.last_answer,
                guards=(g.promise_has_a_day,),
                starts="SGL-feedback",
            ),
            Row(
                at,
                Reply,
                P.HANDLING,
                by=R.ANSWERING_UNIT,
                rule="SG-5",
                guards=(g.promise_has_a_day,),
            ),
        )
    ),
    *stay(
        (P.ADMITTED, P.ESCALATED, P.SPECIAL_SUPERVISION),
        Reply,
        R.ANSWERING_UNIT,
        "SG-5",
        g.promise_has_a_day,
    ),
    Row(
        P.REPLIED,
        Rate,
        P.HANDLING,
        by=R.LEADING_DEPUTY,
        rule="SGL-rehandle",
        when=f.dissatisfied,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
        starts="SGL-rehandle",
        again="PR-rounds",
    ),
    Row(
        P.REPLIED,
        Rate,
        P.MEDIATION,
        by=R.LEADING_DEPUTY,
        rule="SGL-mediate",
        when=f.mediation_follows,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
    ),
    Row(
        P.REPLIED,
        Rate,
        P.SPECIAL_SUPERVISION,
        by=R.LEADING_DEPUTY,
        rule="PR-rounds",
        when=f.dissatisfied_at_last,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
    ),
    *stay(
        (P.REPLIED,),
        Rate,
        R.LEADING_DEPUTY,
        "SGL-feedback",
        g.not_rated_yet,
        g.dissatisfaction_says_why,
    ),
    Row(
        P.REPLIED,
        Rehandle,
        P.HANDLING,
        by=R.OFFICE,
        rule="SGL-rehandle-by",
        guards=(g.to_handle_again,),
        starts="SGL-rehandle",
        again="PR-rounds",
    ),
    Row(
        P.MEDIATION,
        Mediate,
        P.REPLIED,
        by=R.OFFICE,
        rule="SGL-mediate",
        when=f.agreed,
        starts="SGL-feedback",
        again="PR-mediations",
    ),
    Row(
        P.MEDIATION,
        Mediate,
        P.HANDLING,
        by=R.OFFICE,
        rule="SGL-mediate",
        when=f.once_more,
        starts="SGL-rehandle",
        again="PR-mediations",
    ),
    Row(P.MEDIATION, Mediate, P.SPECIAL_SUPERVISION, by=R.OFFICE, rule="SGL-mediate"),
    Row(
        P.REPLIED,
        Close,
        P.CLOSED,
        by=R.OFFICE,
        rule="DL25-31-2",
        guards=(g.rating_or_reason,),
    ),
    Row(
        P.SPECIAL_SUPERVISION,
        Close,
        P.CLOSED,
        by=R.OFFICE,
        rule="PR-rounds",
        guards=(g.supervision_reports,),
    ),
)
