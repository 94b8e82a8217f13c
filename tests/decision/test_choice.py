"""Choosing projects: the digest's vectors, what must always hold, and a second opinion."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.decision import Chosen, Invalid, Pattern, Tally, TieRevote, choose, surplus
from wholeprocess.law import in_force

LAW = in_force(date(2019, 8, 2), "430681118")
FIVE = ("a", "b", "c", "d", "e")


def town(*ballots, issued=41, places=5, void=0, again=False, candidates=(*FIVE, "f")):
    return Tally(
        all_deputies=61,
        issued=issued,
        places=places,
        candidates=candidates,
        ballots=tuple(Pattern(tuple(marks), n) for marks, n in ballots),
        void=void,
        again=again,
    )


def lacking(**ballots):
    """Ballots with five marks of six, by the one that is not marked."""
    return [("abcdef".replace(out, ""), n) for out, n in ballots.items()]


@pytest.mark.parametrize(
    ("counted", "outcome"),
    [
        pytest.param(town(("a", 30)), Chosen((), 5), id="30 of 61 fail"),
        pytest.param(town(("a", 31)), Chosen(("a",), 4), id="31 of 61 pass"),
        pytest.param(town(("abcde", 31), ("f", 10)), Chosen(FIVE, 0), id="five pass for five"),
        pytest.param(
            town(("abcde", 21), ("abcdf", 20)), Chosen(("a", "b", "c", "d"), 1), id="four pass"
        ),
        pytest.param(
            town(*lacking(a=5, b=5, c=5, d=6, e=10, f=10)),
            TieRevote(("a", "b", "c", "d"), ("e", "f"), 1),
            id="all six pass, fifth and sixth equal",
        ),
        pytest.param(
            town(*lacking(a=5, b=5, c=5, d=6, e=9, f=10)), Chosen(FIVE, 0), id="fifth one ahead"
        ),
        pytest.param(town(("a", 42)), Invalid(42, 41), id="42 back of 41"),
        pytest.param(town(("a", 41), void=1), Invalid(42, 41), id="void ones came back too"),
        pytest.param(town(("abcdef", 41)), Chosen((), 5), id="six marks for five are void"),
        pytest.param(town(("abcde", 41)), Chosen(FIVE, 0), id="five marks are not"),
        pytest.param(town(("", 41)), Chosen((), 5), id="blank ballots choose nothing"),
    ],
)
def test_chooses(counted, outcome):
    assert choose(counted, LAW).outcome == outcome


def test_a_ruling_names_its_rules_and_says_how_much_is_missing():
    ruling = choose(town(("a", 31), ("b", 10)), LAW)
    assert ruling.rests_on == ("LV-3", "LVP-places", "LVP-shortfall")
    assert "b has 10 votes of the 31 needed, 21 missing" in [text.en for text in ruling.reasons]
    assert "b得10票，须31票，差21票" in [text.zh for text in ruling.reasons]


@pytest.mark.parametrize(
    ("settings", "counted", "outcome"),
    [
        pytest.param(
            {"LVP-overvote": "counted"},
            town(("abcdef", 35), ("abcde", 6)),
            Chosen(FIVE, 0),
            id="overvoted ballots count",
        ),
        pytest.param(
            {"LVP-ballot": "approve_any"},
            town(("abcdef", 35), ("abcde", 6)),
            Chosen(FIVE, 0),
            id="any number of marks",
        ),
        pytest.param(
            {"LVP-ballot": "exactly_places"},
            town(("abcd", 35), ("abcde", 6)),
            Chosen((), 5),
            id="four marks are void where five are asked for",
        ),
        pytest.param(
            {"LVP-tie": "leave_empty"},
            town(*lacking(a=5, b=5, c=5, d=6, e=10, f=10)),
            Chosen(("a", "b", "c", "d"), 1),
            id="the tied are left out",
        ),
        pytest.param(
            {"LVP-revote": "majority"},
            town(("e", 22), ("f", 19), candidates=("e", "f"), places=1, again=True),
            Chosen((), 1),
            id="a majority again among the tied",
        ),
    ],
)
def test_practice_can_be_set(settings, counted, outcome):
    assert choose(counted, LAW).outcome != outcome
    assert choose(counted, LAW.under(settings)).outcome == outcome


TIED = town(*lacking(a=5, b=5, c=5, d=6, e=10, f=10))
AGAIN = town(("e", 22), candidates=("e", "f"), places=2, again=True)


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("LVP-ballot", TIED),
        ("LVP-overvote", TIED),
        ("LVP-tie", TIED),
        ("LVP-revote", AGAIN),
        ("LVP-shortfall", AGAIN),
    ],
)
def test_a_way_that_nobody_built_is_an_error(code, counted):
    with pytest.raises(ValueError, match=f"{code} 'dice' is not known"):
        choose(counted, LAW.under({code: "dice"}))


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        pytest.param({"e": 22, "f": 19}, Chosen(("e",), 0), id="the most votes"),
        pytest.param({"e": 20, "f": 20}, TieRevote((), ("e", "f"), 1), id="a second tie"),
        pytest.param({}, Chosen((), 1), id="nobody wants either"),
    ],
)
def test_the_tied_are_voted_on_again(votes, outcome):
    counted = town(*votes.items(), candidates=("e", "f"), places=1, again=True)
    assert choose(counted, LAW).outcome == outcome


def test_a_surplus_is_needed():
    assert surplus(1, 1, LAW).code == "LVP-surplus"
    assert surplus(6, 5, LAW) is None
    assert surplus(7, 7, LAW.under({"LVP-surplus": 0})) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issued": 62}, "62 ballots went out to 61"),
        ({"ballots": (Pattern(("x",), 1),)}, "x is marked"),
        ({"places": 0}, "places"),
    ],
)
def test_a_tally_that_cannot_be_is_no_tally(changes, words):
    with pytest.raises(ValueError, match=words):
        evolve(town(("a", 1)), **changes)


@st.composite
def tallies(draw):
    """Votes near one half of all deputies, dealt out to the ballots in turn: ties are common."""
    everyone = draw(st.integers(1, 9))
    issued = draw(st.sampled_from((everyone, everyone, max(everyone - 1, 0))))
    cast = issued + draw(st.sampled_from((0, 0, 0, 0, 1)))
    names = ("a", "b", "c", "d", "e")[: draw(st.integers(2, 5))]
    most = len(names) - 1
    half = everyone // 2
    near = st.sampled_from((0, half, half + 1, half + 1, half + 2)).map(lambda n: min(n, cast))
    level = draw(near)
    marks, turn = [[] for _ in range(cast)], 0
    for name in names:
        for _ in range(draw(st.one_of(st.just(level), near))):
            marks[turn % cast].append(name)
            turn += 1
    return Tally(
        all_deputies=everyone,
        issued=issued,
        places=draw(st.sampled_from((most, most, max(most - 1, 1), 1))),
        candidates=names,
        ballots=tuple(Pattern(m, 1) for m in marks),
        again=draw(st.booleans()),
    )


def votes_of(counted):
    lawful = [p for p in counted.ballots if len(p.marks) <= counted.places]
    return {c: sum(p.count for p in lawful if c in p.marks) for c in counted.candidates}


@given(tallies())
def test_every_place_is_accounted_for(counted):
    match choose(counted, LAW).outcome:
        case Chosen(projects, missing):
            assert len(projects) + missing == counted.places
            assert missing >= 0
        case TieRevote(chosen, among, places):
            assert len(chosen) + places == counted.places < len(chosen) + len(among)
            assert places > 0
        case Invalid(returned, issued):
            assert returned > issued


@settings(max_examples=400)
@given(tallies())
def test_agrees_with_a_plain_reading(counted):
    """The oracle never sorts: it asks how many stand above each project, and how many level."""
    outcome, everyone = choose(counted, LAW).outcome, counted.all_deputies
    event(f"{type(outcome).__name__}, again {counted.again}")
    invalid = sum(p.count for p in counted.ballots) > counted.issued
    assert isinstance(outcome, Invalid) == invalid
    if invalid:
        return
    votes = votes_of(counted)
    if any(2 * n == everyone for n in votes.values()):
        event("exactly half of all deputies")
    has = {c: n for c, n in votes.items() if (n > 0 if counted.again else 2 * n > everyone)}
    above = {c: sum(m > n for m in has.values()) for c, n in has.items()}
    level = {c: sum(m >= n for m in has.values()) for c, n in has.items()}
    tied = {c for c in has if above[c] < counted.places < level[c]}
    chosen = outcome.projects if isinstance(outcome, Chosen) else outcome.chosen
    assert set(chosen) == {c for c in has if level[c] <= counted.places}
    assert set(getattr(outcome, "among", ())) == tied


@settings(max_examples=400)
@given(tallies(), st.data())
def test_more_support_never_loses(counted, data):
    """One more deputy, whose ballot is blank, marks a project after all."""
    room = {"all_deputies": counted.all_deputies + 1, "issued": counted.issued + 1}
    name = data.draw(st.sampled_from(counted.candidates))
    outcome, after = (
        choose(evolve(counted, ballots=(*counted.ballots, Pattern(m, 1)), **room), LAW).outcome
        for m in ((), (name,))
    )
    if isinstance(outcome, Invalid):
        assert after == outcome
        return

    def standing(result):
        safe = result.projects if isinstance(result, Chosen) else result.chosen
        return 2 if name in safe else 1 if name in getattr(result, "among", ()) else 0

    event(f"{standing(outcome)} to {standing(after)}")
    assert standing(after) >= standing(outcome)
    if standing(outcome) == 1:
        assert standing(after) == 2


@given(tallies(), st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_how_they_are_bundled_matters(counted, chance):
    shuffled = list(counted.ballots)
    chance.shuffle(shuffled)
    bundled = {p.marks: 0 for p in counted.ballots}
    for p in counted.ballots:
        bundled[p.marks] += p.count
    whole = evolve(counted, ballots=[Pattern(marks, n) for marks, n in bundled.items()])
    assert choose(evolve(counted, ballots=shuffled), LAW) == choose(counted, LAW)
    assert choose(whole, LAW) == choose(counted, LAW)
