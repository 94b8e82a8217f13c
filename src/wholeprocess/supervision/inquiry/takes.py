"""How each act about a special inquiry or an interpellation is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.journal import Take
from wholeprocess.law import Law
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.inquiry import acts as a
from wholeprocess.supervision.inquiry.guards import (
    enough_members_sign,
    goes_with_a_report,
    states_what_it_asks,
)
from wholeprocess.supervision.inquiry.phases import INQUIRY, INTERPELLATION
from wholeprocess.supervision.inquiry.record import Answer, Inquiry, Interpellation, Way
from wholeprocess.supervision.machine import ARRANGING, Machine
from wholeprocess.supervision.plan.topics import topic_is_planned
from wholeprocess.supervision.record import State

INQUIRIES = Machine(INQUIRY, "inquiries", "special inquiry")
INTERPELLATIONS = Machine(INTERPELLATION, "interpellations", "interpellation")


def _planned(act: a.PlanInquiry, law: Law, state: State) -> Inquiry:
    return Inquiry(
        id=act.inquiry,
        congress=act.congress,
        title=act.title,
        whom=act.whom,
        report=act.report,
        topic=act.topic,
        acts=(act,),
    )


def _surveyed(inquiry: Inquiry, act: a.SurveyForInquiry, law: Law, state: State) -> Inquiry:
    return evolve(inquiry, surveyed=True)


def _sent(inquiry: Inquiry, act: a.SendSurvey, law: Law, state: State) -> Inquiry:
    return evolve(inquiry, survey_sent=inquiry.survey_sent or act.on)


def _held(inquiry: Inquiry, act: a.HoldInquiry, law: Law, state: State) -> Inquiry:
    return evolve(
        inquiry,
        held=act.on,
        meeting=act.meeting,
        gathering=act.gathering,
        present=act.present,
        exchanges=act.exchanges,
        report_by=act.report_by,
    )


def _handled(inquiry: Inquiry, act: a.ReportInquiryHandling, law: Law, state: State) -> Inquiry:
    return evolve(inquiry, handled=inquiry.handled or act.on)


def _closed(inquiry: Inquiry, act: a.CloseInquiry, law: Law, state: State) -> Inquiry:
    return evolve(inquiry, reason=act.reason)


def _interpellated(act: a.Interpellate, law: Law, state: State) -> Interpellation:
    return Interpellation(
        id=act.interpellation,
        congress=act.congress,
        organ=act.organ,
        question=act.question,
        signers=act.signers,
        acts=(act,),
    )


def _directed(asked: Interpellation, act: a.DirectAnswer, law: Law, state: State) -> Interpellation:
    return evolve(asked, way=act.way)


def _answered(
    asked: Interpellation, act: a.AnswerInterpellation, law: Law, state: State
) -> Interpellation:
    answer = Answer(on=act.on, way=asked.way or Way.WRITTEN, rank=act.rank)
    return evolve(asked, answers=(*asked.answers, answer))


def _asked_again(
    asked: Interpellation, act: a.AskForSecondAnswer, law: Law, state: State
) -> Interpellation:
    return evolve(asked, dissatisfied=act.dissatisfied)


def _ended(
    asked: Interpellation,
    act: a.CloseInterpellation | a.WithdrawInterpellation,
    law: Law,
    state: State,
) -> Interpellation:
    return evolve(asked, reason=act.reason)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.PlanInquiry: INQUIRIES.begins(_planned, goes_with_a_report, topic_is_planned, by=ARRANGING),
    a.SurveyForInquiry: INQUIRIES.take(_surveyed),
    a.SendSurvey: INQUIRIES.take(_sent),
    a.HoldInquiry: INQUIRIES.take(_held),
    a.ReportInquiryHandling: INQUIRIES.take(_handled),
    a.CloseInquiry: INQUIRIES.take(_closed),
    a.Interpellate: INTERPELLATIONS.begins(
        _interpellated, enough_members_sign, states_what_it_asks
    ),
    a.DirectAnswer: INTERPELLATIONS.take(_directed),
    a.AnswerInterpellation: INTERPELLATIONS.take(_answered),
    a.AskForSecondAnswer: INTERPELLATIONS.take(_asked_again),
    a.DecideSecondAnswer: INTERPELLATIONS.take(),
    a.CloseInterpellation: INTERPELLATIONS.take(_ended),
    a.WithdrawInterpellation: INTERPELLATIONS.take(_ended),
}
"""How each act of this part is taken in."""
