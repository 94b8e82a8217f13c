"""Turnout by channel (投票率): how many voted by which way, and how many care reached at home."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.election.act import ElectionId
from wholeprocess.election.poll.record import Channel, Poll
from wholeprocess.election.record import State


@frozen(kw_only=True)
class Turnout:
    """Ballots given out by channel, and who of them voted; it adds up exactly.

    The channels count ballots *given out*. ``not_cast`` of them never came to be votes: which
    channel those were of nobody knows, so they stand apart, and
    ``station + meeting + mobile_box + proxy - not_cast == voters_who_voted``.
    """

    all_voters: int = field(default=0)
    station: int = 0
    meeting: int = 0
    mobile_box: int = 0
    proxy: int = 0
    not_cast: int = 0

    @property
    def issued(self) -> int:
        """All ballots given out."""
        return self.station + self.meeting + self.mobile_box + self.proxy

    @property
    def voters_who_voted(self) -> int:
        """参加投票的选民, as the place counts them (ELP-participation)."""
        return self.issued - self.not_cast

    @property
    def rate(self) -> Fraction:
        """The share of all voters who voted (投票率).

        >>> Turnout(all_voters=1000, station=900, mobile_box=50, proxy=27).rate
        Fraction(977, 1000)
        """
        return Fraction(self.voters_who_voted, self.all_voters or 1)

    @property
    def reached(self) -> Fraction:
        """The share of ballots that mobile boxes and proxies brought to those who could not come.

        >>> Turnout(all_voters=1000, station=900, mobile_box=50, proxy=27).reached
        Fraction(77, 977)
        """
        return Fraction(self.mobile_box + self.proxy, self.issued or 1)

    def __add__(self, other: Turnout) -> Turnout:
        return Turnout(
            all_voters=self.all_voters + other.all_voters,
            station=self.station + other.station,
            meeting=self.meeting + other.meeting,
            mobile_box=self.mobile_box + other.mobile_box,
            proxy=self.proxy + other.proxy,
            not_cast=self.not_cast + other.not_cast,
        )


def turnout_of(poll: Poll, all_voters: int) -> Turnout:
    """The turnout of one district's closed poll; of an open one, as if all ballots were cast."""
    came = dict.fromkeys((Channel.STATION, Channel.MEETING, Channel.MOBILE_BOX), 0)
    proxy = 0
    for box in poll.boxes.values():
        came[box.channel] += box.issued
        proxy += box.proxied
    not_cast = poll.issued - poll.voters_who_voted if poll.closed else 0
    return Turnout(
        all_voters=all_voters,
        station=came[Channel.STATION],
        meeting=came[Channel.MEETING],
        mobile_box=came[Channel.MOBILE_BOX],
        proxy=proxy,
        not_cast=not_cast,
    )


def turnout(state: State, elections: Iterable[ElectionId]) -> Turnout:
    """The turnout of whole elections, added up over their districts: the first vote of each.

    A district whose roll is not on record adds its votes and no voters; one without a poll adds
    its voters and no votes.

    >>> from wholeprocess.election import State
    >>> turnout(State(), [ElectionId("county")]).voters_who_voted
    0
    """
    wanted = set(elections)
    total = Turnout()
    for place in sorted(state.districts):
        if place[0] not in wanted:
            continue
        roll, poll = state.rolls.get(place), state.polls.get(place, Poll())
        first = poll.earlier[0] if poll.earlier else poll
        total += turnout_of(first, roll.size if roll is not None else 0)
    return total
