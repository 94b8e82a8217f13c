"""One contract for every journal, and what a database can do besides."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from sqlalchemy import delete, select, text, update

import wholeprocess as wp
from wholeprocess.errors import BadInput, BrokenChain, Conflict
from wholeprocess.journal import (
    GENESIS,
    Journal,
    MemoryJournal,
    anchor,
    is_shared,
    line_of,
    must_hold,
    verify,
)
from wholeprocess.management import RecordBenefit
from wholeprocess.process import CODEC, OpenTerm, Term, read_journal
from wholeprocess.store import DatabaseJournal, reading, schema, writing
from wholeprocess.store.verifying import faults_of

NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)
COUNTY = "430381"


def fact(n, thing=None):
    return RecordBenefit(
        on=date(2022, 3, 1 + n % 28),
        suggestion=thing or f"s{n % 10}",
        key="路灯",
        amount=n,
        unit="盏",
    )


# --- one contract for all four --------------------------------------------------------------------


def test_an_empty_journal(place):
    journal = place()
    assert isinstance(journal, Journal)
    assert (len(journal), list(journal), journal.head) == (0, [], GENESIS)
    verify(journal)


def test_acts_are_kept_in_their_order_and_numbered_from_one(place):
    journal = place()
    for n in range(5):
        journal.append(fact(n), NOON if n % 2 else None)
    for kept in (journal, place()):
        assert [entry.act for entry in kept] == [fact(n) for n in range(5)]
        assert [entry.seq for entry in kept] == [1, 2, 3, 4, 5]
        assert [entry.recorded for entry in kept] == [None, NOON, None, NOON, None]
        assert len(kept) == 5
        verify(kept)


def test_all_four_make_the_same_hashes_and_the_same_lines(place):
    journal, other = place(), MemoryJournal(CODEC)
    for n in range(7):
        journal.append(fact(n), NOON)
        other.append(fact(n), NOON)
    assert journal.head == other.head
    assert [line_of(e, CODEC) for e in journal] == [line_of(e, CODEC) for e in other]


def test_many_acts_make_the_entries_that_they_make_one_by_one(place):
    journal, other = place(), MemoryJournal(CODEC)
    for n in range(7):
        other.append(fact(n), NOON)
    journal.append(fact(0), NOON)
    assert journal.append_many([]) == ()
    assert journal.append_many([fact(n) for n in range(1, 6)], NOON) == tuple(other)[1:6]
    journal.append(fact(6), NOON)
    assert list(place()) == list(other)
    verify(place())


def test_a_term_is_kept_in_each_and_goes_on_where_it_was(place):
    term = Term(COUNTY, place())
    term.do(OpenTerm(on=date(2021, 12, 20), congress=COUNTY))
    with pytest.raises(wp.Refused):
        term.do(OpenTerm(on=date(2021, 12, 21), congress=COUNTY))
    again = Term(COUNTY, place())
    assert (again.state, len(again.journal)) == (term.state, 1)
    assert again.refresh() == ()


def test_a_published_head_shows_a_journal_that_was_rewritten_or_cut(place, tmp_path):
    journal = place()
    published = [anchor(journal)]
    for n in range(4):
        journal.append(fact(n))
        published.append(anchor(journal))
    assert published[3] == f"3:{list(journal)[2].hash}"
    for each in published:
        must_hold(journal, each)
    forged = MemoryJournal(CODEC)
    for n in (0, 1, 7):
        forged.append(fact(n))
    verify(forged)  # its chain is whole
    must_hold(forged, published[2])
    for each in published[3:]:
        with pytest.raises(BrokenChain, match="does not lead to the published head"):
            must_hold(forged, each)
    for no_anchor in ("", "3", "x:" + "0" * 64, "3:0", "9" * 5_000 + ":" + "0" * 64):
        with pytest.raises(BadInput, match="is no anchor"):
            must_hold(journal, no_anchor)


# --- appending ------------------------------------------------------------------------------------


def test_a_database_is_a_journal_for_many_writers(journal):
    assert is_shared(journal)
    assert not is_shared(MemoryJournal(CODEC))


def test_many_acts_are_kept_in_one_transaction_or_none(journal):
    entries = journal.append_many([fact(n) for n in range(1_200)], NOON)
    assert [entry.seq for entry in entries] == list(range(1, 1_201))
    assert list(journal) == list(entries)
    with pytest.raises(Conflict):
        journal.append_many([fact(1), fact(2)], expected={("suggestion", "s2"): 7})
    assert (len(journal), journal.head) == (1_200, entries[-1].hash)
    assert journal.append_many([]) == ()
    verify(journal)


def test_a_things_versions_have_no_gap(journal):
    journal.append(fact(1))
    journal.append_many([fact(n) for n in (2, 1, 11, 3, 21)])
    assert [journal.version_of("suggestion", f"s{n}") for n in (1, 2, 3, 4)] == [4, 1, 1, 0]


def test_writers_in_turns_know_of_each_other(opened):
    journals = [opened() for _ in range(3)]
    for n in range(30):
        journal = journals[n * n % 3]
        assert journal.append(fact(0), expected=n).seq == n + 1
        with pytest.raises(Conflict, match=f"s0 has {n + 1} acts, not {n}"):
            journals[n % 3].append(fact(0), expected=n)
    assert journals[0].version_of("suggestion", "s0") == 30
    verify(journals[0])


def test_a_writer_who_remembers_many_things_still_knows_each(journal, monkeypatch):
    monkeypatch.setattr(writing, "MOST_KNOWN", 5)
    for n in range(40):
        journal.append_many([fact(0, f"s{(n + k * k) % 7}") for k in range(1 + n % 8)])
    assert len(journal._stand.versions) <= 5
    verify(journal)
    found = {f"s{n}": 0 for n in range(7)}
    for entry in journal:
        found[entry.act.thing] += 1
    assert found == {thing: journal.version_of("suggestion", thing) for thing in found}


def test_an_act_on_what_somebody_changed_meanwhile_is_told(journal):
    journal.append(fact(1), expected=0)
    journal.append(fact(11), expected=1)
    with pytest.raises(Conflict) as caught:
        journal.append(fact(21), expected=1)
    conflict = caught.value
    assert (conflict.thing, conflict.expected, conflict.found) == ("suggestion s1", 1, 2)
    assert str(conflict) == (
        "suggestion s1 has 2 acts, not 1: somebody else acted on it; look at it again"
    )
    with pytest.raises(Conflict, match="suggestion s1 has 2 acts, not 3"):
        journal.append(fact(21), expected=3)
    with pytest.raises(Conflict, match="suggestion s9 has 0 acts, not 1"):
        journal.append_many([fact(21)], expected={("suggestion", "s9"): 1})
    assert len(journal) == 2


def test_an_act_after_entries_that_the_caller_has_not_seen_is_told(journal):
    journal.append(fact(1), after=0)
    with pytest.raises(Conflict, match="the journal has 1 entries, not 0"):
        journal.append(fact(2), after=0)
    assert journal.append(fact(2), after=1).seq == 2


def test_the_same_submission_sent_again_is_kept_once(journal):
    first = journal.append(fact(1), NOON, act_id="form-1", expected=0)
    later = datetime(2022, 3, 2, tzinfo=UTC)
    assert journal.append(fact(1), later, act_id="form-1", expected=0) == first
    assert (len(journal), journal.submitted("form-1"), journal.submitted("x")) == (1, first, None)
    with pytest.raises(Conflict, match="form-1 was submitted with another act before"):
        journal.append(fact(11), act_id="form-1")
    assert len(journal) == 1


def test_the_same_acts_sent_again_are_kept_once(journal):
    acts, ids = [fact(1), fact(1)], ["a", "b"]
    first = journal.append_many(acts, act_ids=ids)
    assert journal.append_many(acts, act_ids=ids) == first
    with pytest.raises(Conflict, match="c was not submitted with the others before"):
        journal.append_many([*acts, fact(2)], act_ids=["a", "b", "c"])
    with pytest.raises(ValueError, match="1 ids for 2 acts"):
        journal.append_many(acts, act_ids=["d", "d"])
    assert len(journal) == 2


def test_a_name_that_no_index_can_hold_is_told(journal):
    journal.append(fact(1, "s" * 255))
    with pytest.raises(ValueError, match="has 256 characters; 255 are kept"):
        journal.append(fact(1, "s" * 256))
    with pytest.raises(ValueError, match="has 256 characters; 255 are kept"):
        journal.append(fact(1), act_id="s" * 256)
    assert len(journal) == 1


# --- reading --------------------------------------------------------------------------------------


def test_entries_are_read_by_thing_link_day_and_number(journal):
    opening = OpenTerm(on=date(2022, 3, 4), congress=COUNTY)
    entries = journal.append_many([fact(n) for n in (13, 3, 4, 23)] + [opening])
    assert list(journal.of_thing("suggestion", "s3")) == [entries[0], entries[1], entries[3]]
    assert list(journal.of_thing("suggestion", "s3", since=2)) == [entries[3]]
    assert list(journal.of_thing("deputy", "s3")) == []
    assert list(journal.of_link("process")) == [entries[4]]
    assert list(journal.of_link("management", since=1)) == list(entries[1:4])
    assert list(journal.of_link("manage")) == []
    days = journal.between(date(2022, 3, 4), date(2022, 3, 14))
    assert list(days) == [entries[1], entries[4], entries[2], entries[0]]
    assert list(journal.between(date(2022, 3, 4), date(2022, 3, 4))) == [entries[1], entries[4]]
    assert list(journal.since(3)) == list(entries[3:])


@pytest.mark.parametrize("page", [1, 2, 7])
def test_pages_neither_drop_nor_repeat(journal, monkeypatch, page):
    entries = journal.append_many([fact(n % 6) for n in range(14)])
    for name in ("SINCE", "OF_LINK", "OF_THING", "BETWEEN"):
        pages = getattr(reading, name)
        monkeypatch.setattr(reading, name, evolve(pages, question=pages.question.limit(page)))
    monkeypatch.setattr(reading, "PAGE", page)
    assert list(journal) == list(journal.of_link("management")) == list(entries)
    assert list(journal.of_thing("suggestion", "s3")) == [e for e in entries if e.act.amount == 3]
    by_day = sorted(entries, key=lambda e: (e.act.on, e.seq))
    assert list(journal.between(date(2022, 3, 1), date(2022, 3, 28))) == by_day


def test_a_reader_that_stops_halfway_holds_nobody_up(journal):
    journal.append_many([fact(n) for n in range(2_500)])
    reader = iter(journal)
    next(reader)
    journal.append(fact(1))
    assert sum(1 for _ in reader) == 2_500  # what was added meanwhile is read too


# --- setting up -----------------------------------------------------------------------------------


def test_tables_of_an_older_format_are_brought_up_step_by_step(opened, url, monkeypatch):
    opened().append(fact(1))
    done = []
    more = [lambda c: done.append(2), lambda c: c.execute(text("CREATE TABLE added (n INTEGER)"))]
    monkeypatch.setattr(schema, "STEPS", [*schema.STEPS, *more])
    journal = opened()
    assert (done, len(opened())) == ([2], 1)
    with journal.engine.connect() as connection:
        assert connection.scalar(select(schema.HEAD.c.format)) == 3
        assert connection.execute(text("SELECT * FROM added")).all() == []


def test_tables_of_a_newer_format_are_refused(opened, journal):
    with journal.engine.begin() as connection:
        connection.execute(update(schema.HEAD).values(format=9))
    with pytest.raises(BadInput, match="has tables of format 9; this library knows formats up to"):
        opened()


def test_setting_up_again_after_a_crash_in_the_middle(opened, journal):
    with journal.engine.begin() as connection:
        connection.execute(delete(schema.HEAD))
    again = opened()
    again.append(fact(1))
    verify(again)


def test_reading_makes_no_database(url, tmp_path):
    with pytest.raises(BadInput, match=r"is not there|holds no journal"):
        read_journal(url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("nothing://somewhere:secret@x", "nothing: is no database that can be opened"),
        ("sqlite:///no/such/folder/desk.db", "there is no folder no/such/folder"),
    ],
)
def test_a_url_that_is_none_is_told(url, what):
    with pytest.raises(BadInput) as caught:
        Term.open(COUNTY, url)
    assert what in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_password_stays_out_of_messages():
    engine = DatabaseJournal.__init__.__globals__["engine_for"]("postgresql://desk:secret@db/x")
    assert "secret" not in DatabaseJournal.__init__.__globals__["name_of"](engine)


# --- verifying ------------------------------------------------------------------------------------


def rows_of(journal):
    with journal.engine.connect() as connection:
        return [tuple(r) for r in connection.execute(select(schema.ENTRIES).order_by("seq"))]


@pytest.fixture(scope="module")
def hundred(tmp_path_factory):
    """The rows of a journal of a hundred acts."""
    folder = tmp_path_factory.mktemp("hundred")
    journal = DatabaseJournal(f"sqlite:///{folder}/desk.db", CODEC)
    for n in range(100):
        journal.append(fact(n), NOON if n % 3 else None)
    verify(journal)
    rows = rows_of(journal)
    journal.close()
    return rows


def found(rows):
    return next(iter(faults_of(rows, CODEC)), None)


def changes_of_one_byte(value):
    """Each way to change one byte of a value: another character, or a number that is next to it."""
    if value is None:
        yield "2022-03-01T12:00:00+00:00"
    elif isinstance(value, int):
        yield value + 1
        yield value - 1
    else:
        for place, character in enumerate(value):
            for other in {chr(ord(character) ^ 1), " ", "0"} - {character}:
                yield value[:place] + other + value[place + 1 :]


VERSION = list(schema.ENTRIES.c.keys()).index("version")


def test_every_change_of_one_byte_is_found(hundred):
    changed = 0
    for number in range(0, 100, 11):
        for column, value in enumerate(hundred[number]):
            if column == VERSION:
                continue  # compared in the database: see below
            for other in changes_of_one_byte(value):
                row = list(hundred[number])
                row[column] = other
                rows = [*hundred[:number], tuple(row), *hundred[number + 1 :]]
                assert found(rows) is not None, (number, column, other)
                changed += 1
    assert changed > 3_000


def test_swaps_drops_and_inserts_are_found(hundred):
    assert found(hundred) is None
    for n in range(99):
        first, second = hundred[n], hundred[n + 1]
        assert found([*hundred[:n], second, first, *hundred[n + 2 :]])[0] == n + 1
        swapped = [(first[0], *second[1:]), (second[0], *first[1:])]
        assert found([*hundred[:n], *swapped, *hundred[n + 2 :]])[0] == n + 1
        assert found([*hundred[:n], *hundred[n + 1 :]])[0] == n + 1
        assert found([*hundred[:n], first, *hundred[n:]])[0] == n + 2


def tampered(journal, statement):
    with journal.engine.begin() as connection:
        connection.execute(statement)
    with pytest.raises(BrokenChain) as caught:
        verify(journal)
    (problem,) = caught.value.problems
    return problem.line, problem.field


_E, _S = schema.ENTRIES.c, schema.SUBMISSIONS.c


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        (update(schema.ENTRIES).where(_E.seq == 3).values(data="{}"), (3, "hash")),
        (update(schema.ENTRIES).where(_E.seq == 3).values(thing="s9"), (3, "thing")),
        (update(schema.ENTRIES).where(_E.seq == 3).values(about="deputy"), (3, "thing")),
        (update(schema.ENTRIES).where(_E.seq == 3).values(day="2022-03-09"), (3, "thing")),
        (update(schema.ENTRIES).where(_E.seq == 3).values(version=9), (3, "version")),
        (update(schema.HEAD).values(seq=7), (7, "seq")),
        (update(schema.HEAD).values(seq=5), (7, "seq")),
        (update(schema.SUBMISSIONS).where(_S.id == "b").values(id="c"), (2, "id")),
        (update(schema.SUBMISSIONS).where(_S.id == "b").values(seq=5), (5, "id")),
        (delete(schema.ENTRIES).where(_E.seq == 6), (6, "seq")),
        (delete(schema.ENTRIES).where(_E.seq == 4), (4, "seq")),
    ],
)
def test_what_somebody_changed_in_the_database_is_found(journal, statement, at):
    journal.append_many([fact(n) for n in (1, 2)], act_ids=["a", "b"])
    journal.append_many([fact(n) for n in (1, 2, 1, 3)])
    verify(journal)
    assert tampered(journal, statement) == at


@pytest.mark.parametrize(("kept", "what"), [(1, "cannot be opened"), (8, "cannot be read")])
def test_a_file_that_is_no_database_any_more_is_told(tmp_path, kept, what):
    where = tmp_path / "desk.db"
    journal = DatabaseJournal(f"sqlite:///{where}", CODEC)
    journal.append_many([fact(n) for n in range(200)])
    journal.close()
    raw = bytearray(where.read_bytes())
    raw[4096 * kept :] = b"\xff" * (len(raw) - 4096 * kept)
    where.write_bytes(raw)
    with pytest.raises(BadInput, match=what):
        verify(DatabaseJournal(f"sqlite:///{where}", CODEC))


def test_a_server_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadInput, match="cannot be opened"):
        DatabaseJournal(f"postgresql://desk:secret@/desk?host={tmp_path}", CODEC)
