"""What a reply must hold (答复内容): its class, its signature, whom it reaches, what it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wholeprocess.congress import DeputyId, Register
from wholeprocess.journal import finders, finds
from wholeprocess.law import Finding, Law, Text
from wholeprocess.management.acts import MarkKey, Opine, Reply, Result, Signatory
from wholeprocess.management.assignment import assignment_of
from wholeprocess.management.case import Case, Part
from wholeprocess.management.finding import finding, names
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.walks import files_with_register


class ReplyClass(NamedTuple):
    """The class of a reply: the letter of practice, and the item of the local text if read."""

    letter: str
    item: str


def class_of(result: Result, law: Law) -> ReplyClass:
    """The class that a result has at a place (PR-classes, SGL-classes).

    >>> from wholeprocess.law import in_force
    >>> class_of(Result.ABOVE, in_force(date(2022, 7, 1), "410100"))
    ReplyClass(letter='D', item='5')
    >>> class_of(Result.PLANNED, law)
    ReplyClass(letter='C', item='')
    """
    place = list(Result).index(result)
    item = law.choices("SGL-classes")[place] if law.holds("SGL-classes") else ""
    return ReplyClass(law.choices("PR-classes")[place], item)


def unanswered(case: Case, reply: Reply, law: Law) -> tuple[str, ...]:
    """The deputies whom a reply does not reach although it must (SGL-answer-each)."""
    if not reply.to:
        return ()
    missing = tuple(deputy for deputy in case.owed if deputy not in reply.to)
    way = law.choice("SGL-answer-each")
    if way == "through_lead" or (way == "each_or_through_lead" and reply.through_lead):
        return (case.filed.by,) if case.filed.by in missing else ()
    return missing


@finds(
    "SG-24",
    "SG-25",
    "SGL-answer-each",
    "SGL-co-opinions-named",
    "SGL-key-reply",
    "SGL-mandate-ends",
    "SGL-signature",
)
def findings(case: Case, law_on: LawOn, register: Register | None = None) -> Iterator[Finding]:
    """What is missing in the replies: a deputy, a signature, an opinion, a report upwards.

    The register tells whose mandate has ended: he is answered as well (SGL-mandate-ends).
    """
    key = False
    opinions: set[str] = set()
    for act in case.acts:
        if isinstance(act, Opine):
            opinions.add(act.by)
        elif isinstance(act, MarkKey):
            key = True
        elif isinstance(act, Reply):
            law = law_on(act.on)
            if act.to:
                yield from _not_reached(case, act, law, register)
            if key or law.holds("SGL-signature"):
                yield from _signature(case, act, law, key)
            if opinions and law.holds("SGL-co-opinions-named"):
                yield from _opinions_named(case, act, law, opinions)
            if act.result is Result.ABOVE:
                yield from _reported_up(case, act, law)


def _not_reached(case: Case, act: Reply, law: Law, register: Register | None) -> Iterator[Finding]:
    missed = unanswered(case, act, law)
    left = [who for who in missed if _has_left(who, act, register)]
    here = [who for who in missed if who not in left]
    if here:
        who = names(here)
        yield finding(
            case,
            law,
            "SGL-answer-each",
            Text(f"{act.by}的答复没有送{who.zh}", f"{act.by} did not answer {who.en}"),
            Text("补送答复", "send them the reply"),
            act.on,
            act=act,
        )
    if left:
        who = names(left)
        yield finding(
            case,
            law,
            "SGL-mandate-ends",
            Text(
                f"{who.zh}已不是代表，{act.by}没有答复其提出的建议",
                f"the mandate of {who.en} has ended, and {act.by} did not answer",
            ),
            Text("仍须答复提出者", "send them the reply: who put it forward is answered"),
            act.on,
            act=act,
        )


def _has_left(who: str, act: Reply, register: Register | None) -> bool:
    deputy = register.deputies.get(DeputyId(who)) if register is not None else None
    return deputy is not None and not deputy.in_office(act.on)


def _signature(case: Case, act: Reply, law: Law, key: bool) -> Iterator[Finding]:
    if key and law.holds("SGL-key-reply") and act.signatory is not Signatory.CHIEF:
        yield finding(
            case,
            law,
            "SGL-key-reply",
            Text(
                f"重点督办建议由{act.signed or act.by}答复，不是主要负责人",
                f"a key suggestion was answered by {act.signed or act.by}, not by the chief",
            ),
            Text("由主要负责人答复", "let the chief of the unit answer"),
            act.on,
            act=act,
        )
    if not law.holds("SGL-signature"):
        return
    needed = law.choice("SGL-signature")
    enough = act.signatory is Signatory.CHIEF or (act.signatory and needed == Signatory.HEAD)
    if not enough:
        chief = needed == Signatory.CHIEF
        yield finding(
            case,
            law,
            "SGL-signature",
            Text(
                f"答复未经{'主要负责人' if chief else '负责人'}签发",
                f"the reply is not signed by {'the chief' if chief else 'a head'} of {act.by}",
            ),
            Text("补办签发", "have it signed"),
            act.on,
            act=act,
        )


def _opinions_named(case: Case, act: Reply, law: Law, opinions: set[str]) -> Iterator[Finding]:
    missing = sorted(opinions - set(act.co_opinions))
    part = assignment_of(case, act.by)
    if missing and part and part.part is Part.LEAD:
        who = names(missing)
        yield finding(
            case,
            law,
            "SGL-co-opinions-named",
            Text(f"答复没有说明{who.zh}的意见", f"the reply does not name the opinion of {who.en}"),
            Text("向代表说明会办意见", "tell the deputy what the co-handlers think"),
            act.on,
            act=act,
        )


def _reported_up(case: Case, act: Reply, law: Law) -> Iterator[Finding]:
    if not act.reported_up.strip():
        for code in ("SG-24", "SG-25"):
            if law.holds(code):
                yield finding(
                    case,
                    law,
                    code,
                    Text(
                        "属上级职权，答复没有写明向上反映的情况",
                        "a higher level's matter, and the reply does not say what was reported up",
                    ),
                    Text("向上级反映，并告知代表", "report it up and tell the deputy"),
                    act.on,
                    act=act,
                )


CHECKS = finders(files_with_register, findings)
"""What finds it."""
