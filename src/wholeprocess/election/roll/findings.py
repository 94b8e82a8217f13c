"""The roll (选民名单): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.election.act import DistrictId, place_of
from wholeprocess.election.record import State
from wholeprocess.election.roll.acts import (
    Claim,
    DecideObjection,
    JudgeRoll,
    ObjectToRoll,
    RegisterVoters,
    SueOverRoll,
    SuspendVoters,
)
from wholeprocess.election.roll.canvass import areas_by_district, canvass_coverage
from wholeprocess.election.roll.clocks import last_day_before, last_day_within, posting_rule
from wholeprocess.election.roll.objections import beginning, step
from wholeprocess.election.roll.record import Objection, Roll
from wholeprocess.election.seats.election import Election, Method
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _rolls(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Election, DistrictId, Roll, LawAt, date]]:
    for (ident, district), roll in sorted(state.rolls.items()):
        election = state.elections[ident]
        if election.method is Method.DIRECT:
            yield election, district, roll, law_at, through


def _objections(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, Election, Objection, LawAt, date]]:
    for (ident, _), objection in sorted(state.objections.items()):
        yield state, state.elections[ident], objection, law_at, through


def _elections(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[State, Election, date]]:
    for election in state.elections.values():
        yield state, election, through


# --- posting --------------------------------------------------------------------------------------


@finds("EL-28-1", "ELL-roll-by-election")
def _posting(
    election: Election, district: DistrictId, roll: Roll, law_at: LawAt, through: date
) -> Iterator[Finding]:
    law = law_at(roll.posted or election.day, election.congress)
    code = posting_rule(election, law)
    due = last_day_before(election.day, code, law)
    if (roll.posted or through) <= due:
        return
    zh = f"{roll.posted}公布" if roll.posted else "尚未公布"
    en = f"was posted on {roll.posted}" if roll.posted else "was not posted"
    yield found(
        code,
        place_of(election.id, district),
        (
            f"选举日{election.day}，选民名单应于{due}前公布，{zh}",
            f"the election is on {election.day}; the roll was due by {due} and {en}",
        ),
        ("推迟选举日，补足公布时间", "postpone the election day, so that the time is kept"),
        roll.posted or through,
        Severity.BREACH if code == "EL-28-1" else Severity.DEPARTURE,
    )


@finds("EL-27-1a")
def _without_a_roll(state: State, election: Election, through: date) -> Iterator[Finding]:
    if election.method is not Method.DIRECT or through < election.day:
        return
    for (ident, district), drawn in sorted(state.districts.items()):
        if ident == election.id and (ident, district) not in state.rolls:
            yield found(
                "EL-27-1a",
                drawn.place,
                ("到选举日没有登记选民", "nobody was registered by the election day"),
                ("登记选民，另定选举日", "register the voters and set another day"),
                election.day,
            )


@finds("ELL-roll-late-entry", "ELL-suspension")
def _local_days(
    election: Election, district: DistrictId, roll: Roll, law_at: LawAt, through: date
) -> Iterator[Finding]:
    """Where a local text says until when the roll may still change."""
    for act in roll.acts:
        match act:
            case RegisterVoters() if roll.posted is not None and act.on > roll.posted:
                code, zh, en = "ELL-roll-late-entry", "补登选民", "voters were added"
            case SuspendVoters():
                code, zh, en = "ELL-suspension", "停止行使的决定送达", "the decision arrived"
            case _:
                continue
        law = law_at(act.on, election.congress)
        if not law.holds(code) or act.on <= (due := last_day_before(election.day, code, law)):
            continue
        yield found(
            code,
            place_of(election.id, district),
            (
                f"{act.on}{zh}，本地规定截至{due}",
                f"{en} on {act.on}; the local text has until {due}",
            ),
            ("核对名单，报上级指导", "check the roll, and ask for guidance"),
            act.on,
            Severity.DEPARTURE,
        )


# --- objections -----------------------------------------------------------------------------------


@finds("EL-29-1b", "EL-29-1d")
def _objection(
    state: State, election: Election, objection: Objection, law_at: LawAt, through: date
) -> Iterator[Finding]:
    about = place_of(election.id, objection.district)
    objected = beginning(objection)
    law = law_at(objected.on, election.congress)
    decided, judged = step(objection, DecideObjection), step(objection, JudgeRoll)
    due = last_day_within(objected.on, "EL-29-1b", law)
    if (decided.on if decided else through) > due:
        zh, en = (
            (f"{decided.on}决定", f"was decided on {decided.on}")
            if decided
            else ("尚未决定", "is not decided")
        )
        yield found(
            "EL-29-1b",
            about,
            (
                f"{objected.on}的申诉{objection.id}应于{due}前决定，{zh}",
                f"the objection {objection.id} of {objected.on} was due by {due} and {en}",
            ),
            ("作出处理决定", "decide on it"),
            decided.on if decided else through,
        )
    sued = step(objection, SueOverRoll)
    if sued is not None and (judged.on if judged else through) >= election.day:
        zh, en = (
            (f"{judged.on}判决", f"came on {judged.on}") if judged else ("尚未判决", "did not come")
        )
        yield found(
            "EL-29-1d",
            about,
            (
                f"{objection.id}的判决应在选举日{election.day}以前作出，{zh}",
                f"the judgment on {objection.id} was due before {election.day} and {en}",
            ),
            ("人民法院尽快判决", "let the court rule"),
            judged.on if judged else through,
        )
    yield from _carried_out(state, election, objection, objected, through)


def _carried_out(
    state: State,
    election: Election,
    objection: Objection,
    objected: ObjectToRoll,
    through: date,
) -> Iterator[Finding]:
    """Whether the roll became what the decision, or the judgment after it, says."""
    last = step(objection, JudgeRoll) or step(objection, DecideObjection)
    if last is None or objected.voter is None or objected.claim is Claim.WRONG_ENTRY:
        return
    listed = state.district_of(election.id, objected.voter) is not None
    right = (objected.claim is Claim.OMITTED) == last.upheld
    if listed == right:
        return
    word = ("应列入而未列入", "is to be listed and is not") if right else (
        "不应列入而仍列入",
        "is not to be listed and is",
    )  # fmt: skip
    yield found(
        "EL-29-1d" if isinstance(last, JudgeRoll) else "EL-29-1b",
        place_of(election.id, objection.district),
        (f"{objection.id}所指选民{word[0]}", f"the voter of {objection.id} {word[1]}"),
        ("照决定、判决更正名单", "correct the roll as was decided"),
        min(last.on, through),
    )


# --- the canvass ----------------------------------------------------------------------------------


@finds("ELP-canvass")
def _canvass(state: State, election: Election, through: date) -> Iterator[Finding]:
    for district, areas in areas_by_district(state, election.id).items():
        posted = state.rolls.get((election.id, district), Roll()).posted
        on = posted or election.day
        covered = canvass_coverage(areas, on)
        if covered.full or on > through:
            continue
        doors = covered.buildings - covered.buildings_visited
        homes = covered.households - covered.households_visited
        zh, en = ("公布名单时", "when the roll was posted") if posted else (
            "到选举日",
            "by the election day",
        )  # fmt: skip
        yield found(
            "ELP-canvass",
            place_of(election.id, district),
            (
                f"{zh}，还有{doors}栋未摸排、{homes}户未走访",
                f"{doors} buildings and {homes} households were not visited {en}",
            ),
            ("补走访，核对名单", "visit them, and check the roll"),
            on,
            Severity.DEPARTURE,
        )


CHECKS = (
    *finders(_rolls, _posting, _local_days),
    *finders(_objections, _objection),
    *finders(_elections, _without_a_roll, _canvass),
)
"""What finds it."""
