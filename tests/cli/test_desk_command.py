"""The desk's verbs: each question once as data and in both languages, and each way it fails."""

import json
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from wholeprocess import management as m
from wholeprocess.cli import EXITS, desk_pages
from wholeprocess.cli import desk as verbs
from wholeprocess.cli.app import app
from wholeprocess.congress import Deputy, Unit
from wholeprocess.process import EnterUnits, SeatDeputies, Term

COUNTY, START = "430381", date(2022, 3, 1)
HOSTILE = "[red]关于[/bold]渠道\n\x1b[2J的‮建议"
VERBS = ("due", "late", "waiting", "promises", "levels", "units", "rates")


def call(*args):
    """The exit code, what was printed, what was complained; an error that escapes is raised."""
    done = CliRunner().invoke(app, ["desk", *map(str, args)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def data(verb, path, on, *args):
    code, printed, complained = call(verb, path, "--on", on, "--json", *args)
    assert (code, complained) == (0, "")
    return json.loads(printed)


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    """One suggestion late, one waiting, one with a promise, one for a higher level."""
    path = tmp_path_factory.mktemp("desk") / "desk.jsonl"
    term = Term.open(COUNTY, journal=path)
    deputy = Deputy(id="d1", name="甲", congress=COUNTY, elected_by="430381100", since=START)
    term.do(SeatDeputies(on=START, congress=COUNTY, deputies=[deputy]))
    units = [Unit(id="u1", name="水利局", division=COUNTY)]
    term.do(EnterUnits(on=START, congress=COUNTY, units=units))
    for nth, s in enumerate(("s1", "s2", "s3", "s4")):
        on = START + timedelta(days=nth)
        term.do(m.Submit(on=on, suggestion=s, by="d1", title=HOSTILE, text="请修复"))
        term.do(m.Assign(on=on, suggestion=s, lead="u1"))
    answer = {"by": "u1", "words": "已答复"}
    done = {"result": "solved", "on": date(2022, 4, 1)}
    term.do(m.Reply(suggestion="s2", **done, **answer))
    plan = {"result": "planned", "promised": date(2022, 6, 30), "on": date(2022, 4, 2)}
    term.do(m.Reply(suggestion="s3", **plan, **answer))
    term.do(m.Rate(on=date(2022, 4, 3), suggestion="s3", by="d1", rating="satisfied"))
    term.do(m.Reply(on=date(2022, 4, 4), suggestion="s4", result="above", **answer))
    return path


# --- the answers ----------------------------------------------------------------------------------


def test_what_is_due_and_with_whom(journal):
    assert data("due", journal, "2022-05-24")["due"] == []
    (one,) = data("due", journal, "2022-05-25")["due"]
    assert (one["due"], one["days_left"], one["with"]) == ("2022-06-01", 7, "u1")
    assert (one["name"]["zh"], one["what"], one["rule"]) == ("水利局", "reply", "SG-5")
    assert len(data("due", journal, "2022-05-24", "--within", 8)["due"]) == 1
    assert len(data("due", journal, "2022-06-01", "--within", 29)["due"]) == 2


def test_what_is_late_and_by_how_long(journal):
    found = data("late", journal, "2022-07-05")
    late = [(one["suggestion"], one["what"], one["days_late"]) for one in found["open"]]
    assert late == [("s1", "reply", 34), ("s3", "promise", 5)]
    assert found["closed"] == []


def test_what_waits_and_what_is_promised_and_what_needs_more(journal):
    waiting = data("waiting", journal, "2022-05-01")["waiting"]
    assert [(one["suggestion"], one["days"], one["names"][0]["zh"]) for one in waiting] == [
        ("s2", 30, "甲"),
        ("s4", 27, "甲"),
    ]
    promises = data("promises", journal, "2022-05-01")["promises"]
    assert [(one["suggestion"], one["due"]) for one in promises] == [("s3", "2022-06-30")]
    assert data("promises", journal, "2022-05-01", "--within", 59)["promises"] == []
    levels = data("levels", journal, "2022-05-01")["levels"]
    assert [(one["suggestion"], one["left"], one["rule"]) for one in levels] == [
        ("s4", ["4303", "43"], "SG-25")
    ]


def test_how_units_do_with_n_and_definitions(journal):
    found = data("units", journal, "2022-07-05")
    (row,) = found["units"]
    assert (row["unit"], row["in_hand"], row["late"], row["promises"]) == ("u1", 1, 2, 1)
    on_time = row["rates"]["on-time"]
    assert (on_time["numerator"], on_time["n"], on_time["share"]) == (3, 4, "3/4")
    assert (on_time["place"], on_time["censored"]) == (None, [])
    rates = data("rates", journal, "2022-07-05")
    assert rates["rates"]["satisfaction"]["censored"] == ["s1", "s2", "s4"]
    names = [one["name"] for one in found["definitions"]]
    assert names == [one["name"] for one in rates["definitions"]] == list(m.DEFINITIONS)


def test_the_day_decides_what_is_seen(journal):
    assert len(data("waiting", journal, "2022-03-31")["waiting"]) == 0
    assert data("rates", journal, "2022-02-28")["rates"]["solution"]["n"] == 0
    (row,) = data("units", journal, "2022-03-01")["units"]
    assert row["in_hand"] == 1


def test_without_a_day_it_is_today(journal):
    today = date.today()  # noqa: DTZ011
    assert date.fromisoformat(json.loads(call("late", journal, "--json")[1])["on"]) >= today


def test_days_at_the_end_of_the_calendar_are_no_fault(journal):
    assert data("due", journal, "9999-12-31", "--within", 10**12)["due"] == []
    assert len(data("due", journal, "2022-03-05", "--within", 10**12)["due"]) == 4


def test_one_congress_alone(journal):
    assert len(data("late", journal, "2022-07-05", "--place", COUNTY)["open"]) == 2
    assert data("late", journal, "2022-07-05", "--place", "4303")["open"] == []


# --- as people see it -----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", VERBS)
def test_each_page_prints_in_each_language(journal, verb):
    for lang, other in (("zh", "nothing"), ("en", "无")):
        code, printed, complained = call(verb, journal, "--on", "2022-07-05", "--lang", lang)
        assert (code, complained) == (0, "")
        assert "2022-07-05" in printed.splitlines()[0]
        assert other not in printed


def test_what_people_wrote_is_shown_and_does_nothing(journal):
    _, printed, _ = call("late", journal, "--on", "2022-07-05")
    assert "[red]关于[/bold]渠道  [2J的 建议" in printed
    assert "\x1b" not in printed
    assert "‮" not in printed
    (one, _) = data("late", journal, "2022-07-05")["open"]
    assert one["title"] == HOSTILE


def test_an_empty_answer_says_so(journal):
    assert call("due", journal, "--on", "2022-03-05")[1].splitlines()[1:] == ["  nothing"]
    zh = call("due", journal, "--on", "2022-03-05", "--lang", "zh")[1]
    assert zh.splitlines() == ["2022-03-05起7天内到期", "  无"]


def test_places_are_shown_with_their_n():
    _, printed, _ = call("units", "xiangxiang", "--on", "2021-07-01")
    (line,) = [line for line in printed.splitlines() if line.startswith("交通运输局")]
    assert line.split()[1:4] == ["2", "0", "0"]
    assert "11/12 #11" in line
    assert " 2/2  " in line


def test_every_verb_of_the_desk_has_its_page():
    names = {command.callback.__name__ for command in verbs.desk.registered_commands}
    assert names == {*VERBS, "calendar"}
    assert all(callable(getattr(desk_pages, verb)) for verb in VERBS)


# --- the calendar ---------------------------------------------------------------------------------


def test_the_calendar_is_written_and_written_again(journal, tmp_path):
    path = tmp_path / "desk.ics"
    args = ("calendar", journal, "--out", path, "--on", "2022-04-05")
    assert call(*args) == (0, f"{path}: 2 events\n", "")
    first = path.read_bytes()
    assert call(*args, "--lang", "zh") == (0, f"{path}: 2 项\n", "")
    assert path.read_bytes() != first
    call(*args)
    assert path.read_bytes() == first


def test_the_calendar_overwrites_nothing_else(journal, tmp_path):
    before = journal.read_bytes()
    code, printed, complained = call("calendar", journal, "--out", journal, "--on", "2022-04-05")
    assert (code, printed) == (EXITS["bad input"], "")
    assert complained == (f"{journal}: is no calendar; name another file; nothing was written\n")
    assert journal.read_bytes() == before
    code, _, complained = call("calendar", journal, "--out", tmp_path / "no" / "x.ics")
    assert (code, complained.count("\n")) == (2, 1)
    assert "cannot be written: no such file or directory; check the path" in complained


# --- what is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", [*VERBS, "calendar"])
def test_a_journal_that_is_not_there_ends_in_two_and_a_line(verb, tmp_path):
    more = ("--out", tmp_path / "x.ics") if verb == "calendar" else ()
    code, printed, complained = call(verb, tmp_path / "none.jsonl", *more)
    assert (code, printed) == (2, "")
    assert complained.startswith(f"{tmp_path / 'none.jsonl'}: ")
    assert "write quzici or" in complained
    assert "Traceback" not in complained


def test_an_edited_line_is_named_and_ends_in_three(journal, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(journal.read_bytes().replace("水利局".encode(), "教育局".encode()))
    code, printed, complained = call("late", bad)
    assert (code, printed) == (EXITS["broken"], "") == (3, "")
    assert complained.startswith(f"{bad}:3: ")


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["--on", "2022-13-01"], "2022-13-01"),
        (["--on", "1 March"], "does not match the format"),
        (["--place", "999999"], "no division has the code '999999'; leave --place out to see all"),
        (["--lang", "fr"], "'fr' is not one of"),
        (["--within", "-1"], "greater than or equal to 0"),
    ],
)
def test_a_wrong_option_is_named(journal, args, what):
    code, printed, complained = call("due", journal, *args)
    assert (code, printed) == (2, "")
    assert what in complained
    assert "Traceback" not in complained
