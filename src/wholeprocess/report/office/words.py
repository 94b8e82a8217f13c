"""What stands on documents (文书用语), in Chinese and in English."""

from __future__ import annotations

from wholeprocess.law import Text
from wholeprocess.management import Satisfaction

LEDGER = Text("代表建议办理台账", "Ledger of deputies' suggestions")
LEDGER_LINE = Text("{place}　截至{day}　共{number}件", "{place}, as of {day}, {number} suggestions")
EVERY_PLACE = Text("各级", "all places")
HEADS = (
    Text("编号", "Number"),
    Text("标题", "Title"),
    Text("领衔代表", "Leading deputy"),
    Text("附议人数", "Joined by"),
    Text("提出日期", "Put forward"),
    Text("主办（分办）单位", "Units that answer"),
    Text("会办单位", "Units that help"),
    Text("交办日期", "Assigned"),
    Text("答复期限", "Reply due"),
    Text("答复日期", "Replied"),
    Text("代表评价", "Rating"),
    Text("办理状态", "Where it stands"),
    Text("结案日期", "Closed"),
)
RATINGS = {
    Satisfaction.SATISFIED: Text("满意", "satisfied"),
    Satisfaction.BASICALLY_SATISFIED: Text("基本满意", "basically satisfied"),
    Satisfaction.DISSATISFIED: Text("不满意", "dissatisfied"),
}
FILLED_IN = Text("填表人：", "Filled in by: ")
CHECKED = Text("审核人：", "Checked by: ")
STATEMENT = Text("选举结果报告单", "Statement of results")
STATEMENT_LINE = Text(
    "{place}　{district}　第{number}次投票（{kind}）　{day}",
    "{place}, {district}, vote no. {number} ({kind}), {day}",
)
SCRUTINEER = Text("监票人：", "Scrutineer: ")
TELLER = Text("计票人：", "Teller: ")
COMMITTEE = Text("选举委员会（盖章）：", "Election committee (seal):")
PRESIDIUM = Text("主席团（盖章）：", "Presidium (seal):")
