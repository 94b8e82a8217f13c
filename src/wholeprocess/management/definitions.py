"""What each rate means (指标定义): its population, its two events, what is left out and why."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from wholeprocess.law import Text
from wholeprocess.management.counting import (
    Members,
    attitude,
    contacted,
    kept,
    of_case,
    on_time,
    rehandled,
    satisfied,
    solved,
)


@frozen(kw_only=True, eq=False)
class Definition:
    """What a rate means: a population, two events, and what is counted of them."""

    name: str
    title: Text
    population: Text
    begins: Text
    ends: Text
    counts: Text
    leaves_out: Text
    open: Text
    members: Members = field(repr=False)
    more_is_better: bool = True


_EACH = Text("每件建议", "each suggestion")
_EACH_TURN = Text("每个主办或分办单位每一轮应作的答复", "each reply owed: a unit in a round")
_UNHANDLED = Text("未予受理、转作来信、撤回、合并的", "declined, a letter, withdrawn, merged")

DEFINITIONS: Mapping[str, Definition] = {
    one.name: one
    for one in (
        Definition(
            name="solution",
            title=Text("解决率", "solved"),
            population=_EACH,
            begins=Text("提出", "it is put forward"),
            ends=Text("结案", "the file is closed"),
            counts=Text(
                "以已解决或上级解决结案；列入计划的，承诺全部兑现（PR-rate-planned）",
                "closed as solved, here or above; as planned, once every promise is kept "
                "(PR-rate-planned)",
            ),
            leaves_out=_UNHANDLED,
            open=Text(
                "未结案；列入计划而承诺未到期", "not closed; planned and the promised day to come"
            ),
            members=of_case(solved),
        ),
        Definition(
            name="on-time",
            title=Text("按期答复率", "replied in time"),
            population=_EACH_TURN,
            begins=Text("交办或本轮开始（SG-5、SG-6、SGL-rehandle）", "assignment, or the round"),
            ends=Text("单位答复", "the unit's reply"),
            counts=Text("答复不晚于期限最后一天", "the reply comes by the last day of its term"),
            leaves_out=Text(
                "期限届满前退办、转上级、撤回、合并的",
                "sent back, gone to a higher level, withdrawn or merged before the last day",
            ),
            open=Text(
                "未答复且期限未满；期限已满未答复的计为未按期",
                "no reply and the term not over; once it is over the reply counts as late",
            ),
            members=on_time,
        ),
        Definition(
            name="contact",
            title=Text("联系率", "spoke with the deputy"),
            population=Text("每件建议的每个主办或分办单位", "each answering unit of a suggestion"),
            begins=Text("交办", "assignment"),
            ends=Text("单位首次答复", "the unit's first reply"),
            counts=Text("首次答复前联系过代表（SG-4）", "it spoke with the deputy before (SG-4)"),
            leaves_out=Text(
                "未答复即退办、转上级、撤回、合并的",
                "sent back, gone up, withdrawn or merged without its reply",
            ),
            open=Text("尚未答复，不论是否已联系", "not replied yet, spoken or not"),
            members=contacted,
        ),
        Definition(
            name="satisfaction",
            title=Text("满意率", "satisfied with the result"),
            population=_EACH,
            begins=Text("最后一次答复", "the last answer"),
            ends=Text("领衔代表评价", "the leading deputy's rating"),
            counts=Text(
                "满意，以及基本满意（PR-rate-basically）；未反馈从不计为满意",
                "satisfied, and basically satisfied (PR-rate-basically); no feedback never",
            ),
            leaves_out=Text(
                "未予受理、转作来信、撤回、合并的；经催促未反馈的（SGL-no-feedback）",
                "declined, a letter, withdrawn, merged; no feedback after a reminder "
                "(SGL-no-feedback)",
            ),
            open=Text(
                "未答复、未评价或重新办理中，且未结案",
                "not answered, not rated or handled again, and not closed",
            ),
            members=of_case(satisfied),
        ),
        Definition(
            name="attitude",
            title=Text("态度满意率", "satisfied with the attitude"),
            population=_EACH,
            begins=Text("最后一次答复", "the last answer"),
            ends=Text("领衔代表评价", "the leading deputy's rating"),
            counts=Text("同满意率，按态度评价", "as for satisfaction, by the rating of attitude"),
            leaves_out=Text(
                "同满意率；未单独评价态度的", "as for satisfaction; attitude not rated apart"
            ),
            open=Text("同满意率", "as for satisfaction"),
            members=of_case(attitude),
        ),
        Definition(
            name="promise-kept",
            title=Text("承诺兑现率", "promises kept"),
            population=Text("答复中的每项承诺", "each promise made in a reply"),
            begins=Text("作出承诺", "the promise"),
            ends=Text("兑现", "it is kept"),
            counts=Text(
                "不晚于承诺之日兑现（PR-rate-promise）",
                "kept by the promised day (PR-rate-promise)",
            ),
            leaves_out=Text("到期前另作承诺的", "promised anew before the day"),
            open=Text(
                "未兑现且承诺之日未到；说明不再兑现的计为未兑现",
                "not kept and the day not past; given up counts as not kept",
            ),
            members=kept,
        ),
        Definition(
            name="rehandled",
            title=Text("重办率", "handled again"),
            population=_EACH,
            begins=Text("首次答复", "the first answer"),
            ends=Text("代表评价或者结案", "the rating, or closing"),
            counts=Text("代表不满意而重新办理", "a dissatisfied deputy had it handled again"),
            leaves_out=_UNHANDLED,
            open=Text("未评价且未结案", "not rated and not closed"),
            members=of_case(rehandled),
            more_is_better=False,
        ),
    )
}
"""Every rate by its name, in the order of a table."""


def definitions(language: str = "en") -> str:
    """The table of definitions as Markdown, in one language: what counts, what is left out."""
    heads = (
        ("指标", "总体", "从", "到", "计入分子", "不计", "未定")
        if language == "zh"
        else ("rate", "population", "from", "to", "counts", "left out", "open")
    )
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    for one in DEFINITIONS.values():
        rest = (one.population, one.begins, one.ends, one.counts, one.leaves_out, one.open)
        cells = [f"{one.title.in_(language)} (`{one.name}`)", *(t.in_(language) for t in rest)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


__all__ = ["DEFINITIONS", "Definition", "definitions"]
