"""Proposing a fair duty roster (拟定值班表), by a flow of least cost through a network.

Deputies who are alike (of one level, near the same stations, free on the same days) are one kind
and flow together; within a kind they take turns. A unit of the flow is one duty::

    source → level → kind → kind on a day → area on a day → station on a day → month → sink

A duty that meets a wish is worth more than all else; a duty away from home costs more than any
unevenness; and the j-th turn of each deputy costs 2j-1, so that the squares of the loads are least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from attrs import frozen

from wholeprocess.congress import Deputy, DeputyId, Level
from wholeprocess.consultation.stations.guards import levels_of
from wholeprocess.consultation.stations.record import Duty, Station, StationId, near
from wholeprocess.consultation.stations.wishes import (
    LevelPresent,
    MonthAtStation,
    ProposedRoster,
    TurnsOfDeputy,
    Unmet,
    WhyUnmet,
)
from wholeprocess.law import Law

Days: TypeAlias = Iterable[date] | Mapping[StationId, Iterable[date]]
"""Reception days: the same for every station, or each station's own."""

Slot: TypeAlias = tuple[StationId, date]
Month: TypeAlias = tuple[int, int]


class Kind(NamedTuple):
    """Deputies who are alike for a roster."""

    level: Level
    home: str  # the area that elected them; "" where they are attached to stations
    stations: tuple[StationId, ...]  # those they are attached to
    days: tuple[date, ...]  # on which they may act


def propose_roster(
    stations: Iterable[Station],
    deputies: Iterable[Deputy],
    days: Days,
    law: Law,
    *,
    not_free: Mapping[DeputyId, Collection[date]] | None = None,
) -> ProposedRoster:
    """A roster for the days given, as fair as can be; equal input gives an equal roster.

    Asked is, in the numbers of ``law``: reception days of every station in every month
    (PR-duty-month), turns of every deputy (PR-duty-least), someone of every level
    (PR-duty-levels). Never broken are: one station a day for a deputy (PR-one-station), not more
    than so many deputies at one station on a day (PR-duty-together), stations that are open,
    deputies in office and not suspended. ``days`` are the reception days, for all stations or for
    each its own; ``not_free`` the days on which a deputy cannot come.

    Of all such rosters it takes one that leaves the fewest duties missing, then one with the fewest
    duties away from home, then one with the most even loads and no duty more than is asked. At home
    a deputy is at the stations he is attached to, or if there are none, near those who elected him.
    What is missing is listed in ``unmet``: no roster leaves less missing, neither at the stations
    nor for the deputies.

    A county's year takes seconds; where each station has days of its own and somebody must leave
    home, the better part of a minute.

    >>> station = Station(id="s1", name="塔子站", division="430381101", congress="430381",
    ...                   opened=date(2021, 1, 1))
    >>> own = Deputy(id="d1", name="甲", congress="430381", elected_by="430381101",
    ...              since=date(2021, 1, 1))
    >>> roster = propose_roster([station], [own], [date(2021, 9, 10), date(2021, 10, 10)], law)
    >>> [(duty.station, str(duty.day), duty.deputies) for duty in roster.duties]
    [('s1', '2021-09-10', ('d1',)), ('s1', '2021-10-10', ('d1',))]
    >>> print(*roster.unmet, sep="\\n")
    township: 0 of 1, no deputy may act on any of the days
    city: 0 of 1, no deputy may act on any of the days
    province: 0 of 1, no deputy may act on any of the days
    """
    task = Task.of(stations, deputies, days, law, not_free or {})
    return task.roster(task.flow())


@frozen(kw_only=True, eq=False)
class Task:
    """What is to be rostered: kinds of deputies, slots at stations, and what is asked."""

    stations: Mapping[StationId, Station]
    slots: tuple[Slot, ...]
    months: Mapping[tuple[StationId, Month], int]  # every month asked about, with its slots
    kinds: Mapping[Kind, tuple[DeputyId, ...]]
    monthly: int
    least: int
    together: int
    levels: tuple[Level, ...]

    @classmethod
    def of(
        cls,
        stations: Iterable[Station],
        deputies: Iterable[Deputy],
        days: Days,
        law: Law,
        not_free: Mapping[DeputyId, Collection[date]],
    ) -> Task:
        """The task in the form that the network needs."""
        own = {station.id: station for station in sorted(stations, key=lambda s: s.id)}
        wanted = _days_of(own, days)
        slots = tuple(
            sorted(
                (ident, day)
                for ident, station in own.items()
                for day in wanted[ident]
                if station.open_on(day)
            )
        )
        every = sorted({day for own_days in wanted.values() for day in own_days})
        held = Counter((ident, _month(day)) for ident, day in slots)
        months = {
            (ident, _month(day)): held[ident, _month(day)]
            for ident, station in own.items()
            for day in every
            if station.open_on(day)
        }
        kinds = _kinds(own, deputies, sorted({day for _, day in slots}), not_free)
        return cls(
            stations=own,
            slots=slots,
            months=months,
            kinds=kinds,
            monthly=law.count("PR-duty-month"),
            least=law.count("PR-duty-least"),
            together=law.count("PR-duty-together"),
            levels=levels_of(law.choices("PR-duty-levels")),
        )

    @cached_property
    def away_cost(self) -> int:
        """More than any unevenness."""
        return 1 + sum(len(kind.days) ** 2 * len(who) for kind, who in self.kinds.items())

    @cached_property
    def worth(self) -> int:
        """More than all costs together."""
        most = sum(len(kind.days) * len(who) for kind, who in self.kinds.items())
        return self.away_cost * (most + 1)

    def flow(self) -> dict[Slot, list[Kind]]:
        """Which kinds are at which station on which day, by the flow of least cost."""
        from wholeprocess.consultation.stations.network import flow_of

        return flow_of(self)

    def roster(self, at: Mapping[Slot, Iterable[Kind]]) -> ProposedRoster:
        """The deputies of each kind take turns; and what is missing, with the reason."""
        turns: Counter[Kind] = Counter()
        posted: dict[Slot, list[DeputyId]] = {}
        away: list[tuple[DeputyId, date]] = []
        for slot in sorted(at, key=lambda slot: (slot[1], slot[0])):
            for kind in at[slot]:
                who = self.kinds[kind]
                deputy = who[turns[kind] % len(who)]
                turns[kind] += 1
                posted.setdefault(slot, []).append(deputy)
                if not self.is_home(kind, slot[0]):
                    away.append((deputy, slot[1]))
        load = Counter({who: 0 for own in self.kinds.values() for who in own})
        load.update(deputy for own in posted.values() for deputy in own)
        return ProposedRoster(
            duties=tuple(
                Duty(station=ident, day=day, deputies=own) for (ident, day), own in posted.items()
            ),
            unmet=(*self._months_unmet(posted), *self._deputies_unmet(load)),
            away=tuple(away),
            load=dict(sorted(load.items())),
        )

    def is_home(self, kind: Kind, ident: StationId) -> bool:
        """Whether a station is near the deputies of a kind."""
        if kind.stations:
            return ident in kind.stations
        return near(kind.home, self.stations[ident].division)

    def _months_unmet(self, posted: Collection[Slot]) -> Iterable[Unmet]:
        days: dict[tuple[StationId, Month], list[date]] = {}
        for ident, day in self.slots:
            days.setdefault((ident, _month(day)), []).append(day)
        free = {day for kind in self.kinds for day in kind.days}
        held = Counter((ident, _month(day)) for ident, day in posted)
        for key, slots in sorted(self.months.items()):
            if (given := held[key]) >= self.monthly:
                continue
            ident, (year, month) = key
            why = WhyUnmet.TOO_FEW_DEPUTIES
            if slots == given:
                why = WhyUnmet.NO_DAY
            elif sum(day in free for day in days[key]) == given:
                why = WhyUnmet.NO_DEPUTY
            wish = MonthAtStation(station=ident, year=year, month=month)
            yield Unmet(wish=wish, asked=self.monthly, given=given, why=why)

    def _deputies_unmet(self, load: Mapping[DeputyId, int]) -> Iterable[Unmet]:
        days = {who: kind.days for kind, own in self.kinds.items() for who in own}
        level = {who: kind.level for kind, own in self.kinds.items() for who in own}
        for who, given in sorted(load.items()):
            if given < self.least:
                why = WhyUnmet.NO_DAY if len(days[who]) == given else WhyUnmet.NO_ROOM
                why = why if self.stations else WhyUnmet.NO_STATION
                yield Unmet(wish=TurnsOfDeputy(deputy=who), asked=self.least, given=given, why=why)
        present = {level[who] for who, given in load.items() if given}
        able = {kind.level for kind in self.kinds if kind.days}
        for one in self.levels:
            if one not in present:
                why = WhyUnmet.NO_ROOM if one in able else WhyUnmet.NO_DEPUTY
                why = why if self.stations else WhyUnmet.NO_STATION
                yield Unmet(wish=LevelPresent(level=one), asked=1, given=0, why=why)


def _month(day: date) -> Month:
    return day.year, day.month


def _days_of(stations: Iterable[StationId], days: Days) -> dict[StationId, set[date]]:
    if isinstance(days, Mapping):
        return {ident: set(days.get(ident, ())) for ident in stations}
    every = set(days)
    return dict.fromkeys(stations, every)


def _kinds(
    stations: Mapping[StationId, Station],
    deputies: Iterable[Deputy],
    days: Iterable[date],
    not_free: Mapping[DeputyId, Collection[date]],
) -> dict[Kind, tuple[DeputyId, ...]]:
    """Deputies who are alike, together; in the order of their ids."""
    homes: dict[DeputyId, list[StationId]] = {}
    for ident, station in stations.items():
        for own in station.attached:
            if own.until is None:
                homes.setdefault(own.deputy, []).append(ident)
    kinds: dict[Kind, list[DeputyId]] = {}
    for deputy in sorted(deputies, key=lambda deputy: deputy.id):
        busy = not_free.get(deputy.id, ())
        attached = tuple(homes.get(deputy.id, ()))
        kind = Kind(
            level=deputy.level,
            home="" if attached else deputy.elected_by,
            stations=attached,
            days=tuple(day for day in days if deputy.may_act(day) and day not in busy),
        )
        kinds.setdefault(kind, []).append(deputy.id)
    return {kind: tuple(kinds[kind]) for kind in sorted(kinds)}
