"""Where the statutes are silent about the count (法律未作规定之处): the ways that can be set."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.law import Law

WAYS: Mapping[str, tuple[str, ...]] = {
    "ELP-unclear": ("void_mark", "void_ballot"),
    "ELP-write-in": ("elected", "not_elected"),
    "ELP-revote-turnout": ("applies", "does_not_apply"),
    "ELL-second-tie": ("vote_again", "vacant"),
    "ELP-another-turnout": ("applies", "does_not_apply"),
    "ELP-another-base": ("ballots_cast", "valid_ballots"),
    "ELP-another-number": ("least", "most"),
    "ELP-another-order": ("candidates", "everyone"),
    "ELP-another-cut-tie": ("settle", "within_most", "all_tied"),
    "ELP-another-shortage": ("those_there_are", "vacant"),
    "ELL-after-another": ("vacant", "stop", "repeat"),
    "ELP-after-invalid": ("vote_afresh", "vacant"),
}
"""Each parameter of the count, and the ways that are built; the tables say what each means."""


def way(law: Law, code: str) -> str:
    """The way that ``code`` is set to; one that nobody built raises ``ValueError``.

    >>> way(law, "ELP-another-base")
    'ballots_cast'
    """
    chosen = law.choice(code)
    if chosen not in WAYS[code]:
        raise ValueError(f"{code} is set to {chosen!r}; choose one of {', '.join(WAYS[code])}")
    return chosen
