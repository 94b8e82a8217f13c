"""An entry of the journal as a row (条目行): its number, day, what was done, about what, by whom.

Journals are long: a row is put together here at once, and what all acts of a kind share is made
once. Nobody is named who holds no office.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from attrs import fields, frozen, has

from wholeprocess.congress import DeputyId, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Text
from wholeprocess.process import thing_of, words_of
from wholeprocess.process.references import class_of
from wholeprocess.process.trace_text import KINDS
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Speaker, seen
from wholeprocess.report.page.words import Words, say

if TYPE_CHECKING:
    from markupsafe import Markup

PRIVATE = ("VoterId", "ResidentRef")
"""Identifiers of people who hold no office: no page shows them."""

TOLD = frozenset(
    ("title", "name", "subject", "stage", "key", "unit", "category", "village", "document")
    + ("session", "resolution", "suggestion", "district")
)
"""Fields of text that a row shows; what people wrote about people is not among them."""

HEADS: tuple[Words, ...] = (
    say("Entry"),
    say("Day"),
    say("What was done"),
    say("About"),
    say("By"),
    say("What the act says"),
)


@frozen
class _Kind:
    """What rows need to know of a kind of act."""

    words: Markup
    about: Markup | None  # what kind of thing it is about; ``None`` where that is somebody private
    by: bool  # whether the page may say who acted
    told: tuple[str, ...]  # its fields that a row shows


class ActRows:
    """Makes rows of entries."""

    def __init__(self, behind: Behind, speaker: Speaker) -> None:
        from markupsafe import Markup, escape

        self._behind, self._speaker = behind, speaker
        self._markup, self._escape = Markup, escape
        self._kinds: dict[Any, _Kind] = {}
        self._names: dict[str, str] = {}

    def row(self, line: int, own: bool) -> Markup:
        """An entry's row; its ``own`` one is where links to the entry lead."""
        act = self._behind.act(line)
        kind = self._kinds.get(class_of(act)) or self._kind(act)
        number = f'<span class="n">{line:,}</span>'
        if own:
            begins = f'<tr id="e{line}"><th scope="row" class="num">{number}'
        else:
            to = self._speaker.where(f"e{line}")
            begins = f'<tr><th scope="row" class="num"><a href="{to}">{number}</a>'
        about = ""
        if kind.about is not None:
            about = f"{kind.about} <bdi>{self._safe(thing_of(act).id)}</bdi>"
        by = f"<bdi>{self._called(str(getattr(act, 'by', '')))}</bdi>" if kind.by else "–"
        says = "; ".join(f"{name} {value}" for name, value in _said(act, kind.told))
        return self._markup(
            f'{begins}</th><td class="d">{act.on}</td><td>{kind.words}</td>'
            f"<td>{about or '–'}</td><td>{by}</td><td><bdi>{self._safe(says)}</bdi></td></tr>"
        )

    def _kind(self, act: Act) -> _Kind:
        of, both = class_of(act), self._speaker.both
        private = _private(of)
        about = None
        if act.about not in private and (thing := thing_of(act)).kind:
            known = KINDS.get(thing.kind)
            about = both(Text(known, thing.kind)) if known else self._markup("")
        names = [one.name for one in fields(of)]
        told = tuple(
            one for one in names if one not in (*private, "on", "by", act.about, "congress")
        )
        by = "by" in names and "by" not in private
        made = self._kinds[of] = _Kind(both(words_of(of)), about, by, told)
        return made

    def _called(self, who: str) -> str:
        known = self._names.get(who)
        if known is None:
            register = self._behind.state.register
            found = register.deputies.get(DeputyId(who)) or register.units.get(UnitId(who))
            named = who if found is None or found.name == who else f"{found.name} ({who})"
            known = self._names[who] = self._safe(named)
        return known

    def _safe(self, words: str) -> str:
        return str(self._escape(seen(words)))


@cache
def _private(kind: Any) -> frozenset[str]:
    """The fields of an act that name somebody who holds no office."""
    hints = get_type_hints(kind)
    return frozenset(
        one.name for one in fields(kind) if any(name in str(hints[one.name]) for name in PRIVATE)
    )


def _said(act: Any, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What the fields of an act say: numbers, days, kinds, names of things, lengths of rows."""
    for name in names:
        value = getattr(act, name)
        match value:
            case bool() | None | "":
                continue
            case Enum():
                yield name, str(value.value)
            case int():
                yield name, f"{value:,}"
            case date():
                yield name, value.isoformat()
            case str():
                if name in TOLD:
                    yield name, value if len(value) <= 120 else f"{value[:120]}…"
            case tuple() | frozenset():
                yield name, f"×{len(value):,}"
            case _ if has(type(value)):
                inner = tuple(one.name for one in fields(type(value)))
                yield from ((f"{name}.{key}", said) for key, said in _said(value, inner))
            case _:
                continue
