"""The ledger of promises (承诺台账): everything that units promised, over the years of a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import field, frozen

from wholeprocess.journal import finders, finds
from wholeprocess.law import Deadline, Finding, Text, deadline
from wholeprocess.management.case import Case
from wholeprocess.management.commitment import Commitment
from wholeprocess.management.finding import finding
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.walks import files_as_of


@frozen(kw_only=True)
class Ledger:
    """The promises in a row of cases, the earliest day first."""

    promises: tuple[Commitment, ...] = field()

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Ledger:
        """Every promise made in the replies of these cases, be their files closed or not."""
        every = [promise for case in cases for promise in case.commitments]
        return cls(promises=tuple(sorted(every, key=lambda p: (p.due, p.suggestion, p.unit))))

    def where(self, holds: Callable[[Commitment], bool]) -> Ledger:
        """The promises for which something holds, as a ledger of their own."""
        return Ledger(promises=tuple(filter(holds, self.promises)))

    def of_unit(self, unit: str) -> Ledger:
        """What one unit promised."""
        return self.where(lambda promise: promise.unit == unit)

    def made_in(self, year: int) -> Ledger:
        """What was promised in one year; what of it is open shows what was carried over."""
        return self.where(lambda promise: promise.made.year == year)

    def due_between(self, first: date, last: date) -> Ledger:
        """Open promises whose day falls between two days, both counted."""
        return self.where(lambda promise: promise.open and first <= promise.due <= last)

    def overdue(self, on: date) -> Ledger:
        """Open promises whose day has passed."""
        return self.where(lambda promise: promise.open and promise.late_by(on) > 0)

    @property
    def open(self) -> Ledger:
        """What is still to be kept."""
        return self.where(lambda promise: promise.open)

    @property
    def kept(self) -> Ledger:
        """What was kept, in time or late."""
        return self.where(lambda promise: promise.fulfilled is not None)

    def __len__(self) -> int:
        return len(self.promises)

    def __iter__(self) -> Iterator[Commitment]:
        return iter(self.promises)


def rating_clock(promise: Commitment, law_on: LawOn) -> Deadline | None:
    """Until when the deputy rates a promise that was kept (SGL-promise-rated), where it holds."""
    if promise.fulfilled is None:
        return None
    law = law_on(promise.fulfilled)
    if not law.holds("SGL-promise-rated"):
        return None
    return deadline("SGL-promise-rated", promise.fulfilled, law)


@finds("PR-promise", "SGL-answer-again")
def findings(case: Case, law_on: LawOn, through: date) -> Iterator[Finding]:
    """Promises not kept by their day (PR-promise); a deputy who did not hear that one was kept."""
    for promise in case.commitments:
        if promise.replaced is None and promise.given_up is None and promise.late_by(through):
            done = promise.fulfilled
            on = done or through
            yield finding(
                case,
                law_on(on),
                "PR-promise",
                Text(
                    f"承诺{promise.due}前完成，{f'{done}兑现' if done else '尚未兑现'}",
                    f"{promise.unit} promised it by {promise.due}, "
                    + (f"kept on {done}" if done else "not kept yet"),
                ),
                Text("记录兑现或者说明理由", "record that it was kept, or why not"),
                on,
            )
        if promise.fulfilled and not promise.told.strip():
            law = law_on(promise.fulfilled)
            if law.holds("SGL-answer-again"):
                yield finding(
                    case,
                    law,
                    "SGL-answer-again",
                    Text(
                        "承诺兑现后没有再次答复代表",
                        "it was done and the deputy was not answered again",
                    ),
                    Text("再次答复代表", "answer the deputy again"),
                    promise.fulfilled,
                )


CHECKS = finders(files_as_of, findings)
"""What finds it."""
