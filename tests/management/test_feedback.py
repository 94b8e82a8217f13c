"""Feedback: dissatisfaction, decisions to handle again, mediation, silence."""

import pytest

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.management import Outcome, Phase

SHANGHAI, HENAN, CHONGQING, HUNAN = "310101", "410102", "500101", "430381"


def refused(desk, act):
    with pytest.raises(Refused) as caught:
        desk.do(act)
    assert caught.value.refusal == desk.why_not(act)
    return caught.value.refusal


def rate(desk, n, rating="dissatisfied", **more):
    fields = {"suggestion": "s1", "by": "d1", "rating": rating, "why": "仍漏水", **more}
    return m.Rate(on=desk.day(n), **fields)


def reply(desk, n, result="explained"):
    return m.Reply(on=desk.day(n), suggestion="s1", by="u1", result=result, words="答复")


def rehandle(desk, n):
    return m.Rehandle(on=desk.day(n), suggestion="s1", reason="确有必要")


def mediate(desk, n, result):
    return m.Mediate(
        on=desk.day(n), suggestion="s1", result=result, words="三方会商", present=("d1", "u1")
    )


def at_the_last(desk_at, place, **settings):
    """A case whose deputy is dissatisfied after the last round."""
    desk = desk_at(place=place, settings=settings)
    desk.replied(result="explained")
    desk.do(rate(desk, 35))
    if place == CHONGQING:
        desk.do(rehandle(desk, 36))
    desk.do(reply(desk, 50))
    return desk, desk.do(rate(desk, 55))


# --- handling again ---------------------------------------------------------------------------


@pytest.mark.parametrize("place", [SHANGHAI, CHONGQING])
def test_where_it_is_decided_dissatisfaction_alone_opens_nothing(desk_at, place):
    desk = desk_at(place=place)
    desk.replied(result="explained")
    assert refused(desk, rehandle(desk, 34)).code == "SGL-rehandle-by"
    case = desk.do(rate(desk, 35))
    assert (case.phase, case.round) == (Phase.REPLIED, 1)
    case = desk.do(rehandle(desk, 37))
    assert (case.phase, case.round, case.since, case.rating) == (
        Phase.HANDLING,
        2,
        desk.day(37),
        None,
    )


def test_a_file_that_is_not_handled_again_says_why(desk_at):
    desk = desk_at(place=CHONGQING)
    desk.replied(result="explained")
    desk.do(rate(desk, 35))
    close = {"on": desk.day(40), "suggestion": "s1"}
    assert refused(desk, m.Close(**close)).code == "SGL-rehandle-by"
    case = desk.do(m.Close(report="所提已列入明年计划，不再办理", **close))
    assert (case.outcome, case.silent) == (Outcome.EXPLAINED, False)


def test_where_nobody_need_decide_it_is_open_at_once(desk):
    desk.replied(result="explained")
    desk.do(rate(desk, 35))
    assert refused(desk, rehandle(desk, 36)).code == "WP-phase"


@pytest.mark.parametrize(
    ("place", "article"), [(HUNAN, "practice"), (SHANGHAI, "Shanghai Suggestions Provisions")]
)
def test_dissatisfaction_says_why_by_the_rule_of_the_place(desk_at, place, article):
    desk = desk_at(place=place)
    desk.replied()
    refusal = refused(desk, rate(desk, 35, why=" "))
    assert refusal.code == "PR-dissatisfied-why"
    assert refusal.article.startswith(article)


# --- mediation --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "phase"),
    [
        (HENAN, Phase.MEDIATION),
        (CHONGQING, Phase.MEDIATION),
        (HUNAN, Phase.SPECIAL_SUPERVISION),
    ],
)
def test_a_second_dissatisfaction_is_mediated_where_the_text_says_so(desk_at, place, phase):
    assert at_the_last(desk_at, place)[1].phase is phase


def test_it_is_a_parameter_elsewhere(desk_at):
    desk, case = at_the_last(desk_at, HUNAN, **{"SGL-mediate": "meeting"})
    assert case.phase is Phase.MEDIATION
    assert [row for row in m.allowed(case, "office", desk.day(56)) if row is m.Mediate]


def test_agreement_lets_the_deputy_rate_anew(desk_at):
    desk, _ = at_the_last(desk_at, CHONGQING)
    case = desk.do(mediate(desk, 60, "agreed"))
    assert (case.phase, case.rating) == (Phase.REPLIED, None)
    desk.do(rate(desk, 61, "basically-satisfied"))
    assert desk.do(m.Close(on=desk.day(62), suggestion="s1")).outcome is Outcome.EXPLAINED


def test_the_unit_acts_once_more_and_then_it_is_supervised(desk_at):
    desk, _ = at_the_last(desk_at, HENAN)
    case = desk.do(mediate(desk, 60, "again"))
    assert (case.phase, case.round, case.since) == (Phase.HANDLING, 3, desk.day(60))
    assert [c.code for c in m.clocks(case, desk.law).running()] == ["SGL-rehandle"]
    desk.do(reply(desk, 70))
    assert desk.do(rate(desk, 75)).phase is Phase.SPECIAL_SUPERVISION  # mediated once


def test_where_they_do_not_agree_it_is_supervised(desk_at):
    desk, _ = at_the_last(desk_at, HENAN)
    case = desk.do(mediate(desk, 60, "failed"))
    assert case.phase is Phase.SPECIAL_SUPERVISION
    assert desk.do(m.Close(on=desk.day(90), suggestion="s1", report="列入下年")).outcome


# --- attitude ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "attitude", "found"),
    [(SHANGHAI, None, True), (SHANGHAI, m.Satisfaction.SATISFIED, False), (HUNAN, None, False)],
)
def test_attitude_and_result_are_rated(desk_at, place, attitude, found):
    desk = desk_at(place=place)
    desk.replied()
    case = desk.do(rate(desk, 35, "satisfied", attitude=attitude))
    codes = [f.code for f in m.findings(case, desk.law, desk.day(36))]
    assert ("SGL-attitude" in codes) == found


# --- silence ----------------------------------------------------------------------------------


def remind(desk, n, whom="d1"):
    return m.Remind(on=desk.day(n), suggestion="s1", whom=whom, reason="请反馈")


def closed_unrated(desk, n):
    return desk.do(m.Close(on=desk.day(n), suggestion="s1", unrated_because="代表未反馈"))


@pytest.mark.parametrize(("reminders", "found"), [(0, True), (1, False), (2, False)])
def test_silence_is_asked_about_before_the_file_closes(desk, reminders, found):
    desk.replied()
    for n in range(reminders):
        desk.do(remind(desk, 40 + n))
    case = closed_unrated(desk, 60)
    assert (case.silent, case.rating, m.times_reminded(case)) == (True, None, reminders)
    codes = [f.code for f in m.findings(case, desk.law, desk.day(61))]
    assert ("PR-silence" in codes) == found


def test_how_often_is_a_parameter(desk_at):
    desk = desk_at(settings={"PR-silence": 2})
    desk.replied()
    desk.do(remind(desk, 40))
    codes = [f.code for f in m.findings(closed_unrated(desk, 60), desk.law, desk.day(61))]
    assert "PR-silence" in codes


def test_only_reminders_to_the_deputy_since_the_answer_count(desk):
    desk.handling()
    desk.do(remind(desk, 10))
    desk.do(reply(desk, 30))
    desk.do(remind(desk, 40, whom="u1"))
    assert m.times_reminded(desk.state.cases["s1"]) == 0


def test_when_silence_may_be_taken_for_silence(desk_at):
    desk = desk_at(place="110101")  # fifteen working days
    case = desk.replied()
    assert not m.may_close_unrated(case, desk.law, desk.day(90))
    case = desk.do(remind(desk, 40))
    due = m.clocks(case, desk.law).feedback.due
    assert not m.may_close_unrated(case, desk.law, due)
    assert m.may_close_unrated(case, desk.law, due.replace(day=due.day + 1))
    case = desk.do(rate(desk, 50, "satisfied"))
    assert not m.may_close_unrated(case, desk.law, desk.day(90))


# --- the mandate ends ---------------------------------------------------------------------------


def test_the_handling_goes_on_when_the_mandate_ends(desk):
    from attrs import evolve

    desk.handling()
    gone = evolve(desk.register.deputy("d1"), until=desk.day(10))
    desk.register = desk.register.with_deputies([gone])
    desk.do(reply(desk, 20, "solved"))
    desk.do(rate(desk, 30, "satisfied"))
    assert desk.do(m.Close(on=desk.day(40), suggestion="s1")).outcome is Outcome.SOLVED
