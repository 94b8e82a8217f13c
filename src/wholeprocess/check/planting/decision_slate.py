"""Faults from the call for projects to following them (征集、票决、跟踪中的问题)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import mixed, quiet
from wholeprocess.check.planting.fault import Clean, Fault, Plant, instead, plants, without
from wholeprocess.decision import (
    AdoptList,
    AdoptMeasures,
    AnnounceList,
    AppraiseLeaders,
    AssessProposal,
    Check,
    ConsiderPromotion,
    FormSupervisionGroup,
    OpenCall,
    PresidiumMeeting,
    Propose,
    ReviewCandidates,
    Screen,
    SecretaryReports,
    Slate,
    SlateId,
    StudyProposals,
    VisitSite,
)
from wholeprocess.decision.following_acts import LeadersAct
from wholeprocess.decision.slate_acts import SlateAct
from wholeprocess.process import SetPractice


def _slate(ground: Clean, act: SlateAct) -> Slate:
    return ground.state.decision.slates[SlateId(act.slate)]


def _adoption(ground: Clean, slate: str) -> AdoptList:
    return ground.about(slate, AdoptList)[0][1]


@plants("LVP-call")
def called_early(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The call opens before the third quarter, where practice has it in that."""
    for place, act in ground.of(OpenCall, rng):
        way = ground.law_at(act.on, act.congress).choice("LVP-call")
        early = date(act.year - 1, 6, 30)
        if way == "third_quarter" and early > ground.acts[0].on:
            yield instead("LVP-call", place, act, on=early)


@plants("LVP-area")
def silent_area(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The one proposal of an area comes from another."""
    for place, act in ground.of(Propose, rng):
        call = ground.about(act.slate, OpenCall)[0][1]
        own = [o.village for _, o in ground.about(act.slate, Propose)]
        others = [area for area in call.areas if area != act.village]
        if Counter(own)[act.village] == 1 and act.village in call.areas and others:
            put = {place: evolve(act, village=rng.choice(others))}
            at = ground.about(act.slate, Screen)[0][1]
            yield Fault(code="LVP-area", about=act.slate, put=put, at=at)


@plants("LVP-criteria")
def refused_candidate(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A candidate of which an office had said no."""
    for place, act in ground.of(AssessProposal, rng):
        for _, review in ground.about(act.slate, ReviewCandidates):
            assert isinstance(review, ReviewCandidates)
            if act.proposal in review.candidates and act.checks:
                one = rng.choice(act.checks)
                no = Check(one.criterion, one.by, met=False, reason="planted")
                checks = [no if check == one else check for check in act.checks]
                put = {place: evolve(act, checks=checks)}
                yield Fault(code="LVP-criteria", about=act.slate, put=put, at=review)


@plants("LV-4")
def not_studied(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No deputies looked into the projects, where a text of the place has it."""
    for place, act in ground.of(StudyProposals, rng):
        adopted = _adoption(ground, act.slate)
        if ground.law_at(adopted.on, _slate(ground, act).congress).holds("LV-4"):
            yield without("LV-4", [place], act.slate, at=adopted)


@plants("LVP-shortfall")
def empty_place(ground: Clean, rng: Random) -> Iterator[Fault]:
    """There are more places than projects that passed."""
    for place, act in ground.of(AdoptMeasures, rng):
        put = {place: evolve(act, places=act.places + 1)}
        yield Fault(code="LVP-shortfall", about=act.slate, put=put, at=_adoption(ground, act.slate))


@plants("LV-3")
def another_base(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Those present are the base, and no resolution adopts the list."""
    for place, act in ground.of(AdoptList, rng):
        congress = _slate(ground, act).congress
        chosen = AnnounceList(on=act.on, slate=act.slate, session=act.session)
        before = ground.about(act.slate, AdoptMeasures)[0][1].on
        set_ = [
            SetPractice(on=before.replace(day=1), congress=congress, code=code, value=value,
                        reason="planted")
            for code, value in (("LVP-pass-base", "present"), ("LVP-list", "vote_suffices"))
        ]  # fmt: skip
        gone = frozenset(
            n
            for n, other in enumerate(ground.acts)
            if getattr(other, "resolution", "") == f"{act.slate}/list"
        )
        later = any(o.on > act.on for o in ground.acts if isinstance(o, AdoptList))
        if not later:
            yield Fault(
                code="LV-3", about=act.slate, drop=gone, put={place: chosen}, add=tuple(set_),
                at=chosen,
            )  # fmt: skip


@plants("LVP-group")
def no_group(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No group of deputies supervises the projects."""
    for place, act in ground.of(FormSupervisionGroup, rng):
        if quiet(ground, act.slate, ground.last):
            yield without("LVP-group", [place], act.slate)


def _quarter(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


@plants("LVP-quarterly")
def no_meeting(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In one quarter the presidium does not meet on the projects."""
    for place, act in ground.of(PresidiumMeeting, rng):
        congress = _slate(ground, act).congress
        law = ground.law_at(act.on, congress)
        months = law.limit("LVP-quarterly").length
        same = [
            n
            for n, o in ground.about(act.slate, PresidiumMeeting)
            if _quarter(o.on, months) == _quarter(act.on, months)
        ]
        others = len(ground.about(act.slate, PresidiumMeeting)) > 1 or not law.holds("LV-5")
        first = _quarter(_adoption(ground, act.slate).on, months) + 1
        if len(same) == 1 and others and _quarter(act.on, months) >= first:
            yield without("LVP-quarterly", [place], act.slate)


@plants("LV-5")
def not_followed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """After the decision nobody follows the projects, in a place whose text has it."""
    for _, act in ground.of(PresidiumMeeting, rng):
        slate = _slate(ground, act)
        adopted = _adoption(ground, slate.id)
        law = ground.law_at(adopted.on, slate.congress)
        projects = [ground.state.decision.projects[project] for project in slate.projects]
        months = law.limit("LVP-quarterly").length
        first = _quarter(adopted.on, months) + 1
        done = [p.acceptance.on for p in projects if p.acceptance is not None]
        quick = len(done) == len(projects) and _quarter(max(done), months) <= first
        if law.holds("LV-5") and quick and ground.last.year > slate.year:
            gone = [n for n, _ in ground.about(slate.id, PresidiumMeeting)]
            gone += [n for p in slate.projects for n, _ in ground.about(p, VisitSite)]
            yield without("LV-5", gone, slate.id)


def _leaves_it_out(code: str, kind: type[LeadersAct]) -> Plant:
    """It leaves the vote on projects out, or is not on record where every year has it."""

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        return mixed(rng, _left_out(ground, rng), _not_recorded(ground, rng))

    def _left_out(ground: Clean, rng: Random) -> Iterator[Fault]:
        for place, act in ground.of(kind, rng):
            yield instead(code, place, act, counts_the_vote=False)

    def _not_recorded(ground: Clean, rng: Random) -> Iterator[Fault]:
        for place, act in ground.of(kind, rng):
            slate = _slate(ground, act)
            way = ground.law_at(_adoption(ground, slate.id).on, slate.congress).choice("LVP-musts")
            every = way == "every_year" and kind is not ConsiderPromotion
            if every and ground.last.year > slate.year and slate.year == act.on.year:
                yield without(code, [place], slate.id)

    return plant


plants("LVP-must-appraisal")(_leaves_it_out("LVP-must-appraisal", AppraiseLeaders))
plants("LVP-must-report")(_leaves_it_out("LVP-must-report", SecretaryReports))
plants("LVP-must-promotion")(_leaves_it_out("LVP-must-promotion", ConsiderPromotion))
