"""Faults in the replies to suggestions and in what follows them (答复、反馈、公开中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import management as m
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.check.planting.management import law_of
from wholeprocess.congress import DeputyId, Level, Organ
from wholeprocess.journal import Act

# --- the reply ------------------------------------------------------------------------------------


def _not_to(code: str, ground: Clean, rng: Random, *, gone: bool) -> Iterator[Fault]:
    """A reply that does not reach one of those who signed: one who sits, or one who left."""
    for place, act in ground.of(m.Reply, rng):
        case, register = ground.state.management.cases[act.suggestion], ground.state.register
        law = law_of(ground, act)
        for who in rng.sample(case.owed, len(case.owed)):
            left = not register.deputies[DeputyId(who)].in_office(act.on)
            others = tuple(other for other in case.owed if other != who)
            lead_only = law.choice("SGL-answer-each") == "through_lead" and who != case.filed.by
            if left is gone and others and not lead_only and law.holds(code):
                yield instead(code, place, act, to=others)


@plants("SGL-answer-each")
def one_not_answered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One of the deputies is not answered."""
    yield from _not_to("SGL-answer-each", ground, rng, gone=False)


@plants("SGL-mandate-ends")
def left_and_not_answered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One who signed is no deputy any more, and is not answered."""
    yield from _not_to("SGL-mandate-ends", ground, rng, gone=True)


@plants("SGL-key-reply")
def key_reply_by_another(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A key suggestion is answered by another than the chief, where a text asks for him."""
    for place, act in ground.of(m.Reply, rng):
        law, key = law_of(ground, act), ground.about(act.thing, m.MarkKey)
        chief = law.holds("SGL-signature") and law.choice("SGL-signature") == "chief"
        if key and key[0][1].on < act.on and law.holds("SGL-key-reply") and not chief:
            yield instead("SGL-key-reply", place, act, signatory="head")


@plants("SGL-signature")
def not_signed_for(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody signed for the unit."""
    for place, act in ground.of(m.Reply, rng):
        law, key = law_of(ground, act), ground.about(act.thing, m.MarkKey)
        if law.holds("SGL-signature") and not (key and law.holds("SGL-key-reply")):
            yield instead("SGL-signature", place, act, signatory=None)


@plants("SGL-co-opinions-named")
def opinion_left_out(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The reply does not name a co-handler's opinion."""
    for place, act in ground.of(m.Reply, rng):
        if act.co_opinions and law_of(ground, act).holds("SGL-co-opinions-named"):
            yield instead("SGL-co-opinions-named", place, act, co_opinions=())


def _not_said(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(m.Reply, rng):
        if act.result == m.Result.ABOVE and law_of(ground, act).holds(code):
            yield instead(code, place, act, reported_up="")


@plants("SG-24")
def not_said_in_henan(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A matter of a higher level, and the reply does not say what was reported up (Henan)."""
    yield from _not_said("SG-24", ground, rng)


@plants("SG-25")
def not_said_in_chongqing(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A matter of a higher level, and the reply does not say what was reported up (Chongqing)."""
    yield from _not_said("SG-25", ground, rng)


# --- feedback and promises ------------------------------------------------------------------------


@plants("SGL-attitude")
def attitude_not_rated(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The deputy rates the result alone."""
    for place, act in ground.of(m.Rate, rng):
        if law_of(ground, act).holds("SGL-attitude"):
            yield instead("SGL-attitude", place, act, attitude=None)


@plants("PR-silence")
def closed_too_soon(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A file is closed unrated, and the deputy was never reminded."""
    for place, act in ground.of(m.Remind, rng):
        for _, closed in ground.about(act.thing, m.Close):
            if closed.unrated_because:
                yield without("PR-silence", [place], act.suggestion, closed)


@plants("PR-promise")
def promise_kept_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A promise is kept late, or never."""
    for place, act in ground.of(m.Fulfil, rng):
        rated = ground.about(act.thing, m.RatePromise)
        for promise in ground.state.management.cases[act.suggestion].commitments:
            day = promise.due + timedelta(rng.randint(1, 20))
            done = evolve(act, on=day)
            put: dict[int, Act] = {place: done}
            put |= {p: evolve(a, on=max(a.on, day)) for p, a in rated}
            late = Fault(code="PR-promise", about=act.suggestion, put=put, at=done)
            never = without("PR-promise", [place, *(p for p, _ in rated)], act.suggestion)
            yield from rng.sample((late, never), 2)


@plants("SGL-answer-again")
def not_told_again(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A promise is kept, and the deputy does not hear of it."""
    for place, act in ground.of(m.Fulfil, rng):
        if law_of(ground, act).holds("SGL-answer-again"):
            yield instead("SGL-answer-again", place, act, words="")


# --- what is public -------------------------------------------------------------------------------


@plants("SGL-publish")
def not_public(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A closed file is not published, or a confidential part of one is."""
    for place, act in ground.of(m.Publish, rng):
        law = law_of(ground, act)
        if law.holds("SGL-publish") and law.choices("SGL-publish"):
            yield without("SGL-publish", [place], act.suggestion)


@plants("SG-9")
def report_not_public(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A report is made public late or never, or a confidential suggestion is."""
    for way in rng.sample([_report_late, _published_secret], 2):
        yield from way(ground, rng)


def _report_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(m.IssueReport, rng):
        (_, report), *_ = ground.about(act.report, m.ReportHandling)
        assert isinstance(report, m.ReportHandling)
        law = ground.law_at(report.on, report.congress)
        day = law.limit("PR-report-public").after(report.on, law.calendar).on
        if act.way == m.Issued.PUBLIC:
            late = instead("SG-9", place, act, on=day + timedelta(rng.randint(1, 9)))
            yield from rng.sample((late, without("SG-9", [place], act.report)), 2)


def _published_secret(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(m.Publish, rng):
        law = law_of(ground, act)
        for place, reply in ground.about(act.thing, m.Reply):
            if law.holds("SG-9") and not law.holds("SGL-publish"):
                put = {place: evolve(reply, confidential=True)}
                yield Fault(code="SG-9", about=act.suggestion, put=put, at=act)


# --- the yearly report ----------------------------------------------------------------------------


def _rule_of(act: m.ReportHandling) -> str:
    """The rule by which a congress hears of a year."""
    return "SG-8" if Level.of(act.congress) is Level.TOWNSHIP else "SG-7"


def _to_another(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    """The year is reported to another body."""
    for place, act in ground.of(m.ReportHandling, rng):
        if _rule_of(act) == code:
            bodies = (Organ.STANDING_COMMITTEE, Organ.PRESIDIUM, Organ.CONGRESS, Organ.COUNCIL)
            to = rng.choice([body for body in bodies if body is not act.to])
            yield instead(code, place, act, to=to)


def _not_printed(code: str, ground: Clean, rng: Random) -> Iterator[Fault]:
    """The report is not printed for the session."""
    for place, act in ground.of(m.IssueReport, rng):
        (_, report), *_ = ground.about(act.report, m.ReportHandling)
        assert isinstance(report, m.ReportHandling)
        if _rule_of(report) == code and act.way == m.Issued.PRINTED:
            yield without(code, [place], act.report)


@plants("SG-7")
def report_of_the_year(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The year is reported late, to another body, or the report is not printed."""
    for way in rng.sample([_to_another, _not_printed], 2):
        yield from way("SG-7", ground, rng)


@plants("SG-8")
def report_of_a_town(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A town's year is reported to another body, or the report is not printed."""
    for way in rng.sample([_to_another, _not_printed], 2):
        yield from way("SG-8", ground, rng)


@plants("SGL-report-month")
def report_after_its_month(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The year is reported after the month that a local text names."""
    code = "SGL-report-month"
    for place, act in ground.of(m.ReportHandling, rng):
        law = ground.law_at(act.on, act.congress)
        if not law.holds(code):
            continue
        month, day = law.count(code), rng.randint(1, 9)
        on = act.on.replace(year=act.year + month // 12, month=month % 12 + 1, day=day)
        late = evolve(act, on=on)
        put: dict[int, Act] = {place: late}
        for p, issued in ground.about(act.report, m.IssueReport):
            put[p] = evolve(issued, on=max(issued.on, on))
        yield Fault(code=code, about=act.report, put=put, at=late)


@plants("PR-report-numbers")
def wrong_numbers(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A report gives a number that is not that of the record."""
    for place, act in ground.of(m.ReportHandling, rng):
        wrong = [evolve(claim, number=claim.number + rng.randint(1, 9)) for claim in act.claims]
        yield instead("PR-report-numbers", place, act, claims=wrong)
