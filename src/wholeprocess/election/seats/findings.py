"""Seats and districts (名额、选区): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import State
from wholeprocess.election.seats.acts import (
    NATION,
    AppointCommittee,
    FileSeats,
    FixSeats,
    NumberAct,
    RedetermineSeats,
)
from wholeprocess.election.seats.districts import spread
from wholeprocess.election.seats.election import District, Election, Method
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _elections(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Election, Sequence[District], LawAt]]:
    drawn = {
        election: tuple(districts)
        for election, districts in groupby(
            sorted(state.districts.values(), key=lambda d: (d.election, d.id)),
            key=lambda district: district.election,
        )
    }
    for election in state.elections.values():
        yield election, drawn.get(election.id, ()), law_at


def _numbers(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Election, Sequence[District], LawAt, date]]:
    for election, districts, _ in _elections(state, law_at, through):
        yield election, districts, law_at, through


# --- the committee --------------------------------------------------------------------------------


@finds(
    "EL-9-2",
    "ELL-committee-least",
    "ELL-committee-most",
    "ELL-vice-chairs-least",
    "ELL-vice-chairs-most",
)
def _committee(
    election: Election, districts: Sequence[District], law_at: LawAt
) -> Iterator[Finding]:
    if election.method is not Method.DIRECT:
        return
    appointed = [act for act in election.acts if isinstance(act, AppointCommittee)]
    begun = min((act.on for district in districts for act in district.acts[:1]), default=None)
    own = not election.by_election  # a by-election may be run without one (EL-57-4)
    if own and begun is not None and (not appointed or begun < appointed[0].on):
        yield found(
            "EL-9-2",
            election.id,
            (
                f"{begun}划分选区时尚未任命选举委员会",
                f"districts were drawn on {begun}, before an election committee was appointed",
            ),
            ("先任命选举委员会，再由其确认选区", "appoint it, and let it confirm the districts"),
            begun,
        )
    if not appointed:
        return
    last = appointed[-1]
    law = law_at(last.on, election.congress)
    yield from _size(election, appointed, law)


def _size(election: Election, appointed: Sequence[AppointCommittee], law: Law) -> Iterator[Finding]:
    vice = {name for act in appointed for name in act.vice_chairs} & set(election.members)
    committee = ("ELL-committee-least", "ELL-committee-most")
    numbers = [(committee, len(election.members), "组成人员", "members")]
    if any(act.chair for act in appointed):
        vice_chairs = ("ELL-vice-chairs-least", "ELL-vice-chairs-most")
        numbers.append((vice_chairs, len(vice), "副主任", "vice-chairs"))
    for (at_least, at_most), number, zh, en in numbers:
        if not law.holds(at_least):
            continue
        least, most = law.count(at_least), law.count(at_most)
        if least <= number <= most:
            continue
        yield found(
            at_least if number < least else at_most,
            election.id,
            (
                f"选举委员会{zh}{number}人，本地规定{least}至{most}人",
                f"the election committee has {number} {en}; the local text has {least} to {most}",
            ),
            ("补充任命或者减少", "appoint more, or let some leave"),
            appointed[-1].on,
            Severity.DEPARTURE,
        )


# --- the number of deputies -----------------------------------------------------------------------


@finds("EL-13-1", "EL-14-2", "EL-25-1", "ELL-refile")
def _number(
    election: Election, districts: Sequence[District], law_at: LawAt, through: date
) -> Iterator[Finding]:
    for place, act in enumerate(election.acts):
        if isinstance(act, NumberAct):
            yield from _filing(election, act, election.acts[place + 1 :], law_at, through)
    seats = election.seats
    unfilled = 0 if seats is None or election.by_election else seats - election.drawn
    if unfilled and districts and through >= election.day:
        yield found(
            "EL-25-1",
            election.id,
            (
                f"{seats}名中有{unfilled}名没有分配到选区",
                f"{unfilled} of {seats} seats were given to no district",
            ),
            ("说明留出的名额", "say what they are kept for"),
            election.day,
            Severity.NOTE,
        )


def _filing(
    election: Election,
    act: NumberAct,
    later: Sequence[ElectionAct],
    law_at: LawAt,
    through: date,
) -> Iterator[Finding]:
    law = law_at(act.on, election.congress)
    filed = [other for other in later if isinstance(other, FileSeats)]
    if isinstance(act, RedetermineSeats):
        yield from _late(
            election, act, "EL-14-2", [f for f in filed if f.to == NATION], law, through
        )
        if law.holds("ELL-refile"):
            near = [f for f in filed if f.to != NATION]
            yield from _late(election, act, "ELL-refile", near, law, through)
    elif isinstance(act, FixSeats) and act.fixed is None and not filed and through >= election.day:
        yield found(
            "EL-13-1",
            election.id,
            ("确定的名额没有备案", "the number of deputies was fixed and never filed"),
            ("报备案", "file it"),
            election.day,
        )


def _late(
    election: Election,
    act: RedetermineSeats,
    code: str,
    filed: Sequence[ElectionAct],
    law: Law,
    through: date,
) -> Iterator[Finding]:
    due = law.limit(code).after(act.on, law.calendar).on
    done = filed[0].on if filed else None
    if (done or through) > due:
        zh, en = (f"{done}备案", f"filed on {done}") if done else ("尚未备案", "not filed")
        yield found(
            code,
            election.id,
            (
                f"{act.on}重新确定名额，应于{due}前备案，{zh}",
                f"the number was fixed anew on {act.on}, to be filed by {due}; {en}",
            ),
            ("补报备案", "file it"),
            done or through,
            Severity.BREACH if code == "EL-14-2" else Severity.DEPARTURE,
        )


# --- districts ------------------------------------------------------------------------------------


@finds("EL-26-1")
def _districts(
    election: Election, districts: Sequence[District], law_at: LawAt
) -> Iterator[Finding]:
    equality = spread(districts) if election.method is Method.DIRECT else None
    if equality is None or election.by_election:
        return
    drawn = max((act.on for d in districts for act in d.acts), default=election.day)
    mean = round(equality.mean)
    for row in equality.out_of_line(law_at(drawn, election.congress)):
        each = round(row.per_deputy)
        yield found(
            "EL-26-1",
            f"{election.id}/{row.district}",
            (
                f"每名代表约{each}人，全境平均约{mean}人",
                f"about {each} people per deputy; the mean of the districts is about {mean}",
            ),
            ("重新划分选区或者调整名额", "redraw the district, or give it other seats"),
            drawn,
        )


CHECKS = (*finders(_elections, _committee, _districts), *finders(_numbers, _number))
"""What finds it."""
