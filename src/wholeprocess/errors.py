"""Every error that the library raises (错误).

::

    WholeprocessError
    ├── Refused          the law, a practice in force or the record makes an act impossible
    ├── NotInForce       nothing holds on that day at that place
    ├── UnknownRule      no rule has that code
    ├── BadInput         a file, table or journal is faulty; all its problems at once
    │   └── BrokenChain  a journal's hash chain does not verify
    ├── Conflict         somebody else acted on the same thing meanwhile; nothing was kept
    ├── NoSuchThing      a suggestion, project, deputy or division that nobody recorded
    └── MissingExtra     an optional part of the library is not installed

Each says what is wrong, where, and what would mend it; fields stand beside the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from wholeprocess.law.ruling import Refusal


class WholeprocessError(Exception):
    """The root: ``except WholeprocessError`` catches whatever this library raises on purpose."""


class Refused(WholeprocessError):
    """An act that the law makes impossible was refused (不予准许); ``refusal`` has the parts.

    >>> from wholeprocess.law import Refusal
    >>> print(Refused(Refusal(code="SG-2", what="there is no text", mend="say what to do")))
    SG-2: there is no text
      mend  say what to do
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal

    @property
    def code(self) -> str:
        """The code of the rule that stands in the way."""
        return self.refusal.code

    @property
    def article(self) -> str:
        """The article behind the rule, or the words ``practice`` or ``no text``."""
        return self.refusal.article

    @property
    def mend(self) -> str:
        """What would make the act right."""
        return self.refusal.mend

    def __str__(self) -> str:
        return str(self.refusal)


class NotInForce(WholeprocessError, LookupError):
    """Nothing holds on that day at that place; a default would be a guess.

    ``code`` is the rule's, where one was asked for; ``mend`` what would give an answer.
    """

    def __init__(self, what: str, mend: str = "", code: str = "") -> None:
        super().__init__(what, mend, code)
        self.what, self.mend, self.code = what, mend, code

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.what, self.mend)))


class UnknownRule(WholeprocessError, LookupError):
    """No rule has that code."""


class Conflict(WholeprocessError):
    """Somebody else acted meanwhile, so an act was not kept (并发冲突): look again, then decide.

    ``thing`` says on what; ``expected`` is how many acts on it the caller knew of, ``found`` how
    many there are.

    >>> print(Conflict("suggestion 2022-001", 3, 4))
    suggestion 2022-001 has 4 acts, not 3: somebody else acted on it; look at it again
    """

    def __init__(self, thing: str, expected: int, found: int, what: str = "") -> None:
        super().__init__(thing, expected, found, what)
        self.thing, self.expected, self.found = thing, expected, found
        self.what = what or (
            f"{thing} has {found} acts, not {expected}: somebody else acted on it; look at it again"
        )

    def __str__(self) -> str:
        return self.what


class NoSuchThing(WholeprocessError, KeyError):
    """Nobody recorded a thing of that name."""

    def __str__(self) -> str:
        return str(self.args[0])


class MissingExtra(WholeprocessError, ImportError):
    """An optional part is not installed; the message names the extra."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs: pip install 'wholeprocess[{extra}]'")
        self.extra = extra


@frozen(kw_only=True)
class Problem:
    """One fault of an input: where it is, what it is, what mends it."""

    file: str
    line: int | None = None
    field: str | None = None
    what: str
    mend: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        name = f" {self.field}" if self.field else ""
        return f"{place}:{name} {self.what}; {self.mend}"


class BadInput(WholeprocessError, ValueError):
    """An input is faulty. ``problems`` holds every fault found; nothing of it was taken.

    The text shows the first hundred and says how many more there are.
    """

    shown = 100

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[: self.shown]]
        more = len(self.problems) - self.shown
        return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)


class BrokenChain(BadInput):
    """A journal was changed after it was written: the first entry that does not fit is named."""
