"""Where the texts are silent about a congress at work (法律未作规定之处): what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.law import Law

WAYS: Mapping[str, tuple[str, ...]] = {
    "CGP-quorum-sitting": ("each_sitting", "session_only"),
    "CGP-bill-late": ("refuse", "take"),
    "CGP-signature": ("count_again", "stands"),
    "CGP-amendments-first": ("first", "any_order"),
    "CGP-cut-tie": ("all_tied", "none_tied"),
    "CGP-ballot-check": ("issued", "present"),
    "CGP-write-in": ("ignore", "void"),
}
"""Each parameter, and the ways that are built; the tables say what each means."""


def way(law: Law, code: str) -> str:
    """The way that ``code`` is set to; one that nobody built raises ``ValueError``.

    >>> way(law, "CGP-cut-tie")
    'all_tied'
    """
    chosen = law.choice(code)
    if chosen not in WAYS[code]:
        raise ValueError(f"{code} is set to {chosen!r}; choose one of {', '.join(WAYS[code])}")
    return chosen
