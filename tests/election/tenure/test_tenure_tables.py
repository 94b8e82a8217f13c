"""The lifecycles are sound, every act has its row or begins something, and journals hold them."""

from datetime import date
from itertools import groupby

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Deputy
from wholeprocess.election.tenure.takes import TAKES
from wholeprocess.journal import Codec, MemoryJournal
from wholeprocess.law import shipped_rules
from wholeprocess.process import CODEC, Fold, SeatDeputies
from wholeprocess.process import State as TermState

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
DAY = date(2022, 3, 1)

BEGIN = {
    e.AnnounceDeputies,
    e.LeaveVacant,
    e.MoveRecall,
    e.OfferResignation,
    e.PetitionRecall,
    e.RecordOffence,
    e.TransferOffence,
}
"""What begins something, or is about no thing that has phases."""


@pytest.mark.parametrize("table", e.LIFECYCLES, ids=lambda table: table.name)
def test_lifecycles_are_sound(table):
    assert table.faults() == ()
    codes = {code for row in table.rows for code in (row.rule, row.again) if code}
    assert codes <= set(shipped_rules())


@pytest.mark.parametrize("table", e.LIFECYCLES, ids=lambda table: table.name)
def test_rows_of_one_act_at_one_phase_ask_the_same(table):
    def place(row):
        return row.act.kind, row.at

    for _, rows in groupby(sorted(table.rows, key=place), key=place):
        rows = tuple(rows)
        assert len({(row.by, row.guards) for row in rows}) == 1
        assert [row.when is None for row in rows] == [False] * (len(rows) - 1) + [True]


def test_every_act_begins_something_or_has_a_row():
    rows = {row.act for table in e.LIFECYCLES for row in table.rows}
    assert rows | BEGIN == set(TAKES)
    assert not rows & BEGIN


def test_kinds_are_named_once_and_after_the_room():
    kinds = [act.kind for act in TAKES]
    assert len(set(kinds)) == len(kinds)
    assert all(kind.startswith("election.") for kind in kinds)


A = {"on": DAY, "election": "county", "deputy": "a"}
D1 = {"on": DAY, "election": "county", "district": "D1"}
R1 = {"on": DAY, "election": "county", "recall": "r1"}
VOTES = e.MotionVotes(for_=5, against=1, abstain=2)
ACTS = (
    e.ReportCredentials(valid=("A",), void=[e.Doubt("B", "procedure", "no notice")], **D1),
    e.ConfirmCredentials(seats=[e.Seat("A", "a", ("t",))], **D1),
    e.VoidElection(candidate="B", defect="foreign-funds", words="from abroad", **D1),
    e.AnnounceDeputies(on=DAY, election="county", deputies=("a",)),
    e.RecordOffence(offence="o", what="forgery", words="w", functionary=True, candidate="B", **D1),
    e.TransferOffence(on=DAY, election="county", offence="o", to=["supervision", "prosecution"]),
    e.Suspend(cause="in_custody", **A),
    e.Resume(cause_ended=DAY, **A),
    e.DeclareEnd(ground="absent_twice", words="w", sessions=["s1", "s2"], to=CITY, **A),
    e.AnnounceEnd(**A),
    e.TakeOffice(office="township-chair", **A),
    e.AskDeputy(question="q", words="w", **A),
    e.AnswerElectors(question="q", words="w", **A),
    e.ReportToElectors(words="w", **A),
    e.RecordMisuse(words="w", **A),
    e.PetitionRecall(signers=["v1"], to=COUNTY, reasons="w", recall="r", **A, district="D1"),
    e.MoveRecall(by="m1", signers=["m2"], members=33, reasons="w", recall="r", **A),
    e.InvestigateRecall(words="w", **R1),
    e.TellDeputy(**R1),
    e.Defend(by="a", words="w", written=True, **R1),
    e.PrintRecall(with_defence=True, **R1),
    e.VoteOnRecall(votes=VOTES, **R1),
    e.FileRecall(**R1),
    e.OfferResignation(resignation="x", to=COUNTY, ordered=True, **A),
    e.DecideResignation(on=DAY, election="county", resignation="x", votes=VOTES, members=33),
    e.LeaveVacant(**D1),
    e.OrderByElection(vacancy="a", **D1),
    e.ElectInRecess(on=DAY, election="city", vacancy="m", members=33, votes=[e.VotesFor("X", 17)]),
)


def test_every_act_survives_the_journal():
    codec = Codec(tuple(TAKES))
    assert {type(act) for act in ACTS} == set(TAKES)
    for act in ACTS:
        assert codec.load(act.kind, act.version, codec.dump(act)) == act
        assert act.thing


def test_a_term_takes_the_acts_and_keeps_them(seated):
    from attrs import evolve

    before = evolve(TermState.empty(seated.register.divisions), election=seated.state)
    fold, journal = Fold(before), MemoryJournal(CODEC)
    deputy = Deputy(id="a", name="A", congress=COUNTY, elected_by=COUNTY, since=DAY)
    rows = (
        SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy]),
        e.OfferResignation(resignation="x", to=COUNTY, **A),
        e.DecideResignation(
            on=DAY,
            election="county",
            resignation="x",
            votes=e.MotionVotes(for_=14),
            members=27,
        ),
    )
    for act in rows:
        fold.admit(act, keep=journal.append)
    again = Fold(before)
    for entry in journal:
        again.admit(entry.act)
    assert again.state().election == fold.state().election
    assert fold.state().election.mandates["a"].ground == "resigned"
    assert before.election.mandates["a"].ground is None
    assert fold.why_not(rows[1]).code == "WP-once"
