"""Key suggestions: every point of a score has its evidence, and the council's choice is an act."""

from fractions import Fraction

import pytest

from wholeprocess import management as m
from wholeprocess.law import in_force
from wholeprocess.management import Criterion, KeyCriteria
from wholeprocess.management.echoes import Echoes
from wholeprocess.management.key_suggestion import key_score

COUNTY = "430381"


def score(desk, s="s1", **more):
    cases = desk.state.cases
    criteria = KeyCriteria.of(desk.law(desk.day(0)))
    return key_score(cases[s], Echoes(cases.values()), criteria, **more)


def shares(desk, s="s1", **more):
    return {part.criterion: part.share for part in score(desk, s, **more).parts}


def mark(desk, n, s="s1", **more):
    return desk.do(m.MarkKey(on=desk.day(n), suggestion=s, reason="群众关注", **more))


def test_each_criterion_is_scored_by_its_own_evidence(desk):
    desk.submitted("s1", topic="水利", voices=["v1", "v2", "v3"], joined=["d2"])
    desk.submitted("s2", topic="水利", by="d3")
    desk.submitted("s3", topic="教育", by="d3")
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1", co=["u2"]))
    assert shares(desk, agenda={"水利"}) == {
        Criterion.MAJOR: Fraction(3, 10),
        Criterion.CONCENTRATED: Fraction(3, 6),
        Criterion.COMPLEX: Fraction(2, 5),
        Criterion.AGENDA: 1,
    }
    assert shares(desk)[Criterion.AGENDA] == 0
    text = score(desk, agenda={"水利"}).explain("zh")
    assert "群众意见3件" in text
    assert "代表2人，同题建议1件" in text
    assert text.endswith("1 × 3/10 + 1 × 1/2 + 1 × 2/5 + 1 × 1 = 11/5 / 4")


def test_a_count_above_full_marks_is_full_marks(desk):
    desk.submitted("s1", voices=[f"v{n}" for n in range(11)])
    desk.submitted("s2", voices=[f"v{n}" for n in range(10)])
    desk.submitted("s3", voices=[f"v{n}" for n in range(9)])
    major = [shares(desk, s)[Criterion.MAJOR] for s in ("s1", "s2", "s3")]
    assert major == [1, 1, Fraction(9, 10)]


def test_repeats_count_once_whether_alike_or_merged(desk):
    desk.submitted("s1", topic="水利")
    desk.submitted("s2", topic="水利", by="d2")
    desk.submitted("s3", by="d3")
    desk.submitted("s4", by="d2")
    echoes = Echoes(desk.state.cases.values())
    assert (echoes.deputies(desk.state.cases["s1"]), echoes.like(desk.state.cases["s1"])) == (1, 1)
    assert echoes.like(desk.state.cases["s4"]) == 0  # no topic is no topic in common
    for s in ("s2", "s3", "s4"):
        desk.do(m.Merge(on=desk.day(1), suggestion=s, into="s1"))
    echoes = Echoes(desk.state.cases.values())
    assert (echoes.deputies(desk.state.cases["s1"]), echoes.like(desk.state.cases["s1"])) == (3, 3)


def test_a_suggestion_does_not_echo_itself(desk):
    desk.submitted("s1")
    desk.submitted("s2", by="d2")
    desk.do(m.Merge(on=desk.day(1), suggestion="s2", into="s1"))
    echoes = Echoes(desk.state.cases.values())
    assert [echoes.like(case) for case in desk.state.cases.values()] == [1, 0]


def test_signs_of_difficulty_add_up(desk):
    desk.submitted()
    desk.do(m.Assign(on=desk.day(2), suggestion="s1", lead="u1"))
    desk.do(m.Object(on=desk.day(3), suggestion="s1", by="u1", reason="不归我管"))
    sent = {"suggestion": "s1", "unit": "u1", "upheld": True, "reason": "理由成立"}
    desk.do(m.DecideObjection(on=desk.day(4), **sent))
    assert shares(desk)[Criterion.COMPLEX] == Fraction(1, 5)
    desk.do(m.Assign(on=desk.day(5), suggestion="s1", lead="u2", wide_and_difficult=True))
    assert shares(desk)[Criterion.COMPLEX] == Fraction(3, 5)
    answer = {"suggestion": "s1", "by": "u2", "result": "explained", "words": "暂无条件"}
    desk.do(m.Reply(on=desk.day(20), **answer))
    why = {"suggestion": "s1", "by": "d1", "rating": "dissatisfied", "why": "未修"}
    desk.do(m.Rate(on=desk.day(21), **why))
    assert shares(desk)[Criterion.COMPLEX] == Fraction(4, 5)


def test_candidates_are_those_that_the_council_could_choose_now(desk):
    desk.submitted("early")
    desk.handling("plain")
    desk.handling("many", voices=["v1"])
    desk.replied("shut")
    desk.do(m.Close(on=desk.day(40), suggestion="shut", unrated_because="未反馈"))
    desk.handling("chosen")
    mark(desk, 41, "chosen")

    def candidates(law):
        found = m.key_candidates(desk.state.cases.values(), law)
        return [(one.score.of, one.place) for one in found]

    assert candidates(desk.law(desk.day(41))) == [("many", 1), ("plain", 2)]
    assert candidates(in_force(desk.day(41), "4303")) == []


def test_equal_scores_share_a_place_and_name_each_other(desk):
    for s in ("s2", "s1", "s3"):
        desk.handling(s, voices=["v1"] if s == "s3" else [])
    found = m.key_candidates(desk.state.cases.values(), desk.law(desk.day(5)))
    assert [(one.score.of, one.place, one.tied) for one in found] == [
        ("s3", 1, ()),
        ("s1", 2, ("s2",)),
        ("s2", 2, ("s1",)),
    ]
    assert m.awarded(found, 1) == m.Choice(sure=("s3",))
    assert m.awarded(found, 2) == m.Choice(sure=("s3",), tied=("s1", "s2"), left=1)
    assert m.awarded(found, 3) == m.Choice(sure=("s3", "s1", "s2"))
    assert m.awarded(found, 0) == m.Choice(sure=())


def test_weights_are_a_value_of_the_place(desk_at):
    desk = desk_at(settings={"PR-key-major": 4, "PR-full-voices": 2})
    desk.submitted(voices=["v1"])
    first = score(desk).parts[0]
    assert (first.weight, first.share, first.points) == (4, Fraction(1, 2), 2)
    law = in_force(desk.day(0), "370101")
    assert law.version("SGL-key-criteria").statute.key == "SD-S"


def test_only_the_council_chooses_and_names_the_officer(desk):
    desk.handling()
    act = m.MarkKey(on=desk.day(5), suggestion="s1", reason="群众关注", by="office")
    assert desk.why_not(act).code == "WP-phase"  # SG-11 does not hold in 2022
    mark(desk, 5, officer="副市长甲", criteria=["major"])
    case = mark(desk, 9, criteria=["complex", "major"])
    assert case.done(m.MarkKey)[0].criteria == (Criterion.MAJOR,)
    day = m.Desk.of(desk.state.cases, desk.law, desk.register, desk.day(10))
    (one,) = day.key_suggestions()
    assert (one.marked, one.officer, one.criteria) == (
        desk.day(5),
        "副市长甲",
        (Criterion.MAJOR, Criterion.COMPLEX),
    )
    assert (one.queue, one.whom, one.late, one.next.by) == (m.Queue.HANDLE, ("u1",), (), "u1")
    with pytest.raises(ValueError, match="'fame' is not a valid Criterion"):
        mark(desk, 9, criteria=["fame"])
    with pytest.raises(ValueError, match="names something twice"):
        mark(desk, 9, criteria=["major", "major"])


def test_a_key_suggestion_is_tracked_until_its_promise_is_kept(desk):
    desk.handling()
    mark(desk, 5)
    promise = {"result": "planned", "promised": desk.day(100), "words": "列入计划"}
    desk.do(m.Reply(on=desk.day(30), suggestion="s1", by="u1", **promise))
    desk.do(m.Close(on=desk.day(40), suggestion="s1", unrated_because="未反馈"))
    desk.do(m.Talk(on=desk.day(101), suggestion="s1", unit="u1", reason="承诺逾期"))

    def track(n):
        (one,) = m.tracked(desk.state.cases.values(), desk.law, desk.day(n))
        return one

    assert (track(100).next.what, track(100).late) == (m.What.PROMISE, ())
    late = track(101)
    assert (late.next, late.late[0].what, late.talks) == (None, m.What.PROMISE, 1)
    desk.do(m.Fulfil(on=desk.day(120), suggestion="s1", by="u1", evidence="照片"))
    assert (track(121).next, track(121).late, track(121).officer) == (None, (), "")
