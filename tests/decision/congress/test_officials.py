"""Officials: nominated, listed, elected by the count of elections, tied, elected again."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from wholeprocess import decision as d
from wholeprocess.decision import Paper, PostPhase, Rank, Votes, candidates_for_posts
from wholeprocess.errors import NotInForce
from wholeprocess.law import in_force
from wholeprocess.process.counting import count_officials

LAW = in_force(date(2023, 1, 10), "430381")
HEAD = {"title": "county head", "branch": "government", "rank": "head", "seats": 1}
DEPUTIES = {"title": "deputy head", "branch": "government", "rank": "deputy", "seats": 2}
MEMBERS = {"title": "member", "branch": "congress", "rank": "member", "seats": 2}


@pytest.fixture
def house(hall):
    def build(congress="430381", number=100, day=date(2023, 1, 10), **settings):
        own = hall(congress, number, day, settings, count_officials)
        return own.opens()

    return build


def opens(hall, what=HEAD, post="p", **fields):
    return hall.do(d.OpenNominations, session="s1", post=post, **what, **fields)


def nominates(hall, *who, post="p"):
    return hall.do(d.Nominate, post=post, nominees=who)


def ballots(hall, *papers, post="p", issued=None, **fields):
    return {
        "post": post, "issued_to": hall.deputies(hall.number if issued is None else issued),
        "papers": papers, **fields,
    }  # fmt: skip


def listed(hall, what, *who, **fields):
    opens(hall, what, **fields)
    first, rest = who[: what["seats"]], who[what["seats"] :]
    nominates(hall, *first)
    for n, name in enumerate(rest):
        signers = hall.deputies(10, 1 + 10 * n)
        hall.do(d.Nominate, post="p", nominees=(name,), by=signers[0], signers=signers)
    return hall.do(d.SettleCandidates, post="p")


# --- how many stand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rank", "posts", "least", "most", "code"),
    [
        ("head", 1, 2, 2, "OL-27-1a"),
        ("deputy", 1, 2, 4, "OL-27-1b"),
        ("deputy", 6, 7, 9, "OL-27-1b"),
        *(("member", n, n + 1, n + 1, "CGP-few-members") for n in (1, 2, 3, 4)),
        ("member", 5, 6, 6, "OL-27-1c"),
        ("member", 10, 11, 12, "OL-27-1c"),
        ("member", 19, 21, 22, "OL-27-1c"),
    ],
)
def test_the_surplus_by_kind_of_post(rank, posts, least, most, code):
    own = candidates_for_posts(Rank(rank), posts, LAW)
    assert (own.least, own.most, own.code) == (least, most, code)
    assert own.fits(least)
    assert own.fits(most)
    assert not own.fits(least - 1)
    assert not own.fits(most + 1)


@given(st.integers(1, 300))
def test_members_by_a_plain_reading(posts):
    """Every number from one tenth to one fifth more, tried one by one."""
    fit = [
        n for n in range(posts, 2 * posts + 1)
        if Fraction(1, 10) <= Fraction(n - posts, posts) <= Fraction(1, 5)
    ]  # fmt: skip
    own = candidates_for_posts(Rank.MEMBER, posts, LAW)
    assert (own.least, own.most) == ((fit[0], fit[-1]) if fit else (posts + 1, posts + 1))
    event("a number fits" if fit else "none fits")


def test_a_by_election_needs_no_surplus_and_nobody_elects_nothing():
    own = candidates_for_posts(Rank.DEPUTY, 2, LAW, by_election=True)
    assert (own.least, own.most, own.code, str(own)) == (2, None, "OL-30-1", "2 or more")
    assert candidates_for_posts(Rank.HEAD, 1, LAW, nominated=1).least == 1
    with pytest.raises(ValueError, match="nobody to elect"):
        candidates_for_posts(Rank.HEAD, 0, LAW)


@pytest.mark.parametrize(
    ("place", "line", "sizes"),
    [
        ("43", 80_000_000, ((45, 75), (45, 95))),
        ("4303", 8_000_000, ((29, 51), (29, 61))),
        ("430381", 1_000_000, ((15, 35), (15, 45))),
    ],
)
def test_the_size_of_a_standing_committee(place, line, sizes):  # OL-47-4
    law = in_force(date(2023, 1, 10), place)
    for population, (least, most) in zip((line, line + 1), sizes, strict=True):
        size = d.standing_committee_size(population, law)
        assert (size.least, size.most) == (least, most)
        assert size.fits(least)
        assert size.fits(most)
        assert not size.fits(least - 1)
        assert not size.fits(most + 1)
    with pytest.raises(NotInForce):
        d.standing_committee_size(line, in_force(date(2023, 1, 10), "430381101"))


# --- nominations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "needed"), [("43", 30), ("4303", 20), ("430381", 10), ("430381101", 10)]
)
def test_deputies_nominate_by_level(house, congress, needed):
    hall = opens(house(congress))
    for signers, code in ((needed - 1, "OL-26-2"), (needed, None)):
        who = hall.deputies(signers)
        said = {"post": "p", "nominees": ("wu",), "by": who[0], "signers": who}
        assert hall.why(d.Nominate, **said) == code
    assert hall.why(d.Nominate, **{**said, "by": "d099"}) == "OL-26-2"
    assert hall.why(d.Nominate, post="p", nominees=("wu",), by="office") == "OL-26-1"


def test_nobody_nominates_more_than_there_are_posts(house):
    hall = opens(house(), DEPUTIES)
    assert hall.why(d.Nominate, post="p", nominees=("a", "b", "c")) == "OL-26-3"
    nominates(hall, "a", "b")
    assert hall.why(d.Nominate, post="p", nominees=("c",)) == "OL-26-3"
    assert hall.why(d.Nominate, post="p", nominees=("a",)) is None
    one, two = hall.deputies(10), hall.deputies(10, 10)  # d010 signs for both
    for who in (one, two):
        hall.do(d.Nominate, post="p", nominees=("c" if who is one else "e",), by=who[0],
                signers=who)  # fmt: skip
    who = hall.deputies(10, 10)
    assert hall.why(d.Nominate, post="p", nominees=("f",), by=who[0], signers=who) == "OL-26-3"
    who = hall.deputies(10, 20)
    assert hall.why(d.Nominate, post="p", nominees=("f",), by=who[0], signers=who) is None


def test_what_can_be_opened(house):
    hall, town = house(), house("430381101", 61)
    say = {"session": "s1", "post": "p"}
    assert hall.why(d.OpenNominations, by="office", **say, **HEAD) == "OL-26-1"
    assert hall.why(d.OpenNominations, **say, **{**HEAD, "seats": 2}) == "OL-27-1a"
    for surplus, code in ((0, "OL-27-1b"), (1, None), (3, None), (4, "OL-27-1b")):
        assert hall.why(d.OpenNominations, surplus=surplus, **say, **DEPUTIES) == code
    assert hall.why(d.OpenNominations, by_election=True, surplus=0, **say, **DEPUTIES) is None
    vice = {"title": "vice-chair", "branch": "congress", "rank": "deputy"}
    assert town.why(d.OpenNominations, seats=2, **say, **vice) is None
    assert town.why(d.OpenNominations, seats=3, **say, **vice) == "OL-18-1"
    assert hall.why(d.OpenNominations, seats=3, **say, **vice) is None
    assert town.why(d.OpenNominations, **say, **MEMBERS) == "WP-phase"
    opens(hall)
    assert hall.why(d.OpenNominations, **say, **HEAD) == "WP-once"
    with pytest.raises(ValueError, match="by-election"):
        hall.make(d.OpenNominations, term_change=True, by_election=True, **say, **HEAD)
    hall.closes()
    assert hall.why(d.OpenNominations, session="s1", post="q", **HEAD) == "LVP-in-session"


def test_chairs_and_members_are_deputies(house):
    chair = {"title": "chair", "branch": "congress", "rank": "head", "seats": 1}
    town = opens(house("430381101", 61), chair)
    assert town.why(d.Nominate, post="p", nominees=("wu",)) == "OL-18-1"
    assert town.why(d.Nominate, post="p", nominees=("d001",)) is None
    county = opens(house(), MEMBERS)
    assert county.why(d.Nominate, post="p", nominees=("wu",)) == "WP-known"


# --- the list -------------------------------------------------------------------------------------


def test_one_nominated_head_stands_alone_two_stand_both(house):
    assert listed(house(), HEAD, "wu").state.posts["p"].candidates == ("wu",)
    assert listed(house(), HEAD, "wu", "li").state.posts["p"].candidates == ("wu", "li")


def test_too_few_cannot_stand(house):
    hall = nominates(opens(house(), DEPUTIES), "a", "b")
    assert hall.why(d.SettleCandidates, post="p") == "OL-27-1b"
    assert hall.why(d.ElectOfficials, **ballots(hall)) == "WP-phase"
    by_election = nominates(opens(house(), DEPUTIES, by_election=True), "a", "b")
    assert by_election.why(d.SettleCandidates, post="p") is None  # OL-30-1


def three_for_a_head(hall, **fields):
    opens(hall, **fields)
    for n, name in enumerate(("wu", "li", "he")):
        who = hall.deputies(10, 1 + 10 * n)
        hall.do(d.Nominate, post="p", nominees=(name,), by=who[0], signers=who)
    return hall


def test_too_many_have_a_pre_election(house):
    hall = three_for_a_head(house())
    assert hall.why(d.SettleCandidates, post="p") == "OL-27-1d"
    votes = (Paper(for_=("wu",), count=40), Paper(for_=("li",), count=31),
             Paper(for_=("he",), count=29))  # fmt: skip
    hall.do(d.HoldOfficialsPreElection, **ballots(hall, *votes))
    assert hall.why(d.HoldOfficialsPreElection, **ballots(hall, *votes)) == "WP-once"
    hall.do(d.SettleCandidates, post="p")
    assert hall.state.posts["p"].candidates == ("wu", "li")
    two = listed(house(), HEAD, "wu")
    opens(two, post="q")
    nominates(two, "wu", post="q")
    assert two.why(d.HoldOfficialsPreElection, **ballots(two, post="q")) == "OL-27-1d"


@pytest.mark.parametrize(("surplus", "code"), [(None, None), (0, "OL-27-1d"), (2, None)])
def test_in_a_by_election_all_stand_unless_the_measures_say_otherwise(house, surplus, code):
    hall = three_for_a_head(house(), by_election=True, surplus=surplus)
    assert hall.why(d.SettleCandidates, post="p") == code


@pytest.mark.parametrize(("way", "stand"), [("all_tied", "abcef"), ("none_tied", "abc")])
def test_a_tie_at_the_cut(house, way, stand):
    hall = opens(house(**{"CGP-cut-tie": way}), DEPUTIES, surplus=2)
    for n, who in enumerate("abcef"):
        own = hall.deputies(10, 1 + 10 * n)
        hall.do(d.Nominate, post="p", nominees=(who,), by=own[0], signers=own)
    votes = zip("abcef", (30, 20, 20, 10, 10), strict=True)
    papers = [Paper(for_=(who,), count=n) for who, n in votes]
    hall.do(d.HoldOfficialsPreElection, **ballots(hall, *papers)).do(d.SettleCandidates, post="p")
    assert hall.state.posts["p"].candidates == tuple(stand)


@pytest.mark.parametrize("way", ["all_tied", "none_tied"])
def test_a_tie_that_leaves_an_unlawful_number_is_voted_on_again(house, way):
    hall = three_for_a_head(house(**{"CGP-cut-tie": way}))  # two stand for a head: OL-27-1a
    tie = [Paper(for_=(who,), count=n) for who, n in (("wu", 40), ("li", 30), ("he", 30))]
    hall.do(d.HoldOfficialsPreElection, **ballots(hall, *tie))
    assert hall.why(d.SettleCandidates, post="p") == "OL-27-1d"
    clear = [Paper(for_=(who,), count=n) for who, n in (("wu", 40), ("li", 31), ("he", 29))]
    hall.do(d.HoldOfficialsPreElection, **ballots(hall, *clear)).do(d.SettleCandidates, post="p")
    assert hall.state.posts["p"].candidates == ("wu", "li")


def test_an_invalid_pre_election_is_held_again(house):
    hall = three_for_a_head(house())
    hall.do(d.HoldOfficialsPreElection, **ballots(hall, Paper(count=91), issued=90))
    assert hall.why(d.SettleCandidates, post="p") == "OL-27-1d"
    votes = ballots(hall, Paper(for_=("wu",), count=90))
    assert hall.why(d.HoldOfficialsPreElection, **votes) is None


# --- the vote -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("for_", "phase"), [(50, PostPhase.SHORT), (51, PostPhase.FILLED)])
def test_more_than_half_of_all_deputies(house, for_, phase):
    hall = listed(house(), HEAD, "wu")
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("wu",), count=for_), issued=80))
    own = hall.state.posts["p"]
    assert own.phase is phase  # OL-25-1
    filled = hall.state.offices.get(("430381", "county head"))
    assert (filled.persons if filled else ()) == (("wu",) if for_ == 51 else ())


def test_ballots_are_secret_and_for_deputies_present(house):
    hall = listed(house(), HEAD, "wu")
    paper = Paper(for_=("wu",), count=60)
    assert hall.why(d.ElectOfficials, **ballots(hall, paper, method="show_of_hands")) == "OL-28-1"
    strange = {**ballots(hall, paper), "issued_to": ("guest",)}
    assert hall.why(d.ElectOfficials, **strange) == "LVP-voters"
    off = ballots(hall, Paper(for_=("li",), count=60))
    assert hall.why(d.ElectOfficials, **off) == "WP-known"
    assert hall.why(d.ElectOfficials, **ballots(hall, Paper(write_ins=("li",)))) is None
    with pytest.raises(ValueError, match="twice"):
        Paper(for_=("wu",), against=("wu",))
    with pytest.raises(TypeError, match="one name"):
        Paper(for_="wu")
    hall.count = None
    with pytest.raises(TypeError, match="count="):
        hall.do(d.ElectOfficials, **ballots(hall, paper))


@pytest.mark.parametrize(
    ("base", "issued", "returned", "invalid"),
    [
        ("issued", 90, 90, False),
        ("issued", 90, 91, True),
        ("present", 90, 91, False),
        ("present", 90, 101, True),
    ],
)
def test_more_ballots_than_went_out(house, base, issued, returned, invalid):
    hall = listed(house(**{"CGP-ballot-check": base}), HEAD, "wu")
    papers = ballots(hall, Paper(for_=("wu",), count=returned), issued=issued)
    hall.do(d.ElectOfficials, **papers)
    own = hall.state.posts["p"]
    assert own.counts[-1].invalid == invalid
    assert own.phase is (PostPhase.LISTED if invalid else PostPhase.FILLED)


def test_a_ballot_that_chooses_too_many_is_void(house):
    hall = listed(house(), DEPUTIES, "a", "b", "c")
    three, two = Paper(for_=("a", "b", "c"), count=49), Paper(for_=("a", "b"), count=51)
    hall.do(d.ElectOfficials, **ballots(hall, three, two))
    (counted,) = hall.state.posts["p"].counts
    assert (counted.void, counted.elected) == (49, ("a", "b"))
    assert "CGP-overmarked" in counted.rests_on


def test_most_votes_win_and_a_tie_is_voted_on_again(house):
    hall = listed(house(), DEPUTIES, "a", "b", "c")
    assert hall.why(d.RevoteOnOfficials, **ballots(hall)) == "WP-phase"
    papers = (Paper(for_=("a", "b"), count=30), Paper(for_=("a", "c"), count=30),
              Paper(for_=("b", "c"), count=30))  # fmt: skip
    hall.do(d.ElectOfficials, **ballots(hall, *papers))
    own = hall.state.posts["p"]
    assert (own.phase, own.tied, own.tied_seats) == (PostPhase.TIED, ("a", "b", "c"), 2)
    assert "OL-29-1" in own.counts[-1].rests_on
    hall.closes()
    assert "OL-29-1" in hall.codes(hall.day)
    again = listed(house(), DEPUTIES, "a", "b", "c")
    again.do(d.ElectOfficials, **ballots(again, *papers))
    votes = (Paper(for_=("a", "b"), count=40), Paper(for_=("a", "c"), count=20))
    again.do(d.RevoteOnOfficials, **ballots(again, *votes))
    assert again.state.posts["p"].elected == ("a", "b")  # 40 is enough: the most votes win
    assert again.state.posts["p"].phase is PostPhase.FILLED


@pytest.mark.parametrize(
    ("day", "against", "way", "elected"),
    [
        (date(2024, 1, 10), False, "ignore", True),  # a choice by itself until 2025
        (date(2026, 1, 10), True, "ignore", True),
        (date(2026, 1, 10), False, "ignore", False),
        (date(2026, 1, 10), False, "void", False),
    ],
)
def test_write_ins(house, day, against, way, elected):  # DL25-17-6
    hall = listed(house(day=day, **{"CGP-write-in": way}), HEAD, "wu")
    paper = Paper(against=("wu",) if against else (), write_ins=("ding",), count=60)
    hall.do(d.ElectOfficials, **ballots(hall, paper))
    own = hall.state.posts["p"]
    assert own.elected == (("ding",) if elected else ())
    assert own.counts[-1].void == (60 if way == "void" else 0)


# --- another election -----------------------------------------------------------------------------


def one_of_two(hall):
    listed(hall, DEPUTIES, "a", "b", "c", surplus=1)
    papers = (Paper(for_=("a", "b"), count=50), Paper(for_=("a",), count=10), Paper(for_=("c",)))
    hall.do(d.ElectOfficials, **ballots(hall, *papers))
    assert hall.state.posts["p"].elected == ("a",)
    return hall


def test_the_congress_decides_on_another_election(house):
    hall = one_of_two(house())
    say = {"session": "s1", "post": "q", "after": "p", "order": "votes"}
    yes = Votes(for_=51)
    assert hall.why(d.CallAnotherElection, votes=Votes(for_=50), **say) == "OL-29-2"
    assert hall.why(d.CallAnotherElection, votes=Votes(for_=101), **say) == "LVP-voters"
    assert hall.why(d.CallAnotherElection, votes=yes, by="presidium", **say) == "OL-29-2"
    assert hall.why(d.CallAnotherElection, votes=yes, **{**say, "after": "x"}) == "WP-known"
    assert hall.why(d.CallAnotherElection, votes=yes, **{**say, "post": "p"}) == "WP-once"
    hall.do(d.CallAnotherElection, votes=yes, **say)
    assert hall.why(d.CallAnotherElection, votes=yes, **{**say, "post": "r"}) == "WP-once"
    own = hall.state.posts["q"]
    assert (own.candidates, own.seats, own.another) == (("b", "c"), 1, True)
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("b",), count=50), post="q"))
    assert hall.state.posts["q"].phase is PostPhase.SHORT  # half is not enough here either
    hall.do(d.CallAnotherElection, votes=yes, **{**say, "post": "r", "after": "q"})
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("b",), count=51), post="r"))
    assert hall.state.offices["430381", "deputy head"].persons == ("a", "b")
    assert hall.why(d.CallAnotherElection, votes=yes, **{**say, "post": "t", "after": "r"}) == (
        "WP-phase"
    )


def test_nobody_is_elected_twice(house):
    hall = one_of_two(house())
    say = {"session": "s1", "after": "p", "votes": Votes(for_=51)}
    hall.do(d.CallAnotherElection, post="q", order="nominations", **say)
    assert hall.why(d.Nominate, post="q", nominees=("a",)) == "OL-29-2"
    hall = one_of_two(house())
    hall.do(d.CallAnotherElection, post="q", order="votes", **say)
    papers = (Paper(write_ins=("a",), count=60), Paper(for_=("b",), count=40))
    hall.do(d.ElectOfficials, **ballots(hall, *papers, post="q"))
    own = hall.state.posts["q"]
    assert (own.elected, own.phase) == ((), PostPhase.SHORT)


def test_another_election_with_new_nominations_has_its_surplus(house):
    hall = one_of_two(house())
    hall.do(d.CallAnotherElection, session="s1", post="q", after="p", order="nominations",
            votes=Votes(for_=51))  # fmt: skip
    nominates(hall, "e", post="q")
    assert hall.why(d.SettleCandidates, post="q") == "OL-29-3"
    who = hall.deputies(10)
    hall.do(d.Nominate, post="q", nominees=("f",), by=who[0], signers=who)
    assert hall.why(d.SettleCandidates, post="q") is None


@pytest.mark.parametrize(("way", "code"), [("all_tied", None), ("none_tied", "OL-29-3")])
def test_too_few_of_the_first_vote_are_left(house, way, code):
    hall = listed(house(**{"CGP-cut-tie": way}), DEPUTIES, "a", "b", "c", "e", surplus=2)
    papers = (Paper(for_=("a", "b"), count=50), Paper(for_=("a",)), Paper(for_=("c", "e")))
    hall.do(d.ElectOfficials, **ballots(hall, *papers))
    say = {"session": "s1", "post": "q", "after": "p", "votes": Votes(for_=51)}
    assert hall.why(d.CallAnotherElection, order="votes", **say) == code
    assert hall.why(d.CallAnotherElection, order="nominations", **say) is None


def test_a_by_election_may_go_on_with_one(house):
    hall = nominates(opens(house(), DEPUTIES, by_election=True), "a", "b")
    hall.do(d.SettleCandidates, post="p")
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("a",), count=60)))
    hall.do(d.CallAnotherElection, session="s1", post="q", after="p", order="votes",
            votes=Votes(for_=51))  # fmt: skip
    assert hall.state.posts["q"].candidates == ("b",)


def test_posts_left_over_are_noted(house):
    hall = one_of_two(house()).closes()
    (found,) = d.findings(hall.state, hall.law, hall.day)
    assert (found.code, found.severity) == ("OL-29-2", "note")


# --- irregular ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "days", "found"),
    [("430381", 1, True), ("430381", 2, False), ("430381101", 1, False)],
)
def test_two_days_of_nomination_for_a_new_term(house, congress, days, found):
    hall = listed(house(congress), HEAD, "wu", term_change=True)
    hall.at(hall.day + timedelta(days))
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("wu",), count=60)))
    assert ("OL-27-2" in hall.codes(hall.day)) == found


@pytest.mark.parametrize(("congress", "code"), [("430381101", "OL-18-2"), ("430381", "OL-47-3")])
def test_two_offices_that_do_not_go_together(house, congress, code):
    hall = listed(house(congress), {**HEAD, "title": "head"}, "d001")
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("d001",), count=60)))
    chair = {"title": "chair", "branch": "congress", "rank": "head", "seats": 1}
    nominates(opens(hall, chair, post="q"), "d001", post="q")
    hall.do(d.SettleCandidates, post="q")
    assert code not in hall.codes(hall.day)
    hall.do(d.ElectOfficials, **ballots(hall, Paper(for_=("d001",), count=60), post="q"))
    assert code in hall.codes(hall.day)
    hall.do(d.ResignOffice, by="d001", resignation="r", congress=congress, title="head")
    hall.do(d.DecideOnResignation, resignation="r", session="s1", votes=Votes(for_=51))
    assert code not in hall.codes(hall.day)


PATTERNS = ("ab", "ac", "bc", "a", "b", "c")


@example(counts=[25, 25, 25, 0, 0, 0], seats=2, spare=0)  # a tie
@given(
    counts=st.lists(st.sampled_from([0, 20, 20, 20, 25]), min_size=6, max_size=6),
    seats=st.integers(1, 2),
    spare=st.integers(-1, 5),
)
def test_agrees_with_a_plain_reading_of_the_article(counts, seats, spare):
    """The oracle never sorts: it asks how many stand above each person, and how many level."""
    pairs = [(who, n) for who, n in zip(PATTERNS, counts, strict=True) if n]
    cast = sum(counts)
    total = max(1, cast + spare)
    papers = tuple(Paper(for_=tuple(who), count=n) for who, n in pairs)
    vote = d.OfficialsVote(
        candidates=tuple("abc"), seats=seats, round=d.VoteRound.FIRST, all_deputies=total,
        voted=total, papers=papers,
    )  # fmt: skip
    made = count_officials(vote, LAW)
    assert made.invalid == (cast > total)
    event("invalid" if made.invalid else "tie" if made.tied else f"{len(made.elected)} elected")
    if made.invalid:
        return
    valid = [(who, n) for who, n in pairs if len(who) <= seats]  # the others are void
    assert made.void == cast - sum(n for _, n in valid)
    votes = {who: sum(n for marks, n in valid if who in marks) for who in "abc"}
    has = {who: n for who, n in votes.items() if 2 * n > total}
    above = {who: sum(m > n for m in has.values()) for who, n in has.items()}
    level = {who: sum(m >= n for m in has.values()) for who, n in has.items()}
    assert set(made.elected) == {who for who in has if level[who] <= seats}
    assert set(made.tied) == {who for who in has if above[who] < seats < level[who]}
