"""A sheet's acts into a journal, all or none: ``wholeprocess append``."""

from __future__ import annotations

from datetime import UTC, datetime

from wholeprocess.cli.formats import InEncoding, Kind, OfSheet, SheetFile
from wholeprocess.cli.shell import AsJson, as_json, out, plain, told
from wholeprocess.cli.verify import Where


def append(
    journal: Where,
    kind: Kind,
    path: SheetFile,
    sheet: OfSheet = None,
    encoding: InEncoding = None,
    json: AsJson = False,
) -> None:
    """Admit a sheet's acts into a journal, all in one transaction; or say all that is wrong."""
    from wholeprocess.exchange import append_sheet
    from wholeprocess.exchange.sheet_columns import act_of
    from wholeprocess.process import OpenTerm, journal_at, named

    with told():
        kept = journal_at(journal, make=act_of(kind) is OpenTerm)
        before = len(kept)
        now = datetime.now(UTC).replace(microsecond=0)
        entries = append_sheet(kept, path, kind, sheet=sheet, encoding=encoding, recorded=now)
    again = bool(entries) and entries[-1].seq <= before
    first, last = (entries[0].seq, entries[-1].seq) if entries else (None, None)
    name = named(kept, journal)
    if json:
        said = {"journal": name, "file": str(path), "acts": len(entries), "kept_before": again}
        as_json({**said, "first": first, "last": last, "head": kept.head})
    elif not entries:
        out.print(plain(f"{path}: 0 acts"))
    else:
        how = "were kept before" if again else "were kept"
        words = f"{name}: {len(entries)} acts {how}, entries {first} to {last}, head {kept.head}"
        out.print(plain(words))
