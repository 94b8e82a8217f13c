"""The same tables through Polars, for a million lines (大表): what is plainly right, read quickly.

Whatever is not plainly right (a fault, quotes around a comma, a blank line) is left to the csv
module, in ``person_table.rows_of``. So a file has one meaning and one list of faults, whichever way
it is read; and of the voters only those about whom there may be a difference are looked at singly.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import starmap
from typing import TYPE_CHECKING

from wholeprocess.election import Death, DistrictId, Listed, Resident, VoterId, voter_ids
from wholeprocess.errors import MissingExtra
from wholeprocess.exchange.person_table import (
    DEPRIVED,
    DIED,
    DISTRICT,
    FOR_LIFE,
    FORMULA,
    IDENTITY,
    LONGEST,
    Shape,
    columns_of,
    rows_of,
)

if TYPE_CHECKING:
    import polars as pl

DAYS = (DEPRIVED, DIED)


def table_of(
    text: str, path: str, shape: Shape, districts: Collection[str] | None = None
) -> pl.DataFrame:
    """A table with the columns of its shape, days as days, and two of the identity number's own.

    ``born`` is its day of birth, and ``key`` its first seventeen digits: the last one follows from
    them. Raises ``BadInput`` with every fault, ``MissingExtra`` without the extra ``tables``.
    """
    _required()
    import polars as pl

    if (table := _plain(text, path, shape, districts)) is None:
        rows = rows_of(text, path, shape, districts)
        columns = {IDENTITY: [row.number for row in rows]}
        for column in (*shape.needed, *shape.allowed):
            if column != IDENTITY:
                columns[column] = [row.cells.get(column, "") for row in rows]
        table = _with_birthdays(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))
    key = pl.col(IDENTITY).str.slice(0, 17).cast(pl.Int64)
    days = (
        pl.when(pl.col(column).is_in(FOR_LIFE))
        .then(pl.lit(date.max))
        .otherwise(_day(column))
        .alias(column)
        for column in DAYS
        if column in table.columns
    )
    return table.with_columns(key.alias("key"), *days)


def of_roll(listed: Mapping[VoterId, DistrictId]) -> pl.DataFrame:
    """A roll that is in memory, with ``voter`` in the place of the number."""
    _required()
    import polars as pl

    columns = {"voter": [*listed], DISTRICT: [*listed.values()]}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def sifted(
    roll: pl.DataFrame,
    living: pl.DataFrame,
    dead: pl.DataFrame,
    *,
    key: bytes,
    on: date,
    of_age: date,
) -> tuple[Iterator[Listed], Iterator[Resident], Iterator[Death]]:
    """The lines of every voter about whom there may be a difference, and of nobody else.

    Left out is who stands once in both tables, in one district, alive, of age and not deprived;
    and who is on no roll and too young, gone or dead. The others' numbers become digests.
    """
    if "voter" in roll.columns:
        living, dead = _digested(living, key), _digested(dead, key)
        return _lines_of(_odd(roll, living, dead, "voter", on, of_age))
    tables = _odd(roll, living, dead, "key", on, of_age)
    return _lines_of([_digested(table, key) for table in tables])


def _odd(
    roll: pl.DataFrame,
    living: pl.DataFrame,
    dead: pl.DataFrame,
    who: str,
    on: date,
    of_age: date,
) -> list[pl.DataFrame]:
    import polars as pl

    deaths = dead.select(who).unique().with_columns(dead=pl.lit(True))
    both = (
        roll.select(who, DISTRICT, twice=pl.col(who).is_duplicated())
        .join(
            living.select(who, DISTRICT, "born", DEPRIVED, double=pl.col(who).is_duplicated()),
            on=who,
            how="full",
            coalesce=True,
            suffix="_lives",
        )
        .join(deaths, on=who, how="left")
    )
    listed, lives = pl.col(DISTRICT), pl.col(f"{DISTRICT}_lives")
    alive = pl.col("dead").is_null()
    as_it_should = (
        alive
        & ~pl.col("twice")
        & ~pl.col("double")
        & (listed == lives)
        & (pl.col("born") <= of_age)
        & (pl.col(DEPRIVED).is_null() | (pl.col(DEPRIVED) < on))
    )
    not_due = listed.is_null() & (
        ~alive | (~pl.col("double") & ((lives == "") | (pl.col("born") > of_age)))
    )
    odd = both.filter(~(as_it_should | not_due).fill_null(False)).select(who).unique()
    return [table.join(odd, on=who, how="semi") for table in (roll, living, dead)]


def _digested(table: pl.DataFrame, key: bytes) -> pl.DataFrame:
    import polars as pl

    voters = pl.Series("voter", voter_ids(table[IDENTITY].to_list(), key), dtype=pl.String)
    return table.with_columns(voters)


def _lines_of(
    tables: Sequence[pl.DataFrame],
) -> tuple[Iterator[Listed], Iterator[Resident], Iterator[Death]]:
    roll, living, dead = tables
    return (
        starmap(Listed, roll.select("voter", DISTRICT).iter_rows()),
        starmap(Resident, living.select("voter", "born", DISTRICT, DEPRIVED).iter_rows()),
        starmap(Death, dead.select("voter", DIED).iter_rows()),
    )


def _required() -> None:
    try:
        import polars  # noqa: F401
    except ImportError:
        raise MissingExtra("reading big tables", "tables") from None


def _plain(
    text: str, path: str, shape: Shape, districts: Collection[str] | None
) -> pl.DataFrame | None:
    """The cells of a table that is plainly right, and the birthdays; else ``None``."""
    import polars as pl

    first, _, _ = text.partition("\n")
    if '"' in first or not _is_regular(text, first):
        return None
    header = next(csv.reader([first]), [])
    places = columns_of(header, shape, path)
    names = [str(place) for place in range(len(header))]
    try:
        table = pl.read_csv(text.encode(), new_columns=names, infer_schema=False)
    except pl.exceptions.PolarsError:
        return None
    if table.height != _lines(text) - 1 or table.width != len(header):
        return None
    cells = table.select(
        pl.col(str(place)).fill_null("").str.strip_chars().alias(column)
        for column, place in places.items()
    ).with_columns(pl.col(IDENTITY).str.to_uppercase())
    if DEPRIVED in shape.allowed and DEPRIVED not in cells.columns:
        cells = cells.with_columns(pl.lit("").alias(DEPRIVED))
    cells = _with_birthdays(cells)
    right = pl.all_horizontal(_is_identity(), *_others(cells.columns, shape, districts))
    return cells if cells.select(right.fill_null(False).all()).item() else None


def _with_birthdays(cells: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    born = pl.col(IDENTITY).str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    return cells.with_columns(born.alias("born"))


def _is_regular(text: str, first: str) -> bool:
    """Every line has as many commas as the first, as far as counting can tell; none is blank."""
    if text.count("\r") != text.count("\r\n") or "\n\n" in text or "\n\r\n" in text:
        return False
    return text.count(",") == first.count(",") * _lines(text)


def _lines(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n"))


def _is_identity() -> pl.Expr:
    """Its shape, its check digit (ISO 7064 MOD 11-2 as ``stdnum`` has it), its day of birth."""
    import polars as pl

    number = pl.col(IDENTITY)
    rest = number.str.slice(0, 17).str.to_integer(base=13, strict=False) % 11
    last = number.str.slice(17, 1).replace("X", "10").cast(pl.Int64, strict=False)
    return (
        number.str.contains(r"\A[0-9]{17}[0-9X]\z")
        & ((23 - 2 * rest) % 11 == last)
        & pl.col("born").is_not_null()
        & (number.str.slice(6, 4) != "0000")
    )


def _others(
    columns: Iterable[str], shape: Shape, districts: Collection[str] | None
) -> Iterable[pl.Expr]:
    import polars as pl

    for column in columns:
        cell = pl.col(column)
        if column == DISTRICT:
            named = (
                cell.str.contains(rf"\A[^\p{{Cc}}\p{{Cf}}]{{1,{LONGEST}}}\z")
                & ~cell.str.contains(rf"\A[{FORMULA.replace('-', chr(92) + '-')}]")
                & (cell.str.count_matches(r"\p{Nd}") < 15)
            )
            if districts is not None:
                named &= cell.is_in(list(districts))
            yield (named | (cell == "")) if shape.empty_district else named
        elif column in (DEPRIVED, DIED):
            plain = cell.str.contains(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z") & (
                cell.str.slice(0, 4) != "0000"
            )
            day = plain & _day(column).is_not_null()
            yield day if column == DIED else day | (cell == "") | cell.is_in(FOR_LIFE)


def _day(column: str) -> pl.Expr:
    import polars as pl

    return pl.col(column).str.to_date("%Y-%m-%d", strict=False)
