"""From the nominees to the formal list: posted, consulted, cut, settled."""

from fractions import Fraction

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from wholeprocess import election as e
from wholeprocess.election import InOrder, NoQuorum, Polled, TieAtCut, VoteOrder, cut, rank

FIVE = ("a", "b", "c", "d", "f")


def votes(**numbers):
    return tuple(Polled(who, n) for who, n in numbers.items())


def settle(here, *candidates, before=10):
    return here.why_not(e.SettleFormalList, before, candidates=candidates)


# --- within the range: no reduction ---------------------------------------------------------------


def test_exactly_twice_the_seats_needs_no_cut_and_takes_none(world):
    here = world(seats=2).nominate("a", "b", "c", "d")
    assert settle(here, "a", "b", "c") == "EL-32-1b"
    pre = {"voters": 30, "votes": votes(a=9, b=8, c=7, d=6)}
    assert here.why_not(e.HoldPreElection, **pre) == "EL-32-1b"
    assert here.settle("d", "c", "b", "a").list.formal == ("d", "c", "b", "a")


@pytest.mark.parametrize(
    ("seats", "nominees", "code"),
    [(1, 1, "EL-31-2a"), (1, 2, None), (2, 2, "EL-31-2a"), (2, 3, None), (3, 3, "EL-31-2a")],
)
def test_too_few_nominees_make_no_list(world, seats, nominees, code):
    here = world(seats=seats).nominate(*FIVE[:nominees])
    assert settle(here, *FIVE[:nominees]) == code


def test_a_refusal_says_whether_to_nominate_more_or_to_settle_more(world):
    here = world(seats=1).nominate("a")
    assert "nominate more: 2 are" in here.words(e.SettleFormalList, 10, candidates=("a",))
    here.nominate("b")
    assert "mend  settle 2" in here.words(e.SettleFormalList, 10, candidates=("a",))


def test_nobody_is_added_dropped_or_swapped(world):
    here = world(seats=2).nominate("a", "b", "c")
    assert settle(here, "a", "b", "x") == "DR83-10"
    here.settle("a", "b", "c")
    assert settle(here, "c", "b", "a") == "DR83-10"
    assert here.why_not(e.ConsultVoterGroups, 9, groups=1, voters=9) == "DR83-10"


# --- above the range: consultation, then a pre-election -------------------------------------------


def test_five_for_two_seats_are_cut_by_the_voter_groups(world):
    here = world(seats=2).nominate(*FIVE)
    assert settle(here, *FIVE) == "EL-31-2a"
    assert settle(here, "a", "b", "c") == "EL-32-1b"
    talk = {"groups": 3, "voters": 30, "in_favour": 16}
    assert here.why_not(e.ConsultVoterGroups, agreed_on=("a", "x"), **talk) == "DR83-10"
    here.do(e.ConsultVoterGroups, agreed_on=("a", "b", "c"), **talk)
    assert settle(here, "a", "b", "d") == "EL-32-1b"
    pre = {"voters": 30, "votes": votes(a=9, b=8, c=7, d=6, f=5)}
    assert here.why_not(e.HoldPreElection, **pre) == "EL-32-1c"  # they agreed
    assert here.settle("b", "a", "c").list.formal == ("b", "a", "c")
    assert "ELP-agreement" not in here.codes(-30)


def test_a_common_view_of_half_is_none(world):
    here = world(seats=1).nominate("a", "b", "c")
    here.do(e.ConsultVoterGroups, groups=1, voters=30, in_favour=15, agreed_on=("a", "b"))
    assert "ELP-agreement" in here.codes(-30)


def undecided(here, **numbers):
    """Five for two seats, no common view, and the votes of a pre-election."""
    here.nominate(*FIVE)
    pre = {"voters": 30, "votes": votes(**numbers)}
    assert here.why_not(e.HoldPreElection, 15, **pre) == "EL-32-1c"  # not consulted yet
    here.do(e.ConsultVoterGroups, 15, groups=3, voters=30)
    assert settle(here, "a", "b", "c") == "EL-32-1c"
    return here.do(e.HoldPreElection, 15, **pre)


def test_without_a_common_view_the_order_of_votes_decides(world):
    here = undecided(world(seats=2), a=5, b=9, c=7, d=8, f=1)
    assert here.list.order == (("b",), ("d",), ("c",), ("a",), ("f",))
    assert settle(here, "a", "b", "d") == "EL-32-1c"
    assert settle(here, "b", "c", "d") is None
    assert settle(here, "a", "b", "c", "d") is None
    here.settle("b", "c", "d")
    assert "DR83-10-order" in here.codes(-30)  # d had more votes than c
    here = undecided(world(seats=2), a=5, b=9, c=7, d=8, f=1).settle("b", "d", "c")
    assert "DR83-10-order" not in here.codes(-30)


def test_zhejiang_orders_by_strokes_even_after_a_pre_election(world):
    here = undecided(world(seats=2, place="33"), a=5, b=9, c=7, d=8, f=1).settle("c", "b", "d")
    assert "DR83-10-order" not in here.codes(-30)


def test_a_tie_at_the_cut_is_voted_on_again(world):
    here = undecided(world(seats=2), a=5, b=9, c=7, d=7, f=7)
    assert settle(here, "b", "c", "d") == "ELP-cut-tie"
    assert "vote again among c, d, f, for 2" in here.words(
        e.SettleFormalList, 10, candidates=("b", "c", "d")
    )
    assert settle(here, "b", "c", "d", "f") is None  # all the tied fit
    again = {"voters": 30, "votes": votes(c=10, d=12, f=10)}
    wrong = {"voters": 30, "votes": votes(c=10, d=12)}
    alone = {"voters": 30, "votes": votes(b=10)}
    for those in (wrong, alone):
        assert here.why_not(e.HoldPreElection, 14, **those) == "EL-32-1c"
    here.do(e.HoldPreElection, 14, **again)
    assert here.list.order == (("b",), ("d",), ("c", "f"), ("a",))
    assert settle(here, "b", "d", "c") == "ELP-cut-tie"
    here.do(e.HoldPreElection, 13, voters=30, votes=votes(c=11, f=10))
    assert settle(here, "b", "d", "f") == "EL-32-1c"
    assert settle(here, "b", "d", "c") is None


def test_or_the_committee_decides_among_the_tied(world):
    here = undecided(world(seats=2, **{"ELP-cut-tie": "committee"}), a=5, b=9, c=7, d=7, f=7)
    assert settle(here, "b", "c", "d") is None
    assert settle(here, "c", "d", "f") == "EL-32-1c"  # b is safe
    assert settle(here, "a", "b", "c") == "EL-32-1c"


def test_cut_gives_the_tie_as_a_result():
    order = (("b",), ("c", "d"), ("a",))
    assert cut(order, 1).outcome == InOrder(("b",))
    assert cut(order, 2).outcome == TieAtCut(("b",), ("c", "d"), 1)
    assert cut(order, 2).rests_on == ("ELP-cut-tie",)
    assert cut(order, 3).outcome == InOrder(("b", "c", "d"))
    assert cut(order, 9).outcome == InOrder(("b", "c", "d", "a"))


@pytest.mark.parametrize(("took_part", "kind"), [(13, NoQuorum), (14, VoteOrder)])
def test_beijing_asks_for_a_third_of_all_voters(world, took_part, kind):
    here = world(seats=1, place="11").nominate("a", "b", "c")  # 40 voters: 14 are a third
    here.do(e.ConsultVoterGroups, groups=1, voters=30)
    act = here.act(e.HoldPreElection, voters=took_part, votes=votes(a=3, b=2, c=1))
    ruling = rank(act, 40, here.law(act.on))
    assert isinstance(ruling.outcome, kind)
    if kind is NoQuorum:
        assert (ruling.outcome.needed, ruling.rests_on) == (14, ("ELP-pre-quorum",))
    here.take(act)
    assert bool(here.list.order) == (kind is VoteOrder)
    assert ("ELP-pre-quorum" in here.codes(-30)) == (kind is NoQuorum)


def test_a_pre_election_by_show_of_hands_is_found_where_the_text_asks_for_secrecy(world):
    for place, found in (("11", True), ("33", True), ("430381", False)):
        here = world(seats=1, place=place).nominate("a", "b", "c")
        here.do(e.ConsultVoterGroups, groups=1, voters=30)
        here.do(e.HoldPreElection, voters=30, votes=votes(a=3, b=2, c=1), secret=False)
        assert ("ELL-pre-secret" in here.codes(-30)) == found


def test_votes_that_cannot_be(world):
    here = world()
    with pytest.raises(ValueError, match="two numbers"):
        here.act(e.HoldPreElection, voters=9, votes=(Polled("a", 1), Polled("a", 2)))
    with pytest.raises(ValueError, match="more votes than 9"):
        here.act(e.HoldPreElection, voters=9, votes=votes(a=10))
    assert here.act(e.HoldPreElection, voters=9, votes=votes(a=9)).votes[0].votes == 9
    with pytest.raises(ValueError, match="of 9 consulted"):
        here.act(e.ConsultVoterGroups, groups=1, voters=9, in_favour=10)


# --- a list that fell short, and by-elections -----------------------------------------------------


def test_a_list_that_fell_short_is_filled_up_without_a_swap(world):
    here = undecided(world(seats=2), a=5, b=9, c=7, d=8, f=1).settle("b", "d", "c")
    here.do(e.PostFormalList, 9)
    here.do(e.WithdrawCandidate, 8, candidate="d")
    assert here.list.formal == ("b", "c")
    assert "EL-31-2a" in here.codes(-30)
    assert settle(here, "a", "b", before=8) == "DR83-10"  # c would fall off
    assert settle(here, "b", "c", "f", before=8) == "EL-32-1c"
    here.settle("b", "c", "a", before=8)
    assert "EL-31-2a" not in here.codes(-30)
    assert "EL-32-1d" in here.codes(-30)  # filled up, and not posted again
    assert "EL-32-1d" not in here.do(e.PostFormalList, 7).codes(-30)


def test_a_short_list_can_be_filled_up_with_somebody_new(world):
    here = (
        world(seats=1).nominate("a", "b").do(e.PostNominees, nominees=("a", "b")).settle("a", "b")
    )
    here.do(e.StrikeCandidate, 9, candidate="b", ground="died")
    here.take(here.act(e.NominateByOrganizations, 9, organizations=("x",), nominees=("c",))).settle(
        "a", "c", before=9
    )
    assert here.list.formal == ("a", "c")
    assert "EL-32-1a" in here.codes(-30)  # c was nominated and is not posted


def test_a_by_election_may_have_as_many_candidates_as_seats(world):
    assert settle(world(seats=2, by_election=True).nominate("a"), "a") == "EL-57-4"
    assert settle(world(seats=2, by_election=True).nominate("a", "b"), "a", "b") is None
    here = world(seats=1, by_election=True).nominate("a", "b", "c")
    assert settle(here, "a", "b", "c") is None
    assert settle(here, "a") == "EL-32-1b"
    here.do(e.ConsultVoterGroups, groups=1, voters=9, in_favour=9, agreed_on=("a",))
    assert settle(here, "a") is None


# --- indirect -------------------------------------------------------------------------------------


def test_within_the_range_deputies_vote_at_once(world):
    here = world(seats=4, method="indirect").do(e.OpenNominations, 3).nominate_before(3, "a", "b")
    here.nominate_before(3, "c", "d", "f")
    pre = {"voters": 20, "votes": votes(a=9, b=8, c=7, d=6, f=5)}
    assert here.why_not(e.HoldPreElection, 2, **pre) == "EL-32-2b"
    assert here.why_not(e.ConsultVoterGroups, 2, groups=1, voters=9) == "EL-32-2c"
    assert settle(here, *FIVE[:4], before=1) == "EL-31-2b"
    assert settle(here, *FIVE[:4], "x", before=1) == "EL-32-2c"  # nobody nominated x
    here.settle(*FIVE, before=1)
    late = {"organizations": ("late",), "nominees": ("z",)}
    assert here.why_not(e.NominateByOrganizations, 1, **late) == "EL-32-2c"


@pytest.mark.parametrize(("before", "code"), [(2, "EL-32-2a"), (1, None)])
def test_nomination_and_deliberation_take_two_days(world, before, code):
    here = world(seats=2, method="indirect").do(e.OpenNominations, 3)
    here.nominate_before(2, "a", "b", "c")
    assert settle(here, "a", "b", "c", before=before) == code


def test_above_the_range_the_congresss_own_ratio_decides(world):
    here = world(seats=4, method="indirect").nominate_before(9, *FIVE, "g", "h")
    assert settle(here, *FIVE, before=5) == "EL-32-2c"
    order = votes(a=9, b=8, c=7, d=6, f=5, g=4, h=3)
    here.do(e.HoldPreElection, 5, voters=20, votes=order)
    assert settle(here, *FIVE, before=5) == "EL-32-2c"  # no ratio is fixed
    for ratio, code in (
        (Fraction(1, 6), "EL-32-2c"),
        (Fraction(1, 5), None),
        (Fraction(1, 2), None),
        (Fraction(3, 5), "EL-32-2c"),
    ):
        assert here.why_not(e.AdoptElectionMeasures, 5, ratio=ratio) == code
    assert here.why_not(e.AdoptElectionMeasures, 5, ratio=Fraction(1, 5), by="x") == "WP-phase"
    here.do(e.AdoptElectionMeasures, 5, ratio=Fraction(1, 5))
    assert settle(here, *FIVE, "g", before=5) == "EL-32-2c"  # six is lawful, five is the ratio
    assert settle(here, *FIVE, before=5) is None
    direct = world().why_not(e.AdoptElectionMeasures, ratio=Fraction(1, 5), by="congress")
    assert direct == "EL-32-2c"
    with pytest.raises(TypeError, match="not exact"):
        here.act(e.AdoptElectionMeasures, ratio=0.2)


# --- whatever happens -----------------------------------------------------------------------------

SOMEBODY = st.sampled_from("abcdfgh")
SOME = st.lists(SOMEBODY, unique=True, min_size=1, max_size=6).map(tuple)
PLAYS = st.lists(
    st.one_of(
        st.tuples(st.just("nominate"), SOMEBODY),
        st.tuples(st.just("withdraw"), SOMEBODY),
        st.tuples(st.just("consult"), st.one_of(st.just(()), SOME)),
        st.tuples(st.just("vote"), st.lists(st.integers(0, 3), min_size=7, max_size=7)),
        st.tuples(st.just("settle"), SOME),
        st.tuples(st.just("settle the first"), st.integers(1, 7)),
    ),
    max_size=25,
)


def as_act(here, what, arg):
    own = here.state.lists.get(("2021", "D01"), e.CandidateList())
    match what:
        case "nominate":
            return e.NominateByOrganizations, {"organizations": (arg,), "nominees": (arg,)}
        case "withdraw":
            return e.WithdrawCandidate, {"candidate": arg}
        case "consult":
            talk = {"groups": 1, "voters": 9, "in_favour": 9}
            return e.ConsultVoterGroups, {"agreed_on": arg, **talk}
        case "vote":
            numbers = tuple(map(Polled, own.nominees, arg)) or (Polled("a", 1),)
            return e.HoldPreElection, {"voters": 9, "votes": numbers}
        case "settle":
            return e.SettleFormalList, {"candidates": arg}
        case _:
            ranked = [who for tier in own.order for who in tier] or own.nominees or ("a",)
            return e.SettleFormalList, {"candidates": tuple(ranked[:arg])}


@settings(deadline=None)  # the first reads the tables of the law
@given(plays=PLAYS, seats=st.integers(1, 3), first=st.integers(0, 7))
@example(
    plays=[("consult", ()), ("vote", [3, 3, 2, 1, 0, 0, 0]), ("settle the first", 3)],
    seats=2,
    first=6,
)
def test_a_list_is_settled_within_the_range_or_not_at_all(world, plays, seats, first):
    here = world(seats=seats).nominate(*"abcdfgh"[:first])
    for what, arg in plays:
        kind, fields = as_act(here, what, arg)
        if (why := here.why_not(kind, 10, **fields)) is not None:
            if kind is e.SettleFormalList:
                event(f"refused: {why}")
            continue
        here.do(kind, 10, **fields)
        if kind is e.SettleFormalList:
            event(
                "settled after a cut" if set(here.list.nominees) - set(here.list.formal) else "all"
            )
            assert 4 * seats <= 3 * len(here.list.formal)
            assert len(here.list.formal) <= 2 * seats
            assert set(here.list.formal) <= set(here.list.nominees)
