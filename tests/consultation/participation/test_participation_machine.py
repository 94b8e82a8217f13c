"""Whatever is done in whatever order: every opinion is somewhere, every missing must is found.

The machine keeps a plain book of its own beside the library: who was invited, who came, what was
held, said and answered. From the book alone it says which findings there must be.
"""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from wholeprocess import consultation
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.consultation import (
    AdoptOpinion,
    AnswerInvitation,
    AnswerLetter,
    Came,
    ConsultBody,
    DeclineOpinion,
    FormBody,
    GatherOpinion,
    Group,
    HoldForum,
    HoldMatter,
    Invite,
    MatterKind,
    OpenMatter,
    SendLetter,
    SubmitDraft,
    matter_file,
    trace_of,
)
from wholeprocess.errors import Refused
from wholeprocess.law import in_force

COUNTY, START = "430381", date(2022, 10, 3)
REGISTER = Register(divisions=Divisions.shipped()).with_deputies(
    Deputy(id=ident, name=ident, congress=COUNTY, elected_by=COUNTY, since=date(2021, 12, 20))
    for ident in ("wu", "li")
)
FORUM, LETTER = "residents-meeting", "opinion-letter"
BODIES = {"law": "legal-service-group", "exp": "expert-committee"}
ANSWER = {MatterKind.SPECIAL_REPORT: "SL24-14", MatterKind.BUDGET: "PR-answer-opinion"}
NUMBERS = st.integers(0, 2)


class Participation(RuleBasedStateMachine):
    """One matter, and a book beside it."""

    def __init__(self):
        super().__init__()
        self.state = consultation.State()
        self.today = START
        self.done = None
        self.invited, self.came = set(), Counter()
        self.forms = {}  # by form: how many came to all its meetings
        self.due, self.answered = None, set()
        self.opinions = {}  # by number: when and how it was settled
        self.meetings = 0

    def do(self, act):
        law = in_force(act.on, COUNTY)
        self.state = consultation.admit(self.state, act, law, REGISTER)

    def refused(self, act, code):
        before = self.state
        with pytest.raises(Refused) as refused:
            self.do(act)
        assert refused.value.refusal.code == code
        assert self.state is before

    def given(self, by="office", **rest):
        return {"on": self.today, "by": by, "matter": "m", **rest}

    @initialize(
        kind=st.sampled_from(list(ANSWER)),
        days=st.integers(0, 4),
        needs=st.booleans(),
        thorough=st.booleans(),
    )
    def begin(self, kind, days, needs=False, thorough=False):
        self.thorough = thorough
        self.needs = ["experts"] if needs else []
        self.kind, self.day = kind, START + timedelta(days=days)
        host = "government" if kind.drafts else "standing-committee"
        for body, what in BODIES.items():
            self.do(
                FormBody(
                    on=START, by=host, body=body, congress=COUNTY, what=what, members=["a", "b"]
                )
            )
        self.do(
            OpenMatter(
                on=START, by=host, matter="m", congress=COUNTY, what=kind, subject="供水",
                vital=True, day=self.day, needs=self.needs,
            )
        )  # fmt: skip

    @rule(days=st.integers(1, 6))
    def time_passes(self, days):
        self.today += timedelta(days=days)

    @rule(group=st.sampled_from(["deputies", "residents", "experts"]))
    def invite(self, group):
        act = Invite(group=group, **self.given())
        if self.done:
            self.refused(act, "WP-phase")
        elif group in self.invited:
            self.refused(act, "PR-invite")
        else:
            self.do(act)
            self.invited.add(group)

    @rule(group=st.sampled_from(["deputies", "residents"]), accepts=st.booleans())
    def answer_invitation(self, group, accepts):
        act = AnswerInvitation(group=group, accepts=accepts, **self.given())
        if self.done:
            self.refused(act, "WP-phase")
        elif group in self.invited:
            self.do(act)
        else:
            self.refused(act, "PR-invited")

    @precondition(lambda self: not self.done)
    @rule(number=NUMBERS)
    def hold_forum(self, number):
        self.meetings += 1
        came = [Came(group="residents", number=number)]
        self.do(HoldForum(meeting=f"f{self.meetings}", came=came, **self.given()))
        self.forms[FORUM] = self.forms.get(FORUM, 0) + number

    @precondition(lambda self: not self.done)
    @rule(body=st.sampled_from(sorted(BODIES)), number=NUMBERS)
    def consult(self, body, number):
        self.meetings += 1
        present = ("a", "b")[:number]
        meeting = f"b{self.meetings}"
        self.do(ConsultBody(meeting=meeting, body=body, present=present, **self.given()))
        self.forms[BODIES[body]] = self.forms.get(BODIES[body], 0) + number

    @precondition(lambda self: not self.done and self.due is None)
    @rule()
    def send_letter(self):
        self.due = self.today + timedelta(days=7)
        self.do(SendLetter(letter="l", to=["wu", "li"], due=self.due, **self.given()))

    @precondition(lambda self: self.due is not None)
    @rule(deputy=st.sampled_from(["wu", "li"]))
    def answer_letter(self, deputy):
        self.do(AnswerLetter(letter="l", deputy=deputy, **self.given(deputy)))
        self.answered.add(deputy)

    @rule(number=st.integers(1, 4))
    def gather(self, number):
        act = GatherOpinion(opinion=f"o{number}", text="…", group="residents", **self.given())
        if self.done:
            self.refused(act, "WP-phase")
        elif f"o{number}" in self.opinions:
            self.refused(act, "WP-once")
        else:
            self.do(act)
            self.opinions[f"o{number}"] = None

    @rule(number=st.integers(1, 4), adopts=st.booleans())
    def settle(self, number, adopts):
        opinion, by = f"o{number}", self.given("government", opinion=f"o{number}")
        act = AdoptOpinion(place="第二条", **by) if adopts else DeclineOpinion(reason="…", **by)
        settled = self.opinions.get(opinion)
        if opinion not in self.opinions or (self.done and settled):
            self.refused(act, "PR-answer-opinion")
        elif not adopts and settled and settled[1] and settled[2]:
            self.refused(act, "PR-drop")  # adopted now, and dropped once before
        else:
            dropped = bool(settled and (settled[2] or (settled[1] and not adopts)))
            self.do(act)
            self.opinions[opinion] = (self.today, adopts, dropped)

    @rule(deputies=NUMBERS, residents=NUMBERS, experts=NUMBERS)
    def finish(self, **numbers):
        if self.kind.drafts:
            act = SubmitDraft(text="送审稿", **self.given("government"))
        else:
            came = [Came(group=group, number=n) for group, n in numbers.items()]
            act = HoldMatter(came=came, **self.given("standing-committee"))
        if self.done:
            self.refused(act, "WP-phase")
            return
        self.do(act)
        self.done = self.today
        if not self.kind.drafts:
            self.came.update(numbers)

    @precondition(lambda self: self.thorough and not self.done)
    @rule()
    def do_whatever_is_left_and_finish(self):
        for group in ("deputies", "residents", "experts"):
            if group not in self.invited:
                self.invite(group)
        for body in BODIES:
            self.consult(body, 1)
        self.meetings += 1
        came = [Came(group="residents", number=1), Came(group="experts", number=1)]
        self.do(HoldForum(meeting=f"f{self.meetings}", came=came, **self.given()))
        self.forms[FORUM] = self.forms.get(FORUM, 0) + 2
        if self.kind.drafts:
            self.came.update(experts=1)
        if self.due is None:
            self.send_letter()
        for deputy in ("wu", "li"):
            self.answer_letter(deputy)
        for opinion, settled in self.opinions.items():
            if settled is None:
                self.settle(int(opinion[1:]), adopts=True)
        self.finish(deputies=1, residents=1, experts=1)
        assert list(self.musts()) == []

    # --- what must be so --------------------------------------------------------------------------

    def musts(self):
        """The codes of what is missing, by the book."""
        report = self.kind is MatterKind.SPECIAL_REPORT
        codes = {"experts": "PR-may-special-report" if report else "PR-may-budget"}
        for group in (*(("deputies", "residents") if report else ()), *self.needs):
            if group not in self.invited:
                if self.done or (report and self.today > self.day):
                    yield codes.get(group, "PR-must-special-report")
            elif self.done and not self.came[group]:
                yield "PR-come"
        for form in (FORUM, LETTER, *BODIES.values()) if self.kind.drafts and self.done else ():
            held = self.due is not None if form == LETTER else form in self.forms
            if not held:
                yield "PR-forms-budget"
            elif form != LETTER and not self.forms[form]:
                yield "PR-come"
        for settled in self.opinions.values() if self.done else ():
            if settled is None or settled[0] > self.done:
                yield ANSWER[self.kind]
        if self.due is not None and len(self.answered) < 2:
            if self.today > self.due:
                yield "PR-letter-answer"
            if self.kind.drafts and self.done and self.done <= self.due:
                yield "PR-letter-wait"

    @invariant()
    def a_finding_stands_exactly_where_a_must_is_missing(self):
        if not self.state.matters:
            return
        found = consultation.findings(self.state, in_force, self.today)
        wanted = Counter(self.musts())
        event(f"findings: {bool(wanted)}, done: {bool(self.done)}, {self.kind}")
        assert Counter(finding.code for finding in found) == wanted

    @invariant()
    def every_opinion_is_adopted_answered_or_open(self):
        if not self.state.matters:
            return
        trace = trace_of(matter_file(self.state, "m"))
        assert {line.opinion for line in trace.lines} == set(self.opinions)
        assert trace.raised == trace.adopted + trace.answered + trace.open
        for line in trace.lines:
            settled = self.opinions[line.opinion]
            assert line.outcome == (
                "open" if settled is None else "adopted" if settled[1] else "answered"
            )
            assert bool(line.place) == (line.outcome == "adopted")
            assert bool(line.reason) == (line.outcome == "answered")


Participation.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestParticipation = Participation.TestCase


def independent():
    """Acts of one day on one matter that have nothing to do with each other."""
    given_ = {"on": START, "by": "office", "matter": "m"}
    return [
        *(Invite(group=group, **given_) for group in Group),
        HoldForum(meeting="f", came=[Came(group="residents", number=2)], **given_),
        ConsultBody(meeting="b", body="law", present=["a"], **given_),
        SendLetter(letter="l", to=["wu", "li"], due=START + timedelta(days=7), **given_),
        *(GatherOpinion(opinion=f"o{n}", text="…", group="residents", **given_) for n in range(3)),
    ]


@given(st.permutations(independent()), st.integers(0, 12))
def test_the_order_of_independent_acts_does_not_matter(acts, number):
    def after(acts):
        machine = Participation()
        machine.begin(MatterKind.BUDGET, 1)
        for act in acts:
            machine.do(act)
        machine.do(SubmitDraft(on=START, by="government", matter="m", text="送审稿"))
        return machine.state

    chosen = acts[:number]
    in_order = [act for act in independent() if act in chosen]
    one, other = after(chosen), after(in_order)
    assert one == other
    assert matter_file(one, "m") == matter_file(other, "m")
    assert consultation.findings(one, in_force, START) == consultation.findings(
        other, in_force, START
    )
