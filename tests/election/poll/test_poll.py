"""A poll from the boxes to the signed record, and everything that is refused on the way."""

from fractions import Fraction

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Divisions, Register
from wholeprocess.election import Channel, PollRound, turnout, turnout_of

AT = {"box": "station"}
REGISTER = Register(divisions=Divisions.shipped())


def test_a_poll_from_the_boxes_to_the_signed_record(poll):
    here = poll().proxy("v31", "v01").proxy("v32", "v01")
    here.ready(channels=("station", "meeting", "mobile-box"))
    here.give(*(f"v{n:02}" for n in range(1, 21)))
    here.give("v21", "v22", box="meeting")
    here.give("v23", box="mobile-box", reason="unable-to-move")
    here.do(e.IssueProxyBallots, voters=("v31", "v32"), **AT)
    here.do(e.ReplaceSpoiled, number=2, **AT).do(
        e.WriteForVoters, number=1, reason="illiterate", **AT
    )
    here.close(station=21, meeting=2, mobile_box=1)
    own = here.poll
    assert (own.issued, own.returned, own.voters_who_voted, own.closed) == (25, 24, 24, True)
    assert own.signed_by == ("s1",)
    station = own.boxes["station"]
    assert (station.issued, station.proxied, station.replaced, station.written_for) == (20, 2, 2, 1)
    by_way = turnout_of(own, 40)
    assert (by_way.station, by_way.meeting, by_way.mobile_box, by_way.proxy) == (20, 2, 1, 2)
    assert (by_way.not_cast, by_way.voters_who_voted) == (1, 24)
    assert (by_way.rate, by_way.reached) == (Fraction(24, 40), Fraction(3, 25))
    assert turnout(here.state, ["2021"]).all_voters == 60  # the other district has no poll
    assert turnout(here.state, ["2021"]).voters_who_voted == 24
    assert turnout(here.state, ["2022"]).rate == 0
    assert "EL-43-1" not in here.codes(1)


# --- opening --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formal", "seats", "more", "code"),
    [
        ((), 1, {}, "EL-31-1"),
        (("a",), 1, {}, "EL-31-1"),
        (("a", "b"), 1, {}, None),
        (("a", "b", "c"), 3, {}, "EL-31-1"),
        (("a", "b", "c"), 2, {}, None),
        (("a", "b", "c", "d"), 3, {}, None),
        (("a",), 1, {"by_election": True}, None),
        (("a",), 2, {"by_election": True}, "EL-57-4"),
        (("a", "b", "c", "d", "f", "g"), 6, {"method": "indirect"}, "EL-31-1"),
    ],
)
def test_there_are_more_candidates_than_seats(poll, formal, seats, more, code):
    here = poll(formal=formal, seats=seats, **more)
    here.do(e.SetUpBox, -1, box="s", channel="station")
    assert here.why_not(e.OpenPoll) == code


@pytest.mark.parametrize(("way", "code"), [("refill", "ELP-too-few"), ("go-on", None)])
def test_a_list_that_fell_short_is_filled_up_before_the_vote_or_not(poll, way, code):
    here = poll(formal=tuple("abcdfgh"), seats=6, method="indirect", **{"ELP-too-few": way})
    here.do(e.SetUpBox, -1, box="s", channel="meeting")
    assert here.why_not(e.OpenPoll) == code  # seven of six is more, and below one fifth more


def test_there_is_somewhere_to_vote(poll):
    assert poll().why_not(e.OpenPoll) == "EL-38-1"


@pytest.mark.parametrize(
    ("place", "days", "code"),
    [("430381", 1, None), ("430381", 2, "ELP-voting-days"), ("31", 3, None), ("31", 4, "ELP-vo")],
)
def test_one_day_or_up_to_three(poll, place, days, code):
    here = poll(place).do(e.SetUpBox, -1, box="s", channel="station")
    why = here.why_not(e.OpenPoll, days=days)
    assert why is code is None or why.startswith(code)


def test_on_the_election_day_or_with_consent_where_that_is_known(poll):
    for place, consented, code in (
        ("430381", True, "EL-11-1"),
        ("33", False, "ELL-district-day"),
        ("33", True, None),
    ):
        here = poll(place).do(e.SetUpBox, -3, box="s", channel="station")
        assert here.why_not(e.OpenPoll, -1, consented=consented) == code
    assert here.why_not(e.OpenPoll) is None


def test_once(poll):
    assert poll().ready().why_not(e.OpenPoll) == "WP-once"


# --- ballots given out ----------------------------------------------------------------------------


def test_one_ballot_each(poll):
    here = poll().ready(channels=("station", "meeting")).give("v01", "v02")
    assert here.why_not(e.IssueBallots, voters=("v03", "v02"), **AT) == "EL-5-1"
    assert here.why_not(e.IssueBallots, voters=("v02",), box="meeting") == "EL-5-1"
    assert here.why_not(e.IssueBallots, voters=("v03", "v03"), **AT) == "EL-5-1"
    assert here.why_not(e.IssueBallots, voters=("w01",), **AT) == "EL-27-1a"
    assert here.why_not(e.IssueBallots, voters=("nobody",), **AT) == "EL-27-1a"
    assert here.why_not(e.IssueBallots, voters=("v03",), **AT) is None


def test_who_was_struck_off_the_roll_gets_none(poll):
    here = poll().ready()
    here.state.voters["2021"]["v05"] = ""
    assert here.why_not(e.IssueBallots, voters=("v05",), **AT) == "EL-27-1a"


def test_by_number_where_no_list_is_kept(poll):
    here = poll(named=False).ready().do(e.IssueBallots, number=39, **AT)
    assert here.why_not(e.IssueBallots, number=2, **AT) == "EL-5-1"  # 40 on the roll
    here.do(e.IssueProxyBallots, number=1, **AT)
    assert (here.poll.issued, here.poll.boxes["station"].unlisted) == (40, 39)
    assert here.state.given == {}
    assert here.why_not(e.IssueBallots, voters=("x",), **AT) == "EL-5-1"
    here.close(station=40)
    assert here.poll.voters_who_voted == 40


def test_names_and_numbers_in_one_district_add_up(poll):
    here = poll().ready().give("v01", "v02").do(e.IssueBallots, number=38, **AT)
    assert here.why_not(e.IssueBallots, voters=("v03",), **AT) == "EL-5-1"


def test_a_batch_says_how_many(poll):
    for fields in ({}, {"number": 0}, {"number": -1}, {"number": 3, "voters": ("v01",)}):
        with pytest.raises(ValueError, match=r"number|negative"):
            poll().act(e.IssueBallots, **fields, **AT)
    assert poll().act(e.IssueBallots, voters=("v01", "v02"), number=2, **AT).ballots == 2


@pytest.mark.parametrize(
    ("place", "card", "code"),
    [
        ("430381", "identity-card", None),
        ("430381", "voter-card", None),
        ("11", "identity-card", "EL-37-1"),
        ("11", "voter-card", None),
        ("31", "identity-card", "EL-37-1"),
    ],
)
def test_against_a_card(poll, place, card, code):
    here = poll(place).ready()
    assert here.why_not(e.IssueBallots, voters=("v01",), card=card, **AT) == code


@pytest.mark.parametrize(
    ("reason", "code"),
    [("unable-to-move", None), ("scattered", None), ("in-custody", None), (None, "EL-38-1")],
)
def test_a_mobile_box_is_for_those_entitled(poll, reason, code):
    here = poll().ready(channels=("station", "mobile-box"))
    at = {"box": "mobile-box", "voters": ("v01",)}
    assert here.why_not(e.IssueBallots, reason=reason, **at) == code


def test_only_while_the_poll_is_open(poll):
    here = poll().do(e.SetUpBox, -1, channel="station", **AT)
    assert here.why_not(e.IssueBallots, voters=("v01",), **AT) == "WP-phase"
    here = poll().ready()
    assert here.why_not(e.IssueBallots, 1, voters=("v01",), **AT) == "ELP-voting-days"
    here = poll("31").ready(days=3)
    card = {"card": "voter-card", "voters": ("v01",)}
    assert here.why_not(e.IssueBallots, 2, **card, **AT) is None
    assert here.why_not(e.IssueBallots, 3, **card, **AT) == "ELP-voting-days"


def test_a_box_is_there_and_shut(poll):
    here = poll().ready(channels=("station", "meeting"))
    assert here.why_not(e.IssueBallots, box="x", voters=("v01",)) == "WP-known"
    here.do(e.OpenBox, returned=0, **AT)
    assert here.why_not(e.IssueBallots, voters=("v01",), **AT) == "WP-phase"
    assert here.why_not(e.OpenBox, returned=0, **AT) == "WP-phase"
    assert here.why_not(e.SetUpBox, channel="station", **AT) == "WP-once"
    with pytest.raises(ValueError, match="a proxy's ballot"):
        here.act(e.SetUpBox, box="p", channel=Channel.PROXY)


def test_no_more_is_exchanged_or_written_than_was_given_out(poll):
    here = poll().ready().give("v01", "v02")
    assert here.why_not(e.ReplaceSpoiled, number=2, **AT) is None
    assert here.why_not(e.ReplaceSpoiled, number=3, **AT) == "EL-37-1"
    here.do(e.WriteForVoters, number=1, reason="disabled", **AT)
    scribe = {"reason": "illiterate", **AT}
    assert here.why_not(e.WriteForVoters, number=1, **scribe) is None
    assert here.why_not(e.WriteForVoters, number=2, **scribe) == "EL-37-1"
    with pytest.raises(ValueError, match="busy"):
        here.act(e.WriteForVoters, number=1, reason="busy", **AT)


def test_a_study_may_narrow_who_has_a_scribe(poll):
    here = poll().ready().give("v01", "v02")
    act = here.act(e.WriteForVoters, number=1, reason="disabled", **AT)
    narrow = here.law(act.on).under({"EL-40-2": ("illiterate",)}, changing_the_law=True)
    assert e.why_not(here.state, act, narrow, REGISTER).code == "EL-40-2"


def test_deputies_vote_at_a_meeting_presided_over_by_the_presidium(poll):
    here = poll(method="indirect")
    here.do(e.SetUpBox, -1, box="hall", channel="meeting").do(e.OpenPoll)
    give = {"box": "hall", "voters": ("d01",)}
    assert here.why_not(e.IssueBallots, by="election-committee", **give) == "EL-39-1"
    assert here.why_not(e.IssueBallots, box="hall", voters=("v01",)) == "EL-27-1a"
    here.do(e.IssueBallots, **give)
    assert here.why_not(e.IssueBallots, **give) == "EL-5-1"
    assert here.why_not(e.IssueBallots, box="hall", number=9) is None
    assert here.why_not(e.IssueBallots, box="hall", number=10) == "EL-5-1"


# --- the record -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "returned", "cast", "voted"),
    [
        ("cast", 9, None, 9),
        ("cast", 10, None, 10),
        ("cast", 11, None, 10),  # a ballot too many is nobody's vote
        ("cast", 8, 9, 9),  # nine were seen to vote, and one took the ballot home
        ("issued", 8, None, 10),
        ("issued", 8, 9, 10),
    ],
)
def test_who_took_part(poll, way, returned, cast, voted):
    here = poll(**{"ELP-participation": way}).ready().give(*(f"v{n:02}" for n in range(1, 11)))
    here.do(e.OpenBox, returned=returned, cast=cast, **AT).do(e.SignRecord, signed_by=("s1", "s2"))
    assert (here.poll.voters_who_voted, here.poll.returned) == (voted, returned)
    assert turnout_of(here.poll, 40).voters_who_voted == voted
    assert ("EL-43-1" in here.codes()) == (returned > 10)


def test_nobody_votes_without_a_ballot(poll):
    here = poll().ready().give("v01")
    assert here.why_not(e.OpenBox, returned=1, cast=2, **AT) == "EL-37-1"
    with pytest.raises(ValueError, match="negative"):
        here.act(e.OpenBox, returned=1, cast=-1, **AT)


def test_scrutineers_sign_when_every_box_was_opened(poll):
    here = poll().ready(channels=("station", "meeting")).do(e.OpenBox, returned=0, **AT)
    assert here.why_not(e.SignRecord, signed_by=("s1",)) == "EL-43-1"
    here.do(e.OpenBox, box="meeting", returned=0)
    assert here.why_not(e.SignRecord, signed_by=("s1", "x")) == "EL-43-1"
    assert "EL-43-1" not in here.codes(0)
    assert "EL-43-1" in here.codes(1)
    here.do(e.SignRecord, signed_by=("s1",))
    assert "EL-43-1" not in here.codes(1)
    for kind, fields in (
        (e.IssueBallots, {"voters": ("v01",), **AT}),
        (e.SignRecord, {"signed_by": ("s1",)}),
        (e.AppointProxy, {"principal": "v01", "proxy": "v02", "reason": "away"}),
        (e.SetUpBox, {"box": "x", "channel": "station"}),
        (e.OpenPoll, {}),
    ):
        assert here.why_not(kind, **fields) == "WP-phase", kind
    assert poll().why_not(e.SignRecord, signed_by=("s1",)) == "WP-phase"
    assert poll().do(e.SetUpBox, channel="station", **AT).why_not(e.OpenBox, returned=0, **AT) == (
        "WP-phase"
    )


def test_a_vote_of_three_days_is_signed_after_the_third(poll):
    here = poll("31").ready(days=3)
    assert "EL-43-1" not in here.codes(2)
    assert "EL-43-1" in here.codes(3)


def test_a_further_vote_begins_anew(poll):
    here = poll().proxy("v02", "v01").ready().give("v01", "v03")
    call = {"vote": "another", "day": here.act(e.OpenPoll, 7).on}
    assert here.why_not(e.CallFurtherVote, **call) == "WP-phase"
    here.close(station=2)
    revote = {"vote": "revote", "day": here.act(e.OpenPoll).on}
    assert here.why_not(e.CallFurtherVote, **revote) is None  # on the same day
    here.do(e.CallFurtherVote, **call)
    past = {"vote": "another", "day": here.act(e.OpenPoll, -1).on}
    own = here.poll
    assert (own.number, own.vote, own.issued, own.closed) == (2, PollRound.ANOTHER, 0, False)
    assert (own.earlier[0].voters_who_voted, own.boxes, own.of("scrutineer")) == (
        2,
        {},
        ("s1", "s2"),
    )
    here.do(e.SetUpBox, 7, channel="station", **AT)
    assert here.why_not(e.OpenPoll, 6) == "WP-order"
    here.do(e.OpenPoll, 7)
    again = {"voters": ("v01",), **AT}
    assert here.why_not(e.IssueBallots, 7, **again) is None  # a ballot of this vote
    assert proxy_ended(here)
    here.do(e.IssueBallots, 7, **again)
    assert here.why_not(e.IssueBallots, 7, **again) == "EL-5-1"
    here.do(e.OpenBox, 7, returned=1, **AT).do(e.SignRecord, 7, signed_by=("s2",))
    assert here.why_not(e.CallFurtherVote, 7, **past) == "WP-order"
    assert turnout(here.state, ["2021"]).voters_who_voted == 2  # of the first vote
    with pytest.raises(ValueError, match="first vote is on the election day"):
        here.act(e.CallFurtherVote, vote="first", day=call["day"])


def proxy_ended(here):
    """The proxy of v02 was for the vote before."""
    return here.why_not(e.IssueProxyBallots, 7, voters=("v02",), **AT) == "EL-42-1a"
