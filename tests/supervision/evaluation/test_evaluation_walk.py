"""Trying anything on evaluations of two years: what must hold whatever was admitted."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wholeprocess import supervision as s
from wholeprocess.congress import Deputy, Divisions, Register, Unit
from wholeprocess.errors import Refused
from wholeprocess.journal import own_tables
from wholeprocess.law import in_force
from wholeprocess.process import CODEC

TOWN = "430681118"
START = date(2020, 3, 1)
UNITS = ("land", "power", "tax")
YEARS = {"e1": 2020, "e2": 2021, "e3": 2022}
POOL = tuple(f"d{n}" for n in range(7))
REGISTER = (
    Register(divisions=Divisions.shipped())
    .with_deputies(
        Deputy(id=ident, name=ident, congress=TOWN, elected_by=TOWN, since=date(2018, 1, 1))
        for ident in POOL
    )
    .with_units(Unit(id=u, name=u, division=TOWN, station=True) for u in UNITS)
)
evaluations = st.sampled_from(("e1", "e1", "e1", "e2", "e2", "e3"))
units = st.sampled_from(UNITS)
several_units = st.lists(units, min_size=1, max_size=3, unique=True)
deputies = st.sampled_from(POOL)
later = st.integers(0, 2)
INDICATORS = (s.Indicator(name="work", weight="2/3"), s.Indicator(name="tone", weight="1/3"))


class EvaluationWalk(RuleBasedStateMachine):
    """Acts at random; refused ones change nothing, admitted ones keep the books right."""

    def __init__(self):
        super().__init__()
        self.state, self.admitted, self.day = s.State(), [], START

    def attempt(self, kind, evaluation, later, **fields):
        self.day += timedelta(days=later)
        fields.setdefault("by", "presidium")
        act = kind(on=self.day, evaluation=evaluation, **fields)
        law = in_force(self.day, s.congress_of(self.state, act))
        before = own_tables(self.state)
        refusal = s.why_not(self.state, act, law, REGISTER)
        if refusal is not None:
            with pytest.raises(Refused) as refused:
                s.admit(self.state, act, law, REGISTER)
            assert refused.value.refusal == refusal
            assert self.state == before
            event(f"{kind.__name__} refused: {refusal.code}")
            return
        after = s.admit(self.state, act, law, REGISTER)
        assert after == s.apply(self.state, act, law, REGISTER)
        assert CODEC.load(act.kind, act.version, CODEC.dump(act)) == act
        event(f"{kind.__name__} admitted")
        self.admitted.append(act)
        self.state = after

    @initialize(several=several_units)
    def first(self, several):
        self.open("e1", UNITS, 0)
        self.open("e2", several, 0)
        self.draw("e1", UNITS, 5, "s", 0)
        self.draw("e2", several, 5, "s", 0)

    @rule(evaluation=evaluations, several=several_units, later=later)
    def open(self, evaluation, several, later):
        fields = {"congress": TOWN, "year": YEARS[evaluation], "subject": "stations"}
        fields |= {"units": several, "indicators": INDICATORS}
        self.attempt(s.OpenEvaluation, evaluation, later, **fields)

    @rule(evaluation=evaluations, who=deputies, several=several_units, later=later)
    def conflict(self, evaluation, who, several, later):
        fields = {"deputy": who, "units": several, "reason": "亲属", "by": who}
        self.attempt(s.StateConflict, evaluation, later, **fields)

    @rule(
        evaluation=evaluations,
        several=several_units,
        size=st.integers(1, 7),
        seed=st.sampled_from("abc"),
        later=later,
    )
    def draw(self, evaluation, several, size, seed, later):
        fields = {"units": several, "pool": POOL, "size": size, "seed": seed}
        self.attempt(s.DrawPanel, evaluation, later, **fields)

    @rule(evaluation=evaluations, unit=units, who=deputies, later=later)
    def replace(self, evaluation, unit, who, later):
        fields = {"unit": unit, "member": who, "reason": "生病"}
        self.attempt(s.ReplaceMember, evaluation, later, **fields)

    @rule(evaluation=evaluations, unit=units, data=st.data(), later=later)
    def count(self, evaluation, unit, data, later):
        own = getattr(self.state.evaluations.get(evaluation), "units", {}).get(unit)
        panel = own.panel.members if own is not None and own.panel is not None else POOL[:3]
        back = data.draw(st.integers(1, len(panel)))
        sheets = []
        for indicator in INDICATORS:
            good = data.draw(st.integers(0, back))
            fair = data.draw(st.integers(0, back - good))
            bad = data.draw(st.integers(0, back - good - fair))
            counts = {"satisfied": good, "basically-satisfied": fair, "dissatisfied": bad}
            void = back - good - fair - bad
            sheets.append(s.ScoreSheet(indicator=indicator.name, counts=counts, void=void))
        fields = {"unit": unit, "issued_to": panel, "returned": back, "sheets": sheets}
        self.attempt(s.CountScores, evaluation, later, **fields)

    @rule(evaluation=evaluations, in_figures=st.lists(units, unique=True), later=later)
    def publish(self, evaluation, in_figures, later):
        self.attempt(s.PublishEvaluation, evaluation, later, where="x", in_figures=in_figures)

    @rule(evaluation=evaluations, unit=units, later=later)
    def send_back(self, evaluation, unit, later):
        due = self.day + timedelta(days=3)
        self.attempt(s.SendBackUnit, evaluation, later, unit=unit, due=due, words="整改")

    @rule(evaluation=evaluations, unit=units, later=later)
    def mend(self, evaluation, unit, later):
        self.attempt(s.ReportMending, evaluation, later, unit=unit, words="x", by=unit)

    @rule(evaluation=evaluations, several=several_units, later=later)
    def meet(self, evaluation, several, later):
        self.attempt(s.HoldMendingMeeting, evaluation, later, units=several, present=POOL)

    @rule(evaluation=evaluations, unit=units, later=later, data=st.data())
    def leave_out(self, evaluation, unit, later, data):
        if data.draw(st.integers(0, 3)):
            return
        reason = data.draw(st.sampled_from(s.LeaveReason))
        others = [u for u in UNITS if u != unit]
        into = data.draw(st.sampled_from(others)) if reason is s.LeaveReason.MERGED else None
        self.attempt(s.LeaveOutUnit, evaluation, later, unit=unit, reason=reason, into=into)

    @rule(evaluation=st.sampled_from(("e1", "e3")), later=later, sure=st.integers(0, 9))
    def cancel(self, evaluation, later, sure):
        if not sure:
            self.attempt(s.CancelEvaluation, evaluation, later, reason="x")

    @rule(evaluation=evaluations, data=st.data(), later=later)
    def count_all(self, evaluation, data, later):
        for unit in getattr(self.state.evaluations.get(evaluation), "units", ()):
            self.count(evaluation, unit, data, later)

    @rule(evaluation=evaluations, later=later)
    def mend_all(self, evaluation, later):
        held = getattr(self.state.evaluations.get(evaluation), "units", {})
        for unit in [unit for unit, own in held.items() if own.under]:
            self.send_back(evaluation, unit, later)
            self.mend(evaluation, unit, 0)

    @invariant()
    def a_score_lies_in_its_range_and_decides_the_phase(self):
        for evaluation in self.state.evaluations.values():
            for own in evaluation.units.values():
                if own.result is None:
                    assert own.phase in (s.UnitPhase.LISTED, s.UnitPhase.LEFT_OUT)
                    continue
                result = own.result
                assert 0 <= result.low <= result.score <= result.high <= 1
                assert own.under is (result.score < Fraction(3, 5))
                assert (own.phase is s.UnitPhase.PASSED) is not own.under
                if own.returned == len(own.issued_to) and not any(one.void for one in own.sheets):
                    assert result.low == result.high

    @invariant()
    def every_panel_can_be_drawn_again_from_the_acts(self):
        for act in self.admitted:
            if not isinstance(act, s.DrawPanel):
                continue
            at = self.admitted.index(act)
            before = [a for a in self.admitted[:at] if a.evaluation == act.evaluation]
            barred = {
                a.deputy
                for a in before
                if isinstance(a, s.StateConflict) and {*a.units} & {*act.units}
            }
            drawn = s.draw_panel(act.pool, act.size, barred, act.seed)
            panel = self.state.evaluations[act.evaluation].units[act.units[0]].panel
            assert {*drawn} - {*panel.left} <= {*panel.members}
            assert len(panel.members) == act.size

    @invariant()
    def a_years_list_is_what_the_acts_say(self):
        """Without the record's phases: the scores and reasons of the acts, replayed by unit."""
        for year in (2020, 2021, 2022, 2023):
            listed = {}
            for act in sorted(self.admitted, key=lambda a: YEARS[a.evaluation]):
                if YEARS[act.evaluation] >= year:
                    continue
                match act:
                    case s.CountScores(unit=unit, sheets=sheets):
                        got = sum(_of(one) for one in sheets)
                        if got < Fraction(3, 5):
                            listed[unit] = listed.get(unit, 0) + 1
                        else:
                            listed.pop(unit, None)
                    case _:
                        pass
            left = [a for a in self.admitted if isinstance(a, s.LeaveOutUnit)]
            moved = [a for a in left if a.reason is not s.LeaveReason.POSTPONED]
            if any(YEARS[a.evaluation] < year for a in moved):
                event("a unit was abolished or merged")
                continue
            held = self.state.evaluations.values()
            got = s.evaluation_list(held, TOWN, s.Subject.STATIONS, year)
            assert {one.unit: one.times for one in got} == listed
            event(f"listed: {len(listed)}")

    @invariant()
    def whatever_is_irregular_can_be_said(self):
        for finding in s.findings(self.state, in_force, self.day + timedelta(days=800)):
            event(f"found {finding.code}")
            assert finding.what.zh
            assert finding.about in YEARS


def _of(sheet):
    """One indicator's part of the score, in plain numbers."""
    weight = {"work": Fraction(2, 3), "tone": Fraction(1, 3)}[sheet.indicator]
    good, fair = sheet.number("satisfied"), sheet.number("basically-satisfied")
    return weight * (good + Fraction(3, 5) * fair) / (good + fair + sheet.number("dissatisfied"))


TestEvaluationWalk = EvaluationWalk.TestCase
TestEvaluationWalk.settings = settings(max_examples=60, stateful_step_count=35, deadline=None)
