"""The acts on bills (议案): submitted, referred, put on the agenda, amended, voted, withdrawn."""

from __future__ import annotations

from typing import ClassVar, NewType

from attrs import Attribute, field, frozen

from wholeprocess.congress import DeputyId, Organ
from wholeprocess.decision.acts import DecisionAct, SessionAct
from wholeprocess.decision.ballot import Votes
from wholeprocess.journal import each_once, name, several, some

BillId = NewType("BillId", str)
AmendmentId = NewType("AmendmentId", str)


@frozen(kw_only=True)
class SubmitBill(SessionAct):
    """A bill is submitted to a session (提出议案): one matter, its cause, grounds and plan.

    Deputies sign as ``movers`` (OL-22-2a), the first of them is ``by``; an organ moves alone
    (OL-22-1). A bill has a cause, grounds and a plan (DL25-15-1, 案由、案据、方案); what lacks them
    is a suggestion.
    """

    kind: ClassVar[str] = "decision.submit-bill"

    by: str = field(validator=name)
    bill: BillId = field(validator=name)
    matter: str = field(validator=name)
    grounds: str = ""
    plan: str = ""
    movers: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)

    @movers.validator
    def _led_by_the_first(self, _: Attribute[object], movers: tuple[DeputyId, ...]) -> None:
        if movers and movers[0] != self.by:
            raise ValueError(f"by {self.by} is not the first mover, {movers[0]}")


@frozen(kw_only=True)
class BillAct(DecisionAct):
    """An act on one bill."""

    about: ClassVar[str] = "bill"

    bill: BillId = field(validator=name)


@frozen(kw_only=True)
class ReferBill(BillAct):
    """The presidium asks a committee for advice on a bill first (先交有关的专门委员会审议)."""

    kind: ClassVar[str] = "decision.refer-bill"

    committee: str = field(validator=name)


@frozen(kw_only=True)
class AdviseOnBill(BillAct):
    """The committee says whether a bill should go on the agenda (提出是否列入议程的意见)."""

    kind: ClassVar[str] = "decision.advise-on-bill"

    by: str = field(default=str(Organ.SPECIAL_COMMITTEE), validator=name)
    agenda: bool = field()
    words: str = field(validator=name)


@frozen(kw_only=True)
class PutOnAgenda(BillAct):
    """The presidium puts a bill on the agenda (列入大会议程, OL-22-2b)."""

    kind: ClassVar[str] = "decision.put-on-agenda"


@frozen(kw_only=True)
class LeaveOffAgenda(BillAct):
    """The presidium leaves a bill off the agenda (不列入大会议程), and says why."""

    kind: ClassVar[str] = "decision.leave-off-agenda"

    reason: str = field(validator=name)


@frozen(kw_only=True)
class TurnIntoSuggestion(BillAct):
    """A bill is handled as a suggestion from now on (议案转为建议办理).

    ``suggestion`` is the number under which it was submitted as one.
    """

    kind: ClassVar[str] = "decision.turn-into-suggestion"

    suggestion: str = field(validator=name)


@frozen(kw_only=True)
class WithdrawBill(BillAct):
    """Movers ask for their bill back (撤回议案), and the presidium agrees or not (DL25-15-3)."""

    kind: ClassVar[str] = "decision.withdraw-bill"

    asking: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    consent: bool = True


@frozen(kw_only=True)
class Amend(BillAct):
    """An amendment to a bill is put forward (提出修正案)."""

    kind: ClassVar[str] = "decision.amend"

    by: str = field(validator=name)
    amendment: AmendmentId = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class VotingAct(BillAct):
    """The congress votes for, against, or abstains (表决, DL25-23), in some way (表决方式)."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    votes: Votes
    method: str = field(default="ballot", validator=name)


@frozen(kw_only=True)
class VoteOnAmendment(VotingAct):
    """An amendment is put to the vote (表决修正案)."""

    kind: ClassVar[str] = "decision.vote-on-amendment"

    amendment: AmendmentId = field(validator=name)


@frozen(kw_only=True)
class VoteOnBill(VotingAct):
    """A bill is put to the vote, with the amendments that were carried (表决议案, OL-25-1)."""

    kind: ClassVar[str] = "decision.vote-on-bill"


@frozen(kw_only=True)
class ReportOnBill(BillAct):
    """What became of a bill that was passed is reported back (报告议案办理情况)."""

    kind: ClassVar[str] = "decision.report-on-bill"

    by: str = field(default=str(Organ.GOVERNMENT), validator=name)
    words: str = field(validator=name)
