"""Open311 (市政诉求接口): service requests (GeoReport v2, JSON) in, as residents' messages.

A request becomes a ``Request``, and ``opinions_of_requests`` makes opinions of them. Nothing
personal is taken: names, telephones, addresses, places on the map and pictures stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wholeprocess.errors import BadInput, Problem
from wholeprocess.exchange.json_file import json_of
from wholeprocess.exchange.requests import Request

STATUSES = ("open", "closed")


def read_service_requests(path: str | Path) -> tuple[Request, ...]:
    """The service requests of a file, in its order; ``BadInput`` has every fault of it.

    The file is a list as the interface answers ``requests.json``, or an object whose
    ``service_requests`` is one. A closed request was answered when it was last updated. The title
    is the name of the service, the department the agency that is responsible; the area is the one
    that the file gives in ``zipcode``, and the user nobody: the interface does not say who asked.
    """
    data = json_of(path)
    rows = data.get("service_requests") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        mend = "write a list of service requests"
        raise BadInput([Problem(file=str(path), what="is no list of requests", mend=mend)])
    problems: list[Problem] = []
    seen: set[str] = set()
    found = []
    for place, row in enumerate(rows):
        before = len(problems)
        for name, what, mend in _faults(row, seen):
            where = f"[{place}].{name}" if name else f"[{place}]"
            problems.append(Problem(file=str(path), field=where, what=what, mend=mend))
        if len(problems) == before:
            found.append(_request(row))
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _faults(row: Any, seen: set[str]) -> Iterator[tuple[str, str, str]]:
    if not isinstance(row, dict):
        yield "", "is no object", "write {…}"
        return
    ident = _ident(row)
    if not ident:
        yield "service_request_id", "is missing", "write it; a request with a token only is none"
    elif ident in seen:
        yield "service_request_id", f"{ident[:40]!r} stands there twice", "keep one"
    seen.add(ident)
    if row.get("status") not in STATUSES:
        yield "status", f"{str(row.get('status'))[:40]!r} is no status", "write open or closed"
    opened, updated = _day(row.get("requested_datetime")), _day(row.get("updated_datetime"))
    if opened is None:
        yield "requested_datetime", "is no time", "write for example 2022-03-01T09:30:00+08:00"
    if row.get("status") == "closed":
        if updated is None:
            yield "updated_datetime", "is no time", "a closed request says when it was closed"
        elif opened is not None and updated < opened:
            yield "updated_datetime", "lies before the request", "correct one of the two"
    for name in ("service_name", "description", "status_notes", "agency_responsible"):
        if row.get(name) is not None and not isinstance(row[name], str):
            yield name, "is no text", "put it in quotation marks"


def _ident(row: Mapping[str, Any]) -> str:
    ident = row.get("service_request_id")
    return str(ident) if isinstance(ident, str | int) and not isinstance(ident, bool) else ""


def _day(value: object) -> date | None:
    """The day on the clock of the place, as the time is written."""
    try:
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def _request(row: Mapping[str, Any]) -> Request:
    opened, closed = _day(row["requested_datetime"]), row["status"] == "closed"
    assert opened is not None
    ident = _ident(row)
    description = row.get("description") or ""
    return Request(
        id=ident,
        user=f"open311 {ident}",
        title=row.get("service_name") or description[:60] or ident,
        opened=opened,
        answered=_day(row["updated_datetime"]) if closed else None,
        area=str(row.get("zipcode") or ""),
        prefecture="",
        department=row.get("agency_responsible") or "",
        body_chars=len(description),
        reply_chars=len(row.get("status_notes") or "") if closed else 0,
    )
