"""Four levels: who carries a matter up and why, and how what came of it returns."""

import pytest

from wholeprocess import management as m
from wholeprocess.congress import Level
from wholeprocess.management import Leg, Outcome, Phase

BOTH = (Level.CITY, Level.PROVINCE)
LEGS = (Leg("4303", ["city-1"]), Leg("43", ["prov-1"]))


def routed(desk, to=BOTH, **more):
    return m.route("430381", to, desk.day(40), desk.law(desk.day(40)), desk.register, **more)


def raised(desk, legs=LEGS):
    desk.handling(voices=("o1", "o2"), joined=("d2",))
    return desk.do(m.Escalate(on=desk.day(40), suggestion="s1", legs=legs, reason="本级无力解决"))


def child(desk, by, number, outcome="solved"):
    """A suggestion of a higher deputy that carries on s1, answered and closed."""
    s = {"suggestion": number}
    desk.do(m.Submit(on=desk.day(50), by=by, title="修坝", text="请统筹", parent="s1", **s))
    desk.do(m.Assign(on=desk.day(51), lead="u2", **s))
    desk.do(m.Reply(on=desk.day(60), by="u2", result=outcome, words="答复", **s))
    desk.do(m.Rate(on=desk.day(61), by=by, rating="satisfied", **s))
    return desk.do(m.Close(on=desk.day(62), **s))


def home(desk, congress, number, outcome="solved", n=70):
    return m.BringHome(
        on=desk.day(n),
        suggestion="s1",
        congress=congress,
        child=number,
        outcome=outcome,
        words="上级答复",
    )


def test_a_route_names_both_ways_and_why_each_deputy_is_chosen_or_passed_over(desk):
    route = routed(desk, topic="水利")
    city, province = route.ways
    assert (city.through, province.through) == (("430381", "4303"), ("430381", "4303", "43"))
    assert [c.deputy for c in city.carriers] == ["city-1", "city-2"]
    assert "knows 水利" in city.carriers[0].why.en
    passed = {p.deputy: p.rule for way in route.ways for p in way.passed}
    assert passed == {
        "city-3": "PR-line",
        "city-4": "DL25-61-1",
        "city-5": "DL25-62-1",
        "prov-2": "PR-line",
    }
    assert route.carried
    assert "suspended" in route.explain()
    assert "暂时停止执行代表职务" in route.explain("zh")


def test_a_deputy_with_a_full_load_is_passed_over(desk):
    law = desk.law(desk.day(40))
    for carried, first in ((2, "city-1"), (3, "city-2")):
        load = m.Load(matters={"city-1": carried})
        route = m.route(
            "430381", [Level.CITY], desk.day(40), law, desk.register, topic="水利", load=load
        )
        assert route.ways[0].carriers[0].deputy == first


def test_a_level_that_is_missing_is_said(desk):
    route = routed(desk, to=(Level.COUNTY,))
    assert (route.ways, route.missing, route.carried) == ((), (Level.COUNTY,), False)


def test_the_parent_waits_until_every_level_has_answered(desk):
    assert raised(desk).awaited == ("4303", "43")
    child(desk, "city-1", "c1")
    child(desk, "prov-1", "p1", outcome="explained")
    assert [(p.id, c.id) for p, c in m.due_home(desk.state.cases)] == [("s1", "c1"), ("s1", "p1")]
    assert desk.do(home(desk, "4303", "c1")).phase is Phase.ESCALATED
    case = desk.do(home(desk, "43", "p1", "explained", 71))
    assert (case.phase, case.awaited) == (Phase.REPLIED, ())
    assert m.due_home(desk.state.cases) == ()
    desk.do(m.Rate(on=desk.day(80), suggestion="s1", by="d1", rating="satisfied"))
    assert desk.do(m.Close(on=desk.day(81), suggestion="s1")).outcome is Outcome.SOLVED_ABOVE


def test_refused_above_comes_home_too(desk):
    raised(desk, (Leg("4303", ["city-1"]),))
    case = desk.do(home(desk, "4303", None, "not-admitted"))
    assert case.phase is Phase.REPLIED
    case = desk.do(m.Close(on=desk.day(90), suggestion="s1", unrated_because="代表未反馈"))
    assert case.outcome is Outcome.REFUSED_ABOVE


def test_everyone_behind_the_parent_is_told(desk):
    raised(desk, (Leg("4303", ["city-1"]),))
    child(desk, "city-1", "c1")
    act = home(desk, "4303", "c1")
    told = m.notices(desk.do(act), act)
    assert [(n.to, n.kind) for n in told] == [
        ("d1", "deputy"),
        ("d2", "deputy"),
        ("o1", "resident's opinion"),
        ("o2", "resident's opinion"),
    ]
    assert {n.words for n in told} == {"上级答复"}


@pytest.mark.parametrize(
    ("legs", "code"),
    [
        ((Leg("430321", ["city-3"]),), "SG-20"),  # a neighbour, not above
        ((Leg("4303", ["d1"]),), "SG-20"),  # not a deputy there
        ((Leg("4303", ["city-4"]),), "SG-20"),  # suspended
        ((Leg("4303", ["city-5"]),), "SG-20"),  # mandate ended
    ],
)
def test_a_matter_goes_up_its_own_line_by_deputies_in_office(desk, legs, code):
    desk.handling()
    act = m.Escalate(on=desk.day(40), suggestion="s1", legs=legs, reason="本级无力解决")
    assert desk.why_not(act).code == code


def test_no_congress_is_asked_twice(desk):
    raised(desk, (Leg("4303", ["city-1"]),))
    desk.do(home(desk, "4303", None, "not-admitted"))
    again = m.Escalate(on=desk.day(80), suggestion="s1", legs=LEGS[:1], reason="再次反映")
    assert desk.why_not(again).code == "PR-escalate-once"
    assert desk.why_not(
        m.Escalate(on=desk.day(80), suggestion="s1", legs=LEGS[1:], reason="省级")
    ) is None  # fmt: skip


def test_a_child_needs_a_parent_that_was_put_before_its_congress(desk):
    desk.handling()
    act = m.Submit(
        on=desk.day(50), by="city-1", title="修坝", text="请统筹", suggestion="c1", parent="s1"
    )
    assert desk.why_not(act).code == "SG-20"
    desk.do(m.Escalate(on=desk.day(50), suggestion="s1", legs=LEGS[1:], reason="省级"))
    assert desk.why_not(act).code == "SG-20"


def test_what_comes_home_is_what_became_of_the_child(desk):
    raised(desk)
    child(desk, "city-1", "c1", outcome="explained")
    assert desk.why_not(home(desk, "4303", "c1", "solved")).code == "SG-20"
    assert desk.why_not(home(desk, "43", "c1", "explained")).code == "SG-20"
    assert desk.why_not(home(desk, "4303", "c1", "explained")) is None


def test_mandates_are_a_networkx_graph(desk):
    graph = m.mandates(desk.register)
    assert set(graph["430381"]["4303"]) == {"city-1", "city-2", "city-4", "city-5"}
    assert graph.edges["4303", "43", "prov-1"]["deputy"].id == "prov-1"
