"""Lawful journals: admitted, replayed, of any length; and they shrink to what matters."""

from collections import Counter

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from wholeprocess import consultation as c
from wholeprocess import decision as d
from wholeprocess import management as m
from wholeprocess import supervision as s
from wholeprocess.journal import verify
from wholeprocess.process import EnterUnits, OpenTerm, SeatDeputies, State, admit, replay
from wholeprocess.strategies import (
    Move,
    Pace,
    evaluations,
    journals,
    opinions,
    slates,
    suggestions,
    terms,
)
from wholeprocess.strategies.moves import way_to

OPENING = (OpenTerm, SeatDeputies, EnterUnits, SeatDeputies)
TOWN = "430681118"
ROOMS = {
    "suggestions": ("430381", m.SuggestionAct),
    "opinions": ("430381", c.OpinionAct),
    "projects": (TOWN, d.DecisionAct),
    "evaluations": (TOWN, s.EvaluationAct),
}
FOUND = settings(max_examples=400, database=None, derandomize=True)
MET = settings(max_examples=25, derandomize=True, database=None)


def acts_of(journal):
    return [entry.act for entry in journal][len(OPENING) :]


@pytest.mark.parametrize("room", ROOMS)
def test_every_act_is_admitted_again_in_the_order_of_its_days(room):
    place, kind = ROOMS[room]
    met = Counter()

    @settings(MET, max_examples=8)
    @given(terms(place=place, rooms=(room,), min_acts=10))
    def lawful(term):
        verify(term.journal)
        pure = State.empty()
        for entry in term.journal:
            pure = admit(pure, entry.act)
        assert pure == term.state == replay(term.journal)
        acts = acts_of(term.journal)
        assert [type(entry.act) for entry in term.journal][: len(OPENING)] == [*OPENING]
        assert 10 <= len(acts) <= 40
        assert [act.on for act in acts] == sorted(act.on for act in acts)
        met.update(type(act).__name__ for act in acts)
        assert all(isinstance(act, kind) for act in acts)

    lawful()
    assert len(met) >= 6, met


@settings(max_examples=10)
@given(st.data(), st.integers(0, 30))
def test_a_journal_has_as_many_acts_as_were_asked_for(data, n):
    journal = data.draw(journals(n))
    assert len(acts_of(journal)) == n


def test_nearly_every_act_of_the_lifecycle_is_met():
    met = Counter()

    @MET
    @given(journals(40))
    def drawn(journal):
        met.update(type(act) for act in acts_of(journal))

    drawn()
    assert len(met) >= 25, {kind.__name__ for kind in m.ACTS} - {kind.__name__ for kind in met}


def test_two_rooms_go_on_beside_each_other():
    met = set()

    @settings(MET, max_examples=10)
    @given(terms(rooms=("suggestions", "opinions"), min_acts=12))
    def drawn(term):
        met.update(type(act) for act in acts_of(term.journal))

    drawn()
    assert met >= {m.Submit, c.HearOpinion, m.Assign}


def test_a_move_of_ones_own_is_done():
    def phone(walk):
        for number in walk.term.suggestions:
            said = {"suggestion": number, "pieces": ("content",), "where": "app"}
            yield Move(m.Publish, number, Pace.BESIDE, lambda draw, said=said: said)

    term = find(
        terms(moves=(phone,), max_acts=3),
        lambda term: any(getattr(entry.act, "where", "") == "app" for entry in term.journal),
        settings=FOUND,
    )
    assert [type(act) for act in acts_of(term.journal)] == [m.Submit, m.Publish]


# --- in any phase ---------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", [p for p in m.Phase if p is not m.Phase.MEDIATION])
def test_a_suggestion_in_any_phase(phase):
    @settings(MET, max_examples=5)
    @given(suggestions(phase, max_acts=8))
    def reached(case):
        assert case.phase is phase
        assert isinstance(case.acts[0], m.Submit)

    reached()


def test_a_suggestion_in_mediation_where_the_law_has_it():
    with pytest.raises(ValueError, match="no suggestion is mediated at 430381"):
        suggestions(m.Phase.MEDIATION)
    where = {"SGL-mediate": "meeting"}
    some = suggestions(m.Phase.MEDIATION, settings=where, max_acts=0)
    case = find(some, lambda case: True, settings=FOUND)
    assert case.rating.rating is m.Satisfaction.DISSATISFIED


@pytest.mark.parametrize("phase", list(c.VoicePhase))
def test_an_opinion_in_any_phase(phase):
    @settings(MET, max_examples=5)
    @given(opinions(phase, max_acts=3))
    def reached(opinion):
        assert opinion.phase is phase

    reached()


@pytest.mark.parametrize("phase", list(s.EvaluationPhase))
def test_an_evaluation_in_any_phase(phase):
    @settings(MET, max_examples=5)
    @given(evaluations(phase, max_acts=12))
    def reached(evaluation):
        assert evaluation.phase is phase

    reached()


def test_slates_get_as_far_as_their_list():
    met = set()

    @settings(MET, max_examples=25)
    @given(slates(max_acts=40))
    def drawn(slate):
        met.add(slate.phase)

    drawn()
    assert len(met) >= 5, met


def test_the_way_to_a_phase_is_the_shortest():
    way = way_to(m.SUGGESTION, m.Phase.REPLIED)
    assert way[m.Phase.SUBMITTED] == (m.Assign,)
    assert way[m.Phase.ASSIGNED] == (m.Reply,)


# --- planted bugs: what is left of a long journal -------------------------------------------------


def open_ones(term):
    """A user's counter with a bug: what was withdrawn stays open."""
    return [
        number
        for number, dossier in term.suggestions.items()
        if not any(isinstance(act, m.Close | m.Decline | m.Merge) for act in dossier.case.acts)
    ]


def owed_replies(case):
    """A user's list of those who are owed a reply, with a bug: it forgets who joined."""
    return {case.filed.by}


def shrunk(strategy, bug):
    return find(strategy, bug, settings=FOUND)


def test_a_wrong_count_shrinks_to_few_acts():
    term = shrunk(
        terms(max_acts=6),
        lambda term: (
            len(open_ones(term))
            != sum(one.phase is not m.Phase.CLOSED for one in term.suggestions.values())
        ),
    )
    kinds = [type(act) for act in acts_of(term.journal)]
    assert kinds[0] is m.Submit
    assert kinds[-1] is m.Withdraw
    assert len(kinds) <= 4


def test_a_forgotten_deputy_shrinks_to_one_act():
    case = shrunk(suggestions(max_acts=3), lambda case: {*case.owed} != owed_replies(case))
    assert [type(act) for act in case.acts] == [m.Submit]
    assert len(case.filed.joined) == 1


def test_a_long_way_shrinks_to_the_acts_that_lead_there():
    """A user's page with a bug: it has no words for a rating that asks for a second round."""

    def bug(case):
        return case.round > 1

    case = shrunk(suggestions(m.Phase.HANDLING, max_acts=0), bug)
    assert [type(act) for act in case.acts] == [m.Submit, m.Assign, m.Reply, m.Rate]
