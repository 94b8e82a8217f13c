"""Every lifecycle is sound and every act is in one; every code and every act reads back."""

import re
from pathlib import Path

import pytest

from wholeprocess import supervision as s
from wholeprocess.law import shipped_rules
from wholeprocess.process import CODEC

HOME = Path(s.__file__).parent


@pytest.mark.parametrize("life", s.LIFECYCLES, ids=lambda life: life.name)
def test_every_lifecycle_is_sound_and_draws_itself(life):
    assert life.faults() == ()
    assert life.mermaid().startswith("stateDiagram-v2")
    for row in life.rows:
        assert row.act.__name__ in life.table()


def test_every_act_begins_a_thing_or_has_rows():
    moved = {row.act for life in s.LIFECYCLES for row in life.rows}
    begins = {act for act in s.ACTS if hasattr(act, "congress")}
    rest = [act.__name__ for act in s.ACTS if act not in moved | begins]
    assert rest == ["AskQuestion", "Observe", "CorrectObservation"]
    assert moved <= set(s.ACTS)


def test_every_act_names_the_table_of_its_thing():
    tables = {field.name for field in s.State.__attrs_attrs__}
    assert {act.table for act in s.ACTS} == tables
    assert len({act.kind for act in s.ACTS}) == len(s.ACTS)
    assert set(s.ACTS) <= set(CODEC.acts.values())


def test_every_code_in_the_source_is_in_the_tables():
    codes = set()
    for source in HOME.rglob("*.py"):
        codes |= set(re.findall(r'"(SVP-[\w-]+|SVL-[\w-]+)"', source.read_text(encoding="utf-8")))
    assert len(codes) > 20
    assert codes <= set(shipped_rules())
