"""Clean suggestions to plant in (建议办理样本): a year of them at a place, and its report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

from attrs import frozen

from wholeprocess import management as m
from wholeprocess.congress import Deputy, DivisionCode, Organ, Unit
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.journal import Act
from wholeprocess.law import Law, in_force
from wholeprocess.process import EndMandate, EnterUnits, SeatDeputies

START, REPORTED = date(2022, 2, 7), date(2022, 11, 25)
SESSION, LAST = date(2023, 1, 16), date(2023, 2, 20)
DEPUTIES = tuple(f"d{n}" for n in range(1, 7))
UNITS = tuple(f"u{n}" for n in range(1, 5))
GONE = "d6"
"""The deputy whose mandate ends before the replies come."""


@frozen(kw_only=True)
class File:
    """One suggestion that is being made, from its first day on."""

    number: str
    first: date
    law: Law
    by: str

    def act(self, kind: type[m.SuggestionAct], after: int, **fields: Any) -> m.SuggestionAct:
        """An act so many days after the first."""
        return kind(on=self.first + timedelta(after), suggestion=self.number, **fields)

    def begun(self, *, signs: str = "", asked: str = "", **fields: Any) -> Iterator[Act]:
        """Put forward and taken up."""
        joined = {"joined": (signs,)} if signs else {}
        invited = {"invited": (asked,)} if asked else {}
        words = {"title": f"道路{self.number}", "text": "路灯不亮，请修复"}
        yield self.act(m.Submit, 0, by=self.by, **words, **joined, **invited, **fields)
        if asked:
            yield self.act(m.Confirm, 1, by=asked)
        yield self.act(m.Accept, 2)

    def handed(self, after: int, lead: str, *co: str) -> Iterator[Act]:
        """Assigned, received by each, and spoken about with the deputy."""
        yield self.act(m.Assign, after, lead=lead, co=co)
        for unit in (lead, *co):
            yield self.act(m.Acknowledge, after + 1, by=unit)
        yield self.act(m.Contact, after + 6, by=lead)

    def reply(self, after: int, by: str, **fields: Any) -> m.SuggestionAct:
        """An answer in every form that a text asks for."""
        said = {"result": "solved", "words": "已办理", "signatory": "chief", **fields}
        return self.act(m.Reply, after, by=by, **said)

    def closed(self, after: int) -> Iterator[Act]:
        """Rated, closed, and published."""
        yield self.act(m.Rate, after, by=self.by, rating="satisfied", attitude="satisfied")
        yield self.act(m.Close, after + 2)
        yield from self.published(after + 2)

    def published(self, after: int, *pieces: str) -> Iterator[Act]:
        """What of the file is open to all."""
        parts = pieces or ("content", "reply", "feedback")
        yield self.act(m.Publish, after, pieces=parts, where="官网")


def suggestion_acts(place: str, ways: Sequence[Way] | None = None) -> Iterator[Act]:
    """A year of suggestions at a place, in which nothing is irregular, in the order of the days.

    ``ways`` says how each goes, one of ``WAYS``; unless given, each way is gone twice.
    """
    gone = 2 * WAYS if ways is None else ways
    yield from sorted(_acts(place, gone), key=lambda act: act.on)


def _acts(place: str, ways: Sequence[Way]) -> Iterator[Act]:
    seated, here = date(2021, 12, 20), DivisionCode(place)
    deputies = [
        Deputy(id=who, name=who, congress=here, elected_by=here, since=seated) for who in DEPUTIES
    ]
    yield SeatDeputies(on=seated, congress=place, deputies=deputies)
    units = [Unit(id=ident, name=ident, division=here) for ident in UNITS]
    yield EnterUnits(on=seated, congress=place, units=units)
    gone = {"congress": place, "deputy": GONE, "reason": "moved away"}
    yield EndMandate(on=START + timedelta(20), **gone)
    law = in_force(START, place)
    for number, way in enumerate(ways):
        by = DEPUTIES[number % 5]
        first = START + timedelta(number)
        yield from way(File(number=f"s{number:02}", first=first, law=law, by=by))
    yield from _reported(place, len(ways))


def _others(file: File) -> tuple[str, str]:
    at = DEPUTIES.index(file.by)
    return DEPUTIES[(at + 1) % 5], DEPUTIES[(at + 2) % 5]


def _plain(file: File) -> Iterator[Act]:
    """One joined, one was invited; one more signed whose mandate ends."""
    first, second = _others(file)
    yield from file.begun(signs=first, asked=second, proposes=("u1",))
    yield from file.handed(4, "u1", "u2")
    yield file.act(m.Opine, 12, by="u2", words="可行")
    yield file.reply(40, "u1", co_opinions=("u2",))
    yield from file.closed(45)


def _sent_back(file: File) -> Iterator[Act]:
    """The first unit sends it back, and another is found."""
    yield from file.begun(signs=GONE)
    yield file.act(m.Assign, 4, lead="u3")
    yield file.act(m.Acknowledge, 5, by="u3")
    yield file.act(m.Object, 6, by="u3", reason="不属本单位职责", better="u1")
    yield file.act(m.DecideObjection, 8, unit="u3", upheld=True, reason="属实")
    yield from file.handed(9, "u1")
    yield file.reply(45, "u1")
    yield from file.closed(50)


def _disputed(file: File) -> Iterator[Act]:
    """The co-handler's opinion says nothing at first, and then disagrees."""
    yield from file.begun()
    yield from file.handed(4, "u1", "u2")
    yield file.act(m.Opine, 12, by="u2", words="研究")
    yield file.act(m.ReturnOpinion, 14, by="u1", unit="u2", reason="没有内容")
    yield file.act(m.Opine, 16, by="u2", words="不同意", agrees=False)
    yield file.act(m.Coordinate, 20, units=("u1", "u2"), words="一致")
    yield file.reply(42, "u1", co_opinions=("u2",))
    yield from file.closed(46)


def _extended(file: File) -> Iterator[Act]:
    """The term is longer than at first."""
    yield from file.begun()
    yield from file.handed(4, "u2")
    yield file.act(m.AskExtension, 38, by="u2", reason="尚在施工")
    told = file.first + timedelta(40)
    yield file.act(m.Extend, 40, reason="尚在施工", told=told)
    yield file.reply(110, "u2")
    yield from file.closed(114)


def _again(file: File) -> Iterator[Act]:
    """The deputy is dissatisfied, and it is handled once more."""
    yield from file.begun()
    yield from file.handed(4, "u3")
    yield file.reply(30, "u3", result="explained")
    rated = {"rating": "dissatisfied", "attitude": "satisfied", "why": "没有解决"}
    yield file.act(m.Rate, 34, by=file.by, **rated)
    if file.law.choice("SGL-rehandle-by") == "by_decision":
        yield file.act(m.Rehandle, 35, reason="没有解决")
    yield file.act(m.Contact, 38, by="u3")
    yield file.reply(50, "u3")
    yield from file.closed(54)


def _promised(file: File) -> Iterator[Act]:
    """What is planned is done by its day, and the deputy hears of it."""
    yield from file.begun()
    yield from file.handed(4, "u4")
    yield file.reply(32, "u4", result="planned", promised=file.first + timedelta(150))
    yield from file.closed(36)
    yield file.act(m.Fulfil, 140, by="u4", evidence="照片", words="已修好")
    if file.law.holds("SGL-promise-rated"):
        yield file.act(m.RatePromise, 144, by=file.by, unit="u4", rating="satisfied")


def _declined(file: File) -> Iterator[Act]:
    """It is a matter of the deputy's own, and not taken up in a way that the place knows."""
    words = {"title": f"本人房产{file.number}", "text": "请解决本人房产证"}
    ways = file.law.choices("SGL-inadmissible")
    why = {"ground": "own-matter", "reason": "属本人事务"}
    yield file.act(m.Submit, 0, by=file.by, **words)
    if "decline" in ways or "letter" in ways:
        yield file.act(m.Decline, 2, as_letter="decline" not in ways, **why)
    else:
        yield file.act(m.Return, 2, mend="请修改", **why)
        yield file.act(m.Withdraw, 5, by=file.by, reason="属本人事务")


def _silent(file: File) -> Iterator[Act]:
    """The deputy says nothing, also when asked."""
    yield from file.begun()
    yield from file.handed(4, "u1")
    yield file.reply(30, "u1")
    if file.law.holds("SGL-feedback"):
        yield from file.closed(34)
        return
    yield file.act(m.Remind, 50, whom=file.by, reason="尚未反馈")
    yield file.act(m.Close, 80, unrated_because="经催促未反馈")
    yield from file.published(80, "content", "reply")


def _key(file: File) -> Iterator[Act]:
    """The council of chairpersons has an eye on it."""
    yield from file.begun()
    yield from file.handed(4, "u2")
    yield file.act(m.MarkKey, 12, reason="群众关心", criteria=("major",), officer="主任")
    yield file.reply(40, "u2")
    yield from file.closed(44)


def _above(file: File) -> Iterator[Act]:
    """It is a matter of a higher level, and was reported up."""
    yield from file.begun()
    yield from file.handed(4, "u3")
    yield file.reply(40, "u3", result="above", reported_up="省水利厅")
    yield from file.closed(44)


def _wide(file: File) -> Iterator[Act]:
    """It is wide and difficult, and has six months."""
    yield from file.begun()
    yield file.act(m.Assign, 4, lead="u4", wide_and_difficult=True)
    yield file.act(m.Acknowledge, 5, by="u4")
    yield file.act(m.Contact, 10, by="u4")
    yield file.reply(100, "u4")
    yield from file.closed(104)


Way: TypeAlias = Callable[[File], Iterator[Act]]
"""How one suggestion goes."""

WAYS: tuple[Way, ...] = (
    _plain,
    _sent_back,
    _disputed,
    _extended,
    _again,
    _promised,
    _declined,
    _silent,
    _key,
    _above,
    _wide,
)
"""Every way that a suggestion goes here."""


# --- the report -----------------------------------------------------------------------------------


def _reported(place: str, number: int) -> Iterator[Act]:
    """Reported to whom the law of the day names, made public, and printed for the session."""
    township = len(place) > 6
    hears = in_force(REPORTED, place).choice("SG-8") if township else Organ.STANDING_COMMITTEE
    yield m.ReportHandling(
        on=REPORTED,
        report="r2022",
        congress=place,
        year=2022,
        by=Organ.OFFICE,
        to=hears,
        claims=[m.Claim("submitted", number)],
    )
    for way, days in (("public", 5), ("printed", 30)):
        where = {"report": "r2022", "where": "公报"}
        yield m.IssueReport(on=REPORTED + timedelta(days), way=way, **where)
    present = tuple(who for who in DEPUTIES if who != GONE)
    convenes = Organ.PRESIDIUM if township else Organ.STANDING_COMMITTEE
    yield OpenSession(
        on=SESSION,
        congress=place,
        session="annual",
        session_kind="annual",
        present=present,
        by=convenes,
    )
    yield CloseSession(on=SESSION + timedelta(2), session="annual", by=Organ.PRESIDIUM)
    yield EnterUnits(on=LAST, congress=place, units=())


__all__ = ["WAYS", "Way", "suggestion_acts"]
