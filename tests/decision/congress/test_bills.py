"""Bills: movers, agenda, committee, amendments, vote; and every way a bill can go, by a machine."""

from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wholeprocess import decision as d
from wholeprocess.decision import BillPhase as P
from wholeprocess.decision import Votes
from wholeprocess.decision.bills.record import OVER
from wholeprocess.errors import Refused

TEXT = {"matter": "on the rural buses", "grounds": "two lines in ten years", "plan": "three more"}


def bill(hall, movers=None, ident="b1", **fields):
    who = hall.deputies(10 if movers is None else movers)
    return {
        "session": "s1", "bill": ident, "by": who[0] if who else "government",
        "movers": who, **TEXT, **fields,
    }  # fmt: skip


@pytest.fixture
def open_county(county):
    return county.opens().do(d.SubmitBill, **bill(county))


@pytest.mark.parametrize(
    ("where", "number", "movers", "code"),
    [
        ("430381101", 61, 4, "OL-22-2a"),
        ("430381101", 61, 5, None),
        ("430381", 100, 9, "OL-22-2a"),
        ("430381", 100, 10, None),
        ("4303", 100, 9, "OL-22-2a"),
        ("4303", 100, 10, None),
        ("43", 100, 9, "OL-22-2a"),
        ("43", 100, 10, None),
    ],
)
def test_movers_by_level(hall, where, number, movers, code):
    own = hall(where, number).opens()
    assert own.why(d.SubmitBill, **bill(own, movers)) == code


@pytest.mark.parametrize(
    ("organ", "county_code", "town_code"),
    [
        ("presidium", None, None),
        ("government", None, None),
        ("standing-committee", None, "OL-22-1"),
        ("special-committee", None, "OL-22-1"),
        ("water", "OL-22-1", "OL-22-1"),
    ],
)
def test_organs_that_move_alone(county, town, organ, county_code, town_code):
    for hall, code in ((county, county_code), (town, town_code)):
        hall.opens()
        assert hall.why(d.SubmitBill, **bill(hall, 0, by=organ)) == code


def test_a_bill_is_complete_and_its_movers_are_deputies(county):
    assert county.why(d.SubmitBill, **bill(county)) == "WP-known"
    county.at(date(2026, 1, 10)).opens()
    for part in ("grounds", "plan"):
        assert county.why(d.SubmitBill, **bill(county, **{part: " "})) == "DL25-15-1"
    strange = (*county.deputies(10), "nobody")
    assert county.why(d.SubmitBill, **bill(county, movers=None) | {"movers": strange}) == (
        "OL-22-2a"
    )
    with pytest.raises(ValueError, match="first mover"):
        county.make(d.SubmitBill, **bill(county) | {"by": "d002"})
    county.do(d.SubmitBill, **bill(county))
    assert county.why(d.SubmitBill, **bill(county)) == "WP-once"
    county.closes()
    assert county.why(d.SubmitBill, **bill(county, ident="b2")) == "LVP-in-session"


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_the_last_day_for_bills(hall, days, late):
    for way in ("refuse", "take"):
        own = hall("430381", 100, settings={"CGP-bill-late": way})
        own.sets(date(2023, 1, 20), bills_until=date(2023, 1, 12))
        own.at(date(2023, 1, 12) + timedelta(days))
        refused = late and way == "refuse"
        assert own.why(d.SubmitBill, **bill(own)) == ("CGP-bill-late" if refused else None)
        assert own.why(d.SubmitBill, **bill(own, 0)) is None  # organs are not bound by it
        if not refused:
            own.do(d.SubmitBill, **bill(own))
            assert ("CGP-bill-late" in own.codes(own.day)) == late


# --- from the agenda to the vote ------------------------------------------------------------------


def test_the_presidium_decides_on_the_agenda(open_county):
    hall = open_county
    assert hall.why(d.PutOnAgenda, bill="b1", by="office") == "OL-22-2b"
    assert hall.why(d.VoteOnBill, bill="b1", votes=Votes(for_=60)) == "WP-phase"
    assert hall.why(d.PutOnAgenda, bill="b9") == "WP-known"
    hall.do(d.ReferBill, bill="b1", committee="transport")
    assert hall.why(d.PutOnAgenda, bill="b1") == "WP-phase"
    hall.do(d.AdviseOnBill, bill="b1", agenda=True, words="ripe")
    hall.do(d.PutOnAgenda, bill="b1")
    assert hall.state.bills["b1"].phase is P.ON_AGENDA


def test_what_may_be_done_next(open_county):
    own = open_county.state.bills["b1"]
    presidium = d.allowed(own, "presidium", open_county.day)
    assert set(presidium) == {d.ReferBill, d.PutOnAgenda, d.LeaveOffAgenda, d.WithdrawBill}
    assert d.allowed(own, "congress", open_county.day) == ()
    assert d.allowed(own, "presidium", open_county.day - timedelta(1)) == ()


def test_a_township_has_no_committee_to_ask(town):
    town.opens().do(d.SubmitBill, **bill(town, 5))
    assert town.why(d.ReferBill, bill="b1", committee="transport") == "OL-22-2b"
    assert town.why(d.PutOnAgenda, bill="b1") is None


@pytest.mark.parametrize(("for_", "phase"), [(50, P.NOT_PASSED), (51, P.PASSED)])
def test_more_than_half_of_all_deputies(open_county, for_, phase):
    hall = open_county.do(d.PutOnAgenda, bill="b1")
    hall.do(d.VoteOnBill, bill="b1", votes=Votes(for_=for_, abstain=1))  # OL-25-1
    assert hall.state.bills["b1"].phase is phase
    resolution = hall.state.resolutions["b1"]
    assert (resolution.passed, resolution.not_voted) == (phase is P.PASSED, 99 - for_)


def test_amendments_are_voted_on_first(hall):
    for way, code in (("first", "CGP-amendments-first"), ("any_order", None)):
        own = hall("430381", 100, settings={"CGP-amendments-first": way}).opens()
        own.do(d.SubmitBill, **bill(own)).do(d.PutOnAgenda, bill="b1")
        own.do(d.Amend, bill="b1", by="d020", amendment="a1", words="four lines")
        again = {"bill": "b1", "by": "d021", "amendment": "a1", "words": "five"}
        assert own.why(d.Amend, **again) == "WP-once"
        vote = {"bill": "b1", "votes": Votes(for_=51)}
        assert own.why(d.VoteOnBill, **vote) == code
        assert own.why(d.VoteOnAmendment, amendment="a2", **vote) == "WP-known"
        own.do(d.VoteOnAmendment, bill="b1", amendment="a1", votes=Votes(for_=50, against=50))
        assert not own.state.bills["b1"].amendments[0].carried
        assert own.why(d.VoteOnAmendment, amendment="a1", **vote) == "WP-known"
        assert own.why(d.VoteOnBill, **vote) is None
        assert own.why(d.VoteOnBill, bill="b1", votes=Votes(for_=101)) == "LVP-voters"
        assert own.why(d.VoteOnBill, method="applause", **vote) == "CGP-voting-method"
        assert own.why(d.VoteOnBill, method="electronic", **vote) is None


def test_a_name_that_a_resolution_has(open_county):
    hall = open_county.do(d.PutOnAgenda, bill="b1")
    hall.do(d.PassResolution, session="s1", resolution="b1", title="x", votes=Votes(for_=51))
    assert hall.why(d.VoteOnBill, bill="b1", votes=Votes(for_=51)) == "WP-once"


@pytest.mark.parametrize(
    ("movers", "asking", "way", "phase"),
    [
        (11, 1, "count_again", P.SUBMITTED),
        (10, 1, "count_again", P.WITHDRAWN),
        (10, 1, "stands", P.SUBMITTED),
        (10, 10, "stands", P.WITHDRAWN),
    ],
)
def test_movers_withdraw(hall, movers, asking, way, phase):
    own = hall("430381", 100, settings={"CGP-signature": way}).opens()
    own.do(d.SubmitBill, **bill(own, movers))
    own.do(d.WithdrawBill, bill="b1", asking=own.deputies(asking), consent=False)
    assert own.state.bills["b1"].phase is P.SUBMITTED
    own.do(d.WithdrawBill, bill="b1", asking=own.deputies(asking))
    assert own.state.bills["b1"].phase is phase
    if phase is P.SUBMITTED:
        assert len(own.state.bills["b1"].movers) == movers - asking


def test_withdrawing_is_for_movers_before_the_vote_with_the_presidiums_consent(county):
    hall = county.at(date(2026, 1, 10)).opens().do(d.SubmitBill, **bill(county))
    hall.do(d.PutOnAgenda, bill="b1")
    ask = {"bill": "b1", "asking": hall.deputies(10)}
    assert hall.why(d.WithdrawBill, bill="b1", asking=("d050",)) == "DL25-15-3"
    assert hall.why(d.WithdrawBill, by="d001", **ask) == "DL25-15-3"
    assert hall.why(d.WithdrawBill, **ask) is None
    hall.do(d.VoteOnBill, bill="b1", votes=Votes(for_=51))
    assert hall.why(d.WithdrawBill, **ask) == "WP-phase"


# --- what becomes of it ---------------------------------------------------------------------------


def test_a_bill_left_off_becomes_a_suggestion(open_county):
    hall = open_county
    assert hall.why(d.TurnIntoSuggestion, bill="b1", suggestion="x") == "WP-phase"
    hall.do(d.LeaveOffAgenda, bill="b1", reason="within the plan already")
    hall.do(d.SubmitBill, **bill(hall, ident="b2"))
    hall.do(d.LeaveOffAgenda, bill="b2", reason="the same")
    hall.do(d.TurnIntoSuggestion, bill="b1", suggestion="x")
    assert hall.why(d.TurnIntoSuggestion, bill="b2", suggestion="x") == "WP-once"
    assert hall.codes(hall.day) == []
    hall.closes()
    assert hall.codes(hall.day) == ["CGP-bill-suggestion"]  # b2


def test_where_the_local_text_says_so_it_is_a_breach(hall):
    own = hall("370102", 100).opens()
    own.do(d.SubmitBill, **bill(own)).do(d.LeaveOffAgenda, bill="b1", reason="no").closes()
    (found,) = d.findings(own.state, own.law, own.day)
    assert (found.code, found.severity) == ("CGL-bill-suggestion", "breach")


def test_a_session_closes_after_what_was_done_in_it(open_county):
    hall = open_county
    voted = hall.day + timedelta(3)
    hall.do(d.PutOnAgenda, on=hall.day + timedelta(1), bill="b1")
    hall.do(d.VoteOnBill, on=voted, bill="b1", votes=Votes(for_=51))
    assert hall.why(d.CloseSession, on=voted - timedelta(1), session="s1") == "WP-order"
    assert hall.why(d.CloseSession, on=voted, session="s1") is None
    hall.do(d.ReportOnBill, on=voted + timedelta(90), bill="b1", words="two lines run")
    assert hall.why(d.CloseSession, on=voted, session="s1") is None


def test_what_the_session_left_undone(open_county):
    hall = open_county.do(d.SubmitBill, **bill(open_county, ident="b2"))
    hall.do(d.PutOnAgenda, bill="b2").closes()
    assert hall.codes(hall.day) == ["CGP-bill-voted", "OL-22-2b"]


def test_what_was_passed_is_reported_on(open_county):
    hall = open_county.do(d.PutOnAgenda, bill="b1")
    hall.do(d.VoteOnBill, bill="b1", votes=Votes(for_=51)).closes()
    due = date(2023, 7, 10)
    assert hall.codes(due) == []
    assert hall.codes(due + timedelta(1)) == ["CGP-bill-report"]
    hall.at(due).do(d.ReportOnBill, bill="b1", words="two of three lines run")
    assert hall.codes(due + timedelta(1)) == []


# --- every way a bill can go ----------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _built_by(hall):
    Bills.of = hall


class Bills(RuleBasedStateMachine):
    """Acts in any order on one bill: what is refused changes nothing, what is over stays over."""

    @initialize(movers=st.integers(10, 14))
    def begin(self, movers):
        self.hall = Bills.of("430381", 100).opens()
        self.hall.do(d.SubmitBill, **bill(self.hall, movers))
        self.seen = [P.SUBMITTED]

    def tried(self, act, **fields):
        before = self.hall.state
        why = self.hall.why(act, bill="b1", **fields)
        if why is None:
            self.hall.do(act, bill="b1", **fields)
            self.seen.append(self.own.phase)
            return
        with pytest.raises(Refused) as refused:
            self.hall.do(act, bill="b1", **fields)
        assert refused.value.code == why
        assert self.hall.state is before

    def teardown(self):
        if hasattr(self, "seen"):
            event(f"ends {self.own.phase}")

    @property
    def own(self):
        return self.hall.state.bills["b1"]

    @rule()
    def put_on_agenda(self):
        self.tried(d.PutOnAgenda)

    @rule()
    def refer(self):
        self.tried(d.ReferBill, committee="c")

    @rule()
    def leave_off(self):
        self.tried(d.LeaveOffAgenda, reason="r")

    @rule(agenda=st.booleans())
    def committee(self, agenda):
        self.tried(d.AdviseOnBill, agenda=agenda, words="w")

    @rule(name=st.sampled_from("ab"), for_=st.sampled_from([50, 51]), too=st.booleans())
    def amend(self, name, for_, too):
        self.tried(d.Amend, by="d001", amendment=name, words="w")
        if too:
            self.tried(d.VoteOnAmendment, amendment=name, votes=Votes(for_=for_))

    @rule(for_=st.sampled_from([50, 51]))
    def vote(self, for_):
        self.tried(d.VoteOnBill, votes=Votes(for_=for_))

    @rule(who=st.integers(1, 14), consent=st.booleans())
    def withdraw(self, who, consent):
        self.tried(d.WithdrawBill, asking=(f"d{who:03}",), consent=consent)

    @rule(for_=st.sampled_from([50, 51]))
    def at_once(self, for_):
        """Through the whole table, as far as it goes from here."""
        self.tried(d.PutOnAgenda)
        for name in self.own.waiting:
            self.tried(d.VoteOnAmendment, amendment=name, votes=Votes(for_=51))
        self.tried(d.VoteOnBill, votes=Votes(for_=for_))

    @rule()
    def suggestion(self):
        self.tried(d.TurnIntoSuggestion, suggestion="x")

    @invariant()
    def what_is_over_stays_over(self):
        if hasattr(self, "seen"):
            first = next((n for n, p in enumerate(self.seen) if p in OVER), len(self.seen))
            assert len(set(self.seen[first:])) <= 1

    @invariant()
    def it_has_its_movers_its_resolution_and_its_suggestion(self):
        if not hasattr(self, "seen"):
            return
        own = self.own
        assert (own.phase in (P.PASSED, P.NOT_PASSED)) == ("b1" in self.hall.state.resolutions)
        assert (own.phase is P.SUGGESTION) == bool(own.suggestion)
        if own.phase is not P.WITHDRAWN:
            assert len(own.movers) >= 10
        if own.phase in (P.PASSED, P.NOT_PASSED):
            assert not own.waiting
            assert P.ON_AGENDA in self.seen
        assert d.BILL.graph().number_of_nodes() == len(P)


TestBills = Bills.TestCase
TestBills.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
