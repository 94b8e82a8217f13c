"""The roll against the tables: every kind of difference, and a second opinion voter by voter."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.election import Death, Difference, Kind, Listed, Resident, reconcile
from wholeprocess.election.roll.reconcile import RULES
from wholeprocess.law import in_force, shipped_rules

ON, SINCE = date(2021, 7, 1), date(2016, 11, 1)
calm = settings(deadline=None)  # the machine may be busy

LAW = in_force(ON, "430381")
BORN = date(1980, 1, 1)
YOUNG = date(2003, 7, 2)  # eighteen on the day after
JUST = date(2003, 7, 1)  # eighteen on the day
LAST = date(1998, 11, 1)  # eighteen on the day of the last election


def compare(roll=(), living=(), dead=(), **more):
    return reconcile(roll, living, dead, **{"on": ON, "law": LAW, "since": SINCE, **more})


def kinds(*args, **more):
    return [found.kind for found in compare(*args, **more)]


A1 = Listed("a", "D1")
HERE = Resident("a", BORN, "D1")


@pytest.mark.parametrize(
    ("roll", "living", "dead", "found"),
    [
        pytest.param([A1], [HERE], [], [], id="as it should be"),
        pytest.param([A1], [Resident("a", JUST, "D1")], [], [], id="eighteen on the day"),
        pytest.param([A1], [Resident("a", YOUNG, "D1")], [], [Kind.UNDER_AGE], id="a day short"),
        pytest.param([A1], [Resident("a", BORN, "D2")], [], [Kind.MOVED], id="moved"),
        pytest.param([A1], [Resident("a", BORN, "")], [], [Kind.MOVED_AWAY], id="left"),
        pytest.param([A1], [], [], [Kind.UNKNOWN], id="in no table"),
        pytest.param([A1], [HERE], [Death("a", ON)], [Kind.DEAD], id="dead"),
        pytest.param([A1], [], [Death("a", ON)], [Kind.DEAD], id="dead and taken off"),
        pytest.param([A1, A1], [HERE], [], [Kind.TWICE], id="twice in one district"),
        pytest.param([A1, Listed("a", "D2")], [HERE], [], [Kind.TWICE], id="in two districts"),
        pytest.param(
            [A1, Listed("a", "D2")],
            [HERE],
            [Death("a", ON)],
            [Kind.DEAD, Kind.TWICE],
            id="dead and twice",
        ),
        pytest.param(
            [A1], [Resident("a", BORN, "D1", ON)], [], [Kind.DEPRIVED], id="deprived to the day"
        ),
        pytest.param(
            [A1],
            [Resident("a", BORN, "D1", ON - timedelta(days=1))],
            [],
            [],
            id="deprived to the day before",
        ),
        pytest.param(
            [A1],
            [Resident("a", YOUNG, "D2", date.max)],
            [],
            [Kind.DEPRIVED, Kind.MOVED, Kind.UNDER_AGE],
            id="three at once",
        ),
        pytest.param([A1], [HERE, HERE], [], [Kind.DOUBLE_ENTRY], id="two entries"),
        pytest.param([], [HERE, HERE], [], [Kind.DOUBLE_ENTRY], id="two entries, on no roll"),
        pytest.param([], [HERE], [], [Kind.MISSING], id="missing"),
        pytest.param([], [Resident("a", LAST, "D1")], [], [Kind.MISSING], id="of age last time"),
        pytest.param(
            [],
            [Resident("a", LAST + timedelta(days=1), "D1")],
            [],
            [Kind.NEWLY_18],
            id="of age since",
        ),
        pytest.param([], [Resident("a", JUST, "D1")], [], [Kind.NEWLY_18], id="newly eighteen"),
        pytest.param([], [Resident("a", YOUNG, "D1")], [], [], id="not yet"),
        pytest.param([], [Resident("a", BORN, "")], [], [], id="on no roll and gone"),
        pytest.param([], [HERE], [Death("a", ON)], [], id="on no roll and dead"),
        pytest.param([], [Resident("a", BORN, "D1", ON)], [], [], id="lawfully off"),
        pytest.param(
            [],
            [Resident("a", BORN, "D1", ON - timedelta(days=1))],
            [],
            [Kind.RESTORED],
            id="restored",
        ),
        pytest.param([], [], [Death("z", ON)], [], id="a death of nobody here"),
    ],
)
def test_what_differs(roll, living, dead, found):
    assert kinds(roll, living, dead) == found


def test_the_new_and_the_restored_are_registered_by_one_rule():
    for kind in (Kind.NEWLY_18, Kind.RESTORED):
        assert RULES[kind] == "EL-27-1b"


def test_without_a_last_election_who_is_missing_is_missing():
    assert kinds([], [Resident("a", JUST, "D1")], since=None) == [Kind.MISSING]


def test_who_is_lawfully_kept_off_misses_nobody():
    assert kinds([], [HERE], kept_off={"a"}) == []
    assert kinds([A1], [Resident("a", BORN, "D2")], kept_off={"a"}) == [Kind.MOVED]


def test_the_first_of_several_deaths_counts():
    (found,) = compare([A1], [HERE], [Death("a", ON), Death("a", date(2020, 1, 1))])
    assert found.day == date(2020, 1, 1)


def test_every_kind_has_a_rule_and_words_in_both_languages():
    for kind in Kind:
        found = Difference("a", kind, ("D1", "D2"), "D3", ON)
        assert found.code in shipped_rules()
        assert found.reason.zh
        assert found.reason.en
        assert not any(mark in found.reason.en for mark in ("None", "()"))


# --- a second opinion -----------------------------------------------------------------------------

PEOPLE, PLACES = "abcdef", ("D1", "D2")
days = st.sampled_from([BORN, YOUNG, JUST, LAST, LAST + timedelta(days=1)])
ends = st.sampled_from([None, ON, ON - timedelta(days=1), date.max])
rolls = st.lists(st.builds(Listed, st.sampled_from(PEOPLE), st.sampled_from(PLACES)), max_size=8)
residents = st.lists(
    st.builds(Resident, st.sampled_from(PEOPLE), days, st.sampled_from((*PLACES, "")), ends),
    max_size=8,
)
deaths = st.lists(
    st.builds(Death, st.sampled_from(PEOPLE), st.sampled_from([ON, date(2020, 5, 1)])), max_size=3
)


def is_18(born, on):
    return (born.year + 18, born.month, born.day) <= (on.year, on.month, on.day)


def one_by_one(voter, roll, living, dead):
    """What is to be said of one voter, from sentences of the law and nothing else."""
    here = sorted(row.district for row in roll if row.voter == voter)
    entries = [row for row in living if row.voter == voter]
    if len(here) > 1:
        yield Kind.TWICE
    if any(row.voter == voter for row in dead):
        if here:
            yield Kind.DEAD
        return
    if len(entries) > 1:
        yield Kind.DOUBLE_ENTRY
        return
    if not entries:
        if here:
            yield Kind.UNKNOWN
        return
    (entry,) = entries
    deprived = entry.deprived_until is not None and entry.deprived_until >= ON
    if here:
        if deprived:
            yield Kind.DEPRIVED
        if not is_18(entry.born, ON):
            yield Kind.UNDER_AGE
        if not entry.district:
            yield Kind.MOVED_AWAY
        elif entry.district not in here:
            yield Kind.MOVED
    elif entry.district and is_18(entry.born, ON) and not deprived:
        if entry.deprived_until is not None:
            yield Kind.RESTORED
        elif is_18(entry.born, SINCE):
            yield Kind.MISSING
        else:
            yield Kind.NEWLY_18


@calm
@given(rolls, residents, deaths)
def test_the_same_is_found_voter_by_voter(roll, living, dead):
    found = compare(roll, living, dead)
    for kind in {difference.kind for difference in found} or {"nothing"}:
        event(kind)
    expected = [
        (voter, kind) for voter in PEOPLE for kind in sorted(one_by_one(voter, roll, living, dead))
    ]
    assert [(difference.voter, difference.kind) for difference in found] == expected
    assert compare(roll[::-1], living, dead[::-1]) == found
