"""Moves on suggestions (建议的下一步): what the lifecycle's table has a row for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess import management as m
from wholeprocess.management.assignment import Role
from wholeprocess.management.roles import players
from wholeprocess.strategies.moves.table import Move, Pace, open_rows, pick

if TYPE_CHECKING:
    from wholeprocess.strategies.walk import Walk

_ROWS = open_rows(m.SUGGESTION)
_ENDING = (m.Return, m.Withdraw, m.Merge, m.Decline, m.Directed, m.Escalate)
_DAYS = (m.Result.PLANNED, m.Result.UNDER_WAY)
_SEVERAL = 4
"""How many open suggestions a walk has at most."""

Say = Callable[["Walk", m.Case, str, DrawFn], Mapping[str, Any]]


def suggestion_moves(walk: Walk) -> Iterator[Move]:
    """Every row of the table at the phase of every suggestion, and one suggestion more."""
    cases = [dossier.case for dossier in walk.term.suggestions.values()]
    still_open = 0
    for case in cases:
        still_open += case.phase is not m.Phase.CLOSED
        for kind, role, moves in _ROWS.get(case.phase, ()):
            pace = Pace.END if kind in _ENDING else Pace.ONWARD if moves else Pace.BESIDE
            if walk.wanted not in (None, pace):
                continue
            who = players(case, role)
            if not who or (kind in _NEEDS and not _NEEDS[kind](walk, case)):
                continue
            yield Move(kind, case.id, pace, partial(_fields, walk, case, kind, who))
    if still_open < _SEVERAL:
        number = walk.new("s", walk.term.suggestions)
        yield Move(m.Submit, number, Pace.OPEN, partial(_submitted, walk, number))


def _fields(
    walk: Walk, case: m.Case, kind: Any, who: tuple[str, ...], draw: DrawFn
) -> Mapping[str, Any]:
    by = pick(draw, who)
    say = _SAYS.get(kind)
    said = {} if say is None else say(walk, case, by, draw)
    return {"suggestion": case.id, "by": by, **said}


def _submitted(walk: Walk, number: str, draw: DrawFn) -> Mapping[str, Any]:
    by = pick(draw, walk.deputies)
    others = [who for who in walk.deputies if who != by]
    how = draw(st.integers(0, 5))
    with_him = {"joined": others[:1]} if how == 5 else {"invited": others[:1]} if how == 4 else {}
    return {"suggestion": number, "by": by, "title": "路灯", "text": "请修复路灯", **with_him}


def _unit(walk: Walk, case: m.Case, draw: DrawFn, state: m.Handling | None = None) -> str:
    some = [a.unit for a in case.assignments if state is None or a.state is state]
    return pick(draw, some or walk.units)


def _assign(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    lead = pick(draw, walk.units)
    others = [unit for unit in walk.units if unit != lead]
    together = draw(st.integers(0, 3))
    if together == 3:
        return {"separate": (lead, others[0])}
    return {"lead": lead, "co": others[:1] if together == 2 else ()}


def _reply(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    result = pick(draw, m.Result)
    day = walk.today + timedelta(draw(st.integers(1, 90))) if result in _DAYS else None
    up = {"reported_up": "省水利厅"} if result is m.Result.ABOVE else {}
    return {"result": result, "promised": day, "words": "答复", **up}


def _rate(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    again = walk.aim in (m.Phase.HANDLING, m.Phase.MEDIATION, m.Phase.SPECIAL_SUPERVISION)
    any_of = [m.Satisfaction.DISSATISFIED] if again else list(m.Satisfaction)
    rating = pick(draw, any_of)
    why = "没有修好" if rating is m.Satisfaction.DISSATISFIED else ""
    return {"rating": rating, "why": why}


def _decide(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    unit = _unit(walk, case, draw, m.Handling.OBJECTED)
    return {"unit": unit, "upheld": draw(st.booleans()), "reason": "核实"}


def _merge(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    return {"into": pick(draw, _others(walk, case))}


def _others(walk: Walk, case: m.Case) -> list[str]:
    return [
        number
        for number, other in walk.term.suggestions.items()
        if number != case.id and other.phase is not m.Phase.CLOSED
    ]


def _legs(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    congress, carriers = walk.above
    return {"legs": (m.Leg(congress, carriers),), "reason": "本级无力解决"}


def _home(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    outcome = pick(draw, m.Outcome)
    return {"congress": walk.above[0], "outcome": outcome, "words": "结果"}


def _promise(walk: Walk, case: m.Case, by: str, draw: DrawFn) -> Mapping[str, Any]:
    return {"unit": pick(draw, players(case, Role.PROMISING_UNIT))}


_SAYS: Mapping[type, Say] = {
    m.Return: lambda w, c, by, draw: {"ground": "unclear", "reason": "不具体", "mend": "写明地点"},
    m.Resubmit: lambda w, c, by, draw: {"title": "东渠路灯", "text": "请修复三组路灯"},
    m.Decline: lambda w, c, by, draw: {"reason": "不属范围", "as_letter": draw(st.booleans())},
    m.Assign: _assign,
    m.Object: lambda w, c, by, draw: {"reason": "不属本单位职责"},
    m.Contest: lambda w, c, by, draw: {"unit": _unit(w, c, draw), "reason": "应由他局"},
    m.DecideObjection: _decide,
    m.Opine: lambda w, c, by, draw: {"words": "可行", "agrees": not draw(st.booleans())},
    m.ReturnOpinion: lambda w, c, by, draw: {"unit": _unit(w, c, draw), "reason": "没有内容"},
    m.Coordinate: lambda w, c, by, draw: {"units": w.units, "words": "一致"},
    m.AskExtension: lambda w, c, by, draw: {"reason": "尚在施工"},
    m.Extend: lambda w, c, by, draw: {"reason": "尚在施工"},
    m.RefuseExtension: lambda w, c, by, draw: {"unit": _unit(w, c, draw), "reason": "尚有时间"},
    m.Reply: _reply,
    m.Rate: _rate,
    m.Rehandle: lambda w, c, by, draw: {"reason": "确有必要"},
    m.Mediate: lambda w, c, by, draw: {"result": pick(draw, m.Mediated), "words": "会"},
    m.Close: lambda w, c, by, draw: {"report": "已督办", "unrated_because": "经催促未反馈"},
    m.Withdraw: lambda w, c, by, draw: {"reason": "已解决"},
    m.Merge: _merge,
    m.Escalate: _legs,
    m.BringHome: _home,
    m.Remind: lambda w, c, by, draw: {"whom": _unit(w, c, draw), "reason": "将到期"},
    m.Talk: lambda w, c, by, draw: {"unit": _unit(w, c, draw), "reason": "逾期"},
    m.MarkKey: lambda w, c, by, draw: {"reason": "群众关注"},
    m.Fulfil: lambda w, c, by, draw: {"evidence": "照片"},
    m.Postpone: lambda w, c, by, draw: {"to": w.today + timedelta(30), "reason": "汛期"},
    m.RatePromise: lambda w, c, by, draw: {
        **_promise(w, c, by, draw),
        "rating": pick(draw, m.Satisfaction),
    },
    m.Commend: lambda w, c, by, draw: {
        "year": w.today.year,
        "award": "优秀建议",
        "reason": "成效明显",
    },
    m.Publish: lambda w, c, by, draw: {"pieces": ("content", "reply"), "where": "官网"},
    m.Directed: lambda w, c, by, draw: {
        "to": pick(draw, m.Direction),
        "reason": "误予结案",
    },
    m.RecordBenefit: lambda w, c, by, draw: {"key": "length", "amount": 3, "unit": "km"},
}
"""What each kind of act says; the simplest is drawn first, and is what remains when shrunk."""

_NEEDS: Mapping[type, Callable[[Walk, m.Case], Any]] = {
    m.Merge: _others,
    m.Escalate: lambda walk, case: walk.above[1],
    m.DecideObjection: lambda walk, case: any(
        a.state is m.Handling.OBJECTED for a in case.assignments
    ),
    m.RatePromise: lambda walk, case: case.commitments,
    m.Rate: lambda walk, case: case.rating is None,
}
"""What must be there for a kind of act to make sense."""
