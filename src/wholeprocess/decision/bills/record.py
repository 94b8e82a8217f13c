"""What is on record of a bill (议案记录)."""

from __future__ import annotations

from enum import StrEnum

from attrs import evolve, field, frozen

from wholeprocess.congress import DivisionCode, SessionId
from wholeprocess.decision.bills.acts import AmendmentId, BillId, ReportOnBill, SubmitBill
from wholeprocess.decision.resolution import NotPassed, Passed
from wholeprocess.journal import Act
from wholeprocess.law import Ruling


class BillPhase(StrEnum):
    """Where a bill stands."""

    SUBMITTED = "submitted"  # 已提出
    IN_COMMITTEE = "in committee"  # 交专门委员会
    ADVISED = "advised"  # 委员会已提出意见
    ON_AGENDA = "on the agenda"  # 列入议程
    LEFT_OFF = "left off"  # 不列入议程
    PASSED = "passed"  # 通过
    NOT_PASSED = "not passed"  # 未通过
    SUGGESTION = "a suggestion"  # 转为建议
    WITHDRAWN = "withdrawn"  # 撤回


OVER = (BillPhase.PASSED, BillPhase.NOT_PASSED, BillPhase.SUGGESTION, BillPhase.WITHDRAWN)
"""The phases at which nothing more is decided about a bill."""


@frozen(kw_only=True)
class Amendment:
    """A change that somebody asked for (修正案), and the ruling once it was voted on."""

    id: AmendmentId
    words: str
    by: str
    ruling: Ruling[Passed | NotPassed] | None = None

    @property
    def carried(self) -> bool:
        """Whether it is part of the bill."""
        return self.ruling is not None and isinstance(self.ruling.outcome, Passed)


@frozen(kw_only=True)
class Bill:
    """A bill before a session (议案): who moves it, what was done on it, where it stands."""

    session: SessionId
    congress: DivisionCode
    movers: tuple[str, ...]  # those who still sign; an organ by its name
    phase: BillPhase
    late: bool = False  # received after the deadline
    amendments: tuple[Amendment, ...] = ()
    suggestion: str = ""
    ruling: Ruling[Passed | NotPassed] | None = None
    acts: tuple[Act, ...] = field(default=())

    @property
    def submitted(self) -> SubmitBill:
        """The act that submitted it."""
        first = self.acts[0]
        assert isinstance(first, SubmitBill)
        return first

    @property
    def id(self) -> BillId:
        """The bill's identifier."""
        return self.submitted.bill

    @property
    def waiting(self) -> tuple[AmendmentId, ...]:
        """Amendments that were not voted on."""
        return tuple(a.id for a in self.amendments if a.ruling is None)

    @property
    def reported(self) -> bool:
        """Whether anything was reported back since it passed."""
        return any(isinstance(act, ReportOnBill) for act in self.acts)

    def amended(self, ident: AmendmentId, ruling: Ruling[Passed | NotPassed]) -> Bill:
        """With the ruling on one of its amendments."""
        return evolve(
            self,
            amendments=tuple(
                evolve(a, ruling=ruling) if a.id == ident else a for a in self.amendments
            ),
        )
