"""The quality gate: each criterion met or not, exactly, and what the record does not say."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.election import (
    Criterion,
    GateNotPassed,
    GatePassed,
    GateUnknown,
    QualityGate,
)
from wholeprocess.law import Threshold

SESSIONS = Criterion(measure="attended", of="held", share=Threshold("2/3", strict=False))
GATE = QualityGate(
    criteria=[
        SESSIONS,
        Criterion(measure="suggestions", least=2),
        Criterion(measure="absences", most=1),
    ]
)
GOOD = {"attended": 4, "held": 6, "suggestions": 2, "absences": 1}


@pytest.mark.parametrize(
    ("changes", "kind", "short_of"),
    [
        ({}, GatePassed, ()),
        ({"attended": 6}, GatePassed, ()),
        ({"attended": 3}, GateNotPassed, ("attended",)),
        ({"suggestions": 1}, GateNotPassed, ("suggestions",)),
        ({"absences": 2}, GateNotPassed, ("absences",)),
        ({"absences": 2, "suggestions": 0}, GateNotPassed, ("suggestions", "absences")),
        ({"held": 0, "attended": 0}, GateUnknown, ()),
        ({"held": 0, "attended": 0, "absences": 2}, GateNotPassed, ("absences",)),
    ],
)
def test_judges(changes, kind, short_of):
    ruling = GATE.judge({**GOOD, **changes})
    assert isinstance(ruling.outcome, kind)
    assert getattr(ruling.outcome, "short_of", ()) == short_of
    assert ruling.rests_on == ("ELP-quality-gate",)
    assert len(ruling.reasons) == 3


@pytest.mark.parametrize("lost", sorted(GOOD))
def test_what_is_not_on_record_is_not_taken_as_nothing(lost):
    record = {measure: n for measure, n in GOOD.items() if measure != lost}
    ruling = GATE.judge(record)
    assert isinstance(ruling.outcome, GateUnknown)
    assert any(f"no {lost} on record" in reason.en for reason in ruling.reasons)
    assert any(f"未记载{lost}" in reason.zh for reason in ruling.reasons)


def test_explains_itself():
    assert [str(reason) for reason in GATE.judge({**GOOD, "suggestions": 1}).reasons] == [
        "attended: 4/6, met (at least 2/3 of held)",
        "suggestions: 1, not met (at least 2)",
        "absences: 1, met (at most 1)",
    ]
    assert GATE.judge(GOOD).reasons[0].zh == "attended：4/6，合格（标准：不低于held的2/3）"
    none = GATE.judge({**GOOD, "attended": 0, "held": 0}).reasons[0]
    assert none.en == "attended: held is 0 on record, nothing to judge (at least 2/3 of held)"


def test_more_than_half_is_not_half():
    more = Threshold("1/2", strict=True)
    gate = QualityGate(criteria=[Criterion(measure="a", of="b", share=more, least=1)])
    assert isinstance(gate.judge({"a": 2, "b": 4}).outcome, GateNotPassed)
    assert isinstance(gate.judge({"a": 3, "b": 4}).outcome, GatePassed)
    assert gate.judge({"a": 3, "b": 4}).reasons[0].en == (
        "a: 3/4, met (at least 1 and more than 1/2 of b)"
    )


def test_exactly_so_many_can_be_asked():
    gate = QualityGate(criteria=[Criterion(measure="reports", least=2, most=2)])
    kinds = [type(gate.judge({"reports": n}).outcome) for n in (1, 2, 3)]
    assert kinds == [GateNotPassed, GatePassed, GateNotPassed]


def test_a_part_larger_than_its_whole_is_a_fault_of_the_record():
    with pytest.raises(ValueError, match="attended is 7, more than held, 6"):
        GATE.judge({**GOOD, "attended": 7})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "say least, most or share"),
        ({"share": Threshold("1/2", strict=False)}, "what it is a share of"),
        ({"least": 1, "of": "b"}, "what it is a share of"),
        ({"least": 3, "most": 2}, "at least 3 and at most 2"),
        ({"least": -1}, "negative"),
    ],
)
def test_a_criterion_says_what_it_asks(fields, words):
    with pytest.raises(ValueError, match=words):
        Criterion(measure="a", **fields)


def test_a_gate_asks_something_and_about_each_measure_once():
    with pytest.raises(ValueError, match="name at least one"):
        QualityGate(criteria=[])
    with pytest.raises(ValueError, match="two criteria"):
        QualityGate(criteria=[SESSIONS, SESSIONS])


@settings(deadline=None)  # the first reads the tables of the law
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 4), st.integers(0, 3))
def test_agrees_with_the_criteria_read_one_by_one(attended, held, suggestions, absences):
    if attended > held:
        attended, held = held, attended
    record = {
        "attended": attended,
        "held": held,
        "suggestions": suggestions,
        "absences": absences,
    }
    outcome = GATE.judge(record).outcome
    event(type(outcome).__name__)
    fails = (held > 0 and 3 * attended < 2 * held) or suggestions < 2 or absences > 1
    assert isinstance(outcome, GateNotPassed) == fails
    assert isinstance(outcome, GatePassed) == (not fails and held > 0)
