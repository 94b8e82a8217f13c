"""What becomes of a breach of each rule, and the breaking examples that are run."""

import pytest
from planting_grounds.trying import grounds_for

from wholeprocess.check import FINDERS, audit, becomes_of, finders_of
from wholeprocess.check.becomes import explained
from wholeprocess.check.choice import Choice
from wholeprocess.check.planting import GROUNDS, PLANTS, one_fault, sample
from wholeprocess.check.planting.sample import SEED
from wholeprocess.errors import UnknownRule
from wholeprocess.law import codes, rule
from wholeprocess.process import Fold


@pytest.mark.parametrize("code", sorted(PLANTS))
def test_the_line_on_a_rules_page_is_what_a_check_prints_for_a_planted_fault(code):
    line = becomes_of(code).prints
    assert sample(code, more=grounds_for(code)) == line != "", "run: uv run docs/generate.py"


@pytest.mark.parametrize("code", sorted(PLANTS))
def test_what_a_planted_fault_is_found_by_is_registered_with_the_code(code):
    assert finders_of(code) or code == "WP-suppress"  # which the audit itself finds
    for make in GROUNDS:
        for ground in make().values():
            made = one_fault(ground, code, SEED)
            if made is None:
                continue
            found = audit(made.journal, choice=Choice(select=[code])).findings
            every = [f for f in audit(made.journal).findings if f.code == code]
            assert list(found) == every
            return


def test_every_rule_with_a_planted_fault_has_words_for_keeping_and_breaking_it():
    assert [code for code in PLANTS if not (rule(code).keeps and rule(code).breaks)] == []


def test_a_ground_is_clean():
    for make in GROUNDS:
        for ground in make().values():
            law_at, through = Fold(ground.state).law, max(act.on for act in ground.acts)
            found = [f for one in FINDERS for f in one(ground.state, law_at, through)]
            assert found == []


def test_every_rule_says_what_becomes_of_a_breach():
    for code in codes():
        told = becomes_of(code)
        assert told.kinds
        assert told.page.startswith("docs/reference/rules/")
        assert ("found" in told.kinds) >= bool(finders_of(code))
        assert bool(told.reason) == (told.kinds == ("not modelled",))


def test_a_rule_is_explained_with_what_becomes_of_a_breach():
    lines = explained("eL-28-1").splitlines()
    assert "found by the check" in lines[0]
    assert lines[1].endswith("election.roll.posting")
    assert lines[-1].endswith("docs/reference/rules/electoral.md")
    assert "审核" in explained("EL-28-1", "zh")
    with pytest.raises(UnknownRule):
        becomes_of("EL-99")
