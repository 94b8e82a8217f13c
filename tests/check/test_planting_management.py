"""Faults planted in suggestions: a check finds each with its code, its thing and its line."""

import pytest
from planting_grounds import DESKS
from planting_grounds.trying import codes_in, grounds_of, planted_by, shuffled, tries

from wholeprocess.check import audit, check
from wholeprocess.check.planting import PLANTS, fault_of_each, one_fault, planted
from wholeprocess.management.findings import STEPS
from wholeprocess.process import SuppressFinding

CODES = planted_by("management", "answers", "suppressions")

NOT_A_FINDING = {"PR-report-public": "a number that SG-9 is judged by"}


def test_every_code_that_a_finding_of_a_suggestion_can_have_is_planted():
    assert codes_in("management") - set(PLANTS) == NOT_A_FINDING.keys()
    assert STEPS.keys() <= set(CODES)
    assert "WP-suppress" in codes_in("check") & set(CODES)


@pytest.mark.parametrize("name", DESKS)
def test_no_suggestion_is_irregular_before_a_fault_is_planted(name):
    ground = grounds_of("management")[name]
    assert check(planted(ground, []).journal, divisions=ground.divisions) == ()


@pytest.mark.parametrize("code", CODES)
def test_a_fault_of_a_suggestion_is_found_at_its_line_and_nothing_else(code):
    tried = list(tries(code, 3))
    assert tried
    for one in tried:
        assert (one.missed, one.false) == (0, ()), one.ground


@pytest.mark.parametrize("name", ["Hunan", "Shanghai", "Chongqing"])
def test_faults_of_many_codes_in_one_desk_are_all_found(name):
    ground = grounds_of("management")[name]
    made, left = fault_of_each(ground, CODES, seed=1)
    found = check(made.journal, divisions=ground.divisions)
    assert len(made.faults) == len(CODES) - len(left) >= 8
    assert (made.missed(found), made.false(found)) == ((), ())


# --- properties -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["SG-5", "SGL-coordinate", "PR-promise", "SGL-answer-each"])
@pytest.mark.parametrize("seed", range(3))
def test_findings_do_not_depend_on_the_order_of_acts_about_different_suggestions(code, seed):
    ground = grounds_of("management")["Hunan"]
    made = one_fault(ground, code, seed)
    other = shuffled(made.journal, seed)
    assert [entry.act for entry in other] != [entry.act for entry in made.journal]
    told = [
        {(f.code, f.about, f.what) for f in check(journal, divisions=ground.divisions)}
        for journal in (made.journal, other)
    ]
    assert told[0] == told[1] != set()


@pytest.mark.parametrize("code", ["SG-4", "SG-5", "PR-silence", "PR-report-numbers"])
def test_a_suppressed_fault_of_a_suggestion_is_counted_apart(code):
    ground = grounds_of("management")["Hunan"]
    made = one_fault(ground, code, 1)
    ((fault, _),) = made.faults
    act = SuppressFinding(
        on=ground.last, congress="430381", code=code, matter=fault.about, reason="a flood"
    )
    made.journal.append(act)
    result = audit(made.journal, divisions=ground.divisions)
    assert result.findings == ()
    assert [f.code for f, _ in result.suppressed].count(code) == 1
