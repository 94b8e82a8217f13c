"""Pabulib's ``.pb`` files (参与式预算数据格式): elections of projects, read and written whole.

Three sections, ``META``, ``PROJECTS`` and ``VOTES``, of values separated by semicolons. Every field
is kept as it stands, those that nobody here reads as well: what is read and written again has the
same content.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import TypeAlias, cast

from attrs import field, frozen

from wholeprocess.decision import Instance, Option, Pattern, ProposalId
from wholeprocess.errors import BadInput, Problem
from wholeprocess.textfile import read_text

Fields: TypeAlias = tuple[str, ...]
_Found: TypeAlias = tuple[int, str, str, str]
_Fault: TypeAlias = Callable[[int, str, str, str], None]

OBLIGATORY = (
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
)
"""What ``META`` must have."""

VOTE_TYPES = ("approval", "ordinal", "cumulative", "scoring", "choose-1")
"""The kinds of vote that the format knows."""

APPROVALS = ("approval", "choose-1")
"""Those in which a ballot is a set of projects."""

NEEDED = {"PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}
"""The columns that the two tables must have."""


@frozen(kw_only=True)
class Table:
    """One section: its columns and its rows, as text."""

    columns: Fields
    rows: Sequence[Sequence[str]] = field(repr=False)

    def column(self, name: str) -> list[str]:
        """The values of one column; a column that is not there raises ``KeyError``."""
        if name not in self.columns:
            raise KeyError(name)
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


@frozen(kw_only=True)
class PabulibFile:
    """A ``.pb`` file: what it says of itself, its projects, its votes."""

    meta: Mapping[str, str]
    projects: Table
    votes: Table

    def instance(self, *, listed_is_approved: bool = False) -> Instance:
        """The choice to be made: options, budget and ballots, equal ballots as one pattern.

        A project that a ballot repeats counts once. A file whose votes rank or give points is
        refused with ``ValueError``, unless whatever a ballot lists is to count as approved.
        """
        kind = self.meta["vote_type"]
        if kind not in APPROVALS and not listed_is_approved:
            raise ValueError(
                f"votes are {kind}, not sets of projects; pass listed_is_approved=True to count "
                "whatever a ballot lists as approved"
            )
        rows = [dict(zip(self.projects.columns, row, strict=True)) for row in self.projects.rows]
        options = [
            Option(
                id=ProposalId(row["project_id"]),
                cost=Fraction(row["cost"]),
                category=row.get("category", ""),
                village=row.get("target", ""),
            )
            for row in rows
        ]
        patterns: Counter[frozenset[ProposalId]] = Counter()
        for vote, times in Counter(self.votes.column("vote")).items():
            patterns[frozenset(_marks(vote))] += times
        ballots = [Pattern(marks, n) for marks, n in patterns.items()]
        return Instance(options=options, budget=Fraction(self.meta["budget"]), ballots=ballots)

    def text(self) -> str:
        """The file's text, with a line feed at each line's end."""
        out = StringIO()
        write = csv.writer(out, delimiter=";", lineterminator="\n").writerow
        out.write("META\n")
        write(("key", "value"))
        for pair in self.meta.items():
            write(pair)
        for name, table in (("PROJECTS", self.projects), ("VOTES", self.votes)):
            out.write(f"{name}\n")
            write(table.columns)
            for row in table.rows:
                write(row)
        return out.getvalue()


def _marks(vote: str) -> list[ProposalId]:
    marks = vote.split(",") if vote else []
    if " " in vote or "" in marks:
        marks = [mark.strip() for mark in marks if mark.strip()]
    return cast("list[ProposalId]", marks)


def read_pabulib(path: str | Path) -> PabulibFile:
    """A ``.pb`` file; ``BadInput`` lists every fault of it with its line.

    Checked: the three sections and their columns, what ``META`` must say, exact costs and budget,
    ids used once, votes for projects that exist, and that both counts in ``META`` are right.
    """
    return parse_pabulib(read_text(path), str(path))


def parse_pabulib(text: str, name: str = "text") -> PabulibFile:
    """The same for a text; ``name`` stands in the problems."""
    faults: list[Problem] = []

    def fault(line: int, field: str, what: str, mend: str) -> None:
        faults.append(Problem(file=name, line=line or None, field=field, what=what, mend=mend))

    sections, lines = _sections(text, fault)
    if faults:
        raise BadInput(faults)
    meta = _meta(sections["META"], lines["META"], fault)
    for key in OBLIGATORY:
        if not meta.get(key):
            fault(0, key, "is missing in META", f"add a line {key};…")
    tables = {part: _table(part, sections[part], lines[part], fault) for part in NEEDED}
    if not faults:
        found = PabulibFile(meta=meta, projects=tables["PROJECTS"], votes=tables["VOTES"])
        for line, where, what, mend in _faults(found, lines):
            fault(line, where, what, mend)
    if faults:
        raise BadInput(faults)
    return found


def _meta(rows: list[list[str]], numbers: list[int], fault: _Fault) -> dict[str, str]:
    """The pairs of ``META``; empty values behind one, as spreadsheets write them, are nothing."""
    if rows[0][0].strip().lower() != "key":
        fault(numbers[0], "META", "has no line key;value", "add it below META")
    meta: dict[str, str] = {}
    for number, row in zip(numbers[1:], rows[1:], strict=True):
        if len(row) < 2:
            fault(number, "META", f"{';'.join(row)!r} is no pair", "write key;value")
        elif any(row[2:]):
            what = f"has {len(row)} values for the key {row[0]}"
            fault(number, "META", what, "quote values that hold a semicolon")
        elif row[0] in meta:
            fault(number, "META", f"names {row[0]} twice", "name each once")
        else:
            meta[row[0]] = row[1]
    return meta


def _sections(text: str, fault: _Fault) -> tuple[dict[str, list[list[str]]], dict[str, list[int]]]:
    sections: dict[str, list[list[str]]] = {}
    lines: dict[str, list[int]] = {}
    reader = csv.reader(StringIO(text, newline=""), delimiter=";", strict=True)
    rows: list[list[str]] = []
    numbers: list[int] = []
    try:
        for row in reader:
            if len(row) == 1 and row[0].strip().upper() in ("META", *NEEDED):
                title = row[0].strip().upper()
                if title in sections:
                    fault(reader.line_num, title, "stands there twice", "keep one section")
                rows, numbers = sections[title], lines[title] = [], []
            elif row:
                if not sections:
                    fault(reader.line_num, "META", "does not come first", "begin with META")
                    break
                rows.append(row)
                numbers.append(reader.line_num)
    except csv.Error as error:
        fault(reader.line_num, "row", str(error), "close the quotation mark")
    for title in ("META", *NEEDED):
        if title not in sections:
            fault(0, title, "is missing", f"add the section {title}")
        elif not sections[title]:
            fault(0, title, "has no header", "add the line with the columns' names")
    return sections, lines


def _table(title: str, rows: list[list[str]], numbers: list[int], fault: _Fault) -> Table:
    columns = tuple(column.strip() for column in rows[0])
    for needed in NEEDED[title]:
        if needed not in columns:
            fault(numbers[0], needed, f"is no column of {title}", f"add {needed} to its header")
    width = len(columns)
    if len(set(columns)) < width:
        fault(numbers[0], title, "names a column twice", "name each once")
    for number, row in zip(numbers[1:], rows[1:], strict=True):
        if len(row) != width:
            what = f"has {len(row)} values, its section {width} columns"
            fault(number, title, what, "quote values that hold a semicolon")
    return Table(columns=columns, rows=rows[1:])


def _faults(found: PabulibFile, lines: Mapping[str, Sequence[int]]) -> Iterator[_Found]:
    """What is wrong with a file whose shape is right: (line, field, what, mend)."""
    meta, projects, votes = found.meta, found.projects, found.votes
    if meta["vote_type"] not in VOTE_TYPES:
        yield 0, "vote_type", f"{meta['vote_type']!r} is unknown", f"one of {', '.join(VOTE_TYPES)}"
    for title, table in (("num_projects", projects), ("num_votes", votes)):
        if meta[title] != str(len(table.rows)):
            yield 0, title, f"says {meta[title]}, there are {len(table.rows)}", "count them again"
    if not _is_amount(meta["budget"]):
        yield 0, "budget", f"{meta['budget']!r} is no amount", "write it like 25800000 or 0.50"
    for number, cost in zip(lines["PROJECTS"][1:], projects.column("cost"), strict=True):
        if not _is_amount(cost):
            yield number, "cost", f"{cost!r} is no amount", "write it like 2400000 or 0.50"
    ids = projects.column("project_id")
    yield from _twice("project_id", ids, lines["PROJECTS"])
    yield from _twice("voter_id", votes.column("voter_id"), lines["VOTES"])
    known = set(ids)
    marked = votes.column("vote")
    if known.issuperset(chain.from_iterable(map(_marks, set(marked)))):
        return
    for number, vote in zip(lines["VOTES"][1:], marked, strict=True):
        if strange := [mark for mark in _marks(vote) if mark not in known]:
            what = f"{', '.join(strange)} is no project"
            yield number, "vote", what, "vote for ids of PROJECTS"


def _twice(name: str, ids: Sequence[str], lines: Sequence[int]) -> Iterator[_Found]:
    if len(set(ids)) == len(ids):
        return
    seen: set[str] = set()
    for number, ident in zip(lines[1:], ids, strict=True):
        if ident in seen:
            yield number, name, f"{ident} stands there twice", "give each an id of its own"
        seen.add(ident)


def _is_amount(text: str) -> bool:
    """A number that is not negative and not absurd; spelled like 12 or 12.50."""
    whole, _, part = text.partition(".")
    return len(text) < 40 and whole.isdecimal() and (not part or part.isdecimal())


def pabulib_of(instance: Instance, meta: Mapping[str, str]) -> PabulibFile:
    """A ``.pb`` file of a choice, for researchers; counts and budget are filled in.

    Ballots stand in the order of their marks and are numbered: their order says nothing of who
    cast them. ``ValueError`` names what else ``META`` must have.
    """
    filled = {
        **meta,
        "num_projects": str(len(instance.options)),
        "num_votes": str(instance.voters),
        "budget": _amount(instance.budget),
    }
    filled.setdefault("vote_type", "approval")
    missing = [key for key in OBLIGATORY if not filled.get(key)]
    if missing:
        raise ValueError(f"META must have {', '.join(missing)}")
    ordered = sorted(instance.ballots, key=lambda pattern: pattern.marks)
    marks = [",".join(p.marks) for p in ordered for _ in range(p.count)]
    return PabulibFile(
        meta=filled,
        projects=Table(
            columns=("project_id", "cost", "votes", "category", "target"),
            rows=[
                [o.id, _amount(o.cost), str(n), o.category, o.village]
                for o, n in zip(instance.options, instance.votes, strict=True)
            ],
        ),
        votes=Table(
            columns=("voter_id", "vote"),
            rows=[[str(number), vote] for number, vote in enumerate(marks, start=1)],
        ),
    )


def _amount(amount: int | Fraction) -> str:
    """An amount as the format writes it; one without an end in decimals raises ``ValueError``."""
    exact = Fraction(amount)
    places, left = 0, exact.denominator
    while left % 10 == 0 or left % 2 == 0 or left % 5 == 0:
        left //= 10 if left % 10 == 0 else 2 if left % 2 == 0 else 5
        places += 1
    if left != 1:
        raise ValueError(f"{exact} has no end in decimals; multiply all amounts first")
    if not places:
        return str(exact.numerator)
    digits = str(int(exact * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
