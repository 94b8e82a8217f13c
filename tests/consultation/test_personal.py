"""The personal file: nothing of a person in an act, everything on request, erased for good."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess import consultation as c
from wholeprocess.consultation import Person, PersonalFile
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.exchange import read_personal_file, write_personal_file
from wholeprocess.journal import JsonLinesJournal, read_entries, verify
from wholeprocess.process import CODEC, replay
from wholeprocess.store import PersonalStore

KEY, OTHER = b"a key of the office", b"another key of it"
PERSON = Person(name="某某", phone="000 0000", address="城东村三组")
WORDS = "我家门口的路灯半年不亮"


@pytest.fixture(params=["memory", "database"])
def file(request):
    """A personal file in memory, or whose records are in a database."""
    if request.param == "memory":
        yield PersonalFile(KEY)
        return
    records = PersonalStore("sqlite://")
    yield PersonalFile(KEY, records)
    records.close()


def kept(hall, file, opinion="o1", person=PERSON, words=WORDS, salt="a salt"):
    ref = file.keep(person)
    digest = file.keep_text(opinion, words, salt=salt, resident=ref)
    hall.hear(opinion, resident=ref, text=digest, gist="路灯不亮", area="城东")
    return ref


def erase(hall, ref, on=1, by="office"):
    act = c.ErasePersonal(
        on=hall.day(on), by=by, congress="430381", resident=ref, reason="本人要求"
    )
    hall.term.do(act)


# --- references and digests -----------------------------------------------------------------------


def test_the_same_person_has_one_reference_under_one_key():
    file = PersonalFile(KEY)
    again = Person(name=" 某 某", phone="０００0000", address="搬家之后")
    assert file.ref(PERSON) == file.ref(again)
    assert file.ref(PERSON) != PersonalFile(OTHER).ref(PERSON)
    assert file.ref(PERSON) != file.ref(Person(name="某某", phone="0000001"))
    assert len(file.ref(PERSON)) == 32
    assert not any(sign.isdigit() for sign in file.ref(PERSON))


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_a_digest_knows_text_salt_and_opinion(words, salt, other):
    file = PersonalFile(KEY)
    digest = file.keep_text("o1", words, salt=salt)
    assert digest == PersonalFile(KEY).keep_text("o1", words, salt=salt)
    assert (digest == file.keep_text("o1", other, salt=salt)) == (words == other)
    assert (digest == file.keep_text("o1", words, salt=other)) == (salt == other)
    assert digest != file.keep_text("o2", words, salt=salt)


def test_nothing_shows_a_person_by_accident(hall, file):
    kept(hall, file)
    shown = [repr(PERSON), repr(file), repr(hall["o1"]), repr(file._kept("o1")), str(file)]
    assert not any("某" in one or "路灯半年" in one or "office" in one for one in shown)


@pytest.mark.parametrize("length", [0, 15, 16, 64, 65])
def test_a_key_has_sixteen_bytes_at_least(length):
    if length in range(16, 65):
        assert len(PersonalFile(b"k" * length)) == 0
    else:
        with pytest.raises(ValueError, match="16 to 64 bytes"):
            PersonalFile(b"k" * length)


def test_nobody_is_kept_of_whom_nothing_is_known():
    with pytest.raises(ValueError, match="stays anonymous"):
        Person(name=" ")
    with pytest.raises(ValueError, match="salt is empty"):
        PersonalFile(KEY).keep_text("o1", WORDS, salt="")


# --- the journal ----------------------------------------------------------------------------------


def test_the_journal_holds_nothing_personal_and_verifies_after_an_erasure(hall_at, tmp_path, file):
    path = tmp_path / "desk.jsonl"
    hall = hall_at(journal=path)
    ref = kept(hall, file)
    other = kept(hall, file, "o2", Person(name="另一位", address="城西"), "别的事", "other salt")
    assert file.agrees(hall["o1"])
    head = hall.term.journal.head
    assert file.erase(ref)
    erase(hall, ref)
    assert (file.person(ref), file.text("o1"), file.agrees(hall["o1"])) == (None, None, False)
    assert (file.person(other).name, file.text("o2")) == ("另一位", "别的事")
    text = path.read_text(encoding="utf-8")
    secrets = ("某某", "0000000", "000 0000", "城东村三组", WORDS, "a salt", "另一位", KEY.decode())
    assert [secret for secret in secrets if secret in text] == []
    entries = read_entries(path, CODEC)
    verify(JsonLinesJournal(path, CODEC))
    assert entries[-2].hash == head  # what was there is as it was, the erasure is one more
    assert replay(entries).consultation == hall.state
    assert not file.erase(ref)


def test_an_erasure_has_its_reason_and_its_actor(hall, file):
    ref = kept(hall, file)
    nobody = file.ref(Person(name="无人"))
    act = {"congress": "430381", "reason": "本人要求"}
    why_not = hall.term.why_not
    assert (
        why_not(c.ErasePersonal(on=hall.day(), by="office", resident=nobody, **act)).code
        == "WP-known"
    )
    refusal = why_not(c.ErasePersonal(on=hall.day(), by="d1", resident=ref, **act))
    assert (refusal.code, refusal.who) == ("PR-voice-personal", ("office",))
    early = c.ErasePersonal(on=hall.day(-1), by="office", resident=ref, **act)
    assert why_not(early).code == "WP-order"
    with pytest.raises(ValueError, match="reason is empty"):
        c.ErasePersonal(on=hall.day(), by="office", resident=ref, congress="430381", reason="")


def test_who_was_erased_is_told_without_a_name(hall, file):
    ref = kept(hall, file)
    hall.do(c.AnswerOpinion, result="explained")
    assert hall.refused(c.TellResident, how="phone") == ""
    erase(hall, ref, on=1)
    assert hall.refused(c.TellResident, how="phone") == ""  # on the day before he still could be
    assert hall.refused(c.TellResident, on=1, how="phone") == "PR-voice-anonymous"
    assert hall.refused(c.TellResident, on=1, how="notice") == ""
    hall.hear("o2", on=2, resident=ref)  # he comes back, and leaves his number again
    hall.do(c.AnswerOpinion, "o2", on=2, result="explained")
    assert hall.refused(c.TellResident, "o2", on=2, how="phone") == ""


def test_an_erasure_on_the_day_of_the_opinion_counts(hall, file):
    ref = kept(hall, file)
    hall.do(c.AnswerOpinion, result="explained")
    erase(hall, ref, on=0)
    assert hall.refused(c.TellResident, how="letter") == "PR-voice-anonymous"


def test_all_that_is_held_on_one_person_can_be_given_to_him(hall, file):
    ref = kept(hall, file)
    kept(hall, file, "o2", Person(name="另一位", address="城西"), "别的事")
    held = file.held_on(ref, hall.state)
    assert held["person"] == {"name": "某某", "phone": "000 0000", "address": "城东村三组"}
    assert held["texts"] == {"o1": WORDS}
    assert [one["opinion"] for one in held["opinions"]] == ["o1"]
    assert "另一位" not in json.dumps(held, ensure_ascii=False)
    file.erase(ref)
    erase(hall, ref)
    after = file.held_on(ref, hall.state)
    assert (after["person"], after["texts"]) == (None, {})
    assert after["erased"] == [{"on": "2022-03-02", "reason": "本人要求"}]
    assert [one["opinion"] for one in after["opinions"]] == ["o1"]
    with pytest.raises(NoSuchThing):
        file.held_on(file.ref(Person(name="无人")), hall.state)


def test_the_words_of_one_opinion_can_be_erased_alone(hall, file):
    ref = kept(hall, file)
    assert file.erase_text("o1")
    assert not file.erase_text("o1")
    assert file.person(ref) == PERSON
    assert file.texts() == {}


# --- on disk --------------------------------------------------------------------------------------


def test_the_file_on_disk_comes_back_as_it_was_and_for_its_owner_alone(hall, tmp_path, file):
    path = tmp_path / "residents.json"
    ref = kept(hall, file)
    write_personal_file(file, path)
    assert path.stat().st_mode & 0o077 == 0
    assert KEY.decode() not in path.read_text(encoding="utf-8")
    again = read_personal_file(path, KEY)
    assert (again.as_data(), again.agrees(hall["o1"])) == (file.as_data(), True)
    again.erase(ref)
    write_personal_file(again, path)
    assert "某某" not in path.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["residents.json"]


def test_a_file_moves_into_a_database_and_out_of_it(hall, tmp_path, file):
    kept(hall, file)
    kept(hall, file, "o2", Person(name="另一位", address="城西"), "别的事", "other salt")
    file.keep_text("o3", "没有名字的话", salt="third salt")
    store = PersonalStore("sqlite://")
    moved = PersonalFile.of_data(file.as_data(), KEY, records=store)
    assert moved.as_data() == file.as_data()
    assert (len(moved), moved.texts()) == (len(file), file.texts())
    assert [moved.agrees(hall[name]) for name in ("o1", "o2")] == [True, True]
    moved.keep_text("o1", "改了的话", salt="new", resident=moved.ref(Person(name="乙")))
    assert (moved.text("o1"), len(moved.texts()), len(store.refs())) == ("改了的话", 3, 4)
    store.close()


def broken(tmp_path, hall, change):
    path = tmp_path / "residents.json"
    file = PersonalFile(KEY)
    kept(hall, file)
    data = file.as_data()
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_personal_file(path, KEY)
    assert "某某" not in str(caught.value)
    return [(problem.field is not None, problem.what) for problem in caught.value.problems]


def test_a_faulty_file_is_refused_with_all_its_faults(tmp_path, hall):
    def two_faults(data):
        (ref,) = data["persons"]
        data["persons"][ref]["name"] = "某某二"
        data["texts"]["o1"].pop("salt")

    assert broken(tmp_path, hall, two_faults) == [
        (True, "is not the reference of that person"),
        (True, "is no text"),
    ]


def test_another_key_opens_nothing(tmp_path, hall):
    path = tmp_path / "residents.json"
    file = PersonalFile(KEY)
    kept(hall, file)
    write_personal_file(file, path)
    with pytest.raises(BadInput, match="another key"):
        read_personal_file(path, OTHER)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="is no JSON"):
        read_personal_file(path, KEY)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(BadInput, match="is no personal file"):
        read_personal_file(path, KEY)
