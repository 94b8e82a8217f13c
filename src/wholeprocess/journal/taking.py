"""How a link takes an act in (行为的准入): questions first, then the change.

A link says for each kind of its acts which questions refuse it and what it changes (``Take``).
``consequences`` asks and changes in that order: admitting, asking why not and replaying what was
admitted once are one code path. A link's state is one attrs class of tables, by identifier; what an
act changes is a class with the same tables, and holds only what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from attrs import field, fields, frozen

from wholeprocess.congress import Register
from wholeprocess.errors import Refused
from wholeprocess.journal.act import Act
from wholeprocess.law import Law, Refusal

S = TypeVar("S")

Question: TypeAlias = Callable[[Any, Any, Law, Register], Refusal | None]
"""Asks the state, the act, the law and the register: the refusal, or ``None``."""

Change: TypeAlias = Callable[[Any, Any, Law, Register], Any]
"""What an admitted act changes: a value with the tables of the state."""


@frozen
class Take:
    """The questions that an act must pass, in order, and what it changes.

    ``by`` names who may act; empty where a question knows who may.
    """

    change: Change
    questions: tuple[Question, ...] = field(default=(), converter=tuple)
    by: tuple[str, ...] = field(default=(), converter=tuple)


Takes: TypeAlias = Mapping[type[Any], Take]
"""How each kind of a link's acts is taken in."""


def refusal_of(takes: Takes, state: Any, act: Act, law: Law, register: Register) -> Refusal | None:
    """Why the act would be refused; ``None`` if it would be admitted."""
    take = takes[type(act)]
    if take.by and (who := getattr(act, "by", "")) not in take.by:
        may = " or ".join(take.by)
        what = f"{who} may not do {type(act).__name__} on {act.thing}; {may} may"
        return law.refusal("WP-phase", what, f"let {may} do it", who=take.by)
    for question in take.questions:
        if (refusal := question(state, act, law, register)) is not None:
            return refusal
    return None


def consequences(takes: Takes, state: Any, act: Act, law: Law, register: Register) -> Any:
    """What an act changes, after every question was asked; or ``Refused``."""
    if (refusal := refusal_of(takes, state, act, law, register)) is not None:
        raise Refused(refusal)
    return takes[type(act)].change(state, act, law, register)


def before_the_last(act: Act, past: Sequence[Act], law: Law) -> Refusal | None:
    """Refuses an act that lies before the last act on the record that it goes on."""
    if not past or act.on >= past[-1].on:
        return None
    what = f"{act.on} lies before {past[-1].on}, the last act on {act.thing}"
    return law.refusal("WP-order", what, "record acts in the order of their days")


def with_changes(state: S, changes: Any) -> S:
    """The state with what changed in the place of the old; neither is touched."""
    changed = {name: rows for name in tables_of(state) if (rows := getattr(changes, name))}
    own = {name: {**getattr(state, name), **changed.get(name, {})} for name in tables_of(state)}
    return type(state)(**own)


def own_tables(state: S) -> S:
    """A state whose tables are dictionaries of the caller's own, to be laid over in place."""
    return type(state)(**{name: dict(getattr(state, name)) for name in tables_of(state)})


def lay_over(state: Any, changes: Any) -> None:
    """Lay what changed over a state from ``own_tables``, in place."""
    for name in tables_of(changes):
        if changed := getattr(changes, name):
            getattr(state, name).update(changed)


def tables_of(state: Any) -> tuple[str, ...]:
    """The names of a link's tables."""
    return tuple(table.name for table in fields(type(state)))
