"""The pages of the five links: each step, its act, the rules it is held to, the checks.

``docs/generate.py`` writes them. Which rules an act is held to is read from the lifecycle's rows,
the questions that may refuse it, and the words of its class.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib import import_module
from textwrap import dedent
from types import ModuleType

import rule_pages

from wholeprocess.check import becomes_of, finders_of
from wholeprocess.check.registry import SHIPPED
from wholeprocess.journal import Act
from wholeprocess.law import Version, shipped_rules
from wholeprocess.process import ACTS

LINKS = ("election", "consultation", "decision", "management", "supervision")
CODE = re.compile(r"[A-Z]{2,3}\d{0,2}-[a-z\d][\w-]*")
OURS = "WP-"  # the record's own rules, which every act is held to


def _first_line(thing: object) -> str:
    line = inspect.cleandoc(thing.__doc__ or "").splitlines()[0]
    return line.removesuffix(".").replace("``", "`")


# --- the rules that an act is held to -------------------------------------------------------------


def _codes(text: str) -> list[str]:
    return [code for code in CODE.findall(text) if code in shipped_rules()]


@cache
def _asked_in(function: Callable[..., object], deep: int = 2) -> tuple[str, ...]:
    """The codes that a question names, itself or through what it calls in its own module."""
    if isinstance(function, partial):
        return _asked_in(function.func, deep)
    source = getattr(function, "__wrapped__", function)
    if not inspect.isfunction(source):
        return ()
    tree = ast.parse(dedent(inspect.getsource(source)))
    found = [
        code
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for code in _codes(node.value)
        if code == node.value
    ]
    held = inspect.getclosurevars(source)
    for value in held.nonlocals.values():
        if isinstance(value, str):
            found += _codes(value)
        elif inspect.isfunction(value) and deep:
            found += _asked_in(value, deep - 1)
    for called in held.globals.values():
        if inspect.isfunction(called) and called.__module__ == source.__module__ and deep:
            found += _asked_in(called, deep - 1)
    return tuple(found)


def held_to(act: type[Act]) -> tuple[str, ...]:
    """The codes of the rules that an act is held to, in the order in which they are met."""
    link = import_module(f"wholeprocess.{act.__module__.split('.')[1]}")
    codes = _codes(inspect.getdoc(act) or "")
    for table in link.LIFECYCLES:
        for row in table.rows:
            if row.act is act:
                codes += [row.rule, row.starts, row.again]
                for guard in row.guards:
                    codes += _asked_in(guard)
    take = getattr(link, "TAKES", {}).get(act)
    for question in take.questions if take else ():
        codes += _asked_in(question)
    return tuple(dict.fromkeys(c for c in codes if c and not c.startswith(OURS)))


# --- the parts of a link --------------------------------------------------------------------------


def acts_of(link: str) -> tuple[type[Act], ...]:
    """Every act of a link, in the order in which the link tells them."""
    own = import_module(f"wholeprocess.{link}").ACTS
    return (*own, *(a for a in ACTS if _link_of(a) == link and a not in own))


def _link_of(act: type[Act]) -> str:
    return act.__module__.split(".")[1]


def _part_of(act: type[Act]) -> str:
    """The room of an act within its link: a package, or the module itself."""
    steps = act.__module__.split(".")
    return ".".join(steps[:3])


def parts_of(link: str) -> dict[str, list[type[Act]]]:
    """The acts of a link by its parts."""
    parts: dict[str, list[type[Act]]] = {}
    for act in acts_of(link):
        parts.setdefault(_part_of(act), []).append(act)
    return parts


def _title(part: ModuleType) -> str:
    return _first_line(part).partition(":")[0]


# --- what a page says -----------------------------------------------------------------------------


@cache
def _pages() -> dict[str, str]:
    return {code: name for name, codes in rule_pages.tables().items() for code in codes}


def _slug(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _link(code: str) -> str:
    title = shipped_rules()[code].title
    anchor = _slug(f"{code} {title.en} {title.zh}")
    return f"[{code}](../reference/rules/{_pages()[code]}.md#{anchor})"


def _shown(code: str) -> Version:
    """The version that is quoted: the country's before a place's, and the newest."""
    return max(shipped_rules()[code].versions, key=lambda v: (not v.place, v.since))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    titles = head.split(" | ")
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _without_codes(text: str) -> str:
    """A docstring's line without the codes, which have a column of their own."""
    bare = re.sub(r"[,，、\s]+(?=\))", "", CODE.sub("", text))
    return re.sub(r"\s*\(\)", "", bare).strip()


def _steps(acts: Iterable[type[Act]]) -> str:
    rows = (
        (
            _cell(_without_codes(_first_line(act))),
            f"`{act.__name__}`",
            ", ".join(map(_link, held_to(act))),
        )
        for act in acts
    )
    return _table("step 环节 | act 行为 | held to 依据", rows)


def _rules(codes: Iterable[str]) -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for code in codes:
            rule, version = shipped_rules()[code], _shown(code)
            told = becomes_of(code)
            by = ", ".join(f"`{name}`" for name in finders_of(code))
            done = [kind for kind in told.kinds if kind != "found"] + ([by] if by else [])
            words = f"「{version.words}」" if version.words else rule.says.zh
            yield (
                f"`{code}` {rule.title.en}",
                version.cited.en,
                _cell(words),
                ", ".join(done),
            )

    return _table("rule 规则 | article 条文 | words 原文 | then 结果", rows())


def page(link: str) -> str:
    """The generated part of a link's page."""
    sections: list[str] = []
    told: set[str] = set()
    for name, acts in parts_of(link).items():
        part = import_module(name)
        prefix = name.removeprefix("wholeprocess.") + "."
        checked = [c for one in SHIPPED if one.name.startswith(prefix) for c in one.codes]
        codes = [c for act in acts for c in held_to(act)] + checked
        new = [c for c in dict.fromkeys(codes) if c not in told and c in shipped_rules()]
        told.update(new)
        sections += [f"## {_title(part)}", f"`{name}`", _steps(acts)]
        if new:
            sections += ["The words behind it:", _rules(new)]
    rest = dict.fromkeys(
        code
        for one in SHIPPED
        if one.name.startswith(f"{link}.")
        for code in one.codes
        if code not in told and code in shipped_rules()
    )
    if rest:
        sections += ["## What the check asks beside 其他审核", _rules(rest)]
    return "\n\n".join(sections)
