"""Entries for programs that must not wait (异步读取): pages are fetched in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from itertools import islice

from wholeprocess.journal import Entry
from wholeprocess.store.reading import PAGE


async def each(entries: Iterable[Entry]) -> AsyncIterator[Entry]:
    """The entries one by one; a thread fetches a page of them while others go on.

    Everything else of a journal is awaited as it is: ``await asyncio.to_thread(journal.append,
    act)``.
    """
    rest = iter(entries)
    while page := await asyncio.to_thread(lambda: list(islice(rest, PAGE))):
        for entry in page:
            yield entry
