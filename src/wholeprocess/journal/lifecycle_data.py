"""A lifecycle table as plain data (生命周期表数据): for other languages, and to compare versions.

The shape is that of ``LifecycleData``: every field is there, an absent one is an empty text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import asdict, field, frozen

from wholeprocess.errors import BadInput, Problem
from wholeprocess.law import Text

FORMAT = "wholeprocess.lifecycle/1"


@frozen(kw_only=True)
class Condition:
    """A guard, or what decides between rows: its name and the first line of what it says."""

    name: str
    says: str


@frozen(kw_only=True)
class RowData:
    """One row: at a phase, an act by a role leads to a phase."""

    at: str
    act: str  # the kind of act, as journals name it
    name: str  # the act's class
    to: str
    by: str
    rule: str  # the code of the article or practice
    when: Condition | None = None
    guards: tuple[Condition, ...] = ()
    starts: str = ""  # the clock that it starts
    extends: str = ""  # the clock that it lengthens, up to its rule
    bound: str = ""  # the rule that bounds how often it goes back
    returns: str = ""  # the kind of act by which what it hands over comes back

    @property
    def words(self) -> str:
        """The act and what decides between rows."""
        return f"{self.name} ({self.when.name.replace('_', ' ')})" if self.when else self.name


@frozen(kw_only=True)
class LifecycleData:
    """A whole table."""

    shape: str = field(default=FORMAT)
    name: str
    start: str
    ends: tuple[str, ...]
    phases: tuple[str, ...]
    rows: tuple[RowData, ...]

    @shape.validator
    def _known(self, _: object, value: str) -> None:
        if value != FORMAT:
            raise ValueError(f"{value!r} is no format this library reads; it reads {FORMAT}")

    def json(self) -> str:
        """As JSON; equal tables give equal bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"

    def plain(self) -> dict[str, Any]:
        """As dictionaries, lists and texts, just as its JSON is read."""
        data: dict[str, Any] = json.loads(self.json())
        return data

    @classmethod
    def of(cls, plain: object, name: str = "lifecycle") -> LifecycleData:
        """From plain data, as JSON gives it; ``BadInput`` names every fault of it."""
        from cattrs import BaseValidationError, transform_error

        from wholeprocess.journal.codec import Codec, fault_words

        try:
            if not isinstance(plain, Mapping):
                raise ValueError("is no table: an object with its rows is needed")
            for key in ("ends", "phases", "rows"):
                if isinstance(plain.get(key), str):
                    raise ValueError(f"{key} is a text, not a list")
            return Codec(()).converter.structure(plain, cls)
        except BaseValidationError as error:
            lines = transform_error(error, format_exception=fault_words)
        except (TypeError, ValueError) as error:
            lines = [f"{error} @ $"]
        mend = "export the table again: as_data()"
        raise BadInput(
            Problem(
                file=name, field=where.removeprefix("$").removeprefix("."), what=what, mend=mend
            )
            for what, _, where in (line.rpartition(" @ ") for line in lines)
        )


def diff(old: object, new: object) -> tuple[Text, ...]:
    """What changed between two exported versions of a table, in words; empty where nothing did.

    Both are as ``as_data`` gives them, or as read from JSON. ``BadInput`` where one is none.

    >>> from wholeprocess.management import COMMITMENT
    >>> old = COMMITMENT.as_data()
    >>> new = {**old, "rows": old["rows"][:1]}
    >>> print(*diff(old, new), sep="\\n")
    removed: open + Fulfil by unit that promised leads to kept (PR-promise)
    removed: open + Reply (promises) by lead unit leads to replaced (PR-promise)
    removed: open + Reply (solves) by lead unit leads to kept (SG-5)
    removed: open + Reply by lead unit leads to given-up (SGL-explain-change)
    """
    a, b = LifecycleData.of(old, "old"), LifecycleData.of(new, "new")
    return (*_of_phases(a, b), *_of_rows(a, b))


def _of_phases(a: LifecycleData, b: LifecycleData) -> Iterator[Text]:
    if a.name != b.name:
        yield Text(f"表名由{a.name}改为{b.name}", f"it is called {b.name}, not {a.name}")
    for phase in b.phases:
        if phase not in a.phases:
            yield Text(f"新增阶段：{phase}", f"phase added: {phase}")
    for phase in a.phases:
        if phase not in b.phases:
            yield Text(f"取消阶段：{phase}", f"phase removed: {phase}")
    if a.start != b.start:
        yield Text(f"起点由{a.start}改为{b.start}", f"it starts at {b.start}, not at {a.start}")
    for phase in b.ends:
        if phase not in a.ends:
            yield Text(f"{phase}成为终点", f"{phase} is an end now")
    for phase in a.ends:
        if phase not in b.ends and phase in b.phases:
            yield Text(f"{phase}不再是终点", f"{phase} is no end any more")


_Key = tuple[str, str, str, int]


def _keyed(data: LifecycleData) -> Mapping[_Key, RowData]:
    """Rows by phase, act, condition, and which of several alike."""
    rows: dict[_Key, RowData] = {}
    for row in data.rows:
        same = row.at, row.act, row.when.name if row.when else ""
        number = sum(key[:3] == same for key in rows)
        rows[(*same, number)] = row
    return rows


def _of_rows(a: LifecycleData, b: LifecycleData) -> Iterator[Text]:
    before, after = _keyed(a), _keyed(b)
    for key, row in after.items():
        if key not in before:
            yield Text(f"新增：{_row(row).zh}", f"added: {_row(row).en}")
    for key, row in before.items():
        if key not in after:
            yield Text(f"取消：{_row(row).zh}", f"removed: {_row(row).en}")
    for key, row in after.items():
        if key in before and before[key] != row:
            for what in _changes(before[key], row):
                place = f"{row.at} + {row.words}"
                yield Text(f"{place}：{what.zh}", f"{place}: {what.en}")
    for at, act in dict.fromkeys((key[0], key[1]) for key in after):
        was = [key for key in before if key[:2] == (at, act) and key in after]
        now = [key for key in after if key[:2] == (at, act) and key in before]
        if was != now:
            name = after[now[0]].name
            yield Text(
                f"{at} + {name}：各行先后改变", f"{at} + {name}: its rows stand in another order"
            )


def _row(row: RowData) -> Text:
    place = f"{row.at} + {row.words}"
    return Text(
        f"{place}，由{row.by}，转入{row.to}（{row.rule}）",
        f"{place} by {row.by} leads to {row.to} ({row.rule})",
    )


_FIELDS = {
    "name": ("行为类名", "the act is called"),
    "to": ("转入", "it leads to"),
    "by": ("由谁", "it is done by"),
    "rule": ("依据", "its rule is"),
    "starts": ("起算期限", "the clock it starts is"),
    "extends": ("延长期限", "the clock it lengthens is"),
    "bound": ("次数上限", "how often it goes back is bounded by"),
    "returns": ("回告行为", "what it hands over comes back by"),
}


def _changes(a: RowData, b: RowData) -> Iterator[Text]:
    for name, (zh, en) in _FIELDS.items():
        old, new = getattr(a, name), getattr(b, name)
        if old != new:
            yield Text(
                f"{zh}由{old or '无'}改为{new or '无'}",
                f"{en} {new or 'none'}, not {old or 'none'}",
            )
    if a.when and b.when and a.when.says != b.when.says:
        yield Text(f"条件改为：{b.when.says}", f"its condition says now: {b.when.says}")
    old_guards = {guard.name: guard.says for guard in a.guards}
    new_guards = {guard.name: guard.says for guard in b.guards}
    for name, says in new_guards.items():
        if name not in old_guards:
            yield Text(f"新增条件{name}：{says}", f"guard added: {name}: {says}")
        elif old_guards[name] != says:
            yield Text(f"条件{name}改为：{says}", f"guard {name} says now: {says}")
    for name in old_guards:
        if name not in new_guards:
            yield Text(f"取消条件{name}", f"guard removed: {name}")
    if [n for n in old_guards if n in new_guards] != [n for n in new_guards if n in old_guards]:
        yield Text("各条件先后改变", "its guards stand in another order")
