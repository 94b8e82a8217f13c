"""Why a deputy can carry a matter or was passed over (转请理由), worked out when it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from wholeprocess.congress import Deputy, DeputyId
from wholeprocess.law import Text, how_many

if TYPE_CHECKING:
    from wholeprocess.management.escalation.route import Way


@frozen
class Carrier:
    """A deputy who can carry the matter, and why (转请代表)."""

    deputy: DeputyId
    why: Text


@frozen
class Passed:
    """A deputy who was passed over, the reason and its rule (未选代表)."""

    deputy: DeputyId
    why: Text
    rule: str


def carriers(way: Way) -> tuple[Carrier, ...]:
    """Each deputy chosen, the best first, and why."""
    register = way.asked.router.register
    return tuple(Carrier(d, _why_fit(way, register.deputies[d])) for d in way.deputies)


def _why_fit(way: Way, deputy: Deputy) -> Text:
    router, topic, given = way.asked
    name, carries = router.name(deputy.elected_by), router.carries(deputy.id, given)
    zh, en = f"由{name}选出", f"elected by {name}"
    if deputy.elected_by not in way.through:
        zh, en = f"{zh}（本线无人可转请，PR-line）", f"{en} as nobody of the line can (PR-line)"
    if topic and topic in deputy.knows:
        zh, en = f"{zh}，熟悉{topic}", f"{en}, knows {topic}"
    return Text(f"{zh}，现承担{carries}件", f"{en}, carries {carries} now")


def passed(way: Way) -> tuple[Passed, ...]:
    """Every other mandate of the congress on record, by id, with reason and rule."""
    register, chosen = way.asked.router.register, set(way.deputies)
    others = [d for d in register.mandates_of(way.congress) if d.id not in chosen]
    return tuple(Passed(d.id, *_why_not(way, d)) for d in sorted(others, key=lambda d: d.id))


def _why_not(way: Way, deputy: Deputy) -> tuple[Text, str]:
    router, _, given = way.asked
    on, carries = router.on, router.carries(deputy.id, given)
    if on < deputy.since:
        return Text(f"任期自{deputy.since}开始", f"the mandate begins on {deputy.since}"), "SG-1"
    if not deputy.in_office(on):
        return Text(
            f"代表资格已于{deputy.until}终止", f"the mandate ended on {deputy.until}"
        ), "DL25-62-1"
    if deputy.suspended(on):
        return Text("暂时停止执行代表职务", "suspended from his functions"), "DL25-61-1"
    if deputy.elected_by not in way.through:
        by = deputy.elected_by
        name = router.name(by) if by in router.register.divisions else by
        return Text(f"由{name}选出，与本线无关", f"elected by {name}, not of this line"), "PR-line"
    return Text(f"已承担{carries}件", f"carries {how_many(carries, 'matter')} already"), "PR-load"


def nobody(way: Way) -> Text:
    """Why nobody can carry it, and what would mend it."""
    said = list(_mends(way))
    return Text(
        "无人可转请：" + "；".join(text.zh for text in said),
        "nobody can carry it: " + "; ".join(text.en for text in said),
    )


def _mends(way: Way) -> Iterator[Text]:
    router, _, given = way.asked
    name, seats = router.name(way.congress), router.register.mandates_of(way.congress)
    line = sorted((d for d in seats if d.elected_by in way.through), key=lambda d: d.id)
    if not line:
        yield Text(
            f"名册中没有本线选出的{name}代表，先登记",
            f"no deputy of {name} elected on this line is on record; seat them first",
        )
    able = [d.id for d in line if d.may_act(router.on)]
    full = [d for d in able if router.carries(d, given) >= router.limit]
    if full:
        each = how_many(router.limit, "matter")
        yield Text(
            f"{'、'.join(full)}已满{router.limit}件，待其一有了结果，或者调高PR-load",
            f"{', '.join(full)}: {each} each; wait until one comes home, or raise PR-load",
        )
    away = [d.id for d in line if d.id not in able]
    if away:
        yield Text(
            f"{'、'.join(away)}不能执行代表职务，待其恢复或者补选",
            f"{', '.join(away)} cannot act as deputies; wait, or fill the seats",
        )
    if router.only_the_line and any(d.elected_by not in way.through for d in seats):
        yield Text(
            "其他选举单位选出的代表可以转请：将PR-line设为line-first",
            "deputies elected elsewhere may carry it where PR-line is set to line-first",
        )


def above_the_top() -> Text:
    """What is left where no congress of the four levels stands above."""
    return Text(
        "四级之上只有全国人大：可由常委会协调本省选出的全国人大代表反映，或者由承办单位向上级机关反映"
        "（SG-23，北京）",
        "above the four levels is only the national congress: the standing committee may ask its "
        "deputies elected here, or the unit reports to its superior (SG-23, Beijing)",
    )
