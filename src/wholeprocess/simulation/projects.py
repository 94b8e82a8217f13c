"""Livelihood projects of a year (民生实事): the call, three votes, money, work and its delay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from datetime import date, timedelta

from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ, SessionId, SessionKind
from wholeprocess.decision import (
    AcceptProject,
    AdoptList,
    AdoptMeasures,
    AssessProposal,
    CloseProject,
    CloseSession,
    CompleteProject,
    Cut,
    FollowUp,
    FormSupervisionGroup,
    FundProject,
    Grade,
    Grades,
    OpenCall,
    OpenSession,
    Pattern,
    PayForProject,
    PaymentId,
    PresidiumMeeting,
    ProjectId,
    ProjectPhase,
    ProposalId,
    Propose,
    RateEffect,
    ReachMilestone,
    ReportCandidates,
    ReportEffect,
    ReturnMoney,
    ReviewCandidates,
    RevoteOnProjects,
    ScheduleProject,
    Screen,
    SettleTie,
    SlateId,
    SlatePhase,
    Stage,
    TieToPresidium,
    VoteOnProgress,
    VoteOnProjects,
    VoteOnRest,
    Votes,
    project_of,
)
from wholeprocess.simulation.spread import Choice
from wholeprocess.simulation.streams import below
from wholeprocess.simulation.world import Process, World

PROPOSAL = ("benefits", "screens", "cost", "topic", "area", "work", "overruns", "saves", "redoes")
"""What is drawn for each proposal: the columns of the stream."""
STAGES = (("勘测设计", 2), ("施工", 6), ("完工自查", 1))
"""The parts of a project's time: names and shares."""
MOST_VOTES = 4
"""How often the model votes again on a tie or an empty place before it leaves it."""
BETWEEN_SESSIONS = 90
"""Days from one session on effects to the next, while a project waits for one."""
SOURCE = "本级财政预算"


class Idea:
    """A proposal, and the project that it may become: what the model must remember of it."""

    __slots__ = (
        "area",
        "benefits",
        "cost_fen",
        "done",
        "draws",
        "due",
        "id",
        "place",
        "process",
        "project",
        "start",
        "topic",
        "wakes",
    )

    id: ProposalId
    place: int
    draws: tuple[int, ...]
    benefits: int
    cost_fen: int
    topic: str
    area: str
    project: ProjectId
    process: Process
    start: int
    due: int
    done: int
    wakes: int


class YearOfProjects:
    """One congress's projects of one year (一届一年的民生实事)."""

    def __init__(self, world: World, congress: DivisionCode, year: int) -> None:
        self.world, self.congress, self.year = world, congress, year
        self.slate = SlateId(f"{congress}/{year}")
        self.deputies = tuple(deputy.id for deputy in world.county.seats(congress))
        town = Level.of(congress) is Level.TOWNSHIP
        self.body = Organ.PRESIDIUM if town else Organ.STANDING_COMMITTEE
        self.projects: list[Idea] = []

    def begin(self) -> None:
        """Put the year on the calendar, where its call lies in the time that is simulated."""
        day = self.world.year_day(self.year, self.world.county.call)
        if day >= 0:
            self.world.calendar.put(self.life(), day)

    @property
    def on(self) -> date:
        """Today."""
        return self.world.dates[self.world.calendar.day]

    def life(self) -> Process:
        """From the call to the last closed file."""
        county, do = self.world.county, self.world.do
        ideas = self._ideas()
        do(OpenCall(on=self.on, slate=self.slate, congress=self.congress, year=self.year))
        call = self.world.calendar.day
        yield call + 10
        for idea in ideas:
            self._proposed(idea)
        running = yield from self._screened(ideas, call)
        yield self.world.year_day(self.year, county.vote)
        if not self._decided(running):
            return
        do(CloseSession(on=self.on, by=self.body, session=self._session(self.on)))
        yield self.world.calendar.day + 7
        group = self._some(7, "group")
        do(FormSupervisionGroup(on=self.on, by=self.body, slate=self.slate, members=group))
        self.world.calendar.put(self._meets(), self.world.calendar.day + 3)
        start = self.world.year_day(self.year, county.start)
        for idea in self.projects:
            self._plan(idea, start)
        effect = self.world.year_day(self.year, county.effect)
        votes = county.progress_votes
        for number in range(1, votes + 1):  # in the first half of the time, while work is under way
            day = start + (effect - start) * number // (2 * votes + 2)
            self.world.calendar.put(self._progress(), day)
        yield effect
        yield from self._effects()

    # --- the call and the first vote ------------------------------------------------------------

    def _ideas(self) -> list[Idea]:
        world, county, now = self.world, self.world.county, self.world.now
        rows = world.streams.rows(
            "proposals", county.proposals, len(PROPOSAL), self.congress, self.year
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

    def _proposed(self, idea: Idea) -> None:
        self.world.do(
            Propose(
                on=self.on,
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
                on=self.on,
                slate=self.slate,
                proposal=idea.id,
                cost_fen=idea.cost_fen,
                site=idea.area,
                beneficiaries=idea.benefits,
            )
        )

    def _screened(self, ideas: Sequence[Idea], call: int) -> Generator[int, None, Sequence[Idea]]:
        """Rounds of screening leave so many more candidates than places as practice asks."""
        county, world = self.world.county, self.world
        law = world.fold.law(self.on, self.congress)
        rounds = law.count("LVP-screenings")
        wanted = min(county.projects + law.count("LVP-surplus"), len(ideas))
        best = sorted(ideas, key=lambda i: (-self._seen(i, i.draws[1]), i.id))
        left, cut = best[:wanted], best[wanted:][::-1]
        for number in range(1, rounds + 1):
            yield call + 10 + 5 * number
            size = len(cut) * number // rounds - len(cut) * (number - 1) // rounds
            before = len(cut) * (number - 1) // rounds
            out = [Cut(idea.id, "受益面较小") for idea in cut[before : before + size]]
            world.do(Screen(on=self.on, slate=self.slate, round=number, cuts=tuple(out)))
        running = sorted(left, key=lambda i: i.id)
        world.do(
            ReviewCandidates(
                on=self.on,
                by=self.body,
                slate=self.slate,
                candidates=tuple(idea.id for idea in running),
            )
        )
        return running

    def _seen(self, idea: Idea, draw: int) -> int:
        """How many residents somebody thinks that it serves, times a hundred."""
        return idea.benefits * (100 + self.world.now.misjudges.at(draw))

    def _decided(self, running: Sequence[Idea]) -> bool:
        """The congress votes, again where it must, and adopts the list; whether it did (票决)."""
        do, county = self.world.do, self.world.county
        session, present = self._opens(SessionKind.ANNUAL)
        slate, on = self.slate, self.on
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
            do(CloseSession(on=on, by=self.body, session=session))
            return False
        do(AdoptList(on=on, slate=slate, session=session, votes=hands))
        self.projects = [by_id[proposal] for proposal in sorted(held.chosen)]
        return True

    def _ballots(
        self, running: Sequence[Idea], present: Sequence[DeputyId], places: int, again: int
    ) -> tuple[Pattern, ...]:
        """Each deputy marks so many as there are places, those that he thinks serve most."""
        width = self.world.county.proposals
        n = len(self.deputies)
        rows = self.world.streams.rows("judges", n, width, self.congress, self.year, again)
        there = set(present)
        cast: Counter[tuple[ProposalId, ...]] = Counter()
        for deputy, draws in zip(self.deputies, rows, strict=True):
            if deputy in there:
                best = sorted(running, key=lambda i: (-self._seen(i, draws[i.place]), i.id))
                cast[tuple(sorted(idea.id for idea in best[:places]))] += 1
        return tuple(Pattern(marks, times) for marks, times in sorted(cast.items()))

    # --- the work -------------------------------------------------------------------------------

    def _plan(self, idea: Idea, start: int) -> None:
        """How long it takes, by its plan and really; its process goes on the calendar."""
        now = self.world.now
        planned = max(now.work.at(idea.draws[5]), len(STAGES))
        idea.start, idea.due = start, start + planned
        idea.done = idea.due + planned * now.overruns.at(idea.draws[6]) // 100
        idea.project = project_of(self.slate, idea.id)
        idea.wakes = start
        idea.process = self._work(idea, planned)
        self.world.calendar.put(idea.process, start)

    def _work(self, idea: Idea, planned: int) -> Process:
        """Money comes in, stages are reached, the work is accepted and paid (实施)."""
        do, calendar, project = self.world.do, self.world.calendar, idea.project
        whole = sum(share for _, share in STAGES)
        sizes = [max(1, planned * share // whole) for _, share in STAGES]
        sizes[1] += planned - sum(sizes)
        stages = tuple(Stage(title, n) for (title, _), n in zip(STAGES, sizes, strict=True))
        start = self.on
        do(
            ScheduleProject(
                on=start,
                project=project,
                start=start,
                due=start + timedelta(days=planned),
                cost_fen=idea.cost_fen,
                stages=stages,
            )
        )
        do(FundProject(on=start, project=project, source=SOURCE, amount_fen=idea.cost_fen))
        real = idea.cost_fen * (100 - self.world.now.saves.at(idea.draws[7])) // 100
        first, second = real * 3 // 10, real * 4 // 10
        reached = 0
        for number, stage in enumerate(stages):
            reached += stage.days
            idea.wakes = self._reached(idea, reached, planned)
            yield idea.wakes
            do(ReachMilestone(on=self.on, project=project, stage=stage.name))
            if number == 0:
                self._pays(idea, 1, first)
        do(CompleteProject(on=self.on, project=project))
        idea.wakes = -1
        self._pays(idea, 2, second)
        yield calendar.day + 10
        do(AcceptProject(on=self.on, project=project, cost_fen=real, beneficiaries=idea.benefits))
        yield calendar.day + 5
        self._pays(idea, 3, real - first - second)
        if saved := idea.cost_fen - real:
            do(ReturnMoney(on=self.on, project=project, source=SOURCE, amount_fen=saved))

    def _reached(self, idea: Idea, days: int, planned: int) -> int:
        """The day by which so many of the planned days are done, at the pace it now has."""
        end = max(idea.done, idea.start + 1)
        return max(idea.start + (end - idea.start) * days // planned, self.world.calendar.day)

    def _pays(self, idea: Idea, number: int, amount: int) -> None:
        self.world.do(
            PayForProject(
                on=self.on,
                project=idea.project,
                payment=PaymentId(f"{idea.project}/{number}"),
                payee="施工单位",
                amount_fen=amount,
            )
        )

    # --- watching over it -----------------------------------------------------------------------

    def _meets(self) -> Process:
        """The presidium meets in every quarter, or as often as practice asks (季度督查)."""
        world = self.world
        while self._at_work():
            world.do(
                PresidiumMeeting(on=self.on, by=self.body, slate=self.slate, heard="听取各项目进度")
            )
            law = world.fold.law(self.on, self.congress)
            yield world.day_of(law.limit("LVP-quarterly").after(self.on).on)

    def _at_work(self) -> bool:
        known = self.world.fold.decided.projects
        return any(known[idea.project].phase is not ProjectPhase.CLOSED for idea in self.projects)

    def _progress(self) -> Process:
        """A session rates the progress; who is behind takes the rest of his delay in (票督进度)."""
        world, day = self.world, self.world.calendar.day
        session, present = self._opens(SessionKind.MID_YEAR)
        for idea in self.projects:
            if idea.wakes < day:
                continue
            behind = idea.done - max(idea.due, day)
            habit = world.now.grades_late if idea.done > idea.due else world.now.grades_progress
            world.do(
                VoteOnProgress(
                    on=self.on,
                    project=idea.project,
                    session=session,
                    issued_to=present,
                    grades=self._grades(habit, present, idea, "progress", day),
                )
            )
            if behind > 0:
                left = world.now.after_progress_vote.at(idea.draws[6])
                idea.done = max(idea.due, day) + behind * left // 100
                last = idea.wakes
                sooner = min(last, max(idea.done, day + 1))
                if sooner < last and idea.wakes > idea.due:
                    idea.wakes = sooner
                    world.calendar.move(idea.process, last, sooner)
        yield day + 1
        world.do(CloseSession(on=self.on, by=self.body, session=session))

    def _effects(self) -> Process:
        """Sessions rate the effect until every file is closed; what fell short is redone."""
        world, known = self.world, self.world.fold.decided.projects
        while self._at_work():
            ready = [i for i in self.projects if known[i.project].phase is ProjectPhase.ACCEPTED]
            if ready:
                session, present = self._opens(SessionKind.SPECIAL)
                for idea in ready:
                    self._effect(idea, session, present)
                yield world.calendar.day + 1
                world.do(CloseSession(on=self.on, by=self.body, session=session))
            yield world.calendar.day + BETWEEN_SESSIONS

    def _effect(self, idea: Idea, session: SessionId, present: tuple[DeputyId, ...]) -> None:
        world, on = self.world, self.on
        world.do(ReportEffect(on=on, project=idea.project, session=session, words="项目已完工验收"))
        late = idea.done > idea.due
        habit = world.now.grades_late if late else world.now.grades_progress
        world.do(
            RateEffect(
                on=on,
                project=idea.project,
                session=session,
                issued_to=present,
                grades=self._grades(habit, present, idea, "effect", world.calendar.day),
            )
        )
        project = world.fold.decided.projects[idea.project]
        if project.phase is ProjectPhase.REDO:
            days = world.now.redoes.at(idea.draws[8])
            world.calendar.put(self._redone(idea), world.calendar.day + days)
        elif project.phase is ProjectPhase.RATED:
            world.calendar.put(self._closes(idea), world.calendar.day + 10)

    def _redone(self, idea: Idea) -> Process:
        project = self.world.fold.decided.projects[idea.project]
        self.world.do(CompleteProject(on=self.on, project=idea.project))
        yield self.world.calendar.day + 10
        self.world.do(
            AcceptProject(
                on=self.on,
                project=idea.project,
                cost_fen=project.real_fen or 0,
                beneficiaries=idea.benefits,
            )
        )

    def _closes(self, idea: Idea) -> Process:
        project = self.world.fold.decided.projects[idea.project]
        if project.grade is not Grade.SATISFIED:
            problem, done = "代表不满意", "已整改"
            self.world.do(FollowUp(on=self.on, project=idea.project, problem=problem, done=done))
        if project.account.left_fen:
            yield self.world.calendar.day + 20
        self.world.do(CloseProject(on=self.on, by=self.body, project=idea.project))
        yield -1

    # --- sessions -------------------------------------------------------------------------------

    def _session(self, on: date) -> SessionId:
        return SessionId(f"{self.congress}/{on.isoformat()}")

    def _opens(self, kind: SessionKind) -> tuple[SessionId, tuple[DeputyId, ...]]:
        """A session opens with those who come."""
        world, on = self.world, self.on
        comes = world.now.attends.happens
        draws = world.streams.of("comes", len(self.deputies), self.congress, on.isoformat())
        present = tuple(d for d, draw in zip(self.deputies, draws, strict=True) if comes(draw))
        session = self._session(on)
        world.do(
            OpenSession(
                on=on,
                by=self.body,
                session=session,
                congress=self.congress,
                session_kind=kind,
                present=present,
            )
        )
        return session, present

    def _grades(
        self, habit: Choice, present: Iterable[DeputyId], idea: Idea, vote: str, day: int
    ) -> Grades:
        """How those present rate, each with a number of his own for that project and day."""
        n = len(self.deputies)
        draws = self.world.streams.of(vote, n, idea.project, self.world.dates[day].isoformat())
        there = set(present)
        cast = Counter(
            habit.at(draw)
            for deputy, draw in zip(self.deputies, draws, strict=True)
            if deputy in there
        )
        return Grades(
            satisfied=cast["satisfied"],
            basically=cast["basically-satisfied"],
            dissatisfied=cast["dissatisfied"],
        )

    def _some(self, most: int, purpose: str) -> tuple[DeputyId, ...]:
        """A few deputies, the same under every policy."""
        draws = self.world.streams.of(purpose, len(self.deputies), self.congress, self.year)
        order = sorted(range(len(self.deputies)), key=lambda place: (draws[place], place))
        return tuple(sorted(self.deputies[place] for place in order[:most]))
