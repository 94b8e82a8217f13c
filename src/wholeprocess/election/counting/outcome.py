"""Declaring a result (确定选举结果): what the Electoral Law makes of a tally."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.election.act import CandidateId
from wholeprocess.election.counting import words
from wholeprocess.election.counting.choices import way
from wholeprocess.election.counting.contest import (
    ByDeputies,
    ByVoters,
    Contest,
    Electorate,
    VoteKind,
)
from wholeprocess.election.counting.tally import Tally, Votes
from wholeprocess.law import Law, Ruling, Text


@frozen
class Invalid:
    """The election does not count (选举无效): nobody is elected by it."""


@frozen
class Decided:
    """Who is elected (当选), most votes first, and how many seats are still missing."""

    elected: tuple[CandidateId, ...]
    missing: int


@frozen
class TieRevote:
    """A tie decides seats: ``among`` is voted on again for ``seats`` of them (再次投票)."""

    elected: tuple[CandidateId, ...]
    among: tuple[CandidateId, ...]
    seats: int


Outcome: TypeAlias = Invalid | Decided | TieRevote


class Verdict(StrEnum):
    """What one vote means for one person."""

    ELECTED = "elected"  # 当选
    TIED = "tied"  # 票数相等
    OUTVOTED = "outvoted"  # enough votes, but others have more (EL-45-3a)
    SHORT = "short"  # not enough votes
    BARRED = "barred"  # cannot be elected in this vote
    VOID = "void"  # 选举无效


@frozen
class Standing:
    """Where one person stands: the votes, how many are needed, the verdict, and its rule.

    ``needed`` is ``None`` where no number is: in a revote the most votes win.
    """

    votes: Votes
    needed: int | None
    verdict: Verdict
    rule: str

    @property
    def person(self) -> CandidateId:
        """Who it is."""
        return self.votes.person

    @property
    def missing(self) -> int:
        """How many votes are missing to what is needed."""
        return max(0, (self.needed or 0) - self.votes.for_)


@frozen
class Declaration(Ruling[Outcome]):
    """A ruling on a vote, with where each person stands, most votes first."""

    standings: tuple[Standing, ...] = field(default=(), repr=False)

    __match_args__ = ("outcome", "rests_on", "reasons", "standings")


@frozen
class _Bar:
    """What a person needs to be elected: the rules, the least votes, of how many, of what."""

    rules: tuple[str, ...]
    needed: int
    of: int
    base: str

    @property
    def most(self) -> str:
        """The rule by which the most votes win among those who have what is needed."""
        return self.rules[0] if self.rules[0] in ("EL-45-3b", "EL-45-5a") else "EL-45-3a"

    @classmethod
    def met(cls, rules: tuple[str, ...], law: Law, of: int, base: str) -> _Bar:
        return cls(rules, max(1, law.threshold(rules[0]).least(of=of)), of, base)


def declare(tally: Tally, electorate: Electorate, law: Law) -> Declaration:
    """Rule on one vote in one district, or in one electing congress.

    In a direct election more than half of the roll must vote (EL-45-1a), and the majority is of
    those who *voted*, not of the roll nor of the valid ballots; exactly half is not enough
    (过半数, EL-45-1b). In an indirect one it is of *all* deputies (EL-45-2). Another election
    that is direct needs the most votes and one third of the ballots (EL-45-5a), a revote only the
    most votes (EL-45-3b). A tie that decides a seat is a result: it is never broken here.

    >>> two = Contest(candidates=("A", "B", "C"), seats=2)
    >>> counted = Tally.of(two, {"A": 400, "B": 350, "C": 349}, ballots=700)
    >>> ruling = declare(counted, ByVoters(all_voters=1000, voters_who_voted=700), law)
    >>> ruling.outcome, ruling.rests_on
    (Decided(elected=('A',), missing=1), ('EL-44-1', 'EL-45-1a', 'EL-45-1b', 'EL-45-4a'))
    >>> print(ruling.reasons[3])
    B has 350 votes, 351 are needed (more than half of the 700 who voted), 1 missing: not elected
    """
    rests_on, least = ["EL-44-1"], None
    valid = tally.ballots <= electorate.voted
    if valid and isinstance(electorate, ByVoters) and (codes := _turnout_rules(tally, law)):
        rests_on += codes
        least = law.threshold("EL-45-1a").least(of=electorate.all_voters)
        valid = electorate.voters_who_voted >= least
    if not valid:
        void = tuple(Standing(v, None, Verdict.VOID, rests_on[-1]) for v in tally.votes)
        before = partial(_before_the_count, tally, electorate, least)
        return Declaration(Invalid(), rests_on, before, void)

    if tally.overmarked:
        rests_on.append("EL-44-2")
    if tally.unreadable or any(v.unclear for v in tally.votes):
        rests_on.append("ELP-unclear")
    bar = _bar(tally, electorate, law)
    rests_on += bar.rules
    barred = {v.person: rule for v in tally.votes if (rule := _barred(v, tally.contest, law))}
    passed = [v for v in tally.votes if v.for_ >= bar.needed and v.person not in barred]
    outcome, rules = _seated(passed, tally.contest, bar.most, law)
    rests_on += rules
    if any(v.written_in for v in passed) or "ELP-write-in" in barred.values():
        rests_on.append("ELP-write-in")
    standings = tuple(_standing(v, bar, barred, outcome) for v in tally.votes)
    reasons = partial(_reasons, tally, electorate, least, bar, standings, outcome)
    return Declaration(outcome, dict.fromkeys(rests_on), reasons, standings)


def _before_the_count(tally: Tally, electorate: Electorate, least: int | None) -> Iterator[Text]:
    """Whether the election counts at all; ``least`` is how many of the roll must vote."""
    yield words.ballots(tally.ballots, electorate.voted)
    if least is not None and isinstance(electorate, ByVoters):
        yield words.turnout(electorate, least)


def _reasons(
    tally: Tally,
    electorate: Electorate,
    least: int | None,
    bar: _Bar,
    standings: tuple[Standing, ...],
    outcome: Decided | TieRevote,
) -> Iterator[Text]:
    """The words of a valid election's ruling, made when they are read: most are never."""
    yield from _before_the_count(tally, electorate, least)
    if tally.void:
        yield words.void(tally.overmarked, tally.unreadable)
    share = words.share(bar.base, bar.of) if bar.base else None
    for one in standings:
        yield words.standing(one, share)
    if isinstance(outcome, TieRevote):
        yield words.tied(outcome.among, outcome.seats)
    elif outcome.missing:
        yield words.short(len(outcome.elected), tally.contest.seats)


def _turnout_rules(tally: Tally, law: Law) -> list[str]:
    """The rules by which more than half of the roll must vote; none where it need not."""
    kind = tally.contest.kind
    if kind is VoteKind.FIRST:
        return ["EL-45-1a"]
    silent = "ELP-revote-turnout" if kind is VoteKind.REVOTE else "ELP-another-turnout"
    return [silent, "EL-45-1a"] if way(law, silent) == "applies" else []


def _bar(tally: Tally, electorate: Electorate, law: Law) -> _Bar:
    kind = tally.contest.kind
    if kind is VoteKind.REVOTE:
        return _Bar(("EL-45-3b",), 0, electorate.voted, "")
    if isinstance(electorate, ByDeputies):
        rule = "EL-45-2" if kind is VoteKind.FIRST else "EL-45-5b"
        return _Bar.met((rule,), law, electorate.all_deputies, "all_deputies")
    if kind is VoteKind.FIRST:
        return _Bar.met(("EL-45-1b",), law, electorate.voters_who_voted, "voters_who_voted")
    base = way(law, "ELP-another-base")
    of = tally.ballots if base == "ballots_cast" else tally.valid
    rules = ("EL-45-5a", "ELP-another-base") if tally.void else ("EL-45-5a",)
    return _Bar.met(rules, law, of, base)


def _barred(votes: Votes, contest: Contest, law: Law) -> str:
    """The rule by which this vote cannot elect that person; empty if it can."""
    if votes.person in contest.elected:
        return "EL-45-4a"
    if not votes.written_in:
        return ""
    if contest.kind is VoteKind.REVOTE:
        return "EL-45-3b"
    return "" if way(law, "ELP-write-in") == "elected" else "ELP-write-in"


def _seated(
    passed: list[Votes], contest: Contest, most: str, law: Law
) -> tuple[Decided | TieRevote, list[str]]:
    """Those who passed, most votes first, on the seats there are; and the rules of that."""
    seats = contest.seats
    inside, outside = passed[:seats], passed[seats:]
    rules = [most] if outside else []
    if outside and outside[0].for_ == inside[-1].for_:
        cut = outside[0].for_
        safe = tuple(v.person for v in inside if v.for_ > cut)
        tied = tuple(v.person for v in passed if v.for_ == cut)
        rules.append("EL-45-3b")
        if contest.kind is VoteKind.REVOTE:
            rules.append("ELL-second-tie")
            if way(law, "ELL-second-tie") == "vacant":
                return Decided(safe, seats - len(safe)), rules
        return TieRevote(safe, tied, seats - len(safe)), rules
    missing = seats - len(inside)
    if missing and contest.kind is VoteKind.FIRST:
        rules.append("EL-45-4a")
    return Decided(tuple(v.person for v in inside), missing), rules


def _standing(
    votes: Votes, bar: _Bar, barred: Mapping[CandidateId, str], outcome: Decided | TieRevote
) -> Standing:
    needed, rule = bar.needed or None, bar.rules[0]
    if votes.person in barred:
        return Standing(votes, needed, Verdict.BARRED, barred[votes.person])
    if votes.person in outcome.elected:
        return Standing(votes, needed, Verdict.ELECTED, rule)
    if isinstance(outcome, TieRevote) and votes.person in outcome.among:
        return Standing(votes, needed, Verdict.TIED, "EL-45-3b")
    if votes.for_ < bar.needed:
        return Standing(votes, needed, Verdict.SHORT, rule)
    return Standing(votes, needed, Verdict.OUTVOTED, bar.most)
