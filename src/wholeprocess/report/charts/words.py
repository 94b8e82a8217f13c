"""What stands on the charts in words (图上文字): every phrase in Chinese and in English."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from wholeprocess.law import Text

_NO_SIGN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # what is no sign, or turns the signs after it


def clean(words: object) -> str:
    """What people wrote as one line that an SVG may hold: nothing that ends or turns a line.

    >>> clean("a\\n\\u202eb")
    'a b'
    """
    said = "".join(" " if category(sign) in _NO_SIGN else sign for sign in str(words))
    return " ".join(said.split())


def wide(words: str) -> int:
    """How many columns words take: a Chinese sign takes two, a Latin letter one."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def cut(words: object, columns: int) -> str:
    """Words in at most so many columns; what is cut off leaves an ellipsis.

    >>> cut("人民代表大会", 7), cut("congress", 8), cut("congress", 7)
    ('人民代…', 'congress', 'congre…')
    """
    said = clean(words)
    if wide(said) <= columns:
        return said
    held, used = "", 1
    for sign in said:
        used += wide(sign)
        if used > columns:
            break
        held += sign
    return held + "…"


def lines(words: object, columns: int, most: int) -> list[str]:
    """Words broken into lines of so many columns; after the last line that is allowed, cut."""
    left, found = clean(words), list[str]()
    while left and len(found) < most - 1 and wide(left) > columns:
        used = taken = space = 0
        for sign in left:
            used += wide(sign)
            if used > columns:
                break
            taken += 1
            space = taken if sign == " " else space
        taken = space or taken
        found.append(left[:taken].strip())
        left = left[taken:].strip()
    return [*found, cut(left, columns)] if left or not found else found


def fill(words: Text, **values: object) -> Text:
    """A phrase with its places filled, in both languages; a text fills each with its own words.

    >>> fill(Text("共{n}件", "{n} in all"), n=3).zh
    '共3件'
    """
    said = {
        language: {
            key: value.in_(language) if isinstance(value, Text) else _number(value)
            for key, value in values.items()
        }
        for language in ("zh", "en")
    }
    return Text(words.zh.format(**said["zh"]), words.en.format(**said["en"]))


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


# of several charts
NOT_YET = Text("尚未", "not yet")
TITLE = Text("标题", "title")
NUMBER = Text("件数", "number")

# the wall chart
WALL_TITLE = Text("挂图作战：{title}", "Wall chart: {title}")
WALL_SAID = Text(
    "{due}前完成，倒排{stages}个节点，至{today}完成{reached}个。上为计划，下为实际。",
    "Due on {due}, {stages} stages backwards from it, {reached} reached by {today}. The plan above,"
    " what became of it below.",
)
PROJECTS_TITLE = Text("民生实事项目挂图", "The wall of livelihood projects")
PROJECTS_SAID = Text(
    "至{today}，项目{projects}个，完工{done}个，逾期{late}个；图上{shown}个，按期限排列。上为计划，下为实际。",
    "{projects} projects on {today}: {done} done, {late} late; {shown} drawn, those first that are"
    " due first. The plan above, what became of it below.",
)
STAGE = Text("节点", "stage")
PROJECT = Text("项目", "project")
PLANNED = Text("计划", "planned")
REAL = Text("实际", "real")
LATE = Text("逾期", "late")
REACHED = Text("节点完成", "stage reached")
HAPPENED = Text("票评与验收", "votes and acceptance")
VISITED = Text("代表视察", "deputies on the spot")
WORK_DONE = Text("完工", "work done")
ACCEPTED = Text("验收", "accepted")
ON_PROGRESS = Text("一票督进度", "vote on progress")
ON_EFFECT = Text("一票评效果", "vote on the effect")
PLANNED_FROM = Text("计划开始", "planned from")
PLANNED_TO = Text("计划完成", "planned to")
REAL_DAY = Text("实际日期", "real day")
DAYS_LATE = Text("逾期天数", "days late")
STAGES_REACHED = Text("完成节点", "stages reached")
DUE_ON = Text("期限 {day}", "due {day}")
TODAY = Text("今天 {day}", "today {day}")
RATED = Text(
    "{what}：满意{yes}，基本满意{nearly}，不满意{no}",
    "{what}: {yes} satisfied, {nearly} basically, {no} dissatisfied",
)
