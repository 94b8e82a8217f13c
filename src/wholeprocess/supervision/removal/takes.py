"""How each act about an investigation or a dismissal is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Organ
from wholeprocess.journal import Take
from wholeprocess.law import Law
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.takes import committee_of
from wholeprocess.supervision.machine import Machine
from wholeprocess.supervision.record import State
from wholeprocess.supervision.removal import acts as a
from wholeprocess.supervision.removal import guards as g
from wholeprocess.supervision.removal.phases import DISMISSAL, INVESTIGATION
from wholeprocess.supervision.removal.record import Dismissal, DismissalPhase, Investigation
from wholeprocess.supervision.targets import Target
from wholeprocess.supervision.votes import decided

INVESTIGATIONS = Machine(INVESTIGATION, "investigations", "investigation")
DISMISSALS = Machine(DISMISSAL, "dismissals", "motion of dismissal")

_OFFICIAL = (Organ.COUNCIL.value, *(target.value for target in Target))


def _proposed(act: a.ProposeInvestigation, law: Law, state: State) -> Investigation:
    return Investigation(
        id=act.investigation, congress=act.congress, question=act.question, acts=(act,)
    )


def _set_up(
    made: Investigation, act: a.SetUpInvestigation, law: Law, state: State
) -> Investigation:
    ruling = decided(act.votes, committee_of(state, made.congress).size, law)
    return evolve(made, people=act.people, experts=act.experts, set_up=ruling)


def _interested(
    made: Investigation, act: a.DeclareInterest, law: Law, state: State
) -> Investigation:
    return evolve(made, interests=(*made.interests, act.interest))


def _stepped_back(made: Investigation, act: a.StepBack, law: Law, state: State) -> Investigation:
    return evolve(made, people=tuple(who for who in made.people if who.person != act.person))


def _refused(
    made: Investigation, act: a.RecordRefusedMaterial, law: Law, state: State
) -> Investigation:
    return evolve(made, refused_by=(*made.refused_by, act.whom))


def _resolved(
    made: Investigation, act: a.ResolveOnInvestigation, law: Law, state: State
) -> Investigation:
    return evolve(made, resolution=decided(act.votes, committee_of(state, made.congress).size, law))


def _closed(
    made: Investigation, act: a.CloseInvestigation, law: Law, state: State
) -> Investigation:
    return evolve(made, reason=act.reason)


def _moved(act: a.MoveDismissal, law: Law, state: State) -> Dismissal:
    """A motion by members waits for the council; that of an organ or the council is submitted."""
    official = act.by in _OFFICIAL
    return Dismissal(
        id=act.dismissal,
        congress=act.congress,
        person=act.person,
        office=act.office,
        phase=DismissalPhase.SUBMITTED if official else DismissalPhase.MOVED,
        acts=(act,),
    )


def _defended(moved: Dismissal, act: a.DefendAgainstDismissal, law: Law, state: State) -> Dismissal:
    return evolve(moved, defended=True)


def _voted(moved: Dismissal, act: a.VoteOnDismissal, law: Law, state: State) -> Dismissal:
    members = committee_of(state, moved.congress).size
    ruling = decided(act.votes, members, law, "SL24-62-3")
    return evolve(moved, ruling=ruling, defence_offered=act.heard)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.ProposeInvestigation: INVESTIGATIONS.begins(_proposed, g.both_conditions, g.who_proposes),
    a.SetUpInvestigation: INVESTIGATIONS.take(_set_up),
    a.DeclareInterest: INVESTIGATIONS.take(_interested),
    a.StepBack: INVESTIGATIONS.take(_stepped_back),
    a.RecordRefusedMaterial: INVESTIGATIONS.take(_refused),
    a.ReportInvestigation: INVESTIGATIONS.take(),
    a.ResolveOnInvestigation: INVESTIGATIONS.take(_resolved),
    a.CloseInvestigation: INVESTIGATIONS.take(_closed),
    a.MoveDismissal: DISMISSALS.begins(
        _moved, g.may_be_dismissed, g.who_moves, g.target_reasons_materials
    ),
    a.DecideSubmission: DISMISSALS.take(),
    a.DefendAgainstDismissal: DISMISSALS.take(_defended),
    a.VoteOnDismissal: DISMISSALS.take(_voted),
}
"""How each act of this part is taken in."""
