"""Divisions: the shipped lines, the whole country, their graph, and bad files."""

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.congress import Division, Divisions, Level
from wholeprocess.errors import BadInput, NoSuchThing

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "divisions"
HEAD = "code,name,level,parent_code\n"
SHIPPED = Divisions.shipped()


@pytest.fixture(scope="module")
def country():
    if not DATA.is_dir():
        pytest.skip(
            f"the table of the whole country is not at {DATA}; it is no part of the package"
        )
    return Divisions.read(DATA / "divisions.csv", irregular=DATA / "irregular.csv")


@pytest.fixture
def table(tmp_path):
    """Reads a table of these rows under the usual first line."""

    def read(rows, head=HEAD, encoding="utf-8"):
        path = tmp_path / "divisions.csv"
        path.write_bytes((head + rows).encode(encoding))
        return Divisions.read(path)

    return read


def faults(read, *args, **kwargs):
    with pytest.raises(BadInput) as bad:
        read(*args, **kwargs)
    return [(problem.line, problem.field, problem.what) for problem in bad.value.problems]


# --- what ships -----------------------------------------------------------------------------------


def test_two_lines_of_hunan_ship():
    assert [SHIPPED[code].name for code in SHIPPED.above("430681118")] == [
        "汨罗市",
        "岳阳市",
        "湖南省",
    ]
    assert SHIPPED["430381"].name == "湘乡市"
    assert Divisions.shipped() is SHIPPED


def test_every_shipped_division_stands_under_the_one_its_code_begins_with():
    for code, division in SHIPPED.items():
        assert code == division.code
        assert division.parent is None or code.startswith(division.parent)
        assert SHIPPED.above(code) == nx_above(code)


def nx_above(code):
    """The same line, asked of the graph: ancestors by their distance."""
    distances = nx.single_source_shortest_path_length(SHIPPED.graph(), code)
    return tuple(sorted(distances, key=distances.get))[1:]


@given(st.sampled_from(sorted(SHIPPED)), st.sampled_from(Level))
def test_the_congress_over_a_place_is_of_the_level_asked_for(code, level):
    over = SHIPPED.congress_over(code, level)
    event(f"{level}: {'none' if over is None else 'one'}")
    line = [SHIPPED[near] for near in (code, *SHIPPED.above(code))]
    assert over in [d for d in line if d.level == level and d.has_congress] or over is None
    assert (over is None) == (not any(d.level == level and d.has_congress for d in line))


@pytest.mark.parametrize(
    ("code", "has"),
    [("430681118", True), ("430681", True), ("4306", True), ("43", True), ("430681001", False)],
)
def test_villages_and_sub_districts_have_no_congress(table, code, has):
    rows = f"{code},X,{'township' if len(code) == 9 else SHIPPED[code].level},\n"
    assert table(rows)[code].has_congress is has


def test_no_village_has_a_congress():
    assert not any(d.has_congress for d in SHIPPED.values() if d.level == "village")


def test_an_unknown_code_is_no_division():
    assert "999999" not in SHIPPED
    with pytest.raises(NoSuchThing) as nothing:
        SHIPPED["999999"]
    assert str(nothing.value) == (
        "no division has the code '999999'; load the table that has it (Divisions.read)"
    )


def test_the_graph_is_a_copy_in_plain_networkx():
    graph = SHIPPED.graph()
    assert type(graph) is nx.DiGraph
    assert nx.is_forest(graph)
    assert graph.nodes["43"] == {"name": "湖南省", "level": "province", "congress": True}
    graph.remove_node("4306")
    graph.nodes["43"]["name"] = "changed"
    assert "4306" in SHIPPED.graph()
    assert SHIPPED.graph().nodes["43"]["name"] == "湖南省"
    assert SHIPPED.above("430681") == ("4306", "43")


@pytest.mark.parametrize(("code", "level"), [("43", "city"), ("4303", "province"), ("43", "x")])
def test_a_division_has_the_level_of_its_code(code, level):
    with pytest.raises(ValueError, match=f"{code} has the length of a"):
        Division(code, "X", level)


# --- the whole country ----------------------------------------------------------------------------


def test_the_whole_country_is_read(country):
    assert len(country) == 44_703
    levels = [d.level for d in country.values()]
    assert {level: levels.count(level) for level in set(levels)} == {
        "province": 31,
        "city": 342,
        "county": 2_978,
        "township": 41_352,
    }


@pytest.mark.parametrize("code", ["110101", "120101", "310101", "500101", "500229"])
def test_a_municipality_has_no_city_level(country, code):
    assert country.congress_over(code, Level.CITY) is None
    assert country.congress_over(code, Level.PROVINCE).code == code[:2]


def test_a_county_governed_by_its_province_skips_the_city(country):
    assert country["419001"].name == "济源市"
    assert country.congress_over("419001", Level.CITY) is None
    assert country.congress_over("419001", Level.COUNTY).code == "419001"


@pytest.mark.parametrize(
    ("code", "has"),
    [
        pytest.param("6531", False, id="喀什地区, an agency area of its province"),
        pytest.param("1522", False, id="兴安盟"),
        pytest.param("4331", True, id="湘西土家族苗族自治州"),
        pytest.param("441900", False, id="东莞's county row repeats the city"),
        pytest.param("4419", True, id="东莞 itself"),
        pytest.param("430371", False, id="a development zone"),
        pytest.param("430102", True, id="an urban district"),
        pytest.param("330383198", False, id="龙港 has no township"),
        pytest.param("430102001", False, id="a sub-district"),
        pytest.param("430681118", True, id="屈子祠镇"),
    ],
)
def test_who_has_a_congress(country, code, has):
    assert country[code].has_congress is has


def test_towns_and_townships_with_a_congress_are_those_that_the_codes_number(country):
    towns = [d for d in country.values() if d.level == "township" and d.has_congress]
    assert len(towns) == 21_366 + 8_198


# --- bad files ------------------------------------------------------------------------------------


def test_a_mark_at_the_beginning_of_the_file_is_no_fault(table):
    assert table("43,湖南省,province,\n", encoding="utf-8-sig")["43"].name == "湖南省"


def test_spaces_windows_lines_and_columns_nobody_asked_for_are_no_faults(table):
    read = table(" 43 , 湖南省,province,,x\r\n", head="code,name,level,parent_code,note\r\n")
    assert read["43"].name == "湖南省"


def test_a_file_of_many_offices_is_told_by_its_encoding(table):
    ((line, _, what),) = faults(table, "43,湖南省,province,\n", encoding="gbk")
    assert (line, what) == (
        2,
        "is not UTF-8; it reads as GBK (GB 18030), the encoding of many offices' programs",
    )


def test_a_file_of_no_encoding_says_so(tmp_path):
    path = tmp_path / "d.csv"
    path.write_bytes(HEAD.encode() + b"\xff\xff\xff\n")
    assert faults(Divisions.read, path) == [(2, None, "is not UTF-8; and not GBK either")]


def test_an_empty_file(table):
    assert faults(table, "", head="") == [(1, None, "is empty")]


def test_no_file(tmp_path):
    ((_, _, what),) = faults(Divisions.read, tmp_path / "none.csv")
    assert what == "cannot be read: no such file or directory"


@pytest.mark.parametrize("missing", [["name"], ["level", "parent_code"]])
def test_missing_columns_are_named(table, missing):
    head = ",".join(c for c in HEAD.strip().split(",") if c not in missing) + "\n"
    assert faults(table, "43\n", head=head) == [(1, None, f"has no column {', '.join(missing)}")]


def test_all_the_faults_of_a_file_come_at_once(table):
    rows = (
        "43,湖南省,province,\n"
        "4303,湘潭市,city,43\n"
        "4303,湘潭市,city,43\n"
        "4306,岳阳市,province,43\n"
        "430381,湘乡市,county,4399\n"
        "4303x1,X,county,4303\n"
        "430681118,屈子祠镇,township,430681\n"
    )
    assert faults(table, rows) == [
        (4, "code", "4303 stands in line 3 too"),
        (5, "code", "4306 has the length of a city, not province"),
        (7, "code", "'4303x1' is no division code; it has 2, 4, 6, 9 or 12 digits"),
        (6, "parent_code", "4399 is not in the table"),
        (8, "parent_code", "430681 is not in the table"),
    ]


def test_a_fault_says_where_and_what_now(table):
    with pytest.raises(
        BadInput, match=r"divisions\.csv:2: parent_code 99 is not in the table; add"
    ):
        table("4303,湘潭市,city,99\n")
