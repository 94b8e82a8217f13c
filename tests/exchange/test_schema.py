"""JSON Schema of acts and values: an independent validator over the shipped journals."""

import json
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from wholeprocess.cases import load
from wholeprocess.congress import Deputy
from wholeprocess.errors import NoSuchThing
from wholeprocess.exchange.schema import act_schema, journal_schema, schema_of, value_schemas
from wholeprocess.journal import line_of
from wholeprocess.process import ACTS, CODEC


@cache
def validator(kind):
    return Draft202012Validator(act_schema(kind))


@pytest.fixture(scope="module")
def entries():
    """Of both shipped cases: every entry of the small, of the large the first of each kind."""
    kept = list(load("quzici").journal)
    seen = {}
    for entry in load("xiangxiang").journal:
        seen.setdefault(entry.act.kind, []).append(entry)
    return kept + [entry for held in seen.values() for entry in held[:20]]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.kind)
def test_every_act_has_a_schema_that_is_one(act):
    Draft202012Validator.check_schema(act_schema(act.kind))
    json.dumps(act_schema(act.kind))


def test_what_the_shipped_journals_hold_is_valid(entries):
    for entry in entries:
        data = json.loads(line_of(entry, CODEC))["data"]
        assert list(validator(entry.act.kind).iter_errors(data)) == [], entry


def test_a_whole_line_is_valid_and_another_acts_data_are_not(entries):
    whole = Draft202012Validator(journal_schema())
    line = json.loads(line_of(entries[0], CODEC))
    assert whole.is_valid(line)
    assert not whole.is_valid({**line, "act": "management.close"})
    assert not whole.is_valid({**line, "v": 99})
    assert not whole.is_valid({**line, "more": 1})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2022-3-1"),
        ("on", None),
        ("suggestion", ""),
        ("suggestion", " "),
        ("suggestion", 7),
        ("wide_and_difficult", 1),
        ("unknown", 1),
    ],
)
def test_what_the_codec_refuses_the_schema_refuses(field, value):
    good = {"on": "2022-03-01", "suggestion": "s1", "lead": "u1", "co": ["u2"]}
    assert validator("management.assign").is_valid(good)
    CODEC.load("management.assign", 1, good)
    bad = {**good, field: value}
    assert not validator("management.assign").is_valid(bad)
    with pytest.raises(ValueError, match=r"."):
        CODEC.load("management.assign", 1, bad)


def test_every_public_value_has_a_schema_and_a_deputy_fits_it():
    found = value_schemas()
    assert {"congress.Deputy", "congress.Unit", "decision.Votes"} <= set(found)
    for schema in found.values():
        Draft202012Validator.check_schema(schema)
    one = Draft202012Validator(schema_of(Deputy))
    deputy = {"id": "d", "name": "甲", "congress": "4303", "elected_by": "430381"}
    assert one.is_valid({**deputy, "since": "2021-12-20"})
    assert not one.is_valid(deputy)


def test_an_unknown_kind_is_told_with_those_that_there_are():
    with pytest.raises(NoSuchThing, match=r"management\.close"):
        act_schema("management.closing")
