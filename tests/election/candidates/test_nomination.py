"""Nomination: who may, how many sign, and the two caps."""

import itertools

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import election as e

TEN = tuple(f"v{n:02}" for n in range(1, 11))


def test_ten_signers_are_enough_and_nine_are_not(world):
    assert world().why_not(e.NominateByPetition, nominee="li", signers=TEN) is None
    assert world().why_not(e.NominateByPetition, nominee="li", signers=TEN[:9]) == "EL-30-2b"


@pytest.mark.parametrize(
    ("tenth", "why"),
    [("v09", "1 written more than once"), ("w01", "1 not of the roll"), ("zz", "1 not of the")],
    ids=["a name twice", "a voter of another district", "on no roll at all"],
)
def test_names_that_do_not_count_are_left_out_first(world, tenth, why):
    signers = (*TEN[:9], tenth)
    assert world().why_not(e.NominateByPetition, nominee="li", signers=signers) == "EL-30-2b"
    assert why in world().words(e.NominateByPetition, nominee="li", signers=signers)
    here = world().sign("li", *TEN, tenth)
    assert here.list.nominations[0].signers == TEN


def test_a_voter_struck_off_the_roll_does_not_count(world):
    here = world()
    here.state.voters["2021"]["v10"] = ""
    assert here.why_not(e.NominateByPetition, nominee="li", signers=TEN) == "EL-30-2b"


def test_the_nominee_may_sign_for_himself(world):
    assert world().sign("v01", *TEN).list.nominees == ("v01",)


def test_where_no_list_of_voters_is_kept_signers_count_as_written(world):
    here = world()
    here.state = e.State(elections=here.state.elections, districts=here.state.districts)
    assert here.why_not(e.NominateByPetition, nominee="li", signers=("a",) * 10) == "EL-30-2b"
    assert here.sign("li", *"abcdefghij").list.nominees == ("li",)


def test_deputies_sign_in_an_indirect_election(world):
    ten = tuple(f"d{n:02}" for n in range(1, 11))
    for tenth, counts in (("d10", True), ("d99", False), ("c01", False), ("v01", False)):
        here = world(method="indirect")
        code = here.why_not(e.NominateByPetition, -1, nominee="someone", signers=(*ten[:9], tenth))
        assert (code is None) == counts, tenth
    here = world(method="indirect").do(
        e.NominateByPetition, -1, nominee="no deputy at all", signers=ten
    )
    assert here.list.nominees == ("no deputy at all",)  # EL-33-1


# --- the caps of EL-30-3 --------------------------------------------------------------------------


def test_a_voter_signs_for_as_many_as_the_seats(world):
    here = world(seats=2).sign("li", *TEN).sign("wu", *TEN)
    assert here.why_not(e.NominateByPetition, nominee="an", signers=TEN) == "EL-30-3"
    assert "10 signed for as many" in here.words(e.NominateByPetition, nominee="an", signers=TEN)
    assert here.why_not(e.NominateByPetition, nominee="li", signers=TEN) is None  # the same person


def test_a_signature_over_the_cap_is_dropped_or_sinks_the_petition(world):
    eleven = ("v01", *(f"v{n:02}" for n in range(11, 21)))
    for way, code in (("drop-signature", None), ("refuse-petition", "EL-30-3")):
        here = world(seats=1, **{"ELP-over-signed": way}).sign("li", *TEN)
        assert here.why_not(e.NominateByPetition, nominee="wu", signers=eleven) == code
        assert here.why_not(e.NominateByPetition, nominee="wu", signers=eleven[:10]) == "EL-30-3"
    here = world(seats=1).sign("li", *TEN).sign("wu", *eleven)
    assert here.list.nominations[1].signers == eleven[1:]


@pytest.mark.parametrize(("way", "code"), [("freed", None), ("used", "EL-30-3")])
def test_a_withdrawn_nomination_frees_the_signature_or_uses_it_up(world, way, code):
    here = world(seats=1, **{"ELP-withdrawn": way}).sign("li", *TEN).party("an")
    here.do(e.WithdrawCandidate, candidate="li").do(e.WithdrawCandidate, candidate="an")
    assert here.why_not(e.NominateByPetition, nominee="wu", signers=TEN) == code
    nominate = {"organizations": ("party",), "nominees": ("wu",)}
    assert here.why_not(e.NominateByOrganizations, **nominate) == code


def test_each_organization_has_a_cap_of_its_own(world):
    here = world(seats=2).party("li", "wu")
    for by, code in ((("party",), "EL-30-3"), (("party", "union"), "EL-30-3"), (("union",), None)):
        nominate = {"organizations": by, "nominees": ("an",)}
        assert here.why_not(e.NominateByOrganizations, **nominate) == code, by
    assert "EL-30-3" not in here.codes(-30, notes=True)
    assert "EL-30-3" in here.party("an", by=("union",)).codes(
        -30, notes=True
    )  # noted: the words are unsure


def test_or_all_organizations_together(world):
    here = world(seats=2, **{"ELP-party-cap": "together"}).party("li", by=("party",))
    nominate = {"organizations": ("union",)}
    assert here.why_not(e.NominateByOrganizations, nominees=("wu",), **nominate) is None
    assert here.why_not(e.NominateByOrganizations, nominees=("wu", "an"), **nominate) == "EL-30-3"
    assert here.why_not(e.NominateByOrganizations, nominees=("li", "an"), **nominate) is None


PETITIONS = st.lists(
    st.tuples(
        st.sampled_from(["li", "wu", "an", "he"]),
        st.lists(st.integers(1, 14).map("v{:02}".format), min_size=8, max_size=16),
    ),
    max_size=8,
)


@settings(deadline=None)  # the first reads the tables of the law
@given(PETITIONS, st.integers(1, 3), st.booleans())
def test_nobody_ever_signs_for_more_than_the_seats(world, petitions, seats, drop):
    here = world(
        seats=seats, **{"ELP-over-signed": "drop-signature" if drop else "refuse-petition"}
    )
    for nominee, signers in petitions:
        if (why := here.why_not(e.NominateByPetition, nominee=nominee, signers=signers)) is None:
            here.sign(nominee, *signers)
        event(f"refused: {why}")
    own = here.state.lists.get(("2021", "D01"), e.CandidateList())
    signed = {(s, n.nominee) for n in own.nominations for s in n.signers}
    for _, persons in itertools.groupby(sorted(signed), key=lambda pair: pair[0]):
        assert len(list(persons)) <= seats
    assert all(len(set(n.signers)) == len(n.signers) >= 10 for n in own.nominations)


# --- when -----------------------------------------------------------------------------------------


def test_nobody_is_added_once_the_nominees_are_posted_unless_they_are_too_few(world):
    here = world(seats=2).nominate("li", "wu")
    assert here.why_not(e.PostNominees, nominees=("li", "xx")) == "EL-30-1"
    here.do(e.PostNominees, nominees=("li", "wu"))
    here.nominate("an")  # two were fewer than three
    here.do(e.PostNominees, 16, nominees=("li", "wu", "an"))
    late = {"organizations": ("late",), "nominees": ("he",)}
    assert here.why_not(e.NominateByOrganizations, 16, **late) == "DR83-10"
    here.settle("li", "wu", "an")
    assert here.why_not(e.NominateByOrganizations, 9, **late) == "DR83-10"


def test_only_the_organ_that_runs_the_election_posts_and_settles(world):
    here = world(seats=1).nominate("li", "wu")
    for kind, fields in (
        (e.OpenNominations, {}),
        (e.PostNominees, {"nominees": ("li", "wu")}),
        (e.SettleFormalList, {"candidates": ("li", "wu")}),
        (e.ConsultVoterGroups, {"groups": 1, "voters": 1}),
        (e.FindOutsideFunding, {"candidate": "li", "words": "x"}),
    ):
        assert here.why_not(kind, by="government", **fields) == "EL-11-1", kind
        assert here.why_not(kind, by="presidium", **fields) == "EL-11-1", kind
    here = world(seats=1, by_election=True).nominate("li")
    assert here.why_not(e.OpenNominations, by="standing-committee") is None
    here = world(seats=1, method="indirect")
    assert here.why_not(e.OpenNominations, by="election-committee") == "EL-39-1"


@pytest.mark.parametrize(
    ("nominated", "found"), [(6, []), (7, ["ELL-party-share"])], ids=["a fifth", "more"]
)
def test_shanghai_asks_that_parties_nominate_a_fifth_of_all_seats_at_most(world, nominated, found):
    here = world(seats=20, place="31")  # 30 seats in all
    here.party(*(f"p{n}" for n in range(nominated)))
    assert [code for code in here.codes(-30) if code.startswith("ELL")] == found
