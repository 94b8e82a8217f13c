"""How far two outcomes lie apart (结果差异), in plain words: who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.rules.instance import Instance, Money, Option
from wholeprocess.law import Text, how_many


@frozen(kw_only=True)
class Shift:
    """What a village or a category has under the one rule and under the other."""

    name: str
    before: int  # how many projects
    after: int
    money_before: Money
    money_after: Money


@frozen(kw_only=True)
class Difference:
    """What another rule changes: projects gained and lost, and by whom.

    ``served_before`` and ``served_after`` are the ballots with at least one chosen option, out of
    ``voters``: how many found something of their own in the outcome.
    """

    gained: tuple[ProposalId, ...]
    lost: tuple[ProposalId, ...]
    kept: tuple[ProposalId, ...]
    villages: tuple[Shift, ...]
    categories: tuple[Shift, ...]
    voters: int
    served_before: int
    served_after: int
    money_before: Money
    money_after: Money

    @property
    def likeness(self) -> Fraction:
        """Options in both outcomes as a share of those in either; 1 where both are the same."""
        every = len(self.gained) + len(self.lost) + len(self.kept)
        return Fraction(len(self.kept), every) if every else Fraction(1)

    def explain(self) -> tuple[Text, ...]:
        """The difference in words, a sentence each."""
        return tuple(self._explain())

    def _explain(self) -> Iterator[Text]:
        if not self.gained and not self.lost:
            yield Text("结果相同", "both choose the same")
            return
        yield Text(
            f"增加{_zh(self.gained)}；减少{_zh(self.lost)}",
            f"gained: {_en(self.gained)}; lost: {_en(self.lost)}",
        )
        for kind_zh, kind_en, shifts in (
            ("村", "village", self.villages),
            ("类别", "category", self.categories),
        ):
            for shift in shifts:
                yield Text(
                    f"{kind_zh}{shift.name}：{shift.before}项变为{shift.after}项",
                    f"{kind_en} {shift.name}: {shift.before} became {shift.after}",
                )
        yield Text(
            f"{self.voters}张票中，有所选项目入选的由{self.served_before}张变为{self.served_after}张",
            f"of {how_many(self.voters, 'ballot')}, those with a chosen project: "
            f"{self.served_before} became {self.served_after}",
        )


def _zh(ids: Iterable[ProposalId]) -> str:
    return "、".join(ids) or "无"


def _en(ids: Iterable[ProposalId]) -> str:
    return ", ".join(ids) or "none"


def difference(
    instance: Instance, before: Iterable[ProposalId], after: Iterable[ProposalId]
) -> Difference:
    """What changes where ``after`` is chosen in the place of ``before``.

    Villages and categories with as many projects for as much money as before are left out.
    An id that is no option of the instance raises ``KeyError``.

    >>> from wholeprocess.decision.ballot import Pattern
    >>> options = [Option(id="road", cost=60, village="东村"), Option(id="well", cost=50)]
    >>> box = Instance(options=options, budget=100, ballots=[Pattern(("road",), 2)])
    >>> for sentence in difference(box, ["road"], ["well"]).explain():
    ...     print(sentence)
    gained: well; lost: road
    village 东村: 1 became 0
    of 2 ballots, those with a chosen project: 2 became 0
    """
    old, new = frozenset(before), frozenset(after)
    was = [instance.options[instance.place[ident]] for ident in sorted(old)]
    now = [instance.options[instance.place[ident]] for ident in sorted(new)]
    return Difference(
        gained=tuple(sorted(new - old)),
        lost=tuple(sorted(old - new)),
        kept=tuple(sorted(old & new)),
        villages=_shifts("village", was, now),
        categories=_shifts("category", was, now),
        voters=instance.voters,
        served_before=_served(instance, old),
        served_after=_served(instance, new),
        money_before=sum([option.cost for option in was]),
        money_after=sum([option.cost for option in now]),
    )


def _served(instance: Instance, chosen: frozenset[ProposalId]) -> int:
    return sum(p.count for p in instance.ballots if not chosen.isdisjoint(p.marks))


def _shifts(kind: str, before: list[Option], after: list[Option]) -> tuple[Shift, ...]:
    names = sorted({getattr(option, kind) for option in (*before, *after)} - {""})
    found = []
    for name in names:
        was = [option.cost for option in before if getattr(option, kind) == name]
        now = [option.cost for option in after if getattr(option, kind) == name]
        if (len(was), sum(was)) != (len(now), sum(now)):
            shift = Shift(
                name=name,
                before=len(was),
                after=len(now),
                money_before=sum(was),
                money_after=sum(now),
            )
            found.append(shift)
    return tuple(found)
