"""Many acts at once (成批入账): all of them are admitted and kept, or none is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, NotInForce, Problem, Refused
from wholeprocess.journal import Act, Entry, Journal, canonical, is_shared, verify
from wholeprocess.process.replaying import fold_in, named
from wholeprocess.process.state import CODEC, Fold, State


def append_all(
    journal: Journal,
    acts: Sequence[Act],
    *,
    lines: Sequence[int] = (),
    file: str = "",
    recorded: datetime | None = None,
    divisions: Divisions | None = None,
) -> tuple[Entry, ...]:
    """Admit acts one after the other, keep all in one transaction, and give their entries.

    Raises ``BadInput`` with every act that is refused, each by its line in the ``file`` that they
    came from, and keeps nothing then; what an act refused would have made possible is refused with
    it. ``Conflict`` where somebody else adds to the journal meanwhile.

    Where the journal knows ids, the same acts given again are kept once, and the entries of then
    are given.

    >>> from wholeprocess.journal import MemoryJournal
    >>> from wholeprocess.process import OpenTerm
    >>> journal = MemoryJournal(CODEC)
    >>> opening = OpenTerm(on=date(2021, 12, 20), congress="430381")
    >>> [entry.seq for entry in append_all(journal, [opening])]
    [1]
    >>> append_all(journal, [opening], lines=[2], file="terms.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    wholeprocess.errors.BadInput: terms.csv:2: congress '430381' WP-once: ...
    """
    if not acts:
        return ()
    shared = journal if is_shared(journal) else None
    ids = _ids(acts)
    if shared is not None and shared.submitted(ids[0]) is not None:
        return shared.append_many(acts, act_ids=ids)
    name = named(journal, file or "journal")
    verify(journal, name)
    fold = Fold(State.empty(divisions))
    seen = 0

    def watch(seq: int) -> None:
        nonlocal seen
        seen = seq

    fold_in(fold, journal, name=name, watch=watch)
    problems: list[Problem] = []
    for act, line in zip(acts, lines or range(1, len(acts) + 1), strict=True):
        if (problem := _refused(fold, act, line, file)) is not None:
            problems.append(problem)
    if problems:
        raise BadInput(problems)
    if shared is None:
        return journal.append_many(acts, recorded)
    return shared.append_many(acts, recorded, act_ids=ids, after=seen)


def _refused(fold: Fold, act: Act, line: int, file: str) -> Problem | None:
    try:
        fold.admit(act)
    except Refused as refused:
        what, mend = f"{refused.code}: {refused.refusal.what}", refused.mend
    except NotInForce as nothing:
        what, mend = nothing.what, nothing.mend
    else:
        return None
    return Problem(file=file, line=line, field=act.about, what=f"{act.thing!r} {what}", mend=mend)


def _ids(acts: Sequence[Act]) -> list[str]:
    """An id for each act: of all of them together, so that only the same acts have the same."""
    whole = [[act.kind, act.version, CODEC.dump(act)] for act in acts]
    digest = sha256(canonical(whole).encode()).hexdigest()
    return [f"{digest}/{number}" for number in range(1, len(acts) + 1)]
