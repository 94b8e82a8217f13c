"""Lists that are posted: so many days before, whole, with particulars."""

import pytest

from wholeprocess import election as e
from wholeprocess.election.candidates.findings import findings
from wholeprocess.law import in_force


def both_posted(here, nominees=15, formal=7):
    here.nominate_before(max(nominees, 20), "a", "b").do(
        e.PostNominees, nominees, nominees=("a", "b")
    )
    here.settle("a", "b", before=min(nominees, max(formal, 0)))
    return here.do(e.PostFormalList, formal)


@pytest.mark.parametrize(
    ("nominees", "formal", "found"),
    [
        (15, 7, []),
        (16, 8, []),
        (14, 7, ["EL-32-1a"]),
        (15, 6, ["EL-32-1d"]),
        (14, 6, ["EL-32-1a", "EL-32-1d"]),
    ],
)
def test_fifteen_and_seven_days_before(world, nominees, formal, found):
    assert both_posted(world(seats=1), nominees, formal).codes(-1) == found


def test_a_late_list_is_found_on_the_day_on_which_it_was_posted(world):
    here = both_posted(world(seats=1), 14, 7)
    all_of_them = findings(here.state, in_force, here.act(e.OpenPoll, 1).on)
    (found,) = (f for f in all_of_them if f.code == "EL-32-1a")
    assert found.on == here.act(e.OpenPoll, 14).on
    assert "was posted 2021-06-17; it is due 15 days before" in found.what.en


def test_what_is_not_posted_yet_is_late_when_its_day_has_passed(world):
    here = world(seats=1).nominate("a", "b").settle("a", "b", before=16)
    assert here.codes(-15) == []
    assert here.codes(-14) == ["EL-32-1a"]
    assert here.codes(-7) == ["EL-32-1a"]
    assert here.codes(-6) == ["EL-32-1a", "EL-32-1d"]


@pytest.mark.parametrize(
    ("place", "nominees", "formal", "found"),
    [
        ("11", 5, 3, []),
        ("11", 4, 3, ["ELL-by-nominees"]),
        ("11", 5, 2, ["ELL-by-formal"]),
        ("33", 8, 7, []),
        ("33", 8, 6, ["ELL-by-formal"]),
        ("430381", 1, 1, []),  # no local text was read, and the national law leaves it to them
    ],
)
def test_a_by_election_goes_by_the_provinces_text(world, place, nominees, formal, found):
    here = both_posted(world(seats=1, place=place, by_election=True), nominees, formal)
    assert here.codes(-1) == found


def test_who_was_left_off_is_found(world):
    here = world(seats=1).nominate("a", "b", "c").do(e.PostNominees, 16, nominees=("a", "b"))
    assert here.codes(-15) == ["EL-32-1a"]
    here.do(e.PostNominees, 15, nominees=("a", "b", "c"))
    assert here.codes(-15) == []


def test_a_list_without_particulars_is_found(world):
    here = world(seats=1).nominate("a", "b")
    here.do(e.PostNominees, 16, nominees=("a", "b"), with_particulars=False)
    assert here.codes(-15) == ["EL-32-1a"]


def test_there_must_be_a_formal_list_to_post(world):
    assert world(seats=1).nominate("a", "b").why_not(e.PostFormalList) == "WP-phase"


def test_deputies_need_no_posting_and_no_voters_to_meet(world):
    here = world(seats=2, method="indirect").nominate_before(5, "a", "b", "c")
    here.settle("a", "b", "c", before=2)
    assert here.codes(about="2021/D01") == ["EL-34-1a"]
    assert set(world(seats=1).codes()) == {"EL-31-1"}  # nobody was put forward at all
