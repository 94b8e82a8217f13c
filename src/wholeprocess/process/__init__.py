"""The whole process (全过程): a journal folded into the state of a congress's term."""

from wholeprocess.process.acts import (
    EndMandate,
    EnterUnits,
    OpenTerm,
    RegisterAct,
    SeatDeputies,
    SetPractice,
    SuspendDeputy,
)
from wholeprocess.process.replaying import read_journal, replay
from wholeprocess.process.state import ACTS, CODEC, Fold, State, admit
from wholeprocess.process.term import Dossier, Term

__all__ = [
    "ACTS",
    "CODEC",
    "Dossier",
    "EndMandate",
    "EnterUnits",
    "Fold",
    "OpenTerm",
    "RegisterAct",
    "SeatDeputies",
    "SetPractice",
    "State",
    "SuspendDeputy",
    "Term",
    "admit",
    "read_journal",
    "replay",
]
