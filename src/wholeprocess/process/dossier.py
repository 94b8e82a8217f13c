"""A term's suggestions as they are asked about (案卷): each case in its surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wholeprocess import management
from wholeprocess.consultation import OpinionId
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import Finding, Law
from wholeprocess.process.opinions import opinions_of
from wholeprocess.process.state import Fold


class Dossier:
    """A suggestion in its surroundings (案卷): its case, with the law and the term around it."""

    __slots__ = ("_fold", "id")

    def __init__(self, fold: Fold, ident: management.SuggestionId) -> None:
        self._fold = fold
        self.id = ident

    @property
    def case(self) -> management.Case:
        """The case as it stands now, a value."""
        return self._fold.cases[self.id]

    @property
    def phase(self) -> management.Phase:
        """Where it stands."""
        return self.case.phase

    @property
    def outcome(self) -> management.Outcome | None:
        """Why it ended, once it has."""
        return self.case.outcome

    @property
    def clocks(self) -> management.Clocks:
        """Its clocks, each with its start, its end and its article."""
        return management.clocks(self.case, self.law_on, self._fold.register)

    @property
    def opinions(self) -> tuple[OpinionId, ...]:
        """The residents' opinions behind it, by number; see ``opinions_of``."""
        return opinions_of(self.id, self._fold.cases, self._fold.consulted)

    def law_on(self, day: date) -> Law:
        """The law of a day at the place of the suggestion."""
        return self._fold.law(day, self.case.congress)

    def allowed(self, actor: str, on: date) -> tuple[type[management.SuggestionAct], ...]:
        """What an actor could do next."""
        return management.allowed(self.case, actor, on)

    def findings(self, through: date) -> tuple[Finding, ...]:
        """What was irregular, as of a day: today, or another that no act of the case is after."""
        return management.findings(self.case, self.law_on, through, self._fold.register)

    def __repr__(self) -> str:
        return f"Dossier({self.id!r}, {self.phase.value})"


class Dossiers(Mapping[str, Dossier]):
    """The suggestions of a term, by number."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold

    def __getitem__(self, ident: str) -> Dossier:
        key = management.SuggestionId(ident)
        if key not in self._fold.cases:
            raise NoSuchThing(f"no suggestion has the number {ident!r}")
        return Dossier(self._fold, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._fold.cases)

    def __len__(self) -> int:
        return len(self._fold.cases)
