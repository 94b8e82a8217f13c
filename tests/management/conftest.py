"""A county's desk: three deputies, four units, two higher congresses; and ways to drive it."""

from datetime import date, timedelta
from random import Random

import pytest

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Register, Unit
from wholeprocess.law import in_force
from wholeprocess.management import SUGGESTION

COUNTY, CITY, PROVINCE = "430381", "4303", "43"


def _deputy(ident, congress, elected_by, **more):
    return Deputy(
        id=ident,
        name=ident,
        congress=congress,
        elected_by=elected_by,
        since=date(2021, 12, 20),
        **more,
    )


@pytest.fixture(scope="session")
def register():
    return (
        Register(divisions=Divisions.shipped())
        .with_deputies(
            [
                *(_deputy(f"d{n}", COUNTY, "430381100") for n in range(1, 4)),
                _deputy("city-1", CITY, COUNTY, knows=("水利",)),
                _deputy("city-2", CITY, COUNTY),
                _deputy("city-3", CITY, "430321"),
                _deputy("city-4", CITY, COUNTY, suspended_from=date(2022, 1, 1)),
                _deputy("city-5", CITY, COUNTY, until=date(2022, 1, 1)),
                _deputy("prov-1", PROVINCE, CITY),
                _deputy("prov-2", PROVINCE, "4306"),
            ]
        )
        .with_units([Unit(id=f"u{n}", name=f"单位{n}", division=COUNTY) for n in range(1, 5)])
    )


class Desk:
    """Acts in, cases out; ``ago`` of the first day counts on from 1 March 2022."""

    def __init__(self, register, place=COUNTY, settings=None, start=date(2022, 3, 1)):
        self.register, self.place, self.start = register, place, start
        self.settings = settings or {}
        self.state = m.State()

    def law(self, on, place=None):
        return in_force(on, place or self.place).under(self.settings)

    def day(self, n):
        return self.start + timedelta(days=n)

    def do(self, act):
        self.state = m.admit(self.state, act, self.law(act.on), self.register)
        return self.state.cases[act.suggestion]

    def why_not(self, act):
        return m.why_not(self.state, act, self.law(act.on), self.register)

    def submitted(self, s="s1", **more):
        fields = {"by": "d1", "title": "修渠", "text": "渠道漏水，请修复", "suggestion": s}
        return self.do(m.Submit(on=self.day(0), **{**fields, **more}))

    def handling(self, s="s1", co=(), **more):
        self.submitted(s, **more)
        case = self.do(m.Assign(on=self.day(2), suggestion=s, lead="u1", co=co))
        for unit in ("u1", *co):
            case = self.do(m.Acknowledge(on=self.day(3), suggestion=s, by=unit))
        return case

    def replied(self, s="s1", result="solved", n=30, **more):
        self.handling(s)
        return self.do(
            m.Reply(on=self.day(n), suggestion=s, by="u1", result=result, words="已办", **more)
        )


@pytest.fixture
def desk(register):
    return Desk(register)


@pytest.fixture
def desk_at(register):
    """A desk somewhere else, on another day, or with a case's own practices."""
    return lambda **more: Desk(register, **more)


class Walk:
    """Suggestions driven at random through what the table has; each day's cases are kept."""

    SELDOM = (m.Withdraw, m.Merge, m.Decline, m.Directed, m.Return)

    def __init__(self, seed, register, law, steps=60, numbers=("s1", "s2", "s3")):
        self.register, self.law, self.rng = register, law, Random(seed)
        self.day = date(2022, 3, 1)
        self.cases, self.days = {}, {}
        for nth, number in enumerate(numbers):
            self.try_(
                m.Submit(
                    on=self.day,
                    by=f"d{nth + 1}",
                    title="修渠",
                    text="请修复",
                    suggestion=number,
                    topic=self.rng.choice(["水利", ""]),
                    voices=tuple(f"v{n}" for n in range(self.rng.randint(0, 3))),
                )
            )
        for _ in range(self.rng.randint(0, steps)):
            self.step()

    def step(self):
        rng = self.rng
        self.day += timedelta(days=rng.choice([0, 1, 10, 40]))
        case = self.cases[rng.choice(sorted(self.cases))]
        rows = [r for r in SUGGESTION.rows if r.at is case.phase]
        if rng.random() < 0.5:
            rows = [r for r in rows if r.to is not r.at] or rows
        kind = rng.choice(sorted({row.act for row in rows}, key=str))
        if kind not in self.SELDOM or rng.random() < 0.1:
            self.try_(kind(on=self.day, suggestion=case.id, **self.fields(case, kind)))

    def try_(self, act):
        state, law = m.State(self.cases), self.law(act.on, COUNTY)
        if m.why_not(state, act, law, self.register) is None:
            self.cases = m.admit(state, act, law, self.register).cases
            self.days[act.on] = self.cases

    def fields(self, case, kind):
        """Of an act that the case might take."""
        rng = self.rng
        units = [part.unit for part in case.assignments] or ["u1"]
        unit = rng.choice(units)
        if issubclass(kind, m.UnitAct):
            return {"by": unit, **self.of_unit(kind)}
        if kind is m.Assign:
            return rng.choice(
                [
                    {"lead": "u1"},
                    {"lead": "u2", "co": ("u3",)},
                    {"separate": ("u1", "u4")},
                    {"lead": "u1", "wide_and_difficult": True},
                ]
            )
        grade = rng.choice(list(m.Satisfaction))
        special = case.phase is m.Phase.SPECIAL_SUPERVISION
        elsewhere = ["admitted"] if special else ["admitted", "special_supervision"]
        objected = [p.unit for p in case.assignments if p.state is m.Handling.OBJECTED]
        return {
            m.Decline: {"reason": "不属范围", "as_letter": rng.random() < 0.5},
            m.Confirm: {"by": "d3"},
            m.Return: {"ground": "unclear", "reason": "不明确", "mend": "写明地点"},
            m.Resubmit: {"by": case.filed.by, "title": "修渠二", "text": "请修复"},
            m.Contest: {"by": case.filed.by, "unit": unit, "reason": "不归该单位"},
            m.Coordinate: {"units": units[:1], "words": "协调一致"},
            m.RefuseExtension: {"unit": unit, "reason": "不复杂"},
            m.Rehandle: {"reason": "应当再办"},
            m.Mediate: {"result": rng.choice(["agreed", "again", "failed"]), "words": "会商"},
            m.Directed: {"to": rng.choice(elsewhere), "reason": "重大"},
            m.Publish: {"pieces": ["content"], "where": "网站"},
            m.RatePromise: {"by": case.filed.by, "unit": unit, "rating": grade},
            m.DecideObjection: {
                "unit": (objected or units)[0],
                "upheld": rng.random() < 0.5,
                "reason": "核实",
            },
            m.Extend: {"reason": "涉及面广"},
            m.Rate: {
                "by": case.filed.by,
                "rating": grade,
                "why": "未修好",
                "attitude": rng.choice([None, grade]),
            },
            m.Close: {"report": "已督办", "unrated_because": rng.choice(["", "未反馈"])},
            m.Withdraw: {"by": case.filed.by, "reason": "已解决"},
            m.Merge: {"into": rng.choice(sorted(self.cases))},
            m.Escalate: {"legs": (m.Leg("4303", ["city-1"]),), "reason": "无力解决"},
            m.BringHome: {
                "congress": "4303",
                "outcome": rng.choice(["solved", "explained"]),
                "words": "结果",
            },
            m.Remind: {"whom": rng.choice([*units, case.filed.by]), "reason": "将到期"},
            m.Talk: {"unit": unit, "reason": "逾期"},
            m.MarkKey: {"reason": "群众关注", "officer": rng.choice(["", "副市长"])},
            m.RecordBenefit: {"key": "length", "amount": 3, "unit": "km"},
            m.Commend: {
                "by": "standing-committee",
                "year": 2022,
                "award": "优秀建议",
                "reason": "成效明显",
            },
        }.get(kind, {})

    def of_unit(self, kind):
        result = self.rng.choice(list(m.Result))
        promised = result in ("planned", "under-way")
        later = self.day + timedelta(days=self.rng.randint(1, 90))
        return {
            m.Object: {"reason": "不归我管"},
            m.ReturnOpinion: {"unit": "u3", "reason": "空泛"},
            m.AskExtension: {"reason": "涉及面广"},
            m.Opine: {"words": "意见"},
            m.Reply: {
                "result": result,
                "words": "答复",
                "promised": later if promised else None,
            },
            m.Fulfil: {"evidence": "照片"},
            m.Postpone: {"to": later, "reason": "汛期"},
        }.get(kind, {})


@pytest.fixture(scope="session")
def walked(register):
    """Suggestions after a random walk, by its seed."""
    return lambda seed, law=in_force, **more: Walk(seed, register, law, **more)
