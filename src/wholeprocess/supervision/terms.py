"""By when what was asked for is reported back (报告期限): the term set, the place's text, or none.

The Supervision Law has no number of months for the handling of deliberation opinions, in neither
text. What the opinions themselves set goes first, then the local text of the place; where there is
neither, there is no last day, and nobody can be late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.law import (
    Deadline,
    Finding,
    Law,
    TimeLimit,
    TimeUnit,
    deadline,
    found,
    how_many,
    weight,
)


def local_term(codes: tuple[str, ...], law: Law) -> str:
    """The first of the rules that has a text at the place on that day; "" where none has.

    >>> from wholeprocess.law import in_force
    >>> local_term(("SVL-handling-budget", "SVL-handling"), in_force(date(2021, 7, 1), "410122"))
    'SVL-handling-budget'
    >>> local_term(("SVL-handling",), law)
    ''
    """
    return next((code for code in codes if law.holds(code)), "")


def held(law: Law, code: str, otherwise: str) -> str:
    """The rule itself where it holds on that day and place, or else a more general one.

    >>> from wholeprocess.law import in_force
    >>> held(law, "SV-10", "SVP-consequences")
    'SV-10'
    >>> held(in_force(date(2016, 1, 1), "430381"), "SV-10", "SVP-consequences")
    'SVP-consequences'
    """
    return code if law.holds(code) else otherwise


def due_back(
    codes: tuple[str, ...], start: date, law: Law, set_day: date | None = None, *, done: date | None
) -> Deadline | None:
    """The clock of a report back; ``None`` where nobody has set a term.

    ``codes`` are the local rules, the narrower first; ``set_day`` is the day that the opinions set,
    by Zhejiang's rule the term that counts (ZJ-R-29), taken as the practice SVP-own-term elsewhere.

    >>> print(due_back(("SVL-handling",), date(2021, 4, 8), law, None, done=None))
    None
    >>> own = due_back(("SVL-handling",), date(2021, 4, 8), law, date(2021, 7, 8), done=None)
    >>> own.code, own.due
    ('SVP-own-term', datetime.date(2021, 7, 8))
    >>> from wholeprocess.law import in_force
    >>> henan = in_force(date(2021, 4, 8), "410122")
    >>> print(due_back(("SVL-handling",), date(2021, 4, 8), henan, None, done=None).due)
    2021-07-08
    """
    if set_day is not None:
        code = local_term(("SVL-own-term",), law) or "SVP-own-term"
        return Deadline(
            code=code,
            start=start,
            limit=TimeLimit((set_day - start).days, TimeUnit.DAYS),
            due=set_day,
            rule=law.version(code),
            done=done,
        )
    code = local_term(codes, law)
    return deadline(code, start, law, done=done) if code else None


def late(clock: Deadline, about: str, what: tuple[str, str], through: date) -> Iterator[Finding]:
    """Says that something came late, or is late as of a day; nothing where it is in time."""
    days = clock.late_by(through)
    if not days:
        return
    zh, en = what
    yield found(
        clock.code,
        about,
        (
            f"{zh}应在{clock.due}以前，{clock.done or '尚未作出'}，迟{days}天",
            f"{en} was due on {clock.due} and "
            f"{f'came on {clock.done}' if clock.done else 'has not come'}, "
            f"{how_many(days, 'day')} late",
        ),
        ("催办，必要时跟踪监督", "press for it, and follow up where needed"),
        clock.done or clock.due,
        weight(clock.rule.strength),
    )
