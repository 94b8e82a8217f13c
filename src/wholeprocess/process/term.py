"""The front door (本届): acts go in, and what has become of every matter can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wholeprocess import management
from wholeprocess.congress import DivisionCode, Divisions, Register
from wholeprocess.errors import Conflict, NoSuchThing, NotInForce, Refused
from wholeprocess.journal import (
    Act,
    Entry,
    Journal,
    MemoryJournal,
    SharedJournal,
    is_shared,
    reused,
    verify,
)
from wholeprocess.law import Law, Refusal, Value, checked_settings
from wholeprocess.process.acts import OpenTerm
from wholeprocess.process.dossier import Dossier, Dossiers
from wholeprocess.process.opinions import Owed, owed_home
from wholeprocess.process.replaying import fold_in, journal_at
from wholeprocess.process.state import CODEC, Fold, Keep, State


class Term:
    """One congress's term of office, kept by its journal.

    >>> term = Term.open("430681118")
    >>> term.place, len(term.journal)
    ('430681118', 0)
    """

    def __init__(
        self,
        place: str,
        journal: Journal,
        *,
        divisions: Divisions | None = None,
        settings: Mapping[str, Value] | None = None,
        now: Callable[[], datetime] | None = None,
        name: str = "journal",
        snapshot_key: bytes | None = None,
    ) -> None:
        self.place = DivisionCode(place)
        self.journal = journal
        self._shared = journal if is_shared(journal) else None
        self._name = name
        self._seen = 0
        self._now = now
        empty = State.empty(divisions)
        if self.place not in empty.register.divisions:
            raise NoSuchThing(
                f"no division has the code {place!r}; pass divisions=Divisions.read('…csv')"
            )
        studied = checked_settings(settings or {}, places=[place])
        start = empty
        if snapshot_key is not None and self._shared is not None and not studied:
            kept = self._shared.snapshot(snapshot_key)
            if kept is not None and kept[1].register.divisions == empty.register.divisions:
                self._seen, start = kept
        self._fold = Fold(start, settings=studied)
        self._take_in(journal if self._shared is None else self._shared.since(self._seen))

    @classmethod
    def open(
        cls,
        place: str,
        journal: str | Path | Journal | None = None,
        *,
        divisions: Divisions | None = None,
        settings: Mapping[str, Value] | None = None,
        now: Callable[[], datetime] | None = None,
        snapshot_key: bytes | None = None,
    ) -> Term:
        """A term of the congress of ``place`` (a division code).

        ``journal`` is a file of JSON Lines, the URL of a database (``"sqlite:///desk.db"``), any
        journal, or ``None`` to keep it in memory. What is in it already is verified and replayed.
        ``now`` is the clock that stamps entries; without
        one they carry no time, and the same acts give the same bytes.

        ``settings`` are for studies: they are not in the journal, ``SetPractice`` is.

        ``snapshot_key`` is the secret with which ``keep_snapshot`` sealed a state of this database:
        what came before it is verified, but not replayed.

        Raises ``BadInput`` or ``BrokenChain`` for a faulty file, ``BadInput`` for settings that
        the place cannot make, ``NoSuchThing`` for a place that the table of divisions lacks.
        """
        kept: Journal
        if journal is None:
            kept = MemoryJournal(CODEC)
        elif isinstance(journal, str | Path):
            kept = journal_at(journal)
        else:
            kept = journal
        name = str(journal) if isinstance(journal, str | Path) else "journal"
        if is_shared(kept):
            name = kept.name  # a URL without its password
        verify(kept, name)
        return cls(
            place,
            kept,
            divisions=divisions,
            settings=settings,
            now=now,
            name=name,
            snapshot_key=snapshot_key,
        )

    def do(self, act: Act, *, act_id: str = "", expected: int | None = None) -> Any:
        """Admit an act and keep it in the journal; raises ``Refused`` and keeps nothing.

        On a day for which the tables have no text ``NotInForce`` is raised, and nothing is kept.
        The first act opens the term on its own day, unless it is the ``OpenTerm`` of this place
        itself; that of another congress may follow later. An act on a suggestion gives back its
        ``Dossier``; any other gives back ``None``.

        In a journal that others write too, what they added is taken in first, and ``Conflict`` is
        raised where it is about the same thing: look again, then decide. ``expected`` says how many
        acts on the thing you know of; ``act_id`` is the submission's own, and the same act sent
        again under it is kept once.
        """
        if self._shared is not None:
            self._keep_among_others(self._shared, act, act_id, expected)
        elif act_id or expected is not None:
            raise TypeError("this journal has one writer; ids and versions need a database")
        else:
            if not self._seen:
                self._open_for(act, self._append)
            self._fold.admit(act, keep=self._append)
        if isinstance(act, management.SuggestionAct):
            return Dossier(self._fold, act.suggestion)
        return None

    def _open_for(self, act: Act, keep: Keep) -> None:
        """Open the term before the first act, if that will be admitted."""
        if refusal := self._not_ours(act):
            raise Refused(refusal)
        if not isinstance(act, OpenTerm):
            opening = OpenTerm(on=act.on, congress=self.place)
            trial = Fold(self.state, settings=self._fold.settings)
            trial.admit(opening)
            trial.admit(act)
            self._fold.admit(opening, keep=keep)

    def _not_ours(self, act: Act) -> Refusal | None:
        if self._seen or not isinstance(act, OpenTerm) or act.congress == self.place:
            return None
        what = f"the term of {self.place}, whose journal this is, is not on record yet"
        mend = f"open it first, or open this journal for {act.congress}"
        return self.law(act.on).refusal("WP-known", what, mend)

    def _append(self, act: Act) -> None:
        self.journal.append(act, self._time())
        self._seen += 1

    def _time(self) -> datetime | None:
        return self._now() if self._now is not None else None

    def _keep_among_others(
        self, journal: SharedJournal, act: Act, act_id: str, expected: int | None
    ) -> None:
        """Keep an act that was admitted on the very state after which it stands in the journal."""
        thing = act.about, act.thing

        def append(admitted: Act) -> None:
            asked = (act_id, expected) if admitted is act else ("", None)  # not of the opening
            entry = journal.append(
                admitted, self._time(), act_id=asked[0], expected=asked[1], after=self._seen
            )
            if entry.seq != self._seen + 1:  # submitted before, and not taken in yet
                raise Conflict(" ".join(thing), self._seen, entry.seq)
            self._seen += 1

        while True:  # each time round, somebody else has added something
            if act_id and (old := journal.submitted(act_id)) is not None:
                if old.act != act:
                    raise reused(act_id, act)
                self.refresh()
                return
            try:
                if not self._seen and not self.refresh():
                    self._open_for(act, append)
                self._fold.admit(act, keep=append)
            except (Conflict, Refused, NotInForce):
                others = self.refresh()
                if not others:
                    raise
                if expected is not None or isinstance(act, OpenTerm):
                    continue  # the journal itself tells, or the law
                same = [e for e in others if (e.act.about, e.act.thing) == thing]
                if same and not (act_id and journal.submitted(act_id)):
                    found = journal.version_of(*thing)
                    raise Conflict(" ".join(thing), found - len(same), found) from None
            else:
                return

    def _take_in(self, entries: Iterable[Entry]) -> None:
        def seen(seq: int) -> None:
            self._seen = seq

        fold_in(self._fold, entries, name=self._name, watch=seen)

    def refresh(self) -> tuple[Entry, ...]:
        """Take in what other programs have added to the journal since, and give it back.

        ``do`` does it by itself where it must. Nothing is new in a journal with one writer.
        """
        if self._shared is None:
            return ()
        others = tuple(self._shared.since(self._seen))
        self._take_in(others)
        return others

    def keep_snapshot(self, key: bytes) -> None:
        """Keep the present state in the database, so that opening it again is quicker.

        ``key`` (32 bytes or more, kept outside the database) seals it. ``TypeError`` for a journal
        in memory or in a file, or a term with settings.
        """
        if self._shared is None or self._fold.settings:
            raise TypeError("a snapshot needs a database, and a term without settings")
        self._shared.keep_snapshot(self.state, self._seen, key)

    @property
    def suggestions(self) -> Mapping[str, Dossier]:
        """Every suggestion by number."""
        return Dossiers(self._fold)

    @property
    def register(self) -> Register:
        """Who is who."""
        return self._fold.register

    @property
    def state(self) -> State:
        """The state as a value of its own."""
        return self._fold.state()

    def law(self, on: date, place: str = "") -> Law:
        """The law of a day here, or at another place, with the settings of this term."""
        return self._fold.law(on, place or self.place)

    def desk(self, today: date, *, place: str = "") -> management.Desk:
        """The desk on the evening of a day: what is due, late, waiting, promised, and how units do.

        ``place`` keeps the suggestions of one congress; "" keeps all that the journal has.

        >>> Term.open("430381").desk(date(2022, 6, 1)).late().open
        ()
        """
        fold = self._fold
        return management.Desk.of(fold.cases, fold.law, fold.register, today, place=place)

    def owed_home(self, today: date) -> tuple[Owed, ...]:
        """Whom deputies owe word of an answered or closed suggestion on the evening of a day.

        >>> Term.open("430381").owed_home(date(2022, 6, 1))
        ()
        """
        return owed_home(self._fold.cases, self._fold.consulted, today)

    def why_not(self, act: Act) -> Refusal | None:
        """Why an act would be refused, as a value; ``None`` if it would be admitted.

        Where ``do`` would raise ``NotInForce``, the refusal names the rule that has no text yet.
        """
        return self._not_ours(act) or self._fold.why_not(act)


__all__ = ["Dossier", "Term"]
