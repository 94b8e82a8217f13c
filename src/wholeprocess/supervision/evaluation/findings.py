"""Evaluations (代表评议): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Deadline, Finding, Law, LawAt, deadline, found, how_many, weight
from wholeprocess.supervision.evaluation.listing import evaluation_list
from wholeprocess.supervision.evaluation.publication import least, tells_of
from wholeprocess.supervision.evaluation.record import Evaluated, Evaluation, Panel
from wholeprocess.supervision.record import State
from wholeprocess.supervision.terms import held


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _evaluations(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Evaluation, LawAt]]:
    for evaluation in state.evaluations.values():
        if evaluation.counts:
            yield evaluation, law_at


def _published(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Evaluation, LawAt, date]]:
    for evaluation in state.evaluations.values():
        if evaluation.counts:
            yield evaluation, law_at, through


def _scored(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Evaluation, Evaluated, LawAt]]:
    for evaluation, _ in _evaluations(state, law_at, through):
        for own in evaluation.units.values():
            yield evaluation, own, law_at


def _mended(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Evaluation, Evaluated, LawAt, date]]:
    for evaluation, own, _ in _scored(state, law_at, through):
        yield evaluation, own, law_at, through


def _finding(
    law: Law, code: str, about: str, what: tuple[str, str], mend: tuple[str, str], on: date
) -> Finding:
    return found(code, about, what, mend, on, weight(law.version(code).strength))


# --- panels and forms ------------------------------------------------------------------------


@finds("PR-eval-draw", "PR-eval-panel", "PR-eval-conflict")
def _panels(evaluation: Evaluation, law_at: LawAt) -> Iterator[Finding]:
    """PR-eval-draw, PR-eval-panel: how panels came about and how large they are."""
    seen: set[tuple[str, ...]] = set()
    for own in evaluation.units.values():
        panel = own.panel
        if panel is None or panel.units in seen:
            continue
        seen.add(panel.units)
        law = law_at(panel.on, evaluation.congress)
        names = ", ".join(panel.units)
        if not panel.drawn and law.choice("PR-eval-draw") == "drawn":
            yield _finding(
                law,
                "PR-eval-draw",
                evaluation.id,
                (f"{names}的评议小组是指定的", f"the panel of {names} was named and not drawn"),
                ("以公布的种子抽取", "draw it by a seed that was announced"),
                panel.on,
            )
        if panel.drawn and not evaluation.seed_from:
            yield _finding(
                law,
                "PR-eval-draw",
                evaluation.id,
                (
                    f"{names}的评议小组抽取前没有公布种子的来源",
                    f"what the panel of {names} would be drawn by was not announced before",
                ),
                ("启动评议时公布种子的来源", "announce it when the evaluation is opened"),
                panel.on,
            )
        if len(panel.members) < (size := law.count("PR-eval-panel")):
            yield _finding(
                law,
                "PR-eval-panel",
                evaluation.id,
                (
                    f"{names}的评议小组{len(panel.members)}名，应不少于{size}名",
                    f"the panel of {names} has {len(panel.members)} members; {size} are due",
                ),
                ("抽取更多代表", "draw more deputies"),
                panel.on,
            )
        yield from _conflicts(evaluation, panel, law_at)


def _conflicts(evaluation: Evaluation, panel: Panel, law_at: LawAt) -> Iterator[Finding]:
    """PR-eval-conflict: who sits on the panel of a unit with a stated interest in it.

    On the day on which both were known; a panel serves all its units alike.
    """
    for unit in panel.units:
        own = evaluation.units[unit]
        judges = own.issued_to if own.scored is not None else panel.members
        for deputy in judges:
            days = [c.stated for c in evaluation.conflicts.get(deputy, ()) if c.unit == unit]
            if not days:
                continue
            on = max(panel.on, min(days))
            yield _finding(
                law_at(on, evaluation.congress),
                "PR-eval-conflict",
                evaluation.id,
                (
                    f"{deputy}与{unit}有利害关系，在其评议小组内",
                    f"{deputy} has a stated interest in {unit} and is on its panel",
                ),
                ("更换小组成员；已计分的重新评分", "replace the member; score again if it scored"),
                on,
            )


@finds("PR-eval-forms")
def _forms(evaluation: Evaluation, own: Evaluated, law_at: LawAt) -> Iterator[Finding]:
    """PR-eval-forms: every member of the panel was given a form, and the forms came back."""
    if own.scored is None or own.panel is None:
        return
    law = law_at(own.scored, evaluation.congress)
    panel, out, back = len(own.panel.members), len(own.issued_to), own.returned
    if out < panel:
        yield _finding(
            law,
            "PR-eval-forms",
            evaluation.id,
            (
                f"{own.unit}的评议小组{panel}名，发出评分表{out}张",
                f"the panel of {own.unit} has {panel} members, "
                f"and {how_many(out, 'form')} went out",
            ),
            ("给每名成员评分表", "give every member a form"),
            own.scored,
        )
    if back < out and own.result is not None and not own.result.sure:
        yield _finding(
            law,
            "PR-eval-forms",
            evaluation.id,
            (
                f"{own.unit}发出{out}张、收回{back}张，所缺足以改变是否合格",
                f"of {own.unit} {out} forms went out and {back} came back; "
                "what is missing could change whether it passed",
            ),
            ("重新评分", "hold the scoring again"),
            own.scored,
        )


# --- publication -----------------------------------------------------------------------------


@finds("PR-eval-small", "SV-1", "PR-eval-publish")
def _publication(evaluation: Evaluation, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SV-1, PR-eval-publish: results are published; PR-eval-small: and tell of nobody."""
    if evaluation.published is not None:
        law = law_at(evaluation.published, evaluation.congress)
        for unit in evaluation.in_figures:
            if leaks := tells_of(evaluation, unit, least(law)):
                yield _finding(
                    law,
                    "PR-eval-small",
                    evaluation.id,
                    (
                        f"{unit}的评分数字公布后可以看出个人评分（{len(leaks)}处）",
                        f"the figures of {unit} tell how members scored, "
                        f"in {how_many(len(leaks), 'place')}",
                    ),
                    ("只公布等级，或者合并后公布", "publish the grade alone, or several together"),
                    evaluation.published,
                )
    last = evaluation.last_scored
    if last is None or any(own.phase == "listed" for own in evaluation.units.values()):
        return
    law = law_at(last, evaluation.congress)
    clock = deadline("PR-eval-publish", last, law, done=evaluation.published)
    yield from _late(
        clock,
        held(law, "SV-1", "PR-eval-publish"),
        evaluation,
        ("评议结果", "the results"),
        ("公布结果", "publish the results"),
        law,
        through,
    )


def _late(
    clock: Deadline,
    code: str,
    evaluation: Evaluation,
    subject: tuple[str, str],
    mend: tuple[str, str],
    law: Law,
    through: date,
) -> Iterator[Finding]:
    if days := clock.late_by(through):
        zh, en = subject
        came = f"on {clock.done}" if clock.done else "not yet"
        yield _finding(
            law,
            code,
            evaluation.id,
            (
                f"{zh}应在{clock.due}以前，{clock.done or '尚未'}，迟{days}天",
                f"{en}: due on {clock.due}, {came}, {how_many(days, 'day')} late",
            ),
            mend,
            clock.done or clock.due,
        )


# --- mending ---------------------------------------------------------------------------------


@finds("SV-10", "PR-eval-back", "PR-eval-mending", "PR-eval-meeting")
def _mending(
    evaluation: Evaluation, own: Evaluated, law_at: LawAt, through: date
) -> Iterator[Finding]:
    """SV-10, PR-eval-back: it goes back; PR-eval-mending: it reports; PR-eval-meeting: is told."""
    if not own.under or own.scored is None:
        return
    if own.sent is None:
        law = law_at(own.scored, evaluation.congress)
        yield from _late(
            deadline("PR-eval-back", own.scored, law),
            held(law, "SV-10", "PR-eval-back"),
            evaluation,
            (f"{own.unit}不合格，退回整改", f"sending {own.unit} back, which is under the line"),
            ("退回整改并定期限", "send it back with a day by which it reports"),
            law,
            through,
        )
        return
    if own.due is not None and own.due < (own.mended or through):
        yield _finding(
            law_at(own.sent, evaluation.congress),
            "PR-eval-mending",
            evaluation.id,
            (
                f"{own.unit}应在{own.due}以前报告整改，{own.mended or '始终没有报告'}",
                f"{own.unit} was to report its mending by {own.due} and "
                f"{f'did on {own.mended}' if own.mended else 'never did'}",
            ),
            ("催报，列入下年度评议", "press for it, and evaluate it again next year"),
            own.mended or own.due,
        )
    if own.mended is not None:
        law = law_at(own.mended, evaluation.congress)
        yield from _late(
            deadline("PR-eval-meeting", own.mended, law, done=own.heard),
            "PR-eval-meeting",
            evaluation,
            (f"向代表报告{own.unit}的整改", f"telling deputies how {own.unit} mended"),
            ("召开整改情况通报会", "hold a meeting that reports to deputies"),
            law,
            through,
        )


# --- next year's list ------------------------------------------------------------------------


@finds("SV-11", "PR-eval-list")
def _lists(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SV-11, PR-eval-list: what is on a year's list is among those evaluated in that year."""

    def kind(one: Evaluation) -> tuple[str, str]:
        return one.congress, one.subject.value

    evaluations = sorted((one for one in state.evaluations.values() if one.counts), key=kind)
    for (congress, _), group in groupby(evaluations, key=kind):
        own = sorted(group, key=lambda one: (one.year, one.opened, one.id))
        for year in range(own[0].year + 1, max(through.year, own[-1].year) + 1):
            this_year = [one for one in own if one.year == year]
            if not this_year and year >= through.year:
                continue  # the year is not over
            there = {unit for one in this_year for unit in one.units}
            for listed in evaluation_list(own, congress, own[0].subject, year):
                if listed.unit in there:
                    continue
                on = this_year[-1].opened if this_year else date(year, 12, 31)
                law = law_at(on, congress)
                yield _finding(
                    law,
                    held(law, "SV-11", "PR-eval-list"),
                    this_year[-1].id if this_year else listed.last,
                    (
                        f"{listed.unit}自{listed.since}年不合格，{year}年没有评议",
                        f"{listed.unit} is under the line since {listed.since} "
                        f"and was not evaluated in {year}",
                    ),
                    ("列入评议，或者说明不评的理由", "evaluate it, or leave it out for a reason"),
                    on,
                )


CHECKS = (
    *finders(_evaluations, _panels),
    *finders(_published, _publication),
    *finders(_scored, _forms),
    *finders(_mended, _mending),
    *finders(whole, _lists),
)
"""What finds it."""
