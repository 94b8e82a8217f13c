"""Identity numbers: checked as stdnum checks them, digested under a key, and never shown."""

import copy
import json
import logging
import pickle
import string
import sys
import traceback
from datetime import date

import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from wholeprocess.election import (
    ConfirmIncapacity,
    DecideObjection,
    IdentityNumber,
    JudgeRoll,
    NoteNeeds,
    ObjectToRoll,
    ParcelOut,
    RecordVisits,
    RegisterVoters,
    ReopenRoll,
    RestoreVoters,
    StrikeOffVoters,
    SueOverRoll,
    SuspendVoters,
    TransferVoters,
    identity_fault,
    may_hold_a_number,
    voter_id,
    voter_ids,
)
from wholeprocess.errors import MissingExtra
from wholeprocess.journal import Codec, MemoryJournal, line_of

calm = settings(deadline=None)  # the machine may be busy

KEY = b"a key of 32 bytes, kept by them."
NOBODY = "110101299901010019"  # born in the year 2999


def of_nobody(seventeen):
    return seventeen + ric.calc_check_digit(seventeen + "0")


@st.composite
def numbers(draw):
    born = draw(st.dates(date(1900, 1, 1), date(2020, 12, 31)))
    place, order = draw(st.integers(100_000, 999_999)), draw(st.integers(0, 999))
    return of_nobody(f"{place}{born:%Y%m%d}{order:03}")


def check_digit(seventeen):
    """GB 11643 as it is written there: weights, remainder, table."""
    weights = [2**n % 11 for n in range(17, 0, -1)]
    total = sum(w * int(d) for w, d in zip(weights, seventeen, strict=True))
    return "10X98765432"[total % 11]


@calm
@given(numbers())
def test_the_check_digit_is_that_of_the_standard(number):
    event("X" if number[-1] == "X" else "digit")
    assert check_digit(number[:17]) == number[-1]
    assert identity_fault(number) is None
    assert identity_fault(f" {number.lower()} ") is None
    assert IdentityNumber(number).born == date(
        int(number[6:10]), int(number[10:12]), int(number[12:14])
    )


@calm
@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_seen(number, place, character):
    wrong = number[:place] + character + number[place + 1 :]
    assume(wrong != number)
    assert identity_fault(wrong) is not None


@calm
@given(numbers(), st.integers(0, 16))
def test_two_neighbours_exchanged_are_always_seen(number, place):
    a, b = number[place : place + 2]
    assume(a != b)
    assert identity_fault(number[:place] + b + a + number[place + 2 :]) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "another shape"),
        (NOBODY[:-1], "another shape"),
        (NOBODY + "1", "another shape"),
        ("110101990101001", "old kind"),
        (NOBODY[:-1] + "A", "another shape"),
        ("X" + NOBODY[1:], "another shape"),
        (NOBODY[:17] + "0", "check digit"),
        (of_nobody("11010119990230001"), "no calendar"),
        (of_nobody("11010100000101001"), "no calendar"),
        (NOBODY.translate(str.maketrans("0123456789", "０１２３４５６７８９")), "another shape"),
        (110101299901010019, "no text"),
        (None, "no text"),
    ],
)
def test_what_is_no_number_and_why(text, words):
    assert words in identity_fault(text)
    with pytest.raises(ValueError, match=words):
        IdentityNumber(text)


@pytest.mark.parametrize("born", ["19620307", "20190101"])
def test_a_county_younger_than_the_person_is_no_fault(born):
    """``stdnum`` alone would refuse who was born before the county had its code."""
    number = of_nobody(f"430381{born}123")
    assert identity_fault(number) is None
    assert ric.is_valid(number) is (born > "1986")


# --- digests --------------------------------------------------------------------------------------


@calm
@given(st.lists(numbers(), max_size=6), st.binary(min_size=16, max_size=64))
def test_digests_depend_on_number_and_key_alone(found, key):
    ids = voter_ids(found, key)
    assert ids == [voter_id(IdentityNumber(number), key) for number in found]
    assert len(set(ids)) == len(set(found))
    assert all(set(ident) <= set(string.ascii_lowercase) and len(ident) == 32 for ident in ids)
    other = voter_ids(found, key[:-1] + bytes([key[-1] ^ 1]))
    assert not set(ids) & set(other)


@pytest.mark.parametrize("key", [b"", b"k" * 15, b"k" * 65, "k" * 32, None])
def test_a_key_that_is_none_is_refused_without_being_shown(key):
    with pytest.raises(ValueError, match="16 to 64 bytes") as raised:
        voter_id(IdentityNumber(NOBODY), key)
    assert not key or str(key) not in str(raised.value)


def test_equal_numbers_are_equal_and_a_text_is_not():
    assert IdentityNumber(NOBODY) == IdentityNumber(f" {NOBODY}")
    assert len({IdentityNumber(NOBODY), IdentityNumber(NOBODY)}) == 1
    assert IdentityNumber(NOBODY) != NOBODY


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "stdnum.cn", None)
    with pytest.raises(MissingExtra, match=r"wholeprocess\[tables\]"):
        IdentityNumber(NOBODY)


# --- never shown ----------------------------------------------------------------------------------


@calm
@given(numbers())
def test_a_number_shows_itself_nowhere(number):
    secret = IdentityNumber(number)
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r:>30}", f"{secret:>30}"]
    shown += ["%s" % secret, repr([secret]), repr({secret: 1}), repr(dir(secret))]  # noqa: UP031
    record = logging.LogRecord("x", logging.INFO, "", 1, "voter %s", (secret,), None)
    shown.append(record.getMessage())
    assert not any(number in text or number[6:14] in text for text in shown)
    assert copy.copy(secret) is copy.deepcopy(secret) is secret
    for leave in (pickle.dumps, json.dumps):
        with pytest.raises(TypeError) as raised:
            leave(secret)
        assert number not in str(raised.value)
    with pytest.raises(TypeError):
        secret.__getstate__()
    with pytest.raises(TypeError):
        vars(secret)


@calm
@given(numbers(), st.sampled_from(["", " ", "x", "０"]))
def test_the_error_for_a_wrong_number_does_not_hold_it(number, more):
    wrong = number[:17] + ("0" if number[-1] != "0" else "1") + more
    with pytest.raises(ValueError, match="identity number") as raised:
        IdentityNumber(wrong)
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert number[:17] not in told


def digits_of(text):
    return int("".join(filter(str.isdigit, text))[:17])


ACTS = (
    lambda text: RegisterVoters(voters=(text,), **PLACE),
    lambda text: RegisterVoters(voters=("a", f"voter {text}"), **PLACE),
    lambda text: RegisterVoters(voters=(digits_of(text),), **PLACE),
    lambda text: RegisterVoters(voters=text, **PLACE),
    lambda text: StrikeOffVoters(voters=(text,), reason="dead", **PLACE),
    lambda text: TransferVoters(voters=("a",), to=text, **PLACE),
    lambda text: RestoreVoters(voters=(text,), why="corrected", **PLACE),
    lambda text: SuspendVoters(voters=(text,), in_custody=True, serious=True, **PLACE),
    lambda text: ConfirmIncapacity(voters=(text,), **PLACE),
    lambda text: NoteNeeds(voters=(text,), need="ill", **PLACE),
    lambda text: ReopenRoll(reason=f"for {text}", **PLACE),
    lambda text: ObjectToRoll(objection=text, by="x", claim="omitted", **PLACE),
    lambda text: ObjectToRoll(objection="o", by=text, claim="omitted", **PLACE),
    lambda text: ObjectToRoll(objection="o", by="x", claim="omitted", voter=text, **PLACE),
    lambda text: ObjectToRoll(objection="o", by="x", claim="omitted", words=text, **PLACE),
    lambda text: ObjectToRoll(objection="o", by=digits_of(text), claim="omitted", **PLACE),
    lambda text: DecideObjection(objection="o", upheld=True, words=text, **PLACE),
    lambda text: SueOverRoll(objection="o", by=text, court="c", **PLACE),
    lambda text: SueOverRoll(objection="o", by="x", court=text, **PLACE),
    lambda text: JudgeRoll(objection="o", by="c", upheld=True, words=text, **PLACE),
    lambda text: ParcelOut(area="a", canvasser=text, households=("h",), **PLACE),
    lambda text: ParcelOut(area=text, canvasser="c", households=("h",), **PLACE),
    lambda text: ParcelOut(area="a", canvasser="c", households=(text,), **PLACE),
    lambda text: RecordVisits(area="a", buildings=(text,), **PLACE),
)
PLACE = {"on": date(2021, 3, 1), "election": "e", "district": "D1"}


@calm
@given(numbers(), st.sampled_from(ACTS), st.sampled_from(["", " ", "-"]))
def test_no_act_takes_a_number_and_no_refusal_shows_it(number, make, between):
    text = between.join((number[:6], number[6:14], number[14:]))
    with pytest.raises((TypeError, ValueError)) as raised:
        make(text)
    told = str(raised.value)
    assert number not in told
    assert text not in told
    assert number[:15] not in told
    assert number[6:14] not in told


@calm
@given(st.lists(numbers(), min_size=1, max_size=5, unique=True))
def test_a_journal_line_holds_digests_alone(found):
    act = RegisterVoters(voters=voter_ids(found, KEY), **PLACE)
    journal = MemoryJournal(Codec([RegisterVoters]))
    journal.append(act)
    (entry,) = journal
    line = line_of(entry, journal.codec)
    assert not any(number in line or number[:15] in line for number in found)
    assert not any(number in repr(act) for number in found)
    assert KEY.decode() not in line


@calm
@given(
    st.lists(
        st.text("0123456789", min_size=4, max_size=9)
        | st.sampled_from([" ", "-", "x", "  ", "年"]),
        max_size=7,
    ).map("".join)
)
@example("1" * 15)
@example("1" * 14)
@example("1 1-" * 8)
def test_a_run_of_fifteen_digits_may_be_a_number(text):
    """Fifteen or more digits with at most one space or hyphen between two of them."""
    runs, here, gap = [0], 0, 0
    for character in text:
        if character.isdigit():
            here, gap = here + 1, 0
        elif character in " -" and here and not gap:
            gap = 1
        else:
            here, gap = 0, 0
        runs.append(here)
    event(f"{max(runs) >= 15}")
    assert may_hold_a_number(text) == (max(runs) >= 15)
