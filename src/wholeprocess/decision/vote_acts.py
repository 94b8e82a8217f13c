"""Acts of the vote on projects (票决的行为): the measures, the ballots, the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import Attribute, Factory, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DeputyId, Organ, SessionId
from wholeprocess.decision.act import ResolutionId, deputies, proposals
from wholeprocess.decision.ballot import Ballot, ProposalId, Votes
from wholeprocess.decision.slate_acts import SlateAct
from wholeprocess.journal import count, each_once, fen, name, several, some


def _ballots(values: Iterable[Ballot]) -> tuple[Ballot, ...]:
    return several(values)


def _list_number(act: AdoptList) -> ResolutionId:
    return ResolutionId(f"{act.slate}/list")


@frozen(kw_only=True)
class CongressSlateAct(SlateAct):
    """An act of the congress in session on a slate."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    session: SessionId = field(validator=name)


@frozen
class Quota:
    """How many projects of one category are to be chosen (分类应选数)."""

    category: str = field(validator=name)
    places: int = field(validator=(count, ge(1)))


def _quotas(values: Iterable[Quota]) -> tuple[Quota, ...]:
    return several(values)


@frozen(kw_only=True)
class AdoptMeasures(CongressSlateAct):
    """The congress votes on its voting measures (票决办法), which fix the number of places.

    ``quotas`` share the places out among categories (分类票决); ``budget_fen`` is the money that
    the chosen may cost together (资金总额). How ballots are marked and counted are practices.
    """

    kind: ClassVar[str] = "decision.adopt-measures"

    places: int = field(validator=(count, ge(1)))
    votes: Votes
    quotas: tuple[Quota, ...] = field(default=(), converter=_quotas)
    budget_fen: int | None = field(default=None)

    @quotas.validator
    def _add_up(self, _: Attribute[object], quotas: tuple[Quota, ...]) -> None:
        if len({quota.category for quota in quotas}) < len(quotas):
            raise ValueError("two quotas are for one category; write one")
        if quotas and (shared := sum(quota.places for quota in quotas)) != self.places:
            raise ValueError(f"the quotas have {shared} places together, not {self.places}")

    @budget_fen.validator
    def _is_money(self, attribute: Attribute[object], budget: int | None) -> None:
        if budget is not None:
            fen(self, attribute, budget)


@frozen(kw_only=True)
class BallotAct(CongressSlateAct):
    """Ballots are issued to deputies and come back as patterns: never who voted what.

    ``void`` counts ballots that are spoiled otherwise than by their marks.
    """

    issued_to: tuple[DeputyId, ...] = field(converter=deputies)
    ballots: tuple[Ballot, ...] = field(converter=_ballots)
    void: int = field(default=0, validator=count)


@frozen(kw_only=True)
class VoteOnProjects(BallotAct):
    """All deputies vote among the candidates (一票定实事，差额票决)."""

    kind: ClassVar[str] = "decision.vote-on-projects"


@frozen(kw_only=True)
class RevoteOnProjects(BallotAct):
    """After a tie the tied are voted on again (再次票决)."""

    kind: ClassVar[str] = "decision.revote-on-projects"


@frozen(kw_only=True)
class SettleTie(SlateAct):
    """The presidium in session decides among the tied (主席团决定), where LVP-tie leaves it so."""

    kind: ClassVar[str] = "decision.settle-tie"

    session: SessionId = field(validator=name)
    projects: tuple[ProposalId, ...] = field(converter=proposals, validator=(some, each_once))
    reason: str = field(validator=name)


@frozen(kw_only=True)
class VoteOnRest(BallotAct):
    """Places stayed empty, and what was not chosen is voted on once more (另行票决)."""

    kind: ClassVar[str] = "decision.vote-on-rest"


@frozen(kw_only=True)
class AnnounceList(CongressSlateAct):
    """The result of the vote is announced and stands (当场宣布), where LVP-list asks no more."""

    kind: ClassVar[str] = "decision.announce-list"


@frozen(kw_only=True)
class AdoptList(CongressSlateAct):
    """A resolution adopts what the vote chose (通过关于民生实事项目的决议, OL-25-1)."""

    kind: ClassVar[str] = "decision.adopt-list"

    resolution: ResolutionId = field(default=Factory(_list_number, takes_self=True), validator=name)
    votes: Votes
