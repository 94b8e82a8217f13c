"""A rule explained to a person: the article, its words, since when, kept and broken (释义)."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.law.limit import TimeLimit
from wholeprocess.law.rule import Rule, Version


def _value(version: Version, language: str) -> str:
    value = version.value
    if value is None:
        return ""
    if isinstance(value, TimeLimit) and language == "zh":
        return value.zh()
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _version(version: Version, language: str) -> Iterator[str]:
    zh = language == "zh"
    where = version.place and (f"在{version.place}" if zh else f"in {version.place}")
    level = version.level and (f"（{version.level}）" if zh else f"({version.level} level)")
    since = f"自{version.since}" if zh else f"since {version.since}"
    yield "  " + " ".join(filter(None, (since, where, level, version.cited.in_(language))))
    if version.words:
        yield f"    「{version.words}」"
    if version.value is not None:
        yield f"    {'数值' if zh else 'value'}  {_value(version, language)}"


def explain(rule: Rule, language: str = "en") -> str:
    """The rule as text of several lines, in ``"en"`` or ``"zh"``.

    >>> from wholeprocess.law import rule
    >>> print(explain(rule("EL-45-1b")).splitlines()[0])
    EL-45-1b  Elected by more than half of those who voted 参加投票的选民过半数当选
    """
    zh = language == "zh"
    first, second = (rule.title.zh, rule.title.en) if zh else (rule.title.en, rule.title.zh)
    lines = [f"{rule.code}  {first} {second}", f"  {rule.says.in_(language)}", ""]
    for version in rule.versions:
        lines += _version(version, language)
    examples = (
        (rule.keeps, "守" if zh else "keeps "),
        (rule.breaks, "违" if zh else "breaks"),
    )
    lines += [""] + [f"  {word}  {text.in_(language)}" for text, word in examples if text]
    return "\n".join(lines).rstrip()
