"""A chosen project's money, its changes, its years, and those who lead: allowed, refused, found."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess import decision as d
from wholeprocess.decision import Change, ProjectPhase, SlatePhase, Votes, admit, findings
from wholeprocess.decision import why_not as refusal_of
from wholeprocess.law import in_force

TOWN, SLATE, ROAD = "430681118", "430681118/2019", "430681118/2019/p1"
NEXT = "430681118/2020"
HERE = tuple(f"d{n:02}" for n in range(1, 42))
DAY = date(2019, 9, 2)
PLAN = 240_000_000
LAST = date(2020, 2, 2)


@pytest.fixture
def do(register, law_on):
    def take(state, *acts, **settings):
        for act in acts:
            state = admit(state, act, law_on(act, **settings), register)
        return state

    return take


@pytest.fixture
def why(register, law_on):
    def ask(state, act, **settings):
        refusal = refusal_of(state, act, law_on(act, **settings), register)
        return refusal.code if refusal else None

    return ask


@pytest.fixture
def road(before):
    """The state with the road scheduled: 240 million fen, due on 7 January 2020."""
    return before(d.VisitSite)[0]


def found(state, code, through=LAST, about=None, **settings):
    def law_at(on, place):
        law = in_force(on, place)
        return law.under({name.replace("_", "-"): value for name, value in settings.items()})

    rows = findings(state, law_at, through)
    return [f for f in rows if f.code == code and about in (None, f.about)]


def fund(amount, source="county", on=DAY):
    return d.FundProject(on=on, project=ROAD, source=source, amount_fen=amount)


def pay(amount, number="1", on=DAY):
    return d.PayForProject(on=on, project=ROAD, payment=number, payee="builder", amount_fen=amount)


def give_back(amount, source="county", on=DAY):
    return d.ReturnMoney(on=on, project=ROAD, source=source, amount_fen=amount)


# --- money ----------------------------------------------------------------------------------------


def test_what_comes_in_is_what_is_paid_goes_back_and_is_left(road, do):
    state = do(road, fund(200), fund(50, "village"), pay(120), give_back(30), pay(80, "2"))
    account = state.projects[ROAD].account
    assert account.by_source == (("county", 170), ("village", 50))
    assert (account.funded_fen, account.paid_fen, account.returned_fen) == (250, 200, 30)
    assert account.left_fen == 20


def test_no_payment_without_the_money_nor_above_the_plan(road, do, why):
    state = do(road, fund(100))
    assert why(road, pay(1)) == "LVP-money"
    assert (why(state, pay(100)), why(state, pay(101))) == (None, "LVP-money")
    rich = do(road, fund(PLAN + 1))
    assert (why(rich, pay(PLAN)), why(rich, pay(PLAN + 1))) == (None, "LVP-money")
    assert why(do(state, pay(1)), pay(1)) == "WP-once"
    assert why(state, evolve(pay(1), by="congress")) == "LVP-money"


def test_a_payment_needs_a_plan(before, why, do):
    state, schedule = before(d.ScheduleProject)
    chosen = do(state, fund(5, on=schedule.on))
    assert why(chosen, pay(5, on=schedule.on)) == "WP-phase"


def test_money_goes_back_to_who_gave_it(road, do, why):
    state = do(road, fund(100), fund(10, "village"), pay(95))
    assert why(state, give_back(10, "village")) is None
    assert why(state, give_back(11, "village")) == "LVP-money"  # more than it gave
    assert why(state, give_back(16)) == "LVP-money"  # more than is left
    assert why(state, give_back(1, "province")) == "LVP-money"


def test_more_is_paid_only_after_a_recorded_change(road, do, why):
    more = Change(cost_fen=PLAN + 10)
    state = do(road, fund(PLAN + 10), *consent(more), change(more))
    project = state.projects[ROAD]
    assert (project.planned_fen, project.budget_fen) == (PLAN, PLAN + 10)
    assert (why(state, pay(PLAN + 10)), why(state, pay(PLAN + 11))) == (None, "LVP-money")


moves = st.tuples(
    st.sampled_from(("fund", "pay", "back")), st.sampled_from(("a", "b")), st.integers(1, 9)
)


@given(st.lists(moves, max_size=12))
def test_money_is_never_lost_and_never_spent_twice(planned_road, drawn):
    state, law, register = planned_road
    own = {"a": 0, "b": 0}
    paid = refused = 0
    for number, (move, source, amount) in enumerate(drawn):
        act = {
            "fund": fund(amount, source),
            "pay": pay(amount, str(number)),
            "back": give_back(amount, source),
        }[move]
        left = sum(own.values()) - paid
        can = move == "fund" or amount <= (left if move == "pay" else min(left, own[source]))
        refusal = refusal_of(state, act, law, register)
        assert (refusal is None) == can
        if refusal is not None:
            refused += 1
            continue
        state = admit(state, act, law, register)
        own[source] += {"fund": amount, "pay": 0, "back": -amount}[move]
        paid += amount if move == "pay" else 0
    account = state.projects[ROAD].account
    event(f"refused {refused > 0}, paid {paid > 0}, back {account.returned_fen > 0}")
    assert account.funded_fen == account.paid_fen + account.returned_fen + account.left_fen
    assert account.left_fen == sum(own.values()) - paid >= 0
    assert dict(account.by_source) == {source: own[source] for source, _ in account.by_source}


def test_an_account_that_does_not_close_is_found(year, folded, do):
    def closing(*money):
        place = next(n for n, act in enumerate(year) if isinstance(act, d.CloseProject))
        return folded((*year[:place], *money, *year[place:]))

    real, end = 205_000_000, date(2020, 2, 1)
    exact = (fund(real, on=end), pay(real, on=end))
    assert found(closing(), "LVP-settled") == []
    assert found(closing(*exact), "LVP-settled") == []
    assert len(found(closing(fund(real, on=end), pay(real - 1, on=end)), "LVP-settled")) == 1
    assert len(found(closing(*exact, fund(7, on=end)), "LVP-settled")) == 1
    assert found(closing(*exact, fund(7, on=end), give_back(7, on=end)), "LVP-settled") == []


# --- plan against outcome -------------------------------------------------------------------------


@pytest.mark.parametrize(("expected", "fewer"), [(3200, False), (3201, True)])
def test_fewer_beneficiaries_than_expected_are_found(year, folded, expected, fewer):
    place = next(n for n, act in enumerate(year) if isinstance(act, d.Screen))
    assess = d.AssessProposal(
        on=date(2019, 5, 10),
        slate=SLATE,
        proposal="p1",
        cost_fen=1,
        site="v1",
        beneficiaries=expected,
    )
    state = folded((*year[:place], assess, *year[place:]))
    assert bool(found(state, "LVP-beneficiaries")) == fewer


def test_a_cost_above_the_plan_as_changed(year, folded):
    def cost(fen, *more):
        place = next(n for n, act in enumerate(year) if isinstance(act, d.VisitSite))
        acts = (*year[:place], *more, *year[place:])
        return folded(
            evolve(a, cost_fen=fen) if isinstance(a, d.AcceptProject) else a for a in acts
        )

    wider = Change(cost_fen=PLAN + 5)
    changed = (*consent(wider, on=date(2019, 8, 20)), change(wider, on=date(2019, 8, 20)))
    assert found(cost(PLAN), "LVP-cost") == []
    assert len(found(cost(PLAN + 5), "LVP-cost")) == 1
    assert found(cost(PLAN + 5, *changed), "LVP-cost") == []
    assert len(found(cost(PLAN + 6, *changed), "LVP-cost")) == 1


# --- changes --------------------------------------------------------------------------------------


def consent(what, *, votes=31, on=DAY, number="c1"):
    """A session that is asked to consent, from its opening to its close."""
    return (
        d.OpenSession(on=on, session=f"x{on}", congress=TOWN, session_kind="special", present=HERE),
        d.ConsentToChange(
            on=on,
            project=ROAD,
            session=f"x{on}",
            change=number,
            what=what,
            votes=Votes(for_=votes),
        ),
        d.CloseSession(on=on, session=f"x{on}"),
    )


def change(what, number="c1", on=DAY):
    return d.ChangeProject(on=on, project=ROAD, change=number, what=what, reason="soft ground")


SITE = Change(site="v2")


def test_a_chosen_project_is_not_changed_without_consent(road, do, why):
    assert why(road, change(SITE)) == "LVP-change"
    assert why(do(road, *consent(SITE, votes=30)), change(SITE)) == "LVP-change"
    agreed = do(road, *consent(SITE))
    assert why(agreed, change(SITE)) is None
    assert why(agreed, change(Change(site="v3"))) == "LVP-change"
    assert why(agreed, change(SITE, "c2")) == "LVP-change"
    after = do(agreed, change(SITE))
    assert after.projects[ROAD].consent("c1").given
    assert why(after, change(SITE)) == "WP-once"
    again = consent(SITE, on=DAY + timedelta(days=1))
    assert why(do(after, again[0]), again[1]) == "WP-once"


def test_a_place_can_leave_changes_to_the_government_on_record(road, do, why):
    assert why(road, change(SITE), LVP_change="recorded") is None
    after = do(road, change(SITE), LVP_change="recorded").projects[ROAD]
    assert after.changes == (change(SITE),)


def test_consent_is_given_in_session_by_the_congress(road, do, why):
    opening, asked, _ = consent(SITE)
    assert why(road, asked) == "WP-known"
    state = do(road, opening)
    assert why(state, evolve(asked, votes=Votes(for_=42))) == "LVP-voters"
    assert why(state, evolve(asked, session=None)) == "WP-known"
    assert why(state, evolve(asked, by="presidium")) == "LVP-change"  # it does not decide for it
    assert why(state, evolve(asked, by="standing-committee", members=33)) == "LVP-change"


def test_above_the_township_the_standing_committee_consents_in_recess(road, do, register):
    """The same project as a county's: the committee has 33 members."""
    county = "430681"
    law = in_force(DAY, county)
    project = evolve(road.projects[ROAD], congress=county)
    state = evolve(road, projects={ROAD: project})
    asked = d.ConsentToChange(
        on=DAY,
        by="standing-committee",
        project=ROAD,
        change="c1",
        what=SITE,
        votes=Votes(for_=17),
        members=33,
    )

    def why_not(act, state=state, law=law):
        refusal = refusal_of(state, act, law, register)
        return refusal.code if refusal else None

    after = admit(state, asked, law, register)
    assert after.projects[ROAD].consents[0].ruling.rests_on == ("OL-51-4",)
    assert why_not(change(SITE), after) is None
    lost = admit(state, evolve(asked, votes=Votes(for_=16)), law, register)
    assert why_not(change(SITE), lost) == "LVP-change"
    assert why_not(evolve(asked, votes=Votes(for_=17, against=17))) == "OL-51-4"
    assert why_not(evolve(asked, members=None)) == "OL-51-4"
    assert why_not(asked, law=law.under({"LVP-change": "congress_only"})) == "LVP-change"
    opening = d.OpenSession(
        on=DAY,
        by="standing-committee",
        session="county",
        congress=county,
        session_kind="special",
        present=("county",),
    )
    assert why_not(asked, admit(state, opening, law, register)) == "LVP-change"


def test_a_later_day_moves_the_stages_that_are_open(before, do, why, folded):
    state, visit = before(d.AskQuestion)  # the first stage was reached on 20 September
    later, on = Change(due=date(2020, 3, 7)), date(2019, 9, 21)
    after = do(state, *consent(later, on=on), change(later, on=on)).projects[ROAD]
    assert (after.due, after.plan.due) == (date(2020, 3, 7), date(2020, 1, 7))
    assert [m.due for m in after.milestones] == [
        date(2019, 10, 9),
        date(2020, 2, 6),
        date(2020, 3, 7),
    ]
    early = Change(due=date(2019, 8, 10))
    asked = do(state, *consent(early, on=on))
    assert why(asked, change(early, on=on)) == "LVP-schedule"
    assert visit.project == ROAD


def test_a_project_is_dropped_with_consent_and_then_nothing_is_late(road, do, why):
    drop = Change(dropped=True)
    state = do(road, fund(9), *consent(drop), change(drop))
    assert state.projects[ROAD].phase is ProjectPhase.DROPPED
    assert why(state, give_back(9)) is None
    assert why(state, d.CompleteProject(on=DAY, project=ROAD)) == "WP-phase"
    assert found(state, "LVP-due", about=ROAD) == []
    assert len(found(road, "LVP-due", about=ROAD)) == 4
    renamed = Change(title="a bridge")
    named = do(road, *consent(renamed), change(renamed)).projects[ROAD]
    assert named.title == "a bridge"


# --- years ----------------------------------------------------------------------------------------

CALL = d.OpenCall(on=date(2019, 10, 1), slate=NEXT, congress=TOWN, year=2020)
CARRY = d.CarryOver(on=date(2019, 12, 31), project=ROAD, into=NEXT, reason="rain")


def test_an_unfinished_project_goes_over_to_the_next_year(road, do, why):
    assert why(road, CARRY) == "LVP-carry"  # no call yet
    state = do(road, CALL)
    other = evolve(CALL, slate="later", year=2021)
    assert why(do(state, other), evolve(CARRY, into="later")) == "LVP-carry"
    after = do(state, CARRY)
    project = after.projects[ROAD]
    assert (project.phase, project.carried_into) == (ProjectPhase.SCHEDULED, (NEXT,))
    assert after.slates[NEXT].carried == (ROAD,)
    assert why(after, CARRY) == "LVP-carry"  # it is of 2020 now
    assert why(do(after, other), evolve(CARRY, into="later")) is None


def test_a_place_can_have_it_voted_on_again(road, do, why):
    again = {"LVP_carry": "vote_again"}
    state = do(road, CALL, CARRY, **again)
    assert state.projects[ROAD].phase is ProjectPhase.CARRIED
    slate = state.slates[NEXT]
    assert (slate.running, slate.proposals[ROAD].source) == ((ROAD,), ROAD)
    screened = do(road, CALL, d.Screen(on=CARRY.on, slate=NEXT, round=1))
    assert screened.slates[NEXT].phase is SlatePhase.SCREENING
    assert why(screened, CARRY, **again) == "LVP-carry"
    assert why(screened, CARRY) is None


def test_what_is_left_lying_when_the_next_list_is_made_is_found(before, do, year):
    """A second year in which nothing is collected but one proposal."""
    state, complete = before(d.CompleteProject)

    def next_list(state):
        on = complete.on
        at, open_session = {"on": on, "slate": NEXT, "session": "n"}, consent(SITE, on=on)[0]
        return do(
            state,
            evolve(open_session, session="n"),
            *(d.Screen(on=on, slate=NEXT, round=n) for n in (1, 2, 3)),
            d.ReviewCandidates(on=on, slate=NEXT, candidates=("q1", "q2")),
            d.ReportCandidates(words="two", **at),
            d.AdoptMeasures(places=1, votes=Votes(for_=41), **at),
            d.VoteOnProjects(issued_to=HERE, ballots=(d.Pattern(("q1",), 41),), **at),
            d.AdoptList(votes=Votes(for_=41), **at),
        )

    proposals = (
        d.Propose(
            on=complete.on, slate=NEXT, proposal=q, title=q, category="road", source="residents"
        )
        for q in ("q1", "q2")
    )
    state = do(state, CALL, *proposals)
    left = found(next_list(state), "LVP-carry", about=ROAD)
    assert [f.on for f in left] == [complete.on]
    carried = next_list(do(state, evolve(CARRY, on=complete.on)))
    assert found(carried, "LVP-carry", about=ROAD) == []
    assert found(next_list(do(state, complete)), "LVP-carry", about=ROAD) == []
    assert found(state, "LVP-carry") == []


def test_a_project_of_several_years_has_a_target_for_each(before, do, why):
    state, plan = before(d.ScheduleProject)
    start = date(2019, 8, 10)
    assert (
        found(do(state, evolve(plan, start=start, due=date(2020, 8, 10))), "LVP-several-years")
        == []
    )
    long = do(state, evolve(plan, start=start, due=date(2020, 8, 11)))
    assert len(found(long, "LVP-several-years", date(2019, 12, 31))) == 1
    assert len(found(long, "LVP-several-years", date(2020, 1, 1))) == 2
    targets = [d.SetYearTarget(on=DAY, project=ROAD, year=y, words="half") for y in (2019, 2020)]
    assert why(long, evolve(targets[0], year=2021)) == "LVP-several-years"
    set_ = do(long, *targets)
    assert why(set_, targets[0]) == "WP-once"
    assert found(set_, "LVP-several-years", date(2019, 12, 31)) == []
    assert len(found(set_, "LVP-several-years", date(2020, 1, 1))) == 1
    report = d.ReportYear(on=DAY, project=ROAD, year=2019, reached=True, words="done")
    assert why(long, report) == "LVP-several-years"
    assert found(do(set_, report), "LVP-several-years", date(2020, 1, 1)) == []
    missed = do(set_, evolve(report, reached=False))
    assert why(missed, report) == "WP-once"
    assert len(found(missed, "LVP-several-years", date(2020, 1, 1))) == 1


# --- who leads ------------------------------------------------------------------------------------

MUSTS = {
    "LVP-must-appraisal": d.AppraiseLeaders,
    "LVP-must-report": d.SecretaryReports,
    "LVP-must-promotion": d.ConsiderPromotion,
}


@pytest.mark.parametrize("code", MUSTS)
def test_leaders_who_leave_the_vote_out_are_found(year, folded, do, code):
    state = folded(year)
    act = MUSTS[code](
        on=date(2020, 1, 15), by="county-party-committee", slate=SLATE, words="the year",
        counts_the_vote=True,
    )  # fmt: skip
    assert found(do(state, act), code, date(2020, 2, 2)) == []
    left_out = evolve(act, counts_the_vote=False)
    assert len(found(do(state, left_out), code, date(2020, 2, 2))) == 1
    assert found(state, code, date(2020, 2, 2)) == []
    every = found(state, code, date(2020, 2, 2), LVP_musts="every_year")
    assert len(every) == (code != "LVP-must-promotion")
    assert found(state, code, date(2019, 12, 31), LVP_musts="every_year") == []
