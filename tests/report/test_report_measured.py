"""What each measure looks at: a row for every measure, kinds that exist, lines that fit."""

from datetime import date

import pytest

from wholeprocess.process import ACTS, State, replay
from wholeprocess.report import MEASURES, Figure
from wholeprocess.report.page.behind import FOLDER, Behind
from wholeprocess.report.page.measured import LOOKS, lines_of

KINDS = {act.kind for act in ACTS}


@pytest.fixture(scope="module")
def behind(quzici):
    entries = tuple(quzici.journal)
    return Behind(entries, replay(entries), FOLDER)


def figure(measure, **where):
    return Figure(row="1", what="x", measure=measure, where=where, reported=1)


def test_every_measure_has_its_row():
    assert set(LOOKS) == set(MEASURES)


@pytest.mark.parametrize("name", LOOKS)
def test_kinds_exist_and_each_link_is_one(name):
    assert set(LOOKS[name].kinds) <= KINDS
    assert LOOKS[name].link in (
        "election",
        "consultation",
        "decision",
        "management",
        "supervision",
    )


@pytest.mark.parametrize("name", LOOKS)
def test_asked_about_nothing_known_it_rests_on_nothing(name):
    empty = Behind((), State.empty(), FOLDER)
    assert lines_of(figure(name), empty) == ()


def test_a_figure_rests_on_the_acts_of_its_things_alone(behind):
    one = lines_of(figure("proposals", within="430681118", years=[2019]), behind)
    two = lines_of(figure("proposals", within="430681118", years=[2020, 2021]), behind)
    every = behind.of("decision.propose")
    assert one
    assert two
    assert not set(one) & set(two)
    assert tuple(sorted((*one, *two))) == every
    assert lines_of(figure("proposals", within="430682", years=[2019]), behind) == ()


def test_a_project_of_that_title_and_no_other(behind):
    lines = lines_of(figure("paid", title="Chuyun"), behind)
    projects = {behind.act(line).project for line in lines}
    assert {behind.act(line).kind for line in lines} == {"decision.pay-for-project"}
    assert len(projects) == 1
    (ident,) = projects
    assert "Chuyun" in behind.state.decision.projects[ident].title


def test_duties_lead_to_the_acts_on_their_records(behind):
    asked = {"place": "430681118", "duty": "opinions-brought", "by": date(2021, 12, 31)}
    lines = lines_of(figure("duty_share", **asked), behind)
    heard = behind.of("consultation.hear-opinion")
    assert set(heard) <= set(lines)
    opinions = {behind.act(line).opinion for line in lines}
    assert opinions == {behind.act(line).opinion for line in heard}
    assert lines_of(figure("duty_share", **{**asked, "duty": "naps"}), behind) == ()
