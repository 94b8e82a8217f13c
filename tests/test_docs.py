"""The docs: what is generated is fresh, every link leads somewhere, and pages name what there is.

That the pages' own examples run is seen to by ``conftest.py``.
"""

import importlib
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
        ROOT / "README.zh.md",
        ROOT / "CHANGELOG.md",
        ROOT / "benchmarks" / "README.md",
    ]
)
TWINS = {
    "README.zh.md": "README.md",
    **{
        page.relative_to(ROOT).as_posix(): f"docs/{page.relative_to(DOCS / 'zh').as_posix()}"
        for page in sorted((DOCS / "zh").rglob("*.md"))
        if page.name != "index.md"
    },
}
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


# --- blocks and twins -----------------------------------------------------------------------------

BLOCK = re.compile(
    r"(?P<skip><!-- skip: next -->\n)?"
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
RUN = re.compile(r'(python|console)$|\w+ title="')

UNRUN = {
    # where: why its block is not run
    (
        "README.md",
        "python3 -m pip install",
    ): "installs; CI runs the second",
    ("README.zh.md", "python3 -m pip install"): "as in README.md",
    ("docs/index.md", "$ python3 -m venv"): "installs from a package index",
    (
        "docs/howto/show-in-notebooks.md",
        "from wholeprocess.report import notebook",
    ): "needs a notebook that runs; tests/report/shown/test_notebook.py has one",
    ("docs/first-steps.md", "$ python3 -m venv"): "installs from a package index",
    ("docs/zh/first-steps.md", "$ python3 -m venv"): "installs from a package index",
    (
        "docs/howto/whole-country.md",
        "$ npm pack",
    ): "fetches a table; a test here has it",
    ("docs/explanation/design.md", "faces "): "a drawing; a test here asks for every room",
    ("docs/reference/errors.md", "WholeprocessError"): "a drawing, generated",
    (
        "docs/reference/journal.md",
        '{"act":"management.accept"',
    ): "one line of a file",
    ("docs/reference/law-tables.md", "["): "a form; a test here asks for every key",
    ("docs/reference/cases.md", "[[figure]]"): "a form; a test here asks for every key",
    ("docs/howto/check-a-journal.md", "[check]"): "a part of a file",
    ("docs/howto/route-a-matter.md", "[default]"): "a part of a file",
    ("docs/howto/set-a-practice.md", "[settings]"): "a part of a file",
}


def blocks(page):
    return list(BLOCK.finditer(read(page)))


def unrun(page):
    """The blocks of a page that no test runs, drawn lifecycles and what a check prints aside."""
    for block in blocks(page):
        generated = block["info"] == "mermaid" or "rules" in page.parts
        if not generated and (block["skip"] or not RUN.match(block["info"])):
            yield block


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_a_block_that_is_not_run_has_a_reason(page):
    name = page.relative_to(ROOT).as_posix()
    starts = [start for where, start in UNRUN if where == name]
    for block in unrun(page):
        assert any(block["body"].startswith(start) for start in starts), block[0]


def test_every_reason_is_needed():
    for name, start in UNRUN:
        assert any(block["body"].startswith(start) for block in blocks(ROOT / name)), (name, start)


def test_every_page_with_blocks_is_collected(pytestconfig):
    """A page under none of ``testpaths`` would not be run at all."""
    run = [ROOT / path for path in pytestconfig.getini("testpaths")]
    for page in PAGES:
        if any(RUN.match(block["info"]) for block in blocks(page)):
            assert any(page.is_relative_to(path) for path in run), page


@pytest.mark.parametrize("twin", TWINS)
def test_a_twin_has_the_same_blocks_in_the_same_order(twin):
    mine, theirs = ([block[0] for block in blocks(ROOT / p)] for p in (twin, TWINS[twin]))
    assert mine == theirs != []


@pytest.mark.parametrize("twin", TWINS)
def test_twins_lead_to_each_other_and_have_the_same_parts(twin):
    there, here = ROOT / TWINS[twin], ROOT / twin
    for page, other in ((here, there), (there, here)):
        links = {(page.parent / link).resolve() for link in LINK.findall(read(page))}
        assert other in links
    heads = [len(re.findall(r"^#+ ", BLOCK.sub("", read(p)), re.MULTILINE)) for p in (here, there)]
    assert heads[0] == heads[1]


def test_first_steps_and_every_tutorial_have_a_twin():
    pages = [DOCS / "first-steps.md", *(DOCS / "tutorial").glob("*.md"), ROOT / "README.md"]
    assert {page.relative_to(ROOT).as_posix() for page in pages} == set(TWINS.values())


# --- the glossary ---------------------------------------------------------------------------------


def test_what_the_glossary_names_in_the_code_is_there():
    rows = re.findall(r"^\|(?:[^|]*\|){4} (.*) \|$", read(DOCS / "reference" / "glossary.md"), re.M)
    names = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert len(names) > 150
    for name in names:
        room, *rest = name.split(".")
        thing = importlib.import_module(f"wholeprocess.{room}")
        for part in rest:
            fields = getattr(thing, "__annotations__", {})
            assert hasattr(thing, part) or part in fields, name
            thing = getattr(thing, part, None)


def test_the_glossary_is_the_digests():
    digest = ROOT / ".." / "shared" / "law" / "glossary.md"
    if not digest.exists():
        pytest.skip("the digests of the law are no part of the package")
    told = re.findall(r"^\| \d+ \| (\S+) \| ([^|]+) \|.* ([OCP]) \|$", read(digest), re.MULTILINE)
    own = tomllib.loads(read(DOCS / "reference" / "glossary.toml"))["section"]
    terms = [(zh, pinyin, status) for s in own for zh, pinyin, _, status, *_ in s["terms"]]
    assert [(zh, pinyin.strip(), status) for zh, pinyin, status in told] == terms
    assert len(terms) == 242


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
