"""Xiangxiang's standing committee and the matters that it follows: every step is asked of."""

import tomllib
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess import supervision as s
from wholeprocess.cases import in_order
from wholeprocess.cases.committee import rhythm, sitting
from wholeprocess.cases.xiangxiang.oversight import oversight
from wholeprocess.check import findings
from wholeprocess.errors import BadInput
from wholeprocess.process import EnterUnits, RegisterAct, SeatDeputies, SetPractice, replay
from wholeprocess.report import compare

COUNTY = "430381"
PROPERTY, ASSETS = f"{COUNTY}/property", f"{COUNTY}/state-assets"
HOUSING = f"{COUNTY}/住房和城乡建设局"


@pytest.fixture(scope="module")
def register(xiangxiang):
    return tuple(e.act for e in xiangxiang.journal if isinstance(e.act, RegisterAct))


@pytest.fixture(scope="module")
def supervised(xiangxiang):
    """The acts of supervision at the county; the stations of the towns are asked of elsewhere."""
    return tuple(
        e.act
        for e in xiangxiang.journal
        if isinstance(e.act, s.SupervisionAct) and "evaluation" not in e.act.about
    )


@pytest.fixture(scope="module")
def after(register):
    """What changed acts come to."""
    return lambda acts: replay(in_order([*register, *acts]))


@pytest.fixture(scope="module")
def came_out(xiangxiang, after):
    def ask(acts, row, word):
        figure = next(f for f in xiangxiang.figures if f.row == row and word in f.what.en)
        return compare(figure, after(acts))

    return ask


def without(acts, kind, **fields):
    """The acts without those of a kind that have these fields; some there must be."""
    left = [a for a in acts if not (isinstance(a, kind) and _has(a, fields))]
    assert len(left) < len(acts)
    return left


def changed(acts, kind, change, **fields):
    """The acts with the first of a kind changed by ``change``."""
    old = next(a for a in acts if isinstance(a, kind) and _has(a, fields))
    return [change(a) if a is old else a for a in acts]


def _has(act, fields):
    return all(getattr(act, name) == value for name, value in fields.items())


def codes(state, through=date(2022, 2, 10)):
    return sorted({found.code for found in findings(state, through)})


# --- the committee --------------------------------------------------------------------------------


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(3, 56))
def test_meetings_keep_their_rhythm_and_fall_on_weekdays(first, days, every):
    found = rhythm(first, first + timedelta(days=days), every)
    assert len(found) == days // every + 1
    assert all(day.weekday() < 5 for day in found)
    assert all(0 < (b - a).days <= every + 2 for a, b in pairwise(found))


def test_the_first_meeting_from_a_day_on():
    days = (date(2021, 3, 1), date(2021, 4, 22))
    here = sitting(
        COUNTY, ["a", "b", "c"], ["d"], days, Random(1),
        seated=date(2021, 1, 1), population=0, attending=1,
    )  # fmt: skip
    assert [here.from_(day).on for day in (date(2021, 1, 1), *days)] == [days[0], *days]
    assert here.from_(date(2021, 3, 2)).on == days[1]
    with pytest.raises(ValueError, match="no meeting from 2021-04-23"):
        here.from_(date(2021, 4, 23))


def test_a_meeting_left_out_breaks_the_rhythm(supervised, after):
    quiet = next(a for a in supervised if isinstance(a, s.HoldMeeting) and a.on > date(2017, 6, 1))
    assert codes(after(supervised)) == []
    assert codes(after(without(supervised, s.HoldMeeting, meeting=quiet.meeting))) == ["OL-51-1"]


def test_more_than_half_of_the_members_open_a_meeting(supervised, after):
    def only(n):
        return changed(supervised, s.HoldMeeting, lambda a: evolve(a, present=a.present[:n]))

    after(only(17))
    with pytest.raises(BadInput, match="OL-51-3: 16 of 33 members"):
        after(only(16))


# --- satisfaction votes ---------------------------------------------------------------------------


def test_a_report_that_nobody_rated_is_found(supervised, register, came_out, after):
    # the audit report: no unit's work goes back by its vote
    vote = f"{ASSETS}/vote-1"
    acts = without(without(supervised, s.VoteAct, vote=vote), s.AddStep, ref=vote)
    assert came_out(acts, "E3", "compulsory").came_out == Fraction(5, 6)
    assert codes(after(acts)) == ["SV-9"]
    free = [act for act in register if not isinstance(act, SetPractice)]
    assert codes(replay(in_order([*free, *acts]))) == []


def test_a_unit_that_satisfied_is_not_sent_back(supervised, after):
    def content(act):
        return evolve(act, forms=s.Forms(issued=60, satisfied=30, dissatisfied=30))

    vote = {"vote": f"{ASSETS}/vote-2", "rated": f"{COUNTY}/房产管理服务中心"}
    with pytest.raises(BadInput, match=r"SV-10: 430381/房产管理服务中心 has no dissatisfied vote"):
        after(changed(supervised, s.CountForms, content, **vote))


def test_what_was_not_redone_cannot_be_closed(supervised, after):
    redo = {"matter": PROPERTY, "by": HOUSING}
    with pytest.raises(BadInput, match=r"SVP-closing: the work of .*住房和城乡建设局 .* is sent"):
        after(without(supervised, s.ReportRedo, **redo))


def test_a_unit_not_sent_back_stays_due(supervised, came_out, after):
    acts = without(supervised, s.SendBack, matter=ASSETS)
    acts = without(acts, s.ReportRedo, matter=ASSETS)
    acts = without(acts, s.CloseMatter, matter=ASSETS)
    assert came_out(acts, "E3", "redone").came_out == 0
    # the votes of June and of December are both of units that were never sent back
    assert set(codes(after(acts))) == {"SV-10"}


def test_who_did_not_satisfy_is_on_next_years_plan(supervised, after):
    def bare(act):
        return evolve(act, topic=evolve(act.topic, units=()))

    acts = [
        bare(a) if isinstance(a, s.AddTopic) and a.plan.endswith("2020") else a for a in supervised
    ]
    assert codes(after(acts)) == ["SV-11"]


# --- the loop -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "word", "key", "fen", "agrees"),
    [
        ("E3", "rent", "追缴公管房租金", 123_000_000, True),
        ("E3", "rent", "追缴公管房租金", 125_000_000, False),  # 2.00 million is not nearly 2
        ("E3", "rent", "追缴公管房租金", 114_999_999, False),  # a twentieth less is the edge
        ("E4", "spent", "高层住宅消防安全", 287_000_000, False),  # 8.00 million is not over 8
        ("E4", "spent", "高层住宅消防安全", 287_000_001, True),
        ("E3", "age", "公管房遗留问题（存续年限）", 39, False),
    ],
)
def test_figures_follow_what_was_gained(supervised, came_out, row, word, key, fen, agrees):
    def gain(act):
        return evolve(act, gain=evolve(act.gain, amount=fen))

    old = next(a for a in supervised if isinstance(a, s.RecordGain) and a.gain.key == key)
    acts = [gain(a) if a is old else a for a in supervised]
    assert came_out(acts, row, word).agrees is agrees


def test_a_matter_that_goes_on_is_followed_for_longer(supervised, came_out, after):
    def later(act):
        return evolve(act, on=date(2022, 1, 20))

    acts = changed(supervised, s.CloseMatter, later, matter=PROPERTY)
    assert came_out(acts, "E4", "followed").came_out == 4
    open_ = without(supervised, s.CloseMatter, matter=PROPERTY)
    assert came_out(open_, "E4", "followed").came_out is None
    assert came_out(open_, "E4", "closed").came_out == 0
    # nothing since September 2021: half a year later it lies idle
    assert codes(after(open_), date(2022, 3, 14)) == ["OL-51-1"]
    assert codes(after(open_), date(2022, 3, 15)) == ["OL-51-1", "SVP-idle"]


def test_an_inquiry_that_was_planned_and_not_held_is_found(supervised, after):
    acts = without(supervised, s.InquiryAct, inquiry=f"{PROPERTY}/inquiry")
    acts = without(acts, s.AddStep, step=s.StepKind.INQUIRY)
    assert codes(after(acts)) == ["SVP-topic"]


def test_a_matter_of_another_title_has_no_figures(supervised, after, xiangxiang):
    figure = next(f for f in xiangxiang.figures if f.measure == "years_followed")
    other = evolve(figure, where={"place": COUNTY, "title": "河道"})
    assert compare(other, after(supervised)).fault.startswith("430381 has no matter")


def test_handling_reported_late_is_found(supervised, after):
    report = f"{PROPERTY}/report-3"

    def to(days):
        return [
            evolve(a, on=a.on + timedelta(days=days))
            if isinstance(a, s.ReportHandling) and a.report == report
            else a
            for a in supervised
        ]

    assert codes(after(to(4))) == []
    assert codes(after(to(5))) == ["SVP-own-term"]


# --- the generator --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made_by(xiangxiang, register):
    """The records that other starting values make, on the register without the units they add."""
    deputies = next(a.deputies for a in register if isinstance(a, SeatDeputies))
    added = tomllib.loads(xiangxiang.texts["case.toml"])["made"]["oversight"]
    names = set(added["units"])
    kept = [
        act
        for act in register
        if not isinstance(act, SetPractice)
        and not (isinstance(act, EnterUnits) and {unit.name for unit in act.units} == names)
    ]

    def make(change):
        made = deepcopy(added)
        change(made)
        return replay(in_order([*kept, *oversight(COUNTY, deputies, made)]))

    return make


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_seed_makes_clean_records(made_by, seed):
    state = made_by(lambda made: made.update(seed=seed))
    assert codes(state) == []
    assert all(matter.closed for matter in state.supervision.matters.values())


def test_a_unit_that_never_satisfies_cannot_be_closed(made_by):
    def back(made):
        made["matter"][0]["round"][-1] |= {"back": ["城市管理局"], "redo": date(2021, 10, 8)}

    with pytest.raises(BadInput, match=r"SVP-closing: the work of 430381/城市管理局"):
        made_by(back)
