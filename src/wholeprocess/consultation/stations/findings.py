"""Stations and their duty days (站点、值班): what was irregular, recorded as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations import year_findings
from wholeprocess.consultation.stations.contact_findings import of_contacts
from wholeprocess.consultation.stations.periods import periods
from wholeprocess.consultation.stations.record import DutyDay, RosterId, Station, StationId, near
from wholeprocess.consultation.stations.standard import BelowStandard, standard_of
from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, LawAt, Severity, found, how_many, weight


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular about stations, duty days and contacts, as of the day ``through``.

    Who is who is not asked here: a deputy whose mandate has ended is attached and rostered until
    he is detached and another stands in, and is reported until then.
    """
    return found_by(CHECKS, state, law_at, through)


def _stations(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Station, LawAt, date]]:
    for _, station in sorted(state.stations.items()):
        yield station, law_at, through


def _each(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Station]]:
    for _, station in sorted(state.stations.items()):
        yield (station,)


def _receiving(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Station, Counter[tuple[StationId, int, int]], LawAt, date]]:
    received = Counter((ident, day.year, day.month) for ident, day in state.receptions)
    for _, station in sorted(state.stations.items()):
        yield station, received, law_at, through


def _with_law(state: State, law_at: LawAt, through: date) -> Iterator[tuple[State, LawAt]]:
    yield state, law_at


def _duty_days(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, StationId, date, DutyDay, LawAt]]:
    for (ident, day), duty in sorted(state.duties.items()):
        if day < through and duty.deputies and state.stations[ident].open_on(day):
            yield state, ident, day, duty, law_at


@finds("PR-station-check", "PR-station-standard")
def _of_standard(station: Station, law_at: LawAt, through: date) -> Iterator[Finding]:
    code = "PR-station-check"
    law = law_at(station.opened, station.congress)
    due = law.limit(code).after(station.opened, law.calendar).on
    first = station.checks[0].on if station.checks else None
    if due < (first or through) and station.open_on(due):
        since = f"{first}才检查" if first else "至今没有检查"
        until = f"checked only on {first}" if first else "and was never checked"
        yield found(
            code,
            station.id,
            (
                f"{station.opened}设立，应在{due}前检查，{since}",
                f"opened on {station.opened}, to be checked by {due}, {until}",
            ),
            ("对照标准检查", "check it against the standard"),
            station.opened,
            weight(law.version(code).strength),
        )
    if not station.checks or not station.open_on(through):
        return
    last = station.checks[-1].on
    law = law_at(last, station.congress)
    match standard_of(station, law, through).outcome:
        case BelowStandard(missing):
            yield found(
                "PR-station-standard",
                station.id,
                (f"{last}检查，缺{'、'.join(missing)}", f"lacking on {last}: {', '.join(missing)}"),
                ("补齐后再检查", "supply it, and check again"),
                last,
                weight(law.version("PR-station-standard").strength),
            )


@finds("PR-station-near")
def _of_attached(station: Station) -> Iterator[Finding]:
    for own in station.attached:
        if own.until is None and not near(own.elected_by, station.division):
            yield found(
                "PR-station-near",
                station.id,
                (
                    f"{own.deputy}由{own.elected_by}选出，编入{station.division}的站点",
                    f"{own.deputy} was elected by {own.elected_by} and is attached to a station "
                    f"in {station.division}",
                ),
                ("就近编入站点", "attach him nearer"),
                own.since,
                Severity.NOTE,
            )


@finds("PR-duty-month")
def _of_months(
    station: Station, received: Counter[tuple[StationId, int, int]], law_at: LawAt, through: date
) -> Iterator[Finding]:
    code = "PR-duty-month"
    last = through if station.closed is None else min(through, station.closed - timedelta(days=1))
    for begin, end in periods(station.opened, last):
        law = law_at(end, station.congress)
        asked, held = law.count(code), received[station.id, begin.year, begin.month]
        if held < asked:
            yield found(
                code,
                station.id,
                (
                    f"{begin.year}年{begin.month}月接待{held}天，应有{asked}天",
                    f"residents were received on {how_many(held, 'day')} in {begin:%Y-%m}; "
                    f"asked: {asked}",
                ),
                ("每月安排接待日", "hold a reception day every month"),
                end,
                weight(law.version(code).strength),
            )


@finds("PR-duty-notice")
def _of_rosters(state: State, law_at: LawAt) -> Iterator[Finding]:
    code = "PR-duty-notice"
    short: Counter[RosterId] = Counter()
    for (_, day), duty in state.duties.items():
        law = law_at(duty.posted, state.rosters[duty.roster].congress)
        if law.limit(code).after(duty.posted, law.calendar).on > day:
            short[duty.roster] += 1
    for ident, n in sorted(short.items()):
        roster = state.rosters[ident]
        law = law_at(roster.posted, roster.congress)
        limit = law.limit(code)
        yield found(
            code,
            ident,
            (
                f"{roster.posted}公布，其中{n}个值班日不足{limit.zh()}",
                f"posted on {roster.posted}, less than {limit} ahead of {how_many(n, 'duty day')}",
            ),
            ("提前公布", "post it earlier"),
            roster.posted,
            weight(law.version(code).strength),
        )


@finds("PR-duty-absent", "PR-duty-kept")
def _of_duty(
    state: State, ident: StationId, day: date, duty: DutyDay, law_at: LawAt
) -> Iterator[Finding]:
    law = law_at(day, state.stations[ident].congress)
    n = len(duty.deputies)
    if (ident, day) not in state.receptions:
        yield found(
            "PR-duty-kept",
            ident,
            (
                f"{day}排定{n}名代表值班，没有接待",
                f"{how_many(n, 'deputy was', 'deputies were')} rostered for {day}, nobody received",
            ),
            ("补接待；不能举行的事先变更", "hold it later; change such a day beforehand"),
            day,
            weight(law.version("PR-duty-kept").strength),
        )
        return
    for deputy in duty.deputies:
        own = state.deputy_days[deputy, day]
        excused = own.absence is not None and own.absence.reason
        if own.at != ident and not excused:
            where = f"，当日在{own.at}" if own.at else ""
            there = f" (he was at {own.at})" if own.at else ""
            yield found(
                "PR-duty-absent",
                ident,
                (
                    f"{deputy}{day}值班未到站{where}，没有理由",
                    f"{deputy} was on duty on {day} and did not come{there}, for no reason given",
                ),
                ("说明理由，另日补上", "give the reason, and come on another day"),
                day,
                weight(law.version("PR-duty-absent").strength),
            )


@finds("PR-visit-group")
def _of_visits(state: State, law_at: LawAt) -> Iterator[Finding]:
    code = "PR-visit-group"
    for ident, visits in sorted(state.visits.items()):
        for visit in visits:
            law = law_at(visit.on, state.stations[ident].congress)
            if (n := len(visit.deputies)) < (least := law.count(code)):
                yield found(
                    code,
                    ident,
                    (
                        f"{visit.on}走访{n}人，集体走访应有{least}人",
                        f"{how_many(n, 'deputy', 'deputies')} went round on {visit.on}; "
                        f"asked: {least}",
                    ),
                    ("几名代表一同走访", "go together"),
                    visit.on,
                    weight(law.version(code).strength),
                )


CHECKS = (
    *finders(_stations, _of_standard),
    *finders(_each, _of_attached),
    *finders(_receiving, _of_months),
    *finders(_with_law, _of_rosters, _of_visits),
    *finders(_duty_days, _of_duty),
    *year_findings.CHECKS,
    *finders(whole, of_contacts),
)
"""What finds it."""
