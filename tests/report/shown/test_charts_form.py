"""What every chart is: one SVG that a page can hold, read aloud, the same each time."""

import re
import sys
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as Tree

import matplotlib
import pytest

from wholeprocess.errors import MissingExtra
from wholeprocess.report.charts import Chart, charts
from wholeprocess.report.charts.bars import Bars
from wholeprocess.report.charts.canvas import LOOKS, drawn
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import clean, cut, lines, wide

TODAY = date(2022, 2, 10)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def everything(county, town, law):
    return [
        draw(language)
        for state in (county, town)
        for draws in charts(state, law, TODAY, each=1).values()
        for draw in draws
        for language in ("zh", "en")
    ]


def test_there_is_a_chart_of_every_kind(everything):
    kinds = {re.sub("(-[0-9a-f]{8})?-(zh|en)$", "", chart.name) for chart in everything}
    assert kinds == {
        *("turnout", "votes", "flow", "times", "queues", "units", "escalation"),
        *("projects-wall", "wall-chart", "series"),
    }


def test_each_is_an_image_with_its_title_and_description(everything):
    for chart in everything:
        root = Tree.fromstring(chart.svg)
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        named = [root.find(f"*[@id='{ident}']") for ident in root.get("aria-labelledby").split()]
        assert [(one.tag, one.text) for one in named] == [
            (f"{SVG}title", chart.title),
            (f"{SVG}desc", chart.description),
        ]
        assert chart.title
        assert chart.description


def test_all_of_them_in_both_languages_can_stand_in_one_page(everything):
    assert len({chart.name for chart in everything}) == len(everything)


def test_a_page_may_forbid_styles_and_scripts_and_hold_several(everything):
    for chart in everything:
        root = Tree.fromstring(chart.svg)
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(set(ids)) == len(ids)
        assert all(ident.startswith(f"{chart.name}-") for ident in ids)
        pointed = {
            *re.findall(r"url\(#([^)]+)\)", chart.svg),
            *re.findall(r'href="#([^"]+)"', chart.svg),
        }
        assert pointed <= set(ids)
        for element in root.iter():
            assert "style" not in element.attrib
            assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}image")
            assert not any(key.startswith("on") for key in element.attrib)
        assert not re.search(r'href="[^#]', chart.svg)


def test_lines_and_words_take_the_ink_of_the_page(everything):
    for chart in everything:
        assert INK not in chart.svg
        assert "#000000" not in chart.svg
        assert "currentColor" in chart.svg
        for pattern in Tree.fromstring(chart.svg).iter(f"{SVG}pattern"):  # on fills of one colour
            assert "currentColor" not in Tree.tostring(pattern, encoding="unicode")


def test_words_are_words_in_the_language_asked_for(everything):
    for chart in everything:
        said = [e.text for e in Tree.fromstring(chart.svg).iter(f"{SVG}text")]
        assert said
        own = " ".join((chart.description, *chart.headers))
        chinese = re.search("[一-鿿]", re.sub(r"in [一-鿿]+\.|From .*?,", "", own))
        assert bool(chinese) is (Tree.fromstring(chart.svg).get("lang") == "zh-CN"), own


def test_every_row_is_as_wide_as_its_headers(everything):
    assert all(len(row) == len(chart.headers) for chart in everything for row in chart.rows)
    assert all(chart.rows for chart in everything)
    with pytest.raises(ValueError, match="1 cells under 2 headers"):
        Chart(name="a", title="", description="", svg="", headers=["a", "b"], rows=[["1"]])
    with pytest.raises(ValueError, match="names no chart"):
        Chart(name="1 a", title="", description="", svg="", headers=[], rows=[])


def bars(*rows, **more):
    return Bars(rows=rows, parts=[("a", [1] * len(rows))], ends=["1"] * len(rows), axis="n", **more)


def svg_of(drawing, **words):
    said = {"title": "t", "description": "d", "language": "zh", "name": "try", **words}
    return drawn(drawing.draw, drawing.size, **said)


def test_the_same_each_time_whatever_else_matplotlib_is_set_to():
    before = svg_of(bars("一", "二"))
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "x"}):
        held = dict(matplotlib.rcParams)
        assert svg_of(bars("一", "二")) == before
        assert dict(matplotlib.rcParams) == held


def test_no_state_of_pyplot_is_touched(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)  # whoever imports it fails
    assert svg_of(bars("一"))


HOSTILE = (
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31m\ud800",
    "$\\frac{1}{0}$ %s {0}",
    "无" * 10_000,
    "w" * 10_000,
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_wrote_stays_words(words):
    svg = svg_of(bars(words), title=words, description=words)
    root = Tree.fromstring(svg)
    assert {e.tag for e in root.iter()} == {
        e.tag for e in Tree.fromstring(svg_of(bars("x"))).iter()
    }
    row = cut(words, 34)
    assert row in [e.text for e in root.iter(f"{SVG}text")]
    assert wide(row) <= 34
    assert not set(svg) & {"\u202e", "\u2066", "\x00", "\x1b", "\ud800"}


def test_words_are_cut_and_broken_where_they_end():
    assert clean("  a\tb\n") == "a b"
    assert (cut("人大代表", 8), cut("人大代表", 7), cut("", 3)) == ("人大代表", "人大代…", "")
    assert lines("one two three", 7, 3) == ["one two", "three"]
    assert lines("人民代表大会", 4, 2) == ["人民", "代…"]
    assert lines("", 4, 2) == [""]


def test_a_chart_needs_its_extra(monkeypatch):
    for name in ("matplotlib", "matplotlib.style", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match="report"):
        svg_of(bars("一"))


# --- how the parts of a chart are told apart ------------------------------------------------------


def _linear(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _lightness(linear):
    y = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * y ** (1 / 3) - 16


# Machado, Oliveira and Fernandes (2009), of full severity: the colours as they are seen
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def _seen(colour, kind):
    linear = _linear(colour)
    return [max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))) for row in BLIND[kind]]


COLOURS = [look.colour if look.colour != "none" else "#ffffff" for look in LOOKS]


def test_on_grey_paper_no_two_parts_are_alike():
    held = sorted(_lightness(_linear(colour)) for colour in COLOURS)
    steps = [b - a for a, b in pairwise(held)]
    assert min(steps) >= 7
    assert len({look.hatch for look in LOOKS}) >= len(LOOKS) - 1  # only the hollow one has none too
    assert len({look.sign for look in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize("kind", BLIND)
def test_the_colour_blind_see_them_apart(kind):
    seen = [[_lightness([part] * 3) for part in _seen(colour, kind)] for colour in COLOURS]
    apart = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for place, one in enumerate(seen)
        for other in seen[:place]
    ]
    assert min(apart) >= 15
