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
``tables`` is installed and by the standard library where not. A file in which Polars meets anything
out of the ordinary is read the other way, which says what is wrong and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from wholeprocess.congress import Organ
from wholeprocess.election import (
    Box,
    BoxId,
    Contest,
    CountBoxes,
    DistrictId,
    ElectionId,
    Tally,
    tally,
)
from wholeprocess.errors import BadInput, MissingExtra, Problem
from wholeprocess.exchange.ballot_frames import boxes_by_polars, votes_by_polars
from wholeprocess.exchange.ballot_lines import (
    Boxes,
    Counts,
    Fault,
    Gathering,
    Known,
    Place,
    checked,
    ends_of,
)
from wholeprocess.law import Law
from wholeprocess.textfile import decoded

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
    gathering, fast = Gathering(known, most), _has_polars(polars)
    problems: list[Problem] = []
    counts: Counts = {}
    where: dict[Place, str] = {}
    for path in map(Path, [paths] if isinstance(paths, str | Path) else paths):
        found = boxes_by_polars(path, gathering) if fast else None
        if found is None or not where.keys().isdisjoint(found):
            try:
                found, faults = _by_python(path, gathering, where)
            except BadInput as error:
                found, faults = {}, list(error.problems)
            problems += faults
        counts |= found
        where |= dict.fromkeys(found, path.name)
    if problems:
        raise BadInput(problems)
    return gathering.boxes(counts)


def tally_ballots(
    paths: str | Path | Iterable[str | Path],
    contests: Mapping[DistrictId, Contest],
    law: Law,
    *,
    polars: bool | None = None,
) -> Mapping[DistrictId, Tally]:
    """The tally of every district in these files, all its boxes together, for who needs no boxes.

    It is the ``tally`` of the boxes that ``read_ballots`` reads, merged, and raises what both do.
    One file with nothing but marks for candidates is added up in Polars, without a box.
    """
    files = [*map(Path, [paths] if isinstance(paths, str | Path) else paths)]
    known = {district: checked(contest.candidates) for district, contest in contests.items()}
    if len(files) == 1 and _has_polars(polars):
        found = votes_by_polars(files[0], contests)
        if found is not None:
            return found
    boxes = read_ballots(files, known, polars=polars)
    return {d: tally(Box.merged(own.values()), contests[d], law) for d, own in boxes.items()}


def gather_ballots(ballots: Iterable[Sequence[str]], known: Known) -> Boxes:
    """The boxes of ballots in memory, each as the fields of a line: district, box, marks.

    Raises ``BadInput`` as ``read_ballots`` does; a fault says how often it is there.

    >>> rows = [("D01", "1", "甲"), ("D01", "1", "甲", "-乙"), ("D01", "2")]
    >>> boxes = gather_ballots(rows, {"D01": ("甲", "乙")})
    >>> [(number, box.ballots) for number, box in boxes["D01"].items()]
    [('1', 2), ('2', 1)]
    """
    gathering = Gathering(known)
    counts, faults = gathering.take_rows(_like_rows(ballots))
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


def count_acts(
    boxes: Boxes, *, election: ElectionId, on: date, by: str = str(Organ.ELECTION_COMMITTEE)
) -> Iterator[CountBoxes]:
    """The acts that count these boxes, one each (计票), for a journal.

    >>> boxes = gather_ballots([("D01", "1", "甲")], {"D01": ("甲", "乙")})
    >>> (act,) = count_acts(boxes, election="county-2021", on=date(2021, 12, 20))
    >>> act.place, act.boxes, act.patterns[0].count
    ('county-2021/D01', ('1',), 1)
    """
    for district, own in boxes.items():
        for number, box in own.items():
            yield CountBoxes(
                on=on,
                by=by,
                election=election,
                district=district,
                boxes=(BoxId(number),),
                patterns=box.patterns,
            )


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


# --- one file -------------------------------------------------------------------------------------


def _has_polars(wanted: bool | None) -> bool:
    there = find_spec("polars") is not None
    if wanted and not there:
        raise MissingExtra("grouping ballots with Polars", "tables")
    return there and wanted is not False


def _like_rows(ballots: Iterable[Sequence[str]]) -> Iterable[tuple[tuple[str, ...], int]]:
    """The different ballots, and how often each is there."""
    if isinstance(ballots, list):
        try:  # rows that are tuples already need not be copied to be counted
            return [(tuple(fields), number) for fields, number in Counter(ballots).items()]
        except TypeError:  # rows that are lists
            pass
    return Counter(map(tuple, ballots)).items()


def _by_python(
    path: Path, gathering: Gathering, where: Mapping[Place, str]
) -> tuple[Counts, list[Problem]]:
    """What a file holds, and all that is wrong with it; ``where`` has the boxes of other files."""
    try:
        header, whole = ends_of(path)
        counts, faults = gathering.take_lines(_like_lines(path), header)
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


def _like_lines(path: Path) -> Iterator[tuple[str, int]]:
    """The different lines below the header, and how often each stands there.

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


def _texts(counts: Mapping[bytes, int], path: Path) -> Iterator[tuple[str, int]]:
    """The lines of a box come together."""
    for raw in sorted(counts):
        try:
            line = raw.decode().removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError:
            line = decoded(path.read_bytes(), str(path))
        if line:
            yield line, counts[raw]


def _located(
    path: Path, faults: Mapping[str, Fault], twice: Mapping[Place, str]
) -> Iterator[Problem]:
    """The faults with their lines: the file is read again, and like lines are named once."""
    at: dict[bytes, list[int]] = {line.encode(): [0, 0] for line in faults}
    boxes = {",".join(place).encode(): place for place in twice}
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = raw.removesuffix(b"\n").removesuffix(b"\r")
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
