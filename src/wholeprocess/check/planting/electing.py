"""What the planters of elections share: the acts of a district, its day, and its law (选区)."""

from __future__ import annotations

from datetime import date, timedelta

from wholeprocess import election as e
from wholeprocess.check.planting.fault import Clean
from wholeprocess.law import Law


def law_of(ground: Clean, act: e.ElectionAct) -> Law:
    """The law of an act's day at the place of its election."""
    return ground.law_at(act.on, ground.state.election.elections[act.election].congress)


def day_of(ground: Clean, act: e.ElectionAct) -> date:
    """The election day of an act's election."""
    return ground.state.election.elections[act.election].day


def before(ground: Clean, act: e.ElectionAct, days: int) -> date:
    """So many days before the election day."""
    return day_of(ground, act) - timedelta(days)


def district_of(ground: Clean, act: e.DistrictAct) -> e.District:
    """The district that an act is about."""
    return ground.state.election.districts[act.election, act.district]


def votes_last(ground: Clean, act: e.ElectionAct) -> bool:
    """Whether the election day is the last of the journal, so that nothing after it is due yet."""
    return day_of(ground, act) == ground.last
