"""What is kept of candidates (候选人名单、人选库): a district's list, a pool, who is in it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.election.act import CandidateId, DistrictAct, ElectionAct
from wholeprocess.election.candidates.quality_gate import Judged, QualityGate
from wholeprocess.law import Ruling

A = TypeVar("A", bound=DistrictAct)


@frozen(kw_only=True)
class Nomination:
    """One nomination as it counts (提名): by organizations, or by signers whose names count."""

    nominee: CandidateId
    organizations: tuple[str, ...] = ()  # 各政党、各人民团体
    signers: tuple[str, ...] = ()  # 联名的选民或者代表


@frozen(kw_only=True)
class CandidateList:
    """Who was put forward in one district, and who of them is on the formal list.

    ``nominees`` are those nominated and neither withdrawn nor struck off; ``formal`` is empty
    until it is settled. ``order`` is that of the pre-election (预选), the most votes first, those
    with as many votes together in one tier.
    """

    nominees: tuple[CandidateId, ...] = ()
    formal: tuple[CandidateId, ...] = ()
    posted: date | None = None  # 公布正式代表候选人名单 (EL-32-1d)
    opened: date | None = None  # the day from which nomination runs (EL-32-2a)
    nominations: tuple[Nomination, ...] = ()
    nominees_posted: date | None = None  # 公布代表候选人名单 (EL-32-1a)
    agreed: tuple[CandidateId, ...] | None = None  # what the voter groups agreed on; () is nothing
    order: tuple[tuple[CandidateId, ...], ...] = ()
    ratio: Fraction | None = None  # 具体差额比例, as the electing congress fixed it (EL-32-2c)
    elsewhere: tuple[tuple[CandidateId, DivisionCode], ...] = ()  # 无隶属关系的兼任 (EL-48-1)
    barred: tuple[CandidateId, ...] = ()  # 接受境外资助、不列入名单的人 (EL-35-2)
    acts: tuple[DistrictAct, ...] = ()

    @property
    def last(self) -> date | None:
        """The day of the last act on the list."""
        return self.acts[-1].on if self.acts else None

    def done(self, kind: type[A]) -> tuple[A, ...]:
        """The acts of one kind on the list, in their order."""
        return tuple(act for act in self.acts if isinstance(act, kind))


@frozen(kw_only=True)
class Pool:
    """How possible deputies of one election are looked at (代表人选库).

    ``organs`` vet each of them together (联合考察); ``gate`` is for those who stand again.
    """

    organs: tuple[str, ...] = ()
    gate: QualityGate | None = None
    acts: tuple[ElectionAct, ...] = ()


@frozen(kw_only=True)
class Prospect:
    """A possible deputy (代表人选): who named him, what the organs said, how his record stands."""

    person: CandidateId
    recommended_by: str
    stands_again: bool = False  # 连任
    opinions: tuple[tuple[str, bool], ...] = ()  # each organ's last word; True is favourable
    review: Ruling[Judged] | None = None
    acts: tuple[ElectionAct, ...] = ()

    def unheard(self, organs: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the organs that have given no opinion.

        >>> from wholeprocess.election import CandidateId
        >>> seen = Prospect(person=CandidateId("li"), recommended_by="union",
        ...                 opinions=(("tax", True),))
        >>> seen.unheard(("police", "tax"))
        ('police',)
        """
        heard = dict(self.opinions)
        return tuple(organ for organ in organs if organ not in heard)

    def objecting(self) -> tuple[str, ...]:
        """The organs whose opinion was not favourable."""
        return tuple(organ for organ, favourable in self.opinions if not favourable)
