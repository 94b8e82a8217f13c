"""Valid values from annotations, and ``st.from_type`` for what is public."""

from datetime import date, timedelta
from typing import ClassVar

import pytest
from attrs import field, frozen
from hypothesis import find, given, settings
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.journal import Act, name
from wholeprocess.law import Finding, Threshold
from wholeprocess.process import ACTS, Term
from wholeprocess.strategies import days, values
from wholeprocess.strategies.registering import parts, records

NOT_ACTS = [kind for kind in parts() if not issubclass(kind, Act)]
OTHERS = (m.Case, Term, Finding, Threshold)
ONCE = settings(max_examples=3, database=None, derandomize=True)


@frozen(kw_only=True)
class Phone(m.SuggestionAct):
    """An act of an app's own."""

    kind: ClassVar[str] = "app.phone"

    to: str = field(validator=name)
    minutes: int = 0


@pytest.mark.parametrize(
    "kind", [*NOT_ACTS, *records(), *OTHERS], ids=lambda kind: f"{kind.__module__}.{kind.__name__}"
)
def test_every_part_of_an_act_and_every_record_is_drawn(kind):
    @ONCE
    @given(st.from_type(kind))
    def drawn(value):
        assert isinstance(value, kind)

    drawn()


@settings(max_examples=60)
@given(st.from_type(Act))
def test_an_act_of_any_kind_is_drawn(act):
    assert type(act) in ACTS


def test_each_of_a_hundred_values_in_acts_and_fifty_records_is_asked_for():
    """So that the test above cannot become empty."""
    assert len(NOT_ACTS) > 25
    assert len(records()) > 50
    assert {*parts()} >= {*ACTS}


@given(values(Phone))
def test_an_act_of_ones_own_is_drawn_too(act):
    assert isinstance(act.on, date)
    assert act.to.strip()
    assert act.minutes >= 1


def test_what_has_no_fields_is_refused():
    with pytest.raises(TypeError, match="has no fields to draw"):
        values(int)


# --- planted bugs ---------------------------------------------------------------------------------


def late(limit, start, end):
    """A user's function with a bug: the last day itself is counted as late."""
    return (end - start).days >= limit


def test_a_bug_at_a_boundary_shrinks_to_the_boundary():
    start, took, limit = find(
        st.tuples(days(), st.integers(0, 30), st.integers(1, 30)),
        lambda t: late(t[2], t[0], t[0] + timedelta(days=t[1])) != (t[1] > t[2]),
    )
    assert (took, limit) == (1, 1)
    assert start == find(days(), lambda _: True)


def test_a_bug_in_a_form_shrinks_to_one_short_field():
    """A form that drops what a deputy says beside a good rating."""
    act = find(
        values(m.Rate), lambda act: act.rating is not m.Satisfaction.DISSATISFIED and act.why
    )
    assert (len(act.why), len(act.by), len(act.suggestion)) == (1, 1, 1)
    assert act.on == date(2000, 1, 1)


def test_the_simplest_assignment_has_one_unit():
    act = find(values(m.Assign), lambda act: act.lead is not None and act.co)
    assert (len(act.units), len(act.separate)) == (2, 0)
