"""The tables: lifecycles are sound, every kind has its rules, a journal keeps the acts."""

from datetime import date
from inspect import isclass

import pytest

import wholeprocess as wp
from wholeprocess import consultation
from wholeprocess.consultation import (
    AdoptOpinion,
    AnswerInvitation,
    AnswerLetter,
    BodyAct,
    CallOffMatter,
    Came,
    ChangeBody,
    ConsultBody,
    DeclineOpinion,
    Form,
    FormBody,
    GatherOpinion,
    Group,
    HoldForum,
    HoldMatter,
    Invite,
    MatterAct,
    MatterKind,
    MatterPhase,
    OpenMatter,
    SendLetter,
    SubmitDraft,
)
from wholeprocess.consultation.participation.phases import LIFECYCLES
from wholeprocess.consultation.participation.seats import FORMS, MAY, MUST
from wholeprocess.consultation.participation.takes import TAKES
from wholeprocess.journal import JsonLinesJournal
from wholeprocess.law import in_force, shipped_rules
from wholeprocess.process import CODEC, SetPractice

DAY, MET, GONE = date(2022, 10, 1), date(2022, 10, 8), date(2022, 10, 20)
COUNTY = "430381"


@pytest.mark.parametrize("table", LIFECYCLES, ids=lambda table: table.name)
def test_a_lifecycle_is_sound_and_rests_on_rules_of_the_tables(table):
    assert table.faults() == ()
    assert {row.rule for row in table.rows} <= set(shipped_rules())
    assert table.mermaid().startswith("stateDiagram-v2\n    [*] --> ")


def test_every_act_on_a_matter_has_a_row():
    matter, opinion = LIFECYCLES
    on_matters = {act for act in TAKES if issubclass(act, MatterAct)}
    assert set(matter.index) == on_matters
    assert set(opinion.index) < on_matters
    acts = {v for v in vars(consultation).values() if isclass(v) and hasattr(v, "kind")}
    assert set(TAKES) <= acts
    assert {act for act in TAKES if issubclass(act, BodyAct)} < acts


@pytest.mark.parametrize("kind", MatterKind)
def test_every_kind_has_a_table_of_known_groups_and_forms(kind):
    law = in_force(DAY, COUNTY)
    assert {*law.choices(MUST[kind]), *law.choices(MAY[kind])} <= set(Group)
    assert set(law.choices(FORMS[kind])) <= set(Form)
    assert MUST[kind] == f"PR-must-{kind}"
    assert MAY[kind] == f"PR-may-{kind}"
    assert FORMS[kind] == f"PR-forms-{kind}"


def test_the_kinds_are_supervision_or_drafts_or_a_township_s_own():
    assert [kind for kind in MatterKind if not kind.supervises and not kind.drafts] == [
        MatterKind.TOWNSHIP_WORK
    ]


def year():
    """A budget with a forum and one opinion, and a report to which residents were not invited."""
    return [
        FormBody(
            on=DAY, by="office", body="law", congress=COUNTY, what="legal-service-group",
            members=["a"],
        ),
        OpenMatter(
            on=DAY, by="government", matter="b", congress=COUNTY, what="budget", subject="预算",
            day=GONE,
        ),
        OpenMatter(
            on=DAY, by="standing-committee", matter="r", congress=COUNTY, what="special-report",
            subject="供水", vital=True, day=GONE, needs=["trade-volunteers"],
        ),
        Invite(on=DAY, by="office", matter="r", group="deputies"),
        HoldForum(
            on=MET, by="office", matter="b", meeting="f",
            came=[Came(group="residents", number=2, names=["r1"])],
        ),
        GatherOpinion(
            on=MET, by="office", matter="b", opinion="o", text="多修路", group="residents",
            source="f",
        ),
        HoldMatter(
            on=GONE, by="office", matter="r", came=[Came(group="deputies", number=3)],
        ),
        SubmitDraft(on=GONE, by="government", matter="b", text="送审稿"),
    ]  # fmt: skip


def others():
    """The kinds of act that the year above has none of."""
    on = {"on": MET, "by": "office", "matter": "b"}
    return [
        ChangeBody(on=MET, by="office", body="law", join=["b"], leave=["a"]),
        AnswerInvitation(group="deputies", name="wu", accepts=False, **on),
        ConsultBody(meeting="f2", body="law", present=["a"], **on),
        SendLetter(letter="l", to=["wu"], due=GONE, **on),
        AnswerLetter(letter="l", deputy="wu", **on),
        GatherOpinion(opinion="p", text="…", group="deputies", deputy="wu", source="l", **on),
        AdoptOpinion(opinion="o", place="第二条", **on),
        DeclineOpinion(opinion="o", reason="另有安排", **on),
        CallOffMatter(reason="汛期", **on),
    ]


def test_there_is_an_example_of_every_kind_of_act():
    assert {type(act) for act in year() + others()} == set(TAKES)


@pytest.mark.parametrize("act", year() + others(), ids=lambda act: act.kind)
def test_an_act_comes_back_from_the_journal_as_it_was(act):
    assert CODEC.load(act.kind, act.version, CODEC.dump(act)) == act


def test_the_journal_is_checked_with_lines(tmp_path):
    term = wp.Term.open(COUNTY, journal=tmp_path / "desk.jsonl")
    for act in year():
        term.do(act)
    found = wp.check(tmp_path / "desk.jsonl")
    assert [(one.code, one.about, one.line) for one in found] == [
        ("PR-may-special-report", "r", 8),
        ("PR-must-special-report", "r", 8),
        ("PR-answer-opinion", "b", 9),
        *[("PR-forms-budget", "b", 9)] * 3,
    ]
    read = JsonLinesJournal(tmp_path / "desk.jsonl", CODEC)
    assert wp.replay(read).consultation == term.state.consultation
    assert term.state.consultation.matters["b"].phase is MatterPhase.SUBMITTED


def test_a_congress_sets_its_own_musts_in_its_journal():
    term = wp.Term.open(COUNTY)
    for code, value in (("PR-must-special-report", ("deputies",)), ("PR-forms-budget", ())):
        term.do(SetPractice(on=DAY, congress=COUNTY, code=code, value=value, reason="主任会议决定"))
    for act in year():
        term.do(act)
    assert [one.code for one in wp.check(term.journal)] == [
        "PR-may-special-report",
        "PR-answer-opinion",
    ]


def test_applying_without_questions_comes_to_the_same(table):
    state, law = consultation.State(), in_force(DAY, COUNTY)
    for act in [*year()[:2], CallOffMatter(on=DAY, by="office", matter="b", reason="合并")]:
        table.do(act)
        state = consultation.apply(state, act, law, table.register)
    assert state == table.state
    assert consultation.congress_of(state, Invite(on=DAY, by="x", matter="b", group="g")) == COUNTY
    assert consultation.congress_of(state, Invite(on=DAY, by="x", matter="?", group="g")) == ""
