"""The acts behind a number (数字背后的行为): every number of the page leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from wholeprocess.journal import Act, Entry
from wholeprocess.process import State
from wholeprocess.report.page.html import Linked, Value
from wholeprocess.report.page.parts import Block
from wholeprocess.report.page.words import say, say_n


@frozen(kw_only=True)
class Limits:
    """How much goes on a page: what is left out is said there.

    ``rows`` of a table; ``findings``; acts ``listed`` behind a number with their words, and runs of
    further ones by their ``numbers`` alone; ``statements`` of results; ``acts`` of the journal that
    are all written out (of a longer one, those that numbers lead to); rows ``per_page`` of acts.
    """

    rows: int = 1_000
    findings: int = 1_000
    listed: int = 20
    numbers: int = 300
    statements: int = 10_000
    acts: int = 100_000
    per_page: int = 500


FOLDER = Limits()
SINGLE = Limits(rows=200, findings=200, listed=0, numbers=6, statements=20, acts=0)


class Behind:
    """The entries of a journal, and which of them each number rests on."""

    def __init__(self, entries: Sequence[Entry], state: State, limits: Limits) -> None:
        self.entries, self.state, self.limits = entries, state, limits
        self._by_kind: dict[str, list[int]] = {}
        self._by_thing: dict[tuple[str, str], list[int]] = {}
        self._where = {entry.seq: place for place, entry in enumerate(entries)}
        for entry in entries:
            act = entry.act
            self._by_kind.setdefault(act.kind, []).append(entry.seq)
            room = act.kind.partition(".")[0]
            self._by_thing.setdefault((room, act.thing), []).append(entry.seq)
        self.blocks: dict[str, list[Block]] = {}
        self._keys: dict[tuple[str, tuple[int, ...]], str] = {}
        self.wanted: set[int] = set()

    # --- which entries ---

    def of(self, *kinds: str, where: Callable[[Any], bool] | None = None) -> tuple[int, ...]:
        """The entries of some kinds of act, those alone of which ``where`` holds."""
        lines = sorted(line for kind in kinds for line in self._by_kind.get(kind, ()))
        if where is None:
            return tuple(lines)
        return tuple(line for line in lines if where(self.act(line)))

    def on(self, room: str, thing: str, *kinds: str) -> tuple[int, ...]:
        """The entries about one thing of a room, of some kinds or of all."""
        lines = self._by_thing.get((room, thing), ())
        return tuple(line for line in lines if not kinds or self.act(line).kind in kinds)

    def by(self, key: Callable[[Any], str], *kinds: str) -> Mapping[str, list[int]]:
        """The entries of some kinds of act, sorted out by what ``key`` says of each."""
        found: dict[str, list[int]] = {}
        for line in self.of(*kinds):
            found.setdefault(key(self.act(line)), []).append(line)
        return found

    def every(self) -> tuple[int, ...]:
        """All the entries."""
        return tuple(entry.seq for entry in self.entries)

    def act(self, line: int) -> Act:
        """The act of an entry."""
        return self.entries[self._where[line]].act

    def has(self, line: int) -> bool:
        """Whether there is such an entry."""
        return line in self._where

    # --- where a number leads ---

    def link(self, value: Value, chapter: str, title: Value, lines: Iterable[int]) -> Value:
        """A number that leads to the entries it rests on; itself where it rests on none."""
        held = tuple(lines)
        if not held:
            return value
        known = self._keys.get((chapter, held))
        if known is None:
            known = f"{chapter}-{len(self.blocks.setdefault(chapter, [])) + 1}"
            self._keys[chapter, held] = known
            self.blocks[chapter].append(self._block(known, title, held))
        return Linked(value, known)

    def statement(self, chapter: str, block: Block) -> None:
        """A block that is no list of acts."""
        self.blocks.setdefault(chapter, []).append(block)

    def entry(self, line: int) -> Value:
        """An entry's number, leading to the entry."""
        if not self.has(line):
            return line or None
        self.wanted.add(line)
        return Linked(line, f"e{line}")

    def _block(self, key: str, title: Value, lines: tuple[int, ...]) -> Block:
        listed, rest = lines[: self.limits.listed], lines[self.limits.listed :]
        self.wanted.update(listed)
        runs = list(_runs(rest))
        shown = runs[: self.limits.numbers]
        cut = sum(last - first + 1 for first, last in runs[self.limits.numbers :])
        words: list[Value] = [
            say_n(
                "One entry of the journal.",
                "{n} entries of the journal.",
                len(lines),
                n=len(lines),
            )
        ]
        if cut:
            words.append(
                say_n(
                    "One more entry is not listed here; the journal has it.",
                    "{n} more entries are not listed here; the journal has them all.",
                    cut,
                    n=cut,
                )
            )
        return Block(
            key=key,
            title=title,
            lines=listed,
            words=tuple(words),
            rest=tuple(self._run(*run) for run in shown),
            size=len(listed) + len(shown) // 5 + 3,
        )

    def _run(self, first: int, last: int) -> Value:
        self.wanted.add(first)
        if first == last:
            return self.entry(first)
        return say("{first} to {last}", first=self.entry(first), last=last)


def _runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows of numbers that follow each other, as first and last."""
    first = last = 0
    for line in lines:
        if first and line == last + 1:
            last = line
            continue
        if first:
            yield first, last
        first = last = line
    if first:
        yield first, last
