"""The desk's answers as pages: due, late, waiting, promises, levels, units, rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wholeprocess.cli.pages import Column, Page, Part
from wholeprocess.law import Text
from wholeprocess.management import (
    DEFINITIONS,
    HandlingRate,
    Standing,
    Task,
    definitions,
    percent,
)

if TYPE_CHECKING:
    from wholeprocess.management import Desk


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _thing(desk: Desk, one: Task) -> dict[str, Any]:
    return {
        "suggestion": one.suggestion,
        "congress": one.congress,
        "title": one.title,
        "what": one.what.value,
        "with": one.by,
        "name": _both(desk.called(one.by)),
        "since": one.start.isoformat(),
        "due": one.due.isoformat(),
        "days_left": (one.due - desk.today).days if one.running else None,
        "days_late": one.late_by(desk.today),
        "done": one.done and one.done.isoformat(),
        "lapsed": one.lapsed and one.lapsed.isoformat(),
        "provisional": one.provisional,
        "key": one.key,
        "rule": one.code,
        "why": _both(one.why),
    }


def _things(desk: Desk, them: Sequence[Task], *middle: Column) -> tuple[Column, ...]:
    return (
        Column(Text("期限", "due"), [_due(one) for one in them]),
        *middle,
        Column(Text("事项", "what"), [one.what.words for one in them]),
        Column(Text("由谁", "with"), [desk.called(one.by) for one in them]),
        Column(Text("建议", "suggestion"), [one.suggestion for one in them]),
        Column(Text("标题", "title"), [one.title for one in them]),
        Column(Text("依据", "rule"), [one.code for one in them]),
    )


def _due(one: Task) -> Text:
    day = one.due.isoformat()
    return Text(f"{day}（暂定）", f"{day} (provisional)") if one.provisional else Text(day, day)


def _number(words: Text, numbers: Sequence[int]) -> Column:
    return Column(words, numbers, number=True)


def due(desk: Desk, within: int) -> Page:
    """What falls due."""
    them = desk.due(within)
    left = _number(Text("剩余天数", "days left"), [(one.due - desk.today).days for one in them])
    title = Text(f"{desk.today}起{within}天内到期", f"Due within {within} days of {desk.today}")
    data = {
        "on": desk.today.isoformat(),
        "within": within,
        "due": [_thing(desk, one) for one in them],
    }
    return Page(data, (Part(title, _things(desk, them, left)),))


def late(desk: Desk) -> Page:
    """What is late."""
    found = desk.late()
    parts = []
    for title, them in (
        (Text(f"逾期未办（{desk.today}）", f"Late and still open on {desk.today}"), found.open),
        (Text("逾期后办结或者终止", "Done or ended too late"), found.closed),
    ):
        days = _number(Text("逾期天数", "days late"), [one.late_by(desk.today) for one in them])
        parts.append(Part(title, _things(desk, them, days)))
    data = {
        "on": desk.today.isoformat(),
        "open": [_thing(desk, one) for one in found.open],
        "closed": [_thing(desk, one) for one in found.closed],
    }
    return Page(data, tuple(parts))


def _standing(desk: Desk, one: Standing) -> dict[str, Any]:
    return {
        "suggestion": one.suggestion,
        "congress": one.congress,
        "title": one.title,
        "queue": one.queue.value,
        "with": list(one.whom),
        "names": [_both(desk.called(who)) for who in one.whom],
        "since": one.since.isoformat(),
        "days": (desk.today - one.since).days,
        "key": one.key,
    }


def waiting(desk: Desk) -> Page:
    """What waits for the deputy."""
    them = desk.waiting_for_deputy()
    columns = (
        Column(Text("答复日期", "answered"), [one.since.isoformat() for one in them]),
        _number(Text("已等天数", "days"), [(desk.today - one.since).days for one in them]),
        Column(Text("领衔代表", "deputy"), [desk.called(one.whom[0]) for one in them]),
        Column(Text("建议", "suggestion"), [one.suggestion for one in them]),
        Column(Text("标题", "title"), [one.title for one in them]),
    )
    title = Text(f"待代表评价（{desk.today}）", f"Waiting for the deputy on {desk.today}")
    data = {"on": desk.today.isoformat(), "waiting": [_standing(desk, one) for one in them]}
    return Page(data, (Part(title, columns),))


def promises(desk: Desk, within: int | None) -> Page:
    """The promises to keep."""
    them = desk.promises(within)
    days = _number(Text("逾期天数", "days late"), [one.late_by(desk.today) for one in them])
    said = Column(Text("承诺", "promise"), [one.why for one in them])
    title = Text(f"未兑现的承诺（{desk.today}）", f"Promises to keep on {desk.today}")
    data = {
        "on": desk.today.isoformat(),
        "within": within,
        "promises": [_thing(desk, one) for one in them],
    }
    return Page(data, (Part(title, (*_things(desk, them, days)[:-1], said)),))


def levels(desk: Desk) -> Page:
    """What needs another level."""
    them = desk.needs_another_level()
    left = [_join(desk.called(code) for code in one.left) for one in them]
    columns = (
        Column(Text("自", "since"), [one.since.isoformat() for one in them]),
        Column(Text("建议", "suggestion"), [one.suggestion for one in them]),
        Column(Text("标题", "title"), [one.title for one in them]),
        Column(Text("理由", "why"), [one.why for one in them]),
        Column(Text("可转请", "levels left"), left),
        Column(Text("依据", "rule"), [one.rule for one in them]),
    )
    data = {
        "on": desk.today.isoformat(),
        "levels": [
            {
                "suggestion": one.suggestion,
                "title": one.title,
                "since": one.since.isoformat(),
                "why": _both(one.why),
                "rule": one.rule,
                "left": list(one.left),
            }
            for one in them
        ],
    }
    title = Text(f"需上级解决（{desk.today}）", f"Needs another level on {desk.today}")
    return Page(data, (Part(title, columns),))


def _join(texts: Iterable[Text]) -> Text:
    held = tuple(texts)
    return Text("、".join(t.zh for t in held), ", ".join(t.en for t in held))


def _rate(one: HandlingRate, place: int | None = None) -> dict[str, Any]:
    return {
        "numerator": one.numerator,
        "n": one.n,
        "share": None if one.share is None else str(one.share),
        "left_out": [
            {"reason": _both(reason), "members": list(members)} for reason, members in one.left_out
        ],
        "censored": list(one.censored),
        "place": place,
    }


def _definitions() -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "title": _both(one.title),
            "population": _both(one.population),
            "from": _both(one.begins),
            "to": _both(one.ends),
            "counts": _both(one.counts),
            "left_out": _both(one.leaves_out),
            "open": _both(one.open),
        }
        for one in DEFINITIONS.values()
    ]


def units(desk: Desk) -> Page:
    """How each unit does."""
    rows = desk.units()
    of_rates = [
        Column(DEFINITIONS[name].title, [_cell(row.rates[name], row.places[name]) for row in rows])
        for name in DEFINITIONS
    ]
    columns = (
        Column(Text("单位", "unit"), [desk.called(row.unit) for row in rows]),
        _number(Text("在办", "in hand"), [row.in_hand for row in rows]),
        _number(Text("逾期", "late"), [row.late for row in rows]),
        _number(Text("承诺", "promises"), [row.promises for row in rows]),
        *of_rates,
    )
    data = {
        "on": desk.today.isoformat(),
        "units": [
            {
                "unit": row.unit,
                "name": row.name,
                "in_hand": row.in_hand,
                "late": row.late,
                "promises": row.promises,
                "rates": {name: _rate(row.rates[name], row.places[name]) for name in DEFINITIONS},
            }
            for row in rows
        ],
        "definitions": _definitions(),
    }
    title = Text(f"各单位办理情况（{desk.today}）", f"How each unit does on {desk.today}")
    note = Text(
        "分子/分母；#为名次，件数不足的不排名。定义见 desk rates。",
        "Numerator/n; # is the place, not given for a small n. Definitions: desk rates.",
    )
    return Page(data, (Part(title, columns, note),))


def _cell(one: HandlingRate, place: int | None) -> str:
    if not one.n:
        return "–"
    return f"{one.numerator}/{one.n}" + (f" #{place}" if place else "")


def rates(desk: Desk) -> Page:
    """Every rate with its definition."""
    found: Mapping[str, HandlingRate] = desk.rates()
    them = list(found.values())
    columns = (
        Column(Text("指标", "rate"), [one.title for one in them]),
        Column(Text("比率", "share"), [percent(one.share) for one in them], number=True),
        _number(Text("分子", "counted"), [one.numerator for one in them]),
        _number(Text("分母", "n"), [one.n for one in them]),
        _number(Text("不计", "left out"), [one.number_left_out for one in them]),
        _number(Text("未定", "open"), [len(one.censored) for one in them]),
    )
    title = Text(f"办理情况（{desk.today}）", f"Rates on {desk.today}")
    data = {
        "on": desk.today.isoformat(),
        "rates": {name: _rate(one) for name, one in found.items()},
        "definitions": _definitions(),
    }
    words = Text(definitions("zh"), definitions("en"))
    return Page(data, (Part(title, columns), Part(Text("定义", "Definitions"), (), words)))
