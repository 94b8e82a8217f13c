"""What became of each opinion in the text (意见采纳情况), and the statement that says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from wholeprocess.congress import DeputyId
from wholeprocess.consultation.participation.file import MatterFile
from wholeprocess.consultation.participation.kinds import Form, name_of
from wholeprocess.consultation.participation.record import (
    Came,
    DraftOpinion,
    DraftOpinionId,
    OpinionPhase,
)
from wholeprocess.law import Text, how_many


@frozen(kw_only=True)
class Traced:
    """One opinion and where it went: its place in the text, or the reason, or neither yet."""

    opinion: DraftOpinionId
    text: str
    group: str
    deputy: DeputyId | None
    source: str
    raised: date
    outcome: OpinionPhase
    place: str
    reason: str


@frozen(kw_only=True)
class Trace:
    """Every opinion on a matter, in the order in which they were raised."""

    lines: tuple[Traced, ...]

    def count(self, outcome: OpinionPhase) -> int:
        """How many ended so."""
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def raised(self) -> int:
        """How many were raised."""
        return len(self.lines)

    @property
    def adopted(self) -> int:
        """How many were adopted (采纳)."""
        return self.count(OpinionPhase.ADOPTED)

    @property
    def answered(self) -> int:
        """How many were answered with a reason (说明理由)."""
        return self.count(OpinionPhase.ANSWERED)

    @property
    def open(self) -> int:
        """How many are neither (未答复)."""
        return self.count(OpinionPhase.OPEN)

    @property
    def by_group(self) -> tuple[tuple[str, int, int], ...]:
        """Each group that spoke, how many opinions it raised, and how many were adopted."""
        groups = sorted({line.group for line in self.lines})
        return tuple((group, *self._of(group)) for group in groups)

    def _of(self, group: str) -> tuple[int, int]:
        own = [line for line in self.lines if line.group == group]
        return len(own), sum(line.outcome is OpinionPhase.ADOPTED for line in own)


def trace_of(file: MatterFile) -> Trace:
    """Each opinion on a draft or a report and its place in the text or the reason.

    PR-answer-opinion asks for one of the two; SL24-14 does so for a special work report.

    >>> raised = {"matter": "m", "text": "…", "raised": date(2022, 10, 8), "group": "residents"}
    >>> opinion = DraftOpinion(id="1", phase=OpinionPhase.ADOPTED, place="第二条", **raised)
    >>> trace = trace_of(MatterFile(matter=None, opinions=[opinion]))
    >>> trace.adopted, trace.lines[0].place
    (1, '第二条')
    """
    return Trace(lines=tuple(_traced(opinion) for opinion in file.opinions))


def _traced(opinion: DraftOpinion) -> Traced:
    return Traced(
        opinion=opinion.id,
        text=opinion.text,
        group=opinion.group,
        deputy=opinion.deputy,
        source=opinion.source,
        raised=opinion.raised,
        outcome=opinion.phase,
        place=opinion.place,
        reason=opinion.reason,
    )


def adoption_statement(file: MatterFile, language: str = "zh") -> tuple[str, ...]:
    """The statement on what was adopted (意见采纳情况说明), line by line, to attach to a draft.

    ``language`` is "zh" or "en". What people wrote (subject, opinions, places, reasons) stays as
    it is written. Any other language is a ``ValueError``.
    """
    return tuple(line.in_(language) for line in _lines(file))


def _lines(file: MatterFile) -> Iterator[Text]:
    matter, trace = file.matter, trace_of(file)
    yield Text(
        f"{matter.subject}：意见采纳情况说明",
        f"{matter.subject}: what was adopted of the opinions raised",
    )
    if matter.done is not None:
        verb = ("提交", "Submitted") if matter.kind.drafts else ("举行", "Held")
        text = (f"：{matter.text}", f": {matter.text}") if matter.text else ("", "")
        yield Text(f"{matter.done}{verb[0]}{text[0]}", f"{verb[1]} on {matter.done}{text[1]}")
    yield Text("一、协商情况", "1. Who was consulted")
    consulted = sorted([*_meetings(file), *_letters(file)], key=lambda one: one[0])
    yield from (line for _, line in consulted)
    if not consulted:
        yield Text("没有记录", "nobody, by the record")
    yield Text("二、采纳情况", "2. What was adopted")
    yield Text(
        f"共提出意见{trace.raised}条：采纳{trace.adopted}条，说明理由{trace.answered}条，"
        f"未答复{trace.open}条",
        f"{how_many(trace.raised, 'opinion')} raised: {trace.adopted} adopted, "
        f"{trace.answered} answered with a reason, {trace.open} open",
    )
    for group, raised, adopted in trace.by_group:
        who = name_of(group)
        yield Text(
            f"{who.zh}提出{raised}条，采纳{adopted}条",
            f"{who.en}: {raised} raised, {adopted} adopted",
        )
    yield Text("三、逐条说明", "3. Opinion by opinion")
    for number, line in enumerate(trace.lines, 1):
        who = name_of(line.group)
        by = f" {line.deputy}" if line.deputy else ""
        at = (f"，{line.source}", f", {line.source}") if line.source else ("", "")
        became = _became(line)
        yield Text(
            f"{number}. [{line.opinion}] {line.text}（{who.zh}{by}{at[0]}）——{became.zh}",
            f"{number}. [{line.opinion}] {line.text} ({who.en}{by}{at[1]}): {became.en}",
        )


def _became(line: Traced) -> Text:
    match line.outcome:
        case OpinionPhase.ADOPTED:
            return Text(f"采纳，见{line.place}", f"adopted, see {line.place}")
        case OpinionPhase.ANSWERED:
            return Text(f"未采纳，理由：{line.reason}", f"not adopted: {line.reason}")
        case OpinionPhase.OPEN:
            return Text("尚未答复", "not answered yet")


def _meetings(file: MatterFile) -> Iterator[tuple[date, Text]]:
    for meeting in file.meetings:
        form = name_of(meeting.form)
        number = sum(one.number for one in meeting.came)
        groups = [_counted(one) for one in meeting.came if meeting.body is None]
        zh = "：" + "、".join(one.zh for one in groups) if groups else ""
        en = ": " + ", ".join(one.en for one in groups) if groups else ""
        yield (
            meeting.held,
            Text(
                f"{meeting.held} {form.zh}（{meeting.id}），到会{number}人{zh}",
                f"{meeting.held} {form.en} ({meeting.id}), {number} came{en}",
            ),
        )


def _counted(came: Came) -> Text:
    who = name_of(came.group)
    return Text(f"{who.zh}{came.number}人", f"{who.en} {came.number}")


def _letters(file: MatterFile) -> Iterator[tuple[date, Text]]:
    form = name_of(Form.OPINION_LETTER)
    for letter in file.letters:
        sent, answered = len(letter.to), len(letter.answered)
        yield (
            letter.sent,
            Text(
                f"{letter.sent} {form.zh}（{letter.id}），发出{sent}件，{letter.due}截止，"
                f"答复{answered}件",
                f"{letter.sent} {form.en} ({letter.id}), to {how_many(sent, 'deputy', 'deputies')} "
                f"until {letter.due}, {answered} answered",
            ),
        )
