"""Every rule and parameter of the digest on livelihood projects has its row, code and test.

The table is docs/reference/rules/livelihood.toml; the digest is no part of the package.
"""

import ast
import re
import tomllib
from pathlib import Path

import pytest

import wholeprocess
from wholeprocess.law import shipped_rules

ROOT = Path(__file__).parents[2]
HOME = Path(wholeprocess.__file__).parent
DIGEST = ROOT / ".." / "shared" / "law" / "township-and-decision.md"
TABLE = tomllib.loads((ROOT / "docs/reference/rules/livelihood.toml").read_text(encoding="utf-8"))
ROWS = {name: row for section in TABLE.values() for name, row in section.items()}


def test_the_table_has_every_rule_and_every_parameter_of_the_digest():
    if not DIGEST.is_file():
        pytest.skip("the digests of the law are no part of the package")
    section = DIGEST.read_text(encoding="utf-8").partition("\n## 7.")[2].partition("\n## 8.")[0]
    assert set(TABLE["rules"]) == set(re.findall(r"^\| (LV-\d+) ", section, re.MULTILINE))
    assert set(TABLE["parameters"]) == set(re.findall(r"^\| `(\w+)` ", section, re.MULTILINE))


@pytest.mark.parametrize("name", ROWS)
def test_the_code_names_the_rule_and_a_test_tries_it(name):
    row = ROWS[name]
    codes = row.get("as", [name])
    assert set(codes) <= set(shipped_rules())
    tree = ast.parse((HOME / row["where"]).read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(codes) <= words
    file, _, test = row["tested"].partition("::")
    text = (ROOT / file).read_text(encoding="utf-8")
    assert f"def {test}(" in text
    plain = text.replace("_", "-")  # settings are keywords
    assert [code for code in codes if not re.search(rf"{code}(?![\w-])", plain)] == []
