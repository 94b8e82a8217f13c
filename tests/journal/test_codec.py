"""Acts as JSON and back: every kind of act that a journal may hold, drawn from its own fields."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Deputy
from wholeprocess.journal import ActFault, canonical, codec
from wholeprocess.process import ACTS, CODEC
from wholeprocess.strategies import values, words

every_kind = pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.kind)


@every_kind
@settings(max_examples=20, deadline=None)  # of each of more than a hundred kinds
@given(st.data())
def test_every_act_comes_back_as_it_went(kind, data):
    act = data.draw(values(kind))
    text = canonical(CODEC.dump(act))
    back = CODEC.load(act.kind, act.version, json.loads(text))
    assert back == act
    assert type(back) is kind
    assert canonical(CODEC.dump(back)) == text


@every_kind
def test_a_kind_is_written_as_its_room_and_its_name(kind):
    room, _, name = kind.kind.partition(".")
    assert f".{room}." in kind.__module__
    assert name.replace("-", "") == kind.__name__.lower()
    assert hasattr(kind, "thing")


def test_no_two_acts_share_a_kind():
    assert len({kind.kind for kind in ACTS}) == len(ACTS) == len(CODEC.acts)


@given(st.dictionaries(words(), st.integers() | words() | st.lists(words()), max_size=6))
def test_equal_data_are_equal_bytes(data):
    turned = dict(reversed(data.items()))
    assert canonical(data) == canonical(turned)
    assert json.loads(canonical(data)) == data


def test_json_in_one_form():
    assert canonical({"b": [1, None], "a": "答复 x"}) == '{"a":"答复 x","b":[1,null]}'


RATE = {"on": "2022-06-01", "suggestion": "s1", "by": "x1", "rating": "satisfied"}


def faults(kind, data, version=1):
    with pytest.raises(ActFault) as fault:
        CODEC.load(kind, version, data)
    return fault.value.faults


def test_a_field_left_out_takes_its_default():
    assert CODEC.load("management.rate", 1, RATE).why == ""


@pytest.mark.parametrize(
    ("change", "field", "what"),
    [
        ({"on": "2022-02-30"}, "on", "'2022-02-30' is no day of the calendar; write for example"),
        ({"on": 20220301}, "on", "20220301 is no day of the calendar"),
        ({"on": "2022-03-01T09:30:00"}, "on", "is no day of the calendar"),
        ({"by": 3}, "by", "3 is not a text; put it in quotation marks"),
        ({"rating": "content"}, None, "'content' is not a valid Satisfaction"),
        ({"by": " "}, None, "by is empty"),
        ({"wy": ""}, None, "has no field wy"),
    ],
)
def test_a_fault_of_an_act_is_named(change, field, what):
    ((place, words, mend),) = faults("management.rate", RATE | change)
    assert what in words
    assert field is None or place == field
    assert mend == "see Rate for its fields"


def test_a_field_that_is_missing_is_named():
    ((place, words, _),) = faults("management.rate", {k: v for k, v in RATE.items() if k != "by"})
    assert (place, words) == ("by", "field 'by' is missing")


@pytest.mark.parametrize(
    ("amount", "what"),
    [
        (-1, "fen -1 is negative; money given back is an act too"),
        (1.5, "1.5 is not a whole number"),
        (True, "True is not a whole number"),
        ("5", "'5' is not a whole number"),
    ],
)
def test_money_is_whole_and_never_negative(amount, what):
    data = {"on": "2022-06-01", "suggestion": "s1", "by": "u", "result": "solved", "words": "done"}
    assert CODEC.load("management.reply", 1, data | {"fen": 0}).fen == 0
    ((_, words, _),) = faults("management.reply", data | {"fen": amount})
    assert what in words


def test_all_the_faults_of_an_act_come_at_once():
    found = faults("management.rate", RATE | {"on": "x", "by": 3, "zz": 1})
    assert [(place, what.split(";")[0]) for place, what, _ in found] == [
        ("on", "'x' is no day of the calendar"),
        ("by", "3 is not a text"),
        (None, "has no field zz"),
    ]


def test_a_fault_inside_a_list_has_its_path():
    deputy = CODEC.converter.unstructure(
        Deputy(id="x1", name="甲", congress="43", elected_by="43", since=date(2022, 1, 1))
    )
    data = {"on": "2022-01-01", "congress": "43", "deputies": [deputy, deputy | {"since": "x"}]}
    ((place, words, _),) = faults("process.seat-deputies", data)
    assert place == "deputies[1].since"
    assert words.startswith("'x' is no day")


def test_an_unknown_kind_is_told_the_known_ones_of_its_room():
    ((place, words, mend),) = faults("management.rates", RATE)
    assert (place, words) == ("act", "no act is called 'management.rates'")
    known = {kind.kind for kind in ACTS if kind.kind.startswith("management.")}
    assert set(mend.removeprefix("write one of ").split(", ")) == known
    ((_, _, every),) = faults("nothing", RATE)
    assert set(every.removeprefix("write one of ").split(", ")) == set(CODEC.acts)


def test_a_version_that_this_library_does_not_read():
    ((place, words, _),) = faults("management.rate", RATE, version=2)
    assert (place, words) == ("v", "management.rate has version 2, this library reads 1")


def test_one_text_where_several_are_meant_does_not_come_apart():
    data = {"on": "2022-03-01", "suggestion": "s1", "lead": "water", "co": "roads"}
    with pytest.raises(ActFault, match=r"'roads' is one text; write \[\"roads\"\]"):
        CODEC.load("management.assign", 1, data)
    assert CODEC.load("management.assign", 1, data | {"co": ["roads"]}).co == ("roads",)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=12,
    )
)
def test_it_is_what_the_standard_library_writes(data):
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(data) == plain
    assert codec._ENCODER.encode(data) == plain


def test_where_python_has_no_encoder_in_c_another_writes(monkeypatch):
    monkeypatch.setattr("json.encoder.c_make_encoder", None)
    assert codec._writer()({"b": 1, "a": "答"}) == '{"a":"答","b":1}'
