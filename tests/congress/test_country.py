"""The whole country and what is irregular in it: an invented table of each kind, and the real."""

import csv
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Division, Divisions, Kind, Level
from wholeprocess.congress.parents import circles
from wholeprocess.errors import BadInput, NoSuchThing

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "divisions"
HEAD = "code,name,level,parent_code\n"

# one node of each kind; children stand before their parents here and there
INVENTED = """\
110101101,甲镇,township,110101
11,甲市,province,
1101,市辖区,city,11
110101,甲区,county,1101
110101001,甲街道,township,110101
110101001001,甲社区,village,110101001
44,乙省,province,
441900,乙市,county,4419
4419,乙市,city,44
441900101,乙镇,township,441900
4490,省直辖县级行政区划,city,44
449001,丙市,county,4490
449001198,县直辖村级区划,township,449001
449001198201,丙村,village,449001198
4427,丁地区,city,44
442701,丁县,county,4427
4403,戊市,city,44
440371,戊高新技术产业开发区,county,4403
440371100,戊镇,township,440371
440301,戊行政委员会,county,4403
4404,己市,city,44
440421,己群岛,county,4404
4405,庚自治州,city,44
440501,庚县,county,4405
440501200,庚乡,township,440501
440501400,庚农场,township,440501
"""


def read(tmp_path, rows, irregular=None, name="divisions.csv"):
    path = tmp_path / name
    path.write_text(HEAD + rows, encoding="utf-8")
    if irregular is not None:
        other = tmp_path / "irregular.csv"
        other.write_text("code,kind\n" + irregular, encoding="utf-8")
        irregular = other
    return Divisions.read(path, irregular=irregular)


@pytest.fixture
def invented(tmp_path):
    return read(tmp_path, INVENTED)


@pytest.fixture(scope="module")
def country():
    if not DATA.is_dir():
        pytest.skip(
            f"the table of the whole country is not at {DATA}; it is no part of the package"
        )
    return Divisions.read(DATA / "divisions.csv", irregular=DATA / "irregular.csv")


@pytest.fixture(scope="module")
def irregular():
    if not DATA.is_dir():
        pytest.skip(f"the list of irregular divisions is not at {DATA}")
    with (DATA / "irregular.csv").open(encoding="utf-8") as file:
        return {row["code"]: Kind(row["kind"]) for row in csv.DictReader(file)}


def line(divisions, code):
    return [divisions[near].name for near in divisions.above(code)]


def over(divisions, code):
    return {rise.level.value: rise.congress for rise in divisions.rises(code)}


# --- an invented country with one of each -----------------------------------------------------


@pytest.mark.parametrize(
    ("code", "above", "congresses"),
    [
        pytest.param("110101", ["甲市"], {"province": "11"}, id="a district of a municipality"),
        pytest.param(
            "110101001001",
            ["甲街道", "甲区", "甲市"],
            {"county": "110101", "province": "11"},
            id="a community under a sub-district",
        ),
        pytest.param(
            "441900101",
            ["乙市", "乙省"],
            {"city": "4419", "province": "44"},
            id="a town of a city without districts",
        ),
        pytest.param("441900", ["乙市", "乙省"], {"province": "44"}, id="the row that repeats it"),
        pytest.param("449001", ["乙省"], {"province": "44"}, id="a county under its province"),
        pytest.param(
            "449001198201",
            ["丙市", "乙省"],
            {"county": "449001", "province": "44"},
            id="a village under its county",
        ),
        pytest.param("442701", ["丁地区", "乙省"], {"province": "44"}, id="in a prefecture"),
        pytest.param(
            "440371100",
            ["戊高新技术产业开发区", "戊市", "乙省"],
            {"city": "4403", "province": "44"},
            id="a town in a zone",
        ),
        pytest.param("440421", ["己市", "乙省"], {"city": "4404", "province": "44"}, id="islands"),
        pytest.param(
            "440501200",
            ["庚县", "庚自治州", "乙省"],
            {"county": "440501", "city": "4405", "province": "44"},
            id="a township of an autonomous prefecture",
        ),
        pytest.param("44", [], {}, id="the top"),
    ],
)
def test_who_stands_above_and_which_congresses(invented, code, above, congresses):
    assert (line(invented, code), over(invented, code)) == (above, congresses)


@pytest.mark.parametrize(
    ("code", "kind", "congress"),
    [
        ("1101", Kind.MUNICIPALITY, False),
        ("4490", Kind.GOVERNED_BY_PROVINCE, False),
        ("441900", Kind.REPEATED_CITY, False),
        ("449001198", Kind.GOVERNED_BY_COUNTY, False),
        ("4427", Kind.PREFECTURE, False),
        ("440371", Kind.ZONE, False),
        ("440301", Kind.ZONE, False),
        ("440421", Kind.SANSHA, False),
        ("4419", Kind.REGULAR, True),
        ("4405", Kind.REGULAR, True),
        ("440501400", Kind.REGULAR, False),
        ("110101001", Kind.REGULAR, False),
        ("449001", Kind.REGULAR, True),
    ],
)
def test_code_and_name_tell_the_kind(invented, code, kind, congress):
    assert (invented[code].kind, invented[code].has_congress) == (kind, congress)


@pytest.mark.parametrize(
    ("code", "level", "en", "zh"),
    [
        ("110101", Level.CITY, "市辖区 (1101): a municipality has no city level", "直辖市没有地级"),
        ("441900101", Level.COUNTY, "乙市 (441900): the city has no counties", "不设区县"),
        ("449001", Level.CITY, "answers to its province directly", "省、自治区直辖"),
        (
            "442701",
            Level.CITY,
            "丁地区 (4427): a prefecture or league is an agency area",
            "派出机关",
        ),
        ("440371100", Level.COUNTY, "do not say whose its towns are", "未载明"),
        ("440421451", Level.COUNTY, "己群岛 (440421): the codes list the islands", "群岛"),
        ("449001198201", Level.TOWNSHIP, "answer to the county directly", "没有乡镇"),
        ("110101001001", Level.TOWNSHIP, "甲街道 (110101001): it has no people's", "没有人民"),
        ("440501", Level.COUNTY, "庚县 is itself of the county level", "庚县本身是县级"),
        ("44", Level.CITY, "乙省 is itself of the province level", "乙省本身是省级"),
        ("44", Level.PROVINCE, "no province is above it", "上面没有省级"),
    ],
)
def test_a_missing_level_says_why(tmp_path, code, level, en, zh):
    divisions = read(tmp_path, INVENTED + "440421451,永岛,township,440421\n")
    assert divisions.rise(code, level) is None
    why = divisions.why_missing(code, level)
    assert en in why.en
    assert zh in why.zh


def test_a_level_that_the_table_does_not_have(tmp_path):
    alone = read(tmp_path, "440501,庚县,county,44\n44,乙省,province,\n")
    assert alone.why_missing("440501", Level.CITY).en == "the table has no city there"


def test_what_an_irregular_file_says_goes_before_the_name(tmp_path):
    rows = INVENTED.replace("庚县,county", "庚自治州,county")  # a county called like its prefecture
    assert not read(tmp_path, rows)["440501"].has_congress
    divisions = read(tmp_path, rows, irregular="440501,regular\n4405,prefecture_without_congress\n")
    assert divisions["440501"].has_congress
    assert over(divisions, "440501200") == {"county": "440501", "province": "44"}


def test_a_prefecture_may_stand_under_an_autonomous_one(tmp_path):
    rows = INVENTED.replace("4427,丁地区,city,44\n", "4427,丁地区,city,4405\n")
    assert over(read(tmp_path, rows), "442701") == {"city": "4405", "province": "44"}


def test_an_area_stands_for_itself_and_a_grouping_row_for_what_is_above(invented):
    assert {code: invented.area(code) for code in ("110101", "1101", "441900", "449001198")} == {
        "110101": "110101",
        "1101": "11",
        "441900": "4419",
        "449001198": "449001",
    }
    for ask in (invented.area, invented.above, lambda c: invented.rise(c, Level.CITY)):
        with pytest.raises(NoSuchThing, match="'99'"):
            ask("99")


@pytest.mark.parametrize("code", [row.split(",")[0] for row in INVENTED.splitlines()])
def test_ways_up_agree_with_the_graph(invented, code):
    """The oracle asks networkx for the descendants of the place and their distances."""
    graph, start = invented.graph(), invented.area(code)
    away = nx.single_source_shortest_path_length(graph, start)
    for level in Level:
        up = [
            near
            for near in sorted(away, key=away.get)[1:]
            if graph.nodes[near]["congress"] and graph.nodes[near]["level"] == level
        ]
        rise = invented.rise(code, level)
        assert (rise.congress if rise else None) == (up[0] if up else None)
        assert rise is None or list(rise.through) == nx.shortest_path(graph, start, rise.congress)


# --- a graph of one's own ---------------------------------------------------------------------


def test_a_graph_makes_the_divisions_it_came_from(invented):
    graph = invented.graph()
    assert set(graph) == {c for c, row in invented.items() if not row.groups}
    again = Divisions.of_graph(graph)
    assert {c: (again.above(c), again[c].has_congress) for c in again} == {
        c: (invented.above(c), invented[c].has_congress) for c in graph
    }


def test_a_graph_can_be_changed_and_read_again(invented):
    graph = invented.graph()
    graph.remove_edge("449001", "44")
    graph.add_edge("449001", "4403")
    assert over(Divisions.of_graph(graph), "449001") == {"city": "4403", "province": "44"}


def test_every_fault_of_a_graph_comes_at_once():
    graph = nx.DiGraph()
    graph.add_node("44", name="乙省", level="province")
    graph.add_node("4403", level="city")
    graph.add_node("4404", name="己市", level="county")
    graph.add_node("440501", name="庚县", level="county")
    graph.add_edges_from([("440501", "4403"), ("440501", "4404")])
    with pytest.raises(BadInput) as bad:
        Divisions.of_graph(graph)
    assert [(p.field, p.what) for p in bad.value.problems] == [
        ("4403", "has no 'name'"),
        ("4404", "4404 has the length of a city, not county"),
        ("440501", "4403 and 4404 both stand above it"),
    ]


def test_a_circle_in_a_graph_is_shown(invented):
    graph = invented.graph()
    graph.add_edge("44", "4403")
    with pytest.raises(BadInput, match="graph: 44 a circle: 44 → 4403 → 44; give one of them"):
        Divisions.of_graph(graph)


# --- circles and other impossible lines ---------------------------------------------------------


def faults(tmp_path, rows, irregular=None):
    with pytest.raises(BadInput) as bad:
        read(tmp_path, rows, irregular)
    return [(p.line, p.field, p.what) for p in bad.value.problems]


def test_a_circle_is_refused_and_shown_with_its_lines(tmp_path):
    rows = (
        "44,乙省,province,4403\n4403,戊市,city,440301\n440301,戊县,county,44\n43,丙省,province,\n"
    )
    assert faults(tmp_path, rows) == [
        (2, "parent_code", "a circle: 44 (line 2) → 4403 (line 3) → 440301 (line 4) → 44 (line 2)")
    ]


def test_a_row_that_stands_above_itself(tmp_path):
    assert faults(tmp_path, "44,乙省,province,44\n") == [
        (2, "parent_code", "44 stands above itself")
    ]


def test_rows_that_hang_on_a_circle_are_not_blamed_for_it(tmp_path):
    rows = "440301,戊县,county,4403\n4403,戊市,city,4404\n4404,己市,city,4403\n"
    assert faults(tmp_path, rows) == [
        (3, "parent_code", "a circle: 4403 (line 3) → 4404 (line 4) → 4403 (line 3)")
    ]


def test_nothing_lower_stands_above(tmp_path):
    assert faults(tmp_path, "4403,戊市,city,440301\n440301,戊县,county,\n") == [
        (2, "parent_code", "440301 is a county and cannot stand above a city")
    ]


def test_a_child_of_a_faulty_row_is_not_faulty_too(tmp_path):
    rows = "44,乙省,city,\n4403,戊市,city,44\n"
    assert faults(tmp_path, rows) == [(2, "code", "44 has the length of a province, not city")]


def test_kinds_that_do_not_exist_are_named_with_the_other_faults(tmp_path):
    assert faults(tmp_path, "4403,戊市,city,44\n", "4403,a city\n") == [
        (2, "kind", "'a city' is no kind"),
        (2, "parent_code", "44 is not in the table"),
    ]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    assert faults(tmp_path, '44,"乙\n省",province,\n\n4403,戊市,city,45\n') == [
        (5, "parent_code", "45 is not in the table")
    ]


def test_rows_made_in_memory_are_asked_the_same():
    with pytest.raises(BadInput, match="divisions: 4403 44 is not in the table"):
        Divisions([Division("4403", "戊市", "city", "44")])


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([*"abcdefgh", None])))
def test_circles_are_those_that_networkx_finds(parents):
    graph = nx.DiGraph((a, b) for a, b in parents.items() if b is not None)
    found = [frozenset(circle) for circle in circles(parents)]
    event(f"{min(len(found), 2)} circles")
    assert sorted(map(sorted, found)) == sorted(map(sorted, nx.simple_cycles(graph)))


# --- the real country -----------------------------------------------------------------------------


def test_code_and_name_tell_every_kind_of_the_real_country(country, irregular):
    bare = Divisions.read(DATA / "divisions.csv")
    for code, kind in irregular.items():
        assert (bare[code].has_congress, bare[code].groups) == (
            country[code].has_congress,
            kind.grouping,
        )
    assert {c for c, d in bare.items() if d.has_congress} == {
        c for c, d in country.items() if d.has_congress
    }


def test_every_real_grouping_row_is_stepped_over(country):
    groups = {code for code, row in country.items() if row.groups}
    assert len(groups) == 5 + 4 + 4 + 11
    assert not any(groups.intersection(country.above(code)) for code in country)
    assert len(country.graph()) == len(country) - len(groups)
    assert nx.is_forest(country.graph())


def test_real_counties_by_what_stands_above_them(country):
    counted = Counter(
        tuple(rise.level.value for rise in country.rises(code))
        for code, row in country.items()
        if row.level == "county" and not row.groups
    )
    municipal = 16 + 16 + 16 + 26 + 12
    agency = sum(
        country[row.parent].kind is Kind.PREFECTURE
        for row in country.values()
        if row.level == "county"
    )
    assert counted == {
        ("province",): municipal + 32 + agency,
        ("city", "province"): 2_978 - 4 - municipal - 32 - agency,
    }


@pytest.mark.parametrize(
    ("code", "congresses"),
    [
        pytest.param("441900101", ["4419", "44"], id="东莞石碣镇"),
        pytest.param("620201100", ["6202", "62"], id="嘉峪关新城镇"),
        pytest.param("419001100", ["419001", "41"], id="济源"),
        pytest.param("653101100", ["653101", "65"], id="喀什"),
        pytest.param("130171100", ["1301", "13"], id="石家庄高新区宋营镇"),
        pytest.param("460321451", ["4603", "46"], id="三沙永兴"),
        pytest.param("330383198", ["3303", "33"], id="龙港"),
        pytest.param("110101001", ["110101", "11"], id="东城区东华门街道"),
        pytest.param("500229102", ["500229", "50"], id="重庆城口县"),
        pytest.param("632857100", ["6328", "63"], id="大柴旦"),
    ],
)
def test_real_irregular_places_reach_the_congresses_over_them(country, code, congresses):
    assert [rise.congress for rise in country.rises(code)] == congresses
