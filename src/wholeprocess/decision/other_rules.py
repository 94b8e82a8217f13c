"""What another rule would have chosen (换一种规则会怎样): a vote held, as a choice for any rule."""

from __future__ import annotations

from collections import Counter

from wholeprocess.decision.ballot import Pattern, ProposalId
from wholeprocess.decision.choice import Invalid
from wholeprocess.decision.counting import votes_on
from wholeprocess.decision.rules.instance import Instance, Option
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.vote_acts import BallotAct, SettleTie, VoteOnProjects
from wholeprocess.law import Law


def vote_as_instance(slate: Slate, law: Law, *, budget_fen: int | None = None) -> Instance:
    """The vote on a slate as a choice that ``select`` can make by other rules.

    Its options are the candidates with their assessed costs in fen, its ballots those that the
    vote counted under ``law``, each as the set of projects that it is a vote for; void ballots
    are left out. The budget is ``budget_fen``, else that of the measures, else what the chosen
    cost together. A vote among the tied or on what was left is another choice and is not in it.

    Raises ``ValueError`` where no valid vote was held, or a candidate has no cost on record.
    """
    votes = [act for act in slate.acts if isinstance(act, BallotAct | SettleTie)]
    held = [
        act
        for act, ruling in zip(votes, slate.choices, strict=True)
        if isinstance(act, VoteOnProjects) and not isinstance(ruling.outcome, Invalid)
    ]
    if not held:
        raise ValueError(f"no valid vote was held on {slate.id}")
    candidates, costs = slate.candidates, slate.costs
    if unknown := [proposal for proposal in candidates if proposal not in costs]:
        raise ValueError(f"{', '.join(unknown)} of {slate.id} has no cost; assess it first")
    if budget_fen is None:
        budget_fen = slate.budget_fen
    if budget_fen is None:
        budget_fen = sum(costs[proposal] for proposal in slate.chosen)
    votes_of = votes_on(slate.places, law)
    ballots: Counter[tuple[ProposalId, ...]] = Counter()
    for ballot in held[-1].ballots:
        wanted = votes_of(ballot)
        if wanted is not None:
            ballots[tuple(sorted(wanted))] += ballot.count
    proposals = slate.proposals
    return Instance(
        options=[
            Option(
                id=proposal,
                cost=costs[proposal],
                category=proposals[proposal].category,
                village=proposals[proposal].village,
            )
            for proposal in candidates
        ],
        budget=budget_fen,
        ballots=[Pattern(marks, number) for marks, number in sorted(ballots.items())],
    )
