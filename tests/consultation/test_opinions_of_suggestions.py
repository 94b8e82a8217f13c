"""Opinions that feed suggestions, and are owed what becomes of them."""

from wholeprocess import consultation as c
from wholeprocess import management as m
from wholeprocess.consultation import (
    AnswerOpinion,
    FeedSuggestion,
    JoinOpinion,
    ReopenOpinion,
    SendToDepartment,
    TellResident,
)


def days(hall, opinion="o1"):
    start = hall.day()
    return [((s.on - start).days, s.phase.value, s.holder) for s in hall[opinion].steps]


def submitted(hall, number="s1", on=0, by="d1", **fields):
    return hall.term.do(
        m.Submit(on=hall.day(on), suggestion=number, by=by, title="修渠", text="请修", **fields)
    )


def answered(hall, number="s1", on=5):
    hall.term.do(m.Assign(on=hall.day(on), suggestion=number, lead="u1"))
    hall.term.do(
        m.Reply(on=hall.day(on), suggestion=number, by="u1", result="solved", words="已修")
    )


def owed(hall, on):
    return [(o.opinion, o.suggestions, o.deputy, o.days) for o in hall.term.owed_home(hall.day(on))]


def test_nothing_feeds_a_suggestion_that_nobody_submitted(hall):
    hall.hear()
    before = hall.term.journal.head
    assert hall.refused(FeedSuggestion, suggestion="s1") == "WP-known"
    assert hall.term.journal.head == before
    submitted(hall, on=2)
    assert hall.refused(FeedSuggestion, on=1, suggestion="s1") == "WP-order"
    assert hall.refused(FeedSuggestion, on=2, suggestion="s1") == ""
    assert hall.refused(FeedSuggestion, on=2, by="d2", suggestion="s1") == "WP-phase"


def test_a_dossier_names_the_opinions_behind_it(hall):
    """Named when it was submitted, fed later, joined to one of those, or behind what was merged."""
    for number in ("o1", "o2", "o3", "o4"):
        hall.hear(number)
    hall.do(JoinOpinion, "o2", into="o1")
    dossier = submitted(hall, voices=("o3", "v9"))
    submitted(hall, "s2")
    hall.do(FeedSuggestion, "o1", suggestion="s1")
    hall.do(FeedSuggestion, "o4", suggestion="s2")
    assert dossier.opinions == ("o3", "v9", "o1", "o2")
    hall.term.do(m.Merge(on=hall.day(1), suggestion="s2", into="s1"))
    assert dossier.opinions == ("o3", "v9", "o1", "o2", "o4")
    assert hall.refused(FeedSuggestion, "o1", on=1, suggestion="s1") == "WP-once"


def test_an_answered_suggestion_is_owed_to_those_behind_it(hall):
    for number in ("o1", "o2", "o3"):
        hall.hear(number)
    submitted(hall, voices=("o3", "v9"))
    hall.do(JoinOpinion, "o2", into="o1")
    hall.do(FeedSuggestion, "o1", suggestion="s1")
    assert hall.refused(TellResident, "o1", on=1, how="notice") == "PR-voice-suggestion"
    assert hall.refused(TellResident, "o2", on=1, how="notice") == "PR-voice-suggestion"
    assert owed(hall, 9) == []
    answered(hall, on=5)
    assert owed(hall, 4) == []
    assert owed(hall, 7) == [
        *((opinion, ("s1",), "d1", 2) for opinion in ("o1", "o2", "o3")),
        ("v9", ("s1",), None, 2),
    ]
    hall.do(TellResident, "o1", on=6, how="notice")
    assert hall.standing("o2") == ("answered", "d1", 6)
    assert [o[0] for o in owed(hall, 7)] == ["o2", "o3", "v9"]
    hall.do(TellResident, "o2", on=6, how="notice")
    assert [o[0] for o in owed(hall, 7)] == ["o3", "v9"]


def test_a_joined_one_may_be_told_before_the_one_it_is_joined_to(hall):
    for number in ("o1", "o2"):
        hall.hear(number)
    submitted(hall)
    hall.do(JoinOpinion, "o2", into="o1")
    hall.do(FeedSuggestion, "o1", suggestion="s1")
    answered(hall)
    hall.do(TellResident, "o2", on=6, how="notice")
    assert (hall["o2"].standing, hall["o2"].fed) == (c.Standing.RETURNED, ("s1",))
    assert hall["o1"].joined == ()
    assert [o[0] for o in owed(hall, 7)] == ["o1"]


def test_one_opinion_feeds_several_and_is_told_when_all_have_word(hall):
    hall.hear()
    submitted(hall, "s1")
    submitted(hall, "s2", by="d2")
    hall.do(FeedSuggestion, suggestion="s1")
    hall.do(FeedSuggestion, suggestion="s2")
    answered(hall, "s1", on=5)
    assert owed(hall, 6) == []
    assert hall.refused(TellResident, on=6, how="notice") == "PR-voice-suggestion"
    hall.term.do(m.Withdraw(on=hall.day(8), suggestion="s2", by="d2", reason="并入他案"))
    assert owed(hall, 9) == [("o1", ("s1", "s2"), "d1", 1)]  # that it was withdrawn is word too
    assert hall.refused(TellResident, on=9, how="notice") == ""


def test_the_word_of_a_merged_suggestion_is_that_of_the_one_that_goes_on(hall):
    hall.hear()
    submitted(hall, "s1")
    submitted(hall, "s2", by="d2")
    hall.do(FeedSuggestion, suggestion="s1")
    hall.term.do(m.Merge(on=hall.day(1), suggestion="s1", into="s2"))
    assert hall.refused(TellResident, on=2, how="notice") == "PR-voice-suggestion"
    answered(hall, "s2", on=5)
    assert owed(hall, 5) == [("o1", ("s2",), "d1", 0)]
    assert hall.refused(TellResident, on=5, how="notice") == ""


def test_an_answer_that_does_not_help_may_still_become_a_suggestion(hall):
    hall.hear()
    submitted(hall)
    hall.do(SendToDepartment, unit="u1")
    assert hall.refused(FeedSuggestion, suggestion="s1") == "WP-phase"  # its term runs
    hall.do(AnswerOpinion, by="u1", result="not-possible")
    hall.do(FeedSuggestion, suggestion="s1")
    assert hall.standing() == ("in-suggestion", "s1", 0)


def test_a_resident_owed_word_of_a_suggestion_too_long_is_found(hall):
    """PR-voice-tell: 15 days from the day on which there was word of all of them."""
    hall.hear()
    submitted(hall, voices=("v9",))
    hall.do(FeedSuggestion, suggestion="s1")
    answered(hall, on=5)
    assert hall.late("PR-voice-tell", 20) == []
    assert hall.late("PR-voice-tell", 21) == ["o1"]  # of v9 nobody knows whether it was told
    hall.do(TellResident, on=21, how="notice")
    assert hall.late("PR-voice-tell", 30) == []


def test_what_a_resident_was_told_is_not_owed_again(hall):
    hall.hear()
    submitted(hall)
    hall.do(FeedSuggestion, suggestion="s1")
    answered(hall, on=5)
    hall.do(TellResident, on=6, how="notice", contentment="dissatisfied")
    hall.do(ReopenOpinion, on=7, reason="仍漏水")
    assert owed(hall, 8) == []
    assert [w.opinion for w in c.pending(hall.state, hall.day(8))] == ["o1"]
    submitted(hall, "s2", on=8)
    hall.do(FeedSuggestion, on=8, suggestion="s2")
    assert hall.standing() == ("in-suggestion", "s2", 8)
    assert hall.refused(TellResident, on=9, how="notice") == "PR-voice-suggestion"
    answered(hall, "s2", on=9)
    assert owed(hall, 10) == [("o1", ("s2",), "d1", 1)]
    hall.do(TellResident, on=10, how="notice")
    assert owed(hall, 11) == []
