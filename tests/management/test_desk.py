"""The desk's questions: each case in one queue, every clock with somebody, nothing told twice."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.congress import Unit
from wholeprocess.law import in_force
from wholeprocess.management import Queue, What
from wholeprocess.management.reminders import BEFORE, reminder
from wholeprocess.management.tasks import may_run

COUNTY, CHONGQING = "430381", "500101"
SEEDS = st.integers(0, 2**32)


def asked(desk, n, **more):
    """The desk's questions on day ``n``."""
    return m.Desk.of(desk.state.cases, desk.law, desk.register, desk.day(n), **more)


# --- the queues -----------------------------------------------------------------------------------


def test_a_case_moves_from_queue_to_queue(desk):
    def lies(case):
        return m.queue_of(case), m.whom(case), m.standing(case).since

    case = desk.submitted()
    assert lies(case) == (Queue.TAKE_UP, ("office",), desk.day(0))
    case = desk.do(m.Accept(on=desk.day(1), suggestion="s1"))
    assert lies(case) == (Queue.ASSIGN, ("office",), desk.day(1))
    case = desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1", co=["u2"]))
    assert lies(case) == (Queue.ACKNOWLEDGE, ("u1", "u2"), desk.day(2))
    case = desk.do(m.Acknowledge(on=desk.day(3), suggestion="s1", by="u1"))
    assert lies(case) == (Queue.ACKNOWLEDGE, ("u2",), desk.day(2))
    case = desk.do(m.Object(on=desk.day(4), suggestion="s1", by="u2", reason="不归我管"))
    assert lies(case) == (Queue.OBJECTION, ("office",), desk.day(4))
    decided = {"suggestion": "s1", "unit": "u2", "upheld": False, "reason": "应当办理"}
    case = desk.do(m.DecideObjection(on=desk.day(5), **decided))
    assert lies(case) == (Queue.HANDLE, ("u1", "u2"), desk.day(2))
    case = desk.do(m.Opine(on=desk.day(6), suggestion="s1", by="u2", words="同意"))
    assert lies(case)[:2] == (Queue.HANDLE, ("u1",))
    reply = {"suggestion": "s1", "by": "u1", "words": "已办"}
    case = desk.do(m.Reply(on=desk.day(30), result="solved", **reply))
    assert lies(case) == (Queue.RATE, ("d1",), desk.day(30))
    case = desk.do(m.Rate(on=desk.day(33), suggestion="s1", by="d1", rating="satisfied"))
    assert lies(case) == (Queue.CLOSE, ("office",), desk.day(33))
    desk.do(m.Close(on=desk.day(40), suggestion="s1"))
    case = desk.do(m.RecordBenefit(on=desk.day(50), suggestion="s1", key="mu", amount=1, unit="亩"))
    assert lies(case) == (Queue.CLOSED, (), desk.day(40))


def test_the_last_round_ends_in_special_supervision_and_the_way_up_with_congresses(desk):
    desk.replied(result="explained")
    grade = {"suggestion": "s1", "by": "d1", "rating": "dissatisfied", "why": "未修"}
    case = desk.do(m.Rate(on=desk.day(31), **grade))
    assert (m.queue_of(case), m.whom(case)) == (Queue.HANDLE, ("u1",))
    again = {"suggestion": "s1", "by": "u1", "result": "explained", "words": "仍无条件"}
    desk.do(m.Reply(on=desk.day(50), **again))
    case = desk.do(m.Rate(on=desk.day(51), **grade))
    assert (m.queue_of(case), m.whom(case)) == (Queue.SPECIAL_SUPERVISION, ("office",))
    desk.replied("s2")
    legs = [m.Leg("4303", ["city-1"]), m.Leg("43", ["prov-1"])]
    case = desk.do(m.Escalate(on=desk.day(40), suggestion="s2", legs=legs, reason="无力解决"))
    assert (m.queue_of(case), m.whom(case)) == (Queue.HIGHER_LEVEL, ("4303", "43"))


def test_a_paper_given_back_waits_for_its_deputy_and_then_for_the_office(desk):
    desk.submitted()
    back = {"ground": "unclear", "reason": "不明确", "mend": "写明地点"}
    case = desk.do(m.Return(on=desk.day(1), suggestion="s1", **back))
    assert (m.queue_of(case), m.whom(case)) == (Queue.REVISE, ("d1",))
    again = {"suggestion": "s1", "by": "d1", "title": "修渠二", "text": "请修复北段"}
    case = desk.do(m.Resubmit(on=desk.day(5), **again))
    one = m.standing(case)
    assert (one.queue, one.whom, one.since) == (Queue.TAKE_UP, ("office",), desk.day(5))
    assert one.title == "修渠二"


def test_where_somebody_decides_on_handling_again_it_is_with_the_office(desk_at):
    desk = desk_at(settings={"SGL-rehandle-by": "by_decision"})
    desk.replied(result="explained")
    why = {"rating": "dissatisfied", "why": "未修"}
    case = desk.do(m.Rate(on=desk.day(31), suggestion="s1", by="d1", **why))
    one = m.standing(case)
    assert (one.queue, one.whom, one.since) == (Queue.DECIDE, ("office",), desk.day(31))
    case = desk.do(m.Rehandle(on=desk.day(33), suggestion="s1", reason="应当再办"))
    assert (m.queue_of(case), m.whom(case)) == (Queue.HANDLE, ("u1",))
    (rate,) = [m.rate("satisfaction", [case], desk.law, desk.day(33))]
    assert rate.censored == ("s1",)


def test_both_are_heard_at_the_office_before_special_supervision(desk_at):
    desk = desk_at(settings={"SGL-mediate": "meeting", "PR-rounds": 1})
    desk.replied(result="explained")
    why = {"rating": "dissatisfied", "why": "未修"}
    case = desk.do(m.Rate(on=desk.day(31), suggestion="s1", by="d1", **why))
    one = m.standing(case)
    assert (one.queue, one.whom, one.since) == (Queue.MEDIATE, ("office",), desk.day(31))
    case = desk.do(m.Mediate(on=desk.day(40), suggestion="s1", result="failed", words="分歧"))
    one = m.standing(case)
    assert (one.queue, one.since) == (Queue.SPECIAL_SUPERVISION, desk.day(40))


def test_a_promise_that_was_kept_waits_for_its_rating_where_a_text_asks_for_it(desk):
    desk.replied(result="planned", promised=desk.day(100))
    kept = {"suggestion": "s1", "by": "u1", "evidence": "照片"}
    case = desk.do(m.Fulfil(on=desk.day(90), **kept))

    def rating(case):
        things = m.tasks(case, lambda day: in_force(day, "50"))
        return [(o.by, o.start, o.done) for o in things if o.what is What.PROMISE_RATED]

    assert rating(case) == [("d1", desk.day(90), None)]
    grade = {"by": "d1", "unit": "u1", "rating": "satisfied"}
    case = desk.do(m.RatePromise(on=desk.day(95), suggestion="s1", **grade))
    assert rating(case) == [("d1", desk.day(90), desk.day(95))]


def test_a_promise_replaced_by_another_lapses(desk):
    desk.replied(result="planned", promised=desk.day(100))
    why = {"rating": "dissatisfied", "why": "太慢"}
    desk.do(m.Rate(on=desk.day(31), suggestion="s1", by="d1", **why))
    again = {"result": "planned", "words": "改期", "promised": desk.day(80)}
    case = desk.do(m.Reply(on=desk.day(45), suggestion="s1", by="u1", **again))
    promises = [o for o in m.tasks(case, desk.law) if o.what is What.PROMISE]
    assert [(o.due, o.lapsed, o.running) for o in promises] == [
        (desk.day(80), None, True),
        (desk.day(100), desk.day(45), False),
    ]


def test_in_a_township_the_presidium_is_the_office(desk):
    case = desk.submitted()._replace(congress="430681118")
    assert m.whom(case) == ("presidium",)


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_the_queues_part_the_cases(walked, seed):
    walk = walked(seed)
    queues = m.queues(walk.cases.values())
    assert set(queues) == set(Queue)
    everyone = [one.suggestion for them in queues.values() for one in them]
    assert sorted(everyone) == sorted(walk.cases)
    for queue, them in queues.items():
        for one in them:
            event(queue.value)
            case = walk.cases[one.suggestion]
            assert (one.whom == ()) == (queue is Queue.CLOSED) == (case.outcome is not None)
            assert case.filed.on <= one.since <= case.last
            if queue in (Queue.HANDLE, Queue.ACKNOWLEDGE):
                assert set(one.whom) <= {part.unit for part in case.assignments}


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_every_running_clock_is_with_somebody(walked, seed):
    """And nobody is asked for what has no clock: at a place with every local limit."""
    walk = walked(seed, law=lambda on, _: in_force(on, CHONGQING))
    for case in walk.cases.values():

        def law_on(day):
            return in_force(day, CHONGQING)

        things = m.tasks(case, law_on)
        assert all(one.by for one in things)
        assert may_run(case) or not any(one.running for one in things)
        assert len({one.name for one in things}) == len(things)
        clocks = {(c.code, c.start, c.due) for c in m.clocks(case, law_on).running()}
        asked = {
            (o.code, o.start, o.due)
            for o in things
            if o.running and o.what not in (What.PROMISE, What.PROMISE_RATED)
        }
        assert clocks == asked
        event(f"running: {len(clocks)}")
        kept = [c for c in case.commitments if c.open]
        assert sum(o.running and o.what is What.PROMISE for o in things) == len(kept)


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_a_day_in_the_past_is_seen_as_it_was(walked, register, seed):
    walk = walked(seed)
    for day, cases in walk.days.items():
        assert m.as_of(walk.cases, day, in_force, register) == cases
    assert m.as_of(walk.cases, date(2022, 2, 28), in_force, register) == {}


# --- due and late ---------------------------------------------------------------------------------


def test_due_this_week_counts_both_ends(desk):
    desk.handling()
    last = m.clocks(desk.state.cases["s1"], desk.law).reply.due
    left = (last - desk.start).days
    assert [len(asked(desk, left - before).due()) for before in (8, 7, 0, -1)] == [0, 1, 1, 0]
    (one,) = asked(desk, left).due(0)
    assert (one.what, one.by, one.due, one.code) == (What.REPLY, "u1", last, "SG-5")
    assert m.due_between(asked(desk, 9).things, last, last) == (one,)


def test_each_separate_unit_owes_its_own_reply(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", separate=["u1", "u2"]))
    desk.do(m.Reply(on=desk.day(10), suggestion="s1", by="u1", result="solved", words="已办"))
    things = asked(desk, 200).things
    assert [(o.by, o.done, o.running) for o in things] == [
        ("u1", desk.day(10), False),
        ("u2", None, True),
    ]
    late = asked(desk, 200).late()
    assert [(o.by, o.late_by(desk.day(200))) for o in late.open] == [("u2", 106)]


def test_what_is_late_is_sorted_by_days_and_what_is_done_stands_apart(desk):
    for nth, s in enumerate(("s1", "s2", "s3", "s4")):
        desk.start += timedelta(days=nth)
        desk.handling(s)
    reply = {"by": "u1", "result": "solved", "words": "已办"}
    desk.do(m.Reply(on=desk.day(110), suggestion="s4", **reply))
    desk.do(m.Reply(on=desk.day(40), suggestion="s2", **reply))
    today = date(2022, 7, 5)  # s1 was due on 3 June, s3 on 6 June, s4 on 9 June
    late = asked(desk, (today - desk.start).days).late()
    assert [(o.suggestion, o.late_by(today)) for o in late.open] == [("s1", 32), ("s3", 29)]
    (one,) = late.closed
    assert (one.suggestion, one.done) == ("s4", date(2022, 6, 25))
    assert one.late_by(today) == one.late_by(date(2030, 1, 1)) == 16


def test_closing_ends_a_clock_without_calling_it_done(desk_at):
    desk = desk_at(place=CHONGQING)
    desk.replied()
    desk.do(m.Close(on=desk.day(90), suggestion="s1", unrated_because="未反馈"))
    later = {"suggestion": "s1", "key": "mu", "amount": 1, "unit": "亩"}
    desk.do(m.RecordBenefit(on=desk.day(200), **later))
    (one,) = [o for o in m.tasks(desk.state.cases["s1"], desk.law) if o.what is What.FEEDBACK]
    assert (one.done, one.lapsed, one.running) == (None, desk.day(90), False)
    (one,) = [o for o in m.tasks(desk.state.cases["s1"], desk.law) if o.what is What.ASSIGN]
    assert (one.done, one.lapsed) == (desk.day(2), None)


def sent_back(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1"))
    desk.do(m.Object(on=desk.day(3), suggestion="s1", by="u1", reason="不归我管"))
    sent = {"suggestion": "s1", "unit": "u1", "upheld": True, "reason": "理由成立"}
    return desk.do(m.DecideObjection(on=desk.day(4), **sent))


def test_what_was_sent_back_is_with_the_office(desk_at):
    case = sent_back(desk_at(place=CHONGQING))
    things = m.tasks(case, lambda day: in_force(day, CHONGQING))
    running = [(o.what, o.by) for o in things if o.running]
    assert running == [(What.REASSIGN, "office")]
    assert (m.queue_of(case), m.whom(case)) == (Queue.ASSIGN, ("office",))


def test_days_beyond_the_known_calendar_are_provisional(desk_at):
    desk = desk_at(place="310101", start=date(2037, 9, 30))
    case = desk.submitted()
    (one,) = m.tasks(case._replace(congress="310101"), desk.law)
    assert (one.what, one.by, one.provisional) == (What.ASSIGN, "office", True)


# --- the other questions --------------------------------------------------------------------------


def test_who_waits_for_which_deputy(desk):
    desk.handling("s1")
    desk.handling("s2", by="d2")
    for s, n in (("s2", 20), ("s1", 30)):
        desk.do(m.Reply(on=desk.day(n), suggestion=s, by="u1", result="solved", words="已办"))
    day = asked(desk, 35)
    assert [one.suggestion for one in day.waiting_for_deputy()] == ["s2", "s1"]
    assert [one.suggestion for one in day.waiting_for_deputy("d1")] == ["s1"]
    assert asked(desk, 25).waiting_for_deputy("d1") == ()


def test_promises_outlive_the_file_and_move_when_postponed(desk):
    first = desk.day(100)
    desk.replied(result="planned", promised=first)
    desk.do(m.Close(on=desk.day(40), suggestion="s1", unrated_because="未反馈"))
    (one,) = asked(desk, 101).promises()
    assert (one.by, one.due, one.late_by(desk.day(101))) == ("u1", first, 1)
    assert asked(desk, 90).promises(9) == ()
    assert asked(desk, 90).promises(10)[0].due == first
    put_off = {"suggestion": "s1", "by": "u1", "to": desk.day(200), "reason": "汛期"}
    desk.do(m.Postpone(on=desk.day(102), **put_off))
    (moved,) = asked(desk, 103).promises()
    assert (moved.due, moved.name) == (desk.day(200), one.name)
    assert str(first) in moved.why.zh
    assert str(first) in moved.why.en
    desk.do(m.Fulfil(on=desk.day(150), suggestion="s1", by="u1", evidence="照片"))
    assert asked(desk, 151).promises() == ()


@pytest.mark.parametrize(
    ("result", "rounds", "rule"),
    [("above", 1, "SG-25"), ("explained", 1, None), ("explained", 2, "SG-21"), ("solved", 2, None)],
)
def test_signs_that_another_level_is_needed(desk, result, rounds, rule):
    desk.replied(result=result)
    if rounds > 1:
        why = {"rating": "dissatisfied", "why": "未修"}
        desk.do(m.Rate(on=desk.day(31), suggestion="s1", by="d1", **why))
        reply = {"suggestion": "s1", "by": "u1", "result": result, "words": "同前"}
        desk.do(m.Reply(on=desk.day(45), **reply))
    found = asked(desk, 60).needs_another_level()
    assert [one.rule for one in found] == ([rule] if rule else [])
    if found:
        assert found[0].left == ("4303", "43")


def test_what_came_home_unsolved_may_go_further_up_and_then_no_more(desk):
    desk.replied(result="above")
    for n, congress, carrier in ((40, "4303", "city-1"), (60, "43", "prov-1")):
        legs = [m.Leg(congress, [carrier])]
        desk.do(m.Escalate(on=desk.day(n), suggestion="s1", legs=legs, reason="无力解决"))
        assert asked(desk, n).needs_another_level() == ()
        home = {"congress": congress, "outcome": "explained", "words": "暂无条件"}
        desk.do(m.BringHome(on=desk.day(n + 5), suggestion="s1", **home))
        found = asked(desk, n + 5).needs_another_level()
        assert [one.left for one in found] == ([("43",)] if congress == "4303" else [])


def test_a_closed_file_has_no_way_up(desk):
    desk.replied(result="above")
    desk.do(m.Close(on=desk.day(40), suggestion="s1", unrated_because="未反馈"))
    assert asked(desk, 39).needs_another_level()
    assert asked(desk, 41).needs_another_level() == ()


def test_how_each_unit_does(desk):
    for n in range(1, 7):
        desk.replied(f"s{n}", n=30)
    desk.handling("s7", co=("u2",))
    row, other = asked(desk, 120).units()
    assert (row.unit, row.name, row.in_hand, row.late, row.promises) == ("u1", "单位1", 1, 1, 0)
    on_time = row.rates["on-time"]
    assert (on_time.numerator, on_time.n, row.places["on-time"]) == (6, 7, 1)
    assert (other.unit, other.in_hand, other.rates["on-time"].n) == ("u2", 1, 0)
    assert set(other.places.values()) == {None}


def test_a_file_that_is_closed_is_in_nobodys_hand(desk):
    desk.handling("s1")
    desk.handling("s2")
    desk.do(m.Merge(on=desk.day(5), suggestion="s1", into="s2"))
    (row,) = asked(desk, 5).units()
    assert (row.unit, row.in_hand) == ("u1", 1)


def test_a_desk_of_one_congress_sees_no_other(desk):
    desk.submitted()
    assert asked(desk, 5, place="4303").cases == {}
    assert asked(desk, 5, place=COUNTY).congresses() == (COUNTY,)


def test_everybody_is_called_by_name(desk, register):
    day = asked(desk, 0)
    assert [day.called(who).zh for who in ("u1", "d1", "4303", "office", "x")] == [
        "单位1",
        "d1",
        "湘潭市",
        "代表工作机构",
        "x",
    ]
    assert register.units["u1"] == Unit(id="u1", name="单位1", division=COUNTY)


# --- reminders and talks --------------------------------------------------------------------------


def test_every_thing_that_can_be_owed_has_its_reminder():
    assert set(BEFORE) == set(What)
    law = in_force(date(2022, 3, 1), COUNTY)
    assert all(law.count(code) >= 0 for code in BEFORE.values())


def test_a_reminder_is_told_on_its_day_and_once(desk):
    desk.handling()
    due = (m.clocks(desk.state.cases["s1"], desk.law).reply.due - desk.start).days
    assert asked(desk, due - 16).reminders() == ()
    (one,) = asked(desk, due - 15).reminders()
    assert one.on == desk.day(due - 15)
    assert "u1" in one.words.zh
    assert str(one.of.due) in one.words.en
    assert asked(desk, due - 14).reminders(told={one.key}) == ()
    desk.do(m.Remind(on=desk.day(due - 15), suggestion="s1", whom="u2", reason="将到期"))
    assert asked(desk, due - 14).reminders() == (one,)
    desk.do(m.Remind(on=desk.day(due - 14), suggestion="s1", whom="u1", reason="将到期"))
    assert asked(desk, due - 13).reminders() == ()
    desk.do(m.Extend(on=desk.day(due - 10), suggestion="s1", reason="涉及面广"))
    new = (m.clocks(desk.state.cases["s1"], desk.law).reply.due - desk.start).days
    (again,) = asked(desk, new - 15).reminders(told={one.key})
    assert (again.of.due, again.of.name) == (desk.day(new), one.of.name)


@given(seed=SEEDS)
@settings(max_examples=80, deadline=None)
def test_looked_at_on_any_days_nothing_is_missed_and_nothing_told_twice(walked, register, seed):
    walk = walked(seed, steps=15)
    desk = m.Desk.of(walk.cases, in_force, register, walk.day)
    running = {f"{o.name}/{o.due}": reminder(o, in_force).on for o in desk.things if o.running}
    told, looks = [], Random(seed).choices(range(400), k=5)
    for n in sorted(looks):
        today = walk.day + timedelta(days=n)
        told += [
            r.key
            for r in m.Desk.of(walk.cases, in_force, register, today).reminders(told=set(told))
        ]
    last = walk.day + timedelta(days=max(looks))
    assert len(set(told)) == len(told)
    pressed = {act.whom for case in walk.cases.values() for act in case.done(m.Remind)}
    for key, on in running.items():
        if key.split("/")[2] not in pressed:
            assert (key in told) == (on <= last)
    event(f"told {min(len(told), 3)}")


def test_a_talk_is_proposed_after_the_days_of_the_rule(desk):
    desk.handling()
    due = (m.clocks(desk.state.cases["s1"], desk.law).reply.due - desk.start).days
    desk.do(m.Talk(on=desk.day(due), suggestion="s1", unit="u1", reason="尚未逾期"))
    assert asked(desk, due + 30).talks() == ()
    (one,) = asked(desk, due + 31).talks()
    assert (one.unit, one.days_late, one.rule) == ("u1", 31, "PR-talk")
    desk.do(one.act(desk.day(due + 32)))
    assert desk.state.cases["s1"].done(m.Talk)[1].reason == one.why.zh
    assert asked(desk, due + 33).talks() == ()


def test_a_key_suggestion_brings_the_head_in_on_the_first_day(desk):
    desk.handling()
    due = (m.clocks(desk.state.cases["s1"], desk.law).reply.due - desk.start).days
    desk.do(m.MarkKey(on=desk.day(5), suggestion="s1", reason="群众关注"))
    assert asked(desk, due).talks() == ()
    assert [t.rule for t in asked(desk, due + 1).talks()] == ["PR-talk-key"]


def test_a_promise_missed_after_closing_brings_the_head_in(desk):
    desk.replied(result="planned", promised=desk.day(100))
    desk.do(m.Close(on=desk.day(40), suggestion="s1", unrated_because="未反馈"))
    (one,) = asked(desk, 131).talks()
    assert one.about.what is What.PROMISE
    assert desk.why_not(one.act(desk.day(131))) is None
    assert desk.why_not(
        m.Talk(on=desk.day(131), suggestion="s1", unit="u2", reason="逾期")
    ).code == ("PR-talk-cause")
    desk.do(m.Remind(on=desk.day(131), suggestion="s1", whom="u1", reason="承诺逾期"))
    desk.do(m.Fulfil(on=desk.day(132), suggestion="s1", by="u1", evidence="照片"))
    late = m.Remind(on=desk.day(133), suggestion="s1", whom="u1", reason="承诺逾期")
    assert desk.why_not(late).code == "PR-talk-cause"


def test_the_office_is_never_called_in_for_a_talk(desk_at):
    desk = desk_at(place=CHONGQING)
    sent_back(desk)
    law = lambda day, _: in_force(day, CHONGQING)  # noqa: E731
    day = m.Desk.of(desk.state.cases, law, desk.register, desk.day(300))
    assert [o.by for o in day.late().open] == ["office"]
    assert day.talks() == ()
