"""The lifecycles of matters and of the opinions on them as tables (生命周期表).

Nothing else knows the order. An answer to an opinion goes on both tables.
"""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.consultation.participation import draft_opinions as o
from wholeprocess.consultation.participation import invitations as i
from wholeprocess.consultation.participation import matters as m
from wholeprocess.consultation.participation import meetings as g
from wholeprocess.consultation.participation.act import MatterAct
from wholeprocess.consultation.participation.record import MatterPhase, OpinionPhase
from wholeprocess.journal import Lifecycle, Question, Row


class Role(StrEnum):
    """Who may act, as the tables name them."""

    HOST = "who opened the matter, or the office"
    DRAFTER = "who draws the report or draft up"
    HOST_OR_DRAFTER = "host or drafter"
    ANYONE = "anyone"


R = Role
P = MatterPhase
_ANY_TIME = (P.PREPARING, P.HELD, P.SUBMITTED)


def _stay(
    phases: tuple[MatterPhase, ...], act: type[MatterAct], by: Role, rule: str, *guards: Question
) -> tuple[Row[MatterPhase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


_ANSWERS = (o.was_raised, o.text_has_not_gone)

MATTER: Lifecycle[MatterPhase] = Lifecycle(
    name="matter",
    start=P.PREPARING,
    ends=frozenset({P.HELD, P.SUBMITTED, P.CALLED_OFF}),
    rows=(
        *_stay(
            (P.PREPARING,),
            i.Invite,
            R.HOST,
            "PR-invite",
            i.group_is_known,
            i.deputies_are_in_office,
            i.invited_once,
        ),
        *_stay((P.PREPARING,), i.AnswerInvitation, R.ANYONE, "PR-invited", i.was_invited),
        *_stay(
            (P.PREPARING,),
            g.HoldForum,
            R.HOST_OR_DRAFTER,
            "PR-come",
            g.source_is_new,
            g.forum_is_countable,
        ),
        *_stay(
            (P.PREPARING,),
            g.ConsultBody,
            R.HOST_OR_DRAFTER,
            "PR-body",
            g.source_is_new,
            g.members_sit,
        ),
        *_stay(
            (P.PREPARING,),
            g.SendLetter,
            R.HOST_OR_DRAFTER,
            "PR-letter-term",
            g.source_is_new,
            g.asks_deputies,
        ),
        *_stay(
            _ANY_TIME,
            g.AnswerLetter,
            R.ANYONE,
            "PR-letter-answer",
            g.was_asked,
            g.speaks_for_himself,
        ),
        *_stay(
            (P.PREPARING,),
            o.GatherOpinion,
            R.HOST_OR_DRAFTER,
            "PR-opinion-source",
            o.opinion_is_new,
            o.group_has_a_name,
            o.was_raised_there,
        ),
        *_stay(_ANY_TIME, o.AdoptOpinion, R.DRAFTER, "PR-answer-opinion", *_ANSWERS),
        *_stay(
            _ANY_TIME,
            o.DeclineOpinion,
            R.DRAFTER,
            "PR-answer-opinion",
            *_ANSWERS,
            o.not_dropped_too_often,
        ),
        Row(
            P.PREPARING,
            m.HoldMatter,
            P.HELD,
            by=R.HOST,
            rule="PR-hold",
            guards=(m.is_no_draft, m.attendance_is_countable),
        ),
        Row(
            P.PREPARING,
            m.SubmitDraft,
            P.SUBMITTED,
            by=R.DRAFTER,
            rule="PR-hold",
            guards=(m.is_a_draft,),
        ),
        Row(P.PREPARING, m.CallOffMatter, P.CALLED_OFF, by=R.HOST, rule="PR-call-off"),
    ),
)
"""People are invited and consulted, then it is held or goes on; answers may come late."""

O = OpinionPhase  # noqa: E741

DRAFT_OPINION: Lifecycle[OpinionPhase] = Lifecycle(
    name="draft-opinion",
    start=O.OPEN,
    ends=frozenset({O.ADOPTED, O.ANSWERED}),
    rows=(
        *(
            Row(at, o.AdoptOpinion, O.ADOPTED, by=R.DRAFTER, rule="PR-answer-opinion")
            for at in OpinionPhase
        ),
        *(
            Row(
                at,
                o.DeclineOpinion,
                O.ANSWERED,
                by=R.DRAFTER,
                rule="PR-answer-opinion",
                again="PR-drop" if at is O.ADOPTED else "",
            )
            for at in OpinionPhase
        ),
    ),
)
"""Open until it is adopted or answered; before the text goes on that may change (PR-drop)."""

LIFECYCLES = (MATTER, DRAFT_OPINION)
"""The tables that this part ships."""
