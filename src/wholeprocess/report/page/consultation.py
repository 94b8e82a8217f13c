"""The consultation of a report (协商部分): stations, opinions and their way back, matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wholeprocess.consultation import OpinionPhase, Standing, State
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Value
from wholeprocess.report.page.names import MATTERS, VOICES
from wholeprocess.report.page.parts import Fact, Section, Table, first
from wholeprocess.report.page.words import Words, say

CHAPTER = "consultation"


def consultation(state: State, behind: Behind) -> Section | None:
    """What happened in consultation; ``None`` where nothing is on record."""
    if not (state.stations or state.opinions or state.matters):
        return None
    tables = [
        table
        for table, any_of in (
            (_stations, state.stations),
            (_opinions, state.opinions),
            (_matters, state.matters),
        )
        if any_of
    ]
    return Section(
        id=CHAPTER,
        title=say("Democratic consultation"),
        came_in=tuple(_came_in(state, behind)),
        came_out=tuple(_came_out(state, behind)),
        tables=tuple(table(state, behind) for table in tables),
    )


def _fact(behind: Behind, title: Words, value: Value, lines: tuple[int, ...]) -> Fact:
    return Fact(title, behind.link(value, CHAPTER, title, lines))


def _came_in(state: State, behind: Behind) -> Iterator[Fact]:
    received = behind.of("consultation.receive-residents")
    came = sum(reception.residents for reception in state.receptions.values())
    heard = behind.of("consultation.hear-opinion")
    opened = behind.of("consultation.open-station")
    matters = behind.of("consultation.open-matter")
    yield _fact(behind, say("Stations and workrooms"), len(state.stations), opened)
    yield _fact(behind, say("Reception days"), len(state.receptions), received)
    yield _fact(behind, say("Residents received"), came, received)
    yield _fact(behind, say("Opinions heard"), len(state.opinions), heard)
    yield _fact(behind, say("Matters at the table"), len(state.matters), matters)


def _came_out(state: State, behind: Behind) -> Iterator[Fact]:
    told = {one.id for one in state.opinions.values() if one.standing is Standing.RETURNED}
    fed = {one.id for one in state.opinions.values() if one.fed}
    home = behind.of("consultation.tell-resident", where=lambda act: act.opinion in told)
    taken = behind.of("consultation.feed-suggestion", where=lambda act: act.opinion in fed)
    yield _fact(behind, say("Opinions that came back to residents"), len(told), home)
    yield _fact(behind, say("Opinions taken up in suggestions"), len(fed), taken)
    ends = Counter(one.phase for one in state.draft_opinions.values())
    for phase, title, kind in (
        (OpinionPhase.ADOPTED, say("Opinions on drafts adopted"), "adopt-opinion"),
        (
            OpinionPhase.ANSWERED,
            say("Opinions on drafts answered with a reason"),
            "decline-opinion",
        ),
        (OpinionPhase.OPEN, say("Opinions on drafts still open"), "gather-opinion"),
    ):
        lines = behind.of(f"consultation.{kind}") if ends[phase] else ()
        yield _fact(behind, title, ends[phase], lines)


def _stations(state: State, behind: Behind) -> Table:
    held: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for (station, _), reception in state.receptions.items():
        held[station] += 1
        came[station] += reception.residents
    shown, cut = first(tuple(state.stations.values()), behind.limits.rows)
    rows = [
        (
            behind.link(one.name, CHAPTER, one.name, behind.on(CHAPTER, one.id)),
            one.id,
            one.opened,
            len(one.attached),
            held[one.id],
            came[one.id],
        )
        for one in shown
    ]
    heads = (
        say("Station"),
        say("Number"),
        say("Open since"),
        say("Deputies"),
        say("Reception days"),
        say("Residents received"),
    )
    return Table(
        id="stations", title=say("Stations"), heads=heads, rows=rows, numbers={3, 4, 5}, cut=cut
    )


def _opinions(state: State, behind: Behind) -> Table:
    by_phase: dict[str, set[str]] = {}
    for one in state.opinions.values():
        by_phase.setdefault(one.phase, set()).add(one.id)
    heard = behind.by(lambda act: act.opinion, "consultation.hear-opinion")
    rows = []
    for phase, words in VOICES.items():
        if own := by_phase.get(phase):
            lines = sorted(line for ident in own for line in heard.get(ident, ()))
            rows.append((words, behind.link(len(own), CHAPTER, words, lines)))
    heads = (say("Where they stand"), say("Opinions"))
    return Table(
        id="opinions", title=say("Opinions of residents"), heads=heads, rows=rows, numbers={1}
    )


def _matters(state: State, behind: Behind) -> Table:
    shown, cut = first(tuple(state.matters.values()), behind.limits.rows)
    rows = []
    for one in shown:
        raised = [own for key, own in state.draft_opinions.items() if key[0] == one.id]
        ends = Counter(own.phase for own in raised)
        rows.append(
            (
                behind.link(one.subject, CHAPTER, one.subject, behind.on(CHAPTER, one.id)),
                MATTERS[one.kind],
                one.done,
                sum(came.number for came in one.came),
                len(raised),
                ends[OpinionPhase.ADOPTED],
                ends[OpinionPhase.ANSWERED],
            )
        )
    heads = (
        say("Matter"),
        say("Kind"),
        say("Held or submitted"),
        say("People who came"),
        say("Opinions raised"),
        say("Adopted"),
        say("Answered with a reason"),
    )
    return Table(
        id="matters",
        title=say("Matters at the table"),
        heads=heads,
        rows=rows,
        numbers={3, 4, 5, 6},
        cut=cut,
    )
