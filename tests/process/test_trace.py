"""The chain: both ways from any thing, and every act in it."""

import json
import re
from datetime import date

import networkx as nx
import pytest
from typer.testing import CliRunner

from wholeprocess.cases import load
from wholeprocess.cli.app import app
from wholeprocess.errors import NoSuchThing
from wholeprocess.journal import write_jsonl
from wholeprocess.management import Merge, Submit
from wholeprocess.process import (
    ACTS,
    CODEC,
    Thing,
    lines,
    mermaid,
    process_graph,
    references,
    replay,
    thing_of,
    things_called,
    trace,
    words_of,
)
from wholeprocess.process.trace import CONTEXT

ROAD = Thing("project", "430681118/2020/p06")


@pytest.fixture(scope="module")
def quzici():
    journal = load("quzici").journal
    return journal, process_graph(journal, replay(journal))


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.kind)
def test_every_act_has_its_words_in_both_languages(act):
    words = words_of(act)
    assert re.search("[\u4e00-\u9fff]", words.zh), act.__doc__
    assert re.search("[A-Za-z]", words.en)
    assert not re.search("[\u4e00-\u9fff(]", words.en)


def test_references_are_read_from_the_types_of_fields():
    act = Submit(
        on=date(2022, 3, 1),
        by="d1",
        suggestion="s2",
        title="lamps",
        text="unlit",
        joined=("d2",),
        voices=("o1", "o2"),
        parent="s1",
    )
    assert thing_of(act) == Thing("suggestion", "s2")
    assert list(references(act)) == [
        ("by", Thing("deputy", "d1")),
        ("joined", Thing("deputy", "d2")),
        ("voices", Thing("opinion", "o1")),
        ("voices", Thing("opinion", "o2")),
        ("parent", Thing("suggestion", "s1")),
    ]
    merge = Merge(on=date(2022, 3, 2), suggestion="s2", into="s3")
    assert list(references(merge)) == [("into", Thing("suggestion", "s3"))]


def test_no_act_refers_to_a_voter(quzici):
    graph = process_graph(load("xiangxiang").journal)
    assert "voter" not in {node.kind for node in graph}
    assert {"box", "district", "candidate", "deputy", "suggestion"} <= {n.kind for n in graph}


def test_the_graph_runs_from_what_stood_behind(quzici):
    _, graph = quzici
    inner = graph.edge_subgraph(
        (a, b) for a, b, data in graph.edges(data=True) if not data["context"]
    )
    assert nx.is_directed_acyclic_graph(inner)


def test_every_entry_stands_at_the_thing_it_is_about(quzici):
    journal, graph = quzici
    for entry in journal:
        steps = graph.nodes[thing_of(entry.act)]["steps"]
        assert entry.seq in {step.line for step in steps}
        assert [step.line for step in steps] == sorted({step.line for step in steps})


def test_a_road_is_chosen_paid_and_judged(quzici):
    _, graph = quzici
    found = trace(graph, ROAD)
    acts = [step.act for step in found.graph.nodes[ROAD]["steps"]]
    course = ["propose", "review-candidates", "vote-on-projects", "schedule-project"]
    course += ["accept-project", "rate-effect", "close-project"]
    assert [act for act in (f"decision.{word}" for word in course) if act not in acts] == []
    assert Thing("resolution", "430681118/2020/list") in found.behind
    assert Thing("question", "430681118/2020/p06/q1") in found.of
    assert not found.behind & found.of
    assert all(node.kind in CONTEXT or node.id.startswith("430681118/2020") for node in found.graph)


def test_both_ways_meet(quzici):
    """What is behind a thing has that thing among what came of it."""
    _, graph = quzici
    for node in [n for n in graph if n.kind in ("question", "project", "resolution")]:
        for other in trace(graph, node).behind:
            if other.kind not in CONTEXT:
                assert node in trace(graph, other).of


def test_a_deputy_leads_to_what_he_had_a_part_in(quzici):
    _, graph = quzici
    deputy = Thing("deputy", "430681118-060")
    assert ROAD in trace(graph, deputy).of
    assert Thing("question", "430681118/2020/p06/q1") in trace(graph, deputy).of


def test_a_thing_that_no_act_names(quzici):
    with pytest.raises(NoSuchThing, match="no act names a project x; the journal has deputy"):
        trace(quzici[1], Thing("project", "x"))


def test_things_are_found_by_kind_by_identifier_and_by_title(quzici):
    _, graph = quzici
    assert things_called(graph, str(ROAD)) == (ROAD,)
    assert things_called(graph, ROAD.id) == (ROAD,)
    assert things_called(graph, "Chuyun") == (ROAD,)
    assert things_called(graph, "no such") == things_called(graph, "") == ()


def test_a_tree_shows_each_thing_with_its_acts(quzici):
    _, graph = quzici
    found = trace(graph, ROAD)
    text = list(lines(found, steps=4))
    assert text[0] == "behind it"
    more = len(graph.nodes[ROAD]["steps"]) - 4
    assert f"    ├─╼ … {more} acts more" in text
    zh = list(lines(found, "zh", steps=40))
    assert zh[0] == "此前"
    assert any("竣工验收" in line and "条）" in line for line in zh)


def test_a_chart_reads_no_word_as_a_command(quzici):
    _, graph = quzici
    hostile = graph.copy()
    hostile.nodes[ROAD]["title"] = 'a"]; click n0 "javascript:alert(1)" %% <script>'
    chart = mermaid(trace(hostile, ROAD))
    drawn = next(line for line in chart.splitlines() if "[[" in line)
    assert drawn.count('"') == 2
    assert not set("<>%();") & set(re.sub(r"#\d+;", "", drawn))


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def path(quzici, tmp_path):
    write_jsonl(iter(quzici[0]), tmp_path / "j.jsonl", CODEC)
    return str(tmp_path / "j.jsonl")


def test_the_command(path):
    done = CliRunner().invoke(app, ["trace", path, "Chuyun"])
    assert done.exit_code == 0
    assert "2020-04-10 All deputies vote among the candidates" in done.stdout
    chart = CliRunner().invoke(app, ["trace", path, "Chuyun", "--form", "mermaid"])
    assert chart.stdout.startswith("flowchart LR\n")
    data = json.loads(CliRunner().invoke(app, ["trace", path, "Chuyun", "--json"]).stdout)
    assert data["thing"] == list(ROAD)
    assert {len(one["acts"]) > 0 for one in data["things"]} == {True}


@pytest.mark.parametrize(
    ("word", "said"), [("nothing of the kind", "no act names"), ("公共", "may be one of")]
)
def test_a_word_for_nothing_or_for_several(path, word, said):
    done = CliRunner().invoke(app, ["trace", path, word])
    assert done.exit_code == 2
    assert said in done.stderr
