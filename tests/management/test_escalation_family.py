"""Parents and children: whatever ends in whatever order, everything awaited can come home."""

from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Register, Unit
from wholeprocess.law import in_force
from wholeprocess.management import Leg, LegStanding, Outcome, Phase
from wholeprocess.management.submission import BEFORE_THE_REPLY

COUNTY, CITY, PROVINCE = "430381", "4303", "43"
BOTH = (Leg(CITY, ["city-1"]), Leg(PROVINCE, ["prov-1"]))
ONE = BOTH[:1]


def raised(desk, s="s1", legs=BOTH, **more):
    desk.handling(s, **more)
    return desk.do(m.Escalate(on=desk.day(40), suggestion=s, legs=legs, reason="本级无力解决"))


def put_forward(desk, s, by="city-1", parent="s1", n=50):
    return desk.do(
        m.Submit(on=desk.day(n), by=by, title="修坝", text="请", suggestion=s, parent=parent)
    )


def ended(desk, s, result="solved", n=60, by="city-1"):
    desk.do(m.Assign(on=desk.day(n), lead="u2", suggestion=s))
    answer = {"words": f"{s}答复", "fen": 300}
    desk.do(m.Reply(on=desk.day(n), by="u2", result=result, suggestion=s, **answer))
    return desk.do(m.Close(on=desk.day(n), unrated_because="未反馈", suggestion=s))


def home(desk, congress, child, outcome="solved", n=70, s="s1"):
    return m.BringHome(
        on=desk.day(n), suggestion=s, congress=congress, child=child, outcome=outcome, words="答复"
    )


def refusal(desk, act):
    found = desk.why_not(act)
    return found and (found.code, found.what)


def standings(desk, s="s1"):
    legs = m.legs_of(desk.state.cases[s], desk.state.cases)
    return {leg.congress: leg.standing for leg in legs}


# --- what comes home ------------------------------------------------------------------------------


def test_where_each_leg_stands(desk):
    raised(desk)
    assert standings(desk) == {CITY: LegStanding.WAITING, PROVINCE: LegStanding.WAITING}
    put_forward(desk, "c1")
    put_forward(desk, "p1", by="prov-1")
    assert standings(desk)[CITY] is LegStanding.CARRIED
    ended(desk, "c1")
    ended(desk, "p1", result="explained", by="prov-1")
    assert standings(desk) == {CITY: LegStanding.ENDED, PROVINCE: LegStanding.ENDED}
    for act in m.homeward(desk.state.cases, desk.day(70)):
        desk.do(act)
    assert standings(desk) == {CITY: LegStanding.SOLVED, PROVINCE: LegStanding.REFUSED}
    assert [s for s in LegStanding if s.home] == [LegStanding.SOLVED, LegStanding.REFUSED]
    assert {s.words.zh for s in LegStanding} >= {"等待提出", "有结果，未回告"}
    (city, province) = m.legs_of(desk.state.cases["s1"], desk.state.cases)
    assert (city.children, city.asked, city.home.fen) == (("c1",), desk.day(40), 300)
    assert province.home.words == "p1答复"


def test_what_is_ready_to_come_home_can_be_done_as_it_is(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    assert m.homeward(desk.state.cases, desk.day(55)) == ()
    ended(desk, "c1")
    (act,) = m.homeward(desk.state.cases, desk.day(61))
    assert act == m.BringHome(
        on=desk.day(61),
        suggestion="s1",
        congress=CITY,
        child="c1",
        outcome="solved",
        words="c1答复",
        fen=300,
    )
    assert desk.do(act).phase is Phase.REPLIED
    assert m.homeward(desk.state.cases, desk.day(62)) == ()


MAY = date(2022, 5, 1)


@pytest.mark.parametrize(
    ("end", "outcome", "words"),
    [
        (m.Decline(on=MAY, suggestion="c1", reason="不属市级职权"), "not-admitted", "不属市级职权"),
        (m.Withdraw(on=MAY, suggestion="c1", by="city-1", reason="已另提"), "withdrawn", "已另提"),
    ],
)
def test_a_child_refused_or_withdrawn_comes_home_with_its_reason(desk, end, outcome, words):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    desk.do(end)
    (act,) = m.homeward(desk.state.cases, desk.day(65))
    assert (act.outcome, act.words, act.fen) == (outcome, words, 0)
    assert desk.do(act).phase is Phase.REPLIED
    case = desk.do(m.Close(on=desk.day(70), suggestion="s1", unrated_because="未反馈"))
    assert case.outcome is Outcome.REFUSED_ABOVE


def test_a_merged_child_brings_home_what_came_of_the_other(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "other", parent=None)
    put_forward(desk, "c1")
    desk.do(m.Merge(on=desk.day(52), suggestion="c1", into="other"))
    assert m.due_home(desk.state.cases) == ()
    assert refusal(desk, home(desk, CITY, "c1", "merged")) == (
        "SG-20",
        "c1, merged into other, is still submitted, not merged",
    )
    ended(desk, "other")
    assert refusal(desk, home(desk, CITY, "c1", "merged"))[1].endswith("is solved, not merged")
    (act,) = m.homeward(desk.state.cases, desk.day(70))
    assert (act.child, act.outcome, act.words) == ("c1", Outcome.SOLVED, "other答复")
    assert desk.do(act).phase is Phase.REPLIED
    assert m.settled(desk.state.cases["c1"], desk.state.cases).id == "other"


def test_a_chain_of_three_levels_comes_home_step_by_step(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    desk.do(m.Assign(on=desk.day(51), lead="u2", suggestion="c1"))
    desk.do(m.Acknowledge(on=desk.day(52), by="u2", suggestion="c1"))
    desk.do(m.Escalate(on=desk.day(53), suggestion="c1", legs=BOTH[1:], reason="市级无力解决"))
    put_forward(desk, "p1", by="prov-1", parent="c1", n=54)
    ended(desk, "p1", by="prov-1")
    (act,) = m.homeward(desk.state.cases, desk.day(70))
    assert (act.suggestion, act.child) == ("c1", "p1")
    desk.do(act)
    desk.do(m.Close(on=desk.day(71), suggestion="c1", unrated_because="未反馈"))
    (act,) = m.homeward(desk.state.cases, desk.day(72))
    assert (act.suggestion, act.outcome, act.fen) == ("s1", Outcome.SOLVED_ABOVE, 300)
    desk.do(act)
    case = desk.do(m.Close(on=desk.day(73), suggestion="s1", unrated_because="未反馈"))
    assert case.outcome is Outcome.SOLVED_ABOVE


def test_two_deputies_of_one_congress_carry_it_and_the_better_result_counts(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    put_forward(desk, "c2", by="city-2")
    ended(desk, "c1", result="explained")
    assert m.due_home(desk.state.cases) == ()
    assert refusal(desk, home(desk, CITY, "c1", "explained"))[1] == (
        "c2 carries on s1 at 4303 too and has not ended"
    )
    ended(desk, "c2")
    assert refusal(desk, home(desk, CITY, "c1", "explained"))[1] == "c2 solved what c1 did not"
    assert [act.child for act in m.homeward(desk.state.cases, desk.day(70))] == ["c2"]
    assert desk.do(home(desk, CITY, "c2")).phase is Phase.REPLIED


def test_that_nobody_put_it_forward_can_only_be_said_while_nobody_did(desk):
    raised(desk, legs=ONE)
    never = home(desk, CITY, None, "not-admitted")
    assert refusal(desk, never) is None
    put_forward(desk, "c1")
    assert refusal(desk, never) == ("SG-20", "nothing does not carry on s1 at 4303")
    assert desk.why_not(never).mend == "name c1"
    assert refusal(desk, home(desk, CITY, "s1"))[1] == "s1 does not carry on s1 at 4303"


def test_a_result_does_not_come_home_before_it_is_there(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    ended(desk, "c1", n=60)
    assert refusal(desk, home(desk, CITY, "c1", n=59)) == (
        "WP-order",
        "2022-04-29 lies before 2022-04-30, when c1 ended",
    )
    assert refusal(desk, home(desk, CITY, "c1", n=60)) is None


def test_a_child_comes_neither_before_it_was_asked_nor_after_it_came_home(desk):
    raised(desk, legs=ONE)
    act = {"by": "city-1", "title": "修坝", "text": "请", "suggestion": "c1", "parent": "s1"}
    assert refusal(desk, m.Submit(on=desk.day(39), **act)) == (
        "WP-order",
        "2022-04-09 lies before 2022-04-10, when s1 was put before 4303",
    )
    assert refusal(desk, m.Submit(on=desk.day(40), **act)) is None
    desk.do(home(desk, CITY, None, "not-admitted"))
    late = m.Submit(on=desk.day(80), **act)
    assert refusal(desk, late) == ("SG-20", "s1 no longer waits for 4303; it is replied")
    assert desk.why_not(late).mend == "put it forward on its own, without a parent"


def test_a_parent_that_was_withdrawn_is_told_all_the_same(desk):
    raised(desk, legs=ONE)
    put_forward(desk, "c1")
    withdrawn = desk.do(m.Withdraw(on=desk.day(55), suggestion="s1", by="d1", reason="已解决"))
    assert (withdrawn.outcome, withdrawn.awaited) == (Outcome.WITHDRAWN, (CITY,))
    ended(desk, "c1")
    (act,) = m.homeward(desk.state.cases, desk.day(70))
    case = desk.do(act)
    assert (case.phase, case.outcome, case.awaited) == (Phase.CLOSED, Outcome.WITHDRAWN, ())
    assert case.answer is None
    assert standings(desk) == {CITY: LegStanding.SOLVED}
    assert desk.why_not(act).code == "SG-20"


def test_what_a_later_round_refused_is_not_solved_by_an_earlier_one(desk):
    """The city had solved it, the deputy did not think so, the province refused."""
    raised(desk, legs=ONE)
    desk.do(home(desk, CITY, None, "solved"))
    no = {"rating": "dissatisfied", "why": "未修"}
    desk.do(m.Rate(on=desk.day(72), suggestion="s1", by="d1", **no))
    desk.do(m.Escalate(on=desk.day(73), suggestion="s1", legs=BOTH[1:], reason="再请省里"))
    desk.do(home(desk, PROVINCE, None, "not-admitted", n=80))
    case = desk.do(m.Close(on=desk.day(90), suggestion="s1", unrated_because="未反馈"))
    assert case.outcome is Outcome.REFUSED_ABOVE


def test_those_behind_a_merged_suggestion_are_told_too(desk):
    desk.submitted("s0", by="d3", voices=("o9",))
    raised(desk, legs=ONE, voices=("o1",), joined=("d2",))
    desk.do(m.Merge(on=desk.day(41), suggestion="s0", into="s1"))
    case = desk.do(home(desk, CITY, None, "not-admitted"))
    act = case.acts[-1]
    assert [n.to for n in m.notices(case, act)] == ["d1", "d2", "d3", "o1"]
    assert [n.to for n in m.notices(case, act, desk.state.cases)] == ["d1", "d2", "d3", "o1", "o9"]


# --- whatever happens -----------------------------------------------------------------------------

DEPUTIES = {COUNTY: ("d1", "d2"), CITY: ("city-1", "city-2"), PROVINCE: ("prov-1",)}
ELECTED_BY = {COUNTY: "430381100", CITY: COUNTY, PROVINCE: CITY}
REGISTER = (
    Register(divisions=Divisions.shipped())
    .with_deputies(
        Deputy(id=d, name=d, congress=c, elected_by=ELECTED_BY[c], since=date(2021, 1, 1))
        for c, names in DEPUTIES.items()
        for d in names
    )
    .with_units([Unit(id="u", name="u", division=COUNTY)])
)
ABOVE = {COUNTY: (CITY, PROVINCE), CITY: (PROVINCE,), PROVINCE: ()}
WAYS_TO_END = ("solved", "solved", "planned", "explained", "withdraw", "merge", "merge")


class Linkage(RuleBasedStateMachine):
    """Three levels for a year: put forward, merged, withdrawn, refused, solved, in any order."""

    @initialize()
    def open(self):
        self.day, self.number = date(2022, 3, 1), 0
        self.state, self.book = m.State(), m.Book({})
        root = self.begin(COUNTY)
        self.handled(root)
        legs = [Leg(congress, DEPUTIES[congress][:1]) for congress in ABOVE[COUNTY]]
        self.do(m.Escalate(on=self.day, suggestion=root, legs=legs, reason="无力解决"))

    def do(self, act):
        case = self.state.cases.get(act.suggestion)
        place = case.congress if case else REGISTER.deputies[act.by].congress
        self.state = m.admit(self.state, act, in_force(act.on, place), REGISTER)
        self.book[act.suggestion] = self.state.cases[act.suggestion]

    def may(self, act):
        case = self.state.cases[act.suggestion]
        law = in_force(act.on, case.congress)
        return m.why_not(self.state, act, law, REGISTER) is None

    def cases(self, *phases):
        return [c for c in self.state.cases.values() if not phases or c.phase in phases]

    def begin(self, congress, parent=None):
        self.number += 1
        s = f"n{self.number}"
        by = DEPUTIES[congress][self.number % len(DEPUTIES[congress])]
        fields = {"title": "修坝", "text": "请统筹", "suggestion": s, "parent": parent}
        self.do(m.Submit(on=self.day, by=by, **fields))
        return s

    def handled(self, s):
        self.do(m.Assign(on=self.day, suggestion=s, lead="u"))
        self.do(m.Acknowledge(on=self.day, suggestion=s, by="u"))

    def pick(self, data, *phases):
        found = self.cases(*phases)
        return data.draw(st.sampled_from(found)) if found else None

    @rule(days=st.integers(1, 40), congress=st.sampled_from([COUNTY, CITY]))
    def time_passes_and_another_begins(self, days, congress):
        self.day += timedelta(days=days)
        self.handled(self.begin(congress))

    @rule(data=st.data())
    def escalate(self, data):
        case = self.pick(data, Phase.HANDLING, Phase.REPLIED)
        if case is None:
            return
        asked = {leg.congress for act in case.done(m.Escalate) for leg in act.legs}
        left = [c for c in ABOVE[case.congress] if c not in asked]
        if left:
            chosen = data.draw(st.lists(st.sampled_from(left), min_size=1, unique=True))
            legs = [Leg(congress, DEPUTIES[congress][:1]) for congress in chosen]
            self.do(m.Escalate(on=self.day, suggestion=case.id, legs=legs, reason="无力解决"))

    @rule(data=st.data(), handled=st.booleans())
    def put_forward(self, data, handled):
        parent = self.pick(data, Phase.ESCALATED)
        if parent is not None:
            child = self.begin(data.draw(st.sampled_from(parent.awaited)), parent.id)
            if handled:
                self.handled(child)

    @rule(data=st.data(), way=st.sampled_from(WAYS_TO_END))
    def end(self, data, way):
        case = self.pick(data, Phase.SUBMITTED, Phase.HANDLING)
        if case is None:
            return
        act = {"on": self.day, "suggestion": case.id}
        goes_on = (*BEFORE_THE_REPLY, Phase.ESCALATED)  # its reply is still to come
        others = [c for c in self.cases() if c.congress == case.congress and c.phase in goes_on]
        others.remove(case)
        if way == "withdraw":
            self.do(m.Withdraw(by=case.filed.by, agreed=case.owed, reason="已解决", **act))
        elif way == "merge" and others:
            self.do(m.Merge(into=data.draw(st.sampled_from(others)).id, **act))
        elif case.phase is Phase.SUBMITTED:
            self.do(m.Decline(reason="不属职权", **act))
        else:
            result = way if way in ("planned", "explained") else "solved"
            day = self.day + timedelta(days=30) if result == "planned" else None
            answer = {"result": result, "promised": day, "words": "答复", "fen": 1}
            self.do(m.Reply(by="u", **answer, **act))
            self.do(m.Close(unrated_because="未反馈", **act))

    @rule(data=st.data(), really=st.integers(0, 3))
    def the_parent_is_withdrawn(self, data, really):
        case = None if really else self.pick(data, Phase.ESCALATED)
        if case is not None:
            whose = {"suggestion": case.id, "by": case.filed.by, "agreed": case.owed}
            self.do(m.Withdraw(on=self.day, reason="已另行解决", **whose))

    @rule(data=st.data(), again=st.booleans())
    def the_deputy_rates(self, data, again):
        case = self.pick(data, Phase.REPLIED)
        if case is None:
            return
        act = {"on": self.day, "suggestion": case.id}
        if again and case.round < 2 and not case.rating:
            self.do(m.Rate(by=case.filed.by, rating="dissatisfied", why="未修", **act))
        else:
            self.do(m.Close(unrated_because="未反馈", **act))

    @rule()
    def what_is_due_comes_home(self):
        for act in m.homeward(self.state.cases, self.day):
            event("came home")
            self.do(act)

    @rule(data=st.data(), outcome=st.sampled_from(list(Outcome)))
    def somebody_brings_home_whatever(self, data, outcome):
        """Most of it is refused; what is not leaves everything as consistent as before."""
        case = data.draw(st.sampled_from(self.cases()))
        child = data.draw(st.sampled_from([None, *self.state.cases]))
        home = {"outcome": outcome, "words": "结果", "child": child}
        for congress in (CITY, PROVINCE):
            act = m.BringHome(on=self.day, suggestion=case.id, congress=congress, **home)
            try:
                self.do(act)
                event("brought home by hand")
            except Refused:
                event("refused to bring home")

    @invariant()
    def everything_awaited_can_come_home_now_or_when_it_has_ended(self):
        cases, ready = self.state.cases, {}
        for act in m.homeward(cases, self.day):
            ready[act.suggestion, act.congress] = act
            assert self.may(act)
        for case in cases.values():
            for leg in m.legs_of(case, cases):
                if leg.home is None and leg.congress in case.awaited:
                    kin = [m.settled(cases[child], cases) for child in leg.children]
                    never = m.BringHome(
                        on=self.day,
                        suggestion=case.id,
                        congress=leg.congress,
                        outcome="not-admitted",
                        words="未提出",
                    )
                    assert self.may(never) == (not kin)
                    open_yet = any(child.outcome is None for child in kin)
                    due = (case.id, leg.congress) in ready
                    assert due == (bool(kin) and not open_yet)

    @invariant()
    def a_parent_waits_if_and_only_if_something_is_awaited(self):
        for case in self.cases():
            if case.phase is not Phase.CLOSED:
                assert (case.phase is Phase.ESCALATED) == bool(case.awaited)

    @invariant()
    def the_book_finds_the_children_that_a_search_finds(self):
        for case in self.cases():
            found = [c.id for c in self.cases() if c.filed.parent == case.id]
            assert list(self.book.children(case.id)) == found
            assert [c.id for c in m.children(self.state.cases, case.id)] == found

    def teardown(self):
        if not hasattr(self, "day"):
            return
        self.day += timedelta(days=400)
        for _ in range(4 * self.number + 4):
            self.finish()
        for case in self.cases():
            assert case.phase is Phase.CLOSED
            assert case.awaited == ()
            event(f"{case.outcome} with {len(case.done(m.BringHome))} home")
            if isinstance(case.answer, m.BringHome) and case.outcome is not Outcome.WITHDRAWN:
                asked = [leg.congress for leg in case.escalation.legs]
                homes = [h.solved for h in case.done(m.BringHome) if h.congress in asked]
                solved = Outcome.SOLVED_ABOVE if any(homes) else Outcome.REFUSED_ABOVE
                assert case.outcome in (solved, Outcome.MERGED)

    def finish(self):
        """Bring everything a step nearer to its end, as a diligent office would."""
        for case in self.cases():
            act = {"on": self.day, "suggestion": case.id}
            for congress in case.awaited:
                kin = [c for c in m.children(self.state.cases, case.id) if c.congress == congress]
                if not kin:
                    never = {"outcome": "not-admitted", "words": "未提出"}
                    self.do(m.BringHome(congress=congress, **never, **act))
            match self.state.cases[case.id].phase:
                case Phase.SUBMITTED:
                    self.do(m.Decline(reason="年终清理", **act))
                case Phase.HANDLING:
                    self.do(m.Reply(by="u", result="explained", words="已说明", **act))
                case Phase.REPLIED:
                    self.do(m.Close(unrated_because="未反馈", **act))
                case _:
                    pass
        for act in m.homeward(self.state.cases, self.day):
            self.do(act)


TestLinkage = Linkage.TestCase
TestLinkage.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
