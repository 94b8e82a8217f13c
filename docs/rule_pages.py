"""The pages of the rules, one for each table of the law, and the table of what becomes of a breach.

``docs/generate.py`` writes both. What the library makes of a rule stands in the tables beside the
pages; where these do not name it, the code that names it is looked for.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import wholeprocess
from wholeprocess.check import finders_of
from wholeprocess.check.becomes import Becomes
from wholeprocess.check.planting.sample import samples
from wholeprocess.law import Rule, TimeLimit, Version, shipped_rules

DOCS = Path(__file__).parent
ROOT = DOCS.parent
HOME = Path(wholeprocess.__file__).parent
RULES = DOCS / "reference" / "rules"
BECOMES = HOME / "check" / "becomes.toml"

TITLES = {
    "deputies": "The Deputies Law, and deputies' suggestions 代表法、代表建议",
    "elections-local": "Elections: local texts 选举的地方规定",
    "electoral": "The Electoral Law 选举法",
    "organic": "The Local Organic Law 地方组织法",
    "practice": "Suggestions: practice 代表建议的做法",
    "practice-congress": "Sessions: local texts and practice 会议的地方规定和做法",
    "practice-decision": "Livelihood projects: practice 民生实事的做法",
    "practice-desk": "The desk and the record: practice 工作台、记录的做法",
    "practice-election": "Elections: practice 选举的做法",
    "practice-evaluation": "Evaluation by deputies: practice 代表评议的做法",
    "practice-opinions": "Residents' opinions: practice 群众意见的做法",
    "practice-participation": "Participation: practice 协商参与的做法",
    "practice-stations": "Stations: practice 站点的做法",
    "practice-supervision": "Supervision: practice 监督的做法",
    "suggestions-desk": "The desk: local texts 工作台的地方规定",
    "suggestions-local": "Suggestions: local texts 代表建议的地方规定",
    "suggestions-report": "Reports on suggestions: local texts 办理情况报告的地方规定",
    "supervision": "The Supervision Law 监督法",
}


@cache
def tables() -> dict[str, tuple[str, ...]]:
    """The codes of each table of the law, in its order."""
    found = {}
    for table in sorted(files("wholeprocess.law.tables").iterdir(), key=lambda t: t.name):
        if table.name.endswith(".toml") and table.name != "statutes.toml":
            rows = tomllib.loads(table.read_text(encoding="utf-8"))
            found[table.name.removesuffix(".toml")] = tuple(c for c in rows if c in shipped_rules())
    return found


# --- what becomes of a breach ---------------------------------------------------------------------


@cache
def _said() -> dict[str, list[dict[str, str]]]:
    """What the tables beside the pages say of each code."""
    said: dict[str, list[dict[str, str]]] = {}
    for path in sorted(RULES.glob("*.toml")):
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for name, row in rows.items():
                for code in row.get("as", [name]):
                    if code in shipped_rules():
                        said.setdefault(code, []).append(row)
    return said


def _constants(tree: ast.AST) -> set[str]:
    words = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words
    }


@cache
def _named() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The modules whose code names each code, and those that refuse by it."""
    named: dict[str, list[str]] = {}
    refused: dict[str, list[str]] = {}
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if name.startswith(("check/planting", "cases/")):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for code in _constants(tree) & shipped_rules().keys():
            named.setdefault(code, []).append(name)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args:
                called = ast.unparse(call.func).rpartition(".")[2]
                codes = _constants(call.args[0]) if called == "refusal" else set()
                for code in codes & shipped_rules().keys():
                    refused.setdefault(code, []).append(name)
    return named, refused


@cache
def _tests() -> dict[str, str]:
    """A test that names each code."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                part = "\n".join(lines[first - 1 : node.end_lineno]).replace("_", "-")
                for code in re.findall(r"[A-Z]{2,3}\d{0,2}-[\w-]+", part):
                    place = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
                    found.setdefault(code, place)
    return found


def becomes(code: str, page: str, prints: str) -> dict[str, object]:
    """The row of a code in the table of what becomes of a breach."""
    rows = _said().get(code, [])
    named, refused = _named()
    done = [row for row in rows if row["kind"] != "not modelled"]
    kinds = {row["kind"] for row in done}
    where = [row["where"] for row in done]
    tested = [row["tested"] for row in done]
    if finders_of(code):
        kinds.add("found")
    if not done:
        if code in refused:
            kinds.add("refused")
        elif code in named and not kinds:
            kinds.add("computed")
        where = (refused.get(code) or named.get(code, []))[:1]
        tested = [place for place in [_tests().get(code)] if place and kinds]
    reason = ""
    if not kinds:
        kinds = {"not modelled"}
        reason = next((row["reason"] for row in rows), "no code of the library asks for it")
    order = ("refused", "found", "computed", "not modelled")
    row: dict[str, object] = {
        "page": f"docs/reference/rules/{page}.md",
        "kinds": [kind for kind in order if kind in kinds],
        "where": list(dict.fromkeys(where)),
        "tested": list(dict.fromkeys(tested)),
        "reason": reason,
        "prints": prints,
    }
    return {key: value for key, value in row.items() if value}


def becomes_table(prints: dict[str, str]) -> str:
    """The text of ``becomes.toml``; ``prints`` is the line of each fault that can be planted."""
    lines = ["# Written by docs/generate.py: what becomes of a breach of each rule."]
    for page, codes in tables().items():
        for code in codes:
            row = becomes(code, page, prints.get(code, ""))
            cells = ", ".join(f"{key} = {_toml(value)}" for key, value in row.items())
            lines.append(f'"{code}" = {{ {cells} }}')
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def planted_lines() -> dict[str, str]:
    """What a check prints for a fault of each code, planted in the clean journals of the tests."""
    sys.path.insert(0, str(ROOT / "tests" / "check"))
    from planting_grounds.trying import grounds_for

    return samples(grounds_for)


def printed() -> dict[str, str]:
    """The line of each planted fault, as the table has it."""
    rows = tomllib.loads(BECOMES.read_text(encoding="utf-8")) if BECOMES.exists() else {}
    return {code: row["prints"] for code, row in rows.items() if "prints" in row}


# --- the pages ------------------------------------------------------------------------------------


def _value(version: Version) -> str:
    value = version.value
    if value is None:
        return ""
    if isinstance(value, TimeLimit):
        return f"{value} {value.zh()}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _versions(rule: Rule) -> Iterator[str]:
    yield "| from | where | strength | article | words | value |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for v in rule.versions:
        place = " ".join(filter(None, (v.place, v.level))) or "everywhere"
        article = v.cited.en if v.cited.en == v.cited.zh else f"{v.cited.en} {v.cited.zh}"
        words = f"「{v.words}」" if v.words else ""
        cells = (v.since.isoformat(), place, v.strength.value, article, words, _value(v))
        yield f"| {' | '.join(map(_cell, cells))} |"


@cache
def _becomes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(BECOMES.read_text(encoding="utf-8"))


def section(code: str) -> str:
    """What a page says of one rule."""
    rule = shipped_rules()[code]
    told = Becomes(**_becomes()[code])
    lines = [f"## {code} {rule.title.en} {rule.title.zh}", "", rule.says.en, "", rule.says.zh, ""]
    lines += [*_versions(rule), ""]
    if rule.keeps:
        lines.append(f"- Kept 守: {rule.keeps.en} {rule.keeps.zh}")
    if rule.breaks:
        lines.append(f"- Broken 违: {rule.breaks.en} {rule.breaks.zh}")
    lines.append(f"- Then 结果: {told.words()}. {told.words('zh')}。")
    if by := finders_of(code):
        lines.append(f"- Found by 审核: {', '.join(f'`{name}`' for name in by)}")
    if told.where and told.kinds != ("found",):
        lines.append(f"- In the code 代码: {', '.join(f'`{name}`' for name in told.where)}")
    if told.tested:
        lines.append(f"- Tried by 测试: {', '.join(f'`{name}`' for name in told.tested)}")
    if told.prints:
        lines += ["", "A check of a clean journal prints nothing; with one such fault in it:", ""]
        lines += ["```text", told.prints, "```"]
    return "\n".join(lines)


def page(name: str) -> str:
    """The generated part of the page of one table of the law."""
    return "\n\n".join(section(code) for code in tables()[name])


def new_page(name: str) -> str:
    """A page whose generated part is still to be written."""
    return (
        f"# {TITLES[name]}\n\n"
        f"Written from `src/wholeprocess/law/tables/{name}.toml`: correct it there. "
        "All pages: [rules](index.md).\n\n"
        f"<!-- generated: rules-{name} -->\n<!-- end of rules-{name} -->\n"
    )


def index() -> str:
    """The table of the pages: how many rules each has, and what becomes of them."""
    rows = _becomes()
    lines = [
        "| page | rules | refused | found | computed | not modelled | planted |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, codes in tables().items():
        kinds = [rows[code]["kinds"] for code in codes]
        counts = [
            sum(kind in own for own in kinds)
            for kind in ("refused", "found", "computed", "not modelled")
        ]
        planted = sum("prints" in rows[code] for code in codes)
        cells = [f"[{TITLES[name]}]({name}.md)", len(codes), *counts, planted]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)
