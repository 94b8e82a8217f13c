"""The ground (法律): statutes as tables, the law of a day and place, rulings and refusals."""

from wholeprocess.law.dated import Dated
from wholeprocess.law.deadline import Deadline, deadline
from wholeprocess.law.explain import explain
from wholeprocess.law.in_force import LEVELS, Law, in_force, level_of, rule, setting_of
from wholeprocess.law.limit import Calendar, Due, TimeLimit, TimeUnit, chinese_calendar
from wholeprocess.law.reading import read_rules, shipped_rules
from wholeprocess.law.rule import Rule, Statute, Strength, Value, Version
from wholeprocess.law.ruling import Finding, Refusal, Ruling, Severity, in_report_order
from wholeprocess.law.text import Text
from wholeprocess.law.threshold import Threshold

__all__ = [
    "LEVELS",
    "Calendar",
    "Dated",
    "Deadline",
    "Due",
    "Finding",
    "Law",
    "Refusal",
    "Rule",
    "Ruling",
    "Severity",
    "Statute",
    "Strength",
    "Text",
    "Threshold",
    "TimeLimit",
    "TimeUnit",
    "Value",
    "Version",
    "chinese_calendar",
    "deadline",
    "explain",
    "in_force",
    "in_report_order",
    "level_of",
    "read_rules",
    "rule",
    "setting_of",
    "shipped_rules",
]
