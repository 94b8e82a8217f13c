"""The ways that can be set where the texts are silent: those built, and no others."""

from datetime import date

import pytest

from wholeprocess.decision.ways import WAYS, way
from wholeprocess.law import in_force, shipped_rules

LAW = in_force(date(2023, 1, 10), "430381")


@pytest.mark.parametrize("code", WAYS)
def test_each_way_is_told_and_no_other_can_be_taken(code):
    assert way(LAW, code) in WAYS[code]
    said = shipped_rules()[code].says
    for choice in WAYS[code]:
        assert choice in said.zh
        assert choice in said.en
        assert way(LAW.with_practices({code: choice}), code) == choice
    with pytest.raises(ValueError, match="choose one of"):
        way(LAW.with_practices({code: "by lot"}), code)
