"""What a guard is (准入条件): a question that an act must pass although the phase allows it.

A guard is asked with the case, the act, the law, the register and the other cases; it answers
``None`` or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case

Cases: TypeAlias = Mapping[SuggestionId, Case]
Guard: TypeAlias = Callable[[Case, Any, Law, Register, Cases], Refusal | None]
