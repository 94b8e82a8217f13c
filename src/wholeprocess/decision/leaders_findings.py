"""The three musts (三必): whether those who lead answer for the vote on projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.decision.counting import setting
from wholeprocess.decision.following_acts import (
    AppraiseLeaders,
    ConsiderPromotion,
    LeadersAct,
    SecretaryReports,
)
from wholeprocess.decision.slate import Slate
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found

_APPRAISAL, _REPORT, _PROMOTION = "LVP-must-appraisal", "LVP-must-report", "LVP-must-promotion"


@finds(_APPRAISAL, _REPORT, _PROMOTION)
def leaders_findings(slate: Slate, law: Law, through: date) -> Iterator[Finding]:
    """An appraisal, a report or a promotion that leaves the vote out.

    Where LVP-musts is ``every_year``, also a year that ended without the first two. Nobody is
    promoted every year: only a promotion on record is looked at.
    """
    left_out: tuple[tuple[type[LeadersAct], str, str, str], ...] = (
        (AppraiseLeaders, _APPRAISAL, "年度考核", "the yearly appraisal"),
        (SecretaryReports, _REPORT, "书记述职", "the Party secretary's report"),
        (ConsiderPromotion, _PROMOTION, "主席提拔", "the promotion of the presidium's chair"),
    )
    year_end = date(slate.year, 12, 31)
    every = setting(law, "LVP-musts", ("where_recorded", "every_year")) == "every_year"
    for kind, code, zh, en in left_out:
        acts = [act for act in slate.done(kind) if act.on <= through]
        for act in acts:
            if not act.counts_the_vote:
                yield _missing(
                    code, slate, act.on, f"{zh}没有计入票决工作", f"{en} leaves the vote out"
                )
        asked = every and slate.decided is not None and kind is not ConsiderPromotion
        if asked and not acts and through > year_end:
            words = f"{slate.year}年没有{zh}的记录", f"{en} for {slate.year} is not on record"
            yield _missing(code, slate, year_end, *words)


def _missing(code: str, slate: Slate, on: date, zh: str, en: str) -> Finding:
    mend = ("把票决工作补入", "put the vote on projects in")
    return found(code, slate.id, (zh, en), mend, on, Severity.DEPARTURE)
