"""What was cast, never by whom (票): hands on a resolution, marks on a ballot, grades."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType, TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.journal import count, each_once, several

ProposalId = NewType("ProposalId", str)


def _order(values: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    return several(values)


@frozen(kw_only=True)
class Votes:
    """Votes of the deputies present on one resolution (表决): for, against, abstained.

    Those present who did not vote and those absent are the rest; see ``Resolution``.

    >>> Votes(for_=38, against=1, abstain=2).cast
    41
    """

    for_: int = field(validator=count)  # 赞成
    against: int = field(default=0, validator=count)  # 反对
    abstain: int = field(default=0, validator=count)  # 弃权

    @property
    def cast(self) -> int:
        """How many voted at all; an abstention is a vote."""
        return self.for_ + self.against + self.abstain


def _in_one_form(marks: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    return tuple(sorted(several(marks)))


@frozen
class Pattern:
    """Ballots with the same marks, and how many there are of them (票型).

    No marks is a blank ballot. The order of the marks means nothing:

    >>> Pattern(("well", "road"), 3) == Pattern(("road", "well"), 3)
    True
    """

    marks: tuple[ProposalId, ...] = field(converter=_in_one_form)
    count: int = field(validator=(count, ge(1)))

    @marks.validator
    def _each_once(self, _: Attribute[object], marks: tuple[ProposalId, ...]) -> None:
        if len(set(marks)) < len(marks):
            raise ValueError("a ballot marks a project twice; write each mark once")


@frozen
class Ranking:
    """Ballots that number projects in one order, the most urgent first (排序票).

    What is not numbered stands below all that is.

    >>> Ranking(("well", "road"), 3).marks
    ('well', 'road')
    """

    order: tuple[ProposalId, ...] = field(converter=_order, validator=each_once)
    count: int = field(validator=(count, ge(1)))

    @property
    def marks(self) -> tuple[ProposalId, ...]:
        """Every project that is numbered."""
        return self.order


@frozen
class Stand:
    """Ballots that say of each project for or against (逐项表决票); of the others they abstain.

    >>> Stand(in_favour=("well", "road"), against=("lamp",), count=3).marks
    ('lamp', 'road', 'well')
    """

    in_favour: tuple[ProposalId, ...] = field(converter=_in_one_form, validator=each_once)
    against: tuple[ProposalId, ...] = field(
        default=(), converter=_in_one_form, validator=each_once, kw_only=True
    )
    count: int = field(kw_only=True, validator=(count, ge(1)))

    @against.validator
    def _one_of_the_two(self, _: Attribute[object], against: tuple[ProposalId, ...]) -> None:
        if both := sorted(set(against).intersection(self.in_favour)):
            raise ValueError(f"a ballot is for and against {', '.join(both)}; write one of them")

    @property
    def marks(self) -> tuple[ProposalId, ...]:
        """Every project that it is for or against."""
        return tuple(sorted(self.in_favour + self.against))


Ballot: TypeAlias = Pattern | Ranking | Stand
"""Ballots that are filled in alike, in one of the forms that LVP-ballot names."""


@frozen(kw_only=True)
class Grades:
    """Ballots that rate one thing in three grades (满意度测评); void ones are out of the count.

    A ballot with no mark or with several is void.

    >>> Grades(satisfied=36, basically=3, dissatisfied=1, void=1).returned
    41
    """

    satisfied: int = field(validator=count)  # 满意
    basically: int = field(default=0, validator=count)  # 基本满意
    dissatisfied: int = field(default=0, validator=count)  # 不满意
    void: int = field(default=0, validator=count)  # 无效票

    @property
    def valid(self) -> int:
        """Ballots that count."""
        return self.satisfied + self.basically + self.dissatisfied

    @property
    def returned(self) -> int:
        """Ballots that came back, valid or void (收回票数)."""
        return self.valid + self.void
