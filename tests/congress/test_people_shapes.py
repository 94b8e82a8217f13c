"""Deputies and units that cannot exist are not made."""

from datetime import date, datetime

import pytest

from wholeprocess.congress import Deputy, Unit

DEPUTY = {
    "id": "d1",
    "name": "甲",
    "congress": "430381",
    "elected_by": "430381100",
    "since": date(2021, 12, 20),
}
UNIT = {"id": "u1", "name": "水利局", "division": "430381"}


@pytest.mark.parametrize("elected_by", ["43", "4303", "430381", "430381100", "430381100201"])
def test_any_division_may_elect(elected_by):
    assert Deputy(**DEPUTY | {"elected_by": elected_by}).elected_by == elected_by


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"id": ""}, ValueError, "id is empty"),
        ({"id": 7}, TypeError, "id 7 is no text"),
        ({"name": " "}, ValueError, "name is empty"),
        ({"congress": ""}, ValueError, "congress is empty"),
        ({"elected_by": ""}, ValueError, "elected_by is empty"),
        ({"elected_by": "Xiangxiang"}, ValueError, "'Xiangxiang' is no division code"),
        ({"elected_by": "4303811"}, ValueError, "'4303811' is no division code"),
        ({"elected_by": None}, TypeError, "elected_by None is no text"),
        ({"since": "2021-12-20"}, TypeError, "since '2021-12-20' is no day"),
        ({"since": datetime(2021, 12, 20)}, TypeError, "is no day"),  # noqa: DTZ001
        ({"until": "2026"}, TypeError, "until '2026' is no day"),
        ({"suspended_from": 2022}, TypeError, "suspended_from 2022 is no day"),
        ({"suspended_to": ""}, TypeError, "suspended_to '' is no day"),
    ],
)
def test_a_deputy_without_a_shape_is_not_made(change, error, words):
    with pytest.raises(error, match=words):
        Deputy(**DEPUTY | change)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"id": ""}, ValueError, "id is empty"),
        ({"name": None}, TypeError, "name None is no text"),
        ({"division": ""}, ValueError, "division is empty"),
        ({"division": "county"}, ValueError, "'county' is no division code"),
    ],
)
def test_a_unit_without_a_shape_is_not_made(change, error, words):
    assert Unit(**UNIT).division == "430381"
    with pytest.raises(error, match=words):
        Unit(**UNIT | change)
