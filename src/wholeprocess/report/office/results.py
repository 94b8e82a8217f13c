"""The statement of results (选举结果报告单) as a document: numbers, votes, articles, signatures."""

from __future__ import annotations

from wholeprocess.election import ByVoters, Statement, statement_of
from wholeprocess.election.counting.statement import KINDS
from wholeprocess.law import LawAt
from wholeprocess.process import State
from wholeprocess.report.charts import words as c
from wholeprocess.report.charts.words import fill
from wholeprocess.report.office import words as w
from wholeprocess.report.office.paper import Paper, Sheet


def statement_paper(statement: Statement, language: str = "zh") -> Paper:
    """The statement of one vote, ready to be printed and signed."""
    heads = (c.PERSON, c.FOR, c.AGAINST, c.ABSTAINED, c.NEEDED, c.RESULT, c.RULE)
    by_voters = isinstance(statement.electorate, ByVoters)
    line = fill(
        w.STATEMENT_LINE,
        place=statement.place,
        district=statement.district,
        number=statement.number,
        kind=KINDS[statement.tally.contest.kind],
        day=statement.on,
    )
    signed = [
        f"{office.in_(language)}{name}"
        for office, names in (
            (w.SCRUTINEER, statement.scrutineers),
            (w.TELLER, statement.tellers),
        )
        for name in names or ("",)
    ]
    signed.append((w.COMMITTEE if by_voters else w.PRESIDIUM).in_(language))
    return Paper(
        title=w.STATEMENT.in_(language),
        lines=(line.in_(language),),
        sheets=(
            Sheet(
                rows=((label.in_(language), number) for label, number in statement.numbers()),
                widths=(40, 20),
            ),
            Sheet(
                heads=(head.in_(language) for head in heads),
                rows=(
                    (
                        one.votes.person,
                        one.votes.for_,
                        one.votes.against,
                        one.votes.abstained + one.votes.unclear,
                        one.needed,
                        c.VERDICTS[one.verdict].in_(language),
                        one.rule,
                    )
                    for one in statement.ruling.standings
                ),
                widths=(26, 10, 10, 10, 10, 14, 14),
            ),
        ),
        after=(
            *(reason.in_(language) for reason in statement.ruling.reasons),
            *(
                f"{basis.code}　{basis.article.in_(language)}"
                + (f"「{basis.words}」" if basis.words else "")
                for basis in statement.bases
            ),
        ),
        signed=signed,
        on=statement.on,
        language=language,
    )


def statements_of(
    state: State, law: LawAt, election: str, language: str = "zh", *, district: str = ""
) -> tuple[Paper, ...]:
    """The statement of each district's last vote, in the order of the districts.

    ``district`` takes one of them; none is given for a district without a declared result.
    """
    own, papers = state.election, list[Paper]()
    for place in sorted(own.results):
        declared = own.results[place].declared
        if place[0] == election and district in ("", place[1]) and declared:
            there = law(declared[-1].on, own.elections[place[0]].congress)
            papers.append(statement_paper(statement_of(own, *place, there), language))
    return tuple(papers)
