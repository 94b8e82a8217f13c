"""Reading the statute tables: TOML in, rules out, every fault of a table named at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeGuard

from wholeprocess.errors import BadInput, Problem
from wholeprocess.law.limit import TimeLimit, TimeUnit
from wholeprocess.law.rule import Rule, Statute, Value, Version
from wholeprocess.law.text import Text
from wholeprocess.law.threshold import Threshold

SHAPES = (
    '{months = 3}, {days = 5}, {working_days = 7}, {part = "1/2", strict = true, base = "…"}, '
    '{count = 10}, {choice = "…"} or {choices = ["…"]}'
)


def value_of(raw: object) -> Value:
    """A parameter as the tables write it; an unknown shape raises ``ValueError``.

    >>> value_of({"part": "2/3", "strict": False})
    Threshold(part=Fraction(2, 3), strict=False, base='')
    >>> value_of({"months": 3})
    TimeLimit(length=3, unit=<TimeUnit.MONTHS: 'months'>)
    """
    match raw:
        case None:
            return None
        case {"part": str(part), "strict": bool(strict), **rest} if rest.keys() <= {"base"}:
            return Threshold(part, strict=strict, base=str(rest.get("base", "")))
        case {"count": number, **rest} if not rest and _whole(number):
            return number
        case {"choice": str(choice), **rest} if not rest and choice:
            return choice
        case {"choices": [*choices], **rest} if not rest and _names(choices):
            return tuple(choices)
        case {**limit} if len(limit) == 1:
            ((unit, length),) = limit.items()
            if isinstance(unit, str) and unit in list(TimeUnit) and _whole(length):
                return TimeLimit(length, TimeUnit(unit))
    bare = tuple(raw) if isinstance(raw, list) else raw
    meant = isinstance(bare, str) or _whole(bare) or (isinstance(bare, tuple) and _names(bare))
    # ``meant`` says that it is a value, which its type does not know
    wanted = in_toml(bare) if bare and meant else f"one of {SHAPES}"  # type: ignore[arg-type]
    raise ValueError(f"{raw!r} is no value; write {wanted}")


def _whole(number: object) -> TypeGuard[int]:
    return type(number) is int and number >= 0


def _names(names: Sequence[object]) -> TypeGuard[Sequence[str]]:
    return all(isinstance(name, str) and name for name in names)


def raw_of(value: Value) -> dict[str, Any] | None:
    """A parameter's plain data in the shape of the tables: what ``value_of`` reads.

    >>> raw_of(TimeLimit(3, TimeUnit.MONTHS))
    {'months': 3}
    """
    match value:
        case None:
            return None
        case Threshold():
            base = {"base": value.base} if value.base else {}
            return {"part": str(value.part), "strict": value.strict, **base}
        case TimeLimit():
            return {value.unit.value: value.length}
        case str():
            return {"choice": value}
        case int():
            return {"count": value}
        case tuple():
            return {"choices": list(value)}
        case _:
            raise TypeError(f"{value!r} is no value that a rule can have; write one of {SHAPES}")


def in_toml(value: Value) -> str:
    """A parameter as a line of the tables writes it.

    >>> in_toml(Threshold("1/2", strict=True)), in_toml(("A", "B"))
    ('{ part = "1/2", strict = true }', '{ choices = ["A", "B"] }')
    """
    import json

    parts = [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in (raw_of(value) or {}).items()]
    return f"{{ {', '.join(parts)} }}".replace("\x7f", "\\u007f")


def _statutes(table: Mapping[str, Any]) -> dict[str, Statute]:
    return {
        key: Statute(
            key=key,
            title=Text(row["zh"], row["en"]),
            short=row["short"],
            since=row["since"],
            note=row.get("note", ""),
        )
        for key, row in table.items()
    }


def _versions(
    row: Mapping[str, Any], statutes: Mapping[str, Statute]
) -> Iterator[Version | ValueError]:
    for held in row["holds"]:
        held = dict(held)
        try:
            text = held.pop("text", "")
            if text and text not in statutes:
                raise ValueError(f"text {text!r} is not in statutes.toml")
            value, example = (value_of(held.pop(key, None)) for key in ("value", "example"))
            since = held.pop("since", None) or (statutes[text].since if text else None)
            if type(since) is not date:
                raise ValueError(f"since {since!r} is no day; write it like 2022-03-12")
            strength = held.pop("strength", row.get("strength", "law"))
            yield Version(
                statute=statutes.get(text),
                value=value,
                example=example,
                since=since,
                strength=strength,
                **held,
            )
        except (TypeError, ValueError, KeyError) as fault:
            yield ValueError(str(fault))


def read_rules(sources: Mapping[str, str]) -> tuple[Rule, ...]:
    """Rules from the texts of TOML tables by file name; ``statutes.toml`` must be among them.

    Raises ``BadInput`` with the problems of all the tables.
    """
    import tomllib

    problems: list[Problem] = []

    def fault(file: str, what: object, *, code: str | None = None) -> None:
        problems.append(
            Problem(file=file, field=code, what=str(what), mend="see docs/reference/law-tables.md")
        )

    tables: dict[str, dict[str, Any]] = {}
    for file, source in sources.items():
        try:
            tables[file] = tomllib.loads(source)
        except (ValueError, RecursionError) as error:  # also a number too long, a table too deep
            fault(file, f"is not TOML: {error}")
    statutes = _statutes(tables.pop("statutes.toml", {}))
    rules: dict[str, Rule] = {}
    for file, table in tables.items():
        for code, row in table.items():
            if code in rules:
                fault(file, "stands in two tables", code=code)
                continue
            try:
                read = list(_versions(row, statutes))
                rule = Rule(
                    code=code,
                    title=Text(row["zh"], row["en"]),
                    says=Text(**row["says"]),
                    keeps=Text(**row["keeps"]) if "keeps" in row else None,
                    breaks=Text(**row["breaks"]) if "breaks" in row else None,
                    ways=tuple(row.get("ways", ())),
                    versions=tuple(
                        sorted(
                            (v for v in read if isinstance(v, Version)),
                            key=lambda v: (v.place, v.level, v.since),
                        )
                    ),
                )
            except (TypeError, ValueError, KeyError) as error:
                fault(file, f"{type(error).__name__}: {error}", code=code)
                continue
            for wrong in read:
                if isinstance(wrong, ValueError):
                    fault(file, wrong, code=code)
            for version in rule.versions:
                if version.value is not None and not rule.takes(version.value):
                    fault(file, f"{version.value!r} is none of its ways", code=code)
            keys = [(v.since, v.place, v.level) for v in rule.versions]
            if len(set(keys)) < len(keys):
                fault(file, "has two versions for one first day, place and level", code=code)
            rules[code] = rule
    if problems:
        raise BadInput(problems)
    return tuple(sorted(rules.values(), key=lambda rule: rule.code))


def _shipped() -> Iterable[tuple[str, str]]:
    from importlib.resources import files

    folder = files("wholeprocess.law.tables")
    for table in sorted(folder.iterdir(), key=lambda path: path.name):
        if table.name.endswith(".toml"):
            yield table.name, table.read_text(encoding="utf-8")


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """The rules that come with the library, by code; read once."""
    return MappingProxyType({rule.code: rule for rule in read_rules(dict(_shipped()))})
