"""Routing: which congress, through which divisions, carried by whom, and each reason in words."""

from datetime import date

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Division, Divisions, Kind, Level, Register
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import in_force

DAY = date(2022, 4, 10)
LAW = in_force(DAY, "")
CITY, PROVINCE = (Level.CITY,), (Level.PROVINCE,)


def deputy(ident, congress, by, **more):
    return Deputy(
        id=ident,
        name=ident,
        congress=congress,
        elected_by=by,
        **{"since": date(2021, 1, 1)} | more,
    )


def division(code, name, above=None, **more):
    level = {2: "province", 4: "city", 6: "county", 9: "township"}[len(code)]
    return Division(code, name, level, above, **more)


TREE = Divisions(
    [
        division("44", "省"),
        division("4401", "市", "44"),
        division("440101", "甲县", "4401"),
        division("440102", "乙县", "4401"),
        division("440101100", "甲镇", "440101"),
        division("440102100", "乙镇", "440102"),
        division("449001", "直辖县", "44"),
    ]
)


def register(*deputies):
    return Register(divisions=TREE).with_deputies(deputies)


def ask(*deputies, origin="440101", to=CITY, law=LAW, **more):
    return m.route(origin, to, DAY, law, register(*deputies), **more)


def under(**values):
    return LAW.under({code.replace("_", "-"): value for code, value in values.items()})


# --- where to -------------------------------------------------------------------------------------


def test_the_competence_of_the_topic_says_where_to():
    water, lamps = (ask(to=None, topic=topic) for topic in ("水利", "路灯"))
    assert [way.congress for way in water.ways] == ["4401", "44"]
    assert [way.through for way in lamps.ways] == [("440101", "4401")]
    assert ask(to=None).ways == ask(to=CITY).ways


def test_the_lowest_level_above_the_place_is_asked_and_those_skipped_are_said():
    route = ask(to=None, origin="449001")
    assert [way.congress for way in route.ways] == ["44"]
    assert route.missing == (Level.COUNTY, Level.CITY)
    assert [str(why) for _, why in route.why_missing()] == [
        "直辖县 is itself of the county level; no county is above it",
        "the table has no city there",
    ]
    assert "no city: the table has no city there" in route.explain()
    assert "没有设区的市级: 区划表中没有设区的市级" in route.explain("zh")


def test_a_table_of_ones_own_says_something_else():
    table = m.Competence(topics={"路灯": m.Able(levels=[Level.PROVINCE])})
    route = ask(to=None, topic="路灯", competence=table)
    assert [way.level for way in route.ways] == [Level.PROVINCE]
    with pytest.raises(NoSuchThing, match="no competence for the topic '水利'"):
        ask(to=None, topic="水利", competence=table)


def test_levels_named_are_each_asked_on_their_own_the_lowest_first():
    route = ask(to=(Level.PROVINCE, Level.CITY, Level.PROVINCE))
    assert [way.level for way in route.ways] == [Level.CITY, Level.PROVINCE]


def test_at_the_top_it_says_what_is_left():
    route = ask(origin="44", to=None)
    assert (route.ways, route.carried, route.legs()) == ((), False, ())
    assert route.missing == (Level.COUNTY, Level.CITY, Level.PROVINCE)
    assert "national congress" in route.explain()
    assert "全国人大代表" in route.explain("zh")
    assert "national congress" not in ask(to=(Level.TOWNSHIP,)).explain()


def test_a_row_that_is_no_area_starts_from_what_it_stands_for():
    repeated = {"has_congress": False, "kind": Kind.REPEATED_CITY}
    divisions = Divisions(
        [
            division("44", "省"),
            division("4419", "市", "44"),
            division("441900", "市", "4419", **repeated),
        ]
    )
    people = Register(divisions=divisions).with_deputies([deputy("p", "44", "4419")])
    route = m.route("441900", None, DAY, LAW, people)
    assert [(way.through, way.deputies) for way in route.ways] == [(("4419", "44"), ("p",))]


def test_a_place_that_nobody_knows():
    with pytest.raises(NoSuchThing, match="'999999'"):
        ask(origin="999999")


# --- by whom --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "rule", "words"),
    [
        ({}, None, "elected by 甲县, carries 0 now"),
        ({"knows": ("水利",)}, None, "elected by 甲县, knows 水利, carries 0 now"),
        ({"since": date(2022, 4, 11)}, "SG-1", "the mandate begins on 2022-04-11"),
        ({"since": DAY}, None, "elected by 甲县, carries 0 now"),
        ({"until": DAY}, "DL25-62-1", "the mandate ended on 2022-04-10"),
        ({"until": date(2022, 4, 11)}, None, "elected by 甲县, carries 0 now"),
        ({"suspended_from": DAY}, "DL25-61-1", "suspended from his functions"),
        ({"suspended_from": date(2022, 1, 1), "suspended_to": DAY}, None, "elected by 甲县"),
        ({"by": "440102"}, "PR-line", "elected by 乙县, not of this line"),
        ({"by": "解放军"}, "PR-line", "elected by 解放军, not of this line"),
        ({"by": "44"}, "PR-line", "elected by 省, not of this line"),
        ({"by": "4401"}, None, "elected by 市, carries 0 now"),
    ],
)
def test_why_a_deputy_is_chosen_or_passed_over(more, rule, words):
    by = more.pop("by", "440101")
    (way,) = ask(deputy("x", "4401", by, **more), topic="水利").ways
    if rule is None:
        assert [(c.deputy, c.why.en.startswith(words)) for c in way.carriers] == [("x", True)]
        assert way.passed == ()
    else:
        assert way.deputies == ()
        assert [(p.deputy, p.rule, p.why.en) for p in way.passed] == [("x", rule, words)]


def test_a_full_load_is_a_reason_and_one_less_is_none():
    x = deputy("x", "4401", "440101")
    for carried, chosen in ((2, ("x",)), (3, ())):
        (way,) = ask(x, load=m.Load(matters={"x": carried})).ways
        assert way.deputies == chosen
    assert [(p.rule, p.why.en) for p in way.passed] == [("PR-load", "carries 3 matters already")]
    (way,) = ask(x, load=m.Load(matters={"x": 3}), law=under(PR_load=4)).ways
    assert way.deputies == ("x",)


def test_who_knows_the_topic_goes_first_then_who_carries_less_then_the_id():
    people = [deputy(d, "4401", "440101", knows=("水利",) if d in "bd" else ()) for d in "dcba"]
    load = m.Load(matters={"b": 2, "a": 1})
    (way,) = ask(*people, topic="水利", load=load).ways
    assert way.deputies == ("d", "b", "c", "a")
    (way,) = ask(*people, topic="路灯", load=load).ways
    assert way.deputies == ("c", "d", "a", "b")


def test_all_who_were_elected_on_the_line_stand_in_one_order():
    people = [
        deputy("b", "440101", "440101100"),
        deputy("a", "440101", "440101"),
        deputy("c", "440101", "440102100"),
    ]
    (way,) = ask(*people, origin="440101100", to=(Level.COUNTY,)).ways
    assert way.deputies == ("a", "b")


def test_others_carry_only_where_the_place_says_so_and_nobody_of_the_line_can():
    ours, other = deputy("ours", "4401", "440101"), deputy("other", "4401", "440102")
    for law, there, chosen in (
        (LAW, [other], ()),
        (under(PR_line="line-first"), [other], ("other",)),
        (under(PR_line="line-first"), [other, ours], ("ours",)),
    ):
        (way,) = ask(*there, law=law).ways
        assert way.deputies == chosen
    (way,) = ask(other, law=under(PR_line="line-first")).ways
    assert way.carriers[0].why.en == (
        "elected by 乙县 as nobody of the line can (PR-line), carries 0 now"
    )


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([], ["no deputy of 市 elected on this line is on record; seat them first"]),
        (
            [deputy("x", "4401", "440102")],
            [
                "no deputy of 市 elected on this line is on record; seat them first",
                "deputies elected elsewhere may carry it where PR-line is set to line-first",
            ],
        ),
        (
            [deputy("full", "4401", "440101")],
            ["full: 3 matters each; wait until one comes home, or raise PR-load"],
        ),
        (
            [deputy("away", "4401", "440101", suspended_from=DAY)],
            ["away cannot act as deputies; wait, or fill the seats"],
        ),
    ],
)
def test_where_nobody_can_carry_it_what_would_mend_it_is_said(people, words):
    route = ask(*people, load=m.Load(matters={"full": 3}))
    (way,) = route.ways
    assert way.mend.en == "nobody can carry it: " + "; ".join(words)
    assert f"  ! {way.mend}" in route.explain()
    assert "  ! 无人可转请：" in route.explain("zh")
    assert (route.carried, route.legs()) == (False, ())


def test_where_somebody_can_there_is_nothing_to_mend():
    route = ask(deputy("a", "4401", "440101"), deputy("b", "4401", "440101"))
    assert route.ways[0].mend is None
    assert route.legs() == (m.Leg("4401", ["a"]),)
    assert route.legs(2) == (m.Leg("4401", ["a", "b"]),)


def test_routes_that_say_the_same_are_equal():
    one, two = (ask(deputy("a", "4401", "440101")) for _ in range(2))
    assert (one, hash(one), one.ways, hash(one.ways)) == (two, hash(two), two.ways, hash(two.ways))
    assert one != ask()
    assert one.ways[0] != ask().ways[0]
    assert repr(one).startswith("Route('440101', (Way('4401'")


# --- many matters ---------------------------------------------------------------------------------

PEOPLE = [
    *(deputy(f"c{n}", "4401", f"44010{1 + n % 2}", knows=("水利",) * (n == 3)) for n in range(6)),
    *(deputy(f"p{n}", "44", "4401", suspended_from=DAY if n == 1 else None) for n in range(3)),
    *(deputy(f"k{n}", "440101", ("440101100", "440101")[n % 2]) for n in range(3)),
    deputy("gone", "44", "449001", until=DAY),
    deputy("direct", "44", "449001"),
]
PLACES = sorted(TREE)
TOPICS = ["水利", "路灯", ""]
matters = st.tuples(st.sampled_from(PLACES), st.sampled_from(TOPICS))
table = m.Competence(
    topics={"水利": m.Able(levels=[Level.CITY, Level.PROVINCE], separately=True)},
    default=m.Able(levels=[Level.COUNTY, Level.CITY, Level.PROVINCE]),
)


def plain_reading(place, topic, load, law):
    """The rule, read out: no index, no groups, no caches."""
    able = table.able(topic)
    above = TREE.above(place)
    found = []
    for level in able.levels:
        there = [code for code in above if TREE[code].level == level]
        if not there:
            continue
        line = (place, *above[: above.index(there[0]) + 1])
        fit = [
            d for d in PEOPLE if d.congress == there[0] and d.may_act(DAY) and load.get(d.id, 0) < 3
        ]
        chosen = [d for d in fit if d.elected_by in line]
        if not chosen and law.choice("PR-line") == "line-first":
            chosen = fit
        chosen.sort(key=lambda d: (topic not in d.knows, load.get(d.id, 0), d.id))
        found.append((level, line, tuple(d.id for d in chosen)))
        if not able.separately:
            break
    return tuple(found)


@settings(deadline=None)
@given(
    st.lists(st.tuples(matters, st.booleans()), max_size=40),
    st.sampled_from([LAW, under(PR_line="line-first")]),
)
def test_agrees_with_a_plain_reading_while_loads_grow(asked, law):
    people = register(*PEOPLE)
    router = m.Router(people, DAY, law, load=m.Load(matters={"c0": 1}), competence=table)
    load = {"c0": 1}
    kept = []
    for (place, topic), entrusted in asked:
        expected = plain_reading(place, topic, load, law)
        ask = router.entrust if entrusted else router.route
        route = ask(place, topic=topic)
        assert route.found == expected
        alone = m.route(
            place,
            None,
            DAY,
            law,
            people,
            topic=topic,
            load=m.Load(matters=load),
            competence=table,
        )
        assert alone == route
        kept.append((route, alone.explain()))
        if entrusted:
            for _, _, chosen in expected:
                event("carried" if chosen else "nobody left")
                for ident in chosen[:1]:
                    load[ident] = load.get(ident, 0) + 1
    assert {d: n for d, n in router.load.matters.items() if n} == load
    assert max(load.values()) <= router.limit
    for route, words in kept:  # reasons are of the day they were asked, however late they are read
        assert route.explain() == words


@settings(deadline=None)
@given(st.lists(matters, max_size=30))
def test_many_at_once_are_each_by_itself(asked):
    router = m.Router(register(*PEOPLE), DAY, LAW, competence=table)
    assert list(router.routes(asked)) == [router.route(p, topic=topic) for p, topic in asked]


def test_a_pile_of_matters_is_spread():
    people = register(*(deputy(f"x{n}", "4401", "440101") for n in range(4)))
    router = m.Router(people, DAY, LAW)
    first = [router.entrust("440101", CITY, each=1).legs()[0].carriers[0] for _ in range(8)]
    assert first == ["x0", "x1", "x2", "x3"] * 2
    assert router.load == m.Load(matters={f"x{n}": 2 for n in range(4)})
    both = router.entrust("440101", CITY, each=2)
    assert (both.ways[0].deputies[:2], router.carries("x1")) == (("x0", "x1"), 3)
    for _ in range(2):
        router.entrust("440101", CITY)
    assert not router.route("440101", CITY).carried


def test_a_load_is_counted_from_cases(desk):
    desk.handling()
    legs = (m.Leg("4303", ["city-1", "city-2"]), m.Leg("43", ["prov-1"]))
    desk.do(m.Escalate(on=desk.day(40), suggestion="s1", legs=legs, reason="本级无力解决"))
    cases = desk.state.cases
    assert m.Load.of(cases.values()).matters == {"city-1": 1, "city-2": 1, "prov-1": 1}
    home = {"congress": "4303", "outcome": "not-admitted", "words": "未提出"}
    desk.do(m.BringHome(on=desk.day(50), suggestion="s1", **home))
    assert m.Load.of(desk.state.cases.values()).matters == {"prov-1": 1}
    desk.do(m.Withdraw(on=desk.day(51), suggestion="s1", by="d1", reason="已解决"))
    assert m.Load.of(desk.state.cases.values()).matters == {}


def test_a_prepared_router_answers_as_one_that_is_not():
    people = [deputy(f"c{n}", "4401", "440101", knows=("水利",) * (n == 2)) for n in range(3)]
    prepared, fresh = (m.Router(register(*people), DAY, LAW) for _ in range(2))
    prepared.prepare()
    for place in ("440101100", "440101", "4401"):
        for topic in ("路灯", "水利", ""):
            assert prepared.route(place, topic=topic) == fresh.route(place, topic=topic)
    assert prepared.entrust("440101", topic="路灯") == fresh.entrust("440101", topic="路灯")
    assert prepared.route("440101", topic="路灯") == fresh.route("440101", topic="路灯")


def test_a_route_asked_again_is_the_one_that_would_be_found_anew():
    people = [deputy(f"c{n}", "4401", "440101", knows=("水利",) * (n == 2)) for n in range(3)]
    router = m.Router(register(*people), DAY, LAW)
    first, second = (router.route("440101100", topic="路灯") for _ in range(2))
    assert router.route("440101100", topic="路灯") == second
    assert (first, list(router.routes([("440101100", "路灯")]))) == (second, [second])
    asked = [("440101", topic) for topic in ("路灯", "水利", "路灯", "水利", "")]
    router.entrust("440101", CITY)
    before = [router.route(place, topic=topic).found for place, topic in asked for _ in range(3)]
    assert len(set(before)) > 1
    given = router.entrust("440101", topic="路灯")
    assert given.found[0][2][0] == "c1"
    for place, topic in asked:
        fresh = m.Router(register(*people), DAY, LAW, load=router.load)
        assert router.route(place, topic=topic) == fresh.route(place, topic=topic)
    assert router.route("440101", topic="路灯").found not in before
