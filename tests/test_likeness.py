"""How alike two texts are: an exact measure for Chinese, and every couple that reaches it."""

import builtins
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.errors import MissingExtra
from wholeprocess.likeness import couples, likeness

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


@given(st.lists(words, max_size=8), st.fractions(0, 1, max_denominator=10))
def test_no_couple_is_missed_and_none_is_proposed_below(texts, least):
    found = {(pair.one, pair.other): pair.share for pair in couples(texts, least)}
    every = {(a, b): plainly(texts[a], texts[b]) for b in range(len(texts)) for a in range(b)}
    wanted = {at: n for at, n in every.items() if n >= least and all(texts[i] for i in at)}
    event("some" if wanted else "none")
    assert {at: n for at, n in found.items() if n} == {at: n for at, n in wanted.items() if n}


def test_without_the_extra_it_says_what_is_missing(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("rapidfuzz"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"wholeprocess\[text\]"):
        likeness("修渠", "修路")
