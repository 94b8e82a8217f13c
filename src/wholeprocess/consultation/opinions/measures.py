"""How many came back in time (回告情况): two events, a population, its n, and who is censored.

From the day on which an opinion was heard to the day on which its resident was told, in calendar
months. A member counts only once its whole term is past, come back or not: those who came back
early would otherwise be seen and their slower neighbours not. All others are censored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.consultation.opinions.pending import told_on
from wholeprocess.consultation.opinions.record import Opinion, Standing
from wholeprocess.law import TimeLimit, TimeUnit
from wholeprocess.validators import day, name


@frozen(kw_only=True)
class Span:
    """From hearing to telling, for one opinion (办理时长); ``end`` is ``None`` while it is open.

    ``withdrawn`` opinions are left out: nothing came back because nobody waits any more.
    """

    name: str = field(validator=name)
    start: date = field(validator=day)
    end: date | None = field(default=None)
    withdrawn: bool = False
    area: str = ""
    department: str = ""

    @end.validator
    def _not_before_the_start(self, _: object, end: date | None) -> None:
        if end is not None and end < self.start:
            raise ValueError(f"{self.name} ends on {end}, before it begins on {self.start}")


@frozen(kw_only=True)
class CameBack:
    """How many came back within so many calendar months (按期回告率), as of one day.

    ``within`` of ``n`` whose whole term is past; ``censored`` are those whose term still ran on
    that day, ``left_out`` those withdrawn before they were told, ``open`` those of all the others
    that had not come back at all by that day.

    >>> CameBack(months=1, within=3, n=4, censored=2, left_out=0, open=1).share
    Fraction(3, 4)
    """

    months: int = field(validator=ge(0))
    within: int = field(validator=ge(0))
    n: int = field(validator=ge(0))
    censored: int = field(validator=ge(0))
    left_out: int = field(validator=ge(0))
    open: int = field(validator=ge(0))

    @n.validator
    def _holds_the_numerator(self, _: object, n: int) -> None:
        if n < self.within:
            raise ValueError(f"{self.within} of {n}: a numerator is never above its n")

    @property
    def share(self) -> Fraction | None:
        """The rate, exact; ``None`` where no term is past."""
        return Fraction(self.within, self.n) if self.n else None

    @property
    def population(self) -> int:
        """Everyone: counted, censored and left out."""
        return self.n + self.censored + self.left_out


def span_of(opinion: Opinion) -> Span:
    """The span of one opinion, to the first time that its resident was told."""
    end = told_on(opinion)
    return Span(
        name=opinion.id,
        start=opinion.heard.on,
        end=end,
        withdrawn=end is None and opinion.standing is Standing.WITHDRAWN,
        area=opinion.heard.area,
        department=str(opinion.unit or ""),
    )


def came_back(spans: Iterable[Span], months: int, on: date) -> CameBack:
    """How many came back within so many calendar months, as of the evening of a day.

    The last day of the term counts. What happened later than ``on`` is not seen.

    >>> heard = date(2022, 1, 31)
    >>> spans = [Span(name="a", start=heard, end=date(2022, 2, 28)), Span(name="b", start=heard)]
    >>> rate = came_back(spans, 1, date(2022, 3, 1))
    >>> rate.within, rate.n, rate.censored, rate.open
    (1, 2, 0, 1)
    """
    limit = TimeLimit(months, TimeUnit.MONTHS)
    within = n = censored = left_out = waiting = 0
    for span in spans:
        if span.start > on:
            continue
        if span.withdrawn:
            left_out += 1
            continue
        last = limit.after(span.start).on
        waiting += span.end is None or span.end > on
        if last <= on:
            n += 1
            within += span.end is not None and span.end <= last
        else:
            censored += 1
    return CameBack(
        months=months, within=within, n=n, censored=censored, left_out=left_out, open=waiting
    )


def grouped(spans: Iterable[Span], by: Callable[[Span], str]) -> Mapping[str, tuple[Span, ...]]:
    """The spans by area, by department, or by what else ``by`` says, the groups in order."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(by(span), []).append(span)
    return {group: tuple(groups[group]) for group in sorted(groups)}


@frozen(kw_only=True)
class Placed:
    """A group and its rates (分组回告率); no ``place`` where its n is too small to rank."""

    group: str
    rates: tuple[CameBack, ...]
    place: int | None


def placed(
    groups: Mapping[str, Iterable[Span]], months: Iterable[int], on: date, least: int
) -> tuple[Placed, ...]:
    """The groups with their rates, ranked by the first of them, the best first.

    A group of which fewer than ``least`` count is not ranked and stands at the end, and so does
    "", of which nobody knows whose they are; groups with equal shares have the same place.
    """
    terms = tuple(months)
    rates = {}
    for group, spans in groups.items():
        held = tuple(spans)
        rates[group] = tuple(came_back(held, term, on) for term in terms)
    shares = {
        group: share
        for group, (first, *_) in rates.items()
        if group and first.n >= least and (share := first.share) is not None
    }
    rows = [
        Placed(
            group=group,
            rates=them,
            place=1 + sum(other > shares[group] for other in shares.values())
            if group in shares
            else None,
        )
        for group, them in rates.items()
    ]
    return tuple(
        sorted(
            rows, key=lambda row: (row.place is None, row.place or 0, -row.rates[0].n, row.group)
        )
    )
