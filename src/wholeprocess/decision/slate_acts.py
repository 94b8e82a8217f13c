"""Acts on a slate before the vote (征集、筛选、审议的行为): from the call to the candidates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DeputyId, DivisionCode, Organ, SessionId
from wholeprocess.decision.act import DecisionAct, SlateId, deputies, proposals, texts
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.journal import count, each_once, fen, name, several, some


@frozen(kw_only=True)
class SlateAct(DecisionAct):
    """An act about the year's livelihood projects of one congress (年度民生实事)."""

    about: ClassVar[str] = "slate"

    slate: SlateId = field(validator=name)


@frozen(kw_only=True)
class OpenCall(SlateAct):
    """The call for proposals opens (征集), for one congress and year.

    ``places`` is how many projects are meant to be chosen, if that is known by now. Where
    ``areas`` (villages) or ``categories`` are named, proposals come from them.
    """

    kind: ClassVar[str] = "decision.open-call"

    congress: DivisionCode = field(validator=name)
    year: int = field(validator=(count, ge(1)))
    places: int | None = field(default=None)
    areas: tuple[str, ...] = field(default=(), converter=texts, validator=each_once)
    categories: tuple[str, ...] = field(default=(), converter=texts, validator=each_once)

    @places.validator
    def _at_least_one(self, _: Attribute[object], places: int | None) -> None:
        if places is not None and places < 1:
            raise ValueError(f"places {places}: at least one project is to be chosen")


@frozen(kw_only=True)
class Propose(SlateAct):
    """A proposal is collected (征集项目). ``source`` says where it came from.

    A source is for example an opinion's number, a station day, "residents" or a deputy.
    """

    kind: ClassVar[str] = "decision.propose"

    proposal: ProposalId = field(validator=name)
    title: str = field(validator=name)
    category: str = field(validator=name)
    source: str = field(validator=name)
    village: str = ""


@frozen(kw_only=True)
class MergeProposals(SlateAct):
    """Proposals that are alike become one (合并同类项目), by whoever screens; ``into`` goes on."""

    kind: ClassVar[str] = "decision.merge-proposals"

    into: ProposalId = field(validator=name)
    merged: tuple[ProposalId, ...] = field(converter=proposals, validator=(some, each_once))
    reason: str = field(validator=name)


@frozen
class Check:
    """What one office says of a proposal by one criterion (论证意见); a no gives its reason."""

    criterion: str = field(validator=name)
    by: str = field(validator=name)
    met: bool = field()
    reason: str = field(default="")

    @reason.validator
    def _a_no_has_a_reason(self, _: Attribute[object], reason: str) -> None:
        if not self.met and not reason.strip():
            raise ValueError(f"{self.by} says no on {self.criterion}; write the reason")


def _checks(values: Iterable[Check]) -> tuple[Check, ...]:
    return several(values)


@frozen(kw_only=True)
class AssessProposal(SlateAct):
    """A proposal is looked into (项目论证): cost in fen, site, who would benefit, each criterion.

    A later assessment takes the place of an earlier one.
    """

    kind: ClassVar[str] = "decision.assess-proposal"

    by: str = field(default=str(Organ.GOVERNMENT), validator=name)
    proposal: ProposalId = field(validator=name)
    cost_fen: int = field(validator=fen)
    site: str = field(validator=name)
    beneficiaries: int = field(default=0, validator=count)
    checks: tuple[Check, ...] = field(default=(), converter=_checks)


@frozen(kw_only=True)
class StudyProposals(SlateAct):
    """Deputies look into proposals on the spot (代表调研), before the candidates are settled."""

    kind: ClassVar[str] = "decision.study-proposals"

    deputies: tuple[DeputyId, ...] = field(converter=deputies, validator=(some, each_once))
    proposals: tuple[ProposalId, ...] = field(converter=proposals, validator=(some, each_once))
    words: str = field(validator=name)


@frozen(kw_only=True)
class RecommendProposals(SlateAct):
    """Residents of a sub-district vote to recommend (街道居民议事组织票选推荐, LV-7).

    A sub-district has no congress: what is recommended is a proposal like others, not decided.
    """

    kind: ClassVar[str] = "decision.recommend-proposals"

    by: str = field(default="residents", validator=name)
    subdistrict: DivisionCode = field(validator=name)
    proposals: tuple[ProposalId, ...] = field(converter=proposals, validator=(some, each_once))
    words: str = field(validator=name)


@frozen
class Cut:
    """A proposal left out, with the reason (筛去项目及理由)."""

    proposal: ProposalId = field(validator=name)
    reason: str = ""


def _cuts(values: Iterable[Cut]) -> tuple[Cut, ...]:
    return several(values)


@frozen(kw_only=True)
class Screen(SlateAct):
    """One round of the screening (三上三下), with every proposal cut in it and why."""

    kind: ClassVar[str] = "decision.screen"

    round: int = field(validator=(count, ge(1)))
    cuts: tuple[Cut, ...] = field(default=(), converter=_cuts)


@frozen(kw_only=True)
class ReviewCandidates(SlateAct):
    """The presidium settles the candidates among the survivors (主席团审议候选项目).

    ``left_out`` gives the reason for each survivor that is not a candidate.
    """

    kind: ClassVar[str] = "decision.review-candidates"

    candidates: tuple[ProposalId, ...] = field(converter=proposals, validator=(some, each_once))
    left_out: tuple[Cut, ...] = field(default=(), converter=_cuts)


@frozen(kw_only=True)
class ReportCandidates(SlateAct):
    """The congress hears how the candidates came about (报告候选项目形成过程)."""

    kind: ClassVar[str] = "decision.report-candidates"

    session: SessionId = field(validator=name)
    words: str = field(validator=name)
