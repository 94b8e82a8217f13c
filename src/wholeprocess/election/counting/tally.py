"""The tally (计票): how many votes each person has, by whatever boxes were merged."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.election.act import CandidateId
from wholeprocess.election.counting.ballot import Marks
from wholeprocess.election.counting.box import Box
from wholeprocess.election.counting.choices import way
from wholeprocess.election.counting.contest import Contest
from wholeprocess.journal import count
from wholeprocess.law import Law


@frozen
class Votes:
    """The votes of one person on the valid ballots; the four numbers add up to those ballots."""

    person: CandidateId
    for_: int  # 赞成票, write-ins with them
    against: int = 0  # 反对票
    abstained: int = 0  # 弃权: no mark, or one that says so
    unclear: int = 0  # 无法辨认
    written_in: bool = False  # not on the list: 另选他人


@frozen(kw_only=True)
class Tally:
    """What one vote came to: the votes of each person, most first, and what did not count.

    Void ballots are still ballots, and so are blank ones, which are valid. Persons with the same
    number of votes stand in the order of the list; that order decides nothing.
    """

    contest: Contest
    ballots: int = field(validator=(count, ge(0)))  # 所投的票数
    overmarked: int = 0  # more chosen than there are seats: void (EL-44-2)
    unreadable: int = 0  # void because nobody can read them (ELP-unclear)
    blank: int = 0  # 空白票
    votes: tuple[Votes, ...] = field()

    @votes.validator
    def _within_the_box(self, _: Attribute[object], votes: tuple[Votes, ...]) -> None:
        valid = self.valid
        if not 0 <= valid <= self.ballots:
            raise ValueError(f"{self.void} void ballots of {self.ballots}")
        for v in votes:
            if v.for_ < 0 or v.against < 0 or v.for_ + v.against > valid:
                raise ValueError(f"{v.person} has votes outside the {valid} valid ballots")

    @property
    def void(self) -> int:
        """Void ballots (废票)."""
        return self.overmarked + self.unreadable

    @property
    def valid(self) -> int:
        """Valid ballots (有效票), blank ones with them."""
        return self.ballots - self.overmarked - self.unreadable

    @classmethod
    def of(
        cls,
        contest: Contest,
        votes: Mapping[str, int],
        *,
        ballots: int,
        void: int = 0,
        blank: int = 0,
    ) -> Tally:
        """A tally of which only totals are known: ballots, and votes for each person by name.

        >>> for_a = Contest(candidates=("A", "B"), seats=1)
        >>> [(v.person, v.for_) for v in Tally.of(for_a, {"A": 300, "B": 400}, ballots=700).votes]
        [('B', 400), ('A', 300)]
        """
        given = {CandidateId(person): number for person, number in votes.items()}
        for_ = {person: given.pop(person, 0) for person in contest.candidates}
        own = _ranked(for_, {}, {}, given, ballots - void)
        return cls(contest=contest, ballots=ballots, overmarked=void, blank=blank, votes=own)


def tally(box: Box, contest: Contest, law: Law) -> Tally:
    """Count a box, or several merged ones.

    A ballot that chooses more persons than there are seats is void (EL-44-2); marks against are
    no choice. A mark that cannot be read voids itself or its ballot (ELP-unclear). A candidate who
    is written in counts as marked for. Raises ``ValueError`` if a mark names nobody on the list.

    >>> two = Contest(candidates=("A", "B", "C"), seats=2)
    >>> box = Box.of([["A", "B"], ["A", "B", "+D"], ["A", "-B", "-C"], []])
    >>> counted = tally(box, two, law)
    >>> counted.overmarked, counted.blank, counted.votes[0]
    (1, 1, Votes(person='A', for_=2, against=0, abstained=1, unclear=0, written_in=False))
    """
    spoils = way(law, "ELP-unclear") == "void_ballot"
    for_ = dict.fromkeys(contest.candidates, 0)
    against: dict[CandidateId, int] = {}
    unclear: dict[CandidateId, int] = {}
    written: dict[CandidateId, int] = {}
    ballots = overmarked = unreadable = blank = 0
    seats, all_listed = contest.seats, frozenset(for_).issuperset
    for marks, number in box.counts.items():
        ballots += number
        chosen = marks.for_
        if marks.only_for:  # as on most ballots
            if not all_listed(chosen):
                raise _strange(marks, contest)
            if len(chosen) > seats:
                overmarked += number
                continue
            for person in chosen:
                for_[person] += number
            if not chosen:
                blank += number
            continue
        if not all_listed(marks.listed):
            raise _strange(marks, contest)
        if marks.unreadable or (spoils and marks.unclear):
            unreadable += number
        elif len(chosen) + len(marks.write_ins) > seats:
            overmarked += number
        else:
            for person in chosen:
                for_[person] += number
            for person in marks.write_ins:
                into = for_ if person in for_ else written
                into[person] = into.get(person, 0) + number
            for person in marks.against:
                against[person] = against.get(person, 0) + number
            for person in marks.unclear:
                unclear[person] = unclear.get(person, 0) + number
    return Tally(
        contest=contest,
        ballots=ballots,
        overmarked=overmarked,
        unreadable=unreadable,
        blank=blank,
        votes=_ranked(for_, against, unclear, written, ballots - overmarked - unreadable),
    )


def _strange(marks: Marks, contest: Contest) -> ValueError:
    strange = ", ".join(sorted(marks.listed - {*contest.candidates}))
    return ValueError(f"{strange} is marked and was no candidate")


def _ranked(
    for_: Mapping[CandidateId, int],
    against: Mapping[CandidateId, int],
    unclear: Mapping[CandidateId, int],
    written: Mapping[CandidateId, int],
    valid: int,
) -> tuple[Votes, ...]:
    """Most votes first; the order of the list, and of the alphabet for those written in, stays."""
    votes = []
    for person, number in for_.items():
        no, illegible = against.get(person, 0), unclear.get(person, 0)
        votes.append(Votes(person, number, no, valid - number - no - illegible, illegible))
    for person, number in sorted(written.items()):
        votes.append(Votes(person, number, abstained=valid - number, written_in=True))
    votes.sort(key=lambda v: -v.for_)
    return tuple(votes)
