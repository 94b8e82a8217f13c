"""Drawing a panel: anyone can draw it again, nobody can bend it, and chances are equal."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wholeprocess.supervision import draw_panel

names = st.sets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=6), min_size=1)


@given(names, st.randoms(use_true_random=False), st.text(min_size=1), st.data())
def test_it_hangs_on_the_seed_and_on_nothing_else(deputies, order, seed, data):
    conflicts = data.draw(st.sets(st.sampled_from(sorted(deputies))))
    free = deputies - conflicts
    assume(free)
    size = data.draw(st.integers(1, len(free)))
    panel = draw_panel(deputies, size, conflicts, seed)
    assert len(set(panel)) == size
    assert set(panel) <= free
    mixed = sorted(deputies)
    order.shuffle(mixed)
    assert draw_panel(mixed, size, conflicts, seed) == panel
    # a larger panel holds the smaller, and whoever is out of it anyway changes nothing
    assert draw_panel(deputies, len(free), conflicts, seed)[:size] == panel
    assert draw_panel(set(panel) | conflicts, size, conflicts, seed) == panel


def test_a_second_reading_of_the_same_words():
    """The docstring in other words: by the number that the digest of seed, line feed, id is."""
    pool, seed = [f"代表{n}" for n in range(40)], "2021年6月1日开奖"
    lots = {int.from_bytes(sha256((seed + "\n" + one).encode()).digest()): one for one in pool}
    assert draw_panel(pool, 7, (), seed) == tuple(lots[lot] for lot in sorted(lots)[:7])


def test_everyone_is_drawn_about_as_often():
    pool = [f"d{n}" for n in range(20)]
    drawn = Counter(one for n in range(2000) for one in draw_panel(pool, 5, ("d7",), f"seed {n}"))
    assert drawn["d7"] == 0
    expected = 2000 * 5 / 19
    chi = sum((drawn[one] - expected) ** 2 / expected for one in pool if one != "d7")
    assert chi < 42.3  # the 99.9 % point of chi square with 18 degrees of freedom


def test_sizes_and_seeds_that_draw_nothing():
    assert draw_panel(["a"], 1, (), "s") == ("a",)
    for size, seed, words in (
        (0, "s", "a panel of 0"),
        (1, "", "seed is empty"),
        (2, "s", "1 dep"),
    ):
        with pytest.raises(ValueError, match=words):
            draw_panel(["a"], size, (), seed)
