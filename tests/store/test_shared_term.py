"""A term whose journal others write too: what they added is noticed, and nothing is lost."""

from datetime import date
from threading import Barrier, Thread

import pytest

import wholeprocess as wp
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import Conflict
from wholeprocess.journal import verify
from wholeprocess.process import (
    CODEC,
    EndMandate,
    EnterUnits,
    OpenTerm,
    SeatDeputies,
    Term,
    read_journal,
    replay,
)
from wholeprocess.store import DatabaseJournal

DAY = date(2022, 3, 1)
COUNTY = "430381"


@pytest.fixture
def term(opened):
    """Opens the term again, as another program would."""
    return lambda: Term.open(COUNTY, opened())


def seated(term):
    deputy = Deputy(id="d1", name="d1", congress=COUNTY, elected_by=COUNTY, since=DAY)
    term.do(SeatDeputies(on=DAY, congress=COUNTY, deputies=[deputy]))
    units = [Unit(id=u, name=u, division=COUNTY) for u in ("u1", "u2")]
    term.do(EnterUnits(on=DAY, congress=COUNTY, units=units))
    return term


def submit(number="s1"):
    return m.Submit(on=DAY, suggestion=number, by="d1", title="修渠", text="请修复")


def accept(number="s1"):
    return m.Accept(on=DAY, suggestion=number, by="office")


def assign(lead, number="s1"):
    return m.Assign(on=DAY, suggestion=number, by="office", lead=lead)


def test_a_term_opens_by_the_url_of_a_database(url):
    term = seated(Term.open(COUNTY, url))
    number = term.do(submit()).id
    again = Term.open(COUNTY, url)
    assert again.suggestions[number].phase.value == "submitted"
    assert again.state == term.state == replay(url)
    assert len(read_journal(url)) == 4
    assert [f.code for f in wp.check(url)] == [f.code for f in wp.check(term.journal)]
    for each in (term, again):
        each.journal.close()


def test_what_others_added_is_taken_in_before_an_act_on_another_thing(term):
    one, two = seated(term()), term()
    one.do(submit("s1"))
    two.do(submit("s2"))
    one.do(accept("s1"))
    assert set(two.suggestions) == {"s1", "s2"}
    assert [e.act.thing for e in two.refresh()] == ["s1"]
    assert set(one.refresh()) == set()
    assert one.state == two.state == replay(one.journal)


@pytest.mark.parametrize("asked", [{}, {"act_id": "form-9"}])
def test_an_act_on_what_somebody_changed_meanwhile_is_told_and_not_kept(term, asked):
    one = seated(term())
    one.do(submit())
    one.do(accept())
    two = term()
    one.do(assign("u1"))
    with pytest.raises(Conflict) as caught:
        two.do(assign("u2"), **asked)
    conflict = caught.value
    assert (conflict.thing, conflict.expected, conflict.found) == ("suggestion s1", 2, 3)
    assert one.state == two.state
    with pytest.raises(wp.Refused):  # now he knows, and the law speaks
        two.do(assign("u2"), **asked)
    assert len(one.journal) == 6


def test_the_law_is_asked_about_what_others_have_made(term):
    one = seated(term())
    two = term()
    one.do(EndMandate(on=DAY, congress=COUNTY, deputy="d1", reason="调离"))
    with pytest.raises(wp.Refused) as caught:
        two.do(submit())
    assert caught.value.code == "SG-1"
    replay(two.journal)


def test_what_was_refused_for_want_of_news_is_admitted(term):
    one = seated(term())
    two = term()
    one.do(submit())
    with pytest.raises(Conflict):  # two has never seen s1
        two.do(accept())
    two.do(accept())
    assert one.refresh()[0].act == accept()


def test_the_caller_may_say_which_version_he_saw(term):
    one = seated(term())
    one.do(submit())
    two = term()
    one.do(accept())
    with pytest.raises(Conflict, match="suggestion s1 has 2 acts, not 1"):
        two.do(assign("u1"), expected=1)
    two.do(assign("u1"), expected=2)
    assert two.journal.version_of("suggestion", "s1") == 3


def test_a_submission_sent_twice_counts_once(term):
    one = seated(term())
    two = term()
    first = one.do(submit(), act_id="form-7")
    assert two.do(submit(), act_id="form-7").case == first.case
    assert one.do(submit(), act_id="form-7").case == first.case
    with pytest.raises(Conflict, match="form-7 was submitted with another act"):
        two.do(submit("s2"), act_id="form-7")
    assert len(one.journal) == 4


def test_a_journal_with_one_writer_keeps_no_ids():
    with pytest.raises(TypeError, match="ids and versions need a database"):
        Term.open(COUNTY).do(submit(), act_id="form-7")


def test_a_term_is_opened_once(term):
    terms = [term() for _ in range(3)]
    for one in terms:
        if one is terms[0]:
            seated(one)
        else:
            one.do(submit(f"s{id(one)}"))
    kinds = [type(e.act) for e in terms[0].journal]
    assert kinds.count(OpenTerm) == 1
    with pytest.raises(wp.Refused, match="is open already"):
        terms[1].do(OpenTerm(on=DAY, congress=COUNTY))


@pytest.mark.parametrize("programs", [4])
def test_writers_at_the_same_time_lose_nothing(opened, programs):
    seated(Term.open(COUNTY, opened()))
    terms = [Term.open(COUNTY, opened()) for _ in range(programs)]
    start, told, kept = Barrier(programs), [], []

    def work(number, term):
        start.wait()
        for n in range(5):
            term.do(submit(f"{number}-{n}"), act_id=f"{number}-{n}")
            try:
                term.do(submit(f"shared-{n}"))
            except (Conflict, wp.Refused) as why:
                told.append((n, type(why)))
            else:
                kept.append(n)

    threads = [Thread(target=work, args=pair) for pair in enumerate(terms)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept) == list(range(5))
    assert len(told) == 5 * (programs - 1)
    journal = DatabaseJournal(terms[0].journal.engine, CODEC)
    verify(journal)
    assert len(journal) == 3 + 5 * programs + 5
    assert len(replay(journal).management.cases) == 5 * programs + 5
