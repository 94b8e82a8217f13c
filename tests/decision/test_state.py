"""A whole year from the call to the closed file, and everything that is refused on the way."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from wholeprocess import decision as d
from wholeprocess.congress import SessionKind
from wholeprocess.decision import (
    Chosen,
    Cut,
    Grade,
    Grades,
    Invalid,
    NotPassed,
    Pattern,
    ProjectPhase,
    SlatePhase,
    Stage,
    TieRevote,
    Votes,
    admit,
    allowed,
    apply,
    wall_chart,
    why_not,
)
from wholeprocess.errors import Refused
from wholeprocess.law import in_force

TOWN, SLATE, ROAD = "430681118", "430681118/2019", "430681118/2019/p1"
FIVE = ("p1", "p2", "p3", "p4", "p5")
LATER = date(2021, 1, 1)


def test_a_year_from_the_call_to_the_closed_file(year, folded):
    state = folded(year)
    slate, road = state.slates[SLATE], state.projects[ROAD]
    assert (slate.phase, slate.chosen, slate.empty_places) == (SlatePhase.DECIDED, FIVE, 0)
    assert set(slate.proposals) - set(slate.candidates) == {cut.proposal for cut in slate.cuts}
    assert [type(ruling.outcome) for ruling in slate.choices] == [TieRevote, Chosen]
    assert tuple(state.projects) == slate.projects
    assert (road.phase, road.grade, road.redone) == (
        ProjectPhase.CLOSED,
        Grade.BASICALLY_SATISFIED,
        0,
    )
    assert (road.planned_days, road.real_days) == (150, 115)
    assert (road.planned_fen, road.real_fen) == (240_000_000, 205_000_000)
    assert (road.beneficiaries, road.wish) == (3200, (475, 500))
    assert road.questions["q1"][1].words == "in December"
    assert road.progress[0].grade is Grade.SATISFIED
    assert not road.next_year
    resolution = state.resolutions["three"]
    assert resolution.passed
    assert (resolution.not_voted, resolution.absent) == (0, 20)
    assert set(state.adoptions) == {("s-1", "resolution"), ("s-1", "matter")}
    assert not any(sitting.session.on(date(2020, 3, 1)) for sitting in state.sessions.values())


def test_replay_without_questions_gives_the_same_state(year, folded, register):
    state = d.State()
    for act in year:
        state = apply(state, act, in_force(act.on, TOWN), register)
    assert state == folded(year)


def test_admitting_leaves_the_old_state_alone(before, law_on, register):
    state, act = before(d.AdoptList)
    old = d.State(**{table: dict(getattr(state, table)) for table in d.TABLES})
    changes = d.consequences(state, act, law_on(act), register)
    assert state.with_(changes) == admit(state, act, law_on(act), register) != state
    assert state == old
    assert len(changes.projects) == 5
    assert not changes.sessions


# --- refusals: the act that stands in the story, changed in one thing -----------------------------


def refused(kind, code, id, *, nth=0, **changes):  # noqa: A002 — pytest's word
    return pytest.param(kind, nth, changes, code, id=id)


HERE = tuple(f"d{n:02}" for n in range(1, 42))
REFUSED = [
    refused(d.OpenSession, "OL-14-4", "40 of 61 are no quorum", present=HERE[:40]),
    refused(d.OpenSession, "OL-14-4", "one counted twice", present=(*HERE[:40], "d01")),
    refused(d.OpenSession, "OL-14-4", "an observer as present", present=(*HERE[:40], "county")),
    refused(d.OpenSession, "OL-19-1", "government convenes", by="government"),
    refused(d.OpenSession, "WP-known", "a sub-district has no congress", congress="430381001"),
    refused(d.OpenSession, "WP-once", "a session twice", nth=1, session="s1"),
    refused(d.PassResolution, "WP-once", "a resolution twice", resolution=f"{SLATE}/list"),
    refused(d.PassResolution, "LVP-voters", "42 votes of 41", votes=Votes(for_=41, abstain=1)),
    refused(d.PassResolution, "WP-known", "no such session", session="s9"),
    refused(d.PassResolution, "OL-25-1", "the presidium resolves", by="presidium"),
    refused(d.AdoptSuggestion, "WP-known", "into no resolution", document="four"),
    refused(d.AdoptSuggestion, "WP-phase", "taken up by a deputy", by="d01"),
    refused(d.OpenCall, "WP-known", "a village calls", congress="430681118200"),
    refused(d.OpenCall, "WP-phase", "a deputy opens the call", by="d01"),
    refused(d.Propose, "WP-known", "no such slate", slate="x"),
    refused(d.Propose, "WP-once", "a proposal twice", nth=1, proposal="p1"),
    refused(d.Propose, "WP-order", "before the call", on=date(2019, 5, 5)),
    refused(d.Screen, "LVP-screenings", "round two first", round=2),
    refused(d.Screen, "LVP-cut-reason", "no reason", cuts=(Cut("p7"),)),
    refused(d.Screen, "LVP-cut-reason", "a blank reason", cuts=(Cut("p7", " "),)),
    refused(d.Screen, "WP-known", "cut twice", cuts=(Cut("p7", "a"), Cut("p7", "b"))),
    refused(d.Screen, "WP-known", "cut again", nth=1, cuts=(Cut("p7", "a"),)),
    refused(d.Screen, "WP-known", "cut what nobody proposed", cuts=(Cut("p9", "a"),)),
    refused(d.ReviewCandidates, "LVP-review", "cut, then a candidate", candidates=("p7",)),
    refused(d.ReviewCandidates, "LVP-cut-reason", "left out in silence", candidates=FIVE),
    refused(
        d.ReviewCandidates,
        "LVP-review",
        "candidate and left out",
        left_out=(Cut("p1", "both"),),
    ),
    refused(d.ReviewCandidates, "LVP-review", "the government reviews", by="government"),
    refused(d.ReportCandidates, "WP-known", "to no session", session="s9"),
    refused(d.AdoptMeasures, "LVP-surplus", "six for six", places=6),
    refused(d.VoteOnProjects, "LVP-voters", "no deputy votes", issued_to=(*HERE[:40], "nobody")),
    refused(d.VoteOnProjects, "LVP-voters", "an absent one votes", issued_to=(*HERE[:40], "d60")),
    refused(d.VoteOnProjects, "LVP-voters", "two ballots", issued_to=(*HERE[:40], "d01")),
    refused(d.VoteOnProjects, "WP-known", "a cut one marked", ballots=(Pattern(("p7",), 1),)),
    refused(d.VoteOnProjects, "LV-3", "the presidium votes", by="presidium"),
    refused(d.RevoteOnProjects, "WP-known", "not among the tied", ballots=(Pattern(("p1",), 1),)),
    refused(d.AdoptList, "LVP-voters", "42 hands of 41", votes=Votes(for_=42)),
    refused(d.FormSupervisionGroup, "LVP-group", "not of this congress", members=("county",)),
    refused(d.PresidiumMeeting, "WP-known", "another's project", problems=(d.Fault("x", "y"),)),
    refused(d.PresidiumMeeting, "LVP-quarterly", "the government meets", by="government"),
    refused(d.ScheduleProject, "LVP-schedule", "151 of 150 days", stages=(Stage("all", 151),)),
    refused(d.ScheduleProject, "WP-known", "no such unit", unit="x"),
    refused(d.ScheduleProject, "LVP-list", "never chosen", project=f"{SLATE}/p6"),
    refused(d.ReachMilestone, "LVP-schedule", "no such stage", stage="roof"),
    refused(d.ReachMilestone, "WP-once", "reached twice", nth=1, stage="bed"),
    refused(d.VisitSite, "WP-known", "no deputy visits", deputies=("nobody",)),
    refused(d.AnswerQuestion, "WP-known", "nobody asked", question="q2"),
    refused(d.VoteOnProgress, "LVP-voters", "absent", issued_to=("d61",)),
    refused(d.RateEffect, "LVP-in-session", "at a closed session", session="s2"),
    refused(d.RateEffect, "SV-13", "the presidium rates", by="presidium"),
    refused(d.CloseProject, "LVP-follow-up", "the government closes", by="government"),
]


@pytest.mark.parametrize(("kind", "nth", "changes", "code"), REFUSED)
def test_refuses(before, law_on, register, kind, nth, changes, code):
    state, act = before(kind, nth)
    assert why_not(state, act, law_on(act), register) is None
    wrong = evolve(act, **changes)
    with pytest.raises(Refused) as refused:
        admit(state, wrong, law_on(wrong), register)
    assert refused.value.code == code
    assert refused.value.mend


ONLY_ONCE = [
    (d.OpenSession, "WP-once"),
    (d.OpenCall, "WP-once"),
    (d.AdoptSuggestion, "WP-once"),
    (d.MakeMajorMatter, "WP-once"),
    (d.CloseSession, "LVP-in-session"),
    (d.ReviewCandidates, "WP-phase"),
    (d.VoteOnProjects, "WP-phase"),
    (d.RevoteOnProjects, "WP-phase"),
    (d.AdoptList, "WP-phase"),
    (d.ScheduleProject, "WP-phase"),
    (d.ReachMilestone, "WP-once"),
    (d.AskQuestion, "WP-once"),
    (d.AnswerQuestion, "WP-once"),
    (d.VoteOnProgress, "WP-once"),
    (d.CompleteProject, "WP-phase"),
    (d.AcceptProject, "WP-phase"),
    (d.RateEffect, "WP-phase"),
    (d.CloseProject, "WP-phase"),
]


@pytest.mark.parametrize(("kind", "code"), ONLY_ONCE)
def test_is_done_once(before, law_on, register, kind, code):
    state, act = before(kind)
    state = admit(state, act, law_on(act), register)
    assert why_not(state, act, law_on(act), register).code == code


def test_a_refusal_says_what_which_law_and_what_now(before, law_on, register):
    state, act = before(d.OpenSession)
    refusal = why_not(state, evolve(act, present=HERE[:40]), law_on(act), register)
    assert str(refusal).splitlines()[0] == ("OL-14-4: 40 of 61 deputies are present; 41 are needed")
    assert "Local Organic Law (2015)" in refusal.article


def test_two_sessions_of_one_congress_are_not_open_at_once(before, law_on, register):
    state, act = before(d.ReportCandidates)
    second = d.OpenSession(
        on=act.on, session="s0", congress=TOWN, session_kind="special", present=HERE
    )
    assert why_not(state, second, law_on(act), register).code == "WP-phase"


def test_only_an_open_session_of_the_same_congress_decides(before, law_on, register, folded):
    state, act = before(d.AdoptList)
    closed = folded([d.CloseSession(on=act.on, session="s1")], state)
    assert why_not(closed, act, law_on(act), register).code == "LVP-in-session"
    county = d.OpenSession(
        on=act.on,
        by="standing-committee",
        session="county",
        congress="430681",
        session_kind="annual",
        present=("county",),
    )
    other = evolve(act, session="county")
    assert why_not(folded([county], state), other, law_on(act), register).code == "LVP-in-session"


def test_one_slate_for_a_congress_and_year(before, law_on, register):
    state, act = before(d.Propose)
    other = d.OpenCall(on=act.on, slate="another", congress=TOWN, year=2019)
    assert why_not(state, other, law_on(act), register).code == "WP-once"
    assert why_not(state, evolve(other, year=2020), law_on(act), register) is None


# --- what is recorded, not refused ----------------------------------------------------------------


def test_a_resolution_that_fails_is_on_record(before, law_on, register):
    state, act = before(d.PassResolution)
    after = admit(state, evolve(act, votes=Votes(for_=30)), law_on(act), register)
    assert after.resolutions["three"].ruling.outcome == NotPassed(1)
    into = d.AdoptSuggestion(on=act.on, suggestion="s-1", into="resolution", document="three")
    assert why_not(after, into, law_on(act), register).code == "WP-known"


def test_measures_that_fail_leave_the_vote_waiting(before, law_on, register):
    state, act = before(d.AdoptMeasures)
    after = admit(state, evolve(act, votes=Votes(for_=30)), law_on(act), register)
    assert after.slates[SLATE].phase is SlatePhase.REPORTED
    _, vote = before(d.VoteOnProjects)
    assert why_not(after, vote, law_on(vote), register).code == "LVP-measures"
    assert admit(after, act, law_on(act), register).slates[SLATE].phase is SlatePhase.READY


def test_without_measures_the_call_names_the_places(year, law_on, register, folded):
    settings = {"LVP_measures": "not_needed"}
    acts = [
        evolve(act, places=5) if isinstance(act, d.OpenCall) else act
        for act in year
        if not isinstance(act, d.AdoptMeasures)
    ]
    vote = next(n for n, act in enumerate(acts) if isinstance(act, d.VoteOnProjects))
    assert why_not(folded(acts[:vote]), acts[vote], law_on(acts[vote]), register) is not None
    assert folded(acts, **settings).slates[SLATE].chosen == FIVE


def test_an_invalid_vote_is_taken_again(before, law_on, register):
    state, act = before(d.VoteOnProjects)
    after = admit(state, evolve(act, void=1), law_on(act), register)
    assert after.slates[SLATE].phase is SlatePhase.READY
    assert after.slates[SLATE].choices[-1].outcome == Invalid(42, 41)
    assert admit(after, act, law_on(act), register).slates[SLATE].phase is SlatePhase.TIE


def test_a_second_tie_leaves_the_place_for_another_vote(before, law_on, register):
    state, act = before(d.RevoteOnProjects)
    tie = evolve(act, ballots=(Pattern(("p5",), 20), Pattern(("p6",), 20)))
    after = admit(state, tie, law_on(act), register).slates[SLATE]
    assert (after.phase, after.tied, after.open_places) == (SlatePhase.TIE, ("p5", "p6"), 1)
    assert after.empty_places == 0
    state = admit(admit(state, tie, law_on(act), register), act, law_on(act), register)
    assert state.slates[SLATE].chosen == FIVE


def test_where_nothing_passes_the_slate_lapses(before, law_on, register):
    state, act = before(d.VoteOnProjects)
    blank = evolve(act, ballots=(Pattern((), 41),))
    after = admit(state, blank, law_on(act), register)
    assert after.slates[SLATE].phase is SlatePhase.LAPSED
    assert after.slates[SLATE].empty_places == 5
    _, adopt = before(d.AdoptList)
    assert why_not(after, adopt, law_on(act), register).code == "WP-phase"


def test_a_list_that_fails_makes_no_projects(before, law_on, register):
    state, act = before(d.AdoptList)
    failed = evolve(act, votes=Votes(for_=30, against=11), resolution="first try")
    after = admit(state, failed, law_on(act), register)
    assert (after.slates[SLATE].phase, after.projects) == (SlatePhase.VOTED, {})
    assert not after.resolutions["first try"].passed
    assert len(admit(after, act, law_on(act), register).projects) == 5


# --- the effect -----------------------------------------------------------------------------------


BAD = Grades(satisfied=5, dissatisfied=36)


def rated(before, folded, *rounds):
    """The state after the road was rated so in each round, redone in between."""
    state, act = before(d.RateEffect)
    road = {"project": ROAD}
    for n, grades in enumerate(rounds):
        day, at = act.on + timedelta(days=100 * n), f"r{n}"
        opening = d.OpenSession(
            on=day, session=at, congress=TOWN, session_kind=SessionKind.ANNUAL, present=HERE
        )
        closing = d.CloseSession(on=day, session=at)
        if n:
            state = folded(
                (
                    d.CompleteProject(on=day, **road),
                    d.AcceptProject(on=day, cost_fen=1, beneficiaries=1, **road),
                ),
                state,
            )
        else:
            state = folded([d.CloseSession(on=day, session=act.session)], state)
        report = d.ReportEffect(on=day, session=at, words="done", **road)
        rate = evolve(act, on=day, session=at, grades=grades)
        state = folded([opening, report, rate, closing], state)
    return state


def test_dissatisfied_goes_back_once_then_on_next_years_list(before, folded, law_on, register):
    once = rated(before, folded, BAD).projects[ROAD]
    assert (once.phase, once.redone, once.next_year) == (ProjectPhase.REDO, 1, False)
    mended = rated(before, folded, BAD, Grades(satisfied=40)).projects[ROAD]
    assert (mended.phase, mended.grade, mended.next_year) == (
        ProjectPhase.RATED,
        Grade.SATISFIED,
        False,
    )
    state = rated(before, folded, BAD, BAD)
    twice = state.projects[ROAD]
    assert (twice.phase, twice.redone, twice.next_year) == (ProjectPhase.RATED, 1, True)
    assert d.on_next_years_list(state.projects.values()) == (twice,)
    close = d.CloseProject(on=LATER, project=ROAD)
    assert why_not(state, close, law_on(close), register).code == "LVP-follow-up"
    mend = d.FollowUp(on=LATER, project=ROAD, problem="cracks", done="filled")
    assert folded([mend, close], state).projects[ROAD].phase is ProjectPhase.CLOSED


def test_satisfied_closes_without_a_follow_up(before, folded):
    state = rated(before, folded, Grades(satisfied=41))
    closed = folded([d.CloseProject(on=LATER, project=ROAD)], state)
    assert closed.projects[ROAD].phase is ProjectPhase.CLOSED


def test_redone_work_is_reported_again_before_it_is_rated(before, folded, law_on, register):
    state, act = before(d.RateEffect)
    redo = d.CompleteProject(on=act.on, project=ROAD)
    accept = d.AcceptProject(on=act.on, project=ROAD, cost_fen=1, beneficiaries=1)
    state = folded([evolve(act, grades=BAD), redo, accept], state)
    assert why_not(state, act, law_on(act), register).code == "LVP-effect-report"
    report = d.ReportEffect(on=act.on, project=ROAD, session=act.session, words="redone")
    assert why_not(folded([report], state), act, law_on(act), register) is None


def test_an_invalid_rating_is_taken_again(before, law_on, register):
    state, act = before(d.RateEffect)
    invalid = evolve(act, grades=Grades(satisfied=42))
    after = admit(state, invalid, law_on(act), register)
    assert after.projects[ROAD].phase is ProjectPhase.ACCEPTED
    assert after.projects[ROAD].grade is None
    assert admit(after, act, law_on(act), register).projects[ROAD].phase is ProjectPhase.RATED


# --- asking ---------------------------------------------------------------------------------------


def test_allowed_says_who_can_do_what(before):
    state, act = before(d.VoteOnProjects)
    slate = state.slates[SLATE]
    assert allowed(slate, "congress", act.on) == (d.VoteOnProjects,)
    assert allowed(slate, "d01", act.on) == ()
    assert allowed(slate, "congress", date(2019, 1, 1)) == ()
    road = before(d.ReachMilestone)[0].projects[ROAD]
    assert d.ReachMilestone in allowed(road, "roads", LATER)
    assert d.ReachMilestone not in allowed(road, "bridges", LATER)
    assert d.CloseSession in allowed(state.sessions["s1"], "presidium", act.on)


def test_the_wall_chart_shows_planned_beside_real(year, folded):
    chart = wall_chart(folded(year).projects[ROAD])
    assert (chart["planned_days"], chart["real_days"]) == (150, 115)
    assert [
        (bar["name"], bar["due"], bar["reached"], bar["late"]) for bar in chart["milestones"]
    ] == [
        ("bed", date(2019, 10, 9), date(2019, 9, 20), 0),
        ("surface", date(2019, 12, 8), date(2019, 11, 1), 0),
        ("rest", date(2020, 1, 7), date(2019, 12, 3), 0),
    ]


def test_a_county_needs_its_standing_committee(register, law_on):
    law = in_force(date(2022, 4, 1), "430681")
    act = d.OpenSession(
        on=date(2022, 4, 1),
        session="c",
        congress="430681",
        session_kind="annual",
        present=("county",),
    )
    refusal = why_not(d.State(), act, law, register)
    assert (refusal.code, refusal.who) == ("OL-15-1", ("standing-committee",))
    assert why_not(d.State(), evolve(act, by="standing-committee"), law, register) is None


def test_a_county_session_closes_by_its_presidium(register):
    law = in_force(date(2022, 4, 1), "430681")
    act = d.OpenSession(
        on=date(2022, 4, 1),
        by="standing-committee",
        session="c",
        congress="430681",
        session_kind="annual",
        present=("county",),
    )
    state = admit(d.State(), act, law, register)
    close = d.CloseSession(on=date(2022, 4, 3), session="c")
    assert admit(state, close, law, register).sessions["c"].session.closed == close.on
    assert why_not(state, evolve(close, by="government"), law, register).code == "OL-19-1"
