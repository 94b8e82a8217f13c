"""The house: imports point down, links stand side by side, the core is pure, names are public."""

import ast
import subprocess
import sys
from importlib import import_module
from inspect import isclass, isfunction
from pathlib import Path
from types import ModuleType

import networkx as nx
import pytest

import wholeprocess
from wholeprocess import process

HOME = Path(wholeprocess.__file__).parent
LINKS = ("election", "consultation", "decision", "management", "supervision")
FLOORS = (
    ("errors", "likeness", "textfile", "validators"),
    ("law",),
    ("privacy", "personal"),
    ("congress",),
    ("journal",),
    ("store",),
    LINKS,
    ("process",),
    ("check", "simulation", "exchange", "strategies"),
    ("report", "cases"),
    ("cli", "__main__", "__init__"),
)
ROOMS = sorted(p.name for p in HOME.iterdir() if (p / "__init__.py").exists())
CLOCKS_AND_CHANCE = {"today", "now", "utcnow", "open", "print", "input", "environ", "urandom"}


def sources():
    for path in sorted(HOME.rglob("*.py")):
        room = path.relative_to(HOME).parts[0].removesuffix(".py")
        yield room, path, ast.parse(path.read_text(encoding="utf-8"))


def imports_between_rooms():
    for room, _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wholeprocess"):
                names = [node.module] if node.module != "wholeprocess" else [
                    f"wholeprocess.{alias.name}" for alias in node.names
                ]  # fmt: skip
                for name in names:
                    target = name.split(".")[1]
                    if target != room:
                        yield room, target


def test_imports_point_down():
    floor = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
    rooms = nx.DiGraph(
        # type-checking imports of the two upper rooms that describe each other's values
        pair
        for pair in imports_between_rooms()
        if pair != ("report", "cases")
    )
    upward = [
        (a, b)
        for a, b in rooms.edges
        if floor[b] > floor[a] or (floor[a] == floor[b] and {a, b} & {*LINKS})
    ]
    assert upward == [("errors", "law")]  # only for its type
    rooms.remove_edge("errors", "law")
    assert nx.is_directed_acyclic_graph(rooms)


def test_links_do_no_input_read_no_clock_and_draw_no_lots():
    for room, path, tree in sources():
        if room not in (*LINKS, "law", "congress"):
            continue
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "id", None) or getattr(called, "attr", None)
            reads = path.name in ("reading.py", "division.py") or path.parent.name == "tables"
            assert name not in CLOCKS_AND_CHANCE or reads, f"{path}:{node.lineno} calls {name}"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", "")]
                assert not {"random", "os", "time", "socket"} & set(names), path


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_public_is_listed_and_documented(room):
    module = import_module(f"wholeprocess.{room}")
    public = {
        name: value
        for name, value in vars(module).items()
        if name[0] != "_" and not isinstance(value, ModuleType)
    }
    listed = set(getattr(module, "__all__", ()))
    assert listed <= set(public)
    ours = {
        n
        for n, v in public.items()
        if str(getattr(v, "__module__", "")).startswith(module.__name__)
    }
    assert ours <= listed
    named = {n: public[n] for n in listed if isclass(public[n]) or isfunction(public[n])}
    undocumented = [n for n, value in named.items() if not value.__doc__]
    assert undocumented == []


def test_importing_the_package_loads_nothing_heavy():
    script = "import sys, wholeprocess; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"networkx", "cattrs", "typer", "rich", "numpy", "polars", "sqlalchemy", "attr"}
    assert heavy & set(loaded) == set()


def test_the_front_door_loads_no_graph_and_nothing_of_an_extra():
    script = "import sys; from wholeprocess import Term; Term.open('430381'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    late = {"networkx", "typer", "rich", "dateutil", "chinese_calendar", "tomllib", "cattrs"}
    assert late & set(loaded) == set()


def test_every_name_of_the_front_door_can_be_fetched():
    for name in wholeprocess.__all__:
        assert getattr(wholeprocess, name) is not None
    assert set(dir(wholeprocess)) == set(wholeprocess.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        wholeprocess.nothing  # noqa: B018


@pytest.mark.parametrize(
    "table",
    process.LIFECYCLES,
    ids=lambda table: table.name,
)
def test_every_lifecycle_is_sound(table):
    assert table.faults() == ()
