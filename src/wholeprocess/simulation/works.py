"""The work on one project (实施): its money, its stages, its acceptance, and its delay."""

from __future__ import annotations

from datetime import timedelta

from wholeprocess.decision import (
    AcceptProject,
    CompleteProject,
    FundProject,
    PayForProject,
    PaymentId,
    ReachMilestone,
    ReturnMoney,
    ScheduleProject,
    SlateId,
    Stage,
    project_of,
)
from wholeprocess.simulation.idea import Idea
from wholeprocess.simulation.world import Process, World

STAGES = (("勘测设计", 2), ("施工", 6), ("完工自查", 1))
"""The parts of a project's time: names and shares."""
SOURCE = "本级财政预算"


class Works:
    """What the government does with the projects of a list."""

    def __init__(self, world: World, slate: SlateId) -> None:
        self.world, self.slate = world, slate

    def put(self, idea: Idea, start: int) -> None:
        """How long it takes, by its plan and really; its process goes on the calendar."""
        now = self.world.now
        planned = max(now.work.at(idea.draws[5]), len(STAGES))
        idea.start, idea.due = start, start + planned
        idea.done = idea.due + planned * now.overruns.at(idea.draws[6]) // 100
        idea.project = project_of(self.slate, idea.id)
        idea.wakes = start
        idea.process = self._life(idea, planned)
        self.world.calendar.put(idea.process, start)

    def _life(self, idea: Idea, planned: int) -> Process:
        """Money comes in, stages are reached, the work is accepted and paid (实施)."""
        do, calendar, project = self.world.do, self.world.calendar, idea.project
        whole = sum(share for _, share in STAGES)
        sizes = [max(1, planned * share // whole) for _, share in STAGES]
        sizes[1] += planned - sum(sizes)
        stages = tuple(Stage(title, n) for (title, _), n in zip(STAGES, sizes, strict=True))
        start = self.world.today
        do(
            ScheduleProject(
                on=start,
                project=project,
                start=start,
                due=start + timedelta(days=planned),
                cost_fen=idea.cost_fen,
                stages=stages,
            )
        )
        do(FundProject(on=start, project=project, source=SOURCE, amount_fen=idea.cost_fen))
        real = idea.cost_fen * (100 - self.world.now.saves.at(idea.draws[7])) // 100
        first, second = real * 3 // 10, real * 4 // 10
        reached = 0
        for number, stage in enumerate(stages):
            reached += stage.days
            idea.wakes = self._reached(idea, reached, planned)
            yield idea.wakes
            do(ReachMilestone(on=self.world.today, project=project, stage=stage.name))
            if number == 0:
                self._pays(idea, 1, first)
        do(CompleteProject(on=self.world.today, project=project))
        idea.wakes = -1
        self._pays(idea, 2, second)
        yield calendar.day + 10
        do(
            AcceptProject(
                on=self.world.today, project=project, cost_fen=real, beneficiaries=idea.benefits
            )
        )
        yield calendar.day + 5
        self._pays(idea, 3, real - first - second)
        if saved := idea.cost_fen - real:
            do(ReturnMoney(on=self.world.today, project=project, source=SOURCE, amount_fen=saved))

    def _reached(self, idea: Idea, days: int, planned: int) -> int:
        """The day by which so many of the planned days are done, at the pace it now has."""
        end = max(idea.done, idea.start + 1)
        return max(idea.start + (end - idea.start) * days // planned, self.world.calendar.day)

    def _pays(self, idea: Idea, number: int, amount: int) -> None:
        self.world.do(
            PayForProject(
                on=self.world.today,
                project=idea.project,
                payment=PaymentId(f"{idea.project}/{number}"),
                payee="施工单位",
                amount_fen=amount,
            )
        )
