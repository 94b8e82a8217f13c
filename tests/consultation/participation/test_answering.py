"""Each opinion is adopted or answered with a reason; the trace and the statement say which."""

from datetime import date

import pytest

from wholeprocess.consultation import (
    AdoptOpinion,
    Came,
    DeclineOpinion,
    GatherOpinion,
    HoldForum,
    HoldMatter,
    MatterKind,
    OpenMatter,
    OpinionPhase,
    SendLetter,
    SubmitDraft,
    adoption_statement,
    trace_of,
)
from wholeprocess.errors import NoSuchThing

DAY, MET, GONE, LATER = (date(2022, 10, day) for day in (1, 8, 20, 25))
COUNTY = "430381"
ALL_FORMS = {"PR-forms-budget": ("residents-meeting",)}


@pytest.fixture
def budget(table):
    """A budget on which residents met and deputies were asked."""
    table.settings = ALL_FORMS
    return table.do(
        OpenMatter(
            on=DAY, by="standing-committee", matter="m", congress=COUNTY, what="budget",
            subject="2023年预算", day=GONE,
        ),
        HoldForum(
            on=MET, by="office", matter="m", meeting="f",
            came=[Came(group="residents", number=35), Came(group="deputies", number=6)],
        ),
        SendLetter(on=MET, by="office", matter="m", letter="l", to=["wu"], due=date(2022, 10, 15)),
    )  # fmt: skip


def gather(
    opinion, group="residents", *, source="f", deputy=None, text="多修一所幼儿园", by="office"
):
    return GatherOpinion(
        on=MET, by=by, matter="m", opinion=opinion, text=text, group=group, source=source,
        deputy=deputy,
    )  # fmt: skip


def adopt(opinion, *, on=MET, place="第三章第2条", by="government", matter="m"):
    return AdoptOpinion(on=on, by=by, matter=matter, opinion=opinion, place=place)


def decline(opinion, *, on=MET, reason="财力不足", by="government", matter="m"):
    return DeclineOpinion(on=on, by=by, matter=matter, opinion=opinion, reason=reason)


def submit(on=GONE, by="government"):
    return SubmitDraft(on=on, by=by, matter="m", text="送审稿")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(gather("o2"), None, id="residents at the forum"),
        pytest.param(gather("o2", by="government"), None, id="entered by who drafts"),
        pytest.param(gather("o2", by="press"), "PR-opinion-source", id="by somebody else"),
        pytest.param(gather("o1"), "WP-once", id="the number again"),
        pytest.param(gather("o2", source=""), None, id="otherwise"),
        pytest.param(gather("o2", source="x"), "PR-opinion-source", id="no such meeting"),
        pytest.param(gather("o2", "experts"), "PR-opinion-source", id="who did not come"),
        pytest.param(gather("o2", "deputies"), None, id="deputies together"),
        pytest.param(gather("o2", "deputies", deputy="wu", source="l"), None, id="by letter"),
        pytest.param(
            gather("o2", "deputies", deputy="li", source="l"), "PR-opinion-source", id="not asked"
        ),
        pytest.param(
            gather("o2", "deputies", source="l"), "PR-opinion-source", id="no one by letter"
        ),
        pytest.param(gather("o2", "deputies", deputy="x"), "WP-known", id="no deputy"),
        pytest.param(gather("o2", "residnets", source=""), "PR-invite", id="a group nobody knows"),
    ],
)
def test_where_an_opinion_comes_from(budget, act, code):
    budget.do(gather("o1"))
    assert budget.why_not(act) == code


def test_only_a_deputy_is_named():
    with pytest.raises(ValueError, match="wu is named as a deputy"):
        gather("o1", "residents", deputy="wu")


@pytest.mark.parametrize("answer", [adopt, decline])
def test_what_nobody_raised_cannot_be_answered(budget, answer):
    assert budget.why_not(answer("o1")) == "PR-answer-opinion"
    budget.do(gather("o1"))
    assert budget.why_not(answer("o1")) is None
    assert budget.why_not(answer("o1", by="office")) == "PR-answer-opinion"
    assert budget.why_not(answer("o1", matter="n")) == "WP-known"


@pytest.mark.parametrize("answer", [adopt, decline])
def test_an_answer_says_something(answer):
    with pytest.raises(ValueError, match="is empty"):
        answer("o1", **{"place" if answer is adopt else "reason": " "})


def test_an_open_opinion_is_found_once_the_draft_has_gone(budget):
    budget.do(gather("o1"), gather("o2"), gather("o3"), adopt("o1"), decline("o2"))
    assert budget.codes(MET) == []
    budget.do(submit())
    found = [finding for finding in budget.found() if finding.code == "PR-answer-opinion"]
    assert [(one.what.zh, one.on) for one in found] == [("意见o3既未采纳也未说明理由", GONE)]


def test_a_draft_with_every_opinion_answered_has_no_finding(budget):
    budget.do(gather("o1"), gather("o2"), adopt("o1"), decline("o2"), submit())
    assert "PR-answer-opinion" not in budget.codes()


def test_a_late_answer_is_recorded_and_found_to_be_late(budget):
    budget.do(gather("o1"), submit(), decline("o1", on=LATER))
    (finding,) = (one for one in budget.found() if one.code == "PR-answer-opinion")
    assert finding.what.en == f"opinion o1 was answered on {LATER}, after {GONE}"
    assert finding.on == LATER
    assert budget.why_not(adopt("o1", on=LATER)) == "PR-answer-opinion"


def test_an_answer_on_the_day_is_in_time(budget):
    budget.do(gather("o1"), submit(), decline("o1", on=GONE))
    assert "PR-answer-opinion" not in budget.codes()


def test_an_answer_may_change_until_the_draft_goes_but_not_for_ever(budget):
    budget.do(gather("o1"), decline("o1"), adopt("o1"), adopt("o1", place="第四章"), decline("o1"))
    opinion = budget.file().opinions[0]
    assert (opinion.phase, opinion.place, opinion.dropped) == (OpinionPhase.ANSWERED, "", 1)
    budget.do(decline("o1", reason="另有安排"), adopt("o1"))
    assert budget.why_not(decline("o1")) == "PR-drop"
    budget.settings = {"PR-drop": 2}
    assert budget.why_not(decline("o1")) is None
    budget.do(submit())
    assert budget.why_not(decline("o1", on=LATER)) == "PR-answer-opinion"


def test_only_a_draft_is_submitted_by_who_drew_it_up(budget):
    assert budget.why_not(submit(by="standing-committee")) == "PR-hold"
    assert budget.why_not(HoldMatter(on=GONE, by="office", matter="m")) == "PR-hold"
    budget.do(submit())
    assert budget.why_not(submit(LATER)) == "WP-phase"


@pytest.mark.parametrize(
    ("what", "code"), [("special-report", "SL24-14"), ("survey", "PR-answer-opinion")]
)
def test_a_special_report_answers_what_was_collected(table, what, code):
    table.do(
        OpenMatter(
            on=DAY, by="standing-committee", matter="m", congress=COUNTY, what=what, subject="供水",
            day=GONE, drafter="government",
        ),
        gather("o1", source=""),
        gather("o2", source=""),
        adopt("o2", place="报告第二部分"),
    )  # fmt: skip
    assert table.why_not(submit()) == "PR-hold"
    assert table.codes(GONE) == []
    table.do(HoldMatter(on=GONE, by="standing-committee", matter="m"))
    assert table.codes(GONE) == [code]
    table.do(decline("o1", on=LATER))
    assert table.codes(LATER) == [code]


# --- the trace and the statement ------------------------------------------------------------------


@pytest.fixture
def traced(budget):
    return budget.do(
        gather("o1", text="多修一所幼儿园"),
        gather("o2", text="减免停车费"),
        gather("o3", "deputies", deputy="wu", source="l", text="增加教育支出"),
        adopt("o1"),
        decline("o2"),
        submit(),
    )


def test_the_trace_has_every_opinion_once(traced):
    trace = trace_of(traced.file())
    assert [(line.opinion, line.outcome, line.place, line.reason) for line in trace.lines] == [
        ("o1", "adopted", "第三章第2条", ""),
        ("o2", "answered", "", "财力不足"),
        ("o3", "open", "", ""),
    ]
    assert (trace.raised, trace.adopted, trace.answered, trace.open) == (3, 1, 1, 1)
    assert trace.by_group == (("deputies", 1, 0), ("residents", 2, 1))


def test_opinions_of_a_day_stand_in_the_order_of_their_numbers(budget):
    budget.do(gather("o10"), gather("o2"))
    assert [line.opinion for line in trace_of(budget.file()).lines] == ["o2", "o10"]


def test_the_statement_in_chinese(traced):
    assert adoption_statement(traced.file()) == (
        "2023年预算：意见采纳情况说明",
        "2022-10-20提交：送审稿",
        "一、协商情况",
        "2022-10-08 市民恳谈会（f），到会41人：市民群众35人、人大代表6人",
        "2022-10-08 代表征求意见函（l），发出1件，2022-10-15截止，答复1件",
        "二、采纳情况",
        "共提出意见3条：采纳1条，说明理由1条，未答复1条",
        "人大代表提出1条，采纳0条",
        "市民群众提出2条，采纳1条",
        "三、逐条说明",
        "1. [o1] 多修一所幼儿园（市民群众，f）——采纳，见第三章第2条",
        "2. [o2] 减免停车费（市民群众，f）——未采纳，理由：财力不足",
        "3. [o3] 增加教育支出（人大代表 wu，l）——尚未答复",
    )


def test_the_statement_in_english(traced):
    lines = adoption_statement(traced.file(), "en")
    assert len(lines) == len(adoption_statement(traced.file()))
    assert lines[3] == "2022-10-08 residents' meeting (f), 41 came: residents 35, deputies 6"
    assert lines[4] == "2022-10-08 letter to deputies (l), to 1 deputy until 2022-10-15, 1 answered"
    assert lines[6] == "3 opinions raised: 1 adopted, 1 answered with a reason, 1 open"
    assert lines[-1] == "3. [o3] 增加教育支出 (deputies wu, l): not answered yet"


def test_a_statement_before_anything_happened(table):
    table.do(
        OpenMatter(
            on=DAY, by="government", matter="m", congress=COUNTY, what=MatterKind.PLAN,
            subject="年度计划", day=GONE,
        )
    )  # fmt: skip
    assert adoption_statement(table.file(), "en") == (
        "年度计划: what was adopted of the opinions raised",
        "1. Who was consulted",
        "nobody, by the record",
        "2. What was adopted",
        "0 opinions raised: 0 adopted, 0 answered with a reason, 0 open",
        "3. Opinion by opinion",
    )


def test_an_unknown_matter_and_an_unknown_language(traced):
    with pytest.raises(NoSuchThing, match="no matter is called 'x'"):
        traced.file("x")
    with pytest.raises(ValueError, match="'fr' is no language"):
        adoption_statement(traced.file(), "fr")
