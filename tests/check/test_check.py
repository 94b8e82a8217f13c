"""The check: a journal goes in, what was irregular comes out, with its code and its line."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from attrs import evolve

import wholeprocess as wp
from wholeprocess.check import as_of, check, findings
from wholeprocess.errors import BadInput, BrokenChain
from wholeprocess.journal import MemoryJournal, write_jsonl
from wholeprocess.law import how_many
from wholeprocess.management import Accept, Assign, Contact, Rate, Reply, Submit
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, replay

COUNTY = "430381"
ASSIGNED, DUE = date(2022, 3, 3), date(2022, 6, 3)
DEPUTY = wp.Deputy(id="d1", name="甲", congress=COUNTY, elected_by=COUNTY, since=date(2021, 12, 20))


def handled(replied=None, *, spoken=True, place=COUNTY):
    """A suggestion assigned on 3 March 2022: entries 1 to 6, the contact is 7, the reply 8."""
    first, at = date(2022, 3, 1), {"suggestion": "s1"}
    unit = wp.Unit(id="roads", name="roads", division=place)
    deputy = evolve(DEPUTY, congress=place, elected_by=place)
    acts = [
        SeatDeputies(on=first, congress=place, deputies=[deputy]),
        EnterUnits(on=first, congress=place, units=[unit]),
        Submit(on=first, by="d1", title="lamps", text="two kilometres are unlit", **at),
        Accept(on=first, **at),
        Assign(on=ASSIGNED, lead="roads", **at),
    ]
    if spoken:
        acts.append(Contact(on=date(2022, 4, 1), by="roads", **at))
    if replied is not None:
        acts.append(Reply(on=replied, by="roads", result="solved", words="lamps are up", **at))
    term = wp.Term.open(place, divisions=None)
    for act in acts:
        term.do(act)
    return term.journal


@pytest.mark.parametrize(
    ("replied", "days"), [(DUE - timedelta(1), 0), (DUE, 0), (DUE + timedelta(1), 1)]
)
def test_a_reply_is_late_from_the_day_after_the_third_month(replied, days):
    found = check(handled(replied))
    assert len(found) == (days > 0)
    for finding in found:
        assert (finding.code, finding.about, finding.on) == ("SG-5", "s1", replied)
        assert (finding.severity, finding.line) == ("breach", 8)
        assert finding.what.en == (
            "the reply came on 2022-06-04, 1 day late; 3 months from 2022-03-03 end on 2022-06-03"
            " (Deputies Law (2015) art. 42 para. 1)"
        )
        assert finding.what.zh.startswith(
            "答复2022-06-04，迟1天；自2022-03-03起3个月，截至2022-06-03"
        )


@pytest.mark.parametrize(("through", "codes"), [(DUE, []), (DUE + timedelta(1), ["SG-5"])])
def test_a_reply_that_never_came_is_late_once_its_day_has_passed(through, codes):
    found = check(handled(), through=through)
    assert [finding.code for finding in found] == codes
    assert all(finding.line == 0 for finding in found)


def test_without_a_day_the_last_act_is_the_day():
    assert check(handled()) == ()


def test_a_reply_without_contact_is_found_at_its_line():
    (found,) = check(handled(date(2022, 5, 20), spoken=False))
    assert (found.code, found.line) == ("SG-4", 7)


def test_several_findings_stand_in_the_order_of_the_journal():
    journal = handled(DUE + timedelta(1), spoken=False)
    assert [(f.line, f.code) for f in check(journal)] == [(7, "SG-4"), (7, "SG-5")]


def test_a_township_has_the_clock_of_its_own_place():
    """In Hunan no local text shortens the three months, for a township neither."""
    late = check(handled(DUE + timedelta(1), place="430681118"))
    assert [finding.code for finding in late] == ["SG-5"]
    assert check(handled(DUE, place="430681118")) == ()


def test_an_empty_journal_has_no_findings():
    assert check(()) == ()


def test_a_state_is_checked_as_its_journal_is():
    journal = handled(DUE + timedelta(1))
    (found,) = findings(replay(journal), DUE + timedelta(1))
    assert evolve(found, line=8) == check(journal)[0]


def test_what_could_never_have_been_admitted_is_bad_input():
    journal = MemoryJournal(CODEC)
    for entry in handled():
        journal.append(entry.act)
    journal.append(Rate(on=date(2022, 5, 1), suggestion="s1", by="d1", rating="satisfied"))
    with pytest.raises(BadInput, match=r"journal:8: management\.rate SG-5: s1 is") as bad:
        check(journal)
    assert len(bad.value.problems) == 1


# --- as of a day ----------------------------------------------------------------------------------


@pytest.mark.parametrize("through", [DUE, DUE + timedelta(1), DUE + timedelta(9)])
def test_a_day_is_judged_by_what_was_done_until_then(through):
    """A reply on the tenth day after its due day, seen before, on the way, and just before."""
    journal = handled(DUE + timedelta(10), spoken=False)
    found = check(journal, through=through)
    late = (through - DUE).days
    assert [finding.code for finding in found] == ["SG-5"] * (late > 0)
    for finding in found:
        assert finding.what.en.startswith(f"the reply has not come, {how_many(late, 'day')} late")
        assert (finding.on, finding.line) == (through, 0)
    assert [(f.code, f.on) for f in check(journal)] == [
        ("SG-4", DUE + timedelta(10)),
        ("SG-5", DUE + timedelta(10)),
    ]


def test_a_later_act_is_not_looked_at():
    journal = MemoryJournal(CODEC)
    for entry in handled():
        journal.append(entry.act)
    journal.append(Rate(on=date(2022, 5, 2), suggestion="s1", by="d1", rating="satisfied"))
    assert check(journal, through=date(2022, 5, 1)) == ()
    with pytest.raises(BadInput, match=r"journal:8: management\.rate SG-5"):
        check(journal, through=date(2022, 5, 2))


def test_who_is_who_is_taken_whole():
    """A desk that writes its register down on its first day, after acts that lie before it."""
    journal = MemoryJournal(CODEC)
    for entry in handled():
        late = isinstance(entry.act, SeatDeputies | EnterUnits)
        journal.append(evolve(entry.act, on=date(2023, 1, 1)) if late else entry.act)
    assert [entry.seq for entry in as_of(journal, date(2022, 3, 1))] == [1, 2, 3, 4, 5]
    assert [f.code for f in check(journal, through=DUE + timedelta(1))] == ["SG-5"]


def test_a_file_is_read_and_verified(tmp_path):
    path = tmp_path / "desk.jsonl"
    journal = handled(DUE + timedelta(1))
    write_jsonl(iter(journal), path, CODEC)
    assert check(path) == check(str(path)) == wp.check(str(path)) == check(journal)
    path.write_text(path.read_text(encoding="utf-8").replace("lamps", "Lamps"), encoding="utf-8")
    with pytest.raises(BrokenChain, match=r"desk\.jsonl:4: hash"):
        check(path)
    with pytest.raises(BadInput, match="none: cannot be read"):
        check(tmp_path / "none")


def test_a_fault_of_a_file_is_laid_to_the_file(tmp_path):
    path = tmp_path / "desk.jsonl"
    journal = MemoryJournal(CODEC)
    for entry in handled():
        journal.append(entry.act)
    journal.append(Rate(on=date(2022, 5, 1), suggestion="s1", by="d1", rating="satisfied"))
    write_jsonl(iter(journal), path, CODEC)
    with pytest.raises(BadInput) as bad:
        check(path)
    assert str(bad.value).startswith(f"{path}:8: management.rate SG-5: s1 is")


def test_the_room_is_its_function():
    journal = handled(DUE + timedelta(1))
    assert wp.check(journal) == check(journal)
    assert sys.modules["wholeprocess.check"](journal, through=DUE) == check(journal, through=DUE)


@pytest.mark.parametrize(
    "imports",
    [
        "import wholeprocess as wp",
        "import wholeprocess as wp; wp.check; import wholeprocess.check",
        "import wholeprocess.check; import wholeprocess as wp",
        "import wholeprocess as wp; from wholeprocess.check import findings",
        "from wholeprocess import check; import wholeprocess as wp",
    ],
)
def test_the_check_is_callable_however_it_was_imported(imports):
    code = f"{imports}; print(wp.check(()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "()\n"
