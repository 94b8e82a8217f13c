"""Every irregularity of a congress at work, planted in a clean journal and found alone."""

from wholeprocess.check.planting import PLANTS

ROOM = "decision"
MORE = ()
NEVER = {
    "CGL-presidium-large": "a number of CGL-presidium-most, by which it is found",
    "DL25-20-5": "the share by which CGP-second-answers is found",
    "LVP-musts": "a choice that makes the three musts apply every year",
    "LVP-pass-base": "a choice by which LV-3 is found",
    "SV-11": "of a project it says what became of it: a note, which no act alone brings about",
}
"""The codes that the room names and no fault is planted for, with the reason."""


def test_each_fault_is_found_at_its_line_and_nothing_else(found_alone, code):
    found_alone(ROOM, code)


def test_every_code_is_planted_or_said_why_not(named):
    assert named - {*NEVER} <= {*PLANTS}
    assert {*NEVER} <= named
