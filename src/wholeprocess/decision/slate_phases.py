"""The lifecycle of a slate as a table (年度民生实事的生命周期): from the call to the list."""

from __future__ import annotations

from wholeprocess.decision import branches as b
from wholeprocess.decision import guards as g
from wholeprocess.decision import slate_guards as sg
from wholeprocess.decision import vote_guards as vg
from wholeprocess.decision.following_acts import (
    AppraiseLeaders,
    ConsiderPromotion,
    FormSupervisionGroup,
    PresidiumMeeting,
    SecretaryReports,
)
from wholeprocess.decision.roles import Role
from wholeprocess.decision.slate import SlatePhase
from wholeprocess.decision.slate_acts import (
    AssessProposal,
    MergeProposals,
    Propose,
    RecommendProposals,
    ReportCandidates,
    ReviewCandidates,
    Screen,
    StudyProposals,
)
from wholeprocess.decision.vote_acts import (
    AdoptList,
    AdoptMeasures,
    AnnounceList,
    RevoteOnProjects,
    SettleTie,
    VoteOnProjects,
    VoteOnRest,
)
from wholeprocess.journal import Lifecycle, Row

S, R = SlatePhase, Role
_OPEN = (S.COLLECTING, S.SCREENING)
_BEFORE_THE_VOTE = (*_OPEN, S.SCREENED, S.REVIEWED, S.REPORTED)
_FIRST_VOTE = (g.in_session, g.voters_present, vg.measures_first, vg.ballots_are_in_form)
_FURTHER_VOTE = (g.in_session, g.voters_present, vg.ballots_are_in_form)

SLATE: Lifecycle[SlatePhase] = Lifecycle(
    name="slate",
    start=S.COLLECTING,
    ends=frozenset({S.DECIDED, S.LAPSED}),
    rows=(
        *b.stay((S.COLLECTING,), Propose, R.ANYONE, "LV-1", sg.proposed_once, sg.called_for),
        *b.stay(_OPEN, MergeProposals, R.PRESIDIUM_OR_GOVERNMENT, "LVP-merge", sg.can_be_merged),
        *b.stay(
            (*_BEFORE_THE_VOTE, S.READY),
            AssessProposal,
            R.PRESIDIUM_OR_GOVERNMENT,
            "LVP-criteria",
            sg.is_proposed,
        ),
        *b.stay(
            _BEFORE_THE_VOTE, StudyProposals, R.PRESIDIUM, "LVP-review", sg.studied_by_deputies
        ),
        *b.stay(_OPEN, RecommendProposals, R.ANYONE, "LV-2", sg.recommended_within),
        *(
            row
            for at in (S.COLLECTING, S.SCREENING)
            for row in b.branch(
                at,
                Screen,
                R.PRESIDIUM_OR_GOVERNMENT,
                "LVP-screenings",
                (sg.next_round, sg.cuts_have_reasons),
                (b.last_round, S.SCREENED),
                (None, S.SCREENING),
            )
        ),
        Row(
            S.SCREENED,
            ReviewCandidates,
            S.REVIEWED,
            by=R.PRESIDIUM,
            rule="LVP-review",
            guards=(sg.candidates_survived, sg.assessed_first),
        ),
        Row(
            S.REVIEWED,
            ReportCandidates,
            S.REPORTED,
            by=R.PRESIDIUM_OR_GOVERNMENT,
            rule="LVP-report",
            guards=(g.in_session,),
        ),
        *b.branch(
            S.REPORTED,
            AdoptMeasures,
            R.CONGRESS,
            "LVP-measures",
            (g.in_session, vg.votes_fit, vg.measures_fit),
            (b.carried, S.READY),
            (None, S.REPORTED),
        ),
        *(
            row
            for at in (S.REPORTED, S.READY)
            for row in b.branch(
                at,
                VoteOnProjects,
                R.CONGRESS,
                "LV-3",
                _FIRST_VOTE,
                (b.invalid, at),
                (b.tie, S.TIE),
                (b.places_left, S.SHORT),
                (b.nothing_chosen, S.LAPSED),
                (None, S.VOTED),
            )
        ),
        *b.branch(
            S.TIE,
            RevoteOnProjects,
            R.CONGRESS,
            "LVP-tie",
            (*_FURTHER_VOTE, vg.is_for_the_deputies),
            (b.invalid, S.TIE),
            (b.tie, S.TIE),
            (b.nothing_chosen, S.LAPSED),
            (None, S.VOTED),
        ),
        Row(
            S.TIE,
            SettleTie,
            S.VOTED,
            by=R.PRESIDING,
            rule="LVP-tie",
            guards=(g.in_session, vg.is_for_the_presidium),
        ),
        *b.branch(
            S.SHORT,
            VoteOnRest,
            R.CONGRESS,
            "LVP-shortfall",
            _FURTHER_VOTE,
            (b.invalid, S.SHORT),
            (b.tie, S.TIE),
            (b.places_left, S.SHORT),
            (b.nothing_chosen, S.LAPSED),
            (None, S.VOTED),
        ),
        *(
            row
            for at in (S.VOTED, S.SHORT)
            for row in b.branch(
                at,
                AdoptList,
                R.CONGRESS,
                "LVP-list",
                (g.in_session, vg.votes_fit, vg.resolution_is_new),
                (b.carried, S.DECIDED),
                (None, at),
            )
        ),
        *(
            Row(
                at,
                AnnounceList,
                S.DECIDED,
                by=R.CONGRESS,
                rule="LVP-list",
                guards=(g.in_session, vg.list_is_new),
            )
            for at in (S.VOTED, S.SHORT)
        ),
        *b.stay(
            (S.DECIDED,),
            FormSupervisionGroup,
            R.PRESIDIUM,
            "LVP-group",
            sg.members_are_deputies,
        ),
        *b.stay(
            (S.DECIDED,),
            PresidiumMeeting,
            R.PRESIDIUM,
            "LVP-quarterly",
            sg.problems_are_of_the_slate,
        ),
        *b.stay((S.DECIDED,), AppraiseLeaders, R.ANYONE, "LVP-must-appraisal"),
        *b.stay((S.DECIDED,), SecretaryReports, R.ANYONE, "LVP-must-report"),
        *b.stay((S.DECIDED,), ConsiderPromotion, R.ANYONE, "LVP-must-promotion"),
    ),
)
"""From the call to the adopted list."""
