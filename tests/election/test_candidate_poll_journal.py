"""Acts of candidates and the poll in a journal: written, read back, replayed without questions."""

from datetime import date
from functools import reduce

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Divisions, Register
from wholeprocess.election.candidates.takes import TAKES as OF_CANDIDATES
from wholeprocess.election.poll.takes import TAKES as OF_POLL
from wholeprocess.journal import Codec
from wholeprocess.law import Threshold, in_force

AT = {"election": "2021", "district": "D01"}
IN = {"election": "2021"}
MAY, JUNE, DAY = date(2021, 5, 1), date(2021, 6, 10), date(2021, 7, 1)
TEN = tuple(f"v{n:02}" for n in range(1, 11))
GATE = e.QualityGate(
    criteria=[
        e.Criterion(measure="attended", of="held", share=Threshold("2/3", strict=False)),
        e.Criterion(measure="suggestions", least=1),
    ]
)
RECORD = (e.DutyCount("attended", 4), e.DutyCount("held", 6), e.DutyCount("suggestions", 3))
REGISTER = Register(divisions=Divisions.shipped())

BEFORE = (
    e.ArrangeVetting(on=MAY, organs=("police", "tax"), **IN),
    e.StateQualityGate(on=MAY, gate=GATE, **IN),
    e.EnterInPool(on=MAY, person="a", recommended_by="party", stands_again=True, **IN),
    e.Vet(on=MAY, by="tax", person="a", favourable=True, words="paid", **IN),
    e.ReviewRecord(on=MAY, person="a", record=RECORD, **IN),
    e.OpenNominations(on=JUNE, **AT),
    e.NominateByOrganizations(on=JUNE, organizations=("party",), nominees=("a",), **AT),
    e.NominateByOrganizations(on=JUNE, organizations=("x", "y"), nominees=("b",), **AT),
    e.NominateByPetition(on=JUNE, nominee="c", signers=TEN, **AT),
    e.GiveParticulars(on=JUNE, nominee="a", words="x", deputy_in=("430381",), **AT),
    e.FindParticularsUntrue(on=JUNE, nominee="b", words="x", **AT),
    e.NotifyOfParticulars(on=JUNE, nominee="b", words="x", **AT),
    e.PostNominees(on=JUNE, nominees=("a", "b", "c"), **AT),
    e.ConsultVoterGroups(on=JUNE, groups=2, voters=30, **AT),
    e.HoldPreElection(
        on=JUNE,
        voters=30,
        votes=(e.Polled("a", 9), e.Polled("b", 8), e.Polled("c", 7)),
        **AT,
    ),
    e.SettleFormalList(on=JUNE, candidates=("a", "b"), **AT),
    e.PostFormalList(on=JUNE, **AT),
    e.IntroduceCandidates(on=JUNE, candidates=("a", "b"), way="notice", **AT),
    e.RequestMeeting(on=JUNE, **AT),
    e.HoldMeeting(on=JUNE, candidates=("a", "b"), voters=12, **AT),
    e.StrikeCandidate(on=JUNE, candidate="c", ground="died", **AT),
    e.FindOutsideFunding(on=JUNE, candidate="z", words="x", **AT),
)
POLL = (
    e.AppointStaff(on=JUNE, role="scrutineer", people=("s1", "s2"), **AT),
    e.DeclareKin(on=JUNE, person="s2", candidate="a", relation="brother", **AT),
    e.DismissStaff(on=JUNE, person="s2", **AT),
    e.SetUpBox(on=JUNE, box="s", channel="station", scrutineers=("s1",), **AT),
    e.SetUpBox(on=JUNE, box="m", channel="mobile-box", scrutineers=("s1",), **AT),
    e.AppointProxy(on=JUNE, principal="v02", proxy="v01", reason="away", **AT),
    e.AppointProxy(on=JUNE, principal="v03", proxy="v01", reason="in-custody", **AT),
    e.RevokeProxy(on=JUNE, principal="v03", **AT),
    e.OpenPoll(on=DAY, **AT),
    e.IssueBallots(on=DAY, box="s", voters=TEN[2:], card="voter-card", **AT),
    e.IssueBallots(on=DAY, box="m", number=3, reason="scattered", **AT),
    e.IssueProxyBallots(on=DAY, box="s", voters=("v02",), **AT),
    e.ReplaceSpoiled(on=DAY, box="s", number=1, **AT),
    e.WriteForVoters(on=DAY, box="s", number=1, reason="disabled", **AT),
    e.OpenBox(on=DAY, box="s", returned=9, **AT),
    e.OpenBox(on=DAY, box="m", returned=3, cast=3, **AT),
    e.SignRecord(on=DAY, signed_by=("s1",), **AT),
    e.CallFurtherVote(on=DAY, vote="another", day=date(2021, 7, 8), **AT),
)
APART = (
    e.WithdrawCandidate(on=JUNE, candidate="a", **AT),
    e.AdoptElectionMeasures(on=JUNE, ratio=Threshold("1/5", strict=False).part, **AT),
)
ACTS = (*BEFORE, *POLL, *APART)
CODEC = Codec(e.ACTS)


def test_every_kind_of_act_of_the_two_parts_stands_here():
    assert {type(act) for act in ACTS} == {*OF_CANDIDATES, *OF_POLL}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.kind)
def test_round_trips(act):
    data = CODEC.dump(act)
    assert CODEC.load(act.kind, act.version, data) == act
    assert CODEC.dump(CODEC.load(act.kind, act.version, data)) == data


def begun():
    place = ("2021", "D01")
    called = e.Election(id="2021", congress="430381", method=e.Method.DIRECT, day=DAY)
    here = e.District(
        election="2021", id="D01", name="x", division="430381", seats=1, population=100
    )
    return e.State(
        elections={"2021": called},
        districts={place: here},
        rolls={place: e.Roll(size=40)},
        voters={"2021": {f"v{n:02}": "D01" for n in range(1, 41)}},
    )


def folded(step):
    def take(state, act):
        return step(state, act, in_force(act.on, "430381"), REGISTER)

    return reduce(take, BEFORE + POLL, begun())


def test_replay_without_questions_gives_the_same_state():
    asked = folded(e.admit)
    assert asked == folded(e.apply)
    own = asked.lists["2021", "D01"]
    assert (own.formal, own.nominees, own.barred) == (("a", "b"), ("a", "b"), ("z",))
    assert isinstance(asked.prospects["2021", "a"].review.outcome, e.GatePassed)
    assert asked.polls["2021", "D01"].earlier[0].voters_who_voted == 12
    assert e.proxy_of(asked, "2021", "v02") is None  # a further vote is on


def test_tables_of_a_callers_own_give_the_same_state():
    tables = begun().tables()
    own = e.State(**tables)
    for act in BEFORE + POLL:
        e.update(tables, e.consequences(own, act, in_force(act.on, "430381"), REGISTER))
    assert own == folded(e.admit)


def test_admitting_leaves_the_old_state_alone():
    state = begun()
    for act in BEFORE + POLL:
        before = e.State(**state.tables())
        after = e.admit(state, act, in_force(act.on, "430381"), REGISTER)
        assert state == before != after, act.kind
        state = after
