"""Checking the roll against other tables (名单核对): who is missing, twice, dead, moved, under age.

The public-security table says who lives where and who is deprived of political rights, the
civil-affairs table who died. Every difference has its reason and its rule; nothing is changed by
the comparison, and who is in no table is looked into, not struck off.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from wholeprocess.election.act import DistrictId, VoterId
from wholeprocess.election.roll.clocks import latest_birthday
from wholeprocess.law import Law, Text


class Kind(StrEnum):
    """What differs."""

    TWICE = "twice"  # 重复登记
    DEAD = "dead"  # 已死亡
    DEPRIVED = "deprived"  # 被剥夺政治权利
    UNDER_AGE = "under-age"  # 不满十八周岁
    MOVED_AWAY = "moved-away"  # 已迁出本行政区域
    MOVED = "moved"  # 已迁到另一选区
    UNKNOWN = "unknown"  # 公安数据中没有
    DOUBLE_ENTRY = "double-entry"  # 公安数据中重复
    MISSING = "missing"  # 漏登
    NEWLY_18 = "newly-18"  # 新满十八周岁未登记
    RESTORED = "restored"  # 恢复政治权利未登记


RULES: dict[Kind, str] = {
    Kind.TWICE: "EL-5-1",
    Kind.DEAD: "EL-27-1c",
    Kind.DEPRIVED: "EL-4-2",
    Kind.UNDER_AGE: "EL-4-1",
    Kind.MOVED_AWAY: "EL-27-1c",
    Kind.MOVED: "EL-27-1c",
    Kind.UNKNOWN: "ELP-roll-check",
    Kind.DOUBLE_ENTRY: "ELP-roll-check",
    Kind.MISSING: "EL-27-1a",
    Kind.NEWLY_18: "EL-27-1b",
    Kind.RESTORED: "EL-27-1b",
}
"""The rule behind each kind of difference."""


@frozen
class Listed:
    """A line of the roll."""

    voter: VoterId
    district: DistrictId


@frozen
class Resident:
    """A line of the public-security table (公安户籍数据).

    ``district`` is the electoral district of the address, "" where the person has left the area;
    ``deprived_until`` the last day of a deprivation of political rights, ``None`` without one.
    """

    voter: VoterId
    born: date
    district: DistrictId
    deprived_until: date | None = None


@frozen
class Death:
    """A line of the civil-affairs table (民政死亡数据)."""

    voter: VoterId
    died: date


@frozen
class Difference:
    """One voter who is not as the tables have him; ``listed`` on the roll, ``should`` be there.

    ``listed`` names every district on whose roll the voter is, ``should`` the one where he lives.
    ``day`` is the day of death, or the last one of a deprivation.
    """

    voter: VoterId
    kind: Kind
    listed: tuple[DistrictId, ...] = ()
    should: DistrictId | None = None
    day: date | None = None

    @property
    def code(self) -> str:
        """The rule."""
        return RULES[self.kind]

    @property
    def reason(self) -> Text:
        """Why it is a difference, in words; no birthday is in them."""
        zh, en = "、".join(self.listed), ", ".join(self.listed)
        to, day = self.should or "", self.day
        match self.kind:
            case Kind.TWICE:
                return Text(f"重复列在{zh}", f"listed more than once: {en}")
            case Kind.DEAD:
                return Text(f"列在{zh}，{day}死亡", f"listed in {en}, died on {day}")
            case Kind.DEPRIVED:
                return Text(
                    f"列在{zh}，被剥夺政治权利到{day}", f"listed in {en}, deprived to {day}"
                )
            case Kind.UNDER_AGE:
                return Text(f"列在{zh}，不满十八周岁", f"listed in {en}, under age")
            case Kind.MOVED_AWAY:
                return Text(f"列在{zh}，已迁出本地", f"listed in {en}, has left the area")
            case Kind.MOVED:
                return Text(f"列在{zh}，现住{to}", f"listed in {en}, lives in {to}")
            case Kind.UNKNOWN:
                return Text(f"列在{zh}，公安数据没有", f"listed in {en}, in no table")
            case Kind.DOUBLE_ENTRY:
                return Text("公安数据中有几条", "more than once in the public-security table")
            case Kind.MISSING:
                return Text(f"住{to}，没有登记", f"lives in {to}, on no roll")
            case Kind.NEWLY_18:
                return Text(f"住{to}，新满十八周岁", f"lives in {to}, newly eighteen")
            case Kind.RESTORED:
                return Text(
                    f"住{to}，剥夺政治权利到{day}期满", f"lives in {to}, deprivation ended on {day}"
                )


def reconcile(
    roll: Iterable[Listed],
    residents: Iterable[Resident],
    deaths: Iterable[Death],
    *,
    on: date,
    law: Law,
    since: date | None = None,
    kept_off: Container[VoterId] = (),
) -> tuple[Difference, ...]:
    """Every difference between a roll and the tables, in the order of voters and kinds.

    ``on`` is the day on which a voter must be eighteen and free of a deprivation, mostly the
    election day. ``since`` is the day of the last election: who came of age after it is newly
    eighteen. ``kept_off`` are those lawfully off the roll (suspended, incapable): nobody misses
    them. A person who died has no other difference but standing twice; one with several entries
    among the residents is listed for that alone.

    >>> living = [Resident("a", date(1980, 1, 1), "D1"), Resident("b", date(2003, 6, 1), "D2"),
    ...           Resident("c", date(1970, 1, 1), "D2")]
    >>> found = reconcile([Listed("a", "D1"), Listed("c", "D1")], living, [],
    ...                   on=date(2021, 7, 1), law=law, since=date(2016, 11, 1))
    >>> for difference in found:
    ...     print(difference.code, difference.voter, difference.reason.en)
    EL-27-1b b lives in D2, newly eighteen
    EL-27-1c c listed in D1, lives in D2
    """
    listed: dict[VoterId, tuple[DistrictId, ...]] = {}
    for row in roll:
        known = listed.get(row.voter)
        listed[row.voter] = (row.district,) if known is None else (*known, row.district)
    died: dict[VoterId, date] = {}
    for death in deaths:
        died[death.voter] = min(death.died, died.get(death.voter, death.died))
    lives: dict[VoterId, Resident] = {}
    double: set[VoterId] = set()
    for resident in residents:
        if resident.voter in lives:
            double.add(resident.voter)
        lives[resident.voter] = resident
    ages = _Ages(on, since, law)
    found: list[Difference] = []
    for voter, districts in listed.items():
        districts = tuple(sorted(districts))
        if len(districts) > 1:
            found.append(Difference(voter, Kind.TWICE, districts))
        if voter in died:
            found.append(Difference(voter, Kind.DEAD, districts, day=died[voter]))
        elif voter in double:
            found.append(Difference(voter, Kind.DOUBLE_ENTRY, districts))
        elif voter not in lives:
            found.append(Difference(voter, Kind.UNKNOWN, districts))
        else:
            found += _on_the_roll(lives[voter], districts, ages)
    for voter, resident in lives.items():
        if voter in listed or voter in died or voter in kept_off:
            continue
        if voter in double:
            found.append(Difference(voter, Kind.DOUBLE_ENTRY))
        elif (kind := _off_the_roll(resident, ages)) is not None:
            day = resident.deprived_until if kind is Kind.RESTORED else None
            found.append(Difference(voter, kind, should=resident.district, day=day))
    return tuple(sorted(found, key=lambda d: (d.voter, d.kind)))


class _Ages:
    """The latest birthdays of those of age on the day, and of those who were at the last one."""

    def __init__(self, on: date, since: date | None, law: Law) -> None:
        self.on = on
        self.of_age = latest_birthday(on, law)
        self.was_of_age = date.max if since is None else latest_birthday(since, law)


def _on_the_roll(
    resident: Resident, districts: tuple[DistrictId, ...], ages: _Ages
) -> Iterator[Difference]:
    voter, until = resident.voter, resident.deprived_until
    if until is not None and until >= ages.on:
        yield Difference(voter, Kind.DEPRIVED, districts, day=until)
    if resident.born > ages.of_age:
        yield Difference(voter, Kind.UNDER_AGE, districts)
    if not resident.district:
        yield Difference(voter, Kind.MOVED_AWAY, districts)
    elif resident.district not in districts:
        yield Difference(voter, Kind.MOVED, districts, resident.district)


def _off_the_roll(resident: Resident, ages: _Ages) -> Kind | None:
    until = resident.deprived_until
    if not resident.district or resident.born > ages.of_age:
        return None
    if until is not None:
        return Kind.RESTORED if until < ages.on else None
    return Kind.NEWLY_18 if resident.born > ages.was_of_age else Kind.MISSING
