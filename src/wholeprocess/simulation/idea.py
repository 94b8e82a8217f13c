"""A proposal and the project that it may become (项目): what is remembered, and drawn for it."""

from __future__ import annotations

from wholeprocess.decision import ProjectId, ProposalId
from wholeprocess.simulation.world import Process

PROPOSAL = ("benefits", "screens", "cost", "topic", "area", "work", "overruns", "saves", "redoes")
"""What is drawn for each proposal: the columns of the stream."""


class Idea:
    """A proposal, and the project that it may become: what the model must remember of it."""

    __slots__ = (
        "area",
        "benefits",
        "cost_fen",
        "done",
        "draws",
        "due",
        "id",
        "place",
        "process",
        "project",
        "start",
        "topic",
        "wakes",
    )

    id: ProposalId
    place: int
    draws: tuple[int, ...]
    benefits: int
    cost_fen: int
    topic: str
    area: str
    project: ProjectId
    process: Process
    start: int
    due: int
    done: int
    wakes: int
