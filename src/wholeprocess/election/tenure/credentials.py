"""Credentials (代表资格): the elected are examined, then confirmed or declared void."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import ClassVar, NewType

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ, Register
from wholeprocess.election.act import CandidateId, DistrictAct, ElectionAct, candidates
from wholeprocess.election.tenure.bodies import in_one_line
from wholeprocess.journal import each_once, name, several, some

OffenceId = NewType("OffenceId", str)
VacancyId = NewType("VacancyId", str)


class CredentialPhase(StrEnum):
    """How far an elected person's credentials are; being elected is not yet being confirmed."""

    ELECTED = "elected"  # 当选
    EXAMINED = "examined"  # 已审查
    CONFIRMED = "confirmed"  # 确认代表资格
    VOID = "void"  # 当选无效


class Defect(StrEnum):
    """Why an election of a person is void (当选无效)."""

    CONDITIONS = "conditions"  # 不符合代表的基本条件
    PROCEDURE = "procedure"  # 选举不符合法定程序
    OFFENCE = "offence"  # 以破坏选举的行为当选
    FOREIGN_FUNDS = "foreign-funds"  # 接受境外资助


DEFECT_RULES: Mapping[Defect, str] = {
    Defect.CONDITIONS: "EL-47-1",
    Defect.PROCEDURE: "EL-47-1",
    Defect.OFFENCE: "EL-58-3",
    Defect.FOREIGN_FUNDS: "EL-35-2",
}
"""The rule that each defect rests on."""


def _deputies(values: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    return several(values)


# --- acts -----------------------------------------------------------------------------------------


@frozen
class Doubt:
    """An elected person whose election the credentials committee finds void, and why."""

    candidate: CandidateId = field(validator=name)
    defect: Defect = field(converter=Defect)
    words: str = field(validator=name)


def _doubts(values: Iterable[Doubt]) -> tuple[Doubt, ...]:
    return tuple(values)


@frozen(kw_only=True)
class ReportCredentials(DistrictAct):
    """The credentials committee says whether each election is valid (代表资格审查报告, EL-47-1)."""

    kind: ClassVar[str] = "election.report-credentials"

    by: str = field(default=str(Organ.CREDENTIALS_COMMITTEE), validator=name)
    valid: tuple[CandidateId, ...] = field(default=(), converter=candidates)
    void: tuple[Doubt, ...] = field(default=(), converter=_doubts)

    @property
    def people(self) -> tuple[CandidateId, ...]:
        """Everyone whom the report is about."""
        return (*self.valid, *(doubt.candidate for doubt in self.void))


@frozen
class Seat:
    """A confirmed person's mandate: under which identifier the register will know the deputy.

    ``holds`` names the other mandates of the same person, for EL-48-1.
    """

    candidate: CandidateId = field(validator=name)
    deputy: DeputyId = field(validator=name)
    holds: tuple[DeputyId, ...] = field(default=(), converter=_deputies)


def _seats(values: Iterable[Seat]) -> tuple[Seat, ...]:
    return tuple(values)


@frozen(kw_only=True)
class ConfirmCredentials(DistrictAct):
    """Examined persons are confirmed as deputies (确认代表资格, EL-47-2).

    By the standing committee of the congress that was elected; in a township by the presidium.
    """

    kind: ClassVar[str] = "election.confirm-credentials"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    seats: tuple[Seat, ...] = field(converter=_seats, validator=some)


@frozen(kw_only=True)
class VoidElection(DistrictAct):
    """A person's election is declared void (确定当选无效, EL-47-2), before or after confirmation.

    It touches that person only: the others of the district keep their seats (EL-58-3).
    """

    kind: ClassVar[str] = "election.void-election"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    candidate: CandidateId = field(validator=name)
    defect: Defect = field(converter=Defect)
    words: str = field(validator=name)


@frozen(kw_only=True)
class AnnounceDeputies(ElectionAct):
    """The list of deputies is published (公布代表名单, EL-47-2): before the first session."""

    kind: ClassVar[str] = "election.announce-deputies"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    deputies: tuple[DeputyId, ...] = field(converter=_deputies, validator=(some, each_once))


# --- what is kept ---------------------------------------------------------------------------------


@frozen(kw_only=True)
class Credential:
    """One elected person's credentials: the committee's opinion, and what was decided."""

    candidate: CandidateId
    phase: CredentialPhase = CredentialPhase.ELECTED
    valid: bool | None = None  # the committee's opinion
    defect: Defect | None = None  # why it was declared void
    deputy: DeputyId | None = None


@frozen(kw_only=True)
class Credentials:
    """The credentials of those elected in one district, and the offences found there.

    ``in_recess`` were elected to a vacancy by a standing committee in recess (EL-57-3);
    ``vacancies`` wait to be filled by this district's by-election.
    """

    people: tuple[Credential, ...] = ()
    offences: tuple[tuple[CandidateId, OffenceId], ...] = ()
    in_recess: tuple[tuple[CandidateId, VacancyId], ...] = ()
    vacancies: tuple[VacancyId, ...] = ()
    acts: tuple[ElectionAct, ...] = ()

    def of(self, candidate: CandidateId) -> Credential:
        """A person's credentials as they stand; of one who is not on record, as just elected."""
        for person in self.people:
            if person.candidate == candidate:
                return person
        return Credential(candidate=candidate)

    def with_(self, person: Credential) -> Credentials:
        """With this person's credentials in the place of the old."""
        others = tuple(p for p in self.people if p.candidate != person.candidate)
        return evolve(self, people=(*others, person))

    def offence_of(self, candidate: CandidateId) -> OffenceId | None:
        """An election offence on record of that person."""
        return next((offence for who, offence in self.offences if who == candidate), None)


@frozen(kw_only=True)
class DeputyList:
    """The published list of a congress's deputies (代表名单).

    ``first_session`` is the day on which the term's first session had opened when the list was
    last added to, ``None`` if it had not.
    """

    deputies: tuple[DeputyId, ...] = ()
    first_session: date | None = None
    acts: tuple[ElectionAct, ...] = ()


def must_choose(
    areas: Iterable[DivisionCode], register: Register
) -> tuple[tuple[DivisionCode, DivisionCode], ...]:
    """The pairs of areas in which nobody may be a deputy at once (EL-48-1): keep one of each.

    >>> from wholeprocess.congress import Divisions
    >>> register = Register(divisions=Divisions.shipped())
    >>> must_choose(["430681118", "430681", "4306"], register)
    ()
    >>> must_choose(["430681118", "430381"], register)
    (('430681118', '430381'),)
    """
    pairs = combinations(dict.fromkeys(areas), 2)
    return tuple((a, b) for a, b in pairs if not in_one_line(a, b, register))
