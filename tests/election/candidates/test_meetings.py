"""Introduction and meetings: until election day, on request, and in how many districts."""

from fractions import Fraction

import pytest

from wholeprocess import election as e
from wholeprocess.election import meeting_coverage

BOTH = ("a", "b")


def standing(here):
    """a and b stand in both districts and are settled in both."""
    for district in ("D01", "D02"):
        for who in BOTH:
            here.take(
                here.act(
                    e.NominateByOrganizations,
                    district=district,
                    organizations=(who,),
                    nominees=(who,),
                )
            )
        here.take(here.act(e.SettleFormalList, 10, district=district, candidates=BOTH))
    return here


@pytest.mark.parametrize(("before", "code"), [(1, None), (0, "EL-34-1c"), (-1, None)])
def test_introduction_stops_on_election_day(world, before, code):
    here = standing(world(seats=1))
    way = {"candidates": BOTH, "way": "notice board"}
    assert here.why_not(e.IntroduceCandidates, before, **way) == code
    assert here.why_not(e.HoldMeeting, before, candidates=BOTH, voters=9) == code
    assert code is None or "until 2021-06-30" in here.words(e.IntroduceCandidates, before, **way)


@pytest.mark.parametrize(("before", "code"), [(0, "EL-34-1c"), (-2, "EL-34-1c"), (-3, None)])
def test_it_stops_on_every_day_of_a_vote_that_lasts_three(world, before, code):
    here = standing(world(seats=1, place="31"))
    here.do(e.SetUpBox, 1, box="s", channel="station").do(e.OpenPoll, 0, days=3)
    meeting = {"candidates": BOTH, "voters": 9}
    assert here.why_not(e.HoldMeeting, before, **meeting) == code


def test_only_who_stands_is_introduced(world):
    here = standing(world(seats=1))
    assert here.why_not(e.HoldMeeting, 5, candidates=("x",), voters=9) == "WP-known"


def test_coverage_asks_for_every_candidate_in_every_district(world):
    here = standing(world(seats=1))
    assert meeting_coverage(here.state, "2021").share == 0
    here.do(e.HoldMeeting, 5, candidates=("a",), voters=12)
    half = meeting_coverage(here.state, "2021")
    assert (half.share, half.met_voters, half.candidates, half.voters) == (0, 1, 4, 12)
    here.do(e.HoldMeeting, 4, candidates=("b",), voters=0)  # nobody came
    assert meeting_coverage(here.state, "2021").share == 0
    here.do(e.HoldMeeting, 4, candidates=("b",), voters=1)
    half = meeting_coverage(here.state, "2021")
    assert (half.share, half.covered, half.missing) == (Fraction(1, 2), ("D01",), ("D02",))
    assert "ELP-meetings" in here.codes(0)
    assert "ELP-meetings" not in here.codes(-1)  # there is a day left
    here.take(here.act(e.HoldMeeting, 4, district="D02", candidates=BOTH, voters=3))
    assert meeting_coverage(here.state, "2021").share == 1
    assert "ELP-meetings" not in here.codes(0)


def test_a_place_may_aim_at_less_than_every_district(world):
    from wholeprocess.law import Threshold

    half = Threshold("1/2", strict=False)
    here = standing(world(seats=1, **{"ELP-meetings": half}))
    assert "ELP-meetings" in here.codes()
    assert "ELP-meetings" not in here.do(e.HoldMeeting, 5, candidates=BOTH, voters=1).codes()


def test_a_meeting_that_voters_asked_for_is_held(world):
    here = standing(world(seats=1)).do(e.HoldMeeting, 8, candidates=BOTH, voters=3)
    assert "EL-34-1b" not in here.codes()
    same_day = standing(world(seats=1)).do(e.RequestMeeting, 7)
    same_day.do(e.HoldMeeting, 7, candidates=BOTH, voters=3)
    assert "EL-34-1b" not in same_day.codes()
    here.do(e.RequestMeeting, 7)
    assert "EL-34-1b" in here.codes()
    assert "EL-34-1b" not in here.codes(-1)
    assert "EL-34-1b" not in here.do(e.HoldMeeting, 6, candidates=("a",), voters=3).codes()


def test_shanghai_holds_a_meeting_asked_or_not(world):
    assert "ELL-meeting" not in standing(world(seats=1)).codes()
    here = standing(world(seats=1, place="31"))
    assert here.codes().count("ELL-meeting") == 2
    here.do(e.HoldMeeting, 6, candidates=("a",), voters=3)
    assert here.codes().count("ELL-meeting") == 1


def test_candidates_are_introduced(world):
    here = standing(world(seats=1)).do(e.IntroduceCandidates, 6, candidates=("a",), way="radio")
    assert here.codes(0, about="2021/D01").count("EL-34-1a") == 1  # b
    here.do(e.HoldMeeting, 5, candidates=("b",), voters=1)
    assert "EL-34-1a" not in here.codes(0, about="2021/D01")
