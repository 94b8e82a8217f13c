"""Practices that a congress sets: the journal carries them, and what reads it follows."""

from datetime import date

import pytest

import wholeprocess as wp
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.law import Threshold, TimeLimit, value_of
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, SetPractice, Term, replay

COUNTY, CITY = "430381", "4303"
FIRST, SET = date(2022, 1, 5), date(2022, 3, 1)


def practice(code="PR-rounds", value=3, on=SET, congress=COUNTY):
    return SetPractice(on=on, congress=congress, code=code, value=value, reason="主任会议决定")


def desk(*acts, **options):
    term = Term.open(COUNTY, **options)
    seat = Deputy(id="d1", name="甲", congress=COUNTY, elected_by=COUNTY, since=FIRST)
    term.do(SeatDeputies(on=FIRST, congress=COUNTY, deputies=[seat]))
    unit = Unit(id="u1", name="水利局", division=COUNTY)
    term.do(EnterUnits(on=FIRST, congress=COUNTY, units=[unit]))
    for act in acts:
        term.do(act)
    return term


def test_it_holds_from_its_day_on_at_its_congress_alone():
    term = desk(practice())
    days = [date(2022, 2, 28), SET, date(2030, 1, 1)]
    assert [term.law(day).count("PR-rounds") for day in days] == [2, 3, 3]
    assert [term.law(day, CITY).count("PR-rounds") for day in days] == [2, 2, 2]


def test_the_latest_of_a_rule_holds_in_whatever_order_they_were_recorded():
    term = desk(practice(value=4, on=date(2022, 6, 1)), practice(value=3), practice(value=5))
    days = [SET, date(2022, 5, 31), date(2022, 6, 1)]
    assert [term.law(day).count("PR-rounds") for day in days] == [5, 5, 4]


def test_it_is_laid_over_what_was_asked_before():
    term = desk()
    assert term.law(SET).count("PR-rounds") == 2
    term.do(practice())
    assert term.law(SET).count("PR-rounds") == 3


def handled_again(term, replied):
    """Rated unsatisfactory, so that the second reply's clock starts on 2022-06-01."""
    at = {"suggestion": "s1"}
    term.do(m.Submit(on=SET, by="d1", title="修渠", text="请修复", **at))
    term.do(m.Assign(on=SET, lead="u1", **at))
    term.do(m.Contact(on=SET, by="u1", **at))
    reply = {"by": "u1", "result": "explained", "words": "暂无经费"}
    term.do(m.Reply(on=date(2022, 5, 1), **reply, **at))
    term.do(m.Rate(on=date(2022, 6, 1), by="d1", rating="dissatisfied", why="没有解决", **at))
    term.do(m.Reply(on=replied, **reply, **at))
    return term


@pytest.mark.parametrize(
    ("acts", "replied", "codes"),
    [
        ((), date(2022, 7, 1), []),
        ((), date(2022, 7, 2), ["SGL-rehandle"]),
        ((practice("SGL-rehandle", TimeLimit(2, "months")),), date(2022, 8, 1), []),
        ((practice("SGL-rehandle", TimeLimit(2, "months")),), date(2022, 8, 2), ["SGL-rehandle"]),
        (
            (practice("SGL-rehandle", TimeLimit(2, "months"), on=date(2022, 6, 2)),),
            date(2022, 7, 2),
            ["SGL-rehandle"],
        ),
    ],
)
def test_clocks_and_the_check_follow_it_without_being_told(acts, replied, codes, tmp_path):
    term = handled_again(desk(*acts, journal=tmp_path / "j.jsonl"), replied)
    found = [finding.code for finding in wp.check(term.journal) if finding.code != "SG-4"]
    assert found == codes
    assert [f.code for f in wp.check(tmp_path / "j.jsonl") if f.code != "SG-4"] == codes
    again = Term.open(COUNTY, journal=tmp_path / "j.jsonl")
    assert again.suggestions["s1"].clocks == term.suggestions["s1"].clocks
    assert again.state == term.state == replay(term.journal)


def test_a_bound_that_it_sets_is_the_bound_of_admitting():
    """The second dissatisfaction goes to special supervision, or with three rounds once more."""
    for acts, phase in (((), "special_supervision"), ((practice(),), "handling")):
        term = handled_again(desk(*acts), date(2022, 6, 20))
        again = m.Rate(on=date(2022, 6, 25), suggestion="s1", by="d1", rating="dissatisfied",
                       why="没有解决")  # fmt: skip
        assert term.do(again).phase.value == phase
        assert replay(term.journal) == term.state


def test_settings_of_a_study_go_before_it():
    term = desk(practice(), settings={"PR-rounds": 5})
    assert term.law(SET).count("PR-rounds") == 5


def test_it_yields_to_a_statute_of_a_later_day():
    """No rule of the tables has gone from practice to statute yet: one is made that did."""
    from attrs import evolve

    law = desk(practice()).law(SET)
    statute = evolve(law.versions["PR-rounds"], strength="law", value=2)
    later = evolve(law, versions={**law.versions, "PR-rounds": statute}, values={"PR-rounds": 2})
    assert later.with_practices({"PR-rounds": 3}).count("PR-rounds") == 2
    assert law.with_practices({"PR-rounds": 4}).count("PR-rounds") == 4


# --- what cannot be set ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "code", "what", "mend"),
    [
        (practice("SG-5", TimeLimit(1, "months")), "SG-5",
         "{ months = 1 } cannot be set: this number is the law's",
         "set a practice: a rule of another strength"),
        (practice("PR-rounds", "three"), "PR-rounds",
         '{ choice = "three" } cannot be set: it is of another kind',
         "write for example { count = 2 }"),
        (practice("PR-promise", 3), "PR-promise",
         "{ count = 3 } cannot be set: the rule has no value", "name a rule that has one"),
        (practice("PR-round", 3), "WP-known", "no rule has the code 'PR-round'", None),
        (practice("SGL-assign", TimeLimit(7, "days")), "WP-known",
         "SGL-assign does not hold at 430381: no text has it there",
         "add the place's own text to the law's tables"),
        (practice(congress="999999"), "WP-known", "no division has the code 999999",
         "correct the code, or load the table of divisions that has it"),
    ],
)  # fmt: skip
def test_it_is_refused(act, code, what, mend):
    term = desk()
    head = term.journal.head
    refusal = term.why_not(act)
    assert (refusal.code, refusal.what) == (code, what)
    assert mend is None or refusal.mend == mend
    with pytest.raises(wp.Refused):
        term.do(act)
    assert (term.journal.head, term.law(SET).count("PR-rounds")) == (head, 2)


def test_a_number_of_the_law_is_refused_with_its_article():
    refusal = desk().why_not(practice("SG-5", TimeLimit(1, "months")))
    assert refusal.article == "Deputies Law (2015) art. 42 para. 1"


@pytest.mark.parametrize(
    "value", [None, True, -1, 1.5, "", ("",), ["A"], {"weeks": 3}, {"count": "3"}]
)
def test_what_is_no_value_of_a_rule_is_no_act(value):
    with pytest.raises((TypeError, ValueError), match="value"):
        practice(value=value)


# --- in the journal -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (3, {"count": 3}),
        ("revote", {"choice": "revote"}),
        (("A", "B"), {"choices": ["A", "B"]}),
        (TimeLimit(7, "working_days"), {"working_days": 7}),
        (Threshold("1/2", strict=True), {"part": "1/2", "strict": True}),
    ],
)
def test_it_is_written_in_the_shape_of_the_tables(value, shape):
    act = practice(value=value)
    data = CODEC.dump(act)
    assert data["value"] == shape
    assert CODEC.load(act.kind, 1, data) == act == practice(value=shape)
    assert value_of(shape) == value


def test_a_shape_that_is_none_is_a_fault_of_its_line():
    from wholeprocess.journal import ActFault

    data = CODEC.dump(practice()) | {"value": {"weeks": 3}}
    with pytest.raises(ActFault) as fault:
        CODEC.load(SetPractice.kind, 1, data)
    ((place, what, _),) = fault.value.faults
    assert (place, what.split(";")[0]) == ("value", "{'weeks': 3} is no value")
