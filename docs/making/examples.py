"""Docstrings as the site shows them: examples as code, and no mark that Markdown does not know."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

EXAMPLE = re.compile(r"(?:^|\n)(?P<code>>>> .*?)(?=\n\s*\n|\Z)", re.DOTALL)


def shown(text: str) -> str:
    """A docstring's text in Markdown."""
    fenced = EXAMPLE.sub(lambda made: f"\n\n```pycon\n{made['code']}\n```", text)
    return re.sub(r"::$", ":", fenced, flags=re.MULTILINE)


class Examples(Extension):
    """Puts each example of a docstring between fences."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Asked once for each thing that is documented."""
        if obj.docstring is not None:
            obj.docstring.value = shown(obj.docstring.value)
