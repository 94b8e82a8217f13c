"""Preparing a session (会议准备): what was irregular, recorded as it was.

A session is judged where the setting of its day is on record: a journal that begins with the
opening says nothing about what came before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from wholeprocess.congress import SessionKind
from wholeprocess.decision.preparation.meeting import OpenPlenary
from wholeprocess.decision.preparation.record import Preparation
from wholeprocess.decision.record import State
from wholeprocess.decision.sitting import Sitting, is_township
from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, Law, LawAt, Severity, found, how_many


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in the preparation of each session, as of the day ``through``.

    Each session is judged by the law of the day on which it opened or was to open.
    """
    return found_by(CHECKS, state, law_at, through)


Prepared: TypeAlias = tuple[Preparation, Sitting | None, date | None, Law, date]
"""A preparation, its session and the day on which that opened, the law of it, and the last day."""


def _prepared(state: State, law_at: LawAt, through: date) -> Iterator[Prepared]:
    for ident, own in sorted(state.preparations.items()):
        sitting = state.sessions.get(ident)
        opened = sitting.session.opened if sitting is not None else None
        yield own, sitting, opened, law_at(opened or own.opens, own.congress), through


def _cited(every: Iterable[Finding], law: Law) -> Iterator[Finding]:
    """A text that was not read on that day is not cited for it."""
    return (finding for finding in every if law.holds(finding.code))


@finds("CGL-notice", "OL-14-1b", "OL-14-2", "OL-20-1")
def _on_its_day(
    own: Preparation, sitting: Sitting | None, opened: date | None, law: Law, through: date
) -> Iterator[Finding]:
    return _cited(_day(own, opened, law, through), law)


@finds("CGP-group-all", "CGP-group-least", "CGP-group-most")
def _grouped(
    own: Preparation, sitting: Sitting | None, opened: date | None, law: Law, through: date
) -> Iterator[Finding]:
    return _cited(_groups(own, sitting, law), law)


@finds(
    "CGL-observers",
    "CGL-presidium-least",
    "CGL-presidium-most",
    "CGP-agenda",
    "CGP-inspection",
    "OL-17-1",
    "OL-19-1",
)
def _ready(
    own: Preparation, sitting: Sitting | None, opened: date | None, law: Law, through: date
) -> Iterator[Finding]:
    if sitting is not None:
        yield from _cited(_made_ready(own, sitting, law), law)


def _day(own: Preparation, opened: date | None, law: Law, through: date) -> Iterator[Finding]:
    if (opened is None and through > own.opens) or (opened is not None and opened != own.opens):
        zh = f"{opened}开会" if opened else "没有开会"
        en = f"it opened on {opened}" if opened else "it did not open"
        yield found(
            "OL-14-1b",
            own.session,
            (f"定于{own.opens}开会，{zh}", f"set for {own.opens}, {en}"),
            ("改期须决定并公布", "decide on another day and publish it (OL-14-2)"),
            opened or own.opens,
        )
    last = opened or own.opens
    told = [notice.on for notice in own.notices if notice.opens == own.opens]
    if not told and through >= last:
        code = "OL-14-2" if own.notices else "OL-14-1b"
        yield found(
            code,
            own.session,
            (f"{own.opens}的会期没有公布", f"the day of opening, {own.opens}, was not published"),
            ("公布会议日期", "publish the day"),
            last,
        )
    if told and law.holds("CGL-notice"):
        due, ahead = law.limit("CGL-notice").length, (own.opens - min(told)).days
        if ahead < due:
            yield found(
                "CGL-notice",
                own.session,
                (
                    f"会前{ahead}天公布，应提前{due}天",
                    f"published {how_many(ahead, 'day')} ahead; {due} are due",
                ),
                ("提前公布", "publish it earlier"),
                min(told),
            )
    first = own.kind is SessionKind.FIRST_OF_TERM and law.holds("OL-20-1")
    if own.elected_on is not None and first:
        due_on = law.limit("OL-20-1").after(own.elected_on, law.calendar).on
        if (opened or through) > due_on:
            yield found(
                "OL-20-1",
                own.session,
                (
                    f"选举于{own.elected_on}完成，第一次会议应于{due_on}前举行",
                    f"the election was completed on {own.elected_on}; the first session was due "
                    f"by {due_on}",
                ),
                ("尽快召集", "convene it without delay"),
                opened or due_on,
            )


def _made_ready(own: Preparation, sitting: Sitting, law: Law) -> Iterator[Finding]:
    opened, about = sitting.session.opened, own.session
    over = sitting.session.closed is not None
    township = is_township(own.congress)
    if not own.presidium and (over or not township):
        yield found(
            "OL-19-1" if township else "OL-17-1",
            about,
            ("没有选举主席团", "no presidium was elected"),
            ("选举主席团", "elect one"),
            opened,
        )
    if not own.agenda and (over or not township):
        code = "CGP-agenda" if township else "OL-17-1"
        yield found(
            code,
            about,
            ("没有通过议程", "no agenda was adopted"),
            ("表决通过议程", "put the agenda to the vote"),
            opened,
            Severity.DEPARTURE if township else Severity.BREACH,
        )
    if own.presidium:
        yield from _size(own, law, opened)
    if not own.inspections:
        yield found(
            "CGP-inspection",
            about,
            ("会前没有组织集体视察", "deputies made no inspection before it"),
            ("会前组织代表集体视察", "arrange one before the next session"),
            opened,
            Severity.NOTE,
        )
    if law.holds("CGL-observers"):
        yield from _observers(sitting, law)


def _size(own: Preparation, law: Law, on: date) -> Iterator[Finding]:
    if not law.holds("CGL-presidium-least"):
        return
    size = len(own.presidium)
    least, most = law.count("CGL-presidium-least"), law.count("CGL-presidium-most")
    large = law.count("CGL-presidium-large") if law.holds("CGL-presidium-large") else most
    if least <= size <= most:
        return
    code = "CGL-presidium-least" if size < least else "CGL-presidium-most"
    within = most < size <= large
    yield found(
        code,
        own.session,
        (
            f"主席团{size}人，当地规定{least}至{most}人" + (f"，特定乡镇至{large}人" * within),
            f"the presidium has {size} members, the place has {least} to {most}"
            + (f", and {large} in certain townships" * within),
        ),
        ("按规定确定人数", "elect as many as the text has"),
        on,
        Severity.NOTE if within else Severity.BREACH,
    )


def _observers(sitting: Sitting, law: Law) -> Iterator[Finding]:
    most = law.threshold("CGL-observers").part * sitting.all_deputies
    for act in sitting.acts:
        if isinstance(act, OpenPlenary) and len(act.observers) > most:
            yield found(
                "CGL-observers",
                sitting.id,
                (
                    f"列席{len(act.observers)}人，代表{sitting.all_deputies}人",
                    f"{len(act.observers)} observers for {sitting.all_deputies} deputies",
                ),
                ("减少列席人员", "invite fewer"),
                act.on,
            )


def _groups(own: Preparation, sitting: Sitting | None, law: Law) -> Iterator[Finding]:
    grouped = sum(len(group.members) for group in own.groups)
    if own.groups and sitting is not None and (left := sitting.all_deputies - grouped) > 0:
        yield found(
            "CGP-group-all",
            own.session,
            (f"{left}名代表没有编组", f"{how_many(left, 'deputy', 'deputies')} in no group"),
            ("每名代表编入一个组", "put every deputy in a group"),
            own.opens,
            Severity.DEPARTURE,
        )
    least, most = law.count("CGP-group-least"), law.count("CGP-group-most")
    for group in own.groups:
        if not least <= (size := len(group.members)) <= most:
            yield found(
                "CGP-group-least" if size < least else "CGP-group-most",
                own.session,
                (
                    f"{group.name}{size}人，一般{least}至{most}人",
                    f"the group {group.name} has {size} members; {least} to {most} are usual",
                ),
                ("调整分组", "form groups of a size in which everyone can speak"),
                own.opens,
                Severity.DEPARTURE,
            )


@finds("CGP-special-answer")
def _proposals(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for ident, proposal in sorted(state.proposals.items()):
        law = law_at(proposal.on, proposal.congress)
        due = law.limit("CGP-special-answer").after(proposal.on, law.calendar).on
        if proposal.session is None and through > due:
            yield found(
                "CGP-special-answer",
                ident,
                (
                    f"{len(proposal.signers)}名代表提议临时召集会议，到{due}没有决定",
                    f"{len(proposal.signers)} deputies proposed a special session; nothing was "
                    f"decided by {due}",
                ),
                ("研究并作出决定", "study the proposal and decide"),
                due,
                Severity.DEPARTURE,
            )


@finds("CGP-twice-a-year", "OL-14-1a", "OL-9-1")
def _years(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Whole years after the first session on record of a congress that records its preparations."""
    for congress in sorted({own.congress for own in state.preparations.values()}):
        yield from _terms(state, congress, law_at)
        held = [s.session.opened.year for s in state.sessions.values() if s.congress == congress]
        for year in range(min(held), through.year + 1) if held else ():
            end = date(year, 12, 31)
            law = law_at(end, congress)
            if end > through:
                break
            if (times := held.count(year)) < (least := law.count("OL-14-1a")):
                yield found(
                    "OL-14-1a",
                    congress,
                    (
                        f"{year}年会议{times}次，至少{least}次",
                        f"{how_many(times, 'session')} in {year}; {least} is the least",
                    ),
                    ("每年至少举行一次会议", "hold a session every year"),
                    end,
                )
            elif is_township(congress) and times < (usual := law.count("CGP-twice-a-year")):
                yield found(
                    "CGP-twice-a-year",
                    congress,
                    (
                        f"{year}年会议{times}次，一般{usual}次",
                        f"{how_many(times, 'session')} in {year}; {usual} are usual in townships",
                    ),
                    ("年中再举行一次会议", "hold another at the middle of the year"),
                    end,
                    Severity.NOTE,
                )


def _terms(state: State, congress: str, law_at: LawAt) -> Iterator[Finding]:
    """A term lasts five years, from its first session to that of the next."""
    first = sorted(
        s.session.opened
        for s in state.sessions.values()
        if s.congress == congress and s.session.kind is SessionKind.FIRST_OF_TERM
    )
    for before, after in pairwise(first):
        law = law_at(after, congress)
        due = law.limit("OL-9-1").after(before, law.calendar).on
        if after > due:
            yield found(
                "OL-9-1",
                congress,
                (
                    f"上届自{before}起，到{due}满五年，{after}才换届",
                    f"the term of {before} was over by {due}; the next began on {after}",
                ),
                ("任期届满前换届", "elect the next congress before the term is over"),
                after,
            )


CHECKS = (
    *finders(_prepared, _on_its_day, _grouped, _ready),
    *finders(whole, _proposals, _years),
)
"""What finds it."""
