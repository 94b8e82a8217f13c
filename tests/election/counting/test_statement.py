"""The statement of results: every number that is signed for, in print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.election import Method, PollRound, State, statement_of
from wholeprocess.election.counting.statement import _table, _width
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import in_force

ZH = """\
选举结果报告单
county-2021/D07　第七选区　第1次投票（选举）　2021-12-20

应选代表名额       2
选区全体选民    1000
参加投票的选民   700
发出选票         700
收回选票         700
有效票           697
其中空白票         5
废票               3
其中多选           2
其中无法辨认       1

姓名          赞成  反对  弃权  须得   差  结果    依据
张三           400     0   297   351       当选    EL-45-1b
李四           350     7   340   351    1  未当选  EL-45-1b
欧阳修（甲）   285     0   412   351   66  未当选  EL-45-1b
丁（另选）       7     0   690   351  344  未当选  EL-45-1b

所投700票，不多于投票人数700
选民1000人，参加投票700人，过半数，选举有效
废票3张：多选2张，无法辨认1张
张三得400票，须351票（参加投票的选民700人的过半数），当选
李四得350票，须351票（参加投票的选民700人的过半数），差1票，未当选
欧阳修（甲）得285票，须351票（参加投票的选民700人的过半数），差66票，未当选
丁（另选）得7票，须351票（参加投票的选民700人的过半数），差344票，未当选
应选2名，当选1名，不足1名

"""

SIGNATURES = """\
监票人  wu  ____________
计票人  zheng  ____________
选举委员会  ____________
____年____月____日
"""


@pytest.fixture
def declared(world):
    w = world(candidates=("张三", "李四", "欧阳修（甲）")).poll(700)
    box = w.count(
        (["张三", "李四"], 350),
        (["张三"], 50),
        (["欧阳修（甲）"], 285),
        (["+丁", "-李四"], 7),
        ([], 5),
        (["张三", "李四", "欧阳修（甲）"], 2),
        (["!"], 1),
    )
    return w.do(box, w.declare())


def statement(world, **more):
    return statement_of(world.state, "county-2021", "D07", world.law(), **more)


def test_the_statement_is_printed_in_chinese_as_it_is_signed(declared):
    printed = statement(declared).text("zh")
    assert printed.startswith(ZH)
    assert printed.endswith(SIGNATURES)
    bases = printed.removeprefix(ZH).removesuffix(SIGNATURES).strip().splitlines()
    assert [line.split()[0] for line in bases] == [
        "EL-44-1", "EL-45-1a", "EL-44-2", "ELP-unclear", "EL-45-1b", "EL-45-4a",
    ]  # fmt: skip
    assert bases[4].endswith("第45条第1款「代表候选人获得参加投票的选民过半数的选票时，始得当选」")


def test_the_statement_is_printed_in_english(declared):
    printed = statement(declared).text("en")
    for line in (
        "Voters on the roll         1000",
        "of them choosing too many     2",
        "张三             400        0        297     351           elected      EL-45-1b",
        "丁 (written in)    7        0        690     351      344  not elected  EL-45-1b",
        "Scrutineers  wu  ____________",
        "Election committee  ____________",
    ):
        assert line in printed.splitlines(), line
    with pytest.raises(ValueError, match="'fr' is no language"):
        statement(declared).text("fr")


def test_every_number_of_the_schema_is_in_the_value(declared):
    it = statement(declared)
    assert it.electorate.all_voters == 1000
    assert it.electorate.voters_who_voted == it.issued == it.returned == 700
    assert (it.tally.valid, it.tally.void, it.tally.blank) == (697, 3, 5)
    assert [(s.person, s.votes.for_, s.verdict) for s in it.ruling.standings] == [
        ("张三", 400, "elected"),
        ("李四", 350, "short"),
        ("欧阳修（甲）", 285, "short"),
        ("丁", 7, "short"),
    ]
    assert (it.district, it.number, it.on) == ("第七选区", 1, date(2021, 12, 20))
    assert (it.scrutineers, it.tellers) == (("wu",), ("zheng",))


def test_a_place_whose_text_says_what_a_statement_shows_is_cited(declared):
    shanghai = in_force(date(2021, 12, 20), "310115")
    for law, cited in ((declared.law(), False), (shanghai, True)):
        it = statement_of(declared.state, "county-2021", "D07", law)
        assert ("ELL-report" in [basis.code for basis in it.bases]) is cited


def test_each_vote_has_its_own_statement(declared, later):
    w = declared.poll(600, vote=PollRound.ANOTHER, on=later(9))
    w.do(w.count((["李四"], 600), on=later(9)), w.declare(later(9)))
    assert statement(w).number == 2
    assert "另行选举" in statement(w).text().splitlines()[1]
    assert statement(w, number=1).ruling.outcome.elected == ("张三",)
    assert statement(w, number=1).issued == 700


def test_an_indirect_election_is_signed_by_the_presidium(world):
    w = world(method=Method.INDIRECT, deputies=101, seats=1).poll(90)
    w.do(w.count(("A", 51), ("B", 39)), w.declare())
    printed = statement(w).text()
    assert "全体代表        101" in printed
    assert "主席团  ____________" in printed


def test_an_invalid_election_has_a_statement_too(world):
    w = world().poll(500)
    w.do(w.declare())
    assert "选民1000人，参加投票500人，须501人，选举无效" in statement(w).text()


def test_without_a_declaration_there_is_no_statement(world, declared):
    with pytest.raises(NoSuchThing, match="no result of county-2021/D07 was declared"):
        statement_of(State(), "county-2021", "D07", declared.law())
    with pytest.raises(NoSuchThing, match="for vote 2"):
        statement(declared, number=2)
    w = world().poll(700)
    with pytest.raises(NoSuchThing):
        statement(w.do(w.count(("A", 700))))


CELLS = st.text(st.sampled_from("张三ＡAb 1。"), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_columns_stand_under_each_other_whatever_the_script(rows):
    lines = list(_table(rows))
    assert len({_width(line) for line in lines}) == 1
