"""Inquiries and interpellations: who may ask, how it is answered, when a second answer is owed."""

import pytest

from wholeprocess import decision as d
from wholeprocess.decision import InterpellationPhase as P

TEXT = {"target": "government", "question": "the water", "content": "why it was off for nine days"}


def paper(hall, signers=10, **fields):
    who = hall.deputies(signers)
    return {
        "session": "s1", "interpellation": "i", "by": who[0], "signers": who, **TEXT, **fields,
    }  # fmt: skip


def answered(hall, signers=10, form="in_plenary", by_head=True):
    hall.opens().do(d.Interpellate, **paper(hall, signers))
    hall.do(d.DecideOnAnswer, interpellation="i", form=form)
    return hall.do(
        d.AnswerInterpellation, interpellation="i", by="government", words="a pump broke",
        by_head=by_head,
    )  # fmt: skip


# --- inquiries ------------------------------------------------------------------------------------


def test_one_deputy_may_ask_and_the_organ_answers(town):
    ask = {"session": "s1", "inquiry": "q", "organ": "finance", "question": "what for?"}
    assert town.why(d.Inquire, by="d001", **ask) == "WP-known"
    town.opens()
    assert town.why(d.Inquire, by="guest", **ask) == "DL25-19"
    town.do(d.Inquire, by="d001", **ask)
    assert town.why(d.Inquire, by="d001", **ask) == "WP-once"
    answer = {"inquiry": "q", "answer": "for the road"}
    assert town.why(d.AnswerInquiry, by="water", **answer) == "DL25-19"
    assert town.why(d.AnswerInquiry, by="finance", inquiry="x", answer="y") == "WP-known"
    unanswered = town.state
    town.closes()
    assert town.codes(town.day) == ["DL25-19"]
    town.state = unanswered
    town.do(d.AnswerInquiry, by="finance", **answer)
    assert town.why(d.AnswerInquiry, by="finance", **answer) == "WP-once"
    assert town.closes().codes(town.day) == []


# --- interpellations ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "number", "signers", "code"),
    [
        ("430381101", 61, 9, "OL-24-1"),  # a township bill has 5, its interpellation 10
        ("430381101", 61, 10, None),
        ("430381101", 40, 8, "OL-24-1"),
        ("430381", 100, 9, "OL-24-1"),
        ("430381", 100, 10, None),
        ("43", 100, 10, None),
        ("110105012", 40, 7, "OL-24-1"),  # CGL-interpellation-share: one fifth of 40 is 8
        ("110105012", 40, 8, None),
        ("110105012", 41, 9, "OL-24-1"),  # CGL-interpellation-small: 40 or fewer
        ("110105012", 41, 10, None),
    ],
)
def test_signers(hall, congress, number, signers, code):
    own = hall(congress, number).opens()
    assert own.why(d.Interpellate, **paper(own, signers)) == code


def test_a_paper_is_complete_and_goes_to_an_organ_of_that_level(town, county):
    for hall in (town, county):
        assert hall.why(d.Interpellate, **paper(hall)) == "WP-known"
        hall.opens()
        for part in ("target", "question", "content"):
            assert hall.why(d.Interpellate, **paper(hall, **{part: " "})) == "OL-24-1"
        assert hall.why(d.Interpellate, **paper(hall, by="d002")) == "OL-24-1"
    assert town.why(d.Interpellate, **paper(town, target="court")) == "OL-24-1"
    assert county.why(d.Interpellate, **paper(county, target="court")) is None
    county.do(d.Interpellate, **paper(county))
    assert county.why(d.Interpellate, **paper(county)) == "WP-once"


def test_the_presidium_decides_and_the_target_answers(county):
    hall = county.opens().do(d.Interpellate, **paper(county))
    answer = {"interpellation": "i", "words": "a pump broke", "by_head": True}
    assert hall.why(d.AnswerInterpellation, by="government", **answer) == "WP-phase"
    assert hall.why(d.DecideOnAnswer, interpellation="i", form="written", by="office") == "OL-24-2"
    hall.do(d.DecideOnAnswer, interpellation="i", form="written")
    assert hall.why(d.AnswerInterpellation, by="court", **answer) == "OL-24-2"
    hall.do(d.AnswerInterpellation, by="government", **answer)
    assert hall.state.interpellations["i"].phase is P.ANSWERED


@pytest.mark.parametrize(("form", "code"), [("written", "OL-24-3"), ("in_plenary", "OL-24-2")])
def test_the_head_answers_in_person_or_signs(county, form, code):
    answered(county, form=form, by_head=False)
    assert county.codes(county.day) == [code]


@pytest.mark.parametrize(
    ("signers", "dissatisfied", "code"),
    [(10, 4, "DL25-20-5"), (10, 5, None), (11, 5, "DL25-20-5"), (11, 6, None)],
)
def test_half_of_the_signers_require_a_second_answer(county, signers, dissatisfied, code):
    hall = answered(county, signers)
    rate = {"interpellation": "i", "by": "d001", "dissatisfied": hall.deputies(dissatisfied)}
    assert hall.why(d.RateAnswer, require=True, **rate) == code
    assert hall.why(d.RateAnswer, **rate) is None
    assert hall.why(d.RateAnswer, **{**rate, "dissatisfied": ("d050",)}) == "DL25-20-5"


def test_a_second_answer_and_no_third(county):
    hall = answered(county)
    rate = {"interpellation": "i", "by": "d001", "dissatisfied": hall.deputies(5)}
    hall.do(d.RateAnswer, require=True, **rate)
    assert hall.state.interpellations["i"].phase is P.TO_ANSWER
    hall.do(d.AnswerInterpellation, interpellation="i", by="government", words="two pumps",
            by_head=True)  # fmt: skip
    assert hall.why(d.RateAnswer, require=True, **rate) == "CGP-second-answers"
    hall.do(d.RateAnswer, **rate)
    assert hall.state.interpellations["i"].phase is P.CLOSED
    assert hall.codes(hall.day) == ["CGP-second-answers"]


def test_content_signers_close_it(county):
    hall = answered(county)
    hall.do(d.RateAnswer, interpellation="i", by="d001", dissatisfied=hall.deputies(4))
    assert hall.codes(hall.day) == []


def test_what_was_not_decided_or_not_answered(county):
    hall = county.opens().do(d.Interpellate, **paper(county))
    hall.do(d.Interpellate, **paper(county, interpellation="j"))
    hall.do(d.DecideOnAnswer, interpellation="j", form="written").closes()
    assert hall.codes(hall.day) == ["OL-24-2", "OL-24-2"]
