"""A county's session in a journal: every act read back, suggestions checked, officials counted."""

from datetime import date

import pytest

from wholeprocess import decision as d
from wholeprocess.check import check
from wholeprocess.congress import Deputy, Unit
from wholeprocess.decision import Entrusted, Paper, ReviewGroup, Votes
from wholeprocess.decision.parts import TAKES
from wholeprocess.errors import Refused
from wholeprocess.journal import Codec
from wholeprocess.management import Submit
from wholeprocess.process import EnterUnits, SeatDeputies, Term, replay

COUNTY, DAY, OPENS = "430381", date(2023, 1, 3), date(2023, 1, 10)
WHO = tuple(f"d{n:03}" for n in range(1, 101))
YES = Votes(for_=60)
TEXT = {"matter": "on the buses", "grounds": "two lines", "plan": "three more"}


def entered():
    seats = [
        Deputy(id=who, name=who, congress=COUNTY, elected_by=COUNTY, since=date(2022, 1, 1))
        for who in WHO
    ]
    units = [Unit(id="roads", name="roads", division=COUNTY)]
    yield SeatDeputies(on=DAY, congress=COUNTY, deputies=seats)
    yield EnterUnits(on=DAY, congress=COUNTY, units=units)
    yield Submit(on=DAY, by="d001", title="buses", text="more of them", suggestion="x1")


def before():
    at, body = {"on": DAY, "session": "s1"}, {"by": "standing-committee"}
    yield d.ProposeSpecialSession(on=DAY, by="d001", proposal="p", congress=COUNTY,
                                  matter="the flood", signers=WHO[:20])  # fmt: skip
    yield d.SetSessionDate(congress=COUNTY, session_kind="special", opens=date(2023, 1, 9),
                           proposal="p", **at, **body)  # fmt: skip
    yield d.MoveSession(opens=OPENS, reason="snow", **at, **body)
    yield d.PublishSessionDate(**at, **body)
    yield d.InspectTogether(group="one", members=WHO[:5], places=("a bridge",), **at, **body)
    yield d.ElectPresidium(members=WHO[:9], secretary_general="d001", votes=YES, **at)
    yield d.AdoptAgenda(items=("report",), votes=YES, **at)
    groups = d.balanced_groups([d.Seat(deputy=who) for who in WHO], 7)
    named = [ReviewGroup(name=f"g{n}", members=own) for n, own in enumerate(groups.members)]
    yield d.FormReviewGroups(groups=named, **at)


def bills():
    at = {"on": OPENS}
    for name in ("b1", "b2", "b3"):
        yield d.SubmitBill(by="d001", session="s1", bill=name, movers=WHO[:10], **TEXT, **at)
    yield d.ReferBill(bill="b1", committee="transport", **at)
    yield d.AdviseOnBill(bill="b1", agenda=True, words="ripe", **at)
    yield d.PutOnAgenda(bill="b1", **at)
    yield d.Amend(bill="b1", by="d020", amendment="a", words="four lines", **at)
    yield d.VoteOnAmendment(bill="b1", amendment="a", votes=YES, **at)
    yield d.VoteOnBill(bill="b1", votes=YES, **at)
    yield d.ReportOnBill(bill="b1", words="two run", **at)
    yield d.LeaveOffAgenda(bill="b2", reason="planned", **at)
    yield d.TurnIntoSuggestion(bill="b2", suggestion="x1", **at)
    yield d.WithdrawBill(bill="b3", asking=WHO[:10], **at)


def questions():
    at = {"on": OPENS}
    yield d.Inquire(by="d001", session="s1", inquiry="q", organ="finance", question="?", **at)
    yield d.AnswerInquiry(by="finance", inquiry="q", answer="!", **at)
    yield d.Interpellate(by="d001", session="s1", interpellation="i", target="government",
                         question="water", content="nine days", signers=WHO[:10], **at)  # fmt: skip
    yield d.DecideOnAnswer(interpellation="i", form="written", **at)
    yield d.AnswerInterpellation(interpellation="i", by="government", words="w", by_head=True, **at)
    yield d.RateAnswer(interpellation="i", by="d001", **at)


def officials():
    at = {"on": OPENS}
    what = {"title": "county head", "branch": "government", "rank": "head", "seats": 1}
    yield d.OpenNominations(session="s1", post="o", **what, **at)
    for n, who in enumerate(("wu", "li", "he")):
        own = WHO[10 * n : 10 * n + 10]
        yield d.Nominate(post="o", nominees=(who,), by=own[0], signers=own, **at)
    ballots = {"issued_to": WHO, **at}
    order = [Paper(for_=(who,), count=n) for who, n in (("wu", 40), ("li", 40), ("he", 20))]
    yield d.HoldOfficialsPreElection(post="o", papers=order, **ballots)
    yield d.SettleCandidates(post="o", **at)
    yield d.ElectOfficials(post="o", papers=(Paper(for_=("wu",), count=50),), **ballots)
    again = {"session": "s1", "order": "votes", "votes": YES}
    yield d.CallAnotherElection(post="o2", after="o", **again, **at)
    yield d.ElectOfficials(post="o2", papers=(Paper(for_=("wu",), count=51),), **ballots)


def leaving():
    at = {"on": OPENS}
    yield d.ResignOffice(by="sun", resignation="r", congress=COUNTY, title="judge", **at)
    yield d.DecideOnResignation(resignation="r", session="s1", votes=YES, **at)
    for name in ("m1", "m2"):
        yield d.ProposeRemoval(session="s1", removal=name, person="wu", title="county head",
                               reasons="two", **at)  # fmt: skip
        yield d.DefendAgainstRemoval(by="wu", removal=name, words="no", **at)
    yield d.VoteOnRemoval(removal="m1", session="s1", votes=YES, **at)
    yield d.OrderInvestigation(removal="m2", votes=YES, **at)


def after():
    at = {"on": OPENS}
    yield d.PublishResolution(resolution="b1", where="gazette", **at)
    yield d.IssueAssigningDocument(
        session="s1", document="no. 3", lines=(Entrusted("x1", "roads"),), **at
    )
    yield d.CloseSession(session="s1", **at)


def year():
    yield from entered()
    yield from before()
    yield d.OpenSession(on=OPENS, by="standing-committee", session="s1", congress=COUNTY,
                        session_kind="special", present=WHO)  # fmt: skip
    yield d.OpenPlenary(on=OPENS, session="s1", present=WHO, observers=("guest",))
    yield from bills()
    yield from questions()
    yield from officials()
    yield from leaving()
    yield from after()


@pytest.fixture(scope="module")
def term():
    own = Term.open(COUNTY)
    for act in year():
        own.do(act)
    return own


def test_every_act_of_the_parts_is_done_once_and_read_back(term):
    codec = Codec(d.ACTS)
    acts = [entry.act for entry in term.journal]
    # a tied revote and a filing need years of their own: test_officials, test_leaving_office
    assert set(TAKES) - {*map(type, acts)} == {d.RevoteOnOfficials, d.FileResignation}
    more = [
        d.RevoteOnOfficials(on=OPENS, post="o", issued_to=WHO, papers=(Paper(for_=("wu",)),)),
        d.FileResignation(on=OPENS, resignation="r", session="s1"),
    ]
    for act in (*acts, *more):
        if type(act) in TAKES:
            assert codec.load(act.kind, act.version, codec.dump(act)) == act


def test_the_journal_folds_to_the_same_state(term):
    state = replay(term.journal).decision
    assert state.bills["b1"].phase == "passed"
    assert state.posts["o"].candidates == ("wu", "li")
    assert state.posts["o2"].elected == ("wu",)
    assert state.offices[COUNTY, "county head"].persons == ()  # removed
    assert [f.code for f in check(term.journal)] == []


def test_suggestions_must_be_on_record(term):
    for act in (
        d.TurnIntoSuggestion(on=OPENS, bill="b2", suggestion="x9"),
        d.IssueAssigningDocument(
            on=OPENS, session="s1", document="no. 4", lines=(Entrusted("x9", "roads"),)
        ),
    ):
        with pytest.raises(Refused, match="no suggestion has the number x9"):
            term.do(act)
