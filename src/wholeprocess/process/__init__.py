"""The whole process (全过程): a journal folded into the state of a congress's term."""

from wholeprocess.process.acts import (
    EndMandate,
    EnterUnits,
    OpenTerm,
    RegisterAct,
    SeatDeputies,
    SetPractice,
    SuppressFinding,
    SuspendDeputy,
)
from wholeprocess.process.references import Thing, references, thing_of, words_of
from wholeprocess.process.replaying import journal_at, named, read_journal, replay
from wholeprocess.process.state import ACTS, CODEC, Fold, State, admit
from wholeprocess.process.term import Dossier, Term
from wholeprocess.process.trace import Step, Trace, process_graph, things_called, trace
from wholeprocess.process.trace_text import lines, mermaid

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
    "Step",
    "SuppressFinding",
    "SuspendDeputy",
    "Term",
    "Thing",
    "Trace",
    "admit",
    "journal_at",
    "lines",
    "mermaid",
    "named",
    "process_graph",
    "read_journal",
    "references",
    "replay",
    "thing_of",
    "things_called",
    "trace",
    "words_of",
]
