"""The roll against the tables of public security and civil affairs (名单核对), from files.

Three CSV files: the roll (``identity,district``), the residents (``identity,district`` and, where
someone is deprived, ``deprived_until``), the deaths (``identity,died``). Their columns may have
Chinese names (see ``person_table.HEADERS``). Identity numbers become digests on reading, under a
key that the caller keeps.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from wholeprocess.election import (
    Death,
    Difference,
    DistrictId,
    Listed,
    Resident,
    VoterId,
    latest_birthday,
    reconcile,
    voter_ids,
)
from wholeprocess.election.roll.identity import birthday_of
from wholeprocess.errors import BadInput, Problem
from wholeprocess.exchange import person_frames as frames
from wholeprocess.exchange.person_table import (
    DEATHS,
    DEPRIVED,
    DIED,
    DISTRICT,
    FORMULA,
    RESIDENTS,
    ROLL,
    Row,
    Shape,
    day_of,
    rows_of,
    text_of,
)
from wholeprocess.law import Law

Name: TypeAlias = str | Path
Roll: TypeAlias = Name | Mapping[VoterId, DistrictId]
Districts: TypeAlias = Collection[str] | None
Tables: TypeAlias = tuple[Iterable[Listed], Iterable[Resident], Iterable[Death]]


def read_roll(path: Name, key: bytes, *, districts: Districts = None) -> tuple[Listed, ...]:
    """The lines of a roll. Raises ``BadInput`` with every fault; see the module."""
    return tuple(
        Listed(voter, DistrictId(row.cells[DISTRICT]))
        for voter, row in _read(path, ROLL, key, districts)
    )


def read_residents(path: Name, key: bytes, *, districts: Districts = None) -> tuple[Resident, ...]:
    """The lines of the public-security table. Raises ``BadInput`` with every fault."""
    return tuple(
        Resident(
            voter,
            birthday_of(row.number),
            DistrictId(row.cells[DISTRICT]),
            day_of(row.cells.get(DEPRIVED, "")),
        )
        for voter, row in _read(path, RESIDENTS, key, districts)
    )


def read_deaths(path: Name, key: bytes) -> tuple[Death, ...]:
    """The lines of the civil-affairs table. Raises ``BadInput`` with every fault."""
    return tuple(
        Death(voter, day_of(row.cells[DIED]) or date.max)
        for voter, row in _read(path, DEATHS, key, None)
    )


def _read(
    path: Name, shape: Shape, key: bytes, districts: Districts
) -> Iterator[tuple[VoterId, Row]]:
    rows = rows_of(text_of(path), str(path), shape, districts)
    return zip(voter_ids((row.number for row in rows), key), rows, strict=True)


def reconcile_files(
    roll: Roll,
    residents: Name,
    deaths: Name,
    *,
    key: bytes,
    on: date,
    law: Law,
    since: date | None = None,
    kept_off: Container[VoterId] = (),
    districts: Districts = None,
    engine: Literal["polars", "python"] = "polars",
) -> tuple[Difference, ...]:
    """Every difference between a roll and the tables; see ``election.reconcile`` for what they are.

    ``roll`` is a file, or who is on the roll by digest, as ``State.voters`` has it for an election.
    ``districts`` are the electoral districts that there are: a line that names another is a fault.
    Either engine finds the same; ``polars`` sifts a million lines in seconds.

    Raises ``BadInput`` with every fault of all the files, and compares nothing then; ``ValueError``
    for a key of less than 16 or more than 64 bytes; ``MissingExtra`` without the extra ``tables``.
    """
    voter_ids((), key)  # before anything is read
    through = _through_polars if engine == "polars" else _through_python
    tables = through(roll, residents, deaths, key, districts, on, law)
    return reconcile(*tables, on=on, law=law, since=since, kept_off=kept_off)


def _through_python(
    roll: Roll, residents: Name, deaths: Name, key: bytes, districts: Districts, on: date, law: Law
) -> Tables:
    problems: list[Problem] = []
    with _gathering(problems):
        listed = (
            tuple(Listed(voter, district) for voter, district in roll.items() if district)
            if isinstance(roll, Mapping)
            else read_roll(roll, key, districts=districts)
        )
    with _gathering(problems):
        living = read_residents(residents, key, districts=districts)
    with _gathering(problems):
        dead = read_deaths(deaths, key)
    if problems:
        raise BadInput(problems)
    return listed, living, dead


def _through_polars(
    roll: Roll, residents: Name, deaths: Name, key: bytes, districts: Districts, on: date, law: Law
) -> Tables:
    problems: list[Problem] = []
    with _gathering(problems):
        listed = (
            frames.of_roll({voter: district for voter, district in roll.items() if district})
            if isinstance(roll, Mapping)
            else frames.table_of(text_of(roll), str(roll), ROLL, districts)
        )
    with _gathering(problems):
        living = frames.table_of(text_of(residents), str(residents), RESIDENTS, districts)
    with _gathering(problems):
        dead = frames.table_of(text_of(deaths), str(deaths), DEATHS)
    if problems:
        raise BadInput(problems)
    return frames.sifted(listed, living, dead, key=key, on=on, of_age=latest_birthday(on, law))


@contextmanager
def _gathering(problems: list[Problem]) -> Iterator[None]:
    """Keeps the problems of one file, so that those of the next are found as well."""
    try:
        yield
    except BadInput as fault:
        problems += fault.problems


def lines_of(
    path: str | Path, voters: Container[VoterId], key: bytes
) -> dict[VoterId, tuple[int, ...]]:
    """In which lines of a table some voters stand, so that a clerk finds them without a number.

    ``path`` is the roll or the residents. Raises ``BadInput`` as reading it does.
    """
    lines: dict[VoterId, tuple[int, ...]] = {}
    shape = Shape(ROLL.needed, empty_district=True)
    for voter, row in _read(path, shape, key, None):
        if voter in voters:
            lines[voter] = (*lines.get(voter, ()), row.line)
    return lines


OUT = ("voter", "kind", "code", "listed", "should", "day", "reason_zh", "reason_en")


def write_differences(path: str | Path, differences: Iterable[Difference]) -> None:
    """Differences as a new CSV file, one a line; an existing file is refused (FileExistsError).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    with Path(path).open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(OUT)
        for found in differences:
            cells = (
                found.voter,
                found.kind.value,
                found.code,
                " ".join(found.listed),
                found.should or "",
                str(found.day or ""),
                found.reason.zh,
                found.reason.en,
            )
            writer.writerow(_harmless(cell) for cell in cells)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in (*FORMULA, "\t", "\r") else cell
