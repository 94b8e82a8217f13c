"""Acts go forward in time (行为的先后): on each record, none lies before the last."""

from __future__ import annotations

from collections.abc import Sequence

from wholeprocess.election.act import ElectionAct
from wholeprocess.law import Law, Refusal


def before_the_last(
    act: ElectionAct, past: Sequence[ElectionAct], thing: str, law: Law
) -> Refusal | None:
    """Refuses an act that lies before the last act on the record that it goes on."""
    if not past or act.on >= past[-1].on:
        return None
    what = f"{act.on} lies before {past[-1].on}, the last act on {thing}"
    return law.refusal("WP-order", what, "record acts in the order of their days")
