"""The count (计票、当选): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.taking import Take

TAKES: Mapping[type[ElectionAct], Take] = {}
"""How each kind of act of this part is taken in."""
