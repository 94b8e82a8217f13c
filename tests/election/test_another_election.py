"""What follows a vote, and who stands in another election: both sides of each line, an oracle."""

import runpy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.election import (
    AnotherElection,
    ByDeputies,
    ByVoters,
    Complete,
    Contest,
    Invalid,
    Method,
    Tally,
    Vacant,
    VoteAgain,
    VoteKind,
    another_election,
    declare,
    elected_by,
    what_follows,
)
from wholeprocess.law import in_force

LAW = in_force(date(2021, 7, 1), "430381")
ORACLE = runpy.run_path(str(Path(__file__).parents[1] / "oracles" / "electoral_law.py"))
NAMES = "ABCDEFGHIJKLMNOPQRST"


def first_vote(seats, *numbers, write_ins=None, ballots=700):
    votes = dict(zip(NAMES, numbers, strict=False))
    contest = Contest(candidates=tuple(votes), seats=seats)
    return Tally.of(contest, {**votes, **(write_ins or {})}, ballots=ballots)


@pytest.mark.parametrize(
    ("numbers", "seats", "method", "candidates"),
    [
        ((400, 350, 349, 20), 1, Method.DIRECT, "BC"),
        ((400, 350, 349, 20), 1, Method.INDIRECT, "BC"),
        ((400, 340, 330, 320, 310), 2, Method.DIRECT, "BCD"),
        ((400, 340, 330, 320, 310), 2, Method.INDIRECT, "BCD"),
        ((400, 340, 330, 320, 310, 300), 3, Method.DIRECT, "BCDE"),
        ((400, 340, 330, 320, 310, 300), 3, Method.INDIRECT, "BCDE"),
        ((400, 9, 8, 7, 6, 5, 4, 3, 2), 4, Method.DIRECT, "BCDEFG"),  # 4 * 4/3 = 5.33
        ((400, 9, 8, 7, 6, 5, 4, 3, 2), 4, Method.INDIRECT, "BCDEF"),  # 4 * 6/5 = 4.8
    ],
)
def test_the_list_follows_the_order_of_the_first_vote(numbers, seats, method, candidates):
    ruling = another_election(first_vote(9, *numbers), ["A"], seats, LAW, method=method)
    assert ruling.outcome == AnotherElection(tuple(candidates), seats, elected=("A",))
    assert ruling.rests_on[:2] == ("EL-45-4a", "EL-45-4b")
    assert ("EL-45-4c" in ruling.rests_on) == (seats == 1)
    assert "B had" in ruling.reasons[0].en
    assert "候选人：B、C" in ruling.reasons[-1].zh


def test_a_place_may_take_the_most_of_the_ratio():
    first = first_vote(3, 400, 340, 330, 320, 310, 300)
    most = LAW.under({"ELP-another-number": "most"})
    assert another_election(first, ["A"], 2, most).outcome.candidates == tuple("BCDE")
    assert another_election(first, ["A"], 1, most).outcome.candidates == ("B", "C")


@pytest.mark.parametrize(
    ("numbers", "seats", "setting", "candidates", "tied", "places"),
    [
        pytest.param((400, 250, 200, 200), 1, "within_most", "B", "CD", 1, id="two for second"),
        pytest.param((400, 200, 200, 200), 1, "within_most", "", "BCD", 2, id="three for both"),
        pytest.param((400, 200, 200, 100), 1, "within_most", "BC", "", 0, id="level above the cut"),
        pytest.param(
            (400, 250, 200, 150, 150), 2, "within_most", "BCDE", "", 0, id="4 are allowed"
        ),
        pytest.param(
            (400, 250, 200, 150, 150), 2, "settle", "BC", "DE", 1, id="but may be settled"
        ),
        pytest.param(
            (400, 250, 150, 150, 150, 150), 2, "within_most", "B", "CDEF", 2, id="5 are too many"
        ),
        pytest.param((400, 250, 200, 200), 1, "all_tied", "BCD", "", 0, id="all three stand"),
    ],
)
def test_a_tie_at_the_end_of_the_list_is_never_broken(
    numbers, seats, setting, candidates, tied, places
):
    law = LAW.under({"ELP-another-cut-tie": setting})
    outcome = another_election(first_vote(3, *numbers), ["A"], seats, law).outcome
    assert outcome == AnotherElection(tuple(candidates), seats, tuple(tied), places, elected=("A",))
    if places:
        with pytest.raises(ValueError, match=f"{places} of the tied must be named"):
            outcome.contest()
        with pytest.raises(ValueError, match="must be named"):
            outcome.contest(["A"] * places)
    contest = outcome.contest(tied[:places])
    assert contest.candidates == (*candidates, *tied[:places])
    assert (contest.kind, contest.seats, contest.elected) == (VoteKind.ANOTHER, seats, ("A",))


def test_too_few_left_for_another_election():
    one_left, nobody_left = first_vote(2, 400, 300), first_vote(2, 400)
    ruling = another_election(one_left, ["A"], 1, LAW)
    assert ruling.outcome == AnotherElection(("B",), 1, short=True, elected=("A",))
    assert "ELP-another-shortage" in ruling.rests_on
    assert another_election(nobody_left, ["A"], 1, LAW).outcome == Vacant(1)
    vacant = LAW.under({"ELP-another-shortage": "vacant"})
    assert another_election(one_left, ["A"], 1, vacant).outcome == Vacant(1)
    enough = another_election(first_vote(2, 400, 300, 200), ["A"], 1, vacant)
    assert enough.outcome == AnotherElection(("B", "C"), 1, elected=("A",))
    assert "ELP-another-shortage" not in enough.rests_on


def test_those_written_in_stand_only_where_it_is_set_so():
    first = first_vote(2, 400, 300, 200, write_ins={"Z": 250})
    assert another_election(first, ["A"], 1, LAW).outcome.candidates == ("B", "C")
    everyone = LAW.under({"ELP-another-order": "everyone"})
    assert another_election(first, ["A"], 1, everyone).outcome.candidates == ("B", "Z")


def test_who_was_struck_off_since_does_not_stand():
    first = first_vote(2, 400, 300, 200, 100)
    assert another_election(first, ["A"], 1, LAW, out={"B"}).outcome.candidates == ("C", "D")


@pytest.mark.parametrize(
    ("code", "first", "seats"),
    [
        ("ELP-another-number", first_vote(3, 400, 300, 200, 100, 50), 2),
        ("ELP-another-order", first_vote(2, 400, 300, 200, write_ins={"Z": 250}), 1),
        ("ELP-another-cut-tie", first_vote(2, 400, 200, 200, 200), 1),
        ("ELP-another-shortage", first_vote(2, 400, 300), 1),
    ],
)
def test_a_way_that_nobody_built_is_an_error(code, first, seats):
    with pytest.raises(ValueError, match=f"{code} is set to 'dice'"):
        another_election(first, ["A"], seats, LAW.under({code: "dice"}))


@settings(max_examples=300)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=9),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
)
def test_the_list_agrees_with_a_naive_reading(numbers, missing, direct, one_elected):
    votes = dict(zip(NAMES, numbers, strict=False))
    elected = ("A",) if one_elected else ()
    method = Method.DIRECT if direct else Method.INDIRECT
    outcome = another_election(
        first_vote(5, *numbers, ballots=9), elected, missing, LAW, method=method
    ).outcome
    sure, level, places = ORACLE["another_list"](votes, votes, elected, missing, direct=direct)
    event(f"{type(outcome).__name__}, places {places > 0}, short {getattr(outcome, 'short', None)}")
    if isinstance(outcome, Vacant):
        assert not sure | level
        return
    assert (set(outcome.candidates), set(outcome.tied), outcome.places) == (sure, level, places)
    assert [votes[name] for name in outcome.candidates] == sorted(
        (votes[name] for name in outcome.candidates), reverse=True
    )


# --- what follows ---------------------------------------------------------------------------------


def held(tally, voted=700, law=LAW, *, deputies=None):
    who = (
        ByDeputies(all_deputies=deputies, deputies_who_voted=voted)
        if deputies
        else ByVoters(all_voters=1000, voters_who_voted=voted)
    )
    return tally, declare(tally, who, law)


def further(contest, votes, ballots=700, void=0):
    return Tally.of(contest, votes, ballots=ballots, void=void)


SHORT = held(first_vote(2, 400, 350, 349, 20))
TIED = held(first_vote(3, 400, 380, 360, 360))


def test_nothing_follows_when_every_seat_is_filled():
    assert what_follows([held(first_vote(1, 400, 300))], 1, LAW).outcome == Complete()


def test_a_tie_is_voted_on_again_among_the_tied_only():
    ruling = what_follows([TIED], 3, LAW)
    assert ruling.outcome == VoteAgain(
        Contest(candidates=("C", "D"), seats=1, kind=VoteKind.REVOTE, elected=("A", "B"))
    )
    assert ruling.rests_on == ("EL-45-3b",)
    after = [TIED, held(further(ruling.outcome.contest, {"C": 10, "D": 9}))]
    assert what_follows(after, 3, LAW).outcome == Complete()
    assert elected_by(declared for _, declared in after) == ("A", "B", "C")


def test_a_second_tie_is_voted_on_again_or_leaves_the_seat_empty():
    contest = what_follows([TIED], 3, LAW).outcome.contest
    votes = {"C": 10, "D": 10}
    again = [TIED, held(further(contest, votes))]
    assert what_follows(again, 3, LAW).outcome == VoteAgain(contest)
    shandong = in_force(date(2021, 7, 1), "370102")
    stop = [TIED, held(further(contest, votes), law=shandong)]
    ruling = what_follows(stop, 3, shandong)
    assert (ruling.outcome, ruling.rests_on) == (Vacant(1), ("ELL-second-tie",))


def test_missing_seats_have_another_election_of_those_of_the_first_vote():
    ruling = what_follows([SHORT], 2, LAW)
    assert ruling.outcome == AnotherElection(("B", "C"), 1, elected=("A",))
    contest = ruling.outcome.contest()
    after = [SHORT, held(further(contest, {"B": 234, "C": 233}))]
    assert what_follows(after, 2, LAW).outcome == Complete()
    assert elected_by(declared for _, declared in after) == ("A", "B")


@pytest.mark.parametrize(
    ("place", "outcome"),
    [
        pytest.param("430381", Vacant(1), id="by default"),
        pytest.param("310101", Vacant(1), id="Shanghai"),
        pytest.param("330101", Vacant(1, final=True), id="Zhejiang"),
        pytest.param("370102", Vacant(1), id="Shandong"),
    ],
)
def test_seats_left_after_another_election_stay_empty(place, outcome):
    law = in_force(date(2021, 7, 1), place)
    contest = what_follows([SHORT], 2, law).outcome.contest()
    after = [SHORT, held(further(contest, {"B": 233, "C": 233}), law=law)]
    ruling = what_follows(after, 2, law)
    assert (ruling.outcome, ruling.rests_on) == (outcome, ("ELL-after-another",))


def test_another_election_can_be_held_again_in_the_same_order():
    law = LAW.under({"ELL-after-another": "repeat"})
    contest = what_follows([SHORT], 2, law).outcome.contest()
    after = [SHORT, held(further(contest, {"B": 10, "C": 20}))]
    assert what_follows(after, 2, law).outcome == AnotherElection(("B", "C"), 1, elected=("A",))


def test_a_tie_in_another_election_has_a_revote_too():
    contest = what_follows([SHORT], 2, LAW).outcome.contest()
    tied = [SHORT, held(further(contest, {"B": 300, "C": 300}))]
    again = what_follows(tied, 2, LAW).outcome
    assert again == VoteAgain(
        Contest(candidates=("B", "C"), seats=1, kind=VoteKind.REVOTE, elected=("A",))
    )
    after = [*tied, held(further(again.contest, {"B": 299, "C": 300}))]
    assert what_follows(after, 2, LAW).outcome == Complete()


def test_after_an_invalid_vote_the_same_is_voted_on_afresh():
    invalid = held(first_vote(2, 400, 350, 349, ballots=500), voted=500)
    assert invalid[1].outcome == Invalid()
    ruling = what_follows([invalid], 2, LAW)
    assert ruling.outcome == VoteAgain(invalid[0].contest)
    assert ruling.rests_on == ("EL-45-1a", "ELP-after-invalid")
    vacant = LAW.under({"ELP-after-invalid": "vacant"})
    assert what_follows([invalid], 2, vacant).outcome == Vacant(2)


def test_the_order_is_that_of_the_first_vote_that_counts():
    invalid = held(first_vote(2, 100, 10, 20, 30, ballots=500), voted=500)
    assert what_follows([invalid, SHORT], 2, LAW).outcome.candidates == ("B", "C")


def test_an_indirect_election_needs_the_full_majority_again():
    contest = Contest(candidates=("X", "Y", "Z"), seats=2)
    first = held(
        Tally.of(contest, {"X": 51, "Y": 50, "Z": 30}, ballots=100), voted=100, deputies=101
    )
    again = what_follows([first], 2, LAW, method=Method.INDIRECT).outcome
    assert again == AnotherElection(("Y", "Z"), 1, elected=("X",))
    for y, outcome in ((50, Vacant(1)), (51, Complete())):
        second = held(
            further(again.contest(), {"Y": y, "Z": 40}, ballots=100), voted=100, deputies=101
        )
        assert "EL-45-5b" in second[1].rests_on
        assert what_follows([first, second], 2, LAW, method=Method.INDIRECT).outcome == outcome
