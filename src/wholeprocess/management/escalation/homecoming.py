"""How what came of a matter returns to the one who began (结果回告), and who is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.management.acts import (
    BringHome,
    Decline,
    Merge,
    Reply,
    Withdraw,
)
from wholeprocess.management.case import Case
from wholeprocess.management.escalation.family import Cases, children, result_of, settled


@frozen(kw_only=True)
class Notice:
    """Who is told that a matter came home, and of what (回告)."""

    to: str
    kind: str  # "deputy" or "resident's opinion"
    congress: DivisionCode
    words: str


def notices(case: Case, home: BringHome, cases: Cases | None = None) -> tuple[Notice, ...]:
    """Everyone who must hear what came of it: each deputy who signed, each opinion behind it.

    With ``cases`` also those behind the suggestions that were merged into this one.
    """
    merged = _merged_into(case, cases) if cases else ()
    deputies = [(str(deputy), "deputy") for c in (case, *merged) for deputy in c.deputies]
    voices = [(str(v), "resident's opinion") for c in (case, *merged) for v in c.filed.voices]
    return tuple(
        Notice(to=to, kind=kind, congress=home.congress, words=home.words)
        for to, kind in dict.fromkeys(deputies + voices)
    )


def _merged_into(case: Case, cases: Cases) -> tuple[Case, ...]:
    """The suggestions that live on in a case, and in them again."""
    found: list[Case] = []
    into = {case.id}
    into_of = [(act.into, other) for other in cases.values() for act in other.done(Merge)]
    while more := [c for number, c in into_of if number in into and c not in found]:
        found += more
        into = {c.id for c in more}
    return tuple(found)


def due_home(cases: Cases) -> tuple[tuple[Case, Case], ...]:
    """Pairs of parent and child where the matter has ended above and its parent was not told yet.

    A leg is due when every suggestion that carries it on has ended, or what it was merged into
    has; the child is the one whose result counts. A parent that was withdrawn is told as well.
    """
    return tuple(_due(cases.values(), cases))


def _due(parents: Iterable[Case], cases: Cases) -> Iterator[tuple[Case, Case]]:
    for parent in parents:
        if parent.escalation is None:
            continue
        kin = children(cases, parent.id)
        for congress in parent.awaited:
            here = tuple(child for child in kin if child.congress == congress)
            child = result_of(here, cases)
            if child is not None:
                yield parent, child


def homeward(cases: Cases, on: date) -> tuple[BringHome, ...]:
    """The acts that bring home, on a day, everything that is due: ready to be done.

    Each says what the higher congress answered and how much money it found.
    """
    return tuple(_home(parent, child, cases, on) for parent, child in due_home(cases))


def _home(parent: Case, child: Case, cases: Cases, on: date) -> BringHome:
    end = settled(child, cases)
    assert end.outcome is not None
    return BringHome(
        on=on,
        suggestion=parent.id,
        congress=child.congress,
        child=child.id,
        outcome=end.outcome,
        words=_words(end),
        fen=sum(act.fen for act in end.acts if isinstance(act, Reply | BringHome)),
    )


def _words(end: Case) -> str:
    last = end.acts[-1]
    for act in reversed(end.acts):
        if isinstance(act, Withdraw | Decline):
            return act.reason
        if isinstance(act, Reply | BringHome):
            return act.words
    raise AssertionError(f"{end.id} ended with {last} and no word about it")


__all__ = ["Notice", "due_home", "homeward", "notices"]
