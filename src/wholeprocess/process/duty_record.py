"""A deputy's record of duty (履职档案), and what of it the deputy, voters and a gate are given.

It is derived from the state whenever it is asked for and stored nowhere. It counts and does not
judge: what a number is worth is said by a policy that a place states (``DutyPolicy``), or by the
gate of the next election (``QualityGate``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from attrs import evolve, frozen

from wholeprocess.congress import Deputy, DeputyId
from wholeprocess.election import DutyCount, QualityGate
from wholeprocess.law import Text
from wholeprocess.process.duty_kinds import TOTALS, Duty
from wholeprocess.process.duty_sources import Entry, entries
from wholeprocess.process.state import State


@frozen(kw_only=True)
class DutyRecord:
    """What one deputy has done through a day, in the order of days.

    ``kept`` are the duties that the journal keeps for his congress at all: of one that is not among
    them nothing is known, and it is never taken as 0.
    """

    deputy: DeputyId
    through: date
    entries: tuple[Entry, ...]
    kept: frozenset[Duty]

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each duty stands on the record, by measure; what is not kept is left out."""
        times = Counter(entry.duty for entry in self.entries)
        counts = {duty.value: times[duty] for duty in Duty if duty in self.kept}
        for total, parts in TOTALS.items():
            if any(part in self.kept for part in parts):
                counts[total] = sum(times[part] for part in parts)
        return MappingProxyType(counts)

    def of(self, duty: Duty) -> tuple[Entry, ...]:
        """The entries of one duty."""
        return tuple(entry for entry in self.entries if entry.duty is duty)


def duty_records(state: State, congress: str, through: date) -> Mapping[DeputyId, DutyRecord]:
    """The record of every deputy of a congress who was in office by a day, in one pass.

    What a deputy did at the stations or in the evaluations of another level's congress is on his
    record too. Adding acts never lowers a count, but for duty days that a later roster takes away.
    """
    own = {d.id: d for d in state.register.mandates_of(congress) if d.since <= through}
    lines: dict[DeputyId, list[Entry]] = {deputy: [] for deputy in own}
    kept: set[Duty] = set()
    for deputy, entry in entries(state):
        if deputy in own and entry.on <= through:
            lines[deputy].append(entry)
            kept.add(entry.duty)
    return {
        deputy: DutyRecord(
            deputy=deputy,
            through=through,
            entries=tuple(sorted(found, key=lambda e: (e.on, e.duty, e.thing))),
            kept=frozenset(kept),
        )
        for deputy, found in lines.items()
    }


def duty_record(state: State, deputy: str, through: date) -> DutyRecord:
    """The record of one deputy; ``NoSuchThing`` for one who is on no register.

    >>> from wholeprocess.cases import load
    >>> from wholeprocess.process import replay
    >>> state = replay(load("quzici").journal)
    >>> who = state.register.deputies_of("430681118", date(2021, 12, 31))[0]
    >>> record = duty_record(state, who.id, date(2021, 12, 31))
    >>> record.counts["sessions-attended"] <= record.counts["sessions-held"]
    True
    """
    seat: Deputy = state.register.deputy(deputy)
    through = max(through, seat.since)
    return duty_records(state, seat.congress, through)[seat.id]


# --- views -----------------------------------------------------------------------------------


class DutyReader(StrEnum):
    """For whom a view of a record is made (读者)."""

    DEPUTY = "deputy"  # 本人: everything
    VOTERS = "voters"  # 选民: what is public


@frozen(kw_only=True)
class DutyView:
    """A record as one reader sees it, and why something was left out, by duty."""

    deputy: DeputyId
    reader: DutyReader
    through: date
    entries: tuple[Entry, ...]
    counts: Mapping[str, int]
    left_out: Mapping[Duty, Text]


_WHY: Mapping[Duty, Text] = MappingProxyType(
    {
        Duty.EVALUATION: Text(
            "评议为无记名，小组成员不公开", "scoring is secret, and so is who was on the panel"
        ),
    }
)
_CONFIDENTIAL = Text("涉及不宜公开的内容", "some of them are confidential")


def duty_view(record: DutyRecord, reader: DutyReader) -> DutyView:
    """The record for a reader: the deputy sees all, voters what is public.

    The voters' counts are of what they are shown: nothing that was left out can be subtracted. The
    reasons for days missed stand for the deputy alone.
    """
    if reader is DutyReader.DEPUTY:
        shown = record
        left: dict[Duty, Text] = {}
    else:
        hidden = {entry.duty for entry in record.entries if not entry.public}
        left = {duty: _WHY.get(duty, _CONFIDENTIAL) for duty in Duty if duty in hidden}
        secret = frozenset(duty for duty in _WHY if duty in record.kept)
        shown = evolve(
            record,
            entries=tuple(evolve(e, words="") for e in record.entries if e.public),
            kept=record.kept - secret,
        )
        left |= {duty: _WHY[duty] for duty in secret}
    return DutyView(
        deputy=record.deputy,
        reader=reader,
        through=record.through,
        entries=shown.entries,
        counts=shown.counts,
        left_out=MappingProxyType(left),
    )


def gate_counts(record: DutyRecord, gate: QualityGate) -> tuple[DutyCount, ...]:
    """The numbers that a gate of the next election asks for (严把连任代表质量关), and no other.

    Measures and the bases of shares by name, as ``ReviewRecord`` takes them; what the journal does
    not keep is left out, and the gate then says that there is nothing to judge.

    >>> from wholeprocess.election import Criterion
    >>> gate = QualityGate(criteria=[Criterion(measure="receptions", least=2)])
    >>> record = DutyRecord(deputy="d1", through=date(2021, 1, 1), entries=(),
    ...                     kept=frozenset({Duty.RECEPTION, Duty.REPORT}))
    >>> gate_counts(record, gate)
    (DutyCount(measure='receptions', count=0),)
    """
    counts = record.counts
    return tuple(
        DutyCount(measure=measure, count=counts[measure])
        for measure in _asked(gate)
        if measure in counts
    )


def _asked(gate: QualityGate) -> Iterable[str]:
    names = [n for one in gate.criteria for n in (one.measure, one.of) if n]
    return dict.fromkeys(names)
