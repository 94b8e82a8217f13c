"""What every act of an election is about (选举行为): one election, mostly one of its districts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NewType

from attrs import field, frozen

from wholeprocess.congress import Organ
from wholeprocess.journal import Act, name, several

ElectionId = NewType("ElectionId", str)
"""One congress's election of one term; a county's and its townships' are elections of their own."""

DistrictId = NewType("DistrictId", str)
"""An electoral district (选区), or in an indirect election an electing unit (选举单位)."""

VoterId = NewType("VoterId", str)
"""A voter on the roll (选民): a keyed digest of the identity number, never the number itself."""

CandidateId = NewType("CandidateId", str)
"""A person put forward (代表候选人): the name under which votes are counted in a district."""


# a converter with a type of its own each: type checkers take a field's type from it
def names(values: Iterable[str]) -> tuple[str, ...]:
    """A row of names as a tuple."""
    return several(values)


def candidates(values: Iterable[CandidateId]) -> tuple[CandidateId, ...]:
    """A row of candidates as a tuple."""
    return several(values)


def voters(values: Iterable[VoterId]) -> tuple[VoterId, ...]:
    """A row of voters as a tuple."""
    return several(values)


@frozen(kw_only=True)
class ElectionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``) or whoever acts."""

    about: ClassVar[str] = "election"

    election: ElectionId = field(validator=name)
    by: str = field(default=str(Organ.ELECTION_COMMITTEE), validator=name)


@frozen(kw_only=True)
class DistrictAct(ElectionAct):
    """An act in one district of an election; it is about ``election/district``."""

    about: ClassVar[str] = "place"

    district: DistrictId = field(validator=name)

    @property
    def place(self) -> str:
        """The election and the district in one word, as findings name it."""
        return place_of(self.election, self.district)


def place_of(election: ElectionId, district: DistrictId) -> str:
    """How findings and journals name a district of an election.

    >>> place_of(ElectionId("county-2021"), DistrictId("D07"))
    'county-2021/D07'
    """
    return f"{election}/{district}"
