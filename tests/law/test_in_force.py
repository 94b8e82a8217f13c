"""The law of a day and place: which text, which number, and what a case may set."""

import pickle
from datetime import date

import pytest

from wholeprocess.errors import BadInput, NotInForce, Refused, UnknownRule
from wholeprocess.law import TimeLimit, in_force, level_of, rule, shipped_rules

LAW = in_force(date(2022, 3, 3), "430381")


@pytest.mark.parametrize(
    ("day", "place", "cited", "limit"),
    [
        (date(2022, 3, 3), "430381", "Deputies Law (2015) art. 42 para. 1", "3 months"),
        (date(2025, 3, 11), "430381", "Deputies Law (2015) art. 42 para. 1", "3 months"),
        (date(2025, 3, 12), "430381", "Deputies Law (2025) art. 51 para. 2", "3 months"),
        (
            date(2022, 3, 3),
            "500101100",
            "Chongqing Township Regulations (2016) art. 16",
            "2 months",
        ),
        (
            date(2025, 3, 12),
            "500101100",
            "Chongqing Township Regulations (2016) art. 16",
            "2 months",
        ),
        (date(2022, 3, 3), "500101", "Deputies Law (2015) art. 42 para. 1", "3 months"),
        (date(2016, 3, 30), "500101100", "Deputies Law (2015) art. 42 para. 1", "3 months"),
        (date(2022, 3, 3), "", "Deputies Law (2015) art. 42 para. 1", "3 months"),
    ],
)
def test_reply_is_due_by_the_text_of_the_day_and_place(day, place, cited, limit):
    law = in_force(day, place)
    assert law.version("SG-5").cited.en == cited
    assert str(law.limit("SG-5")) == limit


@pytest.mark.parametrize("code", ["SG-5", "EL-45-1b", "WP-known"])
def test_nothing_holds_before_the_first_day(code):
    first = min(v.since for v in rule(code).versions if not v.place)
    assert in_force(first).holds(code)
    eve = in_force(date.fromordinal(first.toordinal() - 1))
    assert not eve.holds(code)
    with pytest.raises(NotInForce) as nothing:
        eve.version(code)
    cited = in_force(first).version(code).cited.en
    assert nothing.value.what == (
        f"{code} does not hold on {eve.on}: the first text of it in the tables, {cited},"
        f" is of {first}"
    )
    assert nothing.value.mend == f"ask from {first} on, or add the earlier text to the law's tables"
    assert str(nothing.value) == f"{nothing.value.what}; {nothing.value.mend}"
    assert nothing.value.code == code
    assert pickle.loads(pickle.dumps(nothing.value)).args == nothing.value.args


def test_nothing_at_all_holds_before_the_oldest_text():
    assert not in_force(date(1900, 1, 1), "430381").versions


def test_a_local_rule_does_not_hold_elsewhere():
    with pytest.raises(NotInForce) as nothing:
        LAW.limit("SGL-assign")
    assert str(nothing.value) == (
        "SGL-assign does not hold at 430381: no text has it there;"
        " add the place's own text to the law's tables"
    )
    assert str(in_force(date(2022, 3, 3), "310101").limit("SGL-assign")) == "7 working days"


@pytest.mark.parametrize("ask", [LAW.version, LAW.holds, LAW.limit, rule])
def test_an_unknown_code_is_named_with_codes_near_it(ask):
    with pytest.raises(UnknownRule) as unknown:
        ask("EL-45-9")
    words = str(unknown.value)
    assert "no rule has the code 'EL-45-9'" in words
    assert "EL-45-1b" in words


@pytest.mark.parametrize("code", ["ZZ-1", "", "条"])
def test_an_unknown_code_with_nothing_near_it_is_told_what_codes_begin_with(code):
    with pytest.raises(UnknownRule) as unknown:
        rule(code)
    what, _, beginnings = str(unknown.value).partition("; codes begin with ")
    assert what == f"no rule has the code {code!r}"
    assert set(beginnings.split(", ")) == {known.partition("-")[0] for known in shipped_rules()}


@pytest.mark.parametrize(
    ("kind", "code", "value"),
    [
        ("threshold", "SG-5", "months"),
        ("limit", "EL-45-1b", "Threshold"),
        ("count", "PR-classes", "'A'"),
        ("choice", "PR-rounds", "2"),
        ("choices", "PR-rounds", "2"),
        ("count", "PR-promise", "None"),
    ],
)
def test_a_value_of_another_kind_is_no_answer(kind, code, value):
    with pytest.raises(TypeError, match=f"{code} has .*{value}"):
        getattr(LAW, kind)(code)


@pytest.mark.parametrize(
    ("kind", "code", "value"),
    [
        ("limit", "SG-5", TimeLimit(3, "months")),
        ("count", "PR-rounds", 2),
        ("choice", "SGL-withdraw", "while_open"),
        ("choices", "PR-classes", ("A", "B", "C", "D", "D", "D")),
    ],
)
def test_a_value_of_its_kind(kind, code, value):
    assert getattr(LAW, kind)(code) == value


def test_a_practice_can_be_set_and_the_law_before_stays():
    set_ = LAW.under({"PR-rounds": 3})
    assert (set_.count("PR-rounds"), LAW.count("PR-rounds")) == (3, 2)
    again = set_.under({"PR-objections": 1})
    assert (again.count("PR-rounds"), again.count("PR-objections")) == (3, 1)
    assert set_.under({"PR-rounds": 4}).count("PR-rounds") == 4


def test_several_names_can_be_set():
    assert LAW.under({"PR-classes": tuple("ABCDEF")}).choices("PR-classes") == tuple("ABCDEF")


def test_a_number_of_the_law_cannot_be_set():
    with pytest.raises(Refused) as refused:
        LAW.under({"SG-5": TimeLimit(1, "months")})
    assert str(refused.value) == (
        "SG-5: TimeLimit(length=1, unit=<TimeUnit.MONTHS: 'months'>) cannot be set:"
        " this number is the law's\n"
        "  law   Deputies Law (2015) art. 42 para. 1\n"
        "  mend  set a practice, or say changing_the_law=True in a study"
    )


def test_a_study_can_change_the_law():
    study = LAW.under({"SG-5": TimeLimit(1, "months")}, changing_the_law=True)
    assert str(study.limit("SG-5")) == "1 month"
    assert str(LAW.limit("SG-5")) == "3 months"


@pytest.mark.parametrize("study", [False, True])
def test_a_setting_of_another_kind_is_refused(study):
    with pytest.raises(BadInput, match="settings: PR-rounds 'three' is of another kind than 2"):
        LAW.under({"PR-rounds": "three"}, changing_the_law=study)


def test_a_setting_nobody_knows_is_refused():
    with pytest.raises(UnknownRule, match="PR-round"):
        LAW.under({"PR-round": 3})


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("", "nation"),
        ("43", "province"),
        ("4303", "city"),
        ("430381", "county"),
        ("430681118", "township"),
        ("430681118201", "village"),
    ],
)
def test_the_digits_of_a_place_tell_its_level(place, level):
    assert level_of(place) == level


@pytest.mark.parametrize("place", ["4", "430", "43038", "43038x", "４３", "-3", "4303811180"])
def test_what_is_no_place_is_refused(place):
    with pytest.raises(ValueError, match="is no division code"):
        in_force(date(2022, 3, 3), place)
