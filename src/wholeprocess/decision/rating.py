"""Rating in three grades (满意度测评): what so many satisfied and dissatisfied deputies mean."""

from __future__ import annotations

from enum import StrEnum

from attrs import evolve, frozen

from wholeprocess.decision.ballot import Grades
from wholeprocess.decision.choice import Invalid
from wholeprocess.decision.counting import setting
from wholeprocess.law import Law, Ruling, Text, how_many


class Grade(StrEnum):
    """The result of a rating (等次)."""

    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basically-satisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意


@frozen
class Graded:
    """The rating counts, and this is its result (测评结果)."""

    grade: Grade


def rate(grades: Grades, *, issued: int, all_deputies: int, law: Law) -> Ruling[Invalid | Graded]:
    """Rule on a rating by the rule that Zhenhai published (SV-13).

    Satisfied if half of the base are; basically satisfied if half are satisfied or basically so;
    otherwise dissatisfied. The base is all deputies, unless LVP-effect-rule takes the valid votes
    or the ballots returned, as where percentages of forms are published (SV-14); LVP-effect-half
    says what exactly one half of both together is.

    >>> from datetime import date
    >>> from wholeprocess.law import in_force
    >>> law = in_force(date(2020, 1, 10), "430681118")
    >>> rate(Grades(satisfied=30, basically=11), issued=41, all_deputies=61, law=law)
    Ruling(outcome=Graded(grade=<Grade.BASICALLY_SATISFIED: 'basically-satisfied'>), \
rests_on=('SV-13', 'LVP-effect-rule'))
    """
    if grades.returned > issued:
        what = Text(
            f"发出{issued}张，收回{grades.returned}张，测评无效",
            f"{how_many(issued, 'ballot')} went out and {grades.returned} came back: "
            "the rating is invalid",
        )
        return Ruling(Invalid(grades.returned, issued), ["LVP-ballot-check"], [what])
    bases = {
        "all_deputies": all_deputies,
        "valid_votes": grades.valid,
        "ballots_returned": grades.returned,
    }
    base = bases[setting(law, "LVP-effect-rule", tuple(bases))]
    rests_on = ["SV-13", "LVP-effect-rule"]
    half, both = law.threshold("SV-13"), grades.satisfied + grades.basically
    reason = Text(
        f"基数{base}，满意{grades.satisfied}票，基本满意{grades.basically}票，半数为{half.least(of=base)}票",
        f"{grades.satisfied} satisfied and {grades.basically} basically of {base}; "
        f"half is {half.least(of=base)}",
    )
    if not grades.valid:
        return Ruling(Graded(Grade.DISSATISFIED), rests_on, [reason])
    if half.met(grades.satisfied, of=base):
        return Ruling(Graded(Grade.SATISFIED), rests_on, [reason])
    if not half.met(both, of=base):
        return Ruling(Graded(Grade.DISSATISFIED), rests_on, [reason])
    if not evolve(half, strict=True).met(both, of=base):
        rests_on.append("LVP-effect-half")
        ways = ("basically_satisfied", "dissatisfied")
        if setting(law, "LVP-effect-half", ways) == "dissatisfied":
            return Ruling(Graded(Grade.DISSATISFIED), rests_on, [reason])
    return Ruling(Graded(Grade.BASICALLY_SATISFIED), rests_on, [reason])
