"""``wholeprocess requests``: how soon messages came back, and which are alike."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wholeprocess.cli.app import app

MESSAGES = (
    Path(__file__).parents[2] / ".." / "shared" / "data" / "requests"
    / "hunan_messages_answered.csv"
)  # fmt: skip
HEAD = "id,user,title,opened,answered,area,prefecture,department_derived,body_chars,reply_chars"
ROWS = (
    "1,u1,城东路灯不亮,2022-01-01T09:00:00,2022-01-20T09:00:00,甲县,甲,水利,1,1",
    "2,u2,城东的路灯不亮,2022-01-02T09:00:00,2022-02-20T09:00:00,甲县,甲,水利,1,1",
    "3,u3,请修渠道,2022-01-03T09:00:00,,乙县,乙,,1,1",
    "4,u4,[bold]请修\x07渠道[/bold],2022-05-03T09:00:00,,甲县,甲,,1,1",
)


def run(*args):
    return CliRunner().invoke(app, ["requests", *map(str, args)])


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text("\n".join([HEAD, *ROWS]) + "\n", encoding="utf-8")
    return path


def test_shares_have_their_n_their_censored_and_their_open(table):
    data = json.loads(run(table, "--json", "--on", "2022-05-10").stdout)
    one, three, six = data["rates"]
    assert (one["share"], one["within"], one["n"], one["censored"], one["open"]) == (
        "1/3",
        1,
        3,
        1,
        2,
    )
    assert (three["within"], three["n"]) == (2, 3)
    assert (six["n"], six["censored"], six["share"]) == (0, 4, None)
    assert not data["every_message_answered"]
    early = json.loads(run(table, "--json", "--on", "2022-02-10").stdout)["rates"][0]
    assert (early["within"], early["n"], early["open"]) == (1, 3, 2)  # what came later is not seen


def test_small_groups_are_shown_and_not_ranked(table):
    loose = json.loads(run(table, "--json", "--on", "2022-05-10", "--least", "2").stdout)
    places = {one["name"]: one["place"] for one in loose["areas"]}
    assert places == {"甲县": 1, "乙县": None}
    strict = json.loads(run(table, "--json", "--on", "2022-05-10").stdout)
    assert strict["least"] == 5
    assert {one["place"] for one in strict["areas"] + strict["departments"]} == {None}
    printed = run(table, "--on", "2022-05-10").stdout
    assert "Not ranked where n is below 5: 2." in printed
    assert "not named" in printed


def test_a_file_in_which_all_are_answered_says_what_its_shares_are_not(table):
    said = "not how many were"
    assert said not in run(table).stdout
    table.write_text("\n".join([HEAD, *ROWS[:2]]) + "\n", encoding="utf-8")
    assert said in run(table).stdout
    assert "不说明有多少得到答复" in run(table, "--lang", "zh").stdout


def test_alike_messages_are_grouped_and_what_people_wrote_is_shown_plain(table):
    data = json.loads(run(table, "--alike", "--json").stdout)
    assert data["groups"] == [["1", "2"]]
    (couple,) = data["couples"]
    assert (couple["one"], couple["other"], data["likeness"]) == ("1", "2", 65)
    assert json.loads(run(table, "--alike", "--json", "--likeness", "100").stdout)["groups"] == []
    printed = run(table, "--alike", "--likeness", "1", "--rows", "3")
    assert "\x07" not in printed.stdout
    assert "--rows" in run(table, "--alike", "--rows", "1").stdout


def test_bad_input_ends_with_two_and_names_every_fault(table):
    table.write_text("\n".join([HEAD, "1,,,x,,,,,,"]) + "\n", encoding="utf-8")
    done = run(table)
    assert done.exit_code == 2
    assert done.output.count("messages.csv:2:") == 5
    assert run(table.parent / "none.csv").exit_code == 2
    table.write_text(HEAD + "\n", encoding="utf-8")
    assert "No messages" in run(table).stdout


def test_the_real_messages():
    if not MESSAGES.exists():
        pytest.skip("the real messages are not beside the repository; they are no part of it")
    data = json.loads(run(MESSAGES, "--json").stdout)
    assert [(one["within"], one["n"]) for one in data["rates"]] == [
        (2314, 2759), (2533, 2613), (2372, 2398),
    ]  # fmt: skip
    assert data["every_message_answered"]
    assert len(data["areas"]) == 112
