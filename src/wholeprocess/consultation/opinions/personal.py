"""The personal file (个人信息册): who a resident is and what he said, apart from every act.

An act holds a keyed reference and a salted digest. Who has the file but not the key, or the journal
but not the file, can tell nobody's name. What is erased here is gone, and the journal, which never
held it, still verifies. The file is written and read by ``wholeprocess.exchange``.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from attrs import asdict, field, frozen

from wholeprocess.consultation.opinions.record import Opinion
from wholeprocess.consultation.opinions.words import LETTERS, OpinionId, ResidentRef, TextDigest
from wholeprocess.consultation.record import State
from wholeprocess.errors import BadInput, NoSuchThing, Problem

KEY_BYTES = range(16, 65)
"""How long a key may be, in bytes."""

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
    under the same key has the same reference.

    >>> file = PersonalFile(b"a key of the office")
    >>> ref = file.keep(Person(name="某某", phone="0000"))
    >>> file.person(ref).name
    '某某'
    >>> file.erase(ref)
    True
    >>> file.person(ref) is None
    True
    """

    def __init__(self, key: bytes) -> None:
        if not isinstance(key, bytes) or len(key) not in KEY_BYTES:
            raise ValueError(
                f"the key must be {KEY_BYTES[0]} to {KEY_BYTES[-1]} bytes, kept secret"
            )
        self.__key = key
        self._persons: dict[ResidentRef, Person] = {}
        self._texts: dict[OpinionId, Kept] = {}

    def __repr__(self) -> str:
        return f"PersonalFile({len(self._persons)} persons, {len(self._texts)} texts)"

    def __len__(self) -> int:
        return len(self._persons)

    # --- keeping ---

    def ref(self, person: Person) -> ResidentRef:
        """The keyed reference of a person, whether on file or not."""
        return ResidentRef(self._digest("resident", person.identity))

    def keep(self, person: Person) -> ResidentRef:
        """Put a person on file, or in the place of an older record, and give the reference."""
        ref = self.ref(person)
        self._persons[ref] = person
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
        self._texts[opinion] = Kept(words, salt, resident or ResidentRef(""))
        return self._text_digest(opinion)

    # --- asking ---

    def person(self, ref: ResidentRef) -> Person | None:
        """Who it is; ``None`` where nobody is on file or he was erased."""
        return self._persons.get(ref)

    def text(self, opinion: OpinionId) -> str | None:
        """A resident's own words; ``None`` where none are on file or they were erased."""
        kept = self._texts.get(opinion)
        return kept.words if kept is not None else None

    def texts(self) -> Mapping[OpinionId, str]:
        """All words on file, by opinion."""
        return {opinion: kept.words for opinion, kept in self._texts.items()}

    def agrees(self, opinion: Opinion) -> bool:
        """Whether the words on file are those that the act has the digest of."""
        if opinion.id not in self._texts:
            return False
        return hmac.compare_digest(self._text_digest(opinion.id), opinion.heard.text)

    def held_on(self, ref: ResidentRef, state: State) -> dict[str, Any]:
        """Everything that is held on one person, in this file and on record, as plain data.

        Raises ``NoSuchThing`` where nothing is.
        """
        person = self._persons.get(ref)
        mine = [opinion for opinion, kept in self._texts.items() if kept.resident == ref]
        opinions = state.residents.get(ref, ())
        if person is None and not mine and not opinions:
            raise NoSuchThing(f"nothing is held on {ref!r}")
        return {
            "resident": ref,
            "person": asdict(person) if person is not None else None,
            "texts": {opinion: self._texts[opinion].words for opinion in mine},
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
        mine = [opinion for opinion, kept in self._texts.items() if kept.resident == ref]
        for opinion in mine:
            del self._texts[opinion]
        return self._persons.pop(ref, None) is not None or bool(mine)

    def erase_text(self, opinion: OpinionId) -> bool:
        """Erase the words of one opinion, and say whether they were there."""
        return self._texts.pop(opinion, None) is not None

    # --- as data ---

    def as_data(self) -> dict[str, Any]:
        """The file as plain data for JSON; without the key, of which it holds a digest."""
        return {
            "key": self._digest("key", ""),
            "persons": {ref: asdict(person) for ref, person in sorted(self._persons.items())},
            "texts": {name: asdict(kept) for name, kept in sorted(self._texts.items())},
        }

    @classmethod
    def of_data(cls, data: object, key: bytes, *, name: str = "personal file") -> PersonalFile:
        """The file that ``as_data`` wrote; ``BadInput`` with every fault, or for another key."""
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
            file._persons[ResidentRef(ref)] = person
        for opinion, raw in _rows(data["texts"]):
            try:
                kept = _texts_of(raw)
                file._texts[OpinionId(opinion)] = Kept(
                    kept["words"], kept["salt"], ResidentRef(kept["resident"])
                )
            except (TypeError, KeyError):
                fault(opinion, "is no text", "it has words, salt and resident")
        if problems:
            raise BadInput(problems)
        return file

    def _text_digest(self, opinion: OpinionId) -> TextDigest:
        kept = self._texts[opinion]
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
