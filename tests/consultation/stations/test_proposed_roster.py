"""A proposed roster against every roster there is: nothing is left out that could be given."""

from collections import Counter
from datetime import date
from itertools import product

from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import consultation as c
from wholeprocess.congress import Deputy, Level
from wholeprocess.law import in_force

COUNTY, TOWN, OTHER = "430381", "430381101", "430381102"
SINCE = date(2021, 1, 1)
LAW = in_force(SINCE, COUNTY)
DAYS = (date(2021, 3, 10), date(2021, 3, 20), date(2021, 4, 10))
SEATS = ((TOWN, TOWN), (COUNTY, TOWN), (COUNTY, OTHER), ("4303", COUNTY), ("43", "解放军"))
PLACES = (TOWN + "202", TOWN, OTHER + "201", COUNTY)


def station(ident, division, attached=(), closed=None):
    return c.Station(
        id=ident,
        name=ident,
        division=division,
        congress=COUNTY,
        opened=SINCE,
        closed=closed,
        attached=tuple(
            c.Attachment(deputy=who, congress=COUNTY, elected_by=COUNTY, since=SINCE)
            for who in attached
        ),
    )


def deputy(ident, seat, until=None):
    return Deputy(
        id=ident, name=ident, congress=seat[0], elected_by=seat[1], since=SINCE, until=until
    )


def asking(least=2, monthly=1, together=3, levels=tuple(Level)):
    return LAW.under(
        {
            "PR-duty-least": least,
            "PR-duty-month": monthly,
            "PR-duty-together": together,
            "PR-duty-levels": levels,
        }
    )


@st.composite
def tasks(draw):
    """Two stations, one to three deputies, two or three days: small enough to try everything."""
    days = DAYS[: draw(st.integers(2, 3))]
    names = [f"d{n}" for n in range(draw(st.integers(1, 3 if len(days) < 3 else 2)))]
    deputies = [
        deputy(
            name, draw(st.sampled_from(SEATS)), draw(st.sampled_from((None, None, None, DAYS[1])))
        )
        for name in names
    ]
    stations = [
        station(
            f"s{n}",
            draw(st.sampled_from(PLACES)),
            draw(st.sets(st.sampled_from(names), max_size=1)),
            draw(st.sampled_from((None, None, None, DAYS[2]))),
        )
        for n in range(2)
    ]
    own = {s.id: draw(st.sets(st.sampled_from(days), min_size=1)) for s in stations}
    law = asking(
        draw(st.integers(0, 3)),
        draw(st.sampled_from((1, 1, 2))),
        draw(st.integers(1, 2)),
        draw(st.sampled_from(((), (), ("county",), ("city", "province"), tuple(Level)))),
    )
    not_free = {name: draw(st.just(set()) | st.sets(st.sampled_from(days))) for name in names}
    return stations, deputies, draw(st.sampled_from((days, own))), law, not_free


def rosters(stations, deputies, days, law, not_free):
    """Every roster that breaks nothing, as {(deputy, day): station}."""
    every = sorted({day for own in days.values() for day in own})
    places = [
        (who, day)
        for who in deputies
        for day in every
        if who.may_act(day) and day not in not_free[who.id]
    ]
    open_on = [
        (None, *(s.id for s in stations if day in days[s.id] and s.open_on(day)))
        for _, day in places
    ]
    most = law.count("PR-duty-together")
    for choice in product(*open_on):
        full = Counter(
            (at, day) for at, (_, day) in zip(choice, places, strict=True) if at is not None
        )
        if max(full.values(), default=0) <= most:
            yield {
                (who.id, day): at
                for at, (who, day) in zip(choice, places, strict=True)
                if at is not None
            }


def is_home(who, at, stations):
    attached = [s.id for s in stations if any(own.deputy == who.id for own in s.attached)]
    if attached:
        return at in attached
    division = next(s.division for s in stations if s.id == at)
    area = who.elected_by
    return not area.isdigit() or division.startswith(area) or area.startswith(division)


def judged(roster, stations, deputies, days, law):
    """What is missing at stations and for deputies, how many are away, how uneven it is."""
    every = {day for own in days.values() for day in own}
    months = {
        (s.id, day.month): len(
            {d for (_, d), at in roster.items() if (at, d.month) == (s.id, day.month)}
        )
        for s in stations
        for day in every
        if s.open_on(day)
    }
    asked = law.count("PR-duty-month")
    load = Counter(who for who, _ in roster)
    came = {who.level for who in deputies if load[who.id]}
    least = law.count("PR-duty-least")
    return (
        sum(max(0, asked - held) for held in months.values()),
        sum(max(0, least - load[who.id]) for who in deputies)
        + sum(Level(level) not in came for level in law.choices("PR-duty-levels")),
        sum(
            not is_home(who, at, stations)
            for who in deputies
            for (w, _), at in roster.items()
            if w == who.id
        ),
        sum(n * n for n in load.values()),
    )


@settings(max_examples=100, deadline=None)
@given(tasks())
def test_no_roster_is_better(task):
    stations, deputies, days, law, not_free = task
    proposed = c.propose_roster(stations, deputies, days, law, not_free=not_free)
    own = days if isinstance(days, dict) else {s.id: set(days) for s in stations}
    roster = {(who, duty.day): duty.station for duty in proposed.duties for who in duty.deputies}
    every = list(rosters(stations, deputies, own, law, not_free))

    assert sum(len(duty.deputies) for duty in proposed.duties) == len(roster)  # nobody twice a day
    assert roster in every
    here = judged(roster, stations, deputies, own, law)
    results = [judged(other, stations, deputies, own, law) for other in every]
    at_stations, for_deputies = (min(result[n] for result in results) for n in (0, 1))
    # stations and deputies do not compete: both are given the most that they could have alone
    assert here[:2] == (at_stations, for_deputies)
    assert here == min(result for result in results if result[:2] == here[:2])

    # and what is listed is what is missing, no more and no less
    listed = Counter(
        isinstance(one.wish, c.MonthAtStation)
        for one in proposed.unmet
        for _ in range(one.asked - one.given)
    )
    assert (listed[True], listed[False]) == here[:2]
    assert len(proposed.away) == here[2]
    assert proposed.complete == (here[:2] == (0, 0))
    event(f"complete: {proposed.complete}")
    event(f"away: {bool(proposed.away)}")
    for one in proposed.unmet:
        event(one.why)


@settings(max_examples=30, deadline=None)
@given(tasks(), st.randoms())
def test_the_order_of_the_input_does_not_matter(task, random):
    stations, deputies, days, law, not_free = task
    again = random.sample(stations, len(stations)), random.sample(deputies, len(deputies))
    one = c.propose_roster(stations, deputies, days, law, not_free=not_free)
    other = c.propose_roster(*again, days, law, not_free=not_free)
    assert one == other


def whys(roster):
    return {str(one).partition(":")[0]: one.why for one in roster.unmet}


def test_every_reason_is_said():
    law = asking(least=1, levels=("county",))
    two = [station("s1", TOWN), station("s2", TOWN)]
    one = [deputy("d1", (COUNTY, TOWN))]
    few = c.propose_roster(two, one, DAYS[:1], law)
    assert list(whys(few).values()) == [c.WhyUnmet.TOO_FEW_DEPUTIES]
    assert str(few.unmet[0]).endswith(
        "in 2021-03: 0 of 1, the deputies are too few and all needed at other stations"
    )
    nobody = c.propose_roster(two[:1], one, DAYS[:1], law, not_free={"d1": DAYS})
    assert whys(nobody) == {"s1 in 2021-03": "no-deputy", "d1": "no-day", "county": "no-deputy"}
    own_days = c.propose_roster(two, one, {"s1": DAYS[:1]}, law)
    assert whys(own_days) == {"s2 in 2021-03": "no-day"}
    four = [deputy(f"d{n}", (COUNTY, TOWN)) for n in range(4)]
    full = c.propose_roster(two[:1], four, DAYS[:1], law)
    assert list(whys(full).values()) == ["no-room"]
    assert c.propose_roster([], [], DAYS, asking(levels=())).duties == ()


def test_turns_go_round_and_stay_at_home():
    homes = [station("s1", TOWN + "202"), station("s2", OTHER + "201")]
    own = [deputy(f"d{n}", (COUNTY, TOWN if n < 2 else OTHER)) for n in range(4)]
    days = [date(2021, month, 10) for month in range(1, 13)]
    roster = c.propose_roster(homes, own, days, asking(levels=("county",)))
    assert roster.complete
    assert roster.away == ()
    assert set(roster.load.values()) == {6}
    assert {duty.deputies[0] for duty in roster.duties if duty.station == "s2"} == {"d2", "d3"}


def test_a_proposed_roster_can_be_posted(net):
    here = (
        net().open("s1", "t1", "c1").open("s2", "o1", "m1", division=OTHER + "201", congress=OTHER)
    )
    who = [here.register.deputies[name] for name in ("t1", "c1", "o1", "m1", "p1")]
    days = [date(2021, month, 10) for month in range(1, 13)]
    roster = c.propose_roster(here.state.stations.values(), who, days, here.law_at(SINCE, COUNTY))
    assert roster.complete
    here.do(c.PostRoster, date(2020, 12, 1), roster="2021", congress=COUNTY, duties=roster.duties)
    for duty in roster.duties:
        here.receive(duty.station, duty.day, *duty.deputies)
    assert [
        f
        for f in c.findings(here.state, here.law_at, date(2021, 12, 31))
        if f.on.year == 2021 and f.code.startswith("PR-duty")
    ] == []


def test_one_deputy_alone_at_his_station_takes_every_turn():
    many = [deputy(f"d{n:02}", (COUNTY, COUNTY)) for n in range(21)]
    homes = [
        station("s1", TOWN, ["d00"]),
        station("s2", OTHER, [own.id for own in many[1:]]),
    ]
    days = [date(2021, month, 10) for month in range(1, 13)]
    roster = c.propose_roster(homes, many, days, asking(least=1, levels=("county",)))
    assert roster.complete
    assert roster.away == ()
    assert roster.load == {own.id: 12 if own.id == "d00" else 1 for own in many}


def test_deputies_of_two_levels_share_a_station_evenly():
    days = [date(2021, month, 10) for month in range(1, 13)]
    two = [deputy("d1", (TOWN, TOWN)), deputy("d2", (COUNTY, TOWN)), deputy("d3", ("4303", COUNTY))]
    roster = c.propose_roster([station("s1", TOWN)], two, days, asking(least=0, levels=()))
    assert roster.load == {"d1": 4, "d2": 4, "d3": 4}


def test_what_cannot_be_met_has_its_own_reason():
    one = deputy("d0", SEATS[0])
    for stations, days, why in (
        ((), DAYS, "there is no station"),
        ((station("s0", TOWN),), (), "the days given are too few"),
        ((station("s0", TOWN),), DAYS[:1], "the days given are too few"),
    ):
        roster = c.propose_roster(stations, [one], days, asking(levels=(Level.TOWNSHIP,)))
        turns = next(u for u in roster.unmet if isinstance(u.wish, c.TurnsOfDeputy))
        assert turns.why.words.en == why
    assert c.propose_roster([station("s0", TOWN)], [one], DAYS, asking(levels=())).complete
