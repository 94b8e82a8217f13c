"""Examples that run: docstrings of the library, pages of the docs, and the README.

Docstrings see the names of their own module, ``date``, and ``law``: the law in force at Xiangxiang
on 1 July 2021.
"""

from datetime import date
from doctest import ELLIPSIS
from typing import Any

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

from wholeprocess.law import in_force


def _names(namespace: dict[str, Any]) -> None:
    namespace.setdefault("date", date)
    namespace.setdefault("law", in_force(date(2021, 7, 1), place="430381"))


_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path="src",
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
    setup=_names,
)
_pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["*.md"],
)

pytest_collect_file = (_docstrings + _pages).pytest()
