"""Drawings of a route and of an escalation: every part is in them, and nothing breaks out."""

import re
import subprocess
import sys
from shutil import which

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.errors import MissingExtra
from wholeprocess.management.escalation import picture
from wholeprocess.management.escalation.diagram import Diagram, Edge, Mark, Node

HOSTILE = '修渠"]; click n0 "javascript:x" %%{init: {}}%% `b` <script>&#1;\\" -->\n end'
PNG, SVG = b"\x89PNG\r\n\x1a\n", b"<?xml"


@pytest.fixture
def family(desk):
    """Half home: the city solved it, the province has not heard of it yet."""
    desk.handling(title=HOSTILE)
    legs = (m.Leg("4303", ["city-1"]), m.Leg("43", ["prov-1"]))
    desk.do(m.Escalate(on=desk.day(40), suggestion="s1", legs=legs, reason="本级无力解决"))
    child = {"suggestion": "c1"}
    desk.do(m.Submit(on=desk.day(50), by="city-1", title="修坝", text="请", parent="s1", **child))
    desk.do(m.Assign(on=desk.day(51), lead="u2", **child))
    desk.do(m.Reply(on=desk.day(60), by="u2", result="solved", words="已办", **child))
    desk.do(m.Close(on=desk.day(62), unrated_because="未反馈", **child))
    for act in m.homeward(desk.state.cases, desk.day(63)):
        desk.do(act)
    return desk


def drawn(desk, case="s1", language="en"):
    return m.escalation_diagram(desk.state.cases[case], desk.state.cases, desk.register, language)


def routed(desk, **more):
    return m.route("430381", None, desk.day(40), desk.law(desk.day(40)), desk.register, **more)


def test_an_escalation_has_every_suggestion_and_every_leg_with_its_state(family):
    diagram = drawn(family)
    assert [(n.id, n.row, n.mark, n.lines[-1]) for n in diagram.nodes] == [
        ("s1", 2, Mark.WAITING, "escalated"),
        ("c1", 3, Mark.SOLVED, "solved"),
        ("s1 at 43", 4, Mark.WAITING, "waiting"),
    ]
    assert [(e.start, e.end, e.words, e.dashed) for e in diagram.edges] == [
        ("s1", "c1", "2022-04-20", False),
        ("c1", "s1", "solved 2022-05-03", True),
        ("s1", "s1 at 43", "2022-04-10", False),
    ]
    assert drawn(family, "c1") == diagram  # the whole family, whichever member is asked
    assert [n.lines[-1] for n in drawn(family, language="zh").nodes] == [
        "已转请上级代表",
        "已结案，已解决",
        "等待提出",
    ]


def test_what_was_never_put_forward_comes_home_as_refused(family):
    home = {"congress": "43", "outcome": "not-admitted", "words": "未提出"}
    family.do(m.BringHome(on=family.day(70), suggestion="s1", **home))
    marks = {n.id: n.mark for n in drawn(family).nodes}
    assert marks["s1 at 43"] is Mark.REFUSED
    assert "refused 2022-05-10" in [e.words for e in drawn(family).edges]


def test_a_merged_child_points_to_what_it_was_merged_into(desk):
    desk.handling()
    legs = (m.Leg("4303", ["city-1"]),)
    desk.do(m.Escalate(on=desk.day(40), suggestion="s1", legs=legs, reason="本级无力解决"))
    for s, parent in (("other", None), ("c1", "s1")):
        desk.do(
            m.Submit(on=desk.day(50), by="city-1", title=s, text="请", suggestion=s, parent=parent)
        )
    desk.do(m.Merge(on=desk.day(51), suggestion="c1", into="other"))
    diagram = drawn(desk)
    assert {n.id: n.mark for n in diagram.nodes} == {
        "s1": Mark.WAITING,
        "c1": Mark.REFUSED,
        "other": Mark.OPEN,
    }
    assert Edge("c1", "other", "merged into", dashed=True) in diagram.edges
    assert len({n.column for n in diagram.nodes if n.row == 3}) == 2


def test_a_route_has_every_area_and_who_can_carry_it(desk):
    diagram = routed(desk, topic="水利").diagram()
    assert [(n.id, n.row, n.mark) for n in diagram.nodes] == [
        ("430381", 2, Mark.PLACE),
        ("4303", 3, Mark.PLACE),
        ("for 4303", 3, Mark.DEPUTY),
        ("43", 4, Mark.PLACE),
        ("for 43", 4, Mark.DEPUTY),
    ]
    assert diagram.nodes[2].lines == (
        "city-1  elected by 湘乡市, knows 水利, carries 0 now",
        "city-2  elected by 湘乡市, carries 0 now",
    )
    assert routed(desk, topic="水利").diagram("zh", each=1).nodes[2].lines == (
        "city-1  由湘乡市选出，熟悉水利，现承担0件",
        "另有1名代表",
    )
    load = m.Load(matters={"city-1": 3, "city-2": 3})
    nobody = routed(desk, load=load).diagram().nodes[2]
    assert (nobody.mark, nobody.lines[0].startswith("nobody can carry it")) == (Mark.WAITING, True)


def test_mermaid_word_by_word(desk):
    assert routed(desk).mermaid().splitlines() == [
        "flowchart BT",
        '    n0["湘乡市 430381"]',
        '    n1["湘潭市 4303"]',
        '    n2(["city-1  elected by 湘乡市, carries 0 now<br/>'
        'city-2  elected by 湘乡市, carries 0 now"])',
        "    n0 --> n1",
        "    n2 --> n1",
    ]


def test_dot_word_by_word():
    nodes = (Node("a", 2, ("x", 'y"'), Mark.OPEN), Node("b\\", 3, ("z",), Mark.SOLVED))
    diagram = Diagram(nodes, (Edge("a", "b\\", "up"), Edge("b\\", "a", dashed=True)), ())
    assert diagram.dot().splitlines() == [
        "digraph escalation {",
        "    rankdir=BT;",
        '    "a" [label="x\\ny\\"", shape=box, style="rounded"];',
        '    "b\\\\" [label="z", shape=box, peripheries=2];',
        '    {rank=same; "a";}',
        '    {rank=same; "b\\\\";}',
        '    "a" -> "b\\\\" [label="up"];',
        '    "b\\\\" -> "a" [label="", style=dashed, constraint=false];',
        "}",
    ]


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_words_break_out_of_their_label(label, words):
    diagram = Diagram(
        (Node("x", 0, (label,), Mark.PLACE), Node("y", 1, ("",), Mark.REFUSED)),
        (Edge("x", "y", words),),
        ("", ""),
    )
    mermaid = diagram.mermaid().splitlines()
    assert len(mermaid) == 4
    inside = r"(?:[^\"#<>&;%`\\{}\[\]|:]|#\d+;)*"
    assert re.fullmatch(rf'    n0\["{inside}"\]', mermaid[1])
    assert re.fullmatch(rf'    n0 -->(?:\|"{inside}"\|)? n1', mermaid[3])
    dot = [line for line in diagram.dot().splitlines() if line.startswith('    "x"')]
    text = r'"(?:[^"\\]|\\.)*"'
    assert re.fullmatch(rf"    {text} \[label={text}, shape=box\];", dot[0])
    assert re.fullmatch(rf"    {text} -> {text} \[label={text}\];", dot[1])


@pytest.mark.skipif(which("dot") is None, reason="Graphviz is not installed here")
def test_graphviz_takes_it(family):
    command = ["dot", "-Tsvg"]
    made = subprocess.run(
        command, input=drawn(family).dot().encode(), capture_output=True, check=True
    )
    assert b"<svg" in made.stdout


@pytest.mark.parametrize(("kind", "head"), [("png", PNG), ("svg", SVG)])
def test_a_picture_is_the_same_each_time(family, kind, head):
    once, again = drawn(family).picture(kind), drawn(family).picture(kind)
    assert once == again
    assert once.startswith(head)
    assert len(once) > 3_000


def test_pictures_of_all_forms_and_of_nothing():
    nodes = [Node(mark, n % 5, (mark.value, HOSTILE * 3), mark, n) for n, mark in enumerate(Mark)]
    edges = [Edge(a.id, b.id, HOSTILE, dashed) for a in nodes for b in nodes for dashed in (0, 1)]
    rows = ("a", "b", "c", "d", "$x^2$")
    assert Diagram(tuple(nodes), tuple(edges), rows).picture().startswith(PNG)
    assert Diagram((), (), rows).picture("svg").startswith(SVG)


@pytest.mark.parametrize("everything", [False, True])
def test_signs_that_no_font_has_are_shown_as_such(family, monkeypatch, everything):
    """On a machine without a Chinese font the picture names one, and the codes can be read."""
    monkeypatch.setattr(picture, "FONTS", ("No Such Font",))
    font, known = picture._font()
    assert (font.name, ord("A") in known, ord("湘") in known) == (picture.FALLBACK, True, False)
    if everything:
        monkeypatch.setattr(picture, "_font", lambda: (font, frozenset(range(0x110000))))
    written = []
    monkeypatch.setattr(picture, "_text", lambda axes, x, y, words, **how: written.append(words))
    drawn(family).picture()
    assert ("湘潭市 4303\nc1 修坝\nsolved" in written) == everything
    assert ("□□□ 4303\nc1 □□\nsolved" in written) != everything
    assert any("install for example No Such Font" in words for words in written) != everything


def test_other_kinds_of_picture_are_refused(family):
    with pytest.raises(ValueError, match="'gif' is no kind of picture; write png or svg"):
        drawn(family).picture("gif")


def test_a_picture_needs_its_extra(family, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"wholeprocess\[draw\]"):
        drawn(family).picture()
    assert drawn(family).mermaid()
