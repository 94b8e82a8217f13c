"""Fitting the model to real delays (校准): from residents' messages to a table of quantiles.

    python -m wholeprocess.simulation.calibrate hunan_messages_answered.csv

prints the tables that stand between the two marks of ``behaviour.toml``. Only these numbers are
kept; the messages stay where they are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from wholeprocess.exchange import Request, read_requests

SHARES = (
    *(Fraction(n, 20) for n in range(1, 20)),
    *(Fraction(n, 100) for n in range(96, 100)),
    Fraction(199, 200),
)
"""Where the quantiles are taken: close together at the end, where the law's terms lie."""


def delay_points(requests: Iterable[Request]) -> tuple[tuple[Fraction, int], ...]:
    """The quantiles of the days from message to answer, as ``Days.quantiles`` takes them.

    The number at a share is the smallest that at least so many of the answers took no longer than.
    Messages without an answer are left out: ``ValueError`` where more than a hundredth has none,
    for their delays are the longest.

    >>> from datetime import date
    >>> one = Request(id="1", user="u", title="t", opened=date(2020, 1, 1),
    ...     answered=date(2020, 1, 8), area="", prefecture="", department="", body_chars=1,
    ...     reply_chars=1)
    >>> delay_points([one])[0], delay_points([one])[-1]
    ((Fraction(0, 1), 7), (Fraction(1, 1), 7))
    """
    held = list(requests)
    days = sorted((r.answered - r.opened).days for r in held if r.answered is not None)
    if 100 * (len(held) - len(days)) > len(held) or not days:
        raise ValueError(f"{len(held) - len(days)} of {len(held)} messages have no answer")
    inside = [(share, _at(days, share)) for share in SHARES]
    return ((Fraction(0), days[0]), *inside, (Fraction(1), days[-1]))


def _at(days: Sequence[int], share: Fraction) -> int:
    return days[max(ceil(share * len(days)) - 1, 0)]


def months(requests: Iterable[Request]) -> tuple[tuple[int, int], ...]:
    """How many messages came in each month of whole calendar years.

    Years of which some month has no message are left out: they were cut off.
    """
    seen = Counter((r.opened.year, r.opened.month) for r in requests)
    whole = {y for y, _ in seen if all((y, month) in seen for month in range(1, 13))}
    return tuple((m, sum(seen[y, m] for y in sorted(whole))) for m in range(1, 13))


def tables(requests: Sequence[Request]) -> Iterator[str]:
    """The lines that go into ``behaviour.toml``."""
    answered = sum(r.answered is not None for r in requests)
    source = (
        f"the days from message to answer of {answered} messages to leaders on a public board of "
        "Hunan, 2011 to 2020 (TipDM Cup 2020, problem C)"
    )
    points = ", ".join(f'["{share}", {days}]' for share, days in delay_points(requests))
    for habit in ("handles", "answers_opinion"):
        yield f"[{habit}]"
        yield f"quantiles = [{points}]"
        yield f'source = "{source}"'
        yield ""
    weights = months(requests)
    yield "[month]"
    yield "choice = { " + ", ".join(f'"{m}" = {n}' for m, n in weights) + " }"
    yield f'source = "months of {sum(n for _, n in weights)} messages of whole years there"'


def main(arguments: Sequence[str]) -> int:
    """Print the fitted tables; 2 where no file is named."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m wholeprocess.simulation.calibrate MESSAGES.csv\n")
        return 2
    sys.stdout.write("\n".join(tables(read_requests(arguments[0]))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
