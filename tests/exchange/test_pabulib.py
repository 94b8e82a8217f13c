"""Pabulib files: every field kept, every fault named, and pabutools reads what is written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pabutools.election import parse_pabulib as peer_parse

from wholeprocess.decision import Instance, Option, Pattern, by_votes, select
from wholeprocess.errors import BadInput
from wholeprocess.exchange.pabulib import OBLIGATORY, pabulib_of, parse_pabulib, read_pabulib

TEXT = """META
key;value
description;"Votes of a town; three years"
country;China
unit;屈子祠镇
instance;2019
num_projects;3
num_votes;4
budget;1000.50
vote_type;approval
rule;greedy
date_begin;2019
date_end;2019
edition;one
PROJECTS
project_id;cost;name;category;target;selected;note
road;600;"the road; both sides";roads;伏林村;1;x
well;400.25;水井;water;屈子祠村;1;
lamp;300;lamps;light;;0;"she said ""bright"" once"
VOTES
voter_id;age;sex;voting_method;vote
1;40;F;paper;road,well
2;;;paper;well
3;;;internet;"road,lamp"
4;70;M;paper;
"""
META = dict.fromkeys(OBLIGATORY, "x") | {"vote_type": "approval"}


def test_every_field_is_kept():
    found = parse_pabulib(TEXT)
    assert found.meta["edition"] == "one"
    assert found.projects.column("note")[2] == 'she said "bright" once'
    assert parse_pabulib(found.text()) == found


def test_a_file_in_its_usual_form_comes_back_to_the_byte():
    usual = parse_pabulib(TEXT).text()
    assert parse_pabulib(usual).text() == usual
    assert usual.replace('"the road; both sides"', "") != usual


def test_a_value_of_meta_may_hold_a_semicolon_and_empty_cells_behind_it_are_nothing():
    quoted = TEXT.replace("edition;one", 'edition;"one; two"')
    assert parse_pabulib(quoted).meta["edition"] == "one; two"
    assert parse_pabulib(parse_pabulib(quoted).text()) == parse_pabulib(quoted)
    assert parse_pabulib(TEXT.replace("edition;one", "edition;one;;")) == parse_pabulib(TEXT)


def test_line_ends_of_windows_mean_nothing():
    assert parse_pabulib(TEXT.replace("\n", "\r\n")).text() == parse_pabulib(TEXT).text()


def test_the_choice_in_a_file():
    box = parse_pabulib(TEXT).instance()
    assert box.budget == Fraction("1000.50")
    assert dict(zip([o.id for o in box.options], box.votes, strict=True)) == {
        "lamp": 1,
        "road": 2,
        "well": 2,
    }
    assert box.voters == 4
    assert select(box, by_votes).chosen == ("road", "well")


def test_pabutools_reads_what_is_written(tmp_path):
    path = tmp_path / "one.pb"
    path.write_text(parse_pabulib(TEXT).text(), encoding="utf-8")
    instance, profile = peer_parse(str(path))
    assert {str(p): p.cost for p in instance} == {"road": 600, "well": 400.25, "lamp": 300}
    assert sorted(tuple(sorted(map(str, b))) for b in profile) == [
        (),
        ("lamp", "road"),
        ("road", "well"),
        ("well",),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("num_votes;4", "num_votes;5", "num_votes says 5, there are 4"),
        ("road;600;", "road;-600;", "text:17: cost '-600' is no amount"),
        ("road;600;", "road;nan;", "text:17: cost 'nan' is no amount"),
        ("2;;;paper;well", "2;;;paper;bridge", "text:23: vote bridge is no project"),
        ("2;;;paper;well", "1;;;paper;well", "text:23: voter_id 1 stands there twice"),
        ("well;400.25", "road;400.25", "text:18: project_id road stands there twice"),
        ("2;;;paper;well", "2;;paper;well", "text:23: VOTES has 4 values"),
        ("budget;1000.50", "budget;", "budget is missing in META"),
        ("vote_type;approval", "vote_type;shouting", "vote_type 'shouting' is unknown"),
        ("voter_id;age", "voter;age", "text:21: voter_id is no column of VOTES"),
        ("PROJECTS", "META", "META stands there twice"),
        ("VOTES", "BALLOTS", "VOTES is missing"),
        ("META\n", "", "META does not come first"),
        ("4;70;M;paper;", '4;70;M;paper;"', "close the quotation mark"),
        ("edition;one", "edition;one;two", "text:14: META has 3 values for the key edition"),
        ("edition;one", "budget;7", "text:14: META names budget twice"),
        ("key;value\n", "", "text:2: META has no line key;value"),
    ],
)
def test_a_fault_is_named_with_its_line(old, new, said):
    with pytest.raises(BadInput) as bad:
        parse_pabulib(TEXT.replace(old, new, 1))
    assert said in str(bad.value)


def test_all_faults_come_at_once():
    text = TEXT.replace("road;600;", "road;x;").replace("budget;1000.50", "budget;much")
    with pytest.raises(BadInput) as bad:
        parse_pabulib(text)
    assert len(bad.value.problems) == 2


def test_votes_that_are_no_sets_are_taken_only_when_asked():
    found = parse_pabulib(TEXT.replace("vote_type;approval", "vote_type;ordinal"))
    with pytest.raises(ValueError, match="votes are ordinal"):
        found.instance()
    assert found.instance(listed_is_approved=True).voters == 4


def test_a_gbk_file_says_so(tmp_path):
    path = tmp_path / "gbk.pb"
    path.write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(BadInput, match="GBK"):
        read_pabulib(path)


ids = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=4)
amounts = st.integers(0, 10**12).map(lambda n: Fraction(n, 100))


@given(
    costs=st.dictionaries(ids, amounts, min_size=1, max_size=6),
    budget=amounts,
    data=st.data(),
)
def test_a_choice_written_and_read_is_the_same(costs, budget, data):
    marks = st.lists(st.sampled_from(sorted(costs)), unique=True).map(lambda m: tuple(sorted(m)))
    votes = data.draw(st.dictionaries(marks, st.integers(1, 5), max_size=6))
    box = Instance(
        options=[Option(id=i, cost=c, category="a;b", village='"村"') for i, c in costs.items()],
        budget=budget,
        ballots=[Pattern(m, n) for m, n in sorted(votes.items())],
    )
    text = pabulib_of(box, META).text()
    again = parse_pabulib(text).instance()
    assert (again.options, again.budget, again.votes) == (box.options, box.budget, box.votes)
    assert sorted(again.ballots, key=lambda p: p.marks) == list(box.ballots)
    assert pabulib_of(again, META).text() == text


def test_an_amount_without_an_end_is_refused():
    box = Instance(options=[Option(id="a", cost=Fraction(1, 3))], budget=1, ballots=[])
    with pytest.raises(ValueError, match="1/3 has no end in decimals"):
        pabulib_of(box, META)


def test_what_meta_lacks_is_named():
    box = Instance(options=[], budget=1, ballots=[])
    with pytest.raises(ValueError, match="META must have country"):
        pabulib_of(box, {"description": "x"})
