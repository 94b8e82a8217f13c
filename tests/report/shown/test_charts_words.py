"""The words of charts, views and documents: both languages, the same places, none unused."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import wholeprocess.report
from wholeprocess.law import Text
from wholeprocess.report.charts.words import fill

MODULES = ("charts.words", "words", "office.words")
HOME = Path(wholeprocess.report.__file__).parent


def phrases(module):
    for name, value in vars(import_module(f"wholeprocess.report.{module}")).items():
        if isinstance(value, Text):
            yield name, value
        elif isinstance(value, dict | tuple) and name.isupper():
            held = value.values() if isinstance(value, dict) else value
            yield from ((name, one) for one in held if isinstance(one, Text))


@pytest.mark.parametrize("module", MODULES)
def test_every_phrase_is_in_both_languages_with_the_same_places(module):
    found = [*phrases(module)]
    assert len(found) > 15
    for name, text in found:
        places = [
            sorted(field for _, field, _, _ in Formatter().parse(said) if field)
            for said in (text.zh, text.en)
        ]
        assert places[0] == places[1], name
        bare = re.sub(r"\{\w+\}", "", text.zh)
        assert re.search("[一-鿿]", text.zh) or not re.search("[a-z]{3}", bare), name
        assert not re.search("[一-鿿]", text.en), name


@pytest.mark.parametrize("module", MODULES)
def test_every_phrase_is_used(module):
    own = HOME / f"{module.replace('.', '/')}.py"
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in HOME.rglob("*.py") if path != own
    )
    unused = {name for name, _ in phrases(module) if not re.search(rf"\b{name}\b", source)}
    assert unused == set()


def test_a_phrase_is_filled_in_each_language_with_its_own_words():
    said = fill(Text("{what}共{n}件", "{n} of {what}"), what=Text("建议", "them"), n=1_234)
    assert said == Text("建议共1,234件", "1,234 of them")
    with pytest.raises(KeyError):
        fill(Text("{a}", "{a}"), b=1)
