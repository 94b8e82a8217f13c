"""Planting faults in a clean journal, and what a check should find there (植入)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from attrs import frozen

from wholeprocess.check.planting.fault import PLANTS, Clean, Fault
from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput
from wholeprocess.journal import Act, Entry, MemoryJournal
from wholeprocess.law import Finding, Value
from wholeprocess.process import CODEC, replay


@frozen(eq=False)
class Planted:
    """A journal with faults in it, and the line at which each must be found (0: at none)."""

    journal: MemoryJournal
    faults: tuple[tuple[Fault, int], ...]

    def missed(self, found: Iterable[Finding]) -> tuple[Fault, ...]:
        """The faults that no finding names, by code, thing and line."""
        seen = {(f.code, f.about, f.line) for f in found}
        return tuple(
            fault
            for fault, line in self.faults
            if any((code, fault.about, line) not in seen for code in (fault.code, *fault.also))
        )

    def false(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that name no fault."""
        planted = {
            (code, fault.about, line)
            for fault, line in self.faults
            for code in (fault.code, *fault.also)
        }
        return tuple(f for f in found if (f.code, f.about, f.line) not in planted)


def clean(
    journal: Iterable[Entry],
    *,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> Clean:
    """A journal to plant in; whoever asks sees to it that a check finds nothing in it."""
    entries = tuple(journal)
    state = replay(entries, divisions=divisions, settings=settings)
    return Clean(tuple(entry.act for entry in entries), state)


def planted(ground: Clean, faults: Iterable[Fault]) -> Planted:
    """The journal with these faults, its acts in the order of their days.

    Acts of one day stay as they stood, what is added goes last. Raises ``ValueError`` where two
    faults touch one act.
    """
    held = tuple(faults)
    changed: dict[int, Act | None] = {}
    for fault in held:
        if twice := fault.places & changed.keys():
            raise ValueError(f"two faults touch the act at {min(twice)}")
        changed |= dict.fromkeys(fault.drop)
        changed |= fault.put
    acts = [
        act for place, old in enumerate(ground.acts) if (act := changed.get(place, old)) is not None
    ]
    acts += [act for fault in held for act in fault.add]
    journal, lines = MemoryJournal(CODEC), {}
    for line, act in enumerate(sorted(acts, key=lambda act: act.on), start=1):
        journal.append(act)
        lines[id(act)] = line
    return Planted(
        journal,
        tuple((fault, 0 if fault.at is None else lines[id(fault.at)]) for fault in held),
    )


def one_fault(
    ground: Clean, code: str, seed: int, *, settings: Mapping[str, Value] | None = None
) -> Planted | None:
    """The journal with one fault of a code, at a place that the seed decides.

    ``None`` where the journal has no room for one: no proposal can be replayed.
    """
    for fault in PLANTS[code](ground, Random(seed)):
        made = planted(ground, [fault])
        try:
            replay(made.journal, divisions=ground.divisions, settings=settings)
        except BadInput:
            continue
        return made
    return None


def fault_of_each(
    ground: Clean, codes: Iterable[str], seed: int, *, settings: Mapping[str, Value] | None = None
) -> tuple[Planted, tuple[str, ...]]:
    """The journal with one fault of each code that it has room for, each at things of its own.

    The second value names the codes for which there was no room. All faults are replayed together;
    where an act could never have been admitted, the fault nearest to it is planted elsewhere.
    """
    proposals = {code: PLANTS[code](ground, Random(f"{seed} {code}")) for code in codes}
    standing: dict[str, Fault] = {}
    waiting, left = list(proposals), []
    while waiting:
        for code in waiting:
            others = standing.values()
            fault = next((f for f in proposals[code] if _apart(ground, f, others)), None)
            if fault is None:
                left.append(code)
            else:
                standing[code] = fault
        waiting = []
        made = planted(ground, standing.values())
        try:
            replay(made.journal, divisions=ground.divisions, settings=settings)
        except BadInput as bad:
            line = bad.problems[0].line or 0
            waiting = [_nearest(made, line)]
            del standing[waiting[0]]
    return planted(ground, standing.values()), tuple(left)


def _things(ground: Clean, fault: Fault) -> set[str]:
    acts = (*(ground.acts[place] for place in fault.places), *fault.add)
    return {fault.about, *(act.thing for act in acts)}


def _apart(ground: Clean, fault: Fault, others: Iterable[Fault]) -> bool:
    """Whether a fault touches no thing that another one touches."""
    mine = _things(ground, fault)
    return not any(mine & _things(ground, other) for other in others)


def _nearest(made: Planted, line: int) -> str:
    """The code of the fault that made the act at a line inadmissible: one of the same thing."""
    acts = [entry.act for entry in made.journal]
    thing = acts[line - 1].thing
    for fault, at in made.faults:
        touched = (*fault.put.values(), *fault.add)
        if at == line or fault.about == thing or any(act.thing == thing for act in touched):
            return fault.code
    return min(made.faults, key=lambda pair: abs(pair[1] - line))[0].code
