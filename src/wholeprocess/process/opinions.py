"""Opinions and suggestions together (意见与建议): who stands behind what, and who is owed word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from attrs import frozen

from wholeprocess import consultation, management
from wholeprocess.congress import DeputyId
from wholeprocess.consultation import OpinionId, Standing
from wholeprocess.errors import Refused
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, LawAt, deadline, found, how_many, weight
from wholeprocess.management import (
    BringHome,
    Case,
    Close,
    Decline,
    Merge,
    Outcome,
    Reply,
    SuggestionId,
    Withdraw,
)

Cases: TypeAlias = Mapping[SuggestionId, Case]

_ENDS = (Close, Decline, Withdraw, Merge)


@frozen(kw_only=True)
class Owed:
    """A resident who is owed word of what became of suggestions (待回告的意见).

    ``since`` is the day from which there was word of all of them; ``deputy`` is to bring it, or
    ``None`` where the opinion itself was never registered and only its number stands in a
    suggestion.
    """

    opinion: OpinionId
    suggestions: tuple[SuggestionId, ...]
    deputy: DeputyId | None
    since: date
    days: int


def opinions_of(
    suggestion: str, cases: Cases, consulted: consultation.State
) -> tuple[OpinionId, ...]:
    """Every opinion behind a suggestion: those it names in ``voices`` and those that fed it.

    Those behind the suggestions merged into it and those joined to one of them are among them.
    """
    case = cases[SuggestionId(suggestion)]
    named = [OpinionId(voice) for voice in management.voices_of(case, cases)]
    fed = (
        name
        for one in _merged(case, cases)
        for name in consultation.opinions_behind(one, consulted)
    )
    return tuple(dict.fromkeys((*named, *fed)))


def owed_home(cases: Cases, consulted: consultation.State, today: date) -> tuple[Owed, ...]:
    """Whom deputies owe word of an answered or closed suggestion on the evening of a day.

    The longest waiting first. A registered opinion is on the list until its resident was told, one
    of which only the number is known as long as there is an answer.
    """
    behind: dict[OpinionId, list[SuggestionId]] = {}
    goes_on_with_others = {
        act.into
        for case in cases.values()
        if case.outcome is Outcome.MERGED
        for act in case.done(Merge)
    }
    for case in cases.values():
        filed = case.filed
        if case.outcome is Outcome.MERGED or filed.on > today:
            continue
        name = filed.suggestion
        if not filed.voices and name not in consulted.fed and name not in goes_on_with_others:
            continue
        for opinion in opinions_of(case.id, cases, consulted):
            behind.setdefault(opinion, []).append(case.id)
    owed = (_owed(name, them, cases, consulted, today) for name, them in behind.items())
    return tuple(sorted(filter(None, owed), key=lambda one: (-one.days, one.opinion)))


def _owed(
    name: OpinionId,
    suggestions: Iterable[SuggestionId],
    cases: Cases,
    consulted: consultation.State,
    today: date,
) -> Owed | None:
    opinion = consulted.opinions.get(name)
    them = tuple(suggestions)
    if opinion is not None:
        if opinion.standing is not Standing.PENDING or opinion.heard.on > today:
            return None
        old = {goes_on(one, cases).id for one in opinion.fed[: opinion.told]}
        new = {goes_on(one, cases).id for one in opinion.untold}
        them = tuple(one for one in them if one in new or one not in old)
    words = [word_on(cases[one], today) for one in them]
    known = [day for day in words if day is not None]
    if not them or len(known) < len(them):
        return None
    since = max(known)
    return Owed(
        opinion=name,
        suggestions=them,
        deputy=opinion.deputy if opinion is not None else None,
        since=since,
        days=(today - since).days,
    )


@finds("PR-voice-tell")
def owed_too_long(
    cases: Cases, consulted: consultation.State, law_at: LawAt, through: date
) -> Iterator[Finding]:
    """Residents whose suggestion has word and who were not told in time (PR-voice-tell).

    Only registered opinions are found late, and only while they are still owed.
    """
    for owed in owed_home(cases, consulted, through):
        opinion = consulted.opinions.get(owed.opinion)
        if opinion is None or opinion.phase is consultation.VoicePhase.ANSWERED:
            continue  # the term of an answered opinion is found by consultation itself
        since = max(owed.since, opinion.heard.on)
        law = law_at(since, opinion.congress)
        late = deadline("PR-voice-tell", since, law).late_by(through)
        if late:
            which = ", ".join(owed.suggestions)
            yield found(
                "PR-voice-tell",
                owed.opinion,
                (
                    f"{which}于{owed.since}已有结果，居民尚未得到回告，逾期{late}天",
                    f"there is word of {which} since {owed.since}, its resident not told, "
                    f"{how_many(late, 'day')} late",
                ),
                ("告知居民", "tell the resident"),
                owed.since,
                weight(law.version("PR-voice-tell").strength),
                act=consultation.TellResident.kind,
            )


def word_on(case: Case, today: date) -> date | None:
    """The first day on which there was something to tell of a suggestion: its answer, or its end.

    ``None`` where there was nothing by the evening of ``today``.
    """
    if case.answer is not None:
        first = next(act.on for act in case.acts if isinstance(act, Reply | BringHome))
        return first if first <= today else None
    if case.outcome is None:
        return None
    last = next(act.on for act in reversed(case.acts) if isinstance(act, _ENDS))
    return last if last <= today else None


def goes_on(suggestion: str, cases: Cases) -> Case:
    """The case that a suggestion lives on in: itself, or the one it was merged into."""
    case = cases[SuggestionId(suggestion)]
    while case.outcome is Outcome.MERGED:
        case = cases[case.done(Merge)[-1].into]
    return case


def _merged(case: Case, cases: Cases) -> tuple[SuggestionId, ...]:
    """A suggestion and all that were merged into it."""
    return (case.id, *(one for name in case.merged for one in _merged(cases[name], cases)))


def link_refused(
    act: consultation.ConsultationAct, consulted: consultation.State, cases: Cases, law: Law
) -> None:
    """Refuse what consultation alone cannot: a suggestion nobody submitted, or one without word."""
    match act:
        case consultation.FeedSuggestion():
            case = cases.get(SuggestionId(act.suggestion))
            if case is None:
                what = f"no suggestion has the number {act.suggestion}"
                mend = "submit it first, or correct the number"
                raise Refused(law.refusal("WP-known", what, mend))
            if act.on < case.filed.on:
                what = f"{act.on} lies before {case.filed.on}, when {case.id} was submitted"
                mend = "record acts in the order of their days"
                raise Refused(law.refusal("WP-order", what, mend))
        case consultation.TellResident():
            opinion = consulted.opinions.get(act.opinion)
            if opinion is None or opinion.phase is consultation.VoicePhase.ANSWERED:
                return
            lead = consulted.opinions[opinion.into] if opinion.into else opinion
            silent = [one for one in lead.untold if word_on(goes_on(one, cases), act.on) is None]
            if silent:
                what = f"{', '.join(silent)} has no answer yet that {opinion.id} could be told"
                mend = "wait for the answer or the end, then tell the resident"
                raise Refused(law.refusal("PR-voice-suggestion", what, mend))
        case _:
            return


__all__ = [
    "Owed",
    "goes_on",
    "link_refused",
    "opinions_of",
    "owed_home",
    "owed_too_long",
    "word_on",
]
