"""Journals with exactly one irregularity, and journals without any."""

import pytest
from hypothesis import given, settings

from wholeprocess.check import check
from wholeprocess.check.planting import PLANTS, planted
from wholeprocess.errors import UnknownRule
from wholeprocess.strategies import clean_journals, irregular_journals, plantable

FEW = settings(max_examples=6, derandomize=True, database=None)
CODES = (
    *("SG-4", "SG-5", "SGL-notify", "PR-confirm", "PR-extension-late", "WP-suppress"),
    *("EL-28-1", "EL-25-1", "DL25-60"),
    *("LVP-quarterly", "LV-3", "CGP-bill-late"),
    *("PR-voice-reply", "PR-voice-tell", "SV-11", "SV-10"),
)


@pytest.mark.parametrize("code", [code for code in CODES if code in plantable()])
def test_one_irregularity_of_the_code_and_nothing_else(code):
    @FEW
    @given(irregular_journals(code))
    def drawn(one):
        found = check(one.journal, divisions=one.divisions)
        assert [finding.code for finding in found] == [code] == [one.code]
        assert found == (one.finding,)

    drawn()


def test_every_code_that_can_be_planted_has_a_strategy():
    assert {*plantable()} == {*PLANTS}
    assert {*CODES} & {*plantable()}


def test_a_code_that_cannot_be_planted_is_named():
    with pytest.raises(UnknownRule, match="no fault against EL-45-4c can be planted"):
        irregular_journals("EL-45-4c")


@settings(max_examples=10)
@given(clean_journals())
def test_nothing_is_found_in_a_clean_journal(clean):
    assert check(planted(clean, []).journal, divisions=clean.divisions) == ()


def test_what_is_wrong_stands_alone_when_it_is_shrunk():
    """A user's report with a bug: it fails for whatever is late."""
    seen = []

    @settings(max_examples=20, database=None, derandomize=True)
    @given(irregular_journals("SG-5"))
    def reported(one):
        seen.append({entry.act.thing for entry in one.journal if entry.act.about == "suggestion"})
        raise AssertionError(one.finding)

    with pytest.raises(AssertionError):
        reported()
    assert seen[-1] == {"s00"}
