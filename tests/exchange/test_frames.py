"""Data frames: the fields of our objects with their types, through Arrow as well."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.cases import load
from wholeprocess.congress import Deputy, Unit
from wholeprocess.decision import PassResolution, Votes
from wholeprocess.election import AdoptElectionMeasures
from wholeprocess.exchange.frames import frame_of, frames_of, pandas_of
from wholeprocess.exchange.shapes import fields_of
from wholeprocess.management import Assign, Close, Rate
from wholeprocess.process import ACTS

DAY = date(2022, 3, 1)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.kind)
def test_every_kind_of_act_has_a_frame(act):
    frame = frame_of([], of=act)
    assert frame.shape[0] == 0
    assert {name.partition(".")[0] for name in frame.columns} == set(fields_of(act))


def test_types_are_exact():
    votes = {"for_": 40, "against": 1, "abstain": 2}
    act = PassResolution(on=DAY, session="s", resolution="r", title="决议", votes=Votes(**votes))
    frame = frame_of([act])
    assert frame.schema["on"] == pl.Date
    assert {n: frame.schema[n] for n in frame.columns if n.startswith("votes.")} == {
        f"votes.{name}": pl.Int64 for name in votes
    }
    assert frame.row(0, named=True)["votes.for_"] == 40


def test_fractions_and_choices_are_text_and_lists_lists():
    act = Rate(on=DAY, suggestion="s", by="d", rating="satisfied")
    assert frame_of([act]).row(0, named=True)["rating"] == "satisfied"
    ratio = next(name for name, s in fields_of(AdoptElectionMeasures).items() if s.of is Fraction)
    assert frame_of([], of=AdoptElectionMeasures).schema[ratio] == pl.String
    frame = frame_of([Assign(on=DAY, suggestion="s", lead="u", co=["a", "b"])])
    assert frame.schema["co"] == pl.List(pl.String)
    assert frame["co"].to_list() == [["a", "b"]]


def test_values_inside_a_list_are_structs():
    act = next(e.act for e in load("quzici").journal if e.act.kind == "process.seat-deputies")
    deputies = frame_of([act])["deputies"].explode().struct.unnest()
    assert deputies.equals(frame_of(act.deputies))
    assert deputies.schema["since"] == pl.Date


def test_several_kinds_stand_together_unless_a_name_means_two_types():
    assign, close = Assign(on=DAY, suggestion="s", lead="u"), Close(on=DAY, suggestion="s")
    frame = frame_of([assign, close])
    assert frame["act"].to_list() == ["management.assign", "management.close"]
    assert frame["lead"].to_list() == ["u", None]
    unit = Unit(id="u", name="水利局", division="430381")
    with pytest.raises(TypeError, match="frames_of"):
        frame_of([unit, Other()])
    assert list(frames_of([assign, unit, close, unit])) == [
        "management.assign",
        "Unit",
        "management.close",
    ]


@frozen
class Other:
    """A value with a field of a name that a unit has, of another type."""

    id: int = 1


def test_nothing_is_no_frame_without_a_class():
    with pytest.raises(TypeError, match="of="):
        frame_of([])
    with pytest.raises(TypeError, match="no value"):
        frame_of([1])


def test_a_number_too_big_is_told():
    act = next(e.act for e in load("quzici").journal if e.act.kind == "decision.schedule-project")
    with pytest.raises(ValueError, match="cost_fen"):
        frame_of([evolve(act, cost_fen=2**70)])


@given(st.lists(st.builds(
    Deputy,
    id=st.text(min_size=1).filter(str.strip),
    name=st.just("甲"),
    congress=st.just("4303"),
    elected_by=st.just("430381"),
    since=st.dates(),
    until=st.none() | st.dates(),
    knows=st.lists(st.sampled_from("水路"), max_size=2).map(tuple),
), min_size=1, max_size=5))  # fmt: skip
def test_rows_are_the_objects(deputies):
    rows = frame_of(deputies).rows(named=True)
    again = [Deputy(**{**row, "knows": tuple(row["knows"])}) for row in rows]
    assert again == deputies


def test_pandas_has_the_types_of_arrow():
    acts = [e.act for e in load("quzici").journal if e.act.kind == "decision.schedule-project"]
    frame = pandas_of(acts)
    assert str(frame.dtypes["start"]) == "date32[day][pyarrow]"
    assert str(frame.dtypes["cost_fen"]) == "int64[pyarrow]"
    assert frame["start"].tolist() == [act.start for act in acts]
