"""Next year's list (下年度评议名单): who is evaluated again until deputies are satisfied."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from wholeprocess.congress import UnitId
from wholeprocess.supervision.evaluation.record import Evaluation
from wholeprocess.supervision.evaluation.words import EvaluationId, LeaveReason, Subject


@frozen(kw_only=True)
class Listed:
    """A unit on a year's list: since which year's evaluation, how often under the line by then."""

    unit: UnitId
    since: int
    times: int
    last: EvaluationId  # where it was last under the line


def evaluation_list(
    evaluations: Iterable[Evaluation], congress: str, subject: Subject, year: int
) -> tuple[Listed, ...]:
    """The units that a congress's evaluation of that year takes up again (SV-11, PR-eval-list).

    A unit comes on it when its score lies under the line, and leaves it by a later score that does
    not, or when it is abolished; mending alone takes nobody off, for deputies have not judged it.
    One that was merged hands its place on. Nothing is stored: the list follows from the record.
    """
    past = [
        one
        for one in evaluations
        if one.congress == congress and one.subject is subject and one.year < year and one.counts
    ]
    listed: dict[UnitId, Listed] = {}
    for evaluation in sorted(past, key=lambda one: (one.year, one.opened, one.id)):
        _after(listed, evaluation)
    return tuple(listed[unit] for unit in sorted(listed))


def _after(listed: dict[UnitId, Listed], evaluation: Evaluation) -> None:
    """The list after one more evaluation, in place."""
    for unit, own in evaluation.units.items():
        was = listed.get(unit)
        if own.under:
            since, times = (was.since, was.times) if was else (evaluation.year, 0)
            listed[unit] = Listed(unit=unit, since=since, times=times + 1, last=evaluation.id)
        elif own.result is not None or own.left is LeaveReason.ABOLISHED:
            listed.pop(unit, None)
        elif own.left is LeaveReason.MERGED and own.into is not None:
            listed.pop(unit, None)
            if was is not None and own.into not in listed:
                listed[own.into] = evolve(was, unit=own.into)
