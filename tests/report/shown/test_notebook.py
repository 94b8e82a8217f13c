"""Things in a notebook and in a terminal: IPython's own formatter asked, and rich's console."""

import sys
from datetime import date
from html.parser import HTMLParser
from io import StringIO

import pytest
from IPython.core.interactiveshell import InteractiveShell
from rich.console import Console

from wholeprocess import Level
from wholeprocess.election import Invalid, statement_of
from wholeprocess.law import Refusal, Ruling, Text, deadline, found, in_force
from wholeprocess.management import route
from wholeprocess.process import Dossier, Fold
from wholeprocess.report import notebook
from wholeprocess.report.charts import flow_chart
from wholeprocess.report.terminal import Shown, text_of
from wholeprocess.report.views import SHOWN, view

DAY = date(2022, 3, 3)
LAW = in_force(DAY, "430381")


@pytest.fixture(scope="module")
def shell():
    made = InteractiveShell.instance()
    yield made
    InteractiveShell.clear_instance()


@pytest.fixture
def shown(shell):
    def bundle(thing):
        return shell.display_formatter.format(thing)[0]

    notebook.enable(shell, language="en")
    yield bundle
    notebook.disable(shell)


@pytest.fixture(scope="module")
def things(county, town, law):
    election = county.election
    place = next(iter(election.results))
    declared = election.results[place].declared[-1]
    statement = statement_of(election, *place, law(declared.on, "430381"))
    case = next(case for case in county.management.cases.values() if case.escalation)
    way = route("430381", [Level.CITY], DAY, LAW, county.register, topic="水利")
    refusal = LAW.refusal("SG-3", "nobody was told", "assign it first", who=("office",))
    return {
        "ruling": Ruling(Invalid(), ["EL-44-1"], [Text("多一张", "one ballot too many")]),
        "declaration": declared.ruling,
        "refusal": refusal,
        "finding": found("EL-28-1", "D07", ("晚了", "posted late"), ("早些", "earlier"), DAY),
        "deadline": deadline("SG-5", DAY, LAW),
        "suggestion": case,
        "dossier": Dossier(Fold(county), case.id),
        "route": way,
        "project": next(iter(town.decision.projects.values())),
        "statement": statement,
    }


SAID = {
    "ruling": ("Ruling: Invalid", "rests on EL-44-1", "one ballot too many"),
    "declaration": ("Ruling: Decided", "EL-45-1b", "elected"),
    "refusal": ("Refused SG-3", "nobody was told", "who can: office", "to mend it: assign it"),
    "finding": ("EL-28-1 D07 (breach)", "posted late", "to mend it: earlier", "2022-03-03"),
    "deadline": ("SG-5 due 2022-06-03", "3 months from 2022-03-03 end on 2022-06-03"),
    "suggestion": ("2020-yangtan", "closed · solved above", "track", "The office closes the file"),
    "dossier": ("2020-yangtan", "clocks", "SG-5"),
    "route": ("route upward from 430381", "湘潭市 4303 (city)", "+ "),
    "project": ("430681118/2019/p03", "as of 20", "stages", "施工"),
    "statement": ("430381/2021", "the election is valid", "elected"),
}
DRAWN = {"route", "project", "statement"}


@pytest.mark.parametrize("name", SAID)
def test_ipython_shows_it_as_a_page_with_its_chart(name, things, shown):
    bundle = shown(things[name])
    for words in SAID[name]:
        assert words in bundle["text/html"].replace("&lt;", "<"), (words, bundle["text/html"])
    assert ("image/svg+xml" in bundle) is (name in DRAWN)
    assert ("<svg" in bundle["text/html"]) is (name in DRAWN)
    assert bundle["text/plain"]


@pytest.mark.parametrize("name", SAID)
def test_a_terminal_shows_the_same_words(name, things):
    said = " ".join(text_of(things[name], "en").split())
    for words in SAID[name]:
        assert words in said


@pytest.mark.parametrize("name", SAID)
def test_in_chinese_there_is_no_english_of_ours(name, things):
    page = notebook.html_of(things[name])
    assert page.startswith('<section lang="zh-CN">')
    assert not any(word in page for word in ("rests on", "track", "to mend", "elected", "as of"))


def test_every_type_that_is_shown_has_a_thing_here(things):
    assert {kind for kind in SHOWN if any(isinstance(t, kind) for t in things.values())} == {*SHOWN}


def test_before_and_after_things_are_plain(things, shell):
    plain = shell.display_formatter.format(things["ruling"])[0]
    assert set(plain) == {"text/plain"}
    notebook.load_ipython_extension(shell)
    assert "裁定" in shell.display_formatter.format(things["ruling"])[0]["text/html"]
    notebook.unload_ipython_extension(shell)
    assert shell.display_formatter.format(things["ruling"])[0] == plain


def test_a_chart_shows_itself_with_its_table_without_being_told_to(county, shell):
    chart = flow_chart(county.management.cases.values(), "en")
    page = shell.display_formatter.format(chart)[0]["text/html"]
    assert chart.svg in page
    assert page.count("<tr>") == 1 + len(chart.rows)


def test_today_says_as_of_when(things):
    project = things["project"]
    early = view(project, "en", date(2019, 9, 10))
    assert early.lines == ("as of 2019-09-10",)
    assert [row[2] for row in early.grids[0].rows] == ["2019-09-09", "–", "–"]
    assert view(project, "en", date(2019, 1, 1)).draw is None  # not scheduled yet
    open_ = deadline("SG-5", DAY, LAW)
    assert view(open_, "en", open_.due).lines == view(open_, "en").lines
    late = view(open_, "en", date(2022, 6, 4))
    assert late.lines[-1] == "days late: 1"


def test_a_suggestion_is_shown_as_it_came_to_a_day(things):
    case = things["suggestion"]
    day = case.acts[3].on
    seen = view(things["dossier"], "en", day)
    assert len(seen.grids[0].rows) == sum(act.on <= day for act in case.acts) < len(case.acts)
    assert seen.lines[0] == f"as of {day}"
    clocks = seen.grids[1].rows
    assert clocks
    assert all(row[2] == "–" or row[2] <= str(day) for row in clocks)
    assert view(things["dossier"], "en").grids[1].rows != clocks  # it was answered later


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *sorted(name for name, _ in attrs)))


HOSTILE = "<script>alert(1)</script>\u202e[bold red]x[/]\x1b[31m"


def test_what_people_wrote_is_neither_markup_nor_a_command():
    for thing in (
        Ruling(HOSTILE, [HOSTILE], [Text(HOSTILE, HOSTILE)]),
        Refusal(code=HOSTILE, what=HOSTILE, mend=HOSTILE, who=(HOSTILE,)),
        found(HOSTILE, HOSTILE, (HOSTILE, HOSTILE), (HOSTILE, HOSTILE)),
    ):
        page = _Tags()
        page.feed(notebook.html_of(thing))
        assert {tag for tag, *_ in page.tags} <= {"section", "h4", "p"}
        said = text_of(thing, "en")
        assert "[bold red]x[/]" in said
        assert not {"\u202e", "\x1b"} & set(said)


def test_without_matplotlib_the_words_are_shown_alone(things, monkeypatch):
    for name in ("matplotlib", "matplotlib.style", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    bundle = notebook.bundle_of(things["project"], "en")
    assert set(bundle) == {"text/html"}
    assert "施工" in bundle["text/html"]


def test_long_tables_say_how_much_is_left_out(county, monkeypatch, things):
    monkeypatch.setattr(notebook, "TOP", 2)
    rows = len(things["suggestion"].acts)
    assert f"… + {rows - 2:,}" in notebook.html_of(things["suggestion"])


def test_what_cannot_be_shown_says_so(shell):
    with pytest.raises(TypeError, match="a int has no view"):
        view(3)
    with pytest.raises(ValueError, match="no language"):
        notebook.enable(shell, language="fr")
    InteractiveShell.clear_instance()
    with pytest.raises(RuntimeError, match="no notebook runs here"):
        notebook.enable()


def test_rich_prints_it_by_its_own_protocol(things):
    console = Console(width=60, record=True, file=StringIO())
    console.print(Shown(things["deadline"], "zh"))
    assert "SG-5 期限 2022-06-03" in console.export_text()
