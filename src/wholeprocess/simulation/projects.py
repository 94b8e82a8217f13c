"""Livelihood projects of a year (民生实事): chosen, watched over, rated, and redone."""

from __future__ import annotations

from wholeprocess.congress import DeputyId, DivisionCode, SessionId, SessionKind
from wholeprocess.decision import (
    AcceptProject,
    CloseProject,
    CompleteProject,
    FollowUp,
    FormSupervisionGroup,
    Grade,
    OpenCall,
    PresidiumMeeting,
    ProjectPhase,
    RateEffect,
    ReportEffect,
    SlateId,
    VoteOnProgress,
)
from wholeprocess.simulation.choosing import Choosing
from wholeprocess.simulation.house import House
from wholeprocess.simulation.idea import Idea
from wholeprocess.simulation.works import Works
from wholeprocess.simulation.world import PARKED, Process, World

BETWEEN_SESSIONS = 90
"""Days from one session on effects to the next, while a project waits for one."""


class YearOfProjects:
    """One congress's projects of one year (一届一年的民生实事)."""

    def __init__(self, world: World, congress: DivisionCode, year: int) -> None:
        self.world, self.congress, self.year = world, congress, year
        self.slate = SlateId(f"{congress}/{year}")
        self.house = House(world, congress)
        self.projects: list[Idea] = []

    def begin(self) -> None:
        """Put the year on the calendar, where its call lies in the time that is simulated."""
        day = self.world.year_day(self.year, self.world.county.call)
        if day >= 0:
            self.world.calendar.put(self.life(), day)

    def life(self) -> Process:
        """From the call to the last closed file."""
        county, do = self.world.county, self.world.do
        choosing = Choosing(self.house, self.slate, self.year)
        works = Works(self.world, self.slate)
        ideas = choosing.ideas()
        do(OpenCall(on=self.world.today, slate=self.slate, congress=self.congress, year=self.year))
        call = self.world.calendar.day
        yield call + 10
        for idea in ideas:
            choosing.proposed(idea)
        running = yield from choosing.screened(ideas, call)
        yield self.world.year_day(self.year, county.vote)
        self.projects = choosing.decided(running)
        if not self.projects:
            return
        self.house.closes(self.house.session_on(self.world.today))
        yield self.world.calendar.day + 7
        group = self.house.some(7, "group", self.year)
        do(
            FormSupervisionGroup(
                on=self.world.today, by=self.house.body, slate=self.slate, members=group
            )
        )
        self.world.calendar.put(self._meets(), self.world.calendar.day + 3)
        start = self.world.year_day(self.year, county.start)
        for idea in self.projects:
            works.put(idea, start)
        effect = self.world.year_day(self.year, county.effect)
        votes = county.progress_votes
        for number in range(1, votes + 1):  # in the first half of the time, while work is under way
            day = start + (effect - start) * number // (2 * votes + 2)
            self.world.calendar.put(self._progress(), day)
        yield effect
        yield from self._effects()

    # --- watching over it -----------------------------------------------------------------------

    def _meets(self) -> Process:
        """The presidium meets in every quarter, or as often as practice asks (季度督查)."""
        world = self.world
        while self._at_work():
            world.do(
                PresidiumMeeting(
                    on=self.world.today,
                    by=self.house.body,
                    slate=self.slate,
                    heard="听取各项目进度",
                )
            )
            law = world.fold.law(self.world.today, self.congress)
            yield world.day_of(law.limit("LVP-quarterly").after(self.world.today).on)

    def _at_work(self) -> bool:
        known = self.world.fold.decided.projects
        return any(known[idea.project].phase is not ProjectPhase.CLOSED for idea in self.projects)

    def _progress(self) -> Process:
        """A session rates the progress; who is behind takes the rest of his delay in (票督进度)."""
        world, day = self.world, self.world.calendar.day
        session, present = self.house.opens(SessionKind.MID_YEAR)
        for idea in self.projects:
            if idea.wakes < day:
                continue
            behind = idea.done - max(idea.due, day)
            habit = world.now.grades_late if idea.done > idea.due else world.now.grades_progress
            world.do(
                VoteOnProgress(
                    on=self.world.today,
                    project=idea.project,
                    session=session,
                    issued_to=present,
                    grades=self.house.grades(habit, present, "progress", idea.project),
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
        self.house.closes(session)

    def _effects(self) -> Process:
        """Sessions rate the effect until every file is closed; what fell short is redone."""
        world, known = self.world, self.world.fold.decided.projects
        while self._at_work():
            ready = [i for i in self.projects if known[i.project].phase is ProjectPhase.ACCEPTED]
            if ready:
                session, present = self.house.opens(SessionKind.SPECIAL)
                for idea in ready:
                    self._effect(idea, session, present)
                yield world.calendar.day + 1
                self.house.closes(session)
            yield world.calendar.day + BETWEEN_SESSIONS

    def _effect(self, idea: Idea, session: SessionId, present: tuple[DeputyId, ...]) -> None:
        world, on = self.world, self.world.today
        world.do(ReportEffect(on=on, project=idea.project, session=session, words="项目已完工验收"))
        late = idea.done > idea.due
        habit = world.now.grades_late if late else world.now.grades_progress
        world.do(
            RateEffect(
                on=on,
                project=idea.project,
                session=session,
                issued_to=present,
                grades=self.house.grades(habit, present, "effect", idea.project),
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
        self.world.do(CompleteProject(on=self.world.today, project=idea.project))
        yield self.world.calendar.day + 10
        self.world.do(
            AcceptProject(
                on=self.world.today,
                project=idea.project,
                cost_fen=project.real_fen or 0,
                beneficiaries=idea.benefits,
            )
        )

    def _closes(self, idea: Idea) -> Process:
        project = self.world.fold.decided.projects[idea.project]
        if project.grade is not Grade.SATISFIED:
            problem, done = "代表不满意", "已整改"
            self.world.do(
                FollowUp(on=self.world.today, project=idea.project, problem=problem, done=done)
            )
        if project.account.left_fen:
            yield self.world.calendar.day + 20
        self.world.do(CloseProject(on=self.world.today, by=self.house.body, project=idea.project))
        yield PARKED
