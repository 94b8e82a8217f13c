"""What a practice of this room may be set to is what the code has built, and nothing else."""

import ast
from datetime import date
from pathlib import Path

import pytest

import wholeprocess as wp
from wholeprocess import decision
from wholeprocess.congress import SessionKind
from wholeprocess.decision.change_guards import CHANGES
from wholeprocess.decision.choice import BASES, TIE_WAYS
from wholeprocess.decision.counting import FORMS
from wholeprocess.decision.ways import WAYS
from wholeprocess.errors import BadInput, Refused
from wholeprocess.law import in_force, shipped_rules
from wholeprocess.process import SetPractice

HERE = Path(decision.__file__).parent
NAMED = {"BASES": BASES, "TIE_WAYS": TIE_WAYS, "CHANGES": CHANGES, "tuple(FORMS)": tuple(FORMS)}
DAY, TOWN = date(2022, 1, 5), "430681118"
CHOICES = sorted(
    code
    for code, rule in shipped_rules().items()
    if code.startswith(("LVP-", "CGP-")) and isinstance(rule.versions[0].value, str)
)


def built():
    """The ways that the code asks for, by code."""
    found = {code: set(ways) for code, ways in WAYS.items()}
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setting":
                _, code, ways = node.args
                said = ast.unparse(ways)
                if isinstance(ways, ast.Tuple):
                    found[code.value] = set(ast.literal_eval(ways))
                elif said in NAMED:
                    found[code.value] = set(NAMED[said])
    return found


def test_the_tables_list_the_ways_that_the_code_has():
    ways = built()
    assert len(ways) > 20
    assert {code: set(shipped_rules()[code].ways) for code in ways} == ways
    assert set(shipped_rules()["LVP-progress-vote"].ways) == {kind.value for kind in SessionKind}
    assert {"all_deputies", "valid_votes"} < set(shipped_rules()["LVP-effect-rule"].ways)


@pytest.mark.parametrize("code", CHOICES)
def test_a_way_that_nobody_built_can_be_set_nowhere(code):
    """Neither by an act, which would leave a journal that no check can read, nor by a study."""
    known = shipped_rules()[code].ways
    assert known
    term = wp.Term.open(TOWN)
    act = SetPractice(on=DAY, congress=TOWN, code=code, value="by-lot", reason="本地制度")
    with pytest.raises(Refused, match="no such way is known"):
        term.do(act)
    for one in known:
        assert (
            term.why_not(SetPractice(on=DAY, congress=TOWN, code=code, value=one, reason="x"))
            is None
        )
    with pytest.raises(BadInput, match="'by-lot' is not known; set it to"):
        in_force(DAY, TOWN).under({code: "by-lot"})
    with pytest.raises(BadInput, match="is not known; write "):
        wp.Term.open(TOWN, settings={code: "by-lot"})
