"""Suggestions that are alike: what is proposed, and what is not."""

import csv
from pathlib import Path

import pytest

from wholeprocess import management as m
from wholeprocess.management import alike

MESSAGES = (
    Path(__file__).parents[2].parent / "shared" / "data" / "requests"
    / "hunan_messages_answered.csv"
)  # fmt: skip


def put_forward(desk, *papers):
    for n, (title, text) in enumerate(papers, start=1):
        desk.do(m.Submit(on=desk.day(n), by=f"d{n}", title=title, text=text, suggestion=f"s{n}"))
    return desk.state.cases.values()


CANAL = ("关于修复城东渠道的建议", "城东渠道年久失修，三个村用水困难，建议列入水利项目")
AGAIN = ("城东渠道亟待修复", "城东渠道年久失修，三个村民用水困难，建议尽快列入水利项目")
LAMPS = ("关于增设路灯的建议", "城东村两公里道路夜间无灯，建议安装路灯")


def test_couples_are_proposed_and_a_person_decides(desk):
    cases = put_forward(desk, CANAL, AGAIN, LAMPS)
    (couple,) = alike(cases, desk.law(desk.day(9)))
    assert (couple.one, couple.other) == ("s2", "s1")  # the later into the earlier
    assert couple.text > couple.title
    assert couple.likeness == couple.text
    assert all(case.phase is m.Phase.SUBMITTED for case in cases)
    desk.do(m.Merge(on=desk.day(9), suggestion=couple.one, into=couple.other))
    assert alike(desk.state.cases.values(), desk.law(desk.day(9))) == ()


def test_how_alike_is_a_parameter(desk_at):
    desk = desk_at(settings={"PR-likeness": 100})
    assert alike(put_forward(desk, CANAL, AGAIN), desk.law(desk.day(9))) == ()
    same = desk_at(settings={"PR-likeness": 100})
    assert len(alike(put_forward(same, CANAL, CANAL), same.law(same.day(9)))) == 1


def test_what_is_answered_is_not_proposed(desk):
    cases = put_forward(desk, CANAL, CANAL)
    desk.do(m.Assign(on=desk.day(9), suggestion="s1", lead="u1"))
    desk.do(m.Reply(on=desk.day(9), suggestion="s1", by="u1", result="solved", words="已修"))
    assert len(list(cases)) == 2
    assert alike(desk.state.cases.values(), desk.law(desk.day(9))) == ()


def test_congresses_are_kept_apart(desk):
    desk.do(m.Submit(on=desk.day(1), by="d1", title=CANAL[0], text=CANAL[1], suggestion="s1"))
    desk.do(m.Submit(on=desk.day(1), by="city-1", title=CANAL[0], text=CANAL[1], suggestion="c1"))
    assert alike(desk.state.cases.values(), desk.law(desk.day(9))) == ()


def test_residents_own_words_that_were_written_twice_are_found(desk):
    """Titles of a public board that occur more than once come out as wholly alike."""
    if not MESSAGES.exists():
        pytest.skip(f"the messages are not at {MESSAGES}; they are no part of the package")
    with MESSAGES.open(encoding="utf-8") as file:
        titles = [row["title"] for row in csv.DictReader(file)][:600]
    for n, title in enumerate(titles):
        desk.state = desk.state.with_(
            m.Case(
                (m.Submit(on=desk.day(0), by="d1", title=title, text=title, suggestion=f"s{n}"),),
                "430381",
                m.Phase.SUBMITTED,
                desk.day(0),
            )
        )
    couples = {(c.other, c.one) for c in alike(desk.state.cases.values(), desk.law(desk.day(0)))}
    twice = {
        (f"s{a}", f"s{b}") for b, title in enumerate(titles) for a in range(b) if titles[a] == title
    }
    assert twice
    assert {tuple(sorted(pair)) for pair in twice} <= {tuple(sorted(pair)) for pair in couples}
    assert len(couples) < len(titles) // 4  # few enough for a person to look at
