"""Every rule of the digest of sessions and decisions is refused, found, computed, or not modelled.

The table is docs/reference/rules/congress.toml; the digest is no part of the package.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import wholeprocess

ROOT = Path(__file__).parents[3]
HOME = Path(wholeprocess.__file__).parent
DIGEST = ROOT.parent / "shared" / "law" / "township-and-decision.md"
TABLE = tomllib.loads((ROOT / "docs/reference/rules/congress.toml").read_text(encoding="utf-8"))
ROWS = {name: row for section in TABLE.values() for name, row in section.items()}
MODELLED = {
    (section, name): row
    for section, rows in TABLE.items()
    for name, row in rows.items()
    if row["kind"] != "not modelled"
}


@cache
def sections():
    if not DIGEST.is_file():
        pytest.skip(f"the digest of the law is not at {DIGEST}; it is no part of the package")
    text = DIGEST.read_text(encoding="utf-8")
    return dict(re.findall(r"^## (\d+)\. [^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S))


def first_cells(number):
    rows = (line.split("|")[1].strip() for line in sections()[number].splitlines() if "|" in line)
    heads = {"ID", "Power", "Parameter"}
    return [cell for cell in rows if cell not in heads and not set(cell) <= {"-"}]


def ids(cell):
    """ "OL-51-3, -4" are two, and so are "ZJ-T-14, SD-T-18"."""
    last = ""
    for part in re.split(", ", cell):
        last = re.sub(r"\d+$", part[1:], last) if part.startswith("-") else part
        yield last


def test_every_rule_of_sections_1_2_4_5_and_6():
    rows = {code for number in "12456" for cell in first_cells(number) for code in ids(cell)}
    parameters = {name for name in first_cells("4") if not name.startswith("OL-")}
    rows -= {code for name in parameters for code in ids(name)}
    assert len(rows) > 50
    assert rows - set(TABLE["rules"]) == set()
    assert parameters == set(TABLE["parameters"])


def test_every_power_of_section_3():
    assert set(TABLE["powers"]) == set(first_cells("3"))


def test_every_silence_of_section_8():
    first, *rest = sections()["8"].strip().removesuffix(".").split("; ")
    assert set(TABLE["silences"]) == {*first.split(", "), *rest}


@cache
def constants(module):
    """Every string in a module's code that is not its documentation."""
    tree = ast.parse((HOME / module).read_text(encoding="utf-8"))
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
def named_tests(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_row_says_what_its_kind_says():
    for name, row in ROWS.items():
        wanted = {"reason"} if row["kind"] == "not modelled" else {"where", "tested"}
        assert row["kind"] in {"refused", "found", "computed", "not modelled"}, name
        assert set(row) - {"kind", "as"} == wanted, name
        assert all(row.values()), name


@pytest.mark.parametrize("name", MODELLED, ids=":".join)
def test_the_code_names_the_rule_and_the_test_too(name):
    row = MODELLED[name]
    asked = row.get("as", [name[1]])
    assert [code for code in asked if code not in constants(row["where"])] == []
    file, _, test = row["tested"].partition("::")
    assert test in named_tests(file)
    text = (ROOT / file).read_text(encoding="utf-8")
    assert [code for code in asked if not re.search(rf"{re.escape(code)}(?![\w-])", text)] == []


def test_practices_of_this_part_are_in_both_languages_and_used():
    from wholeprocess.law import shipped_rules

    used = set().union(*(constants(p.relative_to(HOME)) for p in (HOME / "decision").rglob("*.py")))
    used |= constants(Path("process/counting.py"))
    for code, rule in shipped_rules().items():
        if code.startswith(("CGP-", "CGL-")):
            texts = (rule.title, rule.says, rule.keeps, rule.breaks)
            assert all(text.zh and text.en for text in texts), code
            assert code in used, code
    assert {c for c in used if re.fullmatch(r"CG[PL]-[\w-]+", c)} <= set(shipped_rules())
