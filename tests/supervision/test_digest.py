"""Every rule of the digest of supervision is refused, found, computed, or not modelled, and why.

The table is docs/reference/rules/supervision.toml; the digest is no part of the package.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import wholeprocess

ROOT = Path(__file__).parents[2]
HOME = Path(wholeprocess.__file__).parent
DIGEST = ROOT.parent / "shared" / "law" / "supervision.md"
PAGE = ROOT / "docs" / "reference" / "rules" / "supervision.toml"
TABLE = tomllib.loads(PAGE.read_text(encoding="utf-8"))
ROWS = {name: row for section in TABLE.values() for name, row in section.items()}
MODELLED = {name: row for name, row in ROWS.items() if row["kind"] != "not modelled"}
LOCAL = r"(?:HA-V|HA-T|ZJ-V|ZJ-R|ZJ-D|BJ-V1|BJ-V2|CQ-R|SZ-V)-\d+"


def first_cells(text):
    return [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")]


def every(text, pattern):
    """The codes of a text; "SL24-9, 10" and "SL24-62-1, -2" are two each."""
    for code in re.finditer(pattern + r"(?P<more>(?:, -?\d+(?:-\d+)?(?![\d-]))*)", text):
        first = code.group().removesuffix(code["more"])
        yield first
        for more in re.findall(r"-?\d+(?:-\d+)?", code["more"]):
            whole = first[: first.index("-") + 1]
            yield re.sub(r"-\d+[a-z]?$", more, first) if more[0] == "-" else whole + more


def test_the_table_has_every_rule_of_the_digest_and_no_other():
    if not DIGEST.is_file():
        pytest.skip(f"the digest is not at {DIGEST}; it is no part of the package")
    text = DIGEST.read_text(encoding="utf-8")
    rules = set()
    for cell in first_cells(text):
        rules |= set(every(cell, r"SL(?:24|06)-\d+(?:-\d+)*[a-z]?"))
        rules |= set(re.findall(r"SV-\d+", cell))
    rules |= set(every(text, LOCAL))
    named = {name for name in rules if name not in TABLE["rules"]}
    assert len(rules) > 130
    assert named == set()
    assert {name for name in TABLE["rules"] if name not in rules} == set()


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


def test_every_row_says_what_its_kind_says():
    for name, row in ROWS.items():
        assert row["kind"] in {"refused", "found", "computed", "not modelled"}, name
        modelled = {"where", "tested"}
        expected = {"reason"} if row["kind"] == "not modelled" else modelled
        assert set(row) - {"kind", "as"} == expected, name
        assert all(row.values()), name


@pytest.mark.parametrize("name", MODELLED)
def test_the_code_and_the_test_name_the_rule(name):
    row = MODELLED[name]
    codes = row.get("as", [name])
    assert [code for code in codes if code not in constants(row["where"])] == []
    file, _, test = row["tested"].partition("::")
    text = (ROOT / file).read_text(encoding="utf-8")
    assert f"def {test}(" in text
    plain = text.replace("_", "-")  # settings are keywords
    assert [code for code in codes if not re.search(rf"{code}(?![\w-])", plain)] == []
