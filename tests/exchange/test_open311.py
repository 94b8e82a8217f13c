"""Open311 service requests: in as messages and opinions, nothing personal taken."""

import json
from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.consultation import PersonalFile
from wholeprocess.errors import BadInput
from wholeprocess.exchange import opinions_of_requests
from wholeprocess.exchange.open311 import read_service_requests

ONE = {
    "service_request_id": 638344,
    "status": "closed",
    "status_notes": "已修复",
    "service_name": "路灯不亮",
    "description": "村口的路灯坏了",
    "agency_responsible": "城市管理局",
    "requested_datetime": "2022-03-01T23:30:00+08:00",
    "updated_datetime": "2022-03-09T08:00:00+08:00",
    "address": "某路8号",
    "zipcode": "411400",
    "lat": 27.7,
    "long": 112.5,
    "media_url": "photo.jpg",
}
OPEN = {**ONE, "service_request_id": "b", "status": "open", "updated_datetime": None}


def written(tmp_path, data):
    path = tmp_path / "requests.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_requests_are_messages(tmp_path):
    closed, still_open = read_service_requests(written(tmp_path, [ONE, OPEN]))
    assert (closed.id, closed.title, closed.department) == ("638344", "路灯不亮", "城市管理局")
    assert (closed.opened, closed.answered) == (date(2022, 3, 1), date(2022, 3, 9))
    assert (closed.body_chars, closed.reply_chars) == (7, 3)
    assert still_open.answered is None
    both = read_service_requests(written(tmp_path, {"service_requests": [ONE, OPEN]}))
    assert both == (closed, still_open)


def test_nothing_personal_is_taken_and_opinions_come_of_them(tmp_path):
    found = read_service_requests(written(tmp_path, [ONE, OPEN]))
    acts = opinions_of_requests(
        found,
        deputy="d1",
        congress="430381",
        file=PersonalFile(b"a key of the office"),
        salt=lambda opinion: f"salt of {opinion} that nobody guesses",
    )
    kinds = [act.kind for act in acts]
    assert kinds.count("consultation.hear-opinion") == 2
    assert kinds.count("consultation.answer-opinion") == 1
    for hidden in (ONE["address"], "photo", "27.7"):
        assert hidden not in repr(found) + repr(acts)


def test_every_fault_is_told(tmp_path):
    rows = [
        {**ONE, "status": "done"},
        {**ONE, "requested_datetime": "yesterday"},
        {**OPEN, "status": "closed"},
        {**ONE, "service_request_id": None, "description": 5},
        {**ONE, "service_request_id": "c", "updated_datetime": "2022-02-28T08:00:00Z"},
        [],
    ]
    with pytest.raises(BadInput) as caught:
        read_service_requests(written(tmp_path, rows))
    assert [problem.field for problem in caught.value.problems] == [
        "[0].status",
        "[1].service_request_id",
        "[1].requested_datetime",
        "[2].updated_datetime",
        "[3].service_request_id",
        "[3].description",
        "[4].updated_datetime",
        "[5]",
    ]


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(list(ONE)),
            st.sampled_from(list(ONE.values())) | st.none() | st.integers() | st.text(max_size=9),
        ),
        max_size=3,
    )
)
def test_any_rows_are_requests_or_bad_input(tmp_path_factory, rows):
    path = written(tmp_path_factory.mktemp("open311"), rows)
    try:
        assert len(read_service_requests(path)) == len(rows)
        event("read")
    except BadInput:
        event("bad")
