"""What a place may set: every fault of its settings at once, in Python and in TOML."""

from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.errors import BadInput
from wholeprocess.law import (
    Threshold,
    TimeLimit,
    checked_settings,
    in_force,
    in_toml,
    raw_of,
    setting_of,
    shipped_rules,
    value_of,
)

COUNTY, TOWN_OF_CHONGQING = "430381", "500101100"
MONTH = TimeLimit(1, "months")
THE_LAWS = "set a practice, or say law.under(…, changing_the_law=True) in a study"


def faults(settings, ask=checked_settings, **options):
    with pytest.raises(BadInput) as bad:
        ask(settings, **options)
    return [(p.field, p.what, p.mend) for p in bad.value.problems]


def test_settings_are_written_as_in_the_tables():
    assert setting_of({"PR-rounds": {"count": 3}, "sgl-rehandle": {"days": 20}}) == {
        "PR-rounds": 3,
        "SGL-rehandle": TimeLimit(20, "days"),
    }


def test_all_faults_come_at_once_in_python():
    wrong = {
        "PR-round": 3,
        "PR-rounds": "three",
        "LVP-tie": 1,
        "PR-classes": "A",
        "SGL-rehandle": 30,
        "LVP-screenings": True,
        "SG-5": MONTH,
        "WP-known": 1,
    }
    found = faults(wrong, places=[COUNTY])
    assert [field for field, *_ in found] == list(wrong)
    what = {field: (what, mend) for field, what, mend in found}
    assert what["PR-round"][0] == "no rule has the code 'PR-round'"
    assert "PR-rounds" in what["PR-round"][1]
    assert what["PR-rounds"] == ("'three' is not a whole number", "write for example 2")
    assert what["LVP-tie"] == ("1 is not the name of a way", "write for example 'revote'")
    assert what["PR-classes"][0] == "'A' is not names in order"
    assert what["SGL-rehandle"][0] == "30 is not a length of time"
    assert what["LVP-screenings"][0] == "True is not a whole number"
    assert what["SG-5"] == (
        f"{MONTH!r} cannot be set: this number is the law's (Deputies Law (2025) art. 51 para. 2)",
        THE_LAWS,
    )
    assert what["WP-known"][0] == "has no value that could be set"


def test_all_faults_come_at_once_in_toml():
    wrong = {
        "PR-rounds": 3,
        "LVP-tie": "revote",
        "PR-classes": ["A", "B"],
        "SGL-rehandle": {"weeks": 3},
        "LVP-screenings": {"choice": "two"},
        "SV-13": {"part": "3/2", "strict": True},
        "SG-5": {"months": 1},
        "XX-1": {"count": 1},
    }
    found = faults(wrong, setting_of, places=[COUNTY], at="settings.")
    assert [(field.removeprefix("settings."), what, mend) for field, what, mend in found] == [
        ("PR-rounds", "3 is no value", "write { count = 3 }"),
        ("LVP-tie", "'revote' is no value", 'write { choice = "revote" }'),
        ("PR-classes", "['A', 'B'] is no value", 'write { choices = ["A", "B"] }'),
        ("SGL-rehandle", "{'weeks': 3} is no value", found[3][2]),
        ("SV-13", "3/2 is no share", "it must lie between 0 and 1"),
        (
            "LVP-screenings",
            '{ choice = "two" } is not a whole number',
            "write for example { count = 3 }",
        ),
        ("SG-5", found[6][1], THE_LAWS),
        ("XX-1", "no rule has the code 'XX-1'", found[7][2]),
    ]
    assert found[3][2].startswith("write one of {months = 3}, {days = 5}")
    assert found[6][1].startswith("{ months = 1 } cannot be set: this number is the law's")


@pytest.mark.parametrize(
    ("places", "allowed"),
    [([], True), ([TOWN_OF_CHONGQING], True), ([COUNTY], False), ([COUNTY, "5001"], False)],
)
def test_a_number_that_a_local_text_sets_can_be_set_there_alone(places, allowed):
    settings = {"SG-5": TimeLimit(2, "months")}
    if allowed:
        assert checked_settings(settings, places=places) == settings
    else:
        ((field, what, _),) = faults(settings, places=places)
        assert (field, "this number is the law's" in what) == ("SG-5", True)


def test_a_rule_of_elsewhere_cannot_be_set():
    settings = {"SGL-assign": TimeLimit(7, "working_days")}
    assert faults(settings, places=[COUNTY]) == [
        (
            "SGL-assign",
            "does not hold at 430381: nothing can be laid over it",
            "add the place's own text to the law's tables",
        )
    ]
    assert checked_settings(settings, places=["310101"]) == settings


@pytest.mark.parametrize(
    "raw",
    [
        {"count": True},
        {"count": -1},
        {"count": 1.5},
        {"count": 1, "choice": "x"},
        {"months": "3"},
        {"months": 1.5},
        {"months": -1},
        {"months": 1, "days": 2},
        {"choice": ""},
        {"choices": ["A", 1]},
        {"part": "1/2"},
        {"part": "half", "strict": True},
        {"part": "1/2", "strict": True, "bass": "x"},
        {},
        3,
        -3,
        1.5,
        True,
        "",
        [],
        [1],
    ],
)
def test_what_is_no_value_of_the_tables(raw):
    with pytest.raises(ValueError, match=r"is no value; write|Invalid literal"):
        value_of(raw)


values = (
    st.integers(0, 10**9)
    | st.text(min_size=1)
    | st.lists(st.text(min_size=1)).map(tuple)
    | st.builds(TimeLimit, st.integers(0, 999), st.sampled_from(["days", "working_days", "months"]))
    | st.builds(
        Threshold, st.fractions(0, 1), strict=st.booleans(), base=st.just("") | st.just("all")
    )
)


@given(values)
def test_a_value_comes_back_from_the_shape_of_the_tables(value):
    event(type(value).__name__)
    assert value_of(raw_of(value)) == value


@given(values)
def test_a_value_comes_back_from_a_line_of_toml(value):
    import tomllib

    assert value_of(tomllib.loads(f"x = {in_toml(value)}")["x"]) == value


def test_every_value_of_the_shipped_tables_can_be_written():
    held = [v.value for rule in shipped_rules().values() for v in rule.versions]
    assert [value_of(raw_of(value)) for value in held] == held


# --- a practice yields ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "value", "taken"),
    [
        ("PR-rounds", 3, True),
        ("PR-rounds", "3", False),
        ("PR-rounds", None, False),
        ("SGL-rehandle", MONTH, True),
        ("SG-5", MONTH, False),
        ("SGL-assign", MONTH, False),
        ("PR-promise", None, False),
    ],
)
def test_a_practice_is_laid_only_over_what_is_open(code, value, taken):
    law = in_force(date(2022, 3, 3), COUNTY)
    own = law.with_practices({code: value})
    assert (own.values.get(code) == value and law.open_to(code, value)) is taken
    assert taken or own.values.get(code) == law.values.get(code)


def test_a_rule_without_a_value_can_be_set_where_the_table_has_an_example():
    code, share = "ELP-district-deviation", Threshold("1/10", strict=False)
    law = in_force(date(2022, 7, 1), "430381")
    assert law.version(code).value is None
    assert checked_settings({code: share}) == {code: share}
    assert law.with_practices({code: share}).threshold(code) == share
    assert law.with_practices({code: 3}) is law
    ((_, what, _),) = faults({code: 3})
    assert what == "3 is not a share"
    ((_, what, _),) = faults({"PR-eval-conflict": 3})
    assert what == "has no value that could be set"
