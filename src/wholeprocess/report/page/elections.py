"""The elections of a report (选举部分): turnout by district, votes, statements of results."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.election import (
    ByVoters,
    ElectionId,
    Poll,
    PollRound,
    State,
    Turnout,
    Vote,
    turnout,
    turnout_of,
)
from wholeprocess.election.counting.words import VERDICTS, named
from wholeprocess.election.record import Place
from wholeprocess.law import LawAt
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Linked, Rule, Several, Value
from wholeprocess.report.page.names import METHODS, VOTES
from wholeprocess.report.page.parts import Block, Fact, Section, Table, first
from wholeprocess.report.page.words import Words, say

CHAPTER = "election"
STATEMENTS = "statement"


def elections(state: State, behind: Behind, law_at: LawAt) -> Section | None:
    """What happened in elections; ``None`` where none was called."""
    if not state.elections:
        return None
    statements = _Statements(state, behind, law_at)
    return Section(
        id=CHAPTER,
        title=say("Democratic elections"),
        came_in=tuple(_came_in(state, behind)),
        came_out=tuple(_came_out(state, behind)),
        tables=(_by_election(state, behind), _by_district(state, behind, statements)),
    )


def _came_in(state: State, behind: Behind) -> Iterator[Fact]:
    def fact(title: Words, value: Value, *kinds: str) -> Fact:
        return Fact(title, behind.link(value, CHAPTER, title, behind.of(*kinds)))

    came = turnout(state, state.elections)
    seats = sum(district.seats for district in state.districts.values())
    listed = sum(
        len(result.votes[0].contest.candidates) for result in state.results.values() if result.votes
    )
    yield fact(say("Elections called"), len(state.elections), "election.call-election")
    yield fact(say("Electoral districts"), len(state.districts), "election.draw-district")
    yield fact(say("Seats to be filled"), seats, "election.draw-district")
    yield fact(say("Voters on the rolls"), came.all_voters, "election.post-roll", *ROLLS)
    yield fact(say("Formal candidates"), listed, "election.post-formal-list")


ROLLS = (
    "election.register-voters",
    "election.transfer-voters",
    "election.strike-off-voters",
    "election.restore-voters",
    "election.freeze-roll",
)
PROXIES = ("election.appoint-proxy", "election.revoke-proxy", "election.issue-proxy-ballots")


def _came_out(state: State, behind: Behind) -> Iterator[Fact]:
    came = turnout(state, state.elections)
    signed = behind.of("election.sign-record")

    def fact(title: Words, value: Value, lines: tuple[int, ...]) -> Fact:
        return Fact(title, behind.link(value, CHAPTER, title, lines))

    given = behind.of("election.issue-ballots")
    yield fact(say("Voters who voted"), came.voters_who_voted, signed)
    yield fact(say("Turnout"), came.rate, signed)
    yield fact(say("Ballots at stations and meetings"), came.station + came.meeting, given)
    yield fact(say("Ballots at mobile boxes"), came.mobile_box, given)
    yield fact(say("Ballots by proxy"), came.proxy, behind.of(*PROXIES))
    elected = sum(len(result.elected) for result in state.results.values())
    yield fact(say("Deputies elected"), elected, behind.of("election.declare-result"))
    again = [poll.vote for poll in state.polls.values() if poll.earlier]
    further = behind.of("election.call-further-vote")
    yield fact(
        say("Districts that voted again among the tied"), again.count(PollRound.REVOTE), further
    )
    yield fact(say("Districts that held another election"), again.count(PollRound.ANOTHER), further)
    vacant = sum(result.vacant for result in state.results.values())
    yield fact(say("Seats that stayed empty"), vacant, behind.of("election.declare-result"))


def _by_election(state: State, behind: Behind) -> Table:
    rows = []
    places_of: dict[str, list[Place]] = {}
    for place in state.districts:
        places_of.setdefault(place[0], []).append(place)
    of_election = behind.by(lambda act: act.election, *SHOWN)
    for one in state.elections.values():
        places = places_of.get(one.id, [])
        came = turnout(state, [one.id])
        results = [state.results[place] for place in places if place in state.results]
        lines = of_election.get(one.id, ())
        rows.append(
            (
                behind.link(one.id, CHAPTER, one.id, lines),
                _division(behind, one.congress),
                METHODS[one.method],
                one.day,
                len(places),
                sum(state.districts[place].seats for place in places),
                came.all_voters,
                came.voters_who_voted,
                came.rate if came.all_voters else None,
                sum(len(result.elected) for result in results),
            )
        )
    shown, cut = first(rows, behind.limits.rows)
    return Table(
        id="elections",
        title=say("Each election"),
        heads=(
            say("Election"),
            say("Congress"),
            say("Method"),
            say("Election day"),
            say("Districts"),
            say("Seats"),
            say("Voters"),
            say("Voted"),
            say("Turnout"),
            say("Elected"),
        ),
        rows=shown,
        numbers={4, 5, 6, 7, 8, 9},
        cut=cut,
    )


SHOWN = (
    "election.call-election",
    "election.fix-seats",
    "election.draw-district",
    "election.sign-record",
    "election.declare-result",
    "election.publish-elected",
    "election.announce-deputies",
)
"""The acts of an election that its line of the table rests on."""


def _division(behind: Behind, code: str) -> str:
    known = behind.state.register.divisions.get(code)
    return known.name if known is not None else code


def _turnout(state: State, place: Place) -> Turnout:
    roll, poll = state.rolls.get(place), state.polls.get(place, Poll())
    return turnout_of(poll.earlier[0] if poll.earlier else poll, roll.size if roll else 0)


def _by_district(state: State, behind: Behind, statements: _Statements) -> Table:
    places = list(state.districts)
    shown, cut = first(places, behind.limits.rows)
    rows = []
    for place in shown:
        district, came = state.districts[place], _turnout(state, place)
        result = state.results.get(place)
        lines = behind.on(CHAPTER, district.place)
        rows.append(
            (
                behind.link(
                    district.name,
                    CHAPTER,
                    say("{district} ({place})", district=district.name, place=district.place),
                    lines,
                ),
                place[0],
                came.all_voters,
                came.voters_who_voted,
                came.rate if came.all_voters else None,
                came.station + came.meeting,
                came.mobile_box,
                came.proxy,
                district.seats,
                len(result.elected) if result else 0,
                statements.of(place),
            )
        )
    return Table(
        id="districts",
        title=say("Turnout by district"),
        heads=(
            say("District"),
            say("Election"),
            say("Voters"),
            say("Voted"),
            say("Turnout"),
            say("Stations"),
            say("Mobile boxes"),
            say("Proxies"),
            say("Seats"),
            say("Elected"),
            say("Votes"),
        ),
        rows=rows,
        numbers={2, 3, 4, 5, 6, 7, 8, 9},
        cut=cut,
        notes=(
            say(
                "Turnout is that of a district's first vote. Stations, mobile boxes and proxies "
                "count ballots given out."
            ),
        ),
    )


class _Statements:
    """The statements of results, each a block that its district leads to."""

    def __init__(self, state: State, behind: Behind, law_at: LawAt) -> None:
        self.state, self.behind, self.law_at = state, behind, law_at
        self.made = 0

    def of(self, place: Place) -> Value:
        """Links to the statements of a district's votes, one a vote."""
        result = self.state.results.get(place)
        links: list[Value] = []
        for vote in result.votes if result is not None else ():
            if vote.declared is None or self.made >= self.behind.limits.statements:
                continue
            self.made += 1
            key = f"{STATEMENTS}-{self.made}"
            self.behind.statement(STATEMENTS, self._block(key, place, vote))
            links.append(Linked(say("Vote {n}", n=vote.number), key))
        return Several(tuple(links)) if links else None

    def _block(self, key: str, place: Place, vote: Vote) -> Block:
        declared, district = vote.declared, self.state.districts[place]
        assert declared is not None
        tally, who = declared.tally, declared.electorate
        everyone = who.all_voters if isinstance(who, ByVoters) else who.all_deputies
        law = self.law_at(declared.on, self.state.elections[ElectionId(place[0])].congress)
        rows = [
            (
                named(one.votes),
                one.votes.for_,
                one.votes.against,
                one.votes.abstained + one.votes.unclear,
                one.needed,
                VERDICTS[one.verdict],
                Rule(one.rule),
            )
            for one in declared.ruling.standings
        ]
        table = Table(
            id=f"{key}-votes",
            title=say("Votes"),
            heads=(
                say("Name"),
                say("For"),
                say("Against"),
                say("Abstained"),
                say("Needed"),
                say("Result"),
                say("Rule"),
            ),
            rows=rows,
            numbers={1, 2, 3, 4},
        )
        lines = (*self.behind.on(CHAPTER, district.place, "election.declare-result"),)
        words: tuple[Value, ...] = (
            say(
                "{kind} of {day}: {voted} of {everyone} voted for {seats} seats; "
                "{ballots} ballots, {valid} of them valid and {void} void.",
                kind=VOTES[tally.contest.kind],
                day=declared.on,
                voted=who.voted,
                everyone=everyone,
                seats=tally.contest.seats,
                ballots=tally.ballots,
                valid=tally.valid,
                void=tally.void,
            ),
            *declared.ruling.reasons,
            *(
                say("{code}: {article}", code=Rule(code), article=law.version(code).cited)
                for code in declared.ruling.rests_on
            ),
        )
        return Block(
            key=key,
            title=say(
                "Statement of results: {district} ({place})",
                district=district.name,
                place=district.place,
            ),
            table=table,
            words=words,
            rest=tuple(self.behind.entry(line) for line in lines),
            size=10 + len(rows),
        )
