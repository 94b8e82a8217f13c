"""One suggestion on its way (建议): what is remembered of it, and what is drawn for it."""

from __future__ import annotations

from wholeprocess.congress import DeputyId, DivisionCode, SessionId, UnitId
from wholeprocess.management import SuggestionId
from wholeprocess.simulation.world import Process, Queue

FIRST = (
    "came",
    "deputy",
    "topic",
    "unit",
    "severity",
    "declines",
    "accepts",
    "assigns",
    "acknowledges",
)
"""What is drawn for a suggestion before its unit has it: the columns of stream ``suggestions``."""
ROUND = (
    "handles",
    "hurries",
    "presses",
    "reply",
    "promises",
    "keeps",
    "answers",
    "rates",
    "finds",
    "hears",
    "closes",
)
"""What is drawn for each of its rounds: the columns of the stream ``round``."""

REMINDS, CLOSES_UNRATED = 20, 20
"""Days from the reply to the reminder of a silent deputy, and from there to the closed file."""
SUBMITTED_ABOVE, ASSIGNED_ABOVE, RECEIVED_ABOVE = 10, 5, 1
"""Days from a reply to the submission above, from there to the assignment, and to the receipt."""

TEXT = "存在的问题和改进的建议"
"""The text of every suggestion of the model."""


class Matter:
    """One suggestion on its way: what the model must remember of it."""

    __slots__ = (
        "congress",
        "draws",
        "ends",
        "leader",
        "number",
        "parent",
        "place",
        "process",
        "queue",
        "reply_due",
        "round",
        "row",
        "seated",
        "severity",
        "topic",
        "unit",
        "waits",
        "year",
    )

    def __init__(self, number: SuggestionId, congress: DivisionCode, place: int, year: int) -> None:
        self.number, self.congress, self.place, self.year = number, congress, place, year
        self.round = 0
        self.ends = 0
        self.waits = False
        self.parent: Matter | None = None
        self.seated: SessionId | None = None

    process: Process
    queue: Queue
    leader: DeputyId
    unit: UnitId
    topic: str
    severity: str
    reply_due: int
    draws: tuple[int, ...]
    row: tuple[int, ...]
