"""What follows a vote that did not fill every seat (另行选举、再次投票), and who stands in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.election.act import CandidateId
from wholeprocess.election.candidates.surplus import candidates_for
from wholeprocess.election.counting import words
from wholeprocess.election.counting.choices import way
from wholeprocess.election.counting.contest import Contest, VoteKind
from wholeprocess.election.counting.outcome import Declaration, Invalid, TieRevote
from wholeprocess.election.counting.tally import Tally, Votes
from wholeprocess.election.seats.election import Method
from wholeprocess.law import Law, Ruling


@frozen
class Complete:
    """Every seat is filled: nothing follows (选满)."""


@frozen
class VoteAgain:
    """The tied are voted on again, or an invalid vote is held afresh, in this contest."""

    contest: Contest


@frozen
class AnotherElection:
    """Another election (另行选举) of these candidates for the missing seats.

    ``tied`` have the same votes in the first vote at the end of the list: ``places`` of them are
    to be settled before anyone votes; nobody is picked here. ``short`` says that those left are
    fewer than the ratio asks for.
    """

    candidates: tuple[CandidateId, ...]
    seats: int
    tied: tuple[CandidateId, ...] = ()
    places: int = 0
    short: bool = False
    elected: tuple[CandidateId, ...] = field(default=(), repr=False)

    def contest(self, settled: Sequence[CandidateId] = ()) -> Contest:
        """The contest, once ``settled`` names who of the tied stands.

        Raises ``ValueError`` unless they are as many of the tied as there are places.
        """
        if len(settled) != self.places or not set(settled) <= set(self.tied):
            tied = ", ".join(self.tied) or "nobody"
            raise ValueError(f"{self.places} of the tied must be named; tied are {tied}")
        return Contest(
            candidates=(*self.candidates, *settled),
            seats=self.seats,
            kind=VoteKind.ANOTHER,
            elected=self.elected,
        )


@frozen
class Vacant:
    """So many seats stay empty (缺额); ``final`` where no further election fills them this time."""

    seats: int
    final: bool = False


Next: TypeAlias = Complete | VoteAgain | AnotherElection | Vacant


def another_election(
    first: Tally,
    elected: Sequence[CandidateId],
    seats: int,
    law: Law,
    *,
    method: Method = Method.DIRECT,
    out: Collection[CandidateId] = (),
) -> Ruling[AnotherElection | Vacant]:
    """Who stands for the ``seats`` that are missing, in the order of the ``first`` vote.

    For one seat two stand (EL-45-4c); for more, so many as the ratio of art. 31 gives on the
    missing seats (EL-45-4b), the least or the most of it (ELP-another-number). Those in ``out``
    cannot stand any more.

    >>> two = Contest(candidates=("A", "B", "C", "D"), seats=2)
    >>> first = Tally.of(two, {"A": 400, "B": 350, "C": 349, "D": 20}, ballots=700)
    >>> ruling = another_election(first, ["A"], 1, law)
    >>> ruling.outcome.candidates, ruling.rests_on
    (('B', 'C'), ('EL-45-4a', 'EL-45-4b', 'EL-45-4c'))
    """
    ratio = candidates_for(seats, law, method=method, another=True)
    least, most = ratio.least, ratio.most or ratio.least
    rules, number = ["EL-45-4a", "EL-45-4b"], least
    if seats == 1:
        rules.append(ratio.code)
    elif most > least:
        rules.append("ELP-another-number")
        number = least if way(law, "ELP-another-number") == "least" else most
    out = {*out, *elected}
    left = [v for v in first.votes if v.person not in out and _may_stand(v, law)]
    if any(v.written_in and v.person not in out for v in first.votes):
        rules.append("ELP-another-order")
    if len(left) < least:
        rules.append("ELP-another-shortage")
        if not left or way(law, "ELP-another-shortage") == "vacant":
            return Ruling(Vacant(seats), rules, [words.too_few(len(left), least)])

    inside, outside = left[:number], left[number:]
    safe, places = [v.person for v in inside], 0
    tied: list[CandidateId] = []
    if outside and outside[0].for_ == inside[-1].for_:
        rules.append("ELP-another-cut-tie")
        cut = outside[0].for_
        tied = [v.person for v in left if v.for_ == cut]
        safe = [v.person for v in left if v.for_ > cut]
        choice = way(law, "ELP-another-cut-tie")
        if choice == "all_tied" or (choice == "within_most" and len(safe + tied) <= most):
            safe, tied = safe + tied, []
        else:
            places = number - len(safe)
    outcome = AnotherElection(
        candidates=tuple(safe),
        seats=seats,
        tied=tuple(tied),
        places=places,
        short=len(left) < least,
        elected=tuple(elected),
    )
    reasons = [words.order(v.person, v.for_) for v in left]
    reasons.append(words.who_stands(outcome.candidates, seats, outcome.tied, places))
    return Ruling(outcome, rules, reasons)


def _may_stand(votes: Votes, law: Law) -> bool:
    return not votes.written_in or way(law, "ELP-another-order") == "everyone"


def what_follows(
    votes: Sequence[tuple[Tally, Declaration]],
    seats: int,
    law: Law,
    *,
    method: Method = Method.DIRECT,
    out: Collection[CandidateId] = (),
) -> Ruling[Next]:
    """What follows the last of the votes held so far in a district that elects ``seats``.

    ``votes`` are all of them with what was declared, the first vote first; ``out`` are those who
    cannot stand any more. A tie that decides is voted on again (EL-45-3b), missing seats have
    another election (EL-45-4a); what the law does not say is set (ELP-after-invalid,
    ELL-second-tie, ELL-after-another).
    """
    tally, declared = votes[-1]
    contest, outcome = tally.contest, declared.outcome
    elected = elected_by(declaration for _, declaration in votes)
    missing = seats - len(elected)
    if isinstance(outcome, Invalid):
        rules = [*declared.rests_on[-1:], "ELP-after-invalid"]
        if way(law, "ELP-after-invalid") == "vacant":
            return Ruling(Vacant(missing), rules)
        return Ruling(VoteAgain(contest), rules)
    if isinstance(outcome, TieRevote):
        tied = Contest(
            candidates=outcome.among, seats=outcome.seats, kind=VoteKind.REVOTE, elected=elected
        )
        return Ruling(VoteAgain(tied), ["EL-45-3b"])
    if not missing:
        return Ruling(Complete(), ["EL-46-1"])
    if contest.kind is VoteKind.REVOTE:
        return Ruling(Vacant(missing), ["ELL-second-tie"])
    first = next(t for t, d in votes if not isinstance(d.outcome, Invalid))
    if contest.kind is VoteKind.ANOTHER and (then := way(law, "ELL-after-another")) != "repeat":
        return Ruling(Vacant(missing, final=then == "stop"), ["ELL-after-another"])
    return another_election(first, elected, missing, law, method=method, out=out)


def elected_by(declarations: Iterable[Declaration]) -> tuple[CandidateId, ...]:
    """All who were elected by one vote after the other, in that order."""
    return tuple(
        person
        for declared in declarations
        if not isinstance(declared.outcome, Invalid)
        for person in declared.outcome.elected
    )
