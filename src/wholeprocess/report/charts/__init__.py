"""The charts (图表) of a report: drawings with the table behind each; needs the extra ``report``."""

from wholeprocess.report.charts.chart import Chart

__all__ = ["Chart"]
