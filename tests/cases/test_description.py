"""A case's description: every fault of it at once, by key, with what mends it."""

from datetime import date
from fractions import Fraction

import pytest

from wholeprocess.cases.description import read_description
from wholeprocess.errors import BadInput
from wholeprocess.law import Text, TimeLimit
from wholeprocess.report import Relation

SEE = "see docs/reference/cases.md"
QUOTE = "put it in quotation marks"
FIGURE = """
[[figure]]
row = "C1"
zh = "一"
en = "one"
measure = "proposals"
where = { within = "43", years = [2021] }
reported = "9/10"
"""


def faults(text, **options):
    with pytest.raises(BadInput) as bad:
        read_description(text, "desk/case.toml", **options)
    assert {problem.file for problem in bad.value.problems} == {"desk/case.toml"}
    return [(p.field, p.what, p.mend) for p in bad.value.problems]


def test_a_whole_description():
    said = read_description(
        'through = 2021-12-31\n[title]\nzh = "题"\nen = "title"\n[[note]]\nzh = "注"\nen = "note"\n'
        "[settings]\nPR-rounds = { count = 3 }\nsgl-rehandle = { months = 2 }\n"
        f'{FIGURE}relation = "over"\nunit = "share"\n',
        "case.toml",
    )
    assert (said.through, said.title, said.notes) == (
        date(2021, 12, 31),
        Text("题", "title"),
        (Text("注", "note"),),
    )
    assert said.settings == {"PR-rounds": 3, "SGL-rehandle": TimeLimit(2, "months")}
    (figure,) = said.figures
    assert (figure.reported, figure.relation) == (Fraction(9, 10), Relation.OVER)


def test_an_empty_description_says_nothing():
    said = read_description("", "case.toml")
    assert (said.title, said.through, said.settings, said.figures, said.notes) == (
        None,
        None,
        {},
        (),
        (),
    )


def test_a_key_that_a_table_above_it_swallowed():
    text = '[title]\nzh = "题"\nen = "title"\nthrough = 2021-12-31\n'
    what, mend = "stands below [title] and so belongs to it", "write through above the first line"
    assert faults(text) == [("title through", what, f"{mend} in brackets")]


@pytest.mark.parametrize(
    ("header", "where"),
    [("[settings]", "settings"), ("[[note]]\nzh='x'\nen='x'", "note 1"), (FIGURE, "figure 1")],
    ids=["settings", "note", "figure"],
)
def test_every_table_can_swallow_a_key(header, where):
    ((field, what, _),) = faults(f"{header}\nthrough = 2021-12-31\n")
    assert field == f"{where} through"
    assert what.startswith("stands below [")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[title]\nzh = "题"', [("title", "has no en", "write zh and en, both")]),
        ('[[note]]\nen = "x"', [("note 1", "has no zh", "write zh and en, both")]),
        ("[title]", [("title", "has no zh", "write zh and en, both"),
                     ("title", "has no en", "write zh and en, both")]),
        ('[title]\nzh = 3\nen = "x"', [("title zh", "3 is no text", QUOTE)]),
        ('[title]\nzh = "题"\nen = "x"\nfr = "x"',
         [("title fr", "nobody reads it", "keys: zh, en")]),
        ('title = "x"', [("title", "'x' is no table", "write [title], and zh and en below it")]),
        ('note = "x"', [("note", "'x' is no table",
                         "write [[note]], with two brackets, above each")]),
        ("note = [1]", [("note 1", "1 is no table", "write [[note]], and zh and en below it")]),
        ('[note]\nzh = "x"\nen = "x"', [("note", "is one table",
                                         "write [[note]], with two brackets, above each")]),
        ("figure = 3", [("figure", "3 is no table",
                         "write [[figure]], with two brackets, above each")]),
        ("figure = [3]", [("figure 1", "3 is no table",
                           "write [[figure]], and zh and en below it")]),
        ("settings = 3", [("settings", "3 is no table",
                           "write [settings], and below it CODE = VALUE")]),
        ("through = 2021-12-31T00:00:00", [("through", "datetime.datetime(2021, 12, 31, 0, 0)"
                                            " is no day", "write for example 2021-12-31")]),
        ("figures = 3\nzz = 1", [("figures", "nobody reads figures, zz",
                                  "keys: figure, made, note, settings, through, title")]),
    ],
)  # fmt: skip
def test_a_fault_of_a_table(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ('row = "C1"', "row = 1", "figure 1 row", "1 is no text"),
        ('row = "C1"', "", "figure 1", "has no row"),
        ('"proposals"', '"guesses"', "figure 1 measure", "'guesses' is none"),
        ('"proposals"', "3", "figure 1 measure", "3 is no text"),
        ('reported = "9/10"', "reported = 0.9", "figure 1 reported", "0.9 is no exact number"),
        ('reported = "9/10"', 'reported = "1/0"', "figure 1 reported", "'1/0' is no exact number"),
        ('reported = "9/10"', 'reported = "many"', "figure 1 reported", "'many' is no exact"),
        ('reported = "9/10"', "reported = 2021-01-01", "figure 1 reported", "datetime.date(2021"),
        ('reported = "9/10"', "reported = true", "figure 1 reported", "True is no exact number"),
        ('reported = "9/10"', "", "figure 1", "has no reported"),
        ('reported = "9/10"', 'reported = 1\nrelation = "about"', "figure 1 relation",
         "'about' is none"),
        ('reported = "9/10"', "reported = 1\nunit = 3", "figure 1 unit", "3 is no text"),
        ('reported = "9/10"', "reported = 1\nrows = 3", "figure 1 rows", "nobody reads it"),
        ('where = { within = "43", years = [2021] }', "where = 3", "figure 1 where",
         "3 is no table"),
    ],
)  # fmt: skip
def test_a_fault_of_a_figure(old, new, field, what):
    assert old in FIGURE
    ((found, words, mend),) = faults(FIGURE.replace(old, new))
    assert (found, words.startswith(what)) == (field, True)
    assert mend


def test_a_setting_is_told_by_its_code():
    text = "[settings]\nPR-rounds = 3\nXX-1 = { count = 1 }\nSG-5 = { months = 1 }\n"
    text += 'LVP-tie = { count = 1 }\n"PR-classes" = { weeks = 1 }'
    found = faults(text, places=["430381"])
    assert [(field, what.split(" (")[0]) for field, what, _ in found] == [
        ("settings.PR-rounds", "3 is no value"),
        ("settings.PR-classes", "{'weeks': 1} is no value"),
        ("settings.XX-1", "no rule has the code 'XX-1'"),
        ("settings.SG-5", "{ months = 1 } cannot be set: this number is the law's"),
        ("settings.LVP-tie", "{ count = 1 } is not the name of a way"),
    ]
    assert found[0][2] == "write { count = 3 }"
    assert found[4][2] == 'write for example { choice = "revote" }'


def test_the_faults_of_all_tables_come_at_once():
    text = 'zz = 1\nthrough = 3\ntitle = 3\nnote = 3\nsettings = 3\n[[figure]]\nrow = "x"\n'
    fields = ["zz", "through", "title", "note", "settings", *["figure 1"] * 4]
    assert [field for field, *_ in faults(text)] == fields


def test_what_is_no_toml():
    with pytest.raises(BadInput, match=r"case\.toml: is not TOML: .*; correct the line it names"):
        read_description("[x", "case.toml")
