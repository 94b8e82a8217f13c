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
from wholeprocess.process.appending import append_all
from wholeprocess.process.duty_kinds import BASES, MEASURES, TOTALS, Duty
from wholeprocess.process.duty_policy import DutyPart, DutyPolicy, DutyScore, PartScore
from wholeprocess.process.duty_record import (
    DutyReader,
    DutyRecord,
    DutyView,
    duty_record,
    duty_records,
    duty_view,
    gate_counts,
)
from wholeprocess.process.duty_sources import Entry
from wholeprocess.process.opinions import Owed, opinions_of, owed_home, owed_too_long
from wholeprocess.process.references import Thing, references, thing_of, words_of
from wholeprocess.process.replaying import (
    journal_at,
    named,
    read_journal,
    replay,
    stream_journal,
)
from wholeprocess.process.state import ACTS, CODEC, LIFECYCLES, Fold, State, admit
from wholeprocess.process.term import Dossier, Term
from wholeprocess.process.trace import Step, Trace, process_graph, things_called, trace
from wholeprocess.process.trace_text import lines, mermaid

__all__ = [
    "ACTS",
    "BASES",
    "CODEC",
    "LIFECYCLES",
    "MEASURES",
    "TOTALS",
    "Dossier",
    "Duty",
    "DutyPart",
    "DutyPolicy",
    "DutyReader",
    "DutyRecord",
    "DutyScore",
    "DutyView",
    "EndMandate",
    "EnterUnits",
    "Entry",
    "Fold",
    "OpenTerm",
    "Owed",
    "PartScore",
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
    "append_all",
    "duty_record",
    "duty_records",
    "duty_view",
    "gate_counts",
    "journal_at",
    "lines",
    "mermaid",
    "named",
    "opinions_of",
    "owed_home",
    "owed_too_long",
    "process_graph",
    "read_journal",
    "references",
    "replay",
    "stream_journal",
    "thing_of",
    "things_called",
    "trace",
    "words_of",
]
