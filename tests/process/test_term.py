"""The front door: acts in, questions out; nothing half done."""

from datetime import UTC, date, datetime

import pytest

import wholeprocess as wp
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.journal import MemoryJournal
from wholeprocess.process import (
    CODEC,
    EndMandate,
    EnterUnits,
    OpenTerm,
    SeatDeputies,
    State,
    SuspendDeputy,
    Term,
    admit,
    replay,
)

DAY = date(2022, 3, 1)
COUNTY = "430381"


def deputy(ident="d1", congress=COUNTY):
    return Deputy(id=ident, name=ident, congress=congress, elected_by=congress, since=DAY)


def seated(**options):
    term = Term.open(COUNTY, **options)
    term.do(SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy()]))
    units = [Unit(id="u1", name="水利局", division=COUNTY)]
    term.do(EnterUnits(on=DAY, congress=COUNTY, units=units))
    return term


def submit(number="s1", on=DAY, by="d1"):
    return m.Submit(on=on, suggestion=number, by=by, title="修渠", text="请修复")


def test_the_first_act_opens_the_term():
    acts = [type(entry.act) for entry in seated().journal]
    assert acts == [OpenTerm, SeatDeputies, EnterUnits]


def test_a_refused_act_leaves_no_trace():
    term = seated()
    before, head = term.state, term.journal.head
    with pytest.raises(wp.Refused) as caught:
        term.do(submit(by="d9"))
    assert (caught.value.code, term.state, term.journal.head) == ("SG-1", before, head)


def test_an_act_that_could_not_be_kept_does_not_count():
    class Full(MemoryJournal):
        def append(self, act, recorded=None):
            if isinstance(act, m.Submit):
                raise OSError("disk full")
            super().append(act, recorded)

    term = seated(journal=Full(CODEC))
    with pytest.raises(OSError, match="disk full"):
        term.do(submit())
    assert len(term.suggestions) == 0


def test_a_file_is_opened_again_where_it_was_left(tmp_path):
    path = tmp_path / "desk.jsonl"
    first = seated(journal=path)
    first.do(submit())
    again = Term.open(COUNTY, journal=path)
    assert again.state == first.state
    again.do(m.Accept(on=DAY, suggestion="s1"))
    assert Term.open(COUNTY, journal=path).suggestions["s1"].phase is m.Phase.ADMITTED


def test_the_same_acts_give_the_same_bytes(tmp_path):
    paths = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for path in paths:
        seated(journal=path).do(submit())
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_clock_stamps_entries_when_given():
    moment = datetime(2022, 3, 1, 9, 30, tzinfo=UTC)
    term = seated(now=lambda: moment)
    assert {entry.recorded for entry in term.journal} == {moment}


def test_admit_is_pure_and_replay_agrees():
    term = seated()
    term.do(submit())
    before = term.state
    after = admit(before, m.Accept(on=DAY, suggestion="s1"))
    assert (before.management.cases["s1"].phase, after.management.cases["s1"].phase) == (
        m.Phase.SUBMITTED,
        m.Phase.ADMITTED,
    )
    assert replay(term.journal) == before


def test_settings_of_a_case_change_practice():
    term = seated(settings={"PR-rounds": 3})
    assert term.law(DAY).count("PR-rounds") == 3
    with pytest.raises(wp.Refused):
        seated(settings={"OL-14-4": None})


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (OpenTerm(on=DAY, congress="999999"), "WP-known"),
        (OpenTerm(on=DAY, congress="430381001"), "WP-known"),
        (OpenTerm(on=DAY, congress=COUNTY), "WP-once"),
        (SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy()]), "WP-once"),
        (SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy("x"), deputy("x")]), "WP-once"),
        (EnterUnits(on=DAY, congress=COUNTY, units=[Unit(id="u1", name="u", division=COUNTY)]),
         "WP-once"),
        (EnterUnits(on=DAY, congress=COUNTY, units=[Unit(id="u2", name="u", division="99")]),
         "WP-known"),
        (EndMandate(on=DAY, congress=COUNTY, deputy="d9", reason="辞职"), "WP-known"),
    ],
)  # fmt: skip
def test_the_register_refuses_what_it_contradicts(act, code):
    term = seated()
    assert term.why_not(act).code == code
    with pytest.raises(wp.Refused):
        term.do(act)


def test_a_deputy_suspended_or_gone_submits_nothing():
    term = seated()
    term.do(SuspendDeputy(on=date(2022, 4, 1), congress=COUNTY, deputy="d1", reason="羁押",
                          to=date(2022, 5, 1)))  # fmt: skip
    assert term.why_not(submit(on=date(2022, 4, 1))).code == "SG-1"
    assert term.why_not(submit(on=date(2022, 5, 1))) is None
    term.do(EndMandate(on=date(2022, 6, 1), congress=COUNTY, deputy="d1", reason="迁出"))
    assert term.why_not(submit(on=date(2022, 6, 1))).code == "SG-1"


def test_unknown_places_and_things_are_named():
    with pytest.raises(NoSuchThing, match=r"Divisions\.read"):
        Term.open("110101")
    with pytest.raises(NoSuchThing, match="no suggestion has the number 'x'"):
        seated().suggestions["x"]
    assert "x" not in seated().suggestions
    with pytest.raises(TypeError, match="no act that a term knows"):
        seated().do(object())


def test_a_journal_of_impossible_acts_names_the_line_and_the_rule():
    journal = MemoryJournal(CODEC)
    journal.append(OpenTerm(on=DAY, congress=COUNTY))
    journal.append(submit())
    with pytest.raises(BadInput) as caught:
        replay(journal, name="desk.jsonl")
    assert str(caught.value).startswith("desk.jsonl:2: management.submit SG-1: d1 is no deputy")


def test_a_dossier_answers_in_its_surroundings():
    term = seated()
    dossier = term.do(submit())
    term.do(m.Assign(on=DAY, suggestion="s1", lead="u1"))
    assert dossier.clocks.reply.due == date(2022, 6, 1)
    assert m.Reply in dossier.allowed("u1", DAY)
    assert [f.code for f in dossier.findings(date(2022, 6, 2))] == ["SG-5"]
    assert repr(dossier) == "Dossier('s1', assigned)"
    assert dossier.outcome is None


def test_a_term_has_a_desk_for_each_day():
    term = seated()
    term.do(submit())
    term.do(m.Assign(on=date(2022, 3, 3), suggestion="s1", lead="u1"))
    assert [one.queue for one in term.desk(DAY).queues()[m.Queue.TAKE_UP]] == [m.Queue.TAKE_UP]
    (one,) = term.desk(date(2022, 6, 1)).due()
    assert (one.suggestion, one.by, one.due) == ("s1", "u1", date(2022, 6, 3))
    assert term.desk(date(2022, 6, 1), place="4303").due() == ()


def test_a_state_starts_empty():
    empty = State.empty()
    assert (empty.management.cases, empty.decision.slates) == ({}, {})
