"""The catalogues of the report: nothing said is missing, nothing in them goes unsaid."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from wholeprocess.report.page.words import LANGUAGES, say, say_in, say_n, worded

ROOT = Path(str(files("wholeprocess.report")))
KEYWORDS = {"say": None, "say_n": (1, 2), "say_in": ((1, "c"), 2)}
SOURCES = [("page/**.py", "python"), ("page/templates/**.j2", "jinja2")]


def first(words):
    return words if isinstance(words, str) else words[0]


def said():
    found = extract_from_dir(str(ROOT), SOURCES, keywords=KEYWORDS)
    return {(context, words) for _, _, words, _, context in found}


def catalogue(language):
    path = ROOT / "locale" / LANGUAGES[language] / "LC_MESSAGES" / "report.po"
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGES[language])


def places(words):
    return set(re.findall(r"{(\w+)}", words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_and_what_is_translated_are_the_same(language):
    held = {(one.context, one.id) for one in catalogue(language) if one.id}
    assert said() - held == set(), "missing"
    assert held - said() == set(), "unused"
    assert len(held) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_translated_with_its_places(language):
    for one in catalogue(language):
        if not one.id:
            continue
        strings = (one.string,) if isinstance(one.string, str) else one.string
        sources = (one.id,) if isinstance(one.id, str) else one.id
        assert all(strings), one.id
        assert not one.fuzzy
        wanted = set().union(*map(places, sources))
        for words in strings:
            assert places(words) <= wanted, one.id
        assert set().union(*map(places, strings)) == wanted, one.id
        assert len(strings) == (1 if isinstance(one.id, str) or language == "zh" else 2)


def test_no_entry_is_obsolete_and_chinese_is_chinese():
    for language in LANGUAGES:
        assert not catalogue(language).obsolete
    words = [one.string for one in catalogue("zh") if one.id and isinstance(one.string, str)]
    plain = [one for one in words if not re.search(r"[\u4e00-\u9fff]", re.sub(r"{\w+}", "", one))]
    assert len(plain) <= 5  # patterns of nothing but places and punctuation


def test_one_and_several_and_words_of_one_wording_are_told_apart():
    one, more = "One more row is not on this page.", "{n} more rows are not on this page; "
    more += "the journal has them all."
    assert worded(say_n(one, more, 1), "en") == one
    assert worded(say_n(one, more, 2), "en") == more
    assert worded(say_n(one, more, 1), "zh") == worded(say_n(one, more, 2), "zh")
    assert worded(say_in("suggestion", "closed"), "zh") == "已结案"
    assert worded(say_in("matter", "closed"), "zh") == "已销号"
    assert worded(say("solved"), "en") == "solved"
