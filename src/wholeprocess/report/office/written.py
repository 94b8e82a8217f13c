"""Documents as DOCX (文字处理文书): on A4, in the fonts offices use, with page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wholeprocess.errors import MissingExtra
from wholeprocess.report.office.paper import (
    HEAD_FONT,
    LATIN_FONT,
    MARGIN,
    SIGN_HERE,
    TEXT_FONT,
    TITLE_FONT,
    Cell,
    Paper,
    Sheet,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

POINTS = {"title": 18.0, "text": 10.5, "table": 9.0}
"""The sizes of letters: 小二, 五号, 小五."""
FIRST = (1980, 1, 1, 0, 0, 0)
"""The day that every part of a file bears: the same document, the same bytes."""


def as_docx(papers: Iterable[Paper]) -> bytes:
    """A text file with each document on pages of its own; the same give the same bytes.

    Raises ``MissingExtra`` without python-docx, ``ValueError`` for nothing.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("a Word document", "office") from None
    them = tuple(papers)
    if not them:
        raise ValueError("no document to write; give one at least")
    made = docx.Document()
    _normal(made, them[0].language)
    core, day = made.core_properties, datetime.combine(them[0].on, time())
    core.title, core.author, core.comments = them[0].title[:255], "", ""
    core.created, core.modified = day, day
    for number, paper in enumerate(them):
        section = made.add_section() if number else made.sections[0]
        _page(section, paper, linked=number > 0)
        _write(made, paper)
    held = BytesIO()
    made.save(held)
    return _as_of_one_day(held.getvalue())


def _as_of_one_day(raw: bytes) -> bytes:
    """The same file with its parts bearing no clock's time."""
    held = BytesIO()
    with ZipFile(BytesIO(raw)) as read, ZipFile(held, "w", ZIP_DEFLATED) as written:
        for part in read.infolist():
            fresh = ZipInfo(part.filename, FIRST)
            fresh.compress_type = ZIP_DEFLATED
            written.writestr(fresh, read.read(part))
    return held.getvalue()


def _normal(made: Document, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = made.styles["Normal"]
    style.font.name, style.font.size = LATIN_FONT, Pt(POINTS["text"])
    style.paragraph_format.space_after = Pt(2)
    own = style.element.get_or_add_rPr()
    own.rFonts.set(qn("w:eastAsia"), TEXT_FONT)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "zh-CN" if language == "zh" else "en-GB")
    lang.set(qn("w:eastAsia"), "zh-CN")
    own.append(lang)


def _page(section: Section, paper: Paper, *, linked: bool) -> None:
    """A4 and its margins; the page's number in the middle of its foot."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section.page_width, section.page_height = map(Mm, paper.size)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(MARGIN))
    if linked:
        return
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, rest = paper.page_words("\0", "\1").split("\0")
    between, after = rest.split("\1")
    foot.add_run(before)
    _number(foot, "PAGE")
    foot.add_run(between)
    _number(foot, "NUMPAGES")
    foot.add_run(after)


def _number(foot: Paragraph, what: str) -> None:
    """A number that the program fills in: the page's, or how many there are."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    foot._p.append(field)


def _write(made: Document, paper: Paper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title = made.add_heading(level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, paper.title, TITLE_FONT, POINTS["title"], bold=True)
    for line in paper.lines:
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for sheet in paper.sheets:
        _table(made, paper, sheet)
        made.add_paragraph()
    for line in paper.after:
        made.add_paragraph(line)
    for line in paper.signed:
        made.add_paragraph(f"{line}　{SIGN_HERE}")


def _run(where: Paragraph, words: str, font: str, points: float, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = where.add_run(words)
    run.font.name, run.font.size, run.font.bold = LATIN_FONT, Pt(points), bold
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(made: Document, paper: Paper, sheet: Sheet) -> None:
    """A row is made once and copied: a ledger has thousands of them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    table = made.add_table(rows=1, cols=len(sheet.widths), style="Table Grid")
    table.autofit = False
    _narrow(table)
    row = table.rows[0]
    room = (paper.size[0] - 2 * MARGIN) / sum(sheet.widths)
    for cell, width, grid in zip(row.cells, sheet.widths, table.columns, strict=True):
        cell.width = grid.width = Mm(room * width)
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        _run(cell.paragraphs[0], "x", TEXT_FONT, POINTS["table"])
    whole = row._tr.get_or_add_trPr()
    whole.append(OxmlElement("w:cantSplit"))
    pattern = deepcopy(row._tr)
    table._tbl.remove(row._tr)
    if sheet.heads:
        head = _filled(pattern, sheet.heads)
        head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for fonts in head.iter(qn("w:rFonts")):
            fonts.set(qn("w:eastAsia"), HEAD_FONT)
        for bold in head.iter(qn("w:b")):
            bold.attrib.pop(qn("w:val"), None)
        table._tbl.append(head)
    for cells in sheet.rows:
        table._tbl.append(_filled(pattern, cells))


def _narrow(table: Any) -> None:
    """Little room beside the words of a cell, so that a day stands on one line."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    room = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), "40")  # twentieths of a point
        one.set(qn("w:type"), "dxa")
        room.append(one)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    table._tbl.tblPr.append(room) if look is None else look.addprevious(room)


def _filled(pattern: Any, cells: Sequence[Cell]) -> Any:
    """A copy of a row with its words put in."""
    from docx.oxml.ns import qn

    made = deepcopy(pattern)
    for text, cell in zip(made.iter(qn("w:t")), cells, strict=True):
        text.text = "" if cell is None else str(cell)
    return made
