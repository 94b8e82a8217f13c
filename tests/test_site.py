"""The docs as a site: every warning is an error, it is whole, and nothing comes from elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NEEDED = ("mkdocs", "material", "mkdocstrings", "mkdocs_awesome_nav")
FETCHED = {"img": "src", "script": "src", "iframe": "src", "link": "href", "source": "src"}


class Fetched(HTMLParser):
    """The addresses that a page fetches by itself, its identifiers, and where it leads."""

    def __init__(self):
        super().__init__()
        self.fetched, self.links, self.ids, self.language, self.classes = [], [], set(), "", set()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang")
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if found.get("id"):
            self.ids.add(found["id"])
        self.classes.update((found.get("class") or "").split())
        if tag in FETCHED and found.get(FETCHED[tag]):
            self.fetched.append(found[FETCHED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"the site needs the group docs: {', '.join(missing)} is not installed")
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def pages(site):
    read = {}
    for path in sorted(site.rglob("*.html")):
        read[path.relative_to(site).as_posix()] = page = Fetched()
        page.feed(path.read_text(encoding="utf-8"))
    return read


def test_every_page_of_the_docs_is_built(site):
    for page in DOCS.rglob("*.md"):
        assert (site / page.relative_to(DOCS)).with_suffix(".html").exists(), page


def test_every_page_of_the_docs_is_in_the_navigation(pages):
    listed = {unquote(link) for link in pages["index.html"].links}
    built = {p.relative_to(DOCS).with_suffix(".html").as_posix() for p in DOCS.rglob("*.md")}
    assert built - listed == set()


def test_a_page_fetches_nothing_from_elsewhere(pages):
    for name, page in pages.items():
        assert [address for address in page.fetched if "//" in address] == [], name


def test_nothing_is_left_that_a_script_would_fetch_when_it_is_looked_at(pages):
    """Material fetches Mermaid from elsewhere where a page has such a diagram."""
    for name, page in pages.items():
        assert "mermaid" not in page.classes, name


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(site, pages):
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in page.links:
            target, _, anchor = unquote(link).partition("#")
            if ":" in target:
                continue
            there = os.path.normpath(Path(name).parent / target) if target else name
            assert (site / there).exists(), f"{name}: {link}"
            assert not anchor or there not in pages or anchor in pages[there].ids, f"{name}: {link}"


def test_a_chinese_page_says_that_it_is_chinese(pages):
    for name, page in pages.items():
        assert page.language == ("zh-CN" if name.startswith("zh/") else "en"), name


def test_every_lifecycle_is_drawn(site):
    if shutil.which("dot") is None:
        if os.environ.get("CI"):
            pytest.fail("Graphviz is not installed")
        pytest.skip("diagrams are drawn by Graphviz, which is not installed")
    shown = (site / "reference" / "lifecycles.html").read_text(encoding="utf-8")
    source = (DOCS / "reference" / "lifecycles.md").read_text(encoding="utf-8")
    assert shown.count('<div class="diagram"') == source.count("```mermaid") > 20


def test_an_api_page_shows_every_public_name(pages):
    for page in (DOCS / "reference" / "api").glob("*.md"):
        if page.name == "index.md":
            continue
        listed = re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
        ids = pages[f"reference/api/{page.stem}.html"].ids
        shown = {name.rpartition(".")[2] for name in ids}
        assert set(listed) - shown == set(), page.name
