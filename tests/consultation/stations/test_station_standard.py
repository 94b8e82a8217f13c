"""Stations open and close, deputies are attached, and what "built to standard" comes to."""

from datetime import date, timedelta

import pytest

from wholeprocess import consultation as c
from wholeprocess.law import in_force

COUNTY, TOWN = "430381", "430381101"
DAY = date(2021, 3, 1)
ALL = in_force(DAY, COUNTY).choices("PR-station-standard")


def opening(**more):
    return {"station": "s1", "congress": TOWN, "division": TOWN + "202", "name": "站"} | more


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, None),
        ({"division": "430381101"}, None),
        ({"congress": COUNTY}, None),
        ({"congress": "43", "division": "43"}, None),
        ({"division": "430681118205"}, "WP-known"),  # another county's village
        ({"division": "430381999205"}, "WP-known"),  # a village of no town on the table
        ({"division": "430381999"}, "WP-known"),
        ({"congress": TOWN + "202"}, "WP-known"),  # a village has no congress
        ({"by": "finance-bureau"}, "PR-station-by"),
        ({"by": "standing-committee"}, None),
    ],
)
def test_a_station_opens_where_its_congress_is(net, more, code):
    assert net().why_not(c.OpenStation, DAY, **opening(**more)) == code


def test_in_townships_of_zhejiang_the_presidium_runs_stations(net):
    here = net(PR_station_by=("presidium",))
    assert here.why_not(c.OpenStation, DAY, **opening(by="office")) == "PR-station-by"
    law = in_force(DAY, "330106109")
    assert law.version("PR-station-by").cited.en.endswith("art. 35")
    assert law.choices("PR-station-by") == ("presidium",)
    assert "office" in in_force(DAY, "330106").choices("PR-station-by")


def test_a_name_is_used_once_and_a_closed_station_stays_closed(net):
    here = net().open(on=DAY)
    assert here.why_not(c.OpenStation, DAY, **opening()) == "WP-once"
    here.receive("s1", date(2021, 5, 10), "t1")
    closing = {"station": "s1", "reason": "合并"}
    assert here.why_not(c.CloseStation, date(2021, 5, 10), **closing) == "WP-order"
    assert here.why_not(c.CloseStation, DAY - timedelta(days=1), **closing) == "WP-order"
    here.do(c.CloseStation, date(2021, 5, 11), **closing)
    assert here.why_not(c.CloseStation, date(2021, 6, 1), **closing) == "PR-station-open"
    assert here.why_not(c.CloseStation, DAY, station="s2", reason="x") == "WP-known"


def test_deputies_of_all_levels_are_attached_while_in_office(net):
    here = net().open("s1", "t1", "c1", "m1", "p1", on=DAY)
    levels = [own.level for own in here.state.stations["s1"].deputies(DAY)]
    assert levels == ["township", "county", "city", "province"]

    def attach(deputy, on=DAY):
        return here.why_not(c.AttachDeputies, on, station="s1", deputies=(deputy,))

    assert attach("t1") == "WP-once"
    assert attach("nobody") == "WP-known"
    assert attach("gone", date(2021, 5, 31)) is None
    assert attach("gone", date(2021, 6, 1)) == "WP-known"
    assert attach("held", date(2021, 6, 1)) == "DL25-61-1"
    assert attach("held", date(2021, 9, 1)) is None


def test_who_leaves_a_station_may_come_back(net):
    here = net().open("s1", "t1", on=DAY)
    leave = {"station": "s1", "deputies": ("t1",), "reason": "调整"}
    assert here.why_not(c.DetachDeputies, DAY, **leave | {"deputies": ("t2",)}) == "WP-known"
    here.do(c.DetachDeputies, date(2021, 4, 1), **leave)
    assert here.why_not(c.DetachDeputies, date(2021, 4, 2), **leave) == "WP-known"
    back = {"station": "s1", "deputies": ("t1",)}
    assert here.why_not(c.AttachDeputies, date(2021, 3, 31), **back) == "WP-once"
    here.do(c.AttachDeputies, date(2021, 4, 1), **back)
    assert len(here.state.stations["s1"].deputies(date(2021, 4, 1))) == 1


def test_a_deputy_attached_far_from_his_electors_is_noted(net):
    here = net().open("s1", "t1", "c1", "m1", "army", on=DAY)
    assert here.found(DAY, "PR-station-near") == []
    here.do(c.AttachDeputies, DAY, station="s1", deputies=("o1",))
    assert here.found(DAY, "PR-station-near") == [("PR-station-near", "s1")]


def check(here, on, met, **more):
    return here.do(c.CheckStation, on, station="s1", checkers=("吴",), met=met, **more)


@pytest.mark.parametrize(
    ("met", "outcome"),
    [
        (ALL, c.BuiltToStandard(DAY)),
        (ALL[1:], c.BelowStandard(("room",))),
        ((), c.BelowStandard(ALL)),
    ],
)
def test_the_last_check_decides(net, met, outcome):
    here = check(check(net().open(on=DAY), DAY, ALL), DAY, met)
    ruling = c.standard_of(here.state.stations["s1"], in_force(DAY, COUNTY), DAY)
    assert ruling.outcome == outcome
    assert ruling.rests_on == ("PR-station-standard",)
    below = here.found(DAY, "PR-station-standard")
    assert bool(below) == isinstance(outcome, c.BelowStandard)


def test_checks_name_criteria_of_the_standard_and_go_forward(net):
    here = check(net().open(on=DAY), date(2021, 5, 1), ALL)
    again = {"station": "s1", "checkers": ("吴",)}
    assert here.why_not(c.CheckStation, date(2021, 4, 30), **again) == "WP-order"
    assert (
        here.why_not(c.CheckStation, date(2021, 5, 1), met=("fountain",), **again)
        == "PR-station-standard"
    )
    with pytest.raises(ValueError, match="room cannot be met and lacking"):
        here.act(c.CheckStation, DAY, met=("room",), lacking=("room",), **again)
    own = net(PR_station_standard=("fountain",)).open(on=DAY)
    assert own.why_not(c.CheckStation, DAY, met=("fountain",), **again) is None


@pytest.mark.parametrize(
    ("checked", "through", "found"),
    [
        (None, date(2021, 9, 1), False),  # six months from 1 March end on 1 September
        (None, date(2021, 9, 2), True),
        (date(2021, 9, 1), date(2022, 1, 1), False),
        (date(2021, 9, 2), date(2022, 1, 1), True),
    ],
)
def test_a_new_station_is_checked_in_time(net, checked, through, found):
    here = net().open(on=DAY)
    if checked:
        check(here, checked, ALL)
    assert bool(here.found(through, "PR-station-check")) == found


def test_the_figure_counts_stations_open_on_the_day(net):
    here = check(net().open("s1", on=DAY), DAY, ALL)
    here.open("s2", on=DAY).open("s3", on=DAY)
    here.open("s4", on=DAY, division="430381102", congress="430381102")
    here.do(c.CheckStation, DAY, station="s2", checkers=("吴",), met=ALL[:-1])
    figure = c.built_to_standard(here.state, here.law_at, DAY, within=TOWN)
    assert (figure.built, figure.stations) == (1, 3)
    assert figure.below == {"s2": ("opening-hours",)}
    assert figure.unchecked == ("s3",)
    here.do(c.CloseStation, date(2021, 4, 1), station="s3", reason="合并")
    assert c.built_to_standard(here.state, here.law_at, date(2021, 4, 1)).stations == 3
    assert here.found(date(2022, 4, 1), "PR-station-check") == [("PR-station-check", "s4")]
