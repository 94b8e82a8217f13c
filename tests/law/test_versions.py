"""Versions of a rule: which one holds on a day at a place, and how it is cited."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.errors import NotInForce
from wholeprocess.law import Dated, Rule, Statute, Text, Version

SINCE = date(2020, 1, 1)
STATUTE = Statute(key="X", title=Text("某法", "Some Law"), short="Some Law (2020)", since=SINCE)


def version(value, since=SINCE, **rest):
    return Version(since=since, strength="law", value=value, **rest)


def rule(*versions):
    return Rule(code="X-1", title=Text("题", "title"), says=Text("文", "text"), versions=versions)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2007, 1, 1), "old"),
        (date(2024, 11, 7), "old"),
        (date(2024, 11, 8), "new"),
        (date(2099, 1, 1), "new"),
    ],
)
def test_a_dated_value_ends_where_the_next_begins(day, value):
    assert Dated({date(2024, 11, 8): "new", date(2007, 1, 1): "old"}).on(day) == value


def test_nothing_holds_before_the_first_day():
    with pytest.raises(NotInForce) as nothing:
        Dated({date(2024, 11, 8): "new", date(2007, 1, 1): "old"}).on(date(2006, 12, 31))
    assert str(nothing.value) == "nothing holds on 2006-12-31; the first is of 2007-01-01"


def test_a_dated_value_needs_a_first_day():
    with pytest.raises(ValueError, match="at least one first day"):
        Dated({})


@given(st.dictionaries(st.dates(), st.integers(), min_size=1), st.dates())
def test_a_dated_value_is_that_of_the_latest_first_day(versions, day):
    begun = [since for since in versions if since <= day]
    if begun:
        assert Dated(versions).on(day) == versions[max(begun)]
    else:
        with pytest.raises(NotInForce):
            Dated(versions).on(day)


@pytest.mark.parametrize(
    ("article", "zh", "en"),
    [
        ("", "某法", "Some Law (2020)"),
        ("45", "某法第45条", "Some Law (2020) art. 45"),
        ("45-1", "某法第45条第1款", "Some Law (2020) art. 45 para. 1"),
        ("12-1-3", "某法第12条第1款第3项", "Some Law (2020) art. 12 para. 1 item 3"),
    ],
)
def test_an_article_is_cited_in_both_languages(article, zh, en):
    assert version(1, statute=STATUTE, article=article).cited == Text(zh, en)


def test_a_text_that_nobody_read_is_cited_with_a_warning():
    assert version(1, statute=STATUTE, article="14", taken=True).cited == Text(
        "某法第14条（未读到当时文本，按后文）",
        "Some Law (2020) art. 14 (that text not read; taken as in the next)",
    )


@pytest.mark.parametrize(
    ("strength", "zh", "en"),
    [
        ("practice", "实践做法", "practice"),
        ("ours", "法律未作规定，本库设定", "no text: a choice of this library"),
    ],
)
def test_what_has_no_text_says_so(strength, zh, en):
    assert Version(since=SINCE, strength=strength).cited == Text(zh, en)


def test_a_strength_that_nobody_defined_is_refused():
    with pytest.raises(ValueError, match="custom"):
        Version(since=SINCE, strength="custom")


NATION, PROVINCE, TOWNS, CITY = (
    version("nation"),
    version("province", place="37"),
    version("towns", place="37", level="township"),
    version("city", place="3702"),
)


@pytest.mark.parametrize(
    ("place", "level", "holds"),
    [
        ("", "nation", "nation"),
        ("43", "province", "nation"),
        ("430237", "county", "nation"),
        ("37", "province", "province"),
        ("370102", "county", "province"),
        ("370102100", "township", "towns"),
        ("3702", "city", "city"),
        ("370202", "county", "city"),
        ("370202100", "township", "city"),
    ],
)
def test_the_narrower_place_wins_and_then_the_level(place, level, holds):
    for versions in ((NATION, PROVINCE, TOWNS, CITY), (CITY, TOWNS, PROVINCE, NATION)):
        assert rule(*versions).on(SINCE, place, level).value == holds


def test_a_later_national_text_does_not_undo_a_local_one():
    later = version("later", date(2025, 1, 1))
    assert rule(NATION, PROVINCE, later).on(date(2025, 6, 1), "37", "province") is PROVINCE
    assert rule(NATION, PROVINCE, later).on(date(2025, 6, 1), "43", "province") is later


def test_a_local_text_does_not_hold_before_its_first_day():
    later = version("later", date(2025, 1, 1), place="37")
    eve = date(2024, 12, 31)
    assert rule(NATION, later).on(eve, "37", "province") is NATION
    assert rule(NATION, later).on(eve + timedelta(1), "37", "province") is later


def test_no_version_holds_before_the_first_day():
    assert rule(NATION).on(SINCE - timedelta(1)) is None
    assert rule(NATION).on(SINCE) is NATION


def test_a_text_speaks_two_languages_and_no_third():
    text = Text("答复", "reply")
    assert (text.in_("zh"), text.in_("en"), str(text)) == ("答复", "reply", "reply")
    with pytest.raises(ValueError, match="'fr' is no language of this library; write 'zh' or 'en'"):
        text.in_("fr")
