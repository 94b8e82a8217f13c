"""Many suggestions at once, at several levels and places, while days pass and the law changes.

Whatever is tried: no suggestion is lost, no clock runs for nobody, no term ends before it began,
what went up comes home, and every file can still be closed.
"""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from wholeprocess import Refused, Term
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Division, Divisions, Level, SessionKind, Unit
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.journal import verify
from wholeprocess.management import SUGGESTION, Handling, Outcome, Phase
from wholeprocess.management.escalation.family import settled
from wholeprocess.management.roles import players
from wholeprocess.process import EnterUnits, SeatDeputies, replay

START = date(2025, 1, 6)
DL25 = date(2025, 3, 12)
LINES = {
    "Hunan": ("43", "4303", "430381"),
    "Henan": ("41", "4101", "410102"),
    "Zhejiang": ("33", "3301", "330106"),
    "Shanghai": ("31", "310101"),
    "Chongqing": ("50", "500101"),
    "a township of Shandong": ("37", "3701", "370102", "370102100"),
}
UNHAPPY = ("dissatisfied",) * 4
TURNS_AWAY = (m.Withdraw, m.Merge, m.Decline, m.Directed, m.Return)
STOPPED_BY = {
    "SG-5": {m.Reply},
    "SG-6": {m.Reply},
    "SGL-rehandle": {m.Reply},
    "SGL-assign": {m.Assign},
    "SGL-notify": {m.Accept, m.Assign},
    "SGL-reassign": {m.DecideObjection, m.Assign},
    "SGL-contact": {m.Contact},
    "SGL-co-opinion": {m.Opine},
    "SGL-opinion-again": {m.Opine},
    "SGL-feedback": {m.Rate},
}


def division_table():
    rows = {}
    for line in LINES.values():
        for parent, code in zip((None, *line), line, strict=False):
            level = Level.of(code).value
            rows[code] = Division(code, f"区划{code}", level, parent, True)
    return Divisions(rows.values())


DIVISIONS = division_table()


class Office(RuleBasedStateMachine):
    """A congress and those above it, from two months before the law of 2025 on."""

    @initialize(where=st.sampled_from(sorted(LINES)))
    def open(self, where):
        event(where)
        *self.above, self.here = LINES[where]
        self.day, self.made, self.kept = START, 0, 0
        self.term = Term.open(self.here, divisions=DIVISIONS)
        self.deputies, self.units, self.times = {}, {}, {}
        self.put_forward = set()
        self.convenor = "presidium" if len(self.here) == 9 else "standing-committee"
        for place in (self.here, *reversed(self.above)):
            below = self.here if place == self.here else self._below(place)
            self.deputies[place] = [f"{place}-d{n}" for n in range(3)]
            self.units[place] = [f"{place}-u{n}" for n in range(3)]
            self.term.do(
                SeatDeputies(
                    on=START,
                    congress=place,
                    deputies=[
                        Deputy(id=d, name=d, congress=place, elected_by=below, since=START)
                        for d in self.deputies[place]
                    ],
                )
            )
            units = [Unit(id=u, name=u, division=place) for u in self.units[place]]
            self.term.do(EnterUnits(on=START, congress=place, units=units))
        self.term.do(
            OpenSession(
                on=START,
                by=self.convenor,
                session="2025",
                congress=self.here,
                session_kind=SessionKind.ANNUAL,
                present=self.deputies[self.here],
            )
        )
        self.session_open = True
        for n in range(5):  # something to begin with, at several stages
            deputy, unit = self.deputies[self.here][n % 3], self.units[self.here][n % 3]
            s = {"on": START, "suggestion": f"s{n}"}
            self.attempt(m.Submit(by=deputy, title="修渠", text="漏水", joined=(), **s))
            if n:
                self.attempt(m.Assign(lead=unit, **s))
            if n > 1:
                self.attempt(m.Acknowledge(by=unit, **s))
            if n > 2:
                self.attempt(m.Reply(by=unit, result="explained", words="暂难", **s))
            if n > 3:  # dissatisfied twice, wherever it is decided
                self.attempt(m.Rate(by=deputy, rating="dissatisfied", why="仍漏水", **s))
                self.attempt(m.Rehandle(reason="确有必要", **s))
                self.attempt(m.Reply(by=unit, result="explained", words="暂难", **s))
                self.attempt(m.Rate(by=deputy, rating="dissatisfied", why="仍漏水", **s))
        self.made = n

    def _below(self, place):
        line = (*self.above, self.here)
        return line[line.index(place) + 1]

    # --- time --------------------------------------------------------------------------------

    @rule(days=st.integers(1, 25))
    def days_pass(self, days):
        self.day += timedelta(days=days)
        if self.session_open and (self.day - START).days > 3:
            closing = CloseSession(on=self.day, by=self.convenor, session="2025")
            self.term.do(closing)
            self.session_open = False

    # --- what people try ------------------------------------------------------------------------

    @rule(seed=st.integers(0, 2**32))
    def somebody_submits(self, seed):
        rng = Random(seed)
        leader, *others = rng.sample(self.deputies[self.here], 3)
        joined = rng.choice([(), others[:1], others])
        invited = rng.choice([(), others[1:]]) if len(joined) < 2 else ()
        self.made += 1
        self.attempt(
            m.Submit(
                on=self.day,
                suggestion=f"s{self.made}",
                by=leader,
                title="修渠",
                text=f"第{self.made}处渠道漏水",
                joined=joined,
                invited=invited,
                session="2025" if self.session_open and rng.random() < 0.5 else None,
                confidential=rng.random() < 0.5,
            )
        )

    @rule(seed=st.integers(0, 2**32), times=st.integers(2, 12))
    def people_act(self, seed, times):
        """Acts of the table, mostly such as move a case on, by those who play the role."""
        rng = Random(seed)
        for _ in range(times):
            open_ones = [case for case in self.cases.values() if case.phase is not Phase.CLOSED]
            every = [*self.cases.values()]
            case = rng.choice(open_ones if open_ones and rng.random() < 0.9 else every)
            if case.awaited and rng.random() < 0.4:
                self.attempt(self.taken_up_above(case, rng))
            elif act := self.likely(case, rng):
                self.attempt(act)
            if rng.random() < 0.3:
                self.day += timedelta(days=rng.randint(1, 20))

    def likely(self, case, rng):
        rows = [
            row
            for row in SUGGESTION.rows
            if row.at is case.phase and (row.act not in TURNS_AWAY or rng.random() < 0.1)
        ]
        if rng.random() < 0.6:
            rows = [row for row in rows if row.to is not row.at] or rows
        if not rows:
            return None
        kind = rng.choice(sorted({row.act for row in rows}, key=str))
        who = players(case, next(row.by for row in rows if row.act is kind))
        return self.act(kind, case, rng.choice(who), rng) if who else None

    def taken_up_above(self, case, rng):
        """A deputy of a higher congress puts the matter forward there."""
        congress = rng.choice(case.awaited)
        return m.Submit(
            on=self.day,
            suggestion=f"{case.id}@{congress}",
            by=self.deputies[congress][0],
            title="统筹修渠",
            text="请统筹",
            parent=case.id,
        )

    def act(self, kind, case, who, rng):
        """An act of a kind by one who may do it, with likely words."""
        units = self.units[case.congress]
        unit = rng.choice(units)
        others = [u for u in units if u != unit]
        result = rng.choice(list(m.Result))
        later = self.day + timedelta(days=rng.randint(1, 200))
        named = [part.unit for part in case.assignments] or units
        objected = [p.unit for p in case.assignments if p.state is Handling.OBJECTED]
        fields = {
            m.Return: {"ground": "unclear", "reason": "不具体", "mend": "写明地点"},
            m.Resubmit: {"title": "修东渠", "text": "三组"},
            m.Decline: {"reason": "不属范围"},
            m.Assign: rng.choice(
                [
                    {"lead": unit},
                    {"lead": unit, "co": others[:1]},
                    {"separate": (unit, *others[:1])},
                    {"lead": unit, "wide_and_difficult": True},
                ]
            ),
            m.Object: {"reason": "不归我管"},
            m.Contest: {"unit": rng.choice(named), "reason": "应由他局"},
            m.DecideObjection: {
                "unit": (objected or named)[0],
                "upheld": rng.random() < 0.5,
                "reason": "核实",
            },
            m.Opine: {"words": "意见", "agrees": rng.random() < 0.5},
            m.ReturnOpinion: {"unit": rng.choice(named), "reason": "空"},
            m.Coordinate: {"units": named, "words": "已协调"},
            m.AskExtension: {"reason": "涉及面广"},
            m.Extend: {"reason": "涉及面广", "to": rng.choice([None, later])},
            m.RefuseExtension: {"unit": rng.choice(named), "reason": "尚有时间"},
            m.Reply: {
                "result": result,
                "words": "答复",
                "promised": later if result in ("planned", "under-way") else None,
            },
            m.Rate: {"rating": rng.choice([*m.Satisfaction, *UNHAPPY]), "why": "仍漏水"},
            m.Rehandle: {"reason": "确有必要"},
            m.Mediate: {"result": rng.choice(list(m.Mediated)), "words": "会商"},
            m.Close: {"unrated_because": "未反馈", "report": rng.choice(["", "已督办"])},
            m.Withdraw: {"reason": "已解决", "agreed": case.owed},
            m.Merge: {"into": rng.choice(sorted(self.cases))},
            m.Escalate: {
                "legs": [m.Leg(c, self.deputies[c][:1]) for c in self.some_above(case, rng)],
                "reason": "本级无力解决",
            },
            m.BringHome: self.outcome_above(case, rng),
            m.Remind: {"whom": case.filed.by, "reason": "请反馈"},
            m.Talk: {"unit": unit, "reason": "逾期"},
            m.MarkKey: {"reason": "群众关注"},
            m.Fulfil: {"evidence": "验收单"},
            m.Postpone: {"to": later + timedelta(days=300), "reason": "汛期"},
            m.RatePromise: {"unit": rng.choice(named), "rating": "satisfied"},
            m.Commend: {"year": 2025, "award": "优秀建议", "reason": "成效明显"},
            m.RecordBenefit: {"key": "length", "amount": 3, "unit": "km"},
            m.Publish: {"pieces": ("reply",), "where": "网站"},
            m.Directed: {"to": rng.choice(list(m.Direction)), "reason": "误予结案"},
        }.get(kind, {})
        if kind is m.Escalate and not fields["legs"]:
            kind, fields = m.Remind, {"whom": case.filed.by, "reason": "请反馈"}
        return kind(on=self.day, suggestion=case.id, by=who, **fields)

    def some_above(self, case, rng):
        line = (*self.above, self.here)
        above = line[: line.index(case.congress)]
        return rng.sample(above, rng.randint(0, len(above)))

    def outcome_above(self, case, rng):
        """What came of the matter above: of the child, or of what it was merged into."""
        congress = rng.choice(case.awaited or (case.congress,))
        child = self.cases.get(f"{case.id}@{congress}")
        outcome = settled(child, self.cases).outcome if child is not None else None
        return {
            "congress": congress,
            "child": child.id if child is not None else None,
            "outcome": outcome or Outcome.NOT_ADMITTED,
            "words": "上级结果",
        }

    def attempt(self, act):
        foreseen = self.term.why_not(act)
        if foreseen is not None:
            with pytest.raises(Refused):
                self.term.do(act)
            return
        self.term.do(act)
        self.kept += 1
        self.put_forward.add(act.suggestion)
        event(type(act).__name__)
        event(f"in {self.cases[act.suggestion].phase.value}")
        if act.on >= DL25:
            event("after the law of 2025")
            if self.cases[act.suggestion].round and self.cases[act.suggestion].filed.on < DL25:
                event("handled across the change of the law")

    @property
    def cases(self):
        return self.term._fold.cases

    def clocks(self, case):
        """The clocks of a case, worked out once for each state of it."""
        known, times = self.times.get(case.id, (None, None))
        if known is not case:
            law_on = self.term.suggestions[case.id].law_on
            times = m.clocks(case, law_on, self.term.register)
            self.times[case.id] = (case, times)
        return times

    # --- what must hold ---------------------------------------------------------------------------

    @invariant()
    def no_suggestion_is_lost(self):
        """Each that was put forward is closed, or somebody can move it on."""
        for case in self.cases.values():
            assert (case.phase is Phase.CLOSED) == (case.outcome is not None)
            if case.phase is Phase.CLOSED:
                continue
            moving = {
                row.act: players(case, row.by)
                for row in SUGGESTION.rows
                if row.at is case.phase and row.to is not case.phase and row.act is not m.Directed
            }
            assert any(moving.values()), case
            if case.outcome is Outcome.MERGED:
                into = self.cases[case.done(m.Merge)[-1].into]
                assert set(case.owed) <= set(into.owed)

    @invariant()
    def each_lies_in_one_queue_with_somebody_or_is_closed(self):
        assert set(self.cases) == self.put_forward
        queues = m.queues(self.cases.values())
        lying = [(one.suggestion, queue) for queue, them in queues.items() for one in them]
        assert sorted(number for number, _ in lying) == sorted(self.put_forward)
        for number, queue in lying:
            case, whom = self.cases[number], m.whom(self.cases[number])
            assert (queue is m.Queue.CLOSED) == (case.phase is Phase.CLOSED) == (not whom)
            assert m.standing(case).since <= self.day
            if queue is m.Queue.HIGHER_LEVEL:
                assert whom == case.awaited
            elif whom:
                assert any(m.allowed(case, who, self.day) for who in whom)

    @invariant()
    def no_clock_runs_for_nobody(self):
        """Whoever a clock waits for is still there, and an act of his stops it."""
        for case in self.cases.values():
            waiting = self.clocks(case).waited_for()
            assert not (waiting and case.phase is Phase.CLOSED)
            objected = [p.unit for p in case.assignments if p.state is Handling.OBJECTED]
            for whom, clock, *_ in waiting:
                who = "office" if whom in objected else whom  # it must decide first
                kinds = set(m.allowed(case, who, self.day))
                if who is not whom:
                    assert m.DecideObjection in kinds
                    continue
                assert kinds & STOPPED_BY[clock.code], (case, whom, clock)

    @invariant()
    def no_term_ends_before_it_began(self):
        for case in self.cases.values():
            for duty in self.clocks(case).duties:
                clock = duty.clock
                assert clock.start <= clock.due
                assert clock.before is None or clock.before <= clock.due
                if clock.code in ("SG-5", "SG-6"):
                    assert (clock.due - clock.start).days <= 184
                    text = clock.rule.statute.key
                    new = "DL25" if clock.start >= DL25 else "DL15"
                    assert text in (new, "SD-T")

    @invariant()
    def what_went_up_is_awaited(self):
        """Whoever waits, waits for something; only a withdrawn matter is awaited by nobody."""
        for case in self.cases.values():
            if case.phase is Phase.ESCALATED:
                assert case.awaited
            elif case.awaited:
                assert case.done(m.Withdraw)
            if case.filed.parent:
                assert case.filed.parent in self.cases

    @invariant()
    def what_is_bounded_stays_bounded(self):
        for case in self.cases.values():
            assert case.round <= 3
            assert len(case.done(m.Return)) <= 2
            assert len(case.done(m.Mediate)) <= 1
            assert sum(act.upheld for act in case.done(m.DecideObjection)) <= 2
            units = [promise.unit for promise in case.commitments if promise.open]
            assert len(units) == len(set(units))

    # --- the end --------------------------------------------------------------------------------

    def teardown(self):
        if not hasattr(self, "term"):
            return
        event(f"{min(self.kept // 10 * 10, 50)} acts and more")
        for _ in range(30):  # a parent's turn comes when its children have ended
            for number in list(self.cases):
                if (step := self.next_step(self.cases[number])) is not None:
                    self.term.do(step)
        assert all(case.phase is Phase.CLOSED for case in self.cases.values())
        for case in self.cases.values():
            for leg in (leg for act in case.done(m.Escalate) for leg in act.legs):
                assert leg.congress in {home.congress for home in case.done(m.BringHome)}
        verify(self.term.journal)
        assert replay(self.term.journal, divisions=DIVISIONS) == self.term.state

    def next_step(self, case):
        """The shortest way on, at any phase; ``None`` while there is nothing to do."""
        if case.awaited:
            return self.homecoming(case)
        s = {"on": self.day, "suggestion": case.id}
        owing = [
            part
            for part in case.assignments
            if part.answers and part.state not in (Handling.DONE, Handling.RELEASED)
        ]
        objected = [part for part in case.assignments if part.state is Handling.OBJECTED]
        match case.phase:
            case Phase.SUBMITTED | Phase.ADMITTED:
                return m.Assign(lead=self.units[case.congress][0], **s)
            case Phase.RETURNED:
                return m.Decline(reason="未再提出", **s)
            case Phase.ASSIGNED | Phase.HANDLING if objected:
                return m.DecideObjection(
                    unit=objected[0].unit, upheld=False, reason="由其承办", **s
                )
            case Phase.ASSIGNED | Phase.HANDLING:
                return m.Reply(by=owing[0].unit, result="solved", words="已办", **s)
            case Phase.MEDIATION:
                return m.Mediate(result="failed", words="未取得一致", **s)
            case Phase.SPECIAL_SUPERVISION if case.answer is None:
                return m.Reply(by=owing[0].unit, result="solved", words="已办", **s)
            case Phase.CLOSED:
                return None
            case _:
                return m.Close(unrated_because="未反馈", report="已督办", **s)

    def homecoming(self, case):
        congress = case.awaited[0]
        child = self.cases.get(f"{case.id}@{congress}")
        outcome = settled(child, self.cases).outcome if child else Outcome.NOT_ADMITTED
        if outcome is None:
            return None
        return m.BringHome(
            on=self.day,
            suggestion=case.id,
            congress=congress,
            child=child.id if child else None,
            outcome=outcome,
            words="上级结果",
        )


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
