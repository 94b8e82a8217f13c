"""Rulings, refusals and findings, and the texts in which they reach a person."""

from datetime import date

import pytest

from wholeprocess.errors import MissingExtra, Problem, Refused
from wholeprocess.law import (
    Finding,
    Refusal,
    Ruling,
    Severity,
    Text,
    explain,
    in_force,
    in_report_order,
    rule,
)

LAW = in_force(date(2025, 6, 1), "430381")


@pytest.mark.parametrize("codes", [(), [], iter(())])
def test_no_outcome_without_its_basis(codes):
    with pytest.raises(ValueError, match="a ruling must name the rules it rests on"):
        Ruling("elected", codes)


def test_a_ruling_has_one_form():
    assert Ruling("elected", ["EL-45-1b"]) == Ruling("elected", ("EL-45-1b",))
    assert hash(Ruling(1, iter(["EL-45-1b"]))) == hash(Ruling(1, ["EL-45-1b"]))


def test_reasons_may_be_made_when_they_are_read():
    asked = []

    def reasons():
        asked.append(1)
        yield Text("过半数", "more than half")

    later, at_once = Ruling(1, ["EL-45-1b"], reasons), Ruling(1, ["EL-45-1b"], reasons())
    other = Ruling(1, ["EL-45-1b"], lambda: [Text("半数", "half")])
    asked.clear()
    assert later.rests_on == ("EL-45-1b",)
    assert not asked
    assert later == at_once != other
    assert at_once == later
    assert hash(later) == hash(at_once)
    asked.clear()
    assert later.reasons == (Text("过半数", "more than half"),) == later.reasons
    assert (asked, later == at_once, hash(later) == hash(at_once)) == ([1], True, True)
    match later:
        case Ruling(1, codes, words):
            assert (codes, words) == (("EL-45-1b",), at_once.reasons)
        case _:
            pytest.fail("a ruling is not what its fields are")


def test_a_refusal_says_what_which_law_who_and_what_now():
    refusal = LAW.refusal("SG-5", "answered late", "answer sooner", who=("roads", "water"))
    text = (
        "SG-5: answered late\n"
        "  law   Deputies Law (2025) art. 51 para. 2 「自交办之日起三个月内答复」\n"
        "  who   roads, water\n"
        "  mend  answer sooner"
    )
    refused = Refused(refusal)
    assert str(refusal) == str(refused) == text
    assert refused.refusal is refusal
    assert (refused.code, refused.mend) == ("SG-5", "answer sooner")
    assert refused.article == "Deputies Law (2025) art. 51 para. 2"


def test_a_refusal_where_nothing_holds_rests_on_no_text():
    refusal = Refusal(code="SG-2", what="there is no text", mend="say what to do")
    assert str(refusal) == "SG-2: there is no text\n  mend  say what to do"
    assert refusal.article == "no text"


def finding(line, code="SG-5", about="s1", what="late"):
    return Finding(
        code=code, about=about, what=Text("逾期", what), mend=Text("答复", "reply"), line=line
    )


@pytest.mark.parametrize(
    ("line", "text"), [(7, "7: SG-5 s1: late; reply"), (0, "SG-5 s1: late; reply")]
)
def test_a_finding_in_words(line, text):
    assert str(finding(line)) == text


def test_a_finding_is_a_breach_unless_it_says_otherwise():
    assert finding(1).severity is Severity.BREACH


def test_findings_stand_by_line_then_code_then_thing():
    ordered = (
        finding(0),
        finding(1, "SG-4", "s9"),
        finding(1, "SG-5", "s1"),
        finding(1, "SG-5", "s2", "a"),
        finding(1, "SG-5", "s2", "b"),
        finding(10),
    )
    assert in_report_order(reversed(ordered)) == ordered


def test_a_problem_names_file_line_and_field():
    problem = Problem(
        file="roll.csv", line=18, field="born", what="is no day", mend="write 1962-02-28"
    )
    assert str(problem) == "roll.csv:18: born is no day; write 1962-02-28"
    assert str(Problem(file="a", what="is empty", mend="fill it")) == "a: is empty; fill it"


def test_a_missing_extra_names_itself():
    assert (
        str(MissingExtra("the page", "report"))
        == "the page needs: pip install 'wholeprocess[report]'"
    )


def test_a_rule_explained_in_english():
    assert explain(rule("EL-45-1b")) == (
        "EL-45-1b  Elected by more than half of those who voted 参加投票的选民过半数当选\n"
        "  In a direct election a candidate is elected with the votes of more than half of the"
        " voters who voted; exactly half is not enough.\n"
        "\n"
        "  since 2020-10-18 Electoral Law (2020) art. 45 para. 1\n"
        "    「代表候选人获得参加投票的选民过半数的选票时，始得当选」\n"
        "    value  more than 1/2 of voters who voted\n"
        "\n"
        "  keeps   Of 700 who voted, 351 vote for A: A is elected.\n"
        "  breaks  Of 700 who voted, 350 vote for B, and B is declared elected."
    )


def test_a_rule_explained_in_chinese():
    lines = explain(rule("EL-45-1b"), "zh").splitlines()
    assert (
        lines[0]
        == "EL-45-1b  参加投票的选民过半数当选 Elected by more than half of those who voted"
    )
    assert lines[3] == "  自2020-10-18 选举法（2020年）第45条第1款"
    assert lines[4] == "    「代表候选人获得参加投票的选民过半数的选票时，始得当选」"
    assert lines[-2:] == [
        "  守  700人投票，甲得351票，当选。",
        "  违  700人投票，乙得350票即宣布当选。",
    ]


def test_a_local_version_is_explained_with_its_place_and_level():
    assert "  since 2016-03-31 in 50 (township level) Chongqing" in explain(rule("SG-5"))
    assert "  自2016-03-31 在50 （township）" in explain(rule("SG-5"), "zh")


@pytest.mark.parametrize(("language", "length"), [("en", "3 months"), ("zh", "3个月")])
def test_a_length_is_explained_in_its_language(language, length):
    assert f"  {length}\n" in explain(rule("SG-5"), language)


def test_a_rule_without_examples_is_explained_without_them():
    assert "keeps" not in explain(rule("PR-classes"))
    assert explain(rule("PR-classes")).endswith("    value  A、B、C、D、D、D")


def test_a_rule_is_explained_in_two_languages_only():
    with pytest.raises(ValueError, match="'fr' is no language"):
        explain(rule("EL-45-1b"), "fr")
