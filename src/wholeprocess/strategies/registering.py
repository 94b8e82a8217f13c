"""Which strategy ``st.from_type`` takes for each public type (类型登记)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from wholeprocess import consultation, decision, election, management, supervision
from wholeprocess.congress import Division, Divisions, Register
from wholeprocess.journal import Act, Entry, MemoryJournal
from wholeprocess.law import Finding, Refusal, Text, Threshold, TimeLimit
from wholeprocess.process import ACTS, Dossier, Fold, State, Term
from wholeprocess.strategies.clean import EACH
from wholeprocess.strategies.journals import journals, terms
from wholeprocess.strategies.places import divisions
from wholeprocess.strategies.things import dossiers, evaluations, opinions, slates, suggestions
from wholeprocess.strategies.values import values
from wholeprocess.strategies.votes import Vote, boxes, elections, project_choices

T = TypeVar("T")

_LINKS = (election, consultation, decision, management, supervision)


_OF_LAW = (Finding, Refusal, Text, Threshold, TimeLimit)

_FOLDED = {
    "election": "elected",
    "consultation": "consulted",
    "decision": "decided",
    "supervision": "supervised",
}
"""Where a fold has the state of a link."""


def _drawn() -> Mapping[type, SearchStrategy[Any]]:
    """What has a strategy of its own."""
    return {
        Act: st.deferred(lambda: st.one_of(*map(values, ACTS))),
        Divisions: divisions(),
        Division: divisions().flatmap(lambda some: st.sampled_from(list(some.values()))),
        Term: terms(),
        State: terms(max_acts=10).map(lambda term: term.state),
        Register: terms(max_acts=0).map(lambda term: term.register),
        MemoryJournal: journals(),
        Entry: journals(max_acts=10).flatmap(lambda one: st.sampled_from(list(one))),
        Dossier: dossiers(),
        management.Case: suggestions(),
        consultation.Opinion: opinions(),
        decision.Slate: slates(),
        supervision.Evaluation: evaluations(),
        Vote: elections(),
        election.Box: boxes(),
        election.Contest: elections().map(lambda one: one.contest),
        election.ByVoters: elections().filter(lambda one: one.direct).map(_electorate),
        election.ByDeputies: elections().filter(lambda one: not one.direct).map(_electorate),
        decision.Instance: project_choices(),
    }


def _electorate(vote: Vote) -> election.Electorate:
    return vote.electorate


def parts() -> tuple[type, ...]:
    """Every act, and every class of values that acts are made of: what ``values`` draws."""
    found: dict[type, None] = dict.fromkeys(ACTS)
    waiting: list[type] = list(ACTS)
    while waiting:
        for inner in _inside(waiting.pop()):
            if inner not in found:
                found[inner] = None
                waiting.append(inner)
    return tuple(found)


def _inside(kind: Any) -> Iterator[type]:
    for hint in get_type_hints(kind).values():
        yield from _classes(hint)


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def records() -> tuple[type, ...]:
    """Every public class of which a term keeps values by name: what ``kept`` draws."""
    own = {*parts(), *_drawn()}
    return tuple(
        kind
        for link in _LINKS
        for kind in _tables(link)
        if kind not in own and getattr(link, kind.__name__, None) is kind
    )


@cache
def _tables(link: Any) -> Mapping[type, tuple[str, ...]]:
    """The tables of a link's state that have values of a class."""
    found: dict[type, tuple[str, ...]] = {}
    for table, hint in get_type_hints(link.State).items():
        for kind in _classes(get_args(hint)[-1]):
            found[kind] = (*found.get(kind, ()), table)
    return found


def kept(kind: type[T]) -> SearchStrategy[T]:
    """What a term keeps of a class, as it was after one act or another of a clean year.

    The years are those in which ``irregular_journals`` plants; the earliest comes first. Of what
    none of them has, any valid value is drawn.
    """
    asked: Any = kind
    return st.deferred(lambda: st.sampled_from(_found(asked)) if _found(asked) else values(kind))


def _valid(kind: type[T]) -> SearchStrategy[T]:
    return st.deferred(lambda: values(kind))


@cache
def _found(kind: Any) -> tuple[Any, ...]:
    """Every value of a class in the first clean year that has one, in the order of the acts."""
    link = next(one for one in _LINKS if kind in _tables(one))
    room = link.__name__.rpartition(".")[2]
    seen: dict[int, Any] = {}
    for make in EACH[room].values():
        clean = make()
        fold = Fold(State.empty(clean.divisions))
        for act in clean.acts:
            fold.admit(act)
            state = getattr(fold, _FOLDED[room])
            for table in _tables(link)[kind]:
                for value in _flat(getattr(state, table)):
                    if isinstance(value, kind):
                        seen.setdefault(id(value), value)
        if seen:
            break
    return tuple(seen.values())


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if not isinstance(value, tuple):
        yield value
        return
    for inner in value:
        yield from _flat(inner)


def register() -> None:
    """Give ``st.from_type`` a strategy for every act, value and record of the library.

    Importing ``wholeprocess.strategies`` does it. Of values that follow from others, as rulings,
    Hypothesis makes what the annotations allow.

    >>> from hypothesis import find
    >>> from wholeprocess.management import Case
    >>> find(st.from_type(Case), lambda case: True).phase
    <Phase.SUBMITTED: 'submitted'>
    """
    for kind in (*parts(), *_OF_LAW):
        st.register_type_strategy(kind, _valid(kind))
    for kind in records():
        st.register_type_strategy(kind, kept(kind))
    for kind, strategy in _drawn().items():
        st.register_type_strategy(kind, strategy)
