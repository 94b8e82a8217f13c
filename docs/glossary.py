"""The glossary: terms in Chinese and English, each with what carries it in the code.

``docs/generate.py`` writes it from ``reference/glossary.toml``. A class or function carries a term
where the first line of its docstring has it in brackets: ``A roll of voters (选民名单)``.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from api_pages import first_line, packages

DOCS = Path(__file__).parent
TERMS = DOCS / "reference" / "glossary.toml"
BRACKETS = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


def sections() -> list[dict[str, Any]]:
    """The sections of the glossary, each with its terms."""
    return tomllib.loads(TERMS.read_text(encoding="utf-8"))["section"]


def terms_of(thing: object) -> set[str]:
    """The Chinese terms that a docstring's first line has in brackets."""
    inside = BRACKETS.findall(first_line(thing))
    return {term.strip() for words in inside for term in re.split("[,、，；;]", words)}


@cache
def carriers() -> dict[str, list[str]]:
    """The public names that carry each term, with the room of each."""
    found: dict[str, list[str]] = {}
    for room in packages():
        module = import_module(f"wholeprocess.{room}")
        for name in sorted(getattr(module, "__all__", ())):
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                own = f"{thing.__module__}.".startswith(f"wholeprocess.{room}.")
                for term in terms_of(thing) if own else ():
                    found.setdefault(term, []).append(f"{room}.{name}")
    return found


def glossary() -> str:
    """Every term, section by section."""
    lines: list[str] = []
    for section in sections():
        lines += [f"## {section['title']}", ""]
        lines += ["| 中文 | pinyin | English | | in the code |", "| --- | --- | --- | --- | --- |"]
        for zh, pinyin, en, status in section["terms"]:
            names = ", ".join(f"`{name}`" for name in carriers().get(zh, ()))
            lines.append(f"| {zh} | {pinyin} | {en} | {status} | {names} |")
        lines.append("")
    return "\n".join(lines).rstrip()
