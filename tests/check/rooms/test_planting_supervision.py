"""Every irregularity in supervision, planted in a clean journal and found alone at its line."""

from wholeprocess.check.planting import PLANTS

ROOM = "supervision"
MORE = ("terms.py",)
EVALUATED = (
    *("PR-eval-back", "PR-eval-conflict", "PR-eval-draw", "PR-eval-forms", "PR-eval-list"),
    *("PR-eval-meeting", "PR-eval-mending", "PR-eval-panel", "PR-eval-publish", "PR-eval-small"),
    "SV-1",
)
"""What is found of an evaluation by deputies: tests/supervision tries it."""

NEVER = {
    "OL-47-4-large": "a number of OL-47-4, by which it is found",
    "OL-47-4-large-above": "a number of OL-47-4, by which it is found",
    "OL-47-4-most": "a number of OL-47-4, by which it is found",
    "SVP-compulsory": "a choice that makes SV-9 apply",
    "SVP-turns": "a number of SV-10; more turns are refused",
    **dict.fromkeys(EVALUATED, "no ground here evaluates units"),
}
"""The codes that the room names and no fault is planted for, with the reason."""


def test_each_fault_is_found_at_its_line_and_nothing_else(found_alone, code):
    found_alone(ROOM, code)


def test_every_code_is_planted_or_said_why_not(named):
    assert named - {*NEVER} <= {*PLANTS}
    assert {*NEVER} <= named
