"""What the lines of a ballot file say: each different line is read once, then only counted."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from os import SEEK_END
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from wholeprocess.election import Box, CandidateId, DistrictId, Marks
from wholeprocess.election.counting.ballot import SIGNS
from wholeprocess.textfile import decoded

Known: TypeAlias = Mapping[DistrictId, Collection[CandidateId]]
"""The candidates of each district."""

Boxes: TypeAlias = Mapping[DistrictId, Mapping[str, Box]]
"""The boxes of each district, by number."""

Place: TypeAlias = tuple[str, str]
"""A district and a box."""

Counts: TypeAlias = dict[Place, dict[int, int]]
"""How many ballots of which marks, by the number that its district gave the marks."""

PLACE, BALLOTS = ("district", "box"), "ballots"


@frozen
class Fault(Exception):
    """What is wrong with a line: in which field, what, and what mends it."""

    field: str | None
    what: str
    mend: str


@frozen
class Header:
    """The first line: how many fields a line has, and whether it says how many ballots it is."""

    text: str
    width: int
    counted: bool

    @classmethod
    def read(cls, text: str) -> Header:
        """The header of that text, or ``Fault``."""
        names = _fields(text)
        if tuple(names[:2]) != PLACE:
            wrote = ",".join(names) or "nothing"
            mend = "write district,box and a name for each mark"
            raise Fault(None, f"the first line has {wrote!r:.80}", mend)
        return cls(text, len(names), counted=names[2:3] == [BALLOTS])

    def split(self, line: str, most: int) -> tuple[list[str], int]:
        """The fields of a line, and how many ballots it is; or ``Fault``."""
        if "\0" in line:
            raise Fault(None, "holds NUL bytes", "the file is damaged: write it again")
        fields = _fields(line) if '"' in line else line.split(",")
        if len(fields) != self.width:
            mend = "write every field, empty ones too"
            what = f"{len(fields)} fields, where the first line has {self.width}"
            raise Fault(None, what, mend)
        if not self.counted:
            return fields, 1
        text = fields.pop(2)
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
        if not 0 < number <= most:
            mend = f"write how many ballots the line stands for, 1 to {most}"
            raise Fault(BALLOTS, f"{text!r:.80} is no number of ballots", mend)
        return fields, number


def _fields(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error as error:
        raise Fault(None, f"is no CSV: {error}", "restore the line") from None


def ends_of(path: Path) -> tuple[Header, bool]:
    """The header, and whether the file ends where a line ends."""
    with path.open("rb") as file:
        first = file.readline()
        if not first:
            raise Fault(None, "is empty", "write district,box,mark and below it the ballots")
        file.seek(-1, SEEK_END)
        whole = file.read() == b"\n"
    try:
        text = first.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decoded(path.read_bytes(), str(path))
    return Header.read(text.removesuffix("\n").removesuffix("\r")), whole


def checked(names: Iterable[CandidateId]) -> frozenset[CandidateId]:
    """Names that can be told from marks; others raise ``ValueError``."""
    for name in (own := frozenset(names)):
        if not name or name[0] in SIGNS or not name.isprintable() or "," in name or '"' in name:
            raise ValueError(f"{name!r} cannot be told from marks on a ballot")
    return own


class _District:
    """The candidates of a district, or of several with the same, and the marks on its ballots."""

    __slots__ = ("_by_marks", "_written", "marks", "names", "plain")

    def __init__(self, names: frozenset[CandidateId]) -> None:
        self.names = checked(names)
        self.marks: list[Marks] = []  # by number
        self._by_marks: dict[Marks, int] = {}
        self.plain: dict[frozenset[str], int] = {}  # the numbers of marks for candidates only
        self._written = self.names | {""}

    def number(self, names: frozenset[str]) -> int | None:
        """The number of marks for these candidates and nothing else; ``None`` for other marks."""
        number = self.plain.get(names)
        if number is None and self._written >= names:
            number = self.plain[names] = self.entered(Marks.only(self.names & names))
        return number

    def entered(self, marks: Marks) -> int:
        """The number of these marks; their first time they are given one."""
        number = self._by_marks.setdefault(marks, len(self.marks))
        if number == len(self.marks):
            self.marks.append(marks)
        return number

    def read(self, fields: Iterable[str]) -> Marks:
        """Any marks, in the way of ``Marks.read``; or ``Fault``."""
        try:
            marks = Marks.read(fields)
        except ValueError as error:
            raise Fault("mark", str(error), "correct the mark") from None
        if strange := sorted(marks.listed - self.names):
            mend = f"write one of {', '.join(sorted(self.names))}, or +{strange[0]} for a write-in"
            raise Fault("mark", f"no candidate is called {strange[0]!r:.80}", mend)
        for name in marks.write_ins:
            if not name.isprintable():
                raise Fault("mark", f"{name!r:.80} is no name", "correct the name written in")
        return marks


class Gathering:
    """Reads the lines of ballot files under one list of districts and candidates."""

    def __init__(self, known: Known, most: int = 1_000_000) -> None:
        alike: dict[frozenset[CandidateId], _District] = {}  # as where ballots have numbers
        self._districts: dict[str, _District] = {}
        for district, names in known.items():
            own = frozenset(names)
            self._districts[district] = alike.get(own) or alike.setdefault(own, _District(own))
        self._most = most

    def take(self, fields: Sequence[str], number: int, into: Counts) -> Place:
        """Count ``number`` ballots with these fields: district, box, marks; or ``Fault``."""
        district, box = (*fields[:2], "", "")[:2]
        own = self._district(district)
        if not box or not box.isprintable():
            raise Fault("box", f"{box!r:.80} is no number of a box", "write the box's number")
        marks = own.entered(own.read(fields[2:]))
        counts = into.setdefault((district, box), {})
        counts[marks] = counts.get(marks, 0) + number
        return district, box

    def _district(self, district: str) -> _District:
        own = self._districts.get(district)
        if own is None:
            mend = "correct the district, or name it among the known ones"
            raise Fault("district", f"no district is called {district!r:.80}", mend)
        return own

    def take_lines(
        self, lines: Iterable[tuple[str, int]], header: Header
    ) -> tuple[Counts, dict[str, Fault]]:
        """Count lines, each so many times; and what is wrong with which of them."""
        counts: Counts = {}
        faults: dict[str, Fault] = {}
        places: dict[str, tuple[_District, dict[int, int]]] = {}
        width = header.width - len(PLACE)
        start = "\n"  # how the lines of a box begin: those of one box mostly come together
        for line, number in lines:
            if not line.startswith(start):
                head = line[: line.find(",", line.find(",") + 1) + 1]
                if head in places:
                    start, (own, here) = head, places[head]
                    plain = own.plain
            if line.startswith(start):  # as nearly every line
                written = line[len(start) :].split(",")
                if len(written) == width:
                    names = frozenset(written)
                    marks = plain.get(names)
                    if marks is None:
                        marks = own.number(names)
                    if marks is not None:
                        here[marks] = here.get(marks, 0) + number
                        continue
            try:
                fields, times = header.split(line, self._most)
                where = self.take(fields, number * times, counts)
            except Fault as fault:
                faults[line] = fault
                continue
            if not header.counted:
                start = ",".join((*where, ""))
                own, here = places[start] = self._districts[where[0]], counts[where]
                plain = own.plain
        return counts, faults

    def take_rows(
        self, rows: Iterable[tuple[tuple[str, ...], int]]
    ) -> tuple[Counts, list[tuple[Fault, int]]]:
        """Count rows of fields, each so many times; and what is wrong with how many of them."""
        counts: Counts = {}
        faults: list[tuple[Fault, int]] = []
        places: dict[tuple[str, ...], tuple[_District, dict[int, int]]] = {}
        for fields, number in rows:
            if (place := places.get(fields[:2])) is not None:
                own, here = place
                names = frozenset(fields[2:])
                marks = own.plain.get(names)
                if marks is None:
                    marks = own.number(names)
                if marks is not None:
                    here[marks] = here.get(marks, 0) + number
                    continue
            try:
                where = self.take(fields, number, counts)
            except Fault as fault:
                faults.append((fault, number))
                continue
            places[fields[:2]] = self._districts[where[0]], counts[where]
        return counts, faults

    def take_groups(
        self,
        patterns: Iterable[tuple[str, ...]],
        boxes: Iterable[tuple[str, str, list[int], list[int]]],
    ) -> Counts:
        """Count what was grouped already; or ``Fault``.

        ``patterns`` are a district and marks each, all different; each of ``boxes`` is a district,
        a box, which of the patterns are in it by their place in the row, and how often each.
        """
        numbers = []
        for district, *written in patterns:
            own = self._district(district)
            marks = own.number(frozenset(written))
            numbers.append(own.entered(own.read(written)) if marks is None else marks)
        counts: Counts = {}
        for district, box, which, often in boxes:
            own_numbers = [numbers[pattern] for pattern in which]
            here = counts[district, box] = dict(zip(own_numbers, often, strict=True))
            if len(here) < len(often):  # two patterns say the same, as A and A with +A
                here.clear()
                for number, times in zip(own_numbers, often, strict=True):
                    here[number] = here.get(number, 0) + times
        return counts

    def boxes(self, counts: Counts) -> Boxes:
        """What was counted, as boxes."""
        boxes: dict[DistrictId, dict[str, Box]] = {}
        for (district, box), numbers in counts.items():
            marks = self._districts[district].marks
            boxes.setdefault(DistrictId(district), {})[box] = Box(
                {marks[number]: count for number, count in numbers.items()}
            )
        return boxes
