"""Counting, declaring, publishing as acts: what is refused, what is kept, what is found."""

from datetime import date

import pytest
from attrs import evolve

from wholeprocess.election import (
    ACTS,
    AnotherElection,
    Complete,
    Contest,
    Decided,
    Invalid,
    Marks,
    Method,
    Pattern,
    PollRound,
    TieRevote,
    Vacant,
    VoteAgain,
    VoteKind,
)
from wholeprocess.election.counting.takes import TAKES
from wholeprocess.errors import Refused
from wholeprocess.journal import Codec
from wholeprocess.law import Severity


def test_two_boxes_are_counted_declared_and_published(two_seats, later):
    world = two_seats.do(two_seats.declare())
    (vote,) = world.result.votes
    assert vote.box.ballots == vote.declared.tally.ballots == 700
    assert vote.declared.ruling.outcome == Decided(("A",), 1)
    assert (world.result.elected, world.result.missing, world.result.vacant) == (("A",), 1, 0)
    assert world.result.follows.outcome == AnotherElection(("B", "C"), 1, elected=("A",))
    world.do(world.publish(later(1)))
    assert (world.result.published, world.result.published_on) == (("A",), later(1))
    assert [type(act) for act in world.result.acts] == [
        type(a)
        for a in (world.count(boxes=("1",)), world.count(), world.declare(), world.publish())
    ]


def test_the_boxes_can_come_in_any_order_and_mixed(world):
    one, other, mixed = (world(seats=1).poll(400, 5, 95) for _ in range(3))
    a, b, c = [("A", 280), ("B", 120)], [("C", 5)], [("B", 90), ("", 5)]
    one.do(one.count(*a), one.count(*b, boxes=("2",)), one.count(*c, boxes=("3",)))
    other.do(other.count(*c, boxes=("3",)), other.count(*a), other.count(*b, boxes=("2",)))
    mixed.do(mixed.count(*b, *c, boxes=("2", "3")), mixed.count(*a))
    for each in (one, other, mixed):
        each.state = each.do(each.declare()).state
    first = one.result.votes[0]
    for each in (other, mixed):
        assert each.result.votes[0].declared == first.declared
        assert each.result.votes[0].box == first.box


@pytest.mark.parametrize(
    ("act", "code", "words"),
    [
        pytest.param(
            lambda w: w.count(("A", 1), boxes=("1", "9")), "WP-known", "no box 9", id="no such box"
        ),
        pytest.param(
            lambda w: w.count(("A", 1), boxes=("2", "1")), "WP-once", "1, 2 in", id="counted twice"
        ),
        pytest.param(
            lambda w: w.count(("A", 1), boxes=("1", "2"), recount=True),
            "WP-known",
            "was not counted so",
            id="a recount of what was not counted together",
        ),
        pytest.param(
            lambda w: w.count((["X"], 1), boxes=("3",)), "EL-41-1", "X is marked", id="no candidate"
        ),
        pytest.param(
            lambda w: w.count((["-X"], 1), boxes=("3",)), "EL-41-1", "X is", id="against nobody"
        ),
        pytest.param(lambda w: w.declare(), "EL-43-1", "3 in county-2021/D07", id="a box is left"),
        pytest.param(lambda w: w.publish(), "WP-phase", "nobody was elected", id="nothing yet"),
        pytest.param(lambda w: w.settle("B"), "WP-phase", "nobody is tied", id="no list waits"),
        pytest.param(
            lambda w: w.count(boxes=("3",), on=date(2021, 12, 19)), "WP-order", "", id="too early"
        ),
    ],
)
def test_what_cannot_be_is_refused(world, act, code, words):
    w = world().poll(400, 200, 100)
    w.do(w.count(("A", 400)), w.count(("B", 200), boxes=("2",)))
    refusal = w.refusal(act(w))
    assert refusal.code == code
    assert words in refusal.what
    assert refusal.mend


def test_nothing_is_counted_before_the_record_is_signed(world):
    w = world()
    for act in (w.count(("A", 1)), w.declare()):
        assert w.refusal(act).code == "EL-43-1"
    w.poll(700, signed=())
    assert w.refusal(w.count(("A", 1))).code == "EL-43-1"
    polls = {place: evolve(poll, closed=True) for place, poll in w.state.polls.items()}
    w.state = evolve(w.state, polls=polls)
    assert w.refusal(w.count(("A", 1))).code == "EL-43-1"


def test_nothing_is_counted_before_its_poll_was_closed(world, later):
    w = world().poll(700, on=later(1))
    refusal = w.refusal(w.count(("A", 700)))
    assert (refusal.code, "the last act on the vote" in refusal.what) == ("WP-order", True)
    assert w.refusal(w.count(("A", 700), on=later(1))) is None


@pytest.mark.parametrize(
    ("method", "by", "code"),
    [
        (Method.DIRECT, "presidium", "EL-11-1"),
        (Method.DIRECT, "government", "EL-11-1"),
        (Method.INDIRECT, "election-committee", "EL-39-1"),
    ],
)
def test_only_those_who_run_the_election_count_and_declare(world, method, by, code):
    w = world(method=method, deputies=101).poll(90)
    w.by = {"by": by}
    for act in (w.count(("A", 90)), w.declare(), w.publish(), w.settle("A")):
        assert w.refusal(act).code == code


def test_a_district_without_a_list_or_a_roll_is_not_counted(world):
    w = world(candidates="").poll(700)
    assert w.refusal(w.count(("", 700))).code == "EL-31-1"
    w = world(roll=0).poll(700)
    assert w.refusal(w.do(w.count(("A", 700))).declare()).code == "WP-known"
    w = world(roll=699).poll(700)
    assert w.refusal(w.do(w.count(("A", 700))).declare()).code == "EL-5-1"


def test_what_was_counted_agrees_with_the_record_before_it_is_declared(two_seats):
    short = two_seats.do(two_seats.count(("C", 8), boxes=("2",), recount=True))
    assert short.refusal(short.declare()).code == "EL-43-1"
    assert "8 ballots of 2 were counted, 10 recorded" in short.found()["EL-43-1"].what.en
    again = short.do(short.count(("C", 9), ("", 1), boxes=("2",), recount=True))
    assert "EL-43-1" not in again.found()
    assert again.do(again.declare()).result.elected == ("A",)


def test_a_result_is_declared_once(two_seats):
    two_seats.do(two_seats.declare())
    for act in (two_seats.declare(), two_seats.count(("A", 1), boxes=("2",))):
        assert two_seats.refusal(act).code == "WP-once"
    two_seats.do(two_seats.publish())
    assert two_seats.refusal(two_seats.publish()).code == "WP-phase"


@pytest.mark.parametrize(
    ("returned", "voted", "rule"),
    [
        pytest.param(502, 501, "EL-44-1", id="one ballot too many"),
        pytest.param(500, 500, "EL-45-1a", id="half of the roll"),
    ],
)
def test_an_election_that_the_record_shows_invalid_needs_no_count(world, returned, voted, rule):
    w = world().poll(returned, voted=voted)
    w.do(w.declare())
    assert w.result.votes[0].declared.ruling.outcome == Invalid()
    assert w.result.votes[0].declared.ruling.rests_on[-1] == rule
    assert (w.result.elected, w.result.missing) == ((), 2)
    assert w.found()[rule].severity is Severity.NOTE
    w.poll(700, vote=PollRound.FRESH)
    w.do(w.count(("AB", 400), ("C", 300)), w.declare())
    assert w.result.elected == ("A", "B")
    assert [vote.number for vote in w.result.votes] == [1, 2]


def test_an_invalid_election_that_was_counted_keeps_its_votes(world):
    w = world().poll(500)
    w.do(w.count(("A", 500)), w.declare())
    assert w.result.votes[0].declared.tally.votes[0].for_ == 500
    assert w.result.elected == ()


def test_a_fresh_vote_is_on_the_list_as_it_stands(world):
    w = world().poll(500)
    w.do(w.declare())
    lists = world(candidates="ABD").state.lists
    w.state = type(w.state)(**{**w.state.tables(), "lists": dict(lists)})
    w.poll(700, vote=PollRound.FRESH)
    assert w.refusal(w.count(("C", 700))).code == "EL-41-1"
    assert w.do(w.count(("AD", 700)), w.declare()).result.elected == ("A", "D")


def test_a_tie_is_voted_on_again(world, later):
    w = world(seats=3, candidates="ABCD").poll(700)
    w.do(w.count(("ACD", 340), ("BCD", 20), ("AB", 340)), w.declare())
    assert w.result.votes[0].declared.ruling.outcome == TieRevote(("A",), ("B", "C", "D"), 2)
    assert (w.result.elected, w.result.missing) == (("A",), 2)
    assert w.found()["EL-45-3b"].what.zh == "应当再次投票，尚未举行"
    w.poll(600, vote=PollRound.REVOTE, on=later(3))
    w.do(w.count(("BC", 10), ("B", 1), ("D", 9), ("", 580), on=later(3)), w.declare(later(3)))
    assert (w.result.elected, w.result.missing) == (("A", "B", "C"), 0)
    assert w.result.follows.outcome == Complete()


def test_a_further_vote_is_counted_only_if_it_is_the_one_that_follows(world):
    w = world(seats=1).poll(700)
    w.do(w.count(("A", 361), ("B", 339)), w.declare())
    assert w.result.follows.outcome == Complete()
    w.poll(700, vote=PollRound.ANOTHER)
    refusal = w.refusal(w.count(("A", 700)))
    assert refusal.code == "WP-phase"
    assert "nothing: every seat is filled" in refusal.mend
    assert w.found()["EL-46-1"].severity is Severity.BREACH


@pytest.mark.parametrize("wrong", [PollRound.REVOTE, PollRound.FRESH])
def test_another_election_is_no_revote(two_seats, wrong):
    two_seats.do(two_seats.declare()).poll(600, vote=wrong)
    assert two_seats.refusal(two_seats.count(("B", 600))).code == "WP-phase"
    assert two_seats.found()["EL-45-4a"].severity is Severity.BREACH
    assert "依法不应举行" in two_seats.found()["EL-45-4a"].what.zh


def test_no_further_vote_is_counted_before_the_one_before_it_is_declared(two_seats):
    two_seats.poll(600, vote=PollRound.ANOTHER)
    refusal = two_seats.refusal(two_seats.count(("B", 600)))
    assert "the declaration of the vote before it" in refusal.mend


def test_another_election_fills_the_missing_seat(two_seats, later):
    w = two_seats.do(two_seats.declare())
    w.poll(600, vote=PollRound.ANOTHER, on=later(10))
    assert w.refusal(w.count(("A", 600), on=later(10))).code == "EL-41-1"  # A is elected already
    w.do(w.count(("B", 200), ("C", 199), ("", 201), on=later(10)), w.declare(later(10)))
    assert (w.result.elected, w.result.missing) == (("A", "B"), 0)
    assert w.result.votes[1].contest == Contest(
        candidates=("B", "C"), seats=1, kind=VoteKind.ANOTHER, elected=("A",)
    )
    assert w.do(w.publish(later(10))).result.published == ("A", "B")


def test_a_seat_that_another_election_does_not_fill_stays_vacant(two_seats, later):
    w = two_seats.do(two_seats.declare()).poll(601, vote=PollRound.ANOTHER, on=later(10))
    w.do(w.count(("B", 200), ("C", 190), ("", 211), on=later(10)), w.declare(later(10)))
    assert (w.result.elected, w.result.missing, w.result.vacant) == (("A",), 1, 1)
    assert w.result.follows.outcome == Vacant(1)
    assert "1 seats stay empty" in w.found()["ELL-after-another"].what.en


def test_a_tie_for_the_list_of_another_election_is_settled_first(world, later):
    w = world(seats=2, candidates="ABCD").poll(700)
    w.do(w.count(("AB", 300), ("AC", 100), ("CD", 100), ("D", 100), ("", 100)), w.declare())
    follows = w.result.follows.outcome
    assert (follows.candidates, follows.tied, follows.places) == (("B",), ("C", "D"), 1)
    w.poll(600, vote=PollRound.ANOTHER, on=later(9))
    ballots = w.count(("B", 300), ("D", 300), on=later(9))
    assert w.refusal(ballots).code == "ELP-another-cut-tie"
    for wrong in (("C", "D"), ("B",)):
        assert w.refusal(w.settle(*wrong)).code == "ELP-another-cut-tie"
    w.do(w.settle("D"), ballots, w.declare(later(9)))
    assert w.result.votes[1].contest.candidates == ("B", "D")
    assert w.result.follows.outcome == VoteAgain(
        Contest(candidates=("B", "D"), seats=1, kind=VoteKind.REVOTE, elected=("A",))
    )
    w.poll(600, vote=PollRound.REVOTE, on=later(12))
    w.do(w.count(("B", 299), ("D", 301), on=later(12)), w.declare(later(12)))
    assert w.result.elected == ("A", "D")


def test_who_was_struck_off_after_the_first_vote_stands_in_no_other(world):
    w = world(candidates="ABCD").poll(700)
    w.do(w.count(("AB", 340), ("AC", 60), ("D", 300)))
    lists = world(candidates="ACD").state.lists
    w.state = type(w.state)(**{**w.state.tables(), "lists": dict(lists)})
    assert w.do(w.declare()).result.follows.outcome.candidates == ("D", "C")


def test_who_is_barred_from_every_list_stands_in_no_other(world):
    w = world(candidates="ABCD").poll(700)
    w.do(w.count(("AB", 340), ("AC", 60), ("D", 300)))
    (own,) = w.state.lists.values()
    lists = {place: evolve(own, barred=("B",)) for place in w.state.lists}
    w.state = type(w.state)(**{**w.state.tables(), "lists": lists})
    assert w.do(w.declare()).result.follows.outcome.candidates == ("D", "C")


def test_an_invalid_other_election_is_held_afresh_among_the_same(two_seats, later):
    w = two_seats.do(two_seats.declare()).poll(500, vote=PollRound.ANOTHER, on=later(9))
    w.do(w.declare(later(9))).poll(600, vote=PollRound.FRESH, on=later(20))
    w.do(w.count(("B", 300), ("C", 299), ("", 1), on=later(20)), w.declare(later(20)))
    assert w.result.votes[2].contest.kind is VoteKind.ANOTHER
    assert w.result.elected == ("A", "B")


def test_a_list_that_was_settled_once_is_settled_anew_for_the_next(world, later):
    again = {"ELL_after_another": "repeat"}
    w = world(seats=2, candidates="ABCD").poll(700)
    w.do(w.count(("AB", 300), ("AC", 100), ("CD", 100), ("D", 100), ("", 100)), w.declare())
    w.poll(600, vote=PollRound.ANOTHER, on=later(9))
    w.do(w.settle("D"), w.count(("B", 10), ("", 590), on=later(9)))
    w.do(w.declare(later(9)), **again)
    assert (w.result.follows.outcome.tied, w.result.settled) == (("C", "D"), ())
    w.poll(600, vote=PollRound.ANOTHER, on=later(20))
    assert w.refusal(w.count(("B", 600), on=later(20))).code == "ELP-another-cut-tie"


def test_a_district_in_which_everybody_votes_is_counted(world):
    w = world(roll=700).poll(700)
    assert w.do(w.count(("AB", 700)), w.declare()).result.elected == ("A", "B")


def test_in_an_indirect_election_all_deputies_of_the_electing_congress_are_the_base(world):
    for x, elected in ((51, ("A",)), (50, ())):
        w = world(method=Method.INDIRECT, deputies=101, seats=1).poll(90)
        w.do(w.count(("A", x), ("B", 90 - x)), w.declare())
        assert w.result.elected == elected
        assert "EL-45-2" in w.result.votes[0].declared.ruling.rests_on


# --- findings -------------------------------------------------------------------------------------


def test_what_is_not_done_yet_is_found(two_seats):
    assert two_seats.found()["EL-46-1"].what.zh == "投票已经结束，没有宣布结果"
    w = two_seats.do(two_seats.declare())
    assert set(w.found()) >= {"EL-46-2", "EL-45-4a"}
    assert w.found(days=0).keys().isdisjoint({"EL-46-1", "EL-46-2", "EL-45-4a"})
    assert "EL-46-2" not in w.do(w.publish()).found()


def test_a_vote_that_is_being_counted_is_not_missing(two_seats):
    w = two_seats.do(two_seats.declare()).poll(600, vote=PollRound.ANOTHER)
    assert "EL-45-4a" not in w.found()
    assert "EL-45-4a" not in w.do(w.count(("B", 600))).found()


def test_what_rests_on_the_silence_of_the_law_is_found(world):
    w = world(seats=1).poll(700)
    w.do(w.count((["+Z"], 400), (["!A"], 3), ("!", 2), ("B", 295)), w.declare())
    assert w.result.elected == ("Z",)
    assert "Z was written in" in w.found()["ELP-write-in"].what.en
    assert w.found(days=-1) == {}
    assert "2 ballots and 3 marks" in w.found()["ELP-unclear"].what.en
    w = world(seats=1).poll(700)
    w.do(w.count((["+Z"], 400), ("B", 300)), w.declare(), ELP_write_in="not_elected")
    assert w.result.elected == ()
    assert "ELP-write-in" not in w.found()


def test_too_few_for_another_election_is_found(world):
    w = world(seats=2, candidates="AB").poll(700)
    w.do(w.count(("A", 400), ("B", 300)), w.declare())
    assert w.result.follows.outcome.candidates == ("B",)
    assert "1 stand in another election" in w.found()["ELP-another-shortage"].what.en


# --- the acts themselves --------------------------------------------------------------------------


def test_acts_go_through_the_journal_and_back(two_seats):
    codec = Codec(ACTS)
    counted = two_seats.count((["A", "-B", "+Z", "!C"], 3), ("!", 1), ("", 2))
    for act in (counted, two_seats.declare(), two_seats.publish(), two_seats.settle("B")):
        assert codec.load(act.kind, act.version, codec.dump(act)) == act


def test_no_act_of_the_count_knows_a_voter():
    assert len(TAKES) == 4
    for act in TAKES:
        assert not {"voter", "voters", "signers"} & set(act.__annotations__)


def test_patterns_have_one_form(two_seats):
    a, b = Pattern(Marks(for_=("A",)), 2), Pattern(Marks(), 1)
    bundled = two_seats.count().__class__(
        on=date(2021, 12, 20), election="e", district="d", boxes=("1",), patterns=(a, b, a)
    )
    assert bundled.patterns == (b, Pattern(Marks(for_=("A",)), 4))


def test_replaying_a_refused_act_says_why(world):
    from wholeprocess.election import apply

    w = world()
    with pytest.raises(Refused, match="EL-43-1"):
        apply(w.state, w.count(("A", 1)), w.law(), w.register)
