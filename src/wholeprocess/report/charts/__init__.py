"""The charts (图表) of a report, a table behind each; drawn with the extra ``report``."""

from wholeprocess.report.charts.chart import Chart

__all__ = ["Chart"]
