"""Forums, letters and bodies: who was there, who was asked, and what must come before a draft."""

from datetime import date

import pytest

from wholeprocess.consultation import (
    AnswerLetter,
    Came,
    ChangeBody,
    ConsultBody,
    FormBody,
    GatherOpinion,
    HoldForum,
    Lack,
    MatterKind,
    OpenMatter,
    SendLetter,
    SubmitDraft,
    adoption_statement,
)

DAY, SENT, DUE, GONE = date(2022, 10, 1), date(2022, 10, 3), date(2022, 10, 10), date(2022, 11, 1)
COUNTY = "430381"
K = MatterKind


def open_(what=K.BUDGET, **rest):
    given = {"matter": "m", "congress": COUNTY, "subject": "预算", "by": "government", "day": GONE}
    return OpenMatter(on=DAY, what=what, **{**given, **rest})


def form_body(body="law", what="legal-service-group", members=("a", "b"), congress=COUNTY):
    return FormBody(on=DAY, by="office", body=body, congress=congress, what=what, members=members)


def forum(meeting="f", *, on=SENT, form="residents-meeting", **came):
    counted = [Came(group=group, number=n) for group, n in came.items()]
    return HoldForum(on=on, by="office", matter="m", meeting=meeting, form=form, came=counted)


def consult(body="law", meeting="b1", present=("a",)):
    return ConsultBody(on=SENT, by="government", matter="m", meeting=meeting, body=body,
                       present=present)  # fmt: skip


def letter(to=("wu", "li"), *, sent=SENT, due=DUE, ident="l"):
    return SendLetter(on=sent, by="office", matter="m", letter=ident, to=to, due=due)


def answer(deputy, by=None, on=DUE, ident="l"):
    return AnswerLetter(on=on, by=by or deputy, matter="m", letter=ident, deputy=deputy)


def submit(on=GONE, by="government"):
    return SubmitDraft(on=on, by=by, matter="m", text="预算草案（送审稿）")


@pytest.fixture
def drafting(table):
    """A budget with every form of consultation, before it is submitted."""
    return table.do(
        form_body(),
        form_body("exp", "expert-committee", ("x", "y", "z")),
        open_(),
        forum(residents=30),
        letter(),
        consult(),
        consult("exp", "b2", ("x", "z")),
    )


EVERY_FORM = (
    ("residents-meeting", "市民恳谈会"),
    ("opinion-letter", "代表征求意见函"),
    ("legal-service-group", "法律服务团"),
    ("expert-committee", "专家咨询委员会"),
)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (K.PLAN, "PR-forms-plan"),
        (K.BUDGET, "PR-forms-budget"),
        (K.URBAN_PLAN, "PR-forms-urban-plan"),
    ],
)
def test_a_draft_that_went_without_consulting_is_found_form_by_form(table, what, code):
    table.do(open_(what), submit())
    found = table.found(GONE)
    assert [finding.code for finding in found] == [code] * 4
    assert {finding.what.zh for finding in found} == {
        f"{what.words.zh}事前没有经过{zh}" for _, zh in EVERY_FORM
    }


def test_a_draft_after_every_form_has_no_finding(drafting):
    drafting.do(answer("wu"), answer("li"), submit())
    assert drafting.found() == ()


@pytest.mark.parametrize("left_out", [form for form, _ in EVERY_FORM])
def test_one_form_left_out_is_found(table, left_out):
    acts = {
        "residents-meeting": forum(residents=3),
        "opinion-letter": letter(("wu",)),
        "legal-service-group": consult(),
        "expert-committee": consult("exp", "b2", ("x",)),
    }
    table.do(form_body(), form_body("exp", "expert-committee", ("x",)), open_())
    table.do(*(act for form, act in acts.items() if form != left_out))
    (missing,) = table.file().missing(table.law(DAY))
    assert (missing.lack, missing.name, missing.code) == (
        Lack.NOT_CONSULTED,
        left_out,
        "PR-forms-budget",
    )
    assert table.codes(GONE) == ["PR-letter-answer"] * (left_out != "opinion-letter")


def test_a_meeting_to_which_nobody_came_is_another_finding(drafting):
    drafting.settings = {"PR-forms-budget": ("hearing",)}
    drafting.do(forum("h", form="hearing"), answer("wu"), answer("li"), submit())
    assert drafting.codes() == ["PR-come"]


def test_one_meeting_with_people_is_enough(drafting):
    drafting.do(forum("g"), answer("wu"), answer("li"), submit())
    assert drafting.codes() == []


def test_groups_that_a_place_makes_a_must_come_to_the_meetings_on_a_draft(drafting):
    from wholeprocess.consultation import Invite

    drafting.settings = {"PR-must-budget": ("residents", "experts")}
    drafting.do(open_(matter="n", vital=True), answer("wu"), answer("li"), submit())
    assert drafting.codes() == []  # the first is not of vital interest, the second has not gone
    invite = Invite(on=SENT, by="office", matter="n", group="residents")
    gone = SubmitDraft(on=GONE, by="government", matter="n", text="预算草案")
    drafting.do(invite, gone)
    assert drafting.codes() == ["PR-come"] + ["PR-forms-budget"] * 4 + ["PR-must-budget"]


# --- letters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(letter(ident="l2"), None, id="to two deputies"),
        pytest.param(letter(), "WP-once", id="the same name again"),
        pytest.param(letter(ident="f"), "WP-once", id="the name of a meeting"),
        pytest.param(letter(("nobody",), ident="l2"), "WP-known", id="to nobody"),
        pytest.param(letter(("sun",), ident="l2"), "DL25-61-1", id="to a suspended deputy"),
        pytest.param(letter(due=date(2022, 10, 2), ident="l2"), "PR-letter-term", id="due before"),
        pytest.param(answer("wu"), None, id="an answer"),
        pytest.param(answer("wu", by="office"), None, id="entered by the office"),
        pytest.param(answer("wu", by="li"), "PR-letter-answer", id="for another deputy"),
        pytest.param(answer("qian"), "PR-letter-answer", id="of who was not asked"),
        pytest.param(answer("wu", ident="x"), "WP-known", id="to no letter"),
    ],
)
def test_letters_and_answers(drafting, act, code):
    assert drafting.why_not(act) == code


@pytest.mark.parametrize(("due", "codes"), [(9, ["PR-letter-term"]), (10, [])])
def test_a_letter_leaves_seven_days(table, due, codes):
    table.do(open_(), letter(due=date(2022, 10, due)))
    assert table.codes(SENT) == codes


def test_the_days_that_a_letter_leaves_can_be_set(table):
    from wholeprocess.law import TimeLimit

    table.settings = {"PR-letter-term": TimeLimit(8, "days")}
    table.do(open_(), letter())
    assert table.codes(SENT) == ["PR-letter-term"]


@pytest.mark.parametrize(("gone", "code"), [(DUE, ["PR-letter-wait"]), (date(2022, 10, 11), [])])
def test_a_draft_waits_for_the_last_day_of_the_letter(drafting, gone, code):
    drafting.do(submit(gone))
    assert drafting.codes(gone) == code + ["PR-letter-answer"] * (gone > DUE)


def test_a_draft_need_not_wait_once_every_deputy_has_answered(drafting):
    drafting.do(answer("wu", on=SENT), answer("li", on=SENT), submit(DUE))
    assert drafting.found() == ()


def test_silent_deputies_are_noted_after_the_last_day(drafting):
    opinion = GatherOpinion(
        on=SENT, by="office", matter="m", opinion="o", text="…", group="deputies", deputy="li",
        source="l",
    )  # fmt: skip
    drafting.do(opinion)
    assert drafting.codes(DUE) == []
    (finding,) = drafting.found(date(2022, 10, 11))
    assert (finding.code, finding.severity) == ("PR-letter-answer", "note")
    assert finding.what.en == "1 deputy has not answered l: wu"
    drafting.do(answer("wu", on=GONE))
    assert drafting.found() == ()


# --- bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(consult(meeting="b3", present=("a", "b")), None, id="its members"),
        pytest.param(consult(meeting="b3", present=("a", "x")), "PR-body", id="of another body"),
        pytest.param(consult("nobody", "b3"), "PR-body", id="no such body"),
        pytest.param(consult("town", "b3", ("t",)), "PR-body", id="of another congress"),
        pytest.param(consult(meeting="f"), "WP-once", id="the name of another meeting"),
    ],
)
def test_only_members_sit_for_a_body(drafting, act, code):
    drafting.do(form_body("town", members=("t",), congress="430681118"))
    assert drafting.why_not(act) == code


def change(on=SENT, body="law", **rest):
    return ChangeBody(on=on, by="office", body=body, **rest)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(change(join=["c"], leave=["a", "b"]), None, id="all are replaced"),
        pytest.param(change(leave=["a", "b"]), "PR-body", id="nobody is left"),
        pytest.param(change(leave=["c"]), "PR-body", id="who leaves is no member"),
        pytest.param(change(join=["a"]), "PR-body", id="who joins is one already"),
        pytest.param(change(body="x", join=["c"]), "WP-known", id="no such body"),
        pytest.param(change(date(2022, 9, 30), join=["c"]), "WP-order", id="before it was formed"),
        pytest.param(form_body(), "WP-once", id="formed already"),
        pytest.param(form_body("n", congress="430399"), "WP-known", id="for no congress"),
    ],
)
def test_members_come_and_go(table, act, code):
    table.do(form_body())
    assert table.why_not(act) == code


def test_who_left_does_not_sit_any_more(drafting):
    drafting.do(change(join=["c"], leave=["a"]))
    assert drafting.state.bodies["law"].members == ("b", "c")
    assert drafting.why_not(consult(meeting="b3", present=("a",))) == "PR-body"
    assert drafting.why_not(consult(meeting="b3", present=("c",))) is None


# --- forums ---------------------------------------------------------------------------------------


def test_a_forum_is_held_before_the_draft_goes(drafting):
    drafting.do(submit())
    assert drafting.why_not(forum("late", on=GONE, residents=9)) == "WP-phase"


@pytest.mark.parametrize("form", ["opinion-letter", "legal-service-group", "expert-committee"])
def test_letters_and_bodies_are_no_forum(form):
    with pytest.raises(ValueError, match="is no forum"):
        forum(form=form)


def test_who_came_to_a_forum_is_of_a_known_group(drafting):
    assert drafting.why_not(forum("g", residnets=3)) == "PR-invite"
    assert drafting.why_not(forum("g", experts=3)) is None


def test_the_statement_names_every_consultation(drafting):
    drafting.do(forum("empty"))
    lines = adoption_statement(drafting.file())
    assert lines[2:7] == (
        "2022-10-03 法律服务团（b1），到会1人",
        "2022-10-03 专家咨询委员会（b2），到会2人",
        "2022-10-03 市民恳谈会（empty），到会0人",
        "2022-10-03 市民恳谈会（f），到会30人：市民群众30人",
        "2022-10-03 代表征求意见函（l），发出2件，2022-10-10截止，答复0件",
    )
