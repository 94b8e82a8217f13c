"""Every irregularity in consultation, planted in a clean journal and found alone at its line."""

from wholeprocess.check.planting import PLANTS

ROOM = "consultation"
MORE = ("seats.py", "file.py")
NEVER = {
    "OL-19-2": "opens the table, and is cited",
    "SL24-13": "opens the table, and is cited",
    "SL24-33-2": "opens the table, and is cited",
    "SL24-35": "opens the table, and is cited",
}
"""The codes that the room names and no fault is planted for, with the reason."""


def test_each_fault_is_found_at_its_line_and_nothing_else(found_alone, code):
    found_alone(ROOM, code)


def test_every_code_is_planted_or_said_why_not(named):
    assert named - {*NEVER} <= {*PLANTS}
    assert {*NEVER} <= named
