"""What the charts are of: a county's suggestions and election in small, and a town's projects."""

import tomllib
from functools import cache
from importlib.resources import files

import pytest
from attrs import evolve

from wholeprocess.cases import built_in
from wholeprocess.cases.xiangxiang.records import records
from wholeprocess.management import Submit
from wholeprocess.process import Fold, State, replay

ELECTION = "430381/2021"


def _until_the_second_election(acts):
    for act in acts:
        if act.kind.startswith("election.") and act.election != ELECTION:
            return
        if not act.kind.startswith(("decision.", "consultation.")):
            yield act


@cache
def _county():
    described = files("wholeprocess.cases.xiangxiang").joinpath("case.toml")
    made = tomllib.loads(described.read_text(encoding="utf-8"))["made"]
    made["election"] |= {"population": 30_000, "least_population": 1_000}
    fold = Fold(State.empty())
    for act in sorted(_until_the_second_election(records(made)), key=lambda act: act.on):
        # the session itself is part of another story
        fold.admit(evolve(act, session=None) if isinstance(act, Submit) else act)
    return fold


@pytest.fixture(scope="session")
def county():
    """The state of a county: an election of few voters, suggestions, what was put above."""
    return _county().state()


@pytest.fixture(scope="session")
def law():
    """The law of a day at a place, as the county's fold has it."""
    return _county().law


@pytest.fixture(scope="session")
def town():
    """The state of a town with three years of projects and two observed series."""
    case = built_in("quzici")
    return replay(case.journal, name=case.records)
