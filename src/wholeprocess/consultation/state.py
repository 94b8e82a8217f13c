"""Admitting acts of consultation (准入): one code path for admit and why_not."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import TAKES
from wholeprocess.consultation.opinions import takes as opinions
from wholeprocess.consultation.participation import takes as participation
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations import takes as stations
from wholeprocess.journal import taking
from wholeprocess.law import Law, Refusal

PLACES = (stations.congress_of, opinions.congress_of, participation.congress_of)
"""Each part's word on the congress of an act that does not name its own."""


def admit(state: State, act: ConsultationAct, law: Law, register: Register) -> State:
    """The state after an act that the law, the practice and the record allow.

    Raises ``Refused`` with the rule, the article, who could do it and what would make it right.
    """
    return state.with_(consequences(state, act, law, register))


def apply(state: State, act: ConsultationAct, law: Law, register: Register) -> State:
    """The state after an act that was admitted once: no questions asked."""
    changes: Changes = TAKES[type(act)].change(state, act, law, register)
    return state.with_(changes)


def why_not(state: State, act: ConsultationAct, law: Law, register: Register) -> Refusal | None:
    """Why the act would be refused, as a value; ``None`` if it would be admitted."""
    return taking.refusal_of(TAKES, state, act, law, register)


def consequences(state: State, act: ConsultationAct, law: Law, register: Register) -> Changes:
    """What an act changes, after every question was asked; or ``Refused``."""
    changes: Changes = taking.consequences(TAKES, state, act, law, register)
    return changes


def congress_of(state: State, act: ConsultationAct) -> str:
    """The congress whose law an act falls under: its own word, or that of its thing; or ""."""
    own = str(getattr(act, "congress", ""))
    return own or next(filter(None, (place(state, act) for place in PLACES)), "")
