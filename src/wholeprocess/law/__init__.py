"""The ground (法律): statutes as tables, the law of a day and place, rulings and refusals."""

from wholeprocess.law.codes import codes, exact_code, rule
from wholeprocess.law.dated import Dated
from wholeprocess.law.deadline import Deadline, deadline
from wholeprocess.law.explain import explain
from wholeprocess.law.in_force import LEVELS, Law, LawAt, ever_held, in_force, level_of
from wholeprocess.law.limit import Calendar, Due, TimeLimit, TimeUnit, chinese_calendar
from wholeprocess.law.reading import in_toml, raw_of, read_rules, shipped_rules, value_of
from wholeprocess.law.rule import Rule, Statute, Strength, Value, Version
from wholeprocess.law.ruling import (
    Finding,
    Refusal,
    Ruling,
    Severity,
    found,
    in_report_order,
    weight,
)
from wholeprocess.law.settings import checked_settings, setting_of
from wholeprocess.law.text import Text, how_many
from wholeprocess.law.threshold import Threshold

__all__ = [
    "LEVELS",
    "Calendar",
    "Dated",
    "Deadline",
    "Due",
    "Finding",
    "Law",
    "LawAt",
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
    "checked_settings",
    "chinese_calendar",
    "codes",
    "deadline",
    "ever_held",
    "exact_code",
    "explain",
    "found",
    "how_many",
    "in_force",
    "in_report_order",
    "in_toml",
    "level_of",
    "raw_of",
    "read_rules",
    "rule",
    "setting_of",
    "shipped_rules",
    "value_of",
    "weight",
]
