"""What was cast, never by whom (票): hands on a resolution, marks on a ballot, grades."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.journal import count

ProposalId = NewType("ProposalId", str)


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
    return tuple(sorted(marks))


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
