"""Administrative divisions (行政区划): codes, names, who stands above whom, and their graph."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NewType

from attrs import field, frozen

from wholeprocess.congress.level import Level
from wholeprocess.errors import BadInput, NoSuchThing, Problem
from wholeprocess.law import level_of
from wholeprocess.textfile import decoded, read_text

if TYPE_CHECKING:
    import networkx as nx

DivisionCode = NewType("DivisionCode", str)

COLUMNS = ("code", "name", "level", "parent_code")
NO_CONGRESS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Names of grouping rows that the statistical codes put where a city would stand."""

WITHOUT_CONGRESS_KINDS = frozenset(
    {
        "placeholder_municipality",
        "placeholder_province_governed",
        "placeholder_city_without_districts",
        "prefecture_without_congress",
        "statistical_zone",
    }
)


@frozen
class Division:
    """One administrative division, by its statistical code.

    ``has_congress`` is false for villages, sub-districts, zones and grouping rows.
    """

    code: DivisionCode
    name: str = field()
    level: str = field()
    parent: DivisionCode | None = None
    has_congress: bool = True

    @level.validator
    def _fits_the_code(self, _: object, level: str) -> None:
        if level != level_of(self.code):
            raise ValueError(f"{self.code} has the length of a {level_of(self.code)}, not {level}")


def _congress_by_code(code: str, name: str, level: str) -> bool:
    if level == "village" or (level == "city" and name in NO_CONGRESS):
        return False
    if level == "township":
        return 100 <= int(code[6:9]) < 400 and code[6:9] != "198"
    return level != "county" or code[4] != "7"


class Divisions(Mapping[str, Division]):
    """A table of divisions that knows who stands above whom.

    >>> divisions = Divisions.shipped()
    >>> [divisions[code].name for code in divisions.above("430681118")]
    ['汨罗市', '岳阳市', '湖南省']
    """

    def __init__(self, rows: Iterable[Division]) -> None:
        self._rows = {row.code: row for row in rows}
        self._above: dict[str, tuple[DivisionCode, ...]] = {}

    def __getitem__(self, code: str) -> Division:
        try:
            return self._rows[DivisionCode(code)]
        except KeyError:
            raise NoSuchThing(
                f"no division has the code {code!r}; load the table that has it (Divisions.read)"
            ) from None

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def above(self, code: str) -> tuple[DivisionCode, ...]:
        """The divisions over ``code``, the nearest first; worked out once for each code."""
        if code not in self._above:
            parent = self[code].parent
            self._above[code] = () if parent is None else (parent, *self.above(parent))
        return self._above[code]

    def congress_over(self, code: str, level: Level) -> Division | None:
        """The division of ``level`` over ``code`` (or ``code`` itself) that has a congress.

        ``None`` where the level is missing: a municipality has no city level, some counties
        answer to their province directly.
        """
        for near in (DivisionCode(code), *self.above(code)):
            division = self[near]
            if division.level == level and division.has_congress:
                return division
        return None

    @cached_property
    def _graph(self) -> nx.DiGraph[str]:
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from((c, {"name": d.name, "level": d.level}) for c, d in self.items())
        graph.add_edges_from((c, d.parent) for c, d in self.items() if d.parent is not None)
        return graph

    def graph(self) -> nx.DiGraph[str]:
        """A ``networkx.DiGraph`` with an edge from each division to the one above it.

        >>> graph = Divisions.shipped().graph()
        >>> sorted(graph.predecessors("43"))
        ['4303', '4306']
        """
        return self._graph.copy()

    @classmethod
    def read(cls, path: str | Path, *, irregular: str | Path | None = None) -> Divisions:
        """Divisions from a CSV file with the columns ``code,name,level,parent_code``.

        ``irregular`` is an optional second file with ``code`` and ``kind`` that names the nodes
        that have no congress. ``BadInput`` lists every fault of both files.
        """
        kinds = {}
        if irregular is not None:
            kinds = {row["code"]: row["kind"] for row in _table(read_text(irregular), irregular)}
        return cls._parsed(read_text(path), path, kinds)

    @classmethod
    @cache
    def shipped(cls) -> Divisions:
        """The divisions that the two built-in cases need: two lines of Hunan, down to villages."""
        raw = files("wholeprocess.congress").joinpath("divisions_hunan_lines.csv").read_bytes()
        return cls._parsed(decoded(raw, "divisions_hunan_lines.csv"), "shipped", {})

    @classmethod
    def _parsed(cls, text: str, path: str | Path, kinds: Mapping[str, str]) -> Divisions:
        rows: dict[str, Division] = {}
        lines: dict[str, int] = {}
        problems: list[Problem] = []

        def fault(line: int, field: str, what: str, mend: str) -> None:
            problems.append(Problem(file=str(path), line=line, field=field, what=what, mend=mend))

        for line, row in enumerate(_table(text, path), start=2):
            code, parent = row["code"], row["parent_code"]
            if code in rows:
                fault(line, "code", f"{code} stands in line {lines[code]} too", "keep one of them")
                continue
            try:
                congress = _congress_by_code(code, row["name"], row["level"])
                rows[code] = Division(
                    DivisionCode(code),
                    row["name"],
                    row["level"],
                    DivisionCode(parent) if parent else None,
                    congress and kinds.get(code) not in WITHOUT_CONGRESS_KINDS,
                )
            except (ValueError, IndexError) as error:
                fault(line, "code", str(error), "read codes as text, with all their digits")
            lines[code] = line
        for code, division in rows.items():
            if division.parent is not None and division.parent not in rows:
                above = division.parent
                fault(lines[code], "parent_code", f"{above} is not in the table", "add its row")
        if problems:
            raise BadInput(problems)
        return cls(rows.values())


def _table(text: str, path: str | Path) -> list[dict[str, str]]:
    reader = csv.DictReader(StringIO(text, newline=""))
    columns = reader.fieldnames or []
    needed = ("code", "kind") if "kind" in columns else COLUMNS
    if missing := [name for name in needed if name not in columns]:
        what = f"has no column {', '.join(missing)}" if columns else "is empty"
        mend = f"the first line must be {','.join(COLUMNS)}"
        raise BadInput([Problem(file=str(path), line=1, what=what, mend=mend)])
    return [{name: (row[name] or "").strip() for name in needed} for row in reader]
