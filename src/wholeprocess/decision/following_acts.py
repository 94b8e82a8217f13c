"""Acts that follow a year's projects after the vote (跟踪监督的行为)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId
from wholeprocess.decision.act import ProjectId, deputies
from wholeprocess.decision.slate_acts import SlateAct
from wholeprocess.journal import each_once, name, several, some


@frozen(kw_only=True)
class FormSupervisionGroup(SlateAct):
    """Deputies form the group that follows the projects (代表监督小组)."""

    kind: ClassVar[str] = "decision.form-supervision-group"

    members: tuple[DeputyId, ...] = field(converter=deputies, validator=(some, each_once))


@frozen
class Fault:
    """Something that a meeting found wrong with a project (发现的问题)."""

    project: ProjectId = field(validator=name)
    words: str = field(validator=name)


def _faults(values: Iterable[Fault]) -> tuple[Fault, ...]:
    return several(values)


@frozen(kw_only=True)
class PresidiumMeeting(SlateAct):
    """The presidium meets to hear, check and find problems (季度督查, OL-19-2).

    Its quarter is that of the day on which it meets.
    """

    kind: ClassVar[str] = "decision.presidium-meeting"

    heard: str = field(validator=name)
    problems: tuple[Fault, ...] = field(default=(), converter=_faults)


@frozen(kw_only=True)
class LeadersAct(SlateAct):
    """An act on those who lead (三必): whether it looked at the year's vote on projects.

    ``by`` is whoever appraises, reports or promotes: no organ of the congress, as a rule.
    """

    by: str = field(validator=name)
    person: str = ""
    words: str = field(validator=name)
    counts_the_vote: bool = field()


@frozen(kw_only=True)
class AppraiseLeaders(LeadersAct):
    """The yearly appraisal of leaders (年度考核): does it count how the vote went forward?"""

    kind: ClassVar[str] = "decision.appraise-leaders"


@frozen(kw_only=True)
class SecretaryReports(LeadersAct):
    """The town's Party secretary reports on his work (书记述职): does he report on the vote?"""

    kind: ClassVar[str] = "decision.secretary-reports"


@frozen(kw_only=True)
class ConsiderPromotion(LeadersAct):
    """Promoting the presidium's chair is considered (主席提拔): is the vote looked at?"""

    kind: ClassVar[str] = "decision.consider-promotion"
