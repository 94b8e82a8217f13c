"""Faults in a standing committee's work (常委会监督工作中的问题): meetings, votes, inquiries."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting import (
    supervision_evaluation,
    supervision_inspection,
    supervision_loop,
    supervision_plan,
    supervision_reports,
    supervision_terms,
)
from wholeprocess.check.planting.changes import mixed, only_of_its_day, things
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.check.planting.supervision_reports import hearing, votes_on
from wholeprocess.law import deadline
from wholeprocess.supervision import (
    AnswerInterpellation,
    AskQuestion,
    CountForms,
    DeclareInterest,
    DefendAgainstDismissal,
    HoldInquiry,
    HoldMeeting,
    InquiryPhase,
    Member,
    OrderVote,
    Present,
    PublishVote,
    Rank,
    RecordRefusedMaterial,
    ReportInvestigation,
    ReportKind,
    SeatMembers,
    SendSurvey,
    SetUpInvestigation,
    StepBack,
    VoteOnDismissal,
    size_allowed,
)
from wholeprocess.supervision.terms import held

PARTS = (
    supervision_evaluation,
    supervision_inspection,
    supervision_loop,
    supervision_plan,
    supervision_reports,
    supervision_terms,
)
"""The other files of this link."""


# --- members and meetings -------------------------------------------------------------------------


@plants("OL-47-4")
def too_many_members(ground: Clean, rng: Random) -> Iterator[Fault]:
    """More deputies are elected into the committee than its size allows."""
    for _, meeting in ground.of(HoldMeeting, rng):
        committee = ground.state.supervision.committees[meeting.congress]
        law = ground.law_at(meeting.on, meeting.congress)
        if not law.holds("OL-47-4"):
            continue
        more = size_allowed(law, committee.population)[1] + 1 - committee.size
        deputies = ground.state.register.deputies.values()
        others = [
            d.id
            for d in deputies
            if d.congress == meeting.congress and d.id not in committee.members
        ]
        if len(others) >= more:
            new = [Member(id=ident) for ident in rng.sample(sorted(others), more)]
            made = SeatMembers(on=meeting.on, congress=meeting.congress, members=new)
            yield Fault(code="OL-47-4", about=meeting.congress, add=(made,), at=made)


def _with_a_thing(ground: Clean) -> set[str]:
    """The meetings at which something on record was done."""
    named = {str(getattr(act, "meeting", "")) for act in ground.acts if act.about != "meeting"}
    return named | {act.meeting for act in ground.acts if isinstance(act, AskQuestion)}


@plants("OL-51-1")
def no_meeting(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A meeting was not held; the next is found, which came too late."""
    busy = _with_a_thing(ground)
    for place, act in ground.of(HoldMeeting, rng):
        same = [m for m in ground.acts if isinstance(m, HoldMeeting) and m.congress == act.congress]
        before = [m for m in same if m.on < act.on]
        after = [m for m in same if m.on > act.on]
        if act.meeting in busy or not before or not after:
            continue
        law = ground.law_at(before[-1].on, act.congress)
        if law.holds("OL-51-1") and after[0].on > deadline("OL-51-1", before[-1].on, law).due:
            yield without("OL-51-1", [place], after[0].meeting, at=after[0])


@plants("SL24-46")
def no_answer(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A member asks and the organ sends nobody; or a question of an inquiry stays open."""
    return mixed(rng, _nobody_sent(ground, rng), _left_open(ground, rng))


def _nobody_sent(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(AskQuestion, rng):
        if only_of_its_day(ground, act):
            yield instead("SL24-46", place, act, answered_by="")


def _left_open(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Whatever came back later is left out: the answer would have been in it."""
    for place, act in ground.of(HoldInquiry, rng):
        inquiry = ground.state.supervision.inquiries[act.inquiry]
        if inquiry.phase is not InquiryPhase.HELD and inquiry.report_by is not None:
            continue
        if ground.law_at(act.on, inquiry.congress).holds("SVL-handling-inquiry"):
            continue
        one = rng.randrange(len(act.exchanges))
        exchanges = list(act.exchanges)
        exchanges[one] = evolve(exchanges[one], answered=False)
        other = evolve(act, exchanges=exchanges)
        drop = frozenset(n for n, _ in ground.about(act.inquiry) if n > place)
        yield Fault(code="SL24-46", about=act.inquiry, drop=drop, put={place: other}, at=other)


# --- satisfaction votes ---------------------------------------------------------------------------


def _open_vote(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """The forms of one unit are not filled in in secret."""
    for place, act in ground.of(CountForms, rng):
        vote = ground.state.supervision.votes[act.vote]
        law = ground.law_at(act.on, vote.congress)
        if held(law, "SV-7", "SVP-secret") == code and only_of_its_day(ground, act):
            yield instead(code, place, act, secret=False)


@plants("SV-7")
def open_vote(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A vote that is not secret where a text of the place has it secret."""
    return _open_vote(ground, rng, "SV-7")


@plants("SVP-secret")
def open_vote_in_practice(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A vote that is not secret elsewhere."""
    return _open_vote(ground, rng, "SVP-secret")


def half_counted(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """The forms of one of several units were never counted."""
    steps = {s.ref for m in ground.state.supervision.matters.values() for s in m.steps}
    for place, act in ground.of(CountForms, rng):
        vote = ground.state.supervision.votes[act.vote]
        law = ground.law_at(act.on, vote.congress)
        counts = [other for _, other in ground.about(act.vote, CountForms) if other is not act]
        off = act.vote in steps or held(law, "SV-10", "SVP-grades") != code
        if off or not counts or vote.dissatisfied:
            continue
        gone = [place, *(n for n, _ in ground.about(act.vote, PublishVote))]
        yield without(code, gone, act.vote, at=counts[-1])


@plants("SVP-grades")
def half_counted_before(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit without a result of its own, before that practice was reported."""
    return half_counted(ground, rng, "SVP-grades")


@plants("SV-10")
def no_result_or_not_back(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit has no result of its own, or did not satisfy and its work was not sent back."""
    back = supervision_loop.not_sent_back(ground, rng, "SV-10")
    return mixed(rng, half_counted(ground, rng, "SV-10"), back)


@plants("SVP-consequences")
def without_consequences(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The same, and the next year's list, before those practices were reported."""
    code = "SVP-consequences"
    back = supervision_loop.not_sent_back(ground, rng, code)
    return mixed(rng, back, supervision_plan.not_listed(ground, rng, code))


def _not_rated(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    for _, act in ground.of(OrderVote, rng):
        if act.report is None:
            continue
        report = ground.state.supervision.reports[act.report]
        if report.heard is None:
            continue
        law = ground.law_at(report.heard, report.congress)
        rectified = report.kind is ReportKind.RECTIFICATION and law.holds("SV-4")
        compulsory = law.holds("SV-9") and law.choice("SVP-compulsory") == "yes"
        if (code == "SV-4") is rectified and (code == "SV-9") is compulsory:
            gone = things(ground, *votes_on(ground, act.report))
            yield without(code, gone, act.report, at=hearing(ground, act.report))


@plants("SV-4")
def rectification_not_rated(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The rectification of an audit is not rated where a text of the place has it."""
    return _not_rated(ground, rng, "SV-4")


@plants("SV-9")
def report_not_rated(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A report is not rated where every one is to be."""
    return _not_rated(ground, rng, "SV-9")


# --- inquiries, interpellations, investigations, dismissals ---------------------------------------


@plants("SL24-47")
def head_absent(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody else comes for the head of one who is asked, or nobody."""
    for place, act in ground.of(HoldInquiry, rng):
        inquiry = ground.state.supervision.inquiries[act.inquiry]
        if ground.law_at(act.on, inquiry.congress).holds("SL24-47"):
            gone = rng.choice(inquiry.whom)
            came = [one for one in act.present if one.whom != gone]
            instead_of = [[], [Present(whom=gone, rank=Rank.DEPUTY_HEAD)]]
            yield instead("SL24-47", place, act, present=[*came, *rng.choice(instead_of)])


@plants("SL24-49")
def survey_not_sent(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The survey does not go to the members."""
    for place, act in ground.of(SendSurvey, rng):
        inquiry = ground.state.supervision.inquiries[act.inquiry]
        asked = next((o for _, o in ground.about(act.inquiry, HoldInquiry)), None)
        if asked is not None and ground.law_at(asked.on, inquiry.congress).holds("SL24-49"):
            yield without("SL24-49", [place], act.inquiry, at=asked)


@plants("SL24-54")
def not_by_the_head(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Another than the head answers an interpellation, or signs the answer."""
    for place, act in ground.of(AnswerInterpellation, rng):
        rank = rng.choice([Rank.DEPUTY_HEAD, Rank.DEPARTMENT_HEAD, Rank.STAFF])
        yield instead("SL24-54", place, act, rank=rank)


@plants("SL24-57-2")
def with_an_interest(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody with an interest does not step back."""
    for place, act in ground.of(StepBack, rng):
        at = [o for n, o in ground.about(act.investigation, DeclareInterest) if n < place]
        if at:
            yield without("SL24-57-2", [place], act.investigation, at=at[-1])


@plants("SL24-58")
def material_refused(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody does not supply what the investigation asked for."""
    for place, act in ground.of(ReportInvestigation, rng):
        begun = [o for n, o in ground.about(act.investigation, SetUpInvestigation) if n < place]
        on = begun[-1].on
        made = RecordRefusedMaterial(
            on=on, investigation=act.investigation, whom="planted", what="planted"
        )
        yield Fault(code="SL24-58", about=act.investigation, add=(made,), at=made)


@plants("SL24-62-2")
def not_heard(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The person whose dismissal is voted on had no chance to defend himself."""
    for place, act in ground.of(VoteOnDismissal, rng):
        other = evolve(act, heard=False)
        drop = frozenset(n for n, _ in ground.about(act.dismissal, DefendAgainstDismissal))
        yield Fault(code="SL24-62-2", about=act.dismissal, drop=drop, put={place: other}, at=other)
