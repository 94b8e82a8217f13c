"""After a session: the two offices' assigning document, what it left out, resolutions published."""

from datetime import date, timedelta

import pytest

from wholeprocess import decision as d
from wholeprocess.decision import Entrusted, Votes

LINES = (Entrusted("s01", "roads"), Entrusted("s02", "water"))


def document(**fields):
    return {"session": "s1", "document": "no. 3", "lines": LINES, **fields}


def test_a_document_assigns_what_came_of_a_session(town):
    assert town.why(d.IssueAssigningDocument, **document()) == "WP-known"
    town.at(date(2023, 1, 10)).opens().closes()
    assert town.why(d.IssueAssigningDocument, on=date(2023, 1, 9), **document()) == "WP-order"
    assert town.why(d.IssueAssigningDocument, by="presidium", **document()) == "WP-phase"
    strange = document(lines=(Entrusted("s01", "nobody"),))
    assert town.why(d.IssueAssigningDocument, **strange) == "WP-known"
    with pytest.raises(ValueError, match="twice"):
        town.make(d.IssueAssigningDocument, **document(lines=(LINES[0], LINES[0])))
    town.do(d.IssueAssigningDocument, **document())
    assert town.why(d.IssueAssigningDocument, **document()) == "WP-once"
    assert town.codes(town.day) == []
    alone = document(document="no. 4", offices=("government-office",))
    town.do(d.IssueAssigningDocument, **alone)
    assert town.codes(town.day) == ["CGP-two-offices"]


def test_what_stands_on_no_document_is_found(town):
    town.opens().closes().do(d.IssueAssigningDocument, **document())
    put = [("s01", "s1"), ("s03", "s1"), ("s04", "s2")]
    due = town.day + timedelta(30)

    def codes(through):
        return [(f.code, f.about) for f in d.unlisted(town.state, put, town.law, through)]

    assert codes(due) == []
    assert codes(due + timedelta(1)) == [("CGP-assigning", "s03")]
    more = document(document="no. 4", lines=(Entrusted("s03", "water"),))
    town.at(due).do(d.IssueAssigningDocument, **more)
    assert codes(due + timedelta(1)) == []


def test_where_no_document_is_issued_none_is_missed(town):
    town.opens().closes()
    assert list(d.unlisted(town.state, [("s01", "s1")], town.law, date(2024, 1, 1))) == []


def test_resolutions_are_made_public(town):
    town.sets(town.day).do(d.PublishSessionDate, session="s1").opens()
    resolve = {"session": "s1", "title": "on the roads"}
    town.do(d.PassResolution, resolution="yes", votes=Votes(for_=31), **resolve)
    town.do(d.PassResolution, resolution="no", votes=Votes(for_=30), **resolve)
    due = town.day + timedelta(20)
    assert "CGP-publish" not in town.codes(due)
    assert town.codes(due + timedelta(1)).count("CGP-publish") == 1
    public = {"where": "the notice board"}
    assert town.why(d.PublishResolution, resolution="no", **public) == "WP-known"
    assert town.why(d.PublishResolution, resolution="x", **public) == "WP-known"
    assert town.why(d.PublishResolution, resolution="yes", by="office", **public) == "WP-phase"
    early = town.day - timedelta(1)
    assert town.why(d.PublishResolution, on=early, resolution="yes", **public) == "WP-order"
    town.at(due).do(d.PublishResolution, resolution="yes", **public)
    assert town.why(d.PublishResolution, resolution="yes", **public) == "WP-once"
    assert "CGP-publish" not in town.codes(due + timedelta(1))


def test_a_journal_without_preparations_says_nothing_of_publication(town):
    town.opens()
    town.do(d.PassResolution, session="s1", resolution="r", title="x", votes=Votes(for_=31))
    assert town.codes(date(2024, 1, 1)) == []
