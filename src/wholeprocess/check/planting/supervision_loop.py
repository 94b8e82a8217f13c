"""Faults in matters under supervision (跟踪监督中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from wholeprocess.check.planting.fault import Clean, Fault, plants, without
from wholeprocess.law import deadline
from wholeprocess.supervision import AddStep, Consequence, SendBack, StepKind, story, what_follows
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.loop.acts import MatterAct
from wholeprocess.supervision.loop.phases import STRONGER
from wholeprocess.supervision.terms import held


def _step_of(ground: Clean, matter: str, vote: str) -> SupervisionAct:
    """The act by which a vote became a step of a matter."""
    steps = [act for _, act in ground.about(matter, AddStep) if isinstance(act, AddStep)]
    return next(act for act in steps if act.step is StepKind.VOTE and act.ref == vote)


def not_sent_back(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """A unit did not satisfy, and its work is not sent back; nothing comes of it later."""
    for place, act in ground.of(SendBack, rng):
        matter = ground.state.supervision.matters[act.matter]
        if [n for n, _ in ground.about(act.matter) if n > place] or len(act.units) > 1:
            continue
        redo = matter.redos[act.units[0]]
        law = ground.law_at(redo.voted, matter.congress)
        at = _step_of(ground, matter.id, redo.vote)
        if held(law, "SV-10", "SVP-consequences") == code and at.on == redo.voted:
            yield without(code, [place], matter.id, at=at)


@plants("SVP-twice")
def no_inquiry(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit did not satisfy twice running, and no stronger form follows."""
    for place, act in ground.of(AddStep, rng):
        matter = ground.state.supervision.matters[act.matter]
        if act.step not in STRONGER:
            continue
        for unit, redo in matter.redos.items():
            law = ground.law_at(redo.voted, matter.congress)
            follows = what_follows(matter.grades.get(unit, ()), law)
            if Consequence.SPECIAL_INQUIRY in follows and redo.voted <= act.on:
                at = _step_of(ground, matter.id, redo.vote)
                yield without("SVP-twice", [place], matter.id, at=at)


@plants("SVP-idle")
def idle(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nothing is done about a matter for more than six months."""
    for place, act in ground.of(MatterAct, rng):
        matter = ground.state.supervision.matters[act.matter]
        days = [entry.on for entry in story(matter, ground.state.supervision)]
        before = [day for day in days if day < act.on]
        after = [day for day in days if day > act.on]
        if not before or days.count(act.on) > 1 or matter.steps:
            continue
        law = ground.law_at(before[-1], matter.congress)
        due = deadline("SVP-idle", before[-1], law).due
        if min([*after, ground.last]) > due:
            later = [o for n, o in ground.about(act.matter) if n > place]
            yield without("SVP-idle", [place], matter.id, at=later[0] if later else None)
