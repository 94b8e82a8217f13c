"""Whether a journal in a database is whole (校验): hashes, numbers, and what it is looked up by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attrs import evolve
from sqlalchemy import bindparam, func, select

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import GENESIS, ActFault, Codec, seal
from wholeprocess.store.prepared import Connected, Statement
from wholeprocess.store.reading import PAGE, Found, Pages
from wholeprocess.store.schema import ENTRIES, HEAD, SUBMISSIONS
from wholeprocess.store.writing import seal_of_id

MEND = "restore the database from a copy, and find out who changed it"

_E, _S = ENTRIES.c, SUBMISSIONS.c
_ENDS = Statement(select(HEAD.c.seq, select(func.max(_E.seq)).scalar_subquery().label("last")))
_ROWS = Pages(
    select(ENTRIES).where(_E.seq > bindparam("last")).order_by(_E.seq).limit(PAGE),
    lambda row: {"last": row[0]},
)
_NUMBERED = select(
    _E.seq,
    _E.version,
    func.row_number().over(partition_by=(_E.thing, _E.about), order_by=_E.seq).label("place"),
).subquery()
_MISPLACED = Statement(
    select(_NUMBERED)
    .where(_NUMBERED.c.version != _NUMBERED.c.place)
    .order_by(_NUMBERED.c.seq)
    .limit(1)
)
_IDS = Pages(
    select(_S.seq, _S.id, _S.hash, _E.hash.label("entry"))
    .outerjoin(ENTRIES, _E.seq == _S.seq)
    .where(_S.seq > bindparam("last"))
    .order_by(_S.seq)
    .limit(PAGE),
    lambda row: {"last": row[0]},
)


def first_fault_in(where: Connected, codec: Codec, name: str) -> Problem | None:
    """The first entry that was changed, dropped or moved; ``None`` where the chain is whole.

    The texts are hashed as they stand, and no act is made of them. What the chain does not cover
    is compared with what it does: the columns that entries are looked up by, the versions of
    things, the ids of submissions, the number of entries.
    """
    try:
        for fault in _faults(where, codec):
            seq, field, what = fault
            return Problem(file=name, line=seq, field=field, what=what, mend=MEND)
    except BadInput as unread:
        return evolve(unread.problems[0], mend=MEND)
    return None


Fault = tuple[int, str, str]


def _faults(where: Connected, codec: Codec) -> Iterator[Fault]:
    with where.reading() as cursor:
        length, last = _ENDS.on(where.dialect).run(cursor, {}).fetchone()
    yield from faults_of(_ROWS(where, {"last": 0}), codec)
    if length != (last or 0):
        what = f"the journal has {last or 0} entries and should have {length}: some were cut off"
        yield (last or 0) + 1, "seq", what
    with where.reading() as cursor:
        misplaced = _MISPLACED.on(where.dialect).run(cursor, {}).fetchone()
    if misplaced is not None:
        seq, version, place = misplaced
        yield seq, "version", f"entry {seq} is act {place} on its thing, and says {version}"
    for seq, act_id, sealed, made in _IDS(where, {"last": 0}):
        if made is None or seal_of_id(act_id, made) != sealed:
            yield seq, "id", f"the id under which entry {seq} was submitted was changed"


def faults_of(rows: Iterable[Found], codec: Codec) -> Iterator[Fault]:
    """What is wrong in rows of entries, which begin with the first."""
    before = GENESIS
    for place, row in enumerate(rows, start=1):
        seq, kind, v, about, thing, _, day, recorded, data, made = row
        if seq != place:
            what = f"entry {seq} stands where entry {place} belongs: one was dropped or moved"
            yield place, "seq", what
            return
        if seal(before, seq, recorded, kind, v, data) != made:
            yield seq, "hash", f"entry {seq} does not fit its hash: it or its order was changed"
            return
        before = made
        if not _fits(kind, v, data, (about, thing, day), codec):
            what = f"entry {seq} is looked up as {about} {thing} of {day}, which is not its act's"
            yield seq, "thing", what


def _fits(kind: str, v: int, data: str, keys: tuple[str, str, str], codec: Codec) -> bool:
    """Whether an entry is looked up by what its act says; of an unknown kind nobody can tell."""
    act = codec.acts.get(kind)
    if act is None:
        return True
    plain = json.loads(data)
    if v == act.version:
        return keys == (act.about, str(plain[act.about]), plain["on"])
    try:
        made = codec.load(kind, v, plain)
    except ActFault:
        return True  # whoever reads it is told
    about, thing, day = keys  # the field may have been called otherwise in that version
    return str(plain.get(about)) == thing == made.thing and day == made.on.isoformat()
