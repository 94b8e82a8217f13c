"""From the call to the list, as places do it otherwise than the town of the other tests."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from wholeprocess import decision as d
from wholeprocess.congress import Deputy, Division, Divisions, Register
from wholeprocess.decision import (
    AnotherVote,
    Check,
    Chosen,
    Pattern,
    Quota,
    Ranking,
    SlatePhase,
    TieToPresidium,
    admit,
    alike,
    findings,
    why_not,
)
from wholeprocess.law import in_force

TOWN, SLATE = "430681118", "430681118/2019"
HERE = tuple(f"d{n:02}" for n in range(1, 42))
SIX = tuple(f"p{n}" for n in range(1, 7))
CRITERIA = in_force(date(2019, 5, 6), TOWN).choices("LVP-criteria")
END = date(2019, 8, 31)
PLACES = Divisions(
    Division(code=code, name=code, level=level, parent=parent, has_congress=congress)
    for code, level, parent, congress in (
        ("33", "province", None, True),
        ("3302", "city", "33", True),
        ("330226", "county", "3302", True),
        ("330226001", "township", "330226", False),
        ("330226100", "township", "330226", True),
        ("43", "province", None, True),
        ("4306", "city", "43", True),
        ("430681", "county", "4306", True),
    )
)


def do(state, register, law_on, *acts, **settings):
    for act in acts:
        state = admit(state, act, law_on(act, **settings), register)
    return state


def code(state, act, register, law_on, **settings):
    refusal = why_not(state, act, law_on(act, **settings), register)
    return refusal.code if refusal else None


def found(state, law_code, through=END, **settings):
    def law_at(on, place):
        law = in_force(on, place)
        return law.under({name.replace("_", "-"): value for name, value in settings.items()})

    return [f for f in findings(state, law_at, through) if f.code == law_code]


def assess(proposal, on, cost=100, met=CRITERIA, unmet=(), **more):
    checks = [Check(c, "finance-office", met=True) for c in met]
    checks += [Check(c, "finance-office", met=False, reason="no money") for c in unmet]
    return d.AssessProposal(
        on=on, slate=SLATE, proposal=proposal, cost_fen=cost, site="v1", checks=checks, **more
    )


# --- the call -------------------------------------------------------------------------------------


def test_a_call_by_area_and_category(before, register, law_on):
    _, call = before(d.OpenCall)
    state, propose = before(d.Propose)
    called = evolve(call, areas=("v1", "v2"), categories=("road", "water"))
    state = do(d.State(), register, law_on, called)
    mine = evolve(propose, village="v1", category="road")
    assert code(state, mine, register, law_on) is None
    for wrong in (evolve(mine, village="v3"), evolve(mine, category="lamp"), propose):
        assert code(state, wrong, register, law_on) == "LVP-area"
    screen = d.Screen(on=date(2019, 5, 20), slate=SLATE, round=1)
    state = do(state, register, law_on, mine, screen)
    assert state.slates[SLATE].by_area() == {"v1": ("p1",), "v2": ()}
    assert [f.what.en for f in found(state, "LVP-area")] == ["nothing came from v2"]


@pytest.mark.parametrize(
    ("opened", "late"),
    [("2018-06-30", True), ("2018-07-01", False), ("2018-09-30", False), ("2018-10-01", True)],
)
def test_a_call_in_the_third_quarter_of_the_year_before(before, register, law_on, opened, late):
    _, call = before(d.OpenCall)
    state = do(d.State(), register, law_on, evolve(call, on=date.fromisoformat(opened)))
    assert bool(found(state, "LVP-call", LVP_call="third_quarter")) == late
    assert found(state, "LVP-call") == []


def test_a_subdistrict_recommends_and_does_not_decide():
    district, street = "330226", "330226001"
    register = Register(divisions=PLACES)
    law = in_force(date(2022, 9, 1), district)
    call = d.OpenCall(
        on=date(2022, 9, 1), by="standing-committee", slate="s", congress=district, year=2023
    )
    wrong = evolve(call, congress=street)
    assert why_not(d.State(), wrong, in_force(wrong.on, street), register).code == "LV-7"
    propose = d.Propose(
        on=call.on, slate="s", proposal="p", title="lift", category="homes", source=street
    )
    state = admit(admit(d.State(), call, law, register), propose, law, register)
    recommend = d.RecommendProposals(
        on=call.on,
        by="residents",
        slate="s",
        subdistrict=street,
        proposals=("p",),
        words="61 of 80 for it",
    )
    after = admit(state, recommend, law, register)
    assert after.slates["s"].phase is SlatePhase.COLLECTING
    assert not after.slates["s"].chosen
    elsewhere = evolve(recommend, subdistrict="330226100")
    assert why_not(state, elsewhere, law, register).code == "LV-7"


def test_alike_proposals_are_found_and_people_merge_them(before, register, law_on):
    state, screen = before(d.Screen)
    slate = state.slates[SLATE]

    def near(one, other):
        return Fraction(60 if {one, other} == {"project 1", "project 3"} else 59, 100)

    law = law_on(screen)
    pairs = alike(slate.proposals.values(), near, law)
    assert [(pair.one, pair.other, pair.likeness) for pair in pairs] == [
        ("p1", "p3", Fraction(3, 5))
    ]
    assert len(alike(slate.proposals.values(), near, law.under({"LVP-likeness": 59}))) == 12
    merge = d.MergeProposals(
        on=screen.on, by="government", slate=SLATE, into="p1", merged=("p3",), reason="one road"
    )
    after = do(state, register, law_on, merge)
    assert "p3" not in after.slates[SLATE].running
    assert after.slates[SLATE].merged == {"p3": "p1"}
    for wrong in (
        evolve(merge, into="p3", merged=("p1",)),
        evolve(merge, merged=("p1",)),
        evolve(merge, merged=("p9",)),
    ):
        assert code(after, wrong, register, law_on) == "LVP-merge"
    assert code(state, evolve(merge, by="d01"), register, law_on) == "LVP-merge"


# --- the screening --------------------------------------------------------------------------------


def test_candidates_can_be_asked_to_meet_every_criterion(before, register, law_on):
    state, review = before(d.ReviewCandidates)
    needed = {"LVP_assessed": "before_review"}
    assert code(state, review, register, law_on) is None
    assert code(state, review, register, law_on, **needed) == "LVP-assessed"
    day = review.on
    all_but_one = do(state, register, law_on, *(assess(p, day) for p in SIX[:5]))
    assert code(all_but_one, review, register, law_on, **needed) == "LVP-assessed"
    poor = do(
        all_but_one, register, law_on, assess("p6", day, met=CRITERIA[1:], unmet=CRITERIA[:1])
    )
    assert code(poor, review, register, law_on, **needed) == "LVP-assessed"
    good = do(poor, register, law_on, assess("p6", day))  # a later assessment counts
    assert code(good, review, register, law_on, **needed) is None
    assert code(state, assess("p9", day), register, law_on) == "WP-known"


def test_a_candidate_that_an_office_refused_is_found_with_who_and_why(before, register, law_on):
    state, review = before(d.ReviewCandidates)
    no = assess("p1", review.on, met=(), unmet=("funded",))
    (finding,) = found(do(state, register, law_on, no, review), "LVP-criteria")
    assert finding.what.en == ("p1 is a candidate, and finance-office said no on funded: no money")
    assert found(do(state, register, law_on, assess("p1", review.on), review), "LVP-criteria") == []
    with pytest.raises(ValueError, match="write the reason"):
        Check("funded", "finance-office", met=False)


def test_deputies_study_the_proposals(before, register, law_on):
    state, screen = before(d.Screen)
    study = d.StudyProposals(
        on=screen.on, slate=SLATE, deputies=HERE[:3], proposals=("p1",), words="seen"
    )
    assert code(state, study, register, law_on) is None
    assert code(state, evolve(study, deputies=("county",)), register, law_on) == "WP-known"
    assert code(state, evolve(study, proposals=("p9",)), register, law_on) == "WP-known"


# --- the vote -------------------------------------------------------------------------------------


@pytest.fixture
def voting(before, register, law_on):
    """The state before the measures, each candidate assessed; and the acts of the vote."""
    state, measures = before(d.AdoptMeasures)
    state = do(
        state, register, law_on, *(assess(p, measures.on, 10 * n) for n, p in enumerate(SIX, 1))
    )
    return state, measures, before(d.VoteOnProjects)[1]


def test_measures_share_places_out_among_categories(voting, register, law_on):
    """p1, p3 and p5 are roads, the others waterworks."""
    state, measures, vote = voting
    shared = evolve(measures, places=3, quotas=(Quota("road", 1), Quota("water", 2)))
    state = do(state, register, law_on, shared)
    ballots = (Pattern(("p1", "p2", "p4"), 31), Pattern(("p3", "p1", "p2"), 5), Pattern((), 5))
    after = do(state, register, law_on, evolve(vote, ballots=ballots)).slates[SLATE]
    assert (after.phase, after.chosen) == (SlatePhase.VOTED, ("p1", "p2", "p4"))
    four = evolve(measures, places=5, quotas=(Quota("road", 4), Quota("water", 1)))
    fresh = voting[0]
    assert code(fresh, four, register, law_on) == "LVP-categories"
    assert code(fresh, evolve(four, places=4, quotas=(Quota("road", 3), Quota("water", 1))),
                register, law_on) is None  # fmt: skip
    with pytest.raises(ValueError, match="4 places together, not 5"):
        evolve(measures, places=5, quotas=(Quota("road", 4),))


def test_ties_of_two_categories_are_voted_on_again_at_once(voting, register, law_on):
    state, measures, vote = voting
    shared = evolve(measures, places=2, quotas=(Quota("road", 1), Quota("water", 1)))
    tie = evolve(vote, ballots=(Pattern(("p1", "p3"), 31), Pattern(("p2", "p4"), 10)))
    law = {"LVP_pass_base": "plurality"}
    state = do(state, register, law_on, shared, tie, **law)
    slate = state.slates[SLATE]
    assert (slate.tied, slate.open_places) == (("p1", "p2", "p3", "p4"), 2)
    again = d.RevoteOnProjects(
        on=vote.on,
        slate=SLATE,
        session=vote.session,
        issued_to=HERE,
        ballots=(Pattern(("p1", "p4"), 21), Pattern(("p3", "p2"), 20)),
    )
    after = do(state, register, law_on, again, **law).slates[SLATE]
    assert (after.phase, set(after.chosen)) == (SlatePhase.VOTED, {"p1", "p4"})


def test_the_presidium_keeps_the_places_of_each_category(voting, register, law_on):
    state, measures, vote = voting
    shared = evolve(measures, places=2, quotas=(Quota("road", 1), Quota("water", 1)))
    tie = evolve(vote, ballots=(Pattern(("p1", "p3"), 31), Pattern(("p2", "p4"), 10)))
    law = {"LVP_pass_base": "plurality", "LVP_tie": "presidium_decides"}
    state = do(state, register, law_on, shared, tie, **law)
    settle = d.SettleTie(
        on=vote.on, slate=SLATE, session=vote.session, projects=("p1", "p3"), reason="roads"
    )
    assert code(state, settle, register, law_on, **law) == "LVP-categories"
    assert code(state, evolve(settle, projects=("p1", "p2")), register, law_on, **law) is None


def test_a_second_vote_spends_what_the_first_left(voting, register, law_on):
    """60 fen: p1 takes 10; p2 at 20 and p4 at 40 are level, and 50 are not enough for both."""
    state, measures, vote = voting
    limited = evolve(measures, places=3, budget_fen=60)
    level = evolve(vote, ballots=(Pattern(("p1", "p2", "p4"), 35), Pattern(("p1",), 6)))
    state = do(state, register, law_on, limited, level)
    assert (state.slates[SLATE].tied, state.slates[SLATE].money_left) == (("p2", "p4"), 50)
    again = d.RevoteOnProjects(
        on=vote.on,
        slate=SLATE,
        session=vote.session,
        issued_to=HERE,
        ballots=(Pattern(("p2",), 21), Pattern(("p4",), 20)),
    )
    after = do(state, register, law_on, again).slates[SLATE]
    assert (after.chosen, after.money_left) == (("p1", "p2"), 30)


def test_a_budget_needs_costs_and_is_kept(before, voting, register, law_on):
    state, measures, vote = voting
    limited = evolve(measures, budget_fen=60)
    unassessed, _ = before(d.AdoptMeasures)
    assert code(unassessed, limited, register, law_on) == "LVP-budget"
    everyone = evolve(vote, ballots=tuple(Pattern(SIX[:n], 1) for n in (1, 2, 3)) + (
        Pattern(SIX[:5], 35),))  # fmt: skip
    after = do(state, register, law_on, limited, everyone).slates[SLATE]
    assert after.chosen == ("p1", "p2", "p3")  # 10, 20 and 30; 40 and 50 no longer fit
    assert (after.money_left, after.empty_places) == (0, 2)
    free = do(state, register, law_on, measures, everyone).slates[SLATE]
    assert (free.phase, free.chosen[:3]) == (SlatePhase.VOTED, ("p1", "p2", "p3"))
    assert free.money_left is None


def test_the_presidium_decides_a_tie_only_where_it_may(before, register, law_on):
    state, vote = before(d.VoteOnProjects)
    _, again = before(d.RevoteOnProjects)
    settle = d.SettleTie(
        on=vote.on, slate=SLATE, session=vote.session, projects=("p6",), reason="more people"
    )
    revoted = do(state, register, law_on, vote)
    assert code(revoted, settle, register, law_on) == "LVP-tie"
    assert code(revoted, again, register, law_on) is None
    left_to_it = do(state, register, law_on, vote, LVP_tie="presidium_decides")
    assert isinstance(left_to_it.slates[SLATE].waits_for, TieToPresidium)
    assert code(left_to_it, again, register, law_on) == "LVP-tie"
    for wrong in (("p1",), ("p5", "p6")):
        assert code(left_to_it, evolve(settle, projects=wrong), register, law_on) == "LVP-tie"
    assert code(left_to_it, evolve(settle, by="congress"), register, law_on) == "LVP-tie"
    slate = do(left_to_it, register, law_on, settle).slates[SLATE]
    assert (slate.phase, slate.chosen[-1], slate.empty_places) == (SlatePhase.VOTED, "p6", 0)
    assert slate.choices[-1].outcome == Chosen(("p6",), 0)


def test_another_vote_on_what_was_left_is_held_once(voting, register, law_on):
    state, measures, vote = voting
    law = {"LVP_shortfall": "another_vote"}
    short = evolve(vote, ballots=(Pattern(("p1", "p2"), 41),))
    state = do(state, register, law_on, measures, short, **law)
    slate = state.slates[SLATE]
    assert (slate.phase, slate.open_places) == (SlatePhase.SHORT, 3)
    assert slate.waits_for == AnotherVote(("p1", "p2"), SIX[2:], 3)
    rest = d.VoteOnRest(
        on=vote.on,
        slate=SLATE,
        session=vote.session,
        issued_to=HERE,
        ballots=(Pattern(("p3",), 41),),
    )
    chosen_before = evolve(rest, ballots=(Pattern(("p1",), 1),))
    assert code(state, chosen_before, register, law_on, **law) == "WP-known"
    invalid = do(state, register, law_on, evolve(rest, void=1), **law)
    assert invalid.slates[SLATE].further == 0
    after = do(invalid, register, law_on, rest, **law).slates[SLATE]
    assert (after.phase, after.chosen, after.empty_places) == (
        SlatePhase.VOTED,
        ("p1", "p2", "p3"),
        2,
    )
    twice = do(state, register, law_on, rest, **law, LVP_another_vote=2).slates[SLATE]
    assert (twice.phase, twice.tied) == (SlatePhase.SHORT, ("p4", "p5", "p6"))
    alone = do(state, register, law_on, evolve(rest, ballots=(Pattern((), 41),)), **law)
    assert alone.slates[SLATE].empty_places == 3


def test_a_list_can_be_announced_where_the_vote_suffices(before, register, law_on):
    state, adopt = before(d.AdoptList)
    announce = d.AnnounceList(on=adopt.on, slate=SLATE, session=adopt.session)
    assert code(state, announce, register, law_on) == "LVP-list"
    after = do(state, register, law_on, announce, LVP_list="vote_suffices")
    assert (len(after.projects), after.resolutions) == (5, {})
    assert after.slates[SLATE].decided == adopt.on
    assert found(after, "LV-3") == []
    _, vote = before(d.VoteOnProjects)
    loose = {"LVP_list": "vote_suffices", "LVP_pass_base": "plurality"}
    few = evolve(vote, ballots=(Pattern(SIX[:5], 20), Pattern((), 21)))
    plural = do(before(d.VoteOnProjects)[0], register, law_on, few, announce, **loose)
    (note,) = found(plural, "LV-3")
    assert (note.severity, note.about) == ("note", SLATE)
    done = do(state, register, law_on, adopt)
    assert done.resolutions[adopt.resolution].ruling.rests_on == ("OL-25-1", "LV-1")


def test_ballots_are_of_the_form_that_the_place_has(before, register, law_on):
    state, vote = before(d.VoteOnProjects)
    ranked = evolve(vote, ballots=(Ranking(SIX, 41),))
    assert code(state, ranked, register, law_on) == "LVP-ballot"
    assert code(state, vote, register, law_on, LVP_ballot="ranked") == "LVP-ballot"
    after = do(state, register, law_on, ranked, LVP_ballot="ranked").slates[SLATE]
    assert after.chosen == SIX[:5]


def test_the_cheaper_goes_first_only_where_costs_are_known(before, voting, register, law_on):
    state, vote = before(d.VoteOnProjects)
    cheaper = {"LVP_tie": "lower_cost_first"}
    assert code(state, vote, register, law_on, **cheaper) == "LVP-tie"
    known, measures, _ = voting
    after = do(known, register, law_on, measures, vote, **cheaper).slates[SLATE]
    assert (after.phase, after.chosen) == (SlatePhase.VOTED, SIX[:5])  # p5 and p6 were level


# --- county and Zhejiang --------------------------------------------------------------------------


def county_story(county, members):
    register = Register(divisions=PLACES).with_deputies(
        Deputy(id=who, name=who, congress=county, elected_by=county, since=date(2021, 12, 1))
        for who in members
    )
    day = date(2022, 12, 20)
    propose = (
        d.Propose(on=day, slate="s", proposal=p, title=p, category="road", source="residents")
        for p in ("p1", "p2")
    )
    before_review = (
        d.OpenCall(
            on=day, by="standing-committee", slate="s", congress=county, year=2023, places=1
        ),
        *propose,
        *(d.Screen(on=day, by="government", slate="s", round=n) for n in (1, 2, 3)),
        d.OpenSession(
            on=day,
            by="standing-committee",
            session="c",
            congress=county,
            session_kind="annual",
            present=members,
        ),
    )
    report = d.ReportCandidates(on=day, by="government", slate="s", session="c", words="two")
    review = d.ReviewCandidates(on=day, by="standing-committee", slate="s", candidates=("p1", "p2"))
    return register, before_review, report, review


@pytest.mark.parametrize(("county", "rule"), [("330226", "LV-6"), ("430681", "WP-phase")])
def test_candidates_go_to_the_standing_committee_first(county, rule):
    members = ("a", "b", "c")
    register, acts, report, review = county_story(county, members)
    law = in_force(report.on, county)
    state = d.State()
    for act in acts:
        state = admit(state, act, law, register)
    assert why_not(state, report, law, register).code == rule
    assert why_not(state, evolve(review, by="presidium"), law, register).code == "LVP-review"
    hands = d.Votes(for_=3)
    at = {"on": report.on, "slate": "s", "session": "c"}
    for act in (
        review,
        report,
        d.AdoptMeasures(places=1, votes=hands, **at),
        d.VoteOnProjects(issued_to=members, ballots=(Pattern(("p1",), 3),), **at),
        d.AdoptList(votes=hands, **at),
    ):
        state = admit(state, act, law, register)
    assert state.resolutions["s/list"].ruling.rests_on == ("OL-25-1", "LV-2")


def test_zhejiang_townships_study_before_and_follow_after(before, year, folded, register, law_on):
    """The same acts judged as in a township of Zhejiang."""

    def in_zhejiang(on, place):
        return in_force(on, "330226100")

    def codes(acts, through):
        return [f.code for f in findings(folded(acts), in_zhejiang, through)]

    study = d.StudyProposals(
        on=date(2019, 5, 20), slate=SLATE, deputies=HERE[:3], proposals=("p1",), words="seen"
    )
    place = next(n for n, act in enumerate(year) if isinstance(act, d.Screen))
    studied = (*year[:place], study, *year[place:])
    assert codes(year, END).count("LV-4") == 1
    assert "LV-4" not in codes(studied, END)
    left_alone = [a for a in year if not isinstance(a, d.VisitSite | d.PresidiumMeeting)]
    assert codes(left_alone, date(2019, 12, 31)).count("LV-5") == 0
    assert codes(left_alone, date(2020, 1, 1)).count("LV-5") == 1
    assert codes(year, date(2020, 12, 31)).count("LV-5") == 0
    assert codes(year, date(2021, 1, 1)).count("LV-5") == 4  # all but the road were never rated
    assert found(folded(year), "LV-4") == []
