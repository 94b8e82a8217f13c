"""Popolo (议会数据标准): people, organisations, posts, memberships, motions and votes, both ways.

Fields that nobody here reads are kept as they stand: what is read and written again has the same
content. A secret ballot has counts and no votes of persons, so none are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Register, SessionId, Unit, UnitId
from wholeprocess.decision import PassResolution, ResolutionId, Votes
from wholeprocess.errors import BadInput, Problem
from wholeprocess.exchange.json_file import json_of
from wholeprocess.journal import Entry
from wholeprocess.process import words_of
from wholeprocess.process.references import class_of

Row: TypeAlias = Mapping[str, Any]

NEEDED: Mapping[str, tuple[str, ...]] = {
    "persons": ("id", "name"),
    "organizations": ("id", "name"),
    "posts": ("id", "organization_id"),
    "memberships": ("person_id", "organization_id"),
    "motions": ("id",),
    "vote_events": ("id",),
    "votes": ("option",),
}
"""The lists of a file, and what each of their rows must have, as text."""

REFERENCES = {
    "person_id": "persons",
    "organization_id": "organizations",
    "post_id": "posts",
    "motion_id": "motions",
    "vote_event_id": "vote_events",
}
"""Fields that name a row of another list; the rows of a list that a file lacks lie elsewhere."""

CONGRESS, UNIT = "congress", "unit"
OPTIONS = {"for_": "yes", "against": "no", "abstain": "abstain"}
OTHERS = {"abstained": "abstain", "not_voted": "not voting"}
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ].*)?)?)?")


@frozen(kw_only=True)
class Popolo:
    """A file: its lists by their names in Popolo, and whatever else it has."""

    lists: Mapping[str, Sequence[Row]]
    more: Mapping[str, Any]

    def of(self, name: str) -> Sequence[Row]:
        """The rows of a list; none where the file has no such list."""
        return self.lists.get(name, ())

    def text(self) -> str:
        """The file's text."""
        data = {**self.lists, **self.more}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_popolo(path: str | Path) -> Popolo:
    """A Popolo file: one JSON object with its lists; ``BadInput`` has every fault of it."""
    return popolo_from(json_of(path), str(path))


def popolo_from(data: object, name: str = "popolo") -> Popolo:
    """The same from plain data; ``name`` stands in the problems."""
    if not isinstance(data, dict):
        what, mend = "is no object with lists", 'write {"persons": […], …}'
        raise BadInput([Problem(file=name, what=what, mend=mend)])
    problems = [
        Problem(file=name, field=field, what=what, mend=mend) for field, what, mend in _faults(data)
    ]
    if problems:
        raise BadInput(problems)
    lists = {key: tuple(data[key]) for key in data if key in NEEDED}
    return Popolo(lists=lists, more={key: data[key] for key in data if key not in NEEDED})


def _faults(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    known: dict[str, set[str]] = {}
    for name in NEEDED:
        rows = data.get(name, [])
        if not isinstance(rows, list):
            yield name, "is no list", "write […]"
        else:
            own = [row.get("id") for row in rows if isinstance(row, dict)]
            known[name] = {one for one in own if isinstance(one, str)}
            if len(known[name]) < sum(isinstance(one, str) for one in own):
                yield name, "has an id twice", "give each row an id of its own"
    for name, needed in NEEDED.items():
        for place, row in enumerate(data[name] if name in known and name in data else ()):
            at = f"{name}[{place}]"
            if not isinstance(row, dict):
                yield at, "is no object", "write {…}"
                continue
            for field in needed:
                if not isinstance(row.get(field), str) or not row[field]:
                    yield f"{at}.{field}", "is missing or no text", "write it"
            for field, of in REFERENCES.items():
                named = row.get(field)
                if isinstance(named, str) and of in data and named not in known.get(of, ()):
                    yield f"{at}.{field}", f"{named[:60]!r} is not among the {of}", "correct it"
            for field in ("start_date", "end_date", "date"):
                if row.get(field) is not None and not _is_date(row[field]):
                    what = f"{str(row[field])[:40]!r} is no date"
                    yield f"{at}.{field}", what, "write for example 2022-03-01"
            if "counts" in row and not _are_counts(row["counts"]):
                mend = 'write [{"option": "yes", "value": 40}, …]'
                yield f"{at}.counts", "are no counts of options", mend


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat((value[:10] + "-01-01")[:10] if len(value) < 10 else value[:10])
    except ValueError:
        return False
    return True


def _are_counts(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("option"), str)
        and type(one.get("value")) is int
        and one["value"] >= 0
        for one in value
    )


# --- out ------------------------------------------------------------------------------------------


def popolo_of(register: Register, journal: Iterable[Entry] = ()) -> Popolo:
    """Everyone in a register, and every vote on a matter in a journal, as Popolo.

    Congresses and units are organisations, a deputy a person with a membership of the post for
    those who elected him. A vote is a motion with an event that has its counts.
    """
    congresses = sorted({deputy.congress for deputy in register.deputies.values()})
    posts = sorted({(one.congress, one.elected_by) for one in register.deputies.values()})
    organizations: list[dict[str, Any]] = [
        {
            "id": congress,
            "name": f"{_called(register, congress)}人民代表大会",
            "classification": CONGRESS,
            "area_id": congress,
        }
        for congress in congresses
    ]
    organizations += [
        {"id": unit.id, "name": unit.name, "classification": UNIT, "area_id": unit.division}
        | ({"station": True} if unit.station else {})
        for unit in register.units.values()
    ]
    motions, events = _motions(register, journal)
    lists = {
        "persons": [{"id": one.id, "name": one.name} for one in register.deputies.values()],
        "organizations": organizations,
        "posts": [
            {
                "id": _post(congress, elector),
                "label": f"{_called(register, elector)}选出的代表",
                "role": "deputy",
                "organization_id": congress,
                "area_id": elector,
            }
            for congress, elector in posts
        ],
        "memberships": [_membership(one) for one in register.deputies.values()],
        "motions": motions,
        "vote_events": events,
    }
    return Popolo(lists=lists, more={})


def _called(register: Register, code: str) -> str:
    known = register.divisions.get(code)
    return known.name if known is not None else code


def _post(congress: str, elector: str) -> str:
    return f"{congress}/deputy/{elector}"


def _membership(deputy: Deputy) -> dict[str, Any]:
    row: dict[str, Any] = {
        "person_id": deputy.id,
        "organization_id": deputy.congress,
        "post_id": _post(deputy.congress, deputy.elected_by),
        "area_id": deputy.elected_by,
        "start_date": deputy.since.isoformat(),
    }
    for name, day in (
        ("end_date", deputy.until),
        ("suspended_from", deputy.suspended_from),
        ("suspended_to", deputy.suspended_to),
    ):
        if day is not None:
            row[name] = day.isoformat()
    return row | ({"knows": list(deputy.knows)} if deputy.knows else {})


def _motions(
    register: Register, journal: Iterable[Entry]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    motions, events = [], []
    for entry in journal:
        act: Any = entry.act
        votes = getattr(act, "votes", None)
        if not hasattr(votes, "for_"):
            continue
        counts = [
            {"option": option, "value": getattr(votes, name)}
            for name, option in {**OPTIONS, **OTHERS}.items()
            if hasattr(votes, name)
        ]
        session: Any = getattr(act, "session", None)
        congress = getattr(act, "congress", None)
        if congress is None and session in register.sessions:
            congress = register.sessions[session].congress
        where = {"organization_id": str(congress)} if congress else {}
        ident = str(getattr(act, "resolution", "") or f"{act.kind}/{entry.seq}")
        text = str(getattr(act, "title", "") or words_of(class_of(act)).zh)
        motions.append(
            {"id": ident, "text": text, "date": act.on.isoformat(), "classification": act.kind}
            | where
            | ({"legislative_session_id": str(session)} if session else {})
        )
        day = act.on.isoformat()
        event = {"id": f"{ident}/vote", "motion_id": ident, "start_date": day, "counts": counts}
        events.append(event | where)
    return motions, events


# --- in -------------------------------------------------------------------------------------------


def deputies_of(popolo: Popolo, congress: str, file: str = "popolo") -> tuple[Deputy, ...]:
    """The deputies of a congress: its members, with those who elected them.

    Who elected one is the ``area_id`` of the membership or of its post. ``BadInput`` names every
    membership that does not make a deputy.
    """
    names = {row["id"]: row["name"] for row in popolo.of("persons")}
    areas = {row["id"]: row.get("area_id") for row in popolo.of("posts")}

    def deputy(row: Row) -> Deputy:
        elector = row.get("area_id") or areas.get(row.get("post_id"))
        if not isinstance(elector, str):
            raise ValueError("says not who elected the deputy: area_id is missing")
        return Deputy(
            id=DeputyId(row["person_id"]),
            name=names.get(row["person_id"], ""),
            congress=DivisionCode(congress),
            elected_by=DivisionCode(elector),
            since=_day(row, "start_date") or _missing("start_date"),
            until=_day(row, "end_date"),
            suspended_from=_day(row, "suspended_from"),
            suspended_to=_day(row, "suspended_to"),
            knows=tuple(row.get("knows", ())),
        )

    return _each(popolo, "memberships", deputy, lambda r: r["organization_id"] == congress, file)


def units_of(popolo: Popolo, file: str = "popolo") -> tuple[Unit, ...]:
    """The organisations of the class ``unit``; ``BadInput`` names each that makes none."""

    def unit(row: Row) -> Unit:
        return Unit(
            id=UnitId(row["id"]),
            name=row["name"],
            division=DivisionCode(row.get("area_id", "")),
            station=bool(row.get("station", False)),
        )

    return _each(popolo, "organizations", unit, lambda r: r.get("classification") == UNIT, file)


def resolutions_of(popolo: Popolo, file: str = "popolo") -> tuple[PassResolution, ...]:
    """Motions with a session, a day and a vote event with counts, as acts of a congress.

    Motions without counts are none; ``BadInput`` names each with counts that makes no act.
    """
    counted: dict[str, Mapping[str, int]] = {}
    for event in popolo.of("vote_events"):
        if event.get("motion_id") and event.get("counts"):
            numbers = {one["option"]: one["value"] for one in event["counts"]}
            counted[event["motion_id"]] = numbers

    def resolution(row: Row) -> PassResolution:
        numbers = counted[row["id"]]
        return PassResolution(
            on=_day(row, "date") or _missing("date"),
            session=SessionId(row.get("legislative_session_id", "")),
            resolution=ResolutionId(row["id"]),
            title=row.get("text", ""),
            votes=Votes(
                for_=numbers.get("yes", 0),
                against=numbers.get("no", 0),
                abstain=numbers.get("abstain", 0),
            ),
        )

    return _each(popolo, "motions", resolution, lambda row: row["id"] in counted, file)


def _each(
    popolo: Popolo, name: str, make: Callable[[Row], Any], wanted: Callable[[Row], bool], file: str
) -> tuple[Any, ...]:
    made, problems = [], []
    for place, row in enumerate(popolo.of(name)):
        if not wanted(row):
            continue
        try:
            made.append(make(row))
        except (TypeError, ValueError, LookupError) as error:
            where, mend = f"{name}[{place}]", "correct the row"
            problems.append(Problem(file=file, field=where, what=str(error), mend=mend))
    if problems:
        raise BadInput(problems)
    return tuple(made)


def _day(row: Row, name: str) -> date | None:
    value = row.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f"{name} {str(value)[:40]!r} is no whole day") from None


def _missing(name: str) -> date:
    raise ValueError(f"{name} is missing")
