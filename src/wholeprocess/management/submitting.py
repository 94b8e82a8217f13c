"""The acts before a suggestion is assigned (提出与受理): from the deputy to the office and back."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import ClassVar

from attrs import Factory, field, frozen

from wholeprocess.congress import DeputyId, SessionId, UnitId
from wholeprocess.journal import each_once, name, several
from wholeprocess.management.act import (
    Ground,
    LeaderAct,
    OpinionId,
    SuggestionAct,
    SuggestionId,
    deputies,
    units,
)


def _opinions(names: Iterable[OpinionId]) -> tuple[OpinionId, ...]:
    return several(names)


def _ground(ground: Ground | str | None) -> Ground | None:
    return None if ground is None else Ground(ground)


def _number(act: Submit) -> SuggestionId:
    content = f"{act.on}\n{act.by}\n{act.title}"  # before any of them was looked at
    return SuggestionId("s-" + sha256(content.encode()).hexdigest()[:8])


@frozen(kw_only=True)
class Submit(LeaderAct):
    """A deputy puts a suggestion forward (提出建议), alone or leading others (DL25-24, DL25-36).

    It goes to the congress in which the deputy sits (SG-1). ``joined`` signed the paper with him;
    ``invited`` are asked to join and confirm it each by an act of their own (PR-confirm).
    ``delegation`` names a delegation that puts it forward, signed by its head (SGL-delegation).
    ``voices`` are the residents' opinions behind it; ``parent`` is the suggestion of a lower level
    that it carries on (SG-20); ``proposes`` names units that he would have handle it.
    Without a number of its own it gets one made from day, deputy and title.
    """

    kind: ClassVar[str] = "management.submit"

    title: str = field(validator=name)
    text: str = ""
    suggestion: SuggestionId = field(default=Factory(_number, takes_self=True), validator=name)
    joined: tuple[DeputyId, ...] = field(default=(), converter=deputies)
    invited: tuple[DeputyId, ...] = field(default=(), converter=deputies)
    delegation: str = field(default="")
    topic: str = ""
    voices: tuple[OpinionId, ...] = field(default=(), converter=_opinions)
    session: SessionId | None = None
    parent: SuggestionId | None = None
    proposes: tuple[UnitId, ...] = field(default=(), converter=units, validator=each_once)
    confidential: bool = False

    @invited.validator
    def _others(self, _: object, invited: tuple[DeputyId, ...]) -> None:
        if self.joined or invited:
            everyone = (self.by, *self.joined, *invited)
            if len(set(everyone)) < len(everyone):
                raise ValueError("joined names the leading deputy or someone twice; name each once")

    @delegation.validator
    def _by_its_head(self, _: object, delegation: str) -> None:
        if delegation and (self.joined or self.invited):
            raise ValueError("a delegation's suggestion is signed by its head alone")


@frozen(kw_only=True)
class Confirm(SuggestionAct):
    """A deputy who was invited to join confirms it (联名确认, PR-confirm)."""

    kind: ClassVar[str] = "management.confirm"

    by: DeputyId = field(validator=name)


@frozen(kw_only=True)
class Accept(SuggestionAct):
    """The office takes the suggestion up (受理)."""

    kind: ClassVar[str] = "management.accept"


@frozen(kw_only=True)
class Return(SuggestionAct):
    """The office gives the suggestion back to its deputy, with reason and mend (退回修改).

    It keeps its number; the deputy submits it again, withdraws it, or it is declined.
    """

    kind: ClassVar[str] = "management.return"

    ground: Ground = field(converter=Ground)
    reason: str = field(validator=name)
    mend: str = field(validator=name)


@frozen(kw_only=True)
class Resubmit(LeaderAct):
    """The leading deputy submits the suggestion again under its number (重新提出)."""

    kind: ClassVar[str] = "management.resubmit"

    title: str = field(validator=name)
    text: str = field(validator=name)


@frozen(kw_only=True)
class Decline(SuggestionAct):
    """The office does not take it up, and tells the deputy why (不予受理).

    ``as_letter`` says that it goes on as a letter or for reference (转作来信、参考).
    """

    kind: ClassVar[str] = "management.decline"

    reason: str = field(validator=name)
    ground: Ground | None = field(default=None, converter=_ground)
    as_letter: bool = False


@frozen(kw_only=True)
class Withdraw(LeaderAct):
    """The leading deputy takes the suggestion back (撤回); all who signed must agree."""

    kind: ClassVar[str] = "management.withdraw"

    reason: str = field(validator=name)
    agreed: tuple[DeputyId, ...] = field(default=(), converter=deputies)


@frozen(kw_only=True)
class Merge(SuggestionAct):
    """The office joins the suggestion to a like one of the same congress (合并办理).

    The other goes on, and each deputy who signed this one is owed its reply.
    """

    kind: ClassVar[str] = "management.merge"

    into: SuggestionId = field(validator=name)
