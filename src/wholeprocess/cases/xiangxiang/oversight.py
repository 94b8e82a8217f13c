"""Property management followed for three years, and an audit of state assets (E3, E4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from wholeprocess.cases.committee import Sitting, committee_term, rhythm, sitting
from wholeprocess.cases.dealing import some
from wholeprocess.cases.oversight import followed
from wholeprocess.cases.oversight_plan import Again, Asked, Brought, Followed, Round, plans
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Unit, UnitId
from wholeprocess.journal import Act
from wholeprocess.process import EnterUnits, SetPractice
from wholeprocess.supervision import Gain, MatterId


def oversight(
    congress: DivisionCode, county: Sequence[Deputy], made: Mapping[str, Any]
) -> Iterator[Act]:
    """The standing committee's term and the two matters that it follows until they are closed."""
    rng = Random(made["seed"])
    deputies = [deputy.id for deputy in county]
    members = some(deputies, made["members"], rng)
    committee = sitting(
        congress,
        members,
        [DeputyId(who) for who in deputies if who not in set(members)],
        rhythm(made["first_meeting"], made["last_meeting"], made["days_apart"]),
        rng,
        seated=made["seated"],
        population=made["population"],
        attending=made["attending"],
    )
    units = tuple(
        Unit(id=UnitId(_unit(congress, name)), name=name, division=congress)
        for name in made["units"]
    )
    yield EnterUnits(on=made["seated"], congress=congress, units=units)
    yield SetPractice(
        on=made["compulsory"],
        congress=congress,
        code="SVP-compulsory",
        value="yes",
        reason="代表满意度测评列为常委会开展监督的必选项",
    )
    yield from committee_term(committee)
    matters = [_matter(raw, committee) for raw in made["matter"]]
    yield from plans(congress, matters)
    for matter in matters:
        yield from followed(committee, matter, rng)


def _unit(congress: DivisionCode, name: str) -> str:
    return f"{congress}/{name}"


def _matter(raw: Mapping[str, Any], committee: Sitting) -> Followed:
    def units(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(_unit(committee.congress, name) for name in names)

    rounds = tuple(
        Round(
            meeting=committee.from_(one["from"]),
            title=one["title"],
            units=units(one["units"]),
            opinions=tuple(one["opinions"]),
            kind=one["kind"],
            back=units(one.get("back", ())),
            redo=one.get("redo"),
            again=tuple(
                Again(units=units(a["units"]), what=a["what"], on=a["on"], due=a["due"])
                for a in one.get("again", ())
            ),
        )
        for one in raw["round"]
    )
    inquiry = None
    if (asked := raw.get("inquiry")) is not None:
        inquiry = Asked(
            meeting=committee.from_(asked["from"]),
            title=asked["title"],
            units=units(asked["units"]),
            questions=tuple(asked["questions"]),
        )
    return Followed(
        id=MatterId(f"{committee.congress}/{raw['id']}"),
        title=raw["title"],
        rounds=rounds,
        brought=tuple(_brought(gain) for gain in raw["gain"]),
        closed=raw["closed"],
        inquiry=inquiry,
    )


def _brought(raw: Mapping[str, Any]) -> Brought:
    if "yuan" in raw:
        gain = Gain(key=raw["key"], amount=100 * raw["yuan"], unit="fen")
    else:
        gain = Gain(key=raw["key"], amount=raw["amount"], unit=raw["unit"])
    return Brought(on=raw["on"], gain=gain)
