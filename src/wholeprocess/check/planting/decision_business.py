"""Faults in bills, questions and what follows a session (议案、询问、质询、会后中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import DAY, cut, mixed, put_off, quiet
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.congress import SessionId
from wholeprocess.decision import (
    AnswerInquiry,
    AnswerInterpellation,
    Bill,
    BillPhase,
    DecideOnAnswer,
    Inquire,
    Interpellate,
    IssueAssigningDocument,
    LeaveOffAgenda,
    PublishResolution,
    PutOnAgenda,
    RateAnswer,
    ReportOnBill,
    SubmitBill,
    TurnIntoSuggestion,
    VoteOnBill,
)
from wholeprocess.decision.bills.acts import BillAct
from wholeprocess.decision.questions.acts import Form


def _bill(ground: Clean, act: BillAct | SubmitBill) -> Bill:
    return ground.state.decision.bills[act.bill]


def _after(ground: Clean, place: int, bill: str) -> frozenset[int]:
    """The places of what became of a bill from a place on, its publication with it."""
    return frozenset(
        n
        for n, act in enumerate(ground.acts)
        if n >= place and (act.thing == bill or getattr(act, "resolution", "") == bill)
    )


@plants("CGP-bill-late")
def bill_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A bill comes after the last day for bills, and is taken all the same."""
    for place, act in ground.of(SubmitBill, rng):
        own = ground.state.decision.preparations[SessionId(act.session)]
        way = ground.law_at(act.on, own.congress).choice("CGP-bill-late")
        if own.bills_until is None or way != "take":
            continue
        other = evolve(act, on=own.bills_until + DAY)
        after = [ground.acts[n].on for n, _ in ground.about(act.bill) if n > place]
        if other.on <= min(after, default=ground.last):
            yield Fault(code="CGP-bill-late", about=act.bill, put={place: other}, at=other)


def _undecided(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """The presidium did not decide whether it goes on the agenda."""
    for kind in (PutOnAgenda, LeaveOffAgenda):
        for place, act in ground.of(kind, rng):
            bill = _bill(ground, act)
            law = ground.law_at(bill.submitted.on, bill.congress)
            if law.holds("OL-22-2b") is (code == "OL-22-2b"):
                yield without(code, _after(ground, place, act.bill), act.bill)


@plants("OL-22-2b")
def bill_undecided(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A bill on which nothing was decided by the close."""
    return _undecided(ground, rng, "OL-22-2b")


def _lost(ground: Clean, rng: Random, local: bool) -> Iterator[Fault]:
    """A bill is left off the agenda, and not turned into a suggestion."""
    code = "CGL-bill-suggestion" if local else "CGP-bill-suggestion"
    for place, turned in ground.of(TurnIntoSuggestion, rng):
        law = ground.law_at(turned.on, _bill(ground, turned).congress)
        if law.holds("CGL-bill-suggestion") is local:
            yield without(code, [place], turned.bill)
    for place, put in ground.of(PutOnAgenda, rng):
        law = ground.law_at(put.on, _bill(ground, put).congress)
        if law.holds("CGL-bill-suggestion") is local:
            left = LeaveOffAgenda(on=put.on, by=put.by, bill=put.bill, reason="planted")
            drop = _after(ground, place, put.bill) - {place}
            yield Fault(code=code, about=put.bill, drop=drop, put={place: left})


@plants("CGP-bill-suggestion")
def bill_lost(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A bill left off the agenda is not turned into a suggestion; or, before 2022, undecided."""
    undecided = _undecided(ground, rng, "CGP-bill-suggestion")
    return mixed(rng, _lost(ground, rng, local=False), undecided)


@plants("CGL-bill-suggestion")
def bill_lost_by_local_law(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The same where a text of the place has it."""
    return _lost(ground, rng, local=True)


@plants("CGP-bill-voted")
def bill_not_voted(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A bill stood on the agenda to the end."""
    for place, act in ground.of(VoteOnBill, rng):
        yield without("CGP-bill-voted", _after(ground, place, act.bill), act.bill)


@plants("CGP-bill-report")
def bill_not_reported(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nothing is reported of a bill that was passed."""
    for place, act in ground.of(ReportOnBill, rng):
        bill = _bill(ground, act)
        if bill.phase not in (BillPhase.PASSED,):
            continue
        passed = ground.about(act.bill, VoteOnBill)[-1][1].on
        law = ground.law_at(passed, bill.congress)
        due = law.limit("CGP-bill-report").after(passed, law.calendar).on
        yield from cut(ground, "CGP-bill-report", place, due)


# --- questions ------------------------------------------------------------------------------------


@plants("DL25-19")
def inquiry_unanswered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody answers an inquiry before the close."""
    for place, act in ground.of(AnswerInquiry, rng):
        if any(isinstance(o, Inquire) and o.inquiry == act.inquiry for o in ground.acts):
            yield without("DL25-19", [place], act.inquiry)


def _not_by_head(ground: Clean, rng: Random, written: bool) -> Iterator[Fault]:
    code = "OL-24-3" if written else "OL-24-2"
    for place, act in ground.of(AnswerInterpellation, rng):
        own = ground.state.decision.interpellations[act.interpellation]
        if (own.form is Form.WRITTEN) is written:
            yield instead(code, place, act, by_head=False)


@plants("OL-24-3")
def not_signed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A written answer that the head did not sign."""
    return _not_by_head(ground, rng, written=True)


@plants("OL-24-2")
def head_did_not_come(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The head does not come, or it is not answered, or nobody decided how."""
    return mixed(rng, _not_by_head(ground, rng, written=False), _left_open(ground, rng))


def _left_open(ground: Clean, rng: Random) -> Iterator[Fault]:
    for kind in (DecideOnAnswer, AnswerInterpellation):
        for place, act in ground.of(kind, rng):
            own = ground.state.decision.interpellations[act.thing]
            closed = ground.state.decision.sessions[own.session].session.closed
            if closed is not None:
                yield from cut(ground, "OL-24-2", place, closed)


@plants("CGP-second-answers")
def still_dissatisfied(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Half of the signers are not satisfied, and it ends there."""
    for place, act in ground.of(RateAnswer, rng):
        own = ground.state.decision.interpellations[act.interpellation]
        put = [o for o in ground.acts if isinstance(o, Interpellate)]
        if any(o.interpellation == own.id for o in put):
            bad = own.signers[: -(-len(own.signers) // 2)]
            yield instead("CGP-second-answers", place, act, dissatisfied=bad)


# --- after the session ----------------------------------------------------------------------------


@plants("CGP-publish")
def published_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A resolution is published a day late, or never."""
    return mixed(rng, *_of_publication(ground, rng))


def _of_publication(ground: Clean, rng: Random) -> Iterator[Iterator[Fault]]:
    for place, act in ground.of(PublishResolution, rng):
        made = ground.state.decision.resolutions[act.resolution]
        law = ground.law_at(made.on, made.congress)
        due = law.limit("CGP-publish").after(made.on, law.calendar).on
        if made.session in ground.state.decision.preparations:
            thing = [n for n, o in ground.about(act.resolution) if n > place]
            if not thing or ground.acts[thing[0]].on > due + DAY:
                yield put_off(ground, "CGP-publish", place, due + DAY)
            if quiet(ground, act.resolution, due):
                yield iter([without("CGP-publish", [place], act.resolution)])


@plants("CGP-two-offices")
def one_office(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One of the two offices did not issue the assigning document."""
    for place, act in ground.of(IssueAssigningDocument, rng):
        yield instead("CGP-two-offices", place, act, offices=[rng.choice(act.offices)])


@plants("CGP-assigning")
def not_assigned(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A suggestion of the session stands on none of its documents."""
    for place, act in ground.of(IssueAssigningDocument, rng):
        lines = list(act.lines)
        gone = rng.choice(lines)
        if len(lines) > 1:
            put = {place: evolve(act, lines=[line for line in lines if line != gone])}
            yield Fault(code="CGP-assigning", about=gone.suggestion, put=put)
