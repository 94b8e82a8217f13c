"""The statement of results (选举结果报告单): all numbers of one vote, to be printed and signed.

What it lists is what Shanghai's rules have reported: the voters on the roll, those who voted, valid
and void ballots, the votes of the elected and of the others (ELL-report).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from unicodedata import east_asian_width

from attrs import frozen

from wholeprocess.election.act import DistrictId, ElectionId, place_of
from wholeprocess.election.counting import words
from wholeprocess.election.counting.contest import ByVoters, Electorate, VoteKind
from wholeprocess.election.counting.outcome import Declaration
from wholeprocess.election.counting.tally import Tally
from wholeprocess.election.poll.record import Poll, StaffRole
from wholeprocess.election.record import State
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import Law, Strength, Text

KINDS = {
    VoteKind.FIRST: Text("选举", "election"),
    VoteKind.REVOTE: Text("再次投票", "revote"),
    VoteKind.ANOTHER: Text("另行选举", "another election"),
}


@frozen(kw_only=True)
class ResultBasis:
    """A rule that a result rests on: its code, the article, and its words."""

    code: str
    article: Text
    words: str


@frozen(kw_only=True)
class Statement:
    """The statement of one vote: every number that has to be signed for, and the ruling."""

    place: str
    district: str
    number: int  # 第几次投票
    on: date  # 宣布日期
    electorate: Electorate
    issued: int  # 发出选票
    returned: int  # 收回选票
    tally: Tally
    ruling: Declaration
    bases: tuple[ResultBasis, ...]
    scrutineers: tuple[str, ...] = ()  # 监票人
    tellers: tuple[str, ...] = ()  # 计票人

    def text(self, language: str = "zh") -> str:
        """The statement as plain text in ``"zh"`` or ``"en"``, with lines for the signatures."""
        return "\n".join(line.rstrip() for line in self._lines(language)) + "\n"

    def _lines(self, language: str) -> Iterator[str]:
        def say(zh: str, en: str) -> str:
            return Text(zh, en).in_(language)

        kind = KINDS[self.tally.contest.kind].in_(language)
        yield say("选举结果报告单", "STATEMENT OF RESULTS")
        yield say(
            f"{self.place}　{self.district}　第{self.number}次投票（{kind}）　{self.on}",
            f"{self.place}, {self.district}, vote no. {self.number} ({kind}), {self.on}",
        )
        yield ""
        numbers = [(label.in_(language), str(number)) for label, number in self.numbers()]
        yield from _table(numbers)
        yield ""
        yield from _table([_HEAD[language], *self._standings(language)])
        yield ""
        yield from (f"{reason.in_(language)}" for reason in self.ruling.reasons)
        yield ""
        for basis in self.bases:
            quoted = f"「{basis.words}」" if basis.words else ""
            yield f"{basis.code}  {basis.article.in_(language)}{quoted}"
        yield ""
        for office, names in (
            (say("监票人", "Scrutineers"), self.scrutineers),
            (say("计票人", "Tellers"), self.tellers),
        ):
            for name in names or ("",):
                yield f"{office}  {name}  ____________"
        body = (
            say("选举委员会", "Election committee")
            if isinstance(self.electorate, ByVoters)
            else say("主席团", "Presidium")
        )
        yield f"{body}  ____________"
        yield say("____年____月____日", "Date  ____________")

    def numbers(self) -> Iterator[tuple[Text, int]]:
        """Every number of the statement with its name, in the order in which they are read out."""
        tally, who = self.tally, self.electorate
        yield Text("应选代表名额", "Seats"), tally.contest.seats
        if isinstance(who, ByVoters):
            yield Text("选区全体选民", "Voters on the roll"), who.all_voters
            yield Text("参加投票的选民", "Voters who voted"), who.voters_who_voted
        else:
            yield Text("全体代表", "All deputies"), who.all_deputies
            yield Text("参加投票的代表", "Deputies who voted"), who.deputies_who_voted
        yield Text("发出选票", "Ballots issued"), self.issued
        yield Text("收回选票", "Ballots returned"), self.returned
        yield Text("有效票", "Valid ballots"), tally.valid
        yield Text("其中空白票", "of them blank"), tally.blank
        yield Text("废票", "Void ballots"), tally.void
        yield Text("其中多选", "of them choosing too many"), tally.overmarked
        yield Text("其中无法辨认", "of them unreadable"), tally.unreadable

    def _standings(self, language: str) -> Iterator[tuple[str, ...]]:
        for standing in self.ruling.standings:
            votes = standing.votes
            yield (
                words.named(votes).in_(language),
                str(votes.for_),
                str(votes.against),
                str(votes.abstained + votes.unclear),
                "" if standing.needed is None else str(standing.needed),
                str(standing.missing or ""),
                words.VERDICTS[standing.verdict].in_(language),
                standing.rule,
            )


_HEAD = {
    "zh": ("姓名", "赞成", "反对", "弃权", "须得", "差", "结果", "依据"),
    "en": ("Name", "For", "Against", "Abstained", "Needed", "Missing", "Result", "Rule"),
}


def _width(text: str) -> int:
    """Columns on a terminal or in a monospaced print: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with their columns under each other; numbers stand to the right."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
            pad = " " * (width - _width(cell))
            number = index > 0 and all(one[index].isdigit() or not one[index] for one in rows[1:])
            cells.append(pad + cell if number else cell + pad)
        yield "  ".join(cells)


def statement_of(
    state: State, election: ElectionId, district: DistrictId, law: Law, *, number: int | None = None
) -> Statement:
    """The statement of a district's vote: the last one declared, or that of the ``number``.

    ``law`` is where articles are cited from. Raises ``NoSuchThing`` if nothing was declared.
    """
    place = election, district
    result, last = state.results.get(place), state.polls.get(place, Poll())
    votes = [vote for vote in result.votes if vote.declared] if result is not None else []
    chosen = [vote for vote in votes if number in (None, vote.number)][-1:]
    if not chosen or chosen[0].declared is None:
        which = "" if number is None else f" for vote {number}"
        raise NoSuchThing(f"no result of {place_of(*place)} was declared{which}; declare it first")
    vote, declared = chosen[0], chosen[0].declared
    poll = next(one for one in (*last.earlier, last) if one.number == vote.number)
    return Statement(
        place=place_of(*place),
        district=state.districts[place].name,
        number=vote.number,
        on=declared.on,
        electorate=declared.electorate,
        issued=poll.issued,
        returned=poll.returned,
        tally=declared.tally,
        ruling=declared.ruling,
        bases=tuple(_basis(code, law) for code in _rests_on(declared.ruling, law)),
        scrutineers=poll.signed_by or poll.of(StaffRole.SCRUTINEER),
        tellers=poll.of(StaffRole.TELLER),
    )


def _rests_on(ruling: Declaration, law: Law) -> tuple[str, ...]:
    """The ruling's rules, and the text of the place on what a statement shows, where it has one."""
    own = law.version("ELL-report").strength is Strength.LOCAL
    return (*ruling.rests_on, "ELL-report") if own else ruling.rests_on


def _basis(code: str, law: Law) -> ResultBasis:
    version = law.version(code)
    return ResultBasis(code=code, article=version.cited, words=version.words)
