"""Mandates and recalls (代表资格、罢免): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.congress import Level
from wholeprocess.election.tenure.mandate import (
    AnswerElectors,
    AskDeputy,
    Mandate,
    MandatePhase,
    RecordMisuse,
    ReportToElectors,
    Resume,
)
from wholeprocess.election.tenure.recall import (
    Defend,
    FileRecall,
    InvestigateRecall,
    PrintRecall,
    Recall,
    RecallPhase,
    TellDeputy,
    Venue,
)
from wholeprocess.journal import finds
from wholeprocess.law import Finding, LawAt, Severity, found

# --- mandates -------------------------------------------------------------------------------------


@finds("DL25-58-1", "DL25-58-2", "DL25-59", "DL25-61-2", "DL25-63")
def of_mandate(mandate: Mandate, law_at: LawAt, through: date) -> Iterator[Finding]:
    """What was irregular about one mandate."""
    who, place = mandate.deputy, mandate.congress
    for act in mandate.acts:
        if isinstance(act, RecordMisuse):
            yield found(
                "DL25-59",
                who,
                (f"利用职务干预或者牟利：{act.words}", f"the office was misused: {act.words}"),
                ("依法处理", "let it be dealt with by law"),
                act.on,
            )
        if isinstance(act, Resume) and act.on > act.cause_ended:
            days = (act.on - act.cause_ended).days
            yield found(
                "DL25-61-2",
                who,
                (
                    f"暂停的原因{act.cause_ended}消失，{days}天后才恢复职务",
                    f"the cause ended on {act.cause_ended}; he resumed {days} days later",
                ),
                ("原因消失即恢复", "let him resume when the cause ends"),
                act.on,
                Severity.NOTE,
            )
    answered = {act.question for act in mandate.acts if isinstance(act, AnswerElectors)}
    for act in mandate.acts:
        if isinstance(act, AskDeputy) and act.question not in answered:
            yield found(
                "DL25-58-1",
                who,
                (f"询问{act.question}没有回答", f"the question {act.question} has no answer"),
                ("回答选民或者原选举单位", "answer those who elected him"),
                act.on,
                Severity.NOTE,
            )
    yield from _reports(mandate, law_at, through)
    if mandate.phase is MandatePhase.ENDED and mandate.announced is None:
        organ = law_at(mandate.acts[-1].on, place).choice("DL25-63")
        zh = "人民代表大会" if organ == "congress" else "常务委员会"
        yield found(
            "DL25-63",
            who,
            ("代表资格终止，尚未公告", "the mandate ended and nobody has announced it"),
            (f"由本级{zh}公告", f"let the {organ.replace('_', ' ')} announce it"),
            mandate.acts[-1].on,
            Severity.NOTE,
        )


def _reports(mandate: Mandate, law_at: LawAt, through: date) -> Iterator[Finding]:
    """DL25-58-2: a deputy reports to those who elected him; the period is ours."""
    direct = Level.of(mandate.congress).direct
    told = [act.on for act in mandate.acts if isinstance(act, ReportToElectors)]
    stop = min(through, mandate.until or through)
    for start, end in zip((mandate.since, *told), (*told, stop), strict=True):
        law = law_at(start, mandate.congress)
        if law.choice("DL25-58-2") == "directly_elected" and not direct:
            continue
        due = law.limit("ELP-report-period").after(start, law.calendar).on
        if end > due:
            yield found(
                "DL25-58-2",
                mandate.deputy,
                (
                    f"{start}之后到{due}没有报告履职情况",
                    f"no report to the electors from {start} to {due}",
                ),
                ("向选民或者原选举单位报告", "report to those who elected him"),
                due,
                Severity.DEPARTURE,
            )


# --- recalls --------------------------------------------------------------------------------------


@finds("DL25-60", "EL-50-3", "EL-53-2c", "ELL-recall-filing", "ELL-recall-investigation")
def of_recall(recall: Recall, law_at: LawAt, through: date) -> Iterator[Finding]:
    """What was irregular about one recall that was voted on."""
    voted = recall.voted
    if voted is None:
        return
    done = {type(act) for act in recall.acts}
    direct = recall.venue is Venue.DISTRICT
    law = law_at(voted, recall.congress)
    if not {TellDeputy, Defend} & done:
        yield found(
            "DL25-60",
            recall.id,
            ("表决前没有告知代表，也没有申辩", "the deputy was neither told nor heard"),
            ("告知代表，听取申辩", "tell the deputy, and hear him"),
            voted,
        )
    if direct:
        yield from _printed(recall, voted)
        if law.holds("ELL-recall-investigation") and InvestigateRecall not in done:
            yield found(
                "ELL-recall-investigation",
                recall.id,
                ("表决前没有调查", "nobody looked into it before the vote"),
                ("先调查，后表决", "look into it first"),
                voted,
            )
    rule = "ELL-recall-filing" if direct else "EL-53-2c"
    if recall.phase is RecallPhase.PASSED and law.holds(rule) and FileRecall not in done:
        yield found(
            rule,
            recall.id,
            ("罢免通过后没有备案、公告", "the passed recall was not filed and announced"),
            ("报上一级人大常委会备案、公告", "file it with the next higher standing committee"),
            through,
        )


def _printed(recall: Recall, voted: date) -> Iterator[Finding]:
    """EL-50-3: the petition and the written defence are printed for the voters."""
    printed = [act for act in recall.acts if isinstance(act, PrintRecall)]
    written = any(isinstance(act, Defend) and act.written for act in recall.acts)
    lacking = None
    if not printed:
        lacking = ("罢免要求没有印发", "the petition was not printed for the voters")
    elif written and not any(act.with_defence for act in printed):
        lacking = ("书面申辩意见没有印发", "the written defence was not printed for the voters")
    if lacking is not None:
        yield found(
            "EL-50-3",
            recall.id,
            lacking,
            ("一并印发原选区选民", "print both for the voters of the district"),
            voted,
        )
