"""Counting a box of ballots on projects (计票): what each candidate has, whatever the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import ge, optional

from wholeprocess.decision.ballot import Ballot, Pattern, ProposalId, Ranking, Stand
from wholeprocess.decision.vote_acts import Quota
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import count, several
from wholeprocess.law import Law, how_many

Pairs: TypeAlias = tuple[tuple[ProposalId, int], ...]
Kinds: TypeAlias = tuple[tuple[ProposalId, str], ...]


def _quotas(values: Iterable[Quota]) -> tuple[Quota, ...]:
    return several(values)


def _ballots(values: Iterable[Ballot]) -> tuple[Ballot, ...]:
    return several(values)


FORMS: Mapping[str, type[Ballot]] = {
    "approve_up_to_places": Pattern,
    "exactly_places": Pattern,
    "approve_any": Pattern,
    "ranked": Ranking,
    "each_project": Stand,
}
"""The forms of a ballot (LVP-ballot) and what is written on each."""


def _each(candidates: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    return tuple(sorted(set(several(candidates))))


def _costs(costs: Mapping[ProposalId, int] | Iterable[tuple[ProposalId, int]]) -> Pairs:
    return tuple(sorted(dict(costs).items()))


def _kinds(kinds: Mapping[ProposalId, str] | Iterable[tuple[ProposalId, str]]) -> Kinds:
    return tuple(sorted(dict(kinds).items()))


@frozen(kw_only=True)
class Tally:
    """A counted box of one vote on projects. ``again`` says that it is a vote among the tied.

    ``present`` is how many deputies are at the session, unless given those with a ballot. Where
    ``quotas`` share the places out, ``categories`` say which candidate is of which; where the
    chosen may cost no more than ``budget_fen``, ``costs`` say what each costs. ``further`` counts
    the votes on what was left, this one with them.
    """

    all_deputies: int = field(validator=(count, ge(1)))  # 全体代表
    issued: int = field(validator=count)  # 发出票数
    places: int = field(validator=(count, ge(1)))  # 应选数
    candidates: tuple[ProposalId, ...] = field(converter=_each)  # 候选项目
    ballots: tuple[Ballot, ...] = field(converter=_ballots)  # 票型
    void: int = field(default=0, validator=count)  # spoiled otherwise than by its marks
    again: bool = False  # 再次票决
    present: int | None = field(default=None, validator=optional(count))  # 出席代表
    quotas: tuple[Quota, ...] = field(default=(), converter=_quotas)
    categories: Kinds = field(default=(), converter=_kinds)
    budget_fen: int | None = None
    costs: Pairs = field(default=(), converter=_costs)
    further: int = field(default=0, validator=count)

    @issued.validator
    def _to_deputies(self, _: Attribute[int], issued: int) -> None:
        if issued > self.all_deputies:
            out = f"{how_many(issued, 'ballot')} went out"
            raise ValueError(f"{out} to {how_many(self.all_deputies, 'deputy', 'deputies')}")

    @present.validator
    def _are_deputies(self, _: Attribute[object], present: int | None) -> None:
        if present is not None and not self.issued <= present <= self.all_deputies:
            here = how_many(present, "deputy", "deputies")
            raise ValueError(
                f"{here} present; {how_many(self.issued, 'ballot')}, {self.all_deputies} in all"
            )

    @ballots.validator
    def _marks_are_printed(self, _: Attribute[object], ballots: tuple[Ballot, ...]) -> None:
        if strange := {mark for b in ballots for mark in b.marks} - set(self.candidates):
            raise ValueError(f"{', '.join(sorted(strange))} is marked and was no candidate")

    @costs.validator
    def _cover_the_candidates(self, _: Attribute[object], costs: Pairs) -> None:
        unknown = sorted(set(self.candidates) - {project for project, _ in costs})
        if self.budget_fen is not None and unknown:
            raise ValueError(f"within a budget; {', '.join(unknown)} has no cost")

    @property
    def returned(self) -> int:
        """Ballots that came back, void ones with them (收回票数)."""
        return self.void + sum(ballot.count for ballot in self.ballots)

    @property
    def shares(self) -> dict[str, int]:
        """The places of each category; all of them under "" where nothing shares them out."""
        return {quota.category: quota.places for quota in self.quotas} or {"": self.places}

    @property
    def share_of(self) -> dict[ProposalId, str]:
        """The category whose places each candidate stands for."""
        kinds = dict(self.categories) if self.quotas else {}
        return {project: kinds.get(project, "") for project in self.candidates}


@frozen(kw_only=True)
class Count:
    """What each candidate has, most votes first, and how many ballots were void.

    ``points`` are the sums of places where ballots rank and LVP-ranking counts points.
    """

    votes: Pairs
    void: int
    points: Pairs = field(default=(), repr=False)

    @property
    def strength(self) -> dict[ProposalId, int]:
        """By what candidates are compared: points where there are points, else votes."""
        return dict(self.points or self.votes)


def setting(law: Law, code: str, known: tuple[str, ...]) -> str:
    """The way that a rule is set to; a way that nobody built is ``BadInput``."""
    way = law.choice(code)
    if way not in known:
        what = f"{code} is set to {way!r}; known are {', '.join(known)}"
        mend = f"set it to {' or '.join(known)}"
        raise BadInput([Problem(file="settings", field=code, what=what, mend=mend)])
    return way


def form_of(law: Law) -> type[Ballot]:
    """What a ballot is under LVP-ballot: a ``Pattern``, a ``Ranking`` or a ``Stand``.

    >>> form_of(law.under({"LVP-ballot": "ranked"})).__name__
    'Ranking'
    """
    return FORMS[setting(law, "LVP-ballot", tuple(FORMS))]


def votes_on(places: int, law: Law) -> Callable[[Ballot], tuple[ProposalId, ...] | None]:
    """How a ballot is read: the projects it is a vote for, or ``None`` where it is void.

    A ballot marked against LVP-ballot is void (LVP-overvote). One that ranks is a vote for what
    stands within the places; one that goes through the projects one by one, for what it is in
    favour of. A ballot of another form than LVP-ballot says raises ``ValueError``.

    >>> votes_of = votes_on(1, law)
    >>> votes_of(Pattern(("road",), 2)), votes_of(Pattern(("road", "well"), 1))
    (('road',), None)
    """
    form = form_of(law)
    marking = law.choice("LVP-ballot")
    spoils = setting(law, "LVP-overvote", ("void", "counted")) == "void"

    def against_the_rule(marks: int) -> bool:
        if marking == "exactly_places":
            return marks != places
        return marking == "approve_up_to_places" and marks > places

    def votes_of(ballot: Ballot) -> tuple[ProposalId, ...] | None:
        if not isinstance(ballot, form):
            kind = type(ballot).__name__
            raise ValueError(
                f"a {kind} is cast; under LVP-ballot {marking} it is a {form.__name__}"
            )
        match ballot:
            case Pattern():
                return None if spoils and against_the_rule(len(ballot.marks)) else ballot.marks
            case Ranking():
                return ballot.order[:places]
            case Stand():
                return ballot.in_favour

    return votes_of


def counted(tally: Tally, law: Law) -> Count:
    """The votes of each candidate, as ``votes_on`` reads the ballots; the void ones are counted.

    >>> from datetime import date
    >>> from wholeprocess.law import in_force
    >>> box = Tally(all_deputies=5, issued=3, places=1, candidates=("road", "well"),
    ...             ballots=(Pattern(("road",), 2), Pattern(("road", "well"), 1)))
    >>> counted(box, in_force(date(2019, 8, 2), "430681118"))
    Count(votes=(('road', 2), ('well', 0)), void=1)
    """
    votes_of = votes_on(tally.places, law)
    pointed = setting(law, "LVP-ranking", ("points", "within_places")) == "points"
    votes = Counter(dict.fromkeys(tally.candidates, 0))
    points = Counter(votes)
    void = tally.void
    for ballot in tally.ballots:
        wanted = votes_of(ballot)
        if wanted is None:
            void += ballot.count
            continue
        for project in wanted:
            votes[project] += ballot.count
        if isinstance(ballot, Ranking):
            for place, project in enumerate(ballot.order):
                points[project] += (len(tally.candidates) - place) * ballot.count
    return Count(
        votes=_most_first(votes),
        void=void,
        points=_most_first(points) if form_of(law) is Ranking and pointed else (),
    )


def _most_first(numbers: Mapping[ProposalId, int]) -> Pairs:
    return tuple(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))
