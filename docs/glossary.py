"""The glossary: terms in Chinese and English, each with what carries it in the code.

``docs/generate.py`` writes it from ``reference/glossary.toml``. A class or function carries a term
where the first line of its docstring has it in brackets: ``The roll is posted (公布选民名单)``.
A member or field carries it where its line in the source does: ``seats: int  # 应选代表名额``.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from api_pages import first_line, packages

DOCS = Path(__file__).parent
TERMS = DOCS / "reference" / "glossary.toml"
CHINESE = r"[\u4e00-\u9fff]"
BRACKETS = re.compile(rf"\(([^()]*{CHINESE}[^()]*)\)")
MEMBER = re.compile(rf"^    (\w+)(?:: [^=#\n]+)?(?: = [^#\n]+)?  # (.*{CHINESE}.*)$", re.MULTILINE)
MOST = 3
"""How many names a term shows where none carries exactly it."""


def sections() -> list[dict[str, Any]]:
    """The sections of the glossary, each with its terms."""
    return tomllib.loads(TERMS.read_text(encoding="utf-8"))["section"]


def _terms(words: str) -> list[str]:
    return [term.strip() for term in re.split("[,、，；;：:]", words) if re.search(CHINESE, term)]


def _carried(room: str) -> Iterator[tuple[str, str]]:
    """Each Chinese term that a room's public names carry, and the name."""
    module = import_module(f"wholeprocess.{room}")
    for name in sorted(getattr(module, "__all__", ())):
        thing = getattr(module, name)
        own = f"{getattr(thing, '__module__', '')}.".startswith(f"wholeprocess.{room}.")
        if not own or not (inspect.isclass(thing) or inspect.isfunction(thing)):
            continue
        for words in BRACKETS.findall(first_line(thing)):
            for term in _terms(words):
                yield term, f"{room}.{name}"
        if inspect.isclass(thing):
            for member, words in MEMBER.findall(inspect.getsource(thing)):
                for term in _terms(words):
                    yield term, f"{room}.{name}.{member}"


@cache
def carriers() -> dict[str, list[str]]:
    """The public names that carry each Chinese term."""
    found: dict[str, list[str]] = {}
    for room in packages():
        for term, name in _carried(room):
            held = found.setdefault(term, [])
            if name not in held:
                held.append(name)
    return found


def names_of(term: str) -> list[str]:
    """What carries a term; where nothing does, the few names whose own term holds it."""
    if exact := carriers().get(term):
        return exact
    longer = sorted((t for t in carriers() if term in t), key=lambda t: (len(t), t))
    return [name for held in longer[:MOST] for name in carriers()[held][:1]]


def glossary() -> str:
    """Every term, section by section."""
    lines: list[str] = []
    for section in sections():
        lines += [f"## {section['title']}", ""]
        lines += ["| 中文 | pinyin | English | | in the code |", "| --- | --- | --- | --- | --- |"]
        for zh, pinyin, en, status, *told in section["terms"]:
            names = ", ".join(f"`{name}`" for name in told or names_of(zh))
            lines.append(f"| {zh} | {pinyin} | {en} | {status} | {names} |")
        lines.append("")
    return "\n".join(lines).rstrip()
