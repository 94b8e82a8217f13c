"""Officials (国家机关领导人员): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from wholeprocess.congress import Level
from wholeprocess.decision.officials.acts import Branch, ElectOfficials
from wholeprocess.decision.officials.record import (
    Office,
    PostElection,
    PostPhase,
    Removal,
    RemovalPhase,
    Resignation,
)
from wholeprocess.decision.record import State
from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, LawAt, Severity, found, how_many


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular about officials, as of the day ``through``.

    Each is judged by the law of the day of the act that it is about.
    """
    return found_by(CHECKS, state, law_at, through)


def _posts(state: State, law_at: LawAt, through: date) -> Iterator[tuple[PostElection, LawAt]]:
    for _, post in sorted(state.posts.items()):
        yield post, law_at


def _elections(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, PostElection, date]]:
    for _, post in sorted(state.posts.items()):
        yield state, post, through


@finds("OL-31-4", "OL-31-5")
def _removals(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for ident, removal in sorted(state.removals.items()):
        law = law_at(removal.acts[-1].on, removal.congress)
        own = _removal(state, ident, removal, through)
        yield from (finding for finding in own if law.holds(finding.code))


@finds("OL-32-1")
def _resignations(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for ident, resignation in sorted(state.resignations.items()):
        law = law_at(resignation.acts[-1].on, resignation.congress)
        own = _resignation(state, ident, resignation, through)
        yield from (finding for finding in own if law.holds(finding.code))


@finds("OL-27-2")
def _two_days(post: PostElection, law_at: LawAt) -> Iterator[Finding]:
    """Nomination for a new term takes two days at county level and above."""
    voted = next((act.on for act in post.acts if isinstance(act, ElectOfficials)), None)
    if not post.term_change or voted is None or Level.of(post.congress) is Level.TOWNSHIP:
        return
    due, days = law_at(voted, post.congress).limit("OL-27-2").length, (voted - post.opened).days
    if days < due:
        yield found(
            "OL-27-2",
            post.id,
            (
                f"提名、酝酿{days}天，不得少于{due}天",
                f"nomination took {how_many(days, 'day')}; {due} is the least",
            ),
            ("保证提名、酝酿的时间", "leave the time for nomination and deliberation"),
            voted,
        )


@finds("OL-29-1", "OL-29-2")
def _left_over(state: State, post: PostElection, through: date) -> Iterator[Finding]:
    sitting = state.sessions.get(post.session)
    closed = sitting.session.closed if sitting is not None else None
    if post.phase is PostPhase.FILLED or closed is None or closed > through:
        return
    if post.followed_by is not None:
        return
    tied = post.phase is PostPhase.TIED
    yield found(
        "OL-29-1" if tied else "OL-29-2",
        post.id,
        (
            "票数相等，闭会前没有再次投票" if tied else f"{post.title}空缺{post.missing}名",
            "a tie was not voted on again before the close"
            if tied
            else f"{how_many(post.missing, 'post')} of {post.title} left open",
        ),
        ("再次投票", "vote again")
        if tied
        else ("由大会决定何时另行选举", "let the congress decide when"),
        closed,
        Severity.BREACH if tied else Severity.NOTE,
    )


@finds("OL-18-2", "OL-47-3")
def _two_offices(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Chairs and members of standing bodies hold no office in what they supervise."""
    by_congress: dict[str, list[Office]] = {}
    for office in state.offices.values():
        by_congress.setdefault(office.congress, []).append(office)
    for congress, offices in sorted(by_congress.items()):
        township = Level.of(congress) is Level.TOWNSHIP
        barred = {Branch.GOVERNMENT} if township else set(Branch) - {Branch.CONGRESS}
        code = "OL-18-2" if township else "OL-47-3"
        for office, other in product(offices, offices):
            if office.branch is not Branch.CONGRESS or other.branch not in barred:
                continue
            for person in sorted({*office.persons} & {*other.persons}):
                since = max(dict(office.holders)[person], dict(other.holders)[person])
                if since > through or not law_at(since, congress).holds(code):
                    continue
                yield found(
                    code,
                    person,
                    (
                        f"同时任{office.title}和{other.title}",
                        f"is {office.title} and {other.title}",
                    ),
                    ("辞去其中一个职务", "resign from one of them"),
                    since,
                )


def _removal(state: State, ident: str, own: Removal, through: date) -> Iterator[Finding]:
    sitting = state.sessions.get(own.session)
    closed = sitting.session.closed if sitting is not None else None
    if own.ruling is not None and not own.heard:
        yield found(
            "OL-31-4",
            ident,
            ("表决前没有听取申辩", "it was voted on and no defence was heard"),
            ("听取申辩或者书面申辩意见", "hear the official, or read what he writes"),
            own.acts[-1].on,
        )
    if own.phase is RemovalPhase.PROPOSED and closed is not None and closed <= through:
        yield found(
            "OL-31-5",
            ident,
            ("会议闭幕，没有提请表决", "the session closed and it was not put to the vote"),
            ("提请全体会议表决", "put it to the plenary"),
            closed,
        )


def _resignation(state: State, ident: str, own: Resignation, through: date) -> Iterator[Finding]:
    """What was accepted in recess is filed with the congress at its next session."""
    if not own.in_recess or own.filed is not None:
        return
    accepted = own.acts[1].on
    later = [
        s.session.closed
        for s in state.sessions.values()
        if s.congress == own.congress and s.session.opened > accepted and s.session.closed
    ]
    if later and (closed := min(later)) <= through:
        yield found(
            "OL-32-1",
            ident,
            (
                f"{accepted}常委会接受辞职，没有报大会备案",
                f"accepted by the standing committee on {accepted} and not filed with the next "
                "session",
            ),
            ("报下次大会备案", "file it with the congress"),
            closed,
            Severity.NOTE,
        )


CHECKS = (
    *finders(_posts, _two_days),
    *finders(_elections, _left_over),
    *finders(whole, _two_offices, _removals, _resignations),
)
"""What finds it."""
