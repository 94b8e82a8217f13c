"""The line from a place to the top (上级区划): worked out once for a whole table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wholeprocess.congress.level import Level

if TYPE_CHECKING:
    from wholeprocess.congress.division import Division, DivisionCode

_LEVELS: Mapping[str, Level] = {level.value: level for level in Level}


def lines(rows: Mapping[DivisionCode, Division]) -> dict[str, tuple[DivisionCode, ...]]:
    """For each row the areas above it; no row stands above itself."""
    found: dict[str, tuple[DivisionCode, ...]] = {}
    under: dict[DivisionCode, tuple[DivisionCode, ...]] = {}  # one line for all under a row
    for code in rows:
        path = [code]
        while path:
            row = rows[path[-1]]
            if row.parent is None:
                found[row.code] = ()
            elif row.parent not in found:
                path.append(row.parent)
                continue
            else:
                line = under.get(row.parent)
                if line is None:
                    over = found[row.parent]
                    line = over if rows[row.parent].groups else (row.parent, *over)
                    under[row.parent] = line
                found[row.code] = line
            path.pop()
    return found


def tops(
    line: tuple[DivisionCode, ...], rows: Mapping[DivisionCode, Division]
) -> dict[Level, tuple[DivisionCode, int]]:
    """The nearest congress of each level on a line, and how many steps up the line it stands."""
    found: dict[Level, tuple[DivisionCode, int]] = {}
    for n, code in enumerate(line, start=1):
        level = _LEVELS.get(rows[code].level)
        if level is not None and rows[code].has_congress:
            found.setdefault(level, (code, n))
    return found
