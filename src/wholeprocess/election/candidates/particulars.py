"""A nominee's particulars (基本情况): given truly, and notified where they were not (EL-30-2c)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, Register
from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.candidates.entry import entered, list_of, not_standing
from wholeprocess.election.record import Changes, State
from wholeprocess.election.tenure.credentials import must_choose
from wholeprocess.journal import each_once, name, several
from wholeprocess.law import Law, Refusal


def _areas(values: Iterable[DivisionCode]) -> tuple[DivisionCode, ...]:
    return several(values)


@frozen(kw_only=True)
class NomineeAct(DistrictAct):
    """An act about one of a district's nominees."""

    nominee: CandidateId = field(validator=name)


@frozen(kw_only=True)
class GiveParticulars(NomineeAct):
    """A nominee gives his particulars (提供基本情况).

    ``deputy_in`` names the congresses in which he is a deputy now (EL-48-1); the one that is
    being elected among them means that he stands again.
    """

    kind: ClassVar[str] = "election.give-particulars"

    words: str = field(validator=name)
    deputy_in: tuple[DivisionCode, ...] = field(default=(), converter=_areas, validator=each_once)


@frozen(kw_only=True)
class FindParticularsUntrue(NomineeAct):
    """Particulars turn out not to be true (基本情况不实); the voters or deputies must be told."""

    kind: ClassVar[str] = "election.find-particulars-untrue"

    words: str = field(validator=name)


@frozen(kw_only=True)
class NotifyOfParticulars(NomineeAct):
    """The voters or deputies are told that particulars were not true (通报)."""

    kind: ClassVar[str] = "election.notify-of-particulars"

    words: str = field(validator=name)


def is_a_nominee(state: State, act: NomineeAct, law: Law, register: Register) -> Refusal | None:
    """The person stands in this district."""
    return not_standing(state, act, (act.nominee,), law)


def areas_are_known(
    state: State, act: GiveParticulars, law: Law, register: Register
) -> Refusal | None:
    """The congresses named are in the table of divisions."""
    if unknown := [area for area in act.deputy_in if area not in register.divisions]:
        what = f"no division has the code {', '.join(unknown)}"
        return law.refusal("WP-known", what, "load the table of divisions that has it")
    return None


def given(state: State, act: GiveParticulars, law: Law, register: Register) -> Changes:
    """The particulars, and the areas without a line of subordination to the seat stood for."""
    congress = state.elections[act.election].congress
    apart = [area for area in act.deputy_in if must_choose((area, congress), register)]
    others = tuple(pair for pair in list_of(state, act).elsewhere if pair[0] != act.nominee)
    return entered(state, act, elsewhere=(*others, *((act.nominee, area) for area in apart)))
