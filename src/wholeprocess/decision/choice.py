"""Choosing projects (票决): what the law and practice make of a box of ballots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.decision.ballot import Pattern, ProposalId
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import count
from wholeprocess.law import Law, Refusal, Ruling, Text, how_many

T = TypeVar("T")


def _each(candidates: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    return tuple(sorted(set(candidates)))


def _patterns(values: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(values)


@frozen(kw_only=True)
class Tally:
    """A counted box of one vote on projects. ``again`` says that it is a vote among the tied."""

    all_deputies: int = field(validator=(count, ge(1)))  # 全体代表
    issued: int = field(validator=count)  # 发出票数
    places: int = field(validator=(count, ge(1)))  # 应选数
    candidates: tuple[ProposalId, ...] = field(converter=_each)  # 候选项目
    ballots: tuple[Pattern, ...] = field(converter=_patterns)  # 票型
    void: int = field(default=0, validator=count)  # spoiled otherwise than by its marks
    again: bool = False  # 再次票决

    @issued.validator
    def _to_deputies(self, _: Attribute[int], issued: int) -> None:
        if issued > self.all_deputies:
            out = f"{how_many(issued, 'ballot')} went out"
            raise ValueError(f"{out} to {how_many(self.all_deputies, 'deputy', 'deputies')}")

    @ballots.validator
    def _marks_are_printed(self, _: Attribute[object], ballots: tuple[Pattern, ...]) -> None:
        if strange := {mark for b in ballots for mark in b.marks} - set(self.candidates):
            raise ValueError(f"{', '.join(sorted(strange))} is marked and was no candidate")

    @property
    def returned(self) -> int:
        """Ballots that came back, void ones with them (收回票数)."""
        return self.void + sum(pattern.count for pattern in self.ballots)


@frozen(kw_only=True)
class Count:
    """What each candidate has, most votes first, and how many ballots were void."""

    votes: tuple[tuple[ProposalId, int], ...]
    void: int


@frozen
class Invalid:
    """The vote does not count: more ballots came back than went out (投票无效)."""

    returned: int
    issued: int


@frozen
class Chosen:
    """The projects chosen (入选), most votes first, and how many places stay empty (空缺)."""

    projects: tuple[ProposalId, ...]
    missing: int


@frozen
class TieRevote:
    """A tie decides places: ``among`` is voted on again for the ``places`` left (再次票决)."""

    chosen: tuple[ProposalId, ...]
    among: tuple[ProposalId, ...]
    places: int


def setting(law: Law, code: str, known: tuple[str, ...]) -> str:
    """The way that ``code`` is set to; one that nobody built raises ``BadInput``."""
    way = law.choice(code)
    if way not in known:
        what, mend = f"is set to {way!r}", f"choose one of {', '.join(known)}"
        raise BadInput([Problem(file="settings", field=code, what=what, mend=mend)])
    return way


def counted(tally: Tally, law: Law) -> Count:
    """The votes of each candidate; ballots marked against LVP-ballot are void (LVP-overvote).

    >>> from datetime import date
    >>> from wholeprocess.law import in_force
    >>> box = Tally(all_deputies=5, issued=3, places=1, candidates=("road", "well"),
    ...             ballots=(Pattern(("road",), 2), Pattern(("road", "well"), 1)))
    >>> counted(box, in_force(date(2019, 8, 2), "430681118"))
    Count(votes=(('road', 2), ('well', 0)), void=1)
    """
    marking = setting(law, "LVP-ballot", ("approve_up_to_places", "exactly_places", "approve_any"))
    spoils = setting(law, "LVP-overvote", ("void", "counted")) == "void"

    def against_the_rule(marks: int) -> bool:
        if marking == "exactly_places":
            return marks != tally.places
        return marking == "approve_up_to_places" and marks > tally.places

    votes = Counter(dict.fromkeys(tally.candidates, 0))
    void = tally.void
    for pattern in tally.ballots:
        if spoils and against_the_rule(len(pattern.marks)):
            void += pattern.count
        else:
            for mark in pattern.marks:
                votes[mark] += pattern.count
    ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    return Count(votes=tuple(ranked), void=void)


def choose(tally: Tally, law: Law) -> Ruling[Invalid | Chosen | TieRevote]:
    """Rule on a vote among candidate projects.

    The majority is of *all* deputies (LV-3, OL-25-1); those with the most votes take the places;
    a tie at the cut is voted on again, and a place that nobody fills stays empty.

    >>> from datetime import date
    >>> from wholeprocess.law import in_force
    >>> law = in_force(date(2019, 8, 2), "430681118")
    >>> box = Tally(all_deputies=61, issued=41, places=1, candidates=("road", "well"),
    ...             ballots=(Pattern(("road",), 31), Pattern(("well",), 10)))
    >>> choose(box, law)
    Ruling(outcome=Chosen(projects=('road',), missing=0), rests_on=('LV-3', 'LVP-places'))
    """
    if tally.returned > tally.issued:
        outcome = Invalid(tally.returned, tally.issued)
        return Ruling(outcome, ["LVP-ballot-check"], [_too_many(outcome)])
    votes = counted(tally, law).votes
    majority, base = law.threshold("LV-3"), tally.all_deputies
    rests_on = ["LV-3", "LVP-places"]
    if tally.again and setting(law, "LVP-revote", ("most_votes", "majority")) == "most_votes":
        rests_on = ["LVP-revote"]
        passed = [(project, n) for project, n in votes if n]
    else:
        passed = [(project, n) for project, n in votes if majority.met(n, of=base)]
    reasons = [_standing(project, n, majority.least(of=base)) for project, n in votes]

    inside, outside = passed[: tally.places], passed[tally.places :]
    if outside and outside[0][1] == inside[-1][1]:
        cut = outside[0][1]
        safe = tuple(project for project, n in inside if n > cut)
        tied = tuple(project for project, n in passed if n == cut)
        left = tally.places - len(safe)
        rests_on.append("LVP-tie")
        if setting(law, "LVP-tie", ("revote", "leave_empty")) == "revote":
            return Ruling(TieRevote(safe, tied, left), rests_on, reasons)
        return Ruling(Chosen(safe, left), rests_on, reasons)

    chosen = tuple(project for project, _ in inside)
    missing = tally.places - len(chosen)
    if missing:
        setting(law, "LVP-shortfall", ("leave_empty",))
        rests_on.append("LVP-shortfall")
    return Ruling(Chosen(chosen, missing), rests_on, reasons)


def surplus(candidates: int, places: int, law: Law) -> Refusal | None:
    """Why so many candidates are too few for so many places (LVP-surplus); ``None`` if not.

    >>> from datetime import date
    >>> from wholeprocess.law import in_force
    >>> print(surplus(1, 1, in_force(date(2019, 8, 2), "430681118")).what)
    1 candidate for 1 place; at least 2 are needed
    """
    needed = places + law.count("LVP-surplus")
    if candidates >= needed:
        return None
    have = f"{how_many(candidates, 'candidate')} for {how_many(places, 'place')}"
    what = f"{have}; at least {needed} are needed"
    return law.refusal("LVP-surplus", what, "choose fewer places, or bring more candidates")


def _too_many(outcome: Invalid) -> Text:
    more, issued = outcome.returned, outcome.issued
    return Text(
        f"发出{issued}张，收回{more}张，投票无效",
        f"{how_many(issued, 'ballot')} went out and {more} came back: the vote is invalid",
    )


def _standing(project: ProposalId, votes: int, needed: int) -> Text:
    short = max(0, needed - votes)
    zh = f"{project}得{votes}票，须{needed}票" + (f"，差{short}票" if short else "")
    en = f"{project} has {how_many(votes, 'vote')} of the {needed} needed" + (
        f", {short} missing" if short else ""
    )
    return Text(zh, en)
