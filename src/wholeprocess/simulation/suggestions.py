"""A suggestion from its deputy to the closed file (建议办理), with the queue at its unit."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from itertools import accumulate

from wholeprocess.congress import DeputyId, DivisionCode, Level, SessionId, SessionKind, UnitId
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.management import (
    Accept,
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Contact,
    Decline,
    Escalate,
    Fulfil,
    Leg,
    Mediate,
    Mediated,
    Outcome,
    Phase,
    Rate,
    Rehandle,
    Remind,
    Reply,
    Result,
    Satisfaction,
    Submit,
    SuggestionId,
    Talk,
    route,
)
from wholeprocess.management.acts import PROMISES
from wholeprocess.simulation.spread import ONE, Choice
from wholeprocess.simulation.streams import below
from wholeprocess.simulation.world import PARKED, Process, Queue, World

FIRST = (
    "came",
    "deputy",
    "topic",
    "unit",
    "severity",
    "declines",
    "accepts",
    "assigns",
    "acknowledges",
)
ROUND = (
    "handles",
    "hurries",
    "reply",
    "promises",
    "keeps",
    "answers",
    "rates",
    "finds",
    "hearing",
    "closes",
)
"""What is drawn for a suggestion, and for each of its rounds: the columns of the streams."""

TEXT = "存在的问题和改进的建议"
AGREES, TRIES_AGAIN = ONE // 2, ONE * 3 // 4
EASIER = {"severe": "middle", "middle": "minor", "minor": "minor"}
_SOLVED = (Result.SOLVED, Result.UNDER_WAY)
# looking a member up by its value costs more than a table, and these run for every suggestion
_RESULTS = {result.value: result for result in Result}
_RATINGS = {rating.value: rating for rating in Satisfaction}
_HANDLING, _SPECIAL = Phase.HANDLING, Phase.SPECIAL_SUPERVISION
_ABOVE, _DISSATISFIED = Result.ABOVE, Satisfaction.DISSATISFIED


class Matter:
    """One suggestion on its way: what the model must remember of it."""

    __slots__ = (
        "congress",
        "draws",
        "ends",
        "leader",
        "number",
        "parent",
        "place",
        "process",
        "queue",
        "reply_due",
        "round",
        "row",
        "seated",
        "severity",
        "topic",
        "unit",
        "waits",
        "year",
    )

    def __init__(self, number: SuggestionId, congress: DivisionCode, place: int, year: int) -> None:
        self.number, self.congress, self.place, self.year = number, congress, place, year
        self.round = 0
        self.ends = 0
        self.waits = False
        self.parent: Matter | None = None
        self.seated: SessionId | None = None

    process: Process
    queue: Queue
    leader: DeputyId
    unit: UnitId
    topic: str
    severity: str
    reply_due: int
    draws: tuple[int, ...]
    row: tuple[int, ...]


@lru_cache(maxsize=256)
def _season(month: Choice, zero: date, first: int, last: int) -> list[int]:
    """What has come up by each day from ``first`` to ``last``, as the months' shares have it."""
    each = {int(number): int(share * ONE) for number, share in month.shares().items()}
    months = [date.fromordinal(zero.toordinal() + n).month for n in range(first, last + 1)]
    weights = [each.get(number, 0) for number in months]
    return list(accumulate(weights if any(weights) else [1] * len(months)))


class Suggestions:
    """The suggestions of a county, year by year (建议)."""

    def __init__(self, world: World) -> None:
        self.world = world
        county = world.county
        self.units = tuple(county.unit_of(county.place, unit.name).id for unit in county.units)
        self.leaders = tuple(deputy.id for deputy in county.seats(county.place))
        self._rounds: dict[tuple[str, int, int], tuple[tuple[int, ...], ...]] = {}
        self._due: dict[tuple[int, str], int] = {}

    def year(self, year: int) -> None:
        """Put the matters of a year on the calendar, and its session."""
        world, county = self.world, self.world.county
        session = self._session(year) if county.in_session else None
        days = self.recess(year)
        rows = world.streams.rows("suggestions", county.suggestions, len(FIRST), year)
        for place, draws in enumerate(rows):
            number = SuggestionId(f"{year}-{place + 1:03}")
            matter = Matter(number, county.place, place, year)
            if place < county.in_session and session is not None:
                matter.seated, day = session
            else:
                day = days[0] + bisect_right(days[1], draws[0] * days[1][-1] // ONE)
            matter.draws = draws
            matter.process = self.life(matter)
            if day >= 0:
                world.calendar.put(matter.process, day)

    def _session(self, year: int) -> tuple[SessionId, int] | None:
        world, county = self.world, self.world.county
        day = world.year_day(year, county.session)
        if not 0 <= day < world.calendar.horizon:
            return None
        ident = SessionId(f"{county.place}/{world.dates[day].isoformat()}")
        world.calendar.put(self._sits(ident, year), day)
        return ident, day

    def _sits(self, ident: SessionId, year: int) -> Process:
        """The session: who comes, and its end three days later (大会)."""
        world, county = self.world, self.world.county
        comes = world.now.attends.happens
        draws = world.streams.of("session", county.deputies, year)
        present = tuple(d for d, draw in zip(self.leaders, draws, strict=True) if comes(draw))
        world.do(
            OpenSession(
                on=world.dates[world.calendar.day],
                by=county.convener,
                session=ident,
                congress=county.place,
                session_kind=SessionKind.ANNUAL,
                present=present,
            )
        )
        yield world.calendar.day + 3
        on = world.dates[world.calendar.day]
        world.do(CloseSession(on=on, by=county.convener, session=ident))

    def recess(self, year: int) -> tuple[int, list[int]]:
        """The first day of the recess, and how many matters come up to each day, by season."""
        world, county = self.world, self.world.county
        first = world.year_day(year, county.session if county.in_session else "01-01")
        first += 10 if county.in_session else 0
        last = max(world.year_day(year, county.last_submitted), first)
        return first, _season(county.behaviour.month, world.dates[0], first, last)

    # --- one suggestion -------------------------------------------------------------------------

    def life(self, m: Matter) -> Process:
        """From submission to the closed file."""
        world = self.world
        do, dates, calendar = world.do, world.dates, world.calendar
        _, who, topic, unit, severity, declines, accepts, assigns, receipt = m.draws
        number, day = m.number, calendar.day
        topics = world.county.topics
        m.leader = self.leaders[below(len(self.leaders), who)]
        m.topic = topics[below(len(topics), topic)]
        m.unit = self.units[below(len(self.units), unit)]
        m.severity = world.now.severity.at(severity)
        do(
            Submit(
                on=dates[day],
                by=m.leader,
                suggestion=number,
                title=f"关于{m.topic}的建议（{number}）",
                text=TEXT,
                topic=m.topic,
                session=m.seated,
            )
        )
        day += world.now.accepts.at(accepts)
        yield day
        if world.now.declines.happens(declines):
            do(Decline(on=dates[day], suggestion=number, reason="属于其他程序，按有关程序办理"))
            return
        do(Accept(on=dates[day], suggestion=number))
        day += world.now.assigns.at(assigns)
        yield day
        do(Assign(on=dates[day], suggestion=number, lead=m.unit))
        m.reply_due = self.due_after(day, "SG-5")
        day += world.now.acknowledges.at(receipt)
        yield day
        do(Acknowledge(on=dates[day], suggestion=number, by=m.unit))
        yield from self._handled(m)

    def _handled(self, m: Matter) -> Process:
        """Round after round, until nobody need handle it again."""
        world = self.world
        do, dates, calendar, cases = world.do, world.dates, world.calendar, world.fold.cases
        number, unit = m.number, m.unit
        m.queue = queue = world.queues[unit]
        phase = _HANDLING
        while phase is _HANDLING or phase is _SPECIAL:
            special = phase is _SPECIAL
            m.round += 1
            row = m.row = self._draws(m)
            talk = calendar.horizon if special else self._talk_day(m)
            if not queue.enter(m.process):
                m.waits = True
                calendar.put(self._watch(m, m.round), talk)
                talk = calendar.horizon
                yield PARKED
                m.waits = False
            day = calendar.day
            if m.round == 1:
                do(Contact(on=dates[day], suggestion=number, by=unit))
            now = world.now
            m.ends = day + (now.handles if m.round == 1 else now.handles_again).at(row[0])
            if m.ends > talk:
                calendar.put(self._watch(m, m.round), talk)
            if m.ends > day:
                yield m.ends
            queue.leave()
            result = self._answered(m, row)
            day = calendar.day
            if special:
                day += world.now.closes.at(row[9])
                yield day
                do(Close(on=dates[day], suggestion=number, report="经专项督办，承办单位已再次答复"))
                return
            if result is _ABOVE and cases[number].phase is Phase.ESCALATED:
                yield PARKED  # until the last one is home
                day = calendar.day
            if not world.now.answers.happens(row[5]):
                yield from self._unrated(m, row)
                return
            day += world.now.rates.at(row[6])
            yield day
            self._rate(m, result, row[7])
            if cases[number].phase is Phase.MEDIATION:
                yield from self._heard(m, row)
            case = cases[number]
            day, phase = calendar.day, case.phase
            if phase is Phase.REPLIED and case.rating and case.rating.rating is _DISSATISFIED:
                if case.round < world.law(day).count("PR-rounds"):
                    do(Rehandle(on=dates[day], suggestion=number, reason="代表不满意"))
                    phase = cases[number].phase
                else:
                    break
            if phase is Phase.HANDLING:
                m.reply_due = self.due_after(day, "SGL-rehandle")
        day += world.now.closes.at(row[9])
        yield day
        case = cases[number]
        displeased = case.rating is not None and case.rating.rating is _DISSATISFIED
        report = "已办理各轮，向代表说明" if displeased else ""
        do(Close(on=dates[day], suggestion=number, report=report))

    def _answered(self, m: Matter, row: tuple[int, ...]) -> Result:
        """The unit replies; what is above it goes up, what it promises it does later (答复)."""
        world = self.world
        now, day = world.now, world.calendar.day
        severity = m.severity if m.round == 1 else EASIER[m.severity]
        reply = now.reply_severe
        if severity != "severe":
            reply = now.reply_minor if severity == "minor" else now.reply_middle
        result = _RESULTS[reply.at(row[2])]
        if result is _ABOVE and (m.parent is not None or m.round > 1 or not world.county.above):
            result = Result.EXPLAINED
        promised = None
        on = world.dates[day]
        if result in PROMISES:
            later = max(now.promises.at(row[3]), 1)
            promised = date.fromordinal(on.toordinal() + later)
        answer = Reply(
            on=on,
            suggestion=m.number,
            by=m.unit,
            result=result,
            words="办理情况答复",
            promised=promised,
        )
        world.do(answer)
        if promised is not None:
            world.calendar.put(self._keeps(m, answer, row[4]), world.day_of(promised) - 1)
        if result is _ABOVE:
            self._goes_up(m)
        return result

    def _keeps(self, m: Matter, answer: Reply, draw: int) -> Process:
        """A promise is kept the day before it is due, or not; a later reply replaces it (承诺)."""
        world = self.world
        if world.fold.cases[m.number].answer is answer and world.now.keeps.happens(draw):
            on = world.dates[world.calendar.day]
            world.do(Fulfil(on=on, suggestion=m.number, by=m.unit, evidence="已完成"))
        yield PARKED

    def _rate(self, m: Matter, result: Result, draw: int) -> None:
        world = self.world
        now = world.now
        finds = now.finds_explained
        if result in _SOLVED:
            finds = now.finds_solved
        elif result is Result.PLANNED:
            finds = now.finds_planned
        rating = _RATINGS[finds.at(draw)]
        why = "没有说明何时能够解决" if rating is _DISSATISFIED else ""
        on = world.dates[world.calendar.day]
        world.do(Rate(on=on, suggestion=m.number, by=m.leader, rating=rating, why=why))

    def _unrated(self, m: Matter, row: tuple[int, ...]) -> Process:
        """The deputy is silent: he is reminded, then the file closes and says so (未反馈)."""
        world = self.world
        yield world.calendar.day + 20
        on = world.dates[world.calendar.day]
        world.do(Remind(on=on, suggestion=m.number, whom=m.leader, reason="请反馈意见"))
        yield world.calendar.day + 20
        on = world.dates[world.calendar.day]
        world.do(Close(on=on, suggestion=m.number, unrated_because="经催促代表未反馈"))

    def _heard(self, m: Matter, row: tuple[int, ...]) -> Process:
        """Deputy and unit are heard (评价、会商); half agree, a quarter tries again."""
        world = self.world
        yield world.calendar.day + 7
        on = world.dates[world.calendar.day]
        result = Mediated.FAILED
        if row[8] < TRIES_AGAIN:
            result = Mediated.AGREED if row[8] < AGREES else Mediated.AGAIN
        world.do(Mediate(on=on, suggestion=m.number, result=result, words="听取双方意见"))
        if result is Mediated.AGREED:
            rating = Satisfaction.BASICALLY_SATISFIED
            world.do(Rate(on=on, suggestion=m.number, by=m.leader, rating=rating))

    # --- pressing -------------------------------------------------------------------------------

    def due_after(self, day: int, code: str) -> int:
        """The last day of a reply's term, as a number."""
        due = self._due.get((day, code))
        if due is None:
            law = self.world.law(day)
            limit = law.limit(code if law.holds(code) else "SG-5")
            due = self._due[day, code] = self.world.day_of(limit.after(self.world.dates[day]).on)
        return due

    def _talk_day(self, m: Matter) -> int:
        """The day on which the desk proposes a talk (PR-talk)."""
        return m.reply_due + self.world.law(self.world.calendar.day).count("PR-talk") + 1

    def _watch(self, m: Matter, turn: int) -> Process:
        """The office calls a late unit in; it replies sooner, before all that wait there (约谈)."""
        world, calendar = self.world, self.world.calendar
        case = world.fold.cases[m.number]
        asked = m.row
        late = m.round == turn and (m.waits or m.ends > calendar.day)
        if not late or case.phase not in (Phase.ASSIGNED, Phase.HANDLING):
            return
        if not world.now.presses.happens(asked[8]):
            return
        on = world.dates[calendar.day]
        world.do(Talk(on=on, suggestion=m.number, unit=m.unit, reason="逾期未答复"))
        if m.waits and m.process in m.queue.waiting:
            m.queue.first(m.process)
        elif not m.waits:
            sooner = calendar.day + world.now.hurries.at(asked[1])
            if sooner < m.ends:
                calendar.move(m.process, m.ends, sooner)
                m.ends = sooner
        yield PARKED

    # --- going up -------------------------------------------------------------------------------

    def _goes_up(self, m: Matter) -> None:
        """Deputies of higher levels put it forward there (四级联动)."""
        world, county = self.world, self.world.county
        day = world.calendar.day
        on = world.dates[day]
        register, law = world.fold.register, world.law(day)
        levels = tuple(Level.of(code) for code in county.higher[:2])
        way = route(county.place, levels, on, law, register, topic=m.topic)
        if not way.carried:
            return
        legs = way.legs(1)
        world.do(Escalate(on=on, suggestion=m.number, legs=legs, reason="本级人民政府无法解决"))
        for leg in legs:
            child = Matter(
                SuggestionId(f"{m.number}@{leg.congress}"), leg.congress, m.place, m.year
            )
            child.parent, child.topic, child.severity = m, m.topic, "minor"
            child.unit = county.unit_of(leg.congress, "主管部门").id
            child.process = self._above(child, leg)
            world.calendar.put(child.process, day + 10)

    def _above(self, m: Matter, leg: Leg) -> Process:
        """The matter at a higher congress, until it is brought home (结果回告)."""
        world, calendar, parent = self.world, self.world.calendar, m.parent
        assert parent is not None
        do, dates, cases = world.do, world.dates, world.fold.cases
        m.leader = leg.carriers[0]
        do(
            Submit(
                on=dates[calendar.day],
                by=m.leader,
                suggestion=m.number,
                title=f"关于{m.topic}的建议（{m.number}）",
                text=TEXT,
                topic=m.topic,
                parent=parent.number,
            )
        )
        yield calendar.day + 5
        do(Assign(on=dates[calendar.day], suggestion=m.number, lead=m.unit))
        m.reply_due = self.due_after(calendar.day, "SG-5")
        yield calendar.day + 1
        do(Acknowledge(on=dates[calendar.day], suggestion=m.number, by=m.unit))
        yield from self._handled(m)
        child = cases[m.number]
        outcome = child.outcome or Outcome.EXPLAINED
        do(
            BringHome(
                on=dates[calendar.day],
                suggestion=parent.number,
                congress=leg.congress,
                child=m.number,
                outcome=outcome,
                words="上级办理结果",
            )
        )
        if not cases[parent.number].awaited:
            calendar.put(parent.process, calendar.day)

    # --- chance ---------------------------------------------------------------------------------

    def _draws(self, m: Matter) -> tuple[int, ...]:
        """The numbers of the present round: the same under every policy."""
        key = (m.congress, m.year, m.round)
        rows = self._rounds.get(key)
        if rows is None:
            n = self.world.county.suggestions
            found = self.world.streams.rows("round", n, len(ROUND), *key)
            rows = self._rounds[key] = tuple(found)
        return rows[m.place]
