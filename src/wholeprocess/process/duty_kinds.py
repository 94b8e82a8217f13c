"""What a record of duty counts (履职事项), by the names that gates and policies use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from wholeprocess.law import Text


class Duty(StrEnum):
    """Something that a deputy did, or that there was for him to do; the value is the measure."""

    SESSION_HELD = "sessions-held"
    SESSION_ATTENDED = "sessions-attended"
    VOTE_HELD = "votes-held"
    PROJECT_VOTE = "project-votes"
    PROGRESS_RATING = "progress-ratings"
    EFFECT_RATING = "effect-ratings"
    OFFICIALS_VOTE = "officials-votes"
    DUTY_DAY = "duty-days"
    DUTY_DAY_KEPT = "duty-days-kept"
    RECEPTION = "receptions"
    VILLAGE_VISIT = "village-visits"
    OPINION_BROUGHT = "opinions-brought"
    OPINION_TOLD = "opinions-told"
    CONSULTATION = "consultations"
    LETTER_ANSWERED = "letters-answered"
    SUGGESTION_LED = "suggestions-led"
    SUGGESTION_JOINED = "suggestions-joined"
    SUGGESTION_SOLVED = "suggestions-solved"
    SUGGESTION_ADOPTED = "suggestions-adopted"
    BILL = "bills-moved"
    INTERPELLATION = "interpellations"
    COLLECTIVE_INSPECTION = "collective-inspections"
    PROJECT_SUPERVISED = "projects-supervised"
    SITE_VISIT = "site-visits"
    LAW_INSPECTION = "law-inspections"
    COMMITTEE_MEETING = "committee-meetings"
    EVALUATION = "evaluations"
    MENDING_MEETING = "mending-meetings"
    REPORT = "reports-to-electors"

    @property
    def words(self) -> Text:
        """What it is called.

        >>> print(Duty.RECEPTION.words.zh)
        接待群众
        """
        return _WORDS[self]


_WORDS: Mapping[Duty, Text] = MappingProxyType(
    {
        Duty.SESSION_HELD: Text("应出席会议", "sessions held"),
        Duty.SESSION_ATTENDED: Text("出席会议", "sessions attended"),
        Duty.VOTE_HELD: Text("应参加投票", "votes held"),
        Duty.PROJECT_VOTE: Text("民生实事票决", "votes on projects"),
        Duty.PROGRESS_RATING: Text("项目进度测评", "ratings of progress"),
        Duty.EFFECT_RATING: Text("项目成效测评", "ratings of the effect"),
        Duty.OFFICIALS_VOTE: Text("选举", "elections of officials"),
        Duty.DUTY_DAY: Text("值班安排", "duty days"),
        Duty.DUTY_DAY_KEPT: Text("到站值班", "duty days kept"),
        Duty.RECEPTION: Text("接待群众", "days on which residents were received"),
        Duty.VILLAGE_VISIT: Text("集体走访", "visits of villages"),
        Duty.OPINION_BROUGHT: Text("收集意见", "opinions brought"),
        Duty.OPINION_TOLD: Text("回告居民", "answers brought home"),
        Duty.CONSULTATION: Text("参加协商", "consultations"),
        Duty.LETTER_ANSWERED: Text("答复征求意见函", "letters answered"),
        Duty.SUGGESTION_LED: Text("领衔建议", "suggestions led"),
        Duty.SUGGESTION_JOINED: Text("附议建议", "suggestions joined"),
        Duty.SUGGESTION_SOLVED: Text("建议已解决", "suggestions solved"),
        Duty.SUGGESTION_ADOPTED: Text("建议被采纳", "suggestions adopted"),
        Duty.BILL: Text("提出议案", "bills moved"),
        Duty.INTERPELLATION: Text("提出质询", "interpellations"),
        Duty.COLLECTIVE_INSPECTION: Text("集体视察", "collective inspections"),
        Duty.PROJECT_SUPERVISED: Text("监督项目", "projects supervised"),
        Duty.SITE_VISIT: Text("现场视察", "visits of sites"),
        Duty.LAW_INSPECTION: Text("执法检查", "inspections of law enforcement"),
        Duty.COMMITTEE_MEETING: Text("列席常委会", "committee meetings attended"),
        Duty.EVALUATION: Text("参加评议", "evaluations"),
        Duty.MENDING_MEETING: Text("听取整改", "mending meetings"),
        Duty.REPORT: Text("向选民述职", "reports to electors"),
    }
)

BASES = frozenset({Duty.SESSION_HELD, Duty.VOTE_HELD, Duty.DUTY_DAY})
"""What there was to do, whether or not it was done: the bases of shares."""

TOTALS: Mapping[str, tuple[Duty, ...]] = MappingProxyType(
    {
        "votes": (
            Duty.PROJECT_VOTE,
            Duty.PROGRESS_RATING,
            Duty.EFFECT_RATING,
            Duty.OFFICIALS_VOTE,
        ),
        "suggestions": (Duty.SUGGESTION_LED, Duty.SUGGESTION_JOINED),
    }
)
"""Measures that add several up; ``votes`` is a part of ``votes-held``."""

MEASURES: tuple[str, ...] = (*(duty.value for duty in Duty), *TOTALS)
"""The name of every measure that a record can have."""
