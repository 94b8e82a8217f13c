"""Where each suggestion lies and with whom (待办队列): exactly one queue for every case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.law import Text
from wholeprocess.management.acts import (
    Accept,
    Assign,
    Contest,
    DecideObjection,
    Directed,
    Mediate,
    Object,
    Rate,
    Resubmit,
    Return,
    Satisfaction,
    Submit,
    SuggestionId,
)
from wholeprocess.management.case import Case, Handling, Phase
from wholeprocess.management.replies import closed_on
from wholeprocess.management.tasks import office_of


class Queue(StrEnum):
    """Whose move it is, by what has to be done next."""

    TAKE_UP = "take-up"
    REVISE = "revise"
    ASSIGN = "assign"
    OBJECTION = "objection"
    ACKNOWLEDGE = "acknowledge"
    HANDLE = "handle"
    RATE = "rate"
    DECIDE = "decide"
    CLOSE = "close"
    MEDIATE = "mediate"
    HIGHER_LEVEL = "higher-level"
    SPECIAL_SUPERVISION = "special-supervision"
    CLOSED = "closed"

    @property
    def words(self) -> Text:
        """The queue in words."""
        return _TITLES[self]


_TITLES = {
    Queue.TAKE_UP: Text("待受理", "office to take up"),
    Queue.REVISE: Text("待代表修改", "deputy to revise"),
    Queue.ASSIGN: Text("待交办", "office to assign"),
    Queue.OBJECTION: Text("待决定退办", "objection to decide"),
    Queue.ACKNOWLEDGE: Text("待签收", "unit to acknowledge"),
    Queue.HANDLE: Text("办理中", "unit to handle"),
    Queue.RATE: Text("待代表评价", "deputy to rate"),
    Queue.DECIDE: Text("待决定是否重办", "office to decide on handling it again"),
    Queue.CLOSE: Text("待结案", "office to close"),
    Queue.MEDIATE: Text("待调处", "office to mediate"),
    Queue.HIGHER_LEVEL: Text("待上级结果", "higher level awaited"),
    Queue.SPECIAL_SUPERVISION: Text("专项督办", "special supervision"),
    Queue.CLOSED: Text("已结案", "closed"),
}


def queue_of(case: Case) -> Queue:
    """The one queue in which a case lies.

    While units have it, an objection to decide comes before a part that is not received, and
    that before the handling: the first is what holds the others up.
    """
    match case.phase:
        case Phase.SUBMITTED:
            return Queue.TAKE_UP
        case Phase.RETURNED:
            return Queue.REVISE
        case Phase.ADMITTED:
            return Queue.ASSIGN
        case Phase.ASSIGNED | Phase.HANDLING:
            return _with_units(case)
        case Phase.REPLIED:
            return _replied(case)
        case Phase.MEDIATION:
            return Queue.MEDIATE
        case Phase.ESCALATED:
            return Queue.HIGHER_LEVEL
        case Phase.SPECIAL_SUPERVISION:
            return Queue.SPECIAL_SUPERVISION
        case Phase.CLOSED:
            return Queue.CLOSED


def _replied(case: Case) -> Queue:
    if case.rating is None:
        return Queue.RATE
    unhappy = case.rating.rating is Satisfaction.DISSATISFIED
    return Queue.DECIDE if unhappy else Queue.CLOSE


def _with_units(case: Case) -> Queue:
    states = {state for _, _, state in case.parts}
    if Handling.OBJECTED in states:
        return Queue.OBJECTION
    return Queue.ACKNOWLEDGE if Handling.DELIVERED in states else Queue.HANDLE


def whom(case: Case) -> tuple[str, ...]:
    """Who has the next move: the office, units, the leading deputy, or congresses above.

    Nobody for a closed file; whoever owes something on a promise is found by ``tasks``.
    """
    match queue_of(case):
        case Queue.CLOSED:
            return ()
        case Queue.RATE | Queue.REVISE:
            return (case.filed.by,)
        case Queue.HIGHER_LEVEL:
            return case.awaited
        case Queue.ACKNOWLEDGE:
            return _in(case, Handling.DELIVERED)
        case Queue.HANDLE:
            return owing_units(case) or (office_of(case),)
        case _:
            return (office_of(case),)


def owing_units(case: Case) -> tuple[str, ...]:
    """The units whose part is not done: they owe a reply or an opinion."""
    finished = (Handling.DONE, Handling.RELEASED)
    return tuple(unit for unit, _, state in case.parts if state not in finished)


def _in(case: Case, state: Handling) -> tuple[str, ...]:
    return tuple(unit for unit, _, held in case.parts if held is state)


def since(case: Case) -> date:
    """From which day the case lies in its queue."""
    match queue_of(case):
        case Queue.RATE if case.answer is not None:
            return case.answer.on
        case Queue.CLOSE | Queue.DECIDE if case.rating is not None:
            return case.rating.on
        case Queue.OBJECTION:
            return _last(case, Object, Contest)
        case Queue.ASSIGN:
            return _last(case, Accept, DecideObjection, Directed)
        case Queue.REVISE:
            return _last(case, Return)
        case Queue.HIGHER_LEVEL if case.escalation is not None:
            return case.escalation.on
        case Queue.MEDIATE | Queue.SPECIAL_SUPERVISION:
            return _last(case, Rate, Mediate, Directed)
        case Queue.CLOSED:
            return closed_on(case) or case.last
        case Queue.TAKE_UP:
            return _last(case, Submit, Resubmit)
        case _:
            return case.since or _last(case, Assign)


def _last(case: Case, *kinds: type) -> date:
    return next((act.on for act in reversed(case.acts) if isinstance(act, kinds)), case.last)


@frozen(kw_only=True)
class Standing:
    """One suggestion in its queue: with whom, and since which day."""

    suggestion: SuggestionId
    congress: DivisionCode
    title: str
    queue: Queue
    whom: tuple[str, ...]
    since: date
    key: bool = False


def standing(case: Case) -> Standing:
    """Where a case stands."""
    return Standing(
        suggestion=case.id,
        congress=case.congress,
        title=case.title,
        queue=queue_of(case),
        whom=whom(case),
        since=since(case),
        key=case.key,
    )


def queues(cases: Iterable[Case]) -> Mapping[Queue, tuple[Standing, ...]]:
    """Every queue with what lies in it, the longest first; an empty queue is there too."""
    found: dict[Queue, list[Standing]] = {queue: [] for queue in Queue}
    for case in cases:
        one = standing(case)
        found[one.queue].append(one)
    return {
        queue: tuple(sorted(them, key=lambda s: (s.since, s.suggestion)))
        for queue, them in found.items()
    }


__all__ = ["Queue", "Standing", "owing_units", "queue_of", "queues", "since", "standing", "whom"]
