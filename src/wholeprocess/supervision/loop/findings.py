"""Matters under supervision (跟踪监督事项): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, deadline, found, weight
from wholeprocess.supervision.loop.phases import stronger_since
from wholeprocess.supervision.loop.record import Matter, MatterPhase, RedoPhase
from wholeprocess.supervision.loop.story import story
from wholeprocess.supervision.record import State
from wholeprocess.supervision.satisfaction.result import Consequence, what_follows
from wholeprocess.supervision.terms import due_back, held, late


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _matters(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Matter, LawAt, date]]:
    for matter in state.matters.values():
        yield matter, law_at, through


def _in_the_loop(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Matter, State, LawAt, date]]:
    for matter in state.matters.values():
        yield matter, state, law_at, through


@finds("SVP-idle")
def _idle(matter: Matter, state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SVP-idle: so many months with no act on the matter or on any of its steps."""
    days = sorted({entry.on for entry in story(matter, state)})
    end = matter.closed or through
    days = [day for day in days if matter.opened <= day <= end]
    nexts: list[date | None] = [*days[1:], None]
    for last, following in zip(days, nexts, strict=True):
        clock = deadline("SVP-idle", last, law_at(last, matter.congress))
        if following is None and matter.closed is not None:
            continue
        if (following or through) > clock.due:
            yield found(
                "SVP-idle",
                matter.id,
                (
                    f"{last}以后{clock.limit.zh()}没有任何行为",
                    f"nothing was done for {clock.limit} after {last}",
                ),
                ("继续跟踪，或者说明理由销号", "go on with it, or close it for a reason"),
                following or clock.due,
                weight(clock.rule.strength),
            )


@finds("SVL-own-term", "SVP-own-term")
def _terms(matter: Matter, law_at: LawAt, through: date) -> Iterator[Finding]:
    end = matter.closed or through
    for redo in matter.redos.values():
        if redo.sent is not None and redo.due is not None:
            law = law_at(redo.sent, matter.congress)
            clock = due_back((), redo.sent, law, redo.due, done=redo.redone)
            words = (f"{redo.unit}的重改", f"what {redo.unit} is to redo")
            yield from late(clock, matter.id, words, end) if clock is not None else ()
    for task in matter.tasks:
        law = law_at(task.on, matter.congress)
        clock = due_back((), task.on, law, task.due, done=task.done)
        words = (f"{task.unit}：{task.what}", f"{task.what} by {task.unit}")
        yield from late(clock, matter.id, words, end) if clock is not None else ()


@finds("SV-10", "SVP-consequences")
def _not_sent_back(matter: Matter, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SV-10: a unit did not satisfy, and its work did not go back."""
    if matter.phase is MatterPhase.CLOSED:
        return
    for redo in matter.redos.values():
        law = law_at(redo.voted, matter.congress)
        if (
            redo.phase is RedoPhase.DUE
            and redo.turns < law.count("SVP-turns")
            and through > redo.voted
        ):
            code = held(law, "SV-10", "SVP-consequences")
            yield found(
                code,
                matter.id,
                (
                    f"{redo.unit}测评不满意，没有退回重改",
                    f"{redo.unit} did not satisfy, and its work was not sent back",
                ),
                ("退回重改并定期限", "send it back, with a day"),
                redo.voted,
                weight(law.version(code).strength),
            )


@finds("SVP-twice")
def _twice(matter: Matter, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SVP-twice: dissatisfied twice running, and no stronger form followed."""
    for redo in matter.redos.values():
        law = law_at(redo.voted, matter.congress)
        steps = what_follows(matter.grades.get(redo.unit, ()), law)
        if Consequence.SPECIAL_INQUIRY not in steps or through <= redo.voted:
            continue
        if stronger_since(matter, redo.voted) is None:
            yield found(
                "SVP-twice",
                matter.id,
                (
                    f"{redo.unit}连续两次测评不满意，没有开展专题询问",
                    f"{redo.unit} did not satisfy twice running, and no special inquiry followed",
                ),
                ("开展专题询问", "hold a special inquiry"),
                redo.voted,
                weight(law.version("SVP-twice").strength),
            )


CHECKS = (
    *finders(_in_the_loop, _idle),
    *finders(_matters, _terms, _not_sent_back, _twice),
)
"""What finds it."""
