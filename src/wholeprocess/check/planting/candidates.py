"""Faults in how candidates are put forward, listed and introduced (提名、候选人中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import (
    before,
    day_of,
    district_of,
    law_of,
    votes_last,
)
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.journal import Act

# --- nominating -----------------------------------------------------------------------------------


@plants("EL-31-1")
def nobody_nominated(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In a district that does not vote yet nobody is put forward by the election day."""
    kept = (e.DrawDistrict, e.RegisterVoters, e.PostRoll, e.SuspendVoters, e.FreezeRoll)
    for _, act in ground.of(e.OpenNominations, rng):
        if votes_last(ground, act):
            gone = [p for p, a in ground.about(act.place) if not isinstance(a, kept)]
            yield without("EL-31-1", gone, act.place)


@plants("EL-30-2c")
def nobody_told(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Particulars turn out to be untrue, and nobody is told."""
    for _, act in ground.of(e.FindParticularsUntrue, rng):
        told = [
            p for p, a in ground.about(act.thing, e.NotifyOfParticulars) if a.nominee == act.nominee
        ]
        yield without("EL-30-2c", told, act.place, act)


@plants("ELP-agreement")
def no_majority_agreed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The groups are said to agree, and fewer than enough were in favour."""
    for place, act in ground.of(e.ConsultVoterGroups, rng):
        if act.agreed_on:
            few = rng.randrange(act.voters // 3)
            yield instead("ELP-agreement", place, act, in_favour=few)


@plants("ELL-pre-secret")
def open_pre_election(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A pre-election is not by secret ballot, where a text asks for one."""
    for place, act in ground.of(e.HoldPreElection, rng):
        if law_of(ground, act).holds("ELL-pre-secret"):
            yield instead("ELL-pre-secret", place, act, secret=False)


@plants("ELP-pre-quorum")
def few_at_the_pre_election(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Too few come to a pre-election; it is held again on the day after."""
    for place, act in ground.of(e.HoldPreElection, rng):
        roll = ground.state.election.rolls[act.election, act.district]
        if law_of(ground, act).threshold("ELP-pre-quorum").met(1, of=roll.size):
            continue
        few = rng.randint(1, 9)
        votes = [e.Polled(polled.candidate, few) for polled in act.votes]
        first = evolve(act, voters=few, votes=votes)
        again = evolve(act, on=act.on + timedelta(1))
        yield Fault(
            code="ELP-pre-quorum", about=act.place, put={place: again}, add=(first,), at=first
        )


@plants("EL-35-2")
def paid_from_outside(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody elected is found to have taken outside funding, and stays elected."""
    for _, act in ground.of(e.PublishElected, rng):
        result = ground.state.election.results[act.election, act.district]
        if result.elected:
            found = e.FindOutsideFunding(
                on=min(act.on + timedelta(rng.randint(20, 40)), ground.last),
                election=act.election,
                district=act.district,
                by=act.by,
                candidate=rng.choice(result.elected),
                words="a gift from abroad",
            )
            yield Fault(code="EL-35-2", about=act.place, add=(found,), at=found)


@plants("EL-48-1")
def deputy_elsewhere(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody who stands is a deputy in a county beside this one."""
    for place, act in ground.of(e.GiveParticulars, rng):
        congress = ground.state.election.elections[act.election].congress
        beyond = [
            code
            for code, division in ground.divisions.items()
            if division.level == "county" and code != congress
        ]
        own = ground.state.election.lists[act.election, act.district]
        if beyond and act.nominee in own.nominees:
            yield instead("EL-48-1", place, act, deputy_in=(rng.choice(beyond),))


@plants("EL-30-3")
def too_many_together(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Parties together put forward more than the seats; it is a by-election, without vetting."""
    for place, act in ground.of(e.NominateByPetition, rng):
        if act.election in ground.state.election.pools:
            continue
        union = _by_a_union(act)
        named = {
            n for _, a in ground.about(act.thing, e.NominateByOrganizations) for n in a.nominees
        }
        if len(named | {act.nominee}) > district_of(ground, act).seats:
            yield Fault(code="EL-30-3", about=act.place, put={place: union}, at=union)


def _by_a_union(act: e.NominateByPetition) -> e.NominateByOrganizations:
    return e.NominateByOrganizations(
        on=act.on,
        election=act.election,
        district=act.district,
        by=act.by,
        organizations=("union",),
        nominees=(act.nominee,),
    )


@plants("ELL-party-share")
def too_many_by_parties(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Parties put forward one more than the share of all seats that a text leaves them."""
    for place, act in ground.of(e.NominateByPetition, rng):
        pool, lists = ground.state.election.pools.get(act.election), ground.state.election.lists
        if not law_of(ground, act).holds("ELL-party-share") or pool is None:
            continue
        own = lists[act.election, act.district]
        if any(made.organizations for made in own.nominations) or act.nominee not in own.formal:
            continue
        about: dict[str, Any] = {"election": act.election, "person": act.nominee}
        entered, heard = before(ground, act, 58), before(ground, act, 50)
        opinion = {"favourable": True, "words": "fit", **about}
        vetted = (
            e.EnterInPool(on=entered, recommended_by="union", **about),
            *(e.Vet(on=heard, by=organ, **opinion) for organ in pool.organs),
        )
        union = _by_a_union(act)
        yield Fault(code="ELL-party-share", about=act.election, put={place: union}, add=vetted)


@plants("ELP-vetting")
def not_vetted(ground: Clean, rng: Random) -> Iterator[Fault]:
    """One of the organs gave no opinion on somebody whom parties put forward."""
    for place, act in ground.of(e.Vet, rng):
        for _, settled in ground.of(e.SettleFormalList, rng):
            if settled.election == act.election and act.person in settled.candidates:
                yield without("ELP-vetting", [place], settled.place, settled)


@plants("ELP-quality-gate")
def below_the_gate(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody stands again whose record is too thin, or was not looked at."""
    for place, act in ground.of(e.ReviewRecord, rng):
        for _, settled in ground.of(e.SettleFormalList, rng):
            if settled.election == act.election and act.person in settled.candidates:
                thin = [evolve(count, count=0) for count in act.record]
                put = {place: evolve(act, record=thin)}
                code, about = "ELP-quality-gate", settled.place
                below = Fault(code=code, about=about, put=put, at=settled)
                yield from rng.sample((below, without(code, [place], about, settled)), 2)


# --- the lists ------------------------------------------------------------------------------------


def _late_list(
    code: str, rule: str, kind: type[e.DistrictAct], ground: Clean, rng: Random
) -> Iterator[Fault]:
    """A list, and what follows it, comes some days after its last day."""
    follow: tuple[type[e.DistrictAct], ...] = (
        *(e.PostNominees, e.SettleFormalList, e.PostFormalList),
        *(e.IntroduceCandidates, e.HoldMeeting),
    )
    for place, act in ground.of(kind, rng):
        law, called = law_of(ground, act), ground.state.election.elections[act.election]
        if called.by_election is (code == rule) or not law.holds(rule):
            continue
        late = before(ground, act, law.limit(rule).length - 1)
        put: dict[int, Act] = {
            p: evolve(a, on=late)
            for p, a in ground.about(act.place, *follow)
            if p > place and a.on < late
        }
        posted = evolve(act, on=late)
        yield Fault(code=rule, about=act.place, put={**put, place: posted}, at=posted)


def _bare_list(
    code: str, kind: type[e.PostNominees | e.PostFormalList], ground: Clean, rng: Random
) -> Iterator[Fault]:
    for place, act in ground.of(kind, rng):
        yield instead(code, place, act, with_particulars=False)


@plants("EL-32-1a")
def nominees_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The list of nominees is late, or without particulars, or leaves a nominee off."""
    ways = [
        _late_list("EL-32-1a", "EL-32-1a", e.PostNominees, ground, rng),
        _bare_list("EL-32-1a", e.PostNominees, ground, rng),
    ]
    for way in rng.sample(ways, 2):
        yield from way


@plants("EL-32-1d")
def formal_list_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The formal list is late, or without particulars."""
    ways = [
        _late_list("EL-32-1d", "EL-32-1d", e.PostFormalList, ground, rng),
        _bare_list("EL-32-1d", e.PostFormalList, ground, rng),
    ]
    for way in rng.sample(ways, 2):
        yield from way


@plants("ELL-by-nominees")
def nominees_of_a_by_election_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The nominees of a by-election are posted late, where a text gives days."""
    yield from _late_list("EL-32-1a", "ELL-by-nominees", e.PostNominees, ground, rng)


@plants("ELL-by-formal")
def formal_list_of_a_by_election_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The formal list of a by-election is posted late, where a text gives days."""
    yield from _late_list("EL-32-1d", "ELL-by-formal", e.PostFormalList, ground, rng)


@plants("EL-10-2")
def candidate_on_the_committee(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody stands and sits on the election committee."""
    for _, act in ground.of(e.NominateByPetition, rng):
        own = ground.state.election.lists[act.election, act.district]
        for place, appointed in ground.of(e.AppointCommittee, rng):
            if appointed.election == act.election and act.nominee in own.nominees:
                members = (*appointed.members[:-1], act.nominee)
                put = {place: evolve(appointed, members=members)}
                yield Fault(code="EL-10-2", about=act.place, put=put, at=act)


@plants("DR83-10-order")
def out_of_order(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The formal list is not in the order of the votes of the pre-election."""
    for place, act in ground.of(e.SettleFormalList, rng):
        own = ground.state.election.lists[act.election, act.district]
        if own.order and law_of(ground, act).choice("DR83-10-order") == "votes":
            turned = (*act.candidates[1:], act.candidates[0])
            yield instead("DR83-10-order", place, act, candidates=turned)


# --- introducing ----------------------------------------------------------------------------------


@plants("EL-34-1a")
def not_introduced(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A candidate is on no notice and at no meeting, where not all have to meet voters."""
    for place, act in ground.of(e.IntroduceCandidates, rng):
        if not _meeting_may_lack(ground, act):
            continue
        who = rng.choice(act.candidates)
        put: dict[int, Act] = {
            p: evolve(a, candidates=tuple(c for c in a.candidates if c != who))
            for p, a in [(place, act), *ground.about(act.thing, e.HoldMeeting)]
        }
        yield Fault(code="EL-34-1a", about=act.place, put=put)


def _meeting_may_lack(ground: Clean, act: e.DistrictAct) -> bool:
    """Whether a district may have no full meeting without the election falling short."""
    law = law_of(ground, act)
    number = sum(election == act.election for election, _ in ground.state.election.districts)
    return law.threshold("ELP-meetings").met(number - 1, of=number)


@plants("EL-34-1b")
def meeting_refused(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Voters ask for a meeting after the last one, and none is held."""
    for _, act in ground.of(e.HoldMeeting, rng):
        asked = e.RequestMeeting(
            on=act.on + timedelta(1), election=act.election, district=act.district, by="voters"
        )
        yield Fault(code="EL-34-1b", about=act.place, add=(asked,), at=asked)


@plants("ELL-meeting")
def no_meeting(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No meeting with voters is held, where a text asks for one."""
    for place, act in ground.of(e.HoldMeeting, rng):
        asked = ground.about(act.thing, e.RequestMeeting)
        due = law_of(ground, act).holds("ELL-meeting")
        if due and not asked and _meeting_may_lack(ground, act):
            yield without("ELL-meeting", [place], act.place)


@plants("ELP-meetings")
def meeting_without_one(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A candidate misses the meeting of a district, where all are to meet voters."""
    for place, act in ground.of(e.HoldMeeting, rng):
        over = day_of(ground, act) <= ground.last
        if over and not _meeting_may_lack(ground, act):
            fewer = tuple(rng.sample(act.candidates, len(act.candidates) - 1))
            put = {place: evolve(act, candidates=fewer)}
            yield Fault(code="ELP-meetings", about=act.election, put=put)
