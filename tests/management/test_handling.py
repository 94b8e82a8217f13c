"""Assignment and handling: refusals, objections of deputies, opinions, longer terms."""

import pytest

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.law import Severity
from wholeprocess.management import Handling, Part, Phase

SHANGHAI, HENAN, CHONGQING, HUNAN = "310101", "410102", "500101", "430381"


def refused(desk, act):
    with pytest.raises(Refused) as caught:
        desk.do(act)
    assert caught.value.refusal == desk.why_not(act)
    return caught.value.refusal


def codes(desk, case, through=400):
    return {f.code for f in m.findings(case, desk.law, desk.day(through))}


def objection(desk, n, by="u1", s="s1"):
    return m.Object(on=desk.day(n), suggestion=s, by=by, reason="不属本单位", better="u3")


def decision(desk, n, upheld, unit="u1"):
    return m.DecideObjection(
        on=desk.day(n), suggestion="s1", unit=unit, upheld=upheld, reason="核实"
    )


# --- the unit that the deputy would have ---------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "proposes", "assigned", "noted"),
    [
        (SHANGHAI, ("u2",), {"lead": "u1"}, True),
        (SHANGHAI, ("u2",), {"lead": "u2"}, False),
        (SHANGHAI, ("u2",), {"lead": "u1", "co": ("u2",)}, False),
        (SHANGHAI, ("u2", "u3"), {"separate": ("u1", "u3")}, False),
        (SHANGHAI, (), {"lead": "u1"}, False),
        (HENAN, ("u2",), {"lead": "u1"}, True),
        (HUNAN, ("u2",), {"lead": "u1"}, False),  # recorded: no text gives him a say
    ],
)
def test_a_proposed_handler_who_is_passed_over_is_noted(desk_at, place, proposes, assigned, noted):
    desk = desk_at(place=place)
    desk.submitted(proposes=proposes)
    case = desk.do(m.Assign(on=desk.day(2), suggestion="s1", **assigned))
    found = [f for f in m.findings(case, desk.law, desk.day(3)) if f.code == "SGL-propose-handler"]
    assert [f.severity for f in found] == [Severity.NOTE] * noted


# --- refusal ----------------------------------------------------------------------------------


def test_a_unit_may_send_it_back_after_receiving_it(desk):
    case = desk.handling()
    assert (case.phase, m.Object in m.allowed(case, "u1", desk.day(3))) == (Phase.HANDLING, True)
    case = desk.do(objection(desk, 5))
    assert (case.phase, case.assignments[0].state) == (Phase.HANDLING, Handling.OBJECTED)
    reply = m.Reply(on=desk.day(6), suggestion="s1", by="u1", result="solved", words="已办")
    assert refused(desk, reply).code == "WP-moved"  # not before the office has decided
    assert desk.do(decision(desk, 7, upheld=True)).phase is Phase.ADMITTED


def test_what_was_answered_is_not_sent_back(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", separate=("u1", "u2")))
    desk.do(m.Reply(on=desk.day(9), suggestion="s1", by="u1", result="solved", words="已办"))
    assert refused(desk, objection(desk, 10)).code == "WP-moved"
    assert desk.why_not(objection(desk, 10, by="u2")) is None


def test_a_part_of_separate_handling_is_handed_to_another(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", separate=("u1", "u2")))
    desk.do(objection(desk, 2))
    case = desk.do(decision(desk, 3, upheld=True))
    # the other unit goes on meanwhile
    assert {m.Acknowledge, m.Contact, m.Reply} <= set(m.allowed(case, "u2", desk.day(3)))
    reply = {"suggestion": "s1", "result": "solved", "words": "本部分已办"}
    assert desk.do(m.Reply(on=desk.day(4), by="u2", **reply)).phase is Phase.ADMITTED
    case = desk.do(m.Assign(on=desk.day(5), suggestion="s1", lead="u3"))
    assert [(a.unit, a.part) for a in case.assignments] == [
        ("u1", Part.SEPARATE),
        ("u2", Part.SEPARATE),
        ("u3", Part.SEPARATE),
    ]
    assert desk.do(m.Reply(on=desk.day(9), by="u3", **reply)).phase is Phase.REPLIED


def test_a_co_handler_is_let_go_and_the_lead_goes_on(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1", co=("u2",)))
    desk.do(objection(desk, 2, by="u2"))
    case = desk.do(decision(desk, 3, upheld=True, unit="u2"))
    assert case.phase is Phase.ASSIGNED
    reply = m.Reply(on=desk.day(9), suggestion="s1", by="u1", result="solved", words="已办")
    assert desk.do(reply).phase is Phase.REPLIED


@pytest.mark.parametrize(("place", "code"), [(HUNAN, "SG-3"), (CHONGQING, "SGL-pass-on")])
def test_a_unit_does_not_pass_it_on_by_itself(desk_at, place, code):
    desk = desk_at(place=place)
    desk.handling()
    act = m.Reply(on=desk.day(9), suggestion="s1", by="u3", result="solved", words="已办")
    assert refused(desk, act).code == code


def test_the_deputy_objects_to_the_handler_and_the_office_decides(desk):
    desk.submitted(proposes=("u3",))
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1"))
    contest = {"on": desk.day(2), "suggestion": "s1", "by": "d1", "reason": "应由水利局承办"}
    assert refused(desk, m.Contest(unit="u2", **contest)).code == "WP-moved"
    case = desk.do(m.Contest(unit="u1", better="u3", **contest))
    assert case.assignments[0].state is Handling.OBJECTED
    assert desk.do(decision(desk, 3, upheld=True)).phase is Phase.ADMITTED
    assert desk.do(m.Assign(on=desk.day(4), suggestion="s1", lead="u3")).phase is Phase.ASSIGNED


# --- co-handlers ------------------------------------------------------------------------------


def opinion(desk, n, agrees=True, words="同意"):
    return m.Opine(on=desk.day(n), suggestion="s1", by="u2", words=words, agrees=agrees)


def test_an_opinion_that_says_nothing_is_given_back_once(desk):
    desk.handling(co=("u2",))
    give_back = {"suggestion": "s1", "by": "u1", "unit": "u2", "reason": "没有内容"}
    assert refused(desk, m.ReturnOpinion(on=desk.day(4), **give_back)).code == "WP-moved"
    desk.do(opinion(desk, 5, words="无意见"))
    case = desk.do(m.ReturnOpinion(on=desk.day(6), **give_back))
    assert case.assignments[1].state is Handling.HANDLING
    desk.do(opinion(desk, 7))
    assert refused(desk, m.ReturnOpinion(on=desk.day(8), **give_back)).code == "PR-opinion-again"


def test_an_opinion_that_comes_after_the_reply_is_recorded_and_found(desk_at):
    desk = desk_at(place=CHONGQING)
    desk.handling(co=("u2",))
    desk.do(m.Reply(on=desk.day(40), suggestion="s1", by="u1", result="solved", words="已办"))
    case = desk.do(opinion(desk, 60))
    assert case.phase is Phase.REPLIED
    late = [f for f in m.findings(case, desk.law, desk.day(61)) if f.code == "SGL-co-opinion"]
    assert [f.on for f in late] == [desk.day(60)]
    assert "SG-5" not in codes(desk, case, 61)


@pytest.mark.parametrize(("settled", "found"), [(False, True), (True, False)])
def test_a_disagreement_is_settled_before_the_reply(desk, settled, found):
    desk.handling(co=("u2",))
    desk.do(opinion(desk, 5, agrees=False, words="资金不应由我局承担"))
    if settled:
        act = m.Coordinate(
            on=desk.day(6),
            suggestion="s1",
            by="government",
            units=("u1", "u2"),
            words="由水利局列支",
        )
        desk.do(act)
    case = desk.do(m.Reply(on=desk.day(9), suggestion="s1", by="u1", result="solved", words="已办"))
    assert ("SGL-coordinate" in codes(desk, case, 10)) == found


def test_a_unit_does_not_settle_its_own_disagreement(desk):
    desk.handling(co=("u2",))
    act = m.Coordinate(on=desk.day(6), suggestion="s1", by="u1", units=("u2",), words="由我定")
    assert refused(desk, act).who == ("office", "standing-committee", "government")


# --- a longer term ----------------------------------------------------------------------------


def extend(desk, n, by="office", **more):
    return m.Extend(on=desk.day(n), suggestion="s1", by=by, reason="涉及面广", **more)


def test_consent_is_asked_for_where_the_place_asks_for_it(desk_at):
    for place, code in ((HUNAN, "SGL-extension-consent"), (HENAN, None), (CHONGQING, None)):
        desk = desk_at(place=place)
        desk.handling()
        refusal = desk.why_not(extend(desk, 20, by="u1"))
        assert (refusal.code if refusal else None) == code
        assert desk.why_not(extend(desk, 20)) is None


def test_the_office_answers_a_request_and_can_refuse_it(desk):
    desk.handling()
    no = m.RefuseExtension(on=desk.day(21), suggestion="s1", unit="u1", reason="尚有时间")
    assert refused(desk, no).code == "WP-moved"
    desk.do(m.AskExtension(on=desk.day(20), suggestion="s1", by="u1", reason="涉及面广"))
    case = desk.do(no)
    assert m.clocks(case, desk.law).reply.extended_on is None
    assert refused(desk, no).code == "WP-moved"
    case = desk.do(extend(desk, 22))
    assert m.clocks(case, desk.law).reply.before == m.clocks(case, desk.law).reply.start.replace(
        month=6
    )


def test_one_part_of_separate_handling_is_extended_and_the_other_is_not(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", separate=("u1", "u2")))
    case = desk.do(extend(desk, 20, unit="u1"))
    due = {d.whom: d.clock.due for d in m.clocks(case, desk.law).waited_for()}
    assert (due["u2"].month, due["u1"].month) == (6, 9)
    assert refused(desk, extend(desk, 21, unit="u1")).code == "PR-extensions"
    assert desk.why_not(extend(desk, 21, unit="u2")) is None


def test_an_extension_goes_past_the_term_and_not_past_the_cap(desk):
    desk.handling()
    first, cap = desk.day(2).replace(month=6), desk.day(2).replace(month=9)
    assert refused(desk, extend(desk, 20, to=first)).code == "PR-extensions"
    assert refused(desk, extend(desk, 20, to=desk.day(187))).code == "SG-6"
    assert desk.why_not(extend(desk, 20, to=cap)) is None


def test_the_cap_counts_from_receipt_where_the_term_does(desk_at):
    desk = desk_at(place=HENAN)
    desk.handling()  # received on 4 March
    received = desk.day(3)
    assert desk.why_not(extend(desk, 20, to=received.replace(month=9))) is None
    assert refused(desk, extend(desk, 20, to=received.replace(month=9, day=5))).code == "SG-6"


def test_asked_for_after_the_term_ended_it_is_found(desk):
    desk.handling()
    case = desk.do(extend(desk, 95))
    (found,) = [f for f in m.findings(case, desk.law, desk.day(96)) if "extension" in f.code]
    assert (found.code, found.on) == ("PR-extension-late", desk.day(95))
    assert m.clocks(case, desk.law).reply.late_by(desk.day(96)) == 0


@pytest.mark.parametrize(("place", "found"), [(SHANGHAI, True), (HUNAN, False)])
def test_the_deputy_is_told_of_it(desk_at, place, found):
    desk = desk_at(place=place)
    desk.handling()
    case = desk.do(extend(desk, 20))
    assert ("SGL-extension-told" in codes(desk, case, 21)) == found
    told = desk_at(place=place)
    told.handling()
    case = told.do(extend(told, 20, told=told.day(21)))
    assert "SGL-extension-told" not in codes(told, case, 22)


# --- outside the table ------------------------------------------------------------------------


def directed(desk, n, to, **more):
    return m.Directed(on=desk.day(n), suggestion="s1", to=to, reason="误予结案", **more)


def test_a_file_closed_by_mistake_is_assigned_anew(desk):
    desk.replied(result="explained")
    desk.do(m.Rate(on=desk.day(31), suggestion="s1", by="d1", rating="satisfied"))
    desk.do(m.Close(on=desk.day(32), suggestion="s1"))
    assert refused(desk, directed(desk, 40, "admitted", by="office")).who == ("council",)
    case = desk.do(directed(desk, 40, "admitted"))
    assert (case.phase, case.outcome, case.rating) == (Phase.ADMITTED, None, None)
    case = desk.do(m.Assign(on=desk.day(41), suggestion="s1", lead="u2"))
    (duty,) = m.clocks(case, desk.law).waited_for()
    assert (duty.whom, duty.clock.start) == ("u2", desk.day(41))
    assert refused(desk, directed(desk, 42, "admitted")).code == "PR-directed"


def test_special_supervision_can_be_ordered_and_ends_with_an_answer(desk):
    desk.handling()
    case = desk.do(directed(desk, 40, "special_supervision"))
    assert case.phase is Phase.SPECIAL_SUPERVISION
    close = m.Close(on=desk.day(60), suggestion="s1", report="实地督办")
    assert refused(desk, close).code == "SG-5"
    desk.do(m.Reply(on=desk.day(50), suggestion="s1", by="u1", result="solved", words="已办"))
    assert desk.do(close).phase is Phase.CLOSED


def test_what_counts_elsewhere_is_not_taken_back(desk):
    desk.submitted("s1")
    desk.submitted("s2", by="d3")
    desk.do(m.Merge(on=desk.day(1), suggestion="s1", into="s2"))
    assert refused(desk, directed(desk, 2, "admitted")).code == "PR-directed"


def test_nobody_is_supervised_where_nobody_handles_it(desk):
    desk.submitted()
    desk.do(m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围"))
    assert refused(desk, directed(desk, 2, "special_supervision")).code == "PR-directed"
    assert desk.do(directed(desk, 2, "admitted")).phase is Phase.ADMITTED
