"""The count (计票、当选): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.election.act import place_of
from wholeprocess.election.counting.another_election import AnotherElection, Vacant
from wholeprocess.election.counting.entry import further_vote
from wholeprocess.election.counting.outcome import Invalid
from wholeprocess.election.counting.record import Declared, Result
from wholeprocess.election.poll.record import Poll, PollRound
from wholeprocess.election.record import State
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``.

    What the law made of a vote was ruled on the day of its declaration; here it is only looked at.
    """
    return found_by(CHECKS, state, law_at, through)


def _results(state: State) -> Iterator[tuple[str, Poll, Result]]:
    for place in sorted(state.polls.keys() | state.results.keys()):
        poll, result = state.polls.get(place, Poll()), state.results.get(place, Result())
        yield place_of(*place), poll, result


def _counts(state: State, law_at: LawAt, through: date) -> Iterator[tuple[str, Poll, Result]]:
    return _results(state)


def _dated(state: State, law_at: LawAt, through: date) -> Iterator[tuple[str, Poll, Result, date]]:
    for about, poll, result in _results(state):
        yield about, poll, result, through


def _declared(state: State, law_at: LawAt, through: date) -> Iterator[tuple[str, Declared]]:
    for about, _, result in _results(state):
        for declared in result.declared:
            if declared.on <= through:
                yield about, declared


@finds("EL-43-1")
def _of_boxes(about: str, poll: Poll, result: Result) -> Iterator[Finding]:
    """The ballots read against those counted when the box was opened (EL-43-1)."""
    polls = {one.number: one for one in (*poll.earlier, poll)}
    for vote in result.votes:
        opened = polls[vote.number].boxes
        for boxes, held in vote.counted:
            recorded = sum(opened[box].returned or 0 for box in boxes)
            if held.ballots != recorded:
                name = "、".join(boxes), ", ".join(boxes)
                yield found(
                    "EL-43-1",
                    about,
                    (
                        f"{name[0]}计票{held.ballots}张，开箱清点{recorded}张",
                        f"{held.ballots} ballots of {name[1]} were counted, {recorded} recorded",
                    ),
                    ("重新清点计票", "count them again"),
                    poll.acts[-1].on,
                )


@finds("EL-44-1", "EL-45-1a", "ELP-unclear", "ELP-write-in")
def _of_declaration(about: str, declared: Declared) -> Iterator[Finding]:
    """What a declaration rests on beside the law's plain words."""
    ruling, tally = declared.ruling, declared.tally
    if isinstance(ruling.outcome, Invalid):
        yield found(
            ruling.rests_on[-1],
            about,
            (f"选举无效：{ruling.reasons[-1].zh}", f"invalid: {ruling.reasons[-1].en}"),
            ("重新选举", "hold the vote afresh"),
            declared.on,
            Severity.NOTE,
        )
        return
    if tally.unreadable or any(v.unclear for v in tally.votes):
        marks = sum(v.unclear for v in tally.votes)
        yield found(
            "ELP-unclear",
            about,
            (
                f"{tally.unreadable}张选票、{marks}处符号无法辨认",
                f"{tally.unreadable} ballots and {marks} marks cannot be read",
            ),
            ("由监票人和计票人共同认定", "let scrutineers and tellers decide together"),
            declared.on,
            Severity.NOTE,
        )
    for v in tally.votes:
        if v.written_in and v.person in ruling.outcome.elected:
            yield found(
                "ELP-write-in",
                about,
                (
                    f"{v.person}是另选的人，得{v.for_}票当选，法律未作规定",
                    f"{v.person} was written in and is elected with {v.for_} votes; "
                    "the law does not say so",
                ),
                ("核实是否为选民（EL-41-1）", "see whether he is a voter (EL-41-1)"),
                declared.on,
                Severity.NOTE,
            )


@finds("EL-46-1", "EL-46-2")
def _not_done_yet(about: str, poll: Poll, result: Result, through: date) -> Iterator[Finding]:
    """No text gives days for announcing and publishing: it is only said what is not done."""
    numbers = [vote.number for vote in result.votes if vote.declared is not None]
    if poll.closed and poll.number not in numbers and through > poll.acts[-1].on:
        yield found(
            "EL-46-1",
            about,
            ("投票已经结束，没有宣布结果", "the vote is over and no result was declared"),
            ("计票，依法确定并宣布", "count, decide by law and announce"),
            poll.acts[-1].on,
            Severity.NOTE,
        )
    declared = result.declared
    if set(result.elected) - set(result.published) and through > declared[-1].on:
        yield found(
            "EL-46-2",
            about,
            (
                f"{'、'.join(result.elected)}当选，名单没有公布",
                f"{', '.join(result.elected)} elected, and the list is not published",
            ),
            ("公布当选代表名单", "publish it"),
            declared[-1].on,
            Severity.NOTE,
        )


@finds(
    "EL-44-1",
    "EL-45-1a",
    "EL-45-3b",
    "EL-45-4a",
    "EL-46-1",
    "ELL-after-another",
    "ELL-second-tie",
    "ELP-after-invalid",
    "ELP-another-shortage",
)
def _of_what_follows(about: str, poll: Poll, result: Result, through: date) -> Iterator[Finding]:
    if result.follows is None:
        return
    follows, due = result.follows.outcome, further_vote(result)
    rule, on = result.follows.rests_on[0], result.declared[-1].on
    if isinstance(follows, Vacant):
        yield found(
            result.follows.rests_on[-1],
            about,
            (f"{follows.seats}个名额空缺", f"{follows.seats} seats stay empty"),
            ("依法补选", "fill them by by-election"),
            on,
            Severity.NOTE,
        )
    if isinstance(follows, AnotherElection) and follows.short:
        yield found(
            "ELP-another-shortage",
            about,
            (
                f"另行选举只有{len(follows.candidates)}名候选人，少于差额比例",
                f"{len(follows.candidates)} stand in another election, fewer than the ratio",
            ),
            ("在报告中注明", "say so in the report"),
            on,
            Severity.NOTE,
        )
    if result.votes[-1].declared is None:
        return  # the vote that follows is being counted
    called = poll.vote if poll.number > result.votes[-1].number else None
    if called is not None and called is not due and called is not PollRound.FIRST:
        yield found(
            rule,
            about,
            (f"举行了{_ZH[called]}，依法不应举行", f"a {called} vote was called and none is due"),
            ("撤销，按结果办理", "call it off, and do what follows from the result"),
            poll.acts[-1].on,
        )
    elif due is not None and called is None and through > on:
        yield found(
            rule,
            about,
            (f"应当{_ZH[due]}，尚未举行", f"a {due} vote is due and was not called"),
            ("确定日期，组织投票", "set a day and hold it"),
            on,
            Severity.NOTE,
        )


_ZH = {
    PollRound.FIRST: "投票",
    PollRound.REVOTE: "再次投票",
    PollRound.ANOTHER: "另行选举",
    PollRound.FRESH: "重新选举",
}


CHECKS = (
    *finders(_counts, _of_boxes),
    *finders(_declared, _of_declaration),
    *finders(_dated, _not_done_yet, _of_what_follows),
)
"""What finds it."""
