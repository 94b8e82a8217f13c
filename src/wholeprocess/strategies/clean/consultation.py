"""Stations, opinions and people at the table in years in which nothing is irregular."""

from datetime import date, timedelta
from functools import cache, partial

from wholeprocess import consultation as c
from wholeprocess import management as m
from wholeprocess.check.planting import Clean
from wholeprocess.congress import Deputy, Unit
from wholeprocess.process import EnterUnits, SeatDeputies, SetPractice, Term

COUNTY, TOWN, OTHER = "430381", "430381101", "430381102"
HOME, FAR = TOWN + "202", OTHER + "201"
SEATS = {
    COUNTY: {"c1": TOWN, "c2": OTHER, "c3": TOWN, "c4": OTHER},
    TOWN: {"t1": TOWN, "t2": TOWN},
    OTHER: {"o1": OTHER},
    "4303": {"m1": COUNTY},
    "43": {"p1": "4303"},
}
KINDS = ("special-report", "survey", "law-inspection", "township-work")
DRAFTS = ("plan", "budget", "urban-plan")
EVERY = (*KINDS, *DRAFTS)


def seated(on):
    """Deputies of four levels and two departments."""
    since = date(2021, 1, 1)
    for congress, seats in SEATS.items():
        deputies = [
            Deputy(id=ident, name=ident, congress=congress, elected_by=by, since=since)
            for ident, by in seats.items()
        ]
        yield SeatDeputies(on=on, congress=congress, deputies=deputies)
    units = [Unit(id=name, name=name, division=COUNTY) for name in ("u1", "u2")]
    yield EnterUnits(on=on, congress=COUNTY, units=units)


# --- a year of three stations ---------------------------------------------------------------------


def opened(year):
    first, by = date(year, 1, 1), {"by": "presidium"}
    count = {"code": "PR-duty-month", "value": 0, "reason": "走访为主"}
    yield SetPractice(on=first, congress=OTHER, **count)
    for station, division, congress in (
        ("s1", HOME, TOWN), ("s2", FAR, COUNTY), ("s3", FAR, OTHER),
    ):  # fmt: skip
        yield c.OpenStation(
            on=first, station=station, congress=congress, division=division, name="站", **by
        )
    yield c.AttachDeputies(on=first, station="s1", deputies=["t1", "c1", "m1"], **by)
    yield c.AttachDeputies(on=first, station="s2", deputies=["c2"], **by)
    yield c.AttachDeputies(on=date(year, 9, 1), station="s1", deputies=["p1", "t2"], **by)
    criteria = (
        "room", "sign", "rules-on-the-wall", "roster-posted", "opinions-register", "opening-hours",
    )  # fmt: skip
    for n, station in enumerate(("s1", "s2", "s3"), start=2):
        for month in (n, n + 5):
            yield c.CheckStation(
                on=date(year, month, 5), station=station, checkers=["c1"], met=criteria, **by
            )


def duties(year):
    by = {"by": "presidium"}
    for month in range(1, 13):
        day = date(year, month, 20)
        duty = c.Duty(station="s1", day=day, deputies=["t1", "c1"])
        yield c.PostRoster(
            on=date(year, month, 3), roster=f"r{month:02}", congress=TOWN, duties=[duty], **by
        )
        together = c.Sitting(deputies=["t1", "c1"], residents=4)
        yield c.ReceiveResidents(on=day, station="s1", sittings=[together], **by)
        alone = c.Sitting(deputies=["c2"], residents=2)
        yield c.ReceiveResidents(on=date(year, month, 12), station="s2", sittings=[alone], **by)
    for month, deputies in ((4, ["m1"]), (8, ["m1"]), (10, ["p1"])):
        sitting = c.Sitting(deputies=[*deputies, "t1"], residents=3)
        yield c.ReceiveResidents(on=date(year, month, 25), station="s1", sittings=[sitting], **by)
    for station, month in (("s1", 5), ("s1", 11), ("s3", 6)):
        yield c.VisitVillages(
            on=date(year, month, 15), station=station, deputies=["c1", "c3"], visited=[HOME], **by
        )


def contacts(year):
    own = c.Contact(name="voters", who="deputy", whom="voters", times=2, months=6)
    scheme = c.ContactScheme(contacts=[own], source="本县制度")
    first, at = date(year, 1, 1), {"congress": COUNTY, "contact": "voters"}
    by = {"by": "standing-committee"}
    yield c.AdoptScheme(on=first, congress=COUNTY, scheme=scheme, **by)
    for who, day in (("c1", 3), ("c3", 9)):
        yield c.AssignContact(on=first, who=who, whom=["东组"], **by, **at)
        for month, way in ((2, "up"), (5, "down"), (7, "down"), (11, "up")):
            yield c.MakeContact(
                on=date(year, month, day), who=who, whom="东组", ways=[way], by=who, **at
            )


def stations():
    """2026, in which the Deputies Law of 2025 counts from the first day."""
    return [*seated(date(2026, 1, 1)), *opened(2026), *duties(2026), *contacts(2026)]


# --- opinions -------------------------------------------------------------------------------------


def an_opinion(n, on):
    def at(days):
        return on + timedelta(days=days)

    o = {"opinion": f"v{n}"}
    yield c.HearOpinion(on=on, by="c1", congress=COUNTY, channel="reception", **o)
    yield c.SendToCommittee(on=at(5), by="c1", **o)
    yield c.SendToDepartment(on=at(12), by="special-committee", unit="u1", **o)
    yield c.AnswerOpinion(on=at(30), by="u1", result="solved", **o)
    yield c.TellResident(on=at(40), by="c1", how="notice", **o)


def a_suggestion():
    """An opinion that became a suggestion, whose answer went home."""
    on, it, o = date(2022, 3, 1), {"suggestion": "x1"}, {"opinion": "w1"}
    yield c.HearOpinion(on=on, by="c1", congress=COUNTY, channel="visit", **o)
    yield m.Submit(on=on, by="c1", title="路灯", text="两公里没有路灯", **it)
    yield c.FeedSuggestion(on=on, by="c1", **it, **o)
    yield m.Accept(on=on, **it)
    yield m.Assign(on=date(2022, 3, 3), lead="u2", **it)
    yield m.Contact(on=date(2022, 4, 1), by="u2", **it)
    yield m.Reply(on=date(2022, 5, 10), by="u2", result="solved", words="已装", **it)
    yield c.TellResident(on=date(2022, 5, 16), by="c1", how="notice", **o)


def opinions():
    """Eight opinions of a year."""
    made = [act for n in range(1, 9) for act in an_opinion(n, date(2022, 1, 3) + n * timedelta(9))]
    return [*seated(date(2022, 1, 1)), *made, *a_suggestion()]


# --- people at the table --------------------------------------------------------------------------


def bodies(on):
    for body in ("legal-service-group", "expert-committee"):
        yield c.FormBody(
            on=on, by="standing-committee", body=body, congress=COUNTY, what=body,
            members=["律师甲", "律师乙"],
        )  # fmt: skip


class Table:
    """One matter, with those who come, from its opening to its end."""

    def __init__(self, name, what, on, *, needs=("experts",), vital=True, must=()):
        self.name, self.what, self.on, self.needs = name, what, on, needs
        self.vital, self.town = vital, what == "township-work"
        self.place = TOWN if self.town else COUNTY
        self.deputies = ("t1", "t2") if self.town else ("c1", "c2")
        self.by = "presidium" if self.town else "standing-committee"
        self.by = "government" if what in DRAFTS else self.by
        drafter = what in (*DRAFTS, "special-report")
        self.drafter = "government" if drafter else self.by
        self.groups = ("residents", *must, *needs)

    def do(self, kind, days, by=None, **fields):
        on = self.on + timedelta(days=days)
        return kind(on=on, by=by or self.by, matter=self.name, **fields)

    def begun(self):
        yield self.do(
            c.OpenMatter, 0, congress=self.place,
            what=self.what, subject=self.name, vital=self.vital, needs=self.needs,
            day=self.on + timedelta(days=60),
        )  # fmt: skip
        yield self.do(c.Invite, 2, group="deputies", names=self.deputies)
        for group in self.groups:
            yield self.do(c.Invite, 3, group=group)
            yield self.do(c.AnswerInvitation, 5, group=group, accepts=True)

    def consulted(self, forms):
        if "residents-meeting" in forms:
            who = {"residents": 9, "deputies": 2, "experts": 1}
            came = [c.Came(group=group, number=number) for group, number in who.items()]
            yield self.do(c.HoldForum, 10, meeting="f", came=came)
        if "opinion-letter" in forms:
            due = self.on + timedelta(days=30)
            yield self.do(c.SendLetter, 11, letter="l", to=self.deputies, due=due)
            for n, who in enumerate(self.deputies):
                yield self.do(c.AnswerLetter, 15 + n, letter="l", deputy=who)
        for body in ("legal-service-group", "expert-committee"):
            if body in forms:
                yield self.do(c.ConsultBody, 18, meeting=f"b-{body}", body=body, present=["律师甲"])

    def answered(self):
        for n, kind in enumerate((c.AdoptOpinion, c.DeclineOpinion)):
            opinion = {"opinion": f"o{n}"}
            yield self.do(c.GatherOpinion, 20, text="补一条", group="residents", **opinion)
            more = {"place": "第二条"} if kind is c.AdoptOpinion else {"reason": "没有资金"}
            yield self.do(kind, 40 + n, by=self.drafter, **opinion, **more)

    def ended(self):
        if self.what in DRAFTS:
            yield self.do(c.SubmitDraft, 60, text="草案")
        else:
            came = [c.Came(group=group, number=3) for group in ("deputies", *self.groups)]
            yield self.do(c.HoldMatter, 60, came=came)

    def acts(self, forms=()):
        return [*self.begun(), *self.consulted(forms), *self.answered(), *self.ended()]


FORMS = ("residents-meeting", "opinion-letter", "legal-service-group", "expert-committee")


def tables():
    """Two matters of each kind in 2025."""
    first = date(2025, 1, 2)
    yield from seated(first)
    yield from bodies(first)
    for n, what in enumerate(EVERY):
        for nth in (1, 2):
            table = Table(f"{what}-{nth}", what, date(2025, nth * 3, 1 + n))
            yield from table.acts(FORMS if what in DRAFTS else ())


def a_quiet_year():
    """A year of one survey that concerned few; its deputies came."""
    first = date(2025, 1, 2)
    yield from seated(first)
    for n in (1, 2):
        yield from Table(f"quiet-{n}", "survey", date(2025, n, 5), needs=(), vital=False).acts()


def strict():
    """A place that must have deputies and meetings of residents for everything."""
    first = date(2025, 1, 2)
    yield from seated(first)
    yield from bodies(first)
    for congress in (COUNTY, TOWN):
        for what in EVERY:
            for code, value in (
                (f"PR-must-{what}", ("deputies", "residents")),
                (f"PR-forms-{what}", ("residents-meeting", "opinion-letter")),
            ):
                yield SetPractice(
                    on=first, congress=congress, code=code, value=value, reason="本地制度"
                )
    for n, what in enumerate(EVERY):
        table = Table(what, what, date(2025, 3, 1 + n))
        yield from table.acts(("residents-meeting", "opinion-letter"))


def ground(place, acts, end):
    """The acts in the order of their days, up to a last day on which units are entered."""
    units = [Unit(id="u9", name="u9", division=place)]
    every = [*acts, EnterUnits(on=end, congress=place, units=units)]
    term = Term.open(place)
    for act in sorted(every, key=lambda act: act.on):
        term.do(act)
    return Clean(tuple(entry.act for entry in term.journal), term.state)


def _kept(acts, end):
    return ground(COUNTY, acts(), end)


CONSULTATIONS = {
    name: cache(partial(_kept, acts, end))
    for name, acts, end in (
        ("stations", stations, date(2027, 1, 15)),
        ("opinions", opinions, date(2022, 7, 15)),
        ("tables", tables, date(2026, 1, 15)),
        ("a quiet year", a_quiet_year, date(2026, 1, 15)),
        ("strict", strict, date(2026, 1, 15)),
    )
}
"""Clean consultation at a county: its stations, its opinions, its tables in three years."""
