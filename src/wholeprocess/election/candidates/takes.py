"""Candidates (代表候选人): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.congress import Organ
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.candidates import formal_list as f
from wholeprocess.election.candidates import meetings as m
from wholeprocess.election.candidates import nomination as n
from wholeprocess.election.candidates import particulars as pa
from wholeprocess.election.candidates import pool as po
from wholeprocess.election.candidates import posting as ps
from wholeprocess.election.candidates import pre_election as pe
from wholeprocess.election.candidates import withdrawal as w
from wholeprocess.election.candidates.entry import before_the_vote, list_is_open, only_recorded
from wholeprocess.election.runners import run_by
from wholeprocess.election.taking import Change, Needs, Question, Take


def _list(change: Change, *questions: Question, by: tuple[str, ...] = ()) -> Take:
    return Take(change, "lists", questions, by)


def _pool(change: Change, *questions: Question, table: str = "prospects") -> Take:
    return Take(change, table, questions, needs=Needs.ELECTION)


OPEN = (before_the_vote, list_is_open)
"""Who stands is settled before the vote, and once."""

TAKES: Mapping[type[ElectionAct], Take] = {
    # the pool, before anybody is nominated
    po.ArrangeVetting: _pool(po.vetting_arranged, po.several_organs, table="pools"),
    po.StateQualityGate: _pool(po.gate_stated, table="pools"),
    po.EnterInPool: _pool(po.entered_in_pool, po.new_in_the_pool),
    po.Vet: _pool(po.vetted, po.in_the_pool, po.one_of_the_organs),
    po.ReviewRecord: _pool(po.reviewed, po.in_the_pool, po.can_be_judged),
    # nomination
    n.OpenNominations: _list(n.opened, run_by, *OPEN),
    n.NominateByOrganizations: _list(
        n.put_forward, *OPEN, n.still_open, n.may_be_listed, n.organizations_within_cap
    ),
    n.NominateByPetition: _list(n.signed_for, *OPEN, n.still_open, n.may_be_listed, n.enough_sign),
    pa.GiveParticulars: _list(pa.given, pa.is_a_nominee, pa.areas_are_known),
    pa.FindParticularsUntrue: _list(only_recorded, run_by, pa.is_a_nominee),
    pa.NotifyOfParticulars: _list(only_recorded, run_by, pa.is_a_nominee),
    # from the nominees to the formal list
    ps.PostNominees: _list(ps.nominees_posted, run_by, *OPEN, ps.were_nominated),
    f.ConsultVoterGroups: _list(f.consulted, run_by, *OPEN, f.agreed_on_nominees),
    f.AdoptElectionMeasures: _list(
        f.measures_adopted, *OPEN, f.inside_the_law, by=(Organ.CONGRESS,)
    ),
    pe.HoldPreElection: _list(pe.polled, run_by, *OPEN, pe.is_called_for, pe.among_the_right_ones),
    f.SettleFormalList: _list(
        f.settled,
        run_by,
        *OPEN,
        f.nobody_is_added,
        f.no_committee_member,
        f.time_to_deliberate,
        f.within_the_range,
        f.has_its_basis,
    ),
    ps.PostFormalList: _list(ps.formal_posted, run_by, ps.is_settled),
    # off the list
    w.WithdrawCandidate: _list(w.withdrawn, before_the_vote, w.stands),
    w.StrikeCandidate: _list(w.struck_off, run_by, before_the_vote, w.stands, w.a_lawful_ground),
    w.FindOutsideFunding: _list(w.funded, run_by),
    # meeting the voters
    m.IntroduceCandidates: _list(only_recorded, run_by, m.not_while_voting, m.all_stand),
    m.RequestMeeting: _list(only_recorded),
    m.HoldMeeting: _list(only_recorded, m.not_while_voting, m.all_stand),
}
"""How each kind of act of this part is taken in."""
