"""Two years of a standing committee's supervision in which nothing is irregular."""

from datetime import date, timedelta
from functools import cache, partial

from wholeprocess import supervision as s
from wholeprocess.check.planting import Clean
from wholeprocess.congress import Deputy, Division, Divisions, Unit
from wholeprocess.process import EnterUnits, SeatDeputies, SetPractice, Term

COUNTY = "430381"
ELSEWHERE = Divisions(
    Division(code=code, name=name, level=level, parent=None)
    for code, name, level in (
        ("11", "北京市", "province"),
        ("33", "浙江省", "province"),
        ("41", "河南省", "province"),
        ("50", "重庆市", "province"),
        ("4403", "深圳市", "city"),
    )
)
PLACES = (
    (COUNTY, 2025, False),
    (COUNTY, 2022, False),
    (COUNTY, 2018, False),
    (COUNTY, 2023, True),
    ("33", 2023, False),
    ("41", 2023, False),
    ("11", 2023, False),
    ("50", 2025, False),
    ("4403", 2023, False),
)
"""A place, the year of the plan that is looked at, and whether every report must be rated there."""


def divisions_of(place):
    return None if place.startswith("43") else ELSEWHERE


class Years:
    """The acts of one place, made one after another and kept in the order of their days."""

    def __init__(self, place, year, compulsory):
        self.place, self.year, self.compulsory = place, year, compulsory
        self.members = tuple(f"m{n}" for n in range(1, (50 if len(place) == 2 else 33) + 1))
        self.deputies = tuple(f"d{n}" for n in range(1, 41))
        self.acts = []

    def day(self, month, day, before=0):
        return date(self.year - before, month, day)

    def do(self, kind, on, **fields):
        self.acts.append(kind(on=on, **fields))

    def begin(self):
        first = self.day(1, 2, 1)
        seats = [
            Deputy(id=n, name=n, congress=self.place, elected_by=self.place, since=first)
            for n in (*self.members, *self.deputies)
        ]
        self.do(SeatDeputies, first, congress=self.place, deputies=seats)
        units = [Unit(id=f"u{n}", name=f"局{n}", division=self.place) for n in range(1, 9)]
        self.do(EnterUnits, first, congress=self.place, units=units)
        people = [s.Member(id=n) for n in self.members]
        self.do(s.SeatMembers, first, congress=self.place, members=people, population=900_000)
        if self.compulsory:
            self.do(
                SetPractice, first, congress=self.place, code="SVP-compulsory", value="yes",
                reason="每项报告都测评",
            )  # fmt: skip

    def meetings(self):
        """On the twentieth of every other month, and two months after the last, two days ahead."""
        for before in (1, 0):
            for month in (1, 3, 5, 7, 9, 11):
                self.meet(self.day(month, 20, before))
        self.meet(self.day(1, 20, -1))
        asks = {"organ": "government", "question": "何时完工？", "answered_by": "副局长"}
        for month in (5, 9):
            on = self.day(month, 20)
            self.do(s.AskQuestion, on, meeting=f"k{on}", by="m1", **asks)

    def meet(self, on):
        self.do(
            s.HoldMeeting, on, meeting=f"k{on}", congress=self.place, closes=on,
            present=self.members[: len(self.members) * 2 // 3],
        )  # fmt: skip

    def report(self, name, heard, what="special", organ="government", days=None, **fields):
        """A report from being scheduled to its end, ``days`` from its hearing to its handling."""

        def at(n):
            return heard + timedelta(days=n)

        r = {"report": name}
        self.do(
            s.ScheduleReport, at(-60), congress=self.place, organ=organ, title=name, what=what,
            **fields, **r,
        )  # fmt: skip
        opinions = [s.Opinion(id=f"o{n}", words="电梯老旧") for n in (1, 2)]
        self.do(s.HandOverOpinions, at(-50), opinions=opinions, **r)
        self.do(s.SendDraft, at(-23), by=organ, **r)
        self.do(s.CommentOnDraft, at(-19), **r)
        self.do(s.SendFinal, at(-12), by=organ, answers=["o1", "o2"], **r)
        self.do(s.SendToMembers, at(-8), **r)
        self.do(s.HearReport, heard, meeting=f"k{heard}", **r)
        self.do(
            s.DeliverOpinions, at(5), opinions=["整改"], judgment="较好", adopted=at(3),
            report_by=at(5 + days) if days else None, **r,
        )  # fmt: skip
        self.do(s.SubmitHandlingPlan, at(20), by=organ, **r)
        self.do(s.CommentOnHandling, at(40), **r)
        self.do(s.ReportHandling, at(45), by=organ, words="已整改", **r)
        self.do(s.AnnounceReport, at(110), pieces=["report", "opinions", "handling"], **r)
        self.do(s.CloseReport, at(120), reason="办结", **r)
        if self.compulsory:
            self.vote(f"v-{name}", heard, {"u1": True}, report=name)

    def vote(self, name, on, units, **fields):
        """A vote on units, each satisfied or not."""
        self.do(
            s.OrderVote, on, vote=name, congress=self.place, rating="rectification",
            units=tuple(units), **fields,
        )  # fmt: skip
        for unit, good in units.items():
            marks = (
                {"satisfied": len(self.members)} if good else {"dissatisfied": len(self.members)}
            )
            forms = s.Forms(issued=len(self.members), **marks)
            self.do(s.CountForms, on, vote=name, rated=unit, forms=forms)
        self.do(s.PublishVote, on + timedelta(days=9), vote=name, where="人大网")

    def plan(self, before, *topics):
        name = f"plan-{self.year - before}"
        p = {"plan": name}
        self.do(
            s.DraftPlan, self.day(1, 5, before), congress=self.place, year=self.year - before, **p
        )
        for topic in topics:
            self.do(s.AddTopic, self.day(1, 6, before), topic=topic, **p)
        self.do(s.AdoptPlan, self.day(1, 10, before), **p)
        self.do(s.PublishPlan, self.day(1, 15, before), where="人大网", **p)

    def plans(self):
        members = [s.Source(tag="members")]
        again = [s.Source(tag="follow-up", refs=["v0"])]
        self.plan(1, s.Topic(id="t0", title="校车", form="report", sources=members))
        self.plan(
            0,
            s.Topic(id="t1", title="物业", form="report", sources=again, units=["u1"]),
            s.Topic(id="t2", title="水法", form="inspection", sources=members),
            s.Topic(id="t3", title="养老", form="inquiry", sources=members),
        )

    def reports(self):
        self.report("r0", self.day(5, 20, 1), topic="t0")
        self.vote("v0", self.day(9, 20, 1), {"u1": False, "u2": True})
        self.report("r1", self.day(3, 20), topic="t1", days=60)
        self.report("r2", self.day(9, 20))
        self.do(
            s.ResolveOnReport, self.day(9, 22), report="r2", report_by=self.day(12, 20),
            votes=s.Votes(for_=len(self.members) * 2 // 3),
        )  # fmt: skip
        self.do(
            s.ReportHandling, self.day(11, 25), report="r2", by="government", words="已执行",
            of_resolution=True,
        )  # fmt: skip
        comment = {"report": "r2"}
        self.do(s.CommentOnHandling, self.day(11, 20), **comment)
        self.do(s.AnnounceReport, self.day(12, 28), report="r2", pieces=["resolution"])
        self.report("accounts", self.day(7, 20), "final-accounts")
        self.report("audit", self.day(7, 20), "audit")
        self.report("rectified", self.day(11, 20), "rectification", of="audit")
        if not self.compulsory:
            self.vote("v-rectified", self.day(11, 20), {"u3": True, "u4": True}, report="rectified")
        for n, what in enumerate(("environment", "state-assets", "debt", "filing-review")):
            self.report(what, self.day(5 + 2 * (n % 2), 20), what)

    def inspection(self, name, before=0, report_by=None, **fields):
        i = {"inspection": name}
        team = [
            s.Inspector(person="m1", of="members"),
            s.Inspector(person="m2", of="members", unit="u7"),
            s.Inspector(person="d1", of="deputies", unit="u8"),
        ]
        self.do(
            s.PlanInspection, self.day(3, 1, before), congress=self.place, laws=["水法"],
            team=team, units=["u5"], **fields, **i,
        )  # fmt: skip
        self.do(s.NotifyInspection, self.day(3, 5, before), **i)
        self.do(s.Inspect, self.day(4, 20, before), methods=["meetings"], **i)
        self.do(s.Inspect, self.day(4, 25, before), methods=["visits"], **i)
        self.do(
            s.ReportInspection, self.day(6, 5, before), evaluation="总体较好",
            problems=["执法不严"], advice=["加强执法"], **i,
        )  # fmt: skip
        on = self.day(7, 20, before)
        self.do(s.HearInspection, on, meeting=f"k{on}", **i)
        self.do(
            s.DeliverInspection, self.day(7, 25, before), opinions=["整改"], report_by=report_by,
            **i,
        )  # fmt: skip
        handled = {"by": "government", "words": "整改", **i}
        self.do(s.ReportInspectionHandling, self.day(8, 15, before), only_a_plan=True, **handled)
        self.do(s.CommentOnInspectionHandling, self.day(8, 30, before), **i)
        self.do(s.ReportInspectionHandling, self.day(9, 1, before), **handled)
        self.do(s.AnnounceInspection, self.day(11, 10, before), **i)
        self.do(s.CloseInspection, self.day(11, 20, before), reason="办结", **i)

    def inquiry(self, name, before=0, report_by=None, **fields):
        q = {"inquiry": name}
        self.do(
            s.PlanInquiry, self.day(3, 1, before), congress=self.place, title="养老",
            whom=["government", "u1"], **fields, **q,
        )  # fmt: skip
        self.do(s.SurveyForInquiry, self.day(3, 10, before), words="走访", **q)
        self.do(s.SendSurvey, self.day(4, 1, before), **q)
        on = self.day(5, 20, before)
        came = [s.Present(whom=who, rank="head") for who in ("government", "u1")]
        asked = [s.Exchange(member="m1", whom=who, question="？") for who in ("government", "u1")]
        self.do(
            s.HoldInquiry, on, meeting=f"k{on}", present=came, exchanges=asked,
            report_by=report_by, **q,
        )  # fmt: skip
        self.do(s.ReportInquiryHandling, self.day(7, 1, before), by="government", words="办", **q)
        self.do(s.CloseInquiry, self.day(12, 1, before), reason="办结", **q)

    def others(self):
        self.inspection("i0", 1)
        self.inspection("i1", topic="t2")
        self.inspection("i2", report_by=self.day(10, 1))
        self.inquiry("q0", 1)
        self.inquiry("q1", topic="t3")
        self.inquiry("q2", report_by=self.day(8, 1))
        for name, month in (("n1", 4), ("n2", 8)):
            n = {"interpellation": name}
            self.do(
                s.Interpellate, self.day(month, 1), by="m1", congress=self.place,
                organ="government", question="供水", content="停水九天",
                signers=self.members[:10], **n,
            )  # fmt: skip
            self.do(s.DirectAnswer, self.day(month, 3), way="written", **n)
            self.do(s.AnswerInterpellation, self.day(month, 10), by="government", words="答", **n)
            self.do(s.CloseInterpellation, self.day(month, 20), reason="满意", **n)
        for name, month in (("x1", 4), ("x2", 8)):
            self.investigation(name, month)
        self.dismissal("e1", 4, defended=True)
        self.dismissal("e2", 8, defended=False)

    def investigation(self, name, month):
        x = {"investigation": name}
        self.do(
            s.ProposeInvestigation, self.day(month, 1), by="council", congress=self.place,
            question="账目", decision_needed=True, facts_unclear=True, **x,
        )  # fmt: skip
        people = [
            s.Investigator(person="m1", of="member", chair=True),
            s.Investigator(person="m2", of="member"),
            s.Investigator(person="d1", of="deputy"),
        ]
        yes = s.Votes(for_=len(self.members) * 2 // 3)
        self.do(s.SetUpInvestigation, self.day(month, 5), people=people, votes=yes, **x)
        interest = s.Interest(person="m2", words="股东")
        self.do(s.DeclareInterest, self.day(month, 10), by="m2", interest=interest, **x)
        self.do(s.StepBack, self.day(month, 12), by="m2", person="m2", **x)
        self.do(s.ReportInvestigation, self.day(month, 25), words="账目不实", **x)
        self.do(s.ResolveOnInvestigation, self.day(month, 26), votes=yes, words="追回款项", **x)
        self.do(s.CloseInvestigation, self.day(month, 28), reason="办结", **x)

    def dismissal(self, name, month, defended):
        e = {"dismissal": name}
        self.do(
            s.MoveDismissal, self.day(month, 1), by="m1", congress=self.place,
            signers=self.members[:10], person=f"wu-{name}", office="deputy-head",
            reasons="失职", materials=["审计报告"], **e,
        )  # fmt: skip
        self.do(s.DecideSubmission, self.day(month, 5), submission="submit", **e)
        if defended:
            self.do(
                s.DefendAgainstDismissal, self.day(month, 6), by=f"wu-{name}", words="不知情", **e
            )
        on = self.day(month + 1, 20)
        self.do(
            s.VoteOnDismissal, on, meeting=f"k{on}", heard=not defended,
            votes=s.Votes(for_=len(self.members) * 2 // 3), **e,
        )  # fmt: skip

    def step(self, matter, on, ref, step="votes"):
        self.do(s.AddStep, on, matter=matter, step=step, ref=ref)

    def matters(self):
        for name, month, day in (("k0", 1, 10), ("k1", 3, 1), ("k2", 10, 1), ("k3", 8, 15)):
            on = self.day(month, day)
            self.do(s.OpenMatter, on, matter=name, congress=self.place, title=name)
        for month in (5, 9, 12):
            gain = s.Gain(key="泵房", amount=12, unit="座")
            self.do(s.RecordGain, self.day(month, 1), matter="k0", gain=gain)
        self._redone()
        self._waiting()
        self._twice()

    def _redone(self):
        k = {"matter": "k1"}
        task = {"what": "消防", **k}
        self.do(s.Reassign, self.day(4, 1), units=["u3"], due=self.day(6, 1), **task)
        self.do(s.ReportTask, self.day(5, 20), by="u3", words="已装", **task)
        self.vote("v1", self.day(6, 20), {"u3": False, "u4": True})
        self.step("k1", self.day(6, 20), "v1")
        self.do(s.SendBack, self.day(6, 25), units=["u3"], due=self.day(8, 31), words="退回", **k)
        self.do(s.ReportRedo, self.day(8, 20), by="u3", words="已重改", **k)
        self.vote("v2", self.day(9, 25), {"u3": True})
        self.step("k1", self.day(9, 25), "v2")
        self.do(s.CloseMatter, self.day(11, 1), reason="solved", words="到位", **k)

    def _waiting(self):
        self.vote("v3", self.day(11, 5), {"u5": False})
        self.step("k2", self.day(11, 5), "v3")
        due = self.day(3, 31, -1)
        self.do(s.SendBack, self.day(11, 8), matter="k2", units=["u5"], due=due, words="退回")

    def _twice(self):
        k, due = {"matter": "k3"}, self.day(3, 31, -1)
        back = {"units": ["u6"], "words": "退回", **k}
        self.vote("v4", self.day(9, 5), {"u6": False})
        self.step("k3", self.day(9, 5), "v4")
        self.do(s.SendBack, self.day(9, 8), due=self.day(10, 30), **back)
        self.do(s.ReportRedo, self.day(10, 20), by="u6", words="已重改", **k)
        self.vote("v5", self.day(11, 15), {"u6": False})
        self.step("k3", self.day(11, 15), "v5")
        self.do(
            s.PlanInquiry, self.day(11, 16), inquiry="q3", congress=self.place, title="再问",
            whom=["government"],
        )  # fmt: skip
        self.step("k3", self.day(11, 18), "q3", "inquiries")
        self.do(s.SendBack, self.day(11, 20), due=due, **back)

    def end(self):
        units = [Unit(id="u9", name="局9", division=self.place)]
        self.do(EnterUnits, self.day(2, 1, -1), congress=self.place, units=units)


def supervised(place, year, compulsory):
    """Two years of supervision at a place, of which the second is looked at."""
    years = Years(place, year, compulsory)
    years.begin()
    years.plans()
    years.meetings()
    years.reports()
    years.others()
    years.matters()
    years.end()
    term = Term.open(place, divisions=divisions_of(place))
    for act in sorted(years.acts, key=lambda act: act.on):
        term.do(act)
    return Clean(tuple(entry.act for entry in term.journal), term.state)


SUPERVISIONS = {" ".join(map(str, at)): cache(partial(supervised, *at)) for at in PLACES}
"""Two clean years of supervision at each of the places."""
