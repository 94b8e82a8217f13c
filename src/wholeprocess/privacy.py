"""What a small table gives away (小样本泄露): found before it is published, and what to merge.

A table of votes by unit names nobody, and can still say how somebody voted: where everyone in a row
did the same, where a cell has two or three people in it, and where two tables that were published
differ by a few people only. ``check`` finds these; ``merged`` proposes rows and columns to put
together until nothing is left to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import TypeAlias

from attrs import evolve, field, frozen

Cells: TypeAlias = Mapping[str, Mapping[str, int]]


def _closed(rows: Cells) -> Cells:
    if not rows:
        raise ValueError("a table has at least one row")
    columns = tuple(next(iter(rows.values())))
    for name, row in rows.items():
        if tuple(row) != columns:
            raise ValueError(f"{name} has other columns than the first row: {', '.join(row)}")
        for column, number in row.items():
            if type(number) is not int or number < 0:
                raise ValueError(f"{name}, {column}: {number!r} is not a whole number from 0")
    return MappingProxyType({name: MappingProxyType(dict(row)) for name, row in rows.items()})


@frozen
class Table:
    """How many people of each row are in each column: units by grade, stations by answer.

    >>> Table({"water": {"satisfied": 9, "not": 0}}).total("water")
    9
    """

    rows: Cells = field(converter=_closed)
    name: str = "table"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(next(iter(self.rows.values())))

    def total(self, row: str) -> int:
        """Everyone in a row."""
        return sum(self.rows[row].values())


@frozen(kw_only=True)
class SmallCell:
    """Fewer than ``k`` people are in a cell: who knows some of them knows the others."""

    row: str
    column: str
    people: int


@frozen(kw_only=True)
class Unanimous:
    """Everyone in a row is in one column: what each of them did is public (全票一致)."""

    row: str
    column: str
    people: int


@frozen(kw_only=True)
class Difference:
    """Two tables differ by fewer than ``k`` people in a row: subtracting shows what those did."""

    row: str
    tables: tuple[str, str]
    people: int


Leak: TypeAlias = SmallCell | Unanimous | Difference


def check(table: Table, *, k: int = 5, beside: Iterable[Table] = ()) -> tuple[Leak, ...]:
    """What a table would give away, with the tables that were or will be published ``beside`` it.

    ``k`` is the least number of people that a cell may hold; an empty cell is no leak by itself.
    Raises ``ValueError`` for a ``k`` below 2, which would protect nobody.

    >>> votes = Table({"water": {"yes": 30, "no": 8}, "roads": {"yes": 36, "no": 2}})
    >>> check(votes)
    (SmallCell(row='roads', column='no', people=2),)
    """
    if k < 2:
        raise ValueError(f"k is {k}; a cell of one person says what that person did: at least 2")
    return (*_alone(table, k), *_differences((table, *beside), k))


def _alone(table: Table, k: int) -> Iterator[Leak]:
    for name, row in table.rows.items():
        people = table.total(name)
        for column, number in row.items():
            if number and number == people and len(row) > 1:
                yield Unanimous(row=name, column=column, people=people)
            elif 0 < number < k:
                yield SmallCell(row=name, column=column, people=number)


def _differences(tables: Sequence[Table], k: int) -> Iterator[Leak]:
    for first, second in combinations(tables, 2):
        if first.columns != second.columns:
            continue
        for row in first.rows:
            if row not in second.rows:
                continue
            people = abs(first.total(row) - second.total(row))
            if 0 < people < k:
                yield Difference(row=row, tables=(first.name, second.name), people=people)


@frozen(kw_only=True)
class Merging:
    """A table that can be published, and which rows and columns were put together for it.

    ``rows`` and ``columns`` have each new name with the old ones that it stands for.
    """

    table: Table
    rows: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]


def merged(table: Table, *, k: int = 5, joint: str = " + ") -> Merging | None:
    """Rows and columns put together until ``check`` finds nothing; ``None`` where nothing helps.

    One pair at a time: of a row that leaks with any other, and of columns that stand side by side
    (grades are in order), the pair after which fewest leaks are left, rows before columns. Columns
    are kept at two at least: a single one would say nothing. Tables beside it are not looked at:
    put the same rows of both together.

    >>> merged(Table({"a": {"yes": 9, "no": 3}, "b": {"yes": 8, "no": 4}})).rows
    {'a + b': ('a', 'b')}
    """
    held = Merging(
        table=table,
        rows={row: (row,) for row in table.rows},
        columns={column: (column,) for column in table.columns},
    )
    while leaks := check(held.table, k=k):
        leaking = {leak.row for leak in leaks}
        ways = [*_joined_rows(held, leaking, joint), *_joined_columns(held, joint)]
        if not ways:
            return None
        left = [len(check(way.table, k=k)) for way in ways]
        best = min(range(len(ways)), key=lambda place: (left[place], place))
        held = ways[best]
    return held


def _joined_rows(held: Merging, leaking: set[str], joint: str) -> Iterator[Merging]:
    for first, second in combinations(held.table.rows, 2):
        if not {first, second} & leaking:
            continue
        name = f"{first}{joint}{second}"
        rows: dict[str, Mapping[str, int]] = {}
        for row, cells in held.table.rows.items():
            if row == first:
                other = held.table.rows[second]
                rows[name] = {column: n + other[column] for column, n in cells.items()}
            elif row != second:
                rows[row] = cells
        yield evolve(
            held, table=evolve(held.table, rows=rows), rows=_renamed(held.rows, first, second, name)
        )


def _joined_columns(held: Merging, joint: str) -> Iterator[Merging]:
    columns = held.table.columns
    if len(columns) <= 2:
        return
    for first, second in pairwise(columns):
        name = f"{first}{joint}{second}"
        rows = {
            row: {
                (name if column == first else column): n + (cells[second] if column == first else 0)
                for column, n in cells.items()
                if column != second
            }
            for row, cells in held.table.rows.items()
        }
        yield evolve(
            held,
            table=evolve(held.table, rows=rows),
            columns=_renamed(held.columns, first, second, name),
        )


def _renamed(
    names: Mapping[str, tuple[str, ...]], first: str, second: str, name: str
) -> dict[str, tuple[str, ...]]:
    return {
        (name if old == first else old): (stands + names[second] if old == first else stands)
        for old, stands in names.items()
        if old != second
    }
