"""How each unit does (承办单位情况图): replies in time, and what the table says besides."""

from __future__ import annotations

from collections.abc import Sequence

from wholeprocess.management import HandlingRate, UnitRow, percent
from wholeprocess.privacy import Table, check
from wholeprocess.report.charts import words
from wholeprocess.report.charts.bars import Bars
from wholeprocess.report.charts.canvas import LOOKS
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made

MOST = 40
LEAST = 5  # people in a cell, as ``privacy.check`` has it


def units_chart(units: Sequence[UnitRow], language: str = "zh") -> Chart:
    """The units' replies, in time and not; how many were satisfied, where that names nobody.

    At most forty units are drawn; the table has all of them.
    """
    them = sorted(units, key=lambda unit: (-unit.rates["on-time"].n, unit.name, unit.unit))
    shown = them[:MOST]
    replies = [unit.rates["on-time"] for unit in shown]
    bars = Bars(
        rows=[unit.name or unit.unit for unit in shown],
        parts=[
            (words.IN_TIME.in_(language), [one.numerator for one in replies]),
            (words.NOT_IN_TIME.in_(language), [one.n - one.numerator for one in replies]),
        ],
        ends=[f"{one.numerator}/{one.n}" if one.n else "–" for one in replies],
        axis=words.REPLIES.in_(language),
        looks=(LOOKS[3], LOOKS[2]),
    )
    return made(
        bars,
        name="units",
        title=words.UNITS_TITLE,
        words=words.fill(words.UNITS_SAID, units=len(them), shown=len(shown), least=LEAST),
        headers=(
            words.UNIT,
            words.IN_HAND,
            words.LATE_NOW,
            words.REPLIES,
            words.IN_TIME,
            words.SATISFIED_OF,
        ),
        rows=(
            (
                unit.name or unit.unit,
                unit.in_hand,
                unit.late,
                unit.rates["on-time"].n,
                percent(unit.rates["on-time"].share),
                _satisfied(unit.rates["satisfaction"]),
            )
            for unit in them
        ),
        language=language,
    )


def _satisfied(rate: HandlingRate) -> object:
    """How many deputies were satisfied, unless that tells what one of them said."""
    if not rate.n:
        return None
    cells = {"yes": rate.numerator, "no": rate.n - rate.numerator}
    if rate.n < LEAST or any(check(Table({"unit": cells}), k=LEAST)):
        return words.WITHHELD
    return f"{rate.numerator}/{rate.n}"
