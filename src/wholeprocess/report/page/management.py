"""The suggestions of a report (建议部分): outcomes, queues, units, rates, who was asked above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.law import LawAt
from wholeprocess.management import (
    DEFINITIONS,
    Commend,
    Desk,
    Escalate,
    HandlingRate,
    Phase,
    Queue,
    Talk,
    legs_of,
)
from wholeprocess.process import State
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Several, Value, Yuan
from wholeprocess.report.page.names import GRADES, OUTCOMES, PHASES
from wholeprocess.report.page.parts import Fact, Section, Table, first
from wholeprocess.report.page.words import Words, say

CHAPTER = "management"


def management(state: State, behind: Behind, law_at: LawAt, through: date) -> Section | None:
    """What became of suggestions; ``None`` where nobody put one forward."""
    cases = state.management.cases
    if not cases:
        return None
    desk = Desk.of(cases, law_at, state.register, through)
    tables = [
        _outcomes(behind),
        _queues(behind, desk),
        _rates(desk),
        _units(desk, behind),
    ]
    if any(case.escalation for case in cases.values()):
        tables.append(_escalations(state, behind))
    tables.append(_suggestions(state, behind))
    return Section(
        id=CHAPTER,
        title=say("Democratic management"),
        came_in=tuple(_came_in(state, behind)),
        came_out=tuple(_came_out(state, behind)),
        tables=tuple(tables),
    )


def _fact(behind: Behind, title: Words, value: Value, *kinds: str) -> Fact:
    return Fact(title, behind.link(value, CHAPTER, title, behind.of(*kinds)))


def _came_in(state: State, behind: Behind) -> Iterator[Fact]:
    cases = state.management.cases.values()
    yield _fact(behind, say("Suggestions"), len(cases), "management.submit")
    led = {case.filed.by for case in cases}
    yield _fact(behind, say("Deputies who led one"), len(led), "management.submit")
    units = {unit for case in cases for unit, _, _ in case.parts}
    yield _fact(behind, say("Units that handled one"), len(units), "management.assign")


def _came_out(state: State, behind: Behind) -> Iterator[Fact]:
    cases = state.management.cases.values()
    closed = sum(case.phase is Phase.CLOSED for case in cases)
    ends = ("management.close", "management.decline", "management.withdraw", "management.merge")
    yield _fact(behind, say("Suggestions closed"), closed, *ends)
    again = sum(case.round > 1 for case in cases)
    yield _fact(behind, say("Handled again"), again, "management.rate", "management.rehandle")
    promises = [promise for case in cases for promise in case.commitments]
    yield _fact(behind, say("Promises made in replies"), len(promises), "management.reply")
    open_ = sum(promise.open for promise in promises)
    yield _fact(behind, say("Promises still open"), open_, "management.reply")
    key = sum(case.key for case in cases)
    yield _fact(behind, say("Key suggestions"), key, "management.mark-key")
    talks = sum(len(case.done(Talk)) for case in cases)
    yield _fact(behind, say("Talks with heads of units"), talks, "management.talk")
    honours = sum(len(case.done(Commend)) for case in cases)
    yield _fact(behind, say("Commendations"), honours, "management.commend")
    up = sum(len(act.legs) for case in cases for act in case.done(Escalate))
    yield _fact(behind, say("Times put before a higher congress"), up, "management.escalate")
    home = len(behind.of("management.bring-home"))
    yield _fact(behind, say("Results that came home"), home, "management.bring-home")


def _outcomes(behind: Behind) -> Table:
    ends: dict[str, set[str]] = {}
    for case in behind.state.management.cases.values():
        if case.outcome:
            ends.setdefault(case.outcome, set()).add(case.id)
    filed = behind.by(lambda act: act.suggestion, "management.submit")
    rows = []
    for outcome, words in OUTCOMES.items():
        if own := ends.get(outcome):
            lines = sorted(line for ident in own for line in filed.get(ident, ()))
            rows.append((words, behind.link(len(own), CHAPTER, words, lines)))
    return Table(
        id="outcomes",
        title=say("How suggestions ended"),
        heads=(say("Outcome"), say("Suggestions")),
        rows=rows,
        numbers={1},
    )


def _queues(behind: Behind, desk: Desk) -> Table:
    filed = behind.by(lambda act: act.suggestion, "management.submit")
    rows: list[tuple[Value, ...]] = []
    for queue, them in desk.queues().items():
        if not them and queue is not Queue.CLOSED:
            continue
        lines = sorted(line for one in them for line in filed.get(one.suggestion, ()))
        oldest = them[0].since if them else None
        rows.append((queue.words, behind.link(len(them), CHAPTER, queue.words, lines), oldest))
    return Table(
        id="queues",
        title=say("Whose move it is"),
        heads=(say("Queue"), say("Suggestions"), say("The longest since")),
        rows=rows,
        numbers={1},
        notes=(say("As of {day}; queues in which nothing lies are left out.", day=desk.today),),
    )


def _rates(desk: Desk) -> Table:
    rows = [
        (
            one.title,
            one.share,
            one.numerator,
            one.n,
            one.number_left_out,
            len(one.censored),
            DEFINITIONS[name].counts,
        )
        for name, one in desk.rates().items()
    ]
    heads = (
        say("Rate"),
        say("Share"),
        say("Counted"),
        say("Of"),
        say("Left out"),
        say("Still open"),
        say("What is counted"),
    )
    return Table(
        id="rates", title=say("Rates of handling"), heads=heads, rows=rows, numbers={1, 2, 3, 4, 5}
    )


def _units(desk: Desk, behind: Behind) -> Table:
    shown, cut = first(desk.units(), behind.limits.rows)
    replied = behind.by(lambda act: act.by, "management.reply", "management.opine")
    rows = []
    for one in shown:
        name = one.name or one.unit
        lines = replied.get(one.unit, ())
        rates = (_rate(one.rates[rate], one.places[rate]) for rate in DEFINITIONS)
        rows.append(
            (behind.link(name, CHAPTER, name, lines), one.in_hand, one.late, one.promises, *rates)
        )
    heads: tuple[Value, ...] = (
        say("Unit"),
        say("In hand"),
        say("Late"),
        say("Promises to keep"),
        *(DEFINITIONS[rate].title for rate in DEFINITIONS),
    )
    return Table(
        id="units",
        title=say("How each unit does"),
        heads=heads,
        rows=rows,
        numbers=range(1, len(heads)),
        cut=cut,
        notes=(
            say(
                "A unit leads to its replies and opinions. A place is given only where enough "
                "cases are counted."
            ),
        ),
    )


def _rate(one: HandlingRate, place: int | None) -> Value:
    if not one.n:
        return None
    counted = say("{part} of {n}", part=one.numerator, n=one.n)
    if place is None:
        return counted
    return Several((counted, say("place {place}", place=place)))


def _escalations(state: State, behind: Behind) -> Table:
    cases, divisions = state.management.cases, state.register.divisions
    rows: list[tuple[Value, ...]] = []
    for case in cases.values():
        for leg in legs_of(case, cases) if case.escalation else ():
            known = divisions.get(leg.congress)
            lines = (
                *behind.on(CHAPTER, case.id, "management.escalate", "management.bring-home"),
                *(line for child in leg.children for line in behind.on(CHAPTER, child)),
            )
            rows.append(
                (
                    behind.link(case.title, CHAPTER, case.title, sorted(lines)),
                    case.id,
                    known.name if known is not None else leg.congress,
                    len(leg.carriers),
                    leg.asked,
                    Several(tuple(str(child) for child in leg.children)) if leg.children else None,
                    leg.standing.words,
                    leg.home.on if leg.home else None,
                    Yuan(leg.home.fen) if leg.home else None,
                )
            )
    shown, cut = first(rows, behind.limits.rows)
    heads = (
        say("Suggestion"),
        say("Number"),
        say("Put before the congress of"),
        say("Deputies asked"),
        say("Asked on"),
        say("Suggestions there"),
        say("What came of it"),
        say("Came home on"),
        say("Money found, yuan"),
    )
    return Table(
        id="escalations",
        title=say("Put before higher levels"),
        heads=heads,
        rows=shown,
        numbers={3, 8},
        cut=cut,
    )


def _suggestions(state: State, behind: Behind) -> Table:
    every = state.management.cases.values()
    late_first = sorted(every, key=lambda case: case.phase is Phase.CLOSED)
    shown, cut = first(late_first, behind.limits.rows)
    register = state.register
    rows = []
    for case in shown:
        who = register.deputies.get(case.filed.by)
        lead = next((register.units.get(unit) for unit, _, _ in case.parts), None)
        rows.append(
            (
                behind.link(
                    case.id,
                    CHAPTER,
                    say("{suggestion} {title}", suggestion=str(case.id), title=case.title),
                    behind.on(CHAPTER, case.id),
                ),
                case.title,
                who.name if who is not None else str(case.filed.by),
                case.filed.on,
                lead.name if lead is not None else None,
                PHASES[case.phase],
                OUTCOMES[case.outcome] if case.outcome else None,
                GRADES[case.rating.rating] if case.rating else None,
                case.last,
            )
        )
    heads = (
        say("Number"),
        say("Title"),
        say("Leading deputy"),
        say("Put forward"),
        say("Unit"),
        say("Phase"),
        say("Outcome"),
        say("Last rating"),
        say("Last act"),
    )
    return Table(
        id="suggestions",
        title=say("Suggestions"),
        heads=heads,
        rows=rows,
        cut=cut,
        notes=(say("Open ones first."),) if cut else (),
    )
