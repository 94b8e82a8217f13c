"""The lifecycle of a satisfaction vote as a table (生命周期表), and what refuses an act on it."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.machine import Role
from wholeprocess.supervision.record import State
from wholeprocess.supervision.satisfaction import acts as a
from wholeprocess.supervision.satisfaction.record import Vote, VotePhase


def is_rated(
    vote: Vote, act: a.CountForms, law: Law, register: Register, state: State
) -> Refusal | None:
    """One form for each of those rated, counted once."""
    if act.rated not in vote.units:
        what = f"{act.rated} is not rated in {vote.id}"
        return law.refusal("WP-known", what, f"count the forms of {', '.join(vote.units)}")
    if vote.result(act.rated) is not None:
        what = f"the forms of {act.rated} in {vote.id} were counted already"
        return law.refusal("WP-once", what, "order another vote, if it is to be held again")
    return None


def forms_add_up(
    vote: Vote, act: a.CountForms, law: Law, register: Register, state: State
) -> Refusal | None:
    """No more forms come back than went out, nor go out than there are who may rate."""
    forms = act.forms
    if forms.returned > forms.issued:
        what = f"{forms.issued} forms went out for {act.rated} and {forms.returned} came back"
        return law.refusal("SVP-forms", what, "hold the vote again")
    if forms.issued > vote.entitled:
        what = f"{forms.issued} forms went out for {act.rated}, and {vote.entitled} may rate"
        return law.refusal("SVP-forms", what, "count those who may rate again")
    return None


def all_counted(vote: Vote, act: a.CountForms) -> bool:
    """Every one of those rated has its result."""
    return len(vote.results) == len(vote.units)


P, R = VotePhase, Role

VOTE: Lifecycle[VotePhase] = Lifecycle(
    name="satisfaction-vote",
    start=P.ORDERED,
    ends=frozenset({P.PUBLISHED, P.CANCELLED}),
    rows=(
        *(
            Row(
                P.ORDERED,
                a.CountForms,
                to,
                by=R.ARRANGING,
                rule="SVP-grades",
                when=when,
                guards=(is_rated, forms_add_up),
            )
            for to, when in ((P.COUNTED, all_counted), (P.ORDERED, None))
        ),
        Row(P.ORDERED, a.CancelVote, P.CANCELLED, by=R.ARRANGING, rule="SV-3"),
        Row(P.COUNTED, a.PublishVote, P.PUBLISHED, by=R.ARRANGING, rule="SL24-10"),
    ),
)
"""Ordered, counted unit by unit, published."""
