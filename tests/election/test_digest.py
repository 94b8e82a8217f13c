"""Every rule of the digest of elections is refused, found, computed, or not modelled with a reason.

The table is docs/reference/election-rules.toml; the digest is no part of the package.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import wholeprocess

ALLOW_OPEN = False
"""Whether a row may still be open; False once every part of the room has filled in its own."""

ROOT = Path(__file__).parents[2]
HOME = Path(wholeprocess.__file__).parent
DIGESTS = ROOT.parent / "shared" / "law"
TABLE = tomllib.loads((ROOT / "docs/reference/election-rules.toml").read_text(encoding="utf-8"))
ROWS = {name: row for section in TABLE.values() for name, row in section.items()}
KINDS = {"refused", "found", "computed", "not modelled", "open"}
MODELLED = {
    name: row for name, row in ROWS.items() if row.get("kind") not in ("open", "not modelled")
}
CODE = r"(?:EL|DR83|PLA|CPL|OL|DL25|N)-\d+(?:-\d+)*[a-z]?\b"


# --- the digest -----------------------------------------------------------------------------------


@cache
def digest(name):
    if not DIGESTS.is_dir():
        pytest.skip(f"the digests of the law are not at {DIGESTS}; they are no part of the package")
    return (DIGESTS / name).read_text(encoding="utf-8")


def section(text, start, end):
    return text[text.index(start) : text.index(end) if end else None]


def first_cells(text):
    rows = (line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|"))
    return [cell for cell in rows if cell and not set(cell) <= {"-"}]


def row_ids(text):
    """The ids that rows begin with; "EL-51-2, -3" are two."""
    for cell in first_cells(text):
        if found := re.match(CODE, cell):
            yield found.group()
            for last in re.findall(r", -(\d+)", cell):
                yield re.sub(r"\d+$", last, found.group())


def rules_of_the_digest():
    """The rows of the digest, the rules that it names beside them, and the end of mandates."""
    elections = digest("elections.md")
    rows = set(row_ids(elections))
    beside = set(re.findall(rf"(?<![\w-]){CODE}", elections)) - rows
    beside = {code for code in beside if not any(row.startswith(code) for row in rows)}
    deputies = section(digest("deputies-and-suggestions.md"), "## 4.", "## 5.")
    return rows | beside | set(row_ids(deputies))


def test_the_table_has_every_rule_of_the_digest_and_no_other():
    rules = rules_of_the_digest()
    assert len(rules) > 150
    assert set(TABLE["rules"]) == rules


def test_the_table_has_every_local_parameter():
    text = section(digest("elections.md"), "## 13.", "## 14.")
    assert set(TABLE["parameters"]) == set(first_cells(text)) - {"Parameter"}


def test_the_table_has_every_silence():
    _, *lines = section(digest("elections.md"), "## 14.", None).splitlines()
    silences = " ".join(lines).replace("`", "").strip().removesuffix(".")
    assert set(TABLE["silences"]) == {silence.strip() for silence in silences.split(";")}


# --- the table and the code -----------------------------------------------------------------------


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


def codes(name):
    return ROWS[name].get("as", [name])


def test_every_row_is_of_a_kind_and_says_what_that_kind_says():
    fields = {"not modelled": {"reason"}, "open": set()}
    modelled = {"where", "tested"}
    for name, row in ROWS.items():
        assert row["kind"] in KINDS, name
        assert set(row) - {"kind", "as"} == fields.get(row["kind"], modelled), name
        assert all(row.values()), name


def test_no_row_is_open():
    still = [name for name, row in ROWS.items() if row["kind"] == "open"]
    assert ALLOW_OPEN or still == []


@pytest.mark.parametrize("name", MODELLED)
def test_the_code_names_the_rule_where_the_table_says(name):
    where = MODELLED[name]["where"]
    assert where.startswith("election/")
    assert [code for code in codes(name) if code not in constants(where)] == []


@pytest.mark.parametrize("name", MODELLED)
def test_the_test_exists_and_its_file_names_the_rule(name):
    file, _, test = MODELLED[name]["tested"].partition("::")
    assert test in named_tests(file)
    text = (ROOT / file).read_text(encoding="utf-8").replace("_", "-")  # settings are keywords
    assert [code for code in codes(name) if not re.search(rf"{code}(?![\w-])", text)] == []
