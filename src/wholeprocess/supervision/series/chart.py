"""An observed measure as a diagram (观察数据图), labelled as observed."""

from __future__ import annotations

from wholeprocess.law import Text
from wholeprocess.supervision.series.record import ObservedSeries

OBSERVED = Text("观察数据，不说明因果", "observed, no claim of cause")
"""What stands on every diagram of a series."""


def xychart(series: ObservedSeries, language: str = "zh") -> str:
    """The series as a Mermaid ``xychart-beta``, a value for each period.

    Raises ``ValueError`` for a series without observations.

    >>> from wholeprocess.supervision.series.record import MeasureKind, Observation
    >>> from fractions import Fraction
    >>> print(xychart(ObservedSeries(
    ...     id="s", congress="430681118", place="430681118", title="排名", kind=MeasureKind.RANK,
    ...     unit="名", observations=(Observation(first=date(2021, 1, 1), last=date(2021, 12, 31),
    ...                                          value=Fraction(12), source="通报"),))))
    xychart-beta
        title "排名（观察数据，不说明因果）"
        x-axis ["2021-01-01/2021-12-31"]
        y-axis "名"
        line [12]
    """
    if not series.observations:
        raise ValueError(f"{series.id} has no observation to draw")
    label = OBSERVED.zh if language == "zh" else OBSERVED.en
    title = (
        f"{_plain(series.title)}（{label}）"
        if language == "zh"
        else (f"{_plain(series.title)} ({label})")
    )
    periods = ", ".join(f'"{o.first}/{o.last}"' for o in series.observations)
    values = ", ".join(f"{float(o.value):g}" for o in series.observations)
    return "\n".join(
        [
            "xychart-beta",
            f'    title "{title}"',
            f"    x-axis [{periods}]",
            f'    y-axis "{_plain(series.unit)}"',
            f"    line [{values}]",
        ]
    )


def _plain(words: str) -> str:
    """Words without what would end a quoted text of Mermaid."""
    return " ".join(words.replace('"', "'").split())
