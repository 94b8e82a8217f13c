"""A vote of the standing committee (常委会表决): more than half of all its members (OL-51-4)."""

from __future__ import annotations

from attrs import field, frozen

from wholeprocess.journal import count
from wholeprocess.law import Law, Refusal, Ruling, Text


@frozen(kw_only=True)
class Votes:
    """What was cast: for, against, abstained and not voted are four things."""

    for_: int = field(validator=count)
    against: int = field(default=0, validator=count)
    abstained: int = field(default=0, validator=count)
    not_voted: int = field(default=0, validator=count)

    @property
    def present(self) -> int:
        """All who were there to vote."""
        return self.for_ + self.against + self.abstained + self.not_voted


@frozen
class Carried:
    """It is passed (通过)."""


@frozen
class NotCarried:
    """It is not passed, and how many votes it lacks (未获通过)."""

    missing: int


def decided(
    votes: Votes, members: int, law: Law, code: str = "OL-51-4"
) -> Ruling[Carried | NotCarried]:
    """Rule on a vote; the base is all members, whether they came or not.

    >>> decided(Votes(for_=16, against=9), 33, law)
    Ruling(outcome=NotCarried(missing=1), rests_on=('OL-51-4',))
    >>> decided(Votes(for_=17, against=8), 33, law).outcome
    Carried()
    """
    needed = law.threshold(code).least(of=members)
    missing = max(0, needed - votes.for_)
    reason = Text(
        f"全体组成人员{members}名，须{needed}票，赞成{votes.for_}票",
        f"{votes.for_} for; {needed} of all {members} members are needed",
    )
    return Ruling(NotCarried(missing) if missing else Carried(), [code], [reason])


def too_many(votes: Votes, members: int, about: str, law: Law) -> Refusal | None:
    """No vote without members on record, and no more votes than there are members."""
    if not members:
        what = f"the members of the standing committee that votes on {about} are not on record"
        return law.refusal("WP-known", what, "seat the members first")
    if votes.present > members:
        what = f"{votes.present} vote on {about}, and the standing committee has {members} members"
        return law.refusal("OL-51-4", what, "count the votes again")
    return None
