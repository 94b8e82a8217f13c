"""The rows of assigning and handling (交办与承办的行)."""

from __future__ import annotations

from wholeprocess.journal import Row
from wholeprocess.management import forks as f
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    Acknowledge,
    AskExtension,
    Assign,
    Contact,
    Contest,
    Coordinate,
    DecideObjection,
    Extend,
    Object,
    Opine,
    RefuseExtension,
    ReturnOpinion,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase
from wholeprocess.management.table.rows import (
    LATER,
    NEW,
    RUNNING,
    WAITING_FOR_UNITS,
    WITH_UNITS,
    stay,
)

P, R = Phase, Role

HANDLING: tuple[Row[Phase], ...] = (
    *(
        Row(
            at,
            Assign,
            P.ASSIGNED,
            by=R.OFFICE,
            rule="SG-3",
            guards=(g.units_known,),
            starts="SG-5",
        )
        for at in NEW
    ),
    Row(
        P.ASSIGNED,
        Acknowledge,
        P.HANDLING,
        by=R.UNIT,
        rule="WP-moved",
        when=f.everyone_acknowledged,
    ),
    *stay(WAITING_FOR_UNITS, Acknowledge, R.UNIT, "WP-moved"),
    *stay(WAITING_FOR_UNITS, Object, R.UNIT, "SGL-refuse", g.may_object),
    *stay(WITH_UNITS, Contest, R.LEADING_DEPUTY, "SGL-contest-handler", g.may_object),
    *(
        Row(
            at,
            DecideObjection,
            P.ADMITTED,
            by=R.OFFICE,
            rule="SGL-reassign",
            when=f.answer_upheld,
            guards=(g.objections_left,),
            again="PR-objections",
        )
        for at in WITH_UNITS
    ),
    *stay(
        (*WAITING_FOR_UNITS, *LATER),
        DecideObjection,
        R.OFFICE,
        "SGL-reassign",
        g.objections_left,
    ),
    *stay((*WAITING_FOR_UNITS, *LATER), Contact, R.UNIT, "SG-4"),
    *stay((*WAITING_FOR_UNITS, *LATER), Opine, R.CO_UNIT, "SGL-co-opinion"),
    *stay(WITH_UNITS, ReturnOpinion, R.ANSWERING_UNIT, "SGL-opinion-again", g.opinion_to_return),
    *stay(RUNNING, Coordinate, R.COORDINATOR, "SGL-coordinate"),
    *stay(WITH_UNITS, AskExtension, R.ANSWERING_UNIT, "SG-6"),
    *stay(
        WITH_UNITS,
        Extend,
        R.ANSWERING_UNIT,
        "SG-6",
        g.needs_no_consent,
        g.extension_allowed,
        when=f.by_the_unit,
        extends="SG-5",
    ),
    *stay(WITH_UNITS, Extend, R.OFFICE, "SG-6", g.extension_allowed, extends="SG-5"),
    *stay(WITH_UNITS, RefuseExtension, R.OFFICE, "SG-6", g.asked_for),
)
