"""The personal file (个人信息册): who a resident is and what he said, apart from every act.

An act holds a keyed reference and a salted digest. Who has the file but not the key, or the journal
but not the file, can tell nobody's name. What is erased here is gone, and the journal, which never
held it, still verifies. Where the records are is the keeper's choice (``wholeprocess.personal``):
in memory, whence ``wholeprocess.exchange`` writes a file and reads it, or in a database, encrypted.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from attrs import asdict, field, frozen

from wholeprocess.consultation.opinions.record import Opinion
from wholeprocess.consultation.opinions.words import LETTERS, OpinionId, ResidentRef, TextDigest
from wholeprocess.consultation.record import State
from wholeprocess.errors import BadInput, NoSuchThing, Problem
from wholeprocess.personal import MemoryRecords, PersonalRecords

KEY_BYTES = range(16, 65)
"""How long a key may be, in bytes."""

PERSON, TEXT = "person", "text:"
"""What records are called: who somebody is, and, before the opinion's name, his own words."""

_TO_LETTERS = str.maketrans("0123456789abcdef", LETTERS)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


@frozen(kw_only=True)
class Person:
    """A resident (群众个人信息). It is known again by telephone, or where none is given by address.

    >>> Person(name="某某", phone="0000")
    Person(hidden)
    """

    name: str = ""
    phone: str = ""
    address: str = ""

    def __attrs_post_init__(self) -> None:
        if not any(map(_plain, (self.name, self.phone, self.address))):
            raise ValueError("a person has a name, a telephone or an address; or stays anonymous")

    @property
    def identity(self) -> str:
        """What a person is known again by: name and telephone, or else name and address."""
        return "\n".join(map(_plain, (self.name, self.phone or self.address)))

    def __repr__(self) -> str:
        return "Person(hidden)"


@frozen
class Kept:
    """A resident's own words with their salt (意见原文), and whose they are."""

    words: str = field(repr=False)
    salt: str = field(repr=False)
    resident: ResidentRef


class PersonalFile:
    """Records of residents by keyed reference, and the texts of their opinions.

    ``key`` is the keeper's secret of 16 to 64 bytes and is never written anywhere. The same person
    under the same key has the same reference. ``records`` is where they are kept: in memory, or for
    example in ``wholeprocess.store.PersonalStore("sqlite:///people.db")``.

    >>> file = PersonalFile(b"a key of the office")
    >>> ref = file.keep(Person(name="某某", phone="0000"))
    >>> file.person(ref).name
    '某某'
    >>> file.erase(ref)
    True
    >>> file.person(ref) is None
    True
    """

    def __init__(self, key: bytes, records: PersonalRecords | None = None) -> None:
        if not isinstance(key, bytes) or len(key) not in KEY_BYTES:
            raise ValueError(
                f"the key must be {KEY_BYTES[0]} to {KEY_BYTES[-1]} bytes, kept secret"
            )
        self.__key = key
        self.records = MemoryRecords() if records is None else records

    def __repr__(self) -> str:
        return f"PersonalFile({len(self)} persons)"

    def __len__(self) -> int:
        return len(self.records.having(PERSON))

    # --- keeping ---

    def ref(self, person: Person) -> ResidentRef:
        """The keyed reference of a person, whether on file or not."""
        return ResidentRef(self._digest("resident", person.identity))

    def keep(self, person: Person) -> ResidentRef:
        """Put a person on file, or in the place of an older record, and give the reference."""
        ref = self.ref(person)
        self.records.keep(ref, PERSON, asdict(person))
        return ref

    def keep_text(
        self, opinion: OpinionId, words: str, *, salt: str, resident: ResidentRef | None = None
    ) -> TextDigest:
        """Put a resident's own words on file and give the digest for the act.

        ``salt`` is a text that nobody can guess (``secrets.token_hex(16)``), kept here only: once
        it is erased nobody can try texts against the digest, not even who has the key.
        """
        if not salt:
            raise ValueError("salt is empty; write for example secrets.token_hex(16)")
        self.erase_text(opinion)
        kept = Kept(words, salt, resident or ResidentRef(""))
        self.records.keep(kept.resident or f"{TEXT}{opinion}", f"{TEXT}{opinion}", asdict(kept))
        return self._text_digest(opinion, kept)

    # --- asking ---

    def person(self, ref: ResidentRef) -> Person | None:
        """Who it is; ``None`` where nobody is on file or he was erased."""
        held = self.records.of(ref).get(PERSON)
        return None if held is None else Person(**held)

    def text(self, opinion: OpinionId) -> str | None:
        """A resident's own words; ``None`` where none are on file or they were erased."""
        kept = self._kept(opinion)
        return kept.words if kept is not None else None

    def texts(self) -> Mapping[OpinionId, str]:
        """All words on file, by opinion."""
        return {
            opinion: kept.words for ref in self.records.refs() for opinion, kept in self._by(ref)
        }

    def agrees(self, opinion: Opinion) -> bool:
        """Whether the words on file are those that the act has the digest of."""
        kept = self._kept(opinion.id)
        if kept is None:
            return False
        return hmac.compare_digest(self._text_digest(opinion.id, kept), opinion.heard.text)

    def held_on(self, ref: ResidentRef, state: State) -> dict[str, Any]:
        """Everything that is held on one person, in this file and on record, as plain data.

        Raises ``NoSuchThing`` where nothing is.
        """
        person, mine = self.person(ref), dict(self._by(ref))
        opinions = state.residents.get(ref, ())
        if person is None and not mine and not opinions:
            raise NoSuchThing(f"nothing is held on {ref!r}")
        return {
            "resident": ref,
            "person": asdict(person) if person is not None else None,
            "texts": {opinion: kept.words for opinion, kept in mine.items()},
            "opinions": [_of_record(state.opinions[opinion]) for opinion in opinions],
            "erased": [
                {"on": act.on.isoformat(), "reason": act.reason}
                for act in state.erasures.get(ref, ())
            ],
        }

    # --- erasing ---

    def erase(self, ref: ResidentRef) -> bool:
        """Erase a person and all his words, and say whether anything was there.

        ``ErasePersonal`` is the act that records it.
        """
        return self.records.forget(ref)

    def erase_text(self, opinion: OpinionId) -> bool:
        """Erase the words of one opinion, and say whether they were there."""
        name = f"{TEXT}{opinion}"
        gone = [self.records.forget(ref, name) for ref in self.records.having(name)]
        return any(gone)

    # --- as data ---

    def as_data(self) -> dict[str, Any]:
        """The file as plain data for JSON; without the key, of which it holds a digest."""
        refs = self.records.refs()
        persons = {ref: person for ref in refs if (person := self.person(ResidentRef(ref)))}
        texts = {opinion: asdict(kept) for ref in refs for opinion, kept in self._by(ref)}
        return {
            "key": self._digest("key", ""),
            "persons": {ref: asdict(person) for ref, person in sorted(persons.items())},
            "texts": dict(sorted(texts.items())),
        }

    @classmethod
    def of_data(
        cls,
        data: object,
        key: bytes,
        *,
        name: str = "personal file",
        records: PersonalRecords | None = None,
    ) -> PersonalFile:
        """The file that ``as_data`` wrote; ``BadInput`` with every fault, or for another key.

        It is taken into ``records``, if they are given, once all of it is right.
        """
        file = cls(key)
        problems: list[Problem] = []

        def fault(where: str, what: str, mend: str) -> None:
            problems.append(Problem(file=name, field=where, what=what, mend=mend))

        if not isinstance(data, dict) or set(data) != {"key", "persons", "texts"}:
            fault("", "is no personal file", "it has key, persons and texts")
            raise BadInput(problems)
        if data["key"] != file._digest("key", ""):
            fault("key", "was made under another key", "open it with its own key")
            raise BadInput(problems)
        for ref, raw in _rows(data["persons"]):
            try:
                person = Person(**_texts_of(raw))
            except (TypeError, ValueError):
                fault(ref, "is no person", "it has name, phone and address, one of them filled in")
                continue
            if file.ref(person) != ref:
                fault(ref, "is not the reference of that person", "restore the record")
            file.keep(person)
        for opinion, raw in _rows(data["texts"]):
            try:
                kept = _texts_of(raw)
                whose = ResidentRef(kept["resident"])
                file.keep_text(OpinionId(opinion), kept["words"], salt=kept["salt"], resident=whose)
            except (TypeError, KeyError, ValueError):
                fault(opinion, "is no text", "it has words, salt and resident")
        if problems:
            raise BadInput(problems)
        if records is None:
            return file
        for ref in file.records.refs():
            for called, held in file.records.of(ref).items():
                records.keep(ref, called, held)
        return cls(key, records)

    def _by(self, ref: str) -> Iterator[tuple[OpinionId, Kept]]:
        """The words that are kept under a reference, by opinion."""
        for name, held in self.records.of(ref).items():
            if name.startswith(TEXT):
                yield OpinionId(name.removeprefix(TEXT)), Kept(**held)

    def _kept(self, opinion: OpinionId) -> Kept | None:
        name = f"{TEXT}{opinion}"
        return next((Kept(**self.records.of(r)[name]) for r in self.records.having(name)), None)

    def _text_digest(self, opinion: OpinionId, kept: Kept) -> TextDigest:
        return TextDigest(self._digest("text", f"{opinion}\n{kept.salt}\n{kept.words}"))

    def _digest(self, what: str, content: str) -> str:
        made = hmac.digest(self.__key, f"{what}\0{content}".encode(), "sha256")
        return made.hex()[:32].translate(_TO_LETTERS)


def _rows(table: object) -> Iterable[tuple[str, object]]:
    return table.items() if isinstance(table, dict) else ()


def _texts_of(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise TypeError("no table of texts")
    return raw


def _of_record(opinion: Opinion) -> dict[str, Any]:
    heard = opinion.heard
    return {
        "opinion": opinion.id,
        "heard": heard.on.isoformat(),
        "by": heard.by,
        "channel": heard.channel.value,
        "topic": heard.topic,
        "area": heard.area,
        "gist": heard.gist,
        "standing": opinion.standing.value,
        "steps": [
            {"on": step.on.isoformat(), "phase": step.phase.value, "holder": step.holder}
            for step in opinion.steps
        ],
    }
