"""The ledger of suggestions (议案建议登记册、办理台账): one line each, as of a day."""

from __future__ import annotations

from datetime import date

from wholeprocess.congress import DivisionCode, Register, UnitId
from wholeprocess.law import LawAt
from wholeprocess.management import Assign, Case, Desk, Part, Phase, clocks
from wholeprocess.management.replies import closed_on
from wholeprocess.process import State
from wholeprocess.report.charts.words import OUTCOMES, PHASES, fill
from wholeprocess.report.office import words as w
from wholeprocess.report.office.paper import Cell, Paper, Sheet

WIDTHS = (13, 27, 11, 7, 14, 19, 15, 14, 14, 14, 11, 14, 14)


def ledger_of(
    state: State, law: LawAt, today: date, language: str = "zh", *, place: str = ""
) -> Paper:
    """The ledger of all suggestions on the evening of a day, or of one congress's.

    Due days are those of the present round, by the law of their day.

    >>> from wholeprocess.law import in_force
    >>> ledger_of(State.empty(), in_force, date(2022, 6, 1), "en").lines
    ('all places, as of 2022-06-01, 0 suggestions',)
    """
    desk = Desk.of(state.management.cases, law, state.register, today, place=place)
    divisions = state.register.divisions
    known = divisions[DivisionCode(place)].name if place else w.EVERY_PLACE
    cases = sorted(desk.cases.values(), key=lambda case: (case.filed.on, case.id))
    return Paper(
        title=w.LEDGER.in_(language),
        lines=(fill(w.LEDGER_LINE, place=known, day=today, number=len(cases)).in_(language),),
        sheets=(
            Sheet(
                heads=(head.in_(language) for head in w.HEADS),
                rows=(_row(case, law, state.register, language) for case in cases),
                widths=WIDTHS,
            ),
        ),
        signed=(w.FILLED_IN.in_(language), w.CHECKED.in_(language)),
        on=today,
        language=language,
        landscape=True,
    )


def _row(case: Case, law: LawAt, register: Register, language: str) -> tuple[Cell, ...]:
    deputy = register.deputies.get(case.filed.by)
    assigned = case.done(Assign)
    due = clocks(case, lambda day: law(day, case.congress), register).reply
    stands = PHASES[case.phase].in_(language)
    if case.outcome is not None:
        stands = OUTCOMES[case.outcome].in_(language)
    between = "、" if language == "zh" else ", "
    helping = [_unit(register, unit) for unit, part, _ in case.parts if part is Part.CO]
    answering = [_unit(register, unit) for unit, part, _ in case.parts if part is not Part.CO]
    return (
        case.id,
        case.title,
        deputy.name if deputy is not None else str(case.filed.by),
        len(case.owed) - 1,
        case.filed.on,
        between.join(answering),
        between.join(helping),
        assigned[-1].on if assigned else None,
        due.due if due is not None else None,
        case.answer.on if case.answer is not None else None,
        w.RATINGS[case.rating.rating].in_(language) if case.rating is not None else None,
        stands,
        closed_on(case) if case.phase is Phase.CLOSED else None,
    )


def _unit(register: Register, unit: str) -> str:
    known = register.units.get(UnitId(unit))
    return known.name if known is not None else unit
