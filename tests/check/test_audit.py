"""The audit: what is reported, what is chosen, what is suppressed and why."""

import json
from datetime import date, timedelta
from importlib.metadata import EntryPoint

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import wholeprocess as wp
from wholeprocess import management
from wholeprocess.check import Check, Choice, Suppression, audit, choice_of, registry, within
from wholeprocess.check.choice import Severity
from wholeprocess.cli.app import app
from wholeprocess.errors import BadInput
from wholeprocess.journal import write_jsonl
from wholeprocess.law import codes, found
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, SuppressFinding

COUNTY = "430381"
FIRST, DUE = date(2022, 3, 1), date(2022, 6, 3)


@pytest.fixture
def term():
    """Two suggestions: the first answered late and without contact, the second in good order."""
    term = wp.Term.open(COUNTY)
    deputy = wp.Deputy(
        id="d1", name="甲", congress=COUNTY, elected_by=COUNTY, since=date(2021, 12, 20)
    )
    term.do(SeatDeputies(on=FIRST, congress=COUNTY, deputies=[deputy]))
    unit = wp.Unit(id="roads", name="roads", division=COUNTY)
    term.do(EnterUnits(on=FIRST, congress=COUNTY, units=[unit]))
    for ident in ("s1", "s2"):
        at = {"suggestion": ident}
        term.do(management.Submit(on=FIRST, by="d1", title="lamps", text="unlit", **at))
        term.do(management.Accept(on=FIRST, **at))
        term.do(management.Assign(on=date(2022, 3, 3), lead="roads", **at))
    term.do(management.Contact(on=date(2022, 4, 1), by="roads", suggestion="s2"))
    for ident, on in (("s2", DUE), ("s1", DUE + timedelta(2))):
        reply = {"suggestion": ident, "by": "roads", "result": "solved", "words": "up"}
        term.do(management.Reply(on=on, **reply))
    return term


def kinds(findings):
    return [(f.code, f.about) for f in findings]


def test_an_audit_tells_what_is_reported(term):
    result = audit(term.journal)
    assert kinds(result.findings) == [("SG-4", "s1"), ("SG-5", "s1")]
    assert result.suppressed == ()
    assert result.counts[Severity.BREACH] == 2
    assert result.through == DUE + timedelta(2)
    first, second = result.lines()
    assert first.startswith("journal:12: SG-4 s1: ")
    assert first.count("(Deputies Law (2015) art. ") == second.count("(Deputies Law (2015)") == 1
    assert list(result.lines("zh"))[1].startswith("journal:12: SG-5 s1: 答复2022-06-05，迟2天；")


# --- choosing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["SG-4", "SG-5"]),
        (("SG",), (), ["SG-4", "SG-5"]),
        (("SG-5",), (), ["SG-5"]),
        (("EL",), (), []),
        ((), ("SG",), []),
        (("SG-5",), ("SG",), ["SG-5"]),
        (("SG",), ("SG-5",), ["SG-4"]),
        (("SG-5",), ("SG-5",), []),
        (("sg-5",), (), ["SG-5"]),
    ],
)
def test_codes_are_chosen_and_the_longer_decides(term, select, ignore, left):
    found = wp.check(term.journal, select=select, ignore=ignore)
    assert [finding.code for finding in found] == left


@given(st.sampled_from(codes()), st.data())
def test_a_code_is_within_its_beginnings_and_within_no_other_article(code, data):
    parts = code.split("-")
    cut = data.draw(st.integers(1, len(parts)))
    beginning = "-".join(parts[:cut])
    assert within(code, beginning)
    assert not within(code, beginning + "0")
    assert not within(code, "")


def test_what_no_code_begins_with_is_told_all_at_once():
    with pytest.raises(BadInput) as bad:
        choice_of({"select": ["EL-2x", "SG"], "ignore": "SG", "severity": "grave"}, "case.toml")
    assert [problem.field for problem in bad.value.problems] == ["select", "ignore", "severity"]
    assert choice_of({"select": ["APP-1"]}, "case.toml", known=["APP-1"]).names("APP-1")


def test_a_weight_leaves_out_what_is_lighter(term):
    note = Check(
        name="notes",
        finds=lambda *_: [found("APP-1", "s1", ("注", "n"), ("无", "m"), severity=Severity.NOTE)],
    )
    both = (*registry.SHIPPED, note)
    assert len(audit(term.journal, checks=both).findings) == 3
    heavy = Choice(severity="breach")
    assert len(audit(term.journal, checks=both, choice=heavy).findings) == 2


# --- suppressing ----------------------------------------------------------------------------------


def suppress(term, code, matter, on=DUE + timedelta(2)):
    reason = "the unit was flooded"
    act = SuppressFinding(on=on, congress=COUNTY, code=code, matter=matter, reason=reason)
    term.do(act)


def test_a_suppressed_finding_is_counted_with_its_reason(term):
    suppress(term, "sg-5", "s1")
    result = audit(term.journal)
    assert kinds(result.findings) == [("SG-4", "s1")]
    ((finding, why),) = result.suppressed
    assert (finding.code, why.reason, why.source) == ("SG-5", "the unit was flooded", "journal")
    assert result.closing() == "breaches 1, departures 0, notes 0; suppressed 1"
    assert result.as_data()["suppressed"][0]["reason"] == "the unit was flooded"


@pytest.mark.parametrize(("code", "matter"), [("SG-5", "s2"), ("SG-6", "s1"), ("EL-28-1", "s1")])
def test_a_suppression_that_meets_nothing_is_noted(term, code, matter):
    suppress(term, code, matter)
    result = audit(term.journal)
    assert kinds(result.findings) == [("SG-4", "s1"), ("SG-5", "s1"), ("WP-suppress", matter)]
    last = result.findings[-1]
    assert (last.line, last.severity) == (len(tuple(term.journal)), Severity.NOTE)


def test_what_is_not_selected_does_not_make_its_suppression_idle(term):
    suppress(term, "SG-5", "s1")
    result = audit(term.journal, choice=Choice(ignore=["SG-5"]))
    assert kinds(result.findings) == [("SG-4", "s1")]
    assert result.suppressed == ()


def test_a_suppression_is_of_a_congress_that_there_is(term):
    with pytest.raises(wp.Refused, match="WP-known"):
        term.do(
            SuppressFinding(on=DUE, congress="999999", code="SG-5", matter="s1", reason="because")
        )


def test_taking_a_suppression_back_brings_the_finding_back(term):
    before = audit(term.journal)
    one = Suppression(code="SG-4", about="s1", reason="spoken to by telephone, the note was lost")
    with_it = audit(term.journal, suppressions=[one])
    assert len(with_it.findings) + len(with_it.suppressed) == len(before.findings)
    assert audit(term.journal) == before


# --- checks of an app -----------------------------------------------------------------------------


def loads(monkeypatch, *targets):
    points = [EntryPoint(f"p{n}", target, registry.GROUP) for n, target in enumerate(targets)]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    registry.plugged_in.cache_clear()


@pytest.fixture(autouse=True)
def _forget():
    yield
    registry.plugged_in.cache_clear()


def test_an_app_adds_checks_through_an_entry_point(term, monkeypatch, tmp_path):
    (tmp_path / "lamps.py").write_text(
        "from wholeprocess.check import Check\n"
        "from wholeprocess.law import found\n"
        "def titles(state, law_at, through):\n"
        "    for case in state.management.cases.values():\n"
        "        yield found('APP-title', case.id, ('短', 'short'), ('改', 'mend'))\n"
        "CHECKS = [Check(name='titles', codes=['APP-title'], finds=titles)]\n"
        "ONE = CHECKS[0]\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    for target in ("lamps:CHECKS", "lamps:ONE"):
        loads(monkeypatch, target)
        assert kinds(wp.check(term.journal, select=["APP-title"])) == [
            ("APP-title", "s1"),
            ("APP-title", "s2"),
        ]
    assert "(" not in next(audit(term.journal, choice=Choice(select=["APP"])).lines())


def test_an_entry_point_that_is_no_check_is_named(term, monkeypatch):
    loads(monkeypatch, "json:dumps", "no_such_module:CHECKS")
    with pytest.raises(BadInput) as bad:
        wp.check(term.journal)
    assert [problem.field for problem in bad.value.problems] == ["p0", "p1"]


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def folder(term, tmp_path):
    write_jsonl(iter(term.journal), tmp_path / "journal.jsonl", CODEC)
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, ["check", *map(str, words)])


def test_the_command_names_file_and_line_and_ends_in_one(folder):
    done = run(folder)
    assert done.exit_code == 1
    first, second, closing = done.stdout.splitlines()
    journal = folder / "journal.jsonl"
    assert first.startswith(f"{journal}:12: SG-4 s1: ")
    assert second.startswith(f"{journal}:12: SG-5 s1: ")
    assert closing == "breaches 2, departures 0, notes 0; suppressed 0"
    assert run(journal).stdout == done.stdout
    assert run(folder, "--exit-zero").exit_code == 0
    assert run(folder, "--ignore", "SG").exit_code == 0


def test_the_command_is_set_in_the_case(folder):
    text = (
        '[check]\nignore = ["SG-4"]\n[[check.suppress]]\ncode = "SG-5"\nabout = "s1"\n'
        'reason = "the unit was flooded"\n'
    )
    (folder / "case.toml").write_text(text, encoding="utf-8")
    done = run(folder, "--suppressed")
    assert done.exit_code == 0
    assert "SG-5 s1: the unit was flooded" in done.stdout
    assert done.stdout.endswith("suppressed 1\n")
    assert run(folder, "--ignore", "EL").exit_code == 1  # an option goes before the case


def test_the_command_speaks_to_machines(folder):
    data = json.loads(run(folder, "--json").stdout)
    assert data["counts"] == {"breach": 2, "departure": 0, "note": 0}
    assert data["findings"][1]["line"] == 12
    assert data["findings"][1]["article"]["en"] == "Deputies Law (2015) art. 42 para. 1"


def test_faults_of_the_configuration_are_told_at_once(folder):
    text = '[check]\nselect = ["XX-1"]\ncolour = true\n[[check.suppress]]\ncode = "SG-5"\n'
    (folder / "case.toml").write_text(text, encoding="utf-8")
    done = run(folder)
    assert done.exit_code == 2
    assert done.stderr.count("case.toml") == 3


def test_a_day_and_an_option_that_are_wrong(folder):
    assert run(folder, "--through", "2022-06-03").stdout.startswith("breaches 0")
    assert run(folder, "--select", "EL-2x").exit_code == 2
