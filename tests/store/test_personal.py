"""People's data apart from acts: kept encrypted, erased for good, exported; the chain verifies."""

import json
from datetime import date

import pytest
from sqlalchemy import select, text, update

from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.journal import verify
from wholeprocess.management import RecordBenefit
from wholeprocess.personal import MemoryRecords
from wholeprocess.store import Erasure, PersonalStore
from wholeprocess.store.personal import KEYS, RECORDS

DAY = date(2022, 5, 1)
CONTACT = {"name": "某某", "phone": "0000-secret"}


@pytest.fixture(params=["together", "apart"])
def held(request, url, tmp_path):
    """A store of records, its keys beside them or in a database of their own."""
    keys = None if request.param == "together" else f"sqlite:///{tmp_path}/keys.db"
    store = PersonalStore(url, keys)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def keeper(request, tmp_path):
    """Each keeper of records about people."""
    match request.param:
        case "memory":
            yield MemoryRecords()
            return
        case "sqlite":
            store = PersonalStore(f"sqlite:///{tmp_path}/held.db")
        case _:
            server = request.getfixturevalue("postgres")
            store = PersonalStore(server.schema(), f"sqlite:///{tmp_path}/keys.db")
    yield store
    store.close()


def erasure(ref="r-1", reason="本人要求"):
    return Erasure(ref=ref, on=DAY, by="office", reason=reason)


def act(about, words="路灯"):
    return RecordBenefit(on=DAY, suggestion=about, key=words, amount=1, unit="盏")


# --- one contract for every keeper ----------------------------------------------------------------


def test_records_are_kept_by_person_and_name(keeper):
    held = keeper
    held.keep("r-1", "contact", CONTACT)
    held.keep("r-1", "words", {"o-1": "井水有味"})
    held.keep("r-2", "contact", {"name": "别人"})
    held.keep("r-1", "words", {"o-1": "井水有异味"})
    assert held.of("r-1") == {"contact": CONTACT, "words": {"o-1": "井水有异味"}}
    assert held.of("r-3") == {}
    for ref, name in (("", "contact"), ("r-1", "")):
        with pytest.raises(ValueError, match="needs a reference and a name"):
            held.keep(ref, name, {})


def test_who_has_a_record_is_known(keeper):
    assert (keeper.refs(), keeper.having("contact")) == ((), ())
    for ref, name in (("r-2", "contact"), ("r-1", "words"), ("r-1", "contact"), ("r-3", "words")):
        keeper.keep(ref, name, {})
    assert keeper.refs() == ("r-1", "r-2", "r-3")
    assert keeper.having("contact") == ("r-1", "r-2")
    keeper.forget("r-1", "contact")
    keeper.forget("r-2")
    assert (keeper.refs(), keeper.having("contact")) == (("r-1", "r-3"), ())


def test_one_record_is_forgotten_or_all_of_a_person(keeper):
    for ref, name in (("r-1", "contact"), ("r-1", "words"), ("r-2", "words")):
        keeper.keep(ref, name, {"of": ref})
    assert keeper.forget("r-1", "words")
    assert not keeper.forget("r-1", "words")
    assert keeper.of("r-1") == {"contact": {"of": "r-1"}}
    keeper.keep("r-1", "words", {"again": 1})
    assert keeper.of("r-1") == {"contact": {"of": "r-1"}, "words": {"again": 1}}
    assert keeper.forget("r-1")
    assert (keeper.of("r-1"), keeper.of("r-2")) == ({}, {"words": {"of": "r-2"}})


def test_what_was_kept_or_given_is_not_changed_from_outside(keeper):
    mine = {"list": [1]}
    keeper.keep("r-1", "words", mine)
    mine["list"].append(2)
    keeper.of("r-1")["words"]["list"].append(3)
    assert keeper.of("r-1") == {"words": {"list": [1]}}


def test_an_erasure_is_written_down_where_something_was(keeper):
    keeper.keep("r-1", "contact", CONTACT)
    keeper.keep("r-2", "contact", CONTACT)
    assert keeper.erase(erasure())
    assert not keeper.erase(erasure())
    assert not keeper.erase(erasure("r-9"))
    assert keeper.erase(erasure("r-2", "期满"))
    assert (keeper.of("r-1"), keeper.refs()) == ({}, ())
    assert keeper.erasures() == (erasure(), erasure("r-2", "期满"))
    assert keeper.erasures("r-2") == (erasure("r-2", "期满"),)


# --- in a database --------------------------------------------------------------------------------


def test_nothing_can_be_read_in_the_tables(held, tmp_path):
    held.keep("r-1", "contact", CONTACT)
    with held.records.connect() as connection:
        (row,) = connection.execute(select(RECORDS)).all()
    assert b"secret" not in bytes(row.sealed)
    held.close()
    for file in tmp_path.iterdir():
        assert b"0000-secret" not in file.read_bytes()


def test_what_is_erased_is_gone_with_a_reason(held):
    held.keep("r-1", "contact", CONTACT)
    held.keep("r-2", "contact", CONTACT)
    with held.records.connect() as connection:
        backup = connection.execute(select(RECORDS).where(RECORDS.c.ref == "r-1")).mappings().one()
        backup = dict(backup)
    assert held.erase(erasure())
    assert not held.erase(erasure("r-9"))
    assert (held.of("r-1"), held.of("r-2")) == ({}, {"contact": CONTACT})
    assert held.erasures() == (erasure(),) == held.erasures("r-1")
    with held.records.begin() as connection:  # somebody puts a backup of the records back
        connection.execute(RECORDS.insert().values(**backup))
    assert held.of("r-1") == {}
    assert held.erase(erasure(reason="再次"))
    held.keep("r-1", "contact", {"name": "又来"})  # the person comes again: a new key
    assert held.of("r-1") == {"contact": {"name": "又来"}}
    assert [e.reason for e in held.erasures("r-1")] == ["本人要求", "再次"]


def test_an_erased_key_is_not_left_in_the_file(tmp_path):
    store = PersonalStore(f"sqlite:///{tmp_path}/held.db")
    store.keep("r-1", "contact", CONTACT)
    with store.keys.connect() as connection:
        key = bytes(connection.scalar(select(KEYS.c.key)))
    store.forget("r-1", "contact")
    with store.keys.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    store.close()
    assert all(key not in file.read_bytes() for file in tmp_path.iterdir())


def test_an_erasure_needs_a_person_an_office_and_a_reason():
    for missing in ("ref", "by", "reason"):
        fields = {"ref": "r", "on": DAY, "by": "office", "reason": "x", missing: ""}
        with pytest.raises(ValueError, match=missing):
            Erasure(**fields)


@pytest.mark.parametrize("change", ["swap", "garbage"])
def test_a_record_that_somebody_changed_is_told(held, change):
    held.keep("r-1", "contact", CONTACT)
    held.keep("r-1", "words", {})
    with held.records.begin() as connection:
        sealed = connection.scalar(select(RECORDS.c.sealed).where(RECORDS.c.name == "words"))
        put = sealed if change == "swap" else b"garbage"
        connection.execute(update(RECORDS).where(RECORDS.c.name == "contact").values(sealed=put))
    with pytest.raises(BadInput, match="personal_records contact was changed"):
        held.of("r-1")


def test_all_that_is_held_on_one_person_is_exported(held, journal):
    held.keep("r-1", "contact", CONTACT)
    journal.append_many([act("r-1"), act("r-10"), act("s", "r-1"), act("s", "R-1")])
    journal.append(act('a "r-1" b'))
    export = held.export("r-1", journal)
    assert export["records"] == {"contact": CONTACT}
    assert [entry["seq"] for entry in export["entries"]] == [1, 3]
    json.dumps(export)
    assert [e.act.thing for e in journal.naming('a "r-1" b')] == ['a "r-1" b']
    with pytest.raises(NoSuchThing, match="nothing is held on 'r-7'"):
        held.export("r-7", journal)


def test_the_journal_verifies_after_an_erasure(held, journal):
    held.keep("r-1", "contact", CONTACT)
    journal.append_many([act("r-1"), act("r-2")])
    head = journal.head
    held.erase(erasure())
    verify(journal)
    assert journal.head == head
    export = held.export("r-1", journal)
    assert (export["records"], len(export["entries"])) == ({}, 1)
    assert export["erasures"] == [{"on": "2022-05-01", "by": "office", "reason": "本人要求"}]
