"""The acts after a session (会后行为): opinions are assigned, resolutions are made public."""

from __future__ import annotations

from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import Register
from wholeprocess.decision.acts import DecisionAct, ResolutionId, SessionAct
from wholeprocess.decision.aftermath.record import AssigningDocument, Entrusted, Publication
from wholeprocess.decision.preparation.entry import congress_of_session
from wholeprocess.decision.record import Changes, State
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, Refusal

TWO_OFFICES = ("party-committee-office", "government-office")
"""The office of the Party committee and that of the government (党委办公室、政府办公室)."""


@frozen(kw_only=True)
class IssueAssigningDocument(SessionAct):
    """The two offices issue a document: which unit handles which suggestion (两办发文交办)."""

    kind: ClassVar[str] = "decision.issue-assigning-document"

    by: str = field(default=TWO_OFFICES[1], validator=name)
    document: str = field(validator=name)
    offices: tuple[str, ...] = field(
        default=TWO_OFFICES, converter=several, validator=(some, each_once)
    )
    lines: tuple[Entrusted, ...] = field(converter=several, validator=some)

    @lines.validator
    def _each_suggestion_once(self, _: Attribute[object], lines: tuple[Entrusted, ...]) -> None:
        if len(set(self.suggestions)) < len(lines):
            raise ValueError("a suggestion stands on the list twice; name one unit that leads it")

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The suggestions on the list."""
        return tuple(line.suggestion for line in self.lines)


@frozen(kw_only=True)
class PublishResolution(DecisionAct):
    """A resolution that was passed is made public (公布决议, OL-12-1-2)."""

    kind: ClassVar[str] = "decision.publish-resolution"
    about: ClassVar[str] = "resolution"

    resolution: ResolutionId = field(validator=name)
    where: str = field(validator=name)


# --- what refuses it ------------------------------------------------------------------------------


def may_issue(
    state: State, act: IssueAssigningDocument, law: Law, register: Register
) -> Refusal | None:
    """After the opening of a session on record, to units on record."""
    if act.session not in state.sessions:
        what = f"no session is called {act.session}"
        return law.refusal("WP-known", what, "open the session first")
    if act.document in state.documents:
        what = f"{act.document} is already on record"
        return law.refusal("WP-once", what, "give the new document a number of its own")
    if act.on < state.sessions[act.session].session.opened:
        what = f"{act.on} lies before the opening of {act.session}"
        return law.refusal("WP-order", what, "assign what came of the session after it opened")
    for line in act.lines:
        if line.unit not in register.units:
            what = f"{line.suggestion} is assigned to {line.unit}, which is no unit on record"
            return law.refusal("WP-known", what, "enter the unit first, or correct its name")
    return None


def may_publish(
    state: State, act: PublishResolution, law: Law, register: Register
) -> Refusal | None:
    """A resolution that was passed, once."""
    resolution = state.resolutions.get(act.resolution)
    if resolution is None or not resolution.passed:
        word = "was not passed" if resolution else "is not on record"
        what = f"the resolution {act.resolution} {word}"
        return law.refusal("WP-known", what, "name a resolution that was passed")
    if act.resolution in state.publications:
        what = f"{act.resolution} was made public"
        return law.refusal("WP-once", what, "once is enough")
    if act.on < resolution.on:
        what = f"{act.on} lies before {resolution.on}, when {act.resolution} was passed"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return None


# --- what it changes ------------------------------------------------------------------------------


def issued(state: State, act: IssueAssigningDocument, law: Law, register: Register) -> Changes:
    """The list is on record; a suggestion on a later one is handled by the unit named there."""
    made = AssigningDocument(
        id=act.document,
        session=act.session,
        congress=congress_of_session(state, act.session),
        on=act.on,
        offices=act.offices,
        lines=act.lines,
    )
    return Changes(documents={act.document: made})


def published(state: State, act: PublishResolution, law: Law, register: Register) -> Changes:
    """Everyone can read it."""
    return Changes(publications={act.resolution: Publication(on=act.on, where=act.where)})
