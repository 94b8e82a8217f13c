"""What a small table gives away: each kind of leak, and a proposal that has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.privacy import Difference, SmallCell, Table, Unanimous, check, merged

GRADES = ("satisfied", "basically", "not")
CELLS = st.integers(0, 12)


@st.composite
def tables(draw):
    rows = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4, unique=True))
    return Table({row: {grade: draw(CELLS) for grade in GRADES} for row in rows})


@pytest.mark.parametrize(("people", "leaks"), [(0, 0), (1, 1), (4, 1), (5, 0), (6, 0)])
def test_a_cell_below_k_is_small_and_an_empty_one_is_not(people, leaks):
    found = check(Table({"a": {"yes": 20, "no": people, "abstain": 9}}))
    assert found == (SmallCell(row="a", column="no", people=people),) * leaks


@pytest.mark.parametrize("people", [1, 7, 60])
def test_everyone_the_same_is_found_at_any_size(people):
    found = check(Table({"a": {"yes": people, "no": 0}}))
    assert found == (Unanimous(row="a", column="yes", people=people),)


@pytest.mark.parametrize(("more", "leaks"), [(0, 0), (1, 1), (4, 1), (5, 0)])
def test_two_tables_that_differ_by_a_few(more, leaks):
    march = Table({"a": {"yes": 20, "no": 10}}, name="march")
    june = Table({"a": {"yes": 20 + more, "no": 10}}, name="june")
    found = check(march, beside=[june])
    assert found == (Difference(row="a", tables=("march", "june"), people=more),) * leaks


def test_other_rows_and_other_columns_are_not_compared():
    one = Table({"a": {"yes": 20, "no": 10}})
    assert check(one, beside=[Table({"b": {"yes": 21, "no": 10}})]) == ()
    assert check(one, beside=[Table({"a": {"for": 21, "against": 10}})]) == ()


def test_what_cannot_be_a_table():
    with pytest.raises(ValueError, match="at least one row"):
        Table({})
    with pytest.raises(ValueError, match="b has other columns"):
        Table({"a": {"yes": 1}, "b": {"no": 1}})
    with pytest.raises(ValueError, match="a, yes: -1"):
        Table({"a": {"yes": -1}})
    with pytest.raises(ValueError, match="k is 1"):
        check(Table({"a": {"yes": 9, "no": 9}}), k=1)


@given(tables(), st.integers(2, 8))
def test_a_proposal_has_nothing_to_find_and_loses_nobody(table, k):
    proposal = merged(table, k=k)
    if proposal is None:  # however much is put together, the whole itself leaks
        whole = {grade: sum(row[grade] for row in table.rows.values()) for grade in GRADES}
        halves = [
            {"first": whole["satisfied"], "rest": whole["basically"] + whole["not"]},
            {"first": whole["satisfied"] + whole["basically"], "rest": whole["not"]},
        ]
        assert all(check(Table({"all": half}), k=k) for half in halves)
        return
    assert check(proposal.table, k=k) == ()
    assert sorted(old for stands in proposal.rows.values() for old in stands) == sorted(table.rows)
    assert [old for stands in proposal.columns.values() for old in stands] == list(GRADES)
    for row, stands in proposal.rows.items():
        for column, merged_of in proposal.columns.items():
            held = sum(table.rows[r][c] for r in stands for c in merged_of)
            assert proposal.table.rows[row][column] == held


@given(tables(), st.integers(2, 8))
def test_a_table_without_leaks_stays_as_it_is(table, k):
    if check(table, k=k) == ():
        assert merged(table, k=k).table == table
