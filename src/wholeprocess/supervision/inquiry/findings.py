"""Special inquiry and interpellation (专题询问、质询): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Deadline, Finding, LawAt, found
from wholeprocess.supervision.inquiry.record import Inquiry, InquiryPhase, Interpellation, Way
from wholeprocess.supervision.record import State
from wholeprocess.supervision.targets import Rank
from wholeprocess.supervision.terms import due_back, late


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _held(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Inquiry, date, LawAt]]:
    for inquiry in state.inquiries.values():
        if inquiry.held is not None:
            yield inquiry, inquiry.held, law_at


def _asked(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Interpellation]]:
    for asked in state.interpellations.values():
        yield (asked,)


@finds("SVL-handling-inquiry", "SVL-own-term", "SVP-own-term")
def _of_clock(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    words = ("专题询问的处理报告", "the handling report of the inquiry")
    for inquiry in state.inquiries.values():
        clock = inquiry_clock(inquiry, law_at)
        yield from late(clock, inquiry.id, words, through) if clock is not None else ()


def inquiry_clock(inquiry: Inquiry, law_at: LawAt) -> Deadline | None:
    """By when the handling of an inquiry is reported; ``None`` where nobody has set a day.

    The law says "promptly" (SL24-50) and has no number; Chongqing has six months (CQ-R-36).
    """
    if inquiry.held is None:
        return None
    law = law_at(inquiry.held, inquiry.congress)
    codes = ("SVL-handling-inquiry",)
    return due_back(codes, inquiry.held, law, inquiry.report_by, done=inquiry.handled)


@finds("SL24-47")
def _of_heads(inquiry: Inquiry, held: date, law_at: LawAt) -> Iterator[Finding]:
    """SL24-47: the heads come; before 2024 only local rules and practice had the inquiry."""
    missing = inquiry.without_head
    if missing and law_at(held, inquiry.congress).holds("SL24-47"):
        yield found(
            "SL24-47",
            inquiry.id,
            (
                f"{'、'.join(missing)}的负责人没有到会",
                f"the head of {', '.join(missing)} did not come",
            ),
            ("负责人到会，必要时再次询问", "let the head come, and ask again where needed"),
            held,
        )


@finds("SL24-46", "SL24-49")
def _of_survey(inquiry: Inquiry, held: date, law_at: LawAt) -> Iterator[Finding]:
    """SL24-49: a survey that was made is with the members before they ask."""
    sent = inquiry.survey_sent
    in_time = sent is not None and sent <= held
    if inquiry.surveyed and not in_time and law_at(held, inquiry.congress).holds("SL24-49"):
        yield found(
            "SL24-49",
            inquiry.id,
            (
                f"调研报告{f'{sent}才' if sent else '没有'}发给组成人员",
                f"the survey was {f'sent on {sent}' if sent else 'not sent'} to the members",
            ),
            ("询问前及时发出", "send it before the inquiry"),
            held,
        )
    if inquiry.phase is InquiryPhase.HELD and (
        unanswered := [e.question for e in inquiry.exchanges if not e.answered]
    ):
        yield found(
            "SL24-46",
            inquiry.id,
            (f"没有回答：{'；'.join(unanswered)}", f"not answered: {'; '.join(unanswered)}"),
            ("会后书面答复", "answer in writing"),
            held,
        )


@finds("SL24-54")
def _of_answers(asked: Interpellation) -> Iterator[Finding]:
    """SL24-54: the head answers in person, or signs."""
    for answer in asked.answers:
        if answer.rank is Rank.HEAD:
            continue
        written = answer.way is Way.WRITTEN
        yield found(
            "SL24-54",
            asked.id,
            (
                f"{answer.on}的答复由{answer.rank}{'签署' if written else '到会作出'}",
                f"the answer of {answer.on} was {'signed' if written else 'given'} "
                f"by the {answer.rank}",
            ),
            ("由受质询机关的负责人到会或者签署", "let the head answer, or sign"),
            answer.on,
        )


CHECKS = (
    *finders(_held, _of_heads, _of_survey),
    *finders(whole, _of_clock),
    *finders(_asked, _of_answers),
)
"""What finds it."""
