"""Write the parts of the docs that come from the library's own tables.

Run it from the repository's root after a table changed: uv run docs/generate.py

A page marks such a part with ``<!-- generated: NAME -->`` and ``<!-- end of NAME -->``; tests fail
where it differs from what is written here.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import api_pages
import glossary
import link_pages
import rule_pages
from attrs import NOTHING, Factory, fields

import wholeprocess
from wholeprocess import errors
from wholeprocess.journal import Act, Lifecycle
from wholeprocess.law import Strength, Version, shipped_rules
from wholeprocess.process import ACTS
from wholeprocess.report import MEASURES

DOCS = Path(__file__).parent
PART = re.compile(
    r"(?P<head><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<foot><!-- end of (?P=name) -->)",
    re.DOTALL,
)


def _table(head: str, rows: Iterator[tuple[str, ...]]) -> str:
    titles = head.split(" | ")
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _first_line(thing: object) -> str:
    line = inspect.cleandoc(thing.__doc__ or "").splitlines()[0]
    return line.removesuffix(".").replace("``", "`")


# --- lifecycles -----------------------------------------------------------------------------------

CHINESE = {
    "opinion": "群众意见",
    "office-resignation": "领导人员辞职",
    "special-inquiry": "专题询问",
    "inspection": "执法检查",
    "redo": "退回重改",
    "supervision-plan": "年度监督工作计划",
    "investigation": "特定问题调查",
    "dismissal": "撤职案",
    "report": "专项工作报告",
    "satisfaction-vote": "满意度测评",
    "supervised-matter": "跟踪监督事项",
    "committee-interpellation": "常委会质询案",
    "evaluation": "代表评议",
    "evaluated-unit": "被评议单位整改",
    "bill": "议案",
    "officials": "选举国家机关领导人员",
    "removal": "罢免案",
    "interpellation": "质询案",
    "matter": "协商事项",
    "draft-opinion": "协商意见",
    "credential": "代表资格审查",
    "mandate": "代表资格",
    "recall": "罢免",
    "resignation": "辞职",
    "vacancy": "缺额、补选",
    "suggestion": "代表建议",
    "assignment": "承办",
    "commitment": "承诺",
    "session": "会议",
    "slate": "年度民生实事",
    "project": "项目",
}


def shipped_lifecycles() -> Iterator[tuple[str, Lifecycle]]:
    """Every lifecycle that a room ships, with the name under which it is imported."""
    for room in sorted(module.name for module in iter_modules(wholeprocess.__path__)):
        if room.startswith("_"):
            continue
        names = vars(import_module(f"wholeprocess.{room}"))
        for table in names.get("LIFECYCLES", ()) if room != "process" else ():
            constant = next(name for name, value in names.items() if value is table)
            yield f"wholeprocess.{room}.{constant}", table


def _phases(table: Lifecycle) -> str:
    """The phases in order, with the Chinese words beside them in the source."""
    source = inspect.getsource(type(table.start))
    words = dict(re.findall(r'= "([^"]+)"  # (.+)', source))
    return ", ".join(f"`{p}` {words.get(p, '')}".strip() for p in table.phases)


def lifecycles() -> str:
    """Each lifecycle's phases, diagram and table."""
    sections = []
    for name, table in shipped_lifecycles():
        sections += [
            f"## {table.name}",
            f"{CHINESE.get(table.name, '')} `{name}`. Phases: {_phases(table)}.".strip(),
            f"```mermaid\n{table.mermaid()}\n```",
            table.table(),
        ]
    return "\n\n".join(sections)


# --- acts, measures, errors -----------------------------------------------------------------------


def _field(act: type[Act], name: str) -> str:
    default = getattr(fields(act), name).default
    return f"`{name}`" if default is NOTHING else f"`{name}`?"


def _actor(act: type[Act]) -> str:
    default = fields(act).by.default if hasattr(fields(act), "by") else NOTHING
    return "" if default is NOTHING or isinstance(default, Factory) else str(default)


def acts() -> str:
    """Every kind of act that a journal may hold."""
    rows = (
        (
            f"`{act.kind}`",
            str(act.version),
            _first_line(act),
            _actor(act),
            ", ".join(_field(act, f.name) for f in fields(act) if f.name not in ("on", "by")),
        )
        for act in sorted(ACTS, key=lambda act: act.kind)
    )
    return _table("act | v | what it is | by, if not said | fields beside `on` and `by`", rows)


def measures() -> str:
    """Every measure that a figure can name, and what it is asked with."""
    rows = (
        (
            f"`{name}`",
            ", ".join(f"`{p}`" for p in list(inspect.signature(measure).parameters)[1:]),
            _first_line(measure),
        )
        for name, measure in MEASURES.items()
    )
    return _table("measure | where | what comes out", rows)


def tree() -> str:
    """The tree of errors, as the module draws it."""
    drawn = re.search(r"::\n\n(.*?)\n\n(?=\S)", inspect.cleandoc(errors.__doc__ or ""), re.DOTALL)
    assert drawn is not None
    return f"```text\n{inspect.cleandoc(drawn[1])}\n```"


# --- the law --------------------------------------------------------------------------------------


def _versions() -> Iterator[tuple[str, str, Version]]:
    for rule in shipped_rules().values():
        for version in rule.versions:
            yield rule.code, f"{rule.title.en} {rule.title.zh}", version


def statutes() -> str:
    """The texts that rules come from."""
    texts = {v.statute.key: v.statute for _, _, v in _versions() if v.statute is not None}
    rows = (
        (s.key, s.title.zh, s.short, s.since.isoformat(), s.note)
        for s in sorted(texts.values(), key=lambda s: (s.since, s.key))
    )
    return _table("key | text | cited as | holds from | remark", rows)


def taken() -> str:
    """Rules whose version of 2015 was not read."""
    codes = sorted({code for code, _, version in _versions() if version.taken})
    return ", ".join(f"`{code}`" for code in codes)


def settable() -> str:
    """Rules with a value and no text behind it, for the whole country."""
    rows = (
        (f"`{code}`", title, version.strength.value, _value(version))
        for code, title, version in _versions()
        if version.strength in (Strength.PRACTICE, Strength.OURS) and version.form is not None
    )
    return _table("code | rule | strength | value", rows)


def _value(version: Version) -> str:
    value = version.value
    if value is None:
        return f"none; for example {version.form}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


PARTS: dict[str, Callable[[], str]] = {
    "lifecycles": lifecycles,
    "acts": acts,
    "measures": measures,
    "errors": tree,
    "statutes": statutes,
    "taken": taken,
    "settable": settable,
    "rules": rule_pages.index,
    "glossary": glossary.glossary,
    "api": api_pages.index,
    **{f"api-{room}": partial(api_pages.names, room) for room in api_pages.packages()},
    **{f"link-{link}": partial(link_pages.page, link) for link in link_pages.LINKS},
    **{f"rules-{name}": partial(rule_pages.page, name) for name in rule_pages.tables()},
}
"""What writes each part."""


def fresh(text: str) -> str:
    """A page with its generated parts written anew."""
    return PART.sub(lambda p: f"{p['head']}\n{PARTS[p['name']]()}\n\n{p['foot']}", text)


def main() -> None:
    """Write every page whose generated parts changed, and the table of what becomes of breaches."""
    table = rule_pages.becomes_table(rule_pages.planted_lines())
    if not rule_pages.BECOMES.exists() or rule_pages.BECOMES.read_text(encoding="utf-8") != table:
        rule_pages.BECOMES.write_text(table, encoding="utf-8")
        print(rule_pages.BECOMES.name)
    for name in rule_pages.tables():
        if not (own := rule_pages.RULES / f"{name}.md").exists():
            own.write_text(rule_pages.new_page(name), encoding="utf-8")
    for room in api_pages.packages():
        if not (own := api_pages.API / f"{room}.md").exists():
            own.write_text(api_pages.new_page(room), encoding="utf-8")
    for page in sorted(DOCS.rglob("*.md")):
        before = page.read_text(encoding="utf-8")
        after = fresh(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(page.relative_to(DOCS))


if __name__ == "__main__":
    main()
