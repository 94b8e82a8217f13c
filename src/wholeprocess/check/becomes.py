"""What becomes of a breach of each rule (违反之后): refused, found, computed with, or not modelled.

``becomes.toml`` is written by docs/generate.py from the tables of docs/reference/rules, which no
installed package has.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import field, frozen

from wholeprocess.check.registry import finders_of
from wholeprocess.journal import several
from wholeprocess.law import Text, rule

_WORDS = {
    "refused": Text("违反的行为不予受理", "an act against it is refused"),
    "found": Text("违反的照录，审核时报告", "a breach is recorded, and found by the check"),
    "computed": Text("由本库据以计算", "the library computes with it"),
    "not modelled": Text("未建模", "not modelled"),
}


@frozen(kw_only=True)
class Becomes:
    """What the library makes of a rule: in which ways, where, tried by which tests.

    ``page`` is the page of the docs that has it, ``prints`` what a check prints where the rule is
    broken, "" where no check finds it.
    """

    page: str
    kinds: tuple[str, ...] = field(converter=several)
    where: tuple[str, ...] = field(default=(), converter=several)
    tested: tuple[str, ...] = field(default=(), converter=several)
    reason: str = ""
    prints: str = ""

    def words(self, language: str = "en") -> str:
        """The ways in words, with the reason where it is not modelled."""
        zh = language == "zh"
        said = ("；" if zh else "; ").join(_WORDS[kind].in_(language) for kind in self.kinds)
        return said + (f"：{self.reason}" if zh else f": {self.reason}") * bool(self.reason)


@cache
def _table() -> Mapping[str, Becomes]:
    text = files("wholeprocess.check").joinpath("becomes.toml").read_text(encoding="utf-8")
    return {code: Becomes(**row) for code, row in tomllib.loads(text).items()}


def becomes_of(code: str) -> Becomes:
    """What becomes of a breach of a rule; ``UnknownRule`` where no table has the code.

    >>> found = becomes_of("EL-28-1")
    >>> found.words(), found.page
    ('a breach is recorded, and found by the check', 'docs/reference/rules/electoral.md')
    """
    return _table()[rule(code).code]


def explained(code: str, language: str = "en") -> str:
    """What becomes of a breach, in lines that follow what ``wholeprocess.law.explain`` says."""
    zh, exact = language == "zh", rule(code).code
    told = becomes_of(exact)
    lines = [f"  {'结果' if zh else 'then'}   {told.words(language)}"]
    if by := finders_of(exact):
        lines.append(f"  {'审核' if zh else 'by'}   {'  ' * (not zh)}{', '.join(by)}")
    if told.prints:
        lines.append(f"  {'报告' if zh else 'prints'} {told.prints}")
    lines.append(f"  {'页面' if zh else 'page'}   {told.page}")
    return "\n".join(lines)
