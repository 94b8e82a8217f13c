"""After a session (会后): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wholeprocess.congress import SessionId
from wholeprocess.decision.aftermath.acts import TWO_OFFICES
from wholeprocess.decision.record import State
from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular after each session, as of the day ``through``.

    Resolutions are judged where the preparation of their session is on record: a journal that
    holds no more than votes says nothing of what was published.
    """
    return found_by(CHECKS, state, law_at, through)


@finds("CGP-two-offices")
def _documents(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for ident, document in sorted(state.documents.items()):
        if missing := sorted(set(TWO_OFFICES) - set(document.offices)):
            yield found(
                "CGP-two-offices",
                ident,
                ("不是两办联合发文", f"not issued by {', '.join(missing)} as well"),
                ("由党委、政府办公室联合发文", "have both offices issue it"),
                document.on,
                Severity.DEPARTURE,
            )


@finds("CGP-publish")
def _resolutions(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for name, resolution in sorted(state.resolutions.items()):
        if not resolution.passed or resolution.session not in state.preparations:
            continue
        law = law_at(resolution.on, resolution.congress)
        due = law.limit("CGP-publish").after(resolution.on, law.calendar).on
        made = state.publications.get(name)
        if (made.on if made else through) > due:
            zh, en = (f"{made.on}", f"on {made.on}") if made else ("尚未", "not at all yet")
            yield found(
                "CGP-publish",
                name,
                (f"应于{due}前公布，{zh}公布", f"to be made public by {due}; it was {en}"),
                ("公布决议", "make it public"),
                made.on if made else due,
                Severity.DEPARTURE,
            )


@finds("CGP-assigning")
def unlisted(
    state: State, put: Iterable[tuple[str, SessionId]], law_at: LawAt, through: date
) -> Iterator[Finding]:
    """Suggestions of a session that stand on no assigning document of it (漏交办).

    ``put`` are the suggestions put forward at sessions, each with its session. A session is
    judged where at least one document assigns what came of it, from so many days after its close
    (CGP-assigning).
    """
    lists: dict[SessionId, set[str]] = {}
    for document in state.documents.values():
        lists.setdefault(document.session, set()).update(e.suggestion for e in document.lines)
    for suggestion, session in sorted(put) if lists else ():
        sitting = state.sessions.get(session)
        if session not in lists or sitting is None or sitting.session.closed is None:
            continue
        law = law_at(sitting.session.closed, sitting.congress)
        due = law.limit("CGP-assigning").after(sitting.session.closed, law.calendar).on
        if through > due and suggestion not in lists[session]:
            yield found(
                "CGP-assigning",
                suggestion,
                (f"到{due}没有列入交办文件", f"on no assigning document by {due}"),
                ("补充交办", "assign it by a further document"),
                due,
                Severity.DEPARTURE,
            )


CHECKS = finders(whole, _documents, _resolutions)
"""What finds it."""
