"""Investigation and dismissal (特定问题调查、撤职): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, LawAt, found
from wholeprocess.supervision.record import State
from wholeprocess.supervision.removal.acts import (
    DeclareInterest,
    RecordRefusedMaterial,
    SetUpInvestigation,
)
from wholeprocess.supervision.removal.record import Investigation


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _investigations(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Investigation]]:
    for made in state.investigations.values():
        yield (made,)


@finds("SL24-62-2")
def _of_defence(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for moved in state.dismissals.values():
        if moved.ruling is not None and not (moved.defended or moved.defence_offered):
            yield found(
                "SL24-62-2",
                moved.id,
                ("没有听取申辩即表决", "the vote was held without a chance of defence"),
                ("听取申辩后重新表决", "hear the defence and vote again"),
                moved.acts[-1].on,
            )


@finds("SL24-57-2")
def _of_interests(made: Investigation) -> Iterator[Finding]:
    """SL24-57-2: who turned out to have an interest still sits on it."""
    for person in made.barred:
        on = next(
            act.on
            for act in reversed(made.acts)
            if isinstance(act, DeclareInterest | SetUpInvestigation)
        )
        yield found(
            "SL24-57-2",
            made.id,
            (
                f"{person}有利害关系，仍在调查委员会",
                f"{person} has an interest and still sits on the committee",
            ),
            ("回避", "let him step back"),
            on,
        )


@finds("SL24-58")
def _of_material(made: Investigation) -> Iterator[Finding]:
    for act in made.acts:
        if isinstance(act, RecordRefusedMaterial):
            yield found(
                "SL24-58",
                made.id,
                (f"{act.whom}没有提供{act.what}", f"{act.whom} did not supply {act.what}"),
                ("依法提供必要的材料", "supply the material"),
                act.on,
            )


CHECKS = (*finders(_investigations, _of_interests, _of_material), *finders(whole, _of_defence))
"""What finds it."""
