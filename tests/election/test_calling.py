"""Calling an election: method, committee, number of deputies, districts, day; refused and found."""

from datetime import date, timedelta
from functools import reduce

import pytest
from attrs import evolve

from wholeprocess.congress import Division, Divisions, Organ, Register
from wholeprocess.election import (
    ACTS,
    NATION,
    AppointCommittee,
    CallElection,
    CandidateList,
    DrawDistrict,
    FileSeats,
    FixSeats,
    LeaveCommittee,
    MoveDay,
    NominateByOrganizations,
    PostRoll,
    RedetermineSeats,
    RedrawDistrict,
    RegisterVoters,
    Roll,
    State,
    admit,
    why_not,
)
from wholeprocess.election import findings as room_findings
from wholeprocess.election.seats.findings import findings
from wholeprocess.errors import NotInForce, Refused
from wholeprocess.journal import Codec
from wholeprocess.law import Severity, Threshold, in_force

COUNTY, TOWN, CITY, PROVINCE = "430381", "430381100", "4303", "43"
ON, DAY = date(2021, 3, 1), date(2021, 7, 1)

REGISTER = Register(
    divisions=Divisions(
        [
            *Divisions.shipped().values(),
            Division("31", "上海市", "province"),
            Division("3101", "市辖区", "city", "31", has_congress=False),
            Division("310115", "浦东新区", "county", "3101"),
            Division("310115100", "川沙新镇", "township", "310115"),
            Division("11", "北京市", "province"),
            Division("1101", "市辖区", "city", "11", has_congress=False),
            Division("110101", "东城区", "county", "1101"),
        ]
    )
)


def call(**changed):
    told = {"on": ON, "election": "e", "congress": COUNTY, "method": "direct", "day": DAY}
    return CallElection(**{**told, **changed})


def appoint(*members, **changed):
    told = {"on": ON, "election": "e", "body": COUNTY, "members": members or ("a", "b", "c")}
    return AppointCommittee(**{**told, **changed})


def fix(seats=210, **changed):
    told = {"on": ON, "election": "e", "body": PROVINCE, "seats": seats, "population": 352_000}
    return FixSeats(**{**told, **changed})


def redo(seats=211, **changed):
    told = {"on": ON, "election": "e", "body": PROVINCE, "seats": seats, "population": 355_000}
    return RedetermineSeats(**{"cause": "population", **told, **changed})


def draw(ident="D1", seats=2, **changed):
    told = {"on": ON, "election": "e", "district": ident, "name": "一", "division": TOWN}
    return DrawDistrict(**{**told, "seats": seats, "population": 5_000, **changed})


def law_of(act, state, place=None, **settings):
    election = state.elections.get(act.election)
    place = election.congress if election else getattr(act, "congress", "")
    return in_force(act.on, place).under(settings)


def fold(*acts, state=None):
    return reduce(lambda s, act: admit(s, act, law_of(act, s), REGISTER), acts, state or State())


def refused(state, act, code, words=""):
    refusal = why_not(state, act, law_of(act, state), REGISTER)
    assert refusal is not None
    assert refusal.code == code
    assert words in refusal.what
    with pytest.raises(Refused) as raised:
        admit(state, act, law_of(act, state), REGISTER)
    assert raised.value.refusal == refusal
    return refusal


def found(state, through=DAY, place=COUNTY, **settings):
    def law_at(on, of):
        return in_force(on, of).under(settings)

    return [(f.code, f.about) for f in findings(state, law_at, through)]


CALLED = fold(call())


def test_what_a_call_makes():
    election = CALLED.elections["e"]
    assert (election.congress, election.method, election.day) == (COUNTY, "direct", DAY)
    assert (election.seats, election.drawn, election.members, election.last) == (None, 0, (), ON)


@pytest.mark.parametrize(
    ("congress", "method", "code"),
    [
        (TOWN, "direct", None),
        (TOWN, "indirect", "EL-3-2"),
        (COUNTY, "direct", None),
        (COUNTY, "indirect", "EL-3-2"),
        (CITY, "direct", "EL-3-1"),
        (CITY, "indirect", None),
        (PROVINCE, "direct", "EL-3-1"),
        (PROVINCE, "indirect", None),
    ],
)
def test_voters_elect_below_and_congresses_above(congress, method, code):
    act = call(congress=congress, method=method)
    if code is None:
        assert fold(act).elections["e"].method == method
    else:
        refused(State(), act, code)


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"congress": "990000"}, "WP-known", "no division"),
        ({"congress": "430381001"}, "WP-known", "no people's congress"),
        ({"day": ON - timedelta(days=1)}, "EL-11-1", "lies before"),
        ({"by": "government"}, "WP-phase", "government may not"),
    ],
)
def test_what_cannot_be_called(changed, code, words):
    refused(State(), call(**changed), code, words)


def test_a_call_is_made_once_and_on_the_day_itself_at_the_latest():
    refused(CALLED, call(), "WP-once")
    assert fold(call(day=ON)).elections["e"].day == ON


# --- the committee --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "by", "body", "code"),
    [
        (COUNTY, Organ.STANDING_COMMITTEE, COUNTY, None),
        (TOWN, Organ.STANDING_COMMITTEE, COUNTY, None),
        (TOWN, Organ.PRESIDIUM, TOWN, "EL-10-1"),
        (COUNTY, Organ.STANDING_COMMITTEE, CITY, "EL-10-1"),
        (COUNTY, Organ.GOVERNMENT, COUNTY, "EL-10-1"),
    ],
)
def test_the_county_appoints_for_itself_and_for_its_townships(congress, by, body, code):
    state, act = fold(call(congress=congress)), appoint(by=by, body=body)
    if code:
        assert refused(state, act, code).who == (f"standing-committee of {COUNTY}",)
    else:
        assert fold(act, state=state).elections["e"].members == ("a", "b", "c")


def test_an_indirect_election_has_no_committee():
    state = fold(call(congress=CITY, method="indirect"))
    refused(state, appoint(body=CITY), "EL-9-1", "no election committee")


def test_members_come_and_go():
    state = fold(appoint("a", "b"), appoint("c"), state=CALLED)
    assert state.elections["e"].members == ("a", "b", "c")
    refused(state, appoint("c", "d"), "WP-once", "c is on")
    state = fold(LeaveCommittee(on=ON, election="e", by="b"), state=state)
    assert state.elections["e"].members == ("a", "c")
    refused(state, LeaveCommittee(on=ON, election="e", by="b"), "WP-known")


def test_the_heads_are_members():
    with pytest.raises(ValueError, match="z: not among members"):
        appoint("a", "b", chair="z")


def test_a_candidate_is_not_appointed():
    lists = {
        ("e", "D1"): CandidateList(nominees=("a", "b"), formal=("b",)),
        ("other", "D1"): CandidateList(nominees=("x",)),
    }
    state = evolve(CALLED, lists=lists)
    refused(state, appoint("a"), "EL-10-2", "a stands as a candidate in D1")
    assert why_not(state, appoint("x"), law_of(appoint("x"), state), REGISTER) is None
    formal = law_of(appoint(), state, **{"ELP-resign-from": "formal"})
    assert why_not(state, appoint("a"), formal, REGISTER) is None
    assert why_not(state, appoint("b"), formal, REGISTER).code == "EL-10-2"


def nominate(*nominees):
    named = {"organizations": ("party",), "nominees": nominees}
    return NominateByOrganizations(on=ON, election="e", district="D1", **named)


def members_who_stand(*acts):
    told = room_findings(fold(appoint("a", "b"), draw(), *acts, state=CALLED), in_force, ON)
    return [f.about for f in told if f.code == "EL-10-2"]


def test_a_candidate_is_not_appointed_and_a_member_who_stands_is_found_once():
    refused(fold(draw(), nominate("a"), state=CALLED), appoint("a"), "EL-10-2", "stands as a")
    assert members_who_stand(nominate("x")) == []
    assert members_who_stand(nominate("x", "a")) == ["e/D1"]
    left = LeaveCommittee(on=ON, election="e", by="a")
    assert members_who_stand(left, nominate("x", "a")) == []


@pytest.mark.parametrize(
    ("congress", "members", "codes"),
    [
        (COUNTY, 8, ["ELL-committee-least"]),
        (COUNTY, 9, []),
        (COUNTY, 15, []),
        (COUNTY, 16, ["ELL-committee-most"]),
        (TOWN, 4, ["ELL-committee-least"]),
        (TOWN, 5, []),
        (TOWN, 9, []),
        (TOWN, 10, ["ELL-committee-most"]),
        ("310115", 14, ["ELL-committee-least"]),
        ("310115", 15, []),
        ("310115", 29, []),
        ("310115", 30, ["ELL-committee-most"]),
        ("310115100", 8, ["ELL-committee-least"]),
        ("310115100", 13, []),
        ("310115100", 14, ["ELL-committee-most"]),
        ("110101", 3, []),
    ],
)
def test_local_texts_give_the_committee_a_size(congress, members, codes):
    body = REGISTER.divisions.congress_over(congress, "county").code
    names = [f"m{n}" for n in range(members)]
    state = fold(call(congress=congress), appoint(*names, body=body, on=date(2021, 6, 1)))
    assert [code for code, _ in found(state)] == codes


@pytest.mark.parametrize(
    ("vice", "codes"),
    [(1, ["ELL-vice-chairs-least"]), (2, []), (3, []), (4, ["ELL-vice-chairs-most"])],
)
def test_and_a_number_of_vice_chairs(vice, codes):
    names = [f"m{n}" for n in range(9)]
    state = fold(call(), appoint(*names, chair="m0", vice_chairs=names[1 : 1 + vice]))
    assert [code for code, _ in found(state)] == codes


# --- the number of deputies -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "body", "wrong"),
    [
        (COUNTY, PROVINCE, COUNTY),
        (TOWN, COUNTY, TOWN),
        (CITY, PROVINCE, CITY),
        (PROVINCE, NATION, PROVINCE),
    ],
)
def test_each_level_has_its_fixing_body(congress, body, wrong):
    method = "direct" if congress in (COUNTY, TOWN) else "indirect"
    state = fold(call(congress=congress, method=method))
    least = {COUNTY: 140, TOWN: 45, CITY: 240, PROVINCE: 350}[congress]
    act = fix(least, body=body, population=100_000)
    assert fold(act, state=state).elections["e"].seats == least
    refused(state, evolve(act, body=wrong), "EL-13-1", "may not fix")
    refused(state, evolve(act, by="presidium"), "EL-13-1", "presidium")


@pytest.mark.parametrize(
    ("seats", "population", "code"),
    [
        (210, 352_000, None),
        (140, 352_000, None),
        (211, 352_000, "EL-12-2"),
        (139, 352_000, "EL-12-1-3"),
        (139, 49_999, None),
        (139, 50_000, "EL-12-1-3"),
        (450, 1_600_000, None),
        (451, 1_600_000, "EL-12-1-3-cap"),
    ],
)
def test_the_number_is_within_the_formula(seats, population, code):
    act = fix(seats, population=population)
    if code:
        refused(CALLED, act, code)
    else:
        assert fold(act, state=CALLED).elections["e"].seats == seats


def test_the_extra_is_the_provinces_to_give_and_not_to_every_place():
    refused(CALLED, fix(220, extra_by=PROVINCE), "EL-12-3", "not among the places")
    state = fold(call(congress="430321"))
    assert fold(fix(220, extra_by=PROVINCE), state=state).elections["e"].seats == 220
    refused(state, fix(221, extra_by=PROVINCE), "EL-12-2", "allows 220")
    refused(state, fix(220), "EL-12-2", "allows 210")
    refused(state, fix(220, extra_by="430321"), "EL-12-3", "decided by 43")


def test_a_number_is_fixed_once_also_for_the_next_election():
    state = fold(fix(), state=CALLED)
    refused(state, fix(), "EL-14-1", "fixed once")
    later = fold(call(election="e2", day=date(2026, 7, 1)), state=state)
    refused(later, fix(209, election="e2"), "EL-14-1", "e had 210")
    assert fold(fix(210, election="e2"), state=later).elections["e2"].seats == 210


def test_a_number_fixed_under_the_law_before_is_kept_and_not_computed():
    kept = fix(300, fixed=date(2016, 9, 1))
    assert fold(kept, state=CALLED).elections["e"].seats == 300
    refused(CALLED, fix(300), "EL-12-2")
    early = fold(call(on=date(2020, 10, 17), day=date(2020, 12, 1)))
    with pytest.raises(NotInForce):
        fold(fix(on=date(2020, 10, 17)), state=early)
    assert fold(fix(on=date(2020, 10, 18)), state=early).elections["e"].seats == 210


def test_a_number_is_fixed_anew_for_a_cause_and_holds_its_districts():
    state = fold(fix(), draw(seats=3), redo(), state=CALLED)
    assert state.elections["e"].seats == 211
    refused(state, redo(212), "EL-12-2", "allows 211")
    crowded = evolve(state, elections={"e": evolve(state.elections["e"], drawn=212)})
    refused(crowded, redo(211), "EL-14-1", "have 212 seats")
    with pytest.raises(ValueError, match="whim"):
        redo(cause="whim")


def filing(days, to=NATION):
    return FileSeats(on=ON + timedelta(days=days), election="e", to=to)


@pytest.mark.parametrize(
    ("filed", "through", "codes"),
    [
        ((filing(30),), 40, []),
        ((filing(31),), 40, ["EL-14-2"]),
        ((), 30, []),
        ((), 31, ["EL-14-2"]),
        ((filing(1, to=CITY),), 31, ["EL-14-2"]),
    ],
)
def test_a_new_number_is_filed_within_thirty_days(filed, through, codes):
    state = fold(fix(), filing(0), redo(), *filed, state=CALLED)
    assert [code for code, _ in found(state, ON + timedelta(days=through))] == codes


@pytest.mark.parametrize(("days", "codes"), [(15, []), (16, ["ELL-refile"])])
def test_a_beijing_district_files_with_the_city_too(days, codes):
    day = date(2021, 6, 1)
    state = fold(
        call(congress="110101"),
        fix(body="11"),
        filing(0),
        redo(body="11", on=day),
        filing((day - ON).days),
        filing((day - ON).days + days, to="11"),
    )
    assert [code for code, _ in found(state, DAY)] == codes


def test_a_number_never_filed_is_found_on_the_election_day():
    state = fold(fix(), state=CALLED)
    assert found(state, DAY - timedelta(days=1)) == []
    assert found(state, DAY) == [("EL-13-1", "e")]
    assert found(fold(filing(2), state=state), DAY) == []
    assert found(fold(fix(fixed=date(2016, 9, 1)), state=CALLED), DAY) == []
    refused(CALLED, filing(1), "EL-13-1", "not fixed")


# --- districts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seats", "code"), [(0, "EL-25-2"), (1, None), (3, None), (4, "EL-25-2")])
def test_a_district_has_one_to_three_seats(seats, code):
    state = fold(appoint(), state=CALLED)
    if code:
        refused(state, draw(seats=seats), code)
    else:
        drawn = fold(draw(seats=seats), state=state)
        assert drawn.districts["e", "D1"].seats == drawn.elections["e"].drawn == seats


def test_an_electing_unit_may_have_many_seats_but_not_none():
    state = fold(call(congress=CITY, method="indirect"))
    unit = draw(COUNTY, 40, division=COUNTY, by="standing-committee")
    assert fold(unit, state=state).districts["e", COUNTY].seats == 40
    refused(state, evolve(unit, seats=0), "EL-25-2")
    refused(state, evolve(unit, by="election-committee"), "EL-9-1")
    refused(state, evolve(unit, division=TOWN), "EL-3-1", "no congress just below")
    refused(state, evolve(unit, division="430681"), "EL-3-1")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"division": "990000"}, "WP-known"),
        ({"division": "430681118"}, "EL-25-1"),
        ({"by": "government"}, "EL-9-2"),
        ({"election": "other"}, "WP-known"),
    ],
)
def test_where_a_district_cannot_lie_and_who_cannot_draw_it(changed, code):
    refused(CALLED, draw(**changed), code)


def test_the_whole_county_may_hold_a_district():
    assert fold(draw(division=COUNTY), state=CALLED).districts["e", "D1"].place == "e/D1"


def test_districts_keep_within_the_number():
    state = fold(fix(140), draw("D1", 3), state=CALLED)
    state = evolve(state, elections={"e": evolve(state.elections["e"], drawn=138)})
    assert fold(draw("D2", 2), state=state).elections["e"].drawn == 140
    refused(state, draw("D2", 3), "EL-14-1", "141 of 140")
    refused(state, draw("D1", 1), "WP-once")


def redraw(seats, **changed):
    told = {"on": ON, "election": "e", "district": "D1", "seats": seats, "population": 4_000}
    return RedrawDistrict(**{**told, "reason": "two villages joined", **changed})


def test_a_district_is_redrawn_until_its_roll_is_posted():
    state = fold(appoint(), draw(seats=2), redraw(3), state=CALLED)
    assert state.elections["e"].drawn == state.districts["e", "D1"].seats == 3
    assert state.districts["e", "D1"].population == 4_000
    refused(state, redraw(4), "EL-25-2")
    where = {"on": ON, "election": "e", "district": "D1"}
    posted = fold(RegisterVoters(voters=("v",), **where), PostRoll(**where), state=state)
    refused(posted, redraw(2), "WP-phase", "was posted")


def test_districts_before_a_committee_are_found():
    assert ("EL-9-2", "e") in found(fold(draw(), state=CALLED))
    assert ("EL-9-2", "e") not in found(fold(appoint(), draw(), state=CALLED))
    late = fold(draw(), appoint(on=ON + timedelta(days=1)), state=CALLED)
    assert ("EL-9-2", "e") in found(late)


def test_seats_that_no_district_has_are_noted():
    state = fold(appoint(), fix(140), filing(0), draw(seats=3), state=CALLED)
    (note,) = [f for f in findings(state, in_force, DAY) if f.code == "EL-25-1"]
    assert (note.severity, note.what.en) == (
        Severity.NOTE,
        "137 of 140 seats were given to no district",
    )
    assert ("EL-25-1", "e") not in found(state, DAY - timedelta(days=1))


def test_districts_out_of_line_are_found_where_a_tolerance_is_set():
    state = fold(appoint(), draw("D1", 1, population=9_000), draw("D2", 2), state=CALLED)
    assert "EL-26-1" not in [code for code, _ in found(state)]
    settings = {"ELP-district-deviation": Threshold("1/2", strict=False)}
    assert ("EL-26-1", "e/D1") in found(state, **settings)
    assert ("EL-26-1", "e/D2") not in found(state, **settings)


# --- the day --------------------------------------------------------------------------------------


def move(to, on=ON, **changed):
    return MoveDay(**{"on": on, "election": "e", "day": to, "reason": "flood", **changed})


def test_the_day_moves_before_it_has_passed():
    assert fold(move(date(2021, 8, 1)), state=CALLED).elections["e"].day == date(2021, 8, 1)
    assert fold(move(DAY, on=DAY), state=CALLED).elections["e"].day == DAY
    refused(CALLED, move(date(2021, 8, 1), on=date(2021, 7, 2)), "EL-11-1", "is past")
    refused(CALLED, move(ON - timedelta(days=1)), "EL-11-1", "lies before")
    refused(CALLED, move(DAY, by="government"), "EL-9-2")


def test_acts_go_forward_in_time_and_know_their_election():
    refused(fold(appoint(on=DAY), state=CALLED), fix(), "WP-order")
    refused(CALLED, fix(election="x"), "WP-known")


def test_an_indirect_election_is_not_asked_for_a_committee_or_rolls():
    unit = draw(COUNTY, 40, division=COUNTY, by="standing-committee")
    state = fold(call(congress=CITY, method="indirect"), unit)
    assert found(evolve(state, rolls={("e", COUNTY): Roll(size=1)})) == []


def test_a_division_code_is_digits():
    assert appoint(body="").body == NATION
    for body in ("43a", "四三", 43):
        with pytest.raises(ValueError, match="no division code"):
            appoint(body=body)


def test_every_act_survives_the_journal():
    codec = Codec(ACTS)
    acts = [
        call(by_election=True), appoint("a", "b", chair="a", vice_chairs=("b",)),
        LeaveCommittee(on=ON, election="e", by="b"), fix(fixed=date(2016, 9, 1), extra_by=NATION),
        redo(), filing(1), draw(basis="work-unit"), redraw(1), move(DAY),
    ]  # fmt: skip
    for act in acts:
        assert codec.load(act.kind, act.version, codec.dump(act)) == act
