"""Lifecycle tables: each kind of fault is reported, and each drawing has every row."""

from enum import StrEnum

import networkx as nx
import pytest
from attrs import evolve

from wholeprocess import process
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.management import Accept, Assign, Close, Reply


class P(StrEnum):
    NEW = "new"
    OPEN = "open"
    DONE = "done"


class By(StrEnum):
    OFFICE = "office"
    NOBODY = ""


def row(at, act, to, **rest):
    return Row(at, act, to, **{"by": By.OFFICE, "rule": "SG-3"} | rest)


OPENED, CLOSED = row(P.NEW, Accept, P.OPEN), row(P.OPEN, Close, P.DONE)


def table(*rows, ends=(P.DONE,)):
    return Lifecycle(name="t", rows=rows, start=P.NEW, ends=frozenset(ends))


def long_road(act, thing):
    return True


@pytest.mark.parametrize(
    ("life", "faults"),
    [
        pytest.param(table(OPENED, CLOSED), (), id="sound"),
        pytest.param(
            table(OPENED, row(P.NEW, Close, P.DONE)),
            ("open is a trap: no end can be reached from it",),
            id="a trap",
        ),
        pytest.param(
            table(row(P.NEW, Close, P.DONE), CLOSED),
            ("open cannot be reached from new",),
            id="a phase that nothing leads to",
        ),
        pytest.param(
            table(OPENED, CLOSED, evolve(CLOSED, by=By.NOBODY)),
            ("open + Close: nobody is named who may do it",),
            id="a row by nobody",
        ),
        pytest.param(
            table(evolve(OPENED, rule=""), CLOSED),
            ("new + Accept: no article and no practice is named",),
            id="a row without a rule",
        ),
        pytest.param(
            table(OPENED, CLOSED, row(P.OPEN, Assign, P.NEW)),
            ("a circle without a bound: new → open",),
            id="a circle",
        ),
        pytest.param(
            table(OPENED, CLOSED, row(P.OPEN, Assign, P.NEW, again="PR-rounds")),
            (),
            id="a circle with a bound",
        ),
        pytest.param(table(OPENED, CLOSED, row(P.OPEN, Reply, P.OPEN)), (), id="staying"),
        pytest.param(
            table(evolve(OPENED, by=By.NOBODY, rule="")),
            (
                "new is a trap: no end can be reached from it",
                "open is a trap: no end can be reached from it",
                "done cannot be reached from new",
                "new + Accept: nobody is named who may do it",
                "new + Accept: no article and no practice is named",
            ),
            id="all at once",
        ),
    ],
)
def test_the_faults_of_a_table(life, faults):
    assert sorted(life.faults()) == sorted(faults)


def test_a_bound_on_one_row_does_not_excuse_another_between_the_same_phases():
    bounded = row(P.OPEN, Assign, P.NEW, again="PR-rounds")
    free = row(P.OPEN, Reply, P.NEW)
    assert table(OPENED, CLOSED, bounded, free).faults() == (
        "a circle without a bound: new → open",
    )


def test_rows_are_found_by_act_and_phase():
    both = (CLOSED, evolve(CLOSED, when=long_road, to=P.NEW))
    life = table(OPENED, *both)
    assert life.index[Close] == {P.OPEN: both}
    assert life.phases == (P.NEW, P.OPEN, P.DONE)


SMALL = table(OPENED, row(P.OPEN, Reply, P.DONE, when=long_road), CLOSED)


def test_a_table_as_a_graph():
    graph = SMALL.graph()
    assert type(graph) is nx.MultiDiGraph
    assert sorted(graph.edges) == [(P.NEW, P.OPEN, 0), (P.OPEN, P.DONE, 0), (P.OPEN, P.DONE, 1)]
    assert {data["row"] for *_, data in graph.edges(data=True)} == set(SMALL.rows)


def test_a_table_in_mermaid():
    assert SMALL.mermaid() == (
        "stateDiagram-v2\n"
        "    [*] --> new\n"
        "    new --> open: Accept\n"
        "    open --> done: Reply (long road), Close\n"
        "    done --> [*]"
    )


def test_a_table_in_dot():
    assert SMALL.dot() == (
        'digraph "t" {\n'
        "    rankdir=LR;\n"
        '    "new" [shape=box];\n'
        '    "open" [shape=box];\n'
        '    "done" [shape=doublecircle];\n'
        '    "new" -> "open" [label="Accept"];\n'
        '    "open" -> "done" [label="Reply (long road), Close"];\n'
        "}"
    )


def test_a_table_in_markdown():
    assert SMALL.table().splitlines()[2:] == [
        "| new | Accept | office | open | SG-3 |",
        "| open | Reply (long road) | office | done | SG-3 |",
        "| open | Close | office | done | SG-3 |",
    ]


shipped = pytest.mark.parametrize("life", process.LIFECYCLES, ids=lambda life: life.name)


@shipped
def test_the_tables_that_ship_are_sound(life):
    assert life.faults() == ()


@shipped
def test_every_row_is_drawn(life):
    mermaid, dot = life.mermaid().splitlines(), life.dot().splitlines()
    for each in life.rows:
        assert any(
            line.startswith(f"    {each.at} --> {each.to}: ") and each.label in line
            for line in mermaid
        )
        assert any(
            line.startswith(f'    "{each.at}" -> "{each.to}"') and each.label in line
            for line in dot
        )
    assert len(life.table().splitlines()) == 2 + len(life.rows)
