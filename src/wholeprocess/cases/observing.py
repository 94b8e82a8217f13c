"""Records of observed public measures (观察数据): as published, with no word on their cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import Act
from wholeprocess.supervision import Observe, OpenSeries, SeriesId


def observed(congress: DivisionCode, by: str, made: Mapping[str, Any]) -> Iterator[Act]:
    """One series: a value for each year, recorded on a day of the next."""
    series = SeriesId(made["series"])
    yield OpenSeries(
        on=made["opened"],
        by=by,
        series=series,
        congress=congress,
        place=DivisionCode(made["place"]),
        title=made["title"],
        measure=made["measure"],
        unit=made["unit"],
    )
    for year, value in zip(made["years"], made["values"], strict=True):
        yield Observe(
            on=date(year + 1, 1, 25),
            by=by,
            series=series,
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            value=value,
            source=made["source"],
        )
