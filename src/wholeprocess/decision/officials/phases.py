"""The lifecycle of an election of officials as a table (选举流程)."""

from __future__ import annotations

from typing import Any

from wholeprocess.decision.officials import acts as a
from wholeprocess.decision.officials import nominating as n
from wholeprocess.decision.officials import voting as v
from wholeprocess.decision.officials.ballot import Counted
from wholeprocess.decision.officials.record import PostElection, PostPhase
from wholeprocess.decision.tabled import Player
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Ruling

P = PostPhase


def invalid(post: PostElection, act: Any, law: Law, ruling: Ruling[Counted]) -> bool:
    """More ballots came back than the check allows."""
    return ruling.outcome.invalid


def tie(post: PostElection, act: Any, law: Law, ruling: Ruling[Counted]) -> bool:
    """A tie decides a post."""
    return bool(ruling.outcome.tied)


def some_missing(post: PostElection, act: Any, law: Law, ruling: Ruling[Counted]) -> bool:
    """Too few have more than half of all deputies."""
    return len(post.elected) + len(ruling.outcome.elected) < post.seats


_VOTE = (n.in_session, v.in_secret, v.marks_are_printed)

OFFICIALS: Lifecycle[PostPhase] = Lifecycle(
    name="officials",
    start=P.NOMINATING,
    ends=frozenset({P.FILLED, P.SHORT}),
    rows=(
        Row(
            P.NOMINATING,
            a.Nominate,
            P.NOMINATING,
            by=Player.PROPOSERS,
            rule="OL-26-1",
            guards=(n.in_session, n.who_nominates, n.nominees_may_serve),
        ),
        Row(
            P.NOMINATING,
            a.HoldOfficialsPreElection,
            P.NOMINATING,
            by=Player.CONGRESS,
            rule="OL-27-1d",
            guards=(n.in_session, n.too_many_stand, v.in_secret, v.marks_are_printed),
        ),
        Row(
            P.NOMINATING,
            a.SettleCandidates,
            P.LISTED,
            by=Player.PRESIDIUM,
            rule="OL-27-1d",
            guards=(n.in_session, n.can_be_settled),
        ),
        *(
            Row(at, act, to, by=Player.CONGRESS, rule=rule, when=when, guards=_VOTE)
            for at, act in ((P.LISTED, a.ElectOfficials), (P.TIED, a.RevoteOnOfficials))
            for when, to, rule in (
                (invalid, at, "CGP-ballot-check"),
                (tie, P.TIED, "OL-29-1"),
                (some_missing, P.SHORT, "OL-29-2"),
                (None, P.FILLED, "OL-25-1"),
            )
        ),
    ),
)
"""From the nominations to the posts filled; posts left over have another election of their own."""
