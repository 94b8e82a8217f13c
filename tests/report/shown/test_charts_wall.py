"""The wall chart as of a day: late from the day after it was due, and nothing of later days."""

from datetime import date, timedelta
from xml.etree import ElementTree as Tree

import pytest
from attrs import evolve

from wholeprocess.decision import Change, ChangeProject, ReachMilestone
from wholeprocess.errors import NoSuchThing
from wholeprocess.report.charts import projects_wall, wall_chart
from wholeprocess.report.charts.canvas import LOOKS
from wholeprocess.report.charts.timeline import quarters

DAY = timedelta(days=1)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pond(town):
    return town.decision.projects["430681118/2019/p03"]


def reached_on(project, day):
    """The project with its first stage reached on a day, or never, and nothing after it."""
    acts = [act for act in project.acts if act.on <= date(2019, 9, 1)]
    first = next(act for act in project.acts if isinstance(act, ReachMilestone))
    stages = [evolve(first, on=day)] if day else []
    milestones = tuple(evolve(stone, reached=None) for stone in project.milestones)
    return evolve(project, acts=(*acts, *stages), milestones=milestones, ratings=())


def texts(chart):
    return [t.text for t in Tree.fromstring(chart.svg).iter(f"{SVG}text")]


def test_a_stage_is_late_from_the_day_after_it_was_due(pond):
    due = pond.milestones[0].due
    unreached = reached_on(pond, None)
    for today, late in ((due - DAY, "0"), (due, "0"), (due + DAY, "1"), (due + 9 * DAY, "9")):
        assert wall_chart(unreached, today).rows[0][4] == late
    for day, late in ((due, "0"), (due + DAY, "1")):
        row = wall_chart(reached_on(pond, day), due + 30 * DAY).rows[0]
        assert row[3:] == (str(day), late)


def test_the_late_part_is_drawn_and_named_only_where_something_is_late(pond):
    due = pond.milestones[0].due
    unreached = reached_on(pond, None)
    assert "逾期" not in texts(wall_chart(unreached, due))
    assert "逾期" in texts(wall_chart(unreached, due + DAY))


def test_while_a_stage_is_not_reached_the_next_is_not_begun(pond):
    day = pond.milestones[1].starts + DAY
    filled = [
        chart.svg.count(f'fill="{LOOKS[0].colour}"')
        for chart in (
            wall_chart(reached_on(pond, None), day),  # its own time, and the key
            wall_chart(reached_on(pond, pond.milestones[0].starts + DAY), day),
        )
    ]
    assert filled == [2, 3]


def test_what_came_later_is_not_on_the_wall(pond):
    for today in (date(2019, 8, 26), date(2019, 9, 8), date(2019, 9, 9), date(2019, 12, 6)):
        chart = wall_chart(pond, today, "en")
        reached = sum(a.on <= today for a in pond.done(ReachMilestone))
        days = [row[3] for row in chart.rows if row[3] != "not yet"]
        assert all(day <= str(today) for day in days)
        assert sum(row[3] != "not yet" for row in chart.rows[:3]) == reached
        assert f"{reached} reached by {today}" in chart.description
    last = wall_chart(pond, pond.last, "en").rows
    assert len(last) == 3 + len(pond.visits) + 2 + len(pond.ratings)
    said = pond.effect[0].act.grades
    assert (
        f"vote on the effect: {said.satisfied} satisfied, {said.basically} basically, "
        f"{said.dissatisfied} dissatisfied"
    ) in {row[0] for row in last}


def test_the_days_due_and_today_stand_on_it_with_quarter_marks(pond):
    chart = wall_chart(pond, date(2019, 9, 10), "en")
    said = texts(chart)
    assert {"due 2019-12-01", "today 2019-09-10", "Q3", "Q4", "2019"} <= set(said)
    far = texts(wall_chart(pond, date(2025, 1, 1), "en"))
    assert not any(word.startswith("today") for word in far)  # years later it would press the rest


def test_a_due_day_that_was_changed_holds_from_the_change_on(pond):
    later = pond.plan.due + 30 * DAY
    change = ChangeProject(
        on=date(2019, 11, 1), project=pond.id, change="c1", what=Change(due=later), reason="雨季"
    )
    moved = evolve(pond, acts=tuple(sorted((*pond.acts, change), key=lambda act: act.on)))
    assert f"due {pond.plan.due}" in texts(wall_chart(moved, date(2019, 10, 31), "en"))
    assert f"due {later}" in texts(wall_chart(moved, date(2019, 11, 1), "en"))


def test_the_whole_wall_has_every_project_that_was_scheduled(town):
    projects = town.decision.projects.values()
    for today in (date(2019, 10, 30), date(2020, 8, 30), date(2022, 2, 10)):
        planned = [p for p in projects if p.plan and p.plan.on <= today]
        chart = projects_wall(projects, today, "en")
        assert {row[0] for row in chart.rows} == {p.id for p in planned}
        assert [row[3] for row in chart.rows] == sorted(row[3] for row in chart.rows)
        done = sum(p.finished is not None and p.finished <= today for p in planned)
        assert f"{done} done" in chart.description
    assert projects_wall(projects, today, place="屈子祠镇").title.endswith("：屈子祠镇")


def test_a_wall_of_very_many_draws_forty_and_tables_all(pond):
    many = [evolve(pond, id=f"p{n:03}") for n in range(60)]
    chart = projects_wall(many, date(2022, 1, 1), "en")
    assert len(chart.rows) == 60
    assert "60 projects" in chart.description
    assert "40 drawn" in chart.description
    assert texts(chart).count(pond.title) == 40


def test_what_was_not_scheduled_cannot_be_hung(pond, town):
    before = pond.plan.on - DAY
    with pytest.raises(NoSuchThing, match="has no plan"):
        wall_chart(pond, before)
    with pytest.raises(NoSuchThing, match="no project has a plan"):
        projects_wall(town.decision.projects.values(), date(2018, 1, 1))


def test_quarters_begin_on_their_first_day():
    assert [*quarters(date(2021, 1, 1), date(2021, 12, 31))] == [
        date(2021, month, 1) for month in (1, 4, 7, 10)
    ]
    assert [*quarters(date(2021, 1, 2), date(2021, 3, 31))] == []
