"""The lifecycle's verb: the table for machines, what changed between two, and each bad file."""

import json

import pytest
from typer.testing import CliRunner

from wholeprocess import decision, management
from wholeprocess.cli import EXITS
from wholeprocess.cli.app import app
from wholeprocess.management import COMMITMENT

TABLES = (*management.LIFECYCLES, *decision.LIFECYCLES)


def call(*args):
    """The exit code, what was printed, what was complained; an error that escapes is raised."""
    done = CliRunner().invoke(app, ["lifecycle", *map(str, args)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def files(tmp_path):
    """Two versions of the promise's table: as shipped, and without its last row."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    data = COMMITMENT.as_data()
    old.write_text(json.dumps(data), encoding="utf-8")
    new.write_text(json.dumps({**data, "rows": data["rows"][:-1]}), encoding="utf-8")
    return old, new


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_for_machines_and_for_people(table):
    assert call(table.name, "--json") == (0, table.as_json(), "")
    assert call(table.name) == (0, table.table() + "\n", "")


def test_what_changed_is_told_and_so_by_the_exit_code(files):
    old, new = files
    assert call("diff", old, old) == (0, "", "")
    code, printed, complained = call("diff", old, new)
    assert (code, complained) == (EXITS["differs"], "")
    assert printed.startswith("removed: open + Reply")
    assert call("diff", old, new, "--lang", "zh")[1].startswith("取消：")
    code, printed, _ = call("diff", new, old, "--json")
    (one,) = json.loads(printed)
    assert (code, one["en"].split(":")[0]) == (1, "added")


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("{", ":1", "is no JSON: "),
        ("[" * 100_000, "", "is nested too deeply"),
        ("{}", "", "'rows'"),
        ('{"shape": "x/1"}', "", "rows"),
    ],
)
def test_a_file_that_is_no_table_is_named(files, text, place, what):
    old, new = files
    new.write_text(text, encoding="utf-8")
    code, printed, complained = call("diff", old, new)
    assert (code, printed) == (EXITS["bad input"], "")
    assert complained.startswith(f"{new}{place}:")
    assert what in complained
    assert "export" in complained
    assert "Traceback" not in complained


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["diff"], "lifecycle diff needs two files: OLD.json NEW.json"),
        (["diff", "a.json"], "lifecycle diff needs two files"),
        (["diff", "none.json", "none.json"], "none.json: cannot be read: no such file"),
        (["suggestion", "a.json"], "takes no file; write lifecycle diff suggestion a.json"),
        (["nothing"], "no lifecycle is called 'nothing'; write one of suggestion, "),
    ],
)
def test_a_wrong_call_ends_in_two_and_a_line(args, what, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, printed, complained = call(*args)
    assert (code, printed) == (2, "")
    assert what in complained
