"""What one ballot says (选票), never whose it is, and ballots that say the same (票型)."""

from __future__ import annotations

from collections.abc import Iterable, Set

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.election.act import CandidateId
from wholeprocess.journal import count

AGAINST, ABSTAIN, WRITE_IN, UNCLEAR = "-", "?", "+", "!"
"""What stands before a name where the mark is not simply for it; a lone ``!`` is a whole ballot."""

SIGNS = (AGAINST, ABSTAIN, WRITE_IN, UNCLEAR)


def _in_one_form(names: Iterable[CandidateId]) -> tuple[CandidateId, ...]:
    return tuple(sorted(names)) if names else ()


@frozen(kw_only=True, cache_hash=True)
class Marks:
    """The marks on one ballot (EL-41-1): for, against, write-ins, and what cannot be read.

    A candidate without a mark is abstained on, whether the voter wrote so or not: both say the
    same, and a ballot without any mark is blank. The order of the marks means nothing, and a
    person stands in one place only; ``read`` makes that of what a voter wrote.

    >>> Marks(for_=("A", "B")) == Marks(for_=("B", "A"))
    True
    """

    for_: tuple[CandidateId, ...] = field(default=(), converter=_in_one_form)  # 赞成
    against: tuple[CandidateId, ...] = field(default=(), converter=_in_one_form)  # 反对
    write_ins: tuple[CandidateId, ...] = field(default=(), converter=_in_one_form)  # 另选他人
    unclear: tuple[CandidateId, ...] = field(default=(), converter=_in_one_form)  # 无法辨认
    unreadable: bool = field(default=False)  # 整张无法辨认

    @unreadable.validator
    def _each_person_once(self, _: Attribute[bool], unreadable: bool) -> None:
        names = self.for_
        if not self.only_for:
            names = (*self.for_, *self.against, *self.write_ins, *self.unclear)
        if unreadable and names:
            raise ValueError("an unreadable ballot has no marks that can be read")
        if len(set(names)) < len(names):
            twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
            raise ValueError(f"{twice} is marked twice; a person stands in one place of a ballot")

    @property
    def chosen(self) -> tuple[CandidateId, ...]:
        """Whom the ballot chooses (所选的人): those it is for and those it writes in (EL-44-2)."""
        return self.for_ + self.write_ins if self.write_ins else self.for_

    @property
    def only_for(self) -> bool:
        """Whether nothing but marks for candidates is on it, as on most ballots."""
        return not (self.against or self.write_ins or self.unclear or self.unreadable)

    @property
    def blank(self) -> bool:
        """Whether nothing is marked (空白票): a valid ballot that abstains on everyone."""
        return not self.for_ and self.only_for

    @property
    def listed(self) -> Set[CandidateId]:
        """Those marked who must stand on the list; a person written in need not."""
        if self.only_for:
            return frozenset(self.for_)
        return frozenset((*self.for_, *self.against, *self.unclear))

    @classmethod
    def read(cls, written: Iterable[str]) -> Marks:
        """The marks as a voter wrote them, one text a mark; empty texts say nothing.

        ``A`` is a mark for A, ``-A`` against, ``?A`` an abstention, ``+A`` a person written in,
        ``!A`` a mark on A that nobody can read, and ``!`` alone a ballot that nobody can read.
        The same mark twice counts once (ELP-twice); marks on one person that contradict each other
        cannot be read.

        >>> Marks.read(["A", "-B", "+D"])
        Marks(for_=('A',), against=('B',), write_ins=('D',), unclear=(), unreadable=False)
        >>> Marks.read(["A", "-A", "?B"]).unclear
        ('A',)
        """
        signs: dict[CandidateId, str] = {}
        unreadable = False
        for text in written:
            if not text:
                continue
            sign, name = (text[0], text[1:]) if text[0] in SIGNS else ("", text)
            if not name and sign != UNCLEAR:
                raise ValueError(f"{text!r} marks nobody; write the name after the sign")
            if not name:
                unreadable = True
                continue
            person = CandidateId(name)
            before = signs.get(person, sign)
            signs[person] = sign if before == sign else _both(before, sign)
        if unreadable:
            return UNREADABLE
        if not any(signs.values()):
            return cls(for_=tuple(signs))

        def where(sign: str) -> tuple[CandidateId, ...]:
            return tuple(person for person, its in signs.items() if its == sign)

        return cls(
            for_=where(""),
            against=where(AGAINST),
            write_ins=where(WRITE_IN),
            unclear=where(UNCLEAR),
        )

    @classmethod
    def only(cls, names: Set[CandidateId]) -> Marks:
        """The marks for these persons and nothing else, made in a third of the time.

        >>> Marks.only({"B", "A"}) == Marks(for_=("A", "B"))
        True
        """
        made = cls.__new__(cls)  # a set names nobody twice: nothing is left to convert or check
        put = object.__setattr__
        put(made, "for_", tuple(sorted(names)))
        put(made, "against", ())
        put(made, "write_ins", ())
        put(made, "unclear", ())
        put(made, "unreadable", False)
        put(made, "_attrs_cached_hash", None)
        return made

    def written(self) -> tuple[str, ...]:
        """The marks in the form that ``read`` reads."""
        if self.unreadable:
            return (UNCLEAR,)
        return (
            *self.for_,
            *(AGAINST + person for person in self.against),
            *(WRITE_IN + person for person in self.write_ins),
            *(UNCLEAR + person for person in self.unclear),
        )


def _both(before: str, sign: str) -> str:
    """Two signs on one person: for and written in agree, anything else cannot be read."""
    return "" if {before, sign} == {"", WRITE_IN} else UNCLEAR


BLANK = Marks()
"""A ballot without a mark (空白票)."""

UNREADABLE = Marks(unreadable=True)
"""A ballot that cannot be read at all (无法辨认的选票)."""


@frozen
class Pattern:
    """Ballots with the same marks, and how many there are of them (票型)."""

    marks: Marks
    count: int = field(default=1, validator=(count, ge(1)))
