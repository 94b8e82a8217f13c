"""Who else raised a matter (同题反映): like suggestions, and those merged into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wholeprocess.law import Text, how_many
from wholeprocess.management.acts import Merge, SuggestionId
from wholeprocess.management.case import Case


class Echoes:
    """The deputies and the like suggestions behind each of some cases.

    Two suggestions are alike if they have the same congress, year and topic.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        self._topics: Counter[tuple[str, str, int]] = Counter()
        self._merged: dict[SuggestionId, list[Case]] = {}
        for case in cases:
            self._topics[_topic(case)] += 1
            for act in (act for act in case.done(Merge) if act.suggestion == case.id):
                self._merged.setdefault(act.into, []).append(case)

    def deputies(self, case: Case) -> int:
        """Deputies who signed it or a suggestion merged into it, each once."""
        signed = {*case.deputies}
        return len(signed.union(*(other.deputies for other in self._merged.get(case.id, ()))))

    def like(self, case: Case) -> int:
        """Other suggestions of the same congress, year and topic, and those merged into it."""
        same = self._topics[_topic(case)] - 1 if case.filed.topic else 0
        merged = self._merged.get(case.id, ())
        apart = sum(not case.filed.topic or _topic(m) != _topic(case) for m in merged)
        return same + apart


def _topic(case: Case) -> tuple[str, str, int]:
    return case.congress, case.filed.topic, case.filed.on.year


def behind(signed: int, like: int) -> Text:
    """How many deputies and like suggestions stand behind one, in words.

    >>> behind(1, 2).en
    '1 deputy, 2 like it'
    """
    deputies = how_many(signed, "deputy", "deputies")
    return Text(f"代表{signed}人，同题建议{like}件", f"{deputies}, {like} like it")


__all__ = ["Echoes", "behind"]
