"""How a contact scheme is kept (联系进度): who was contacted, how often, in which ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations.lines import ContactKey, ContactLine
from wholeprocess.consultation.stations.periods import periods
from wholeprocess.consultation.stations.scheme import Contact, Way


@frozen(kw_only=True)
class ContactProgress:
    """One contact in one period of its scheme: asked and made, and which way was not used."""

    key: ContactKey
    first: date
    last: date
    asked: int
    made: int
    unused: tuple[Way, ...]

    @property
    def kept(self) -> bool:
        """Whether it was made as often as asked, in every way of the scheme."""
        return self.made >= self.asked and not self.unused


def contact_progress(
    state: State, congress: DivisionCode, first: date, last: date
) -> tuple[ContactProgress, ...]:
    """Every contact of a congress, for each period of its scheme that lies wholly in the time.

    A contact counts where it was to be kept on every day of the period; the scheme is the one that
    was adopted last.
    """
    scheme = state.schemes.get(congress)
    if scheme is None:
        return ()
    asked = {contact.name: contact for contact in scheme.contacts}
    return tuple(
        progress
        for key, line in sorted(state.contacts.items())
        if key.congress == congress and key.contact in asked
        for progress in _of(key, line, asked[key.contact], first, last)
    )


def _of(
    key: ContactKey, line: ContactLine, contact: Contact, first: date, last: date
) -> Iterator[ContactProgress]:
    begun = max(first, min(span.since for span in line.spans))
    for begin, end in periods(begun, last, contact.months):
        if any(span.covers(begin, end) for span in line.spans):
            made = line.within(begin, end)
            used = {way for one in made for way in one.ways}
            yield ContactProgress(
                key=key,
                first=begin,
                last=end,
                asked=contact.times,
                made=len(made),
                unused=tuple(way for way in contact.ways if way not in used),
            )
