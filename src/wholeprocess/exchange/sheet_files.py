"""Sheets as they lie on the disk (表格文件): CSV, XLSX and Parquet, as rows of cells with a number.

Whatever a file claims is measured before it is believed: its size, how much it unpacks to, how many
rows and columns it spans. What is wrong with the file as a whole is ``BadInput``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from wholeprocess.errors import BadInput, MissingExtra, Problem
from wholeprocess.textfile import decoded, read_bytes

MOST_BYTES = 256 * 2**20
"""Neither a file nor what it unpacks to may be bigger."""

MOST_ROWS, MOST_CELLS, MOST_PARTS = 1_048_576, 10_000_000, 2_000

Rows: TypeAlias = list[tuple[int, list[Any]]]

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_PLACE = re.compile(r"[0-9]{1,7}")
_LONG = re.compile(r"-?([0-9]{16,}|[0-9](\.[0-9]+)?E\+?(1[5-9]|[2-9][0-9]|[0-9]{3,}))", re.I)


@frozen
class Sheet:
    """The rows of one sheet, each with its number; the first is the header.

    ``serials`` says that days may be numbers of Excel's count; ``guessed`` that the bytes were
    read as GBK, which only a Chinese header makes sure of; ``whole`` that a cell may
    hold a list, and that its texts are exact.
    """

    name: str
    rows: Rows
    serials: bool = False
    guessed: bool = False
    whole: bool = False


def fault(path: str | Path, what: str, mend: str, line: int | None = None) -> BadInput:
    """The error for a file with one fault."""
    return BadInput([Problem(file=str(path), line=line, what=what, mend=mend)])


def sheet_of(path: str | Path, sheet: str | None = None, encoding: str | None = None) -> Sheet:
    """The rows of a file; which form it has its ending says. ``BadInput`` as the module says."""
    ending = Path(path).suffix.lower()
    if ending not in _READ:
        raise fault(path, f"has the ending {ending!r}", f"give it one of {', '.join(_READ)}")
    if (size := _size(path)) > MOST_BYTES:
        raise fault(path, f"has {size} bytes", f"split it: at most {MOST_BYTES} are read")
    return _READ[ending](path, sheet, encoding)


def _size(path: str | Path) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # whoever reads it says why not
    except ValueError:
        raise fault(path, "is no path", "check the path") from None


# --- CSV ------------------------------------------------------------------------------------------


def _csv(path: str | Path, sheet: str | None, encoding: str | None) -> Sheet:
    raw = read_bytes(path)
    guessed = False
    try:
        text = raw.decode(encoding or "utf-8-sig")
    except LookupError:
        raise fault(path, f"no encoding is called {encoding!r}", "write utf-8 or gbk") from None
    except UnicodeDecodeError:
        if encoding is not None:
            raise fault(path, f"is not {encoding}", "name another encoding") from None
        try:
            text, guessed = raw.decode("gb18030"), True
        except UnicodeDecodeError:
            text = decoded(raw, str(path))  # says what it is not
    if (at := text.find("\0")) >= 0:
        mend = "save it again as a text of comma-separated values"
        raise fault(path, "holds a NUL byte", mend, text.count("\n", 0, at) + 1)
    rows: Rows = []
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line, cells = 1, 0
    try:
        for row in reader:
            rows.append((line, list(row)))
            line, cells = reader.line_num + 1, cells + len(row)
            _bounded(path, len(rows), cells)
    except csv.Error as error:
        raise fault(path, f"is no CSV: {error}", "restore the line", line) from None
    return Sheet("", rows, guessed=guessed)


def _bounded(path: str | Path, rows: int, cells: int) -> None:
    if rows > MOST_ROWS or cells > MOST_CELLS:
        what = f"has more than {MOST_ROWS} rows or {MOST_CELLS} cells"
        raise fault(path, what, "split it")


# --- XLSX -----------------------------------------------------------------------------------------


def _xlsx(path: str | Path, sheet: str | None, encoding: str | None) -> Sheet:
    try:
        import fastexcel
    except ModuleNotFoundError:
        raise MissingExtra("an Excel sheet", "tables") from None

    parts = _unpacked(path, read_bytes(path))
    try:
        book = fastexcel.read_excel(parts)
        names = list(book.sheet_names)
        if not names or (sheet is not None and sheet not in names):
            mend = f"name one of {', '.join(names)}" if names else "add a sheet"
            raise fault(path, f"has no sheet {sheet or ''!r}", mend)
        name = sheet or names[0]
        frame = book.load_sheet(
            name, header_row=None, skip_rows=0, dtypes="string", skip_whitespace_tail_rows=True
        ).to_polars()
        rows: Rows = [(n, list(row)) for n, row in enumerate(frame.iter_rows(), start=1)]
    except BadInput:
        raise
    except BaseException as error:
        _if_of_the_reader(error)
        mend = "open it in a spreadsheet and save it again as .xlsx"
        raise fault(path, f"is no workbook that can be read: {_first(error)}", mend) from None
    return Sheet(name, rows, serials=True)


def _unpacked(path: str | Path, raw: bytes) -> bytes:
    """The workbook with every part measured while it is unpacked, and looked through.

    What is handed on is what was measured: a part that unpacks to more than it claims is cut, and
    then its checksum does not fit.
    """
    kept = BytesIO()
    left = MOST_BYTES
    try:
        with ZipFile(BytesIO(raw)) as packed, ZipFile(kept, "w") as out:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or len({part.filename for part in parts}) < len(parts):
                raise fault(path, f"has {len(parts)} parts, or two of one name", "save it again")
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                with packed.open(part) as file:
                    data = file.read(left + 1)
                if len(data) > left:
                    mend = f"at most {MOST_BYTES} bytes are unpacked; leave out what is no table"
                    raise fault(path, "unpacks to too much", mend)
                left -= len(data)
                _looked_through(path, data)  # whatever its name: others say which is a sheet
                out.writestr(part.filename, data)
    except BadInput:
        raise
    # what zipfile raises of a file that is no archive, is cut, is packed in a way that it does not
    # know (NotImplementedError), or needs a password (RuntimeError)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        mend = "save it again as .xlsx; an old .xls or one with a password is none"
        raise fault(path, f"is no workbook: {_first(error)}", mend) from None
    except Exception as error:  # zlib's and others', of a damaged part
        raise fault(path, f"is damaged: {_first(error)}", "save it again") from None
    return kept.getvalue()


def _looked_through(path: str | Path, data: bytes) -> None:
    """Refuses a sheet that spans too much, merges header cells, or holds numbers cut by Excel."""
    from xml.parsers import expat

    faults: list[Problem] = []
    reach = [0, 0]
    row, column = 0, 0
    at, number, value = "", False, ""

    def begun(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, at, number, value
        match tag.rpartition(":")[2]:
            case "row":
                place = attributes.get("r", "")
                row, column = int(place) if _PLACE.fullmatch(place) else row + 1, 0
            case "c":
                at, value = attributes.get("r", ""), ""
                number = attributes.get("t", "n") == "n"
                found = _REFERENCE.fullmatch(at)
                column = _column(found[1]) if found else column + 1
                reach[0] = max(reach[0], int(found[2]) if found else row)
                reach[1] = max(reach[1], column)
            case "mergeCell":
                of = attributes.get("ref", "")
                found = _REFERENCE.match(of)
                if found and int(found[2]) == 1:
                    what, mend = f"merges the header cells {of}", "give each column a name"
                    faults.append(Problem(file=str(path), line=1, what=what, mend=mend))

    def ended(tag: str) -> None:
        if number and tag.rpartition(":")[2] == "v" and _LONG.fullmatch(value):
            found = _REFERENCE.fullmatch(at)
            what = "holds a number of more than 15 digits: Excel keeps no more than 15"
            mend = "make the column text, then write the number again"
            place = int(found[2]) if found else None
            faults.append(
                Problem(file=str(path), line=place, field=at or None, what=what, mend=mend)
            )

    def said(text: str) -> None:
        nonlocal value
        if number:
            value += text[:40]

    def no_entities(*_: object) -> None:
        raise fault(path, "declares entities of its own", "save it again in a spreadsheet")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begun, ended
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = said, no_entities
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise fault(path, f"holds a damaged sheet: {error}", "save it again") from None
    if faults:
        raise BadInput(faults)
    _bounded(path, reach[0], reach[0] * reach[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


# --- Parquet --------------------------------------------------------------------------------------


def _parquet(path: str | Path, sheet: str | None, encoding: str | None) -> Sheet:
    try:
        import polars as pl
    except ModuleNotFoundError:
        raise MissingExtra("a Parquet file", "tables") from None

    raw = read_bytes(path)
    try:
        rows = pl.scan_parquet(BytesIO(raw)).select(pl.len()).collect().item()
        columns = list(pl.read_parquet_schema(BytesIO(raw)))
        _bounded(path, rows, rows * len(columns))
        frame = pl.read_parquet(BytesIO(raw))
        held: Rows = [(1, columns)]
        held += [(n, list(row)) for n, row in enumerate(frame.iter_rows(), start=2)]
    except BadInput:
        raise
    except BaseException as error:
        _if_of_the_reader(error)
        what = f"is no Parquet file that can be read: {_first(error)}"
        raise fault(path, what, "write it again") from None
    return Sheet("", held, whole=True)


def _if_of_the_reader(error: BaseException) -> None:
    """Raises what is no fault of the file: only Rust's panics are no ``Exception``."""
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        raise error
    if isinstance(error, MemoryError):
        raise error


def _first(error: BaseException) -> str:
    words = str(error).strip().splitlines()
    return words[0][:120] if words else type(error).__name__


_READ = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
"""What reads each form."""

FORMS = tuple(_READ)


def cells(rows: Rows) -> Iterator[tuple[int, list[Any]]]:
    """The rows with something in them."""
    for number, row in rows:
        if any(one is not None and one != "" for one in row):
            yield number, row
