"""Election offences (破坏选举的行为): four kinds, found, looked into and handed on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.election.act import CandidateId, DistrictId, ElectionAct, ElectionId
from wholeprocess.election.tenure.credentials import OffenceId
from wholeprocess.journal import each_once, name, some


class OffenceKind(StrEnum):
    """The four kinds of EL-58-1."""

    BRIBERY = "bribery"  # 贿赂选民或者代表
    COERCION = "coercion"  # 暴力、威胁、欺骗或者其他非法手段
    FORGERY = "forgery"  # 伪造选举文件、虚报选举票数
    REPRISAL = "reprisal"  # 压制、报复


class Authority(StrEnum):
    """Where an offence is handed to (移送机关)."""

    PUBLIC_SECURITY = "public-security"  # 公安机关: 治安管理处罚
    PROSECUTION = "prosecution"  # 追究刑事责任
    SUPERVISION = "supervision"  # 监察机关: 政务处分
    EMPLOYER = "employer"  # 所在机关、单位: 处分


DISCIPLINE = frozenset({Authority.SUPERVISION, Authority.EMPLOYER})
"""Who disciplines a state functionary besides any penalty (EL-58-2)."""


def _authorities(values: Iterable[Authority]) -> tuple[Authority, ...]:
    return tuple(Authority(value) for value in values)


@frozen(kw_only=True)
class OffenceAct(ElectionAct):
    """An act about one offence against an election."""

    about: ClassVar[str] = "offence"

    offence: OffenceId = field(validator=name)


@frozen(kw_only=True)
class RecordOffence(OffenceAct):
    """An offence is established (查明破坏选举的行为, EL-58-1).

    ``candidate`` is named, with the ``district``, where a candidate won by it: that election is
    void (EL-58-3). ``functionary`` says that a state functionary did it (EL-58-2).
    """

    kind: ClassVar[str] = "election.record-offence"

    what: OffenceKind = field(converter=OffenceKind)
    words: str = field(validator=name)
    functionary: bool = False
    candidate: CandidateId | None = field(default=None)
    district: DistrictId | None = None

    @candidate.validator
    def _says_where(self, _: Attribute[object], candidate: CandidateId | None) -> None:
        if candidate is not None and self.district is None:
            raise ValueError(f"district is empty; say where {candidate} stood")


@frozen(kw_only=True)
class TransferOffence(OffenceAct):
    """An offence is handed to those who punish it (移送有关机关, EL-59-1)."""

    kind: ClassVar[str] = "election.transfer-offence"

    to: tuple[Authority, ...] = field(converter=_authorities, validator=(some, each_once))


@frozen(kw_only=True)
class Offence:
    """An offence on record: what it was, and to whom it was handed."""

    id: OffenceId
    election: ElectionId
    what: OffenceKind
    functionary: bool
    candidate: CandidateId | None
    district: DistrictId | None
    handed_to: tuple[Authority, ...] = ()
    acts: tuple[ElectionAct, ...] = ()

    @property
    def disciplined(self) -> bool:
        """Whether it went to one of those who discipline functionaries."""
        return bool(DISCIPLINE & set(self.handed_to))
