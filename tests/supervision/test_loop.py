"""A matter under supervision over years: votes, redos, what it brought, and why it was closed."""

from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from wholeprocess import supervision as s
from wholeprocess.errors import Refused
from wholeprocess.process import SetPractice, replay

COUNTY = "430381"
OPENED = date(2019, 3, 1)
GOOD = {"satisfied": 25, "basically": 4}
BAD = {"satisfied": 5, "basically": 4, "dissatisfied": 20}
M = {"matter": "m1"}


def open_matter(on=OPENED, **more):
    fields = {"matter": "m1", "congress": COUNTY, "title": "物业管理", "refs": ["s17", "s23"]}
    return s.OpenMatter(on=on, **{**fields, **more})


def vote(desk, on, name, results, link=True):
    """A satisfaction vote on each of the units, added to the matter."""
    order = s.OrderVote(
        on=on, vote=name, congress=COUNTY, rating="rectification", units=tuple(results)
    )
    desk.do(order)
    for unit, marks in results.items():
        made = s.Forms(issued=29, **marks)
        desk.do(s.CountForms(on=on, vote=name, rated=unit, forms=made))
    if link:
        desk.do(s.AddStep(on=on, step="votes", ref=name, **M))
    return desk


def send(on, *units, due=None):
    return s.SendBack(on=on, units=units, due=due or on, words="退回重改", **M)


def redo(on, unit):
    return s.ReportRedo(on=on, by=unit, words="已重改", **M)


def close(on, reason="solved", **more):
    return s.CloseMatter(on=on, reason=reason, words="整改到位", **M, **more)


def days(n):
    return OPENED + timedelta(days=n)


def matter(desk):
    return desk.state.matters["m1"]


# --- the mission's two cases ----------------------------------------------------------------------


def test_property_management_from_2019_to_2021(desk):
    """E4: heard, opinions, assigned again, redone, rated, and what it brought."""
    desk.do(open_matter())
    report = {"report": "r1"}
    desk.do(
        s.ScheduleReport(
            on=OPENED, congress=COUNTY, organ="government", title="物业管理情况", **report
        ),
        s.SendDraft(on=OPENED, by="government", **report),
        s.SendFinal(on=OPENED, by="government", **report),
        s.SendToMembers(on=OPENED, **report),
        s.HearReport(on=date(2019, 4, 25), meeting=desk.meet(date(2019, 4, 25)), **report),
        s.DeliverOpinions(
            on=date(2019, 5, 5), opinions=["二次供水"], report_by=date(2019, 8, 5), **report
        ),
        s.AddStep(on=date(2019, 5, 5), step="reports", ref="r1", **M),
        s.CommentOnHandling(on=date(2019, 8, 1), **report),
        s.ReportHandling(on=date(2019, 8, 5), by="government", words="已研究", **report),
    )
    vote(desk, date(2019, 10, 20), "v1", {"u1": GOOD, "u2": BAD})
    desk.do(
        send(date(2019, 10, 25), "u2", due=date(2020, 3, 31)),
        redo(date(2020, 3, 31), "u2"),
    )
    vote(desk, date(2020, 4, 20), "v2", {"u2": GOOD})
    desk.do(
        s.Reassign(
            on=date(2020, 9, 1), units=["u1", "u3"], what="高层消防", due=date(2021, 2, 28), **M
        ),
        s.ReportTask(on=date(2021, 2, 20), by="u1", what="高层消防", words="已安装", **M),
        s.ReportTask(on=date(2021, 2, 28), by="u3", what="高层消防", words="已安装", **M),
    )
    for key, amount, unit in (
        ("二次供水改造", 500_000_000, "fen"),
        ("高层消防改造", 330_000_000, "fen"),
        ("供水泵房", 12, "座"),
    ):
        gain = s.Gain(key=key, amount=amount, unit=unit)
        desk.do(s.RecordGain(on=date(2021, 6, 1), gain=gain, **M))
    desk.do(close(date(2021, 11, 30)))
    made = matter(desk)
    money = sum(gain.amount for gain in s.brought(made) if gain.unit == "fen")
    assert money > 800_000_000  # over 8 million yuan
    assert (made.closed, made.reason) == (date(2021, 11, 30), s.CloseReason.SOLVED)
    assert s.steps_of(made, s.StepKind.VOTE) == ("v1", "v2")
    told = s.story(made, desk.state)
    assert [entry.on for entry in told] == sorted(entry.on for entry in told)
    assert {entry.thing for entry in told} == {"m1", "r1", "v1", "v2"}
    assert desk.found(date(2021, 11, 30)) == []


def test_rents_of_public_housing_unit_by_unit(desk):
    """E3: eight units are rated one by one, and the one that does not satisfy goes back."""
    desk.do(open_matter(title="公管房租金"))
    results = {f"u{n}": GOOD for n in range(1, 8)} | {"u8": BAD}
    vote(desk, days(10), "v1", results)
    assert matter(desk).back == ("u8",)
    assert desk.refused(close(days(11))) == "SVP-closing"
    assert desk.refused(send(days(11), "u1")) == "SV-10"
    desk.do(send(days(11), "u8", due=days(100)), redo(days(90), "u8"))
    assert desk.refused(close(days(91))) == "SVP-closing"
    vote(desk, days(95), "v2", {"u8": GOOD})
    gain = s.Gain(key="追回租金", amount=199_000_000, unit="fen")
    desk.do(s.RecordGain(on=days(96), gain=gain, **M), close(days(96)))
    assert desk.found(days(96)) == []


# --- the parts ------------------------------------------------------------------------------------


def test_a_step_is_on_record_once(desk):
    desk.do(open_matter())
    assert desk.refused(s.AddStep(on=OPENED, step="votes", ref="v1", **M)) == "WP-known"
    order = s.OrderVote(on=OPENED, vote="v1", congress=COUNTY, rating="rectification", units=["u1"])
    desk.do(order)
    assert desk.refused(s.AddStep(on=OPENED, step="votes", ref="v1", **M)) == "WP-phase"
    vote(desk, OPENED, "v2", {"u1": GOOD})
    assert desk.refused(s.AddStep(on=OPENED, step="votes", ref="v2", **M)) == "WP-once"


def test_an_old_vote_settles_nothing(desk):
    desk.do(open_matter())
    vote(desk, days(1), "early", {"u1": GOOD}, link=False)
    vote(desk, days(2), "v1", {"u1": BAD})
    desk.do(send(days(3), "u1"), redo(days(4), "u1"))
    assert desk.refused(s.AddStep(on=days(5), step="votes", ref="early", **M)) == "WP-order"


def test_a_good_vote_before_the_redo_does_not_settle_it(desk):
    desk.do(open_matter())
    vote(desk, days(1), "v1", {"u1": BAD})
    vote(desk, days(2), "v2", {"u1": GOOD})
    assert matter(desk).back == ("u1",)
    desk.do(send(days(3), "u1"))
    assert desk.refused(redo(days(4), "u2")) == "SV-10"
    desk.do(redo(days(4), "u1"))
    vote(desk, days(5), "v3", {"u1": GOOD})
    assert matter(desk).phase is s.MatterPhase.FOLLOWED


@pytest.mark.parametrize(("way", "code"), [("vote", "SVP-closing"), ("report", "")])
def test_a_place_says_whether_a_redo_is_rated_again(desk, way, code):
    """SVP-redo."""
    practice = {"code": "SVP-redo", "value": way, "reason": "主任会议决定"}
    desk.do(SetPractice(on=OPENED, congress=COUNTY, **practice), open_matter())
    vote(desk, days(1), "v1", {"u1": BAD})
    desk.do(send(days(2), "u1"), redo(days(3), "u1"))
    assert desk.refused(close(days(4))) == code


def test_dissatisfied_twice_running(desk):
    """SVP-twice and SV-12: a special inquiry is due, and found where none follows."""
    desk.do(open_matter())
    vote(desk, days(1), "v1", {"u1": BAD})
    assert desk.found(days(1)) == []
    assert desk.found(days(2)) == ["SV-10"]
    desk.do(send(days(2), "u1"), redo(days(3), "u1"))
    vote(desk, days(4), "v2", {"u1": BAD})
    desk.do(send(days(5), "u1", due=days(9)))
    assert desk.found(days(5)) == ["SVP-twice"]


def test_work_goes_back_three_times_and_no_more(desk):
    """SVP-turns; after that nothing but a stronger form closes the matter."""
    desk.do(open_matter())
    day = 1
    for turn in range(1, 4):
        vote(desk, days(day), f"v{turn}", {"u1": BAD})
        desk.do(send(days(day), "u1"), redo(days(day + 1), "u1"))
        day += 2
    vote(desk, days(day), "v4", {"u1": BAD})
    assert desk.refused(send(days(day), "u1")) == "SVP-turns"
    assert desk.refused(close(days(day))) == "SVP-closing"
    assert desk.refused(close(days(day), "other-form")) == "SVP-closing"
    assert matter(desk).grades["u1"] == ("dissatisfied",) * 4


def test_a_duty_passes_to_the_office_that_takes_over(desk):
    desk.do(open_matter())
    vote(desk, days(1), "v1", {"u1": BAD, "u2": GOOD})
    desk.do(send(days(2), "u1", due=days(20)))
    pass_on = {"on": days(3), "reason": "机构改革", **M}
    assert desk.refused(s.PassOn(unit="u2", to="u3", **pass_on)) == "SV-10"
    desk.do(s.PassOn(unit="u1", to="u3", **pass_on))
    assert matter(desk).back == ("u3",)
    assert desk.refused(redo(days(4), "u1")) == "SV-10"
    desk.do(redo(days(4), "u3"))
    vote(desk, days(5), "v2", {"u3": BAD})
    desk.do(send(days(6), "u3", due=days(30)))
    assert desk.found(days(6)) == ["SVP-twice"]


@pytest.mark.parametrize(("late", "found"), [(0, []), (1, ["SVP-own-term"])])
def test_a_redo_and_a_task_have_their_day(desk, late, found):
    desk.do(open_matter())
    vote(desk, days(1), "v1", {"u1": BAD})
    desk.do(send(days(2), "u1", due=days(20)), redo(days(20 + late), "u1"))
    assert desk.found(days(20 + late)) == found
    task = {"what": "补办手续", **M}
    desk.do(s.Reassign(on=days(30), units=["u2"], due=days(40), **task))
    again = s.Reassign(on=days(31), units=["u2"], due=days(41), **task)
    assert desk.refused(again) == "WP-once"
    told = {"by": "u2", "words": "已办", **task}
    assert desk.refused(s.ReportTask(on=days(40), **{**told, "by": "u1"})) == "SV-12"
    desk.do(s.ReportTask(on=days(40 + late), **told))
    assert desk.found(days(40 + late)) == found * 2
    with pytest.raises(ValueError, match="before it goes back"):
        send(days(2), "u1", due=days(1))


@pytest.mark.parametrize(
    ("day", "found"), [(date(2019, 9, 1), []), (date(2019, 9, 2), ["SVP-idle"])]
)
def test_a_matter_does_not_lie_idle_for_six_months(desk, day, found):
    desk.do(open_matter())
    assert desk.found(day) == found
    vote(desk, day, "v1", {"u1": GOOD})
    assert desk.found(day) == found
    desk.do(close(day))
    assert desk.found(date(2025, 1, 1)) == found


def test_a_closed_matter_says_why_and_may_be_taken_up_again(desk):
    """SVP-closing."""
    desk.do(open_matter())
    again = open_matter(on=days(9), matter="m2", continues="m1")
    assert desk.refused(again) == "WP-known"
    with pytest.raises(ValueError, match="taken into another names it"):
        close(days(5), "taken-into")
    assert desk.refused(close(days(5), "taken-into", into="m1")) == "WP-known"
    desk.do(close(days(5), "routine"))
    assert desk.refused(close(days(6))) == "WP-phase"
    desk.do(again)
    other = s.CloseMatter(on=days(10), matter="m2", reason="taken-into", into="m1", words="…")
    assert desk.refused(other) == "WP-known"


def test_before_the_practices_on_record_the_general_one_counts(new_desk):
    """In 2016 neither SV-10 nor SV-12 was on record: refusals and findings rest on another rule."""
    on = date(2016, 3, 1)
    desk = new_desk(first=date(2016, 1, 10))
    desk.do(open_matter(on))
    vote(desk, on, "v1", {"u1": BAD})
    assert desk.refused(send(on, "u2")) == "SVP-consequences"
    told = s.ReportTask(on=on, by="u1", what="补办", words="已办", **M)
    assert desk.refused(told) == "SVP-consequences"
    assert desk.found(date(2016, 3, 2)) == ["SVP-consequences"]


def test_a_township_follows_no_matter(desk):
    assert desk.refused(open_matter(congress="430381101")) == "OL-19-2"


# --- walking it at random -------------------------------------------------------------------------

UNITS = ("u1", "u2")


class Loop(RuleBasedStateMachine):
    """Whatever is tried, no unit escapes its redo, and a matter is open or closed for a reason."""

    make = None

    @initialize(way=st.sampled_from(["vote", "report"]))
    def open(self, way):
        self.desk, self.day, self.votes = self.make(members=29, deputies=0), OPENED, 0
        practice = {"code": "SVP-redo", "value": way, "reason": "主任会议决定"}
        self.desk.do(SetPractice(on=OPENED, congress=COUNTY, **practice), open_matter())
        self.way, self.owed, self.ever = way, {}, set()

    def trial(self, act):
        try:
            self.desk.term.do(act)
        except Refused:
            return False
        return True

    @rule(n=st.integers(1, 40))
    def wait(self, n):
        self.day += timedelta(days=n)

    @rule(unit=st.sampled_from(UNITS), marks=st.sampled_from([GOOD, BAD]))
    def rate(self, unit, marks):
        self.votes += 1
        name = f"v{self.votes}"
        vote(self.desk, self.day, name, {unit: marks}, link=False)
        if not self.trial(s.AddStep(on=self.day, step="votes", ref=name, **M)):
            return
        if marks is BAD:
            waits = self.owed.get(unit) in ("due", "sent")
            self.owed[unit] = self.owed[unit] if waits else "due"
            self.ever.add(unit)
        elif self.owed.get(unit) == "redone":
            del self.owed[unit]

    @rule(unit=st.sampled_from(UNITS))
    def back(self, unit):
        if self.trial(send(self.day, unit, due=self.day)):
            assert self.owed[unit] == "due"
            self.owed[unit] = "sent"

    @rule(unit=st.sampled_from(UNITS))
    def redone(self, unit):
        if self.trial(redo(self.day, unit)):
            assert self.owed[unit] == "sent"
            self.owed[unit] = "redone"
            if self.way == "report":
                del self.owed[unit]

    @rule(reason=st.sampled_from(["solved", "routine", "other-form"]))
    def end(self, reason):
        open_ = matter(self.desk).phase is not s.MatterPhase.CLOSED
        done = self.trial(close(self.day, reason))
        assert done == (open_ and not self.owed)
        if done:
            event(f"closed after {len(self.ever)} units went back")

    @invariant()
    def what_is_owed_is_on_record(self):
        if hasattr(self, "desk"):
            made = matter(self.desk)
            assert set(made.back) == set(self.owed)
            closed = made.phase is s.MatterPhase.CLOSED
            assert closed == (made.reason is not None) == (made.closed is not None)
            assert (made.phase is s.MatterPhase.BACK) == bool(self.owed)

    def teardown(self):
        if hasattr(self, "desk"):
            assert replay(self.desk.term.journal) == self.desk.term.state


def test_no_unit_escapes_its_redo(new_desk):
    class Walk(Loop):
        make = staticmethod(new_desk)

    run_state_machine_as_test(
        Walk, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )


def test_a_settled_unit_that_is_found_wanting_again_goes_back(desk):
    desk.do(open_matter())
    vote(desk, days(1), "v1", {"u1": BAD})
    desk.do(send(days(2), "u1"), redo(days(3), "u1"))
    vote(desk, days(4), "v2", {"u1": GOOD})
    assert matter(desk).back == ()
    vote(desk, days(5), "v3", {"u1": BAD})
    assert matter(desk).back == ("u1",)
    desk.do(send(days(6), "u1"))
    assert (matter(desk).redos["u1"].turns, matter(desk).redos["u1"].redone) == (2, None)


def test_acts_of_one_matter_go_forward_in_time(desk):
    desk.do(open_matter(days(9)))
    assert desk.refused(close(days(8))) == "WP-order"
    assert desk.refused(close(days(9))) == ""
