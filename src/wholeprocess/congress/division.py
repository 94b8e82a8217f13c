"""Administrative divisions (行政区划): codes, names, who stands above whom, and their graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NewType

from attrs import field, frozen

from wholeprocess.congress.irregular import WHY, Kind, has_congress, kind_of
from wholeprocess.congress.level import Level
from wholeprocess.congress.lines import lines, tops
from wholeprocess.congress.parents import parent_faults
from wholeprocess.errors import BadInput, NoSuchThing, Problem
from wholeprocess.law import Text, level_of
from wholeprocess.textfile import decoded, read_text, rows_of

if TYPE_CHECKING:
    import networkx as nx

DivisionCode = NewType("DivisionCode", str)

COLUMNS = ("code", "name", "level", "parent_code")
_new = tuple.__new__


@frozen
class Division:
    """One row of a table of divisions, by its statistical code.

    ``parent`` is the row above it in the table, ``has_congress`` is false for villages,
    sub-districts, zones and grouping rows, and ``kind`` says what is irregular about it.
    """

    code: DivisionCode
    name: str = field()
    level: str = field()
    parent: DivisionCode | None = None
    has_congress: bool = True
    kind: Kind = Kind.REGULAR

    @property
    def groups(self) -> bool:
        """Whether the row is no area but groups others where a level is missing."""
        return self.kind is not Kind.REGULAR and self.kind.grouping

    @level.validator
    def _fits_the_code(self, _: object, level: str) -> None:
        if level != level_of(self.code):
            raise ValueError(f"{self.code} has the length of a {level_of(self.code)}, not {level}")


class Rise(NamedTuple):
    """The way from a place up to the congress of one level: through which areas (上行路径)."""

    congress: DivisionCode
    level: Level
    through: tuple[DivisionCode, ...]  # the place first, the congress's division last


class Divisions(Mapping[str, Division]):
    """A table of divisions that knows who stands above whom.

    What stands above a place are areas: rows that the codes put where a level is missing are
    stepped over, so the towns of a city without districts stand right under the city. A row that
    stands above itself raises ``BadInput`` with the circle.

    >>> divisions = Divisions.shipped()
    >>> [divisions[code].name for code in divisions.above("430681118")]
    ['汨罗市', '岳阳市', '湖南省']
    """

    def __init__(self, rows: Iterable[Division], *, name: str = "divisions") -> None:
        self._rows = {row.code: row for row in rows}
        faults = parent_faults({code: row.parent for code, row in self._rows.items()})
        if problems := [
            Problem(file=name, field=code, what=what, mend=mend) for code, what, mend in faults
        ]:
            raise BadInput(problems)
        self._areas = [row for row in self._rows.values() if not row.groups]
        self._above = lines(self._rows)
        self._stands_for: dict[str, DivisionCode] = {
            row.code: self._above[row.code][0]
            for row in self._rows.values()
            if row.groups and self._above[row.code]
        }
        self._tops = {over[0]: tops(over, self._rows) for over in set(self._above.values()) if over}

    def __getitem__(self, code: str) -> Division:
        try:
            return self._rows[DivisionCode(code)]
        except KeyError:
            raise _unknown(code) from None

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def above(self, code: str) -> tuple[DivisionCode, ...]:
        """The areas over ``code``, the nearest first."""
        try:
            return self._above[code]
        except KeyError:
            raise _unknown(code) from None

    def area(self, code: str) -> DivisionCode:
        """The area that a row stands for: itself, or for a grouping row the area above it."""
        return self._stands_for.get(code) or self[code].code

    def rise(self, code: str, level: Level) -> Rise | None:
        """The way from a place up to the congress of ``level``, ``None`` where there is none.

        >>> Divisions.shipped().rise("430681118", Level.CITY).through
        ('430681118', '430681', '4306')
        """
        start = self._stands_for.get(code) or DivisionCode(code)
        try:
            over = self._above[start]
            congress, n = self._tops[over[0]][level]
        except (KeyError, IndexError):
            if code not in self._rows:
                raise _unknown(code) from None
            return None
        return _new(Rise, (congress, level, (start, *over[:n])))

    def rises(self, code: str) -> tuple[Rise, ...]:
        """The ways up from a place to every higher congress, the lowest first."""
        found = (self.rise(code, level) for level in Level)
        return tuple(rise for rise in found if rise is not None)

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

    def why_missing(self, code: str, level: Level) -> Text:
        """Why no congress of that level stands above a place, in words."""
        row, own = self[code], self[self.area(code)]
        if own.level != "village" and Level(own.level) >= level:
            return Text(
                f"{own.name}本身是{Level(own.level).zh}，上面没有{level.zh}",
                f"{own.name} is itself of the {own.level} level; no {level} is above it",
            )
        chain = [row]
        while chain[-1].parent is not None:
            chain.append(self[chain[-1].parent])
        irregular = [r for r in chain if r.kind in WHY or r.level == level]
        if not irregular:
            return Text(f"区划表中没有{level.zh}", f"the table has no {level} there")
        at = min(irregular, key=lambda r: r.level != level)
        why = WHY.get(at.kind, Text("没有人民代表大会", "it has no people's congress"))
        return Text(f"{at.name}（{at.code}）：{why.zh}", f"{at.name} ({at.code}): {why.en}")

    def graph(self) -> nx.DiGraph[str]:
        """A ``networkx.DiGraph`` with an edge from each area to the one above it.

        Grouping rows are not in it. It is a graph of your own: change it as you like, and
        ``Divisions.of_graph`` makes a table of it again.

        >>> graph = Divisions.shipped().graph()
        >>> sorted(graph.predecessors("43"))
        ['4303', '4306']
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        areas, above = self._areas, self._above
        graph.add_nodes_from(
            (d.code, {"name": d.name, "level": d.level, "congress": d.has_congress}) for d in areas
        )
        graph.add_edges_from((d.code, above[d.code][0]) for d in areas if above[d.code])
        return graph

    @classmethod
    def of_graph(cls, graph: nx.DiGraph[str], *, name: str = "graph") -> Divisions:
        """Divisions from a graph like that of ``graph()``, with an edge to the one above.

        ``BadInput`` names every node without name and level, or with two above it, and every
        circle.
        """
        rows: list[Division] = []
        problems: list[Problem] = []
        for node, data in graph.nodes(data=True):
            code, over = str(node), list(map(str, graph.successors(node)))
            congress = bool(data.get("congress", True))
            try:
                if len(over) > 1:
                    raise ValueError(f"{' and '.join(over)} both stand above it")
                up = DivisionCode(over[0]) if over else None
                row = Division(DivisionCode(code), data["name"], data["level"], up, congress)
                rows.append(row)
            except (KeyError, ValueError) as error:
                what = f"has no {error}" if isinstance(error, KeyError) else str(error)
                mend = "give it a name, the level of its code, and one edge to the one above"
                problems.append(Problem(file=name, field=code, what=what, mend=mend))
        if problems:
            raise BadInput(problems)
        return cls(rows, name=name)

    @classmethod
    def read(cls, path: str | Path, *, irregular: str | Path | None = None) -> Divisions:
        """Divisions from a CSV file with the columns ``code,name,level,parent_code``.

        ``irregular`` is an optional second file with ``code`` and ``kind`` (see ``Kind``): what it
        says goes before what codes and names tell. ``BadInput`` lists every fault of both files.
        """
        kinds: dict[str, Kind] = {}
        problems: list[Problem] = []
        if irregular is not None:
            text, file = read_text(irregular), str(irregular)
            for line, row in rows_of(text, file, ("code", "kind")):
                if row["kind"] in list(Kind):
                    kinds[row["code"]] = Kind(row["kind"])
                    continue
                what, mend = f"{row['kind']!r} is no kind", f"write one of {', '.join(Kind)}"
                problems.append(Problem(file=file, line=line, field="kind", what=what, mend=mend))
        return cls._parsed(read_text(path), path, kinds, problems)

    @classmethod
    @cache
    def shipped(cls) -> Divisions:
        """The divisions that the two built-in cases need: two lines of Hunan, down to villages."""
        from importlib.resources import files

        raw = files("wholeprocess.congress").joinpath("divisions_hunan_lines.csv").read_bytes()
        return cls._parsed(decoded(raw, "divisions_hunan_lines.csv"), "shipped", {}, [])

    @classmethod
    def _parsed(
        cls, text: str, path: str | Path, kinds: Mapping[str, Kind], problems: list[Problem]
    ) -> Divisions:
        rows: dict[str, Division] = {}
        place: dict[str, int] = {}

        def fault(line: int, field: str, what: str, mend: str) -> None:
            problems.append(Problem(file=str(path), line=line, field=field, what=what, mend=mend))

        table = rows_of(text, str(path), COLUMNS)
        names = {row["code"]: row["name"] for _, row in table}
        for line, row in table:
            code, name, level, above = (row[column] for column in COLUMNS)
            if code in place:
                fault(line, "code", f"{code} stands in line {place[code]} too", "keep one of them")
                continue
            place[code] = line
            try:
                level_of(code)
                kind = kinds.get(code) or kind_of(code, name, level, names.get(above, ""))
                parent = DivisionCode(above) if above else None
                congress = has_congress(code, level, kind)
                rows[code] = Division(DivisionCode(code), name, level, parent, congress, kind)
            except (ValueError, IndexError) as error:
                fault(line, "code", str(error), "read codes as text, with all their digits")
        faulty = place.keys() - rows.keys()
        parents = {c: None if d.parent in faulty else d.parent for c, d in rows.items()}
        for code, what, mend in parent_faults(parents, lambda c: f"{c} (line {place[c]})"):
            fault(place[code], "parent_code", what, mend)
        if problems:
            raise BadInput(problems)
        return cls(rows.values(), name=str(path))


def _unknown(code: str) -> NoSuchThing:
    return NoSuchThing(
        f"no division has the code {code!r}; load the table that has it (Divisions.read)"
    )
