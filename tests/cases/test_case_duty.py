"""Quzici's record of duty, and what was observed beside it."""

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve

from wholeprocess.cases import in_order
from wholeprocess.cases.gathering import SOURCES, gathered
from wholeprocess.consultation import HearOpinion, OpinionAct
from wholeprocess.decision import OpenCall, Propose, RateEffect, VoteOnProgress
from wholeprocess.process import duty_record, replay
from wholeprocess.report import compare
from wholeprocess.supervision import Observe

TOWN, BY = "430681118", date(2021, 12, 31)


@pytest.fixture(scope="module")
def acts(quzici):
    return tuple(entry.act for entry in quzici.journal)


def figure_of(quzici, row, word):
    return next(f for f in quzici.figures if f.row == row and word in f.what.en)


def asked(quzici, acts, row, word, **where):
    figure = figure_of(quzici, row, word)
    return compare(evolve(figure, where={**figure.where, **where}), replay(in_order(acts)))


@pytest.mark.parametrize(
    ("word", "kinds"),
    [("topics", OpinionAct), ("progress", VoteOnProgress), ("effect", RateEffect)],
)
def test_a_duty_that_the_journal_does_not_keep_is_unknown(quzici, acts, word, kinds):
    left = [act for act in acts if not isinstance(act, kinds)]
    if kinds is RateEffect:
        left = [act for act in left if act.kind != "decision.close-project"]
    assert asked(quzici, left, "E5", word).came_out is None
    assert asked(quzici, acts, "E5", word).came_out == 1


def test_a_deputy_without_a_topic_is_missed(quzici, acts):
    who = next(act.by for act in acts if isinstance(act, HearOpinion))
    numbers = {act.opinion for act in acts if isinstance(act, HearOpinion) and act.by == who}
    left = [act for act in acts if getattr(act, "opinion", None) not in numbers]
    assert asked(quzici, left, "E5", "topics").came_out == Fraction(60, 61)
    record = duty_record(replay(in_order(left)), who, BY)
    assert record.counts["opinions-brought"] == 0


def test_what_the_records_count_is_what_the_acts_are(quzici, acts):
    heard = sum(isinstance(act, HearOpinion) for act in acts)
    sum_of = evolve(figure_of(quzici, "E5", "topics"), measure="duty_entries")
    assert compare(sum_of, replay(in_order(acts))).came_out == heard >= 61


def test_a_duty_that_nobody_counts_is_a_fault(quzici, acts):
    told = asked(quzici, acts, "E5", "topics", duty="speeches")
    assert (told.came_out, told.fault) == (None, "no record of duty counts 'speeches'")


# --- gathering ------------------------------------------------------------------------------------


def proposals(n, source="代表走访"):
    yield OpenCall(on=date(2020, 3, 1), slate="s", congress=TOWN, year=2020)
    for number in range(n):
        yield Propose(
            on=date(2020, 3, 2 + number), slate="s", proposal=f"p{number}", title="修路",
            category="道路", source=source,
        )  # fmt: skip


@pytest.mark.parametrize(("n", "deputies"), [(1, 4), (4, 4), (9, 4)])
def test_deputies_take_turns(n, deputies):
    names = [f"d{number}" for number in range(deputies)]
    made = list(gathered(TOWN, proposals(n), names, Random(1)))
    heard = [act for act in made if isinstance(act, HearOpinion)]
    assert len(heard) == max(n, deputies)
    assert {act.by for act in heard} == set(names)
    sources = {act.source for act in made if isinstance(act, Propose)}
    assert sources <= {act.opinion for act in heard}
    assert len(sources) == n
    assert all(date(2020, 3, 1) <= act.on <= date(2020, 3, 2 + n) for act in heard)


def test_what_no_deputy_gathered_stays_as_it_is():
    acts = list(proposals(3, source="意见箱"))
    assert "意见箱" not in SOURCES
    assert list(gathered(TOWN, acts, ["d1"], Random(1))) == acts


# --- observed -------------------------------------------------------------------------------------


def test_places_up_follow_the_observed_rank(quzici, acts):
    def rank(act):
        same = isinstance(act, Observe) and (act.first.year, act.value) == (2021, 12)
        return evolve(act, value=14) if same else act

    assert asked(quzici, acts, "E6", "places").came_out == 5
    assert asked(quzici, [rank(act) for act in acts], "E6", "places").came_out == 3
    assert asked(quzici, acts, "E6", "places", year=2020).came_out is None


def test_a_year_without_the_award_ends_the_run(quzici, acts):
    def lost(year):
        return [evolve(a, value=0) if _is_award_of(a, year) else a for a in acts]

    came_out = [asked(quzici, lost(y), "E6", "county").came_out for y in (2017, 2018, 2019, 2021)]
    assert came_out == [4, 3, 2, 0]


def _is_award_of(act, year):
    return isinstance(act, Observe) and "safe-county" in act.series and act.first.year == year


@pytest.mark.parametrize(("word", "other"), [("places", "430681/safe-county"), ("county", "x")])
def test_a_series_of_another_kind_is_a_fault(quzici, acts, word, other):
    told = asked(quzici, acts, "E6", word, series=other)
    assert told.came_out is None
    assert other in told.fault
