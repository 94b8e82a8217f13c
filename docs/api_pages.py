"""The pages of the API, one for each room: its public names, and where the site shows each whole.

``docs/generate.py`` writes the names; after ``:::`` the docstrings are read when the site is built.
"""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import wholeprocess

API = Path(__file__).parent / "reference" / "api"
ALONE = ("errors", "likeness", "privacy")
"""Modules beside the packages whose names users import."""


def first_line(thing: object) -> str:
    """The first line of a docstring, as Markdown has it."""
    line = (inspect.cleandoc(thing.__doc__ or "").splitlines() or [""])[0]
    return line.removesuffix(".").replace("``", "`").replace("|", "\\|")


@cache
def packages() -> tuple[str, ...]:
    """Every public package, and the modules that are public without one."""
    found = iter_modules(wholeprocess.__path__)
    return tuple(sorted(m.name for m in found if m.name[0] != "_" and (m.ispkg or m.name in ALONE)))


def public(room: str) -> list[str]:
    """The public names of a room: those it lists, or those it defines."""
    module = import_module(f"wholeprocess.{room}")
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    defined = (
        n for n, v in vars(module).items() if getattr(v, "__module__", "") == module.__name__
    )
    return sorted(name for name in defined if name[0] != "_")


def _behind_a_module(room: ModuleType, name: str) -> str:
    """The home of a function that a module of its name hides from the site; else empty."""
    thing = getattr(room, name)
    if not inspect.isroutine(thing) or not hasattr(room, "__path__"):
        return ""
    home = thing.__module__
    package, _, last = home.rpartition(".")
    hidden = (Path(room.__path__[0]) / f"{name}.py").exists()
    if last == name and not inspect.ismodule(getattr(import_module(package), name)):
        hidden = True
    return home if hidden else ""


def names(room: str) -> str:
    """What a room is, a table of its public names, and where the site reads their docstrings."""
    module = import_module(f"wholeprocess.{room}")
    lines = [f"{first_line(module)}.", ""]
    if listed := public(room):
        lines += ["| name | what it is |", "| --- | --- |"]
        for name in listed:
            thing = getattr(module, name)
            told = inspect.isclass(thing) or inspect.isroutine(thing)
            lines.append(f"| `{name}` | {first_line(thing) if told else 'a value'} |")
    lines += ["", f"::: wholeprocess.{room}"]
    for name in listed:
        if home := _behind_a_module(module, name):
            lines += ["", f"::: {home}.{name}", "    options:"]
            lines += ["      show_root_heading: true", "      show_root_toc_entry: true"]
    return "\n".join(lines).rstrip()


def new_page(room: str) -> str:
    """A page whose names are still to be written."""
    return f"# wholeprocess.{room}\n\n<!-- generated: api-{room} -->\n<!-- end of api-{room} -->\n"


def index() -> str:
    """The rooms, each with its page."""
    lines = ["| room | what it is |", "| --- | --- |"]
    for room in packages():
        module = import_module(f"wholeprocess.{room}")
        lines.append(f"| [`wholeprocess.{room}`]({room}.md) | {first_line(module)} |")
    return "\n".join(lines)
