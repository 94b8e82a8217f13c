"""Faults planted in elections: a check finds each with its code, its thing and its line."""

import pytest
from planting_grounds.trying import codes_in, grounds_of, planted_by, shuffled, tries

from wholeprocess.check import audit, check
from wholeprocess.check.planting import PLANTS, fault_of_each, one_fault, planted
from wholeprocess.process import SuppressFinding

PARTS = ("election", "candidates", "poll", "count", "tenure")
CODES = planted_by(*PARTS)

# named where findings are made, and no finding of a check can have them
NOT_A_FINDING = {
    "ELP-offence-promptly": "a number that EL-59-1 is judged by",
    "ELP-report-period": "a number that DL25-58-2 is judged by",
    "ELP-resign-from": "a choice that EL-10-2 is judged by",
    "ELP-minority-equal": "a number of minority_report, which no check asks",
    "EL-19-1": "of minority_report, which no check asks",
    "EL-19-2": "of minority_report, which no check asks",
    "EL-19-3a": "of minority_report, which no check asks",
    "EL-19-3b": "of minority_report, which no check asks",
    "EL-19-3c": "of minority_report, which no check asks",
    "EL-19-4": "of minority_report, which no check asks",
}
# findings that a journal of a county cannot have alone
NOT_PLANTED = {
    "DL25-62-2": "no ground reaches 2025",
    "EL-45-4c": "no planter yet",
    "ELP-after-invalid": "no planter yet",
    "EL-26-1": "ELP-district-deviation has no value: neither a case nor SetPractice can set it",
}


def test_every_code_that_a_finding_of_an_election_can_have_is_planted():
    named = codes_in("election")
    assert named - set(PLANTS) == NOT_A_FINDING.keys() | NOT_PLANTED.keys()
    assert not set(PLANTS) & (NOT_A_FINDING.keys() | NOT_PLANTED.keys())
    # those that a ruling names, and no finding by itself
    assert {"EL-44-1", "EL-45-1a", "EL-45-3b", "EL-45-4a", "ELL-after-another"} <= set(CODES)


@pytest.mark.parametrize("name", ["Hunan", "Beijing", "Shanghai", "Zhejiang", "Shandong", "a city"])
def test_nothing_is_found_before_a_fault_is_planted(name):
    ground = grounds_of("election")[name]
    assert check(planted(ground, []).journal, divisions=ground.divisions) == ()


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_found_at_its_line_and_nothing_else(code):
    tried = list(tries(code, 2))
    assert tried
    for one in tried:
        assert (one.missed, one.false) == (0, ()), one.ground


def test_faults_of_many_codes_in_one_journal_are_all_found():
    ground = grounds_of("election")["Hunan"]
    codes = [code for code in CODES if code not in LONGER]
    made, left = fault_of_each(ground, codes, seed=1)
    found = check(made.journal, divisions=ground.divisions)
    assert len(made.faults) == len(codes) - len(left) >= 12
    assert (made.missed(found), made.false(found)) == ((), ())


LONGER = {"EL-11-1", "EL-43-1", "EL-45-3b", "EL-45-4a", "EL-46-1"}
"""Codes whose faults make the journal a day longer: what was not due yet is due then."""


# --- properties -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["EL-32-1d", "EL-40-1", "EL-58-3", "EL-29-1b"])
@pytest.mark.parametrize("seed", range(2))
def test_findings_do_not_depend_on_the_order_of_acts_about_different_things(code, seed):
    ground = grounds_of("election")["Hunan"]
    made = one_fault(ground, code, seed)
    other = shuffled(made.journal, seed)
    told = [
        {(f.code, f.about, f.what) for f in check(journal, divisions=ground.divisions)}
        for journal in (made.journal, other)
    ]
    assert told[0] == told[1] != set()


@pytest.mark.parametrize("code", ["EL-28-1", "EL-13-1", "DL25-60", "ELP-quality-gate"])
def test_a_suppressed_fault_is_counted_apart(code):
    ground = grounds_of("election")["Hunan"]
    made = one_fault(ground, code, 1)
    ((fault, _),) = made.faults
    act = SuppressFinding(
        on=ground.last, congress="430381", code=code, matter=fault.about, reason="a flood"
    )
    made.journal.append(act)
    result = audit(made.journal, divisions=ground.divisions)
    assert result.findings == ()
    assert [f.code for f, _ in result.suppressed].count(code) == 1
