"""What can be done next in a term (下一步), by room."""

from collections.abc import Mapping

from wholeprocess.strategies.moves.evaluations import evaluation_moves
from wholeprocess.strategies.moves.opinions import opinion_moves
from wholeprocess.strategies.moves.projects import project_moves
from wholeprocess.strategies.moves.suggestions import suggestion_moves
from wholeprocess.strategies.moves.table import Fields, Move, Moves, Pace, open_rows, pick, way_to

MOVES: Mapping[str, Moves] = {
    "suggestions": suggestion_moves,
    "opinions": opinion_moves,
    "projects": project_moves,
    "evaluations": evaluation_moves,
}
"""The moves of each room, by the name of what they are about."""

__all__ = ["MOVES", "Fields", "Move", "Moves", "Pace", "open_rows", "pick", "way_to"]
