"""Promises: kept, put off, replaced or given up; and the ledger of all of them over the years."""

from datetime import date

import pytest

from wholeprocess import Refused
from wholeprocess import management as m

SHANDONG, CHONGQING, HUNAN = "370102", "500101", "430381"


def promise(desk, n, due, s="s1", result="planned", words="列入计划"):
    return desk.do(
        m.Reply(
            on=desk.day(n),
            suggestion=s,
            by="u1",
            result=result,
            words=words,
            promised=desk.day(due),
        )
    )


def dissatisfied(desk, n, s="s1"):
    fields = {"suggestion": s, "by": "d1", "rating": "dissatisfied", "why": "太晚"}
    return desk.do(m.Rate(on=desk.day(n), **fields))


def test_a_later_promise_takes_the_place_of_the_first(desk):
    desk.handling()
    promise(desk, 20, 200)
    dissatisfied(desk, 25)
    first, second = promise(desk, 30, 90).commitments
    assert (first.open, first.replaced, second.open) == (False, desk.day(30), True)
    done = m.Fulfil(on=desk.day(80), suggestion="s1", by="u1", evidence="验收单", words="已修成")
    first, second = desk.do(done).commitments
    assert (first.fulfilled, second.fulfilled, second.told) == (None, desk.day(80), "已修成")


@pytest.mark.parametrize(
    ("result", "fulfilled", "given_up"), [("solved", 40, None), ("explained", None, 40)]
)
def test_a_later_reply_ends_a_promise(desk, result, fulfilled, given_up):
    desk.handling()
    promise(desk, 20, 200)
    dissatisfied(desk, 25)
    case = desk.do(
        m.Reply(on=desk.day(40), suggestion="s1", by="u1", result=result, words="情况有变")
    )
    (only,) = case.commitments
    assert (only.fulfilled, only.given_up) == (
        fulfilled and desk.day(fulfilled),
        given_up and desk.day(given_up),
    )
    assert not only.open
    assert "PR-promise" not in {f.code for f in m.findings(case, desk.law, desk.day(400))}


def test_a_promise_is_put_off_with_its_reason_and_only_forward(desk):
    desk.handling()
    promise(desk, 20, 200)
    put_off = {"suggestion": "s1", "by": "u1", "reason": "汛期停工"}
    with pytest.raises(Refused, match="does not lie ahead"):
        desk.do(m.Postpone(on=desk.day(150), to=desk.day(200), **put_off))
    (late,) = desk.do(m.Postpone(on=desk.day(150), to=desk.day(260), **put_off)).commitments
    assert (late.due, late.first_due, late.reasons) == (
        desk.day(260),
        desk.day(200),
        ("汛期停工",),
    )
    assert (late.late_by(desk.day(260)), late.late_by(desk.day(265))) == (0, 5)


@pytest.mark.parametrize(
    ("place", "words", "found"),
    [(SHANDONG, "", True), (SHANDONG, "已修成", False), (HUNAN, "", False)],
)
def test_the_deputy_is_answered_again_when_it_is_done(desk_at, place, words, found):
    desk = desk_at(place=place)
    desk.handling()
    promise(desk, 20, 200)
    done = m.Fulfil(on=desk.day(80), suggestion="s1", by="u1", evidence="验收单", words=words)
    codes = {f.code for f in m.findings(desk.do(done), desk.law, desk.day(81))}
    assert ("SGL-answer-again" in codes) == found


def test_the_deputy_rates_what_was_kept(desk_at):
    desk = desk_at(place=CHONGQING)
    desk.handling()
    promise(desk, 20, 200)
    rate = {"suggestion": "s1", "by": "d1", "unit": "u1", "rating": "satisfied"}
    with pytest.raises(Refused, match="no kept promise"):
        desk.do(m.RatePromise(on=desk.day(21), **rate))
    desk.do(m.Rate(on=desk.day(22), suggestion="s1", by="d1", rating="satisfied"))
    desk.do(m.Close(on=desk.day(23), suggestion="s1"))
    case = desk.do(m.Fulfil(on=desk.day(80), suggestion="s1", by="u1", evidence="验收单"))
    clock = m.rating_clock(case.commitments[0], desk.law)
    # 20 May 2022 is a Friday: four weeks of five working days, less the Dragon Boat Festival
    assert (clock.start, clock.due) == (date(2022, 5, 20), date(2022, 6, 20))
    case = desk.do(m.RatePromise(on=desk.day(90), **rate))
    assert case.commitments[0].rating == "satisfied"


def test_no_text_no_clock_for_rating_a_promise(desk):
    desk.handling()
    promise(desk, 20, 200)
    case = desk.do(m.Fulfil(on=desk.day(80), suggestion="s1", by="u1", evidence="验收单"))
    assert m.rating_clock(case.commitments[0], desk.law) is None


def test_a_unit_that_was_let_go_still_keeps_its_promise(desk):
    desk.handling()
    promise(desk, 20, 200)
    desk.do(m.Directed(on=desk.day(30), suggestion="s1", to="admitted", reason="改由他局牵头"))
    desk.do(m.Assign(on=desk.day(31), suggestion="s1", lead="u2"))
    case = desk.do(m.Fulfil(on=desk.day(80), suggestion="s1", by="u1", evidence="验收单"))
    assert case.commitments[0].fulfilled == desk.day(80)


# --- the ledger ---------------------------------------------------------------------------------


def three_years(desk):
    """Promises of 2022, 2023 and 2024: one kept, one overdue, one still ahead."""
    for n, (s, due) in enumerate((("s1", 100), ("s2", 420), ("s3", 1000))):
        year = 365 * n
        desk.do(m.Submit(on=desk.day(year), by="d1", title=s, text="请修复", suggestion=s))
        desk.do(m.Assign(on=desk.day(year + 2), suggestion=s, lead="u1"))
        promise(desk, year + 20, due, s=s)
    desk.do(m.Fulfil(on=desk.day(760), suggestion="s1", by="u1", evidence="验收单"))
    return m.Ledger.of(desk.state.cases.values())


def test_the_ledger_runs_over_the_years(desk):
    ledger = three_years(desk)
    assert [p.suggestion for p in ledger] == ["s1", "s2", "s3"]
    assert [p.suggestion for p in ledger.kept] == ["s1"]
    assert [p.suggestion for p in ledger.open] == ["s2", "s3"]
    assert [p.suggestion for p in ledger.made_in(2023)] == ["s2"]
    assert [len(ledger.overdue(desk.day(n))) for n in (420, 421, 1000, 1001)] == [0, 1, 1, 2]
    assert [p.suggestion for p in ledger.due_between(desk.day(421), desk.day(1000))] == ["s3"]
    assert (len(ledger.of_unit("u1")), len(ledger.of_unit("u2"))) == (3, 0)


def test_what_is_kept_late_was_late(desk):
    first = next(iter(three_years(desk)))
    assert first.late_by(desk.day(2000)) == 660
