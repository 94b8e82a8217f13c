"""The state machine that users extend: its rules are lawful, and their invariants are kept."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from wholeprocess import management as m
from wholeprocess.process import OpenTerm, replay
from wholeprocess.strategies import TermMachine

STEPS = settings(max_examples=15, stateful_step_count=12, derandomize=True, database=None)


def run(machine, **more):
    run_state_machine_as_test(machine, settings=settings(STEPS, **more))


class Kept(TermMachine):
    """A program of a user's own that follows the term."""

    met: ClassVar[Counter] = Counter()

    def __init__(self):
        self.phases = {}
        super().__init__()

    def did(self, act):
        self.met[type(act)] += 1
        if isinstance(act, m.SuggestionAct):
            self.phases[act.suggestion] = self.term.suggestions[act.suggestion].phase

    @rule()
    def everything_open_is_published(self):
        for number, dossier in self.term.suggestions.items():
            if dossier.phase is m.Phase.CLOSED:
                self.do(m.Publish, suggestion=number, pieces=("content",), where="app")

    @invariant()
    def the_program_knows_where_everything_stands(self):
        changed = {n for n, s in self.term.suggestions.items() if self.phases[n] is not s.phase}
        merged = {n for n in changed if self.term.suggestions[n].outcome is m.Outcome.MERGED}
        assert changed == merged

    @invariant()
    def no_act_is_of_a_day_to_come(self):
        assert all(s.case.last <= self.today for s in self.term.suggestions.values())

    def teardown(self):
        assert replay(self.term.journal) == self.term.state


def test_a_users_program_follows_the_term():
    run(Kept)
    assert Kept.met[OpenTerm] > 0
    assert len(Kept.met) > 10


class Quick(Kept):
    """A policy: who has an answer rates it within ten days, or the office closes nothing."""

    def may(self, act):
        if not isinstance(act, m.Rate):
            return True
        return act.on <= self.term.suggestions[act.suggestion].case.last + timedelta(10)

    @invariant()
    def ratings_come_within_ten_days(self):
        for dossier in self.term.suggestions.values():
            acts = dossier.case.acts
            for before, act in pairwise(acts):
                assert not isinstance(act, m.Rate) or act.on <= before.on + timedelta(10)


def test_a_policy_holds_acts_back():
    run(Quick)


def test_a_bug_of_a_users_shrinks_to_few_steps():
    lengths = []

    class Wrong(TermMachine):
        """A program that thinks that whatever was admitted is assigned next."""

        @invariant()
        def nothing_is_returned(self):
            lengths.append(len(self.term.journal))
            for dossier in self.term.suggestions.values():
                assert not dossier.case.done(m.Return), "returned"

    with pytest.raises(AssertionError, match="returned"):
        run(Wrong, max_examples=200)
    assert lengths[-1] == 4 + 2  # the opening, a submission, its return
