"""What is shown to whom (公开): a view leaves out, and says that it does and why.

The file itself is never cut: a view is made for a reader, from the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

from wholeprocess.journal import finders, finds
from wholeprocess.law import Finding, Law, Text
from wholeprocess.management.acts import (
    Contact,
    DecideObjection,
    Object,
    Opine,
    Piece,
    Publish,
    Rate,
    Reply,
    SuggestionId,
)
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.finding import finding, names
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.walks import files


class Reader(StrEnum):
    """For whom a view is made (读者)."""

    PUBLIC = "public"  # 公众
    DEPUTY = "deputy"  # 本级其他代表
    PARTY = "party"  # 提出者、承办单位、代表工作机构


class LeftOut(NamedTuple):
    """A piece that a view does not show, why, and by which rule."""

    piece: Piece
    why: Text
    rule: str


@frozen(kw_only=True)
class View:
    """A file as one reader sees it: the words of each piece, and what was left out."""

    suggestion: SuggestionId
    reader: Reader
    shown: Mapping[Piece, tuple[str, ...]]
    left_out: tuple[LeftOut, ...]


SECRET = Text("涉及不宜公开的内容，依规定不公开", "confidential, left out as the rule provides")
INSIDE = Text("办理过程中的内部意见，不公开", "said between units while handling, left out")
SHOWN: Mapping[Reader, frozenset[Piece]] = {
    Reader.PUBLIC: frozenset(Piece) - {Piece.INSIDE},
    Reader.DEPUTY: frozenset(Piece) - {Piece.INSIDE},
    Reader.PARTY: frozenset(Piece),
}
"""Which pieces each reader sees of a file that holds nothing confidential (ours)."""


def confidential(case: Case, piece: Piece) -> bool:
    """Whether a piece holds what is not to be published: as its deputy or its unit said.

    A confidential suggestion keeps its content, its signers, its replies and its ratings back; a
    confidential reply keeps itself and the ratings of it.
    """
    if piece is Piece.UNITS:
        return False
    if case.filed.confidential:
        return True
    held = any(reply.confidential for reply in case.done(Reply))
    return held and piece in (Piece.REPLY, Piece.FEEDBACK)


def view(case: Case, reader: Reader, law: Law) -> View:
    """The file as a reader sees it; what is left out is named with the reason.

    The rule is the local text on publication where there is one (SGL-publish), or SG-9.
    """
    code = "SGL-publish" if law.holds("SGL-publish") else "SG-9"
    shown: dict[Piece, tuple[str, ...]] = {}
    left: list[LeftOut] = []
    for piece in Piece:
        words = tuple(_WORDS[piece](case))
        if reader is not Reader.PARTY and words and confidential(case, piece):
            left.append(LeftOut(piece, SECRET, code))
        elif piece not in SHOWN[reader]:
            left += [LeftOut(piece, INSIDE, code)] if words else []
        else:
            shown[piece] = words
    return View(suggestion=case.id, reader=reader, shown=shown, left_out=tuple(left))


def _inside(case: Case) -> Iterator[str]:
    for act in case.acts:
        match act:
            case Opine(words=said) | Contact(words=said) if said:
                yield f"{act.by}: {said}"
            case Object(reason=said) | DecideObjection(reason=said):
                yield f"{act.by}: {said}"
            case _:
                pass


def _feedback(case: Case) -> Iterator[str]:
    for rate in case.done(Rate):
        yield f"{rate.rating.value}{': ' + rate.why if rate.why else ''}"


_WORDS: Mapping[Piece, Callable[[Case], Iterator[str]]] = {
    Piece.CONTENT: lambda case: iter((case.title, case.text)),
    Piece.DEPUTIES: lambda case: iter(case.owed),
    Piece.UNITS: lambda case: iter(dict.fromkeys(unit for unit, _, _ in case.parts)),
    Piece.REPLY: lambda case: (f"{reply.by}: {reply.words}" for reply in case.done(Reply)),
    Piece.FEEDBACK: _feedback,
    Piece.INSIDE: _inside,
}


@finds("SG-9", "SGL-publish")
def findings(case: Case, law_on: LawOn) -> Iterator[Finding]:
    """What was published although confidential, or not published although it must be."""
    published: set[Piece] = set()
    for act in case.done(Publish):
        published.update(act.pieces)
        law = law_on(act.on)
        code = "SGL-publish" if law.holds("SGL-publish") else "SG-9"
        secret = [piece.value for piece in act.pieces if confidential(case, piece)]
        if secret and law.holds(code):
            yield finding(
                case,
                law,
                code,
                Text(
                    f"公开了不宜公开的内容：{names(secret).zh}",
                    f"confidential parts were published: {names(secret).en}",
                ),
                Text("撤下并说明", "take them down and say so"),
                act.on,
            )
    if case.phase is not Phase.CLOSED or case.answer is None:
        return
    law = law_on(case.last)
    if law.holds("SGL-publish"):
        due = [Piece(piece) for piece in law.choices("SGL-publish")]
        missing = [
            piece.value
            for piece in due
            if piece not in published and not confidential(case, piece) and any(_WORDS[piece](case))
        ]
        if missing:
            yield finding(
                case,
                law,
                "SGL-publish",
                Text(f"结案后未公开：{names(missing).zh}", f"not published: {names(missing).en}"),
                Text("公开，或者注明不公开的原因", "publish it, or mark it confidential"),
                case.last,
            )


CHECKS = finders(files, findings)
"""What finds it."""
