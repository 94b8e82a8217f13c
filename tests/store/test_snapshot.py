"""A state that was kept is the state that replaying gives; one that another wrote is not loaded."""

import pickle
import secrets
import zlib
from datetime import date

import pytest
from sqlalchemy import update

import wholeprocess as wp
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput
from wholeprocess.management import Accept, Submit
from wholeprocess.process import EnterUnits, SeatDeputies, Term, replay
from wholeprocess.store import schema, snapshot

DAY = date(2022, 3, 1)
COUNTY = "430381"
KEY = secrets.token_bytes(32)


@pytest.fixture
def term(opened):
    """A term with a suggestion."""
    term = Term.open(COUNTY, opened())
    deputy = Deputy(id="d1", name="d1", congress=COUNTY, elected_by=COUNTY, since=DAY)
    term.do(SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy]))
    term.do(EnterUnits(on=DAY, congress=COUNTY, units=[Unit(id="u", name="u", division=COUNTY)]))
    term.do(Submit(on=DAY, suggestion="s1", by="d1", title="修渠", text="请修复"))
    return term


def replayed(monkeypatch, journal, **options):
    """The numbers of the entries that opening a term replays."""
    seen = []

    def watched(fold, entries, *, name, watch):
        kept = list(entries)
        seen.extend(e.seq for e in kept)
        fold_in(fold, kept, name=name, watch=watch)

    from wholeprocess.process import term as module

    fold_in = module.fold_in
    with monkeypatch.context() as patch:
        patch.setattr(module, "fold_in", watched)
        opened = Term.open(COUNTY, journal, **options)
    return opened, seen


def test_what_came_before_a_snapshot_is_not_replayed(term, monkeypatch):
    term.keep_snapshot(KEY)
    term.do(Accept(on=DAY, suggestion="s1", by="office"))
    again, seen = replayed(monkeypatch, term.journal, snapshot_key=KEY)
    assert seen == [5]
    assert again.state == term.state == replay(term.journal)
    again.do(Submit(on=DAY, suggestion="s2", by="d1", title="修渠", text="请修复"))
    assert len(replay(term.journal).management.cases) == 2
    assert replayed(monkeypatch, term.journal)[1] == [1, 2, 3, 4, 5, 6]  # nobody asked for it


def test_a_newer_snapshot_takes_the_place_of_an_older_one(term, monkeypatch):
    term.keep_snapshot(KEY)
    term.do(Accept(on=DAY, suggestion="s1", by="office"))
    term.keep_snapshot(KEY)
    assert replayed(monkeypatch, term.journal, snapshot_key=KEY)[1] == []


class Planted:
    def __reduce__(self):
        return (pytest.fail, ("what a stranger wrote was run",))


@pytest.mark.parametrize(
    "change",
    [
        {"state": zlib.compress(pickle.dumps(Planted()))},
        {"seq": 3},
        {"head": "0" * 64},
        {"made_by": "another"},
        {"seal": "0" * 64},
    ],
)
def test_what_the_key_did_not_seal_is_never_loaded(term, change):
    term.keep_snapshot(KEY)
    with term.journal.engine.begin() as connection:
        connection.execute(update(schema.SNAPSHOTS).values(**change))
    with pytest.raises(BadInput, match="has a snapshot that this key did not seal"):
        Term.open(COUNTY, term.journal, snapshot_key=KEY)


def test_another_key_opens_nothing(term):
    term.keep_snapshot(KEY)
    with pytest.raises(BadInput, match="use its key, or delete it"):
        Term.open(COUNTY, term.journal, snapshot_key=secrets.token_bytes(32))
    for short in (b"short", "x" * 32):
        with pytest.raises(ValueError, match="the key must be 32 bytes or more"):
            term.keep_snapshot(short)


def test_one_that_another_library_made_is_left_alone(term, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "made_by", lambda: "Python 2")
        term.keep_snapshot(KEY)
    assert replayed(monkeypatch, term.journal, snapshot_key=KEY)[1] == [1, 2, 3, 4]


def test_one_of_other_divisions_or_settings_is_left_alone(term, monkeypatch):
    term.keep_snapshot(KEY)
    _, seen = replayed(monkeypatch, term.journal, snapshot_key=KEY, settings={"PR-rounds": 5})
    assert seen == [1, 2, 3, 4]
    fewer = wp.Divisions(d for d in wp.Divisions.shipped().values() if d.code != "430381100")
    _, seen = replayed(monkeypatch, term.journal, snapshot_key=KEY, divisions=fewer)
    assert seen == [1, 2, 3, 4]
    with pytest.raises(TypeError, match="a term without settings"):
        Term.open(COUNTY, term.journal, settings={"PR-rounds": 5}).keep_snapshot(KEY)


def test_only_a_database_keeps_snapshots():
    with pytest.raises(TypeError, match="a snapshot needs a database"):
        Term.open(COUNTY).keep_snapshot(KEY)
