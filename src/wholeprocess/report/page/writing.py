"""Writing a report (生成报告): the pages of a case, which need nothing from elsewhere.

Both languages are in every page: the one that was asked for shows, the other is a button away, and
without scripts the first stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wholeprocess.errors import BadInput, MissingExtra, Problem
from wholeprocess.report.page.acts import HEADS, ActRows
from wholeprocess.report.page.behind import FOLDER, SINGLE, Limits
from wholeprocess.report.page.contents import Contents, contents
from wholeprocess.report.page.html import TAGS, Speaker
from wholeprocess.report.page.parts import Block
from wholeprocess.report.page.words import LANGUAGES, Words, say, say_n

if TYPE_CHECKING:
    from jinja2 import Environment

    from wholeprocess.cases import ReportedCase

INDEX, STYLE, SCRIPT, LIST = "index.html", "report.css", "report.js", "report-files.txt"
"""The first page, what all pages share, and the list of what a report wrote."""


@frozen(kw_only=True)
class Written:
    """What was written: the first page, how many files and bytes, how many acts they are about."""

    index: Path
    files: int
    size: int
    acts: int


@frozen(kw_only=True)
class Sheet:
    """One page of a report: its file, what it is called, and what stands on it."""

    file: str
    title: object
    kind: str
    parts: tuple[Any, ...] = ()
    before: str = ""
    after: str = ""


def write_report(
    case: ReportedCase,
    out: Path,
    *,
    single: bool = False,
    language: str = "zh",
    limits: Limits | None = None,
    watch: Callable[[int], None] | None = None,
) -> Written:
    """Write the report of a case into a folder; with ``single`` as one file in it.

    ``language`` shows first, ``"zh"`` or ``"en"``; ``limits`` say how much goes on a page, and the
    pages say what they leave out (``FOLDER`` or ``SINGLE`` unless given). What an earlier report
    wrote there is replaced; a folder that holds anything else is ``BadInput``, and so is one that
    cannot be written.
    Without the extra ``report`` it raises ``MissingExtra``.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is no language of a report; write 'zh' or 'en'")
    environment = _environment()
    _must_be_ours(out)
    made = contents(case, limits or (SINGLE if single else FOLDER), watch=watch)
    pages = _Pages(made, environment, language, single=single)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _remove_the_last(out)
        written, size = [], 0
        for name, text in pages.texts():
            data = text.encode("utf-8")
            (out / name).write_bytes(data)
            written.append(name)
            size += len(data)
        (out / LIST).write_text("\n".join(written) + "\n", encoding="utf-8")
    except OSError as error:
        what = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise BadInput([Problem(file=str(out), what=what, mend="check the path")]) from None
    return Written(index=out / INDEX, files=len(written), size=size, acts=made.acts)


def _environment() -> Environment:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup
    except ModuleNotFoundError:
        raise MissingExtra("the report", "report") from None
    environment = Environment(
        loader=FileSystemLoader(str(_shipped("templates"))),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    # what the library itself wrote: the shared style and script, and charts
    environment.filters.update(trusted=Markup, drawing=Markup)
    return environment


def _shipped(name: str) -> Path:
    return Path(str(files("wholeprocess.report.page").joinpath(name)))


def _must_be_ours(out: Path) -> None:
    mend = "name a new folder, or that of an earlier report"
    if out.exists() and not out.is_dir():
        raise BadInput([Problem(file=str(out), what="is no folder", mend=mend)])
    if out.is_dir() and any(out.iterdir()) and not (out / LIST).exists():
        raise BadInput([Problem(file=str(out), what="holds something else already", mend=mend)])


def _remove_the_last(out: Path) -> None:
    """Remove the files that an earlier report listed as its own, and nothing else."""
    if (out / LIST).exists():
        for name in (out / LIST).read_text(encoding="utf-8").splitlines():
            if name == Path(name).name:
                (out / name).unlink(missing_ok=True)


class _Pages:
    """The pages of a report: which there are, where each block stands, and their text."""

    def __init__(
        self, made: Contents, environment: Environment, language: str, *, single: bool
    ) -> None:
        self.made, self.behind, self.language, self.single = made, made.behind, language, single
        self._places: dict[str, str] = {}
        self.register = self._register()
        self.sheets = tuple(self._one() if single else self._sheets())
        self.speaker = Speaker(self._where)
        environment.globals.update(
            both=self.speaker.both,
            inline=self.speaker.in_,
            say=say,
            say_n=say_n,
            made=made,
            tags=TAGS,
            language=language,
            single=single,
            where=self._where,
            version=version("wholeprocess"),
            act_row=ActRows(self.behind, self.speaker).row,
            heads=HEADS,
        )
        self.template = environment.get_template("page.html.j2")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every file with its text."""
        style = _shipped("report.css").read_text(encoding="utf-8")
        script = _shipped("report.js").read_text(encoding="utf-8")
        for sheet in self.sheets:
            yield (
                sheet.file,
                self.template.render(
                    sheet=sheet,
                    title=self.speaker.in_(sheet.title, self.language).striptags(),
                    titles={
                        one: self.speaker.in_(sheet.title, one).striptags() for one in LANGUAGES
                    },
                    style=style if self.single else "",
                    script=script if self.single else "",
                ),
            )
        if not self.single:
            yield STYLE, style
            yield SCRIPT, script

    def _where(self, key: str) -> str:
        """The address of a block, an entry or a section."""
        return self._places[key]

    def _register(self) -> tuple[int, ...]:
        """The entries that are written out: all, or of many those that numbers lead to."""
        if self.made.acts <= self.behind.limits.acts:
            return self.behind.every()
        return tuple(sorted(self.behind.wanted))

    # --- one file ---

    def _one(self) -> Iterator[Sheet]:
        for key in self._keys():
            self._places[key] = f"#{key}"
        yield Sheet(file=INDEX, title=self.made.title, kind="single", parts=(self.register,))

    def _keys(self) -> Iterator[str]:
        yield from (section.id for section in self.made.sections)
        yield from (block.key for blocks in self.behind.blocks.values() for block in blocks)
        yield from (f"e{line}" for line in self.register)

    # --- a folder ---

    def _sheets(self) -> Iterator[Sheet]:
        yield Sheet(file=INDEX, title=self.made.title, kind="index")
        for section in self.made.sections:
            file = f"{section.id}.html"
            self._places[section.id] = file
            yield Sheet(file=file, title=section.title, kind="section", parts=(section,))
        for chapter, blocks in self.behind.blocks.items():
            yield from self._chapter(chapter, list(_packed(blocks, self.behind.limits.per_page)))
        most = self.behind.limits.per_page
        lines = [self.register[at : at + most] for at in range(0, len(self.register), most)]
        yield from self._row_of(lines, "acts", "acts", say("Acts of the journal"), _entry_key)

    def _chapter(self, chapter: str, packed: Sequence[tuple[Block, ...]]) -> Iterator[Sheet]:
        title = (
            say("Statements of results")
            if chapter == "statement"
            else say("Acts behind the numbers")
        )
        yield from self._row_of(packed, f"{chapter}-behind", "blocks", title, lambda one: one.key)

    def _row_of(
        self,
        pages: Sequence[Sequence[Any]],
        name: str,
        kind: str,
        title: Words,
        key: Callable[[Any], str],
    ) -> Iterator[Sheet]:
        """Pages that follow one another, each with the way to its neighbours."""
        names = [f"{name}-{number}.html" for number in range(1, len(pages) + 1)]
        for number, (file, parts) in enumerate(zip(names, pages, strict=True), start=1):
            for one in parts:
                self._places[key(one)] = f"{file}#{key(one)}"
            yield Sheet(
                file=file,
                title=say("{title}, page {n} of {all}", title=title, n=number, all=len(pages)),
                kind=kind,
                parts=tuple(parts),
                before=names[number - 2] if number > 1 else "",
                after=names[number] if number < len(pages) else "",
            )


def _entry_key(line: int) -> str:
    return f"e{line}"


def _packed(blocks: Sequence[Block], most: int) -> Iterator[tuple[Block, ...]]:
    """Blocks in their order, as many on a page as fit."""
    page: list[Block] = []
    size = 0
    for block in blocks:
        if page and size + block.size > most:
            yield tuple(page)
            page, size = [], 0
        page.append(block)
        size += block.size
    if page:
        yield tuple(page)


__all__ = ["Sheet", "Written", "write_report"]
