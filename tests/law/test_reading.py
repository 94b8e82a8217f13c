"""Reading the tables: what a row becomes, and every fault of every table at once."""

from datetime import date
from fractions import Fraction

import pytest

from wholeprocess.errors import BadInput
from wholeprocess.law import Threshold, TimeLimit, read_rules
from wholeprocess.law.reading import value_of

STATUTES = """
[SL]
zh = "监督法"
en = "the Supervision Law"
short = "Supervision Law (2006)"
since = 2007-01-01
"""


def row(holds, code="T-1", *, zh='zh = "题"', more=""):
    says = 'says = { zh = "文", en = "text" }'
    return f'[{code}]\n{zh}\nen = "title"\n{says}\n{more}\nholds = [{holds}]\n'


def read(*tables, statutes=STATUTES):
    sources = {f"{n}.toml": table for n, table in enumerate(tables, start=1)}
    return read_rules({"statutes.toml": statutes, **sources})


def test_a_row_becomes_a_rule():
    holds = '{ text = "SL", article = "8-1", words = "询问", value = { months = 2 } }'
    (rule,) = read(row(holds, more='keeps = { zh = "守", en = "kept" }'))
    (version,) = rule.versions
    assert (rule.title.en, rule.keeps.en, rule.breaks) == ("title", "kept", None)
    assert (version.since, version.strength) == (date(2007, 1, 1), "law")
    assert version.cited.zh == "监督法第8条第1款"
    assert version.value == TimeLimit(2, "months")


def test_a_version_can_differ_from_its_row_and_its_text():
    more = 'strength = "practice"'
    national, local = (
        "{ since = 2010-01-01 }",
        '{ text = "SL", since = 2012-01-01, place = "50", strength = "local" }',
    )
    (rule,) = read(row(f"{local}, {national}", more=more))
    assert [(v.since.year, v.strength, v.place) for v in rule.versions] == [
        (2010, "practice", ""),
        (2012, "local", "50"),
    ]


def test_rules_stand_in_the_order_of_their_codes():
    day = "{ since = 2010-01-01 }"
    assert [rule.code for rule in read(row(day, "T-2") + row(day, "T-10"), row(day, "T-1"))] == [
        "T-1",
        "T-10",
        "T-2",
    ]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (None, None),
        ({"months": 3}, TimeLimit(3, "months")),
        ({"days": 5}, TimeLimit(5, "days")),
        ({"working_days": 7}, TimeLimit(7, "working_days")),
        ({"count": 10}, 10),
        ({"choice": "vacant"}, "vacant"),
        ({"choices": ["A", "B"]}, ("A", "B")),
        ({"part": "1/2", "strict": True}, Threshold("1/2", strict=True)),
        (
            {"part": "2/3", "strict": False, "base": "all_deputies"},
            Threshold(Fraction(2, 3), strict=False, base="all_deputies"),
        ),
    ],
)
def test_every_shape_of_a_value(raw, value):
    assert value_of(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"part": "1/2"},
        {"part": 0.5, "strict": True},
        {"part": "half", "strict": True},
        {"part": "3/2", "strict": True},
        {"weeks": 3},
        {"months": -1},
        {"months": 3, "days": 2},
        {"count": "10"},
        {"choice": 1},
    ],
)
def test_another_shape_is_no_value(raw):
    with pytest.raises(ValueError, match=r"is no value|Invalid literal|is no share|>= 0"):
        value_of(raw)


DAY = "{ since = 2010-01-01 }"
WEEKS = "{ since = 2010-01-01, value = { weeks = 3 } }"
CUSTOM = '{ since = 2010-01-01, strength = "custom" }'
FAULTS = [
    pytest.param("[T-1", "is not TOML", id="broken TOML"),
    pytest.param(row('{ text = "X" }'), "text 'X' is not in statutes.toml", id="unknown text"),
    pytest.param(row(WEEKS), "is no value; write one of", id="bad value"),
    pytest.param(row(DAY, zh=""), "KeyError: 'zh'", id="no title"),
    pytest.param(row(f"{DAY}, {DAY}"), "has two versions for one first day", id="one day twice"),
    pytest.param(row("{ value = { days = 1 } }"), "since None is no day", id="no first day"),
    pytest.param(row("{ since = 2010-01-01T00:00:00 }"), "is no day; write it", id="a moment"),
    pytest.param(row(CUSTOM), "'custom' is not a valid", id="strength"),
    pytest.param(row("{ since = 2010-01-01, artcle = 1 }"), "artcle", id="a field misspelt"),
    pytest.param('[T-1]\nzh = "题"\nen = "t"\n', "KeyError: 'holds'", id="no versions"),
    pytest.param("T-1 = 3\n", "TypeError", id="no table"),
]


@pytest.mark.parametrize(("table", "what"), FAULTS)
def test_a_fault_is_named_with_its_table(table, what):
    with pytest.raises(BadInput) as bad:
        read(table)
    (problem,) = bad.value.problems
    assert what in problem.what
    assert problem.file == "1.toml"
    assert problem.field == (None if "TOML" in what else "T-1")
    assert problem.mend == "see docs/reference/law-tables.md"


def test_the_faults_of_all_tables_come_at_once():
    tables = [fault.values[0].replace("T-1", f"T-{n}") for n, fault in enumerate(FAULTS)]
    with pytest.raises(BadInput) as bad:
        read(*tables)
    assert len({problem.file for problem in bad.value.problems}) == len(FAULTS)
    for problem, fault in zip(bad.value.problems, FAULTS, strict=True):
        assert fault.values[1] in problem.what


def test_a_code_stands_in_one_table_only():
    day = row("{ since = 2010-01-01 }")
    with pytest.raises(BadInput, match=r"2\.toml: T-1 stands in two tables"):
        read(day, day)


def test_one_day_at_two_places_or_levels_is_no_fault():
    holds = ", ".join(
        "{ since = 2010-01-01 " + more + "}"
        for more in ("", ', place = "50"', ', level = "county"')
    )
    (rule,) = read(row(holds))
    assert len(rule.versions) == 3


def test_an_error_shows_a_hundred_problems_and_counts_the_rest():
    with pytest.raises(BadInput) as bad:
        read("".join(row("{ }", f"T-{n}") for n in range(103)))
    assert len(bad.value.problems) == 103
    *shown, last = str(bad.value).splitlines()
    assert (len(shown), last) == (100, "and 3 more")
