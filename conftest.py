"""Examples that run: docstrings of the library, pages of the docs, and the README.

Docstrings see the names of their own module, ``date``, and ``law``: the law in force at Xiangxiang
on 1 July 2021.

Each page runs from top to bottom in an empty folder of its own. ``python`` blocks are run, a block
with a ``title="name"`` is added to the file of that name, and of a ``console`` block each line
after ``$`` is run by a shell and must print what the page shows (``...`` stands for anything).
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from sybil import Document, Example, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

from wholeprocess.law import in_force

EXIT = re.compile(r"# exit code (\d)$")

# a slow machine is no fault of an example's: speed is measured in benchmarks/
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def _names(namespace: dict[str, Any]) -> None:
    namespace.setdefault("date", date)
    namespace.setdefault("law", in_force(date(2021, 7, 1), place="430381"))


def _into_a_folder(namespace: dict[str, Any]) -> None:
    folder = TemporaryDirectory()
    namespace["_left"] = (Path.cwd(), folder)
    os.chdir(folder.name)


def _out_of_it(namespace: dict[str, Any]) -> None:
    before, folder = namespace["_left"]
    os.chdir(before)
    folder.cleanup()


def _files(document: Document) -> Iterator[Region]:
    for region in FencedCodeBlockLexer(r'\w+ title="(?P<name>[^"]+)"')(document):
        region.parsed = (Path(region.lexemes["name"]), region.lexemes["source"])
        region.evaluator = _add_to_file
        yield region


def _add_to_file(example: Example) -> None:
    path, source = example.parsed
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(source)


def _run_commands(example: Example) -> str | None:
    """The first command that prints something else, or ends with another code, than is shown."""
    scripts = str(Path(sys.executable).parent)
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"}
    for shown in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, want = shown.partition("\n")
        done = subprocess.run(
            command, shell=True, capture_output=True, encoding="utf-8", env=env, check=False
        )
        ends = EXIT.search(command)
        code = int(ends[1]) if ends else 0
        printed = done.stdout or done.stderr  # a progress bar beside a report is not shown
        got = "".join(line.rstrip() + "\n" for line in printed.splitlines())
        if done.returncode != code or not OutputChecker().check_output(want, got, ELLIPSIS):
            return f"$ {command}\nends with {done.returncode}, not {code}, or prints\n{got}"
    return None


_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path="src",
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
    setup=_names,
)
_pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", _run_commands),
        _files,
        SkipParser(),
    ],
    patterns=["*.md"],
    setup=_into_a_folder,
    teardown=_out_of_it,
)

pytest_collect_file = (_docstrings + _pages).pytest()
