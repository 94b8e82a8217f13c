"""After the election (代表资格、罢免、辞职、补选): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.taking import Take

TAKES: Mapping[type[ElectionAct], Take] = {}
"""How each kind of act of this part is taken in."""
