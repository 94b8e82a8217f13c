"""Records of units that deputies evaluate year after year (代表评议记录生成).

Each year some units and those of the year's list are scored by a panel that is drawn; what lies
under the line goes back, reports its mending, is told of at a meeting of deputies, and is taken up
again the year after until it passes. Who comes out under the line is drawn; the score that says so
is worked out by the library from the forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import frozen

from wholeprocess.cases.dealing import some, some_day
from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.journal import Act
from wholeprocess.supervision import (
    CountScores,
    DrawPanel,
    EvaluationId,
    HoldMendingMeeting,
    Indicator,
    OpenEvaluation,
    PublishEvaluation,
    ReportMending,
    ScoreSheet,
    SendBackUnit,
    StateConflict,
    Subject,
    draw_panel,
)

INDICATORS = (
    Indicator(name="服务态度", weight="3/10"),
    Indicator(name="办理实效", weight="1/2"),
    Indicator(name="廉洁守法", weight="1/5"),
)
REASON = "近亲属在该单位工作"
WHERE = "公告栏和微信公众号"


@frozen(kw_only=True)
class Evaluating:
    """Who evaluates which units, how many a year, and how often one comes out under the line."""

    congress: DivisionCode
    subject: Subject
    host: str  # the organ that arranges it
    deputies: tuple[DeputyId, ...]
    units: tuple[UnitId, ...]
    each_year: int
    panel: int
    one_in: int  # of so many units one lies under the line
    opens: tuple[int, int]  # month and day

    def ident(self, year: int) -> EvaluationId:
        """The evaluation of a year."""
        return EvaluationId(f"{self.congress}/{self.subject}/{year}")


def evaluated(plan: Evaluating, years: Sequence[int], rng: Random) -> Iterator[Act]:
    """The evaluations of those years, one for each."""
    listed: tuple[UnitId, ...] = ()
    for year in years:
        others = [unit for unit in plan.units if unit not in listed]
        more = min(len(others), max(0, plan.each_year - len(listed)))
        units = (*listed, *some(others, more, rng))
        # one that was under the line has mended: of the listed ones fewer are so again
        odds = {unit: plan.one_in * (2 if unit in listed else 1) for unit in units}
        listed = tuple(unit for unit in units if rng.randrange(odds[unit]) == 0)
        yield from _year(plan, year, units, listed, rng)


def _year(
    plan: Evaluating,
    year: int,
    units: tuple[UnitId, ...],
    under: tuple[UnitId, ...],
    rng: Random,
) -> Iterator[Act]:
    ident, host = plan.ident(year), plan.host
    day = date(year, *plan.opens) + timedelta(days=rng.randint(0, 9))
    drawn = day + timedelta(days=12)
    yield OpenEvaluation(
        on=day,
        by=host,
        evaluation=ident,
        congress=plan.congress,
        year=year,
        subject=plan.subject,
        units=units,
        indicators=INDICATORS,
        seed_from=f"体育彩票{drawn}开奖号码",
    )
    near = rng.choice(plan.deputies)
    yield StateConflict(
        on=day + timedelta(days=5),
        evaluation=ident,
        deputy=near,
        units=(rng.choice(units),),
        reason=REASON,
    )
    seed = f"{rng.randrange(10**7):07}"
    yield DrawPanel(
        on=drawn,
        by=host,
        evaluation=ident,
        units=units,
        pool=plan.deputies,
        size=plan.panel,
        seed=seed,
    )
    panel = draw_panel(plan.deputies, plan.panel, {near}, seed)
    scored = day + timedelta(days=30)
    for unit in units:
        yield CountScores(
            on=scored,
            by=host,
            evaluation=ident,
            unit=unit,
            issued_to=panel,
            returned=len(panel),
            sheets=_sheets(len(panel), unit not in under, rng),
        )
    published = scored + timedelta(days=10)
    yield PublishEvaluation(on=published, by=host, evaluation=ident, where=WHERE)
    if under:
        yield from _mended(plan, ident, published, under, panel, rng)


def _mended(
    plan: Evaluating,
    ident: EvaluationId,
    published: date,
    under: tuple[UnitId, ...],
    panel: tuple[DeputyId, ...],
    rng: Random,
) -> Iterator[Act]:
    """What is under the line goes back and reports; a meeting tells deputies of it."""
    due = published + timedelta(days=40)
    for unit in under:
        sent = published + timedelta(days=2)
        yield SendBackUnit(
            on=sent, by=plan.host, evaluation=ident, unit=unit, due=due, words="退回整改"
        )
        told = some_day(due - timedelta(days=12), due - timedelta(days=1), rng)
        yield ReportMending(on=told, evaluation=ident, unit=unit, words="逐条整改到位")
    others = [who for who in plan.deputies if who not in panel]
    came = (*panel, *some(others, min(len(others), len(panel)), rng))
    yield HoldMendingMeeting(
        on=due + timedelta(days=10), by=plan.host, evaluation=ident, units=under, present=came
    )


def _sheets(forms: int, content: bool, rng: Random) -> tuple[ScoreSheet, ...]:
    """Marks of which seven tenths or more are of the highest grade, or are of the lowest."""
    sheets = []
    for indicator in INDICATORS:
        most = rng.randint(forms * 7 // 10, forms)
        fair = rng.randint(0, forms - most)
        best, worst = (most, forms - most - fair) if content else (forms - most - fair, most)
        counts = {"satisfied": best, "basically-satisfied": fair, "dissatisfied": worst}
        sheets.append(ScoreSheet(indicator=indicator.name, counts=counts))
    return tuple(sheets)
