"""Irregular facts: recorded as they were, and found."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from wholeprocess import decision as d
from wholeprocess.decision import findings
from wholeprocess.law import in_force

SLATE, ROAD = "430681118/2019", "430681118/2019/p1"
NEW_YEAR = date(2020, 2, 2)


def codes(state, through=NEW_YEAR, about=None):
    found = findings(state, in_force, through)
    return [f.code for f in found if about is None or f.about == about]


def without(acts, *kinds):
    return [act for act in acts if not isinstance(act, kinds)]


def test_a_year_in_order_has_nothing_to_find(year, folded):
    assert codes(folded(year), about=ROAD) == []
    assert codes(folded(year), about=SLATE) == []


@pytest.mark.parametrize(
    ("left_out", "about", "code"),
    [
        (d.FormSupervisionGroup, SLATE, "LVP-group"),
        (d.PresidiumMeeting, SLATE, "LVP-quarterly"),
        (d.VoteOnProgress, ROAD, "LVP-progress-vote"),
        (d.AnswerQuestion, ROAD, "LVP-question"),
    ],
)
def test_finds_what_never_happened(year, folded, left_out, about, code):
    assert codes(folded(without(year, left_out)), about=about) == [code]


def test_a_problem_that_nobody_followed_up(year, folded):
    acts = [a for a in year if getattr(a, "problem", "") != "the ditch is missing"]
    assert codes(folded(acts), about=ROAD) == ["LVP-follow-up"]
    assert codes(folded(acts), date(2020, 1, 8), about=ROAD) == []  # three months from 8 October
    assert codes(folded(acts), date(2020, 1, 9), about=ROAD) == ["LVP-follow-up"]


def late(acts, days):
    """The last stage and the completion on the due date and so many days after it."""
    kinds = (d.ReachMilestone, d.CompleteProject, d.AcceptProject)
    done = date(2020, 1, 7) + timedelta(days=days)
    for act in acts:
        if act.on >= date(2020, 1, 10):
            return
        yield evolve(act, on=done) if isinstance(act, kinds) and act.on.month == 12 else act


@pytest.mark.parametrize(("days", "found"), [(0, []), (1, ["LVP-due", "LVP-due"])])
def test_late_by_a_day_is_late(year, folded, days, found):
    assert codes(folded(late(year, days)), about=ROAD) == found


def test_what_is_open_past_its_day_is_late(year, folded):
    begun = [act for act in year if act.on < date(2019, 12, 1)]
    assert codes(folded(begun), date(2020, 1, 7), about=ROAD) == []
    what = [
        f.what.en for f in findings(folded(begun), in_force, date(2020, 1, 9)) if f.about == ROAD
    ]
    assert what == [
        "the stage 'rest' was due on 2020-01-07 and not reached",
        "due on 2020-01-07, 2 days late and not done",
    ]


def test_a_cost_above_the_plan(year, folded):
    def cost(fen):
        return [evolve(a, cost_fen=fen) if isinstance(a, d.AcceptProject) else a for a in year]

    assert codes(folded(cost(240_000_000)), about=ROAD) == []
    assert codes(folded(cost(240_000_001)), about=ROAD) == ["LVP-cost"]


def test_progress_rated_at_another_session_is_noted(year, folded):
    acts = [
        evolve(a, session_kind="special")
        if isinstance(a, d.OpenSession) and a.session == "s2"
        else a
        for a in year
    ]
    (found,) = (f for f in findings(folded(acts), in_force, NEW_YEAR) if f.about == ROAD)
    assert (found.code, found.severity) == ("LVP-progress-vote", "note")


def test_empty_places_are_noted(before, year, folded):
    acts = [
        evolve(a, ballots=(d.Pattern(("p1", "p2", "p3", "p4"), 41),))
        if isinstance(a, d.VoteOnProjects)
        else a
        for a in without(year, d.RevoteOnProjects)
    ]
    assert codes(folded(acts), about=SLATE) == ["LVP-shortfall"]


def test_a_quarter_asks_for_its_meeting_when_it_is_over(year, folded):
    state = folded([act for act in without(year, d.PresidiumMeeting) if act.on < date(2019, 12, 1)])
    assert codes(state, date(2019, 12, 31), about=SLATE) == []
    assert codes(state, date(2020, 1, 1), about=SLATE) == ["LVP-quarterly"]
    assert codes(state, date(2020, 4, 1), about=SLATE) == ["LVP-quarterly"] * 2


def told(*days, project=ROAD):
    return [
        d.PublishProgress(on=day, project=project, words="the bed is laid", where="village board")
        for day in days
    ]


@pytest.mark.parametrize(
    ("days", "quarters"),
    [
        ([], ["2019-10-01"]),
        ([date(2019, 9, 30)], ["2019-10-01"]),
        ([date(2019, 10, 1)], []),
        ([date(2019, 12, 31)], []),
        ([date(2020, 1, 1)], ["2019-10-01"]),
    ],
)
def test_where_a_place_asks_for_it_progress_is_made_public_each_quarter(
    year, folded, days, quarters
):
    """At work in the last quarter of 2019, since it is accepted on the first day of the next."""
    acts = [
        evolve(act, on=date(2020, 1, 1)) if isinstance(act, d.AcceptProject) else act
        for act in year
    ]
    state = folded(sorted([*acts, *told(*days)], key=lambda act: act.on))
    asking = {"LVP-publish": "every_quarter"}
    found = [
        finding.what.en
        for finding in findings(
            state, lambda on, place: in_force(on, place).under(asking), date(2020, 2, 2)
        )
        if finding.code == "LVP-publish" and finding.about == ROAD
    ]
    said = "how it stood was not made public in the quarter from {}"
    assert found == [said.format(first) for first in quarters]
    assert [a.on for a in state.projects[ROAD].published] == days
    assert "LVP-publish" not in codes(state, date(2020, 2, 2), about=ROAD)
