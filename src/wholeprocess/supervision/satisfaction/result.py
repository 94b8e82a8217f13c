"""What a satisfaction vote comes to (测评结果): the grade, the shares, what follows.

Neither text of the Supervision Law has the word 满意度: who rates, against which base, by which
rule and what follows are practices of places, and parameters here.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from attrs import Attribute, evolve, field, frozen

from wholeprocess.journal import count
from wholeprocess.law import Law, Ruling, Text


class Grade(StrEnum):
    """The grades of a satisfaction vote (等次, SV-6)."""

    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basically-satisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意


class Consequence(StrEnum):
    """What follows a dissatisfied vote (测评不满意的后果)."""

    RECTIFY = "rectify"  # 退回重改 (SV-10)
    REPORT_AGAIN = "report-again"  # 再次报告 (SV-2)
    NEXT_YEARS_LIST = "next-years-list"  # 列入下年度监督对象 (SV-11)
    SPECIAL_INQUIRY = "special-inquiry"  # 专题询问 (SV-12)


@frozen(kw_only=True)
class Forms:
    """The forms of one unit in one vote (测评票): issued, and what came back.

    A form without a mark (``blank``) or with several (``multiple``) is void: it came back, and is
    no valid vote (SV-7).

    >>> Forms(issued=29, satisfied=20, basically=8, dissatisfied=1).valid
    29
    """

    issued: int = field(validator=count)
    satisfied: int = field(default=0, validator=count)
    basically: int = field(default=0, validator=count)
    dissatisfied: int = field(default=0, validator=count)
    blank: int = field(default=0, validator=count)
    multiple: int = field(default=0, validator=count)

    @issued.validator
    def _some_went_out(self, _: Attribute[int], issued: int) -> None:
        if not issued:
            raise ValueError("issued is 0; a vote gives out at least one form")

    @property
    def valid(self) -> int:
        """The forms with exactly one mark (有效票)."""
        return self.satisfied + self.basically + self.dissatisfied

    @property
    def returned(self) -> int:
        """The forms that came back, the void ones with them (收回的票)."""
        return self.valid + self.blank + self.multiple

    def of(self, grade: Grade) -> int:
        """How many marked that grade."""
        return {
            Grade.SATISFIED: self.satisfied,
            Grade.BASICALLY_SATISFIED: self.basically,
            Grade.DISSATISFIED: self.dissatisfied,
        }[grade]


@frozen
class Measured:
    """The result for one unit: its grade, or ``None`` where a place names none (SV-14)."""

    grade: Grade | None
    base: int
    shares: tuple[tuple[Grade, Fraction], ...]


def shares(forms: Forms) -> tuple[tuple[Grade, Fraction], ...]:
    """Each grade's share of the forms that came back, exact (SV-14).

    >>> [round(100 * float(part), 2) for _, part in shares(Forms(issued=28, satisfied=25,
    ...                                                          basically=3))]
    [89.29, 10.71, 0.0]
    """
    base = forms.returned
    return tuple((grade, Fraction(forms.of(grade), base or 1)) for grade in Grade)


def measure(forms: Forms, entitled: int, law: Law) -> Ruling[Measured]:
    """Rule on the forms of one unit by the rule that Zhenhai published (SV-13).

    Satisfied with half of the base or more; basically satisfied with half or more of both together;
    else dissatisfied. At exactly half of both together Zhenhai's note contradicts itself: SVP-half
    says which. SVP-base names the base and SVP-result whether a grade is named at all.

    >>> forms = Forms(issued=29, satisfied=17, basically=11, dissatisfied=1)
    >>> measure(forms, 33, law).outcome.grade
    <Grade.SATISFIED: 'satisfied'>
    >>> measure(Forms(issued=29, satisfied=16, basically=12, blank=1), 33, law).outcome.grade
    <Grade.BASICALLY_SATISFIED: 'basically-satisfied'>
    """
    base = _base(forms, entitled, law)
    rests_on = ["SV-13", "SVP-base"]
    if _chosen(law, "SVP-result", ("half", "figures")) == "figures":
        return Ruling(Measured(None, base, shares(forms)), ["SVP-result"], [_figures(forms)])
    half, both = law.threshold("SV-13"), forms.satisfied + forms.basically
    grade = Grade.DISSATISFIED
    if forms.valid and half.met(forms.satisfied, of=base):
        grade = Grade.SATISFIED
    elif forms.valid and evolve(half, strict=True).met(both, of=base):
        grade = Grade.BASICALLY_SATISFIED
    elif forms.valid and evolve(half, strict=False).met(both, of=base):
        rests_on.append("SVP-half")
        ways = ("basically_satisfied", "dissatisfied")
        if _chosen(law, "SVP-half", ways) == "basically_satisfied":
            grade = Grade.BASICALLY_SATISFIED
    reason = Text(
        f"{_figures(forms).zh}；基数{base}，半数为{half.least(of=base)}票",
        f"{_figures(forms).en}; of {base}, {half.least(of=base)} are enough",
    )
    return Ruling(Measured(grade, base, shares(forms)), rests_on, [reason])


def _chosen(law: Law, code: str, ways: tuple[str, ...]) -> str:
    """A choice of a practice; one that this library does not know raises ``ValueError``."""
    way = law.choice(code)
    if way not in ways:
        raise ValueError(f"{code} is {way!r}; set one of {', '.join(ways)}")
    return way


def _base(forms: Forms, entitled: int, law: Law) -> int:
    match _chosen(law, "SVP-base", ("all_entitled", "returned", "valid")):
        case "all_entitled":
            return entitled
        case "returned":
            return forms.returned
        case _:
            return forms.valid


def _figures(forms: Forms) -> Text:
    void = forms.blank + forms.multiple
    return Text(
        f"发出{forms.issued}张，收回{forms.returned}张，满意{forms.satisfied}票，"
        f"基本满意{forms.basically}票，不满意{forms.dissatisfied}票，无效{void}票",
        f"{forms.issued} out, {forms.returned} back: {forms.satisfied} satisfied, "
        f"{forms.basically} basically, {forms.dissatisfied} dissatisfied, {void} void",
    )


def what_follows(grades: Iterable[Grade | None], law: Law) -> tuple[Consequence, ...]:
    """What follows a unit's last vote, from its grades in one matter in their order.

    Nothing follows a vote that is not dissatisfied. After a second dissatisfied vote running
    SVP-twice is added to what SVP-consequences has.

    >>> bad, good = Grade.DISSATISFIED, Grade.SATISFIED
    >>> [str(step) for step in what_follows([good, bad], law)]
    ['rectify', 'report-again', 'next-years-list']
    >>> str(what_follows([bad, bad], law)[-1]), what_follows([bad, good], law)
    ('special-inquiry', ())
    """
    *before, last = [*grades] or [None]
    if last is not Grade.DISSATISFIED:
        return ()
    steps = [*law.choices("SVP-consequences")]
    if before and before[-1] is Grade.DISSATISFIED:
        steps.append(law.choice("SVP-twice"))
    return tuple(dict.fromkeys(Consequence(step.replace("_", "-")) for step in steps))
