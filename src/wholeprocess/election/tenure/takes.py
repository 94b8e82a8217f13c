"""After the election (代表资格、罢免、辞职、补选): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.taking import Take
from wholeprocess.election.tenure import (
    credential_takes,
    mandate_takes,
    offence_takes,
    recall_takes,
    resignation_takes,
    vacancy_takes,
)

TAKES: Mapping[type[ElectionAct], Take] = {
    **credential_takes.TAKES,
    **offence_takes.TAKES,
    **mandate_takes.TAKES,
    **recall_takes.TAKES,
    **resignation_takes.TAKES,
    **vacancy_takes.TAKES,
}
"""How each kind of act of this part is taken in."""
