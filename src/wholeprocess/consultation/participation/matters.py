"""A matter is opened, held, submitted or called off (事项的提出、举行、提交、取消)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, Factory, field, frozen

from wholeprocess.congress import DivisionCode, Level, Organ, Register, no_congress
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.participation.act import (
    MatterAct,
    not_countable,
    unknown_group,
    went_on,
)
from wholeprocess.consultation.participation.kinds import MatterKind
from wholeprocess.consultation.participation.record import (
    Came,
    Matter,
    MatterId,
    MatterPhase,
    each_group_once,
)
from wholeprocess.consultation.record import Changes, State
from wholeprocess.journal import day, each_once, name, several
from wholeprocess.law import Law, Refusal

_FROM_THE_COUNTY_UP = (Organ.STANDING_COMMITTEE, Organ.COUNCIL)


def came(values: Iterable[Came]) -> tuple[Came, ...]:
    """Converts to a tuple; one text is none."""
    return several(values)


def _drafter(act: OpenMatter) -> str:
    by_government = act.what.drafts or act.what is MatterKind.SPECIAL_REPORT
    return str(Organ.GOVERNMENT) if by_government else act.by


@frozen(kw_only=True)
class OpenMatter(ConsultationAct):
    """A matter is set on the table (列入监督、起草工作); ``what`` it is says who must come.

    ``vital`` says that it is of vital public interest (关系群众切身利益); ``day`` is the day on
    which it is to be held or submitted. ``needs`` names groups that this matter needs beside those
    who must come, as experts: then they must be invited too. ``drafter`` draws the report or draft
    up and answers what is raised: unless given, the government for a special report and for
    drafts, otherwise who opens the matter.
    """

    kind: ClassVar[str] = "consultation.open-matter"
    about: ClassVar[str] = "matter"

    matter: MatterId = field(validator=name)
    congress: DivisionCode = field(validator=name)
    what: MatterKind = field(converter=MatterKind)
    subject: str = field(validator=name)
    vital: bool = False
    day: date = field(validator=day)
    needs: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    drafter: str = field(default=Factory(_drafter, takes_self=True), validator=name)

    @congress.validator
    def _has_a_level(self, _: Attribute[DivisionCode], congress: DivisionCode) -> None:
        Level.of(congress)


@frozen(kw_only=True)
class HoldMatter(MatterAct):
    """The report is heard, the survey or inspection made, and these came (举行)."""

    kind: ClassVar[str] = "consultation.hold-matter"

    came: tuple[Came, ...] = field(default=(), converter=came, validator=each_group_once)


@frozen(kw_only=True)
class SubmitDraft(MatterAct):
    """The plan, budget or urban plan goes on (提交草案); ``text`` names the draft that went.

    It goes on whatever is missing, and what was missing is found.
    """

    kind: ClassVar[str] = "consultation.submit-draft"

    text: str = field(validator=name)


@frozen(kw_only=True)
class CallOffMatter(MatterAct):
    """The matter will not come to pass (取消), for a reason."""

    kind: ClassVar[str] = "consultation.call-off-matter"

    reason: str = field(validator=name)


# --- questions ------------------------------------------------------------------------------------


def matter_is_new(state: State, act: OpenMatter, law: Law, register: Register) -> Refusal | None:
    """An identifier is used once, for a congress that there is."""
    if act.matter in state.matters:
        what = f"a matter is called {act.matter} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    return no_congress(act.congress, law, register)


def needs_are_known(state: State, act: OpenMatter, law: Law, register: Register) -> Refusal | None:
    """The groups that it needs are such as the library or the place's table names."""
    return unknown_group(act.what, act.needs, law)


def opened_by_its_organ(
    state: State, act: OpenMatter, law: Law, register: Register
) -> Refusal | None:
    """Supervision is a standing committee's; a township presidium arranges (SL24-6-1, OL-19-2)."""
    township = Level.of(act.congress) is Level.TOWNSHIP
    if act.what.supervises:
        return _supervision(act, law, township=township)
    if act.what is MatterKind.TOWNSHIP_WORK:
        if township and act.by == Organ.PRESIDIUM:
            return None
        what = f"{act.by} of {act.congress} cannot arrange what a township presidium does"
        mend = "let the township's presidium open it"
        return law.refusal("OL-19-2", what, mend, who=(Organ.PRESIDIUM,))
    return _draft(act, law, township=township)


def _supervision(act: OpenMatter, law: Law, *, township: bool) -> Refusal | None:
    title = act.what.words.en
    if township:
        what = f"{act.by} cannot open this ({title}): a township has no standing committee"
        mend = f"let the presidium arrange it as {MatterKind.TOWNSHIP_WORK}"
        return law.refusal("OL-19-2", what, mend, who=(Organ.PRESIDIUM,))
    committees = (Organ.SPECIAL_COMMITTEE,) if act.what is MatterKind.SURVEY else ()
    who = (*_FROM_THE_COUNTY_UP, *committees)  # committees make surveys too (SL24-12-1)
    if act.by not in who:
        what = f"{act.by} cannot open this ({title}): the standing committee supervises"
        return law.refusal("SL24-6-1", what, f"let {' or '.join(who)} open it", who=who)
    return None


def _draft(act: OpenMatter, law: Law, *, township: bool) -> Refusal | None:
    if township and act.by in _FROM_THE_COUNTY_UP:
        what = f"a township has no {act.by}"
        mend = "let its presidium or its government open it"
        return law.refusal("OL-19-2", what, mend, who=(Organ.PRESIDIUM, Organ.GOVERNMENT))
    if not township and act.by == Organ.PRESIDIUM:
        what = f"the presidium of {act.congress} presides over a session and opens nothing"
        mend = "let the standing committee or the government open it"
        who = (Organ.STANDING_COMMITTEE, Organ.GOVERNMENT)
        return law.refusal("PR-hosts", what, mend, who=who)
    hosts = law.choices("PR-hosts")
    if act.by not in hosts:
        what = f"{act.by} opens no consultation on a draft ({act.what.words.en})"
        return law.refusal("PR-hosts", what, f"let {' or '.join(hosts)} open it", who=hosts)
    return None


def is_no_draft(state: State, act: HoldMatter, law: Law, register: Register) -> Refusal | None:
    """What is held is no draft."""
    matter = state.matters[act.matter]
    if not matter.kind.drafts:
        return None
    what = f"{act.matter} ({matter.kind.words.en}) is submitted, not held"
    return law.refusal("PR-hold", what, "submit the draft")


def is_a_draft(state: State, act: SubmitDraft, law: Law, register: Register) -> Refusal | None:
    """What is submitted is a draft."""
    matter = state.matters[act.matter]
    if matter.kind.drafts:
        return None
    what = f"{act.matter} ({matter.kind.words.en}) is held, not submitted as a draft"
    return law.refusal("PR-hold", what, "record the day on which it was held")


def attendance_is_countable(
    state: State, act: HoldMatter, law: Law, register: Register
) -> Refusal | None:
    """Those who came are of known groups, and the deputies named are deputies."""
    return not_countable(act.came, act, state, law, register)


# --- changes --------------------------------------------------------------------------------------


def opened(state: State, act: OpenMatter, law: Law, register: Register) -> Changes:
    """The matter is on record."""
    matter = Matter(
        id=act.matter,
        congress=act.congress,
        kind=act.what,
        subject=act.subject,
        vital=act.vital,
        day=act.day,
        needs=act.needs,
        host=act.by,
        drafter=act.drafter,
        last=act.on,
    )
    return Changes(matters={act.matter: matter})


def held(state: State, act: HoldMatter, law: Law, register: Register) -> Changes:
    """It was held, and these came."""
    moved = went_on(state, act, phase=MatterPhase.HELD, done=act.on, came=act.came)
    return Changes(matters=moved)


def submitted(state: State, act: SubmitDraft, law: Law, register: Register) -> Changes:
    """The draft went on."""
    moved = went_on(state, act, phase=MatterPhase.SUBMITTED, done=act.on, text=act.text)
    return Changes(matters=moved)


def called_off(state: State, act: CallOffMatter, law: Law, register: Register) -> Changes:
    """It will not come to pass."""
    return Changes(matters=went_on(state, act, phase=MatterPhase.CALLED_OFF, reason=act.reason))
