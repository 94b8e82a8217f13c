"""Templates, sheets, event logs and schemas from the command line."""

import json

import pytest
from typer.testing import CliRunner

from wholeprocess.cli.app import app


def call(*args):
    """The exit code, what was printed, what was complained; an error that escapes is raised."""
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_a_template_is_written_once_and_read_as_empty(tmp_path):
    path = tmp_path / "t.xlsx"
    code, printed, _ = call("template", "replies", "--out", path)
    assert code == 0
    assert "14 列" in printed
    code, _, complained = call("template", "replies", "--out", path)
    assert code == 2
    assert "is there already" in complained
    assert call("table", "replies", path)[:2] == (0, f"{path}: 0 acts, no fault\n")


def test_an_unknown_kind_and_an_unknown_form_are_bad_input(tmp_path):
    code, _, complained = call("template", "nothing", "--out", tmp_path / "t.xlsx")
    assert code == 2
    assert "no record is called 'nothing'" in complained
    code, _, complained = call("template", "replies", "--out", tmp_path / "t.ods")
    assert code == 2
    assert ".parquet" in complained


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_what_is_exported_is_read_again(tmp_path, form):
    path = tmp_path / f"projects.{form}"
    out = call("export", "quzici", "--out", path, "--kind", "projects", "--lang", "zh")
    assert out[:2] == (0, f"{path}: 12 acts\n")
    code, printed, _ = call("table", "projects", path, "--json")
    acts = json.loads(printed)["acts"]
    assert code == 0
    assert len(acts) == 12
    assert {act["act"] for act in acts} == {"decision.schedule-project"}


def test_an_event_log_of_either_form(tmp_path):
    code, printed, _ = call("export", "quzici", "--out", tmp_path / "log.json")
    assert (code, "1395 events" in printed) == (0, True)
    code, printed, _ = call("export", "quzici", "--out", tmp_path / "log.xes", "--kind", "project")
    assert (code, "118 traces" in printed) == (0, True)
    for args in (["--out", tmp_path / "log.json"], ["--out", tmp_path / "new.xes"]):
        assert call("export", "quzici", *args)[0] == 2
    assert not (tmp_path / "new.xes").exists()


def test_all_faults_of_a_sheet_come_in_one_answer(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("on,suggestion,lead\n2022-02-30,s,u\n2022-03-01,s,\n", encoding="utf-8")
    code, _, complained = call("table", "assignments", path)
    assert code == 2
    assert [line.split(":")[1] for line in complained.splitlines()] == ["2", "3"]


def test_a_schema_of_an_act_and_of_a_line():
    code, printed, _ = call("schema", "replies")
    assert (code, json.loads(printed)["title"]) == (0, "management.reply")
    code, printed, _ = call("schema")
    assert (code, json.loads(printed)["required"][0]) == (0, "seq")
    assert call("schema", "nothing")[0] == 2
