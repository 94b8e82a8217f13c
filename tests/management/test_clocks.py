"""Clocks: when they start and stop, who must stop them, and what late ones become."""

from datetime import date

from wholeprocess import management as m


def test_an_extension_reaches_six_months_or_the_day_named(desk):
    desk.handling()
    reason = {"suggestion": "s1", "reason": "涉及面广"}
    past = m.Extend(on=desk.day(60), to=date(2022, 9, 4), **reason)
    assert desk.why_not(past).code == "SG-6"
    case = desk.do(m.Extend(on=desk.day(60), to=date(2022, 8, 1), **reason))
    clock = m.clocks(case, desk.law).reply
    assert (clock.due, clock.extended_on) == (date(2022, 8, 1), desk.day(60))
    assert "extended on 2022-04-30" in clock.explain().en
    assert "准予延长" in clock.explain().zh
    again = m.Extend(on=desk.day(70), **reason)
    assert desk.why_not(again).code == "PR-extensions"


def test_working_days_say_which_days_off_they_skipped(desk_at):
    desk = desk_at(place="310101", start=date(2022, 1, 27))
    clock = m.clocks(desk.submitted(), desk.law).assign
    # Spring Festival 2022: 31 January to 6 February off, 29 and 30 January worked
    assert (clock.due, len(clock.skipped)) == (date(2022, 2, 10), 7)
    assert "7 days off" in clock.explain().en


def test_a_reply_stops_its_clock_and_a_new_round_starts_another(desk):
    desk.replied(result="explained", n=120)
    case = desk.do(
        m.Rate(on=desk.day(130), suggestion="s1", by="d1", rating="dissatisfied", why="未修")
    )
    first, second = m.clocks(case, desk.law).replies
    assert (first.code, first.done, first.late_by(desk.day(999))) == ("SG-5", desk.day(120), 26)
    assert (second.code, second.start, second.done) == ("SGL-rehandle", desk.day(130), None)
    assert [c.code for c in m.clocks(case, desk.law).running()] == ["SGL-rehandle"]


def test_each_part_of_separate_handling_has_a_clock_of_its_own(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", separate=("u1", "u2")))
    reply = {"suggestion": "s1", "result": "solved", "words": "本部分已办"}
    case = desk.do(m.Reply(on=desk.day(20), by="u1", **reply))
    waiting = m.clocks(case, desk.law).waited_for()
    assert [(duty.whom, duty.clock.code) for duty in waiting] == [("u2", "SG-5")]
    case = desk.do(m.Reply(on=desk.day(120), by="u2", **reply))
    times = m.clocks(case, desk.law)
    assert [clock.late_by(desk.day(200)) for clock in times.of("SG-5")] == [0, 27]
    assert times.replies == (times.of("SG-5")[1],)  # the round was answered by the later


def test_what_is_recorded_after_the_closing_moves_no_clock(desk_at):
    """Shanghai: the co-handler gave no opinion, the file was closed, then a fact was added."""
    desk = desk_at(place="310101", start=date(2022, 1, 27))
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1", co=("u2",)))
    desk.do(m.Reply(on=desk.day(20), suggestion="s1", by="u1", result="solved", words="已办"))
    closed = desk.do(m.Close(on=desk.day(25), suggestion="s1", unrated_because="未反馈"))
    fact = {"key": "road", "amount": 3, "unit": "km"}
    later = desk.do(m.RecordBenefit(on=desk.day(300), suggestion="s1", **fact))
    stopped = [
        [c.done for c in m.clocks(x, desk.law).of("SGL-co-opinion")] for x in (closed, later)
    ]
    assert stopped == [[desk.day(25)], [desk.day(25)]]


def test_a_unit_that_was_let_go_owes_nothing(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1", co=("u2",)))
    desk.do(m.Object(on=desk.day(2), suggestion="s1", by="u1", reason="不归我管"))
    case = desk.do(
        m.DecideObjection(on=desk.day(3), suggestion="s1", unit="u1", upheld=True, reason="属实")
    )
    assert m.clocks(case, desk.law).replies == ()
    case = desk.do(m.Assign(on=desk.day(5), suggestion="s1", lead="u3"))
    (clock,) = m.clocks(case, desk.law).replies
    assert (clock.start, m.clocks(case, desk.law).waited_for()[0].whom) == (desk.day(5), "u3")


def test_the_clock_of_what_was_sent_back_stops_when_another_has_it(desk_at):
    desk = desk_at(place="500101")
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1"))
    case = desk.do(m.Object(on=desk.day(2), suggestion="s1", by="u1", reason="不归我管"))
    (clock,) = m.clocks(case, desk.law).of("SGL-reassign")
    assert (clock.start, clock.done) == (desk.day(2), None)
    decide = {"suggestion": "s1", "unit": "u1", "reason": "属实"}
    case = desk.do(m.DecideObjection(on=desk.day(9), upheld=True, **decide))
    assert m.clocks(case, desk.law).of("SGL-reassign")[0].done is None
    case = desk.do(m.Assign(on=desk.day(30), suggestion="s1", lead="u2"))
    assert m.clocks(case, desk.law).of("SGL-reassign")[0].done == desk.day(30)
    assert "SGL-reassign" in {f.code for f in m.findings(case, desk.law, desk.day(31))}


def test_a_late_objection_is_recorded_and_found(desk_at):
    desk = desk_at(place="330106")
    for n, codes in ((11, []), (12, ["SGL-refuse"])):
        desk.submitted(f"s{n}")
        desk.do(m.Assign(on=desk.day(1), suggestion=f"s{n}", lead="u1"))
        desk.do(m.Acknowledge(on=desk.day(1), suggestion=f"s{n}", by="u1"))
        case = desk.do(m.Object(on=desk.day(n), suggestion=f"s{n}", by="u1", reason="不归我管"))
        found = [f.code for f in m.findings(case, desk.law, desk.day(13))]
        assert [code for code in found if code == "SGL-refuse"] == codes


def test_silence_ends_with_the_file_and_is_said_to_be_silence(desk_at):
    desk = desk_at(place="110101")
    desk.replied()
    case = desk.do(m.Close(on=desk.day(60), suggestion="s1", unrated_because="经催促未反馈"))
    (late,) = [f for f in m.findings(case, desk.law, desk.day(90)) if f.code == "SGL-feedback"]
    assert late.on == desk.day(60)
    assert "had not come when the file ended" in late.what.en


def test_a_clock_that_holds_nowhere_is_none(desk):
    times = m.clocks(desk.submitted(), desk.law)
    assert (times.assign, times.reply, times.contact, times.feedback) == (None,) * 4


def test_no_clock_runs_on_a_closed_file(desk_at):
    desk = desk_at(place="500101")
    desk.submitted()
    case = desk.do(m.Withdraw(on=desk.day(3), suggestion="s1", by="d1", reason="已解决"))
    assert m.clocks(case, desk.law).running() == ()


def test_what_is_late_is_found_and_what_is_in_time_is_not(desk):
    desk.handling()
    desk.do(m.Contact(on=desk.day(10), suggestion="s1", by="u1"))
    reply = m.Reply(on=desk.day(95), suggestion="s1", by="u1", result="solved", words="已办")
    late = desk.do(reply)
    (finding,) = m.findings(late, desk.law, desk.day(200))
    assert (finding.code, finding.severity, finding.on) == ("SG-5", "breach", desk.day(95))
    assert "1 day late" in finding.what.en


def test_a_reply_without_contact_is_found(desk):
    assert [f.code for f in m.findings(desk.replied(), desk.law, desk.day(40))] == ["SG-4"]


def test_a_promise_not_kept_is_found_after_its_day(desk):
    desk.handling()
    desk.do(m.Contact(on=desk.day(10), suggestion="s1", by="u1"))
    case = desk.do(
        m.Reply(
            on=desk.day(20),
            suggestion="s1",
            by="u1",
            result="planned",
            words="年内完成",
            promised=desk.day(50),
        )
    )
    assert m.findings(case, desk.law, desk.day(50)) == ()
    assert [f.code for f in m.findings(case, desk.law, desk.day(51))] == ["PR-promise"]
