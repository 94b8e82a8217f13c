"""Measures of consultation (协商指标): stations and who came, opinions, who was at the table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from wholeprocess.congress import Deputy, DivisionCode, Level
from wholeprocess.consultation import (
    DraftOpinion,
    MatterFile,
    MatterKind,
    MatterPhase,
    OpinionPhase,
    Standing,
    built_to_standard,
    contact_progress,
    deputies_of_place,
    everyone,
    matter_files,
)
from wholeprocess.consultation import findings as found_in_consultation
from wholeprocess.process import Fold, State

E = TypeVar("E", bound=StrEnum)


def share(part: int, whole: int) -> Fraction | None:
    """An exact share; ``None`` of nothing."""
    return Fraction(part, whole) if whole else None


def _named(kind: type[E], word: str) -> E:
    """A word of a case's description as what it names; ``LookupError`` where it names nothing."""
    try:
        return kind(word)
    except ValueError:
        raise LookupError(f"{word!r} is none of {', '.join(kind)}") from None


def stations_built(state: State, within: str, by: date) -> int | None:
    """Workrooms and stations that are built to standard, each by its last check up to a day."""
    return built_to_standard(state.consultation, Fold(state).law, by, within=within).built


def stations_held(state: State, within: str, year: int) -> Fraction | None:
    """Stations open all year that received residents in every month of it, as a share of all."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    months: dict[str, set[int]] = {
        ident: set()
        for ident, station in state.consultation.stations.items()
        if station.division.startswith(within) and station.open_on(first) and station.open_on(last)
    }
    for ident, day in state.consultation.receptions:
        if ident in months and day.year == year:
            months[ident].add(day.month)
    return share(sum(len(held) == 12 for held in months.values()), len(months))


def attended(state: State, place: str, year: int, level: str) -> Fraction | None:
    """Deputies of one level who received residents at a station in a year, as a share of all."""
    came = everyone(
        state.consultation, _deputies(state, place, year), date(year, 1, 1), date(year, 12, 31)
    ).levels[_named(Level, level)]
    return share(came.numerator, came.denominator)


def _deputies(state: State, place: str, year: int) -> tuple[Deputy, ...]:
    at_the_end = date(year, 12, 31)
    return deputies_of_place(state.consultation, state.register, DivisionCode(place), at_the_end)


def contacts_kept(state: State, place: str, year: int) -> Fraction | None:
    """Contacts made as often and in every way as the scheme asks in a year, as a share of all."""
    made = contact_progress(
        state.consultation, DivisionCode(place), date(year, 1, 1), date(year, 12, 31)
    )
    return share(sum(one.kept for one in made), len(made))


def opinions_in_time(state: State, within: str, by: date) -> Fraction | None:
    """Opinions that came back to their voters, or are on the way within every term, of all."""
    consulted = state.consultation
    late = {f.about for f in found_in_consultation(consulted, Fold(state).law, by)}
    heard = [
        opinion
        for opinion in consulted.opinions.values()
        if opinion.congress.startswith(within)
        and opinion.heard.on <= by
        and opinion.standing is not Standing.WITHDRAWN
    ]
    fine = sum(one.standing is Standing.RETURNED or one.id not in late for one in heard)
    return share(fine, len(heard))


def opinions_in_suggestions(state: State, within: str) -> int | None:
    """Opinions of voters that deputies took up in a suggestion."""
    return sum(
        bool(opinion.fed) and opinion.congress.startswith(within)
        for opinion in state.consultation.opinions.values()
    )


def _files(state: State, place: str, kinds: Iterable[str]) -> list[MatterFile]:
    wanted = {_named(MatterKind, kind) for kind in kinds}
    return [
        file
        for file in matter_files(state.consultation)
        if file.matter.congress == place
        and file.matter.kind in wanted
        and file.matter.phase in (MatterPhase.HELD, MatterPhase.SUBMITTED)
    ]


def musts_missing(state: State, place: str, kinds: list[str]) -> int | None:
    """What must be and was not: groups to invite, forms to consult, opinions to answer."""
    files = _files(state, place, kinds)
    if {file.matter.kind for file in files} != set(kinds):
        return None  # of a kind that was never held nothing is known
    law = Fold(state).law
    return sum(
        len(file.missing(law(file.matter.done or file.matter.day, file.matter.congress)))
        for file in files
    )


def draft_opinions_settled(state: State, place: str, kinds: list[str]) -> Fraction | None:
    """Opinions on drafts that were adopted or answered with a reason, as a share of all raised."""
    raised: list[DraftOpinion] = [
        opinion for file in _files(state, place, kinds) for opinion in file.opinions
    ]
    return share(sum(one.phase is not OpinionPhase.OPEN for one in raised), len(raised))


CONSULTATION = (
    stations_built,
    stations_held,
    attended,
    contacts_kept,
    opinions_in_time,
    opinions_in_suggestions,
    musts_missing,
    draft_opinions_settled,
)
"""The measures of this file."""
