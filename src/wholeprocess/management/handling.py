"""How the units handled it (承办情况): contact, disagreement, longer terms; what was irregular."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.congress import Register
from wholeprocess.journal import Act, finders, finds
from wholeprocess.law import Finding, Severity, Strength, Text, found
from wholeprocess.management.acts import Assign, Contact, Coordinate, Extend, Opine, Reply
from wholeprocess.management.case import Case
from wholeprocess.management.clocks import clocks
from wholeprocess.management.finding import finding
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.walks import files, files_with_register

_OF_A_CONTACT: frozenset[type[Act]] = frozenset({Contact, Reply})
_OF_A_DISAGREEMENT: frozenset[type[Act]] = frozenset({Opine, Coordinate, Reply})


@finds("SGL-propose-handler")
def _passed_over(case: Case, law_on: LawOn) -> Iterator[Finding]:
    """The deputy may name a unit where a text says so; the office is not bound by it."""
    proposed = case.filed.proposes
    assigned = next(iter(case.done(Assign)), None) if proposed else None
    if assigned is None:
        return
    if not {assigned.lead, *assigned.co, *assigned.separate}.isdisjoint(proposed):
        return
    if law_on(assigned.on).version("SGL-propose-handler").strength is Strength.LOCAL:
        yield found(
            "SGL-propose-handler",
            case.id,
            (
                f"代表希望由{'、'.join(proposed)}承办，交给了其他单位",
                f"the deputy named {', '.join(proposed)}, and others were given it",
            ),
            ("向代表说明", "tell the deputy why"),
            assigned.on,
            Severity.NOTE,
            act=assigned,
        )


@finds("SG-4")
def _no_contact(case: Case, law_on: LawOn) -> Iterator[Finding]:
    spoken: set[str] = set()
    for act in case.acts:
        if type(act) not in _OF_A_CONTACT:
            continue
        if isinstance(act, Contact):
            spoken.add(act.by)
        elif isinstance(act, Reply) and act.by not in spoken and law_on(act.on).holds("SG-4"):
            spoken.add(act.by)
            yield finding(
                case,
                law_on(act.on),
                "SG-4",
                Text(
                    f"{act.by}答复前没有与代表联系沟通的记录",
                    f"{act.by} replied and no contact with the deputy is on record",
                ),
                Text("联系代表并记录", "speak with the deputy and record it"),
                act.on,
                act=act,
            )


@finds("SGL-coordinate")
def _unsettled(case: Case, law_on: LawOn) -> Iterator[Finding]:
    against: list[str] = []
    for act in case.acts:
        if type(act) not in _OF_A_DISAGREEMENT:
            continue
        match act:
            case Opine(agrees=False):
                against.append(act.by)
            case Coordinate():
                against.clear()
            case Reply() if against:
                who = "、".join(against)
                yield finding(
                    case,
                    law_on(act.on),
                    "SGL-coordinate",
                    Text(
                        f"{who}有不同意见，未经协调即答复",
                        f"{', '.join(against)} disagreed, and the reply came before it was settled",
                    ),
                    Text("协调一致后再答复", "have the disagreement settled, then reply"),
                    act.on,
                    act=act,
                )
                against.clear()
            case _:
                pass


@finds("PR-extension-late", "SGL-extension-told")
def _extensions(case: Case, law_on: LawOn, register: Register | None) -> Iterator[Finding]:
    if not case.done(Extend):
        return
    times = clocks(case, law_on, register)
    for act in case.done(Extend):
        law = law_on(act.on)
        ended = [c.before for c in times.replies if c.extended_on == act.on and c.before]
        if ended and act.on > max(ended):
            yield finding(
                case,
                law,
                "PR-extension-late",
                Text(
                    f"{max(ended)}期满，{act.on}才延长办理期限",
                    f"the term ended on {max(ended)} and was extended only on {act.on}",
                ),
                Text("期满之前办理延长", "extend a term before it ends"),
                act.on,
                act=act,
            )
        if act.told is None and law.holds("SGL-extension-told"):
            yield finding(
                case,
                law,
                "SGL-extension-told",
                Text("延长办理期限未告知代表", "the deputy was not told of the longer term"),
                Text("告知代表并说明原因", "tell the deputy, with the reason"),
                act.on,
                act=act,
            )


CHECKS = (
    *finders(files, _passed_over, _no_contact, _unsettled),
    *finders(files_with_register, _extensions),
)
"""What finds it."""
