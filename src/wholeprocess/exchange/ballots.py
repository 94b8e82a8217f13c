"""Ballot files (选票文件): one ballot a line, read into boxes, or every fault of them at once.

A file is CSV in UTF-8. Its first line names the columns: ``district,box``, then ``ballots`` if each
line says how many ballots it stands for, then any names for the marks. A line is one ballot, or so
many alike, with its marks in any order as ``Marks.read`` reads them; empty fields say nothing::

    district,box,mark,mark,mark
    D01,1,甲,乙,
    D01,1,-甲,+丁,
    D01,2,,,

This is a ballot for 甲 and 乙, one against 甲 with 丁 written in, and a blank one in another box.
Every line has all the fields and a line end, the last one too: so a file that was cut is found out.

Identical lines are grouped before anything else is done with them, by Polars where the extra
``tables`` is installed and by the standard library where not. All the rest is one path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from os import SEEK_END
from pathlib import Path
from typing import TypeAlias

from wholeprocess.errors import BadInput, MissingExtra, Problem
from wholeprocess.exchange.ballot_lines import Boxes, Counts, Fault, Gathering, Header, Known, Place
from wholeprocess.textfile import decoded

Lines: TypeAlias = Iterator[tuple[str, int]]
"""Different lines and how often each stands there; a line may come up again later."""

BOM = "\ufeff"
AT_ONCE, DISTINCT = 1 << 16, 100_000
"""How many lines the standard library counts at once, and how many different ones it keeps."""


def read_ballots(
    paths: str | Path | Iterable[str | Path],
    known: Known,
    *,
    most: int = 1_000_000,
    polars: bool | None = None,
) -> Boxes:
    """The boxes of every district in these files.

    ``known`` has the candidates of each district, ``most`` is the greatest number of ballots that
    a line may stand for. ``polars`` asks for the fast grouping (``MissingExtra`` where it is not
    installed) or for the standard library's; unless given, the library takes what there is.

    Raises ``BadInput`` with every fault, like lines named once: an unknown district or candidate,
    a number of ballots that cannot be, a damaged or cut line, the same box in two files. Then
    nothing of any file was taken.
    """
    gathering = Gathering(known, most)
    like = _like_lines(polars)
    problems: list[Problem] = []
    counts: Counts = {}
    where: dict[Place, str] = {}
    for path in map(Path, [paths] if isinstance(paths, str | Path) else paths):
        try:
            found, faults = _file(path, gathering, like, where)
        except BadInput as error:
            problems += error.problems
            continue
        problems += faults
        counts |= found
        where |= dict.fromkeys(found, path.name)
    if problems:
        raise BadInput(problems)
    return gathering.boxes(counts)


def gather_ballots(ballots: Iterable[Sequence[str]], known: Known) -> Boxes:
    """The boxes of ballots in memory, each as the fields of a line: district, box, marks.

    Raises ``BadInput`` as ``read_ballots`` does; a fault says how often it is there.

    >>> rows = [("D01", "1", "甲"), ("D01", "1", "甲", "-乙"), ("D01", "2")]
    >>> boxes = gather_ballots(rows, {"D01": ("甲", "乙")})
    >>> [(number, box.ballots) for number, box in boxes["D01"].items()]
    [('1', 2), ('2', 1)]
    """
    gathering = Gathering(known)
    counts, faults = gathering.take_rows(Counter(map(tuple, ballots)).items())
    if faults:
        raise BadInput(
            Problem(
                file="ballots",
                field=fault.field,
                what=fault.what if number == 1 else f"{fault.what} ({number} times)",
                mend=fault.mend,
            )
            for fault, number in faults
        )
    return gathering.boxes(counts)


def write_ballots(path: str | Path, boxes: Boxes) -> None:
    """Write boxes as a file with numbers of ballots that ``read_ballots`` reads."""
    lines = [
        (district, number, str(pattern.count), *pattern.marks.written())
        for district, own in boxes.items()
        for number, box in own.items()
        for pattern in box.patterns
    ]
    width = max(map(len, lines), default=3)
    rows = [("district", "box", "ballots", *["mark"] * (width - 3)), *lines]
    text = "".join(",".join(row) + "," * (width - len(row)) + "\n" for row in rows)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


# --- like lines -----------------------------------------------------------------------------------


def _like_lines(polars: bool | None) -> Callable[[Path], Lines]:
    there = find_spec("polars") is not None
    if polars and not there:
        raise MissingExtra("grouping ballots with Polars", "tables")
    return _by_polars if there and polars is not False else _by_python


def _by_polars(path: Path) -> Lines:
    """One scan, every line as one text; what Polars cannot read goes the slow way."""
    import polars as pl

    try:
        like = (
            pl.scan_csv(
                path,
                separator="\x1f",  # no name has this control character: a line stays whole
                has_header=False,
                skip_rows=1,
                quote_char=None,
                schema={"line": pl.String},
                raise_if_empty=False,
            )
            .drop_nulls()
            .group_by("line")
            .len("number")
            .sort("line")  # the lines of a box together
            .collect()
        )
    except pl.exceptions.PolarsError:
        return _by_python(path)
    return zip(like["line"].to_list(), like["number"].to_list(), strict=True)


def _by_python(path: Path) -> Lines:
    """The different lines below the header and how often each stands there.

    The file is streamed: the memory is that of the different lines. Where these are too many, a
    line may come up again.
    """
    counts: Counter[bytes] = Counter()
    with path.open("rb") as file:
        file.readline()
        for line in file:
            counts[line] += 1
            counts.update(islice(file, AT_ONCE))
            if len(counts) > DISTINCT:
                yield from _texts(counts, path)
                counts.clear()
    yield from _texts(counts, path)


def _texts(counts: Mapping[bytes, int], path: Path) -> Lines:
    for raw, number in sorted(counts.items()):
        if line := _text(raw, path):
            yield line, number


# --- one file -------------------------------------------------------------------------------------


def _file(
    path: Path, gathering: Gathering, like: Callable[[Path], Lines], where: Mapping[Place, str]
) -> tuple[Counts, list[Problem]]:
    """What a file holds, and all that is wrong with it; ``where`` has the boxes of other files."""
    try:
        header, whole = _ends(path)
        counts, faults = gathering.take_lines(like(path), header)
    except Fault as fault:
        return {}, [_problem(path, fault, 1)]
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return {}, [_problem(path, Fault(None, f"cannot be read: {reason}", "check the path"))]
    twice = {place: where[place] for place in counts if place in where}
    problems = [*_located(path, faults, twice)] if faults or twice else []
    problems.sort(key=lambda problem: problem.line or 0)
    if not whole:
        mend = "it was cut: write it again, with a line end after every ballot"
        problems.append(_problem(path, Fault(None, "ends in the middle of a line", mend)))
    return counts, problems


def _ends(path: Path) -> tuple[Header, bool]:
    """The header, and whether the file ends where a line ends."""
    with path.open("rb") as file:
        first = file.readline()
        if not first:
            raise Fault(None, "is empty", "write district,box,mark and below it the ballots")
        file.seek(-1, SEEK_END)
        whole = file.read() == b"\n"
    return Header.read(_text(first, path).removeprefix(BOM)), whole


def _located(
    path: Path, faults: Mapping[str, Fault], twice: Mapping[Place, str]
) -> Iterator[Problem]:
    """The faults with their lines: the file is read again, and like lines are named once."""
    at: dict[bytes, list[int]] = {line.encode(): [0, 0] for line in faults}
    boxes = {",".join(place).encode(): place for place in twice}
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = _bare(raw)
            if (found := at.get(line)) is not None and number > 1:
                found[0], found[1] = found[0] or number, found[1] + 1
            if boxes and (place := boxes.pop(b",".join(line.split(b",", 2)[:2]), None)):
                what = f"box {place[1]} of {place[0]} is in {twice[place]} too"
                yield _problem(path, Fault("box", what, "read each box once"), number)
    for text, fault in faults.items():
        first, times = at[text.encode()]
        alike = f", {times} lines alike" if times > 1 else ""
        yield _problem(path, Fault(fault.field, fault.what + alike, fault.mend), first)


def _problem(path: Path, fault: Fault, line: int | None = None) -> Problem:
    return Problem(file=str(path), line=line, field=fault.field, what=fault.what, mend=fault.mend)


def _bare(raw: bytes) -> bytes:
    return raw.removesuffix(b"\n").removesuffix(b"\r")


def _text(raw: bytes, path: Path) -> str:
    """A line without its end; ``BadInput`` about the file if it is not UTF-8."""
    try:
        return _bare(raw).decode()
    except UnicodeDecodeError:
        return decoded(path.read_bytes(), str(path))
