"""Submission: who signs, which body receives it, what is given back and how it comes again."""

from datetime import date

import pytest

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Organ, Session, SessionKind
from wholeprocess.management import Outcome, Phase


def refused(desk, act):
    with pytest.raises(Refused) as caught:
        desk.do(act)
    assert caught.value.refusal == desk.why_not(act)
    return caught.value.refusal


def sitting(desk, first=0, last=3):
    session = Session(
        id="2022",
        congress="430381",
        kind=SessionKind.ANNUAL,
        opened=desk.day(first),
        closed=desk.day(last),
    )
    desk.register = desk.register.with_session(session)


def submit(desk, n=0, **more):
    fields = {"by": "d1", "title": "修渠", "text": "渠道漏水，请修复", "suggestion": "s1"}
    return m.Submit(on=desk.day(n), **{**fields, **more})


# --- who signs --------------------------------------------------------------------------------


def test_who_is_invited_counts_from_his_confirmation(desk):
    case = desk.submitted(joined=("d2",), invited=("d3",))
    assert (case.owed, case.unconfirmed) == (("d1", "d2"), ("d3",))
    assert m.Confirm in m.allowed(case, "d3", desk.day(1))
    case = desk.do(m.Confirm(on=desk.day(1), suggestion="s1", by="d3"))
    assert (case.owed, case.unconfirmed) == (("d1", "d2", "d3"), ())
    again = refused(desk, m.Confirm(on=desk.day(2), suggestion="s1", by="d3"))
    assert again.code == "PR-confirm"


def test_who_never_confirmed_is_not_owed_a_reply_and_is_named(desk):
    desk.submitted(invited=("d2", "d3"))
    desk.do(m.Confirm(on=desk.day(1), suggestion="s1", by="d2"))
    case = desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1"))
    (found,) = m.findings(case, desk.law, desk.day(3))
    assert (found.code, found.severity) == ("PR-confirm", "departure")
    assert "d3" in found.what.en
    assert "d2" not in found.what.en
    late = m.Confirm(on=desk.day(3), suggestion="s1", by="d3")
    assert refused(desk, late).code == "WP-phase"
    # the one who never confirmed need not agree to a withdrawal
    leave = {"suggestion": "s1", "by": "d1", "reason": "已解决"}
    assert refused(desk, m.Withdraw(on=desk.day(3), **leave)).what == "d2 have not agreed"
    assert desk.why_not(m.Withdraw(on=desk.day(3), agreed=("d2",), **leave)) is None


@pytest.mark.parametrize(
    ("who", "code"), [("stranger", "PR-confirm"), ("d1", "PR-confirm"), ("city-1", "PR-confirm")]
)
def test_only_the_invited_confirm(desk, who, code):
    desk.submitted(invited=("d2",))
    assert refused(desk, m.Confirm(on=desk.day(1), suggestion="s1", by=who)).code == code


@pytest.mark.parametrize(
    "fields",
    [{"joined": ("d1",)}, {"invited": ("d1",)}, {"joined": ("d2",), "invited": ("d2",)},
     {"delegation": "三团", "joined": ("d2",)}],
)  # fmt: skip
def test_nobody_signs_twice_and_a_delegation_signs_by_its_head(desk, fields):
    with pytest.raises(ValueError, match=r"twice|head alone"):
        submit(desk, **fields)


def test_an_invited_deputy_of_another_congress_is_refused(desk):
    assert refused(desk, submit(desk, invited=("city-1",))).code == "SG-1"


# --- to which body --------------------------------------------------------------------------------


def test_the_body_that_receives_it_follows_from_the_day(desk):
    sitting(desk)
    inside, after = submit(desk, 3), submit(desk, 4)
    assert m.receiver(inside, desk.register) is Organ.CONGRESS
    assert m.receiver(after, desk.register) is Organ.STANDING_COMMITTEE
    assert m.receiver(submit(desk, 2, session="2022"), desk.register) is Organ.CONGRESS


def test_in_a_township_the_presidium_receives_it(desk):
    town = Deputy(
        id="t1",
        name="t1",
        congress="430381100",
        elected_by="430381100",
        since=date(2021, 12, 20),
    )
    register = desk.register.with_deputies([town])
    assert m.receiver(submit(desk, by="t1"), register) is Organ.PRESIDIUM


def test_a_session_that_is_named_must_be_open_that_day(desk):
    assert refused(desk, submit(desk, session="2022")).code == "WP-known"
    sitting(desk)
    assert refused(desk, submit(desk, 4, session="2022")).code == "SG-1"
    assert desk.why_not(submit(desk, 3, session="2022")) is None


def test_a_session_of_another_congress_is_refused(desk):
    session = Session(
        id="city", congress="4303", kind=SessionKind.ANNUAL, opened=desk.day(0), closed=desk.day(9)
    )
    desk.register = desk.register.with_session(session)
    assert refused(desk, submit(desk, session="city")).code == "SG-1"


def test_a_delegation_puts_it_forward_in_chongqing_and_in_session(desk_at):
    here, chongqing = desk_at(), desk_at(place="500101")
    for desk in (here, chongqing):
        sitting(desk)
    assert refused(here, submit(here, delegation="第三代表团")).code == "SGL-delegation"
    refusal = refused(chongqing, submit(chongqing, 4, delegation="第三代表团"))
    assert (refusal.code, refusal.article) == (
        "SGL-delegation",
        "Chongqing Suggestions Regulations (2017) art. 8",
    )
    assert chongqing.do(submit(chongqing, 3, delegation="第三代表团")).owed == ("d1",)


def test_a_proposed_handler_is_one_on_record(desk):
    assert refused(desk, submit(desk, proposes=("u9",))).code == "WP-known"
    assert desk.do(submit(desk, proposes=("u1",))).filed.proposes == ("u1",)


# --- what is given back -------------------------------------------------------------------------


def back(desk, n, ground="unclear", s="s1"):
    return m.Return(
        on=desk.day(n), suggestion=s, ground=ground, reason="没有地点", mend="写明哪个村"
    )


def again(desk, n, text="三组东渠五百米"):
    return m.Resubmit(on=desk.day(n), suggestion="s1", by="d1", title="修东渠", text=text)


def test_returned_and_submitted_again_under_its_number(desk):
    desk.submitted()
    case = desk.do(back(desk, 2))
    assert (case.phase, m.allowed(case, "d1", desk.day(2))) == (
        Phase.RETURNED,
        (m.Resubmit, m.Withdraw),
    )
    case = desk.do(again(desk, 5))
    assert (case.phase, case.id, case.title, case.filed.title) == (
        Phase.SUBMITTED,
        "s1",
        "修东渠",
        "修渠",
    )
    assert case.text == "三组东渠五百米"
    assert desk.do(m.Assign(on=desk.day(6), suggestion="s1", lead="u1")).phase is Phase.ASSIGNED


def test_it_is_not_returned_for_ever(desk):
    desk.submitted()
    for n in (1, 3):
        desk.do(back(desk, n))
        desk.do(again(desk, n + 1))
    assert refused(desk, back(desk, 5)).code == "PR-returns"
    case = desk.do(m.Decline(on=desk.day(5), suggestion="s1", reason="仍不具体", ground="unclear"))
    assert case.outcome is Outcome.NOT_ADMITTED


def test_what_the_deputy_does_not_mend_goes_on_as_a_letter(desk):
    desk.submitted()
    desk.do(back(desk, 2, "petition"))
    case = desk.do(m.Decline(on=desk.day(20), suggestion="s1", reason="转信访部门", as_letter=True))
    assert (case.phase, case.outcome) == (Phase.CLOSED, Outcome.AS_LETTER)


@pytest.mark.parametrize(
    ("place", "ground", "rule"),
    [
        ("430381", "own-matter", None),
        ("430381", "court-case", None),
        ("430381", "several-matters", None),  # SGL-one-matter
        ("430381", "outside-powers", "PR-exclusions"),  # is handled and reported up
        ("310101", "outside-powers", None),  # SG-26
        ("430381", "tender", "PR-exclusions"),
        ("410102", "tender", None),  # SGL-other-procedure
        ("110101", "tender", "SGL-not-admissible"),  # Beijing lists seven kinds
        ("110101", "academic", None),
    ],
)
def test_the_grounds_are_those_of_the_place(desk_at, place, ground, rule):
    desk = desk_at(place=place)
    desk.submitted()
    for act in (
        back(desk, 1, ground),
        m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围", ground=ground),
    ):
        refusal = desk.why_not(act)
        assert (refusal.code if refusal else None) == rule


def test_the_list_of_grounds_is_a_parameter(desk_at):
    desk = desk_at(settings={"PR-exclusions": ("empty",)})
    desk.submitted()
    assert refused(desk, back(desk, 1, "academic")).code == "PR-exclusions"
    desk = desk_at(place="370102", settings={"PR-exclusions": ("empty",)})
    desk.submitted()
    refusal = refused(desk, back(desk, 1, "academic"))
    assert refusal.code == "SGL-not-admissible"
    assert refusal.mend == "accept it, or set PR-exclusions to the 5 kinds of the local text"


@pytest.mark.parametrize(
    ("place", "ground", "found"),
    [
        ("110101", None, True),  # its text lists what is not admissible
        ("110101", "petition", False),
        ("430381", None, False),  # no text of the place
        ("410102", None, False),  # Henan lists nothing
    ],
)
def test_what_is_turned_away_has_a_ground_of_the_local_text(desk_at, place, ground, found):
    desk = desk_at(place=place)
    desk.submitted()
    case = desk.do(m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围", ground=ground))
    codes = [f.code for f in m.findings(case, desk.law, desk.day(2))]
    assert ("SGL-not-admissible" in codes) == found


@pytest.mark.parametrize(
    ("place", "as_letter", "found"),
    [
        ("410102", False, True),  # Henan: reasons, withdraw or revise
        ("410102", True, True),
        ("330106", False, False),  # Zhejiang: not accepted, told
        ("330106", True, True),
        ("310101", True, False),  # Shanghai: treat as letter
        ("310101", False, True),
        ("430381", False, False),
    ],
)
def test_a_way_that_the_place_does_not_provide_is_found(desk_at, place, as_letter, found):
    desk = desk_at(place=place)
    desk.submitted()
    case = desk.do(
        m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围", as_letter=as_letter)
    )
    codes = [f.code for f in m.findings(case, desk.law, desk.day(2))]
    assert ("SGL-inadmissible" in codes) == found


def test_a_return_says_why_and_what_would_mend_it():
    with pytest.raises(ValueError, match="mend is empty"):
        m.Return(on=date(2022, 3, 1), suggestion="s1", ground="empty", reason="空", mend=" ")


# --- merging ------------------------------------------------------------------------------------


def test_the_deputies_of_what_was_merged_are_owed_the_reply(desk):
    desk.submitted("s1", joined=("d2",))
    desk.submitted("s2", by="d3", title="修东渠")
    desk.do(m.Assign(on=desk.day(1), suggestion="s2", lead="u1"))
    desk.do(m.Merge(on=desk.day(2), suggestion="s1", into="s2"))
    into = desk.state.cases["s2"]
    assert (into.owed, into.merged, into.phase) == (("d3", "d1", "d2"), ("s1",), Phase.ASSIGNED)
    assert desk.state.cases["s1"].outcome is Outcome.MERGED
    reply = {"suggestion": "s2", "by": "u1", "result": "solved", "words": "已修"}
    case = desk.do(m.Reply(on=desk.day(9), to=("d3", "d1"), **reply))
    (found,) = [f for f in m.findings(case, desk.law, desk.day(10)) if f.code == "SGL-answer-each"]
    assert "did not answer d2" in found.what.en


def test_who_merged_in_must_agree_to_a_withdrawal(desk):
    desk.submitted("s1")
    desk.submitted("s2", by="d3", title="修东渠")
    desk.do(m.Merge(on=desk.day(2), suggestion="s1", into="s2"))
    leave = {"on": desk.day(3), "suggestion": "s2", "by": "d3", "reason": "已解决"}
    assert refused(desk, m.Withdraw(**leave)).what == "d1 have not agreed"
    assert desk.do(m.Withdraw(agreed=("d1",), **leave)).outcome is Outcome.WITHDRAWN


def test_nothing_is_merged_into_what_is_answered_or_into_the_past(desk):
    desk.submitted("s1")
    desk.submitted("s2", by="d3", title="修东渠")
    desk.do(m.Assign(on=desk.day(4), suggestion="s2", lead="u1"))
    early = m.Merge(on=desk.day(3), suggestion="s1", into="s2")
    assert refused(desk, early).code == "WP-order"
    desk.do(m.Reply(on=desk.day(9), suggestion="s2", by="u1", result="solved", words="已修"))
    late = m.Merge(on=desk.day(10), suggestion="s1", into="s2")
    assert refused(desk, late).code == "WP-phase"
