"""Ballot files by Polars: like lines are grouped before Python sees any of them.

Whatever is at fault, or out of the ordinary, makes a function here answer ``None``: then the file
is read the other way, which says what is wrong and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from wholeprocess.election import Contest, DistrictId, Tally
from wholeprocess.errors import BadInput
from wholeprocess.exchange.ballot_lines import PLACE, Counts, Fault, Gathering, ends_of

if TYPE_CHECKING:
    from polars import LazyFrame

MOST_MARKS = 12
"""Lines with more fields for marks than these go the way of the standard library."""

DISTRICT, NUMBER = PLACE[0], "number"


def boxes_by_polars(path: Path, gathering: Gathering) -> Counts | None:
    """What a file holds, box by box.

    The marks of the different lines are put in one order by exchanging neighbours, and grouped: by
    their marks in a district, which are then read once each, and by their box.
    """
    import polars as pl

    try:
        if (found := _like(path)) is None:
            return None
        like, marks = found
        for turn in range(len(marks)):
            for a, b in islice(pairwise(marks), turn % 2, None, 2):
                like = like.with_columns(
                    pl.min_horizontal(a, b).alias(a), pl.max_horizontal(a, b).alias(b)
                )
        said = (DISTRICT, *marks)
        like = like.group_by(*PLACE, *marks, "cut").agg(pl.col(NUMBER).sum())
        patterns = like.group_by(*said, "cut").agg("box", NUMBER).sort(said).collect()
        boxes = (
            patterns.select(DISTRICT, "box", NUMBER, pattern=pl.int_range(pl.len()))
            .explode("box", NUMBER)
            .group_by(PLACE, maintain_order=True)
            .agg("pattern", NUMBER)
            .sort(PLACE)
        )
        if patterns["cut"].any() or not _are_numbers(boxes["box"]):
            return None
        return gathering.take_groups(patterns.select(said).iter_rows(), boxes.iter_rows())
    except (Fault, OSError, BadInput, pl.exceptions.PolarsError):
        return None


def votes_by_polars(
    path: Path, contests: Mapping[DistrictId, Contest]
) -> Mapping[DistrictId, Tally] | None:
    """The tallies of a file whose ballots have nothing but marks for candidates, each once."""
    import polars as pl

    try:
        if (found := _like(path)) is None:
            return None
        lazy, marks = found
        twice = [(pl.col(a) == pl.col(b)) & (pl.col(a) != "") for a, b in combinations(marks, 2)]
        like = lazy.select(
            *(DISTRICT, "box", *marks, NUMBER),
            unusual=pl.any_horizontal("cut", *twice),
            chosen=pl.sum_horizontal((pl.col(mark) != "").cast(pl.Int64) for mark in marks),
        ).collect()
    except (Fault, OSError, BadInput, pl.exceptions.PolarsError):
        return None
    if like["unusual"].any() or not _are_numbers(like["box"].unique()):
        return None
    by = (DISTRICT, "chosen")
    ballots = like.group_by(by).agg(pl.col(NUMBER).sum()).sort(by)
    votes = (
        pl.concat([like.select(*by, NUMBER, mark=mark) for mark in marks])
        .filter(pl.col("mark") != "")
        .group_by(*by, "mark")
        .agg(pl.col(NUMBER).sum())
    )
    return _tallies(ballots.iter_rows(), votes.iter_rows(), contests)


def _tallies(
    ballots: Iterable[tuple[str, int, int]],
    votes: Iterable[tuple[str, int, str, int]],
    contests: Mapping[DistrictId, Contest],
) -> Mapping[DistrictId, Tally] | None:
    """From ballots by district and how many they choose, and votes by these and the person."""
    by_chosen: dict[DistrictId, dict[int, int]] = {}
    for name, chosen, number in ballots:
        by_chosen.setdefault(DistrictId(name), {})[chosen] = number
    if not contests.keys() >= by_chosen.keys():
        return None
    for_: dict[str, dict[str, int]] = {
        district: dict.fromkeys(contests[district].candidates, 0) for district in by_chosen
    }
    for name, chosen, person, number in votes:
        own = for_[name]
        if person not in own:
            return None
        if chosen <= contests[DistrictId(name)].seats:
            own[person] += number
    return {
        district: Tally.of(
            contests[district],
            for_[district],
            ballots=sum(numbers.values()),
            void=sum(n for chosen, n in numbers.items() if chosen > contests[district].seats),
            blank=numbers.get(0, 0),
        )
        for district, numbers in by_chosen.items()
    }


def _like(path: Path) -> tuple[LazyFrame, list[str]] | None:
    """The different lines in their fields, how often each is there, and the fields for marks.

    One scan takes every line as one text, and these are grouped when all are there: that is
    quicker than grouping each part of the file and then the groups, most ballots being unlike.
    """
    import polars as pl

    header, whole = ends_of(path)
    marks = [f"mark{n}" for n in range(header.width - len(PLACE))]
    if header.counted or not whole or not 0 < len(marks) <= MOST_MARKS:
        return None
    lines = pl.scan_csv(
        path,
        separator="\x1f",  # no name has this control character: a line stays whole
        has_header=False,
        skip_rows=1,
        quote_char=None,
        schema={"line": pl.String},
        raise_if_empty=False,
    )
    fields = pl.col("line").str.splitn(",", header.width)
    like = (
        lines.drop_nulls()
        .collect()
        .group_by("line")
        .len(NUMBER)
        .lazy()
        .select(NUMBER, fields.struct.rename_fields([*PLACE, *marks]).struct.unnest())
        .with_columns(cut=pl.col(marks[-1]).is_null())
    )
    return like, marks


def _are_numbers(boxes: Iterable[str]) -> bool:
    return all(box and box.isprintable() and '"' not in box for box in boxes)
