"""The pool of possible deputies (人选库): who is thought of, and what the organs say of him.

What is recorded here comes before nomination and informs those who nominate. No opinion and no
gate keeps anybody off a list: the law knows neither (ELP-vetting, ELP-quality-gate).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, ElectionAct, names
from wholeprocess.election.candidates.quality_gate import QualityGate
from wholeprocess.election.candidates.record import Pool, Prospect
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.journal import count, each_once, name, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class ArrangeVetting(ElectionAct):
    """The organs are named that vet possible deputies together (联合考察)."""

    kind: ClassVar[str] = "election.arrange-vetting"

    organs: tuple[str, ...] = field(converter=names, validator=each_once)


@frozen(kw_only=True)
class StateQualityGate(ElectionAct):
    """The criteria for those who stand again are stated (公布连任代表标准)."""

    kind: ClassVar[str] = "election.state-quality-gate"

    gate: QualityGate


@frozen(kw_only=True)
class EnterInPool(ElectionAct):
    """Somebody is thought of as a possible deputy (列入人选库)."""

    kind: ClassVar[str] = "election.enter-in-pool"

    person: CandidateId = field(validator=name)
    recommended_by: str = field(validator=name)
    stands_again: bool = False  # 连任


@frozen(kw_only=True)
class Vet(ElectionAct):
    """One organ gives its opinion on a possible deputy (考察意见); ``by`` is that organ."""

    kind: ClassVar[str] = "election.vet"

    person: CandidateId = field(validator=name)
    favourable: bool
    words: str = field(validator=name)


@frozen
class DutyCount:
    """One count of a deputy's record of duty (履职记录)."""

    measure: str = field(validator=name)
    count: int = field(validator=count)


def _counts(values: Iterable[DutyCount]) -> tuple[DutyCount, ...]:
    return tuple(values)


@frozen(kw_only=True)
class ReviewRecord(ElectionAct):
    """The record of a deputy who is to stand again is held against the gate (审查履职记录)."""

    kind: ClassVar[str] = "election.review-record"

    person: CandidateId = field(validator=name)
    record: tuple[DutyCount, ...] = field(converter=_counts, validator=some)

    @record.validator
    def _each_measure_once(self, _: object, record: tuple[DutyCount, ...]) -> None:
        if len({counted.measure for counted in record}) < len(record):
            raise ValueError("the record has two counts for one measure; add them up")

    @property
    def counts(self) -> dict[str, int]:
        """The record as plain counts."""
        return {counted.measure: counted.count for counted in self.record}


# --- what refuses it ------------------------------------------------------------------------------


def several_organs(
    state: State, act: ArrangeVetting, law: Law, register: Register
) -> Refusal | None:
    """Joint vetting is that of several organs."""
    least = law.count("ELP-vetting")
    if len(act.organs) >= least:
        return None
    what = f"{len(act.organs)} organ for a joint vetting in {act.election}"
    return law.refusal("ELP-vetting", what, f"name {least} organs at least")


def new_in_the_pool(state: State, act: EnterInPool, law: Law, register: Register) -> Refusal | None:
    """Each person once."""
    if (act.election, act.person) not in state.prospects:
        return None
    what = f"{act.person} is in the pool of {act.election}"
    return law.refusal("WP-once", what, "go on with that entry")


def in_the_pool(
    state: State, act: Vet | ReviewRecord, law: Law, register: Register
) -> Refusal | None:
    """The person was entered, and the acts on him go forward in time."""
    prospect = state.prospects.get((act.election, act.person))
    if prospect is None:
        what = f"{act.person} is not in the pool of {act.election}"
        return law.refusal("WP-known", what, "enter the person in the pool first")
    return before_the_last(act, prospect.acts, act.person, law)


def one_of_the_organs(state: State, act: Vet, law: Law, register: Register) -> Refusal | None:
    """Only the organs that were named give an opinion."""
    organs = state.pools.get(act.election, Pool()).organs
    if act.by in organs:
        return None
    what = f"{act.by} does not vet for {act.election}"
    mend = f"let {', '.join(organs)} do it" if organs else "arrange the vetting first"
    return law.refusal("ELP-vetting", what, mend, who=organs)


def can_be_judged(state: State, act: ReviewRecord, law: Law, register: Register) -> Refusal | None:
    """There is a gate, and the record makes sense against it."""
    gate = state.pools.get(act.election, Pool()).gate
    if gate is None:
        what = f"{act.election} has stated no criteria"
        return law.refusal("ELP-quality-gate", what, "state the criteria first")
    try:
        gate.judge(act.counts)
    except ValueError as wrong:
        return law.refusal("ELP-quality-gate", str(wrong), "correct the record")
    return None


# --- what it changes ------------------------------------------------------------------------------


def vetting_arranged(state: State, act: ArrangeVetting, law: Law, register: Register) -> Changes:
    """The organs."""
    return _pool(state, act, organs=act.organs)


def gate_stated(state: State, act: StateQualityGate, law: Law, register: Register) -> Changes:
    """The criteria, for reviews from now on."""
    return _pool(state, act, gate=act.gate)


def _pool(state: State, act: ElectionAct, **fields: Any) -> Changes:
    pool = state.pools.get(act.election, Pool())
    return Changes(pools={act.election: evolve(pool, acts=(*pool.acts, act), **fields)})


def entered_in_pool(state: State, act: EnterInPool, law: Law, register: Register) -> Changes:
    """The person, with nothing said of him yet."""
    prospect = Prospect(
        person=act.person,
        recommended_by=act.recommended_by,
        stands_again=act.stands_again,
        acts=(act,),
    )
    return Changes(prospects={(act.election, act.person): prospect})


def vetted(state: State, act: Vet, law: Law, register: Register) -> Changes:
    """The organ's opinion; a later one takes the place of its earlier one."""
    prospect = state.prospects[act.election, act.person]
    others = tuple(said for said in prospect.opinions if said[0] != act.by)
    return _prospect(prospect, act, opinions=(*others, (act.by, act.favourable)))


def reviewed(state: State, act: ReviewRecord, law: Law, register: Register) -> Changes:
    """What the gate makes of the record."""
    prospect = state.prospects[act.election, act.person]
    gate = state.pools[act.election].gate
    assert gate is not None
    return _prospect(prospect, act, review=gate.judge(act.counts))


def _prospect(prospect: Prospect, act: Vet | ReviewRecord, **fields: Any) -> Changes:
    new = evolve(prospect, acts=(*prospect.acts, act), **fields)
    return Changes(prospects={(act.election, act.person): new})
