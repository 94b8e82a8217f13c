"""Acts as JSON and back: every kind of act that a journal may hold, drawn from its own fields."""

import json
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Deputy
from wholeprocess.election import Channel, PollRound, Reason
from wholeprocess.journal import ActFault, canonical, codec
from wholeprocess.law import Threshold, TimeLimit, TimeUnit, Value
from wholeprocess.process import ACTS, CODEC
from wholeprocess.supervision import LeaveReason

PLACES = ("43", "4306", "430681", "430681118")

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(str.strip)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
values = (
    st.integers(0, 10**9)
    | words
    | st.lists(words, max_size=3).map(tuple)
    | st.builds(TimeLimit, st.integers(0, 999), st.sampled_from(TimeUnit))
    | st.builds(Threshold, st.fractions(0, 1), strict=st.booleans(), base=st.just("") | words)
)
PLAIN = {
    date: days,
    int: st.integers(1, 10**15),
    bool: st.booleans(),
    str: words,
    Fraction: st.fractions(0, 1, max_denominator=100),
}


def of_type(kind, *, at_least=0):
    """Values of a field's type, read from its annotation."""
    kind = getattr(kind, "__supertype__", kind)  # a NewType is made of its supertype
    if kind == Value:
        return values
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is tuple:
        each = st.lists(
            of_type(get_args(kind)[0]), min_size=at_least, max_size=3, unique_by=name_of
        )
        return each.map(tuple)
    if isinstance(kind, UnionType) or get_origin(kind) is Union:
        return st.one_of(*(st.none() if k is NoneType else of_type(k) for k in get_args(kind)))
    return st.sampled_from(kind) if issubclass(kind, Enum) else made(kind)


def name_of(value):
    """What must differ between the members of one tuple."""
    for name in ("congress", "name", "id"):
        if not isinstance(value, str) and hasattr(value, name):
            return getattr(value, name)
    return value


@cache
def made(kind):
    """Instances of an attrs class; what only some combinations of fields allow is mended here."""
    hints = get_type_hints(kind)
    fields = {
        field.name: of_type(hints[field.name], at_least=field.default is attrs.NOTHING)
        for field in attrs.fields(kind)
    }
    for place in {"congress", "elected_by", "division"} & fields.keys():
        fields[place] = st.sampled_from(PLACES)
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(**fitting(kind, drawn)))


def fitting(kind, drawn):
    match kind.__name__:
        case "Submit":
            joined = [one for one in drawn["joined"] if one != drawn["by"]]
            invited = [one for one in drawn["invited"] if one not in (drawn["by"], *joined)]
            drawn |= {"joined": tuple(joined), "invited": tuple(invited)}
            drawn["delegation"] = "" if joined or invited else drawn["delegation"]
        case "Assign" if drawn["lead"] is None:
            drawn |= {"co": (), "separate": (*drawn["separate"][:2], "roads", "water")[-2:]}
        case "Assign":
            drawn |= {"co": tuple({*drawn["co"]} - {drawn["lead"]}), "separate": ()}
        case "SeatDeputies":
            here = {"congress": drawn["congress"]}
            drawn["deputies"] = tuple(attrs.evolve(one, **here) for one in drawn["deputies"])
        case "ScheduleProject":
            first, last = sorted((drawn["start"], drawn["due"]))
            drawn |= {"start": first, "due": date(2091, 1, 1) if first == last else last}
        case "RecordOffence" if drawn["candidate"] is not None:
            drawn["district"] = drawn["district"] or "D1"
        case "Resume":
            drawn["cause_ended"] = min(drawn["cause_ended"], drawn["on"])
        case "ElectInRecess":
            votes = {row.candidate: row for row in drawn["votes"]}.values()
            drawn |= {"votes": votes, "members": sum(row.votes for row in votes) + 1}
        case "AppointCommittee":
            first, *others = drawn["members"]
            drawn |= {"chair": first, "vice_chairs": others[:1], "body": division(drawn["body"])}
        case "FixSeats" | "RedetermineSeats":
            drawn["body"] = division(drawn["body"])
        case "FileSeats":
            drawn["to"] = division(drawn["to"])
        case "StrikeOffVoters" if drawn["reason"] is not Reason.DEPRIVED:
            drawn["until"] = None
        case "Criterion":
            drawn["least"], drawn["most"] = drawn["least"] or 0, None
            drawn["of"] = "held" if drawn["share"] else ""
        case "QualityGate":
            drawn["criteria"] = {one.measure: one for one in drawn["criteria"]}.values()
        case "ReviewRecord":
            drawn["record"] = {one.measure: one for one in drawn["record"]}.values()
        case "ConsultVoterGroups":
            drawn["in_favour"] = min(drawn["in_favour"], drawn["voters"])
        case "HoldPreElection":
            drawn["votes"] = {one.candidate: one for one in drawn["votes"]}.values()
            drawn["voters"] = max(row.votes for row in drawn["votes"])
        case "SetUpBox" if drawn["channel"] is Channel.PROXY:
            drawn["channel"] = Channel.MEETING
        case "IssueBallots" | "IssueProxyBallots":
            drawn["number"] = len(drawn["voters"]) or drawn["number"] or 1
        case "CallFurtherVote" if drawn["vote"] is PollRound.FIRST:
            drawn["vote"] = PollRound.ANOTHER
        case "HearOpinion" | "ErasePersonal":
            for digest in {"resident", "text"} & drawn.keys():
                drawn[digest] = "bcdfghjklmnprstv" * 2
        case "Came":
            drawn["number"] = max(drawn["number"], len(drawn["names"]))
        case "HoldMatter" | "HoldForum":
            drawn["came"] = {one.group: one for one in drawn["came"]}.values()
        case "GatherOpinion" if drawn["deputy"] is not None:
            drawn["group"] = "deputies"
        case "Indicator":
            drawn["weight"] = drawn["weight"] or Fraction(1)
        case "OpenEvaluation":
            one, *others = drawn["indicators"]
            whole = {"weight": Fraction(1, len(others) + 1)}
            drawn["indicators"] = tuple(attrs.evolve(i, **whole) for i in (one, *others))
        case "ScoreSheet":
            drawn["counts"] = {one.grade: one for one in drawn["counts"]}.values()
        case "CountScores":
            drawn["sheets"] = {one.indicator: one for one in drawn["sheets"]}.values()
        case "SendBackUnit":
            drawn["due"] = max(drawn["due"], drawn["on"])
        case "LeaveOutUnit":
            merged = drawn["reason"] is LeaveReason.MERGED
            drawn["into"] = drawn["unit"] + "2" if merged else None
        case "Observe" | "CorrectObservation":
            drawn["first"], drawn["last"] = sorted((drawn["first"], drawn["last"]))
        case "ReceiveResidents":
            sittings = {one.deputies[0]: one for one in drawn["sittings"]}.values()
            drawn["sittings"] = [attrs.evolve(s, deputies=s.deputies[:1]) for s in sittings]
        case "Contact" if "months" in drawn:
            drawn["months"] = (1, 2, 3, 4, 6, 12)[drawn["months"] % 6]
            drawn["who"] = "deputy" if drawn["who"] == "voters" else drawn["who"]
            drawn["ways"] = drawn["ways"] or ("up",)
        case "ContactScheme":
            drawn["contacts"] = {one.name: one for one in drawn["contacts"]}.values()
        case "CheckStation":
            drawn["lacking"] = tuple(one for one in drawn["lacking"] if one not in drawn["met"])
        case "IssueAssigningDocument":
            drawn["offices"] = drawn["offices"] or ("government-office",)
            drawn["lines"] = {one.suggestion: one for one in drawn["lines"]}.values()
        case "Paper":
            seen = set()
            for place in ("for_", "against", "write_ins"):
                drawn[place] = tuple(one for one in drawn[place] if one not in seen)
                seen |= {*drawn[place]}
        case "SubmitBill" if drawn["movers"]:
            drawn["by"] = drawn["movers"][0]
        case "SetSessionDate":
            drawn["opens"] = max(drawn["opens"], drawn["on"])
        case "AdoptMeasures" if drawn["quotas"]:
            drawn["places"] = sum(quota.places for quota in drawn["quotas"])
        case "OpenNominations" if drawn.get("by_election"):
            drawn["term_change"] = False
        case "ReportHandling" if "claims" in drawn:
            drawn["claims"] = {one.figure: one for one in drawn["claims"]}.values()
            drawn["through"] = drawn["through"] and min(drawn["through"], drawn["on"])
        case "Marks" if drawn["unreadable"]:
            drawn = {"unreadable": True}
        case "Marks":
            seen = set()
            for place in ("for_", "against", "write_ins", "unclear"):
                drawn[place] = tuple(one for one in drawn[place] if one not in seen)
                seen |= {*drawn[place]}
        case _:
            return supervised(kind, drawn)
    return drawn


def supervised(kind, drawn):
    """An act or a value of supervision: no term ends before it begins."""
    for place in ("closes", "due", "report_by"):
        if drawn.get(place) is not None and "on" in drawn:
            drawn[place] = max(drawn[place], drawn["on"])
    match kind.__name__:
        case "ScheduleReport":
            rectifies = drawn["what"] == "rectification"
            drawn["of"] = (drawn["of"] or "audit") if rectifies else None
        case "DeliverOpinions" if drawn["adopted"] is not None:
            drawn["adopted"] = min(drawn["adopted"], drawn["on"])
        case "DeliberateAgain" if drawn["enough"]:
            drawn["report_by"] = None
        case "DelegateInspection":
            drawn["to"] = division(drawn["to"])
        case "DraftPlan":
            drawn["year"] = 2000 + drawn["year"] % 100
        case "Topic":
            drawn["month"] = None if drawn["month"] is None else drawn["month"] % 12 + 1
        case "Forms":
            drawn["issued"] = drawn["issued"] or 1
        case "Source":
            drawn["refs"] = drawn["refs"] or ("s1",)
        case "CloseMatter":
            taken = drawn["reason"] == "taken-into"
            drawn["into"] = (drawn["into"] or "m2") if taken else None
    return drawn


def division(word):
    return PLACES[len(word) % len(PLACES)]


every_kind = pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.kind)


@every_kind
@settings(max_examples=20, deadline=None)  # of each of more than a hundred kinds
@given(st.data())
def test_every_act_comes_back_as_it_went(kind, data):
    act = data.draw(made(kind))
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


@given(st.dictionaries(words, st.integers() | words | st.lists(words), max_size=6))
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
