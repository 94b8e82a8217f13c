"""How each act on an opinion is taken in (意见行为的准入)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wholeprocess.congress import Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.opinions import effects as e
from wholeprocess.consultation.opinions import guards as g
from wholeprocess.consultation.opinions.acts import ErasePersonal, HearOpinion, OpinionAct
from wholeprocess.consultation.opinions.phases import OPINION
from wholeprocess.consultation.opinions.record import Opinion
from wholeprocess.consultation.opinions.words import OpinionId
from wholeprocess.consultation.record import State
from wholeprocess.journal import Take, before_the_last
from wholeprocess.law import Law, Refusal


def asks(state: State, act: OpinionAct, law: Law, register: Register) -> Refusal | None:
    """Whether the opinion is there and its table has a row for the act, by who does it."""
    opinion = state.opinions.get(act.opinion)
    if opinion is None:
        what = f"no opinion has the number {act.opinion}"
        return law.refusal("WP-known", what, "hear it first, or correct the number")
    if (late := before_the_last(act, opinion.acts, law)) is not None:
        return late
    rows = OPINION.index[type(act)].get(opinion.phase, ())
    row = next((row for row in rows if row.when is None or row.when(opinion, act)), None)
    if row is None:
        return _out_of_phase(opinion, act, law)
    role = g.Role(row.by)
    who = g.players(role, opinion)
    if act.by not in who:
        what = f"{act.by} may not do {type(act).__name__} on {opinion.id}; {role.value} may"
        return law.refusal("WP-phase", what, f"let {' or '.join(who)} do it", who=who)
    if act.by == opinion.deputy and (refusal := g.acting(act.by, act, law, register)) is not None:
        return refusal
    guards: tuple[g.Guard, ...] = row.guards
    for guard in guards:
        if (refusal := guard(opinion, act, law, register, state)) is not None:
            return refusal
    return None


def _out_of_phase(opinion: Opinion, act: OpinionAct, law: Law) -> Refusal:
    what = f"{opinion.id} is {opinion.phase.value}; {type(act).__name__} has no place there"
    if opinion.into:
        mend = f"do it on {opinion.into}, which it is joined to, or part the two first"
    else:
        mend = f"it is done when: {', '.join(phase.value for phase in OPINION.index[type(act)])}"
    return law.refusal("WP-phase", what, mend)


def open_to(opinion: Opinion, actor: str, on: date) -> tuple[type[OpinionAct], ...]:
    """The kinds of act that an actor could do next on an opinion, by phase and role.

    What an act says can still refuse it: ask ``why_not`` with the act itself.
    """
    if on < opinion.last:
        return ()
    kinds = OPINION.open_to(opinion.phase, lambda row: actor in g.players(g.Role(row.by), opinion))
    return tuple(kind for kind in ACTS_ON_ONE if kind in kinds)


def congress_of(state: State, act: ConsultationAct) -> str:
    """The congress of the opinion that an act is about; "" where there is none."""
    opinion = state.opinions.get(OpinionId(getattr(act, "opinion", "")))
    return opinion.congress if opinion is not None else ""


ACTS_ON_ONE: tuple[type[OpinionAct], ...] = tuple(
    act for act in OPINION.index if issubclass(act, OpinionAct)
)
"""The kinds of act that the table has rows for."""

TAKES: Mapping[type[ConsultationAct], Take] = {
    HearOpinion: Take(e.heard, (g.hearing,)),
    ErasePersonal: Take(e.erased, (g.erasing,)),
    **{act: Take(e.moved, (asks,)) for act in ACTS_ON_ONE},
}
"""How each kind of act of this part is taken in."""
