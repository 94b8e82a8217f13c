"""Rosters, receptions, absences, visits: what is impossible, what is found, what was covered."""

from datetime import date

import pytest

from wholeprocess import consultation as c
from wholeprocess.congress import Level
from wholeprocess.law import in_force

COUNTY, TOWN, OTHER = "430381", "430381101", "430381102"
MAY, JUNE = date(2021, 5, 10), date(2021, 6, 10)
POSTED = date(2021, 5, 1)


def two_stations(net, **settings):
    here = net(**settings).open("s1", "t1", "c1")
    return here.open("s2", "o1", "m1", division=OTHER + "201", congress=OTHER)


def duty(at, day, *who):
    return c.Duty(station=at, day=day, deputies=who)


@pytest.mark.parametrize(
    ("duties", "code"),
    [
        ([duty("s1", MAY, "t1"), duty("s2", MAY, "o1")], None),
        ([duty("s1", MAY, "t1"), duty("s2", JUNE, "t1")], None),
        ([duty("s1", MAY, "t1"), duty("s2", MAY, "t1")], "PR-one-station"),
        ([duty("s3", MAY, "t1")], "WP-known"),
        ([duty("s1", date(2019, 12, 31), "t1")], "PR-station-open"),
        ([duty("s1", MAY, "nobody")], "WP-known"),
        ([duty("s1", date(2021, 5, 31), "gone")], None),
        ([duty("s1", date(2021, 6, 1), "gone")], "WP-known"),
        ([duty("s1", JUNE, "held")], "DL25-61-1"),
    ],
)
def test_a_roster_asks_only_what_can_be(net, duties, code):
    here, act = two_stations(net), {"roster": "r", "congress": COUNTY, "duties": duties}
    assert here.why_not(c.PostRoster, POSTED, **act) == code
    assert here.why_not(c.PostRoster, POSTED, **act | {"by": "t1"}) == "PR-station-by"


def test_one_station_a_day_holds_across_rosters(net):
    here = two_stations(net).roster("r1", POSTED, ("s1", MAY, ("t1",)))
    more = {"congress": COUNTY, "duties": [duty("s2", MAY, "t1")]}
    assert here.why_not(c.PostRoster, POSTED, roster="r2", **more) == "PR-one-station"
    again = {"congress": COUNTY, "duties": [duty("s1", MAY, "c1")]}
    assert here.why_not(c.PostRoster, POSTED, roster="r2", **again) == "WP-once"
    other = {"congress": COUNTY, "duties": [duty("s1", JUNE, "c1")]}
    assert here.why_not(c.PostRoster, POSTED, roster="r1", **other) == "WP-once"
    with pytest.raises(ValueError, match="a station twice on one day"):
        here.act(
            c.PostRoster,
            POSTED,
            roster="r2",
            congress=COUNTY,
            duties=[duty("s1", JUNE, "c1"), duty("s1", JUNE, "t1")],
        )


def test_a_duty_day_is_changed_before_it_is_past_and_frees_whom_it_drops(net):
    here = two_stations(net).roster("r1", POSTED, ("s1", MAY, ("t1",)), ("s2", MAY, ("o1",)))
    change = {"station": "s1", "day": MAY, "reason": "生病"}

    def may(on=MAY, **more):
        return here.why_not(c.ChangeDuty, on, **change | more)

    assert may(deputies=("o1",)) == "PR-one-station"
    assert may(deputies=("c1", "t1")) is None
    assert may(deputies=("c1",), day=JUNE) == "WP-known"
    assert may(deputies=("c1",), on=date(2021, 5, 11)) == "WP-order"
    here.do(c.ChangeDuty, MAY, deputies=("c1",), **change)
    assert here.state.deputy_days["t1", MAY].rostered is None
    assert (
        here.why_not(c.ChangeDuty, MAY, **change | {"station": "s2", "deputies": ("t1",)}) is None
    )
    here.receive("s1", MAY, "c1")
    assert may(deputies=("t1",)) == "WP-phase"


def test_a_day_that_was_called_off_is_not_missed(net):
    here = two_stations(net).roster("r1", POSTED, ("s1", MAY, ("t1",)))
    assert here.found(MAY, "PR-duty-kept") == []
    assert here.found(date(2021, 5, 11), "PR-duty-kept") == [("PR-duty-kept", "s1")]
    here.do(c.ChangeDuty, MAY, station="s1", day=MAY, deputies=(), reason="洪水")
    assert here.found(date(2021, 5, 11), "PR-duty-kept") == []
    assert c.duty_by_station(here.state, POSTED, JUNE)["s1"].planned == 0


def test_residents_are_received_by_deputies_in_office_at_one_open_station(net):
    here = two_stations(net).receive("s1", MAY, "t1")

    def may(station, day, who):
        sitting = c.Sitting(deputies=(who,), residents=1)
        return here.why_not(c.ReceiveResidents, day, station=station, sittings=[sitting])

    assert may("s1", MAY, "t1") == "WP-once"
    assert may("s2", MAY, "t1") == "PR-one-station"
    assert may("s2", JUNE, "t1") is None
    assert may("s1", MAY, "c1") is None  # a second sitting of the day
    assert may("s1", JUNE, "gone") == "WP-known"
    assert may("s1", JUNE, "held") == "DL25-61-1"
    assert may("s9", JUNE, "t1") == "WP-known"
    here.do(c.CloseStation, JUNE, station="s1", reason="合并")
    assert may("s1", JUNE, "t1") == "PR-station-open"
    sittings = [c.Sitting(deputies=("t1",), residents=n) for n in (1, 2)]
    with pytest.raises(ValueError, match="a deputy twice"):
        here.act(c.ReceiveResidents, JUNE, station="s2", sittings=sittings)


def test_who_is_rostered_comes_or_says_why_not(net):
    here = two_stations(net).roster("r1", POSTED, ("s1", MAY, ("t1", "c1", "t2")))
    absence = {"station": "s1", "day": MAY}
    assert here.why_not(c.ReportAbsence, MAY, deputy="o1", **absence) == "WP-known"
    here.do(c.ReportAbsence, POSTED, deputy="c1", reason="出差", **absence)
    here.do(c.ReportAbsence, date(2021, 5, 12), deputy="t2", reason=" ", **absence)
    here.receive("s1", MAY, "t1")
    assert here.why_not(c.ReportAbsence, MAY, deputy="t1", **absence) == "WP-phase"
    missed = [f for f in c.findings(here.state, here.law_at, JUNE) if f.code == "PR-duty-absent"]
    assert [f.what.en[:2] for f in missed] == ["t2"]
    here.receive("s2", MAY, "c1")  # somewhere else, with leave
    assert len(here.found(JUNE, "PR-duty-absent")) == 1


@pytest.mark.parametrize(("day", "found"), [(date(2021, 5, 4), False), (date(2021, 5, 3), True)])
def test_duty_days_are_posted_three_days_ahead(net, day, found):
    here = two_stations(net).roster("r1", POSTED, ("s1", day, ("t1",)))
    assert bool(here.found(day, "PR-duty-notice")) == found


def test_a_station_has_a_reception_day_in_every_whole_month(net):
    here = net().open("s1", "t1", on=date(2021, 4, 2)).receive("s1", MAY, "t1")
    assert here.found(date(2021, 5, 31), "PR-duty-month") == []
    assert here.found(date(2021, 6, 29), "PR-duty-month") == []
    assert here.found(date(2021, 6, 30), "PR-duty-month") == [("PR-duty-month", "s1")]
    twice = net(PR_duty_month=2).open("s1", "t1", on=date(2021, 4, 2)).receive("s1", MAY, "t1")
    assert len(twice.found(date(2021, 5, 31), "PR-duty-month")) == 1
    twice.receive("s1", date(2021, 5, 31), "t1")
    assert twice.found(date(2021, 5, 31), "PR-duty-month") == []


def test_a_closed_station_owes_no_more_days(net):
    here = two_stations(net).roster("r1", POSTED, ("s1", JUNE, ("t1",)))
    here.do(c.CloseStation, MAY, station="s1", reason="合并")
    assert here.found(date(2021, 8, 1), "PR-duty-kept") == []
    months = [f for f in c.findings(here.state, here.law_at, date(2021, 8, 1)) if f.about == "s1"]
    assert max(f.on for f in months if f.code == "PR-duty-month") == date(2021, 4, 30)
    assert c.duty_by_deputy(here.state, POSTED, JUNE)["t1"].planned == 0


@pytest.mark.parametrize(("times", "found"), [(1, True), (2, False)])
def test_a_deputy_receives_residents_twice_a_year(net, times, found):
    here = net().open("s1", "t1")
    for month in range(1, times + 1):
        here.receive("s1", date(2021, month, 10), "t1")
    least = here.found(date(2021, 12, 31), "PR-duty-least")
    # of 2020 and of 2021; nobody came in 2020
    assert len(least) == 1 + found
    assert here.found(date(2020, 12, 30), "PR-duty-least") == []


@pytest.mark.parametrize(
    ("place", "article"),
    [
        ("110101", "art. 22"),
        ("110101001", "art. 22"),
        ("11", ""),  # the text is about deputies of districts and townships
        ("31", "art. 30"),
        ("310101", "art. 30"),
        (COUNTY, ""),
    ],
)
def test_twice_is_the_text_of_beijing_and_shanghai_and_our_choice_elsewhere(place, article):
    law = in_force(date(2021, 12, 31), place)
    held = law.version("PR-duty-least")
    assert law.count("PR-duty-least") == 2
    assert held.cited.en.endswith(article)
    assert (held.strength == "local") == bool(article)


@pytest.mark.parametrize(
    ("left", "asked"), [(date(2021, 7, 2), 0), (date(2021, 7, 3), 1), (None, 2)]
)
def test_a_part_of_a_year_is_taken_in_proportion(net, left, asked):
    here = net().open("s1", "t1", on=date(2021, 1, 1))
    if left:
        here.do(c.DetachDeputies, left, station="s1", deputies=("t1",), reason="调离")
    rows = [f for f in c.findings(here.state, here.law_at, date(2021, 12, 31)) if f.about == "t1"]
    assert [f.what.en.rpartition("; ")[2] for f in rows] == [f"asked: {asked}"] * bool(asked)


def test_every_level_comes_to_a_station_in_the_year(net):
    here = net().open("s1", "t1", "c1", "m1", "p1")
    here.receive("s1", date(2020, 5, 10), "t1", "c1", "m1")
    assert here.found(date(2020, 12, 31), "PR-duty-levels") == [("PR-duty-levels", COUNTY)]
    here.receive("s1", date(2020, 6, 10), "p1")
    assert here.found(date(2020, 12, 31), "PR-duty-levels") == []
    three = net(PR_duty_levels=("township", "county")).open("s1", "t1", "c1")
    three.receive("s1", date(2020, 5, 10), "t1", "c1")
    assert three.found(date(2020, 12, 31), "PR-duty-levels") == []


def test_levels_are_looked_for_in_all_stations_of_a_county_and_its_towns(net):
    here = two_stations(net).receive("s1", MAY, "t1").receive("s2", MAY, "m1")
    found = c.findings(here.state, here.law_at, date(2021, 12, 31))
    missing = [f for f in found if f.code == "PR-duty-levels" and f.on.year == 2021]
    assert [(f.about, f.what.zh[5:7]) for f in missing] == [(COUNTY, "县级"), (COUNTY, "省级")]


@pytest.mark.parametrize(("year", "found"), [(2024, False), (2025, False), (2026, True)])
def test_the_law_of_2025_asks_every_congress_for_contact(net, year, found):
    here = net().open("s1", on=date(2023, 1, 1))
    assert bool(here.found(date(year, 12, 31), "DL25-28")) == found
    visit = {"station": "s1", "deputies": ("t1", "t2"), "visited": (TOWN + "203",)}
    here.do(c.VisitVillages, date(year, 3, 1), **visit)
    assert here.found(date(year, 12, 31), "DL25-28") == []


def test_a_collective_visit_goes_to_villages_with_several_deputies(net):
    visit = {"station": "s1", "deputies": ("t1",), "visited": (TOWN + "203",)}
    here = net().open("s1", "t1")
    assert here.why_not(c.VisitVillages, MAY, **visit | {"visited": ("440101",)}) == "WP-known"
    assert here.why_not(c.VisitVillages, MAY, **visit | {"deputies": ("x",)}) == "WP-known"
    assert here.why_not(c.VisitVillages, MAY, **visit | {"station": "s2"}) == "WP-known"
    here.do(c.VisitVillages, MAY, **visit | {"deputies": ("t1", "t2")}, households=40)
    assert here.found(MAY, "PR-visit-group") == []
    here.do(c.VisitVillages, MAY, **visit)
    assert here.found(MAY, "PR-visit-group") == [("PR-visit-group", "s1")]
    assert [visit.households for visit in here.state.visits["s1"]] == [40, 0]


def test_coverage_by_station_deputy_and_level(net):
    here = two_stations(net)
    here.roster(
        "r1", POSTED, ("s1", MAY, ("t1", "c1")), ("s2", MAY, ("o1",)), ("s1", JUNE, ("t1",))
    )
    sittings = [
        c.Sitting(deputies=("t1", "c1"), residents=5),
        c.Sitting(deputies=("t2",), residents=2),
    ]
    here.do(c.ReceiveResidents, MAY, station="s1", sittings=sittings)
    here.receive("s2", JUNE, "o1", residents=1)
    span = here.state, POSTED, date(2021, 6, 30)
    assert c.duty_by_station(*span) == {
        "s1": c.DutyKept(planned=2, kept=1, held=1, residents=7),
        "s2": c.DutyKept(planned=1, kept=0, held=1, residents=1),
    }
    deputies = c.duty_by_deputy(*span)
    assert deputies["t1"] == c.DutyKept(planned=2, kept=1, held=1, residents=5)
    assert deputies["o1"] == c.DutyKept(planned=1, kept=0, held=1, residents=1)
    assert deputies["m1"] == c.DutyKept()
    levels = c.duty_by_level(*span)
    assert levels[Level.TOWNSHIP] == c.DutyKept(planned=3, kept=1, held=3, residents=8)
    assert levels[Level.COUNTY] == c.DutyKept(planned=1, kept=1, held=1, residents=5)
    assert levels[Level.PROVINCE] == c.DutyKept()
    assert c.duty_by_station(here.state, date(2019, 1, 1), date(2019, 12, 31)) == {}


def test_all_four_levels_everyone(net):
    here = two_stations(net).open("s3", "p1", division=TOWN)
    span = date(2021, 1, 1), date(2021, 12, 31)
    who = c.deputies_of_place(here.state, here.register, COUNTY, date(2021, 12, 31))
    assert [d.id for d in who] == ["c1", "c2", "held", "m1", "o1", "p1", "t1", "t2"]
    who = [deputy for deputy in who if deputy.id != "held"]
    for n, deputy in enumerate(("c1", "m1", "o1", "p1", "t1", "t2")):
        here.receive("s1", date(2021, 1, 1 + n), deputy)
    figure = c.everyone(here.state, who, *span)
    assert (figure.all.numerator, figure.all.denominator) == (6, 7)
    assert figure.all.missing == ("c2",)
    assert figure.levels[Level.COUNTY].missing == ("c2",)
    assert figure.every_level
    assert not figure.all.full
    here.receive("s1", date(2021, 2, 1), "c2")
    assert c.everyone(here.state, who, *span).all.full
    assert c.everyone(here.state, who, *span, times=2).all.numerator == 0
    assert not c.everyone(here.state, who[:1], *span).every_level
