"""Suggestions that are alike: an exact measure for Chinese text, and what is proposed."""

import builtins
import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess import management as m
from wholeprocess.errors import MissingExtra
from wholeprocess.management import alike, likeness

MESSAGES = (
    Path(__file__).parents[2].parent / "shared" / "data" / "requests"
    / "hunan_messages_answered.csv"
)  # fmt: skip
words = st.text(st.sampled_from("修渠路灯城东村水桥"), max_size=12)


def plainly(one, other):
    """The measure written another way: bags of neighbouring characters."""

    def bag(text):
        return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter(
            [text] * bool(text)
        )

    first, second = bag(one), bag(other)
    whole = first.total() + second.total()
    return Fraction(2 * (first & second).total(), whole) if first and second else Fraction(0)


@given(words, words)
def test_it_is_the_share_of_neighbouring_characters(one, other):
    assert likeness(one, other) == plainly(one, other) == likeness(other, one)


@given(words)
def test_a_text_is_like_itself(text):
    assert likeness(text, text) == bool(text)


@pytest.mark.parametrize(
    ("one", "other", "at_least", "at_most"),
    [
        ("关于修复城东渠道的建议", "修复城东渠道", 1, 1),  # the frame does not count
        (
            "关于修复城东渠道的建议",
            "关于城东渠道修复的建议",
            "7/10",
            1,
        ),  # nor the order of the parts
        ("修复城东渠道。", "修复 城东 渠道", 1, 1),  # nor signs and spaces
        ("ＡＢＣ路灯", "abc路灯", 1, 1),  # nor the width of letters
        ("修复城东渠道", "增设校车线路", 0, 0),
        ("关于修复城东渠道的建议", "关于增设校车的建议", 0, 0),
        ("", "修渠", 0, 0),
    ],
)
def test_what_counts(one, other, at_least, at_most):
    assert Fraction(at_least) <= likeness(one, other) <= Fraction(at_most)


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


def test_without_the_extra_it_says_what_is_missing(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("rapidfuzz"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"wholeprocess\[text\]"):
        likeness("修渠", "修路")


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
