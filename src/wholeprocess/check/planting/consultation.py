"""Faults in stations, their duty days and contacts (站点、值班、联系中的问题)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

from attrs import evolve

from wholeprocess.check.planting import consultation_opinions, consultation_participation
from wholeprocess.check.planting.changes import (
    DAY,
    mixed,
    put_off,
    quiet,
)
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.congress import DeputyId, Level
from wholeprocess.consultation import (
    AttachDeputies,
    CheckStation,
    MakeContact,
    PostRoster,
    ReceiveResidents,
    Sitting,
    Station,
    StationId,
    VisitVillages,
    Way,
)
from wholeprocess.consultation.stations.record import near

PARTS = (consultation_opinions, consultation_participation)
"""The other files of this link."""


def _station(ground: Clean, ident: str) -> Station:
    return ground.state.consultation.stations[StationId(ident)]


# --- stations -------------------------------------------------------------------------------------


@plants("PR-station-check")
def checked_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A station is first checked after six months, or never."""
    return mixed(rng, _checked_late(ground, rng), _never_checked(ground, rng))


def _due(ground: Clean, station: Station) -> date:
    law = ground.law_at(station.opened, station.congress)
    return law.limit("PR-station-check").after(station.opened, law.calendar).on


def _checked_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The checks before that day are left out."""
    for place, act in ground.of(CheckStation, rng):
        due = _due(ground, _station(ground, act.station))
        checks = [n for n, _ in ground.about(act.station, CheckStation)]
        before = frozenset(n for n in checks if ground.acts[n].on <= due and n != place)
        if act.on > due and quiet(ground, act.station, act.on + DAY):
            yield Fault(code="PR-station-check", about=act.station, drop=before, at=act)


def _never_checked(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(CheckStation, rng):
        due = _due(ground, _station(ground, act.station))
        if due < ground.last and quiet(ground, act.station, due):
            gone = [n for n, _ in ground.about(act.station, CheckStation)]
            yield without("PR-station-check", gone, act.station)


@plants("PR-station-standard")
def below_standard(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The last check of a station does not find everything."""
    for place, act in ground.of(CheckStation, rng):
        checks = [n for n, _ in ground.about(act.station, CheckStation)]
        if place == checks[-1]:
            met = rng.sample(act.met, len(act.met) - 1)
            yield instead("PR-station-standard", place, act, met=met)


@plants("PR-station-near")
def attached_far_away(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy of another area is attached to a station, at the end of the year."""
    deputies = sorted(ground.state.register.deputies.values(), key=lambda d: d.id)
    for _, act in ground.of(ReceiveResidents, rng):
        station = _station(ground, act.station)
        own = {one.deputy for one in station.attached}
        far = [
            d.id for d in deputies if d.id not in own and not near(d.elected_by, station.division)
        ]
        if act.on.month < 10 or not far or not quiet(ground, act.station, act.on + DAY):
            continue
        made = AttachDeputies(
            on=act.on + DAY, by=act.by, station=act.station, deputies=[rng.choice(far)]
        )
        yield Fault(code="PR-station-near", about=act.station, add=(made,), at=made)


# --- duty days ------------------------------------------------------------------------------------


def _rostered(ground: Clean, act: ReceiveResidents) -> tuple[DeputyId, ...]:
    duty = ground.state.consultation.duties.get((act.station, act.on))
    return duty.deputies if duty is not None else ()


def _came(ground: Clean, year: int) -> Counter[DeputyId]:
    days = ground.state.consultation.deputy_days.items()
    return Counter(d for (d, day), own in days if own.at is not None and day.year == year)


def _of_the_month(ground: Clean, act: ReceiveResidents) -> int:
    """On how many days of its month residents were received at the station."""
    days = [day for at, day in ground.state.consultation.receptions if at == act.station]
    return sum((day.year, day.month) == (act.on.year, act.on.month) for day in days)


def _asked(ground: Clean, act: ReceiveResidents) -> int:
    law = ground.law_at(act.on, _station(ground, act.station).congress)
    return law.count("PR-duty-least")


def _needed(ground: Clean, act: ReceiveResidents) -> bool:
    """Whether somebody who came on that day comes too seldom without it."""
    came = _came(ground, act.on.year)
    asked = _asked(ground, act)
    return any(came[deputy] <= asked for deputy in act.deputies)


@plants("PR-duty-month")
def no_reception(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In one month nobody receives residents at a station."""
    for place, act in ground.of(ReceiveResidents, rng):
        last = (act.on.replace(day=28) + 4 * DAY).replace(day=1) - DAY
        alone = _of_the_month(ground, act) == 1 and not _rostered(ground, act)
        if alone and not _needed(ground, act) and quiet(ground, act.station, last):
            yield without("PR-duty-month", [place], act.station)


@plants("PR-duty-kept")
def not_kept(ground: Clean, rng: Random) -> Iterator[Fault]:
    """On a duty day nobody receives residents; on another of the month somebody does."""
    for place, act in ground.of(ReceiveResidents, rng):
        if _rostered(ground, act) and _of_the_month(ground, act) > 1 and not _needed(ground, act):
            yield without("PR-duty-kept", [place], act.station)


def _leaving(act: ReceiveResidents, deputy: DeputyId) -> ReceiveResidents:
    """The reception without one of its deputies."""
    sittings: list[Sitting] = []
    for sitting in act.sittings:
        left = [one for one in sitting.deputies if one != deputy]
        if left:
            sittings.append(evolve(sitting, deputies=left))
    return evolve(act, sittings=sittings)


@plants("PR-duty-absent")
def absent(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A rostered deputy does not come, and gives no reason."""
    for place, act in ground.of(ReceiveResidents, rng):
        came, asked = _came(ground, act.on.year), _asked(ground, act)
        who = [d for d in _rostered(ground, act) if d in act.deputies and came[d] > asked]
        if who and len(act.deputies) > 1:
            other = _leaving(act, rng.choice(who))
            put = {place: other}
            yield Fault(code="PR-duty-absent", about=act.station, put=put, at=other)


@plants("PR-duty-notice")
def posted_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A roster is posted two days before one of its days."""
    for place, act in ground.of(PostRoster, rng):
        first = min(duty.day for duty in act.duties)
        limit = ground.law_at(act.on, act.congress).limit("PR-duty-notice").length
        yield from put_off(ground, "PR-duty-notice", place, first - (limit - 1) * DAY)


@plants("PR-duty-least")
def too_seldom(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy receives residents once less than is asked in a year."""
    for place, act in ground.of(ReceiveResidents, rng):
        came, asked = _came(ground, act.on.year), _asked(ground, act)
        station = _station(ground, act.station)
        whole = {one.deputy for one in station.attached if one.since.month == 1}
        for deputy in sorted(whole & {*act.deputies} - {*_rostered(ground, act)}):
            if came[deputy] == asked and len(act.deputies) > 1:
                put = {place: _leaving(act, deputy)}
                yield Fault(code="PR-duty-least", about=deputy, put=put)


@plants("PR-duty-levels")
def no_deputy_of_a_level(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The only deputy of a level who was there in the year does not come."""
    days = ground.state.consultation.deputy_days
    for place, act in ground.of(ReceiveResidents, rng):
        levels = Counter(own.level for (_, day), own in days.items() if own.at is not None)
        for deputy in act.deputies:
            level: Level = days[deputy, act.on].level
            since = [o.since for o in _station(ground, act.station).attached if o.deputy == deputy]
            if levels[level] == 1 and len(act.deputies) > 1 and since and since[0].month > 7:
                put = {place: _leaving(act, deputy)}
                area = _station(ground, act.station).congress[:6]
                yield Fault(code="PR-duty-levels", about=area, put=put)


@plants("PR-visit-group")
def went_alone(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One deputy goes round where several should."""
    for place, act in ground.of(VisitVillages, rng):
        yield instead("PR-visit-group", place, act, deputies=[rng.choice(act.deputies)])


@plants("DL25-28")
def nothing_organized(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In all of a year a congress organizes no contact with the public."""
    for _, act in ground.of(VisitVillages, rng):
        congress = _station(ground, act.station).congress
        own = {s.id for s in ground.state.consultation.stations.values() if s.congress == congress}
        received = any(at in own for at, _ in ground.state.consultation.receptions)
        law = ground.law_at(act.on.replace(month=1, day=1), congress)
        if not received and law.holds("DL25-28"):
            gone = [n for n, other in ground.of(VisitVillages, rng) if other.station in own]
            yield without("DL25-28", gone, congress)


# --- contacts -------------------------------------------------------------------------------------


def _period(act: MakeContact, months: int) -> int:
    return (act.on.year * 12 + act.on.month - 1) // months


def _of_the_period(ground: Clean, act: MakeContact) -> list[tuple[int, MakeContact]]:
    """What was made of the same contact in the same period of its scheme."""
    contact = ground.state.consultation.schemes[act.congress].contact(act.contact)
    months = contact.months if contact is not None else 12
    line = (act.congress, act.contact, act.who, act.whom, _period(act, months))
    return [
        (n, other)
        for n, other in enumerate(ground.acts)
        if isinstance(other, MakeContact)
        and (other.congress, other.contact, other.who, other.whom, _period(other, months)) == line
    ]


@plants("PR-contact-kept")
def too_few_contacts(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A contact is made once less than the scheme asks."""
    for place, act in ground.of(MakeContact, rng):
        contact = ground.state.consultation.schemes[act.congress].contact(act.contact)
        if contact is not None and len(_of_the_period(ground, act)) == contact.times:
            yield without("PR-contact-kept", [place], act.congress)


@plants("PR-contact-ways")
def one_way_only(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In a period everything goes one way."""
    for _, act in ground.of(MakeContact, rng):
        only = rng.choice([*Way])
        put = {
            n: evolve(other, ways=[only])
            for n, other in _of_the_period(ground, act)
            if other.ways != (only,)
        }
        yield Fault(code="PR-contact-ways", about=act.congress, put=put)
