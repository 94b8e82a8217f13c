"""Who may vote (选举权的行使): the deprived and the suspended may not, who is held may."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from wholeprocess.election.roll.clocks import latest_birthday
from wholeprocess.law import Law, Ruling, Text


class Custody(StrEnum):
    """Where criminal or administrative procedure has put someone."""

    FREE = "free"
    SENTENCED = "sentenced"  # 被判处有期徒刑、拘役、管制
    IN_CUSTODY = "in-custody"  # 被羁押，正在受侦查、起诉、审判
    ON_BAIL = "on-bail"  # 取保候审、监视居住
    DETAINED = "detained"  # 被拘留处罚


@frozen(kw_only=True)
class Person:
    """What decides on someone's right to vote; ``deprived_until`` is the last day of it."""

    born: date
    citizen: bool = True
    deprived_until: date | None = None  # 剥夺政治权利; date.max for life
    custody: Custody = Custody.FREE
    serious: bool = False  # 危害国家安全或者其他严重刑事犯罪案件
    suspended_by_decision: bool = False  # 检察院或者法院决定停止行使
    incapable: bool = False  # 精神病患者不能行使选举权利
    confirmed: bool = False  # 经选举委员会确认


def may_vote(person: Person, on: date, law: Law) -> Ruling[bool]:
    """Whether someone may vote on a day, and by which rules (EL-4, EL-27-2, DR83-4, DR83-5).

    Only deprivation by law, a suspension with all three conditions, and incapacity that the
    committee confirmed take the vote away; a sentence, custody or bail alone do not.

    >>> held = Person(born=date(1990, 1, 1), custody=Custody.SENTENCED)
    >>> may_vote(held, date(2021, 7, 1), law)
    Ruling(outcome=True, rests_on=('EL-4-1', 'DR83-5'))
    """
    if not person.citizen or person.born > latest_birthday(on, law):
        return Ruling(False, ["EL-4-1"], [Text("不满十八周岁或者非公民", "under age, no citizen")])
    if person.deprived_until is not None and on <= person.deprived_until:
        return Ruling(False, ["EL-4-2"], [Text("被剥夺政治权利", "deprived of political rights")])
    held = person.custody is Custody.IN_CUSTODY
    if held and person.serious and person.suspended_by_decision:
        reason = Text("羁押期间停止行使选举权利", "the right is suspended while in custody")
        return Ruling(False, ["DR83-4"], [reason])
    if person.incapable and person.confirmed:
        return Ruling(False, ["EL-27-2", "DR83-3"], [Text("经确认不能行使", "confirmed incapable")])
    rests_on = ["EL-4-1"]
    if person.custody is not Custody.FREE:
        rests_on.append("DR83-5")
    if person.incapable:
        rests_on.append("EL-27-2")
    return Ruling(True, rests_on)
