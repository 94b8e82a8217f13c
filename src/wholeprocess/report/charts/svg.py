"""A drawing of matplotlib made fit for a page: read aloud, in the page's ink, without styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from wholeprocess.report.charts.words import clean

INK = "#010203"
"""What is drawn in this colour takes the colour of the page's own words."""
HATCH = "#26221c"
"""Hatching: fills are the same on light and on dark paper, and so is what is on them."""
FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "SimHei",
)
"""Fonts with Chinese signs, in the order in which they are tried; then whatever has none."""
_FAMILY = ", ".join((*(f"'{font}'" for font in FONTS), "sans-serif"))

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_HREF = f"{{{_LINK}}}href"
_POINTER = re.compile(r"url\(#([^)]+)\)")
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def readable(svg: bytes, *, name: str, title: str, words: str, language: str) -> str:
    """The drawing as one element with its title and description.

    Styles become attributes, so that a page may forbid styles in its markup; ids begin with
    ``name``, and those that nothing points to are left out.
    """
    Tree.register_namespace("", _SVG)
    Tree.register_namespace("xlink", _LINK)
    root = Tree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}style" or (_is(child, "defs") and not _drawn(child)):
                parent.remove(child)
    for pattern in root.iter(f"{{{_SVG}}}pattern"):
        for element in pattern.iter():
            if style := element.get("style"):
                element.set("style", style.replace(INK, HATCH))
    wanted = set(_pointed_to(root))
    for element in root.iter():
        _plainly(element, name, wanted)
    root.attrib |= {
        "role": "img",
        "lang": _LANGUAGES[language],
        "aria-labelledby": f"{name}-title {name}-words",
        "font-family": _FAMILY,
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
    }
    root.attrib.pop("version", None)
    for place, (tag, end, said) in enumerate((("title", "title", title), ("desc", "words", words))):
        element = Tree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{end}"})
        element.text = clean(said)
        root.insert(place, element)
    return Tree.tostring(root, encoding="unicode")


def _is(element: Tree.Element, tag: str) -> bool:
    return element.tag == f"{{{_SVG}}}{tag}"


def _drawn(element: Tree.Element) -> bool:
    """Whether something is defined there besides styles."""
    return any(not _is(child, "style") for child in element)


def _pointed_to(root: Tree.Element) -> Iterator[str]:
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == _HREF:
                yield value.removeprefix("#")
            yield from _POINTER.findall(value)


def _plainly(element: Tree.Element, name: str, wanted: set[str]) -> None:
    attributes = dict[str, str]()
    for key, value in element.attrib.items():
        if key == "style":
            pairs = (one.partition(":") for one in value.split(";") if one.strip())
            attributes |= {one.strip(): what.strip() for one, _, what in pairs}
        elif key == "id":
            if value in wanted:
                attributes["id"] = f"{name}-{value}"
        elif not (key == "transform" and value.startswith("rotate(-0 ")):
            attributes[key] = value
    attributes.pop("font-family", None)
    element.attrib.clear()
    for key, value in attributes.items():
        said = "currentColor" if value == INK else _POINTER.sub(rf"url(#{name}-\1)", value)
        element.set(key, f"#{name}-{said.removeprefix('#')}" if key == _HREF else said)
    if not _is(element, "text"):
        element.text = None if not (element.text or "").strip() else element.text
    element.tail = None
    if "d" in attributes:
        element.set("d", " ".join(attributes["d"].split()))
