"""The command: each verb once as it should be, and once for each way it ends otherwise."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from wholeprocess import decision, management
from wholeprocess.cli import EXITS, main, shell
from wholeprocess.cli.app import app

TABLES = (*management.LIFECYCLES, *decision.LIFECYCLES)


def call(*args):
    """The exit code, what was printed, what was complained; an error that escapes is raised."""
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def data(*args):
    code, printed, _ = call(*args, "--json")
    return code, json.loads(printed)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The smaller built-in case: its name, its data, and the folder it was kept in."""
    folder = tmp_path_factory.mktemp("kept") / "quzici"
    code, found = data("run", "quzici", "--keep", folder)
    assert code == 0
    return "quzici", found, folder


@pytest.fixture
def folder(tmp_path):
    """Quzici in a folder of its own, to be spoiled."""
    folder = tmp_path / "quzici"
    assert call("run", "quzici", "--keep", folder)[0] == 0
    return folder


# --- run ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("quzici", "C5 C6 C7 C8 C9 E5 E6"),
        ("xiangxiang", "A1 A6 A7 B1 B2 B4 B5 B6 C1 C2 C3 C4 D4 E1 E2 E3 E4"),
    ],
)
def test_every_figure_of_a_built_in_case_agrees(name, rows):
    code, printed, complained = call("run", name)
    assert code == 0
    assert "Error" not in complained
    figures = [line for line in printed.splitlines() if line.startswith(tuple(rows.split()))]
    assert {line.split()[0] for line in figures} == set(rows.split())
    assert all(line.endswith("agrees") for line in figures)
    assert "differs" not in printed


def test_machines_get_the_same_figures(case):
    _, found, _ = case
    assert found["figures"]
    assert all(figure["agrees"] for figure in found["figures"])
    assert set(found) == {"title", "acts", "head", "links", "figures", "findings", "notes"}


def test_a_case_is_made_the_same_each_time(case):
    name, found, _ = case
    assert data("run", name) == (0, found)


def test_a_case_kept_in_a_folder_runs_to_the_same(case):
    _, found, folder = case
    assert data("run", folder) == (0, found)
    assert {path.name for path in folder.iterdir()} == {"case.toml", "journal.jsonl"}


def test_a_journal_alone_has_no_figures_and_the_same_chain(case):
    _, found, folder = case
    code, alone = data("run", folder / "journal.jsonl")
    assert (code, alone["figures"]) == (0, [])
    assert (alone["acts"], alone["head"]) == (found["acts"], found["head"])
    assert alone["links"] == found["links"]


def test_each_language_has_its_words():
    _, zh, _ = call("run", "quzici", "--lang", "zh")
    _, en, _ = call("run", "quzici")
    assert "公布数与重算数" in zh
    assert "一致" in zh
    assert "Reported figures and what came out" in en
    assert not [line for line in en.splitlines() if any("一" <= c <= "鿿" for c in line)]


def test_findings_are_printed_with_their_lines(case):
    name, found, _ = case
    _, printed, _ = call("run", name)
    assert f"Findings ({len(found['findings'])})" in printed
    for finding in found["findings"]:
        line = f"{finding['line']}: " if finding["line"] else ""  # nothing happened, no entry
        assert f"  {line}{finding['code']} {finding['about']}: " in printed


def test_the_progress_is_no_part_of_what_is_printed(monkeypatch):
    monkeypatch.setattr(shell.Watch, "after_s", -1.0)
    assert data("run", "quzici")[0] == 0


def test_a_figure_that_differs_is_told_by_the_exit_code(folder):
    case = folder / "case.toml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("reported = 118\n", "reported = 119\n"), encoding="utf-8")
    code, printed, _ = call("run", folder)
    assert code == EXITS["differs"] == 1
    (line,) = [line for line in printed.splitlines() if line.endswith("differs")]
    assert line.split()[-3:] == ["119", "118", "differs"]
    code, found = data("run", folder)
    assert (code, [f["agrees"] for f in found["figures"]].count(False)) == (1, 1)


def test_all_the_faults_of_a_description_come_at_once(folder):
    (folder / "case.toml").write_text(
        """
through = "2021"
figures = 1
[settings]
PR-rounds = { weeks = 3 }
[[figure]]
row = "C1"
zh = "一"
en = "one"
measure = "guesses"
reported = 1
[[figure]]
row = "C1"
measure = "proposals"
reported = 1
""",
        encoding="utf-8",
    )
    code, printed, complained = call("run", folder)
    assert (code, printed) == (2, "")
    lines = complained.splitlines()
    assert all(line.startswith(f"{folder / 'case.toml'}: ") for line in lines)
    assert [line.removeprefix(f"{folder / 'case.toml'}: ").split(";")[0] for line in lines] == [
        "figures nobody reads figures",
        "through '2021' is no day",
        "settings.PR-rounds {'weeks': 3} is no value",
        "figure 1 measure 'guesses' is none",
        "figure 2 has no zh",
        "figure 2 has no en",
    ]


def test_a_description_that_is_no_toml(folder):
    (folder / "case.toml").write_text("[x", encoding="utf-8")
    code, _, complained = call("run", folder)
    assert code == 2
    assert "case.toml: is not TOML" in complained


def test_a_number_of_the_law_cannot_be_set_by_a_case(folder):
    settings = "[settings]\nSG-5 = { months = 1 }\n"
    (folder / "case.toml").write_text(settings, encoding="utf-8")
    code, _, complained = call("run", folder)
    assert code == 2
    assert "cannot be set: this number is the law's" in complained


def test_a_folder_with_a_journal_is_not_written_over(folder):
    before = (folder / "journal.jsonl").read_bytes()
    code, _, complained = call("run", "xiangxiang", "--keep", folder)
    assert code == 2
    assert "exists already; name another folder; nothing was overwritten" in complained
    assert (folder / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (
            ["run", "no-such-case"],
            "is neither a built-in case nor a file or folder; write quzici or",
        ),
        (["run", "."], "journal.jsonl: cannot be read: no such file or directory"),
        (["verify", "none.jsonl"], "none.jsonl: cannot be read: no such file or directory"),
        (["verify", "."], "cannot be read: is a directory"),
        (["diagram", "nothing"], "no lifecycle is called 'nothing'; write one of suggestion, "),
        (
            ["explain", "EL-45-1z"],
            "no rule has the code 'EL-45-1z'; near it are EL-45-1a, EL-45-1b",
        ),
        (["run", "quzici", "--lang", "fr"], "'fr' is not one of"),
        (["diagram", "--form", "svg"], "'svg' is not one of"),
        (["fly"], "No such command 'fly'"),
    ],
)
def test_what_does_not_exist_ends_in_two_and_a_line(args, what, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, printed, complained = call(*args)
    assert (code, printed) == (EXITS["bad input"], "") == (2, "")
    assert what in complained
    assert "Traceback" not in complained


# --- explain --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "article", "kept", "broken"),
    [
        (
            [],
            "since 2020-10-18 Electoral Law (2020) art. 45 para. 1",
            "keeps   Of 700",
            "breaks  Of",
        ),
        (["--lang", "zh"], "自2020-10-18 选举法（2020年）第45条第1款", "守  700人", "违  700人"),
    ],
)
def test_a_rule_is_explained(args, article, kept, broken):
    code, printed, _ = call("explain", "EL-45-1b", *args)
    assert code == 0
    for words in (
        article,
        kept,
        broken,
        "「代表候选人获得参加投票的选民过半数的选票时，始得当选」",
    ):
        assert words in printed


def test_a_rule_is_explained_to_machines():
    code, found = data("explain", "SG-5")
    assert (code, found["code"]) == (0, "SG-5")
    assert found["title"] == {"zh": "三个月内答复", "en": "Reply within three months"}
    township = [v for v in found["versions"] if v["place"] == "50"]
    assert [(v["level"], v["strength"], v["value"]) for v in township] == [
        ("township", "local", "2 months")
    ]
    assert data("explain", "PR-classes")[1]["keeps"] is None


# --- verify ---------------------------------------------------------------------------------------


def test_a_whole_chain_is_verified(folder):
    path = folder / "journal.jsonl"
    code, printed, _ = call("verify", path)
    assert code == 0
    assert printed.startswith(f"{path}: 1395 entries, the chain is whole, head ")
    head = printed.split()[-1]
    assert data("verify", path) == (
        0,
        {"journal": str(path), "entries": 1395, "head": head, "whole": True},
    )


@pytest.mark.parametrize("verb", ["verify", "run"])
def test_a_broken_chain_ends_in_three(folder, verb):
    path = folder / "journal.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:9], *lines[10:], ""]), encoding="utf-8")
    code, printed, complained = call(verb, path)
    assert (code, printed) == (EXITS["broken"], "") == (3, "")
    assert complained == (
        f"{path}:10: seq entry 11 stands where entry 10 belongs: one was dropped or moved;"
        " restore the file\n"
    )


@pytest.mark.parametrize("verb", ["verify", "run"])
def test_a_file_cut_off_ends_in_two(folder, verb):
    path = folder / "journal.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    code, printed, complained = call(verb, path)
    assert (code, printed) == (2, "")
    assert f"{path}:1395: the last line is cut off" in complained
    assert "delete it; the 1,394 entries before it are whole" in complained


# --- diagram --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["mermaid", "dot", "table"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_lifecycle_is_drawn(table, form):
    drawn = getattr(table, form)()
    assert call("diagram", table.name, "--form", form) == (0, drawn + "\n", "")


def test_the_suggestion_in_mermaid_is_drawn_unless_something_else_is_asked_for():
    assert call("diagram")[1].startswith("stateDiagram-v2\n    [*] --> submitted\n")


# --- the command itself ---------------------------------------------------------------------------


def forget_the_verbs(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("wholeprocess.cli.")]:
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_the_extra_the_command_names_it(missing, monkeypatch, capsys):
    forget_the_verbs(monkeypatch)
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "the command needs: pip install 'wholeprocess[cli]'\n"


def test_another_missing_module_is_not_mistaken_for_the_extra(monkeypatch):
    forget_the_verbs(monkeypatch)
    monkeypatch.setitem(sys.modules, "wholeprocess.errors", None)
    with pytest.raises(ModuleNotFoundError, match=r"wholeprocess\.errors"):
        main()


def test_the_package_is_a_command():
    args = [sys.executable, "-m", "wholeprocess", "explain", "EL-45-1b"]
    done = subprocess.run(args, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.startswith("EL-45-1b  Elected by more than half of those who voted")
