"""A year of livelihood projects in a town of 61 deputies, from the call to the closed file."""

from datetime import date
from functools import cache, reduce

import pytest

from wholeprocess.congress import Deputy, Divisions, Register, SessionKind, Unit
from wholeprocess.decision import (
    RESIDENTS_ASKED,
    RESIDENTS_FOR,
    AcceptProject,
    AdoptList,
    AdoptMeasures,
    AdoptSuggestion,
    AnnounceList,
    AnswerQuestion,
    AppraiseLeaders,
    AskQuestion,
    AssessProposal,
    CarryOver,
    Change,
    ChangeProject,
    Check,
    CloseProject,
    CloseSession,
    CompleteProject,
    ConsentToChange,
    ConsiderPromotion,
    Cut,
    Fault,
    FollowUp,
    FormSupervisionGroup,
    FundProject,
    Grades,
    MakeMajorMatter,
    MergeProposals,
    OpenCall,
    OpenSession,
    PassResolution,
    Pattern,
    PayForProject,
    PresidiumMeeting,
    Propose,
    PublishProgress,
    Quota,
    Ranking,
    RateEffect,
    ReachMilestone,
    RecommendProposals,
    RecordBenefit,
    ReportCandidates,
    ReportEffect,
    ReportYear,
    ReturnMoney,
    ReviewCandidates,
    RevoteOnProjects,
    ScheduleProject,
    Screen,
    SecretaryReports,
    SettleTie,
    SetYearTarget,
    Stage,
    Stand,
    State,
    StudyProposals,
    VisitSite,
    VoteOnProgress,
    VoteOnProjects,
    VoteOnRest,
    Votes,
    admit,
)
from wholeprocess.law import in_force

TOWN, SLATE, ROAD = "430681118", "430681118/2019", "430681118/2019/p1"
DEPUTIES = tuple(f"d{n:02}" for n in range(1, 62))
HERE = DEPUTIES[:41]
STAGES = (Stage("bed", 60), Stage("surface", 60), Stage("rest", 30))

REGISTER = (
    Register(divisions=Divisions.shipped())
    .with_deputies(
        Deputy(id=who, name=who, congress=TOWN, elected_by=TOWN, since=date(2016, 12, 1))
        for who in DEPUTIES
    )
    .with_deputies(
        [
            Deputy(
                id="county",
                name="county",
                congress="430681",
                elected_by="430681",
                since=date(2016, 12, 1),
            )
        ]
    )
    .with_units([Unit(id="roads", name="roads", division=TOWN)])
)


def session(ident, opens, kind, *acts, present=HERE):
    opening = OpenSession(
        on=opens, session=ident, congress=TOWN, session_kind=kind, present=present
    )
    return (opening, *acts, CloseSession(on=opens, session=ident))


def first_session():
    day, at = date(2019, 8, 2), {"slate": SLATE, "session": "s1"}
    yes = Votes(for_=40, against=1)
    six, lacking = [f"p{n}" for n in range(1, 7)], (5, 5, 5, 6, 10, 10)
    ballots = tuple(
        Pattern((p for p in six if p != out), n) for out, n in zip(six, lacking, strict=True)
    )
    return session(
        "s1",
        day,
        SessionKind.ANNUAL,
        ReportCandidates(on=day, words="from 8 proposals to 6 candidates", **at),
        AdoptMeasures(on=day, places=5, votes=yes, **at),
        VoteOnProjects(on=day, issued_to=HERE, ballots=ballots, **at),
        RevoteOnProjects(
            on=day, issued_to=HERE, ballots=(Pattern(("p5",), 22), Pattern(("p6",), 19)), **at
        ),
        AdoptList(on=day, votes=yes, **at),
        PassResolution(on=day, session="s1", resolution="three", title="三个推进", votes=yes),
    )


def the_road():
    at = {"project": ROAD}
    return (
        ScheduleProject(
            on=date(2019, 8, 5),
            start=date(2019, 8, 10),
            due=date(2020, 1, 7),
            cost_fen=240_000_000,
            stages=STAGES,
            unit="roads",
            **at,
        ),
        RecordBenefit(
            on=date(2019, 8, 6), key=RESIDENTS_ASKED, amount=300, unit="people", village="v1", **at
        ),
        RecordBenefit(
            on=date(2019, 8, 6), key=RESIDENTS_ASKED, amount=200, unit="people", village="v2", **at
        ),
        RecordBenefit(
            on=date(2019, 8, 6), key=RESIDENTS_FOR, amount=290, unit="people", village="v1", **at
        ),
        RecordBenefit(
            on=date(2019, 8, 7), key=RESIDENTS_FOR, amount=185, unit="people", village="v2", **at
        ),
        VisitSite(on=date(2019, 9, 1), deputies=DEPUTIES[:3], words="the bed is laid", **at),
        ReachMilestone(on=date(2019, 9, 20), by="roads", stage="bed", **at),
        AskQuestion(on=date(2019, 9, 21), question="q1", words="when will it open?", **at),
        AnswerQuestion(on=date(2019, 9, 25), question="q1", words="in December", **at),
        PresidiumMeeting(
            on=date(2019, 10, 8),
            slate=SLATE,
            heard="one of three stages is done",
            problems=(Fault(ROAD, "the ditch is missing"),),
        ),
        FollowUp(
            on=date(2019, 10, 20), problem="the ditch is missing", done="the ditch is dug", **at
        ),
        ReachMilestone(on=date(2019, 11, 1), stage="surface", **at),
        *session(
            "s2",
            date(2019, 11, 15),
            SessionKind.MID_YEAR,
            VoteOnProgress(
                on=date(2019, 11, 15),
                session="s2",
                issued_to=HERE,
                grades=Grades(satisfied=38, basically=3),
                **at,
            ),
        ),
        ReachMilestone(on=date(2019, 12, 3), stage="rest", **at),
        CompleteProject(on=date(2019, 12, 3), **at),
        AcceptProject(
            on=date(2019, 12, 20),
            cost_fen=205_000_000,
            beneficiaries=3200,
            findings=("sound",),
            **at,
        ),
        *session(
            "s3",
            date(2020, 1, 10),
            SessionKind.ANNUAL,
            ReportEffect(on=date(2020, 1, 10), session="s3", words="done in 115 of 150 days", **at),
            RateEffect(
                on=date(2020, 1, 10),
                session="s3",
                issued_to=HERE,
                grades=Grades(satisfied=30, basically=10, void=1),
                **at,
            ),
            present=HERE,
        ),
        FollowUp(on=date(2020, 2, 1), problem="no lamps", done="lamps are up", **at),
        CloseProject(on=date(2020, 2, 2), **at),
    )


@cache
def year_of_acts():
    propose = (
        Propose(
            on=date(2019, 5, 7),
            slate=SLATE,
            proposal=f"p{n}",
            title=f"project {n}",
            category="road" if n % 2 else "water",
            source="residents",
        )
        for n in range(1, 9)
    )
    return (
        OpenCall(on=date(2019, 5, 6), slate=SLATE, congress=TOWN, year=2019),
        *propose,
        Screen(on=date(2019, 5, 20), slate=SLATE, round=1, cuts=(Cut("p7", "the county does it"),)),
        Screen(on=date(2019, 6, 3), slate=SLATE, round=2, cuts=(Cut("p8", "no land"),)),
        Screen(on=date(2019, 6, 20), slate=SLATE, round=3),
        ReviewCandidates(
            on=date(2019, 7, 1), slate=SLATE, candidates=tuple(f"p{n}" for n in range(1, 7))
        ),
        *first_session(),
        AdoptSuggestion(on=date(2019, 8, 3), suggestion="s-1", into="resolution", document="three"),
        MakeMajorMatter(on=date(2019, 8, 3), suggestion="s-1", matter="the road"),
        FormSupervisionGroup(on=date(2019, 8, 4), slate=SLATE, members=DEPUTIES[:5]),
        *the_road(),
    )


def other_acts():
    """One act of each kind that the town's year has no need of."""
    day = date(2019, 9, 2)
    at, road = {"on": day, "slate": SLATE}, {"on": day, "project": ROAD}
    led = {"by": "county", "words": "the year", "counts_the_vote": True, **at}
    what = Change(cost_fen=5, due=date(2020, 3, 1))
    return (
        MergeProposals(into="p1", merged=("p2",), reason="one road", **at),
        AssessProposal(
            proposal="p1",
            cost_fen=5,
            site="v1",
            checks=(Check("funded", "finance-office", met=False, reason="no money"),),
            **at,
        ),
        StudyProposals(deputies=HERE[:2], proposals=("p1",), words="seen", **at),
        PublishProgress(words="the bed is laid", where="village board", **road),
        RecommendProposals(subdistrict="330226001", proposals=("p1",), words="for it", **at),
        AdoptMeasures(
            session="s1",
            places=1,
            votes=Votes(for_=40),
            quotas=(Quota("road", 1),),
            budget_fen=9,
            **at,
        ),
        VoteOnProjects(session="s1", issued_to=HERE, ballots=(Ranking(("p2", "p1"), 3),), **at),
        RevoteOnProjects(
            session="s1",
            issued_to=HERE,
            ballots=(Stand(("p2",), against=("p1",), count=3), Stand((), count=1)),
            **at,
        ),
        SettleTie(session="s1", projects=("p1",), reason="more people", **at),
        VoteOnRest(session="s1", issued_to=HERE, ballots=(Pattern(("p1",), 3),), **at),
        AnnounceList(session="s1", **at),
        AppraiseLeaders(**led),
        SecretaryReports(**led),
        ConsiderPromotion(person="chair", **led),
        FundProject(source="county", amount_fen=5, **road),
        PayForProject(payment="1", payee="builder", amount_fen=5, **road),
        ReturnMoney(source="county", amount_fen=5, **road),
        ConsentToChange(change="c", what=what, votes=Votes(for_=9), session="s1", **road),
        ChangeProject(change="c", what=what, reason="soft ground", **road),
        CarryOver(into=SLATE, reason="rain", **road),
        SetYearTarget(year=2020, words="half", **road),
        ReportYear(year=2020, reached=True, words="done", **road),
    )


def law_of(act, **settings):
    law = in_force(act.on, TOWN)
    return law.under({code.replace("_", "-"): value for code, value in settings.items()})


def fold(acts, state=None, **settings):
    def step(state, act):
        return admit(state, act, law_of(act, **settings), REGISTER)

    return reduce(step, acts, state or State())


@cache
def _before(kind, nth):
    acts = year_of_acts()
    place = [n for n, act in enumerate(acts) if isinstance(act, kind)][nth]
    return fold(acts[:place]), acts[place]


@pytest.fixture
def before():
    """The state just before an act of that kind in the town's year, and the act."""
    return lambda kind, nth=0: _before(kind, nth)


@pytest.fixture
def year():
    """All the acts of the town's year."""
    return year_of_acts()


@pytest.fixture
def others():
    """One act of each kind that the town's year has no need of."""
    return other_acts()


@pytest.fixture
def folded():
    """Folds acts into a state under the law of each one's day."""
    return fold


@pytest.fixture
def law_on():
    """The law of an act's day in the town, with settings laid over it."""
    return law_of


@pytest.fixture
def register():
    """61 deputies of the town, one of the county, one unit."""
    return REGISTER


@pytest.fixture(scope="module")
def planned_road():
    """The town's state with the road scheduled, the law of that day, and the register."""
    state, act = _before(VisitSite, 0)
    return state, in_force(act.on, TOWN), REGISTER
