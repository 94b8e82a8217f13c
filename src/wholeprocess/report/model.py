"""What a journal comes to (汇总): per link what happened, the figures, and the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wholeprocess.check import as_of, findings
from wholeprocess.consultation import Standing
from wholeprocess.decision import ProjectPhase, SlatePhase
from wholeprocess.election import PollRound, turnout
from wholeprocess.law import Finding, Text, how_many
from wholeprocess.management import BringHome, Commend, Commitment, Phase, Talk
from wholeprocess.process import State, replay
from wholeprocess.report.figures import Compared, compare, in_words

if TYPE_CHECKING:
    from wholeprocess.cases import ReportedCase


@frozen
class Link:
    """One of the five links, and what happened in it."""

    name: str
    title: Text
    lines: tuple[Text, ...]


@frozen(kw_only=True)
class Summary:
    """A case replayed: its acts, its links, its figures, its findings."""

    title: Text
    acts: int
    head: str
    links: tuple[Link, ...]
    figures: tuple[Compared, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Text, ...]

    @property
    def all_agree(self) -> bool:
        """Whether every reported figure came out."""
        return all(figure.agrees for figure in self.figures)

    def as_data(self) -> dict[str, Any]:
        """Plain data for machines."""
        return {
            "title": _both(self.title),
            "acts": self.acts,
            "head": self.head,
            "links": [
                {
                    "link": link.name,
                    "title": _both(link.title),
                    "lines": list(map(_both, link.lines)),
                }
                for link in self.links
            ],
            "figures": [
                {
                    "row": one.row,
                    "what": _both(one.what),
                    "relation": one.figure.relation.value,
                    "reported": str(one.figure.reported),
                    "came_out": None if one.came_out is None else str(one.came_out),
                    "unit": one.figure.unit,
                    "agrees": one.agrees,
                }
                for one in self.figures
            ],
            "findings": [
                {
                    "code": found.code,
                    "about": found.about,
                    "line": found.line,
                    "on": found.on and found.on.isoformat(),
                    "severity": found.severity.value,
                    "what": _both(found.what),
                    "mend": _both(found.mend),
                }
                for found in self.findings
            ],
            "notes": list(map(_both, self.notes)),
        }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def summary(case: ReportedCase, *, watch: Callable[[int], None] | None = None) -> Summary:
    """Replay a case's journal and look at what came of it, as of the case's last day.

    Acts of later days are left out of links, figures and findings, and a note says how many.
    """
    from wholeprocess.check.walk import placed

    through = case.through or max((entry.act.on for entry in case.journal), default=None)
    entries = as_of(case.journal, through) if through else ()
    state = replay(
        entries,
        divisions=case.divisions,
        settings=case.settings,
        name=case.records,
        watch=watch,
    )
    found = findings(state, through, settings=case.settings) if through else ()
    left = len(case.journal) - len(entries)
    later = Text(
        f"{through}以后的行为{left}条，未计入",
        f"{how_many(left, 'act')} of days after {through}: left out",
    )
    return Summary(
        title=case.title,
        acts=len(case.journal),
        head=case.journal.head,
        links=links(state),
        figures=tuple(compare(figure, state) for figure in case.figures),
        findings=placed(found, entries),
        notes=(*case.notes, later) if left else case.notes,
    )


def links(state: State) -> tuple[Link, ...]:
    """What happened in each link that has acts."""
    every = (
        Link("register", Text("名册", "Register"), tuple(_register(state))),
        Link("election", Text("民主选举", "Election"), tuple(_election(state))),
        Link("consultation", Text("民主协商", "Consultation"), tuple(_consultation(state))),
        Link("decision", Text("民主决策", "Decision"), tuple(_decision(state))),
        Link("management", Text("民主管理", "Management"), tuple(_management(state))),
    )
    return tuple(link for link in every if link.lines)


def _register(state: State) -> Iterable[Text]:
    register = state.register
    if not register.terms:
        return
    yield Text(
        f"{len(register.terms)}个人民代表大会，代表{len(register.deputies)}人，"
        f"承办单位{len(register.units)}个",
        f"{how_many(len(register.terms), 'congress', 'congresses')}, "
        f"{how_many(len(register.deputies), 'deputy', 'deputies')}, "
        f"{how_many(len(register.units), 'unit')}",
    )


def _election(state: State) -> Iterable[Text]:
    held = state.election
    if not held.elections:
        return
    seats = sum(district.seats for district in held.districts.values())
    elected = sum(len(result.elected) for result in held.results.values())
    yield Text(
        f"选举{len(held.elections)}次，选区{len(held.districts):,}个，应选代表{seats:,}名，"
        f"当选{elected:,}名",
        f"{len(held.elections)} elections, {len(held.districts):,} districts, {seats:,} seats, "
        f"{elected:,} elected",
    )
    came = turnout(held, held.elections)
    yield Text(
        f"选民{came.all_voters:,}人次，参加投票{came.voters_who_voted:,}人次"
        f"（{in_words(came.rate, 'share')}）：投票站{came.station + came.meeting:,}，"
        f"流动票箱{came.mobile_box:,}，委托{came.proxy:,}",
        f"{came.all_voters:,} voters on the rolls, {came.voters_who_voted:,} voted "
        f"({in_words(came.rate, 'share')}): at stations {came.station + came.meeting:,}, "
        f"at mobile boxes {came.mobile_box:,}, by proxy {came.proxy:,}",
    )
    further = Counter(poll.vote for poll in held.polls.values() if poll.earlier)
    if further:
        yield Text(
            f"再次投票{further[PollRound.REVOTE]}个选区，另行选举{further[PollRound.ANOTHER]}个选区",
            f"{further[PollRound.REVOTE]} districts voted again among the tied, "
            f"{further[PollRound.ANOTHER]} held another election",
        )


def _consultation(state: State) -> Iterable[Text]:
    made = state.consultation
    if made.stations:
        came = sum(reception.residents for reception in made.receptions.values())
        yield Text(
            f"站点{len(made.stations)}个，接待{len(made.receptions):,}场，群众{came:,}人次",
            f"{how_many(len(made.stations), 'station')}, "
            f"{how_many(len(made.receptions), 'reception')} of {came:,} residents",
        )
    if made.opinions:
        back = sum(one.standing is Standing.RETURNED for one in made.opinions.values())
        fed = sum(bool(one.fed) for one in made.opinions.values())
        yield Text(
            f"群众意见{len(made.opinions)}件，回告{back}件，写入建议{fed}件",
            f"{how_many(len(made.opinions), 'opinion')} of residents, {back} came back to them, "
            f"{fed} became suggestions",
        )
    if made.matters:
        yield Text(
            f"协商事项{len(made.matters)}项，提出意见{len(made.draft_opinions)}条",
            f"{how_many(len(made.matters), 'matter')} at the table, "
            f"{how_many(len(made.draft_opinions), 'opinion')} raised",
        )


def _decision(state: State) -> Iterable[Text]:
    made = state.decision
    if made.sessions:
        passed = sum(resolution.passed for resolution in made.resolutions.values())
        yield Text(
            f"会议{len(made.sessions)}次，表决决议{len(made.resolutions)}项，通过{passed}项",
            f"{how_many(len(made.sessions), 'session')}, "
            f"{how_many(len(made.resolutions), 'resolution')} put to the vote, {passed} passed",
        )
    if made.adoptions:
        ways = Counter(way for _, way in made.adoptions)
        yield Text(
            f"建议吸收进报告{ways['report']}件、决议{ways['resolution']}件，"
            f"转化为重大事项{ways['matter']}件",
            f"suggestions taken into a report {ways['report']}, into a resolution "
            f"{ways['resolution']}, turned into major matters {ways['matter']}",
        )
    if made.slates:
        decided = [s for s in made.slates.values() if s.phase is SlatePhase.DECIDED]
        proposals = sum(len(slate.proposals) for slate in made.slates.values())
        candidates = sum(len(slate.candidates) for slate in made.slates.values())
        meetings = sum(len(slate.meetings) for slate in made.slates.values())
        yield Text(
            f"民生实事：{len(made.slates)}次票决（{len(decided)}次形成决议），征集{proposals}项，"
            f"候选{candidates}项，选定{len(made.projects)}项；主席团督查{meetings}次",
            f"livelihood projects: {how_many(len(made.slates), 'slate')} "
            f"({len(decided)} decided), {how_many(proposals, 'proposal')}, "
            f"{how_many(candidates, 'candidate')}, {len(made.projects)} chosen; "
            f"the presidium met {how_many(meetings, 'time')} on them",
        )
    if made.projects:
        phases = Counter(project.phase for project in made.projects.values())
        progress = sum(len(project.progress) for project in made.projects.values())
        effect = sum(len(project.effect) for project in made.projects.values())
        fen = sum(project.real_fen or 0 for project in made.projects.values())
        yield Text(
            f"项目结案{phases[ProjectPhase.CLOSED]}项；进度票评{progress}次，效果测评{effect}次；"
            f"验收金额{in_words(fen // 100, '元')}",
            f"{how_many(phases[ProjectPhase.CLOSED], 'project')} closed; "
            f"{how_many(progress, 'vote')} on progress, {effect} on effect; "
            f"accepted at {in_words(fen // 100, 'yuan')}",
        )


def _management(state: State) -> Iterable[Text]:
    cases = state.management.cases.values()
    if not cases:
        return
    phases = Counter(case.phase for case in cases)
    yield Text(
        f"建议{len(cases)}件，结案{phases[Phase.CLOSED]}件",
        f"{how_many(len(cases), 'suggestion')}, {phases[Phase.CLOSED]} closed",
    )
    ends = Counter(case.outcome for case in cases if case.outcome)
    if ends:
        said = sorted((outcome.value, n) for outcome, n in ends.items())
        words = ", ".join(f"{name} {n}" for name, n in said)
        yield Text(f"结案原因：{words}", f"ended: {words}")
    rounds = sum(case.round > 1 for case in cases)
    kept = [promise for case in cases for promise in case.commitments]
    yield Text(
        f"重新办理{rounds}件；{_promises(kept).zh}",
        f"{rounds} handled again; {_promises(kept).en}",
    )
    key = sum(case.key for case in cases)
    talks, honours = (sum(len(case.done(kind)) for case in cases) for kind in (Talk, Commend))
    if key or talks or honours:
        yield Text(
            f"重点督办{key}件，约谈{talks}次，表彰{honours}件",
            f"{key} key suggestions, {talks} talks with heads of units, {honours} commended",
        )
    up = [case for case in cases if case.escalation]
    if up:
        home = sum(len(case.done(BringHome)) for case in up)
        yield Text(
            f"转请上级代表提出{len(up)}件，结果回告{home}次",
            f"{len(up)} put before deputies of higher levels, {how_many(home, 'result')} came home",
        )


def _promises(promises: list[Commitment]) -> Text:
    still = sum(promise.open for promise in promises)
    return Text(
        f"承诺{len(promises)}项，未兑现{still}项",
        f"{how_many(len(promises), 'promise')}, {still} still open",
    )
