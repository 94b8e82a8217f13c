"""Congresses at work in which nothing is irregular: a township's projects, a county's sessions."""

from datetime import date, timedelta
from functools import cache, partial

from wholeprocess import decision as d
from wholeprocess import management as m
from wholeprocess.check.planting import Clean
from wholeprocess.congress import Deputy, Division, Divisions, Unit
from wholeprocess.decision import Entrusted, Paper, Pattern, ReviewGroup, Votes
from wholeprocess.law import level_of
from wholeprocess.process import EnterUnits, SeatDeputies, SetPractice, Term

COUNTY, TOWN = "430381", "430681118"
ELSEWHERE = (
    *("33", "3301", "330106", "330106109", "11", "110105", "110105012"),
    *("50", "500112", "500112110"),
)
TOWNS = (TOWN, "330106109", "110105012", "500112110")
DIVISIONS = Divisions(
    [
        *Divisions.shipped().values(),
        *(Division(code=code, name=code, level=level_of(code), parent=None) for code in ELSEWHERE),
    ]
)


class Hall:
    """The acts of one congress, with its deputies and the body that stands in for it."""

    def __init__(self, place, number, first):
        self.place, self.acts, self.first = place, [], first
        self.town = len(place) == 9
        self.body = "presidium" if self.town else "standing-committee"
        self.who = tuple(f"d{n:03}" for n in range(1, number + 1))
        self.yes = Votes(for_=number - 5)
        seats = [
            Deputy(id=w, name=w, congress=place, elected_by=place, since=first) for w in self.who
        ]
        self.do(SeatDeputies, first, congress=place, deputies=seats)
        units = [Unit(id=u, name=u, division=place) for u in ("roads", "water")]
        self.do(EnterUnits, first, congress=place, units=units)

    def do(self, kind, on, **fields):
        self.acts.append(kind(on=on, **fields))

    def session(self, name, opens, kind, closes=4, **fields):
        """A session from the setting of its day to its end, with whatever is done between."""
        s, by = {"session": name}, {"by": self.body}

        def at(n):
            return opens + timedelta(days=n)

        self.do(
            d.SetSessionDate, at(-40), congress=self.place, session_kind=kind, opens=opens,
            bills_until=at(1), **fields, **s, **by,
        )  # fmt: skip
        self.do(d.PublishSessionDate, at(-30), **s, **by)
        self.do(
            d.InspectTogether, at(-20), group="一组", members=self.who[:5], places=["桥"], **s, **by
        )
        groups = [
            ReviewGroup(name=f"g{n}", members=self.who[n :: len(self.who) // 12])
            for n in range(len(self.who) // 12)
        ]
        self.do(d.FormReviewGroups, at(-10), groups=groups, **s, **by)
        size = 9
        elected = {"members": self.who[:size], "votes": self.yes, **s}
        if not self.town:
            elected["secretary_general"] = self.who[0]
        self.do(d.ElectPresidium, at(1 if self.town else -1), **elected)
        items = {"items": ["报告"], "votes": self.yes, **s}
        self.do(d.AdoptAgenda, at(2 if self.town else -1), **items)
        self.do(
            d.OpenSession, opens, congress=self.place, session_kind=kind, present=self.who, **s,
            **by,
        )  # fmt: skip
        self.do(d.OpenPlenary, at(3), present=self.who, observers=["客人"], by="presidium", **s)
        self.do(d.CloseSession, at(closes), by="presidium", **s)

    # --- one session's bills, questions, officials -----------------------------------------------

    def bills(self, session, opens):
        def at(n):
            return opens + timedelta(days=n)

        text = {"matter": "公交", "grounds": "只有两条", "plan": "加三条"}
        for name in ("b1",) if self.town else ("b1", "b2"):
            self.do(
                d.SubmitBill, at(1), by=self.who[0], session=session, bill=name,
                movers=self.who[:10], **text,
            )  # fmt: skip
        self.do(d.PutOnAgenda, at(3), by="presidium", bill="b1")
        self.do(d.VoteOnBill, at(4), bill="b1", votes=self.yes)
        self.do(d.PublishResolution, at(10), resolution="b1", where="公报", by=self.body)
        self.do(d.ReportOnBill, at(60), bill="b1", by="government", words="两条已通")
        self.do(d.PassResolution, at(6), session=session, resolution="r1", title="报告",
                votes=self.yes)  # fmt: skip
        self.do(d.PublishResolution, at(9), resolution="r1", where="公报", by=self.body)

    def suggestion(self, session, opens):
        """A bill that is left off the agenda and becomes a suggestion, which is assigned."""

        def at(n):
            return opens + timedelta(days=n)

        self.do(d.LeaveOffAgenda, at(3), bill="b2", by="presidium", reason="已有规划")
        self.do(d.TurnIntoSuggestion, at(4), bill="b2", by="presidium", suggestion="x1")

        for name in ("x1", "x2"):
            it = {"suggestion": name}
            self.do(
                m.Submit, at(1), by=self.who[0], title="公交", text="加三条", session=session, **it
            )
            self.do(m.Accept, at(4), **it)
            self.do(m.Assign, at(8), lead="roads", **it)
            self.do(m.Contact, at(20), by="roads", **it)
            self.do(m.Reply, at(40), by="roads", result="solved", words="已加", **it)
        lines = [Entrusted("x1", "roads"), Entrusted("x2", "roads")]
        self.do(d.IssueAssigningDocument, at(8), session=session, document="3号", lines=lines)

    def questions(self, session, opens):
        def at(n):
            return opens + timedelta(days=n)

        self.do(d.Inquire, at(1), by=self.who[0], session=session, inquiry="q1",
                organ="government", question="？")  # fmt: skip
        self.do(d.AnswerInquiry, at(2), by="government", inquiry="q1", answer="！")
        for name, form in (("i1", "written"), ("i2", "in_plenary")):
            i = {"interpellation": name}
            self.do(
                d.Interpellate, at(1), by=self.who[0], session=session, target="government",
                question="供水", content="停水九天", signers=self.who[:10], **i,
            )  # fmt: skip
            self.do(d.DecideOnAnswer, at(2), form=form, **i)
            self.do(d.AnswerInterpellation, at(3), by="government", words="答", by_head=True, **i)
            self.do(d.RateAnswer, at(4), by=self.who[0], **i)

    def post(self, name, session, opens, day, people, seats=1, **fields):
        """An election with one candidate more than there are posts."""
        p, at = {"post": name}, opens + timedelta(days=day)
        self.do(d.OpenNominations, at - timedelta(days=3), session=session, by="presidium",
                seats=seats, term_change=True, **fields, **p)  # fmt: skip
        nominated = at - timedelta(days=1)
        self.do(d.Nominate, nominated, by="presidium", nominees=people[:seats], **p)
        self.do(d.Nominate, nominated, by=self.who[0], nominees=people[seats:],
                signers=self.who[:20], **p)  # fmt: skip
        self.do(d.SettleCandidates, nominated, by="presidium", **p)
        papers = [Paper(for_=people[:seats], count=len(self.who))]
        self.do(d.ElectOfficials, at, issued_to=self.who, papers=papers, **p)

    def officials(self, session, opens):
        head = "乡长" if self.town else "县长"
        chair = "主席" if self.town else "主任"
        self.post("o1", session, opens, 7, ("wu", "li"), title=head, branch="government",
                  rank="head")  # fmt: skip
        self.post("o2", session, opens, 8, self.who[-2:], title=chair, branch="congress",
                  rank="head")  # fmt: skip
        self.post("o3", session, opens, 8, ("ma", "xu", "du"), seats=2, title=f"副{head}",
                  branch="government", rank="deputy")  # fmt: skip

    def leaving(self, session, opens):
        def at(n):
            return opens + timedelta(days=n)

        self.do(d.ProposeRemoval, at(9), by="presidium", session=session, removal="m1",
                person="ma", title="副县长", reasons="失职")  # fmt: skip
        self.do(d.DefendAgainstRemoval, at(10), by="ma", removal="m1", words="不知情")
        self.do(d.VoteOnRemoval, at(11), removal="m1", session=session, votes=self.yes)

    # --- a township's projects --------------------------------------------------------------------

    def slate(self, name, year, session, opens):
        """Collected in the third quarter of the year before, and adopted at the first session."""
        s, before = {"slate": name}, year - 1

        def day(month, n):
            return date(before, month, n)

        self.do(d.OpenCall, day(7, 15), congress=self.place, year=year,
                areas=["东片", "西片", "南片"], **s)  # fmt: skip
        five = [f"p{n}" for n in range(1, 6)]
        areas = ("东片", "东片", "西片", "西片", "南片")
        for ident, area in zip(five, areas, strict=True):
            self.do(d.Propose, day(7, 20), proposal=ident, title=ident, category="路",
                    source="residents", village=area, **s)  # fmt: skip
            checks = [d.Check("funded", "finance-office", met=True)]
            self.do(d.AssessProposal, day(8, 10), proposal=ident, cost_fen=500, site="东片",
                    beneficiaries=300, checks=checks, **s)  # fmt: skip
        for n in (1, 2, 3):
            self.do(d.Screen, day(8 + n, 1), round=n, **s)
        self.do(d.StudyProposals, day(11, 10), deputies=self.who[:5], proposals=five,
                words="看过", **s)  # fmt: skip
        self.do(d.ReviewCandidates, day(11, 20), candidates=five, **s)
        at = {"session": session, **s}
        on = opens + timedelta(days=2)
        self.do(d.ReportCandidates, on, words="五个候选项目", **at)
        self.do(d.AdoptMeasures, on, places=3, votes=self.yes, **at)
        ballots = [Pattern(tuple(five[:3]), len(self.who))]
        self.do(d.VoteOnProjects, on, issued_to=self.who, ballots=ballots, **at)
        self.do(d.AdoptList, opens + timedelta(days=3), votes=self.yes, **at)
        self.do(d.PublishResolution, opens + timedelta(days=8), resolution=f"{name}/list",
                where="公告栏", by=self.body)  # fmt: skip
        self.do(d.FormSupervisionGroup, opens + timedelta(days=6), members=self.who[:5], **s)
        return [f"{name}/{proposal}" for proposal in five[:3]]

    def project(self, name, due, done):
        """Scheduled in February, with its stages, its money and a question."""
        p, year = {"project": name}, due.year
        start = date(year, 2, 1)
        stages = [d.Stage("路基", (due - start).days // 2), d.Stage("路面", 20)]
        self.do(d.ScheduleProject, date(year, 1, 25), start=start, due=due, cost_fen=500,
                stages=stages, unit="roads", **p)  # fmt: skip
        self.do(d.VisitSite, date(year, 3, 1), deputies=self.who[:3], words="看过", **p)
        self.told(name, year, range(6, done.month, 2))
        self.do(d.AskQuestion, date(year, 3, 2), question=f"{name}?", words="何时？", **p)
        self.do(d.AnswerQuestion, date(year, 3, 9), question=f"{name}?", words="六月", **p)
        self.do(d.FundProject, date(year, 3, 3), source="county", amount_fen=450, **p)
        self.do(d.ReachMilestone, date(year, 4, 1), stage="路基", **p)
        self.do(d.ReachMilestone, done - timedelta(days=5), stage="路面", **p)
        self.do(d.CompleteProject, done, **p)
        self.do(d.AcceptProject, done + timedelta(days=14), cost_fen=450, beneficiaries=320,
                findings=["合格"], **p)  # fmt: skip
        self.do(d.PayForProject, done + timedelta(days=16), payment=f"{name}-1", payee="甲公司",
                amount_fen=450, **p)  # fmt: skip

    def told(self, name, year, months):
        for month in months:
            self.do(d.PublishProgress, date(year, month, 20), project=name, words="施工中",
                    where="公开栏")  # fmt: skip

    def rated(self, name, session, on, kind):
        grades = d.Grades(satisfied=len(self.who) - 5, basically=5)
        self.do(kind, on, project=name, session=session, issued_to=self.who, grades=grades)

    def lasting(self, name, year, into):
        """A project of two years: a target for each, and carried over into the next list."""
        p = {"project": name}
        self.do(d.ScheduleProject, date(year, 1, 25), start=date(year, 2, 1),
                due=date(year + 1, 9, 1), cost_fen=500, stages=[d.Stage("全部", 30)],
                unit="water", **p)  # fmt: skip
        for own in (year, year + 1):
            self.do(d.SetYearTarget, date(year, 2, 10), year=own, words="一半", **p)
        self.told(name, year, (6, 9, 12))
        self.do(d.ReportYear, date(year, 12, 20), year=year, reached=True, words="完成", **p)
        self.do(d.CarryOver, date(year + 1, 1, 5), into=into, reason="跨年", **p)

    def projects(self, quick):
        one, two, three = self.slate("l23", 2023, "s1", date(2023, 1, 10))
        meets = (4,) if quick else (4, 8, 11)
        for month in meets:
            problems = [d.Fault(one, "缺护栏")] if month == 4 else []
            self.do(d.PresidiumMeeting, date(2023, month, 14), slate="l23", heard="进展",
                    problems=problems)  # fmt: skip
        self.do(d.FollowUp, date(2023, 5, 8), project=one, problem="缺护栏", done="已装")
        done = date(2023, 5, 20) if quick else date(2023, 9, 20)
        own = (one, two, three) if quick else (one, two)
        for name in own:
            self.project(name, done + timedelta(days=10), done)
        if not quick:
            self.lasting(three, 2023, "l24")
            for name in own:
                self.rated(name, "s2", date(2023, 7, 13), d.VoteOnProgress)
        for day, kind in ((4, d.AppraiseLeaders), (5, d.SecretaryReports)):
            self.do(kind, date(2023, 12, day), slate="l23", by="county", words="全年",
                    counts_the_vote=True)  # fmt: skip
        self.do(d.ConsiderPromotion, date(2023, 12, 9), slate="l23", by="county", words="主席",
                person="chair", counts_the_vote=True)  # fmt: skip
        self.slate("l24", 2024, "s3", date(2024, 1, 10))
        for name in () if quick else own:
            self.do(d.ReportEffect, date(2024, 1, 11), project=name, session="s3", words="按期")
            self.rated(name, "s3", date(2024, 1, 12), d.RateEffect)
            self.do(d.CloseProject, date(2024, 2, 2), project=name)


def town(place):
    """A township in 2023: three sessions, a list of projects, bills and an election.

    In Zhejiang the projects are done by the summer, and its second session has no business.
    """
    hall = Hall(place, 61, date(2022, 5, 1))
    for code, value in (
        ("LVP-call", "third_quarter"), ("LVP-musts", "every_year"),
        ("LVP-publish", "every_quarter"), ("CGP-bill-late", "take"),
    ):  # fmt: skip
        hall.do(SetPractice, date(2022, 5, 1), congress=place, code=code, value=value,
                reason="本地制度")  # fmt: skip
    for name, opens, kind in (
        ("s1", date(2023, 1, 10), "annual"),
        ("s2", date(2023, 7, 10), "mid-year"),
        ("s3", date(2024, 1, 10), "annual"),
    ):
        hall.session(name, opens, kind, closes=9)
    quick = place.startswith("33")
    hall.projects(quick)
    busy = ("s1", date(2023, 1, 10)) if quick else ("s2", date(2023, 7, 10))
    hall.bills(*busy)
    hall.officials(*busy)
    hall.do(EnterUnits, date(2024, 3, 1), congress=place,
            units=[Unit(id="last", name="last", division=place)])  # fmt: skip
    return ground(hall)


def county():
    """A county from one term to the next, with a full session in 2023."""
    hall = Hall(COUNTY, 100, date(2022, 2, 1))
    hall.do(SetPractice, date(2022, 2, 1), congress=COUNTY, code="CGP-bill-late", value="take",
            reason="本地制度")  # fmt: skip
    hall.session("t1", date(2022, 4, 10), "first-of-term", elected_on=date(2022, 3, 15))
    for year in range(2023, 2027):
        hall.session(f"t{year}", date(year, 1, 10), "annual", closes=12)
    hall.session("t2", date(2027, 4, 5), "first-of-term", elected_on=date(2027, 3, 1))
    full = "t2023", date(2023, 1, 10)
    hall.bills(*full)
    hall.suggestion(*full)
    hall.questions(*full)
    hall.officials(*full)
    hall.leaving(*full)
    for by in ("government", "office"):
        hall.do(
            m.ReportHandling, date(2023, 11, 20), report=f"year-{by}", congress=COUNTY, year=2023,
            by=by, to="standing-committee",
        )  # fmt: skip
        for way in ("public", "printed"):
            hall.do(m.IssueReport, date(2023, 12, 1), report=f"year-{by}", way=way, where="公报")
    r = {"resignation": "g1"}
    hall.do(d.ResignOffice, date(2022, 9, 1), by="sun", congress=COUNTY, title="法院院长",
            to="standing-committee", **r)  # fmt: skip
    hall.do(d.DecideOnResignation, date(2022, 9, 10), by="standing-committee", members=33,
            votes=Votes(for_=30), **r)  # fmt: skip
    hall.do(d.FileResignation, date(2023, 1, 13), session="t2023", **r)
    hall.do(EnterUnits, date(2027, 5, 1), congress=COUNTY,
            units=[Unit(id="last", name="last", division=COUNTY)])  # fmt: skip
    return ground(hall)


def ground(hall):
    """The acts in the order of their days."""
    divisions = None if hall.place.startswith("43") else DIVISIONS
    term = Term.open(hall.place, divisions=divisions)
    for act in sorted(hall.acts, key=lambda act: act.on):
        term.do(act)
    return Clean(tuple(entry.act for entry in term.journal), term.state)


DECISIONS = {"a county": cache(county), **{at: cache(partial(town, at)) for at in TOWNS}}
"""A county's congress at work, and towns with a year of projects each."""
