"""The report's pages, read again by a parser: they are whole, lead somewhere, and need nothing."""

import re
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from urllib.parse import unquote

import html5lib
import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from wholeprocess import check
from wholeprocess.cases import ReportedCase
from wholeprocess.cases.folder import recorded
from wholeprocess.cli.app import app
from wholeprocess.errors import BadInput, MissingExtra
from wholeprocess.law import Text
from wholeprocess.report import write_report
from wholeprocess.report.page.behind import Limits


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def pages(folder):
    return {path.name: soup(path) for path in sorted(folder.glob("*.html"))}


def shown(element, language):
    """The words of an element for readers of one language."""
    copy = BeautifulSoup(str(element), "html5lib")
    other = {"zh": "en", "en": "zh"}[language]
    for hidden in copy.select(f'span[lang="{other}"], div[lang="{other}"]'):
        hidden.decompose()
    return " ".join(copy.get_text(" ").split())


@pytest.fixture(scope="module")
def read(folder):
    return pages(folder)


def test_every_page_is_html_without_a_fault(folder, single):
    for path in (*folder.glob("*.html"), single):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(path.read_text(encoding="utf-8"))


def test_every_link_leads_to_something(read, single):
    read = {**read, single.name + " (single)": soup(single)}
    ids = {name: {one["id"] for one in page.select("[id]")} for name, page in read.items()}
    followed = Counter()
    for name, page in read.items():
        for link in page.select("a[href]"):
            file, _, fragment = unquote(link["href"]).partition("#")
            target = file or name
            assert target in read, f"{name} leads to {target}"
            assert not fragment or fragment in ids[target], f"{name} leads to {link['href']}"
            followed[bool(fragment)] += 1
    assert followed[True] > 500
    assert followed[False] > 20


def test_an_id_stands_once_in_a_page(read, single):
    for page in (*read.values(), soup(single)):
        times = Counter(one["id"] for one in page.select("[id]"))
        assert [ident for ident, n in times.items() if n > 1] == []


def test_nothing_comes_from_elsewhere(folder, single):
    for path in (*folder.iterdir(), single):
        text = path.read_text(encoding="utf-8")
        # a name space of SVG is a name and no address
        addresses = set(re.findall(r"""(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\s"'<>]*""", text))
        assert {a for a in addresses if "www.w3.org" not in a} == set(), path.name
    assert soup(single).select("script[src], link[rel=stylesheet], img, iframe") == []


def test_a_page_has_landmarks_one_heading_and_a_way_past_the_menu(read, single):
    for page in (*read.values(), soup(single)):
        assert len(page.select("main#main")) == len(page.select("header")) == 1
        assert len(page.select("h1")) == 1
        assert page.select_one("body > a.skip")["href"] == "#main"
        assert page.select_one("nav[aria-labelledby]") is not None
        levels = [int(one.name[1]) for one in page.select("h1, h2, h3, h4")]
        assert all(b - a <= 1 for a, b in pairwise(levels))
        named = {one["id"] for one in page.select("[id]")}
        for one in page.select("[aria-labelledby]"):
            assert set(one["aria-labelledby"].split()) <= named


def test_tables_name_their_columns_and_rows(read):
    tables = [table for page in read.values() for table in page.select("table")]
    assert len(tables) > 20
    for table in tables:
        heads = table.select("thead th[scope=col]")
        assert heads
        for row in table.select("tbody tr"):
            assert len(row.find_all(["th", "td"])) == len(heads)
            assert row.find("th")["scope"] == "row"


def test_both_languages_are_in_every_page_and_one_shows_without_scripts(read, single):
    for page, language in ((read["index.html"], "zh"), (soup(single), "en")):
        html = page.select_one("html")
        assert html["lang"] == html["data-lang"] == language
        assert page.select_one(".switch").has_attr("hidden")
    for page in read.values():
        chinese, english = shown(page.body, "zh"), shown(page.body, "en")
        assert "Skip to the contents" not in chinese
        assert "跳到正文" not in english
    assert "Reported figures and what came out" in shown(read["index.html"].main, "en")
    assert "公布数与重算数" in shown(read["index.html"].main, "zh")


def test_every_figure_stands_beside_the_reported_one_and_leads_to_its_acts(read, quzici):
    rows = read["index.html"].select("section:has(> #figures) tbody tr")
    assert len(rows) == len(quzici.figures) == 28
    for row, figure in zip(rows, quzici.figures, strict=True):
        cells = row.find_all(["th", "td"])
        assert figure.what.en in shown(cells[0], "en")
        assert cells[2].find("a") is not None, figure.what.en
        assert shown(cells[3], "zh") == "一致"


def test_a_number_leads_to_exactly_the_acts_behind_it(read, quzici):
    proposed = [e.seq for e in quzici.journal if e.act.kind == "decision.propose"]
    fact = next(
        one for one in read["decision.html"].select("dl > div") if "Projects proposed" in one.text
    )
    assert shown(fact.dd, "en") == f"{len(proposed):,}" == "118"
    file, _, key = fact.a["href"].partition("#")
    block = next(one.parent for one in read[file].select(f"#{key}"))
    listed = [int(one.text.replace(",", "")) for one in block.select("tbody th a")]
    for one in block.select(".rest > span:not([lang])"):
        numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]+", shown(one, "en"))]
        listed += range(numbers[0], numbers[-1] + 1)
    assert listed == proposed


def test_the_findings_are_those_of_check_with_articles_and_entries(read, quzici):
    rows = read["index.html"].select("section:has(> #findings) tbody tr")
    codes = ["LVP-progress-vote"] * 5 + ["CGP-twice-a-year"]
    assert [shown(row.th, "en") for row in rows] == codes
    lines = [found.line for found in check(quzici.journal, settings=quzici.settings) if found.line]
    linked = [a for row in rows if (a := row.select("td")[-1].a)]
    assert [a["href"].partition("#")[2] for a in linked] == [f"e{line}" for line in lines]
    assert len(lines) == 5
    first = [shown(cell, "zh") for cell in rows[0].select("td")]
    assert "效果已测评" in first[2]
    assert all(first)


def test_acts_are_all_written_out_in_pages(read, quzici):
    entries = [
        one["id"] for name, page in read.items() if name.startswith("acts-")
        for one in page.select("tr[id]")
    ]  # fmt: skip
    assert sorted(entries, key=lambda e: int(e[1:])) == [
        f"e{n}" for n in range(1, len(quzici.journal) + 1)
    ]


def test_one_file_says_what_is_cut(single):
    words = shown(soup(single).main, "en")
    assert "In one file: of the acts behind each number only the first are shown" in words
    assert "more entries are not listed here; the journal has them all." in words


@pytest.mark.usefixtures("without_charts")
def test_a_folder_says_what_is_cut(quzici, tmp_path):
    few = Limits(rows=5, findings=2, listed=2, numbers=1, statements=1, acts=100, per_page=50)
    written = write_report(quzici, tmp_path / "few", limits=few)
    read = pages(written.index.parent)
    assert "4 more rows are not on this page" in shown(read["index.html"].main, "en")
    assert "另有 7 行未列入本页" in shown(read["decision.html"].main, "zh")
    words = shown(read["index.html"].main, "en")
    assert "The journal has more than 100 acts: only those that a number leads to" in words
    lines = {one["id"] for name, page in read.items() for one in page.select("tr[id]")}
    linked = {
        one["href"].partition("#")[2] for page in read.values() for one in page.select("a[href]")
    }
    assert {one for one in linked if re.fullmatch(r"e\d+", one)} == lines
    assert 100 < len(lines) < len(quzici.journal)


def test_the_same_case_makes_the_same_pages(quzici, folder, tmp_path):
    again = write_report(quzici, tmp_path / "again").index.parent
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {
        p.name: p.read_bytes() for p in folder.iterdir()
    }


@pytest.mark.usefixtures("without_charts")
def test_a_later_report_replaces_the_earlier_one_and_nothing_else(quzici, tmp_path):
    out = tmp_path / "out"
    write_report(quzici, out)
    own = out / "notes.txt"
    own.write_text("mine", encoding="utf-8")
    write_report(quzici, out, single=True)
    assert {p.name for p in out.iterdir()} == {"index.html", "report-files.txt", "notes.txt"}
    assert own.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("there", ["a file", "a folder of somebody's"])
def test_what_is_no_report_is_left_alone(quzici, tmp_path, there):
    out = tmp_path / "out"
    if there == "a file":
        out.write_text("mine", encoding="utf-8")
    else:
        out.mkdir()
        (out / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="name a new folder, or that of an earlier report"):
        write_report(quzici, out)
    assert (
        out.read_text(encoding="utf-8") == "mine" if out.is_file() else len([*out.iterdir()]) == 1
    )


def test_an_unknown_language_is_told(quzici, tmp_path):
    with pytest.raises(ValueError, match="write 'zh' or 'en'"):
        write_report(quzici, tmp_path / "out", language="fr")


@pytest.mark.parametrize("missing", ["jinja2", "babel.messages.pofile"])
def test_a_missing_extra_names_itself(quzici, tmp_path, monkeypatch, missing):
    from wholeprocess.report.page import words

    words._catalogue.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtra, match="wholeprocess\\[report\\]"):
        write_report(quzici, tmp_path / "out")


def test_an_empty_journal_has_a_page(tmp_path):
    case = ReportedCase(name="empty", title=Text("空", "empty"), journal=recorded([]))
    page = soup(write_report(case, tmp_path / "out").index)
    assert "Nothing." in shown(page.main, "en")


@pytest.mark.usefixtures("without_charts")
def test_acts_of_later_days_are_left_out_and_counted(quzici, tmp_path):
    from attrs import evolve

    case = evolve(quzici, through=date(2019, 12, 31))
    later = sum(entry.act.on > case.through for entry in case.journal)
    page = soup(write_report(case, tmp_path / "out").index)
    words = shown(page.main, "en")
    assert f"{later:,} acts of later days than 2019-12-31 are left out." in words


@pytest.mark.usefixtures("without_charts")
def test_the_command_writes_a_report(tmp_path):
    out = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["report", "quzici", "--out", str(out), "--lang", "en", "--single"]
    )
    assert done.exit_code == 0
    assert re.fullmatch(r".*index\.html: 1 files, [\d.]+ MB, 1,395 acts\n", done.stdout)
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(app, ["report", "quzici", "--out", str(taken)])
    assert done.exit_code == 2
    assert "is no folder" in done.stderr
