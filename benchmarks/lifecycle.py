"""Admitting acts on suggestions, beside transitions and python-statemachine.

Run with: uv run --group bench benchmarks/lifecycle.py [--quick] [--json]

The same twelve acts for each suggestion: submit, accept, assign to a lead and a co-handler, two
receipts, an opinion, a contact, a reply, a rating "dissatisfied", a second reply, a rating
"satisfied", closing. All three ask the very same guards, the functions of ``management.guards``
and ``management.forks``, under the law in force on the act's day: the order of days, who may act,
whether the unit may move, whether a promise names its day, whether dissatisfaction says why,
whether there is a rating, whether both are heard before special supervision. The acts are frozen
values made beforehand, the same for all. Ours keeps every act in a journal, checks the submission
too, and makes a new frozen case for each act; the peers change one mutable model in place, keep no
acts and start when the suggestion is submitted. Making the peers' models and machines is not
counted. Memory is what the state of one suggestion holds, without the acts: ours at its end, the
peer's at its start.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import evolve

from ratio import alternate, arguments, row, show
from wholeprocess import management as m
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Divisions, Register, Unit, UnitId
from wholeprocess.journal import Act, MemoryJournal
from wholeprocess.law import in_force
from wholeprocess.management import forks
from wholeprocess.management import guards as g
from wholeprocess.management.assignment import (
    MOVES,
    assignment_of,
    handed_over,
    moved,
    opened_again,
)
from wholeprocess.process import CODEC
from wholeprocess.process.state import Fold, State

XIANGXIANG = DivisionCode("430381")
DEPUTY, WATER, ROADS = DeputyId("d1"), UnitId("water"), UnitId("roads")


def register() -> Register:
    return (
        Register(divisions=Divisions.shipped())
        .with_deputies(
            [
                Deputy(
                    id=DEPUTY,
                    name="甲",
                    congress=XIANGXIANG,
                    elected_by=DivisionCode("430381100"),
                    since=date(2021, 12, 20),
                )
            ]
        )
        .with_units(
            [
                Unit(id=WATER, name="水利局", division=XIANGXIANG),
                Unit(id=ROADS, name="交通运输局", division=XIANGXIANG),
            ]
        )
    )


REGISTER = register()


def course(n: int) -> list[Act]:
    """The twelve acts of suggestion ``n``."""
    s = m.SuggestionId(f"s{n}")

    def day(month: int, number: int) -> date:
        return date(2022, month, number)

    return [
        m.Submit(on=day(3, 1), by=DEPUTY, title="修渠", text="修复渠道", suggestion=s),
        m.Accept(on=day(3, 2), suggestion=s),
        m.Assign(on=day(3, 3), suggestion=s, lead=WATER, co=(ROADS,)),
        m.Acknowledge(on=day(3, 4), suggestion=s, by=WATER),
        m.Acknowledge(on=day(3, 5), suggestion=s, by=ROADS),
        m.Opine(on=day(4, 1), suggestion=s, by=ROADS, words="同意"),
        m.Contact(on=day(4, 2), suggestion=s, by=WATER),
        m.Reply(on=day(5, 1), suggestion=s, by=WATER, result=m.Result.EXPLAINED, words="无资金"),
        m.Rate(
            on=day(5, 9),
            suggestion=s,
            by=DEPUTY,
            rating=m.Satisfaction.DISSATISFIED,
            why="未修",
        ),
        m.Reply(on=day(6, 1), suggestion=s, by=WATER, result=m.Result.SOLVED, words="已修"),
        m.Rate(on=day(6, 9), suggestion=s, by=DEPUTY, rating=m.Satisfaction.SATISFIED),
        m.Close(on=day(6, 20), suggestion=s),
    ]


# --- ours ---


def desk() -> Fold:
    """An empty term of Xiangxiang with its deputy and units."""
    return Fold(evolve(State.empty(), register=REGISTER))


def ours_drive(data: tuple[Fold, list[list[Act]]]) -> None:
    fold, courses = data
    journal = MemoryJournal(CODEC)
    for acts in courses:
        for act in acts:
            fold.admit(act, None, journal.append)
    assert all(case.phase is m.Phase.CLOSED for case in fold.cases.values())
    assert len(journal) == 12 * len(courses)


# --- the peers: one model, the same guards ---


class Model:
    """A suggestion as a user of the peers would keep it: mutable, changed in place.

    Its conditions call the library's own guards, under the law of the act's day, as ours does.
    """

    congress = XIANGXIANG

    def __init__(self) -> None:
        self.acts: tuple[Any, ...] = ()
        self.last = date.min
        self.round = 0
        self.parts: tuple[Any, ...] = ()
        self.rating: Any = None

    def in_order(self, act: Any, law: Any) -> bool:
        return act.on >= self.last

    def by_office(self, act: Any, law: Any) -> bool:
        return g.plays(self, m.Role.OFFICE, act.by)

    def by_deputy(self, act: Any, law: Any) -> bool:
        return g.plays(self, m.Role.LEADING_DEPUTY, act.by)

    def by_unit(self, act: Any, law: Any) -> bool:
        return g.plays(self, m.Role.UNIT, act.by)

    def by_answering(self, act: Any, law: Any) -> bool:
        return g.plays(self, m.Role.ANSWERING_UNIT, act.by)

    def by_co(self, act: Any, law: Any) -> bool:
        return g.plays(self, m.Role.CO_UNIT, act.by)

    def units_known(self, act: Any, law: Any) -> bool:
        return g.units_known(self, act, law, REGISTER, {}) is None

    def may_move(self, act: Any, law: Any) -> bool:
        part = assignment_of(self, act.by)
        return part is not None and part.state in MOVES[type(act)]

    def all_acknowledged(self, act: Any, law: Any) -> bool:
        return forks.everyone_acknowledged(self, act, law)

    def last_answer(self, act: Any, law: Any) -> bool:
        return forks.last_answer(self, act, law)

    def promise(self, act: Any, law: Any) -> bool:
        return g.promise_has_a_day(self, act, law, REGISTER, {}) is None

    def another_round(self, act: Any, law: Any) -> bool:
        return forks.dissatisfied(self, act, law)

    def heard_first(self, act: Any, law: Any) -> bool:
        return forks.mediation_follows(self, act, law)

    def no_round_left(self, act: Any, law: Any) -> bool:
        return forks.dissatisfied_at_last(self, act, law)

    def says_why(self, act: Any, law: Any) -> bool:
        return g.dissatisfaction_says_why(self, act, law, REGISTER, {}) is None

    def unrated(self, act: Any, law: Any) -> bool:
        return g.not_rated_yet(self, act, law, REGISTER, {}) is None

    def rated(self, act: Any, law: Any) -> bool:
        return g.rating_or_reason(self, act, law, REGISTER, {}) is None

    def take(self, act: Any, law: Any) -> None:
        self.last = act.on

    def take_assign(self, act: Any, law: Any) -> None:
        self.last, self.round = act.on, 1
        self.parts = handed_over(act)

    def take_unit(self, act: Any, law: Any) -> None:
        self.last = act.on
        self.parts = moved(self, act.by, act, law)
        if type(act) is m.Reply:
            self.rating = None

    def take_again(self, act: Any, law: Any) -> None:
        self.last = act.on
        self.round += 1
        self.parts = opened_again(self)

    def take_rating(self, act: Any, law: Any) -> None:
        self.last, self.rating = act.on, act


NAMES: dict[type[Act], str] = {
    m.Accept: "accept",
    m.Assign: "assign",
    m.Acknowledge: "acknowledge",
    m.Opine: "opine",
    m.Contact: "contact",
    m.Reply: "reply",
    m.Rate: "rate",
    m.Close: "close",
}
# trigger, source, target, guards, effect: the rows of the shipped table that the course can meet
ROWS = [
    ("accept", "submitted", "admitted", ["in_order", "by_office"], "take"),
    ("assign", "submitted", "assigned", ["in_order", "by_office", "units_known"], "take_assign"),
    ("assign", "admitted", "assigned", ["in_order", "by_office", "units_known"], "take_assign"),
    (
        "acknowledge",
        "assigned",
        "handling",
        ["all_acknowledged", "in_order", "by_unit", "may_move"],
        "take_unit",
    ),
    ("acknowledge", "assigned", "assigned", ["in_order", "by_unit", "may_move"], "take_unit"),
    *(
        row_
        for at in ("assigned", "handling")
        for row_ in (
            ("contact", at, at, ["in_order", "by_unit", "may_move"], "take_unit"),
            ("opine", at, at, ["in_order", "by_co", "may_move"], "take_unit"),
            (
                "reply",
                at,
                "replied",
                ["last_answer", "in_order", "by_answering", "may_move", "promise"],
                "take_unit",
            ),
            (
                "reply",
                at,
                "handling",
                ["in_order", "by_answering", "may_move", "promise"],
                "take_unit",
            ),
        )
    ),
    (
        "rate",
        "replied",
        "handling",
        ["another_round", "in_order", "by_deputy", "unrated", "says_why"],
        "take_again",
    ),
    (
        "rate",
        "replied",
        "mediation",
        ["heard_first", "in_order", "by_deputy", "unrated", "says_why"],
        "take_rating",
    ),
    (
        "rate",
        "replied",
        "special_supervision",
        ["no_round_left", "in_order", "by_deputy", "unrated", "says_why"],
        "take_rating",
    ),
    ("rate", "replied", "replied", ["in_order", "by_deputy", "unrated", "says_why"], "take_rating"),
    ("close", "replied", "closed", ["in_order", "by_office", "rated"], "take"),
]
STATES = [
    "submitted",
    "admitted",
    "assigned",
    "handling",
    "replied",
    "mediation",
    "special_supervision",
    "closed",
]


def with_transitions(n: int) -> list[Any]:
    from transitions import Machine

    models = [Model() for _ in range(n)]
    machine = Machine(
        model=None,
        states=STATES,
        initial="submitted",
        auto_transitions=False,
        transitions=[
            {"trigger": t, "source": s, "dest": d, "conditions": c, "before": e}
            for t, s, d, c, e in ROWS
        ],
    )
    machine.add_model(models)
    return models


def transitions_drive(data: tuple[list[Any], list[list[Act]]]) -> None:
    for model, acts in zip(*data, strict=True):
        model.acts, model.last = (acts[0],), acts[0].on
        for act in acts[1:]:
            assert getattr(model, NAMES[type(act)])(act, in_force(act.on, XIANGXIANG))
    assert all(model.state == "closed" for model in data[0])


def statemachine_class() -> Callable[[Any], Any]:
    from statemachine import State as Node
    from statemachine import StateMachine

    nodes = {
        name: Node(
            initial=name == "submitted",
            final=name in ("closed", "mediation", "special_supervision"),
        )
        for name in STATES
    }
    events: dict[str, Any] = {}
    for trigger, source, target, guards, effect in ROWS:
        step = nodes[source].to(nodes[target], cond=guards, before=effect)
        events[trigger] = events[trigger] | step if trigger in events else step
    return type("Suggestion", (StateMachine,), {**nodes, **events})


def statemachine_drive(data: tuple[list[Any], list[list[Act]]]) -> None:
    for machine, acts in zip(*data, strict=True):
        machine.model.acts, machine.model.last = (acts[0],), acts[0].on
        for act in acts[1:]:
            machine.send(NAMES[type(act)], act=act, law=in_force(act.on, XIANGXIANG))
    assert all(machine.model.state == "closed" for machine in data[0])


class Held(Model):
    """python-statemachine keeps the state in the model."""

    def __init__(self) -> None:
        super().__init__()
        self.state: str | None = None


# --- memory ---


def bytes_each(make: Callable[[], Any], n: int) -> float:
    """Bytes allocated and kept by ``make()`` for each of its ``n`` things."""
    make()  # caches filled by a first use are nobody's
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = make()
    used = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert len(kept) == n
    return used / n


def main() -> None:
    options = arguments("admitting acts beside two state machine libraries")
    n, few, runs = (2_000, 200, 3) if options.quick else (10_000, 500, 7)
    machine = statemachine_class()
    courses = [course(i) for i in range(n)]
    ours, table = alternate(
        [
            (lambda: (desk(), courses), ours_drive),
            (lambda: (with_transitions(n), courses), transitions_drive),
        ],
        runs,
    )
    ours_few, charts = alternate(
        [
            (lambda: (desk(), courses[:few]), ours_drive),
            (lambda: ([machine(Held()) for _ in range(few)], courses[:few]), statemachine_drive),
        ],
        runs,
    )
    built, _ = alternate(
        [
            (desk, lambda fold: ours_drive((fold, [course(i) for i in range(n)]))),
            (lambda: None, lambda _: None),
        ],
        runs,
    )

    def ours_made() -> list[m.Case]:
        law_book = desk()
        for acts in courses[:few]:
            for act in acts:
                law_book.admit(act)
        return list(law_book.cases.values())

    mine = bytes_each(ours_made, few)
    theirs = bytes_each(lambda: with_transitions(few), few)
    rows = [
        row(f"{n:,} suggestions, 12 acts each", "transitions", ours, table, 5),
        row(f"{few:,} suggestions, 12 acts each", "python-statemachine", ours_few, charts, 50),
        row("ours also makes the acts", "transitions", built, table, 1),
        row("bytes for a suggestion's state", "transitions", mine, theirs, 10),
    ]
    show("lifecycle", rows, options.json)


if __name__ == "__main__":
    main()
