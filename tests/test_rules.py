"""Every rule of the digests is refused, found, computed, or not modelled with a reason.

The tables are docs/reference/rules/*.toml; the digests are no part of the package.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import wholeprocess
from wholeprocess.law import shipped_rules

ROOT = Path(__file__).parents[1]
HOME = Path(wholeprocess.__file__).parent
DIGESTS = ROOT.parent / "shared" / "law"
TABLES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "docs/reference/rules").glob("*.toml"))
}
ROWS = {
    (table, name): row
    for table, parts in TABLES.items()
    for rows in parts.values()
    for name, row in rows.items()
}
KINDS = {"refused", "found", "computed", "not modelled"}
MODELLED = {key: row for key, row in ROWS.items() if row.get("kind") != "not modelled"}
CODE = r"(?:EL|DR83|PLA|CPL|OL|DL25|N)-\d+(?:-\d+)*[a-z]?\b"
DIGESTED = ("deputies-and-suggestions.md", "supervision.md", "township-and-decision.md")
"""Digests of which every row is accounted for, besides that of elections."""
ANY_CODE = r"[A-Z]{2,3}\d{0,2}(?:-[A-Z]\d?)?-\d+(?:-\d+)*[a-z]?\b"


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


def rules_of_elections():
    """The rows of the digest, the rules that it names beside them, and the end of mandates."""
    elections = digest("elections.md")
    rows = set(row_ids(elections))
    beside = set(re.findall(rf"(?<![\w-]){CODE}", elections)) - rows
    beside = {code for code in beside if not any(row.startswith(code) for row in rows)}
    deputies = section(digest("deputies-and-suggestions.md"), "## 4.", "## 5.")
    return rows | beside | set(row_ids(deputies))


def test_the_table_has_every_rule_of_elections_and_no_other():
    rules = rules_of_elections()
    assert len(rules) > 150
    assert set(TABLES["elections"]["rules"]) == rules


@pytest.mark.parametrize("name", DIGESTED)
def test_every_row_of_a_digest_is_in_a_table(name):
    """A row may stand under its first id, or under any other that its first cell has."""
    known = {name for _, name in ROWS}
    rows = [re.findall(ANY_CODE, cell) for cell in first_cells(digest(name))]
    missing = [ids for ids in rows if ids and not known & set(ids)]
    assert missing == []


def named(name, digests):
    """Whether a text names an id, written out or as the last of "ZJ-M-15, -16" or "SL06-6, 7"."""
    stem, _, last = name.rpartition("-")
    row = rf"{re.escape(stem)}-\d+[a-z]?(?:, -?\d+[a-z]?)*, -?{last}\b"
    return name in digests or re.search(row, digests)


def test_no_table_has_a_rule_that_no_digest_and_no_law_table_knows():
    digests = "".join(digest(path.name) for path in DIGESTS.glob("*.md"))
    strange = [
        name
        for table, parts in TABLES.items()
        for name in parts.get("rules", {})
        if name not in shipped_rules() and not named(name, digests)
    ]
    assert strange == []


def test_the_table_has_every_local_parameter():
    text = section(digest("elections.md"), "## 13.", "## 14.")
    assert set(TABLES["elections"]["parameters"]) == set(first_cells(text)) - {"Parameter"}


def test_the_table_has_every_silence():
    _, *lines = section(digest("elections.md"), "## 14.", None).splitlines()
    silences = " ".join(lines).replace("`", "").strip().removesuffix(".")
    assert set(TABLES["elections"]["silences"]) == {part.strip() for part in silences.split(";")}


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


def codes(key):
    return ROWS[key].get("as", [key[1]])


def test_every_row_is_of_a_kind_and_says_what_that_kind_says():
    fields = {"not modelled": {"reason"}}
    modelled = {"where", "tested"}
    for name, row in ROWS.items():
        assert row["kind"] in KINDS, name
        assert set(row) - {"kind", "as"} == fields.get(row["kind"], modelled), name
        assert all(row.values()), name


@pytest.mark.parametrize("key", MODELLED, ids=" ".join)
def test_the_code_names_the_rule_where_the_table_says(key):
    where = MODELLED[key]["where"]
    assert [code for code in codes(key) if code not in constants(where)] == []


@pytest.mark.parametrize("key", MODELLED, ids=" ".join)
def test_the_test_exists_and_its_file_names_the_rule(key):
    file, _, test = MODELLED[key]["tested"].partition("::")
    assert test in named_tests(file)
    text = (ROOT / file).read_text(encoding="utf-8").replace("_", "-")  # settings are keywords
    assert [code for code in codes(key) if not re.search(rf"{code}(?![\w-])", text)] == []
