"""The quality gate for deputies who stand again (严把连任代表质量关), a policy stated beforehand.

The articles name no gate: a place states its criteria, and a deputy's record of duty is held
against each of them. The answer informs those who nominate. It bars nobody whom ten voters put
forward (EL-30-2b), and nothing in this library refuses an act because of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import instance_of, optional

from wholeprocess.journal import count, name, some
from wholeprocess.law import Ruling, Text, Threshold


def _how_many(_: object, attribute: Attribute[int | None], value: int | None) -> None:
    if value is not None:
        count(_, attribute, value)


@frozen(kw_only=True)
class Criterion:
    """One thing that is asked of a record (标准): at least, at most, or a share of something.

    >>> print(Criterion(measure="sessions-attended", of="sessions-held",
    ...                 share=Threshold("2/3", strict=False)))
    sessions-attended: at least 2/3 of sessions-held
    """

    measure: str = field(validator=name)  # what is counted, by the record's own name
    least: int | None = field(default=None, validator=_how_many)
    most: int | None = field(default=None, validator=_how_many)
    share: Threshold | None = field(default=None, validator=optional(instance_of(Threshold)))
    of: str = ""  # what the share is a share of, by the record's own name

    def __attrs_post_init__(self) -> None:
        if self.least is None and self.most is None and self.share is None:
            raise ValueError(f"{self.measure}: say least, most or share")
        if (self.share is None) != (not self.of):
            raise ValueError(f"{self.measure}: a share needs what it is a share of, in of=")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"{self.measure}: at least {self.least} and at most {self.most}")

    def __str__(self) -> str:
        return f"{self.measure}: {self._asked().en}"

    def _asked(self) -> Text:
        zh: list[str] = []
        en: list[str] = []
        if self.least is not None:
            zh, en = [*zh, f"不少于{self.least}"], [*en, f"at least {self.least}"]
        if self.most is not None:
            zh, en = [*zh, f"不多于{self.most}"], [*en, f"at most {self.most}"]
        if self.share is not None:
            word = "超过" if self.share.strict else "不低于"
            more = "more than" if self.share.strict else "at least"
            zh.append(f"{word}{self.of}的{self.share.part}")
            en.append(f"{more} {self.share.part} of {self.of}")
        return Text("，".join(zh), " and ".join(en))


@frozen
class GateCheck:
    """How one criterion came out: met, not met, or ``None`` where the record does not say."""

    criterion: Criterion
    have: int | None
    base: int | None
    met: bool | None

    def explain(self) -> Text:
        """The arithmetic in words."""
        asked = self.criterion._asked()
        if self.have is None or (self.criterion.of and not self.base):
            lacks = self.criterion.of if self.have is not None else self.criterion.measure
            none = self.base == 0 and self.have is not None
            zh, en = (f"{lacks}为0", f"{lacks} is 0") if none else (f"未记载{lacks}", f"no {lacks}")
            return Text(
                f"{self.criterion.measure}：{zh}，无从判断（标准：{asked.zh}）",
                f"{self.criterion.measure}: {en} on record, nothing to judge ({asked.en})",
            )
        of = f"/{self.base}" if self.criterion.of else ""
        return Text(
            f"{self.criterion.measure}：{self.have}{of}，{'合格' if self.met else '不合格'}"
            f"（标准：{asked.zh}）",
            f"{self.criterion.measure}: {self.have}{of}, {'met' if self.met else 'not met'} "
            f"({asked.en})",
        )


@frozen
class GatePassed:
    """Every criterion is met (合格)."""

    checks: tuple[GateCheck, ...]


@frozen
class GateNotPassed:
    """At least one criterion is not met (不合格), whatever the others may be."""

    checks: tuple[GateCheck, ...]

    @property
    def short_of(self) -> tuple[str, ...]:
        """The measures that are not met."""
        return tuple(check.criterion.measure for check in self.checks if check.met is False)


@frozen
class GateUnknown:
    """None fails, but the record does not say enough to judge them all (无从判断)."""

    checks: tuple[GateCheck, ...]


Judged: TypeAlias = GatePassed | GateNotPassed | GateUnknown


def _criteria(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(criteria)


@frozen(kw_only=True)
class QualityGate:
    """Criteria that a place stated beforehand (连任代表标准); all of them must be met."""

    criteria: tuple[Criterion, ...] = field(converter=_criteria, validator=some)

    @criteria.validator
    def _each_once(self, _: Attribute[object], criteria: tuple[Criterion, ...]) -> None:
        measures = [criterion.measure for criterion in criteria]
        if len(set(measures)) < len(measures):
            raise ValueError("two criteria ask about one measure; put them into one")

    def judge(self, record: Mapping[str, int]) -> Ruling[Judged]:
        """Hold a record of duty, given as plain counts, against each criterion.

        What the record does not name is never taken as 0. A part that is larger than its whole
        raises ``ValueError``.

        >>> gate = QualityGate(criteria=[
        ...     Criterion(measure="attended", share=Threshold("2/3", strict=False), of="held"),
        ...     Criterion(measure="suggestions", least=2)])
        >>> ruling = gate.judge({"attended": 4, "held": 6, "suggestions": 1})
        >>> type(ruling.outcome).__name__, ruling.outcome.short_of
        ('GateNotPassed', ('suggestions',))
        >>> print(ruling.reasons[0])
        attended: 4/6, met (at least 2/3 of held)
        """
        checks = tuple(_check(criterion, record) for criterion in self.criteria)
        outcome: Judged = GatePassed(checks)
        if any(check.met is False for check in checks):
            outcome = GateNotPassed(checks)
        elif any(check.met is None for check in checks):
            outcome = GateUnknown(checks)
        return Ruling(outcome, ["ELP-quality-gate"], [check.explain() for check in checks])


def _check(criterion: Criterion, record: Mapping[str, int]) -> GateCheck:
    have = record.get(criterion.measure)
    base = record.get(criterion.of) if criterion.of else None
    if have is None or (criterion.share is not None and not base):
        return GateCheck(criterion, have, base, None)
    met = (criterion.least is None or have >= criterion.least) and (
        criterion.most is None or have <= criterion.most
    )
    if criterion.share is not None and base is not None:
        if have > base:
            raise ValueError(f"{criterion.measure} is {have}, more than {criterion.of}, {base}")
        met = met and criterion.share.met(have, of=base)
    return GateCheck(criterion, have, base, met)
