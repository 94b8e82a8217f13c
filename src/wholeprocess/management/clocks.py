"""The clocks of a suggestion (办理期限): computed from its acts, never stored."""

from __future__ import annotations

from attrs import field, frozen

from wholeprocess.congress import Register, UnitId
from wholeprocess.law import Deadline
from wholeprocess.management import duties
from wholeprocess.management.acts import (
    Object,
)
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.keeper import Duty, Keeper, LawOn
from wholeprocess.management.replies import closed_on

REPLIES = ("SG-5", "SG-6", "SGL-rehandle")


@frozen(kw_only=True)
class Clocks:
    """What runs on a case now, and what has run, in order of kind and start."""

    duties: tuple[Duty, ...] = field(repr=False)

    def of(self, *codes: str) -> tuple[Deadline, ...]:
        """The clocks of these rules, running or stopped."""
        return tuple(duty.clock for duty in self.duties if duty.clock.code in codes)

    def running(self) -> tuple[Deadline, ...]:
        """The clocks that nobody has stopped, the nearest end first."""
        return tuple(duty.clock for duty in self.waited_for())

    def waited_for(self) -> tuple[Duty, ...]:
        """The running clocks with those who must stop them, the nearest end first."""
        running = (duty for duty in self.duties if duty.clock.done is None)
        return tuple(sorted(running, key=lambda d: (d.clock.due, d.clock.code, d.whom)))

    @property
    def assign(self) -> Deadline | None:
        """The office's, from receipt to assignment."""
        return _latest(self.of("SGL-assign"))

    @property
    def replies(self) -> tuple[Deadline, ...]:
        """That of the reply in each round: of several units the one that is waited for."""
        rounds: dict[int, list[Deadline]] = {}
        for duty in self.duties:
            if duty.clock.code in REPLIES:
                rounds.setdefault(duty.round, []).append(duty.clock)
        return tuple(min(them, key=_waited_for) for _, them in sorted(rounds.items()))

    @property
    def reply(self) -> Deadline | None:
        """That of the reply in the present round."""
        return _latest(self.replies)

    @property
    def contact(self) -> Deadline | None:
        """The unit's, to speak with the deputy."""
        return _latest(self.of("SGL-contact"))

    @property
    def feedback(self) -> Deadline | None:
        """The deputy's, from the reply to the rating."""
        return _latest(self.of("SGL-feedback"))

    @property
    def co_opinions(self) -> tuple[tuple[UnitId, Deadline], ...]:
        """Those of the co-handlers' opinions, by unit."""
        codes = ("SGL-co-opinion", "SGL-opinion-again")
        return tuple((UnitId(d.whom), d.clock) for d in self.duties if d.clock.code in codes)


def _waited_for(clock: Deadline) -> tuple[bool, int]:
    """Open ones first, by their last day; then the one that was done last."""
    done = clock.done
    return done is not None, clock.due.toordinal() if done is None else -done.toordinal()


def _latest(clocks: tuple[Deadline, ...]) -> Deadline | None:
    return clocks[-1] if clocks else None


def clocks(case: Case, law_on: LawOn, register: Register | None = None) -> Clocks:
    """Every clock of a case, each able to explain itself.

    Clocks stop when their thing is done or when the case is closed: none runs for nobody. The
    register tells which suggestions came in a session and when that closed; without it a
    suggestion that names a session counts as one of a session, any other as one of the recess.
    """
    keeper = Keeper(case=case, law_on=law_on, register=register)
    place = law_on(case.filed.on).place
    every = [duty for start in duties.duties_at(place) for duty in start(keeper)]
    if case.phase is Phase.CLOSED and any(duty.clock.done is None for duty in every):
        ended = closed_on(case)
        assert ended is not None
        every = [duty if duty.clock.done else duty.ended(ended) for duty in every]
    return Clocks(duties=tuple(every))


def refusal_clocks(case: Case, law_on: LawOn, register: Register | None = None) -> tuple[Duty, ...]:
    """For each objection, the clock within which the unit had to send the assignment back."""
    if Object not in map(type, case.acts):
        return ()
    keeper = Keeper(case=case, law_on=law_on, register=register)
    every = keeper.stints
    found: list[Duty] = []
    for at, act in enumerate(case.acts):
        if isinstance(act, Object):
            stint = duties.having(every, act.by, at)
            law = keeper.law_on(stint.given.on)
            if not law.holds("SGL-refuse-from"):
                continue
            way = law.choice("SGL-refuse-from")
            if way == "receipt_in_recess" and keeper.of_a_session:
                continue
            start, event = keeper.first_day(stint, way.removesuffix("_in_recess"))
            found += duties.duty(act.by, keeper.clock("SGL-refuse", start, act.on, event))
    return tuple(found)


def reassignment_clocks(case: Case, law_on: LawOn) -> tuple[Deadline, ...]:
    """For each objection, the clock within which another unit had to be found."""
    return clocks(case, law_on).of("SGL-reassign")
