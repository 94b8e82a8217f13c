"""From a resident's opinion to what came of it, through suggestions and mergers."""

from wholeprocess import management as m
from wholeprocess.management import Outcome, Phase


def test_an_opinion_leads_to_its_suggestion_and_its_answer(desk):
    desk.submitted(voices=("o1", "o2"))
    (heard,) = m.heard("o1", desk.state.cases)
    assert (heard.suggestion, heard.phase, heard.answered) == ("s1", Phase.SUBMITTED, False)
    desk.do(m.Assign(on=desk.day(1), suggestion="s1", lead="u1"))
    desk.do(m.Reply(on=desk.day(9), suggestion="s1", by="u1", result="solved", words="已修"))
    (heard,) = m.heard("o2", desk.state.cases)
    assert (heard.answered, heard.answer.words, heard.merged_into) == (True, "已修", None)


def test_an_opinion_that_nobody_took_up_leads_nowhere(desk):
    desk.submitted(voices=("o1",))
    assert m.heard("o9", desk.state.cases) == ()


def test_it_follows_a_merger_twice(desk):
    for n in (1, 2, 3):
        desk.submitted(f"s{n}", by=f"d{n}", voices=(f"o{n}",))
    desk.do(m.Merge(on=desk.day(1), suggestion="s1", into="s2"))
    desk.do(m.Merge(on=desk.day(2), suggestion="s2", into="s3"))
    (heard,) = m.heard("o1", desk.state.cases)
    assert (heard.suggestion, heard.merged_into, heard.outcome) == ("s1", "s3", None)
    last = desk.state.cases["s3"]
    assert m.voices_of(last, desk.state.cases) == ("o3", "o2", "o1")
    assert last.owed == ("d3", "d2", "d1")


def test_one_opinion_stands_behind_several_suggestions(desk):
    desk.submitted("s1", voices=("o1",))
    desk.submitted("s2", by="d2", voices=("o1",))
    desk.do(m.Decline(on=desk.day(1), suggestion="s1", reason="不属范围"))
    first, second = m.heard("o1", desk.state.cases)
    assert (first.outcome, first.answered) == (Outcome.NOT_ADMITTED, True)
    assert (second.outcome, second.answered) == (None, False)
