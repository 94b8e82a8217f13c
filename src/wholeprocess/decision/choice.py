"""Choosing projects (票决): what the law and practice make of a box of ballots."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.counting import Count, Tally, counted, setting
from wholeprocess.decision.places import Taken, take_places
from wholeprocess.law import Law, Refusal, Ruling, Text, how_many


@frozen
class Invalid:
    """The vote does not count: other ballots came back than went out (投票无效)."""

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


@frozen
class TieToPresidium:
    """A tie decides places, and the presidium decides among the tied (主席团决定)."""

    chosen: tuple[ProposalId, ...]
    among: tuple[ProposalId, ...]
    places: int


@frozen
class AnotherVote:
    """Places stay empty, and ``among`` is voted on once more for them (另行票决)."""

    chosen: tuple[ProposalId, ...]
    among: tuple[ProposalId, ...]
    places: int


ChoiceOutcome: TypeAlias = Invalid | Chosen | TieRevote | TieToPresidium | AnotherVote

TIE_WAYS = ("revote", "leave_empty", "presidium_decides", "admit_all", "lower_cost_first")
BASES = ("all_deputies", "present", "ballots", "plurality")


def choose(tally: Tally, law: Law) -> Ruling[ChoiceOutcome]:
    """Rule on a vote among candidate projects.

    More than half of *all* deputies pass a project (LV-3, OL-25-1), unless LVP-pass-base is set
    otherwise; those with the most votes take the places (LVP-places), each category's among its
    own and within the budget where the measures say so. LVP-tie decides a tie at the cut,
    LVP-shortfall what becomes of a place that nobody fills.

    >>> from datetime import date
    >>> from wholeprocess.decision import Pattern
    >>> from wholeprocess.law import in_force
    >>> law = in_force(date(2019, 8, 2), "430681118")
    >>> box = Tally(all_deputies=61, issued=41, places=1, candidates=("road", "well"),
    ...             ballots=(Pattern(("road",), 31), Pattern(("well",), 10)))
    >>> choose(box, law)
    Ruling(outcome=Chosen(projects=('road',), missing=0), rests_on=('LV-3', 'LVP-places'))
    """
    exactly = setting(law, "LVP-ballot-check", ("no_more", "equal")) == "equal"
    if tally.returned > tally.issued or (exactly and tally.returned < tally.issued):
        outcome = Invalid(tally.returned, tally.issued)
        return Ruling(outcome, ["LVP-ballot-check"], [_other_number(outcome)])
    count = counted(tally, law)
    passed, rests_on, reasons = _passed(tally, count, law)
    rests_on += ["LVP-categories"] * bool(tally.quotas)
    rests_on += ["LVP-budget"] * (tally.budget_fen is not None)
    taken = take_places(tally, passed, law)
    if taken.tied:
        return _of_a_tie(tally, taken, law, rests_on, reasons)
    missing = tally.places - len(taken.safe)
    if missing <= 0:
        return Ruling(Chosen(taken.safe, 0), rests_on, reasons)
    rests_on.append("LVP-shortfall")
    another = setting(law, "LVP-shortfall", ("leave_empty", "another_vote")) == "another_vote"
    if another and not tally.again and tally.further < law.count("LVP-another-vote"):
        among = taken.still_open(tally)
        if among:
            return Ruling(AnotherVote(taken.safe, among, missing), rests_on, reasons)
    return Ruling(Chosen(taken.safe, missing), rests_on, reasons)


def _passed(
    tally: Tally, count: Count, law: Law
) -> tuple[dict[ProposalId, int], list[str], list[Text]]:
    """Who passes, with what decides between those; on which rules; and why, in words."""
    majority, strength = law.threshold("LV-3"), count.strength
    rests_on = ["LV-3", "LVP-places"]
    way = setting(law, "LVP-pass-base", BASES)
    here = tally.issued if tally.present is None else tally.present
    base = {"present": here, "ballots": tally.returned}.get(way, tally.all_deputies)
    if way != "all_deputies":
        rests_on = ["LVP-pass-base", "LVP-places"]
    most = setting(law, "LVP-revote", ("most_votes", "majority")) if tally.again else ""
    if most == "most_votes":
        rests_on, way = ["LVP-revote"], "plurality"
    needed = majority.least(of=base)
    reasons = [_standing(project, n, needed) for project, n in count.votes]
    if way == "plurality":
        return {p: n for p, n in strength.items() if n}, rests_on, reasons
    passed = {p: strength[p] for p, n in count.votes if majority.met(n, of=base)}
    return passed, rests_on, reasons


def _of_a_tie(
    tally: Tally, taken: Taken, law: Law, rests_on: list[str], reasons: list[Text]
) -> Ruling[ChoiceOutcome]:
    rests_on.append("LVP-tie")
    outcome: ChoiceOutcome = TieRevote(taken.safe, taken.tied, taken.places)
    match setting(law, "LVP-tie", TIE_WAYS):
        case "leave_empty":
            outcome = Chosen(taken.safe, tally.places - len(taken.safe))
        case "presidium_decides":
            outcome = TieToPresidium(taken.safe, taken.tied, taken.places)
        case "admit_all" if taken.affordable:
            chosen = taken.safe + taken.tied
            outcome = Chosen(chosen, max(0, tally.places - len(chosen)))
        case "lower_cost_first":
            cheap = take_places(tally, _cheapest_first(tally, taken), law, after=taken)
            if cheap.tied:
                outcome = TieRevote(cheap.safe, cheap.tied, cheap.places)
            else:
                outcome = Chosen(cheap.safe, max(0, tally.places - len(cheap.safe)))
    return Ruling(outcome, rests_on, reasons)


def _cheapest_first(tally: Tally, taken: Taken) -> dict[ProposalId, int]:
    """The tied with what decides between them: the lower the cost, the more."""
    costs = dict(tally.costs)
    if unknown := [project for project in taken.tied if project not in costs]:
        raise ValueError(f"LVP-tie is lower_cost_first; {', '.join(unknown)} has no cost")
    most = max(costs.values())
    return {project: most - costs[project] for project in taken.tied}


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


def _other_number(outcome: Invalid) -> Text:
    back, issued = outcome.returned, outcome.issued
    return Text(
        f"发出{issued}张，收回{back}张，投票无效",
        f"{how_many(issued, 'ballot')} went out and {back} came back: the vote is invalid",
    )


def _standing(project: ProposalId, votes: int, needed: int) -> Text:
    short = max(0, needed - votes)
    zh = f"{project}得{votes}票，须{needed}票" + (f"，差{short}票" if short else "")
    en = f"{project} has {how_many(votes, 'vote')} of the {needed} needed" + (
        f", {short} missing" if short else ""
    )
    return Text(zh, en)
