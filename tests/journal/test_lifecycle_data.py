"""Lifecycles as data: exported, read again, compared in words; and tables that wait for ever."""

import json
from datetime import date
from enum import StrEnum

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import management, process
from wholeprocess.errors import BadInput
from wholeprocess.journal import Lifecycle, LifecycleData, Row, diff
from wholeprocess.law import Rule, Text, TimeLimit, TimeUnit, Version
from wholeprocess.management import Accept, Assign, BringHome, Close, Escalate, Extend, Withdraw

TABLES = process.LIFECYCLES
shipped = pytest.mark.parametrize("life", TABLES, ids=lambda life: life.name)


class P(StrEnum):
    NEW = "new"
    OPEN = "open"
    AWAY = "away"
    DONE = "done"


class By(StrEnum):
    OFFICE = "office"
    UNIT = "unit"


def row(at, act, to, **rest):
    return Row(at, act, to, **{"by": By.OFFICE, "rule": "SG-3"} | rest)


def table(*rows):
    return Lifecycle(name="t", rows=rows, start=P.NEW, ends=frozenset({P.DONE}))


def is_long(case, act, law):
    """The road is long.

    A second paragraph, which is not exported.
    """
    return True


def has_money(case, act, law, register, cases):
    """There is money."""


def says_nothing(case, act, law, register, cases):
    pass


OPENED = row(P.NEW, Accept, P.OPEN, starts="SG-5")
LONG = row(
    P.OPEN,
    Assign,
    P.AWAY,
    when=is_long,
    guards=(has_money, says_nothing),
    again="PR-rounds",
    extends="SG-5",
    returns=BringHome,
)
BACK = row(P.AWAY, BringHome, P.DONE, by=By.UNIT)
SMALL = table(OPENED, LONG, BACK)


# --- exported -------------------------------------------------------------------------------------


def test_a_table_as_data_field_by_field():
    assert SMALL.as_data() == {
        "shape": "wholeprocess.lifecycle/1",
        "name": "t",
        "start": "new",
        "ends": ["done"],
        "phases": ["new", "open", "away", "done"],
        "rows": [
            {
                "at": "new",
                "act": "management.accept",
                "name": "Accept",
                "to": "open",
                "by": "office",
                "rule": "SG-3",
                "when": None,
                "guards": [],
                "starts": "SG-5",
                "extends": "",
                "bound": "",
                "returns": "",
            },
            {
                "at": "open",
                "act": "management.assign",
                "name": "Assign",
                "to": "away",
                "by": "office",
                "rule": "SG-3",
                "when": {"name": "is_long", "says": "The road is long."},
                "guards": [
                    {"name": "has_money", "says": "There is money."},
                    {"name": "says_nothing", "says": ""},
                ],
                "starts": "",
                "extends": "SG-5",
                "bound": "PR-rounds",
                "returns": "management.bring-home",
            },
            {
                "at": "away",
                "act": "management.bring-home",
                "name": "BringHome",
                "to": "done",
                "by": "unit",
                "rule": "SG-3",
                "when": None,
                "guards": [],
                "starts": "",
                "extends": "",
                "bound": "",
                "returns": "",
            },
        ],
    }


@shipped
def test_what_ships_is_exported_and_read_again(life):
    data = life.as_data()
    assert json.loads(life.as_json()) == data
    assert LifecycleData.of(data) == life.data()
    assert life.as_json() == evolve(life).as_json()
    assert len(data["rows"]) == len(life.rows)
    conditions = [c for r in life.data().rows for c in (*r.guards, *([r.when] if r.when else []))]
    assert [c.name for c in conditions if not c.says] == []


def test_every_fault_of_the_data_comes_at_once():
    data = SMALL.as_data()
    del data["rows"][0]["to"]
    data["rows"][1]["guards"][0]["name"] = 3
    data["rows"][2]["colour"] = "red"
    with pytest.raises(BadInput) as bad:
        LifecycleData.of(data, "mine.json")
    assert [(p.field, p.what) for p in bad.value.problems] == [
        ("rows[0].to", "field 'to' is missing"),
        ("rows[1].guards[0].name", "3 is not a text; put it in quotation marks"),
        ("rows[2]", "has no field colour"),
    ]
    assert {p.file for p in bad.value.problems} == {"mine.json"}


@pytest.mark.parametrize("junk", [None, 3, [], "x", {}, {**SMALL.as_data(), "phases": "new"}])
def test_what_is_no_table_is_refused(junk):
    with pytest.raises(BadInput, match=r"lifecycle"):
        LifecycleData.of(junk)


def test_another_format_is_refused():
    with pytest.raises(BadInput, match="'x/2' is no format this library reads"):
        LifecycleData.of({**SMALL.as_data(), "shape": "x/2"})


# --- compared -------------------------------------------------------------------------------------


def changed(*rows, **more):
    return [str(text) for text in diff(SMALL.as_data(), {**table(*rows).as_data(), **more})]


def test_nothing_changed():
    assert diff(SMALL.as_data(), SMALL.as_data()) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            (OPENED, LONG), "removed: away + BringHome by unit leads to done (SG-3)", id="removed"
        ),
        pytest.param(
            (OPENED, LONG, BACK, row(P.OPEN, Close, P.DONE)),
            "added: open + Close by office leads to done (SG-3)",
            id="added",
        ),
        pytest.param(
            (evolve(OPENED, to=P.AWAY), LONG, BACK),
            "new + Accept: it leads to away, not open",
            id="another phase",
        ),
        pytest.param(
            (evolve(OPENED, by=By.UNIT), LONG, BACK),
            "new + Accept: it is done by unit, not office",
            id="another role",
        ),
        pytest.param(
            (evolve(OPENED, rule="SG-4"), LONG, BACK),
            "new + Accept: its rule is SG-4, not SG-3",
            id="another rule",
        ),
        pytest.param(
            (evolve(OPENED, starts=""), LONG, BACK),
            "new + Accept: the clock it starts is none, not SG-5",
            id="no clock",
        ),
        pytest.param(
            (OPENED, evolve(LONG, again=""), BACK),
            "open + Assign (is long): how often it goes back is bounded by none, not PR-rounds",
            id="no bound",
        ),
        pytest.param(
            (OPENED, evolve(LONG, returns=Close), BACK),
            "open + Assign (is long): what it hands over comes back by management.close, "
            "not management.bring-home",
            id="another return",
        ),
        pytest.param(
            (OPENED, evolve(LONG, guards=(has_money,)), BACK),
            "open + Assign (is long): guard removed: says_nothing",
            id="a guard less",
        ),
        pytest.param(
            (evolve(OPENED, guards=(has_money,)), LONG, BACK),
            "new + Accept: guard added: has_money: There is money.",
            id="a guard more",
        ),
        pytest.param(
            (OPENED, evolve(LONG, guards=(says_nothing, has_money)), BACK),
            "open + Assign (is long): its guards stand in another order",
            id="guards in another order",
        ),
    ],
)
def test_one_change_in_words(rows, said):
    assert changed(*rows) == [said]


def test_a_condition_that_says_something_else():
    old, new = SMALL.as_data(), SMALL.as_data()
    new["rows"][1]["when"]["says"] = "The road is short."
    new["rows"][1]["guards"][0]["says"] = "There is no money."
    assert [(t.en, t.zh) for t in diff(old, new)] == [
        (
            "open + Assign (is long): its condition says now: The road is short.",
            "open + Assign (is long)：条件改为：The road is short.",
        ),
        (
            "open + Assign (is long): guard has_money says now: There is no money.",
            "open + Assign (is long)：条件has_money改为：There is no money.",
        ),
    ]


def test_rows_of_one_act_in_another_order():
    either = (LONG, evolve(LONG, when=None, to=P.DONE))
    old, new = (table(OPENED, *rows, BACK).as_data() for rows in (either, either[::-1]))
    assert [str(t) for t in diff(old, new)] == ["open + Assign: its rows stand in another order"]


def test_phases_start_ends_and_name():
    data = {
        "name": "u",
        "start": "open",
        "phases": ["new", "open", "away", "late"],
        "ends": ["away"],
    }
    assert changed(OPENED, LONG, BACK, **data) == [
        "it is called u, not t",
        "phase added: late",
        "phase removed: done",
        "it starts at open, not at new",
        "away is an end now",
    ]
    assert changed(OPENED, LONG, BACK, ends=[]) == ["done is no end any more"]


@st.composite
def tables(draw):
    acts = st.sampled_from([Accept, Assign, Close])
    phases = st.sampled_from(P)
    conditions = st.sampled_from([None, is_long])
    rows = st.builds(
        lambda at, act, to, when, guards: row(at, act, to, when=when, guards=tuple(guards)),
        phases,
        acts,
        phases,
        conditions,
        st.lists(st.sampled_from([has_money, says_nothing]), unique=True),
    )
    return table(*draw(st.lists(rows, max_size=5)))


@settings(deadline=None, max_examples=40)
@given(tables(), tables())
def test_every_difference_is_said_and_nothing_else(one, two):
    """Rows of different acts and phases may stand in any order: no reader of the table minds."""

    def read(life):
        return {act: dict(phases) for act, phases in life.index.items()}

    said = diff(one.as_data(), two.as_data())
    event("the same" if not said else "changed")
    assert (said == ()) == (read(one) == read(two))
    assert len(said) == len(diff(two.as_data(), one.as_data()))
    assert all(isinstance(text, Text) and text.zh and text.en for text in said)
    assert diff(one.as_data(), one.as_data()) == ()


# --- clocks without a cap, and what never comes back --------------------------------------------


def rule(code, value):
    version = Version(since=OPENED_ON, strength="ours", value=value)
    text = Text(code, code)
    return Rule(code=code, title=text, says=text, versions=(version,))


OPENED_ON = date(2000, 1, 1)
DONE = row(P.OPEN, Close, P.DONE)
AWAY = row(P.OPEN, Escalate, P.AWAY, returns=BringHome)
HOME = row(P.AWAY, BringHome, P.DONE)


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        pytest.param((OPENED, AWAY, HOME), (), id="sound"),
        pytest.param(
            (evolve(OPENED, starts="SG-3"), AWAY, HOME),
            ("new + Accept: starts SG-3, and no rule caps it with a length of time",),
            id="a clock whose rule has no length",
        ),
        pytest.param(
            (evolve(OPENED, starts="XX-1"), AWAY, HOME),
            ("new + Accept: starts XX-1, and no rule caps it with a length of time",),
            id="a clock that no rule knows",
        ),
        pytest.param(
            (OPENED, row(P.OPEN, Extend, P.OPEN, rule="SG-6", extends="SG-5"), AWAY, HOME),
            (),
            id="lengthened as far as its rule says",
        ),
        pytest.param(
            (OPENED, row(P.OPEN, Extend, P.OPEN, rule="SG-3", extends="SG-5"), AWAY, HOME),
            ("open + Extend: lengthens SG-5, and SG-3 caps it with no length",),
            id="lengthened without end",
        ),
        pytest.param(
            (OPENED, row(P.OPEN, Extend, P.OPEN, rule="SG-6", extends="SGL-assign"), AWAY, HOME),
            ("open + Extend: lengthens SGL-assign, which no row starts",),
            id="a clock lengthened that never starts",
        ),
        pytest.param(
            (OPENED, AWAY, row(P.AWAY, Close, P.DONE)),
            (
                "open + Escalate: no BringHome leads out of away",
                "open + Escalate: done takes no BringHome that comes late",
            ),
            id="handed over and never back",
        ),
        pytest.param(
            (OPENED, AWAY, row(P.AWAY, BringHome, P.AWAY), row(P.AWAY, Close, P.DONE)),
            (
                "open + Escalate: no BringHome leads out of away",
                "open + Escalate: done takes no BringHome that comes late",
            ),
            id="told, and left waiting",
        ),
        pytest.param(
            (OPENED, AWAY, HOME, row(P.AWAY, Withdraw, P.DONE)),
            ("open + Escalate: done takes no BringHome that comes late",),
            id="withdrawn meanwhile, and never told",
        ),
        pytest.param(
            (
                OPENED,
                AWAY,
                HOME,
                row(P.AWAY, Withdraw, P.DONE),
                row(P.DONE, BringHome, P.DONE),
            ),
            (),
            id="withdrawn meanwhile, and told",
        ),
    ],
)
def test_clocks_have_a_cap_and_escalations_return(rows, faults):
    assert table(*rows).faults() == faults


def test_a_user_asks_with_rules_of_his_own():
    life = table(evolve(OPENED, starts="MY-1"), AWAY, HOME)
    month = TimeLimit(1, TimeUnit.MONTHS)
    assert life.faults({"MY-1": rule("MY-1", month)}) == ()
    assert life.faults({"MY-1": rule("MY-1", 3)}) != ()


@shipped
def test_the_tables_that_ship_have_caps_and_returns(life):
    assert life.faults() == ()


def test_a_shipped_table_without_its_way_back_is_found():
    """The very rows that bring a matter home, taken out of the shipped table."""
    life = management.SUGGESTION
    rows = tuple(r for r in life.rows if r.act is not BringHome)
    found = evolve(life, rows=rows).faults()
    assert any("no BringHome leads out of escalated" in fault for fault in found)
    late = tuple(r for r in life.rows if r.act is not BringHome or r.at != "closed")
    assert any("closed takes no BringHome" in fault for fault in evolve(life, rows=late).faults())
