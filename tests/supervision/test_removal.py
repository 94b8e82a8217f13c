"""Investigation and dismissal: who proposes, who may sit, whom it may concern, how it is voted."""

from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess import decision
from wholeprocess import supervision as s
from wholeprocess.law import in_force

COUNTY = "430381"
DAY = date(2025, 5, 20)
V1, D1 = {"investigation": "x1"}, {"dismissal": "x1"}


def propose(by="council", signers=(), **more):
    fields = {"decision_needed": True, "facts_unclear": True, "question": "工程账目", **V1}
    fields = {"on": DAY, "congress": COUNTY, **fields, **more}
    return s.ProposeInvestigation(by=by, signers=signers, **fields)


def set_up(people=None, votes=17, experts=(), on=DAY):
    people = people or [
        s.Investigator(person="m1", of="member", chair=True),
        s.Investigator(person="d1", of="deputy"),
    ]
    return s.SetUpInvestigation(
        on=on, people=people, experts=experts, votes=s.Votes(for_=votes), **V1
    )


@pytest.mark.parametrize(
    ("needed", "unclear", "code"),
    [(True, True, ""), (True, False, "SL24-55"), (False, True, "SL24-55")],
)
def test_a_decision_is_needed_and_facts_are_unclear(desk, needed, unclear, code):
    """SL24-55."""
    assert desk.refused(propose(decision_needed=needed, facts_unclear=unclear)) == code


@pytest.mark.parametrize(
    ("members", "signers", "code"),
    [(33, 6, "SL24-56"), (33, 7, ""), (35, 7, ""), (30, 5, "SL24-56")],
)
def test_one_fifth_of_the_members_proposes(new_desk, members, signers, code):
    """SL24-56: 7 of 33; the council may as well."""
    desk = new_desk(members=members)
    names = desk.members[:signers]
    assert desk.refused(propose(names[0], names)) == code
    assert desk.refused(propose()) == ""
    if not code:
        assert desk.refused(propose(names[0], names, written=False)) == "SL24-56"
        assert desk.refused(propose("d1", names)) == "WP-known"


@given(st.integers(1, 100), st.data())
def test_a_fifth_is_what_a_plain_reading_gives(members, data):
    signers = data.draw(st.integers(0, members))
    event(f"exactly a fifth: {5 * signers == members}")
    for code in ("SL24-56", "SL24-61"):
        met = in_force(DAY, COUNTY).threshold(code).met(signers, of=members)
        assert met == (5 * signers >= members)


def test_members_and_deputies_sit_and_experts_help(desk):
    """SL24-57-1."""
    desk.do(propose())
    wrong = s.Investigator(person="d1", of="member")
    assert desk.refused(set_up([wrong])) == "WP-known"
    assert desk.refused(set_up([s.Investigator(person="zhang", of="deputy")])) == "WP-known"
    assert desk.refused(set_up(experts=["m1"])) == "SL24-57-1"
    assert desk.refused(set_up(votes=34)) == "OL-51-4"
    desk.do(set_up(experts=["会计师"]))
    assert desk.state.investigations["x1"].experts == ("会计师",)


@pytest.mark.parametrize(("votes", "phase"), [(16, "rejected"), (17, "at-work")])
def test_it_is_set_up_by_more_than_half_of_all_members(desk, votes, phase):
    desk.do(propose(), set_up(votes=votes))
    assert desk.state.investigations["x1"].phase.value == phase


def test_an_interest_bars(desk):
    """SL24-57-2: refused where it is known before, found where it is known after."""
    interest = s.Interest(person="d1", words="承包人之弟")
    declare = s.DeclareInterest(on=DAY, interest=interest, **V1)
    desk.do(propose(), declare)
    assert desk.refused(set_up()) == "SL24-57-2"
    desk.do(set_up([s.Investigator(person="m1", of="member")]))
    assert desk.found(DAY) == []
    desk.do(s.DeclareInterest(on=DAY, interest=s.Interest(person="m1", words="股东"), **V1))
    assert desk.found(DAY) == ["SL24-57-2"]
    assert desk.refused(s.StepBack(on=DAY, person="d1", **V1)) == "WP-known"
    desk.do(s.StepBack(on=DAY, person="m1", **V1))
    assert desk.found(DAY) == []


def test_report_and_resolution(desk):
    """SL24-58, SL24-59: who supplies nothing is found; the committee resolves, not they."""
    desk.do(propose(), set_up())
    desk.do(s.RecordRefusedMaterial(on=DAY, whom="u1", what="账目", **V1))
    assert desk.found(DAY) == ["SL24-58"]
    resolve = {"on": DAY, "words": "追回款项", **V1}
    early = s.ResolveOnInvestigation(votes=s.Votes(for_=17), **resolve)
    assert desk.refused(early) == "WP-phase"
    desk.do(s.ReportInvestigation(on=DAY, words="账目不实", **V1))
    assert desk.refused(s.ResolveOnInvestigation(votes=s.Votes(for_=34), **resolve)) == "OL-51-4"
    by_them = s.ResolveOnInvestigation(votes=s.Votes(for_=17), by="special-committee", **resolve)
    assert desk.refused(by_them) == "SL24-59"
    desk.do(early, s.CloseInvestigation(on=DAY, reason="已决定", **V1))
    assert desk.state.investigations["x1"].resolution.outcome == s.Carried()


# --- dismissal ------------------------------------------------------------------------------------


def move(by="council", signers=(), on=DAY, office="deputy-head", **more):
    fields = {"person": "zhao", "reasons": "失职", "materials": ["审计报告"], **D1}
    fields = {"on": on, "congress": COUNTY, **fields, **more}
    return s.MoveDismissal(by=by, signers=signers, office=office, **fields)


@pytest.mark.parametrize(
    ("office", "here", "code"),
    [
        ("head-of-government", True, "SL24-60"),
        ("deputy-head", False, ""),
        ("court-president", True, "SL24-60"),
        ("chief-procurator", True, "SL24-60"),
        ("director-of-supervision", True, "SL24-60"),
        ("government-member", True, ""),
        ("government-member", False, "SL24-60"),
        ("court-member", True, ""),
        ("court-president-appointed", True, ""),
        ("procuratorate-head-appointed", False, "SL24-60"),
    ],
)
def test_whom_it_may_concern(desk, office, here, code):
    """SL24-60: a mayor never, a vice-mayor in recess, others where this committee appointed."""
    assert desk.refused(move(office=office, appointed_here=here)) == code


@pytest.mark.parametrize(("on", "code"), [(date(2024, 11, 7), "SL24-60"), (date(2024, 11, 8), "")])
def test_members_of_the_supervisory_commission_since_2024(desk, on, code):
    act = move(on=on, office="supervision-member", appointed_here=True)
    assert desk.refused(act) == code


def test_not_while_the_congress_sits(desk):
    day = date(2025, 1, 8)
    everyone = (*desk.members, *desk.deputies)
    at = {"session": "s1", "by": "standing-committee"}
    desk.do(
        decision.OpenSession(on=day, congress=COUNTY, session_kind="annual", present=everyone, **at)
    )
    assert desk.refused(move(on=day)) == "SL24-60"


@pytest.mark.parametrize(("signers", "code"), [(6, "SL24-61"), (7, "")])
def test_organs_the_council_or_a_fifth_of_the_members(desk, signers, code):
    """SL24-61: a motion by members waits for the council, another is submitted at once."""
    names = desk.members[:signers]
    assert desk.refused(move(names[0], names)) == code
    assert desk.refused(move("government")) == desk.refused(move("council")) == ""
    assert desk.refused(move("office")) == "WP-known"
    desk.do(move("government"))
    assert desk.state.dismissals["x1"].phase is s.DismissalPhase.SUBMITTED
    if code:
        return
    desk.do(move(names[0], names, dismissal="x2"))
    assert desk.state.dismissals["x2"].phase is s.DismissalPhase.MOVED
    decide = {"on": DAY, "dismissal": "x2"}
    assert desk.refused(s.DecideSubmission(submission="submit", by="m1", **decide)) == "SL24-61"
    desk.do(s.DecideSubmission(submission="investigate", **decide))
    desk.do(s.DecideSubmission(submission="submit", **decide))
    assert desk.state.dismissals["x2"].phase is s.DismissalPhase.SUBMITTED


@pytest.mark.parametrize("lacks", [{"person": " "}, {"reasons": ""}, {"materials": []}])
def test_it_names_whom_and_why_with_materials(desk, lacks):
    """SL24-62-1."""
    assert desk.refused(move(**lacks)) == "SL24-62-1"


def vote(desk, votes=17, against=0, **more):
    meeting = f"meeting-{DAY}"
    if meeting not in desk.state.meetings:
        desk.meet(DAY, present=33)
    made = s.Votes(for_=votes, against=against)
    return s.VoteOnDismissal(on=DAY, meeting=meeting, votes=made, **D1, **more)


@pytest.mark.parametrize(
    ("votes", "against", "phase"), [(16, 0, "failed"), (17, 16, "passed"), (33, 0, "passed")]
)
def test_more_than_half_of_all_members_in_secret(desk, votes, against, phase):
    """SL24-62-3: of 33 members 16 are not enough, and 17 are, also against 16."""
    desk.do(move())
    assert desk.refused(vote(desk, 17, 17)) == "OL-51-4"
    assert desk.refused(vote(desk, secret=False)) == "SL24-62-3"
    desk.do(vote(desk, votes, against))
    made = desk.state.dismissals["x1"]
    assert (made.phase.value, made.ruling.rests_on) == (phase, ("SL24-62-3",))
    assert desk.refused(vote(desk)) == "WP-phase"


@pytest.mark.parametrize(
    ("heard", "defends", "found"),
    [(True, False, []), (False, True, []), (False, False, ["SL24-62-2"])],
)
def test_the_person_may_defend_himself(desk, heard, defends, found):
    """SL24-62-2."""
    desk.do(move())
    other = s.DefendAgainstDismissal(on=DAY, by="m1", words="…", **D1)
    assert desk.refused(other) == "SL24-62-2"
    if defends:
        desk.do(s.DefendAgainstDismissal(on=DAY, by="zhao", words="已尽责", **D1))
    desk.do(vote(desk, heard=heard))
    assert desk.found(DAY) == found


def test_a_township_dismisses_and_investigates_nobody(desk):
    for act in (propose(congress="430381101"), move(congress="430381101")):
        assert desk.refused(act) == "OL-19-2"


def test_an_investigation_is_a_step_of_a_matter(desk):
    desk.do(propose(), s.OpenMatter(on=DAY, matter="m1", congress=COUNTY, title="工程"))
    desk.do(s.AddStep(on=DAY, matter="m1", step="investigations", ref="x1"))
    assert s.steps_of(desk.state.matters["m1"], s.StepKind.INVESTIGATION) == ("x1",)
