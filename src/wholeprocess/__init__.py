"""The working procedures of China's local people's congresses, executable (全过程人民民主).

Acts go in, state and rulings come out, and every ruling names the article it rests on. The names
here are the front door; each room has more: ``law``, ``congress``, ``journal``, ``management``,
``decision``, ``process``, ``check``. Importing this package imports none of them: each name is
fetched when it is first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wholeprocess.check import check
    from wholeprocess.congress import Deputy, Divisions, Level, Unit
    from wholeprocess.errors import BadInput, Refused, WholeprocessError
    from wholeprocess.law import in_force
    from wholeprocess.management import Satisfaction
    from wholeprocess.process import Term, admit, replay

_ROOMS = {
    "check": "check",
    "Deputy": "congress",
    "Divisions": "congress",
    "Level": "congress",
    "Unit": "congress",
    "BadInput": "errors",
    "Refused": "errors",
    "WholeprocessError": "errors",
    "in_force": "law",
    "Satisfaction": "management",
    "Term": "process",
    "admit": "process",
    "replay": "process",
}

__all__ = [
    "BadInput",
    "Deputy",
    "Divisions",
    "Level",
    "Refused",
    "Satisfaction",
    "Term",
    "Unit",
    "WholeprocessError",
    "admit",
    "check",
    "in_force",
    "replay",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
