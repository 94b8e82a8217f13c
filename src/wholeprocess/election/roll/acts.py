"""Acts on the roll of voters (选民登记的行为); every voter is named by a keyed digest.

An act carries many voters: a county of a million is registered in some hundreds of acts. Ids and
texts that hold a run of digits as long as an identity number are refused, and not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import optional

from wholeprocess.election.act import DistrictAct, DistrictId, VoterId
from wholeprocess.election.roll.identity import may_hold_a_number
from wholeprocess.election.roll.record import Need, ObjectionId, Reason
from wholeprocess.journal import count, day, each_once, name, some


class EntryGround(StrEnum):
    """Why a voter is entered on a roll."""

    CARRIED = "carried"  # 上次登记，长期有效 (EL-27-1a)
    NEWLY_18 = "newly-18"  # 新满十八周岁 (EL-27-1b)
    RESTORED = "restored"  # 恢复政治权利 (EL-27-1b)
    MOVED_IN = "moved-in"  # 迁入 (EL-27-1c)
    LIVES_HERE = "lives-here"  # 户籍在外，在现居住地登记
    FROM_ABROAD = "from-abroad"  # 旅居国外、选举期间在国内 (EL-7-3)
    JUDGMENT = "judgment"  # 申诉处理决定、法院判决 (EL-29-1b, EL-29-1d)


class Decider(StrEnum):
    """Who can suspend the right of someone in custody (DR83-4)."""

    PROCURATORATE = "procuratorate"  # 人民检察院
    COURT = "court"  # 人民法院


class Back(StrEnum):
    """Why someone struck off is on the roll again."""

    RIGHTS_RESTORED = "rights-restored"  # 剥夺政治权利期满 (EL-27-1b)
    RELEASED = "released"  # 羁押结束 (DR83-4)
    CAPABLE = "capable"  # 能够行使选举权利 (EL-27-2)
    CORRECTED = "corrected"  # 更正


class Claim(StrEnum):
    """What an objection says of the roll."""

    OMITTED = "omitted"  # 漏登
    WRONGLY_LISTED = "wrongly-listed"  # 错登
    WRONG_ENTRY = "wrong-entry"  # 登记内容有误


def _voters(values: Iterable[VoterId]) -> tuple[VoterId, ...]:
    if isinstance(values, str | bytes):
        raise TypeError("voters must be several ids, a tuple of VoterId")
    return tuple(values)


def private_ids(_: object, attribute: Attribute[Any], values: tuple[str, ...]) -> None:
    """Validator: ids, none empty, none that may be an identity number; never shows one."""
    try:
        together = "\n".join(values)
    except TypeError:
        raise TypeError(f"{attribute.name} must all be texts") from None
    if "" in values:
        raise ValueError(f"{attribute.name} holds an empty id")
    if may_hold_a_number(together):
        wrong = next((n for n, v in enumerate(values, start=1) if may_hold_a_number(v)), 0)
        raise ValueError(
            f"{attribute.name}: number {wrong} may be an identity number; use a digest (voter_id)"
        )


def private(_: object, attribute: Attribute[Any], value: object) -> None:
    """Validator: a text without a run of digits as long as an identity number; never shows it."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} is no text")
    if may_hold_a_number(value):
        raise ValueError(f"{attribute.name} may hold an identity number; leave it out")


@frozen(kw_only=True)
class RollAct(DistrictAct):
    """The base of the acts on the roll of one district."""


@frozen(kw_only=True)
class VotersAct(RollAct):
    """An act on many voters of one district."""

    voters: tuple[VoterId, ...] = field(converter=_voters, validator=[some, private_ids, each_once])


@frozen(kw_only=True)
class RegisterVoters(VotersAct):
    """Voters are entered on the roll of their district (选民登记, EL-27-1a, EL-27-1b).

    ``youngest`` is the latest birthday among them, where the registrar gives it: no other birthday
    is kept (EL-4-1).
    """

    kind: ClassVar[str] = "election.register-voters"

    ground: EntryGround = field(default=EntryGround.CARRIED, converter=EntryGround)
    youngest: date | None = field(default=None, validator=optional(day))


@frozen(kw_only=True)
class TransferVoters(VotersAct):
    """Voters who moved go from this district's roll to that of ``to`` (转列, EL-27-1c)."""

    kind: ClassVar[str] = "election.transfer-voters"

    to: DistrictId = field(validator=[private, name])


@frozen(kw_only=True)
class StrikeOffVoters(VotersAct):
    """Voters are struck off (除名, EL-27-1c); ``until`` is the last day of a deprivation."""

    kind: ClassVar[str] = "election.strike-off-voters"

    reason: Reason = field(converter=Reason)
    until: date | None = field(default=None, validator=optional(day))

    @until.validator
    def _of_a_deprivation(self, _: object, until: date | None) -> None:
        if until is not None and self.reason is not Reason.DEPRIVED:
            raise ValueError("until is the last day of a deprivation; the reason is another")


@frozen(kw_only=True)
class RestoreVoters(VotersAct):
    """Voters who were struck off are on the roll again (恢复登记, EL-27-1b)."""

    kind: ClassVar[str] = "election.restore-voters"

    why: Back = field(converter=Back)


@frozen(kw_only=True)
class SuspendVoters(VotersAct):
    """Voters' right is suspended while they are in custody (停止行使选举权利, DR83-4).

    Three conditions: in custody, in a case of state security or another serious crime, and a
    decision of a procuratorate or a court.
    """

    kind: ClassVar[str] = "election.suspend-voters"

    in_custody: bool
    serious: bool
    decided_by: Decider | None = None


@frozen(kw_only=True)
class ConfirmIncapacity(VotersAct):
    """The committee confirms that these cannot exercise the right (不列入名单, EL-27-2).

    ``certificate`` is a hospital's, ``guardian`` a guardian's consent; Shanghai asks for one.
    """

    kind: ClassVar[str] = "election.confirm-incapacity"

    certificate: bool = False
    guardian: bool = False


@frozen(kw_only=True)
class NoteNeeds(VotersAct):
    """Voters who need a mobile box, a proxy or help at the poll are noted (需要照顾的选民)."""

    kind: ClassVar[str] = "election.note-needs"

    need: Need = field(converter=Need)


@frozen(kw_only=True)
class PostRoll(RollAct):
    """The roll is posted (公布选民名单, EL-28-1)."""

    kind: ClassVar[str] = "election.post-roll"


@frozen(kw_only=True)
class FreezeRoll(RollAct):
    """The roll is closed for the poll as it stands (冻结): its size and its digest.

    ``digest`` is that of ``roll_digest``; both must be those of the record.
    """

    kind: ClassVar[str] = "election.freeze-roll"

    size: int = field(validator=count)
    digest: str = field(validator=name)


@frozen(kw_only=True)
class ReopenRoll(RollAct):
    """A closed roll is opened again (重新开放): the day was moved, or a court ruled."""

    kind: ClassVar[str] = "election.reopen-roll"

    reason: str = field(validator=[private, name])


# --- objections -----------------------------------------------------------------------------------


@frozen(kw_only=True)
class ObjectionAct(RollAct):
    """An act on one objection to a posted roll."""

    objection: ObjectionId = field(validator=[private, name])


@frozen(kw_only=True)
class ObjectToRoll(ObjectionAct):
    """Anyone objects to the posted roll (申诉, EL-29-1a); ``by`` is who objects.

    ``voter`` is the digest of the person concerned, where there is one.
    """

    kind: ClassVar[str] = "election.object-to-roll"

    by: str = field(validator=[private, name])
    claim: Claim = field(converter=Claim)
    voter: VoterId | None = field(default=None, validator=optional((private, name)))
    words: str = field(default="", validator=private)


@frozen(kw_only=True)
class DecideObjection(ObjectionAct):
    """The committee decides (处理决定, EL-29-1b); ``upheld`` where the objector is right."""

    kind: ClassVar[str] = "election.decide-objection"

    upheld: bool
    words: str = field(default="", validator=private)


@frozen(kw_only=True)
class SueOverRoll(ObjectionAct):
    """The objector goes to court (起诉, EL-29-1c)."""

    kind: ClassVar[str] = "election.sue-over-roll"

    by: str = field(validator=[private, name])
    court: str = field(validator=[private, name])


@frozen(kw_only=True)
class JudgeRoll(ObjectionAct):
    """The court's judgment, which is final (判决, EL-29-1d); ``by`` is the court."""

    kind: ClassVar[str] = "election.judge-roll"

    by: str = field(validator=[private, name])
    upheld: bool
    words: str = field(default="", validator=private)
