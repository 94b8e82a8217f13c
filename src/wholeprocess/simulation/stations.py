"""Station days (代表站点接待日), and opinions from there until each resident was told an answer."""

from __future__ import annotations

from datetime import date

from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ, UnitId
from wholeprocess.consultation import (
    AnswerOpinion,
    AnswerResult,
    AttachDeputies,
    Channel,
    CheckStation,
    Duty,
    HearOpinion,
    OpenStation,
    OpinionId,
    PostRoster,
    ReceiveResidents,
    RosterId,
    SendToDepartment,
    Sitting,
    StationId,
    StationKind,
    TellResident,
    WayHome,
)
from wholeprocess.simulation.streams import below
from wholeprocess.simulation.world import PARKED, Process, World

OPINION = ("unit", "answers_opinion", "tells")
"""What is drawn for each opinion: the columns of the stream."""
NOTICE = 7
"""Days from the roster of a month to the first of its duty days."""
LAST_DUTY = 27
"""No duty day of a month lies later."""


class Stations:
    """The stations of a county, and the days on which they receive residents."""

    def __init__(self, world: World) -> None:
        self.world = world
        county = world.county
        self.place = county.place
        town = Level.of(county.place) is Level.TOWNSHIP
        self.body = Organ.PRESIDIUM if town else Organ.STANDING_COMMITTEE
        self.units: tuple[UnitId, ...] = tuple(
            county.unit_of(county.place, unit.name).id for unit in county.units
        )
        where: tuple[DivisionCode, ...] = county.towns or (county.place,)
        deputies = [deputy.id for deputy in county.seats(county.place)]
        n = county.stations
        self.at = {StationId(f"{self.place}/{k + 1:02}"): where[k % len(where)] for k in range(n)}
        self.of = {
            station: tuple(deputies[k::n]) or tuple(deputies[:1])
            for k, station in enumerate(self.at)
        }

    def begin(self) -> None:
        """Open the stations, and put each month's roster on the calendar."""
        world, on = self.world, self.world.start
        law = world.law(0)
        for number, (station, division) in enumerate(self.at.items()):
            world.do(
                OpenStation(
                    on=on,
                    station=station,
                    by=self.body,
                    name=f"代表联络站{number + 1:02}",
                    congress=self.place,
                    division=division,
                    of_kind=StationKind.STATION,
                )
            )
            world.do(
                AttachDeputies(on=on, station=station, by=self.body, deputies=self.of[station])
            )
            met = law.choices("PR-station-standard")
            checkers = ("代表工作机构",)
            world.do(CheckStation(on=on, station=station, by=self.body, checkers=checkers, met=met))
        for day, date_ in enumerate(world.dates):
            if date_.day == 1:
                world.calendar.put(self._month(), day)

    def _month(self) -> Process:
        """The roster of a month, with so many days at each station as practice asks."""
        world, county = self.world, self.world.county
        day = world.calendar.day
        on = world.dates[day]
        times = world.law(day).count("PR-duty-month")
        duties: list[Duty] = []
        for number, (station, deputies) in enumerate(self.of.items()):
            together = min(county.on_duty, len(deputies))
            for time in range(times):
                span = LAST_DUTY - NOTICE - 1
                later = NOTICE + (span * time // times + number) % span
                if day + later >= world.calendar.horizon:
                    continue
                turn = (12 * on.year + on.month) * times + time
                who = {deputies[(turn * together + k) % len(deputies)] for k in range(together)}
                duty = Duty(
                    station=station,
                    day=date.fromordinal(on.toordinal() + later),
                    deputies=tuple(who),
                )
                duties.append(duty)
                world.calendar.put(self._receives(station, duty.deputies), day + later)
        if duties:
            roster = RosterId(f"{self.place}/{on.isoformat()}")
            world.do(
                PostRoster(
                    on=on,
                    by=self.body,
                    roster=roster,
                    congress=self.place,
                    duties=tuple(duties),
                )
            )
        yield PARKED

    def _receives(self, station: StationId, deputies: tuple[DeputyId, ...]) -> Process:
        """A reception day: who comes says what he has to say."""
        world, day = self.world, self.world.calendar.day
        on = world.dates[day]
        (draw,) = world.streams.of("heard", 1, station, on.isoformat())
        heard = max(world.now.heard.at(draw), 0)
        sitting = Sitting(deputies=deputies, residents=heard)
        world.do(ReceiveResidents(on=on, station=station, by=self.body, sittings=(sitting,)))
        rows = world.streams.rows("opinions", heard, len(OPINION), station, on.isoformat())
        for number, draws in enumerate(rows, start=1):
            opinion = OpinionId(f"{station}@{on.isoformat()}/{number}")
            deputy = deputies[(number - 1) % len(deputies)]
            world.calendar.put(self._opinion(opinion, station, deputy, draws), day)
        yield PARKED

    def _opinion(
        self, opinion: OpinionId, station: StationId, deputy: DeputyId, draws: tuple[int, ...]
    ) -> Process:
        """Heard, sent on, answered, told (意见的来去)."""
        world, calendar = self.world, self.world.calendar
        dates, do = world.dates, world.do
        unit = self.units[below(len(self.units), draws[0])]
        on = dates[calendar.day]
        do(
            HearOpinion(
                on=on,
                by=deputy,
                opinion=opinion,
                congress=self.place,
                channel=Channel.STATION,
                at=f"{station}@{on.isoformat()}",
            )
        )
        do(SendToDepartment(on=on, by=deputy, opinion=opinion, unit=unit))
        yield calendar.day + world.now.answers_opinion.at(draws[1])
        on = dates[calendar.day]
        do(AnswerOpinion(on=on, by=unit, opinion=opinion, result=AnswerResult.UNKNOWN))
        yield calendar.day + world.now.tells.at(draws[2])
        on = dates[calendar.day]
        do(TellResident(on=on, by=deputy, opinion=opinion, how=WayHome.NOTICE))
