"""What checks are registered with: every code that can be found, and by which function."""

import ast
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import wholeprocess
from wholeprocess import management
from wholeprocess.cases import load
from wholeprocess.check import (
    FINDERS,
    SHIPPED,
    Choice,
    audit,
    finders_of,
    walk,
)
from wholeprocess.journal import codes_of, finders, finds, whole
from wholeprocess.law import shipped_rules
from wholeprocess.process import Fold, replay

HOME = Path(wholeprocess.__file__).parent
LINKS = ("election", "consultation", "decision", "management", "supervision")
MAKES = {"found", "_found", "law_found", "finding", "Finding"}
NOT_CHECKED = {"election.seats.minorities"}
"""Reports of their own, which no check asks for."""


def registered():
    """The codes that the functions of each module are registered with."""
    codes = {}
    for finder in FINDERS:
        codes.setdefault(finder.function.__module__.partition(".")[2], set()).update(finder.codes)
    return codes


def written():
    """The codes that each module makes a finding of, where they stand in the call itself."""
    for path in sorted(HOME.rglob("*.py")):
        module = ".".join(path.relative_to(HOME).with_suffix("").parts)
        if module.split(".")[0] not in LINKS or module in NOT_CHECKED:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            if ast.unparse(call.func).split(".")[-1] in MAKES:
                for word in (c for a in call.args[:3] for c in ast.walk(a)):
                    if isinstance(word, ast.Constant) and word.value in shipped_rules():
                        yield module, word.value


def test_every_code_that_a_finding_is_made_of_is_registered_in_its_module():
    known, made = registered(), set(written())
    assert len({code for _, code in made}) > 150
    assert [(module, code) for module, code in sorted(made) if code not in known[module]] == []


def test_every_registered_code_is_a_rule_and_every_check_has_a_name_of_its_own():
    assert {code for one in SHIPPED for code in one.codes} <= set(shipped_rules())
    assert len({one.name for one in SHIPPED}) == len(SHIPPED) == len(FINDERS) > 100
    assert all(one.codes for one in SHIPPED)


def test_every_function_that_says_what_it_finds_is_registered():
    asked = {one.function for one in FINDERS}
    modules = {one.function.__module__ for one in FINDERS}
    left = [
        f"{module}.{name}"
        for module in sorted(modules)
        for name, function in vars(import_module(module)).items()
        if callable(function) and codes_of(function) and function not in asked
    ]
    assert left == []


@pytest.fixture(scope="module", params=["quzici", "xiangxiang"])
def judged(request):
    """A case's state and the day as of which it is judged."""
    case = load(request.param)
    return replay(case.journal, divisions=case.divisions), case.through or date(2022, 12, 31)


def test_what_a_function_finds_is_among_its_codes(judged):
    state, through = judged
    law_at, met = Fold(state).law, 0
    for finder in FINDERS:
        found = {finding.code for finding in finder(state, law_at, through)}
        assert found <= set(finder.codes), finder.name
        met += bool(found)
    assert met


def test_one_walk_finds_what_each_function_finds_by_itself(judged):
    state, through = judged
    fold = Fold(state)
    alone = [finding for one in FINDERS for finding in one(state, fold.law, through)]
    together = walk.findings(state, through, checks=SHIPPED)
    assert sorted(map(str, alone)) == sorted(map(str, together))


def test_a_choice_of_codes_asks_only_the_functions_that_have_one(monkeypatch):
    case, asked = load("xiangxiang"), []

    def watched(checks, *rest):
        asked.extend(one.name for one in checks)
        return ()

    monkeypatch.setattr(walk, "found_in", watched)
    audit(case.journal, divisions=case.divisions, choice=Choice(select=["EL-28"]))
    assert asked == ["election.roll.posting"] == list(finders_of("EL-28-1"))
    asked.clear()
    audit(case.journal, divisions=case.divisions)
    assert len(asked) == len(SHIPPED)


def test_a_choice_of_codes_changes_nothing_about_them():
    case = load("xiangxiang")
    options = {"divisions": case.divisions, "through": case.through}
    every = audit(case.journal, **options).findings
    for prefix in ("SG", "SG-5", "PR", "SGL"):
        chosen = audit(case.journal, choice=Choice(select=[prefix]), **options).findings
        assert chosen == tuple(f for f in every if Choice(select=[prefix]).wants(f))
    assert every


def test_a_function_without_codes_cannot_be_registered():
    with pytest.raises(ValueError, match="says nothing about its codes"):
        finders(whole, lambda state, law_at, through: ())

    @finds("SG-4")
    def named(state, law_at, through):
        return ()

    (finder,) = finders(whole, named)
    assert finder.codes == ("SG-4",)
    assert finder.name.endswith("test_registered.named") or finder.name == "named"


def test_findings_of_one_case_are_those_of_the_whole_walk(judged):
    state, through = judged
    fold, cases = Fold(state), state.management.cases
    one_by_one = []
    for file in cases.values():
        at = file.congress
        one_by_one += management.findings(
            file, lambda day, place=at: fold.law(day, place), through, state.register
        )
    files = [one for one in SHIPPED if one.name.startswith("management.")]
    found = [f for f in walk.findings(state, through, checks=files) if f.about in cases]
    assert sorted(map(str, one_by_one)) == sorted(map(str, found))
