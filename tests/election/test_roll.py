"""The roll: one district for each voter, lawful reasons only, days kept, objections in order."""

from datetime import date, timedelta
from functools import reduce

import pytest
from attrs import evolve
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wholeprocess import election as e
from wholeprocess.congress import Division, Divisions, Register
from wholeprocess.election import (
    CallElection,
    ConfirmIncapacity,
    DecideObjection,
    DrawDistrict,
    FreezeRoll,
    JudgeRoll,
    NoteNeeds,
    ObjectToRoll,
    PostRoll,
    Reason,
    RegisterVoters,
    ReopenRoll,
    RestoreVoters,
    State,
    StrikeOffVoters,
    SueOverRoll,
    SuspendVoters,
    TransferVoters,
    admit,
    carried_forward,
    on_the_roll,
    roll_days,
    roll_digest,
    why_not,
)
from wholeprocess.election.roll.findings import findings
from wholeprocess.errors import Refused
from wholeprocess.journal import Codec
from wholeprocess.law import in_force

COUNTY, TOWN = "430381", "430381100"
ON, DAY = date(2021, 6, 1), date(2021, 7, 21)
PLACE = {"on": ON, "election": "e", "district": "D1"}

REGISTER = Register(
    divisions=Divisions(
        [
            *Divisions.shipped().values(),
            Division("31", "上海市", "province"),
            Division("3101", "市辖区", "city", "31", has_congress=False),
            Division("310115", "浦东新区", "county", "3101"),
            Division("33", "浙江省", "province"),
            Division("3301", "杭州市", "city", "33"),
            Division("330106", "西湖区", "county", "3301"),
            Division("11", "北京市", "province"),
            Division("1101", "市辖区", "city", "11", has_congress=False),
            Division("110101", "东城区", "county", "1101"),
        ]
    )
)


def law_of(act, state, **under):
    called = state.elections.get(act.election)
    return in_force(act.on, called.congress if called else act.congress).under(under)


def fold(*acts, state=None):
    return reduce(lambda s, a: admit(s, a, law_of(a, s), REGISTER), acts, state or State())


def drawn(congress=COUNTY, **changed):
    called = {"on": ON, "election": "e", "congress": congress, "method": "direct", "day": DAY}
    districts = (
        DrawDistrict(
            on=ON,
            election="e",
            district=name,
            name=name,
            division=congress,
            seats=2,
            population=4_000,
        )
        for name in ("D1", "D2")
    )
    return fold(CallElection(**{**called, **changed}), *districts)


def register(*voters, **changed):
    return RegisterVoters(voters=voters, **{**PLACE, **changed})


def refused(state, act, code, words="", **under):
    law = law_of(act, state, **under)
    refusal = why_not(state, act, law, REGISTER)
    assert refusal is not None
    assert refusal.code == code
    assert words in refusal.what
    with pytest.raises(Refused):
        admit(state, act, law, REGISTER)
    return refusal


def found(state, through=DAY, *codes):
    """The codes of what is found of the roll, with the rules asked for only."""
    return [f.code for f in findings(state, in_force, through) if not codes or f.code in codes]


DRAWN = drawn()
LISTED = fold(register("a", "b", "c"), state=DRAWN)


def roll(state, district="D1"):
    return state.rolls["e", district]


def test_registration_makes_the_roll():
    assert roll(LISTED).size == 3
    assert LISTED.district_of("e", "a") == "D1"
    assert LISTED.district_of("e", "z") is None
    assert on_the_roll(roll(LISTED), "D1") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("act", "code", "words", "mend"),
    [
        (register("d", "a", district="D2"), "EL-5-1", "1 voter is on another roll", "transfer"),
        (register("b", "c", district="D2"), "EL-5-1", "b on that of D1", "from D1 to D2"),
        (register("d", "a"), "EL-27-1a", "on the roll of e/D1 already: a", "lasts"),
        (register("d", by="government"), "EL-11-1", "government may not", "election-committee"),
        (register("d", district="D9"), "WP-known", "no district D9", "draw"),
        (register("d", on=date(2021, 5, 31)), "WP-order", "lies before", "order"),
    ],
)
def test_who_cannot_be_registered(act, code, words, mend):
    assert mend in refused(LISTED, act, code, words).mend


@pytest.mark.parametrize(
    ("voters", "words"),
    [(("a", ""), "empty id"), ((), "is empty"), (("a", "a"), "twice"), (("a", 1), "all be texts")],
)
def test_a_batch_names_each_voter_once(voters, words):
    with pytest.raises((TypeError, ValueError), match=words):
        register(*voters)


def test_an_indirect_election_has_no_roll():
    state = fold(
        CallElection(on=ON, election="e", congress="4303", method="indirect", day=DAY),
        DrawDistrict(
            on=ON,
            election="e",
            by="standing-committee",
            district="D1",
            name="一",
            division=COUNTY,
            seats=9,
            population=1,
        ),
    )
    refused(state, register("a"), "EL-3-1", "is indirect")


@pytest.mark.parametrize(
    ("youngest", "setting", "code"),
    [
        (date(2003, 7, 21), {}, None),
        (date(2003, 7, 22), {}, "EL-4-1"),
        (date(2003, 6, 1), {"ELP-age-day": "registration_day"}, None),
        (date(2003, 6, 2), {"ELP-age-day": "registration_day"}, "EL-4-1"),
    ],
)
def test_the_youngest_is_eighteen_on_the_day_that_counts(youngest, setting, code):
    act = register("d", youngest=youngest)
    if code:
        refused(DRAWN, act, code, "under age", **setting)
    else:
        assert why_not(DRAWN, act, law_of(act, DRAWN, **setting), REGISTER) is None
    with pytest.raises(ValueError, match="must be election_day"):
        why_not(DRAWN, act, law_of(act, DRAWN, **{"ELP-age-day": "posting"}), REGISTER)


@pytest.mark.parametrize(
    ("on", "latest"),
    [
        (date(2021, 7, 1), date(2003, 7, 1)),
        (date(2022, 2, 28), date(2004, 2, 29)),
        (date(2022, 3, 1), date(2004, 3, 1)),
        (date(2024, 2, 28), date(2006, 2, 28)),
        (date(2024, 2, 29), date(2006, 2, 28)),
    ],
)
def test_who_is_of_age_on_a_day(on, latest):
    assert e.latest_birthday(on, in_force(on)) == latest


# --- moving, striking off, restoring --------------------------------------------------------------


def transfer(*voters, to="D2", **changed):
    return TransferVoters(voters=voters, to=to, **{**PLACE, **changed})


def test_a_mover_is_on_one_roll_before_and_after():
    state = fold(transfer("a", "b"), state=LISTED)
    assert (roll(state).size, roll(state, "D2").size) == (1, 2)
    assert state.district_of("e", "a") == "D2"
    assert on_the_roll(roll(state, "D2"), "D2") == {"a", "b"}
    assert on_the_roll(roll(state), "D1") == {"c"}
    assert fold(register("d", district="D2"), state=state).rolls["e", "D2"].size == 3


@pytest.mark.parametrize(
    ("act", "code", "words"),
    [
        (transfer("a", to="D1"), "EL-27-1c", "changes nothing"),
        (transfer("a", to="D9"), "WP-known", "no district D9"),
        (transfer("a", "z"), "EL-27-1a", "1 voter is not on the roll of e/D1: z"),
        (transfer("a", district="D2", to="D1"), "EL-27-1a", "not on the roll of e/D2"),
    ],
)
def test_who_cannot_be_transferred(act, code, words):
    refused(LISTED, act, code, words)


def test_a_transfer_goes_forward_in_time_on_both_rolls():
    late = fold(register("x", district="D2", on=ON + timedelta(days=9)), state=LISTED)
    refused(late, transfer("a"), "WP-order", "the last act on e/D2")


def strike(*voters, reason="dead", **changed):
    return StrikeOffVoters(voters=voters, reason=reason, **{**PLACE, **changed})


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("dead", None),
        ("deprived", None),
        ("moved-away", None),
        ("no-voter", None),
        ("twice", None),
        ("judgment", None),
        ("suspended", "DR83-4"),
        ("incapable", "EL-27-2"),
        ("sentenced", "DR83-5"),
        ("in-custody", "DR83-5"),
        ("on-bail", "DR83-5"),
        ("detained", "DR83-5"),
        ("ill", "EL-27-2"),
        ("not-registered-again", "EL-27-1a"),
    ],
)
def test_only_a_lawful_reason_strikes_off(reason, code):
    if code:
        refused(LISTED, strike("a", reason=reason), code)
        return
    state = fold(strike("a", "b", reason=reason), state=LISTED)
    assert roll(state).size == 1
    assert state.district_of("e", "a") is None
    assert state.struck["e", "a"].reason == reason
    assert refused(state, register("a"), KEPT_OFF.get(reason, "EL-27-1c"), "off the roll").mend


KEPT_OFF = {"deprived": "EL-4-2", "no-voter": "EL-4-1", "twice": "EL-5-1", "judgment": "EL-29-1d"}


def test_every_reason_was_tried():
    tried = {
        mark.args[1][n][0]
        for mark in test_only_a_lawful_reason_strikes_off.pytestmark
        for n in range(len(mark.args[1]))
    }
    assert tried == set(Reason)


@pytest.mark.parametrize(
    ("until", "code"), [(DAY - timedelta(days=1), "EL-4-2"), (DAY, None), (None, None)]
)
def test_a_deprivation_that_ends_before_the_day_strikes_nobody_off(until, code):
    act = strike("a", reason="deprived", until=until)
    if code:
        refused(LISTED, act, code, "ends on")
    else:
        assert fold(act, state=LISTED).struck["e", "a"].until == until
    with pytest.raises(ValueError, match="the reason is another"):
        strike("a", until=DAY)


def restore(*voters, why="rights-restored", **changed):
    return RestoreVoters(voters=voters, why=why, **{**PLACE, **changed})


@pytest.mark.parametrize(
    ("until", "moved", "code"),
    [(DAY, DAY, "EL-4-2"), (DAY, DAY + timedelta(days=1), None), (None, DAY, None)],
)
def test_rights_are_restored_when_they_are_back_by_the_election_day(until, moved, code):
    state = fold(strike("a", reason="deprived", until=until), state=LISTED)
    state = evolve(state, elections={"e": evolve(state.elections["e"], day=moved)})
    if code:
        refused(state, restore("a"), code, "is deprived until")
    else:
        state = fold(restore("a"), state=state)
        assert (roll(state).size, state.district_of("e", "a")) == (3, "D1")
        refused(state, restore("a"), "WP-known", "was not struck off")


def suspend(*voters, **changed):
    told = {"in_custody": True, "serious": True, "decided_by": "court", **PLACE}
    return SuspendVoters(voters=voters, **{**told, **changed})


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"in_custody": False}, "not in custody"),
        ({"serious": False}, "not in a case"),
        ({"decided_by": None}, "without a decision"),
        ({"serious": False, "decided_by": None}, "crime and without"),
    ],
)
def test_a_suspension_needs_all_three_conditions(lacking, words):
    assert "DR83-5" in refused(LISTED, suspend("a", **lacking), "DR83-4", words).mend


@pytest.mark.parametrize("decider", ["court", "procuratorate"])
def test_the_suspended_are_off_the_roll_until_released(decider):
    state = fold(suspend("a", "new", decided_by=decider), state=LISTED)
    assert (roll(state).size, state.district_of("e", "a")) == (2, None)
    refused(state, register("new", district="D2"), "DR83-4", "was struck off")
    refused(state, restore("a", why="capable"), "DR83-4", "does not undo")
    state = fold(restore("a", "new", why="released"), state=state)
    assert roll(state).size == 4
    assert on_the_roll(roll(state), "D1") == {"a", "b", "c", "new"}


def test_nobody_is_suspended_from_another_districts_roll():
    refused(LISTED, suspend("a", district="D2"), "EL-27-1a", "a on D1")


def confirm(*voters, **changed):
    return ConfirmIncapacity(voters=voters, **{**PLACE, **changed})


def test_incapacity_is_the_committees_to_confirm():
    refused(LISTED, confirm("a", by="village"), "EL-27-2", "village may not say")
    state = fold(confirm("a"), state=LISTED)
    assert roll(state).size == 2
    refused(state, register("a"), "EL-27-2")
    assert roll(fold(restore("a", why="capable"), state=state)).size == 3


@pytest.mark.parametrize(
    ("proof", "code"),
    [({}, "ELL-incapacity"), ({"certificate": True}, None), ({"guardian": True}, None)],
)
def test_shanghai_wants_proof_of_it(proof, code):
    state = fold(register("a"), state=drawn("310115"))
    if code:
        refused(state, confirm("a", **proof), code)
    else:
        assert roll(fold(confirm("a", **proof), state=state)).size == 0


def test_an_error_is_corrected_whatever_it_was():
    state = fold(strike("a"), strike("b", reason="moved-away"), state=LISTED)
    refused(state, restore("a"), "EL-27-1c", "struck off as dead")
    assert roll(fold(restore("a", "b", why="corrected"), state=state)).size == 3


def test_needs_are_noted_of_who_is_listed():
    state = fold(NoteNeeds(voters=("a",), need="frail", **PLACE), state=LISTED)
    assert state.needs == {"e": {"a": "frail"}}
    assert roll(state).size == 3
    refused(LISTED, NoteNeeds(voters=("z",), need="away", **PLACE), "EL-27-1a")


# --- posting, closing -----------------------------------------------------------------------------


def post(on=ON, **changed):
    return PostRoll(**{**PLACE, "on": on, **changed})


@pytest.mark.parametrize(
    ("congress", "by_election", "days", "code"),
    [
        (COUNTY, False, 20, None),
        (COUNTY, False, 19, "EL-28-1"),
        (COUNTY, True, 19, "EL-28-1"),
        ("110101", True, 15, None),
        ("110101", True, 14, "ELL-roll-by-election"),
        ("110101", False, 19, "EL-28-1"),
        ("330106", True, 12, None),
        ("330106", True, 11, "ELL-roll-by-election"),
    ],
)
def test_the_roll_is_posted_twenty_days_before(congress, by_election, days, code):
    state = fold(register("a"), state=drawn(congress, by_election=by_election))
    state = fold(post(DAY - timedelta(days=days)), state=state)
    assert found(state, DAY, "EL-28-1", "ELL-roll-by-election") == ([code] if code else [])


@pytest.mark.parametrize(("days", "codes"), [(20, []), (19, ["EL-28-1"])])
def test_a_roll_that_was_never_posted_is_found_when_it_is_due(days, codes):
    assert found(LISTED, DAY - timedelta(days=days), "EL-28-1") == codes


def test_moving_the_day_moves_what_is_due():
    state = fold(post(date(2021, 7, 2)), state=LISTED)
    assert found(state, DAY, "EL-28-1") == ["EL-28-1"]
    moved = e.MoveDay(on=date(2021, 7, 3), election="e", day=date(2021, 7, 22), reason="late")
    assert found(fold(moved, state=state), DAY, "EL-28-1") == []


def test_a_roll_is_posted_once_and_not_empty():
    refused(DRAWN, post(), "EL-28-1", "nobody on it")
    refused(fold(post(), state=LISTED), post(), "WP-once", "was posted")


def test_districts_without_a_roll_are_found_on_the_day():
    assert found(LISTED, DAY, "EL-27-1a") == ["EL-27-1a"]
    assert found(LISTED, DAY - timedelta(days=1), "EL-27-1a") == []


def freeze(state, on=DAY, **changed):
    held = roll(state)
    told = {"size": held.size, "digest": roll_digest(on_the_roll(held, "D1"))}
    return FreezeRoll(**{**PLACE, "on": on, **told, **changed})


def test_a_closed_roll_changes_no_more_until_it_is_reopened():
    refused(LISTED, freeze(LISTED), "EL-28-1", "never posted")
    posted = fold(post(), state=LISTED)
    refused(posted, freeze(posted, size=4), "ELP-freeze")
    refused(posted, freeze(posted, digest=roll_digest(["a", "b"])), "ELP-freeze")
    refused(posted, ReopenRoll(reason="flood", **PLACE), "WP-phase", "is open")
    closed = fold(freeze(posted), register("x", district="D2", on=DAY), state=posted)
    assert roll(closed).frozen == roll_digest("cba")
    at = {"on": DAY}
    for act in (
        register("d", **at),
        strike("a", **at),
        suspend("a", **at),
        confirm("a", **at),
        transfer("a", **at),
        transfer("x", to="D1", district="D2", **at),
        freeze(closed),
    ):
        refused(closed, act, "ELP-freeze", "is closed")
    opened = fold(ReopenRoll(reason="flood", **{**PLACE, "on": DAY}), state=closed)
    assert fold(register("d", **at), state=opened).rolls["e", "D1"].size == 4


@pytest.mark.parametrize(
    ("congress", "days", "codes"),
    [
        ("310115", 2, []),
        ("310115", 1, ["ELL-roll-late-entry"]),
        ("330106", 12, []),
        ("330106", 11, ["ELL-roll-late-entry"]),
        (COUNTY, 1, []),
    ],
)
def test_local_texts_end_corrections(congress, days, codes):
    state = fold(register("a"), post(), state=drawn(congress))
    state = fold(register("b", on=DAY - timedelta(days=days)), state=state)
    assert found(state, DAY, "ELL-roll-late-entry") == codes


@pytest.mark.parametrize(("days", "codes"), [(5, []), (4, ["ELL-suspension"])])
def test_a_suspension_reaches_a_shanghai_committee_in_time(days, codes):
    state = fold(register("a"), state=drawn("310115"))
    state = fold(suspend("a", on=DAY - timedelta(days=days)), state=state)
    assert found(state, DAY, "ELL-suspension") == codes


# --- objections -----------------------------------------------------------------------------------

POSTED = fold(post(date(2021, 7, 1)), state=LISTED)


def objection(on=date(2021, 7, 6), voter="z", claim="omitted", **changed):
    told = {**PLACE, "on": on, "objection": "o1", "by": "neighbour"}
    return ObjectToRoll(**{**told, "claim": claim, "voter": voter, **changed})


def decide(on=date(2021, 7, 9), upheld=False, **changed):
    return DecideObjection(**{**PLACE, "on": on, "objection": "o1", "upheld": upheld, **changed})


def sue(on=date(2021, 7, 16), **changed):
    told = {**PLACE, "on": on, "objection": "o1", "by": "neighbour", "court": "county court"}
    return SueOverRoll(**{**told, **changed})


def judge(on=date(2021, 7, 20), upheld=True, **changed):
    told = {**PLACE, "on": on, "objection": "o1", "by": "county court", "upheld": upheld}
    return JudgeRoll(**{**told, **changed})


@pytest.mark.parametrize(
    ("on", "setting", "code"),
    [
        (date(2021, 7, 6), "not-counted", None),
        (date(2021, 7, 7), "not-counted", "EL-29-1a"),
        (date(2021, 7, 5), "counted", None),
        (date(2021, 7, 6), "counted", "EL-29-1a"),
    ],
)
def test_objections_come_within_five_days(on, setting, code):
    act, under = objection(on), {"ELP-first-day": setting}
    if code:
        refused(POSTED, act, code, "objections end on", **under)
    else:
        assert why_not(POSTED, act, law_of(act, POSTED, **under), REGISTER) is None


def test_anyone_objects_to_a_posted_roll_once_an_identifier():
    refused(LISTED, objection(), "EL-29-1a", "is not posted")
    state = fold(objection(by="nobody in particular"), state=POSTED)
    refused(state, objection(), "WP-once")
    refused(state, decide(objection="o2"), "WP-known")
    refused(state, decide(district="D2"), "WP-known")
    refused(state, decide(by="government"), "EL-11-1")
    refused(state, decide(on=date(2021, 7, 5)), "WP-order", "last act on the objection")


@pytest.mark.parametrize(
    ("decided", "through", "codes"),
    [
        (date(2021, 7, 9), DAY, []),
        (date(2021, 7, 10), DAY, ["EL-29-1b"]),
        (None, date(2021, 7, 9), []),
        (None, date(2021, 7, 10), ["EL-29-1b"]),
    ],
)
def test_the_committee_decides_within_three_days(decided, through, codes):
    acts = [objection(), *([decide(decided)] if decided else [])]
    assert found(fold(*acts, state=POSTED), through, "EL-29-1b") == codes


@pytest.mark.parametrize(
    ("on", "code"), [(date(2021, 7, 16), None), (date(2021, 7, 17), "EL-29-1c")]
)
def test_a_suit_comes_five_days_before(on, code):
    state = fold(objection(), decide(), state=POSTED)
    if code:
        refused(state, sue(on), code, "suits end on")
    else:
        assert fold(sue(on), state=state).objections["e", "o1"].acts[-1].on == on


def test_who_sues_and_after_what():
    state = fold(objection(), state=POSTED)
    refused(state, sue(date(2021, 7, 9)), "EL-29-1c", "has not decided")
    state = fold(decide(), state=state)
    refused(state, decide(), "WP-once")
    assert refused(state, sue(by="another"), "EL-29-1c").who == ("neighbour",)
    refused(state, judge(), "EL-29-1c", "nobody went to court")
    state = fold(sue(), state=state)
    refused(state, sue(), "WP-once")
    assert refused(state, judge(by="another court"), "EL-29-1d").who == ("county court",)
    refused(fold(judge(), state=state), judge(), "EL-29-1d", "was judged on")


@pytest.mark.parametrize(
    ("judged", "through", "late"),
    [
        (date(2021, 7, 20), DAY, False),
        (DAY, DAY, True),
        (None, DAY - timedelta(days=1), False),
        (None, DAY, True),
    ],
)
def test_judgment_comes_before_the_election_day(judged, through, late):
    acts = [objection(), decide(), sue(), *([judge(judged, upheld=False)] if judged else [])]
    codes = found(fold(*acts, state=POSTED), through, "EL-29-1d")
    assert codes == (["EL-29-1d"] if late else [])


@pytest.mark.parametrize(
    ("voter", "claim", "upheld", "listed_right"),
    [
        ("z", "omitted", True, False),
        ("z", "omitted", False, True),
        ("a", "omitted", True, True),
        ("a", "wrongly-listed", True, False),
        ("a", "wrongly-listed", False, True),
        ("z", "wrongly-listed", True, True),
        ("a", "wrong-entry", True, True),
        (None, "omitted", True, True),
    ],
)
@pytest.mark.parametrize("final", ["decision", "judgment"])
def test_the_roll_follows_the_decision_and_the_judgment_after_it(
    voter, claim, upheld, listed_right, final
):
    acts = [objection(voter=voter, claim=claim), decide(upheld=upheld)]
    code = "EL-29-1b"
    if final == "judgment":
        acts[1:] = [decide(upheld=not upheld), sue(), judge(upheld=upheld)]
        code = "EL-29-1d"
    state = fold(*acts, state=POSTED)
    assert found(state, DAY, "EL-29-1b", "EL-29-1d") == ([] if listed_right else [code])


def test_the_chain_of_days_fits_when_the_roll_is_posted_on_the_last_one():
    days = roll_days(POSTED.elections["e"], date(2021, 7, 1), in_force(ON, COUNTY))
    assert days == e.RollDays(
        post=date(2021, 7, 1),
        object_by=date(2021, 7, 6),
        sue_by=date(2021, 7, 16),
        judge_by=date(2021, 7, 20),
    )
    decided = days.object_by + timedelta(days=3)
    assert (DAY - decided).days == 12
    assert (days.sue_by - decided).days == 7
    assert roll_days(POSTED.elections["e"], None, in_force(ON, COUNTY)).object_by is None


# --- who may vote ---------------------------------------------------------------------------------

BORN = date(1990, 1, 1)


@pytest.mark.parametrize(
    ("person", "may", "code"),
    [
        ({}, True, "EL-4-1"),
        ({"born": date(2003, 7, 21)}, True, "EL-4-1"),
        ({"born": date(2003, 7, 22)}, False, "EL-4-1"),
        ({"citizen": False}, False, "EL-4-1"),
        ({"deprived_until": DAY}, False, "EL-4-2"),
        ({"deprived_until": DAY - timedelta(days=1)}, True, "EL-4-1"),
        ({"custody": "sentenced"}, True, "DR83-5"),
        ({"custody": "sentenced", "deprived_until": date.max}, False, "EL-4-2"),
        ({"custody": "on-bail", "serious": True, "suspended_by_decision": True}, True, "DR83-5"),
        ({"custody": "detained"}, True, "DR83-5"),
        ({"custody": "in-custody", "serious": True}, True, "DR83-5"),
        ({"custody": "in-custody", "suspended_by_decision": True}, True, "DR83-5"),
        (
            {"custody": "in-custody", "serious": True, "suspended_by_decision": True},
            False,
            "DR83-4",
        ),
        ({"incapable": True}, True, "EL-27-2"),
        ({"incapable": True, "confirmed": True}, False, "EL-27-2"),
        ({"incapable": True, "confirmed": True}, False, "DR83-3"),
    ],
)
def test_who_may_vote(person, may, code):
    told = {"born": BORN, **person}
    if "custody" in told:
        told["custody"] = e.Custody(told["custody"])
    ruling = e.may_vote(e.Person(**told), DAY, in_force(DAY, COUNTY))
    assert ruling.outcome is may
    assert code in ruling.rests_on


# --- from one election to the next ----------------------------------------------------------------


def test_the_roll_is_carried_forward():
    state = fold(strike("b"), register("x", "y", district="D2"), state=LISTED)
    later = CallElection(
        on=date(2026, 6, 1), election="n", congress=COUNTY, method="direct", day=date(2026, 7, 21)
    )
    draw = (
        DrawDistrict(
            on=date(2026, 6, 1),
            election="n",
            district=name,
            name=name,
            division=COUNTY,
            seats=1,
            population=9,
        )
        for name in ("D1", "D7")
    )
    state = fold(later, *draw, state=state)
    acts = tuple(carried_forward(state, "e", "n", date(2026, 6, 2), {"D2": "D7"}))
    assert [(act.district, act.voters) for act in acts] == [
        ("D1", ("a", "c")),
        ("D7", ("x", "y")),
    ]
    state = fold(*acts, state=state)
    assert state.voters["n"] == {"a": "D1", "c": "D1", "x": "D7", "y": "D7"}


def test_two_elections_have_two_rolls():
    called = CallElection(on=ON, election="t", congress=TOWN, method="direct", day=DAY)
    district = DrawDistrict(
        on=ON, election="t", district="D1", name="一", division=TOWN, seats=1, population=9
    )
    state = fold(called, district, register("a", election="t"), state=LISTED)
    assert state.voters["t"] == {"a": "D1"}
    assert state.voters["e"]["a"] == "D1"


def test_every_act_survives_the_journal():
    codec = Codec(e.ACTS)
    acts = [
        register("a", ground="newly-18", youngest=date(2003, 7, 1)),
        transfer("a"),
        strike("a", reason="deprived", until=DAY),
        restore("a"),
        suspend("a"),
        confirm("a", guardian=True),
        NoteNeeds(voters=("a",), need="away", **PLACE),
        post(),
        freeze(POSTED),
        ReopenRoll(reason="x", **PLACE),
        objection(),
        decide(),
        sue(),
        judge(),
    ]
    for act in acts:
        assert codec.load(act.kind, act.version, codec.dump(act)) == act


# --- whatever happens -----------------------------------------------------------------------------

VOTERS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True).map(tuple)
DISTRICTS = st.sampled_from(["D1", "D2"])


class AnyCourse(RuleBasedStateMachine):
    """Acts in any order: what is admitted keeps every voter on one roll, and the sizes right."""

    @initialize()
    def start(self):
        self.state, self.model = DRAWN, {}

    def attempt(self, act, right, result):
        event(f"{type(act).__name__} {'admitted' if right else 'refused'}")
        refusal = why_not(self.state, act, law_of(act, self.state), REGISTER)
        assert (refusal is None) == right, refusal
        if right:
            self.state = fold(act, state=self.state)
            self.model.update(dict.fromkeys(act.voters, result))

    def on_roll(self, voters, district):
        return all(self.model.get(voter) == district for voter in voters)

    @rule(voters=VOTERS, district=DISTRICTS)
    def registering(self, voters, district):
        fresh = not any(voter in self.model for voter in voters)
        self.attempt(register(*voters, district=district), fresh, district)

    @rule(voters=VOTERS, district=DISTRICTS, to=DISTRICTS)
    def transferring(self, voters, district, to):
        right = self.on_roll(voters, district) and to != district
        self.attempt(transfer(*voters, district=district, to=to), right, to)

    @rule(voters=VOTERS, district=DISTRICTS)
    def striking(self, voters, district):
        right = self.on_roll(voters, district)
        self.attempt(strike(*voters, district=district), right, "")

    @rule(voters=VOTERS, district=DISTRICTS)
    def suspending(self, voters, district):
        right = all(self.model.get(voter, "") in ("", district) for voter in voters)
        self.attempt(suspend(*voters, district=district), right, "")

    @rule(voters=VOTERS, district=DISTRICTS)
    def correcting(self, voters, district):
        right = all(self.model.get(voter) == "" for voter in voters)
        self.attempt(restore(*voters, why="corrected", district=district), right, district)

    @invariant()
    def one_roll_each(self):
        listed = self.state.voters.get("e", {})
        assert listed == self.model
        for district in ("D1", "D2"):
            held = self.state.rolls.get(("e", district), e.Roll())
            there = {voter for voter, where in listed.items() if where == district}
            assert held.size == len(there)
            assert on_the_roll(held, district) == there


TestAnyCourse = AnyCourse.TestCase
TestAnyCourse.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
