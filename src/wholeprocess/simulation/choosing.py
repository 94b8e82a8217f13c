"""From the call to the adopted list (征集、筛选、票决), the ballots drawn deputy by deputy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence

from wholeprocess.congress import DeputyId, SessionKind
from wholeprocess.decision import (
    AdoptList,
    AdoptMeasures,
    AssessProposal,
    Cut,
    Pattern,
    ProposalId,
    Propose,
    ReportCandidates,
    ReviewCandidates,
    RevoteOnProjects,
    Screen,
    SettleTie,
    SlateId,
    SlatePhase,
    TieToPresidium,
    VoteOnProjects,
    VoteOnRest,
    Votes,
)
from wholeprocess.simulation.house import House
from wholeprocess.simulation.idea import PROPOSAL, Idea
from wholeprocess.simulation.streams import below

MOST_VOTES = 4
"""How often the model votes again on a tie or an empty place before it leaves it."""


class Choosing:
    """How one congress comes to the projects of one year."""

    def __init__(self, house: House, slate: SlateId, year: int) -> None:
        self.house, self.slate, self.year = house, slate, year
        self.world = house.world

    def ideas(self) -> list[Idea]:
        world, county, now = self.world, self.world.county, self.world.now
        rows = world.streams.rows(
            "proposals", county.proposals, len(PROPOSAL), self.house.congress, self.year
        )
        ideas = []
        for place, draws in enumerate(rows):
            idea = Idea()
            idea.id, idea.place, idea.draws = ProposalId(f"p{place + 1:02}"), place, draws
            idea.benefits = now.benefits.at(draws[0])
            idea.cost_fen = now.cost_thousand.at(draws[2]) * 100_000
            idea.topic = county.topics[below(len(county.topics), draws[3])]
            idea.area = f"第{below(county.areas, draws[4]) + 1}片区"
            ideas.append(idea)
        return ideas

    def proposed(self, idea: Idea) -> None:
        self.world.do(
            Propose(
                on=self.world.today,
                slate=self.slate,
                proposal=idea.id,
                title=f"{idea.area}{idea.topic}项目（{idea.id}）",
                category=idea.topic,
                source="residents",
                village=idea.area,
            )
        )
        self.world.do(
            AssessProposal(
                on=self.world.today,
                slate=self.slate,
                proposal=idea.id,
                cost_fen=idea.cost_fen,
                site=idea.area,
                beneficiaries=idea.benefits,
            )
        )

    def screened(self, ideas: Sequence[Idea], call: int) -> Generator[int, None, Sequence[Idea]]:
        """Rounds of screening leave so many more candidates than places as practice asks."""
        county, world = self.world.county, self.world
        law = world.fold.law(self.world.today, self.house.congress)
        rounds = law.count("LVP-screenings")
        wanted = min(county.projects + law.count("LVP-surplus"), len(ideas))
        best = sorted(ideas, key=lambda i: (-self._seen(i, i.draws[1]), i.id))
        left, cut = best[:wanted], best[wanted:][::-1]
        for number in range(1, rounds + 1):
            yield call + 10 + 5 * number
            size = len(cut) * number // rounds - len(cut) * (number - 1) // rounds
            before = len(cut) * (number - 1) // rounds
            out = [Cut(idea.id, "受益面较小") for idea in cut[before : before + size]]
            world.do(Screen(on=self.world.today, slate=self.slate, round=number, cuts=tuple(out)))
        running = sorted(left, key=lambda i: i.id)
        world.do(
            ReviewCandidates(
                on=self.world.today,
                by=self.house.body,
                slate=self.slate,
                candidates=tuple(idea.id for idea in running),
            )
        )
        return running

    def _seen(self, idea: Idea, draw: int) -> int:
        """How many residents somebody thinks that it serves, times a hundred."""
        return idea.benefits * (100 + self.world.now.misjudges.at(draw))

    def decided(self, running: Sequence[Idea]) -> list[Idea]:
        """The congress votes, again where it must, and adopts the list (票决): what it chose."""
        do, county = self.world.do, self.world.county
        session, present = self.house.opens(SessionKind.ANNUAL)
        slate, on = self.slate, self.world.today
        hands = Votes(for_=len(present))
        words = f"候选项目{len(running)}项"
        do(ReportCandidates(on=on, slate=slate, session=session, words=words))
        places = min(county.projects, len(running))
        do(AdoptMeasures(on=on, slate=slate, session=session, places=places, votes=hands))
        ballots = self._ballots(running, present, places, 0)
        do(VoteOnProjects(on=on, slate=slate, session=session, issued_to=present, ballots=ballots))
        by_id = {idea.id: idea for idea in running}
        for again in range(1, MOST_VOTES):
            held = self.world.fold.decided.slates[slate]
            among = [by_id[proposal] for proposal in held.tied]
            if held.phase is SlatePhase.TIE and isinstance(held.waits_for, TieToPresidium):
                best = sorted(among, key=lambda i: (-i.benefits, i.id))[: held.open_places]
                chosen = tuple(idea.id for idea in best)
                reason = "受益群众较多"
                do(SettleTie(on=on, slate=slate, session=session, projects=chosen, reason=reason))
            elif held.phase in (SlatePhase.TIE, SlatePhase.SHORT):
                vote = RevoteOnProjects if held.phase is SlatePhase.TIE else VoteOnRest
                ballots = self._ballots(among, present, held.open_places, again)
                do(vote(on=on, slate=slate, session=session, issued_to=present, ballots=ballots))
        held = self.world.fold.decided.slates[slate]
        if held.phase not in (SlatePhase.VOTED, SlatePhase.SHORT) or not held.chosen:
            self.house.closes(session)
            return []
        do(AdoptList(on=on, slate=slate, session=session, votes=hands))
        return [by_id[proposal] for proposal in sorted(held.chosen)]

    def _ballots(
        self, running: Sequence[Idea], present: Sequence[DeputyId], places: int, again: int
    ) -> tuple[Pattern, ...]:
        """Each deputy marks so many as there are places, those that he thinks serve most."""
        width = self.world.county.proposals
        n = len(self.house.deputies)
        rows = self.world.streams.rows("judges", n, width, self.house.congress, self.year, again)
        there = set(present)
        cast: Counter[tuple[ProposalId, ...]] = Counter()
        for deputy, draws in zip(self.house.deputies, rows, strict=True):
            if deputy in there:
                best = sorted(running, key=lambda i: (-self._seen(i, draws[i.place]), i.id))
                cast[tuple(sorted(idea.id for idea in best[:places]))] += 1
        return tuple(Pattern(marks, times) for marks, times in sorted(cast.items()))
