"""Before a session: its day, proposals, presidium, agenda, inspections, groups, each sitting."""

from datetime import date, timedelta

import pytest

from wholeprocess import decision as d
from wholeprocess.decision import ReviewGroup, Votes

OPENS = date(2023, 1, 20)
ZHEJIANG, BEIJING = "330106109", "110105012"


def planned(hall, opens=OPENS, **fields):
    hall.sets(opens, **fields)
    return hall.do(d.PublishSessionDate, session="s1", by=hall.body)


# --- its day --------------------------------------------------------------------------------------


def test_the_standing_body_sets_the_day(town, county):
    at = {"session": "s1", "session_kind": "annual", "opens": OPENS}
    for hall, other in ((town, "government"), (county, "presidium")):
        where = {**at, "congress": hall.congress}
        assert hall.why(d.SetSessionDate, by=other, **where) == "OL-14-1b"
        assert hall.why(d.SetSessionDate, by=hall.body, **where) is None
        planned(hall)
        assert hall.why(d.SetSessionDate, by=hall.body, **where) == "WP-once"
        assert hall.why(d.MoveSession, session="s1", by=other, opens=OPENS, reason="flood") == (
            "OL-14-1b"
        )
    assert town.why(d.PublishSessionDate, session="s2") == "WP-known"
    with pytest.raises(ValueError, match="lies before"):
        town.make(d.SetSessionDate, **{**at, "opens": date(2023, 1, 9)}, congress=town.congress)


def test_a_day_moved_is_published_again(town):
    planned(town)
    later = OPENS + timedelta(7)
    assert town.why(d.MoveSession, session="s1", opens=OPENS, reason="flood") == "WP-once"
    assert town.why(d.MoveSession, session="s1", opens=date(2023, 1, 9), reason="x") == "WP-order"
    town.do(d.MoveSession, session="s1", opens=later, reason="flood")
    assert "OL-14-2" not in town.codes(later - timedelta(1))
    assert "OL-14-2" in town.codes(later)
    town.do(d.PublishSessionDate, session="s1")
    assert "OL-14-2" not in town.codes(later)
    assert "OL-14-1b" in town.codes(later + timedelta(1))  # it never opened
    town.at(later).opens()
    assert not {"OL-14-1b", "OL-14-2"} & {*town.codes(later)}
    assert town.why(d.MoveSession, session="s1", opens=later, reason="x") == "WP-phase"


def test_a_day_nobody_published_and_another_than_was_set(town):
    town.sets(OPENS).at(OPENS + timedelta(1)).opens()
    assert town.codes(OPENS + timedelta(1)).count("OL-14-1b") == 2


@pytest.mark.parametrize(("ahead", "late"), [(7, False), (6, True)])
def test_notice_in_zhejiang(hall, ahead, late):
    own = hall(ZHEJIANG, 61)
    own.sets(own.day + timedelta(ahead)).do(d.PublishSessionDate, session="s1")
    assert ("CGL-notice" in own.codes(own.day)) == late


def test_where_no_text_has_days_of_notice_any_day_will_do(town):
    planned(town, town.day)
    assert "CGL-notice" not in town.codes(town.day)


@pytest.mark.parametrize(("signers", "code"), [(12, "OL-14-3"), (13, None)])
def test_one_fifth_propose_a_special_session(town, signers, code):
    said = {"by": "d001", "proposal": "p", "congress": town.congress, "matter": "the flood"}
    assert town.why(d.ProposeSpecialSession, signers=town.deputies(signers), **said) == code


def test_a_special_session_has_its_ground(town):
    at = {"session": "s1", "congress": town.congress, "session_kind": "special", "opens": OPENS}
    assert town.why(d.SetSessionDate, **at) == "OL-14-3"
    assert town.why(d.SetSessionDate, necessary="the flood", **at) is None
    assert town.why(d.SetSessionDate, proposal="p", **at) == "WP-known"
    town.do(
        d.ProposeSpecialSession, by="d001", proposal="p", congress=town.congress,
        matter="the flood", signers=town.deputies(13),
    )  # fmt: skip
    due = town.day + timedelta(30)
    assert town.codes(due) == []
    assert town.codes(due + timedelta(1)) == ["CGP-special-answer"]
    town.do(d.SetSessionDate, proposal="p", **at)
    assert "CGP-special-answer" not in town.codes(due + timedelta(1))
    assert town.why(d.SetSessionDate, proposal="p", **{**at, "session": "s2"}) == "WP-once"


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_the_first_session_within_two_months_of_the_election(town, days, late):
    opens = date(2023, 3, 10) + timedelta(days)
    planned(town, opens, kind="first-of-term", elected_on=date(2023, 1, 10))
    town.at(opens).opens(kind="first-of-term")
    assert ("OL-20-1" in town.codes(opens)) == late


def test_a_session_every_year_and_in_townships_two(town, county):
    for hall in (town, county):
        planned(hall)
        hall.at(OPENS).opens().closes()
        assert not {"OL-14-1a", "CGP-twice-a-year"} & {*hall.codes(date(2023, 12, 30))}
        assert "OL-14-1a" not in hall.codes(date(2024, 12, 30))
        assert "OL-14-1a" in hall.codes(date(2024, 12, 31))
    assert "CGP-twice-a-year" in town.codes(date(2023, 12, 31))
    assert "CGP-twice-a-year" not in county.codes(date(2023, 12, 31))
    town.at(date(2023, 7, 1)).opens("s2", "mid-year").closes("s2")
    assert "CGP-twice-a-year" not in town.codes(date(2023, 12, 31))


@pytest.mark.parametrize(("days", "found"), [(0, False), (1, True)])
def test_a_term_is_over_after_five_years(town, days, found):
    town.sets(OPENS, kind="first-of-term").at(OPENS).opens(kind="first-of-term").closes()
    town.at(date(2028, 1, 20) + timedelta(days)).opens("s2", "first-of-term")
    assert ("OL-9-1" in town.codes(town.day)) == found


# --- presidium and agenda -------------------------------------------------------------------------


def test_a_text_is_not_cited_for_days_before_it(county, town):
    for hall in (county, town):
        hall.at(date(2022, 1, 5)).sets(
            date(2022, 1, 20), kind="first-of-term", elected_on=date(2021, 11, 10)
        )
        hall.at(date(2022, 1, 21)).opens(kind="first-of-term").closes()
        codes = hall.codes(date(2022, 3, 1))
        assert not {"OL-14-1b", "OL-14-2", "OL-17-1", "OL-20-1"} & {*codes}
    assert "OL-19-1" in codes  # known of 2015 too


def test_the_presidium_presides(county):
    county.opens()
    at = {"session": "s1", "present": county.deputies(67)}
    assert county.why(d.OpenPlenary, by="government", **at) == "OL-17-3"
    assert county.why(d.OpenPlenary, **at) is None


def test_who_convenes(county, town):
    at = {"session": "s1", "session_kind": "annual"}
    for hall, other, code in ((county, "presidium", "OL-15-1"), (town, "government", "OL-19-1")):
        say = {**at, "congress": hall.congress, "present": hall.deputies(hall.number)}
        assert hall.why(d.OpenSession, by=other, **say) == code
        assert hall.why(d.OpenSession, by=hall.body, **say) is None


@pytest.mark.parametrize(
    ("number", "present", "code"),
    [(61, 40, "OL-14-4"), (61, 41, None), (60, 39, "OL-14-4"), (60, 40, None)],
)
def test_the_quorum_of_a_session(hall, number, present, code):
    own = hall("430381101", number)
    say = {"session": "s1", "session_kind": "annual", "congress": own.congress}
    assert own.why(d.OpenSession, present=own.deputies(present), **say) == code


def test_a_county_elects_its_presidium_before_a_town_during_the_session(town, county):
    votes = {"county": Votes(for_=51), "town": Votes(for_=31)}
    for hall, name in ((county, "county"), (town, "town")):
        who = {"session": "s1", "members": hall.deputies(9), "votes": votes[name]}
        if name == "county":
            who["secretary_general"] = "d001"
        assert hall.why(d.ElectPresidium, **who) == "WP-known"
        planned(hall)
        assert hall.why(d.ElectPresidium, **who) == (None if name == "county" else "OL-19-1")
        hall.at(OPENS).opens()
        assert hall.why(d.ElectPresidium, **who) == ("OL-17-1" if name == "county" else None)


def test_the_presidium_needs_more_than_half_of_all(county):
    planned(county)
    who = {"session": "s1", "members": county.deputies(9), "secretary_general": "d001"}
    county.do(d.ElectPresidium, votes=Votes(for_=50, against=50), **who)
    assert county.state.preparations["s1"].presidium == ()  # exactly half is not enough: OL-25-1
    county.do(d.ElectPresidium, votes=Votes(for_=51, against=49), **who)
    assert county.state.preparations["s1"].presidium == county.deputies(9)
    assert county.why(d.ElectPresidium, votes=Votes(for_=101), **who) == "LVP-voters"
    assert county.why(d.ElectPresidium, votes=Votes(for_=51), by="presidium", **who) == "WP-phase"
    who["secretary_general"] = ""
    assert county.why(d.ElectPresidium, votes=Votes(for_=51), **who) == "OL-17-1"
    strange = {**who, "members": ("nobody",)}
    assert county.why(d.ElectPresidium, votes=Votes(for_=51), **strange) == "OL-17-1"


def test_what_a_session_lacks_is_found(county, town):
    for hall in (county, town):
        planned(hall)
        hall.at(OPENS).opens()
    assert county.codes(OPENS) == ["CGP-inspection", "OL-17-1", "OL-17-1"]
    assert town.codes(OPENS) == ["CGP-inspection"]
    town.closes()
    assert town.codes(OPENS) == ["CGP-agenda", "CGP-inspection", "OL-19-1"]


def test_a_session_with_all_it_needs(town):
    planned(town)
    town.do(
        d.InspectTogether, session="s1", group="roads", members=town.deputies(5),
        places=("the road to Huangni",), opinions=("the bridge is narrow",),
    )  # fmt: skip
    town.at(OPENS).opens()
    town.do(d.ElectPresidium, session="s1", members=town.deputies(9), votes=Votes(for_=31))
    assert town.why(d.AdoptAgenda, session="s1", items=("report",), votes=Votes(for_=62)) == (
        "LVP-voters"
    )
    town.do(d.AdoptAgenda, session="s1", items=("report",), votes=Votes(for_=30))
    assert town.state.preparations["s1"].agenda == ()
    town.do(d.AdoptAgenda, session="s1", items=("report",), votes=Votes(for_=31))
    town.closes()
    assert town.codes(OPENS) == []
    assert town.why(d.AdoptAgenda, session="s1", items=("x",), votes=Votes(for_=31)) == (
        "LVP-in-session"
    )


@pytest.mark.parametrize(
    ("members", "found"),
    [
        (6, ["CGL-presidium-least"]),
        (7, []),
        (13, []),
        (14, ["CGL-presidium-most"]),  # a note: up to 17 in certain townships, CGL-presidium-large
        (18, ["CGL-presidium-most"]),
    ],
)
def test_the_size_of_a_zhejiang_presidium(hall, members, found):
    own = hall(ZHEJIANG, 61)
    planned(own)
    own.at(OPENS).opens()
    own.do(d.ElectPresidium, session="s1", members=own.deputies(members), votes=Votes(for_=31))
    all_found = d.findings(own.state, own.law, OPENS)
    sizes = [f for f in all_found if f.code.startswith("CGL-presidium")]
    assert [f.code for f in sizes] == found
    if found and members > 7:
        assert (sizes[0].severity == "breach") == (members > 17)


# --- before and at the session --------------------------------------------------------------------


def test_deputies_inspect_before_the_session(town):
    planned(town)
    at = {"session": "s1", "group": "one", "places": ("the school",)}
    assert town.why(d.InspectTogether, members=("clerk",), **at) == "DL25-29-1"
    assert town.why(d.InspectTogether, members=("d001",), by="government", **at) == "OL-14-1b"
    assert town.why(d.InspectTogether, members=("d001",), **at) is None
    town.at(OPENS).opens()
    assert town.why(d.InspectTogether, members=("d001",), **at) == "WP-phase"


def groups(*sizes):
    first, made = 1, []
    for n, size in enumerate(sizes):
        who = tuple(f"d{i:03}" for i in range(first, first + size))
        made.append(ReviewGroup(name=f"g{n}", members=who, convener=who[0]))
        first += size
    return tuple(made)


def test_everyone_is_in_one_group(town):
    planned(town.at(date(2026, 1, 10)), date(2026, 1, 20))
    one, two = groups(10, 10)
    form = {"session": "s1", "by": "presidium"}
    assert town.why(d.FormReviewGroups, groups=(one, two), **form) is None
    assert town.why(d.FormReviewGroups, groups=(one, one), **form) == "WP-once"
    again = ReviewGroup(name="again", members=one.members)
    assert town.why(d.FormReviewGroups, groups=(one, again), **form) == "DL25-14-1"
    led = ReviewGroup(name="led", members=two.members, convener="d001")
    assert town.why(d.FormReviewGroups, groups=(one, led), **form) == "WP-known"
    assert town.why(d.FormReviewGroups, groups=(one,), session="s1", by="clerk") == "DL25-14-1"


@pytest.mark.parametrize(
    ("size", "code"), [(4, "CGP-group-least"), (5, None), (15, None), (16, "CGP-group-most")]
)
def test_groups_of_a_sensible_size(town, size, code):
    planned(town)
    town.do(d.FormReviewGroups, session="s1", groups=groups(size, 10))
    assert [c for c in town.codes(town.day) if c.startswith("CGP-group")] == (
        [code] if code else []
    )


@pytest.mark.parametrize(("left", "found"), [(0, False), (1, True)])
def test_everyone_is_in_a_group(town, left, found):
    planned(town)
    town.do(d.FormReviewGroups, session="s1", groups=groups(15, 15, 15, 16 - left))
    assert "CGP-group-all" not in town.codes(OPENS)
    town.at(OPENS).opens()
    assert ("CGP-group-all" in town.codes(OPENS)) == found


def test_delegations_are_by_electing_unit(town):
    own = d.delegations(town.register.deputies.values())
    assert own == {town.congress: town.deputies(61)}
    assert len(d.balanced_groups(d.seats_of(town.register.deputies.values()), 5).members) == 5


@pytest.mark.parametrize(("present", "code"), [(40, "CGP-quorum-sitting"), (41, None)])
def test_each_sitting_needs_the_quorum_unless_the_place_says_otherwise(hall, present, code):
    for settings, expected in (({}, code), ({"CGP-quorum-sitting": "session_only"}, None)):
        own = hall("430381101", 61, settings=settings).opens()
        who = own.deputies(present)
        assert own.why(d.OpenPlenary, session="s1", present=who) == expected


def test_who_is_at_a_sitting_votes_there(town):
    town.opens()
    at = {"session": "s1", "present": town.deputies(41)}
    assert town.why(d.OpenPlenary, observers=("d001",), **at) == "OL-21-1"
    assert town.why(d.OpenPlenary, session="s1", present=("guest",)) == "OL-14-4"
    assert town.why(d.OpenPlenary, session="s9", present=()) == "WP-known"
    assert town.why(d.OpenPlenary, by="government", **at) == "OL-19-1"
    town.do(d.OpenPlenary, observers=("guest",), **at)
    resolve = {"session": "s1", "resolution": "r", "title": "on the roads"}
    assert town.why(d.PassResolution, votes=Votes(for_=42), **resolve) == "LVP-voters"
    assert town.why(d.PassResolution, votes=Votes(for_=41), **resolve) is None
    town.closes()
    assert town.why(d.OpenPlenary, **at) == "LVP-in-session"


@pytest.mark.parametrize(("observers", "found"), [(30, False), (31, True)])
def test_observers_in_beijing(hall, observers, found):
    own = hall(BEIJING, 60)
    planned(own)
    own.at(OPENS).opens()
    guests = tuple(f"g{n}" for n in range(observers))
    own.do(d.OpenPlenary, session="s1", present=own.deputies(40), observers=guests)
    assert ("CGL-observers" in own.codes(OPENS)) == found
