"""Moves on residents' opinions (意见的下一步): what the lifecycle's table has a row for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess import consultation as c
from wholeprocess.consultation.opinions.guards import Role, players
from wholeprocess.strategies.moves.table import Move, Pace, open_rows, pick

if TYPE_CHECKING:
    from wholeprocess.strategies.walk import Walk

_ROWS = open_rows(c.OPINION)
_ENDING = (c.WithdrawOpinion, c.JoinOpinion)
_SEVERAL = 4
REFERENCE = "bcdfghjklmnprstv" * 2
"""A resident as the personal file refers to one."""


def opinion_moves(walk: Walk) -> Iterator[Move]:
    """Every row of the table at the phase of every opinion, and one opinion more."""
    opinions = walk.state.consultation.opinions
    pending = 0
    for opinion in opinions.values():
        pending += opinion.standing is c.Standing.PENDING
        for kind, role, moves in _ROWS.get(opinion.phase, ()):
            who = players(Role(role), opinion)
            if not who or (kind is c.FeedSuggestion and not walk.term.suggestions):
                continue
            if kind is c.JoinOpinion and len(opinions) < 2:
                continue
            pace = Pace.END if kind in _ENDING else Pace.ONWARD if moves else Pace.BESIDE
            yield Move(kind, opinion.id, pace, partial(_fields, walk, opinion, kind, who))
    if pending < _SEVERAL:
        number = walk.new("o", opinions)
        yield Move(c.HearOpinion, number, Pace.OPEN, partial(_heard, walk, number))


def _fields(
    walk: Walk, opinion: c.Opinion, kind: Any, who: tuple[str, ...], draw: DrawFn
) -> Mapping[str, Any]:
    by = pick(draw, who)
    if kind is c.JoinOpinion:
        others = [name for name in walk.state.consultation.opinions if name != opinion.id]
        return {"opinion": opinion.id, "by": by, "into": pick(draw, others)}
    say = _SAYS.get(kind)
    return {"opinion": opinion.id, "by": by, **({} if say is None else say(walk, by, draw))}


def _heard(walk: Walk, number: str, draw: DrawFn) -> Mapping[str, Any]:
    known = {"resident": REFERENCE} if draw(st.booleans()) else {}
    return {
        "opinion": number,
        "by": pick(draw, walk.deputies),
        "congress": walk.term.place,
        "channel": pick(draw, c.Channel),
        **known,
    }


def _answers(walk: Walk, by: str) -> st.SearchStrategy[c.AnswerResult]:
    """A deputy explains; whoever handles the matter may say anything of it."""
    if by in walk.deputies:
        return st.just(c.AnswerResult.EXPLAINED)
    return st.sampled_from(c.AnswerResult)


_SAYS: Mapping[type, Callable[[Walk, str, DrawFn], Mapping[str, Any]]] = {
    c.SendToDepartment: lambda w, by, draw: {"unit": pick(draw, w.units)},
    c.HandOver: lambda w, by, draw: {"to": pick(draw, w.deputies)},
    c.SendBackOpinion: lambda w, by, draw: {"reason": "不属职责"},
    c.AnswerOpinion: lambda w, by, draw: {"result": draw(_answers(w, by))},
    c.FeedSuggestion: lambda w, by, draw: {"suggestion": pick(draw, list(w.term.suggestions))},
    c.PartOpinion: lambda w, by, draw: {"reason": "并错"},
    c.TellResident: lambda w, by, draw: {
        "how": pick(draw, c.WayHome),
        "contentment": pick(draw, c.Contentment),
    },
    c.RecordContentment: lambda w, by, draw: {"contentment": pick(draw, c.Contentment)},
    c.ReopenOpinion: lambda w, by, draw: {"reason": "不满意"},
}
