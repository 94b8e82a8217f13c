"""The stories of consultation, sessions and projects: each figure follows a changed record."""

import tomllib
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from wholeprocess import consultation as c
from wholeprocess import decision as d
from wholeprocess.cases import in_order
from wholeprocess.cases.quzici.records import records
from wholeprocess.cases.stations import station_days
from wholeprocess.check import findings
from wholeprocess.congress import Level, SessionId
from wholeprocess.management import Submit, SuggestionAct
from wholeprocess.process import RegisterAct, replay
from wholeprocess.report import MEASURES

COUNTY, TOWN, YEARS = "430381", "430681118", [2019, 2020, 2021]
STATIONS = (
    c.OpenStation,
    c.AttachDeputies,
    c.CheckStation,
    c.PostRoster,
    c.ReceiveResidents,
    c.ReportAbsence,
)
TABLE = (c.OpenMatter, c.FormBody, c.MatterAct)
SESSION = (d.SessionAct, d.PassResolution, d.PublishResolution, SuggestionAct)
CONTACTS = (c.AdoptScheme, c.AssignContact, c.MakeContact)


def acts_of(case, *kinds):
    """The acts of some kinds, with the register they need."""
    return [e.act for e in case.journal if isinstance(e.act, (RegisterAct, *kinds))]


def changed(acts, old, *new):
    return [one for act in acts for one in (new if act is old else (act,))]


def first(acts, kind, **fields):
    return next(
        act
        for act in acts
        if isinstance(act, kind) and all(getattr(act, k) == v for k, v in fields.items())
    )


def asked(acts, measure, **where):
    return MEASURES[measure](replay(in_order(acts)), **where)


# --- B: stations and opinions ---------------------------------------------------------------------


def test_a_station_that_lacks_something_is_not_built_to_standard(xiangxiang):
    acts = acts_of(xiangxiang, *STATIONS[:3])
    where = {"within": COUNTY, "by": date(2021, 12, 31)}
    assert asked(acts, "stations_built", **where) == 260
    checked = Counter(act.station for act in acts if isinstance(act, c.CheckStation))
    assert 10 < sum(n == 2 for n in checked.values()) < 50
    one = next(station for station, times in checked.items() if times == 1)
    check = first(acts, c.CheckStation, station=one)
    worse = evolve(check, met=check.met[1:], lacking=check.met[:1])
    assert asked(changed(acts, check, worse), "stations_built", **where) == 259
    assert asked(acts, "stations_built", within=COUNTY, by=date(2021, 2, 1)) == 0


def test_all_four_levels_everyone(xiangxiang, state_of):
    state = state_of(xiangxiang)
    where = {"place": COUNTY, "year": 2021}
    assert {MEASURES["attended"](state, level=level, **where) for level in Level} == {1}
    held = MEASURES["stations_held"](state, within=COUNTY, year=2021)
    assert (held, MEASURES["stations_held"](state, within=COUNTY, year=2020)) == (1, None)
    kinds = {Level.of(own.congress) for own in state.consultation.deputy_days.values()}
    assert kinds == set(Level)
    assert {s.division[:9] for s in state.consultation.stations.values()} == {
        d.code for d in state.register.divisions.values() if d.parent == COUNTY
    }


def test_one_who_never_came_is_missed(xiangxiang):
    acts = acts_of(xiangxiang, *STATIONS)
    who = "430381-001"
    left = []
    for act in acts:
        if isinstance(act, c.ReceiveResidents) and who in act.deputies:
            rest = [s for s in act.sittings if s.deputies != (who,)]
            rest = [evolve(s, deputies=[x for x in s.deputies if x != who]) for s in rest]
            if rest:
                left.append(evolve(act, sittings=tuple(rest)))
        else:
            left.append(act)
    where = {"place": COUNTY, "year": 2021}
    share = asked(left, "attended", level="county", **where)
    assert (share.numerator, share.denominator) == (237, 238)


def test_a_level_that_there_is_not_is_told(xiangxiang, state_of):
    with pytest.raises(LookupError, match="'village' is none of township, county"):
        MEASURES["attended"](state_of(xiangxiang), place=COUNTY, year=2021, level="village")


def test_contacts_are_kept(xiangxiang):
    acts = acts_of(xiangxiang, *CONTACTS)
    where = {"place": COUNTY, "year": 2021}
    assert asked(acts, "contacts_kept", **where) == 1
    missed = changed(acts, first(acts, c.MakeContact))
    share = asked(missed, "contacts_kept", **where)
    assert share.denominator - share.numerator == 1


def test_opinions_came_home_or_are_on_their_way_in_time(xiangxiang, state_of):
    opinions = state_of(xiangxiang).consultation.opinions.values()
    standing = Counter(opinion.standing for opinion in opinions)
    assert standing[c.Standing.RETURNED] > 10 * standing[c.Standing.PENDING] > 0
    assert all(
        opinion.heard.on > date(2021, 12, 1)
        for opinion in opinions
        if opinion.standing is c.Standing.PENDING
    )
    every = acts_of(xiangxiang, c.OpinionAct)
    acts = [act for act in every if not getattr(act, "opinion", "o").startswith(("s", "2"))]
    where = {"within": COUNTY, "by": date(2022, 2, 10)}
    assert asked(acts, "opinions_in_time", **where) == 1
    untold = first(acts, c.TellResident, contentment=c.Contentment.SATISFIED)
    share = asked(changed(acts, untold), "opinions_in_time", **where)
    assert 0 < 1 - share < 0.01


def test_opinions_go_from_voter_to_deputy_to_committee_to_department_and_home(xiangxiang, state_of):
    ways = Counter(
        tuple(step.phase.value for step in opinion.steps)
        for opinion in state_of(xiangxiang).consultation.opinions.values()
    )
    home = ("with-deputy", "with-committee", "with-department", "answered", "returned")
    assert ways.most_common(1)[0][0] == home
    assert ways[home] > 200
    assert len(ways) > 6


def test_the_voices_of_suggestions_are_recorded_and_told(xiangxiang, state_of):
    state = state_of(xiangxiang)
    voices = [
        voice
        for case in state.management.cases.values()
        for voice in case.filed.voices
        if case.filed.parent is None
    ]
    assert len(voices) == 21
    for voice in voices:
        opinion = state.consultation.opinions[voice]
        assert opinion.standing is c.Standing.RETURNED
        assert opinion.fed
    assert MEASURES["opinions_in_suggestions"](state, within=COUNTY) == 21 + 30


def test_no_opinion_of_a_station_was_heard_where_nobody_sat(xiangxiang, quzici, state_of):
    for case in (xiangxiang, quzici):
        state = state_of(case).consultation
        at_stations = [
            o.heard for o in state.opinions.values() if o.heard.channel is c.Channel.STATION
        ]
        assert at_stations
        for heard in at_stations:
            reception = state.receptions[heard.at, heard.on]
            assert heard.by in {who for sat in reception.sittings for who in sat.deputies}


# --- B: who was at the table ----------------------------------------------------------------------

SUPERVISION = ["special-report", "survey", "law-inspection"]
DRAFTS = ["plan", "budget", "urban-plan"]


@pytest.mark.parametrize(
    ("kind", "fields", "kinds", "missing"),
    [
        (c.Invite, {"group": "residents", "matter": "2021-water"}, SUPERVISION, 1),
        (c.Invite, {"group": "experts"}, SUPERVISION, 1),
        (c.HoldForum, {"matter": "plan-2022"}, DRAFTS, 1),
        (c.AdoptOpinion, {"matter": "budget-2022"}, DRAFTS, 1),
        (c.DeclineOpinion, {"matter": "urban-plan-2022"}, DRAFTS, 1),
    ],
)
def test_a_must_that_is_left_out_is_missing(xiangxiang, kind, fields, kinds, missing):
    acts = acts_of(xiangxiang, *TABLE)
    where = {"place": COUNTY, "kinds": kinds}
    assert asked(acts, "musts_missing", **where) == 0
    old = first(acts, kind, **fields)
    raised = getattr(old, "meeting", None)
    of_it = {
        act.opinion
        for act in acts
        if isinstance(act, c.GatherOpinion) and act.matter == old.matter and act.source == raised
    }
    left = [
        act
        for act in acts
        if act is not old
        and not (getattr(act, "matter", "") == old.matter and getattr(act, "opinion", "") in of_it)
    ]
    assert asked(left, "musts_missing", **where) == missing


def test_what_was_never_held_is_not_known_to_miss_nothing(xiangxiang, state_of):
    state = state_of(xiangxiang)
    where = {"place": COUNTY, "kinds": [*DRAFTS, "township-work"]}
    assert MEASURES["musts_missing"](state, **where) is None


def test_an_unsettled_opinion_on_a_draft_is_counted(xiangxiang):
    acts = acts_of(xiangxiang, *TABLE)
    where = {"place": COUNTY, "kinds": DRAFTS}
    assert asked(acts, "draft_opinions_settled", **where) == 1
    left = changed(acts, first(acts, c.AdoptOpinion, matter="plan-2022"))
    assert 0.9 < asked(left, "draft_opinions_settled", **where) < 1


# --- C1 to C3 -------------------------------------------------------------------------------------

SITTING = SessionId("430381/2021-01-12")
OF_2021 = {"place": COUNTY, "year": 2021}


def session_acts(case):
    own = [
        act
        for act in acts_of(case, *SESSION)
        if getattr(act, "session", None) in (None, SITTING) or isinstance(act, Submit)
    ]
    passed = {act.resolution for act in own if isinstance(act, d.PassResolution)}
    return [a for a in own if not isinstance(a, d.PublishResolution) or a.resolution in passed]


def test_before_and_after_the_session(xiangxiang, state_of):
    state = state_of(xiangxiang)
    made = state.decision.preparations[SITTING]
    assert [notice.opens for notice in made.notices] == [date(2021, 1, 12)]
    assert (len(made.presidium), bool(made.secretary_general), len(made.agenda)) == (35, True, 5)
    assert {len(group.members) for group in made.groups} == {14, 15}
    assert MEASURES["published"](state, place=COUNTY, title="三个推进") == 1
    (document,) = state.decision.documents.values()
    for line in document.lines:
        case = state.management.cases[line.suggestion]
        assert case.assignments


def test_groups_too_large_are_not_sensible(xiangxiang):
    acts = session_acts(xiangxiang)
    formed = first(acts, d.FormReviewGroups)
    assert asked(acts, "groups_of_size", **OF_2021) == 1
    one, two, *rest = formed.groups
    large = evolve(one, members=(*one.members, *two.members))
    left = changed(acts, formed, evolve(formed, groups=(large, *rest)))
    share = asked(left, "groups_of_size", **OF_2021)
    assert share.denominator - share.numerator == 1


def test_who_did_not_inspect_and_what_was_not_assigned_is_missed(xiangxiang):
    acts = session_acts(xiangxiang)
    seen, document = first(acts, d.InspectTogether), first(acts, d.IssueAssigningDocument)
    few = evolve(seen, members=seen.members[1:])
    short = evolve(document, lines=document.lines[2:])
    left = changed(changed(acts, seen, few), document, short)
    inspected = asked(left, "inspected_together", **OF_2021)
    assert (inspected.numerator, inspected.denominator) == (237, 238)
    n = len(document.lines)
    assert asked(left, "assigned_by_document", **OF_2021) == Fraction(n - 2, n)
    assert asked(acts, "assigned_by_document", **OF_2021) == 1


def test_only_what_a_unit_is_to_handle_is_missed_on_the_document(xiangxiang):
    acts = session_acts(xiangxiang)
    document = first(acts, d.IssueAssigningDocument)
    listed = {line.suggestion for line in document.lines}
    put = {act.suggestion for act in acts if isinstance(act, Submit) and act.session == SITTING}
    assert 0 < len(put - listed) < 10  # declined, withdrawn, merged: no unit handles them
    short = evolve(document, lines=document.lines[2:])
    found = findings(replay(in_order(changed(acts, document, short))), date(2021, 7, 1))
    missed = {line.suggestion for line in document.lines[:2]}
    assert {f.about for f in found if f.code == "CGP-assigning"} == missed


def test_a_resolution_that_stays_in_the_drawer_is_not_public(xiangxiang):
    acts = session_acts(xiangxiang)
    left = changed(acts, first(acts, d.PublishResolution))
    assert asked(left, "published", place=COUNTY, title="三个推进") == 0


@pytest.mark.parametrize(("name", "sessions"), [("quzici", 8), ("xiangxiang", 109)])
def test_every_session_is_called_made_ready_and_its_list_made_public(
    request, state_of, name, sessions
):
    state = state_of(request.getfixturevalue(name)).decision
    assert state.sessions.keys() == state.preparations.keys()
    assert len(state.sessions) == sessions
    for made in state.preparations.values():
        parts = (made.notices, made.inspections, made.groups, made.presidium, made.agenda)
        assert all(parts), made.session
        assert state.sessions[made.session].session.opened == made.opens
    lists = {f"{slate.id}/list" for slate in state.slates.values() if slate.decided}
    assert lists <= state.publications.keys()


# --- C4 to C9 -------------------------------------------------------------------------------------


def town(case):
    return [entry.act for entry in case.journal]


def test_every_account_of_the_towns_closes(xiangxiang, state_of):
    where = {"within": COUNTY, "years": [2020, 2021]}
    assert MEASURES["accounts_settled"](state_of(xiangxiang), **where) == 116
    assert MEASURES["funded_yuan"](state_of(xiangxiang), **where) == 25_800_000
    assert MEASURES["cut_with_reasons"](state_of(xiangxiang), **where) == 1
    assert MEASURES["questions_in_time"](state_of(xiangxiang), **where) == 1


def test_money_that_nobody_gave_back_is_left(quzici):
    acts, where = town(quzici), {"within": TOWN, "years": YEARS}
    assert asked(acts, "accounts_settled", **where) == 12
    kept = changed(acts, first(acts, d.ReturnMoney))
    assert asked(kept, "accounts_settled", **where) == 11
    codes = {f.code for f in findings(replay(in_order(kept)), quzici.through)}
    assert "LVP-settled" in codes


def test_chuyun_road_gave_back_what_it_did_not_need(quzici, state_of):
    state = state_of(quzici)
    (road,) = (p for p in state.decision.projects.values() if "Chuyun" in p.title)
    account = road.account
    yuan = (account.funded_fen // 100, account.paid_fen // 100, account.returned_fen // 100)
    assert yuan == (2_400_000, 2_050_000, 350_000)
    assert account.left_fen == 0
    chart = d.wall_chart(road)
    assert [bar["name"] for bar in chart["milestones"]] == ["勘测设计", "施工", "完工自查"]
    assert all(bar["reached"] and not bar["late"] for bar in chart["milestones"])


def test_visits_on_station_days_are_those_of_who_sat_there(quzici, state_of):
    state = state_of(quzici)
    days = {day.id: day for day in station_days(town(quzici))}
    visits = [v for p in state.decision.projects.values() for v in p.visits if v.station_day]
    assert len(visits) >= 12
    for visit in visits:
        day = days[visit.station_day]
        assert (visit.on, set(visit.deputies)) == (day.on, set(day.deputies))
        assert (day.station, day.on) in state.consultation.receptions
    where = {"within": TOWN, "years": YEARS}
    assert MEASURES["visited_on_station_days"](state, **where) == 1
    other = [
        evolve(act, station_day="") if isinstance(act, d.VisitSite) else act for act in town(quzici)
    ]
    assert asked(other, "visited_on_station_days", **where) == 0
    untold = [act for act in town(quzici) if not isinstance(act, d.PublishProgress)]
    assert asked(town(quzici), "progress_published", **where) == 1
    assert asked(untold, "progress_published", **where) == 0


def test_some_proposals_come_from_opinions_heard_at_a_station(quzici, state_of):
    state = state_of(quzici)
    sources = [
        act.source for slate in state.decision.slates.values() for act in slate.proposals.values()
    ]
    heard = [source for source in sources if source in state.consultation.opinions]
    assert len(heard) == len(set(heard)) > 10
    assert all(state.consultation.opinions[o].standing is c.Standing.RETURNED for o in heard)


def test_what_was_cut_late_was_found_wanting_for_that_reason(quzici, state_of):
    for slate in state_of(quzici).decision.slates.values():
        cut = {cut.proposal: cut.reason for act in slate.done(d.Screen)[1:] for cut in act.cuts}
        assert cut
        for proposal, reason in cut.items():
            failed = [check for check in slate.assessments[proposal].checks if not check.met]
            assert [check.reason for check in failed] == [reason]
        assert all(check.met for one in slate.candidates for check in slate.assessments[one].checks)


@pytest.mark.parametrize(
    ("measure", "kind", "change"),
    [
        ("questions_in_time", d.AnswerQuestion, lambda act: {"on": act.on + timedelta(days=40)}),
        ("quarters_met", d.PresidiumMeeting, lambda act: {"on": date(2020, 6, 1)}),
        ("areas_heard", d.OpenCall, lambda act: {"areas": (*act.areas, "又一村")}),
    ],
)
def test_the_town_is_measured_by_its_records(quzici, measure, kind, change):
    acts, where = town(quzici), {"within": TOWN, "years": YEARS}
    assert asked(acts, measure, **where) == 1
    old = next(act for act in acts if isinstance(act, kind) and act.on > TILL.get(kind, date.min))
    assert asked(changed(acts, old, evolve(old, **change(old))), measure, **where) < 1


TILL = {d.PresidiumMeeting: date(2020, 7, 1)}
"""The meeting of the third quarter of 2020 is the one that is moved."""


def test_a_must_that_leaves_the_vote_out_is_not_kept(quzici):
    acts, where = town(quzici), {"within": TOWN, "years": YEARS}
    assert asked(acts, "musts_kept", **where) == 3
    for kind in (d.AppraiseLeaders, d.SecretaryReports, d.ConsiderPromotion):
        act = first(acts, kind)
        left = changed(acts, act, evolve(act, counts_the_vote=False))
        assert asked(left, "musts_kept", **where) == 2
    assert asked(changed(acts, first(acts, d.ConsiderPromotion)), "musts_kept", **where) == 2


# --- the generators -------------------------------------------------------------------------------


def test_nobody_is_at_two_stations_on_a_day_and_everyone_comes_twice(xiangxiang):
    days = station_days(acts_of(xiangxiang, *STATIONS))
    turns = Counter((who, day.on) for day in days for who in day.deputies)
    assert max(turns.values()) == 1
    in_2021 = Counter(who for who, on in turns if on.year == 2021)
    assert min(in_2021.values()) >= 2
    assert len(days) == 260 * 13
    assert all(day.on - date(day.on.year, day.on.month, 1) < timedelta(days=27) for day in days)


def test_the_stations_change_nothing_of_the_votes(quzici):
    made = tomllib.loads(quzici.texts["case.toml"])["made"]
    made["stations"]["last"] = date(2020, 12, 31)
    others = list(records(made))
    kinds = (d.VoteOnProjects, d.AcceptProject, d.RateEffect, d.Screen)
    was = [act for act in town(quzici) if isinstance(act, kinds)]
    now = sorted((act for act in others if isinstance(act, kinds)), key=lambda act: act.on)
    assert was == now
    assert len(others) < len(town(quzici))
