"""What stands around a thing that is shown (显示用语), in Chinese and in English."""

from __future__ import annotations

from wholeprocess.law import Severity, Text

RULING = Text("裁定：", "Ruling:")
RESTS_ON = Text("依据 {codes}", "rests on {codes}")
REFUSED = Text("不予准许", "Refused")
WHO_CAN = Text("可由 {who} 办理", "who can: {who}")
MEND = Text("改正：{mend}", "to mend it: {mend}")
AT_LINE = Text("第{line}条", "entry {line}")
SEVERITIES = {
    Severity.BREACH: Text("违反规定", "breach"),
    Severity.DEPARTURE: Text("偏离惯例", "departure"),
    Severity.NOTE: Text("提示", "note"),
}
DEADLINE = Text("{code} 期限 {day}", "{code} due {day}")
DONE_ON = Text("{day}完成", "done on {day}")
LATE_BY = Text("逾期{days}天", "days late: {days}")
LED_BY = Text("领衔代表 {who}", "leading deputy {who}")
TRACK = Text("办理经过", "track")
BY = Text("由谁", "by")
WHAT = Text("事项", "what")
CLOCKS = Text("期限", "clocks")
RULE = Text("依据", "rule")
DUE = Text("截至", "due")
DONE = Text("完成", "done")
HOW = Text("计算", "worked out")
ROUTE = Text("自{origin}起的转请路径", "route upward from {origin}")
STAGES = Text("倒排节点", "stages")
AS_OF = Text("截至{day}", "as of {day}")
