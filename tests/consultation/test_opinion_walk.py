"""Walking an opinion's table at random: it is always in one of three places, and all replays."""

from datetime import date, timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wholeprocess import Refused
from wholeprocess import consultation as c
from wholeprocess import management as m
from wholeprocess.consultation import OPINION, Standing, VoicePhase
from wholeprocess.journal import verify
from wholeprocess.process import replay

from .conftest import Hall

OPINIONS, SUGGESTIONS, DEPUTIES = ("o1", "o2", "o3", "o4"), ("s1", "s2"), ("d1", "d2")
ACTORS = (*DEPUTIES, "u1", "u2", "office", "special-committee")
KINDS = tuple(OPINION.index)


def an_act(kind, on, opinion, by, draw):
    """An act valid in itself and as likely as not out of place."""
    fields = {
        c.SendToDepartment: {"unit": draw(st.sampled_from(("u1", "u2")))},
        c.HandOver: {"to": draw(st.sampled_from(DEPUTIES))},
        c.SendBackOpinion: {"reason": "不属职责"},
        c.AnswerOpinion: {"result": draw(st.sampled_from(("explained", "solved")))},
        c.FeedSuggestion: {"suggestion": draw(st.sampled_from(SUGGESTIONS))},
        c.JoinOpinion: {"into": draw(st.sampled_from(OPINIONS[:3]))},
        c.PartOpinion: {"reason": "并错"},
        c.TellResident: {"how": draw(st.sampled_from(("notice", "phone")))},
        c.RecordContentment: {"contentment": "dissatisfied"},
        c.ReopenOpinion: {"reason": "不满意"},
    }
    return kind(on=on, opinion=opinion, by=by, **fields.get(kind, {}))


class Walk(RuleBasedStateMachine):
    """Opinions heard, moved, joined, taken up in suggestions and told, in any order."""

    @initialize()
    def begin(self):
        self.hall = Hall()
        self.today = self.hall.day()
        self.submit("d1", "s1")
        for number, by in zip(OPINIONS[:3], ("d1", "d2", "d1"), strict=True):
            self.hear(number, by)

    def attempt(self, act):
        before = self.hall.term.state
        refusal = self.hall.term.why_not(act)
        if refusal is not None:
            with pytest.raises(Refused) as caught:
                self.hall.term.do(act)
            assert caught.value.refusal == refusal
            assert self.hall.term.state == before
            return False
        self.hall.term.do(act)
        return True

    @rule(opinion=st.sampled_from(OPINIONS), by=st.sampled_from(DEPUTIES))
    def hear(self, opinion, by):
        self.attempt(
            c.HearOpinion(
                on=self.today, by=by, opinion=opinion, congress="430381", channel="station"
            )
        )

    @rule(by=st.sampled_from(DEPUTIES), number=st.sampled_from(SUGGESTIONS))
    def submit(self, by, number):
        self.attempt(
            m.Submit(
                on=self.today, by=by, suggestion=number, title="修渠", text="请修", voices=("o4",)
            )
        )

    @rule(number=st.sampled_from(SUGGESTIONS))
    def answer_suggestion(self, number):
        if self.attempt(m.Assign(on=self.today, suggestion=number, lead="u1")):
            reply = m.Reply(
                on=self.today, suggestion=number, by="u1", result="solved", words="已修"
            )
            assert self.attempt(reply)

    @rule(into=st.sampled_from(SUGGESTIONS), number=st.sampled_from(SUGGESTIONS))
    def merge_suggestions(self, into, number):
        self.attempt(m.Merge(on=self.today, suggestion=number, into=into))

    @rule(data=st.data(), kind=st.sampled_from(KINDS), opinion=st.sampled_from(OPINIONS))
    def anything(self, data, kind, opinion):
        """By anybody, in place or out of it."""
        by = data.draw(st.sampled_from(ACTORS))
        self.act(an_act(kind, self.today, opinion, by, data.draw))

    @rule(data=st.data(), opinion=st.sampled_from(OPINIONS[:3]))
    def something_that_fits(self, data, opinion):
        """What the table has a row for, by who may: so that the walk gets far."""
        self.fits(data, opinion)

    @rule(data=st.data())
    def several_that_fit(self, data):
        for _ in range(8):
            self.fits(data, data.draw(st.sampled_from(OPINIONS[:3])))

    def fits(self, data, opinion):
        known = self.hall[opinion]
        rows = [row for row in OPINION.rows if row.at is known.phase]
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        if row.act is c.WithdrawOpinion and data.draw(st.integers(0, 3)):
            return  # not so often, or nothing would come home
        by = data.draw(st.sampled_from(_players(row.by, known)))
        self.act(an_act(row.act, self.today, opinion, by, data.draw))

    def act(self, act):
        before = self.hall.state.opinions.get(act.opinion)
        if not self.attempt(act):
            return
        event(f"{type(act).__name__} was done")
        rows = OPINION.index[type(act)].get(before.phase, ())
        to = self.now(act.opinion)
        assert to in [row.to for row in rows], "nothing outside the table is admitted"

    def now(self, opinion):
        return self.hall[opinion].phase

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.today += timedelta(days=days)

    # --- what always holds ---

    @invariant()
    def every_opinion_is_returned_withdrawn_or_pending_with_a_date(self):
        state = self.hall.state
        waiting = {w.opinion: w for w in c.pending(state, self.today)}
        for name, opinion in state.opinions.items():
            ended = opinion.standing in (Standing.RETURNED, Standing.WITHDRAWN)
            assert (name in waiting) == (not ended)
            assert ended == (opinion.phase in OPINION.ends)
            if name in waiting:
                assert opinion.heard.on <= waiting[name].held_since <= self.today
                assert waiting[name].holder
        for one in waiting.values():
            assert one.phase is not VoicePhase.JOINED  # it is with whoever has the other

    @invariant()
    def joined_opinions_know_each_other_and_make_no_circle(self):
        opinions = self.hall.state.opinions
        for name, opinion in opinions.items():
            assert (opinion.phase is VoicePhase.JOINED) == (opinion.into is not None)
            assert len(set(opinion.joined)) == len(opinion.joined)
            for other in opinion.joined:
                assert opinions[other].into == name
            if opinion.into is not None:
                assert name in opinions[opinion.into].joined
                assert opinions[opinion.into].phase is not VoicePhase.JOINED

    @invariant()
    def steps_go_forward_and_end_where_it_stands(self):
        for opinion in self.hall.state.opinions.values():
            days = [step.on for step in opinion.steps]
            assert days == sorted(days)
            last = opinion.steps[-1]
            assert (last.phase, last.on) == (opinion.phase, opinion.since)

    @invariant()
    def nobody_is_owed_word_that_he_has_and_nobody_is_forgotten(self):
        term, state = self.hall.term, self.hall.state
        owed = {one.opinion for one in term.owed_home(self.today)}
        for name, opinion in state.opinions.items():
            if opinion.standing is not Standing.PENDING:
                assert name not in owed
            elif opinion.phase is VoicePhase.IN_SUGGESTION and name != "o4":
                tell = c.TellResident(on=self.today, by=opinion.deputy, opinion=name, how="notice")
                assert (name in owed) == (term.why_not(tell) is None)
                event(f"in a suggestion, {'owed' if name in owed else 'not owed yet'}")

    def teardown(self):
        if not hasattr(self, "hall"):
            return
        journal = self.hall.term.journal
        verify(journal)
        assert replay(journal).consultation == self.hall.state
        for opinion in self.hall.state.opinions.values():
            event(f"ends {opinion.phase.value}")


def _players(role, opinion):
    from wholeprocess.consultation.opinions.guards import Role, players

    return players(Role(role), opinion) or ("u1",)


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


def test_every_act_of_the_table_can_be_done_in_a_walk():
    """The walk draws from all kinds; each has a row, and each row a kind that the codec knows."""
    assert set(KINDS) < set(c.ACTS)
    assert date(2022, 3, 1) == Hall.day()


@pytest.mark.parametrize("phase", list(VoicePhase))
def test_every_phase_is_one_of_the_three_standings(phase):
    from attrs import evolve

    hall = Hall()
    hall.hear()
    assert evolve(hall["o1"], phase=phase).standing in Standing
