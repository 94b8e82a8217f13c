"""A project's account (资金账), in fen: what came in is what was paid, went back and is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from wholeprocess.decision.money_acts import FundProject, PayForProject, ReturnMoney
from wholeprocess.journal import Act


@frozen(kw_only=True)
class Account:
    """The money of one project, in fen (LVP-money).

    >>> Account(by_source=(("province", 200), ("town", 40)), paid_fen=205, returned_fen=30).left_fen
    35
    """

    by_source: tuple[tuple[str, int], ...]
    """What each source gave and did not get back, sorted by its name."""
    paid_fen: int
    returned_fen: int

    @property
    def kept_fen(self) -> int:
        """What came in and did not go back."""
        return sum(amount for _, amount in self.by_source)

    @property
    def funded_fen(self) -> int:
        """What came in (到位资金)."""
        return self.kept_fen + self.returned_fen

    @property
    def left_fen(self) -> int:
        """What is left (结余)."""
        return self.kept_fen - self.paid_fen


def account_of(acts: Iterable[Act]) -> Account:
    """The account that a project's acts add up to; the order of their days does not matter."""
    sources: Counter[str] = Counter()
    paid = returned = 0
    for act in acts:
        match act:
            case FundProject():
                sources[act.source] += act.amount_fen
            case ReturnMoney():
                sources[act.source] -= act.amount_fen
                returned += act.amount_fen
            case PayForProject():
                paid += act.amount_fen
    return Account(by_source=tuple(sorted(sources.items())), paid_fen=paid, returned_fen=returned)
