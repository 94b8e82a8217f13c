"""Elections (选举图): turnout by district, and the votes of one district."""

from __future__ import annotations

from fractions import Fraction

from wholeprocess.election import (
    DistrictId,
    ElectionId,
    Poll,
    State,
    Statement,
    Turnout,
    Verdict,
    Votes,
    turnout,
    turnout_of,
)
from wholeprocess.errors import NoSuchThing
from wholeprocess.report.charts import words
from wholeprocess.report.charts.bars import Bars
from wholeprocess.report.charts.canvas import LOOKS
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.figures import in_words

MOST = 30
HALF = Fraction(1, 2)  # where the line is drawn; what is needed is decided by the law of the day


def turnout_chart(state: State, election: ElectionId, congress: str, language: str = "zh") -> Chart:
    """The share of each district's voters who voted, in the first vote; ``congress`` is its name.

    At most thirty districts are drawn, the lowest first; the table has all of them. Raises
    ``NoSuchThing`` for an election without districts.
    """
    found = [
        (state.districts[place].name, _turnout(state, place))
        for place in sorted(state.districts)
        if place[0] == election
    ]
    if not found:
        raise NoSuchThing(f"{election} has no districts; draw them first")
    found.sort(key=lambda one: (one[1].rate, one[0]))
    shown, whole = found[:MOST], turnout(state, [election])
    bars = Bars(
        rows=[name for name, _ in shown],
        parts=[(words.SHARE.in_(language), [one.rate for _, one in shown])],
        ends=[in_words(one.rate, "share") for _, one in shown],
        axis=words.SHARE.in_(language),
        line=(HALF, words.HALF.in_(language)),
        percent=True,
        looks=(LOOKS[3],),
    )
    return made(
        bars,
        name="turnout",
        about=election,
        title=words.fill(words.TURNOUT_TITLE, congress=congress),
        words=words.fill(
            words.TURNOUT_SAID,
            districts=len(found),
            voters=whole.all_voters,
            voted=whole.voters_who_voted,
            share=in_words(whole.rate, "share"),
            shown=len(shown),
        ),
        headers=(
            words.DISTRICT,
            words.VOTERS,
            words.VOTED,
            words.SHARE,
            words.STATION,
            words.MOBILE,
            words.PROXY,
        ),
        rows=(
            (
                name,
                one.all_voters,
                one.voters_who_voted,
                in_words(one.rate, "share"),
                one.station + one.meeting,
                one.mobile_box,
                one.proxy,
            )
            for name, one in found
        ),
        language=language,
    )


def _turnout(state: State, place: tuple[ElectionId, DistrictId]) -> Turnout:
    roll, poll = state.rolls.get(place), state.polls.get(place, Poll())
    first = poll.earlier[0] if poll.earlier else poll
    return turnout_of(first, roll.size if roll is not None else 0)


def _abstained(votes: Votes) -> int:
    """No mark, or one that nobody can read."""
    return votes.abstained + votes.unclear


def votes_chart(statement: Statement, language: str = "zh") -> Chart:
    """The votes of each person in one vote of a district, with what was needed."""
    standings, tally = statement.ruling.standings, statement.tally
    verdicts = [words.VERDICTS[Verdict(one.verdict)] for one in standings]
    bars = Bars(
        rows=[one.votes.person for one in standings],
        parts=[
            (words.FOR.in_(language), [one.votes.for_ for one in standings]),
            (words.AGAINST.in_(language), [one.votes.against for one in standings]),
            (words.ABSTAINED.in_(language), [_abstained(one.votes) for one in standings]),
        ],
        ends=[
            f"{one.votes.for_:,} {verdict.in_(language)}"
            for one, verdict in zip(standings, verdicts, strict=True)
        ],
        axis=words.BALLOTS.in_(language),
        needed=(words.NEEDED.in_(language), [one.needed for one in standings]),
        looks=(LOOKS[3], LOOKS[2], LOOKS[5]),
    )
    return made(
        bars,
        name="votes",
        about=f"{statement.place} {statement.number}",
        title=words.fill(words.VOTES_TITLE, place=f"{statement.district} {statement.place}"),
        words=words.fill(
            words.VOTES_SAID,
            on=statement.on,
            number=statement.number,
            seats=tally.contest.seats,
            ballots=tally.ballots,
            valid=tally.valid,
        ),
        headers=(
            words.PERSON,
            words.FOR,
            words.AGAINST,
            words.ABSTAINED,
            words.NEEDED,
            words.RESULT,
            words.RULE,
        ),
        rows=(
            (
                one.votes.person,
                one.votes.for_,
                one.votes.against,
                _abstained(one.votes),
                one.needed,
                verdict,
                one.rule,
            )
            for one, verdict in zip(standings, verdicts, strict=True)
        ),
        language=language,
    )
