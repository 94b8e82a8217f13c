"""A simulated year of 237 suggestions at 60 units with queues, beside simpy and mesa.

Run with: uv run --group bench-sim benchmarks/simulation.py [--quick] [--json]

All three let the same 237 matters come up on the same days and go through the same stages:
submission, acceptance, assignment, receipt, the wait for a place at its unit (60 units with four
places each), the work, the reply, the rating, a further round where the deputy is dissatisfied,
the closed file. Times and outcomes are drawn from the very same spreads. Ours makes an act of
every step, admits it under the law in force on its day and keeps it, so that the year can be
checked and replayed; it also presses late units and keeps promises. On arrays (``count_years``) it
comes to the same twelve figures of a year without its acts. The last row is a study on one process
and on two. The peers only count: they keep
no acts, know no law, and stop where the file closes. simpy has a Resource for each unit and a
process for each matter. mesa has an agent for each matter that looks every day whether something is
due, as its users write it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import Any

from ratio import alternate, arguments, row, show
from wholeprocess.simulation import (
    Conduct,
    County,
    Days,
    Policy,
    Run,
    Study,
    UnitPlan,
    count_years,
    measures,
    run_study,
    simulate,
)

MATTERS, UNITS, PLACES, HORIZON = 237, 60, 4, 365
COUNTY = County.of(
    "430381",
    suggestions=MATTERS,
    above=0,
    units=[UnitPlan(f"单位{n:02}", PLACES) for n in range(1, UNITS + 1)],
).only("suggestions")
POLICY = Policy(
    name="six weeks", changes=[Conduct(habit="handles", to=Days.exponential(45, "benchmark"))]
)
HABITS = POLICY.county(COUNTY).behaviour
SESSION, RECESS, LAST = 11, 21, 210
REPLIES = {
    "minor": HABITS.reply_minor,
    "middle": HABITS.reply_middle,
    "severe": HABITS.reply_severe,
}
FINDS = {"solved": HABITS.finds_solved, "planned": HABITS.finds_planned}


def came(rng: Random, place: int) -> int:
    """The day on which a matter comes up, for the peers."""
    return SESSION if place < COUNTY.in_session else rng.randint(RECESS, LAST)


# --- ours ---


def ours(seed: int) -> tuple[int, int, int]:
    return totals(simulate(COUNTY, POLICY, seed))


def totals(run: Run) -> tuple[int, int, int]:
    """Answered, closed, rated content at once: what the peers count."""
    cases = run.fold.cases.values()
    return (
        sum(case.answer is not None for case in cases),
        sum(case.outcome is not None for case in cases),
        sum(case.round == 1 and case.rating is not None for case in cases),
    )


# --- simpy ---


def with_simpy(seed: int) -> tuple[int, int, int]:
    import simpy

    rng = Random(seed)
    env = simpy.Environment()
    units = [simpy.Resource(env, PLACES) for _ in range(UNITS)]
    counted = [0, 0, 0]

    def life(place: int) -> Any:
        unit, severity = units[rng.randrange(UNITS)], HABITS.severity.draw(rng)
        yield env.timeout(came(rng, place))
        yield env.timeout(HABITS.accepts.draw(rng))
        if HABITS.declines.draw(rng):
            counted[1] += 1
            return
        yield env.timeout(HABITS.assigns.draw(rng))
        yield env.timeout(HABITS.acknowledges.draw(rng))
        turn, content = 0, False
        while not content and turn < 2:
            turn += 1
            with unit.request() as asked:
                yield asked
                work = HABITS.handles if turn == 1 else HABITS.handles_again
                yield env.timeout(work.draw(rng))
            counted[0] += turn == 1
            reply = REPLIES[severity].draw(rng)
            if not HABITS.answers.draw(rng):
                yield env.timeout(40)
                break
            yield env.timeout(HABITS.rates.draw(rng))
            content = FINDS.get(reply, HABITS.finds_explained).draw(rng) != "dissatisfied"
            counted[2] += content and turn == 1
        yield env.timeout(HABITS.closes.draw(rng))
        counted[1] += 1

    for place in range(MATTERS):
        env.process(life(place))
    env.run(until=HORIZON)
    return tuple(counted)


# --- mesa ---


def with_mesa(seed: int) -> tuple[int, int, int]:
    import mesa

    class Matter(mesa.Agent):
        def __init__(self, model: Any, place: int) -> None:
            super().__init__(model)
            rng = model.random
            self.unit, self.severity = rng.randrange(UNITS), HABITS.severity.draw(rng)
            self.stage, self.due, self.turn = 0, came(rng, place), 1

        def step(self) -> None:
            model = self.model
            rng = model.random
            while self.stage < 8 and model.today >= self.due:
                match self.stage:
                    case 0:
                        self.due += HABITS.accepts.draw(rng)
                    case 1:
                        if HABITS.declines.draw(rng):
                            self.stage = 8
                            model.counted[1] += 1
                            return
                        self.due += HABITS.assigns.draw(rng)
                    case 2:
                        self.due += HABITS.acknowledges.draw(rng)
                    case 3:
                        if model.busy[self.unit] >= PLACES:
                            self.due = model.today + 1
                            return
                        model.busy[self.unit] += 1
                        work = HABITS.handles if self.turn == 1 else HABITS.handles_again
                        self.due = model.today + work.draw(rng)
                    case 4:
                        model.busy[self.unit] -= 1
                        model.counted[0] += self.turn == 1
                        self.reply = REPLIES[self.severity].draw(rng)
                        self.rated = HABITS.answers.draw(rng)
                        self.due += HABITS.rates.draw(rng) if self.rated else 40
                    case 5:
                        finds = FINDS.get(self.reply, HABITS.finds_explained)
                        content = not self.rated or finds.draw(rng) != "dissatisfied"
                        model.counted[2] += content and self.rated and self.turn == 1
                        if not content and self.turn < 2:
                            self.turn, self.stage = 2, 3
                            continue
                        self.due += HABITS.closes.draw(rng)
                    case 6:
                        model.counted[1] += 1
                        self.stage = 8
                        return
                self.stage += 1

    class Year(mesa.Model):
        def __init__(self) -> None:
            super().__init__(rng=seed)
            self.today, self.busy, self.counted = 0, [0] * UNITS, [0, 0, 0]
            for place in range(MATTERS):
                Matter(self, place)

        def step(self) -> None:
            self.agents.do("step")
            self.today += 1

    year = Year()
    for _ in range(HORIZON):
        year.step()
    return tuple(year.counted)


def mean(counted: list[tuple[int, int, int]]) -> tuple[float, ...]:
    return tuple(sum(one) / len(counted) for one in zip(*counted, strict=True))


def years(side: Callable[[int], tuple[int, int, int]], n: int) -> Callable[[Any], None]:
    def drive(_: Any) -> None:
        for seed in range(n):
            side(seed)

    return drive


def on_arrays(n: int) -> Callable[[Any], None]:
    def drive(_: Any) -> None:
        count_years(COUNTY, POLICY, 0, n)

    return drive


def beside(study: Study) -> Callable[[Any], None]:
    def drive(pool: Any) -> None:
        run_study(study, pool)

    return drive


def agree(n: int) -> None:
    """All three count about the same, and arrays exactly as the full engine, or the run fails."""
    for seed, figures in enumerate(count_years(COUNTY, POLICY, 0, 5, same_draws=True)):
        assert figures == measures(simulate(COUNTY, POLICY, seed))[: len(figures)]
    found = [mean([side(seed) for seed in range(n)]) for side in (ours, with_simpy, with_mesa)]
    for peer in found[1:]:
        for mine, theirs in zip(found[0], peer, strict=True):
            assert abs(mine - theirs) < 0.03 * MATTERS, f"{found}"


def main() -> None:
    options = arguments(str(__doc__).splitlines()[0])
    n, runs = (4, 5) if options.quick else (20, 7)
    agree(10 if options.quick else 30)
    many = n * 100
    sides = [years(ours, n), years(with_simpy, n), years(with_mesa, n), on_arrays(many)]
    mine, simpy, mesa, arrays = alternate([(lambda: None, side) for side in sides], runs)
    rows = [
        row("a year, every act admitted", "simpy", mine / n, simpy / n, 2),
        row("a year, every act admitted", "mesa", mine / n, mesa / n, 10),
        row("a year counted on arrays", "simpy", arrays / many, simpy / n, 50),
        row("a year counted on arrays", "mesa", arrays / many, mesa / n, 400),
    ]
    study = Study(name="benchmark", county=COUNTY, policies=[POLICY], replicates=4 * n)
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        for pool in (one, two):
            run_study(study, pool)  # the workers import what they need
        alone, both = alternate([(lambda: one, beside(study)), (lambda: two, beside(study))], 3)
    rows.append(row("two processes", "one process", both, alone, 1.8))
    show("simulation", rows, options.json)


if __name__ == "__main__":
    main()
