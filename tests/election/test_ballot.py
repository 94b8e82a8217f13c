"""Ballots, boxes and tallies: one form for one fact, and counts that do not depend on the order."""

import pickle
from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.election import (
    BLANK,
    UNREADABLE,
    Box,
    Contest,
    Marks,
    Pattern,
    Tally,
    Votes,
    tally,
)
from wholeprocess.law import in_force

LAW = in_force(date(2021, 7, 1), "430381")
TWO = Contest(candidates=("A", "B", "C"), seats=2)

MARKS = st.lists(
    st.sampled_from(("A", "-A", "?A", "+A", "!A", "B", "-B", "C", "+D", "+E")), max_size=5
)
BALLOTS = st.lists(MARKS, max_size=12)


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        pytest.param([], BLANK, id="nothing is a blank ballot"),
        pytest.param(["", "A", ""], Marks(for_=("A",)), id="empty fields say nothing"),
        pytest.param(["B", "A"], Marks(for_=("A", "B")), id="the order means nothing"),
        pytest.param(["?A", "?B"], BLANK, id="an abstention is no mark"),
        pytest.param(["A", "A"], Marks(for_=("A",)), id="twice counts once"),
        pytest.param(["A", "+A"], Marks(for_=("A",)), id="marked and written in is for"),
        pytest.param(["-A", "+D"], Marks(against=("A",), write_ins=("D",)), id="another instead"),
        pytest.param(["A", "-A", "B"], Marks(for_=("B",), unclear=("A",)), id="contradiction"),
        pytest.param(["A", "?A"], Marks(unclear=("A",)), id="for and abstained"),
        pytest.param(["A", "-A", "A"], Marks(unclear=("A",)), id="a third mark mends nothing"),
        pytest.param(["A", "!"], UNREADABLE, id="nobody can read it"),
        pytest.param(["!", "A"], UNREADABLE, id="nobody can read what follows"),
    ],
)
def test_a_ballot_is_read_into_one_form(written, marks):
    assert Marks.read(written) == marks
    assert Marks.read(marks.written()) == marks


@pytest.mark.parametrize("written", ["-", "+", "?"])
@pytest.mark.parametrize("others", [(), ("A",), ("!",)])
def test_a_sign_without_a_name_is_an_error(written, others):
    for order in ([written, *others], [*others, written]):
        with pytest.raises(ValueError, match="marks nobody"):
            Marks.read(order)


@given(st.sets(st.sampled_from("ABCDE")))
def test_marks_for_some_and_nothing_else_are_made_either_way(names):
    marks, checked = Marks.only(names), Marks(for_=tuple(names))
    assert (marks, repr(marks), marks.only_for) == (checked, repr(checked), True)
    assert {marks: 1} == {checked: 1}
    assert {pickle.loads(pickle.dumps(marks)): 1} == {checked: 1}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"for_": ("A",), "against": ("A",)}, "A is marked twice"),
        ({"for_": ("A", "A")}, "A is marked twice"),
        ({"for_": ("A",), "unreadable": True}, "unreadable"),
    ],
)
def test_marks_that_cannot_be_are_no_marks(fields, words):
    with pytest.raises(ValueError, match=words):
        Marks(**fields)


@given(MARKS)
def test_what_was_read_is_written_and_read_again(written):
    marks = Marks.read(written)
    assert Marks.read(marks.written()) == marks == Marks.read(reversed(written))
    assert pickle.loads(pickle.dumps(marks)) == marks
    assert hash(pickle.loads(pickle.dumps(marks))) == hash(marks)


@given(BALLOTS, BALLOTS, BALLOTS)
def test_boxes_add_up_in_any_order_and_an_empty_one_adds_nothing(a, b, c):
    a, b, c = Box.of(a), Box.of(b), Box.of(c)
    assert (a + b) + c == a + (b + c) == c + b + a == Box.merged([b, c, a])
    assert a + Box() == a == Box.merged([a])
    assert Box.merged([]) == Box()
    assert (a + b).ballots == a.ballots + b.ballots
    assert Box(a.patterns) == a


@given(BALLOTS, st.randoms(use_true_random=False), st.integers(1, 4))
def test_neither_the_order_nor_the_splitting_into_boxes_changes_a_tally(ballots, chance, boxes):
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    split = Box.merged(Box.of(shuffled[n::boxes]) for n in range(boxes))
    one_by_one = Box(tuple(Pattern(Marks.read(ballot)) for ballot in ballots))
    counted = tally(Box.of(ballots), TWO, LAW)
    assert tally(split, TWO, LAW) == tally(one_by_one, TWO, LAW) == counted


@given(BALLOTS, st.sampled_from(("void_mark", "void_ballot")))
def test_every_ballot_is_accounted_for(ballots, setting):
    counted = tally(Box.of(ballots), TWO, LAW.under({"ELP-unclear": setting}))
    event(f"overmarked {counted.overmarked > 0}, unreadable {counted.unreadable > 0}")
    assert counted.valid + counted.void == counted.ballots == len(ballots)
    for v in counted.votes:
        assert v.for_ + v.against + v.abstained + v.unclear == counted.valid
    assert [v.for_ for v in counted.votes] == sorted((v.for_ for v in counted.votes), reverse=True)


@pytest.mark.parametrize(
    ("ballot", "void"),
    [
        pytest.param(["A", "B"], 0, id="as many as the seats"),
        pytest.param(["A", "B", "C"], 1, id="one too many"),
        pytest.param(["A", "B", "+D"], 1, id="one too many with the one written in"),
        pytest.param(["A", "B", "-C"], 0, id="marks against choose nobody"),
        pytest.param(["-A", "-B", "-C", "+D", "+E"], 0, id="two written in for two seats"),
        pytest.param(["A", "B", "+A"], 0, id="a person named twice is one person"),
        pytest.param(["A", "B", "!C"], 0, id="an unclear mark chooses nobody"),
        pytest.param([], 0, id="a blank ballot is valid"),
        pytest.param(["!"], 1, id="a ballot that nobody can read"),
    ],
)
def test_a_ballot_that_chooses_more_than_the_seats_is_void(ballot, void):
    assert tally(Box.of([ballot]), TWO, LAW).void == void


def test_an_unclear_mark_can_void_its_whole_ballot():
    box = Box.of([["A", "!B"], ["A"]])
    mild, strict = (
        tally(box, TWO, LAW.under({"ELP-unclear": way})) for way in ("void_mark", "void_ballot")
    )
    assert (mild.votes[0], mild.unreadable) == (Votes("A", 2), 0)
    assert (strict.votes[0], strict.unreadable) == (Votes("A", 1), 1)


def test_votes_are_kept_apart_by_what_they_say():
    box = Box.of([["A", "-B"], ["A", "+D"], ["-A", "!B"], ["+A"], []])
    counted = tally(box, TWO, LAW)
    assert counted.blank == 1
    assert counted.votes == (
        Votes("A", 3, against=1, abstained=1),
        Votes("D", 1, abstained=4, written_in=True),
        Votes("B", 0, against=1, abstained=3, unclear=1),
        Votes("C", 0, abstained=5),
    )


def test_a_mark_on_somebody_who_does_not_stand_is_an_error():
    with pytest.raises(ValueError, match="X, Y is marked and was no candidate"):
        tally(Box.of([["A", "X", "-Y"]]), TWO, LAW)


@pytest.mark.parametrize("number", [0, -1, True, 1.5])
def test_a_pattern_stands_for_one_ballot_or_more(number):
    with pytest.raises((ValueError, TypeError)):
        Box({Marks(): number})
    with pytest.raises((ValueError, TypeError)):
        Pattern(Marks(), number)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"ballots": 5, "void": 6}, "6 void ballots of 5"),
        ({"ballots": 5, "votes": {"A": 6}}, "A has votes outside the 5"),
        ({"ballots": 5, "void": 1, "votes": {"A": 5}}, "A has votes outside the 4"),
        ({"ballots": 5, "votes": {"A": -1}}, "A has votes outside"),
        ({"ballots": -5}, "negative"),
    ],
)
def test_totals_that_cannot_be_are_no_tally(numbers, words):
    with pytest.raises(ValueError, match=words):
        Tally.of(TWO, numbers.pop("votes", {}), **numbers)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"candidates": ("A", "A"), "seats": 1}, "twice"),
        ({"candidates": ("A",), "seats": 0}, "seats"),
        ({"candidates": ("A",), "seats": 1, "elected": ("A",)}, "A is elected already"),
    ],
)
def test_a_contest_that_cannot_be_is_no_contest(fields, words):
    with pytest.raises(ValueError, match=words):
        Contest(**fields)
