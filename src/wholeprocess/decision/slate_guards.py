"""What refuses an act between the call and the candidates (征集、筛选、审议的准入条件)."""

from __future__ import annotations

from collections.abc import Iterable

from wholeprocess.congress import DeputyId, Register
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.counting import setting
from wholeprocess.decision.following_acts import FormSupervisionGroup, PresidiumMeeting
from wholeprocess.decision.record import State
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.slate_acts import (
    AssessProposal,
    Cut,
    MergeProposals,
    Propose,
    RecommendProposals,
    ReviewCandidates,
    Screen,
    StudyProposals,
)
from wholeprocess.law import Law, Refusal


def proposed_once(
    slate: Slate, act: Propose, law: Law, register: Register, state: State
) -> Refusal | None:
    """A proposal has a number of its own."""
    if act.proposal not in slate.proposals:
        return None
    what = f"{act.proposal} is already on {slate.id}"
    return law.refusal("WP-once", what, "give the new proposal a number of its own")


def next_round(
    slate: Slate, act: Screen, law: Law, register: Register, state: State
) -> Refusal | None:
    """The rounds follow one another, and there are as many as the practice has."""
    rounds, due = law.count("LVP-screenings"), slate.rounds + 1
    if act.round == due <= rounds:
        return None
    what = (
        f"round {act.round} of the screening cannot come now: {slate.rounds} of {rounds} are done"
    )
    mend = f"hold round {due}" if due <= rounds else "let the presidium review what is left"
    return law.refusal("LVP-screenings", what, mend)


def cuts_have_reasons(
    slate: Slate, act: Screen, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only what is still in the running is cut, once, and with a reason."""
    return _cuts(act.cuts, slate, law)


def candidates_survived(
    slate: Slate, act: ReviewCandidates, law: Law, register: Register, state: State
) -> Refusal | None:
    """Candidates are taken from the survivors; each one left out has a reason."""
    for proposal in act.candidates:
        if proposal not in slate.running:
            word = "was cut" if proposal in slate.proposals else "was never proposed"
            what = f"{proposal} {word} and cannot be a candidate"
            mend = f"choose among {', '.join(slate.running) or 'nothing: none survived'}"
            return law.refusal("LVP-review", what, mend)
    if refusal := _cuts(act.left_out, slate, law):
        return refusal
    left_out = {cut.proposal for cut in act.left_out}
    if both := sorted(left_out.intersection(act.candidates)):
        what = f"{', '.join(both)} is both a candidate and left out"
        return law.refusal("LVP-review", what, "name it once")
    if silent := [p for p in slate.running if p not in left_out and p not in act.candidates]:
        what = f"{', '.join(silent)} is neither a candidate nor left out with a reason"
        return law.refusal("LVP-cut-reason", what, "say why: left_out=(Cut(proposal, reason), …)")
    return None


def _cuts(cuts: Iterable[Cut], slate: Slate, law: Law) -> Refusal | None:
    running = set(slate.running)
    for cut in cuts:
        if cut.proposal not in running:
            word = "is cut already" if cut.proposal in slate.proposals else "was never proposed"
            what = f"{cut.proposal} {word}"
            return law.refusal("WP-known", what, "cut what is still in the running, once")
        if not cut.reason.strip():
            what = f"{cut.proposal} is cut and no reason is given"
            return law.refusal("LVP-cut-reason", what, "write the reason: Cut(proposal, '…')")
        running.discard(cut.proposal)
    return None


def called_for(
    slate: Slate, act: Propose, law: Law, register: Register, state: State
) -> Refusal | None:
    """A proposal comes from an area and a category that the call names, where it names them."""
    call = slate.call
    for word, own, named in (
        ("category", act.category, call.categories),
        ("area", act.village, call.areas),
    ):
        if named and own not in named:
            what = f"{own or 'no ' + word} is not among what {slate.id} calls for"
            return law.refusal("LVP-area", what, f"write one of {', '.join(named)}")
    return None


def can_be_merged(
    slate: Slate, act: MergeProposals, law: Law, register: Register, state: State
) -> Refusal | None:
    """What becomes one is still in the running, and the one that goes on is not taken in."""
    for proposal in (act.into, *act.merged):
        if proposal not in slate.running:
            word = "is out of the running" if proposal in slate.proposals else "was never proposed"
            what = f"{proposal} {word} and cannot be merged"
            return law.refusal("LVP-merge", what, "merge what is still in the running")
    if act.into in act.merged:
        what = f"{act.into} is merged into itself"
        return law.refusal("LVP-merge", what, "name the others only")
    return None


def is_proposed(
    slate: Slate, act: AssessProposal, law: Law, register: Register, state: State
) -> Refusal | None:
    """What is assessed was proposed."""
    return _known([act.proposal], slate, law)


def studied_by_deputies(
    slate: Slate, act: StudyProposals, law: Law, register: Register, state: State
) -> Refusal | None:
    """Deputies of that congress look into what was proposed."""
    seats = {d.id for d in register.deputies_of(slate.congress, act.on) if d.may_act(act.on)}
    if strange := first_outside(act.deputies, seats):
        what = f"{strange} is no deputy in office of {slate.congress}"
        return law.refusal("WP-known", what, "name deputies of that congress")
    return _known(act.proposals, slate, law)


def recommended_within(
    slate: Slate, act: RecommendProposals, law: Law, register: Register, state: State
) -> Refusal | None:
    """Who recommends is a sub-district of the place, which has no congress of its own."""
    divisions, place = register.divisions, act.subdistrict
    inside = place in divisions and slate.congress in divisions.above(place)
    if not inside or divisions[place].has_congress:
        what = f"{place} is no sub-district of {slate.congress}"
        code = "LV-7" if law.holds("LV-7") else "WP-known"
        return law.refusal(code, what, "a township has a congress, which votes itself")
    return _known(act.proposals, slate, law)


def assessed_first(
    slate: Slate, act: ReviewCandidates, law: Law, register: Register, state: State
) -> Refusal | None:
    """Each candidate meets each criterion on record, where LVP-assessed asks for it."""
    if setting(law, "LVP-assessed", ("not_needed", "before_review")) == "not_needed":
        return None
    for proposal in act.candidates:
        assessed = slate.assessments.get(proposal)
        met = {check.criterion for check in assessed.checks if check.met} if assessed else set()
        if missing := [c for c in law.choices("LVP-criteria") if c not in met]:
            what = f"{proposal} is not found to be {', '.join(missing)}"
            return law.refusal("LVP-assessed", what, "assess it, or leave it out with the reason")
    return None


def _known(proposals: Iterable[ProposalId], slate: Slate, law: Law) -> Refusal | None:
    for proposal in proposals:
        if proposal not in slate.proposals:
            what = f"{proposal} was never proposed on {slate.id}"
            return law.refusal("WP-known", what, "record the proposal first")
    return None


# --- after the vote -------------------------------------------------------------------------------


def members_are_deputies(
    slate: Slate, act: FormSupervisionGroup, law: Law, register: Register, state: State
) -> Refusal | None:
    """The supervision group is made of deputies of that congress."""
    seats = {d.id for d in register.deputies_of(slate.congress, act.on) if d.may_act(act.on)}
    if strange := first_outside(act.members, seats):
        what = f"{strange} is no deputy in office of {slate.congress}"
        return law.refusal("LVP-group", what, "choose deputies of that congress")
    return None


def problems_are_of_the_slate(
    slate: Slate, act: PresidiumMeeting, law: Law, register: Register, state: State
) -> Refusal | None:
    """A problem found is about a project of the slate."""
    for fault in act.problems:
        if fault.project not in slate.projects:
            what = f"{fault.project} is no project of {slate.id}"
            return law.refusal("WP-known", what, f"its projects: {', '.join(slate.projects)}")
    return None


def first_outside(names: Iterable[DeputyId], seats: set[DeputyId]) -> DeputyId | None:
    """The first of the names that is not among the seats."""
    return next((who for who in names if who not in seats), None)
