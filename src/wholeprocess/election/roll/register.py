"""The roll as a list (选民名单): who is on it, its digest, and how it is carried forward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256

from wholeprocess.election.act import DistrictId, ElectionId, VoterId
from wholeprocess.election.record import State
from wholeprocess.election.roll.acts import (
    ConfirmIncapacity,
    EntryGround,
    RegisterVoters,
    RestoreVoters,
    StrikeOffVoters,
    SuspendVoters,
    TransferVoters,
)
from wholeprocess.election.roll.record import Roll

BATCH = 2_000


def roll_digest(voters: Iterable[VoterId]) -> str:
    """The SHA-256 of a roll: its voters' ids in order, one a line. Equal rolls, equal digests.

    >>> roll_digest(["b", "a"]) == roll_digest(["a", "b"])
    True
    """
    return sha256("\n".join(sorted(voters)).encode()).hexdigest()


def on_the_roll(roll: Roll, district: DistrictId) -> frozenset[VoterId]:
    """Who is on the roll of a district, from the acts on it alone.

    >>> place = {"on": date(2021, 6, 1), "election": "e", "district": "D1"}
    >>> acts = (RegisterVoters(voters=("a", "b"), **place),
    ...         TransferVoters(voters=("a",), to="D2", **place))
    >>> on_the_roll(Roll(size=1, acts=acts), "D1")
    frozenset({'b'})
    """
    listed: set[VoterId] = set()
    for act in roll.acts:
        match act:
            case RegisterVoters() | RestoreVoters():
                listed.update(act.voters)
            case TransferVoters() if act.to == district:
                listed.update(act.voters)
            case TransferVoters() | StrikeOffVoters() | SuspendVoters() | ConfirmIncapacity():
                listed.difference_update(act.voters)
            case _:
                pass
    return frozenset(listed)


def carried_forward(
    state: State,
    old: ElectionId,
    new: ElectionId,
    on: date,
    districts: Mapping[DistrictId, DistrictId] | None = None,
) -> Iterator[RegisterVoters]:
    """Acts that carry an earlier election's rolls into a new election (长期有效, EL-27-1a).

    ``districts`` says which district an old one became; those it does not name keep their names.
    """
    by_district: dict[DistrictId, list[VoterId]] = {}
    for voter, district in state.voters.get(old, {}).items():
        if district:
            by_district.setdefault((districts or {}).get(district, district), []).append(voter)
    for district in sorted(by_district):
        voters = sorted(by_district[district])
        for start in range(0, len(voters), BATCH):
            yield RegisterVoters(
                on=on,
                election=new,
                district=district,
                voters=tuple(voters[start : start + BATCH]),
                ground=EntryGround.CARRIED,
            )
