"""The front door: acts in, questions out; nothing half done."""

from datetime import UTC, date, datetime

import pytest

import wholeprocess as wp
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput, NoSuchThing, NotInForce
from wholeprocess.journal import JsonLinesJournal, MemoryJournal
from wholeprocess.law import TimeLimit
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


# --- the first act --------------------------------------------------------------------------------


def test_the_first_act_that_is_refused_opens_nothing():
    term = Term.open(COUNTY)
    with pytest.raises(wp.Refused, match="SG-1"):
        term.do(submit())
    assert (len(term.journal), term.register.terms) == (0, {})


def test_a_term_of_another_congress_does_not_come_first():
    term = Term.open(COUNTY)
    other = OpenTerm(on=DAY, congress="4303")
    refusal = term.why_not(other)
    assert (refusal.code, refusal.what) == (
        "WP-known",
        "the term of 430381, whose journal this is, is not on record yet",
    )
    assert refusal.mend == "open it first, or open this journal for 4303"
    with pytest.raises(wp.Refused) as caught:
        term.do(other)
    assert (caught.value.refusal, len(term.journal)) == (refusal, 0)
    term.do(OpenTerm(on=DAY, congress=COUNTY))
    term.do(other)
    assert list(term.register.terms) == [COUNTY, "4303"]


def test_a_journal_that_begins_with_another_congress_can_be_opened():
    journal = Term.open("4303")
    journal.do(OpenTerm(on=DAY, congress="4303"))
    assert len(Term.open(COUNTY, journal=journal.journal).journal) == 1


# --- settings and files, looked at when the term is opened ----------------------------------------


def test_settings_are_looked_at_when_the_term_is_opened():
    with pytest.raises(BadInput) as bad:
        Term.open(COUNTY, settings={"PR-rounds": "3", "SG-5": TimeLimit(1, "months"), "X-1": 1})
    assert [problem.field for problem in bad.value.problems] == ["PR-rounds", "SG-5", "X-1"]
    assert str(bad.value).startswith(
        "settings: PR-rounds '3' is not a whole number; write for example 2\n"
    )


@pytest.mark.parametrize("ask", [replay, lambda j, **o: admit(State.empty(), submit(), **o)])
def test_settings_that_no_place_could_make_are_never_taken(ask):
    with pytest.raises(BadInput, match=r"settings: PR-rounds .x. is not a whole number"):
        ask(MemoryJournal(CODEC), settings={"PR-rounds": "x"})


def test_a_journal_without_a_folder_is_told_before_anything_is_done(tmp_path):
    with pytest.raises(BadInput, match="make the folder first"):
        Term.open(COUNTY, journal=tmp_path / "none" / "x.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_term_names_the_line_of_a_file_that_could_not_be_admitted(tmp_path):
    path = tmp_path / "desk.jsonl"
    journal = JsonLinesJournal(path, CODEC)
    journal.append(OpenTerm(on=DAY, congress=COUNTY))
    journal.append(submit())
    with pytest.raises(BadInput) as bad:
        Term.open(COUNTY, journal=path)
    assert str(bad.value).startswith(f"{path}:2: management.submit SG-1: d1 is no deputy")
    with pytest.raises(BadInput) as again:
        replay(str(path))
    assert str(again.value) == str(bad.value)


# --- days before the first text -------------------------------------------------------------------

EVE, FIRST = date(2015, 8, 28), date(2015, 8, 29)
NOTHING = (
    "SG-1 does not hold on 2015-08-28: the first text of it in the tables, Deputies Law (2015)"
    " art. 18, is of 2015-08-29"
)
MEND = "ask from 2015-08-29 on, or add the earlier text to the law's tables"


def old(**options):
    term = Term.open(COUNTY, **options)
    seat = Deputy(id="d1", name="d1", congress=COUNTY, elected_by=COUNTY, since=date(2000, 1, 1))
    term.do(SeatDeputies(on=EVE, congress=COUNTY, deputies=[seat]))
    return term


@pytest.mark.parametrize("by", ["d1", "d9"])
def test_nothing_is_put_forward_on_a_day_without_a_text(by):
    term = old()
    before = term.journal.head
    refusal = term.why_not(submit(on=EVE, by=by))
    assert (refusal.code, refusal.what, refusal.mend) == ("SG-1", NOTHING, MEND)
    assert (refusal.article, refusal.rule) == ("no text", None)
    with pytest.raises(NotInForce) as nothing:
        term.do(submit(on=EVE, by=by))
    assert (str(nothing.value), nothing.value.code) == (f"{NOTHING}; {MEND}", "SG-1")
    assert (term.journal.head, len(term.suggestions)) == (before, 0)


def test_from_the_first_day_on_clocks_run():
    term = old()
    units = [Unit(id="u1", name="水利局", division=COUNTY)]
    term.do(EnterUnits(on=FIRST, congress=COUNTY, units=units))
    term.do(submit(on=FIRST))
    dossier = term.do(m.Assign(on=FIRST, suggestion="s1", lead="u1"))
    assert dossier.clocks.reply.due == date(2015, 11, 29)
    assert wp.check(term.journal) == ()


def test_a_first_act_on_a_day_without_a_text_opens_nothing():
    term = Term.open(COUNTY)
    with pytest.raises(NotInForce):
        term.do(submit(on=EVE))
    assert len(term.journal) == 0


def test_a_journal_with_a_day_without_a_text_is_told_by_its_line():
    journal = MemoryJournal(CODEC)
    for entry in old().journal:
        journal.append(entry.act)
    journal.append(submit(on=EVE))
    for ask in (replay, wp.check):
        with pytest.raises(BadInput) as bad:
            ask(journal)
        assert str(bad.value) == f"journal:3: management.submit {NOTHING}; {MEND}"


def test_a_suggestion_on_no_day_is_the_same_error_with_a_number_and_without():
    fields = {"on": "2022-03-01", "by": "d1", "title": "修渠", "text": "请修复"}
    for more in ({}, {"suggestion": "s1"}):
        with pytest.raises(TypeError, match=r"on '2022-03-01' is no day; write datetime\.date"):
            m.Submit(**fields, **more)
    with pytest.raises(TypeError, match="by 7 is no text"):
        m.Submit(**fields | {"on": DAY, "by": 7})
    assert m.Submit(**fields | {"on": DAY}).suggestion == "s-2652fd0e"
