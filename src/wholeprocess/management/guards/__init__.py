"""What refuses an act on a suggestion although the phase would allow it (准入条件)."""

from wholeprocess.management.guards.answering import (
    dissatisfaction_says_why,
    not_rated_yet,
    promise_has_a_day,
    promised_by,
    rating_or_reason,
    supervision_reports,
    to_handle_again,
)
from wholeprocess.management.guards.assigning import (
    asked_for,
    extension_allowed,
    may_object,
    needs_no_consent,
    objections_left,
    opinion_to_return,
    units_known,
)
from wholeprocess.management.guards.kind import Cases, Guard
from wholeprocess.management.guards.upwards import (
    awaited_from_there,
    goes_up,
    may_direct,
)
from wholeprocess.management.roles import players, plays

__all__ = [
    "Cases",
    "Guard",
    "asked_for",
    "awaited_from_there",
    "dissatisfaction_says_why",
    "extension_allowed",
    "goes_up",
    "may_direct",
    "may_object",
    "needs_no_consent",
    "not_rated_yet",
    "objections_left",
    "opinion_to_return",
    "players",
    "plays",
    "promise_has_a_day",
    "promised_by",
    "rating_or_reason",
    "supervision_reports",
    "to_handle_again",
    "units_known",
]
