"""Proxies: for whom, by whom, how many, and never a second ballot."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import election as e
from wholeprocess.election import principals_of, proxy_of

FOR_V02 = {"principal": "v02", "proxy": "v01", "reason": "away"}


def test_the_fourth_principal_is_one_too_many(poll):
    here = poll().proxy("v11", "v07").proxy("v12", "v07").proxy("v13", "v07")
    refusal = here.refusal(e.AppointProxy, principal="v14", proxy="v07", reason="away")
    assert str(refusal).splitlines() == [
        "EL-42-1b: v07 already votes for v11, v12 and v13; v14 would be one more than 3",
        "  law   Electoral Law (2020) art. 42 「每一选民接受的委托不得超过三人，并应当按照委托人的"
        "意愿代为投票」",
        "  mend  name another voter for v14",
    ]
    here.do(e.RevokeProxy, -2, principal="v12")
    assert here.state.proxies["2021"]["v07"].principals == ("v11", "v13")
    here.proxy("v14", "v07")
    assert principals_of(here.state, "2021", "v07") == ("v11", "v13", "v14")


def test_the_limit_holds_across_districts(poll):
    here = poll().proxy("v11", "v07").proxy("v12", "v07").proxy("w01", "v07", district="D02")
    assert principals_of(here.state, "2021", "v07") == ("v11", "v12", "w01")
    one_more = {"principal": "w02", "proxy": "v07", "reason": "away", "district": "D02"}
    assert here.why_not(e.AppointProxy, **one_more) == "EL-42-1b"


@pytest.mark.parametrize(
    ("place", "reason", "code"),
    [
        ("430381", "away", None),
        ("430381", "ill", "EL-42-1a"),
        ("430381", "in-custody", None),
        ("31", "ill", None),
        ("31", "special", None),
        ("31", "disabled", "EL-42-1a"),
        ("33", "ill", None),
        ("33", "disabled", None),
        ("33", "special", "EL-42-1a"),
        ("11", "ill", "EL-42-1a"),
        ("37", "ill", "EL-42-1a"),
    ],
)
def test_away_in_the_whole_country_ill_where_the_text_says_so(poll, place, reason, code):
    assert poll(place).why_not(e.AppointProxy, **{**FOR_V02, "reason": reason}) == code


@pytest.mark.parametrize(
    ("place", "form", "code"),
    [
        ("430381", "written", None),
        ("430381", "fax", "EL-42-1a-form"),
        ("430381", "oral", "EL-42-1a-form"),
        ("33", "fax", None),
        ("33", "verifiable", None),
        ("33", "oral", "EL-42-1a-form"),
    ],
)
def test_in_writing(poll, place, form, code):
    assert poll(place).why_not(e.AppointProxy, form=form, **FOR_V02) == code


@pytest.mark.parametrize("by", ["v01", "presidium", "government"])
def test_the_committee_consents(poll, by):
    assert poll().why_not(e.AppointProxy, by=by, **FOR_V02) == "EL-42-1a"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"proxy": "v02"}, "EL-42-1a"),
        ({"proxy": "nobody"}, "EL-42-1a"),
        ({"principal": "nobody"}, "EL-27-1a"),
        ({"principal": "w01"}, "EL-27-1a"),
        ({"proxy": "w01"}, None),
    ],
    ids=["himself", "no voter", "who is no voter", "who is of another district", "from elsewhere"],
)
def test_both_are_voters(poll, changes, code):
    assert poll().why_not(e.AppointProxy, **{**FOR_V02, **changes}) == code


def test_beijing_asks_for_a_voter_of_the_same_district(poll):
    here = poll("11")
    assert here.why_not(e.AppointProxy, **FOR_V02) is None
    assert here.why_not(e.AppointProxy, **{**FOR_V02, "proxy": "w01"}) == "ELP-proxy-district"


def test_no_second_proxy_and_no_chain(poll):
    here = poll().proxy("v02", "v01")
    assert here.why_not(e.AppointProxy, **{**FOR_V02, "proxy": "v03"}) == "EL-5-1"
    upward = {"principal": "v01", "proxy": "v03", "reason": "away"}
    downward = {"principal": "v03", "proxy": "v02", "reason": "away"}
    for chain in (upward, downward):
        assert here.why_not(e.AppointProxy, **chain) == "ELP-proxy-chain"
    here = poll(**{"ELP-proxy-chain": "allowed"}).proxy("v02", "v01")
    for chain in (upward, downward):
        assert here.why_not(e.AppointProxy, **chain) is None


def test_deputies_who_elect_have_no_proxies(poll):
    here = poll(method="indirect", formal=("a", "b"))
    fields = {"principal": "d01", "proxy": "d02", "reason": "away"}
    assert here.why_not(e.AppointProxy, **fields) == "EL-42-1a"


def test_a_proxys_own_ballot_is_extra(poll):
    here = poll().proxy("v02", "v01").proxy("v03", "v01").proxy("v04", "v01").ready()
    here.give("v01").do(e.IssueProxyBallots, box="station", voters=("v02", "v03", "v04"))
    assert here.poll.issued == 4
    assert here.why_not(e.IssueProxyBallots, box="station", voters=("v02",)) == "EL-5-1"
    assert here.why_not(e.IssueBallots, box="station", voters=("v02",)) == "EL-5-1"
    assert here.why_not(e.RevokeProxy, principal="v02") == "EL-5-1"


def test_a_ballot_is_given_to_nobody_elses_proxy(poll):
    here = poll().proxy("v02", "v01").ready()
    assert here.why_not(e.IssueProxyBallots, box="station", voters=("v03",)) == "EL-42-1a"
    here.do(e.RevokeProxy, principal="v02")
    assert here.why_not(e.IssueProxyBallots, box="station", voters=("v02",)) == "EL-42-1a"
    assert here.why_not(e.RevokeProxy, principal="v02") == "WP-known"


def test_a_principal_who_comes_himself_ends_the_proxy(poll):
    here = poll().proxy("v02", "v01").proxy("v03", "v01").ready().give("v02")
    assert proxy_of(here.state, "2021", "v02") is None
    assert principals_of(here.state, "2021", "v01") == ("v03",)
    assert here.why_not(e.IssueProxyBallots, box="station", voters=("v02",)) == "EL-5-1"
    assert here.why_not(e.AppointProxy, **FOR_V02) == "EL-5-1"  # he has voted
    here = poll(**{"ELP-principal-votes": "refused"}).proxy("v02", "v01").ready()
    assert here.why_not(e.IssueBallots, box="station", voters=("v02",)) == "ELP-principal-votes"


def test_several_principals_of_one_proxy_come_at_once(poll):
    here = poll().proxy("v02", "v01").proxy("v03", "v01").proxy("v04", "v01").ready()
    here.give("v03", "v02")
    assert principals_of(here.state, "2021", "v01") == ("v04",)


VOTERS = st.integers(1, 8).map("v{:02}".format)
DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("appoint"), VOTERS, VOTERS),
        st.tuples(st.just("revoke"), VOTERS),
        st.tuples(st.just("give"), VOTERS, VOTERS),
        st.tuples(st.just("give"), VOTERS),
        st.tuples(st.just("give by proxy"), VOTERS),
    ),
    min_size=5,
    max_size=40,
)


@settings(deadline=None)  # the first reads the tables of the law
@given(DOINGS, st.booleans())
def test_nobody_ends_with_two_ballots_and_nobody_votes_for_four(poll, doings, revokes):
    here = poll(**{"ELP-principal-votes": "revokes" if revokes else "refused"}, voters=8).ready()
    ballots = dict.fromkeys((f"v{n:02}" for n in range(1, 9)), 0)
    for what, *who in doings:
        kind, fields = {
            "appoint": (
                e.AppointProxy,
                {"principal": who[0], "proxy": who[-1], "reason": "away"},
            ),
            "revoke": (e.RevokeProxy, {"principal": who[0]}),
            "give": (e.IssueBallots, {"box": "station", "voters": who}),
            "give by proxy": (e.IssueProxyBallots, {"box": "station", "voters": who}),
        }[what]
        why = here.why_not(kind, **fields)
        event(f"{what}: {why}")
        if why is None:
            here.do(kind, **fields)
            if what.startswith("give"):
                for voter in who:
                    ballots[voter] += 1
    assert max(ballots.values()) <= 1
    assert here.poll.issued == sum(ballots.values())
    assert {v for v, n in ballots.items() if n} == set(here.state.given.get("2021", {}))
    proxies = {v: proxy_of(here.state, "2021", v) for v in ballots}
    for voter in ballots:
        for_whom = {p for p, proxy in proxies.items() if proxy == voter}
        assert for_whom == set(principals_of(here.state, "2021", voter))
        assert len(for_whom) <= 3
        assert not (for_whom and proxies[voter])  # no chain
