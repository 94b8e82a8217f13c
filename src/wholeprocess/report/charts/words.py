"""What stands on the charts in words (图上文字): every phrase in Chinese and in English."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from wholeprocess.election import Verdict
from wholeprocess.law import Text
from wholeprocess.management import Outcome, Phase
from wholeprocess.supervision import Band

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
        taken = taken if left[taken] == " " else space or taken
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
PROJECTS_AT = Text("民生实事项目挂图：{place}", "The wall of livelihood projects: {place}")
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

# suggestions
PHASES = {
    Phase.SUBMITTED: Text("已提出", "submitted"),
    Phase.RETURNED: Text("退回修改", "back with the deputy"),
    Phase.ADMITTED: Text("已受理", "admitted"),
    Phase.ASSIGNED: Text("已交办", "assigned"),
    Phase.HANDLING: Text("办理中", "being handled"),
    Phase.REPLIED: Text("已答复", "answered"),
    Phase.MEDIATION: Text("调处", "in mediation"),
    Phase.ESCALATED: Text("已转请上级代表", "with a higher level"),
    Phase.SPECIAL_SUPERVISION: Text("专项督办", "special supervision"),
    Phase.CLOSED: Text("已结案", "closed"),
}
OUTCOMES = {
    Outcome.SOLVED: Text("已解决", "solved"),
    Outcome.PLANNED: Text("列入计划", "taken into a plan"),
    Outcome.EXPLAINED: Text("作出说明", "explained"),
    Outcome.UNLAWFUL: Text("与法律相抵触", "against the law"),
    Outcome.MERGED: Text("合并办理", "merged into another"),
    Outcome.NOT_ADMITTED: Text("未予受理", "not admitted"),
    Outcome.AS_LETTER: Text("转作来信", "taken as a letter"),
    Outcome.WITHDRAWN: Text("代表撤回", "withdrawn"),
    Outcome.SOLVED_ABOVE: Text("上级已解决", "solved above"),
    Outcome.REFUSED_ABOVE: Text("上级未解决", "refused above"),
}
FLOW_TITLE = Text("建议的去向", "Which way suggestions went")
FLOW_SAID = Text(
    "共{all}件：交办{assigned}件，重新办理{again}件，转请上级代表{up}件，已结案{closed}件。带宽为件数。",
    "{all} in all: {assigned} were assigned, {again} handled again, {up} put before deputies of"
    " higher levels, {closed} are closed. A band is as wide as its number.",
)
FROM = Text("从", "from")
TO = Text("到", "to")
FILED = Text("提出", "put forward")
TO_UNITS = Text("交办", "assigned")
NOT_HANDLED = Text("未交办", "not assigned")
ONE_ROUND = Text("一次办理", "handled once")
MORE_ROUNDS = Text("重新办理", "handled again")
GONE_UP = Text("转请上级代表", "put before higher levels")
SUPERVISED = Text("专项督办", "special supervision")
STILL_OPEN = Text("未结案", "still open")
TIMES_TITLE = Text("在各阶段的时间", "Time in each state")
TIMES_SAID = Text(
    "条形为中间一半的停留天数，竖线为中位数，圆点为最长。仍在该阶段的{open}次不计入，列于表中。",
    "The bar has the middle half of the stays, the stroke is the median, the dot the longest."
    " {open} stays that still go on are not in them; the table has them.",
)
STATE = Text("阶段", "state")
STAYS = Text("停留次数", "stays")
GOING_ON = Text("仍在", "still there")
LOWER = Text("四分之一不超过", "a quarter up to")
MEDIAN = Text("中位数", "median")
UPPER = Text("四分之三不超过", "three quarters up to")
LONGEST = Text("最长", "longest")
DAYS = Text("天数", "days")
QUEUES_TITLE = Text("待办队列的变化", "The desk's queues over time")
QUEUES_SAID = Text(
    "{first}至{last}，未结案的建议轮到谁办；最多时{most}件（{when}）。",
    "Whose move it was with each open suggestion, from {first} to {last}; at most {most}, on"
    " {when}.",
)
OFFICE_MOVES = Text("代表工作机构", "the office")
UNIT_MOVES = Text("承办单位", "a unit")
DEPUTY_MOVES = Text("代表", "the deputy")
ABOVE_MOVES = Text("上级", "a higher level")
SPECIAL_MOVES = Text("调处、督办", "mediation, supervision")
ON = Text("日期", "day")
UNITS_TITLE = Text("承办单位办理情况", "How each unit does")
UNITS_SAID = Text(
    "{units}个单位，图上{shown}个，应答复多的在前。满意数不足{least}件的，为免看出个人评价，不列。",
    "{units} units, {shown} drawn, those with most replies first. Where fewer than {least} are or"
    " are not satisfied, nothing is said of it, lest one deputy's rating be seen.",
)
UNIT = Text("单位", "unit")
IN_TIME = Text("按期答复", "in time")
NOT_IN_TIME = Text("未按期", "not in time")
IN_HAND = Text("在办", "in hand")
LATE_NOW = Text("逾期未办", "late now")
SATISFIED_OF = Text("满意/评价", "satisfied/rated")
WITHHELD = Text("不列", "withheld")
REPLIES = Text("应作答复", "replies owed")

# elections
TURNOUT_TITLE = Text("各选区投票率：{congress}", "Turnout by district: {congress}")
TURNOUT_SAID = Text(
    "{districts}个选区，选民{voters}人，参加投票{voted}人（{share}）；图上{shown}个，投票率低的在前。"
    "虚线为半数，须超过。",
    "{districts} districts, {voters} voters, {voted} voted ({share}); {shown} drawn, the lowest"
    " first. The line is one half, which must be exceeded.",
)
DISTRICT = Text("选区", "district")
VOTERS = Text("全体选民", "voters")
VOTED = Text("参加投票", "voted")
SHARE = Text("投票率", "turnout")
HALF = Text("半数（EL-45-1a）", "one half (EL-45-1a)")
STATION = Text("投票站、选举大会", "stations, meetings")
MOBILE = Text("流动票箱", "mobile boxes")
PROXY = Text("委托投票", "proxies")
VOTES_TITLE = Text("得票：{place}", "Votes: {place}")
VOTES_SAID = Text(
    "{on}第{number}次投票，应选{seats}名，收回选票{ballots}张，有效{valid}张。竖线为当选须得的票数。",
    "Vote no. {number} on {on} for {seats}: {ballots} ballots came back, {valid} are valid. The"
    " stroke is how many votes are needed.",
)
PERSON = Text("姓名", "name")
FOR = Text("赞成", "for")
AGAINST = Text("反对", "against")
ABSTAINED = Text("弃权", "abstained")
NEEDED = Text("须得", "needed")
RESULT = Text("结果", "result")
RULE = Text("依据", "rule")
BALLOTS = Text("票数", "votes")
VERDICTS = {
    Verdict.ELECTED: Text("当选", "elected"),
    Verdict.TIED: Text("票数相等", "tied"),
    Verdict.OUTVOTED: Text("未当选", "outvoted"),
    Verdict.SHORT: Text("未当选", "short"),
    Verdict.BARRED: Text("不能当选", "barred"),
    Verdict.VOID: Text("选举无效", "void"),
}

# supervision
BANDS = {
    Band.EXCELLENT: Text("优秀", "excellent"),
    Band.GOOD: Text("良好", "good"),
    Band.PASSED: Text("合格", "passed"),
    Band.UNDER: Text("不合格", "under the line"),
}
EVALUATIONS_TITLE = Text("历年评议结果", "Evaluations over the years")
EVALUATIONS_SAID = Text(
    "{years}，评议{units}个次，不合格{under}个次。表列每年各等次的单位数。",
    "{years}: {units} results, {under} of them under the line. The table has how many units were"
    " in each band each year.",
)
UNIT_YEARS_TITLE = Text("历年得分：{unit}", "Scores over the years: {unit}")
UNIT_YEARS_SAID = Text(
    "{years}。竖线为得分可能的范围：未收回的和无效的票按最低和按最高计。虚线为合格线。",
    "{years}. The upright strokes are where the score could have lain, with void and missing forms"
    " at the lowest and at the highest. The broken line is the line.",
)
YEAR = Text("年度", "year")
UNITS = Text("单位数", "units")
SCORE = Text("得分", "score")
AT_LEAST = Text("最低", "at least")
AT_MOST = Text("最高", "at most")
BAND = Text("等次", "band")
LINE = Text("合格线", "the line")
LOOPS_TITLE = Text("跟踪监督事项", "Loops open and closed")
LOOPS_SAID = Text(
    "至{today}，{all}项，已销号{closed}项，跟踪中{open}项；图上{shown}项，未销号的在前。",
    "{all} matters on {today}: {closed} closed, {open} open; {shown} drawn, open ones first.",
)
MATTER = Text("事项", "matter")
OPENED = Text("立项", "opened")
CLOSED_ON = Text("销号", "closed")
OPEN = Text("跟踪中", "open")
STEPS = Text("监督环节", "steps")
STEP = Text("听取报告、测评、询问等", "reports, votes, inquiries")
SERIES_TITLE = Text("观察数据：{title}", "Observed: {title}")
SERIES_SAID = Text(
    "{first}至{last}，{number}次，单位：{unit}。观察数据，不说明因果。",
    "{number} values from {first} to {last}, in {unit}. Observed, no claim of cause.",
)
RANK_SAID = Text("名次，第一在上", "rank, the first on top")
GIVEN = Text("获得", "given")
NOT_GIVEN = Text("未获得", "not given")
PERIOD = Text("时期", "period")
VALUE = Text("数值", "value")
AMONG = Text("总数", "among")
SOURCE = Text("来源", "source")
CORRECTED = Text("更正", "corrected")

# escalation
ROUTE_TITLE = Text("四级代表联动路径：{origin}", "Through whom it goes up: {origin}")
ROUTE_SAID = Text(
    "自{origin}起，可转请{levels}级人民代表大会的代表；粗线为所经路径。",
    "From {origin}, deputies of {levels} higher congresses can carry it; the heavy arrows are the"
    " way.",
)
ESCALATION_TITLE = Text("转请上级代表：{title}", "Put before higher levels: {title}")
ESCALATION_SAID = Text(
    "建议及由上级代表另行提出的，共{nodes}处；上行为提出，虚线为结果回告。",
    "The suggestion and what carries it on, {nodes} places; arrows upward are what was put"
    " forward, broken ones what came home.",
)
LEVEL = Text("级别", "level")
WHAT_IS_THERE = Text("内容", "what is there")
LEADS_TO = Text("去向", "leads to")
