"""The count (计票、当选): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.counting import boxes as b
from wholeprocess.election.counting import declaring as d
from wholeprocess.election.runners import run_by
from wholeprocess.election.taking import Take

TAKES: Mapping[type[ElectionAct], Take] = {
    b.CountBoxes: Take(
        b.boxes_counted,
        "results",
        (run_by, b.is_being_counted, b.boxes_are_there, b.marks_are_lawful),
    ),
    d.DeclareResult: Take(d.declared, "results", (run_by, b.is_being_counted, d.numbers_agree)),
    d.SettleAnotherList: Take(d.settled, "results", (run_by, d.are_tied)),
    d.PublishElected: Take(d.published, "results", (run_by, d.somebody_new)),
}
"""How each kind of act of this part is taken in."""
