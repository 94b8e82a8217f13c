"""The state of one term (本届状态), folded from acts; the only room that knows all five links.

``admit(state, act)`` is pure and makes a new state. A ``Fold`` does the same for a long row of acts
without copying everything at each: it owns what it builds and gives out states on request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess import consultation, decision, election, management, supervision
from wholeprocess.congress import DivisionCode, Divisions, Register, no_division
from wholeprocess.errors import NotInForce, Refused
from wholeprocess.journal import Act, Codec, Lifecycle, lay_over, own_tables
from wholeprocess.law import Law, LawAt, Refusal, Value, checked_settings, in_force
from wholeprocess.management.state import STEPS, advance, take
from wholeprocess.process import acts as own
from wholeprocess.process.counting import count_officials
from wholeprocess.process.opinions import link_refused
from wholeprocess.process.practices import practice_refused, set_for
from wholeprocess.process.registering import registered

Keep: TypeAlias = Callable[[Act], None]
"""Where an act is kept before it counts."""


def _nowhere(act: Act) -> None:
    """Kept by whoever called."""


class _Asked(Exception):
    """Every question was asked, and nothing else was wanted."""


def _stop(act: Act) -> None:
    raise _Asked


_NO_LAWS: dict[Any, Law] = {}
_MOVES_A_SESSION = (decision.OpenSession, decision.CloseSession)

ACTS: tuple[type[Act], ...] = (
    *own.ACTS,
    *election.ACTS,
    *management.ACTS,
    management.CommendUnit,
    *management.REPORT_ACTS,
    *decision.ACTS,
    *consultation.ACTS,
    *supervision.ACTS,
)
"""Every kind of act that a journal may hold."""

LIFECYCLES: tuple[Lifecycle[Any], ...] = (
    *management.LIFECYCLES,
    *election.LIFECYCLES,
    *consultation.LIFECYCLES,
    *decision.LIFECYCLES,
    *supervision.LIFECYCLES,
)
"""The table of every lifecycle (流程), that of a suggestion first."""

CODEC = Codec(ACTS)
"""Reads and writes all of them as JSON."""


@frozen(kw_only=True)
class State:
    """All that the acts of a term have made: who is who, each link's state, practices set."""

    register: Register
    management: management.State
    decision: decision.State
    election: election.State
    consultation: consultation.State = field(factory=consultation.State)
    supervision: supervision.State = field(factory=supervision.State)
    practices: tuple[own.SetPractice, ...] = ()
    suppressed: tuple[own.SuppressFinding, ...] = ()

    @classmethod
    def empty(cls, divisions: Divisions | None = None) -> State:
        """The state before any act; with the divisions of the built-in cases unless given."""
        return cls(
            register=Register(divisions=divisions or Divisions.shipped()),
            management=management.State(),
            decision=decision.State(),
            election=election.State(),
        )


def admit(
    state: State, act: Act, law: Law | None = None, *, settings: Mapping[str, Value] | None = None
) -> State:
    """The state after an act that the law allows; raises ``Refused`` and leaves ``state`` alone.

    ``law`` is the law in force on the act's day at the place of its matter, unless given. On a day
    for which the tables have no text ``NotInForce`` is raised.
    """
    fold = Fold(state, settings=settings)
    fold.admit(act, law)
    return fold.state()


class Fold:
    """Folds acts into a state one after another (归并): the rules of ``admit``, no copying.

    ``settings`` that no place could make are ``BadInput``. ``law_at`` is the law of a day at a
    place, before practices: a study that changes the law brings another.
    """

    def __init__(
        self,
        state: State,
        *,
        settings: Mapping[str, Value] | None = None,
        law_at: LawAt = in_force,
    ) -> None:
        self._law_at = law_at
        self._who = {"register": state.register}
        self.cases = management.Book(state.management.cases)
        self._honours = list(state.management.honours)
        self._reports = list(state.management.reports)
        self.decided = decision.State(
            **{name: dict(getattr(state.decision, name)) for name in decision.TABLES}
        )
        self._polls = state.election.tables()
        self.elected = election.State(**self._polls)
        self.consulted = own_tables(state.consultation)
        self.supervised = own_tables(state.supervision)
        self._practices = state.practices
        self._suppressed = state.suppressed
        self.settings = checked_settings(settings or {})
        self._laws: dict[str, dict[Any, Law]] = {}
        self._steps = {kind: steps for kind, steps in STEPS.items() if kind is not management.Merge}
        self._links: dict[type[Act], Callable[[Any, Law | None, Keep], None]] = {
            management.Merge: self._merge,
            management.CommendUnit: self._honour,
            **dict.fromkeys(management.REPORT_ACTS, self._report),
            **dict.fromkeys(decision.ACTS, self._decide),
            **dict.fromkeys(election.ACTS, self._elect),
            **dict.fromkeys(consultation.ACTS, self._consult),
            **dict.fromkeys(supervision.ACTS, self._supervise),
            **dict.fromkeys(own.ACTS, self._register),
            own.SetPractice: self._practise,
            own.SuppressFinding: self._suppress,
        }

    def admit(self, act: Act, law: Law | None = None, keep: Keep = _nowhere) -> None:
        """Take one act in, or raise ``Refused`` (``NotInForce``) and change nothing.

        ``keep`` is called with the act after every question was asked and before it counts: if
        it raises, the act does not count.
        """
        steps = self._steps.get(type(act))
        if steps is None:
            link = self._links.get(type(act))
            if link is None:
                raise TypeError(f"{type(act).__name__} is no act that a term knows")
            link(act, law, keep)
            return
        # acts on suggestions are most of a year's, so they are taken in here without a call more
        step: Any = act
        cases, ident = self.cases, step.suggestion
        case = cases.get(ident)
        if law is None:
            place = case.congress if case is not None else self._congress_of(step)
            laws = self._laws.get(place, _NO_LAWS)
            law = laws.get(act.on) or self.law(act.on, place)
        if case is None:
            law.version("SG-1")  # no suggestion on a day for which no text of it is in the tables
        case = take(steps, case, step, law, self._who["register"], cases)
        keep(act)
        cases[ident] = case

    def why_not(self, act: Act) -> Refusal | None:
        """Why an act would be refused; ``None`` if it would be admitted. Nothing is taken in.

        On a day for which the tables have no text, the refusal says so and names no article.
        """
        try:
            self.admit(act, keep=_stop)
        except Refused as refused:
            return refused.refusal
        except NotInForce as nothing:
            return Refusal(code=nothing.code, what=nothing.what, mend=nothing.mend)
        except _Asked:
            pass
        return None

    @property
    def register(self) -> Register:
        """Who is who, so far."""
        return self._who["register"]

    def state(self) -> State:
        """What has been folded so far, as a value of its own."""
        return State(
            register=self.register,
            management=management.State(
                dict(self.cases), tuple(self._honours), tuple(self._reports)
            ),
            decision=decision.State(
                **{name: dict(getattr(self.decided, name)) for name in decision.TABLES}
            ),
            election=election.State(**self.elected.tables()),
            consultation=own_tables(self.consulted),
            supervision=own_tables(self.supervised),
            practices=self._practices,
            suppressed=self._suppressed,
        )

    def law(self, on: Any, place: str) -> Law:
        """The law of a day and place with the practices set there laid over it, then the settings.

        Both yield to a statute (``Law.with_practices``). At a place that no table of divisions has,
        it is the law of the whole country.
        """
        laws = self._laws.get(place, _NO_LAWS)
        law = laws.get(on)
        if law is None:
            law = self._law_at(on, place if place in self.register.divisions else "")
            if self._practices or self.settings:
                law = law.with_practices(set_for(self._practices, place, on) | self.settings)
            if len(self._laws) > 1_000 or len(laws) > 2_000:
                self._laws.clear()
            self._laws.setdefault(place, {})[on] = law
        return law

    def _register(self, act: own.RegisterAct, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, act.congress)
        register = registered(self.register, act, law)
        keep(act)
        self._who["register"] = register

    def _practise(self, act: own.SetPractice, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, act.congress)
        refusal = no_division(act.congress, law, self.register) or practice_refused(act, law)
        if refusal is not None:
            raise Refused(refusal)
        keep(act)
        self._practices = (*self._practices, act)
        self._laws.clear()

    def _suppress(self, act: own.SuppressFinding, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, act.congress)
        if refusal := no_division(act.congress, law, self.register):
            raise Refused(refusal)
        keep(act)
        self._suppressed = (*self._suppressed, act)

    def _merge(self, act: management.Merge, law: Law | None, keep: Keep) -> None:
        case = self.cases.get(act.suggestion)
        law = law or self.law(act.on, case.congress if case is not None else "")
        merged = advance(case, act, law, self.register, self.cases)
        into = management.taken_in(self.cases[act.into], act, merged)
        keep(act)
        self.cases.update({act.suggestion: merged, act.into: into})

    def _honour(self, act: management.CommendUnit, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, act.congress)
        refusal = management.unit_refused(self._honours, act, law, self.register)
        if refusal is not None:
            raise Refused(refusal)
        keep(act)
        self._honours.append(act)

    def _report(self, act: management.ReportAct, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, management.congress_of_report(self._reports, act))
        refusal = management.report_refused(self._reports, act, law, self.register)
        if refusal is not None:
            raise Refused(refusal)
        keep(act)
        self._reports.append(act)

    def _congress_of(self, act: Any) -> DivisionCode:
        """The congress of an act on nothing known yet: a submission goes to that of its deputy."""
        deputy = self.register.deputies.get(act.by)
        return deputy.congress if deputy is not None else DivisionCode("")

    def _decide(self, act: decision.DecisionAct, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, self._place_of(act))
        for suggestion in decision.suggestions_of(act):
            self._known(suggestion, law)
        made = decision.consequences(self.decided, act, law, self.register, count_officials)
        keep(act)
        for name in decision.TABLES:
            if changed := getattr(made, name):
                getattr(self.decided, name).update(changed)
        if isinstance(act, _MOVES_A_SESSION):
            for sitting in made.sessions.values():
                self._who["register"] = self.register.with_session(sitting.session)

    def _elect(self, act: election.ElectionAct, law: Law | None, keep: Keep) -> None:
        called = self.elected.elections.get(act.election)
        place = called.congress if called is not None else getattr(act, "congress", "")
        law = law or self.law(act.on, place)
        made = election.consequences(self.elected, act, law, self.register)
        keep(act)
        election.update(self._polls, made)

    def _consult(self, act: consultation.ConsultationAct, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, consultation.congress_of(self.consulted, act))
        made = consultation.consequences(self.consulted, act, law, self.register)
        link_refused(act, self.consulted, self.cases, law)
        keep(act)
        lay_over(self.consulted, made)

    def _supervise(self, act: supervision.SupervisionAct, law: Law | None, keep: Keep) -> None:
        law = law or self.law(act.on, supervision.congress_of(self.supervised, act))
        made = supervision.consequences(self.supervised, act, law, self.register)
        keep(act)
        lay_over(self.supervised, made)

    def _place_of(self, act: decision.DecisionAct) -> str:
        """The congress of an act of decision: its own word, or that of the thing it is about."""
        match act:
            case decision.OpenSession() | decision.OpenCall():
                return act.congress
            case decision.AdoptionAct():
                case = self.cases.get(management.SuggestionId(act.suggestion))
                return case.congress if case is not None else ""
            case _ if type(act) in decision.TAKES:
                return decision.congress_of(self.decided, act)
            case _:
                thing = decision.thing_of(self.decided, act)
                return thing.congress if thing is not None else ""

    def _known(self, suggestion: str, law: Law) -> None:
        if management.SuggestionId(suggestion) not in self.cases:
            what = f"no suggestion has the number {suggestion}"
            raise Refused(law.refusal("WP-known", what, "submit it first, or correct the number"))
