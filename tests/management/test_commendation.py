"""Commendation: sums that can be done by hand, conflicts left out, ties left as ties."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess import Refused
from wholeprocess import management as m
from wholeprocess.congress import Unit
from wholeprocess.law import in_force
from wholeprocess.management import Mark, SuggestionWeights, UnitWeights
from wholeprocess.management.score import Part, Score, capped
from wholeprocess.process import EnterUnits, Term

COUNTY = "430381"
WORDS = m.What.REPLY.words


def closed(desk, s="s1", result="solved", **more):
    promised = desk.day(100) if result == "planned" else None
    desk.handling(s, **more)
    answer = {"suggestion": s, "by": "u1", "result": result, "words": "已办"}
    desk.do(m.Reply(on=desk.day(30), promised=promised, **answer))
    desk.do(m.Close(on=desk.day(40), suggestion=s, unrated_because="未反馈"))


def judged(desk, marks=(), **more):
    law = desk.law(desk.day(50))
    return m.judge_suggestions(desk.state.cases.values(), law, 2022, marks=marks, **more)


# --- suggestions ----------------------------------------------------------------------------------


def test_the_sum_is_shown_as_it_is_done(desk):
    closed(desk, voices=["v1", "v2"], joined=["d2"])
    marks = [Mark(juror=f"d{n}", suggestion="s1", points=points) for n, points in ((3, 90), (2, 0))]
    (one,) = judged(desk, marks).placed
    assert one.score.arithmetic() == "3 × 1 + 2 × 1/5 + 1 × 1/3 + 4 × 9/10 = 22/3 / 10"
    assert one.score.share == Fraction(22, 30)
    assert [note.en for note in one.score.notes] == ["d2 signed it; his mark is left out"]
    assert "评委评分: 1人共90分  4 × 9/10 = 18/5" in one.score.explain("zh")
    assert one.score.explain("en").endswith("d2 signed it; his mark is left out")


@pytest.mark.parametrize(
    ("result", "share"), [("solved", 1), ("planned", Fraction(1, 2)), ("explained", 0)]
)
def test_what_came_of_it_counts(desk, result, share):
    closed(desk, result=result)
    assert judged(desk).placed[0].score.parts[0].share == share
    if result == "planned":
        desk.do(m.Fulfil(on=desk.day(60), suggestion="s1", by="u1", evidence="照片"))
        assert judged(desk).placed[0].score.parts[0].share == 1


def test_solved_above_counts_as_solved(desk):
    desk.replied(result="above")
    legs = [m.Leg("4303", ["city-1"])]
    desk.do(m.Escalate(on=desk.day(31), suggestion="s1", legs=legs, reason="无力解决"))
    home = {"congress": "4303", "outcome": "solved", "words": "已拨款"}
    desk.do(m.BringHome(on=desk.day(35), suggestion="s1", **home))
    desk.do(m.Close(on=desk.day(40), suggestion="s1", unrated_because="未反馈"))
    part = judged(desk).placed[0].score.parts[0]
    assert (part.share, part.evidence.en) == (1, "solved above")


def test_who_is_not_judged_is_told_why(desk):
    closed(desk, "s1")
    desk.handling("s2")
    desk.submitted("s3")
    desk.do(m.Decline(on=desk.day(1), suggestion="s3", reason="不属范围"))
    closed(desk, "s4")
    honour(desk, "s4")
    found = judged(desk)
    assert [one.score.of for one in found.placed] == ["s1"]
    assert [(s, why.en) for s, why in found.left_out] == [
        ("s2", "still open"),
        ("s3", "not admitted"),
        ("s4", "commended for that year already"),
    ]
    law = desk.law(desk.day(50))
    assert m.judge_suggestions(desk.state.cases.values(), law, 2021) == m.Judged(placed=())


def test_a_deputy_does_not_mark_his_own(desk):
    closed(desk, "s1")
    closed(desk, "s2", by="d2")
    marks = [
        Mark(juror="d1", suggestion="s1", points=100),
        Mark(juror="d1", suggestion="s2", points=50),
    ]
    found = judged(desk, marks)
    assert [(one.score.of, one.score.parts[-1].share) for one in found.placed] == [
        ("s2", Fraction(1, 2))
    ]
    assert [(s, why.en) for s, why in found.left_out] == [
        ("s1", "nobody but its own deputies marked it")
    ]


@pytest.mark.parametrize("points", [-1, 101])
def test_a_mark_lies_between_0_and_100(points):
    with pytest.raises(ValueError, match="points"):
        Mark(juror="d1", suggestion="s1", points=points)


def test_weights_are_one_value_and_can_be_set(desk):
    closed(desk, voices=["v1"])
    weights = SuggestionWeights(
        outcome=1, voices=9, support=0, marks=0, planned=Fraction(1, 3), full_voices=2,
        full_support=1,
    )  # fmt: skip
    (one,) = judged(desk, weights=weights).placed
    assert one.score.arithmetic() == "1 × 1 + 9 × 1/2 + 0 × 1 = 11/2 / 10"


# --- units ----------------------------------------------------------------------------------------


def test_units_are_scored_by_their_rates_and_small_ones_left_out(desk):
    for n in range(4):
        closed(desk, f"s{n}")
    cases = desk.state.cases.values()

    def of(settings=None):
        law = lambda day, place: in_force(day, place).under(settings or {})  # noqa: E731
        return m.judge_units(cases, law, desk.day(50), place=COUNTY)

    assert [(u, why.en) for u, why in of().left_out] == [("u1", "only 4, 5 are needed")]
    (one,) = of({"PR-rank-minimum": 4}).placed
    assert one.score.arithmetic() == "2 × 1 + 3 × 1 + 2 × 0 + 1 × 0 = 5 / 8"
    assert {part.criterion for part in one.score.parts} == {
        "on-time",
        "solution",
        "satisfaction",
        "contact",
    }
    assert m.judge_units(cases, in_force, desk.day(50), place="43") == m.Judged(placed=())


def test_matters_solved_weigh_more_than_satisfaction():
    weights = dict(UnitWeights.of(in_force(date(2022, 3, 1), COUNTY)).weights)
    assert weights["solution"] > weights["satisfaction"]
    law = in_force(date(2022, 3, 1), "370201")
    assert law.version("SGL-implementation").statute.key == "QD-S"


# --- the acts -------------------------------------------------------------------------------------


def commend(desk, s="s1", n=60, by="standing-committee", year=2022):
    return m.Commend(
        on=desk.day(n), suggestion=s, by=by, year=year, award="优秀建议", reason="成效明显"
    )


def honour(desk, s="s1", **more):
    return desk.do(commend(desk, s, **more))


def test_a_body_commends_a_closed_suggestion_once_a_year(desk):
    closed(desk)
    assert desk.why_not(commend(desk, by="office")).who == ("standing-committee",)
    assert desk.why_not(commend(desk, by="council")).code == "PR-commend"
    case = honour(desk)
    assert (case.phase, case.done(m.Commend)[0].award) == (m.Phase.CLOSED, "优秀建议")
    assert desk.why_not(commend(desk)).code == "PR-commend"
    assert desk.why_not(commend(desk, year=2023)) is None


def test_what_is_open_or_was_never_handled_is_not_commended(desk):
    desk.replied("s1")
    assert desk.why_not(commend(desk, "s1")).code == "WP-phase"
    desk.submitted("s2")
    desk.do(m.Withdraw(on=desk.day(1), suggestion="s2", by="d1", reason="已解决"))
    assert desk.why_not(commend(desk, "s2")).what == "s2 was withdrawn"


def praise(n=3, unit="u1", by="standing-committee", congress=COUNTY, year=2022):
    return m.CommendUnit(
        on=date(2022, 12, n), unit=unit, congress=congress, by=by, year=year, award="先进承办单位",
        reason="按期答复",
    )  # fmt: skip


@pytest.fixture
def term():
    term = Term.open(COUNTY)
    units = [Unit(id=u, name=u, division=COUNTY) for u in ("u1", "u2")]
    term.do(EnterUnits(on=date(2022, 1, 1), congress=COUNTY, units=units))
    return term


def test_a_unit_is_commended_once_a_year_and_the_journal_keeps_it(term):
    term.do(praise())
    assert term.why_not(praise(n=4)).code == "PR-commend"
    for other in (praise(year=2023), praise(unit="u2")):
        assert term.why_not(other) is None
        term.do(other)
    assert [act.unit for act in term.state.management.honours] == ["u1", "u1", "u2"]
    again = Term.open(COUNTY, journal=term.journal)
    assert again.state == term.state
    assert m.State({}, (praise(),)).with_(_case()).honours == (praise(),)


def _case():
    filed = m.Submit(on=date(2022, 3, 1), by="d1", title="修渠", text="请修复", suggestion="s1")
    return m.Case((filed,), COUNTY, m.Phase.SUBMITTED, filed.on)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (praise(unit="u9"), "WP-known"),
        (praise(by="office"), "PR-commend"),
        (praise(congress="430681118"), "PR-commend"),
    ],
)
def test_a_unit_is_known_and_its_body_commends(term, act, code):
    assert term.why_not(act).code == code
    with pytest.raises(Refused):
        term.do(act)
    assert term.state.management.honours == ()
    law, register = term.law(act.on), term.register
    with pytest.raises(Refused):
        m.State().with_honour(act, law, register)


def test_in_a_township_the_presidium_commends(term):
    assert term.why_not(praise(congress="430681118", by="presidium")) is None
    law, register = term.law(date(2022, 12, 3)), term.register
    assert m.State().with_honour(praise(), law, register).honours == (praise(),)


# --- scores ---------------------------------------------------------------------------------------


parts = st.builds(
    lambda weight, n, full: Part(
        criterion="x",
        title=WORDS,
        evidence=WORDS,
        weight=weight,
        share=capped(n, full),
    ),
    st.integers(0, 5),
    st.integers(0, 9),
    st.integers(1, 9),
)


@settings(deadline=None)
@given(st.lists(st.lists(parts, max_size=3), max_size=6), st.integers(0, 7))
def test_places_and_ties_account_for_everyone(drawn, number):
    scores = [Score(of=f"s{n}", title="", parts=tuple(them)) for n, them in enumerate(drawn)]
    placed = m.standings(scores)
    assert sorted(one.score.of for one in placed) == sorted(score.of for score in scores)
    for one in placed:
        better = sum(score.share > one.score.share for score in scores)
        level = {s.of for s in scores if s.share == one.score.share}
        assert (one.place, set(one.tied)) == (better + 1, level - {one.score.of})
        assert 0 <= one.score.share <= 1
    choice = m.awarded(placed, number)
    assert len(choice.sure) + choice.left == min(number, len(scores))
    assert not choice.tied or choice.left < len(choice.tied)
    assert bool(choice.tied) == bool(choice.left)
