"""How soon residents' messages came back: ``wholeprocess requests PATH``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wholeprocess.cli.shell import AsJson, In, Language, as_json, out, told
from wholeprocess.law import Text, how_many

if TYPE_CHECKING:
    from wholeprocess.cli.pages import Column, Page, Part
    from wholeprocess.consultation import CameBack, Placed
    from wholeprocess.exchange.requests import AlikeRequests, Request

MONTHS = (1, 3, 6)
"""Calendar months within which a message may have come back."""

_ALL_ANSWERED = Text(
    "表中每一条都有答复：比率说明有答复的多快得到答复，不说明有多少得到答复。",
    "Every message of this file has an answer: the shares say how soon those that were answered "
    "came back, not how many were.",
)
_HOW = Text(
    "自留言之日至答复之日，按日历月计；期限在该日前已满的计入n，其余未定。",
    "From the day of the message to the day of its answer, in calendar months. n are those whose "
    "whole term was past on that day, the others are censored.",
)


def requests(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A table of messages (.csv).")],
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", formats=["%Y-%m-%d"], help="As of which day; the file's last if not given."
        ),
    ] = None,
    least: Annotated[
        int | None,
        typer.Option("--least", min=1, help="Rank groups of so many or more; PR-rank-minimum."),
    ] = None,
    rows: Annotated[
        int, typer.Option("--rows", min=1, help="How many rows of a table to print.")
    ] = 20,
    alike: Annotated[
        bool, typer.Option("--alike", help="Print which messages may be about one matter.")
    ] = False,
    likeness: Annotated[
        int | None,
        typer.Option(
            "--likeness", min=1, max=100, help="From how many per cent; PR-voice-likeness."
        ),
    ] = None,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """How many residents' messages came back within 1, 3 and 6 months, or which are alike."""
    from fractions import Fraction

    from wholeprocess.exchange.requests import alike_requests, read_requests
    from wholeprocess.law import in_force

    with told():
        held = read_requests(path)
        days = [day for one in held for day in (one.opened, one.answered) if day is not None]
        today = on.date() if on is not None else max(days, default=None)
        if today is None:
            page = _nothing()
        else:
            law = in_force(today)
            if alike:
                per_cent = likeness or law.count("PR-voice-likeness")
                page = alike_page(alike_requests(held, Fraction(per_cent, 100)), per_cent, rows)
            else:
                fewest = least or law.count("PR-rank-minimum")
                page = rates_page(held, today, fewest, rows)
    if json:
        as_json(page.data)
    else:
        for line in page.printed(lang.value):
            out.print(line)


def _nothing() -> Page:
    from wholeprocess.cli.pages import Page, Part

    return Page({"messages": 0}, (Part(Text("没有留言", "No messages")),))


# --- how many came back ---------------------------------------------------------------------------


def rates_page(held: Sequence[Request], today: date, least: int, rows: int) -> Page:
    """How many came back within the terms, of all, by area and by department."""
    from wholeprocess.cli.pages import Column, Page, Part
    from wholeprocess.consultation import came_back, grouped, placed

    spans = [one.span for one in held]
    rates = [came_back(spans, months, today) for months in MONTHS]
    areas = placed(grouped(spans, lambda span: span.area), MONTHS, today, least)
    units = placed(grouped(spans, lambda span: span.department), MONTHS, today, least)
    complete = all(span.end is not None for span in spans)
    title = Text(
        f"{len(held)}条留言，截至{today}", f"{how_many(len(held), 'message')} as of {today}"
    )
    columns = (
        Column(Text("期限", "within"), [_term(one.months) for one in rates]),
        Column(Text("比率", "share"), [_share(one) for one in rates], number=True),
        Column(Text("回复", "came back"), [str(one.within) for one in rates], number=True),
        Column(Text("n", "n"), [str(one.n) for one in rates], number=True),
        Column(Text("未定", "censored"), [str(one.censored) for one in rates], number=True),
        Column(Text("未回复", "open"), [str(one.open) for one in rates], number=True),
    )
    words = Text(
        _HOW.zh + ("\n" + _ALL_ANSWERED.zh if complete else ""),
        _HOW.en + ("\n" + _ALL_ANSWERED.en if complete else ""),
    )
    data = {
        "on": today.isoformat(),
        "messages": len(held),
        "from": "opened",
        "to": "answered",
        "every_message_answered": complete,
        "least": least,
        "rates": [_rate(one) for one in rates],
        "areas": [_group(one) for one in areas],
        "departments": [_group(one) for one in units],
    }
    return Page(
        data,
        (
            Part(title, columns, words),
            _groups(Text("按地区", "By area"), areas, least, rows),
            _groups(
                Text("按部门（由答复推断）", "By department (a guess from the answer)"),
                units,
                least,
                rows,
            ),
        ),
    )


def _groups(title: Text, groups: Sequence[Placed], least: int, rows: int) -> Part:
    from wholeprocess.cli.pages import Column, Part

    shown = groups[:rows]
    columns: list[Column] = [
        Column(Text("名次", "place"), [str(one.place or "–") for one in shown], number=True),
        Column(Text("", ""), [one.group or Text("未注明", "not named") for one in shown]),
    ]
    for at, months in enumerate(MONTHS):
        cells = [f"{_share(one.rates[at])} of {one.rates[at].n}" for one in shown]
        columns.append(Column(_term(months), cells, number=True))
    columns.append(
        Column(Text("未定", "censored"), [str(one.rates[0].censored) for one in shown], number=True)
    )
    small = sum(one.place is None and one.group != "" for one in groups)
    hidden = len(groups) - len(shown)
    more = Text("", "")
    if hidden:
        more = Text(f"另有{hidden}行，见--rows。", f" {hidden} more rows: --rows.")
    words = Text(
        f"n不足{least}的不排名（{small}个）。{more.zh}",
        f"Not ranked where n is below {least}: {small}.{more.en}",
    )
    return Part(title, tuple(columns), words)


def _term(months: int) -> Text:
    return Text(f"{months}个月", f"{months} month{'s' if months > 1 else ''}")


def _share(rate: CameBack) -> str:
    from wholeprocess.management.rates import percent

    return percent(rate.share)


def _rate(rate: CameBack) -> dict[str, Any]:
    return {
        "months": rate.months,
        "share": None if rate.share is None else str(rate.share),
        "within": rate.within,
        "n": rate.n,
        "censored": rate.censored,
        "open": rate.open,
        "left_out": rate.left_out,
    }


def _group(one: Placed) -> Mapping[str, Any]:
    return {"name": one.group, "place": one.place, "rates": [_rate(rate) for rate in one.rates]}


# --- which are alike ------------------------------------------------------------------------------


def alike_page(pairs: Sequence[AlikeRequests], per_cent: int, rows: int) -> Page:
    """Which messages may be about one matter, in groups."""
    from wholeprocess.cli.pages import Column, Page, Part
    from wholeprocess.exchange.requests import together

    groups = together(pairs)
    titles = [(at, one) for at, group in enumerate(groups, start=1) for one in group][:rows]
    columns = (
        Column(Text("组", "group"), [str(at) for at, _ in titles], number=True),
        Column(Text("编号", "message"), [one.id for _, one in titles]),
        Column(Text("日期", "day"), [one.opened.isoformat() for _, one in titles]),
        Column(Text("地区", "area"), [one.area for _, one in titles]),
        Column(Text("标题", "title"), [one.title for _, one in titles]),
    )
    messages = sum(map(len, groups))
    data = {
        "likeness": per_cent,
        "couples": [{"one": p.one.id, "other": p.other.id, "share": str(p.share)} for p in pairs],
        "groups": [[one.id for one in group] for group in groups],
    }
    title = Text(
        f"标题相近{per_cent}%以上：{len(pairs)}对，{len(groups)}组，{messages}条",
        f"Titles alike by {per_cent} per cent or more in one area: "
        f"{how_many(len(pairs), 'couple')}, {how_many(len(groups), 'group')} "
        f"of {how_many(messages, 'message')}",
    )
    more = messages - len(titles)
    words = Text(
        "是否同一事项由人决定。" + (f"另有{more}条，见--rows。" if more else ""),
        "Whether they are about one matter, a person decides."
        + (f" {more} more messages: --rows." if more else ""),
    )
    return Page(data, (Part(title, columns, words),))
