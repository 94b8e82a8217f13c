"""Rounds at a unit (承办): the queue, the reply, the rating, until nobody need handle it again."""

from __future__ import annotations

from datetime import date

from wholeprocess.management import (
    Close,
    Contact,
    Fulfil,
    Mediate,
    Mediated,
    Phase,
    Rate,
    Rehandle,
    Remind,
    Reply,
    Result,
    Satisfaction,
    Talk,
)
from wholeprocess.management.acts import PROMISES
from wholeprocess.simulation.matter import CLOSES_UNRATED, REMINDS, ROUND, Matter
from wholeprocess.simulation.upwards import Upwards
from wholeprocess.simulation.world import PARKED, Process, World

EASIER = {"severe": "middle", "middle": "minor", "minor": "minor"}
"""How hard a matter still is in a further round: more of it can be solved then."""
_SOLVED = (Result.SOLVED, Result.UNDER_WAY)
# looking a member up by its value costs more than a table, and these run for every suggestion
_RESULTS = {result.value: result for result in Result}
_RATINGS = {rating.value: rating for rating in Satisfaction}
_HANDLING, _SPECIAL = Phase.HANDLING, Phase.SPECIAL_SUPERVISION
_ABOVE, _DISSATISFIED = Result.ABOVE, Satisfaction.DISSATISFIED


class Handling:
    """What units and deputies do with suggestions, round after round."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.upwards = Upwards(world, self)
        self._rounds: dict[tuple[str, int, int], tuple[tuple[int, ...], ...]] = {}
        self._due: dict[tuple[int, str], int] = {}

    def through(self, m: Matter) -> Process:
        """Round after round, until nobody need handle it again."""
        world = self.world
        do, dates, calendar, cases = world.do, world.dates, world.calendar, world.fold.cases
        number, unit = m.number, m.unit
        m.queue = queue = world.queues[unit]
        phase = _HANDLING
        while phase is _HANDLING or phase is _SPECIAL:
            special = phase is _SPECIAL
            m.round += 1
            m.row = self._draws(m)
            handles, _, _, _, _, _, answers, rates, finds, hears, closes = m.row
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
            m.ends = day + (now.handles if m.round == 1 else now.handles_again).at(handles)
            if m.ends > talk:
                calendar.put(self._watch(m, m.round), talk)
            if m.ends > day:
                yield m.ends
            queue.leave()
            result = self._answered(m)
            day = calendar.day
            if special:
                day += world.now.closes.at(closes)
                yield day
                do(Close(on=dates[day], suggestion=number, report="经专项督办，承办单位已再次答复"))
                return
            if result is _ABOVE and cases[number].phase is Phase.ESCALATED:
                yield PARKED  # until the last one is home
                day = calendar.day
            if not world.now.answers.happens(answers):
                yield from self._unrated(m)
                return
            day += world.now.rates.at(rates)
            yield day
            self._rate(m, result, finds)
            if cases[number].phase is Phase.MEDIATION:
                yield from self._heard(m, hears)
            case = cases[number]
            day, phase = calendar.day, case.phase
            if phase is Phase.REPLIED and case.rating and case.rating.rating is _DISSATISFIED:
                if case.round < world.law(day).count("PR-rounds"):
                    do(Rehandle(on=dates[day], suggestion=number, reason="代表不满意"))
                    phase = cases[number].phase
                else:
                    break
            if phase is _HANDLING:
                m.reply_due = self.due_after(day, "SGL-rehandle")
        day += world.now.closes.at(closes)
        yield day
        case = cases[number]
        displeased = case.rating is not None and case.rating.rating is _DISSATISFIED
        report = "已办理各轮，向代表说明" if displeased else ""
        do(Close(on=dates[day], suggestion=number, report=report))

    def _answered(self, m: Matter) -> Result:
        """The unit replies; what is above it goes up, what it promises it does later (答复)."""
        world = self.world
        now = world.now
        _, _, _, says, promises, keeps, *_ = m.row
        severity = m.severity if m.round == 1 else EASIER[m.severity]
        reply = now.reply_severe
        if severity != "severe":
            reply = now.reply_minor if severity == "minor" else now.reply_middle
        result = _RESULTS[reply.at(says)]
        if result is _ABOVE and (m.parent is not None or m.round > 1 or not world.county.above):
            result = Result.EXPLAINED
        promised = None
        on = world.dates[world.calendar.day]
        if result in PROMISES:
            later = max(now.promises.at(promises), 1)
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
            world.calendar.put(self._keeps(m, answer, keeps), world.day_of(promised) - 1)
        if result is _ABOVE:
            self.upwards.put(m)
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

    def _unrated(self, m: Matter) -> Process:
        """The deputy is silent: he is reminded, then the file closes and says so (未反馈)."""
        world = self.world
        yield world.calendar.day + REMINDS
        on = world.dates[world.calendar.day]
        world.do(Remind(on=on, suggestion=m.number, whom=m.leader, reason="请反馈意见"))
        yield world.calendar.day + CLOSES_UNRATED
        on = world.dates[world.calendar.day]
        world.do(Close(on=on, suggestion=m.number, unrated_because="经催促代表未反馈"))

    def _heard(self, m: Matter, draw: int) -> Process:
        """Deputy and unit are heard (评价、会商)."""
        world = self.world
        yield world.calendar.day + 7
        on = world.dates[world.calendar.day]
        result = Mediated(world.now.hears.at(draw))
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
        _, hurries, presses, *_ = m.row
        late = m.round == turn and (m.waits or m.ends > calendar.day)
        if not late or case.phase not in (Phase.ASSIGNED, Phase.HANDLING):
            return
        if not world.now.presses.happens(presses):
            return
        on = world.dates[calendar.day]
        world.do(Talk(on=on, suggestion=m.number, unit=m.unit, reason="逾期未答复"))
        if m.waits and m.process in m.queue.waiting:
            m.queue.first(m.process)
        elif not m.waits:
            sooner = calendar.day + world.now.hurries.at(hurries)
            if sooner < m.ends:
                calendar.move(m.process, m.ends, sooner)
                m.ends = sooner
        yield PARKED

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
