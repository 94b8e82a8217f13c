"""The shipped cases: every reported figure comes out of the acts, and follows a changed record."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from wholeprocess import management as m
from wholeprocess.cases import built_in, in_order, load, write
from wholeprocess.cases.dealing import deal, evenly
from wholeprocess.check import findings
from wholeprocess.consultation import ConsultationAct
from wholeprocess.decision import (
    AcceptProject,
    AdoptSuggestion,
    CompleteProject,
    OpenSession,
    Propose,
    RecordBenefit,
    ScheduleProject,
)
from wholeprocess.election import ElectionAct
from wholeprocess.errors import BadInput
from wholeprocess.process import replay
from wholeprocess.report import MEASURES, Figure, compare, summary


def measured(acts, figure):
    """The figure that comes of changed acts, without those of which no figure here is."""
    others = (ElectionAct, ConsultationAct)
    return compare(figure, replay(in_order(a for a in acts if not isinstance(a, others))))


def figure_of(case, row, word):
    return next(f for f in case.figures if f.row == row and word in f.what.en)


def test_every_reported_figure_comes_out(case, state_of):
    compared = [compare(figure, state_of(case)) for figure in case.figures]
    assert [(f.row, f.what.en, f.came_out) for f in compared if not f.agrees] == []
    assert len(compared) >= 10


def test_the_records_are_the_same_each_time(case):
    assert built_in(case.name).journal.head == case.journal.head


def test_a_case_written_out_and_read_again_is_the_same(quzici, tmp_path):
    write(quzici, tmp_path / "mine")
    again = load(str(tmp_path / "mine"))
    assert again.journal.head == quzici.journal.head
    with pytest.raises(BadInput, match="exists already"):
        write(quzici, tmp_path / "mine")
    assert summary(again).as_data()["figures"] == summary(quzici).as_data()["figures"]


def test_findings_are_the_ones_that_the_readme_explains(quzici, xiangxiang, state_of):
    codes = {
        case.name: sorted(f.code for f in findings(state_of(case), case.through))
        for case in (quzici, xiangxiang)
    }
    assert codes == {
        "quzici": ["CGP-twice-a-year"] + ["LVP-progress-vote"] * 5,
        "xiangxiang": ["SG-5"] * 6,
    }


def _of_project(case, kind, title):
    """The first act of a kind on the project with that title."""
    state = replay(case.journal)
    project = next(p for p in state.decision.projects.values() if title in p.title)
    return next(act for act in project.acts if isinstance(act, kind))


def _with(case, old, new):
    return [new if entry.act is old else entry.act for entry in case.journal]


def _without(case, old):
    return [entry.act for entry in case.journal if entry.act is not old]


def test_one_more_proposal_is_one_more(quzici):
    first = next(e.act for e in quzici.journal if isinstance(e.act, Propose))
    acts = [e.act for e in quzici.journal]
    acts.insert(acts.index(first), evolve(first, proposal="p99"))
    figure = figure_of(quzici, "C5", "proposals")
    with pytest.raises(BadInput, match=r"LVP-cut-reason|LVP-review"):
        measured(acts, figure)  # nobody said why it was left out
    assert compare(figure, replay(quzici.journal)).came_out == 118


def test_a_category_that_the_call_does_not_name_is_refused(quzici):
    first = next(e.act for e in quzici.journal if isinstance(e.act, Propose))
    acts = [e.act for e in quzici.journal]
    acts.insert(acts.index(first), evolve(first, proposal="p99", category="第十三类"))
    with pytest.raises(BadInput, match=r"LVP-area"):
        measured(acts, figure_of(quzici, "C5", "categories"))


@pytest.mark.parametrize(
    ("word", "title", "kind", "change", "came_out"),
    [
        ("planned cost", "Chuyun", ScheduleProject, {"cost_fen": 230_000_000}, 2_300_000),
        ("real cost", "Chuyun", AcceptProject, {"cost_fen": 200_000_000}, 2_000_000),
        ("for it", "Qinglongchong", RecordBenefit, {"amount": 1077}, None),
    ],
)
def test_a_changed_record_changes_its_figure(quzici, word, title, kind, change, came_out):
    old = _of_project(quzici, kind, title)
    figure = figure_of(quzici, "C8", word)
    assert compare(figure, replay(quzici.journal)).agrees
    after = measured(_with(quzici, old, evolve(old, **change)), figure)
    assert not after.agrees
    assert came_out is None or after.came_out == came_out


def test_a_day_later_is_a_day_more(quzici):
    done = _of_project(quzici, CompleteProject, "Chuyun")
    figure = figure_of(quzici, "C8", "real duration")
    later = evolve(done, on=done.on + timedelta(days=1))
    assert measured(_with(quzici, done, later), figure).came_out == 116


@pytest.mark.parametrize(
    ("row", "word", "kind"),
    [
        ("C2", "adopted", AdoptSuggestion),
        ("D4", "irrigated", m.RecordBenefit),
    ],
)
def test_a_record_left_out_is_missed(xiangxiang, row, word, kind):
    figure = figure_of(xiangxiang, row, word)
    old = next(e.act for e in xiangxiang.journal if isinstance(e.act, kind))
    assert not measured(_without(xiangxiang, old), figure).agrees


def test_a_suggestion_dated_into_another_year_is_not_counted(xiangxiang):
    figure = figure_of(xiangxiang, "C2", "suggestions")
    old = next(
        e.act
        for e in reversed(list(xiangxiang.journal))
        if isinstance(e.act, m.Submit) and e.act.parent is None
    )
    acts = [
        e.act for e in xiangxiang.journal if getattr(e.act, "suggestion", None) != old.suggestion
    ]
    assert measured(acts, figure).came_out == 236


def test_what_a_level_paid_is_counted_from_its_reply(xiangxiang, state_of):
    figure = figure_of(xiangxiang, "D4", "found by three levels")
    old = next(
        e.act
        for e in xiangxiang.journal
        if isinstance(e.act, m.Reply) and "@43" in e.act.suggestion
    )
    after = measured(_with(xiangxiang, old, evolve(old, fen=0)), figure)
    assert not after.agrees
    assert after.came_out == compare(figure, state_of(xiangxiang)).came_out - old.fen // 100


def test_quorum_is_asked_of_the_records_too(quzici):
    session = next(e.act for e in quzici.journal if isinstance(e.act, OpenSession))
    few = evolve(session, present=session.present[:40])
    with pytest.raises(BadInput, match=r"OL-14-4: 40 of 61 deputies are present; 41 are needed"):
        measured(_with(quzici, session, few), figure_of(quzici, "C5", "2019"))


def test_a_vote_by_someone_who_is_no_deputy_is_refused(quzici):
    session = next(e.act for e in quzici.journal if isinstance(e.act, OpenSession))
    stranger = evolve(session, present=(*session.present[:-1], "stranger"))
    with pytest.raises(BadInput, match="stranger is no deputy"):
        measured(_with(quzici, session, stranger), figure_of(quzici, "C5", "2019"))


def test_a_matter_comes_home_to_everyone_behind_it(xiangxiang, state_of):
    case = state_of(xiangxiang).management.cases["2020-yangtan"]
    homes = case.done(m.BringHome)
    assert {home.congress for home in homes} == {"4303", "43"}
    for home in homes:
        told = [notice.kind for notice in m.notices(case, home)]
        assert told.count("deputy") == 4
        assert told.count("resident's opinion") == 12


def test_relations_have_their_edges():
    def agrees(relation, reported, came_out):
        figure = Figure(
            row="X",
            what=None,
            measure="suggestions",
            reported=reported,
            relation=relation,
        )
        return evolve(compare(figure, replay([])), came_out=came_out, fault="").agrees

    assert (agrees("over", 100, 100), agrees("over", 100, 101)) == (False, True)
    assert (agrees("nearly", 100, 100), agrees("nearly", 100, 95)) == (False, True)
    assert (agrees("nearly", 100, 94), agrees("exact", 100, 100)) == (False, True)
    shares = [Fraction(n, 10_000) for n in (9764, 9765, 9774, 9775)]
    assert [agrees("rounded", "977/1000", share) for share in shares] == [False, True, True, False]


def test_every_measure_is_documented():
    assert all(measure.__doc__ for measure in MEASURES.values())


@pytest.mark.parametrize(("total", "parts", "least"), [(116, 36, 2), (3, 3, 1), (100, 1, 0)])
def test_dealing_adds_up(total, parts, least):
    from random import Random

    dealt = deal(total, parts, Random(0), least=least)
    assert (sum(dealt), len(dealt), min(dealt) >= least) == (total, parts, True)
    assert sum(evenly(total, parts)) == total


def test_dealing_too_little_is_refused():
    from random import Random

    with pytest.raises(ValueError, match="cannot be dealt out"):
        deal(2, 3, Random(0))


def test_a_later_through_finds_no_less(xiangxiang, state_of):
    state = state_of(xiangxiang)
    early = findings(state, date(2021, 5, 1))
    late = findings(state, date(2021, 12, 31))
    assert {f.about for f in early if f.code == "SG-5"} <= {f.about for f in late}
