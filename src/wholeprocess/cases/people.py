"""Deputies and units for made-up records: numbered seats, no invented persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wholeprocess.congress import Deputy, DeputyId, DivisionCode


def seats(
    congress: str,
    n: int,
    since: date,
    elected_by: Sequence[str],
    *,
    topics: Sequence[str] = (),
) -> tuple[Deputy, ...]:
    """``n`` deputies of a congress, elected in turn by the divisions given.

    Each third deputy knows one of the topics.
    """
    return tuple(
        Deputy(
            id=DeputyId(f"{congress}-{number:03}"),
            name=f"代表{number:03}",
            congress=DivisionCode(congress),
            elected_by=DivisionCode(elected_by[number % len(elected_by)]),
            since=since,
            knows=(topics[number // 3 % len(topics)],) if topics and number % 3 == 0 else (),
        )
        for number in range(1, n + 1)
    )
