"""Deadlines: each example of deadlines.toml, worked by hand, is what the clocks come to."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Register, Session, SessionKind, Unit
from wholeprocess.law import in_force
from wholeprocess.management.clocks import refusal_clocks

TABLE = Path(__file__).with_name("deadlines.toml")
EXAMPLES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["example"]
CONGRESS = "430381"
REGISTER = (
    Register(divisions=Divisions.shipped())
    .with_deputies(
        [Deputy(id="d1", name="甲", congress=CONGRESS, elected_by=CONGRESS, since=date(2018, 1, 1))]
    )
    .with_units([Unit(id=u, name=u, division=CONGRESS) for u in ("u1", "u2", "u3")])
)


def acted(day, verb, words):
    """The act that a line of an example says."""
    s = {"on": day, "suggestion": "s"}
    unit = next((word for word in words if word[0] == "u"), "u1")
    days = [date.fromisoformat(word) for word in words if word[0] == "2"]
    match verb:
        case "submit":
            session = "session" if "in-session" in words else None
            return m.Submit(by="d1", title="修渠", text="请修复", session=session, **s)
        case "return":
            return m.Return(ground="unclear", reason="不具体", mend="写明地点", **s)
        case "resubmit":
            return m.Resubmit(by="d1", title="修渠", text="三组渠道", **s)
        case "assign":
            co = [word[1:] for word in words if word[0] == "+"]
            return m.Assign(lead=unit, co=co, wide_and_difficult="wide" in words, **s)
        case "receive":
            return m.Acknowledge(by=unit, **s)
        case "object":
            return m.Object(by=unit, reason="不属本单位", **s)
        case "uphold" | "deny":
            return m.DecideObjection(unit=unit, upheld=verb == "uphold", reason="核实", **s)
        case "opine":
            return m.Opine(by=unit, words="意见", **s)
        case "giveback":
            return m.ReturnOpinion(by="u1", unit=unit, reason="没有内容", **s)
        case "extend":
            by = unit if any(word[0] == "u" for word in words) else "office"
            return m.Extend(by=by, reason="涉及面广", to=next(iter(days), None), **s)
        case "reply":
            return m.Reply(by=unit, result="explained", words="答复", **s)
        case "dissatisfied":
            return m.Rate(by="d1", rating="dissatisfied", why="未修", **s)
        case "rehandle":
            return m.Rehandle(reason="确有必要", **s)
        case "again":
            return m.Mediate(result="again", words="按评价办理", **s)
    raise ValueError(verb)


def played(example):
    """The case that an example's acts make, the law of its place, and the register."""
    register = REGISTER
    if "session" in example:
        opened, closed = example["session"]
        register = register.with_session(
            Session(
                id="session",
                congress=CONGRESS,
                kind=SessionKind.ANNUAL,
                opened=opened,
                closed=closed,
            )
        )

    def law_on(day):
        return in_force(day, example["place"]).under(example.get("settings", {}))

    state = m.State()
    lines = [line.split() for line in example["acts"].split(";")]
    if lines[0][1] != "submit":
        lines.insert(0, [lines[0][0], "submit"])
    for day, verb, *words in lines:
        act = acted(date.fromisoformat(day), verb, words)
        state = m.admit(state, act, law_on(act.on), register)
    return state.cases["s"], law_on, register


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['rule']} {e['why']}")
def test_a_deadline_worked_by_hand(example):
    case, law_on, register = played(example)
    refusals = tuple(owed.clock for owed in refusal_clocks(case, law_on, register))
    found = m.clocks(case, law_on, register).of(example["rule"])
    found += tuple(clock for clock in refusals if clock.code == example["rule"])
    if example.get("none"):
        assert found == ()
        return
    clock = found[-1]
    assert (clock.due, clock.provisional) == (example["due"], example.get("provisional", False))
    assert clock.rule.cited.en.startswith(example.get("text", ""))
    still = evolve(clock, done=None)
    assert (still.late_by(clock.due), still.late_by(clock.due + timedelta(days=1))) == (0, 1)
    assert str(clock.due) in clock.explain().en
    assert str(clock.due) in clock.explain().zh
    assert ("provisional" in clock.explain().en) == clock.provisional


def test_there_are_examples_of_every_rule_that_has_a_length():
    assert len(EXAMPLES) >= 60
    lengths = {
        "SG-5", "SG-6", "SGL-rehandle", "SGL-assign", "SGL-notify", "SGL-refuse", "SGL-reassign",
        "SGL-contact", "SGL-co-opinion", "SGL-opinion-again", "SGL-feedback",
    }  # fmt: skip
    assert {example["rule"] for example in EXAMPLES} == lengths


@pytest.mark.parametrize(
    ("place", "said"),
    [("330106", "receipt"), ("430381", None)],
)
def test_a_clock_names_the_event_it_counts_from(place, said):
    acts = "2022-03-03 assign; 2022-03-07 receive u1"
    case, law_on, register = played({"place": place, "acts": acts})
    words = m.clocks(case, law_on, register).reply.explain().en
    assert (said in words) if said else ("(receipt)" not in words)


def test_a_moved_end_and_an_extension_say_so():
    acts = "2025-11-17 assign; 2026-01-20 extend"
    settings = {"PR-holiday-end": "moves"}
    case, law_on, _ = played({"place": "430381", "acts": acts, "settings": settings})
    clock = m.clocks(case, law_on).reply
    assert (clock.due, clock.before, clock.moved_from) == (
        date(2026, 5, 18),  # 17 May is a Sunday
        date(2026, 2, 24),
        date(2026, 5, 17),
    )
    assert "2026-05-17 is a day off" in clock.explain().en
    assert "before that 2026-02-24" in clock.explain().en
    assert "顺延" in clock.explain().zh
    assert "原为2026-02-24" in clock.explain().zh
