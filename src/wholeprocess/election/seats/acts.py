"""Acts that make an election (选举的组织): the call, the committee, seats, districts, the day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.election.act import DistrictAct, ElectionAct, names
from wholeprocess.election.seats.election import Basis, Method
from wholeprocess.journal import count, day, each_once, name, some

NATION = DivisionCode("")
"""The whole country: whose standing committee is that of the National People's Congress."""


class Cause(StrEnum):
    """Why a fixed number of deputies may be fixed anew (EL-14-1)."""

    BOUNDARIES = "boundaries"  # 行政区划变动
    POPULATION = "population"  # 重大工程建设等造成人口较大变动


def _division(_: object, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, str) or (value and not (value.isascii() and value.isdigit())):
        raise ValueError(f"{attribute.name} {value!r} is no division code")


@frozen(kw_only=True)
class CallElection(ElectionAct):
    """An election is called (部署选举) for one congress, with its method and its day.

    The voters elect county and township congresses (EL-3-2), the congress below elects the others
    (EL-3-1). The standing committee leads it; a township's is that of its county (EL-9-1, EL-9-2).
    ``by_election`` fills seats that fell empty (补选, EL-57-1).
    """

    kind: ClassVar[str] = "election.call-election"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    congress: DivisionCode = field(validator=name)
    method: Method = field(converter=Method)
    day: date = field(validator=day)
    by_election: bool = False


@frozen(kw_only=True)
class CommitteeAct(ElectionAct):
    """An act on the election committee (选举委员会)."""


@frozen(kw_only=True)
class AppointCommittee(CommitteeAct):
    """Members of the election committee are appointed (任命选举委员会组成人员, EL-10-1).

    ``body`` is the division whose standing committee appoints: the county's, for the county and
    for its townships. A second appointment adds members. ``chair`` and ``vice_chairs`` are members.
    """

    kind: ClassVar[str] = "election.appoint-committee"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    body: DivisionCode = field(validator=_division)
    members: tuple[str, ...] = field(converter=names, validator=[some, each_once])
    chair: str | None = None  # 主任
    vice_chairs: tuple[str, ...] = field(default=(), converter=names, validator=each_once)

    @vice_chairs.validator
    def _are_members(self, _: object, vice_chairs: tuple[str, ...]) -> None:
        heads = {*vice_chairs, *((self.chair,) if self.chair else ())}
        if heads - set(self.members):
            raise ValueError(f"{', '.join(sorted(heads - set(self.members)))}: not among members")


@frozen(kw_only=True)
class LeaveCommittee(CommitteeAct):
    """A member leaves the election committee, as a candidate must (退出选举委员会, EL-10-2)."""

    kind: ClassVar[str] = "election.leave-committee"

    by: str = field(validator=name)  # the member


@frozen(kw_only=True)
class SeatsAct(ElectionAct):
    """An act on the number of deputies of the congress (代表名额)."""

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class NumberAct(SeatsAct):
    """A number of deputies is set by the body that the law names (EL-13-1).

    ``body`` is the division whose standing committee sets it, ``NATION`` for a province.
    ``extra_by`` is the division whose standing committee decided the extra five per cent (EL-12-3),
    ``None`` where nobody did.
    """

    body: DivisionCode = field(validator=_division)
    seats: int = field(validator=[count, ge(1)])
    population: int = field(validator=count)
    extra_by: DivisionCode | None = None


@frozen(kw_only=True)
class FixSeats(NumberAct):
    """The number of deputies is fixed (确定代表名额, EL-13-1), once and for all (EL-14-1).

    ``fixed`` is the day on which it was fixed, where that was for an earlier election and the
    number is kept: such a number is not computed anew.
    """

    kind: ClassVar[str] = "election.fix-seats"

    fixed: date | None = None


@frozen(kw_only=True)
class RedetermineSeats(NumberAct):
    """The number is fixed anew for a cause that the law names (重新确定代表名额, EL-14-1)."""

    kind: ClassVar[str] = "election.redetermine-seats"

    cause: Cause = field(converter=Cause)


@frozen(kw_only=True)
class FileSeats(SeatsAct):
    """The number is filed with the standing committee of ``to`` (备案, EL-13-1, EL-14-2)."""

    kind: ClassVar[str] = "election.file-seats"

    to: DivisionCode = field(default=NATION, validator=_division)


@frozen(kw_only=True)
class DrawDistrict(DistrictAct):
    """An electoral district is drawn with its seats (划分选区, EL-25-2), or an electing unit named.

    ``division`` is where it lies: the smallest division that holds it whole. Of an electing unit it
    is the division whose congress elects. In a by-election ``seats`` are the empty ones.
    """

    kind: ClassVar[str] = "election.draw-district"

    division: DivisionCode = field(validator=name)
    name: str = field(validator=name)
    seats: int = field(validator=count)
    population: int = field(validator=count)
    basis: Basis = field(default=Basis.RESIDENCE, converter=Basis)


@frozen(kw_only=True)
class RedrawDistrict(DistrictAct):
    """A district gets other seats or another population before its roll is posted (调整选区)."""

    kind: ClassVar[str] = "election.redraw-district"

    seats: int = field(validator=count)
    population: int = field(validator=count)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class MoveDay(ElectionAct):
    """The election day is moved (变更选举日); every day counted from it moves with it."""

    kind: ClassVar[str] = "election.move-day"

    day: date = field(validator=day)
    reason: str = field(validator=name)


ACTS: tuple[type[ElectionAct], ...] = (
    CallElection,
    AppointCommittee,
    LeaveCommittee,
    FixSeats,
    RedetermineSeats,
    FileSeats,
    DrawDistrict,
    RedrawDistrict,
    MoveDay,
)
"""Every kind of act of this part."""
