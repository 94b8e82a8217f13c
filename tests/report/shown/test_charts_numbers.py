"""What is drawn is what happened: every chart's table against a count made another way."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from xml.etree import ElementTree as Tree

import pytest
from attrs import evolve

from wholeprocess.congress import UnitId
from wholeprocess.election import statement_of, turnout
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import in_force
from wholeprocess.management import (
    Close,
    Decline,
    Desk,
    HandlingRate,
    Merge,
    Phase,
    Queue,
    Withdraw,
    as_of,
    course,
    queues,
)
from wholeprocess.report.charts import (
    escalation_chart,
    evaluations_chart,
    flow_chart,
    loops_chart,
    queues_chart,
    series_chart,
    stays,
    times_chart,
    turnout_chart,
    unit_years_chart,
    units_chart,
    votes_chart,
)
from wholeprocess.report.charts.every import charts
from wholeprocess.supervision import (
    Band,
    Evaluated,
    Evaluation,
    EvaluationPhase,
    Indicator,
    Matter,
    MatterPhase,
    MeasureKind,
    Observation,
    ObservedSeries,
    ScoreSheet,
    Subject,
    scale_of,
    score,
)

TODAY = date(2022, 2, 10)
ENDS = (Close, Decline, Withdraw)  # and a merger, of the one that is merged
ELECTION = "430381/2021"
LAW = in_force(date(2021, 7, 1), "430381")


def whole(cell):
    return int(cell.replace(",", ""))


# --- elections -----------------------------------------------------------------------------------


def test_turnout_adds_up_and_the_lowest_is_first(county):
    state = county.election
    chart = turnout_chart(state, ELECTION, "湘乡市")
    sums = [sum(whole(row[n]) for row in chart.rows) for n in (1, 2, 4, 5, 6)]
    all_ = turnout(state, [ELECTION])
    assert sums == [
        all_.all_voters,
        all_.voters_who_voted,
        all_.station + all_.meeting,
        all_.mobile_box,
        all_.proxy,
    ]
    shares = [Fraction(whole(row[2]), whole(row[1])) for row in chart.rows]
    assert shares == sorted(shares)
    assert len(chart.rows) == len(state.districts) > 30
    assert "图上30个" in chart.description
    with pytest.raises(NoSuchThing, match="has no districts"):
        turnout_chart(state, "none", "")


def test_votes_are_those_of_the_statement(county, law):
    state = county.election
    for place in sorted(state.results)[:5]:
        on = state.results[place].declared[-1].on
        statement = statement_of(state, *place, law(on, "430381"))
        rows = votes_chart(statement, "en").rows
        for row, one in zip(rows, statement.ruling.standings, strict=True):
            assert row[0] == one.person
            assert sum(map(whole, row[1:4])) == statement.tally.valid
            assert (row[4] == "–") is (one.needed is None)
            assert (row[5] == "elected") is (one.person in statement.ruling.outcome.elected)


# --- suggestions ---------------------------------------------------------------------------------


def test_what_flows_into_a_place_flows_out_of_it(county):
    cases = county.management.cases.values()
    rows = flow_chart(cases, "en").rows
    into, out = Counter(), Counter()
    for a, b, number in rows:
        out[a] += int(number)
        into[b] += int(number)
    assert out["put forward"] == len(cases)
    for between in ("assigned", "handled once", "handled again", "put before higher levels"):
        assert into[between] == out[between] > 0
    ends = Counter(case.outcome.value for case in cases)
    assert into["solved"] == ends["solved"]
    assert into["withdrawn"] == ends["withdrawn"]
    assert sum(into[end] for end in into if end not in out) == len(cases)


@pytest.fixture(scope="module")
def every(county, law):
    return stays(county.management.cases, law, county.register, TODAY)


def test_a_case_folded_again_is_what_it_was(county, law):
    cases = county.management.cases
    for case in list(cases.values())[:60]:
        folded = [*course(case, law, county.register, cases)]
        assert folded[-1] == case
        assert [past.last for past in folded] == [act.on for act in case.acts]
        middle = case.acts[len(case.acts) // 2].on
        then = as_of({case.id: case}, middle, law, county.register, among=cases)[case.id]
        assert then == [past for past in folded if past.last <= middle][-1]


def test_the_stays_of_a_suggestion_fill_its_time(county, every):
    every_case = county.management.cases
    cases, ended = every_case.values(), {}
    for case in cases:
        for act in case.acts:
            if isinstance(act, ENDS) or (isinstance(act, Merge) and act.into != case.id):
                ended[case.id] = act.on
    open_ = [stay for stay in every if stay.until is None]
    assert len(open_) == len(cases)
    assert sum(stay.queue is Queue.CLOSED for stay in open_) == len(ended) > 200
    lasted = sum((stay.until - stay.since).days for stay in every if stay.until)
    assert lasted == sum((day - every_case[ident].filed.on).days for ident, day in ended.items())


def test_times_count_what_ended_and_leave_out_what_goes_on(county, law, every):
    rows = {row[0]: row[1:] for row in times_chart(every, "en").rows}
    assert "closed" not in rows
    assert all(row[1] == "0" for row in rows.values())
    early = date(2021, 3, 1)
    then = stays(county.management.cases, law, county.register, early)
    cut = {row[0]: row[1:] for row in times_chart(then, "en").rows}
    still = Counter(
        case.phase
        for case in as_of(county.management.cases, early, law, county.register).values()
        if case.phase is not Phase.CLOSED
    )
    assert sum(int(row[1]) for row in cut.values()) == still.total() > 0
    assert int(cut["being handled"][1]) == still[Phase.HANDLING]
    assert times_chart([], "en").rows == ()


def test_queues_are_those_of_the_desk_on_each_day(county, law, every):
    first = min(stay.since for stay in every)
    chart = queues_chart(every, first, TODAY, "en")
    heads = {queue.words.en: queue for queue in Queue}
    assert len(chart.rows) > 12
    for row in chart.rows[::6]:
        day = date.fromisoformat(row[0])
        there = queues(as_of(county.management.cases, day, law, county.register).values())
        for head, number in zip(chart.headers[1:], row[1:], strict=True):
            assert whole(number) == len(there[heads[head]]), (day, head)
    assert chart.rows[-1][0] == str(TODAY)


def test_a_long_time_is_drawn_at_few_points(every):
    chart = queues_chart(every, date(1990, 1, 1), TODAY)
    assert len(chart.rows) <= 54


def test_a_unit_of_few_ratings_is_not_given_away(county, law):
    unit = Desk.of(county.management.cases, law, county.register, TODAY).units()[0]

    def cell(numerator, n):
        rate = HandlingRate(name="satisfaction", numerator=numerator, n=n)
        row = evolve(unit, rates={**unit.rates, "satisfaction": rate})
        return units_chart([row], "en").rows[0][5]

    assert (cell(0, 0), cell(1, 1), cell(4, 4)) == ("–", "withheld", "withheld")
    assert (cell(5, 9), cell(4, 9), cell(5, 10)) == ("withheld", "withheld", "5/10")
    assert cell(20, 20) == "withheld"  # all of them: what each said would be known
    assert cell(16, 20) == "withheld"
    assert cell(15, 20) == "15/20"


def test_units_say_what_the_desk_says(county, law):
    units = Desk.of(county.management.cases, law, county.register, TODAY).units()
    chart = units_chart(units, "en")
    assert len(chart.rows) == len(units)
    assert sum(int(row[3]) for row in chart.rows) == sum(u.rates["on-time"].n for u in units)
    replies = [int(row[3]) for row in chart.rows]
    assert replies == sorted(replies, reverse=True)


def test_an_escalation_has_every_suggestion_on_its_level(county):
    cases = county.management.cases
    case = next(case for case in cases.values() if case.escalation)
    chart = escalation_chart(case, cases, county.register, "en")
    assert [row[0] for row in chart.rows] == ["county", "city", "province"]
    assert "solved" in chart.rows[1][2]
    words = [t.text for t in Tree.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "province" in words
    assert any(case.id in word for word in words)


# --- supervision ---------------------------------------------------------------------------------


def evaluation(year, marks, *, phase=EvaluationPhase.SCORED):
    indicator = Indicator(name="work", weight=1)
    units = {}
    for unit, (good, bad) in marks.items():
        counts = {"satisfied": good, "dissatisfied": bad}
        sheet = ScoreSheet(indicator="work", counts=counts)
        ruling = score([indicator], [sheet], good + bad + 1, scale_of(LAW))
        units[UnitId(unit)] = Evaluated(unit=UnitId(unit), ruling=ruling, scored=date(year, 11, 1))
    return Evaluation(
        id=f"e{year}{phase}",
        congress="430381",
        host="presidium",
        year=year,
        subject=Subject.STATIONS,
        scale=scale_of(LAW),
        indicators=(indicator,),
        seed_from="x",
        units=units,
        phase=phase,
    )


def test_evaluations_count_each_unit_once_a_year_in_its_band():
    held = [
        evaluation(2020, {"a": (10, 0), "b": (0, 10)}),
        evaluation(2021, {"a": (6, 4), "b": (10, 0), "c": (10, 0)}),
        evaluation(2021, {"a": (0, 9)}, phase=EvaluationPhase.CANCELLED),
    ]
    rows = evaluations_chart(held, "en").rows
    assert [row[0] for row in rows] == ["2020", "2021"]
    assert rows[0] == ("2020", "1", "0", "0", "1", "2")
    assert [int(rows[1][-1]), int(rows[1][1]), int(rows[1][4])] == [3, 2, 0]
    own = unit_years_chart(held, UnitId("a"), "A", "en").rows
    assert own[0] == ("2020", "100.0 %", "90.9 %", "100.0 %", "excellent")
    assert own[1][0] == "2021"
    assert held[1].units[UnitId("a")].result.band is Band.PASSED
    for empty in (held[2:], []):
        with pytest.raises(NoSuchThing):
            evaluations_chart(empty)
    with pytest.raises(NoSuchThing, match="d was not scored"):
        unit_years_chart(held, UnitId("d"), "D")


class Opened:
    def __init__(self, on):
        self.on = on


def matter(ident, opened, closed=None):
    days = [opened, *([closed] if closed else [])]
    phase = MatterPhase.CLOSED if closed else MatterPhase.FOLLOWED
    acts = tuple(map(Opened, days))
    return Matter(id=ident, congress="430381", title=f"事项{ident}", phase=phase, acts=acts)


def test_a_loop_is_open_until_the_day_on_which_it_closes():
    closing = date(2021, 6, 1)
    held = [matter("a", date(2021, 1, 1), closing), matter("b", date(2021, 2, 1))]
    before = loops_chart(held, closing - timedelta(days=1), "en")
    assert [row[3] for row in before.rows] == ["–", "–"]
    on = loops_chart(held, closing, "en")
    assert [(row[0], row[3]) for row in on.rows] == [("b", "–"), ("a", str(closing))]
    assert "1 closed, 1 open" in on.description
    assert [row[0] for row in loops_chart(held, date(2021, 1, 1)).rows] == ["a"]
    with pytest.raises(NoSuchThing, match="no matter"):
        loops_chart(held, date(2020, 12, 31))


def series(kind, *values):
    seen = tuple(
        Observation(
            first=date(2019 + n, 1, 1),
            last=date(2019 + n, 12, 31),
            value=Fraction(v),
            source="通报",
        )
        for n, v in enumerate(values)
    )
    return ObservedSeries(
        id="s", congress="430381", place="430381", title="排名", kind=kind, unit="名",
        observations=seen,
    )  # fmt: skip


def test_the_first_rank_is_drawn_on_top_and_a_greater_number_too():
    def heights(kind):
        root = Tree.fromstring(series_chart(series(kind, 16, 12), "en").svg)
        texts = root.iter("{http://www.w3.org/2000/svg}text")
        found = [(t.text, float(t.get("y")), float(t.get("x"))) for t in texts]
        return {text: y for text, y, x in found if text in ("16", "12") and x > 80}

    rank, number = heights(MeasureKind.RANK), heights(MeasureKind.NUMBER)
    assert rank["12"] < rank["16"]
    assert number["16"] < number["12"]
    with pytest.raises(NoSuchThing, match="no observation"):
        series_chart(series(MeasureKind.AWARD))


def test_every_series_says_that_it_proves_nothing():
    chart = series_chart(series(MeasureKind.AWARD, 1, 0), "en")
    assert "no claim of cause" in chart.description
    assert [row[1] for row in chart.rows] == ["1", "0"]


def test_nothing_known_gives_no_chart(law, county):
    from wholeprocess.process import State

    assert charts(State.empty(), law, TODAY) == {}
    before = charts(county, law, date(2015, 1, 1))
    assert "management" not in before
    assert "supervision" not in before
