"""The tables that ship: both languages, examples, words that stand in the digests, codes in use."""

import re
from pathlib import Path

import pytest

import wholeprocess
from wholeprocess.law import Threshold, TimeLimit, in_force, shipped_rules

RULES = shipped_rules()
SOURCES = sorted(Path(wholeprocess.__file__).parent.rglob("*.py"))
DIGESTS = Path(__file__).parents[2].parent / "shared" / "law"
CODE = re.compile(
    r'"((?:EL|OL|OL15|DL15|DL25|SL06|SL24|DR83|SG|SGL|SV|SVL|LV|LVP|PR|WP|ELP|ELL|CGP|CGL|SVP)-[\w-]+)"'
)

CHINESE = re.compile("[一-鿿]")


def failing(holds):
    """The codes of the rules for which something that must hold does not."""
    return [rule.code for rule in RULES.values() if not holds(rule)]


def test_there_are_rules_of_every_law():
    assert {code.split("-")[0] for code in RULES} >= {"EL", "OL", "DL25", "SL24", "SG", "PR", "LVP"}


def test_titles_and_texts_are_in_both_languages():
    def in_both(rule):
        texts = filter(None, (rule.title, rule.says, rule.keeps, rule.breaks))
        return all(
            CHINESE.search(t.zh) and t.en.strip() and not CHINESE.search(t.en) for t in texts
        )

    assert failing(in_both) == []


def test_every_rule_has_versions_and_no_two_begin_on_one_day_at_one_place():
    def apart(rule):
        keys = [(v.since, v.place, v.level) for v in rule.versions]
        return keys and len(set(keys)) == len(keys)

    assert failing(apart) == []


def test_a_share_or_a_length_has_an_example_of_each_side():
    def has_examples(rule):
        measured = any(isinstance(v.value, Threshold | TimeLimit) for v in rule.versions)
        return not measured or (rule.keeps and rule.breaks)

    assert failing(has_examples) == []


def test_laws_and_local_texts_name_their_text_and_practices_name_none():
    def has_its_text(version):
        return (version.statute is not None) == (version.strength in ("law", "local"))

    assert failing(lambda rule: all(map(has_its_text, rule.versions))) == []


def test_a_law_holds_in_the_whole_country_and_a_local_text_at_its_place():
    def in_its_place(version):
        return bool(version.place) == (version.strength == "local")

    assert failing(lambda rule: all(map(in_its_place, rule.versions))) == []


def test_a_version_holds_at_its_place_from_its_first_day():
    def holds(rule):
        versions = [v for v in rule.versions if not v.level]
        return all(in_force(v.since, v.place).version(rule.code) is v for v in versions)

    assert failing(holds) == []


def plain(text):
    """Without spaces, brackets and points: a digest may quote with others than the tables do."""
    return re.sub(r"[\s「」『』“”‘’\"()（）\[\]，,。；;：:、*`]", "", text)


@pytest.fixture(scope="module")
def digests():
    if not DIGESTS.is_dir():
        pytest.skip(
            f"the digests of the statutes are not at {DIGESTS}; they are no part of the package"
        )
    return plain("".join(page.read_text(encoding="utf-8") for page in sorted(DIGESTS.glob("*.md"))))


def quoted(strength):
    return [
        (rule.code, words)
        for rule in RULES.values()
        for version in rule.versions
        if version.strength == strength
        for words in re.split("……|…|」「", version.words)
        if words
    ]


@pytest.mark.parametrize(("strength", "at_least"), [("law", 300), ("local", 10)])
def test_the_words_of_a_text_stand_in_the_digests(strength, at_least, digests):
    quotations = quoted(strength)
    assert len(quotations) > at_least
    assert [(code, words) for code, words in quotations if plain(words) not in digests] == []


def codes_in(source):
    lines = source.read_text(encoding="utf-8").splitlines()
    return {code for line in lines if ">>>" not in line for code in CODE.findall(line)}


def test_every_code_in_the_source_is_in_the_tables():
    used = {str(source): codes_in(source) for source in SOURCES}  # many are called findings.py
    assert len(set().union(*used.values())) > 50
    assert {name: codes - set(RULES) for name, codes in used.items() if codes - set(RULES)} == {}
