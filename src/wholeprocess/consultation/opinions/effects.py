"""What an admitted act makes of an opinion and of those joined to it (行为的效果)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import evolve

from wholeprocess.congress import DeputyId, Register
from wholeprocess.consultation.opinions.acts import (
    AnswerOpinion,
    ErasePersonal,
    FeedSuggestion,
    HandOver,
    HearOpinion,
    JoinOpinion,
    OpinionAct,
    PartOpinion,
    RecordContentment,
    ReopenOpinion,
    SendToCommittee,
    SendToDepartment,
    TellResident,
    WithdrawOpinion,
)
from wholeprocess.consultation.opinions.guards import committees_of
from wholeprocess.consultation.opinions.phases import OPINION
from wholeprocess.consultation.opinions.record import Opinion, OpinionStep, VoicePhase
from wholeprocess.consultation.opinions.words import Contentment, OpinionId
from wholeprocess.consultation.record import Changes, State
from wholeprocess.law import Law

Effect: TypeAlias = Callable[[State, Any, Law, Register], Changes]

PASSED_ON = (AnswerOpinion, TellResident, WithdrawOpinion)
"""Acts on an opinion that move those joined to it too."""


def heard(state: State, act: HearOpinion, law: Law, register: Register) -> Changes:
    """The opinion begins with the deputy who heard it."""
    first = OpinionStep(act.on, VoicePhase.WITH_DEPUTY, act.by)
    opinion = Opinion(
        heard=act,
        phase=first.phase,
        deputy=DeputyId(act.by),
        holder=act.by,
        since=act.on,
        steps=(first,),
        acts=(act,),
    )
    residents = {}
    if act.resident:
        residents[act.resident] = (*state.residents.get(act.resident, ()), act.opinion)
    return Changes(opinions={act.opinion: opinion}, residents=residents)


def erased(state: State, act: ErasePersonal, law: Law, register: Register) -> Changes:
    """The erasure is on record, without what was erased."""
    return Changes(erasures={act.resident: (*state.erasures.get(act.resident, ()), act)})


def moved(state: State, act: OpinionAct, law: Law, register: Register) -> Changes:
    """The opinion goes where its row leads, and those joined to it where theirs do."""
    opinion = state.opinions[act.opinion]
    after = _changed(opinion, act)
    if isinstance(act, TellResident):
        if opinion.into:  # what answered the other answers this one
            after = evolve(after, fed=_all_of(after, state.opinions[opinion.into]))
        after = evolve(after, told=len(after.fed))
    changed = {opinion.id: after}
    if opinion.joined and after.joined == () and isinstance(act, PASSED_ON):
        for name in opinion.joined:
            changed[name] = _changed(state.opinions[name], act, lead=opinion)
    changed |= dict(_others(state, opinion, act))
    return Changes(opinions=changed, fed=_newly_behind(state, changed.values()))


def _newly_behind(state: State, changed: Iterable[Opinion]) -> Mapping[str, tuple[OpinionId, ...]]:
    """The suggestions that opinions have come to stand behind, each with all of its opinions."""
    behind: dict[str, tuple[OpinionId, ...]] = {}
    for after in changed:
        for suggestion in after.fed[len(state.opinions[after.id].fed) :]:
            known = behind.get(suggestion) or state.fed.get(suggestion, ())
            behind[suggestion] = (*known, after.id)
    return behind


def _others(state: State, opinion: Opinion, act: OpinionAct) -> Iterator[tuple[OpinionId, Opinion]]:
    """The opinions that this one is joined to, or parted from, by the act."""
    if isinstance(act, JoinOpinion):
        into = state.opinions[act.into]
        joined = (*into.joined, opinion.id, *opinion.joined)
        yield into.id, evolve(into, joined=joined, acts=(*into.acts, act))
        for name in opinion.joined:
            other, step = state.opinions[name], OpinionStep(act.on, VoicePhase.JOINED, into.id)
            steps = (*other.steps, step)
            yield name, evolve(other, into=into.id, holder=into.id, since=act.on, steps=steps)
    elif opinion.into and isinstance(act, PartOpinion | TellResident | WithdrawOpinion):
        lead = state.opinions[opinion.into]
        joined = tuple(name for name in lead.joined if name != opinion.id)
        yield lead.id, evolve(lead, joined=joined)


def _changed(opinion: Opinion, act: OpinionAct, lead: Opinion | None = None) -> Opinion:
    """One opinion after the act; ``lead`` is the one it was joined to, where the act is on that."""
    to = _to(opinion, act)
    fields: dict[str, Any] = {"acts": (*opinion.acts, act), "phase": to}
    fields |= _of_act(opinion, act) if lead is None else _of_the_lead(opinion, lead, act, to)
    holder = _holder(opinion, fields, act, to)
    if holder != opinion.holder or to is not opinion.phase:
        step = OpinionStep(act.on, to, holder)
        fields |= {"holder": holder, "since": act.on, "steps": (*opinion.steps, step)}
    return evolve(opinion, **fields)


def _to(opinion: Opinion, act: OpinionAct) -> VoicePhase:
    for row in OPINION.index[type(act)][opinion.phase]:
        if row.when is None or row.when(opinion, act):
            return row.to
    raise AssertionError(f"no row takes {act}")


def _holder(opinion: Opinion, fields: Mapping[str, Any], act: OpinionAct, to: VoicePhase) -> str:
    """With whom an opinion is after ``fields`` changed; one that is joined, with the other."""
    match to:
        case VoicePhase.WITH_COMMITTEE:
            named = act.committee if isinstance(act, SendToCommittee) else ""
            return named or _committee(opinion)
        case VoicePhase.WITH_DEPARTMENT:
            return str(fields.get("unit", opinion.unit))
        case VoicePhase.IN_SUGGESTION:
            return str(fields.get("fed", opinion.fed)[-1])
        case VoicePhase.JOINED:
            return str(fields.get("into", opinion.into))
        case _:
            return str(fields.get("deputy", opinion.deputy))


def _committee(opinion: Opinion) -> str:
    """The committee that has had an opinion last, or would have it."""
    before = (s.holder for s in reversed(opinion.steps) if s.phase is VoicePhase.WITH_COMMITTEE)
    return next(before, committees_of(opinion.congress)[0])


def _of_act(opinion: Opinion, act: OpinionAct) -> dict[str, Any]:
    """What the act on an opinion changes on it besides its phase and holder."""
    match act:
        case SendToDepartment():
            return {"unit": act.unit}
        case HandOver():
            return {"deputy": act.to}
        case AnswerOpinion():
            return {"answer": act, "joined": ()}
        case FeedSuggestion():
            return {"fed": (*opinion.fed, act.suggestion)}
        case JoinOpinion():
            return {"into": act.into, "joined": ()}
        case PartOpinion():
            return {"into": None}
        case TellResident():
            return {"contentment": act.contentment, "joined": (), "into": None}
        case RecordContentment():
            return {"contentment": act.contentment}
        case ReopenOpinion():
            return {"answer": None, "contentment": Contentment.UNKNOWN}
        case WithdrawOpinion():
            return {"joined": (), "into": None}
        case _:
            return {}


def _of_the_lead(
    opinion: Opinion, lead: Opinion, act: OpinionAct, to: VoicePhase
) -> dict[str, Any]:
    """What the act on the opinion that this one was joined to changes on this one."""
    if to is not VoicePhase.ANSWERED:
        return {"into": None}
    answer = act if isinstance(act, AnswerOpinion) else None
    return {"into": None, "answer": answer, "fed": _all_of(opinion, lead)}


def _all_of(opinion: Opinion, lead: Opinion) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*opinion.fed, *lead.fed)))
