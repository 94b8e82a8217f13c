"""Popolo: both ways, unknown fields kept, every fault of a file at once."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.cases import load
from wholeprocess.errors import BadInput
from wholeprocess.exchange.popolo import (
    deputies_of,
    popolo_from,
    popolo_of,
    read_popolo,
    resolutions_of,
    units_of,
)
from wholeprocess.process import replay

FILE = {
    "persons": [{"id": "p1", "name": "甲", "email": "kept", "other_names": [{"name": "乙"}]}],
    "organizations": [
        {"id": "430381", "name": "某市人大", "classification": "congress"},
        {"id": "u1", "name": "水利局", "classification": "unit", "area_id": "430381"},
    ],
    "posts": [{"id": "s", "organization_id": "430381", "area_id": "430381101", "x": [1]}],
    "memberships": [
        {"person_id": "p1", "organization_id": "430381", "post_id": "s", "start_date": "2021-12-20"}
    ],
    "motions": [
        {"id": "m1", "text": "决议", "date": "2022-01-15", "legislative_session_id": "430381/s"}
    ],
    "vote_events": [
        {
            "id": "v1",
            "motion_id": "m1",
            "counts": [{"option": "yes", "value": 40}, {"option": "no", "value": 1}],
        }
    ],
    "meta": {"generator": "someone"},
}


@pytest.fixture(scope="module")
def case():
    """The smaller case: its journal, its register."""
    found = load("quzici")
    return found.journal, replay(found.journal, divisions=found.divisions).register


def test_unknown_fields_are_kept(tmp_path):
    path = tmp_path / "p.json"
    path.write_text(json.dumps(FILE), encoding="utf-8")
    assert json.loads(read_popolo(path).text()) == FILE


def test_a_file_of_others_makes_deputies_units_and_resolutions():
    found = popolo_from(FILE)
    (deputy,) = deputies_of(found, "430381")
    assert (deputy.id, deputy.name, deputy.elected_by) == ("p1", "甲", "430381101")
    assert deputy.since == date(2021, 12, 20)
    assert [unit.name for unit in units_of(found)] == ["水利局"]
    (act,) = resolutions_of(found)
    assert (act.on, act.votes.for_, act.votes.against) == (date(2022, 1, 15), 40, 1)


def test_our_register_comes_back(case):
    journal, register = case
    found = popolo_from(json.loads(popolo_of(register, journal).text()))
    for congress in {one.congress for one in register.deputies.values()}:
        own = tuple(one for one in register.deputies.values() if one.congress == congress)
        assert deputies_of(found, congress) == own
    assert units_of(found) == tuple(register.units.values())


def test_votes_of_a_journal_are_motions_with_their_counts_and_nobodys_name(case):
    journal, register = case
    found = popolo_of(register, journal)
    voted = [e.act for e in journal if hasattr(getattr(e.act, "votes", None), "for_")]
    assert voted
    assert len(found.of("motions")) == len(found.of("vote_events")) == len(voted)
    for act, event in zip(voted, found.of("vote_events"), strict=True):
        counts = {one["option"]: one["value"] for one in event["counts"]}
        assert (counts["yes"], counts["no"]) == (act.votes.for_, act.votes.against)
        assert "votes" not in event
        assert event["organization_id"] == "430681118"
    assert "votes" not in found.lists


def test_every_fault_is_told_with_its_place():
    bad = {
        "persons": [{"id": "p1"}, {"id": "p1", "name": "甲"}, 7],
        "organizations": {},
        "memberships": [
            {"person_id": "p9", "organization_id": "o", "start_date": "2021-13"},
        ],
        "vote_events": [{"id": "v", "counts": [{"option": "yes", "value": -1}]}],
    }
    with pytest.raises(BadInput) as caught:
        popolo_from(bad)
    assert {problem.field for problem in caught.value.problems} == {
        "persons",
        "persons[0].name",
        "persons[2]",
        "organizations",
        "memberships[0].person_id",
        "memberships[0].organization_id",
        "memberships[0].start_date",
        "vote_events[0].counts",
    }


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "NaN", "[]", '"x"', "9" * 5000])
def test_what_is_no_popolo_is_bad_input(tmp_path, text):
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        read_popolo(path)


def test_a_member_who_makes_no_deputy_is_told():
    data = {**FILE, "posts": [{"id": "s", "organization_id": "430381"}]}
    with pytest.raises(BadInput, match=r"memberships\[0\].*area_id"):
        deputies_of(popolo_from(data), "430381")


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "person_id", "organization_id", "counts", "date"]), inner
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(list(FILE)), st.lists(plain, max_size=3) | plain))
def test_any_data_are_popolo_or_bad_input(data):
    try:
        found = popolo_from(data)
        assert json.loads(found.text()) == data
        deputies_of(found, "430381")
        units_of(found)
        resolutions_of(found)
    except BadInput:
        pass
