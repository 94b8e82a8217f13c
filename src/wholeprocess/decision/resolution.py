"""Resolutions (决议): whether the votes of all deputies carry them (OL-25-1)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.congress import DivisionCode, SessionId
from wholeprocess.decision.act import ResolutionId
from wholeprocess.decision.ballot import Votes
from wholeprocess.law import Law, Ruling, Text


@frozen
class Passed:
    """The resolution is passed (通过)."""


@frozen
class NotPassed:
    """The resolution is not passed, and how many votes it lacks (未通过)."""

    missing: int


def passes(
    votes: Votes, all_deputies: int, law: Law, *, code: str = "OL-25-1"
) -> Ruling[Passed | NotPassed]:
    """Rule on a vote in a congress: more than half of *all* deputies must vote for it.

    Abstaining and staying away weigh the same as voting against (OL-25-1). A standing committee
    decides by the same share of all its members (``code="OL-51-4"``).

    >>> from wholeprocess.law import in_force
    >>> law = in_force(date(2019, 8, 2), "430681118")
    >>> passes(Votes(for_=30), 61, law)
    Ruling(outcome=NotPassed(missing=1), rests_on=('OL-25-1',))
    >>> passes(Votes(for_=31, against=10), 61, law).outcome
    Passed()
    """
    needed = law.threshold(code).least(of=all_deputies)
    missing = max(0, needed - votes.for_)
    zh, en = ("全体代表", "deputies") if code == "OL-25-1" else ("全体组成人员", "members")
    reason = Text(
        f"{zh}{all_deputies}名，须{needed}票，赞成{votes.for_}票",
        f"{votes.for_} for; {needed} of {all_deputies} {en} are needed",
    )
    return Ruling(NotPassed(missing) if missing else Passed(), [code], [reason])


@frozen(kw_only=True)
class Resolution:
    """A resolution that was put to the vote (决议): for, against, abstained, not voted, absent."""

    id: ResolutionId
    congress: DivisionCode
    session: SessionId
    title: str
    on: date
    votes: Votes
    present: int
    all_deputies: int
    ruling: Ruling[Passed | NotPassed]

    @property
    def passed(self) -> bool:
        """Whether it was passed."""
        return isinstance(self.ruling.outcome, Passed)

    @property
    def not_voted(self) -> int:
        """Deputies who were present and did not vote (未按表决器)."""
        return self.present - self.votes.cast

    @property
    def absent(self) -> int:
        """Deputies who were not there (缺席)."""
        return self.all_deputies - self.present
