"""What happened in the link of supervision (民主监督), in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.law import Text, how_many
from wholeprocess.report.figures import in_words
from wholeprocess.report.supervised import FEN
from wholeprocess.supervision import State, brought


def supervision_lines(state: State) -> Iterator[Text]:
    """Meetings and reports, votes unit by unit, matters followed, evaluations, observed series."""
    yield from _committee(state)
    yield from _matters(state)
    yield from _evaluations(state)
    if state.series:
        values = sum(len(series.observations) for series in state.series.values())
        yield Text(
            f"观察数据{len(state.series)}项、{values}个数值，不说明因果",
            f"{len(state.series)} observed series with {how_many(values, 'value')}, "
            "no claim of cause",
        )


def _committee(state: State) -> Iterator[Text]:
    heard = sum(report.heard is not None for report in state.reports.values())
    asked = sum(inquiry.held is not None for inquiry in state.inquiries.values())
    if state.meetings or heard:
        yield Text(
            f"常委会会议{len(state.meetings)}次，听取报告{heard}个，专题询问{asked}次",
            f"the standing committee met {how_many(len(state.meetings), 'time')} and heard "
            f"{how_many(heard, 'report')}; "
            f"{how_many(asked, 'special inquiry', 'special inquiries')}",
        )
    if state.votes:
        units = sum(len(vote.results) for vote in state.votes.values())
        bad = sum(len(vote.dissatisfied) for vote in state.votes.values())
        yield Text(
            f"满意度测评{len(state.votes)}次，逐个测评{units}个（次），不满意{bad}个（次）",
            f"{how_many(len(state.votes), 'satisfaction vote')} on "
            f"{how_many(units, 'unit')} one by one, {bad} dissatisfied",
        )


def _matters(state: State) -> Iterator[Text]:
    if not state.matters:
        return
    closed = sum(matter.closed is not None for matter in state.matters.values())
    fen = sum(
        gain.amount
        for matter in state.matters.values()
        for gain in brought(matter)
        if gain.unit == FEN
    )
    yield Text(
        f"跟踪监督事项{len(state.matters)}件，销号{closed}件，"
        f"成效中的资金{in_words(fen // 100, '元')}",
        f"{how_many(len(state.matters), 'matter')} followed, {closed} closed; "
        f"money recorded as gained {in_words(fen // 100, 'yuan')}",
    )


def _evaluations(state: State) -> Iterator[Text]:
    held = [one for one in state.evaluations.values() if one.counts]
    if not held:
        return
    scored = [own for one in held for own in one.units.values() if own.result is not None]
    under = [own for own in scored if own.under]
    told = sum(own.heard is not None for own in under)
    yield Text(
        f"代表评议{len(held)}次，评议单位{len(scored)}个（次），不合格{len(under)}个（次），"
        f"整改已向代表通报{told}个（次）",
        f"{how_many(len(held), 'evaluation')} by deputies of {how_many(len(scored), 'unit')}, "
        f"{len(under)} under the line, the mending of {told} told to deputies",
    )
