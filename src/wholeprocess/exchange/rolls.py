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
)
from wholeprocess.election.roll.identity import Digests
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
    return _roll_in(path, Digests(key), districts)


def read_residents(path: Name, key: bytes, *, districts: Districts = None) -> tuple[Resident, ...]:
    """The lines of the public-security table. Raises ``BadInput`` with every fault."""
    return _residents_in(path, Digests(key), districts)


def read_deaths(path: Name, key: bytes) -> tuple[Death, ...]:
    """The lines of the civil-affairs table. Raises ``BadInput`` with every fault."""
    return _deaths_in(path, Digests(key))


def _roll_in(path: Name, digests: Digests, districts: Districts) -> tuple[Listed, ...]:
    return tuple(map(_listed, rows_of(text_of(path), str(path), ROLL, digests, districts)))


def _residents_in(path: Name, digests: Digests, districts: Districts) -> tuple[Resident, ...]:
    return tuple(map(_resident, rows_of(text_of(path), str(path), RESIDENTS, digests, districts)))


def _deaths_in(path: Name, digests: Digests) -> tuple[Death, ...]:
    return tuple(map(_death, rows_of(text_of(path), str(path), DEATHS, digests)))


def _listed(row: Row) -> Listed:
    return Listed(row.voter, DistrictId(row.cells[DISTRICT]))


def _resident(row: Row) -> Resident:
    until = day_of(row.cells.get(DEPRIVED, ""))
    return Resident(row.voter, row.born, DistrictId(row.cells[DISTRICT]), until)


def _death(row: Row) -> Death:
    return Death(row.voter, day_of(row.cells[DIED]) or date.max)


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
    through = _through_polars if engine == "polars" else _through_python
    tables = through(roll, residents, deaths, Digests(key), districts, on, law)
    return reconcile(*tables, on=on, law=law, since=since, kept_off=kept_off)


def _through_python(
    roll: Roll,
    residents: Name,
    deaths: Name,
    digests: Digests,
    districts: Districts,
    on: date,
    law: Law,
) -> Tables:
    problems: list[Problem] = []
    with _gathering(problems):
        listed = (
            tuple(Listed(voter, district) for voter, district in roll.items() if district)
            if isinstance(roll, Mapping)
            else _roll_in(roll, digests, districts)
        )
    with _gathering(problems):
        living = _residents_in(residents, digests, districts)
    with _gathering(problems):
        dead = _deaths_in(deaths, digests)
    if problems:
        raise BadInput(problems)
    return listed, living, dead


def _through_polars(
    roll: Roll,
    residents: Name,
    deaths: Name,
    digests: Digests,
    districts: Districts,
    on: date,
    law: Law,
) -> Tables:
    problems: list[Problem] = []
    with _gathering(problems):
        listed = (
            frames.of_roll({voter: district for voter, district in roll.items() if district})
            if isinstance(roll, Mapping)
            else frames.table_of(text_of(roll), str(roll), ROLL, digests, districts)
        )
    with _gathering(problems):
        living = frames.table_of(text_of(residents), str(residents), RESIDENTS, digests, districts)
    with _gathering(problems):
        dead = frames.table_of(text_of(deaths), str(deaths), DEATHS, digests)
    if problems:
        raise BadInput(problems)
    return frames.sifted(listed, living, dead, on, latest_birthday(on, law))


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
    for row in rows_of(text_of(path), str(path), shape, Digests(key)):
        if row.voter in voters:
            lines[row.voter] = (*lines.get(row.voter, ()), row.line)
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
