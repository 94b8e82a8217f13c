"""The lifecycle tables are sound, every act has its row, and every act goes into a journal."""

from inspect import isclass, isfunction
from itertools import groupby
from types import ModuleType

import pytest

from wholeprocess import decision
from wholeprocess.decision import LIFECYCLES, PROJECT, SESSION, SLATE
from wholeprocess.decision.acts import ACTS
from wholeprocess.journal import Codec
from wholeprocess.law import shipped_rules


@pytest.mark.parametrize("table", LIFECYCLES, ids=lambda table: table.name)
def test_no_phase_is_lost_and_none_is_a_trap(table):
    assert table.faults() == ()


@pytest.mark.parametrize("table", LIFECYCLES, ids=lambda table: table.name)
def test_rows_name_rules_that_exist(table):
    codes = {code for row in table.rows for code in (row.rule, row.again, row.starts) if code}
    assert codes <= set(shipped_rules())


@pytest.mark.parametrize("table", LIFECYCLES, ids=lambda table: table.name)
def test_rows_of_one_act_at_one_phase_ask_the_same(table):
    def place(row):
        return row.act.kind, row.at

    for _, rows in groupby(sorted(table.rows, key=place), key=place):
        rows = tuple(rows)
        assert len({(row.by, row.guards) for row in rows}) == 1
        assert [row.when is None for row in rows] == [False] * (len(rows) - 1) + [True]


def test_every_act_begins_something_or_has_a_row():
    begin = {
        decision.OpenSession,
        decision.OpenCall,
        decision.AdoptSuggestion,
        decision.MakeMajorMatter,
    }
    rows = {row.act for table in (SESSION, SLATE, PROJECT) for row in table.rows}
    assert rows | begin == set(ACTS)
    assert not rows & begin


def test_every_act_survives_the_journal(year, others):
    codec = Codec(ACTS)
    assert {type(act) for act in (*year, *others)} == set(ACTS)
    for act in (*year, *others):
        assert codec.load(act.kind, act.version, codec.dump(act)) == act


def test_what_is_public_is_listed_and_documented():
    public = {
        name: value
        for name, value in vars(decision).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(public) == set(decision.__all__)
    assert all(value.__doc__ for value in public.values() if isclass(value) or isfunction(value))


def test_practice_rules_have_examples_in_both_languages():
    for code, rule in shipped_rules().items():
        if code.startswith("LVP-"):
            texts = (rule.title, rule.says, rule.keeps, rule.breaks)
            assert all(text.zh and text.en for text in texts), code
            assert {v.strength for v in rule.versions} <= {"practice", "ours"}
