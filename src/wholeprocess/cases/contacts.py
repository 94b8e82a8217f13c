"""Records of a year's contacts under the default scheme (三联双向记录生成).

The newsletter does not say what the three contacts are; the scheme is the library's assumption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.dealing import some_day
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ
from wholeprocess.consultation import (
    AdoptScheme,
    AssignContact,
    MakeContact,
    Way,
    default_scheme,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force

BOTH = (Way.UP, Way.DOWN)
ABOUT = ("道路交通", "水利", "教育", "养老", "环境卫生")


def contact_year(
    congress: DivisionCode,
    year: int,
    own: Sequence[Deputy],
    above: Sequence[Deputy],
    members: int,
    rng: Random,
) -> Iterator[Act]:
    """The scheme, who keeps contact with whom, and as many contacts in a year as it asks.

    The first ``members`` of ``own`` stand for the standing committee; each deputy keeps contact
    with a group of voters, and each of those above with some deputies of the congress.
    """
    begin = date(year - 1, 12, 28)
    scheme = default_scheme(in_force(begin, congress))
    yield AdoptScheme(on=begin, by=Organ.STANDING_COMMITTEE, congress=congress, scheme=scheme)
    times = {contact.name: contact.times for contact in scheme.contacts}
    committee, others = own[:members], own[members:]
    lines: list[tuple[str, DeputyId, tuple[str, ...]]] = []
    for number, member in enumerate(committee):
        lines.append(("committee-deputy", member.id, _ids(others[number::members])))
    lines += [("deputy-voters", deputy.id, (f"{deputy.elected_by}选民小组",)) for deputy in own]
    for number, deputy in enumerate(above):
        lines.append(("higher-lower", deputy.id, _ids(own[number :: len(above)])))
    for contact, who, whom in lines:
        yield AssignContact(
            on=begin, by=Organ.OFFICE, congress=congress, contact=contact, who=who, whom=whom
        )
        for one in whom:
            for on in _spread(year, times[contact], rng):
                yield MakeContact(
                    on=on,
                    by=who,
                    congress=congress,
                    contact=contact,
                    who=who,
                    whom=one,
                    ways=BOTH,
                    matter=rng.choice(ABOUT),
                )


def _ids(deputies: Sequence[Deputy]) -> tuple[str, ...]:
    return tuple(deputy.id for deputy in deputies)


def _spread(year: int, times: int, rng: Random) -> Iterator[date]:
    """A day in each of so many equal parts of a year."""
    first, length = date(year, 1, 4), 360 // times
    for part in range(times):
        begin = first + timedelta(days=part * length)
        yield some_day(begin, begin + timedelta(days=length - 5), rng)
