"""Faults planted in clean journals: a check finds each with its code, its thing and its line."""

import pytest
from planting_grounds import GROUNDS
from planting_grounds.trying import (
    NOT_PLANTED,
    PLANTED,
    codes_of,
    grounds_of,
    shuffled,
    tries,
)

from wholeprocess.check import audit, check
from wholeprocess.check.planting import PLANTS, fault_of_each, one_fault, planted
from wholeprocess.process import SuppressFinding

LONGER = {"EL-11-1", "EL-43-1", "EL-45-3b", "EL-45-4a", "EL-46-1"}
"""Codes whose faults make the journal a day longer: what was not due yet is due then."""


def test_every_code_that_a_check_can_find_is_planted_or_said_why_not():
    found = set().union(*map(codes_of, GROUNDS))
    assert found - NOT_PLANTED.keys() == {*PLANTS}
    assert NOT_PLANTED.keys() <= found


@pytest.mark.parametrize("room", GROUNDS)
def test_nothing_is_found_before_a_fault_is_planted(room):
    for ground in grounds_of(room).values():
        assert check(planted(ground, []).journal, divisions=ground.divisions) == ()


@pytest.mark.parametrize(("room", "code"), PLANTED)
def test_a_fault_is_found_at_its_line_and_nothing_else(room, code):
    tried = list(tries(room, code, 2))
    assert tried
    for one in tried:
        assert (one.missed, one.false) == (0, ()), one.ground


@pytest.mark.parametrize(
    ("room", "name", "least"),
    [
        ("election", "Hunan", 12),
        ("management", "Hunan", 8),
        ("management", "Shanghai", 8),
        ("management", "Chongqing", 8),
        ("decision", "a county", 12),
        ("supervision", "430381 2025 False", 12),
    ],
)
def test_faults_of_many_codes_in_one_journal_are_all_found(room, name, least):
    ground = grounds_of(room)[name]
    codes = [code for own, code in PLANTED if own == room and code not in LONGER]
    made, left = fault_of_each(ground, codes, seed=1)
    found = check(made.journal, divisions=ground.divisions)
    assert len(made.faults) == len(codes) - len(left) >= least
    assert (made.missed(found), made.false(found)) == ((), ())


# --- properties -----------------------------------------------------------------------------------


@pytest.mark.parametrize("room", ["management", "election"])
def test_taking_an_irregular_act_out_takes_its_finding_away_and_no_other(room):
    ground = grounds_of(room)["Hunan"]
    codes = [code for own, code in PLANTED if own == room and code not in LONGER]
    made, _ = fault_of_each(ground, codes, seed=2)
    faults = [fault for fault, _ in made.faults]
    assert len(faults) > 4
    for out in faults[:2]:
        left = planted(ground, [fault for fault in faults if fault is not out])
        found = check(left.journal, divisions=ground.divisions)
        assert (left.missed(found), left.false(found)) == ((), ())
        assert (out.code, out.about) not in [(f.code, f.about) for f in found]


@pytest.mark.parametrize(
    ("room", "code"),
    [
        *(("election", code) for code in ("EL-32-1d", "EL-40-1", "EL-58-3", "EL-29-1b")),
        *(("management", code) for code in ("SG-5", "SGL-coordinate", "SGL-answer-each")),
    ],
)
@pytest.mark.parametrize("seed", range(2))
def test_findings_do_not_depend_on_the_order_of_acts_about_different_things(room, code, seed):
    ground = grounds_of(room)["Hunan"]
    made = one_fault(ground, code, seed)
    other = shuffled(made.journal, seed)
    assert [entry.act for entry in other] != [entry.act for entry in made.journal]
    told = [
        {(f.code, f.about, f.what) for f in check(journal, divisions=ground.divisions)}
        for journal in (made.journal, other)
    ]
    assert told[0] == told[1] != set()


@pytest.mark.parametrize(
    ("room", "code"),
    [
        *(("election", code) for code in ("EL-28-1", "EL-13-1", "DL25-60", "ELP-quality-gate")),
        *(("management", code) for code in ("SG-4", "SG-5", "PR-silence", "PR-report-numbers")),
    ],
)
def test_a_suppressed_fault_is_counted_apart(room, code):
    ground = grounds_of(room)["Hunan"]
    made = one_fault(ground, code, 1)
    ((fault, _),) = made.faults
    act = SuppressFinding(
        on=ground.last, congress="430381", code=code, matter=fault.about, reason="a flood"
    )
    made.journal.append(act)
    result = audit(made.journal, divisions=ground.divisions)
    assert result.findings == ()
    assert [f.code for f, _ in result.suppressed].count(code) == 1
