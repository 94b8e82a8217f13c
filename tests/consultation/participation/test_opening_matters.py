"""Who opens a matter: supervision is a standing committee's, a township presidium arranges."""

from datetime import date

import pytest

from wholeprocess.consultation import MatterKind, OpenMatter

DAY, HELD = date(2022, 3, 1), date(2022, 4, 1)
COUNTY, TOWN = "430381", "430681118"
K = MatterKind


def open_(what, by, congress=COUNTY, **rest):
    given = {"matter": "m", "on": DAY, "subject": "供水", "day": HELD, **rest}
    return OpenMatter(what=what, by=by, congress=congress, **given)


@pytest.mark.parametrize("what", [K.SPECIAL_REPORT, K.SURVEY, K.LAW_INSPECTION])
@pytest.mark.parametrize(
    ("by", "congress", "code"),
    [
        ("standing-committee", COUNTY, None),
        ("council", COUNTY, None),
        ("standing-committee", "4303", None),
        ("government", COUNTY, "SL24-6-1"),
        ("presidium", COUNTY, "SL24-6-1"),
        ("presidium", TOWN, "OL-19-2"),
        ("standing-committee", TOWN, "OL-19-2"),
    ],
)
def test_supervision_is_opened_by_a_standing_committee(table, what, by, congress, code):
    assert table.why_not(open_(what, by, congress)) == code


@pytest.mark.parametrize(
    ("what", "congress", "code"),
    [
        (K.SURVEY, COUNTY, None),
        (K.SURVEY, TOWN, "OL-19-2"),
        (K.SPECIAL_REPORT, COUNTY, "SL24-6-1"),
        (K.LAW_INSPECTION, COUNTY, "SL24-6-1"),
    ],
)
def test_a_special_committee_makes_surveys_only(table, what, congress, code):
    assert table.why_not(open_(what, "special-committee", congress)) == code


@pytest.mark.parametrize(
    ("by", "congress", "code"),
    [
        ("presidium", TOWN, None),
        ("standing-committee", TOWN, "OL-19-2"),
        ("government", TOWN, "OL-19-2"),
        ("presidium", COUNTY, "OL-19-2"),
    ],
)
def test_a_township_presidium_arranges_its_own(table, by, congress, code):
    assert table.why_not(open_(K.TOWNSHIP_WORK, by, congress)) == code


@pytest.mark.parametrize("what", [K.PLAN, K.BUDGET, K.URBAN_PLAN])
@pytest.mark.parametrize(
    ("by", "congress", "code"),
    [
        ("government", COUNTY, None),
        ("standing-committee", COUNTY, None),
        ("government", TOWN, None),
        ("presidium", TOWN, None),
        ("presidium", COUNTY, "PR-hosts"),
        ("council", TOWN, "OL-19-2"),
        ("election-committee", COUNTY, "PR-hosts"),
    ],
)
def test_a_consultation_on_a_draft_is_opened_by_an_organ(table, what, by, congress, code):
    assert table.why_not(open_(what, by, congress)) == code


def test_the_organs_that_open_a_draft_can_be_set(table):
    table.settings = {"PR-hosts": ("government", "special-committee")}
    assert table.why_not(open_(K.BUDGET, "special-committee")) is None
    assert table.why_not(open_(K.BUDGET, "standing-committee")) == "PR-hosts"


def test_the_refusal_of_a_township_says_what_it_can_do(table):
    from wholeprocess import consultation

    act = open_(K.SURVEY, "presidium", TOWN)
    law = table.law(DAY, TOWN)
    refusal = consultation.why_not(table.state, act, law, table.register)
    assert refusal.mend == "let the presidium arrange it as township-work"
    assert refusal.who == ("presidium",)


def test_an_identifier_is_used_once_and_a_congress_exists(table):
    table.do(open_(K.SURVEY, "standing-committee"))
    assert table.why_not(open_(K.BUDGET, "government")) == "WP-once"
    assert table.why_not(open_(K.BUDGET, "government", "430399", matter="n")) == "WP-known"
    with pytest.raises(ValueError, match="village"):
        open_(K.BUDGET, "government", "430681118204")


@pytest.mark.parametrize(
    ("what", "by", "drafter"),
    [
        (K.SPECIAL_REPORT, "standing-committee", "government"),
        (K.SURVEY, "standing-committee", "standing-committee"),
        (K.BUDGET, "standing-committee", "government"),
    ],
)
def test_who_draws_the_text_up_unless_it_is_said(what, by, drafter):
    assert open_(what, by).drafter == drafter
    assert open_(what, by, drafter="court").drafter == "court"
