"""The poll (投票): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.poll import ballots as b
from wholeprocess.election.poll import opening as o
from wholeprocess.election.poll import proxy as p
from wholeprocess.election.poll import stations as s
from wholeprocess.election.poll.entry import not_closed, voting
from wholeprocess.election.runners import run_by
from wholeprocess.election.taking import Change, Question, Take


def _poll(change: Change, *questions: Question) -> Take:
    return Take(change, "polls", questions)


TAKES: Mapping[type[ElectionAct], Take] = {
    # who works, and where
    s.AppointStaff: _poll(s.staff_appointed, run_by, not_closed, s.may_work),
    s.DismissStaff: _poll(s.staff_dismissed, run_by, not_closed, s.works_here),
    s.DeclareKin: _poll(s.kin_declared, not_closed),
    s.SetUpBox: _poll(s.box_set_up, run_by, not_closed, s.new_box),
    # proxies
    p.AppointProxy: _poll(
        p.appointed,
        not_closed,
        p.consented,
        p.in_writing_and_for_a_reason,
        p.both_are_voters,
        p.no_second_and_no_chain,
        p.at_most_three,
    ),
    p.RevokeProxy: _poll(p.revoked, not_closed, p.stands),
    # the vote
    o.OpenPoll: _poll(o.opened, run_by, not_closed, o.on_its_day, o.enough_candidates, o.has_a_box),
    b.IssueBallots: _poll(
        b.issued,
        run_by,
        not_closed,
        voting,
        b.box_is_open,
        b.against_a_card,
        b.entitled_to_the_box,
        b.one_each,
    ),
    b.IssueProxyBallots: _poll(
        b.proxies_issued, run_by, not_closed, voting, b.box_is_open, b.for_principals
    ),
    b.ReplaceSpoiled: _poll(
        b.replaced, run_by, not_closed, voting, b.box_is_open, b.were_given_out
    ),
    b.WriteForVoters: _poll(
        b.written,
        run_by,
        not_closed,
        voting,
        b.box_is_open,
        b.needs_a_scribe,
        b.were_given_out,
    ),
    # after it
    o.OpenBox: _poll(
        o.box_opened, run_by, not_closed, o.was_opened, b.box_is_open, o.no_more_than_given
    ),
    o.SignRecord: _poll(o.record_signed, run_by, not_closed, o.was_opened, o.can_be_signed),
    o.CallFurtherVote: _poll(o.called, run_by, o.vote_is_over),
}
"""How each kind of act of this part is taken in."""
