"""Rule codes: found however a person types them, listed, and what is near a mistyped one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.errors import UnknownRule
from wholeprocess.law import codes, exact_code, in_force, rule, shipped_rules
from wholeprocess.law.codes import _key

LAW = in_force(date(2022, 3, 3), "430381")


@pytest.mark.parametrize(
    "typed", ["SG-5", "sg-5", "SG-5 ", " S G - 5\n", "ＳＧ－５", "sg–5", "SG—５", "SG−5", "　SG‐5"]
)
def test_a_code_is_found_however_it_is_typed(typed):
    assert rule(typed).code == exact_code(typed) == "SG-5"
    assert LAW.version(typed) is LAW.version("SG-5")
    assert LAW.limit(typed) == LAW.limit("SG-5")
    assert LAW.holds(typed)


@given(st.sampled_from(sorted(shipped_rules())), st.data())
def test_case_and_blanks_never_matter(code, data):
    typed = "".join(
        data.draw(st.sampled_from([c, c.upper(), c.lower(), f" {c}", chr(ord(c) + 0xFEE0)]))
        for c in code
    )
    assert rule(typed).code == code


def test_no_two_codes_differ_only_in_how_they_are_typed():
    assert len({_key(code) for code in shipped_rules()}) == len(shipped_rules())


def test_all_codes_are_listed_once_in_the_order_of_their_numbers():
    assert sorted(codes()) == sorted(shipped_rules())
    assert codes("DR83-5") == ("DR83-5", "DR83-5-how")
    assert codes("DR83")[-3:] == ("DR83-9", "DR83-10", "DR83-10-order")
    supervision = codes("SV-")
    assert supervision.index("SV-2") < supervision.index("SV-10")


@pytest.mark.parametrize("prefix", ["lv-", "LV-", "ＬＶ－"])
def test_a_prefix_lists_its_own(prefix):
    assert codes(prefix) == tuple(f"LV-{n}" for n in range(1, 8))


def test_a_prefix_of_nothing_lists_nothing():
    assert codes("ZZ") == ()


@pytest.mark.parametrize(
    ("typed", "near"),
    [("el-45-9", "EL-45-1b"), ("SG-55", "SG-5"), ("PR-round", "PR-rounds"), ("SG5", "SG-5")],
)
def test_what_is_near_a_mistyped_code_is_named(typed, near):
    with pytest.raises(UnknownRule) as unknown:
        rule(typed)
    what, _, known = str(unknown.value).partition("; near it are ")
    assert what == f"no rule has the code {typed!r}"
    assert near in known.split(", ")
    assert set(known.split(", ")) <= set(codes())
