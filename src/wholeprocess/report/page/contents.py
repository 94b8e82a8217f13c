"""What a report says (报告内容): a case replayed, its links, figures and findings laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from wholeprocess.check import as_of, cited, finders_of, findings, placed
from wholeprocess.check.suppression import parted, recorded, unused
from wholeprocess.law import Finding, Severity, Text, in_report_order
from wholeprocess.process import Fold, State, replay
from wholeprocess.report.charts import Draw, charts
from wholeprocess.report.figures import Compared, Figure, Relation, compare, in_words
from wholeprocess.report.page.behind import FOLDER, Behind, Limits
from wholeprocess.report.page.consultation import consultation
from wholeprocess.report.page.decision import decision
from wholeprocess.report.page.elections import elections
from wholeprocess.report.page.html import Rule, Value
from wholeprocess.report.page.management import management
from wholeprocess.report.page.measured import lines_of, link_of
from wholeprocess.report.page.names import SEVERITIES
from wholeprocess.report.page.parts import Drawn, Fact, Section, Table, first
from wholeprocess.report.page.supervision import supervision
from wholeprocess.report.page.words import say, say_n

if TYPE_CHECKING:
    from wholeprocess.cases import ReportedCase

LINKS = ("election", "consultation", "decision", "management", "supervision")


@frozen(kw_only=True)
class Contents:
    """All that a report shows, in no language yet."""

    title: Text
    through: date | None
    acts: int
    head: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    figures: Table | None
    findings: Table
    suppressed: Table | None
    notes: tuple[Value, ...]
    behind: Behind


def contents(
    case: ReportedCase, limits: Limits = FOLDER, *, watch: Callable[[int], None] | None = None
) -> Contents:
    """Replay a case's journal as of its last day and lay out what a report shows of it."""
    through = case.through or max((entry.act.on for entry in case.journal), default=None)
    entries = as_of(case.journal, through) if through else ()
    state = replay(
        entries, divisions=case.divisions, settings=case.settings, name=case.records, watch=watch
    )
    behind = Behind(entries, state, limits)
    law_at = Fold(state, settings=case.settings).law
    sections = [
        section
        for section in (
            elections(state.election, behind, law_at),
            consultation(state.consultation, behind),
            decision(state.decision, behind),
            management(state, behind, law_at, through) if through else None,
            supervision(state.supervision, behind),
        )
        if section is not None
    ]
    drawn = charts(state, law_at, through) if through else {}
    found, apart = _found(case, state, through)
    kept = placed(found, entries)
    compared = [compare(figure, state) for figure in case.figures]
    laid_out = _Laid(behind, state)
    left = len(case.journal) - len(entries)
    notes: tuple[Value, ...] = case.notes
    if left:
        notes += (
            say_n(
                "One act of a later day than {day} is left out.",
                "{n} acts of later days than {day} are left out.",
                left,
                n=left,
                day=through,
            ),
        )
    if len(entries) > behind.limits.acts:
        notes += (_cut_words(limits),)
    return Contents(
        title=case.title,
        through=through,
        acts=len(entries),
        head=case.journal.head,
        facts=tuple(_register(state, behind)),
        sections=tuple(
            laid_out.joined(section, compared, kept, drawn.get(section.id, ()))
            for section in sections
        ),
        figures=laid_out.figures("figures", compared),
        findings=laid_out.findings("findings", kept),
        suppressed=laid_out.suppressed(apart) if apart else None,
        notes=notes,
        behind=behind,
    )


def _cut_words(limits: Limits) -> Value:
    if not limits.acts:
        return say(
            "In one file: of the acts behind each number only the first are shown, of each table "
            "the first {rows} rows, and {statements} statements of results. The folder has more.",
            rows=limits.rows,
            statements=limits.statements,
        )
    return say(
        "The journal has more than {most} acts: only those that a number leads to are written out.",
        most=limits.acts,
    )


def _found(
    case: ReportedCase, state: State, through: date | None
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
    """Findings to report, and those that were explained, each with its reason."""
    if through is None:
        return (), ()
    every = (*recorded(state.suppressed), *case.suppressions)
    found = findings(state, through, settings=case.settings)
    kept, apart = parted(filter(case.choice.wants, found), every)
    idle = filter(case.choice.wants, unused(every, parted(found, every)[1]))
    return (*kept, *idle), tuple((finding, why.reason) for finding, why in apart)


def _register(state: State, behind: Behind) -> Iterator[Fact]:
    register = state.register
    for title, value, kinds in (
        (say("Acts in the journal"), len(behind.entries), ()),
        (say("Congresses"), len(register.terms), ("process.open-term",)),
        (say("Deputies"), len(register.deputies), ("process.seat-deputies",)),
        (say("Units of government"), len(register.units), ("process.enter-units",)),
    ):
        lines = behind.of(*kinds) if kinds else behind.every()
        yield Fact(title, behind.link(value, "register", title, lines))


class _Laid:
    """Figures and findings as tables, each value leading to its acts."""

    def __init__(self, behind: Behind, state: State) -> None:
        self.behind, self.places = behind, tuple(state.register.terms)

    def joined(
        self,
        section: Section,
        compared: Iterable[Compared],
        found: Iterable[Finding],
        draws: Iterable[Draw],
    ) -> Section:
        """A section with its charts, and its own figures and findings."""
        figures = [one for one in compared if link_of(one.figure) == section.id]
        own = [one for one in found if self._link(one) == section.id]
        return evolve(
            section,
            charts=tuple(map(Drawn.of, draws)),
            figures=self.figures(f"{section.id}-figures", figures),
            findings=self.findings(f"{section.id}-findings", own),
        )

    def _link(self, finding: Finding) -> str:
        if finding.line and self.behind.has(finding.line):
            room = self.behind.act(finding.line).kind.partition(".")[0]
            if room in LINKS:
                return room
        names = (name.partition(".")[0] for name in finders_of(finding.code))
        return next((name for name in names if name in LINKS), "")

    def figures(self, ident: str, compared: Iterable[Compared]) -> Table | None:
        """Each reported figure beside what came out of the acts."""
        rows = [
            (
                one.what,
                _reported(one.figure),
                self.behind.link(
                    _came_out(one), link_of(one.figure), one.what, lines_of(one.figure, self.behind)
                ),
                say("agrees") if one.agrees else say("differs"),
                one.row,
            )
            for one in compared
        ]
        if not rows:
            return None
        return Table(
            id=ident,
            title=say("Reported figures and what came out"),
            heads=(
                say("Figure"),
                say("Reported"),
                say("Came out"),
                say("Comparison"),
                say("Row of the source"),
            ),
            rows=rows,
            numbers={1, 2},
        )

    def findings(self, ident: str, found: Iterable[Finding]) -> Table:
        """What was irregular, each with its article and what mends it; the gravest first."""
        order = list(Severity)
        ranked = sorted(in_report_order(found), key=lambda one: order.index(one.severity))
        shown, cut = first(ranked, self.behind.limits.findings)
        return Table(
            id=ident,
            title=say("Findings"),
            heads=(
                say("Rule"),
                say("Weight"),
                say("About"),
                say("What is irregular"),
                say("Article"),
                say("What mends it"),
                say("Entry"),
            ),
            rows=[
                (
                    Rule(one.code),
                    SEVERITIES[one.severity],
                    one.about,
                    one.what,
                    cited(one, self.places),
                    one.mend,
                    self.behind.entry(one.line) if one.line else None,
                )
                for one in shown
            ],
            numbers={6},
            cut=cut,
        )

    def suppressed(self, apart: Iterable[tuple[Finding, str]]) -> Table:
        """What was irregular and is explained, each with the reason."""
        shown, cut = first(tuple(apart), self.behind.limits.findings)
        return Table(
            id="suppressed",
            title=say("Explained"),
            heads=(say("Rule"), say("About"), say("What is irregular"), say("Reason")),
            rows=[(Rule(one.code), one.about, one.what, why) for one, why in shown],
            cut=cut,
        )


def _reported(figure: Figure) -> Value:
    number = _counted(figure.reported, figure.unit)
    match figure.relation:
        case Relation.OVER:
            return say("over {number}", number=number)
        case Relation.NEARLY:
            return say("nearly {number}", number=number)
        case _:
            return number


def _came_out(one: Compared) -> Value:
    if one.came_out is None:
        return one.fault or None
    return _counted(Fraction(one.came_out), one.figure.unit)


def _counted(number: Fraction, unit: str) -> Value:
    """A number with its unit in both languages; units that are none of ours as they stand."""
    if unit == "share":
        return number
    plain = in_words(number)
    match unit:
        case "":
            return plain
        case "yuan":
            return say("{n} yuan", n=plain)
        case "days":
            return say("{n} days", n=plain)
        case "years":
            return say("{n} years", n=plain)
        case "mu":
            return say("{n} mu", n=plain)
        case _:
            return f"{plain} {unit}"
