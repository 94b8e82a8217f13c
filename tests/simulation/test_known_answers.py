"""Queues whose waiting times are known in closed form, and polls whose turnout is binomial.

The queue is the one at the model's units, and the waits are read off the journal. Units are
independent queues under one stream of matters, so their means give the standard error.
"""

from fractions import Fraction
from math import exp, factorial
from statistics import mean, stdev

import pytest

from wholeprocess.management import Acknowledge, Contact, Reply
from wholeprocess.simulation import (
    Chance,
    Choice,
    Conduct,
    County,
    Days,
    Plan,
    Policy,
    UnitPlan,
    measures,
    simulate,
)

MONTHS = Choice.of({str(month): 1 for month in range(1, 13)}, "test")
SERVICE = 20  # days on average
WARM_UP, COUNTED, YEARS, UNITS = 2, 5, 8, 120


def queue_of(capacity, load, service=None):
    """A county that is nothing but queues: ``load`` is how busy each place at a unit is."""
    a_day = load * capacity / SERVICE * UNITS
    county = County.of(
        "430381",
        suggestions=round(a_day * 365),
        in_session=0,
        last_submitted="12-31",
        above=0,
        units=[UnitPlan(f"单位{n:03}", capacity) for n in range(UNITS)],
    ).only("suggestions")
    once = Choice.of({"satisfied": 1}, "test")
    habits = {
        "month": MONTHS,
        "handles": service or Days.exponential(SERVICE, "test"),
        "declines": Chance(share=0, source="test"),
        "presses": Chance(share=0, source="test"),
        "finds_solved": once,
        "finds_planned": once,
        "finds_explained": once,
    }
    return county, Policy(
        name="queue", changes=[Conduct(habit=habit, to=to) for habit, to in habits.items()]
    )


def waits(run):
    """Each unit's waits, of the matters that came after the warm-up and before the last year.

    Those who come later may still wait at the end, and the longest waits would be missing.
    """
    found = {}
    for case in run.fold.cases.values():
        came, begun = case.done(Acknowledge), case.done(Contact)
        if begun and WARM_UP * 365 < (came[0].on - run.start).days < (WARM_UP + COUNTED) * 365:
            found.setdefault(came[0].by, []).append((begun[0].on - came[0].on).days)
    return found


def erlang_c(servers, offered):
    """The chance to wait in M/M/c (Erlang 1917)."""
    rho = offered / servers
    last = offered**servers / factorial(servers) / (1 - rho)
    return last / (sum(offered**k / factorial(k) for k in range(servers)) + last)


def pooled(found):
    """The mean over all matters, and its standard error with units as clusters."""
    n = sum(map(len, found.values()))
    whole = sum(map(sum, found.values())) / n
    error = sum((sum(one) - whole * len(one)) ** 2 for one in found.values()) ** 0.5 / n
    return whole, error


def within(found, known, *, share=0.07):
    """The mean lies within three standard errors of what is known.

    The standard error must be below ``share`` of it: a queue that is wrong by a third lies 4.8
    errors off and would be seen in 96 of 100 seeds; one that is right passes in 399 of 400.
    """
    whole, error = pooled(found)
    assert error < share * known, f"too few matters to tell: {error:.2f} of {known:.2f}"
    assert abs(whole - known) < 3 * error, f"{whole:.2f}, not {known:.2f}, error {error:.2f}"


@pytest.mark.parametrize(("capacity", "load"), [(1, Fraction(1, 2)), (2, Fraction(3, 5))])
def test_waits_at_units_are_those_of_mmc(capacity, load):
    county, policy = queue_of(capacity, load)
    found = waits(simulate(county, policy, seed=3, years=YEARS))
    offered = float(load) * capacity
    chance = erlang_c(capacity, offered)
    within(found, chance / (capacity / SERVICE - offered / SERVICE))
    # in whole days a wait is seen from half a day on: the chance that it is longer than that
    seen = chance * exp(-(capacity - offered) / SERVICE / 2)
    within({unit: [wait > 0 for wait in one] for unit, one in found.items()}, seen)


def test_waits_with_one_length_of_service_are_those_of_md1():
    """Half as long as with exponential service (Pollaczek and Khinchine)."""
    county, policy = queue_of(1, Fraction(1, 2), Days.always(SERVICE, "test"))
    found = waits(simulate(county, policy, seed=5, years=YEARS))
    within(found, SERVICE * 0.5 / (2 * (1 - 0.5)))


def test_a_unit_never_works_on_more_than_it_can():
    county, policy = queue_of(2, Fraction(9, 10))
    run = simulate(county, policy, seed=1, years=2)
    turns = {}
    for case in run.fold.cases.values():
        begun, done = case.done(Contact), case.done(Reply)
        if begun:
            turns.setdefault(begun[0].by, []).append((begun[0].on, 1))
            if done:
                turns[begun[0].by].append((done[0].on, -1))
    assert turns
    for steps in turns.values():
        busy = most = 0
        for _, step in sorted(steps):  # on one day those who leave go before those who come
            busy += step
            most = max(most, busy)
        assert most == 2


def test_who_is_first_at_a_unit_is_served_first():
    county, policy = queue_of(1, Fraction(9, 10))
    run = simulate(county, policy, seed=1, years=2)
    served = {}
    for case in run.fold.cases.values():
        if begun := case.done(Contact):
            served.setdefault(begun[0].by, []).append((begun[0].on, case.done(Acknowledge)[0].on))
    assert any(len(row) > 5 for row in served.values())
    for row in served.values():
        came = [acknowledged for _, acknowledged in sorted(row)]
        assert came == sorted(came)


def test_units_with_room_for_all_make_nobody_wait():
    county, policy = queue_of(1, Fraction(1, 2))
    roomy = Policy(name="room", changes=[Plan(number="units", to=(UnitPlan("办公室", 10_000),))])
    found = waits(simulate(county, policy | roomy, seed=2, years=3))
    assert {wait for one in found.values() for wait in one} == {0}


def polled(seed, **changes):
    county = County.quzici(voters=1_500, **changes).only("turnout")
    run = simulate(county, seed=seed)
    return next(one for one in measures(run) if one.name == "turnout")


@pytest.mark.parametrize("boxes", [0, 3])
def test_turnout_is_binomial_with_and_without_mobile_boxes(boxes):
    """A hundred polls: the mean within four errors, the variance by a chi-square of 99.

    A turnout that is off by one in two hundred voters would be eight errors off.
    """
    behaviour = County.quzici().behaviour
    shut, votes, home = (
        behaviour.housebound.share,
        behaviour.votes.share,
        behaviour.votes_at_home.share if boxes else 0,
    )
    chance = float((1 - shut) * votes + shut * home)
    shares = [float(polled(seed, mobile_boxes=boxes).value) for seed in range(100)]
    variance = chance * (1 - chance) / 1_500
    assert abs(mean(shares) - chance) < 4 * (variance / len(shares)) ** 0.5
    assert 59 < 99 * stdev(shares) ** 2 / variance < 150  # 0.1 and 99.9 in a hundred


def test_a_box_reaches_only_so_many_homes():
    few = polled(3, mobile_boxes=1, homes_per_box=10)
    none, all_ = polled(3, mobile_boxes=0), polled(3, mobile_boxes=5, homes_per_box=100)
    assert few.value - none.value == Fraction(10, 1_500)
    assert none.value < few.value < all_.value


def test_where_too_few_vote_nobody_is_elected():
    idle = Policy(name="idle", changes=[Conduct(habit="votes", to=Chance(share="1/3", source="t"))])
    run = simulate(County.quzici(voters=300).only("turnout"), idle)
    assert "election.declare-result" in {act.kind for act in run.acts}
    assert "election.publish-elected" not in {act.kind for act in run.acts}
    assert "election.publish-elected" in {
        act.kind for act in simulate(County.quzici(voters=300).only("turnout")).acts
    }
