"""Rule codes (规则代码): found however a person types them, listed, and near what was mistyped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from wholeprocess.errors import UnknownRule
from wholeprocess.law.reading import shipped_rules
from wholeprocess.law.rule import Rule

_DASHES = re.compile("[‐‑‒–—―−﹘﹣]")


def _key(code: str) -> str:
    """A code without what typing changes: case, blanks, full-width letters, kinds of dash."""
    from unicodedata import normalize

    return _DASHES.sub("-", "".join(normalize("NFKC", code).split())).casefold()


@cache
def _by_key() -> Mapping[str, str]:
    def natural(code: str) -> list[tuple[int, str]]:
        return [(int(p), "") if p.isdigit() else (0, p) for p in re.split(r"(\d+)", code)]

    return {_key(code): code for code in sorted(shipped_rules(), key=natural)}


def codes(prefix: str = "") -> tuple[str, ...]:
    """The codes of all rules, or of those that begin with ``prefix``, by their numbers.

    >>> codes("LV-")
    ('LV-1', 'LV-2', 'LV-3', 'LV-4', 'LV-5', 'LV-6', 'LV-7')
    """
    start = _key(prefix)
    return tuple(code for key, code in _by_key().items() if key.startswith(start))


def exact_code(code: str) -> str:
    """The code as the tables write it; what no table has comes back as it is.

    >>> exact_code("sg－５ "), exact_code("ZZ-1")
    ('SG-5', 'ZZ-1')
    """
    return code if code in shipped_rules() else _by_key().get(_key(code), code)


def rule(code: str) -> Rule:
    """The rule of that code in all its versions, however the code is typed.

    ``UnknownRule`` names the codes near an unknown one, or what codes begin with.

    >>> rule("el-45-1B").title.zh
    '参加投票的选民过半数当选'
    """
    try:
        return shipped_rules()[exact_code(code)]
    except KeyError:
        raise UnknownRule(f"no rule has the code {code!r}; {_hint(_key(code))}") from None


def _hint(key: str) -> str:
    from difflib import get_close_matches

    known = _by_key()
    near = [k for k in known if k.startswith(key[:5])] if key else []
    near = near[:6] or get_close_matches(key, known, n=6, cutoff=0.7)
    if near:
        return f"near it are {', '.join(known[k] for k in near)}"
    return f"codes begin with {', '.join(sorted({c.partition('-')[0] for c in known.values()}))}"
