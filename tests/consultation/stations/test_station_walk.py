"""Trying anything at two stations: what must hold whatever was admitted."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wholeprocess import consultation as c
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.errors import Refused
from wholeprocess.journal import own_tables
from wholeprocess.law import in_force
from wholeprocess.process import CODEC

COUNTY, TOWN = "430381", "430381101"
START = date(2021, 5, 1)
NAMES = ("a", "b", "c", "d")
REGISTER = Register(divisions=Divisions.shipped()).with_deputies(
    Deputy(
        id=name,
        name=name,
        congress=TOWN if name < "c" else COUNTY,
        elected_by=TOWN,
        since=START,
        until=START + timedelta(days=6) if name == "d" else None,
    )
    for name in NAMES
)
stations = st.sampled_from(("s1", "s1", "s2", "s2", "s3"))
days = st.integers(0, 8).map(lambda n: START + timedelta(days=n))
some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
KINDS = {kind.kind for kind in c.ACTS}


class Walk(RuleBasedStateMachine):
    """Acts at random; refused ones change nothing, admitted ones keep the books right."""

    def __init__(self):
        super().__init__()
        self.state, self.admitted = c.State(), []

    def attempt(self, kind, on, **fields):
        act = kind(on=on, by="office", **fields)
        law = in_force(on, c.congress_of(self.state, act))
        before = own_tables(self.state)
        refusal = c.why_not(self.state, act, law, REGISTER)
        if refusal is not None:
            with pytest.raises(Refused) as refused:
                c.admit(self.state, act, law, REGISTER)
            assert refused.value.refusal == refusal
            assert self.state == before
            event(f"{kind.__name__} refused: {refusal.code}")
            return
        after = c.admit(self.state, act, law, REGISTER)
        assert after == c.apply(self.state, act, law, REGISTER)
        assert CODEC.load(act.kind, act.version, CODEC.dump(act)) == act
        event(f"{kind.__name__} admitted")
        self.admitted.append(act)
        self.state = after

    @initialize()
    def two_stations(self):
        for ident in ("s1", "s2"):
            self.attempt(
                c.OpenStation, START, station=ident, name="站", congress=TOWN, division=TOWN
            )

    @rule(station=stations, on=days, who=some)
    def attach(self, station, on, who):
        self.attempt(c.AttachDeputies, on, station=station, deputies=who)

    @rule(station=stations, on=days, who=some)
    def detach(self, station, on, who):
        self.attempt(c.DetachDeputies, on, station=station, deputies=who, reason="调整")

    def a_duty(self, pick):
        """One of the duty days on record: station, day, deputies."""
        duties = sorted(self.state.duties.items())
        if not duties:
            return "s1", START, ("a",)
        (at, day), duty = duties[pick % len(duties)]
        return at, day, duty.deputies or ("a",)

    @rule(on=days)
    def close(self, on):
        if len(self.admitted) > 5:
            self.attempt(c.CloseStation, on, station="s2", reason="合并")

    @rule(
        roster=st.sampled_from("xyz"),
        on=days,
        rows=st.lists(st.tuples(stations, days, some), min_size=1, max_size=3),
    )
    def post(self, roster, on, rows):
        rows = {(at, day): who for at, day, who in rows}
        duties = [c.Duty(station=at, day=day, deputies=who) for (at, day), who in rows.items()]
        self.attempt(c.PostRoster, on, roster=roster, congress=TOWN, duties=duties)

    @rule(pick=st.integers(0, 99), before=st.integers(-1, 2), who=some | st.just([]))
    def change(self, pick, before, who):
        at, day, _ = self.a_duty(pick)
        on = day - timedelta(days=before)
        self.attempt(c.ChangeDuty, on, station=at, day=day, deputies=who, reason="有事")

    @rule(station=stations, on=days, who=some, residents=st.integers(0, 9))
    def receive(self, station, on, who, residents):
        sitting = c.Sitting(deputies=who, residents=residents)
        self.attempt(c.ReceiveResidents, on, station=station, sittings=[sitting])

    @rule(pick=st.integers(0, 99), residents=st.integers(0, 9))
    def receive_as_rostered(self, pick, residents):
        at, day, who = self.a_duty(pick)
        self.receive(at, day, who[:2], residents)

    @rule(pick=st.integers(0, 99), who=st.sampled_from(NAMES), reason=st.sampled_from(("", "病")))
    def absent(self, pick, who, reason):
        at, day, rostered = self.a_duty(pick)
        who = who if pick % 2 else rostered[-1]
        self.attempt(c.ReportAbsence, day, station=at, day=day, deputy=who, reason=reason)

    @rule(station=stations, on=days, who=some)
    def visit(self, station, on, who):
        self.attempt(c.VisitVillages, on, station=station, deputies=who, visited=(TOWN + "201",))

    @invariant()
    def nobody_is_at_two_stations_on_one_day(self):
        for on_duty in (
            [(who, day) for (_, day), duty in self.state.duties.items() for who in duty.deputies],
            [
                (who, day)
                for (_, day), held in self.state.receptions.items()
                for who in held.deputies
            ],
        ):
            assert max(Counter(on_duty).values(), default=1) == 1

    @invariant()
    def deputies_days_agree_with_duties_and_receptions(self):
        rostered = {
            (who, day): at for (at, day), duty in self.state.duties.items() for who in duty.deputies
        }
        there = {
            (who, day): at
            for (at, day), held in self.state.receptions.items()
            for who in held.deputies
        }
        own = self.state.deputy_days.items()
        assert {key: row.rostered for key, row in own if row.rostered} == rostered
        assert {key: row.at for key, row in own if row.at} == there

    @invariant()
    def residents_are_received_at_open_stations_by_deputies_in_office(self):
        for (ident, day), held in self.state.receptions.items():
            assert self.state.stations[ident].open_on(day)
            assert all(REGISTER.deputies[who].may_act(day) for who in held.deputies)

    @invariant()
    def the_books_add_up(self):
        span = START, START + timedelta(days=30)
        at = c.duty_by_station(self.state, *span)
        assert sum(row.residents for row in at.values()) == sum(
            sitting.residents
            for act in self.admitted
            if isinstance(act, c.ReceiveResidents)
            for sitting in act.sittings
        )
        deputies, levels = (
            by(self.state, *span).values() for by in (c.duty_by_deputy, c.duty_by_level)
        )
        for name in ("planned", "kept", "held"):
            assert sum(getattr(row, name) for row in deputies) == sum(
                getattr(row, name) for row in levels
            )
        assert all(row.kept <= min(row.planned, row.held) for row in (*at.values(), *deputies))

    @invariant()
    def findings_are_found_in_any_state(self):
        found = list(c.findings(self.state, in_force, START + timedelta(days=400)))
        assert all(finding.what.zh and finding.mend.en for finding in found)


Walk.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestWalk = Walk.TestCase
