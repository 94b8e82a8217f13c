"""The charts (图表) of a report, a table behind each; drawn with the extra ``report``."""

from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.elections import turnout_chart, votes_chart
from wholeprocess.report.charts.every import EACH, Draw, charts
from wholeprocess.report.charts.flow import flow_chart
from wholeprocess.report.charts.levels import escalation_chart, route_chart
from wholeprocess.report.charts.stays import Stay, stays
from wholeprocess.report.charts.supervised import (
    evaluations_chart,
    loops_chart,
    series_chart,
    unit_years_chart,
)
from wholeprocess.report.charts.times import queues_chart, times_chart
from wholeprocess.report.charts.units import units_chart
from wholeprocess.report.charts.wall import projects_wall, wall_chart

__all__ = [
    "EACH",
    "Chart",
    "Draw",
    "Stay",
    "charts",
    "escalation_chart",
    "evaluations_chart",
    "flow_chart",
    "loops_chart",
    "projects_wall",
    "queues_chart",
    "route_chart",
    "series_chart",
    "stays",
    "times_chart",
    "turnout_chart",
    "unit_years_chart",
    "units_chart",
    "votes_chart",
    "wall_chart",
]
