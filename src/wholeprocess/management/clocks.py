"""The clocks of a suggestion (办理期限): computed from its acts, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from wholeprocess.congress import Organ, Register, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Deadline
from wholeprocess.management.acts import (
    Accept,
    Assign,
    BringHome,
    Close,
    Contest,
    DecideObjection,
    Decline,
    Directed,
    Escalate,
    Mediate,
    Object,
    Rate,
    Reply,
    Resubmit,
    Return,
    Submit,
)
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.keeper import Duty, Keeper, LawOn, reply_clock
from wholeprocess.management.replies import closed_on
from wholeprocess.management.stint import Step, Stint, reopenings, stints

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
    found = (*_office(keeper), *_replies(keeper), *_contacts(keeper), *_opinions(keeper))
    ended = closed_on(case) if case.phase is Phase.CLOSED else None
    duties = (*found, *_feedback(keeper))
    if ended is not None:
        duties = tuple(duty if duty.clock.done else duty.ended(ended) for duty in duties)
    return Clocks(duties=duties)


def _first_after(case: Case, at: int, *kinds: type[Act]) -> date | None:
    return next((act.on for act in case.acts[at + 1 :] if isinstance(act, kinds)), None)


# --- the office -------------------------------------------------------------------------------


def _office(keeper: Keeper) -> Iterator[Duty]:
    """Saying whether it is taken up, assigning it, and assigning anew what was sent back."""
    case = keeper.case
    every = stints(case)
    for at, act in enumerate(case.acts):
        match act:
            case Submit() | Resubmit():
                told = _first_after(case, at, Accept, Assign, Return, Decline)
                yield from _duty(Organ.OFFICE, keeper.clock("SGL-notify", act.on, told))
                handed = _first_after(case, at, Assign, Return, Decline)
                if not keeper.of_a_session:
                    yield from _duty(Organ.OFFICE, keeper.clock("SGL-assign", act.on, handed))
            case Object(by=unit) | Contest(unit=unit):
                done = _settled(case, at, _having(every, unit, at))
                yield from _duty(Organ.OFFICE, keeper.clock("SGL-reassign", act.on, done))
            case _:
                pass


def _having(every: tuple[Stint, ...], unit: str, at: int) -> Stint:
    """The stint of a unit that had its part when the act at that place was done."""
    return next(stint for stint in reversed(every) if stint.unit == unit and stint.given.at < at)


def _settled(case: Case, at: int, stint: Stint) -> date | None:
    """The day on which an objection came to its end: decided, and another unit found if need be.

    A matter that is answered, goes up or is directed elsewhere leaves nothing to decide.
    """
    for place, act in enumerate(case.acts[at + 1 :], at + 1):
        match act:
            case DecideObjection(unit=unit) if unit == stint.unit:
                another = act.upheld and stint.answers
                return _first_after(case, place, Assign, Directed) if another else act.on
            case Escalate() | Directed():
                return act.on
            case Reply() if _all_answered(case, place + 1):
                return act.on
            case _:
                pass
    return None


def _duty(whom: str, clock: Deadline | None, number: int = 0) -> Iterator[Duty]:
    if clock is not None:
        yield Duty(str(whom), clock, number)


# --- the units --------------------------------------------------------------------------------


def _replies(keeper: Keeper) -> Iterator[Duty]:
    """A clock for each round and each unit that owes a reply."""
    case = keeper.case
    rounds = reopenings(case)
    homes = _homes(case)
    every = [stint for stint in stints(case) if stint.answers]
    ends = [*(step.at for step in rounds), len(case.acts)]
    for stint in every:
        end = next(end for end in ends if end > stint.given.at)
        done = _answer(stint, stint.given.at, end, homes)
        if done is not None or stint.live:
            number = sum(step.at < stint.given.at for step in rounds) + 1
            yield from _duty(stint.unit, reply_clock(stint, keeper, done), number)
    for number, step in enumerate(rounds, start=2):
        for stint in every:
            if stint.had(step.at):
                done = _answer(stint, step.at, ends[number - 1], homes)
                if done is not None or stint.live:
                    clock = keeper.clock("SGL-rehandle", step.on, done)
                    yield from _duty(stint.unit, clock, number)


def _answer(stint: Stint, after: int, before: int, homes: tuple[Step, ...]) -> date | None:
    """The first reply of a unit between two places; what came home from above answers for all."""
    steps = [s for s in (*stint.replies, *homes) if after < s.at < before]
    if stint.until is not None:
        steps = [s for s in steps if s.at < stint.until.at]
    return min(steps).on if steps else None


def _homes(case: Case) -> tuple[Step, ...]:
    """Where the last of what was awaited from above came home."""
    awaited: set[str] = set()
    homes = []
    for at, act in enumerate(case.acts):
        if isinstance(act, Escalate):
            awaited |= {leg.congress for leg in act.legs}
        elif isinstance(act, BringHome):
            awaited.discard(act.congress)
            if not awaited:
                homes.append(Step(at, act.on))
    return tuple(homes)


def _contacts(keeper: Keeper) -> Iterator[Duty]:
    for stint in stints(keeper.case):
        if stint.answers:
            done = next((step.on for step in sorted(stint.contacts + stint.replies)), None)
            start, event = keeper.first_day(stint, "receipt")
            if done is not None or stint.live:
                yield from _duty(stint.unit, keeper.clock("SGL-contact", start, done, event))


def _opinions(keeper: Keeper) -> Iterator[Duty]:
    for stint in stints(keeper.case):
        if stint.answers:
            continue
        law = keeper.law_on(stint.given.on)
        start, event = keeper.first_day(stint, law.choice("SGL-co-opinion-from"))
        done = next((step.on for step in stint.opinions), None)
        if done is not None or stint.live:
            yield from _duty(stint.unit, keeper.clock("SGL-co-opinion", start, done, event))
        for back in stint.returned:
            again = next((step.on for step in stint.opinions if step.at > back.at), None)
            if again is not None or stint.live:
                yield from _duty(stint.unit, keeper.clock("SGL-opinion-again", back.on, again))


# --- the deputy -------------------------------------------------------------------------------


def _feedback(keeper: Keeper) -> Iterator[Duty]:
    """From each answer that stood to the rating of it, or to what came in its place."""
    case = keeper.case
    answered: date | None = None
    for at, act in enumerate(case.acts):
        match act:
            case Reply() | BringHome() | Mediate():
                answered = act.on
            case Rate() if answered is not None:
                yield from _duty(act.by, keeper.clock("SGL-feedback", answered, act.on))
                answered = None
            case Escalate() if answered is not None and _all_answered(case, at):
                yield from _duty(case.filed.by, keeper.clock("SGL-feedback", answered, act.on))
                answered = None
            case Close(report="") if answered is not None:
                for duty in _duty(case.filed.by, keeper.clock("SGL-feedback", answered, act.on)):
                    yield duty._replace(stopped=True)
            case _:
                pass
    if answered is not None and case.phase is Phase.REPLIED:
        yield from _duty(case.filed.by, keeper.clock("SGL-feedback", answered))


def _all_answered(case: Case, at: int) -> bool:
    """Whether every unit that owed a reply had given it in its round when that act was done."""
    began = max((step.at for step in reopenings(case) if step.at < at), default=0)
    return all(
        any(began < step.at < at for step in stint.replies)
        for stint in stints(case)
        if stint.answers and stint.had(at)
    )


# --- limits of what a unit may do ----------------------------------------------------------------


def refusal_clocks(case: Case, law_on: LawOn, register: Register | None = None) -> tuple[Duty, ...]:
    """For each objection, the clock within which the unit had to send the assignment back."""
    keeper = Keeper(case=case, law_on=law_on, register=register)
    every = stints(case)
    found: list[Duty] = []
    for at, act in enumerate(case.acts):
        if isinstance(act, Object):
            stint = _having(every, act.by, at)
            law = keeper.law_on(stint.given.on)
            if not law.holds("SGL-refuse-from"):
                continue
            way = law.choice("SGL-refuse-from")
            if way == "receipt_in_recess" and keeper.of_a_session:
                continue
            start, event = keeper.first_day(stint, way.removesuffix("_in_recess"))
            found += _duty(act.by, keeper.clock("SGL-refuse", start, act.on, event))
    return tuple(found)


def reassignment_clocks(case: Case, law_on: LawOn) -> tuple[Deadline, ...]:
    """For each objection, the clock within which another unit had to be found."""
    return clocks(case, law_on).of("SGL-reassign")
