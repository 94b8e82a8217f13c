"""How many deputies a congress may have (代表名额): a base, one more for each step, a cap."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from wholeprocess.congress import Division, DivisionCode, Level, Register
from wholeprocess.election.seats.acts import NATION, NumberAct
from wholeprocess.law import Law, Refusal


class QuotaKind(StrEnum):
    """Which formula holds for a congress; the value is the rule that has its base."""

    PROVINCE = "EL-12-1-1a"  # 省、自治区
    MUNICIPALITY = "EL-12-1-1b"  # 直辖市
    CITY = "EL-12-1-2"  # 设区的市、自治州
    COUNTY = "EL-12-1-3"  # 不设区的市、市辖区、县、自治县
    TOWNSHIP = "EL-12-1-4"  # 乡、民族乡、镇

    @classmethod
    def of(cls, division: Division) -> QuotaKind:
        """The kind of a division; a municipality is a province-level division called 市.

        >>> from wholeprocess.congress import Divisions
        >>> QuotaKind.of(Divisions.shipped()["430381"]).name
        'COUNTY'
        """
        level = Level.of(division.code)
        if level is Level.PROVINCE:
            return cls.MUNICIPALITY if division.name.endswith("市") else cls.PROVINCE
        return {Level.CITY: cls.CITY, Level.COUNTY: cls.COUNTY, Level.TOWNSHIP: cls.TOWNSHIP}[level]


@frozen(kw_only=True)
class Quota:
    """What the law makes of a population: each part of the sum, and the range that is lawful.

    ``total`` is the statutory total with the extra five per cent, the most that can be fixed;
    ``least`` the fewest. ``cap`` is ``None`` where none binds at this population.
    """

    kind: QuotaKind
    population: int
    base: int
    added: int  # one for each full step
    cap: int | None
    extra: int  # 另加百分之五 (EL-12-3)
    total: int
    least: int
    rests_on: tuple[str, ...]


def quota(kind: QuotaKind, population: int, law: Law, *, extra: bool = False) -> Quota:
    """The number of deputies for a population (EL-12-1, EL-12-2).

    ``extra`` adds the five per cent of EL-12-3. How to round, and whether the five per cent may go
    above the cap, the law does not say: ELP-quota-rounding, ELP-extra-rounding and ELP-extra-cap.
    Raises ``NotInForce`` before the law of 2020, for the numbers before it were not read.

    >>> quota(QuotaKind.COUNTY, 352_000, law).total
    210
    >>> quota(QuotaKind.COUNTY, 1_600_000, law).total
    450
    """
    if population < 0:
        raise ValueError(f"the population {population} is negative")
    code = kind.value
    base = law.count(code)
    added = _rounded(Fraction(population, law.count(f"{code}-step")), law, "ELP-quota-rounding")
    cap = _cap(kind, population, law)
    total = base + added if cap is None else min(base + added, cap)
    rests_on = [code, "EL-12-2"]
    more = 0
    if extra:
        more = _rounded(law.threshold("EL-12-3").part * total, law, "ELP-extra-rounding")
        if cap is not None and law.choice("ELP-extra-cap") == "within":
            more = min(more, cap - total)
        rests_on.append("EL-12-3")
    small = f"{code}-small"
    lower = kind in _MAY_BE_SMALL and population < law.count(small)
    return Quota(
        kind=kind,
        population=population,
        base=base,
        added=added,
        cap=cap,
        extra=more,
        total=total + more,
        least=1 if lower else base,
        rests_on=tuple(rests_on),
    )


_MAY_BE_SMALL = frozenset({QuotaKind.COUNTY, QuotaKind.TOWNSHIP})
_CAPPED_ABOVE = frozenset({QuotaKind.CITY, QuotaKind.COUNTY})


def _cap(kind: QuotaKind, population: int, law: Law) -> int | None:
    if kind in _CAPPED_ABOVE and population <= law.count(f"{kind.value}-cap-above"):
        return None
    return law.count(f"{kind.value}-cap")


def _rounded(exact: Fraction, law: Law, code: str) -> int:
    match law.choice(code):
        case "down":
            return floor(exact)
        case "up":
            return ceil(exact)
        case "nearest":
            return floor(exact + Fraction(1, 2))
        case other:
            raise ValueError(f"{code} is {other!r}; it must be down, up or nearest")


def extra_decided_by(congress: Division, register: Register) -> DivisionCode | None:
    """Whose standing committee may decide the extra five per cent; ``None`` where none may.

    The nation's for provinces and autonomous regions, the province's for counties, autonomous
    counties, townships and ethnic townships; 镇, cities and districts are not in the list.

    >>> from wholeprocess.congress import Divisions
    >>> register = Register(divisions=Divisions.shipped())
    >>> county, city = (register.divisions[code] for code in ("430321", "430381"))
    >>> extra_decided_by(county, register), extra_decided_by(city, register)
    ('43', None)
    """
    if Level.of(congress.code) is Level.PROVINCE:
        return None if congress.name.endswith("市") else NATION
    if not congress.name.endswith(("县", "乡")):
        return None
    province = register.divisions.congress_over(congress.code, Level.PROVINCE)
    return province.code if province else NATION


def beyond(act: NumberAct, congress: Division, law: Law, register: Register) -> Refusal | None:
    """Why a number cannot be fixed for a congress; ``None`` where it can."""
    if act.extra_by is not None:
        body = extra_decided_by(congress, register)
        if body is None:
            what = f"{congress.name} is not among the places that may have five per cent more"
            return law.refusal("EL-12-3", what, "fix the number without the extra")
        if act.extra_by != body:
            who = body or "the National People’s Congress"
            what = f"the extra five per cent for {congress.name} is decided by {who}"
            return law.refusal("EL-12-3", what, f"let the standing committee of {who} decide it")
    lawful = quota(QuotaKind.of(congress), act.population, law, extra=act.extra_by is not None)
    if act.seats > lawful.total:
        what = f"{act.seats} seats; a population of {act.population} allows {lawful.total}"
        return law.refusal(_which(lawful), what, f"fix at most {lawful.total}")
    if act.seats < lawful.least:
        what = f"{act.seats} seats are fewer than the base of {lawful.base}"
        return law.refusal(lawful.kind.value, what, f"fix at least {lawful.least}")
    return None


def _which(lawful: Quota) -> str:
    """The rule that the upper end of the range rests on."""
    if lawful.cap is not None and lawful.base + lawful.added > lawful.cap:
        return f"{lawful.kind.value}-cap"
    return "EL-12-2"
