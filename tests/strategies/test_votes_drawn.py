"""Elections, ballots, choices of projects, places and people; and what is left of a wrong count."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import event, find, given, settings

from wholeprocess.congress import Level
from wholeprocess.election import Decided, Invalid, Marks, TieRevote, declare
from wholeprocess.law import in_force
from wholeprocess.strategies import (
    ballots,
    boxes,
    deputies,
    divisions,
    elections,
    places,
    rolls,
    tallies,
    units,
)

LAW = in_force(date(2021, 7, 1), "430381")


@given(ballots())
def test_any_ballot_can_be_read(marks):
    assert isinstance(Marks.read(marks), Marks)


@given(boxes(), boxes())
def test_boxes_add_up(one, other):
    assert (one + other).ballots == one.ballots + other.ballots


def test_every_outcome_of_an_election_is_met():
    met = set()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(tallies(LAW))
    def drawn(one):
        met.add(type(declare(*one, LAW).outcome))

    drawn()
    assert met == {Invalid, Decided, TieRevote}


@given(divisions(depth=5))
def test_every_division_lies_in_the_one_before_it(table):
    (top,) = [code for code in table if not table.above(code)]
    for code in table:
        above = (code, *table.above(code))
        assert above[-1] == top
        assert all(inner.startswith(outer) for inner, outer in pairwise(above))
    event(f"{len({len(code) for code in table})} levels")


@given(places())
def test_a_place_has_a_congress(place):
    assert Level.of(place)


@given(deputies(), units(), rolls())
def test_people_and_units_have_numbers_of_their_own(seated, entered, roll):
    assert len({one.id for one in seated}) == len(seated)
    assert len({one.id for one in entered}) == len(entered)
    assert len(set(roll)) == len(roll) > 0


def test_a_table_deeper_than_villages_is_refused():
    with pytest.raises(ValueError, match="depth 6"):
        find(divisions(depth=6), lambda table: True)


# --- planted bugs ---------------------------------------------------------------------------------


def valid(one):
    """A user's check with a bug: exactly half of the roll is held to be enough."""
    return 2 * one.electorate.voted >= one.everyone


def test_exactly_half_shrinks_to_one_of_two_voters():
    def bug(one):
        contest = one.direct and one.contest.kind == "first"
        return contest and valid(one) != (2 * one.electorate.voted > one.everyone)

    one = find(elections(), bug)
    assert (one.electorate.voted, one.everyone) == (1, 2)
    assert len(one.ballots) <= 1


def test_a_tie_that_is_broken_in_silence_shrinks_to_few_ballots():
    def bug(one):
        return isinstance(declare(*one, LAW).outcome, TieRevote)

    counted, electorate = find(tallies(LAW), bug)
    assert electorate.voted <= 3
    assert counted.ballots <= 3
