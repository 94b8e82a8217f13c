"""Who is at the table (协商参与): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wholeprocess.consultation.participation.file import Lack, MatterFile, Missing, matter_files
from wholeprocess.consultation.participation.kinds import Group, name_of
from wholeprocess.consultation.participation.record import Letter, Matter, MatterPhase
from wholeprocess.consultation.participation.seats import FORMS, MAY, MUST
from wholeprocess.consultation.record import State
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, deadline, found, how_many, weight


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular about who was at the table, as of the day ``through``.

    A matter is judged by the law of the day on which it was held or submitted. One that should
    have been held by now is judged for whom it did not invite.
    """
    return found_by(CHECKS, state, law_at, through)


def _kept(state: State) -> Iterator[MatterFile]:
    """The matters that were not called off."""
    for file in matter_files(state):
        if file.matter.phase is not MatterPhase.CALLED_OFF:
            yield file


def _files(state: State, law_at: LawAt, through: date) -> Iterator[tuple[MatterFile, Law, date]]:
    for file in _kept(state):
        matter = file.matter
        yield file, law_at(matter.done or matter.day, matter.congress), through


def _letters(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Matter, Letter, Law, date]]:
    for file in _kept(state):
        for letter in file.letters:
            yield file.matter, letter, law_at(letter.sent, file.matter.congress), through


def _all(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[list[MatterFile], LawAt, date]]:
    yield list(_kept(state)), law_at, through


@finds(
    *MUST.values(),
    *MAY.values(),
    *FORMS.values(),
    "PR-come",
    "PR-answer-opinion",
    "SL24-14",
)
def _of_musts(file: MatterFile, law: Law, through: date) -> Iterator[Finding]:
    matter = file.matter
    if matter.done is None and (matter.kind.drafts or through <= matter.day):
        return
    for missing in file.missing(law):
        if matter.done is None and missing.lack is not Lack.NOT_INVITED:
            continue
        what, mend = _words(file, missing)
        severity = weight(law.version(missing.code).strength)
        on = matter.done or matter.day
        yield found(missing.code, matter.id, what, mend, on, severity)


def _words(file: MatterFile, missing: Missing) -> tuple[tuple[str, str], tuple[str, str]]:
    """What is missing and what mends it, in both languages."""
    matter, who = file.matter, name_of(missing.name)
    title = matter.kind.words
    match missing.lack:
        case Lack.NOT_INVITED:
            return (
                (f"{title.zh}没有邀请{who.zh}", f"the {title.en} did not invite {who.en}"),
                (f"邀请{who.zh}参加，补听意见", f"invite {who.en}, and hear them"),
            )
        case Lack.NOBODY_CAME:
            return (
                (
                    f"邀请了{who.zh}，无人到场",
                    f"{who.en} were invited to the {title.en}, and nobody came",
                ),
                ("了解原因，另行听取意见", "ask why, and hear them otherwise"),
            )
        case Lack.NOT_CONSULTED:
            return (
                (
                    f"{title.zh}事前没有经过{who.zh}",
                    f"{who.en} left out before the {title.en}",
                ),
                ("补行协商，据以修改", "consult now, and change the text by what is said"),
            )
        case Lack.NOBODY_MET:
            return (
                (f"{who.zh}无人参加", f"nobody came to the {who.en}"),
                ("另行组织", "hold another"),
            )
        case Lack.UNANSWERED:
            return (
                (
                    f"意见{missing.name}既未采纳也未说明理由",
                    f"opinion {missing.name} is neither adopted nor answered",
                ),
                ("采纳或者说明理由，告知提出者", "adopt it or give the reason, and say so"),
            )


@finds("PR-answer-opinion", "SL24-14")
def _of_late_answers(file: MatterFile, law: Law, through: date) -> Iterator[Finding]:
    matter = file.matter
    for opinion in file.opinions if matter.done else ():
        if opinion.settled is None or matter.done is None or opinion.settled <= matter.done:
            continue
        yield found(
            file.answer_rule,
            matter.id,
            (
                f"意见{opinion.id}于{opinion.settled}才答复，晚于{matter.done}",
                f"opinion {opinion.id} was answered on {opinion.settled}, after {matter.done}",
            ),
            ("提交前逐条答复", "answer each before the text goes on"),
            opinion.settled,
            weight(law.version(file.answer_rule).strength),
        )


@finds("PR-letter-answer", "PR-letter-term", "PR-letter-wait")
def _of_letter(matter: Matter, letter: Letter, law: Law, through: date) -> Iterator[Finding]:
    least = deadline("PR-letter-term", letter.sent, law)
    if letter.due < least.due:
        yield found(
            "PR-letter-term",
            matter.id,
            (
                f"{letter.id}于{letter.sent}发出，{letter.due}截止，少于{least.limit.zh()}",
                f"{letter.id} of {letter.sent} is due on {letter.due}, within {least.limit}",
            ),
            ("延长期限", "leave the deputies more time"),
            letter.sent,
            weight(law.version("PR-letter-term").strength),
        )
    silent = letter.silent
    if silent and matter.done is not None and matter.done <= letter.due and matter.kind.drafts:
        yield found(
            "PR-letter-wait",
            matter.id,
            (
                f"{letter.id}至{letter.due}截止，{matter.done}已提交",
                f"the draft went on on {matter.done}; {letter.id} is open until {letter.due}",
            ),
            ("期满再提交", "wait for the letter's last day"),
            matter.done,
            weight(law.version("PR-letter-wait").strength),
        )
    if silent and through > letter.due:
        number = how_many(len(silent), "deputy has", "deputies have")
        yield found(
            "PR-letter-answer",
            matter.id,
            (
                f"{letter.id}有{len(silent)}名代表没有答复：{'、'.join(silent)}",
                f"{number} not answered {letter.id}: {', '.join(silent)}",
            ),
            ("请代表答复，没有意见的也说明", "ask for an answer, be it that there is none"),
            letter.due,
            Severity.NOTE,
        )


@finds("SL24-7-2")
def _of_years(kept: Iterable[MatterFile], law_at: LawAt, through: date) -> Iterator[Finding]:
    """A year's supervision by a standing committee in which no deputy took part (SL24-7-2)."""
    years: dict[tuple[str, int], list[tuple[date, int]]] = {}
    for file in kept:
        matter = file.matter
        if not matter.kind.supervises or matter.done is None:
            continue
        if law_at(matter.done, matter.congress).holds("SL24-7-2"):
            came = sum(one.number for one in file.came if one.group == Group.DEPUTIES)
            years.setdefault((matter.congress, matter.done.year), []).append((matter.done, came))
    for (congress, year), held in sorted(years.items()):
        last = max(held)[0]
        if through >= date(year, 12, 31) and not any(came for _, came in held):
            yield found(
                "SL24-7-2",
                congress,
                (
                    f"{year}年{len(held)}项监督活动没有一名代表参加",
                    f"no deputy took part in any supervision of {year} ({len(held)} on record)",
                ),
                ("邀请代表参加", "invite deputies"),
                last,
            )


CHECKS = (
    *finders(_files, _of_musts, _of_late_answers),
    *finders(_letters, _of_letter),
    *finders(_all, _of_years),
)
"""What finds it."""
