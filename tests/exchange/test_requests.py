"""Residents' messages: a table in, every fault at once, opinions and their returns out."""

import csv
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess import Deputy, Term
from wholeprocess import consultation as c
from wholeprocess.consultation import PersonalFile, came_back, span_of
from wholeprocess.errors import BadInput
from wholeprocess.exchange import (
    alike_requests,
    opinions_of_requests,
    read_requests,
    together,
)
from wholeprocess.law import in_force
from wholeprocess.process import SeatDeputies

MESSAGES = (
    Path(__file__).parents[2] / ".." / "shared" / "data" / "requests"
    / "hunan_messages_answered.csv"
)  # fmt: skip
needs_messages = pytest.mark.skipif(
    not MESSAGES.exists(),
    reason="the real messages are not beside the repository; they are no part of the package",
)
HEAD = "id,user,title,opened,answered,area,prefecture,department_derived,body_chars,reply_chars"
GOOD = "1,u1,请修路灯,2022-01-31T09:00:00,2022-02-28T10:00:00,甲县,甲,水利,10,20"
OPEN = "2,u2,请修水渠,2022-02-01T09:00:00,,,,,10,0"
KEY = b"a key for this test"


@pytest.fixture
def written(tmp_path):
    def write(*lines, head=HEAD, encoding="utf-8"):
        path = tmp_path / "messages.csv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding=encoding)
        return path

    return write


def faults(path):
    with pytest.raises(BadInput) as caught:
        read_requests(path)
    return [(problem.line, problem.field) for problem in caught.value.problems]


# --- reading --------------------------------------------------------------------------------------


def test_a_message_with_its_answer_and_one_without(written):
    first, second = read_requests(written(GOOD, OPEN))
    assert (first.opened, first.answered) == (date(2022, 1, 31), date(2022, 2, 28))
    assert (first.area, first.department, first.body_chars) == ("甲县", "水利", 10)
    assert (second.answered, second.area, second.department) == (None, "", "")
    assert "请修" not in repr(first)


def test_every_fault_of_a_table_is_named_at_once_and_nothing_is_taken(written):
    path = written(
        GOOD,
        "1,u1,标题,2022-01-31T09:00:00,2022-02-28T10:00:00,甲县,甲,水利,10,20",  # twice
        "3,,标题,yesterday,2022-02-30,甲县,甲,水利,ten,-1",
        "4,u1,标题,2022-02-01T09:00:00,2022-02-01T08:59:59,甲县,甲,水利,10,20",  # answered before
        "5,u1,标题,,,甲县,甲,水利,10",
    )
    assert faults(path) == [
        (3, "id"),
        (4, "user"),
        (4, "opened"),
        (4, "answered"),
        (4, "body_chars"),
        (4, "reply_chars"),
        (5, "answered"),
        (6, None),
    ]


def test_a_file_that_is_no_table(written, tmp_path):
    assert faults(written(GOOD, head=HEAD.replace("opened", "waiting_since"))) == [(1, None)]
    assert faults(written(GOOD, encoding="gb18030"))[0][1] is None
    assert faults(tmp_path / "none.csv") == [(None, None)]
    assert faults(written('1,"u1')) == [(2, None)]
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    assert faults(empty) == [(1, None)]
    assert read_requests(written()) == ()


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(f"{HEAD}\n{text}", encoding="utf-8", newline="")
    try:
        read_requests(path)
    except BadInput as bad:
        assert bad.problems  # noqa: PT017


# --- as acts --------------------------------------------------------------------------------------


def term_of(requests, file):
    start = min(one.opened for one in requests)
    deputy = Deputy(id="d1", name="d1", congress="43", elected_by="4303", since=start)
    term = Term.open("43")
    term.do(SeatDeputies(on=start, congress="43", deputies=[deputy]))
    acts = opinions_of_requests(
        requests, deputy="d1", congress="43", file=file, salt=lambda opinion: f"salt of {opinion}"
    )
    for act in acts:
        term.do(act)
    return term


def test_a_message_goes_in_as_an_opinion_and_its_answer_as_a_return(written):
    file = PersonalFile(KEY)
    requests = read_requests(written(GOOD, OPEN))
    state = term_of(requests, file).state.consultation
    told, waiting = state.opinions["r1"], state.opinions["r2"]
    assert [(s.on, s.holder) for s in told.steps] == [
        (date(2022, 1, 31), "d1"),
        (date(2022, 1, 31), "unit:水利"),
        (date(2022, 2, 28), "d1"),
        (date(2022, 2, 28), "d1"),
    ]
    assert (told.answer.result, told.contentment) == (c.AnswerResult.UNKNOWN, c.Contentment.UNKNOWN)
    assert (waiting.phase, waiting.holder) == (c.VoicePhase.WITH_DEPARTMENT, "unit:unnamed")
    assert file.text("r1") == "请修路灯"
    assert file.agrees(told)


def test_neither_user_nor_title_stands_in_the_acts(written):
    from wholeprocess.journal import canonical
    from wholeprocess.process import CODEC

    requests = read_requests(written(GOOD, OPEN))
    acts = opinions_of_requests(
        requests, deputy="d1", congress="43", file=PersonalFile(KEY), salt=lambda one: f"s{one}"
    )
    text = "".join(canonical(CODEC.dump(act)) for act in acts)
    assert "甲县" in text
    assert not any(word in text for word in ("请修", '"u1"', '"u2"'))
    assert (
        opinions_of_requests((), deputy="d1", congress="43", file=PersonalFile(KEY), salt=str) == ()
    )


# --- alike ----------------------------------------------------------------------------------------


def test_messages_of_one_area_are_put_together(written):
    row = "{},u{},{},2022-01-{:02}T09:00:00,,{},甲,,1,1".format
    requests = read_requests(
        written(
            row(1, 1, "城东路灯不亮", 9, "甲县"),
            row(2, 2, "城东的路灯不亮", 3, "甲县"),
            row(3, 3, "城东路灯不亮了", 5, "甲县"),
            row(4, 4, "城东路灯不亮", 6, "乙县"),
            row(5, 5, "城东路灯不亮", 7, ""),
            row(6, 6, "城东路灯不亮", 8, ""),
        )
    )
    pairs = alike_requests(requests, Fraction(65, 100))
    assert {(p.one.id, p.other.id) for p in pairs} == {("1", "2"), ("1", "3"), ("2", "3")}
    assert [p.share for p in pairs] == sorted((p.share for p in pairs), reverse=True)
    (group,) = together(pairs)
    assert [one.id for one in group] == ["2", "3", "1"]


# --- the real ones --------------------------------------------------------------------------------


@needs_messages
def test_all_real_messages_come_home_and_the_measures_agree_with_the_table():
    """The oracle reads the file with the csv module and counts with dateutil."""
    requests = read_requests(MESSAGES)
    file = PersonalFile(KEY)
    term = term_of(requests, file)
    state = term.state.consultation
    assert len(state.opinions) == len(requests) == 2_816
    assert {one.standing for one in state.opinions.values()} == {c.Standing.RETURNED}
    assert c.pending(state, date(2020, 1, 9)) == ()
    assert len(file) == len(state.residents) == 2_559
    assert all(file.agrees(opinion) for opinion in state.opinions.values())

    with MESSAGES.open(encoding="utf-8") as rows:
        times = [
            tuple(datetime.fromisoformat(row[name]).date() for name in ("opened", "answered"))
            for row in csv.DictReader(rows)
        ]
    today = max(max(pair) for pair in times)
    late = [f.about for f in c.findings(state, in_force, today) if f.code == "PR-voice-reply"]
    assert len(late) == sum(a > o + relativedelta(months=1) for o, a in times) > 0
    spans = [span_of(opinion) for opinion in state.opinions.values()]
    for months in (1, 3, 6):
        last = [(o + relativedelta(months=months), a) for o, a in times]
        past = [(end, a) for end, a in last if end <= today]
        rate = came_back(spans, months, today)
        assert (rate.n, rate.censored) == (len(past), len(times) - len(past))
        assert rate.within == sum(a <= end for end, a in past)
        assert rate == came_back([one.span for one in requests], months, today)
