"""Every act of an election (选举行为), part by part, and how each is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.candidates import takes as candidates
from wholeprocess.election.counting import takes as counting
from wholeprocess.election.poll import takes as poll
from wholeprocess.election.roll import takes as roll
from wholeprocess.election.seats import takes as seats
from wholeprocess.election.taking import Take
from wholeprocess.election.tenure import takes as tenure

TAKES: Mapping[type[ElectionAct], Take] = {
    **seats.TAKES,
    **roll.TAKES,
    **candidates.TAKES,
    **poll.TAKES,
    **counting.TAKES,
    **tenure.TAKES,
}
"""How each kind of act is taken in."""

ACTS: tuple[type[ElectionAct], ...] = tuple(TAKES)
"""Every kind of act that a journal may hold about an election."""
