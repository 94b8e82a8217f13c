"""Walking the lifecycle at random: nothing outside the table is admitted, and all of it replays."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from wholeprocess import Refused, Term
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput
from wholeprocess.journal import JsonLinesJournal, line_of, read_entries, verify
from wholeprocess.management import SUGGESTION, Outcome, Phase
from wholeprocess.management.roles import players
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, admit, replay
from wholeprocess.process.state import State

COUNTY, CITY = "430381", "4303"
START = date(2022, 3, 1)
DEPUTIES, UNITS = ("d1", "d2", "c1"), ("u1", "u2", "u3")
ACTORS = (*DEPUTIES, *UNITS, "office", "standing-committee", "council", "stranger")
NUMBERS = ("s1", "s2", "s3")
ENDING = (m.Withdraw, m.Merge, m.Decline, m.Directed)


def _any_act(kind, s, day, draw, units=UNITS, deputies=DEPUTIES, actors=ACTORS):
    """An act of any kind, valid in itself and as likely as not out of place."""
    unit, actor = draw(st.sampled_from(units)), draw(st.sampled_from(actors))
    grade = draw(st.sampled_from(list(m.Satisfaction)))
    fields = {
        m.Submit: {"by": draw(st.sampled_from(DEPUTIES)), "title": "修渠", "text": "请修复"},
        m.Return: {"by": actor, "ground": "unclear", "reason": "不具体", "mend": "写明地点"},
        m.Resubmit: {"by": draw(st.sampled_from(deputies)), "title": "修东渠", "text": "三组"},
        m.Decline: {"by": actor, "reason": "不属范围", "as_letter": draw(st.booleans())},
        m.Assign: {"lead": unit, "co": sorted({draw(st.sampled_from(UNITS))} - {unit})},
        m.Acknowledge: {"by": unit},
        m.Object: {"by": unit, "reason": "不归我管"},
        m.Contest: {"by": draw(st.sampled_from(deputies)), "unit": unit, "reason": "应由他局"},
        m.DecideObjection: {"unit": unit, "upheld": draw(st.booleans()), "reason": "核实"},
        m.Contact: {"by": unit},
        m.Opine: {"by": unit, "words": "意见"},
        m.ReturnOpinion: {"by": unit, "unit": draw(st.sampled_from(UNITS)), "reason": "空"},
        m.Coordinate: {"by": actor, "units": UNITS, "words": "已协调"},
        m.AskExtension: {"by": unit, "reason": "涉及面广"},
        m.Extend: {"by": draw(st.sampled_from(("office", unit))), "reason": "涉及面广"},
        m.RefuseExtension: {"unit": unit, "reason": "尚有时间"},
        m.Reply: {"by": unit, "words": "答复", **_result(day, draw)},
        m.Rate: {"by": draw(st.sampled_from(deputies)), "rating": grade, "why": "未修好"},
        m.Rehandle: {"by": actor, "reason": "确有必要"},
        m.Mediate: {
            "by": actor,
            "result": draw(st.sampled_from(list(m.Mediated))),
            "words": "会商",
        },
        m.Close: {"by": actor, "report": "已督办", "unrated_because": draw(_maybe)},
        m.Withdraw: {"by": draw(st.sampled_from(deputies)), "reason": "已解决"},
        m.Merge: {"into": draw(st.sampled_from(NUMBERS))},
        m.Escalate: {"legs": (m.Leg(CITY, ["c1"]),), "reason": "无力解决"},
        m.BringHome: {
            "congress": CITY,
            "outcome": draw(st.sampled_from(list(Outcome))),
            "words": "结果",
        },
        m.Remind: {"whom": unit, "reason": "将到期"},
        m.Talk: {"unit": unit, "reason": "逾期"},
        m.MarkKey: {"reason": "群众关注"},
        m.Fulfil: {"by": unit, "evidence": "照片"},
        m.Postpone: {"by": unit, "to": day + timedelta(days=30), "reason": "汛期"},
        m.Commend: {"by": actor, "year": 2022, "award": "优秀建议", "reason": "成效明显"},
        m.RatePromise: {"by": draw(st.sampled_from(deputies)), "unit": unit, "rating": grade},
        m.Publish: {"by": actor, "pieces": ("content", "reply"), "where": "网站"},
        m.Directed: {
            "by": actor,
            "to": draw(st.sampled_from(list(m.Direction))),
            "reason": "误予结案",
        },
        m.RecordBenefit: {"key": "length", "amount": 3, "unit": "km"},
    }
    return kind(on=day, suggestion=s, **fields.get(kind, {"by": actor}))


_maybe = st.sampled_from(["", "经催促未反馈"])


def _result(day, draw):
    result = draw(st.sampled_from(list(m.Result)))
    promised = day + timedelta(days=30) if result in ("planned", "under-way") else None
    return {"result": result, "promised": promised}


class Desk(RuleBasedStateMachine):
    """A year at the desk: whatever is tried, only what the table has gets in."""

    @initialize()
    def open(self):
        self.day, self.tried, self.kept = START, 0, 0
        self.term = Term.open(COUNTY)
        seats = {COUNTY: ("d1", "d2"), CITY: ("c1",)}
        for congress, names in seats.items():
            deputies = [
                Deputy(id=n, name=n, congress=congress, elected_by=COUNTY, since=date(2021, 1, 1))
                for n in names
            ]
            self.term.do(SeatDeputies(on=START, congress=congress, deputies=deputies))
        units = [Unit(id=u, name=u, division=COUNTY) for u in UNITS]
        self.term.do(EnterUnits(on=START, congress=COUNTY, units=units))

    @rule(days=st.integers(1, 60))
    def time_passes(self, days):
        self.day += timedelta(days=days)

    @rule(number=st.sampled_from(NUMBERS), by=st.sampled_from(DEPUTIES))
    def submit(self, number, by):
        self.attempt(m.Submit(on=self.day, suggestion=number, by=by, title="修渠", text="请修复"))

    @rule(data=st.data(), number=st.sampled_from(NUMBERS), kind=st.sampled_from(m.ACTS))
    def anything(self, data, number, kind):
        self.attempt(_any_act(kind, number, self.day, data.draw))

    @precondition(lambda self: self.term.suggestions)
    @rule(data=st.data(), ending=st.integers(0, 5))
    def something_allowed(self, data, ending):
        """An act that the table has a row for, by those who play its role."""
        number = data.draw(st.sampled_from(sorted(self.term.suggestions)))
        case = self.term.suggestions[number].case
        rows = [
            r for r in SUGGESTION.rows if r.at is case.phase and (r.act not in ENDING or not ending)
        ]
        rows = [r for r in rows if ending < 2 or r.to is not r.at] or rows
        if not rows:
            return
        kind = data.draw(st.sampled_from(sorted({row.act for row in rows}, key=str)))
        role = next(row.by for row in rows if row.act is kind)
        units = players(case, role) if issubclass(kind, m.UnitAct) else UNITS
        if kind is m.DecideObjection:
            units = [a.unit for a in case.assignments if a.state is m.Handling.OBJECTED]
        actors = [actor for actor in ACTORS if actor in players(case, role)] or ACTORS
        self.attempt(
            _any_act(kind, number, self.day, data.draw, units or UNITS, case.deputies[:1], actors)
        )

    def attempt(self, act):
        before = self.term.suggestions.get(act.suggestion)
        at = before.phase if before else None
        before_state, before_length = self.term.state, len(self.term.journal)
        foreseen = self.term.why_not(act)
        self.tried += 1
        if foreseen is not None:
            with pytest.raises(Refused) as caught:
                self.term.do(act)
            assert caught.value.refusal == foreseen
            assert (self.term.state, len(self.term.journal)) == (before_state, before_length)
            return
        self.term.do(act)
        self.kept += 1
        event(type(act).__name__)
        to = self.term.suggestions[act.suggestion].phase
        if at is None:
            assert isinstance(act, m.Submit)
            assert to is Phase.SUBMITTED
        else:
            assert any(r.at is at and r.to is to and r.act is type(act) for r in SUGGESTION.rows)
            kinds = m.allowed(before_state.management.cases[act.suggestion], act.by, act.on)
            assert type(act) in kinds

    @invariant()
    def every_closed_file_has_its_answer(self):
        for dossier in self.term.suggestions.values():
            case = dossier.case
            assert (case.phase is Phase.CLOSED) == (case.outcome is not None)
            if case.outcome is None:
                continue
            match case.outcome:
                case Outcome.WITHDRAWN:
                    assert case.done(m.Withdraw)
                case Outcome.NOT_ADMITTED | Outcome.AS_LETTER:
                    assert case.done(m.Decline)[0].reason
                case Outcome.MERGED:
                    assert case.done(m.Merge)[0].into in self.term.suggestions
                case _:
                    assert case.answer is not None

    @invariant()
    def rounds_and_refusals_are_bounded(self):
        for dossier in self.term.suggestions.values():
            case = dossier.case
            assert case.round <= 2
            assert sum(act.upheld for act in case.done(m.DecideObjection)) <= 2
            assert len(case.done(m.Return)) <= 2
            assert len(case.done(m.Directed)) <= 1
            assert len(case.done(m.Extend)) <= max(1, len(case.assignments))

    @invariant()
    def clocks_start_before_they_end_and_stop_with_the_case(self):
        for dossier in self.term.suggestions.values():
            clocks = dossier.clocks
            assert all(clock.start <= clock.due for clock in clocks.replies)
            if dossier.phase is Phase.CLOSED:
                assert clocks.running() == ()

    def teardown(self):
        if not hasattr(self, "term"):
            return
        journal = self.term.journal
        verify(journal)
        assert replay(journal) == self.term.state
        pure = State.empty()
        for entry in journal:
            pure = admit(pure, entry.act)
        assert pure == self.term.state
        for dossier in self.term.suggestions.values():
            if dossier.outcome:
                event(f"closed as {dossier.outcome}")


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=80, stateful_step_count=60, deadline=None)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A file with a short lawful journal."""
    path = tmp_path_factory.mktemp("journal") / "desk.jsonl"
    term = Term.open(COUNTY, journal=path)
    deputy = Deputy(id="d1", name="d1", congress=COUNTY, elected_by=COUNTY, since=START)
    term.do(SeatDeputies(on=START, congress=COUNTY, deputies=[deputy]))
    term.do(EnterUnits(on=START, congress=COUNTY, units=[Unit(id="u1", name="u", division=COUNTY)]))
    term.do(m.Submit(on=START, suggestion="s1", by="d1", title="修渠", text="请修复"))
    term.do(m.Assign(on=START, suggestion="s1", lead="u1"))
    term.do(m.Reply(on=START, suggestion="s1", by="u1", result="solved", words="已办"))
    return path


@pytest.mark.parametrize("line", range(6))
def test_an_edited_journal_never_verifies(kept, line):
    """Every field of every entry, changed by hand as someone would who wants to hide it."""
    entries = list(read_entries(kept, CODEC))
    raw = json.loads(line_of(entries[line], CODEC))
    changed = 0
    for field, value in raw["data"].items():
        if isinstance(value, str) and value:
            other = {**raw, "data": {**raw["data"], field: _another(field, value)}}
            lines = [line_of(e, CODEC) for e in entries]
            lines[line] = json.dumps(other, ensure_ascii=False)
            bad = kept.with_name("edited.jsonl")
            bad.write_text("\n".join(lines) + "\n", encoding="utf-8")
            with pytest.raises(BadInput):
                Term.open(COUNTY, journal=JsonLinesJournal(bad, CODEC))
            changed += 1
    assert changed


def _another(field, value):
    return "2022-03-02" if field == "on" else {"solved": "explained"}.get(value, value + "改")
