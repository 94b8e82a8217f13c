"""What the docs' site needs beside the pages: files outside the docs, drawn lifecycles, languages.

MkDocs runs these. The pages themselves stay as they are read in the repository.
"""

from __future__ import annotations

import os.path
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
BESIDE = "beside"
LINK = re.compile(r"(?<=\]\()(?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?(?=\))")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
MERMAID = re.compile(r"^```mermaid\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


# --- files that pages link to, outside the docs ---------------------------------------------------


def _home(file: File) -> Path:
    """Where a page of the site stands in the repository."""
    name = file.src_uri
    if name.startswith(f"{BESIDE}/"):
        return ROOT / name.removeprefix(f"{BESIDE}/")
    return DOCS / name


def _on_site(path: Path) -> str:
    """Where a file of the repository stands on the site."""
    if path.is_relative_to(DOCS):
        return path.relative_to(DOCS).as_posix()
    return f"{BESIDE}/{path.relative_to(ROOT).as_posix()}"


def _linked(text: str, home: Path) -> Iterator[Path]:
    for link in LINK.finditer(FENCE.sub("", text)):
        if "://" not in link["target"]:
            yield (home.parent / link["target"]).resolve()


def on_files(files: Files, config: Any) -> Files:
    """Takes in every file of the repository that a page links to."""
    waiting = [_home(file) for file in files.documentation_pages()]
    while waiting:
        page = waiting.pop()
        for path in _linked(page.read_text(encoding="utf-8"), page):
            name = _on_site(path) if path.is_relative_to(ROOT) else ""
            if not path.is_file() or name in files.src_uris:
                continue
            content = path.read_text(encoding="utf-8")
            files.append(File.generated(config, name, content=content))
            if path.suffix == ".md":
                waiting.append(path)
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Links as the site has them, and each lifecycle drawn."""
    home = _home(page.file)

    def moved(link: re.Match[str]) -> str:
        path = (home.parent / link["target"]).resolve()
        if "://" in link["target"] or not path.is_file():
            return link[0]
        there = os.path.relpath(_on_site(path), Path(page.file.src_uri).parent)
        return Path(there).as_posix() + (link["anchor"] or "")

    kept: list[str] = []

    def keep(fence: re.Match[str]) -> str:
        kept.append(fence[0])
        return f"\0{len(kept) - 1}\0"

    linked = LINK.sub(moved, FENCE.sub(keep, markdown))
    whole = re.sub(r"\0(\d+)\0", lambda mark: kept[int(mark[1])], linked)
    return MERMAID.sub(lambda fence: _drawn(fence[1]) or f"```text\n{fence[1]}\n```", whole)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Says of a Chinese page that it is Chinese."""
    home = _home(page.file)
    if "zh" in (*home.relative_to(ROOT).parts, *home.suffixes, home.stem.rpartition(".")[2]):
        return output.replace('<html lang="en"', '<html lang="zh-CN"', 1)
    return output


# --- diagrams -------------------------------------------------------------------------------------


@cache
def _tables() -> dict[str, str]:
    """The drawing in Graphviz's language of each lifecycle, by its drawing in Mermaid's."""
    sys.path.insert(0, str(DOCS))
    try:
        from generate import shipped_lifecycles
    finally:
        sys.path.remove(str(DOCS))
    return {table.mermaid(): table.dot() for _, table in shipped_lifecycles()}


@cache
def _drawn(mermaid: str) -> str:
    """A lifecycle as a picture in the page; empty where Graphviz is missing or it is none."""
    dot = _tables().get(mermaid)
    if dot is None or shutil.which("dot") is None:
        return ""
    made = subprocess.run(
        ["dot", "-Tsvg", "-Gbgcolor=none", "-Nfontname=sans-serif", "-Efontname=sans-serif",
         "-Nfontsize=12", "-Efontsize=10", "-Granksep=0.3"],
        input=dot, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    svg = re.sub(r"<!--.*?-->\n?", "", made.stdout[made.stdout.index("<svg") :], flags=re.DOTALL)
    for colour in ("black", "#000000"):
        svg = svg.replace(f'"{colour}"', '"currentColor"')
    svg = svg.replace("<text ", '<text fill="currentColor" ')
    return f'<div class="diagram" tabindex="0">{" ".join(svg.split())}</div>'
