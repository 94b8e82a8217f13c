"""What each act changed: the fields that it touched, before and after, and the whole case again."""

from wholeprocess import management as m
from wholeprocess.management import Phase


def course(desk):
    desk.submitted()
    desk.do(m.Return(on=desk.day(1), suggestion="s1", ground="unclear", reason="空", mend="写明"))
    desk.do(m.Resubmit(on=desk.day(2), suggestion="s1", by="d1", title="修东渠", text="三组东渠"))
    desk.do(m.Assign(on=desk.day(3), suggestion="s1", lead="u1"))
    desk.do(m.Remind(on=desk.day(4), suggestion="s1", whom="u1", reason="请抓紧"))
    reply = {"suggestion": "s1", "by": "u1", "words": "暂无资金", "result": "explained"}
    desk.do(m.Reply(on=desk.day(20), **reply))
    return desk.do(
        m.Rate(on=desk.day(25), suggestion="s1", by="d1", rating="dissatisfied", why="仍漏水")
    )


def told(desk, case):
    return m.changes(case, desk.law, desk.register, desk.state.cases)


def test_the_texts_that_were_changed_are_there_in_both_forms(desk):
    found = told(desk, course(desk))
    wording = [(c.field, c.was, c.now) for c in found if isinstance(c.act, m.Resubmit)]
    assert wording == [
        ("phase", Phase.RETURNED, Phase.SUBMITTED),
        ("title", "修渠", "修东渠"),
        ("text", "渠道漏水，请修复", "三组东渠"),
    ]


def test_an_act_shows_all_that_it_touched_and_nothing_else(desk):
    found = told(desk, course(desk))
    touched = {}
    for change in found:
        touched.setdefault(type(change.act).__name__, []).append(change.field)
    assert touched == {
        "Submit": ["phase", "title", "text", "owed"],
        "Return": ["phase"],
        "Resubmit": ["phase", "title", "text"],
        "Assign": ["phase", "round", "assignments"],
        "Reply": ["phase", "assignments", "answer"],
        "Rate": ["phase", "round", "assignments"],
    }
    answer = next(c for c in found if c.field == "answer")
    assert (answer.was, answer.now.words) == (None, "暂无资金")


def test_the_last_values_are_those_of_the_case(desk):
    case = course(desk)
    last = {c.field: c.now for c in told(desk, case)}
    assert {name: getattr(case, name) for name in last} == last


def test_a_merger_is_seen_from_the_file_that_goes_on(desk):
    desk.submitted("s1")
    desk.submitted("s2", by="d2")
    desk.do(m.Merge(on=desk.day(1), suggestion="s1", into="s2"))
    kinds = [type(act) for act in desk.state.cases["s2"].acts]
    assert kinds == [m.Submit, m.Merge]
    (change,) = [c for c in told(desk, desk.state.cases["s2"]) if isinstance(c.act, m.Merge)]
    assert (change.field, change.was, change.now) == ("owed", ("d2",), ("d2", "d1"))
