"""Residents' messages with their answers (群众留言): a CSV table in, opinions and spans out.

The columns are ``id,user,title,opened,answered,area,prefecture,department_derived,body_chars,
reply_chars``, as a public provincial board was collected. Areas are names, not divisions; an empty
``answered`` is a message without an answer yet.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Unit, UnitId
from wholeprocess.consultation import (
    AnswerOpinion,
    AnswerResult,
    Channel,
    HearOpinion,
    OpinionId,
    Person,
    PersonalFile,
    SendToDepartment,
    Span,
    TellResident,
    WayHome,
)
from wholeprocess.errors import BadInput, Problem
from wholeprocess.exchange.person_table import text_of
from wholeprocess.journal import Act
from wholeprocess.likeness import couples
from wholeprocess.process import EnterUnits

DIGITS = 18
"""The longest number that is read."""

COLUMNS = (
    "id",
    "user",
    "title",
    "opened",
    "answered",
    "area",
    "prefecture",
    "department_derived",
    "body_chars",
    "reply_chars",
)
"""What the first line must have; other columns are left alone."""

UNNAMED = UnitId("unit:unnamed")
"""The department of a message for which the table names none."""


@frozen(kw_only=True)
class Request:
    """One message and when it was answered (一条留言); ``department`` is "" where none is named."""

    id: str
    user: str = field(repr=False)
    title: str = field(repr=False)
    opened: date
    answered: date | None
    area: str
    prefecture: str
    department: str
    body_chars: int
    reply_chars: int

    @property
    def span(self) -> Span:
        """From the message to its answer."""
        return Span(
            name=self.id,
            start=self.opened,
            end=self.answered,
            area=self.area,
            department=self.department,
        )


class AlikeRequests(NamedTuple):
    """Two messages of one area that may be about one matter, the earlier line first."""

    one: Request
    other: Request
    share: Fraction


# --- in -------------------------------------------------------------------------------------------


def read_requests(path: str | Path) -> tuple[Request, ...]:
    """Every message of a table, in its order; ``BadInput`` names all its faults at once."""
    problems: list[Problem] = []

    def fault(line: int, column: str | None, what: str, mend: str) -> None:
        problems.append(Problem(file=str(path), line=line, field=column, what=what, mend=mend))

    reader = csv.reader(StringIO(text_of(path), newline=""), strict=True)
    found: list[Request] = []
    lines: dict[str, int] = {}
    try:
        header = [name.strip() for name in next(reader, [])]
        if missing := [column for column in COLUMNS if header.count(column) != 1]:
            what = f"has not one column {', '.join(missing)}" if header else "is empty"
            fault(1, None, what, f"the first line must be {','.join(COLUMNS)}")
            raise BadInput(problems)
        for cells in reader:
            line, before = reader.line_num, len(problems)
            if not cells:
                continue
            if len(cells) != len(header):
                what = f"has {len(cells)} cells, the first line has {len(header)}"
                fault(line, None, what, "restore the line")
                continue
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            for column, what, mend in _faults(row):
                fault(line, column, what, mend)
            if row["id"] in lines:
                what = f"{row['id'][:40]!r} stands in line {lines[row['id']]} too"
                fault(line, "id", what, "give each message a number of its own")
            lines.setdefault(row["id"], line)
            if len(problems) == before:
                found.append(_request(row))
    except csv.Error as error:
        fault(reader.line_num, None, f"is no CSV: {error}", "restore the line")
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for column in ("id", "user", "title"):
        if not row[column]:
            yield column, "is empty", "fill it in"
    opened, answered = _moment(row["opened"]), _moment(row["answered"])
    for column, moment in (("opened", opened), ("answered", answered)):
        if moment is None and (row[column] or column == "opened"):
            what = f"{row[column][:40]!r} is no time"
            yield column, what, "write for example 2019-04-25T09:32:09"
    if opened and answered and answered < opened:
        yield "answered", "lies before the message was opened", "correct one of the two"
    for column in ("body_chars", "reply_chars"):
        digits = row[column]
        if not (digits.isascii() and digits.isdigit() and len(digits) <= DIGITS):
            yield column, f"{row[column][:40]!r} is no whole number", "write for example 342"


def _moment(cell: str) -> datetime | None:
    """A time on the clock of the place; ``None`` where the cell says none."""
    try:
        return datetime.fromisoformat(cell).replace(tzinfo=None)
    except ValueError:
        return None


def _request(row: Mapping[str, str]) -> Request:
    opened, answered = _moment(row["opened"]), _moment(row["answered"])
    assert opened is not None
    return Request(
        id=row["id"],
        user=row["user"],
        title=row["title"],
        opened=opened.date(),
        answered=answered.date() if answered is not None else None,
        area=row["area"],
        prefecture=row["prefecture"],
        department=row["department_derived"],
        body_chars=int(row["body_chars"]),
        reply_chars=int(row["reply_chars"]),
    )


# --- as acts --------------------------------------------------------------------------------------


def opinions_of_requests(
    requests: Iterable[Request],
    *,
    deputy: DeputyId,
    congress: DivisionCode,
    file: PersonalFile,
    salt: Callable[[OpinionId], str],
) -> tuple[Act, ...]:
    """The acts that record messages as opinions and their answers as returns, by day.

    ``deputy`` hears all of them online; each is sent to the department that the table names, is
    answered there and told on the day of its answer. What an answer says is not in the table, so
    its result is unknown. Users and titles go to the personal ``file`` and not into the acts;
    ``salt`` gives for each opinion a text that nobody can guess. The deputy must be seated.
    """
    held = tuple(requests)
    if not held:
        return ()
    departments = sorted({request.department for request in held})
    units = [
        Unit(id=_unit(name), name=name or "未注明部门", division=congress) for name in departments
    ]
    first = min(request.opened for request in held)
    acts: list[Act] = [EnterUnits(on=first, congress=congress, units=units)]
    for request in held:
        acts += _acts(request, deputy, congress, file, salt)
    return tuple(sorted(acts, key=lambda act: act.on))


def _acts(
    request: Request,
    deputy: DeputyId,
    congress: DivisionCode,
    file: PersonalFile,
    salt: Callable[[OpinionId], str],
) -> Iterator[Act]:
    opinion = OpinionId(f"r{request.id}")
    resident = file.keep(Person(name=request.user))
    text = file.keep_text(opinion, request.title, salt=salt(opinion), resident=resident)
    unit = _unit(request.department)
    yield HearOpinion(
        on=request.opened,
        by=deputy,
        opinion=opinion,
        congress=congress,
        channel=Channel.ONLINE,
        area=request.area,
        resident=resident,
        text=text,
    )
    yield SendToDepartment(on=request.opened, by=deputy, opinion=opinion, unit=unit)
    if request.answered is not None:
        told = request.answered
        yield AnswerOpinion(on=told, by=unit, opinion=opinion, result=AnswerResult.UNKNOWN)
        yield TellResident(on=told, by=deputy, opinion=opinion, how=WayHome.ONLINE)


def _unit(department: str) -> UnitId:
    return UnitId(f"unit:{department}") if department else UNNAMED


# --- which belong together ------------------------------------------------------------------------


def alike_requests(requests: Iterable[Request], least: Fraction) -> tuple[AlikeRequests, ...]:
    """Messages of one area whose titles are at least so much alike, the likest first.

    A message without an area is with no other. How good the proposals are:
    docs/explanation/likeness.md.
    """
    held = tuple(requests)
    found = [
        AlikeRequests(held[a], held[b], share)
        for a, b, share in couples([request.title for request in held], least)
        if held[a].area == held[b].area != ""
    ]
    return tuple(sorted(found, key=lambda pair: -pair.share))


def together(pairs: Iterable[AlikeRequests]) -> tuple[tuple[Request, ...], ...]:
    """The groups that couples make up, the largest first; within one by day."""
    import networkx as nx

    graph: nx.Graph[Request] = nx.Graph((pair.one, pair.other) for pair in pairs)
    groups = [
        tuple(sorted(group, key=lambda request: (request.opened, request.id)))
        for group in nx.connected_components(graph)
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group), group[0].opened, group[0].id)))
