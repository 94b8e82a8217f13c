"""Random ways through a slate and its projects under random practices: what no way can break."""

from collections import Counter
from datetime import date
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from wholeprocess import decision as d
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.decision import Chosen, Pattern, SlatePhase, State, Votes, admit, why_not
from wholeprocess.law import in_force

TOWN, SLATE, DAY = "430681118", "s", date(2019, 8, 2)
FIVE = tuple(f"d{n}" for n in range(5))
NAMES = ("p1", "p2", "p3", "p4")
REGISTER = Register(divisions=Divisions.shipped()).with_deputies(
    Deputy(id=who, name=who, congress=TOWN, elected_by=TOWN, since=date(2016, 12, 1))
    for who in FIVE
)
LAW = in_force(DAY, TOWN)
VOTES = (d.VoteOnProjects, d.RevoteOnProjects, d.VoteOnRest)
AT = {"on": DAY, "slate": SLATE}
SESSION = {"session": "s1", **AT}
WAYS = {
    "LVP-tie": ("revote", "leave_empty", "presidium_decides", "admit_all", "lower_cost_first"),
    "LVP-ballot": ("approve_up_to_places", "approve_any"),
    "LVP-shortfall": ("leave_empty", "another_vote"),
    "LVP-list": ("resolution", "vote_suffices"),
    "LVP-change": ("congress_or_committee", "congress_only", "recorded"),
    "LVP-carry": ("continue", "vote_again"),
    "LVP-pass-base": ("all_deputies", "present", "plurality"),
    "LVP-ballot-check": ("no_more", "equal"),
}
DUE = {
    SlatePhase.READY: d.VoteOnProjects,
    SlatePhase.TIE: d.RevoteOnProjects,
    SlatePhase.SHORT: d.VoteOnRest,
}
hands = st.sampled_from((4, 3, 2))
rarely = st.sampled_from((False, False, False, True))
marks = st.lists(st.sampled_from(NAMES), unique=True, max_size=2).map(tuple)
voters = st.lists(st.sampled_from((*FIVE, "stranger")), min_size=3, max_size=6).map(tuple)


met: Counter[tuple[type, bool]] = Counter()
"""How often an act of a kind was admitted, and how often it was refused."""


class Year(RuleBasedStateMachine):
    """Anybody tries anything; what is refused changes nothing."""

    fixed: ClassVar[dict[str, str]] = {}

    @initialize(ways=st.fixed_dictionaries({k: st.sampled_from(v) for k, v in WAYS.items()}))
    def begin(self, ways):
        self.law = LAW.under({**ways, **self.fixed})
        self.state, self.admitted = State(), []
        for act in (
            d.OpenCall(congress=TOWN, year=2019, **AT),
            *(
                d.Propose(
                    proposal=p,
                    title=p,
                    category="road" if p < "p3" else "water",
                    source="residents",
                    **AT,
                )
                for p in NAMES
            ),
            *(
                d.AssessProposal(proposal=p, cost_fen=n, site="v", **AT)
                for n, p in enumerate(NAMES, 1)
            ),
            *(d.Screen(round=n, **AT) for n in (1, 2, 3)),
            d.ReviewCandidates(candidates=NAMES, **AT),
            d.OpenSession(
                on=DAY, session="s1", congress=TOWN, session_kind="annual", present=FIVE[:4]
            ),
            d.ReportCandidates(words="four", **SESSION),
        ):
            assert self.attempt(act), act

    def attempt(self, act):
        refusal = why_not(self.state, act, self.law, REGISTER)
        if refusal is None:
            self.state = admit(self.state, act, self.law, REGISTER)
            self.admitted.append(act)
        met[type(act), refusal is None] += 1
        return refusal is None

    @property
    def slate(self):
        return self.state.slates[SLATE]

    @precondition(lambda self: self.slate.phase is SlatePhase.REPORTED)
    @rule(
        places=st.integers(1, 3),
        hands=st.sampled_from((4, 3, 2)),
        budget=st.none() | st.integers(0, 9),
    )
    def measure(self, places, hands, budget):
        quotas = (d.Quota("road", 1), d.Quota("water", 1)) if places == 2 else ()
        self.attempt(
            d.AdoptMeasures(
                places=places, votes=Votes(for_=hands), quotas=quotas, budget_fen=budget, **SESSION
            )
        )

    @precondition(lambda self: self.slate.phase in DUE)
    @rule(kind=st.sampled_from(VOTES), issued=voters, cast=st.lists(marks, min_size=3, max_size=5))
    def vote(self, kind, issued, cast):
        self.attempt(kind(issued_to=issued, ballots=tuple(Pattern(m, 1) for m in cast), **SESSION))

    @precondition(lambda self: self.slate.phase in DUE)
    @rule(data=st.data(), split=st.integers(0, 4), level=st.booleans())
    def vote_in_order(self, data, split, level):
        """As everybody present would, some for one choice and the others for another."""
        kind = DUE[self.slate.phase]
        first = kind is d.VoteOnProjects
        printed = self.slate.running if first else self.slate.tied
        room = self.slate.places if first else self.slate.open_places
        room = len(printed) if self.law.choice("LVP-ballot") == "approve_any" else room
        some = st.lists(st.sampled_from(printed), unique=True, max_size=room)
        if level and self.law.choice("LVP-ballot") == "approve_any":
            some, split = st.just(list(printed)), 4  # all are tied
        sides = ((data.draw(some), split), (data.draw(some), 4 - split))
        ballots = tuple(Pattern(marks, n) for marks, n in sides if n)
        self.attempt(kind(issued_to=FIVE[:4], ballots=ballots, **SESSION))

    @precondition(lambda self: self.slate.phase is SlatePhase.TIE)
    @rule(more=st.sampled_from((0, 0, 1)))
    def settle(self, more):
        projects = self.slate.tied[: self.slate.open_places + more]
        self.attempt(d.SettleTie(projects=projects, reason="more people", **SESSION))

    @precondition(lambda self: self.slate.phase in (SlatePhase.VOTED, SlatePhase.SHORT))
    @rule(hands=hands, number=st.integers(1, 2))
    def adopt(self, hands, number):
        votes = Votes(for_=hands)
        self.attempt(d.AdoptList(resolution=f"r{number}", votes=votes, **SESSION))

    @precondition(lambda self: self.slate.phase is not SlatePhase.DECIDED)
    @rule()
    def announce(self):
        self.attempt(d.AnnounceList(**SESSION))

    @precondition(lambda self: self.state.projects)
    @rule(data=st.data(), hands=hands, dropped=rarely, agreed=st.booleans())
    def change(self, data, hands, dropped, agreed):
        project = data.draw(st.sampled_from(sorted(self.state.projects)))
        what = d.Change(dropped=dropped, cost_fen=None if dropped else 7)
        number = f"c{len(self.admitted)}"
        if agreed:
            self.attempt(
                d.ConsentToChange(
                    on=DAY,
                    project=project,
                    session="s1",
                    change=number,
                    what=what,
                    votes=Votes(for_=hands),
                )
            )
        self.attempt(
            d.ChangeProject(on=DAY, project=project, change=number, what=what, reason="ground")
        )

    @precondition(lambda self: self.state.projects)
    @rule(data=st.data())
    def carry_over(self, data):
        project = data.draw(st.sampled_from(sorted(self.state.projects)))
        self.attempt(d.OpenCall(on=DAY, slate="next", congress=TOWN, year=2020))
        self.attempt(d.CarryOver(on=DAY, project=project, into="next", reason="rain"))

    @precondition(lambda self: self.state.projects)
    @rule(data=st.data(), funded=st.booleans(), amount=st.integers(1, 9))
    def move_money(self, data, funded, amount):
        project = data.draw(st.sampled_from(sorted(self.state.projects)))
        at = {"on": DAY, "project": project}
        if self.state.projects[project].plan is None:
            stages = (d.Stage("all", 5),)
            due = date(2019, 9, 1)
            self.attempt(d.ScheduleProject(start=DAY, due=due, cost_fen=6, stages=stages, **at))
        if funded:
            self.attempt(d.FundProject(source="county", amount_fen=amount, **at))
        for paid in (amount, 1):
            number = f"n{len(self.admitted)}"
            self.attempt(d.PayForProject(payment=number, payee="builder", amount_fen=paid, **at))

    @invariant()
    def nothing_is_chosen_without_a_lawful_vote(self):
        if not hasattr(self, "state"):
            return
        by_vote = set()
        for ruling in self.slate.choices:
            outcome = ruling.outcome
            by_vote |= {*getattr(outcome, "projects", ()), *getattr(outcome, "chosen", ())}
        assert set(self.slate.chosen) == by_vote
        assert len(set(self.slate.chosen)) == len(self.slate.chosen)
        if self.state.projects:
            assert self.slate.phase is SlatePhase.DECIDED
            assert set(self.state.projects) == set(self.slate.projects)
            announced = any(isinstance(act, d.AnnounceList) for act in self.admitted)
            carried = any(r.passed for r in self.state.resolutions.values())
            assert announced != carried
            assert not announced or self.law.choice("LVP-list") == "vote_suffices"

    @invariant()
    def nobody_votes_twice_and_no_stranger_does(self):
        for act in getattr(self, "admitted", ()):
            if isinstance(act, VOTES):
                assert len(set(act.issued_to)) == len(act.issued_to)
                assert set(act.issued_to) <= set(FIVE[:4])

    @invariant()
    def money_in_is_money_paid_and_money_left(self):
        for project in self.state.projects.values() if hasattr(self, "state") else ():
            account = project.account
            assert account.funded_fen == account.paid_fen + account.left_fen
            assert account.left_fen >= 0
            assert account.paid_fen <= (project.budget_fen or 0)

    @invariant()
    def nothing_is_changed_without_consent(self):
        for project in self.state.projects.values() if hasattr(self, "state") else ():
            for change in project.changes:
                given = project.consent(change.change)
                assert given is not None or self.law.choice("LVP-change") == "recorded"

    @invariant()
    def the_budget_and_the_quotas_are_kept(self):
        if not hasattr(self, "state"):
            return
        assert self.slate.money_left is None or self.slate.money_left >= 0
        if self.law.choice("LVP-tie") != "admit_all":
            assert len(self.slate.chosen) <= max(self.slate.places, 0)
            assert all(left >= 0 for left in self.slate.open_quotas.values())
        last = self.slate.choices[-1].outcome if self.slate.choices else None
        if isinstance(last, Chosen):
            assert self.slate.tied == ()


def walk(ways, examples=60):
    """Random ways, some practices being fixed; the kinds that were admitted and refused."""
    met.clear()
    machine = type("Year", (Year,), {"fixed": ways})
    steps = settings(max_examples=examples, stateful_step_count=25, deadline=None, derandomize=True)
    run_state_machine_as_test(machine, settings=steps)
    admitted = {kind for kind, taken in met if taken}
    return admitted, {kind for kind, taken in met if not taken}


def test_no_way_breaks_the_rules():
    walk({})


ALL_CAN_TIE = {"LVP-ballot": "approve_any", "LVP-ballot-check": "no_more"}


def test_nor_where_the_deputies_decide_everything():
    ways = {"LVP-tie": "revote", "LVP-list": "resolution", "LVP-change": "congress_only"}
    admitted, refused = walk({**ALL_CAN_TIE, **ways, "LVP-carry": "continue"})
    assert admitted >= {d.RevoteOnProjects, d.AdoptList, d.FundProject, d.PayForProject}
    assert refused >= {d.AnnounceList, d.SettleTie, d.VoteOnProjects, d.PayForProject}
    assert d.CarryOver in admitted
    assert d.ChangeProject in refused


def test_nor_where_the_presidium_and_the_government_do():
    ways = {"LVP-tie": "presidium_decides", "LVP-list": "vote_suffices", "LVP-change": "recorded"}
    admitted, refused = walk({**ALL_CAN_TIE, **ways, "LVP-shortfall": "another_vote"}, examples=300)
    assert admitted >= {d.SettleTie, d.VoteOnRest, d.AnnounceList, d.ChangeProject}
    assert refused >= {d.RevoteOnProjects, d.SettleTie}
