"""The table of competences: what ships, what a user writes, and every fault of it at once."""

import pytest

from wholeprocess.congress import Level
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.law import Strength
from wholeprocess.management import Able, Competence


@pytest.fixture
def read(tmp_path):
    def write(text, name="competence.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return Competence.read(path)

    return write


def faults(read, text, name="competence.toml"):
    with pytest.raises(BadInput) as bad:
        read(text, name)
    return [(p.line, p.field, p.what) for p in bad.value.problems]


def test_what_ships_is_practice_and_says_where_it_was_read():
    shipped = Competence.shipped()
    rows = [shipped.default, *shipped.topics.values()]
    assert {row.strength for row in rows} == {Strength.PRACTICE}
    assert all(row.source.zh and row.source.en for row in rows)
    assert shipped.able("水利").separately
    assert shipped.levels("路灯") == (Level.COUNTY, Level.CITY, Level.PROVINCE)
    assert Competence.shipped() is shipped


def test_a_toml_table(read):
    table = read(
        """
        [default]
        levels = ["city"]
        [topics."路灯"]
        levels = ["county"]
        source = "本县职责清单"
        [topics."default"]
        levels = ["province", "city"]
        separately = true
        strength = "local"
        source = { zh = "省条例", en = "a provincial text" }
        """
    )
    assert table.levels("别的") == (Level.CITY,)
    assert table.able("路灯").source.en == "本县职责清单"
    assert table.able("路灯").strength is Strength.OURS
    assert table.able("default") == Able(
        levels=["city", "province"],
        separately=True,
        strength="local",
        source=table.able("default").source,
    )


def test_a_csv_table(read):
    table = read(
        "topic,levels,separately,source,remark\n"
        "路灯,county,,本县,x\n"
        "水利,province; city,是,本省\n"
        "*,city,no,\n",
        "competence.CSV",
    )
    assert (table.levels("水利"), table.able("水利").separately) == (
        (Level.CITY, Level.PROVINCE),
        True,
    )
    assert (table.able("路灯").source.zh, table.levels("别的")) == ("本县", (Level.CITY,))


@pytest.mark.parametrize("empty", [("", "c.toml"), ("topic,levels,separately,source\n", "c.csv")])
def test_a_table_without_a_default_knows_only_its_topics(read, empty):
    with pytest.raises(NoSuchThing, match="'路灯'; add it, or a default"):
        read(*empty).able("路灯")


def test_every_fault_of_a_toml_table_comes_at_once(read):
    text = """
        deafult = 1
        default = "city"
        [topics]
        a = { levels = ["city", "country"] }
        b = { levels = [] }
        c = { levels = ["city", "city"] }
        d = { levels = ["city"], separately = true }
        e = { levels = "city" }
        f = { levels = ["city"], separately = "yes", sources = "x" }
        g = { levels = ["city"], strength = "rumour" }
        h = { levels = ["city"], source = { zh = "x" } }
        i = 3
        """
    found = faults(read, text)
    assert [field for _, field, _ in found] == [
        "deafult",
        *(f"topics.{topic}" for topic in "abcde"),
        "topics.f.sources",
        *(f"topics.{topic}" for topic in "fghi"),
        "default",
    ]
    said = {field: what for _, field, what in found}
    assert said["topics.a"] == "'country' is not a valid Level"
    assert said["topics.b"] == "levels names none, or one of them twice; name each once"
    assert said["topics.c"] == said["topics.b"]
    assert said["topics.d"] == "separately needs two levels or more"
    assert said["topics.e"] == "levels 'city' is no list of levels"
    assert said["topics.f"] == "separately 'yes' is not true or false"
    assert "rumour" in said["topics.g"]
    assert said["default"] == said["topics.i"] == "is no table"


@pytest.mark.parametrize(
    ("text", "what"), [("[default", "is not TOML"), ("topics = 3", "is no table")]
)
def test_what_is_no_such_table_at_all(read, text, what):
    ((_, _, said),) = faults(read, text)
    assert said.startswith(what)


def test_every_fault_of_a_csv_table_comes_at_once_with_its_line(read):
    text = (
        "topic,levels,separately,source\n"
        "路灯,county;town,no,\n"
        ",city,perhaps,\n"
        "路灯,city,,\n"
        "水利,,yes,\n"
        "道路,city,yes,\n"
    )
    assert faults(read, text, "c.csv") == [
        (2, "levels", "'town' is not a valid Level"),
        (3, "topic", "is empty"),
        (3, "separately", "'perhaps' is neither yes nor no"),
        (4, "topic", "路灯 stands in line 2 too"),
        (5, "levels", "levels names none, or one of them twice; name each once"),
        (6, "levels", "separately needs two levels or more"),
    ]


def test_a_csv_table_without_its_columns(read):
    assert faults(read, "topic,level\n", "c.csv") == [
        (1, None, "has no column levels, separately, source")
    ]
