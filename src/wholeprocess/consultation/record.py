"""What this room keeps (协商总册)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.consultation.opinions.acts import ErasePersonal
from wholeprocess.consultation.opinions.record import Opinion
from wholeprocess.consultation.opinions.words import OpinionId, ResidentRef
from wholeprocess.consultation.participation.record import (
    Body,
    BodyId,
    DraftOpinion,
    DraftOpinionId,
    Invitation,
    InvitationKey,
    Letter,
    LetterId,
    Matter,
    MatterId,
    Meeting,
    MeetingId,
)
from wholeprocess.consultation.stations.lines import ContactKey, ContactLine
from wholeprocess.consultation.stations.record import (
    DeputyDay,
    DutyDay,
    Reception,
    Roster,
    RosterId,
    Station,
    StationId,
    Visit,
)
from wholeprocess.consultation.stations.scheme import ContactScheme
from wholeprocess.journal import with_changes


@frozen(kw_only=True)
class Tables:
    """The tables of this room, by identifier.

    ``fed`` has for each suggestion the opinions that it took up, ``residents`` for each resident
    the opinions he gave, ``erasures`` the records that his personal data were erased.
    """

    opinions: Mapping[OpinionId, Opinion] = field(factory=dict)
    fed: Mapping[str, tuple[OpinionId, ...]] = field(factory=dict)
    residents: Mapping[ResidentRef, tuple[OpinionId, ...]] = field(factory=dict)
    erasures: Mapping[ResidentRef, tuple[ErasePersonal, ...]] = field(factory=dict)

    # stations and contacts
    stations: Mapping[StationId, Station] = field(factory=dict)
    rosters: Mapping[RosterId, Roster] = field(factory=dict)
    duties: Mapping[tuple[StationId, date], DutyDay] = field(factory=dict)
    receptions: Mapping[tuple[StationId, date], Reception] = field(factory=dict)
    deputy_days: Mapping[tuple[DeputyId, date], DeputyDay] = field(factory=dict)
    visits: Mapping[StationId, tuple[Visit, ...]] = field(factory=dict)
    schemes: Mapping[DivisionCode, ContactScheme] = field(factory=dict)
    contacts: Mapping[ContactKey, ContactLine] = field(factory=dict)
    matters: Mapping[MatterId, Matter] = field(factory=dict)
    invitations: Mapping[InvitationKey, Invitation] = field(factory=dict)
    meetings: Mapping[tuple[MatterId, MeetingId], Meeting] = field(factory=dict)
    letters: Mapping[tuple[MatterId, LetterId], Letter] = field(factory=dict)
    bodies: Mapping[BodyId, Body] = field(factory=dict)
    draft_opinions: Mapping[tuple[MatterId, DraftOpinionId], DraftOpinion] = field(factory=dict)


@frozen(kw_only=True)
class Changes(Tables):
    """What an act changes, table by table."""


@frozen(kw_only=True)
class State(Tables):
    """Everything on record in this room, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        return with_changes(self, changes)
