"""The report (报告): what a journal comes to, in numbers and words."""

from wholeprocess.report.figures import Compared, Figure, Relation, compare, in_words
from wholeprocess.report.measures import MEASURES
from wholeprocess.report.model import Link, Summary, links, summary
from wholeprocess.report.page.behind import Limits
from wholeprocess.report.page.writing import Written, write_report

__all__ = [
    "MEASURES",
    "Compared",
    "Figure",
    "Limits",
    "Link",
    "Relation",
    "Summary",
    "Written",
    "compare",
    "in_words",
    "links",
    "summary",
    "write_report",
]
