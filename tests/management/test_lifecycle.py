"""The suggestion's lifecycle: what is admitted, what is refused and why, what comes out."""

from datetime import date

import pytest

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.management import Handling, Outcome, Phase


def refused(desk, act):
    with pytest.raises(Refused) as caught:
        desk.do(act)
    refusal = caught.value.refusal
    assert refusal == desk.why_not(act)
    assert refusal.mend
    return refusal


def test_from_submission_to_the_closed_file(desk):
    desk.replied()
    desk.do(m.Rate(on=desk.day(35), suggestion="s1", by="d1", rating="satisfied"))
    case = desk.do(m.Close(on=desk.day(40), suggestion="s1"))
    assert (case.phase, case.outcome, case.round) == (Phase.CLOSED, Outcome.SOLVED, 1)
    assert [type(act).__name__ for act in case.acts] == [
        "Submit",
        "Assign",
        "Acknowledge",
        "Reply",
        "Rate",
        "Close",
    ]


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("solved", Outcome.SOLVED),
        ("explained", Outcome.EXPLAINED),
        ("unlawful", Outcome.UNLAWFUL),
        ("above", Outcome.EXPLAINED),
    ],
)
def test_the_end_says_why(desk, result, outcome):
    desk.replied(result=result)
    case = desk.do(m.Close(on=desk.day(90), suggestion="s1", unrated_because="经催促未反馈"))
    assert case.outcome is outcome
    assert case.rating is None


def test_a_planned_reply_makes_a_promise_that_outlives_the_case(desk):
    due = desk.day(200)
    desk.replied(result="planned", promised=due)
    desk.do(m.Rate(on=desk.day(35), suggestion="s1", by="d1", rating="basically-satisfied"))
    case = desk.do(m.Close(on=desk.day(40), suggestion="s1"))
    (promise,) = case.commitments
    assert (case.outcome, promise.open, promise.due) == (Outcome.PLANNED, True, due)
    later = desk.do(
        m.Postpone(on=desk.day(190), suggestion="s1", by="u1", to=desk.day(260), reason="汛期停工")
    )
    assert later.commitments[0].postponed == (due,)
    kept = desk.do(m.Fulfil(on=desk.day(250), suggestion="s1", by="u1", evidence="验收单"))
    assert (kept.phase, kept.commitments[0].fulfilled) == (Phase.CLOSED, desk.day(250))
    again = m.Fulfil(on=desk.day(251), suggestion="s1", by="u1", evidence="再报")
    assert refused(desk, again).code == "PR-promise"


def test_dissatisfaction_opens_a_numbered_round_and_the_last_leads_to_supervision(desk):
    desk.replied(result="explained")
    rate = {"suggestion": "s1", "by": "d1", "rating": "dissatisfied", "why": "渠道仍漏"}
    case = desk.do(m.Rate(on=desk.day(35), **rate))
    assert (case.phase, case.round, case.since) == (Phase.HANDLING, 2, desk.day(35))
    desk.do(m.Reply(on=desk.day(50), suggestion="s1", by="u1", result="explained", words="仍无"))
    case = desk.do(m.Rate(on=desk.day(55), **rate))
    assert (case.phase, case.round) == (Phase.SPECIAL_SUPERVISION, 2)
    assert refused(desk, m.Close(on=desk.day(60), suggestion="s1")).code == "PR-rounds"
    case = desk.do(m.Close(on=desk.day(60), suggestion="s1", report="实地督办，列入下年"))
    assert case.outcome is Outcome.EXPLAINED


def test_how_many_rounds_is_a_practice_of_the_case(desk_at):
    desk = desk_at(settings={"PR-rounds": 1})
    desk.replied(result="explained")
    case = desk.do(
        m.Rate(on=desk.day(35), suggestion="s1", by="d1", rating="dissatisfied", why="没修")
    )
    assert case.phase is Phase.SPECIAL_SUPERVISION


def test_units_object_and_the_lead_is_found_again(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1", co=("u2",)))
    desk.do(m.Object(on=desk.day(2), suggestion="s1", by="u1", reason="不属本单位", better="u3"))
    decide = {"suggestion": "s1", "unit": "u1", "reason": "理由成立"}
    case = desk.do(m.DecideObjection(on=desk.day(3), upheld=True, **decide))
    assert case.phase is Phase.ADMITTED
    case = desk.do(m.Assign(on=desk.day(4), suggestion="s1", lead="u3"))
    states = {a.unit: a.state for a in case.assignments}
    assert states == {
        "u1": Handling.RELEASED,
        "u2": Handling.DELIVERED,
        "u3": Handling.DELIVERED,
    }
    assert case.done(m.Object)[0].better == "u3"  # the refusal stays in the record


def test_a_denied_objection_leaves_the_unit_with_the_matter(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1"))
    desk.do(m.Object(on=desk.day(2), suggestion="s1", by="u1", reason="不属本单位"))
    case = desk.do(
        m.DecideObjection(on=desk.day(3), suggestion="s1", unit="u1", upheld=False, reason="属实")
    )
    assert (case.phase, case.assignments[0].state) == (Phase.ASSIGNED, Handling.HANDLING)


def test_objections_are_bounded(desk):
    desk.submitted()
    for turn, unit in enumerate(("u1", "u2", "u3")):
        day = 10 * turn
        desk.do(m.Assign(on=desk.day(day + 1), suggestion="s1", lead=unit))
        desk.do(m.Object(on=desk.day(day + 2), suggestion="s1", by=unit, reason="不归我管"))
        act = m.DecideObjection(
            on=desk.day(day + 3), suggestion="s1", unit=unit, upheld=True, reason="同意"
        )
        if turn < 2:
            desk.do(act)
        else:
            assert refused(desk, act).code == "PR-objections"


def test_separate_handling_is_answered_when_every_part_is(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", separate=("u1", "u2")))
    reply = {"suggestion": "s1", "result": "solved", "words": "本部分已办"}
    assert desk.do(m.Reply(on=desk.day(9), by="u1", **reply)).phase is Phase.HANDLING
    assert desk.do(m.Reply(on=desk.day(12), by="u2", **reply)).phase is Phase.REPLIED


def test_withdrawal_takes_everyone_who_signed(desk):
    desk.submitted(joined=("d2", "d3"))
    alone = m.Withdraw(on=desk.day(1), suggestion="s1", by="d1", reason="已解决", agreed=("d2",))
    assert refused(desk, alone).code == "PR-withdraw-joint"
    case = desk.do(
        m.Withdraw(on=desk.day(1), suggestion="s1", by="d1", reason="已解决", agreed=("d2", "d3"))
    )
    assert case.outcome is Outcome.WITHDRAWN


def test_in_beijing_nothing_is_withdrawn_after_assignment(desk_at):
    withdraw = {"suggestion": "s1", "by": "d1", "reason": "已解决"}
    here, beijing = desk_at(), desk_at(place="110101")
    for desk in (here, beijing):
        desk.submitted()
        desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1"))
    assert here.do(m.Withdraw(on=here.day(2), **withdraw)).outcome is Outcome.WITHDRAWN
    refusal = refused(beijing, m.Withdraw(on=beijing.day(2), **withdraw))
    assert (refusal.code, refusal.article[:7]) == ("SGL-withdraw", "Beijing")


def test_merging_names_another_open_suggestion(desk):
    desk.submitted("s1")
    desk.submitted("s2", title="另一件")
    merge = {"on": desk.day(1), "suggestion": "s1"}
    assert refused(desk, m.Merge(into="s1", **merge)).code == "WP-known"
    assert refused(desk, m.Merge(into="s9", **merge)).code == "WP-known"
    assert desk.do(m.Merge(into="s2", **merge)).outcome is Outcome.MERGED
    back = m.Merge(on=desk.day(2), suggestion="s2", into="s1")
    assert refused(desk, back).code == "WP-phase"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(m.Submit(on=date(2022, 3, 1), by="nobody", title="a", text="b",
                              suggestion="x"), "SG-1", id="no deputy"),
        pytest.param(m.Submit(on=date(2021, 12, 19), by="d1", title="a", text="b",
                              suggestion="x"), "SG-1", id="the day before the mandate"),
        pytest.param(m.Submit(on=date(2022, 3, 1), by="city-4", title="a", text="b",
                              suggestion="x"), "SG-1", id="suspended"),
        pytest.param(m.Submit(on=date(2022, 3, 1), by="d1", title="a", text="  ",
                              suggestion="x"), "SG-2", id="no text"),
        pytest.param(m.Submit(on=date(2022, 3, 1), by="d1", joined=("city-1",), title="a",
                              text="b", suggestion="x"), "SG-1", id="two congresses"),
        pytest.param(m.Submit(on=date(2022, 3, 1), by="d1", title="a", text="b",
                              suggestion="s1"), "WP-once", id="a number used before"),
        pytest.param(m.Reply(on=date(2022, 3, 2), suggestion="s1", by="u1", result="solved",
                             words="已办"), "SG-3", id="a reply that nobody was asked for"),
        pytest.param(m.Rate(on=date(2022, 3, 2), suggestion="s1", by="d1",
                            rating="satisfied"), "SG-5", id="nothing to rate"),
        pytest.param(m.Assign(on=date(2022, 3, 2), suggestion="s1", lead="u9"),
                     "WP-known", id="an unknown unit"),
        pytest.param(m.Assign(on=date(2022, 3, 2), suggestion="s1", lead="u1", by="d1"),
                     "SG-3", id="a deputy assigns"),
        pytest.param(m.Accept(on=date(2022, 2, 28), suggestion="s1"), "WP-order", id="the past"),
        pytest.param(m.Accept(on=date(2022, 3, 2), suggestion="s7"), "WP-known", id="unknown"),
        pytest.param(m.Close(on=date(2022, 3, 2), suggestion="s1", by="d1"),
                     "WP-phase", id="closing what is not answered"),
    ],
)  # fmt: skip
def test_the_impossible_is_refused_with_its_rule(desk, act, code):
    desk.submitted()
    before = desk.state
    assert refused(desk, act).code == code
    assert desk.state == before


def test_a_deputy_never_closes_a_file(desk):
    desk.replied()
    refusal = refused(desk, m.Close(on=desk.day(40), suggestion="s1", by="d1"))
    assert (refusal.code, refusal.who) == ("DL25-31-2", ("office", "standing-committee"))


def test_only_the_leading_deputy_rates_and_says_why(desk):
    desk.handling(joined=("d2",))
    desk.do(m.Reply(on=desk.day(20), suggestion="s1", by="u1", result="solved", words="已办"))
    other = m.Rate(on=desk.day(21), suggestion="s1", by="d2", rating="satisfied")
    assert refused(desk, other).who == ("d1",)
    mute = m.Rate(on=desk.day(21), suggestion="s1", by="d1", rating="dissatisfied")
    assert refused(desk, mute).code == "PR-dissatisfied-why"
    desk.do(m.Rate(on=desk.day(21), suggestion="s1", by="d1", rating="satisfied"))
    twice = m.Rate(on=desk.day(22), suggestion="s1", by="d1", rating="satisfied")
    assert refused(desk, twice).code == "WP-phase"


def test_a_promise_needs_a_day_ahead(desk):
    desk.handling()
    reply = {"on": desk.day(20), "suggestion": "s1", "by": "u1", "words": "列入计划"}
    for promised in (None, desk.day(20)):
        act = m.Reply(result="planned", promised=promised, **reply)
        assert refused(desk, act).code == "PR-promise"
    act = m.Reply(result="solved", promised=desk.day(99), **reply)
    assert refused(desk, act).code == "PR-promise"
    assert desk.do(m.Reply(result="planned", promised=desk.day(21), **reply)).answer is not None


def test_a_closed_file_says_why_there_is_no_rating(desk):
    desk.replied()
    assert refused(desk, m.Close(on=desk.day(40), suggestion="s1")).code == "PR-unrated"


def test_the_township_presidium_hands_over(register, desk_at):
    from attrs import evolve

    town = register.with_deputies([evolve(register.deputy("d1"), id="t1", congress="430381100")])
    desk = desk_at(place="430381100")
    desk.register = town
    desk.submitted(by="t1")
    committee = m.Assign(on=desk.day(1), suggestion="s1", lead="u1", by="standing-committee")
    assert refused(desk, committee).who == ("office", "presidium")
    assert desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1", by="presidium")).round == 1


def test_allowed_and_why_not_agree(desk):
    case = desk.replied()
    assert m.Rate in m.allowed(case, "d1", desk.day(31))
    assert m.allowed(case, "d1", desk.day(29)) == ()
    assert set(m.allowed(case, "office", desk.day(31))) >= {m.Close, m.Escalate, m.Remind}
    assert (
        desk.why_not(m.Rate(on=desk.day(31), suggestion="s1", by="d1", rating="satisfied")) is None
    )


def test_a_number_is_made_from_day_deputy_and_title():
    one = m.Submit(on=date(2022, 3, 1), by="d1", title="修渠", text="a")
    same = m.Submit(on=date(2022, 3, 1), by="d1", title="修渠", text="b")
    other = m.Submit(on=date(2022, 3, 1), by="d1", title="修路", text="a")
    assert one.suggestion == same.suggestion != other.suggestion


@pytest.mark.parametrize(
    "fields",
    [
        {"lead": None},
        {"lead": "u1", "separate": ("u2", "u3")},
        {"lead": "u1", "co": ("u1",)},
        {"separate": ("u1",)},
    ],
)
def test_an_assignment_has_one_lead_or_several_parts(fields):
    with pytest.raises(ValueError, match=r"lead|twice|only one"):
        m.Assign(on=date(2022, 3, 1), suggestion="s1", **fields)


@pytest.mark.parametrize("table", m.LIFECYCLES, ids=lambda table: table.name)
def test_the_shipped_tables_are_sound(table):
    assert table.faults() == ()


@pytest.mark.parametrize(
    ("start", "rule"), [(date(2025, 3, 12), "SG-10"), (date(2025, 3, 1), "WP-phase")]
)
def test_the_office_presses_and_no_unit(register, desk_at, start, rule):
    """Nationally since the law of 2025; before that by the lifecycle of this library."""
    desk = desk_at(start=start)
    desk.handling()
    fields = {"on": desk.day(4), "suggestion": "s1", "whom": "u1", "reason": "将到期"}
    assert desk.why_not(m.Remind(by="u1", **fields)).code == rule
    assert desk.why_not(m.Remind(by="office", **fields)) is None
