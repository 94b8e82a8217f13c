"""Money of a project (项目资金的行为), in fen: what comes in, what is paid, what goes back."""

from __future__ import annotations

from typing import ClassVar, NewType

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.decision.project_acts import WorkAct
from wholeprocess.journal import fen, name

PaymentId = NewType("PaymentId", str)


@frozen(kw_only=True)
class MoneyAct(WorkAct):
    """An act that moves money of a project."""

    amount_fen: int = field(validator=(fen, ge(1)))


@frozen(kw_only=True)
class FundProject(MoneyAct):
    """Money is made available (资金到位); ``source`` is its line in the budget, or who gives it."""

    kind: ClassVar[str] = "decision.fund-project"

    source: str = field(validator=name)


@frozen(kw_only=True)
class PayForProject(MoneyAct):
    """A payment is made (支付)."""

    kind: ClassVar[str] = "decision.pay-for-project"

    payment: PaymentId = field(validator=name)
    payee: str = field(validator=name)


@frozen(kw_only=True)
class ReturnMoney(MoneyAct):
    """Money that was not needed goes back to its source (结余退回)."""

    kind: ClassVar[str] = "decision.return-money"

    source: str = field(validator=name)
