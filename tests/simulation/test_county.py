"""Model counties: their figures, what cannot be one, sources, and the fit to real delays."""

import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

import wholeprocess
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.exchange import read_requests
from wholeprocess.simulation import County, Days, Slates, UnitPlan, simulate, usual
from wholeprocess.simulation.behaviour import NAMES, habits_of
from wholeprocess.simulation.calibrate import delay_points, main, months, tables

MESSAGES = (
    Path(__file__).parents[2]
    / ".."
    / "shared"
    / "data"
    / "requests"
    / "hunan_messages_answered.csv"
)
SHIPPED = tomllib.loads(
    files("wholeprocess.simulation").joinpath("behaviour.toml").read_text(encoding="utf-8")
)
CASES = Path(wholeprocess.__file__).parent / "cases"


def reported(case, measure, **where):
    raw = tomllib.loads((CASES / case / "case.toml").read_text(encoding="utf-8"))
    return [f for f in raw["figure"] if f["measure"] == measure]


def test_xiangxiang_has_the_figures_of_its_case():
    county = County.xiangxiang()
    (suggestions,) = reported("xiangxiang", "suggestions")
    assert county.suggestions == suggestions["reported"] == 237
    (chosen,) = reported("xiangxiang", "chosen")
    projects = 2 * county.projects * len(county.slate_congresses)
    assert abs(projects - chosen["reported"]) <= 10
    (yuan,) = reported("xiangxiang", "planned_yuan")
    mean = Fraction(yuan["reported"], 1000 * chosen["reported"])
    assert abs(county.behaviour.cost_thousand.mean - mean) < mean / 10
    b = county.behaviour
    turnout = (1 - b.housebound.share) * b.votes.share + b.housebound.share * b.votes_at_home.share
    (share,) = reported("xiangxiang", "turnout")
    assert round(turnout, 3) == Fraction(share["reported"])


def test_quzici_has_the_figures_of_its_case():
    county = County.quzici()
    chosen = [f["reported"] for f in reported("quzici", "chosen")]
    assert round(Fraction(sum(chosen), len(chosen))) == county.projects == 4
    proposals = sum(f["reported"] for f in reported("quzici", "proposals"))
    assert round(Fraction(proposals, 3)) == county.proposals
    assert county.slates is Slates.OWN


def test_every_habit_has_a_source_or_is_marked_as_assumed():
    assert set(SHIPPED) == set(NAMES)
    for name, raw in SHIPPED.items():
        habit = getattr(usual(), name)
        assert habit.source == raw.get("source", raw.get("assumed"))
        assert habit.assumed is ("assumed" in raw)
    measured = [name for name, raw in SHIPPED.items() if "source" in raw]
    assert measured == ["handles", "answers_opinion", "month"]


def test_the_shipped_delays_are_those_of_the_messages():
    """The fit is done again where the messages are; elsewhere nothing can be compared."""
    if not MESSAGES.exists():
        pytest.skip("the residents' messages are not here: the fit cannot be done again")
    requests = read_requests(MESSAGES)
    fitted = tomllib.loads("\n".join(tables(requests)))
    assert fitted == {name: SHIPPED[name] for name in fitted}
    days = sorted((r.answered - r.opened).days for r in requests)
    habit = usual().handles
    for share in (Fraction(1, 4), Fraction(1, 2), Fraction(9, 10)):
        below = sum(part for day, part in habit.shares().items() if day <= _quantile(days, share))
        assert abs(below - share) < Fraction(1, 50)
    late = Fraction(sum(day > 90 for day in days), len(days))
    modelled = sum(part for day, part in habit.shares().items() if day > 90)
    assert abs(late - modelled) < Fraction(1, 200)


def _quantile(days, share):
    return days[-(-share.numerator * len(days) // share.denominator) - 1]


def test_the_command_prints_what_is_shipped(capsys):
    if not MESSAGES.exists():
        pytest.skip("the residents' messages are not here: the command has nothing to read")
    assert main([str(MESSAGES)]) == 0
    printed = capsys.readouterr().out
    text = files("wholeprocess.simulation").joinpath("behaviour.toml").read_text(encoding="utf-8")
    assert printed in text
    assert main([]) == 2


def test_messages_without_answers_are_not_passed_over():
    from datetime import date

    from wholeprocess.exchange import Request

    one = Request(
        id="1", user="u", title="t", opened=date(2020, 1, 1), answered=None, area="", prefecture="",
        department="", body_chars=1, reply_chars=0,
    )  # fmt: skip
    with pytest.raises(ValueError, match="1 of 1 messages have no answer"):
        delay_points([one])
    assert months([one]) == tuple((month, 0) for month in range(1, 13))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"in_session": 300}, "came in the session"),
        ({"session": "13-01"}, "no day of a year"),
        ({"units": []}, "units is empty"),
        ({"proposals": 2}, "too few for 3 projects"),
        ({"suggestions": -1}, "is negative"),
        ({"voters": 9}, "cannot put a candidate forward"),
    ],
)
def test_what_is_no_county_is_refused(changes, why):
    with pytest.raises(ValueError, match=why):
        County.xiangxiang(**changes)


def test_a_unit_works_on_one_thing_at_least():
    with pytest.raises(ValueError, match="capacity"):
        UnitPlan("水利局", 0)


def test_a_place_without_a_congress_is_no_county():
    with pytest.raises(NoSuchThing):
        County.of("999999")
    with pytest.raises(NoSuchThing):
        County.of("430381001")  # a sub-district


def test_what_no_county_has_cannot_be_changed():
    with pytest.raises(BadInput, match="no county has it"):
        County.xiangxiang(rivers=3)
    with pytest.raises(BadInput, match="is no habit"):
        County.xiangxiang().behaviour.evolved(dances=Days.always(1, "x"))
    with pytest.raises(NoSuchThing, match="no part"):
        County.xiangxiang().only("music")


def test_a_place_of_which_nothing_is_known_takes_the_usual_numbers():
    county = County.of("430681")
    assert (len(county.units), county.suggestions, county.source[:8]) == (60, 237, "assumed:")


def test_every_part_alone_lives_a_year():
    for part, kind in {
        "suggestions": "management.submit",
        "projects": "decision.propose",
        "stations": "consultation.hear-opinion",
        "turnout": "election.open-poll",
    }.items():
        run = simulate(County.quzici(voters=50).only(part), seed=1)
        rooms = {act.kind.split(".")[0] for act in run.acts} - {"process"}
        assert kind in {act.kind for act in run.acts}
        assert rooms == {kind.split(".")[0]}


@pytest.mark.parametrize(
    "raw",
    [
        {"handles": {"always": 3}},
        {"handles": {"always": 3, "source": "x", "assumed": "y"}},
        {"handles": {"always": 3, "between": [1, 2], "source": "x"}},
        {"handles": {"chance": "1/2", "source": "x"}},
        {"handles": {"always": 3, "source": "x", "colour": "red"}},
        {"handles": 3},
        {"answers": {"chance": 0.5, "source": "x"}},
        {"answers": {"chance": "3/2", "source": "x"}},
        {"month": {"choice": {"1": 0}, "source": "x"}},
    ],
)
def test_a_habit_that_cannot_be_read_is_bad_input(raw):
    with pytest.raises(BadInput):
        habits_of(raw, "test.toml")
