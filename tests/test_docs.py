"""The docs: what is generated is fresh, every link leads somewhere, and pages name what there is.

That the pages' own examples run is seen to by ``conftest.py``.
"""

import importlib.util
import re
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from typer.main import get_command

import wholeprocess
from wholeprocess import process
from wholeprocess.cases.description import KEYS
from wholeprocess.check import within
from wholeprocess.cli import EXITS
from wholeprocess.cli.app import app
from wholeprocess.congress import Divisions
from wholeprocess.law import shipped_rules
from wholeprocess.report.figures import Relation

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCE = Path(wholeprocess.__file__).parent
DATA = ROOT / ".." / "shared" / "data" / "divisions"
PAGES = sorted(
    [
        *DOCS.rglob("*.md"),
        *SOURCE.rglob("*.md"),
        ROOT / "README.md",
        ROOT / "benchmarks" / "README.md",
    ]
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def read(page):
    return page.read_text(encoding="utf-8")


def short(page):
    return str(page.relative_to(ROOT))


@pytest.fixture(scope="module")
def generate():
    sys.path.insert(0, str(DOCS))  # as when it is run: it imports its sibling
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(DOCS))
    return module


# --- what is generated ----------------------------------------------------------------------------


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=short)
def test_what_comes_from_the_tables_is_as_the_tables_are(page, generate):
    assert read(page) == generate.fresh(read(page)), "run: uv run docs/generate.py"


def test_what_becomes_of_a_breach_is_as_the_tables_and_the_code_are(generate):
    """What a check prints for planted faults is compared in tests/check/test_rule_pages.py."""
    pages = generate.rule_pages
    assert read(pages.BECOMES) == pages.becomes_table(pages.printed()), (
        "run: uv run docs/generate.py"
    )


def test_every_part_that_can_be_generated_stands_on_a_page(generate):
    named = [
        part["name"] for page in DOCS.rglob("*.md") for part in generate.PART.finditer(read(page))
    ]
    assert sorted(named) == sorted(generate.PARTS)


def test_every_lifecycle_of_every_room_is_on_the_page(generate):
    shipped = {table.name: name for name, table in generate.shipped_lifecycles()}
    known = {table.name for table in process.LIFECYCLES}
    assert known <= set(shipped)
    assert shipped["suggestion"] == "wholeprocess.management.SUGGESTION"
    page = read(DOCS / "reference" / "lifecycles.md")
    for name in shipped:
        assert f"\n## {name}\n" in page


def test_a_page_that_differs_from_its_table_is_found(generate):
    page = read(DOCS / "reference" / "lifecycles.md")
    row = "| submitted | Accept | office | admitted | SG-3 |"
    assert row in page
    spoiled = page.replace(row, row.replace("office", "anyone"))
    assert generate.fresh(spoiled) == page != spoiled


# --- links ----------------------------------------------------------------------------------------


def anchors(page):
    """The anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", read(page), flags=re.DOTALL), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(read(page)):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(there), f"{link}: no heading is called so"


def test_every_page_can_be_reached_from_the_index():
    """From the index itself, or from the index of a folder that it links."""
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        index = waiting.pop().resolve()
        reached.add(index)
        for link in LINK.findall(read(index)):
            page = (index.parent / link.partition("#")[0]).resolve()
            if page.name == "index.md" and page not in reached:
                waiting.append(page)
            reached.add(page)
    assert {page.resolve() for page in DOCS.rglob("*.md")} - reached == set()


def test_every_page_that_an_error_points_to_exists():
    named = {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r"docs/[\w/-]+\.md", read(path))
    }
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


# --- what pages name ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_rule_that_a_page_names_is_in_the_tables(page):
    codes = {
        code
        for code in re.findall(r"`([A-Z]{2,3}\d{0,2}-[a-z\d][\w-]*)`", read(page))
        if not code.startswith("XX")
    }
    named = [
        code for code in sorted(codes) if not any(within(rule, code) for rule in shipped_rules())
    ]
    assert named == []


def test_the_command_is_described_whole():
    page = read(DOCS / "reference" / "command.md")
    for name, verb in get_command(app).commands.items():
        assert f"| `{name}" in page
        for option in (o for p in verb.params for o in p.opts if o.startswith("--")):
            assert re.search(rf"^\|[^|]*`{option}\b", page, re.MULTILINE), option
    said = re.findall(r"^\| (\d) \|", page, re.MULTILINE)
    assert list(map(int, said)) == sorted(set(EXITS.values()))


def test_every_key_of_a_case_is_described():
    page = read(DOCS / "reference" / "cases.md")
    for key in KEYS:
        assert re.search(rf"^\| `\[{{0,2}}{key}\]{{0,2}}` \|", page, re.MULTILINE), key
    for relation in Relation:
        assert f"`{relation}`" in page


def test_every_room_stands_in_the_house():
    house = re.search(r"```text\n(.*?)```", read(DOCS / "explanation" / "design.md"), re.DOTALL)[1]
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert rooms - set(re.findall(r"\w+", house)) == set()


def test_the_form_of_the_law_tables_is_described_whole():
    page = read(DOCS / "reference" / "law-tables.md")
    for table in files("wholeprocess.law.tables").iterdir():
        if not table.name.endswith(".toml"):
            continue
        for row in tomllib.loads(table.read_text(encoding="utf-8")).values():
            held = {key for version in row.get("holds", ()) for key in version}
            shapes = {key for version in row.get("holds", ()) for key in version.get("value", ())}
            for key in set(row) | held:
                assert re.search(rf"^\|.*`{key}`.* \||^{key} = ", page, re.MULTILINE), key
            for shape in shapes:
                assert f"{shape} = " in page, shape


def test_the_irregular_divisions_of_the_page_are_all_that_are_needed(tmp_path):
    if not DATA.is_dir():
        pytest.skip("the table of the whole country is no part of the package")
    page = read(DOCS / "howto" / "whole-country.md")
    rows = re.search(r'```csv title="irregular.csv"\n(.*?)```', page, re.DOTALL)[1]
    (tmp_path / "irregular.csv").write_text(rows, encoding="utf-8")
    country = DATA / "divisions.csv"

    def who_has_a_congress_under_whom(irregular):
        """What acts ask of a table; its kinds are more than the page's rows tell."""
        divisions = Divisions.read(country, irregular=irregular)
        return {code: (d.parent, d.has_congress) for code, d in divisions.items()}

    mine = who_has_a_congress_under_whom(tmp_path / "irregular.csv")
    assert mine == who_has_a_congress_under_whom(DATA / "irregular.csv")
