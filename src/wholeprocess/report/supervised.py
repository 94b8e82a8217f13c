"""Measures of supervision (监督指标): what matters under supervision came to, from the acts.

Money is in yuan, exact. ``title`` is a word of a matter's title.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from wholeprocess.process import State
from wholeprocess.supervision import Gain, Matter, RedoPhase, VotePhase, brought

Number: TypeAlias = int | Fraction | None

FEN = "fen"


def _matters(state: State, place: str, title: str) -> tuple[Matter, ...]:
    found = tuple(
        matter
        for matter in state.supervision.matters.values()
        if matter.congress == place and title in matter.title
    )
    if not found:
        raise LookupError(f"{place} has no matter under supervision with {title!r} in its title")
    return found


def _gains(state: State, place: str, title: str) -> Iterable[Gain]:
    return (gain for matter in _matters(state, place, title) for gain in brought(matter))


def reports_rated(state: State, place: str, years: Iterable[int]) -> Number:
    """Reports heard in those years that were rated in a satisfaction vote, as a share of all."""
    wanted = set(years)
    heard = [
        report.id
        for report in state.supervision.reports.values()
        if report.congress == place and report.heard and report.heard.year in wanted
    ]
    held = (VotePhase.COUNTED, VotePhase.PUBLISHED)
    rated = {vote.report for vote in state.supervision.votes.values() if vote.phase in held}
    return Fraction(sum(ident in rated for ident in heard), len(heard)) if heard else None


def units_rated(state: State, place: str, title: str) -> Number:
    """Units that were rated one by one in a matter's satisfaction votes."""
    return sum(len(matter.grades) for matter in _matters(state, place, title))


def units_redone(state: State, place: str, title: str) -> Number:
    """Units that did not satisfy whose work was redone and then did, as a share of them."""
    redos = [redo for matter in _matters(state, place, title) for redo in matter.redos.values()]
    settled = sum(redo.phase is RedoPhase.SETTLED for redo in redos)
    return Fraction(settled, len(redos)) if redos else None


def years_followed(state: State, place: str, title: str) -> Number:
    """Calendar years in which a matter was under supervision until it was closed."""
    years = {
        year
        for matter in _matters(state, place, title)
        if matter.closed is not None
        for year in range(matter.opened.year, matter.closed.year + 1)
    }
    return len(years) or None


def matters_closed(state: State, place: str, title: str) -> Number:
    """Matters that were closed for a stated reason."""
    return sum(matter.closed is not None for matter in _matters(state, place, title))


def gained(state: State, place: str, title: str, key: str) -> Number:
    """What a matter brought, by what it is: so many of its unit."""
    amounts = [gain.amount for gain in _gains(state, place, title) if gain.key == key]
    return sum(amounts) if amounts else None


def gained_yuan(state: State, place: str, title: str) -> Number:
    """Money that a matter brought, all of it."""
    fen = [gain.amount for gain in _gains(state, place, title) if gain.unit == FEN]
    return Fraction(sum(fen), 100) if fen else None


SUPERVISED = (
    reports_rated,
    units_rated,
    units_redone,
    years_followed,
    matters_closed,
    gained,
    gained_yuan,
)
"""The measures of supervision."""
