"""The yearly report: who reports to whom and by when, its numbers, and that it is public."""

from datetime import date

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import Refused, Term
from wholeprocess import management as m
from wholeprocess.check import check, findings
from wholeprocess.congress import Deputy, Division, Divisions, SessionKind, Unit
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.law import in_force
from wholeprocess.management import Claim, Figure, Issued, IssueReport, ReportHandling
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies

COUNTY, TOWN, CHONGQING = "430381", "430381100", "500101"
LINES = [("43", "4303", COUNTY, TOWN), ("50", CHONGQING)]
LEVELS = {2: "province", 4: "city", 6: "county", 9: "township"}
DIVISIONS = Divisions(
    {
        code: Division(code, f"区划{code}", LEVELS[len(code)], parent, True)
        for line in LINES
        for parent, code in zip((None, *line), line, strict=False)
    }.values()
)


def body(place):
    return "presidium" if len(place) == 9 else "standing-committee"


def opened(place=COUNTY, year=2022, on=None):
    """A term with one suggestion of the year, assigned and answered."""
    term = Term.open(place, divisions=DIVISIONS)
    since = date(year, 1, 5)
    deputies = [
        Deputy(id=f"d{n}", name=f"d{n}", congress=place, elected_by=place, since=since)
        for n in range(4)
    ]
    term.do(SeatDeputies(on=since, congress=place, deputies=deputies))
    units = [Unit(id=u, name=u, division=place) for u in ("u1", "u2")]
    term.do(EnterUnits(on=since, congress=place, units=units))
    day = on or date(year, 3, 1)
    s = {"suggestion": "s1"}
    term.do(m.Submit(on=day, by="d1", title="修渠", text="漏水", **s))
    term.do(m.Assign(on=day, lead="u1", **s))
    term.do(m.Contact(on=day, by="u1", **s))
    term.do(m.Reply(on=date(year, 5, 1), by="u1", result="solved", words="已修", **s))
    return term


def session(term, opens, closes=None, kind=SessionKind.ANNUAL):
    place = term.place
    number = f"{place}/{opens}"
    term.do(
        OpenSession(
            on=opens,
            by=body(place),
            session=number,
            congress=place,
            session_kind=kind,
            present=("d0", "d1", "d2", "d3"),
        )
    )
    if closes:
        term.do(CloseSession(on=closes, by=body(place), session=number))


def report(on, place=COUNTY, **more):
    fields = {
        "report": "r1",
        "congress": place,
        "year": 2022,
        "by": "office",
        "to": body(place),
    }
    return ReportHandling(on=on, **fields | more)


def issued(on, way, number="r1"):
    return IssueReport(on=on, report=number, way=way, where="网站")


def found(term, through):
    codes = {"SG-7", "SG-8", "SG-9", "SGL-report-month", "PR-report-numbers"}
    return [(f.code, f.about) for f in findings(term.state, through) if f.code in codes]


# --- by when --------------------------------------------------------------------------------------


OPENS = date(2023, 1, 10)


@pytest.mark.parametrize(
    ("on", "late"),
    [(date(2022, 11, 20), False), (OPENS, False), (date(2023, 1, 11), True), (None, True)],
)
def test_the_handling_is_reported_by_the_next_session(on, late):
    term = opened()
    if on:
        term.do(report(on))
        term.do(issued(on, "public"))
        if on <= OPENS:
            term.do(issued(on, "printed"))
    session(term, OPENS, date(2023, 1, 13))
    assert found(term, OPENS) == []
    about = "430381/2022" if on is None else "r1"
    printing = [("SG-7", about)] if on and late else []
    assert found(term, date(2023, 1, 20)) == ([("SG-7", about)] if late else []) + printing


def test_a_special_session_is_none_that_it_is_printed_for():
    term = opened()
    session(term, date(2023, 1, 10), date(2023, 1, 11), SessionKind.SPECIAL)
    assert found(term, date(2023, 1, 20)) == []


@pytest.mark.parametrize(("through", "codes"), [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1)])
def test_without_a_session_on_record_a_year_is_given(through, codes):
    term = opened()
    assert found(term, through) == [("SG-7", "430381/2022")] * codes


def test_a_congress_whose_term_is_not_on_record_is_not_judged():
    term = opened()
    state = term.state
    elsewhere = state.register.terms.keys() - {COUNTY}
    assert not elsewhere
    nobody = type(state.register)(divisions=DIVISIONS)
    law, cases = term.law, state.management.cases
    late = date(2030, 1, 1)
    assert list(m.report_findings((), cases, law, late, nobody)) == []
    assert len(list(m.report_findings((), cases, law, late, term.register))) == 1


def test_nothing_is_reported_where_nothing_was_handled():
    term = Term.open(COUNTY, divisions=DIVISIONS)
    since = date(2022, 1, 5)
    deputy = Deputy(id="d1", name="d1", congress=COUNTY, elected_by=COUNTY, since=since)
    term.do(SeatDeputies(on=since, congress=COUNTY, deputies=[deputy]))
    term.do(m.Submit(on=since, by="d1", title="修渠", text="漏水", suggestion="s1"))
    term.do(m.Decline(on=since, suggestion="s1", reason="不属范围"))
    assert found(term, date(2030, 1, 1)) == []


@pytest.mark.parametrize(
    ("on", "codes"), [(date(2022, 11, 30), []), (date(2022, 12, 1), ["SGL-report-month"])]
)
def test_chongqing_hears_it_in_november(on, codes):
    term = opened(CHONGQING)
    term.do(report(on, CHONGQING))
    term.do(issued(on, "public"))
    assert [code for code, _ in found(term, date(2022, 12, 20))] == codes


# --- printed and public ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "codes"), [(OPENS, []), (date(2023, 1, 11), ["SG-7"]), (None, ["SG-7"])]
)
def test_it_is_printed_for_the_next_session(printed, codes):
    term = opened()
    term.do(report(date(2022, 12, 20)))
    term.do(issued(date(2022, 12, 20), "public"))
    if printed:
        term.do(issued(printed, "printed"))
    session(term, OPENS, date(2023, 1, 13))
    assert [code for code, _ in found(term, date(2023, 2, 1))] == codes


@pytest.mark.parametrize(
    ("public", "through", "codes"),
    [
        (date(2022, 12, 20), date(2023, 2, 1), []),
        (date(2022, 12, 21), date(2023, 2, 1), ["SG-9"]),
        (None, date(2022, 12, 20), []),
        (None, date(2022, 12, 21), ["SG-9"]),
    ],
)
def test_the_report_is_made_public(public, through, codes):
    term = opened()
    term.do(report(date(2022, 11, 20)))
    if public:
        term.do(issued(public, Issued.PUBLIC))
    assert [code for code, _ in found(term, through)] == codes


# --- to whom, by whom -----------------------------------------------------------------------------


def test_a_county_reports_to_its_standing_committee():
    term = opened()
    term.do(report(date(2022, 12, 20), to="council"))
    assert found(term, date(2022, 12, 20)) == [("SG-7", "r1")]
    (one,) = findings(term.state, date(2022, 12, 20))
    assert one.what.en == "it was told to the council; it is reported to the standing-committee"


@pytest.mark.parametrize(
    ("year", "to", "wrong"),
    [(2022, "presidium", 0), (2022, "congress", 1), (2025, "congress", 0), (2025, "presidium", 1)],
)
def test_a_township_reports_to_the_body_of_the_law_of_the_day(year, to, wrong):
    term = opened(TOWN, year)
    if to == "congress" or year == 2025:
        session(term, date(year + 1, 1, 10), date(year + 1, 1, 12))
    on = date(year + 1, 1, 11)
    for one in (
        report(on, TOWN, to=to, year=year, by="presidium"),
        issued(on, "public"),
    ):
        term.do(one)
    wrongly = [
        one
        for one in findings(term.state, on)
        if one.code == "SG-8" and "it was told to" in one.what.en
    ]
    assert len(wrongly) == wrong


@pytest.mark.parametrize(
    ("opens", "closes", "on", "codes"),
    [
        (date(2026, 1, 10), date(2026, 1, 12), date(2026, 1, 12), []),
        (date(2026, 1, 10), date(2026, 1, 12), None, ["SG-8"]),
        (date(2026, 1, 10), None, None, []),  # it goes on, and may hear it yet
    ],
)
def test_from_2025_the_town_congress_hears_it_in_session(opens, closes, on, codes):
    term = opened(TOWN, 2025, on=date(2025, 4, 1))
    session(term, opens)
    if on:
        term.do(report(on, TOWN, to="congress", year=2025, by="presidium"))
        term.do(issued(on, "public"))
    if closes:
        term.do(CloseSession(on=closes, by="presidium", session=f"{TOWN}/{opens}"))
    assert [code for code, _ in found(term, date(2026, 3, 1))] == codes


@pytest.mark.parametrize(
    ("year", "by", "wrong"),
    [
        (2022, "council", 0),
        (2025, "council", 1),
        (2025, "office", 0),
        (2025, "u1", 0),
        (2025, "government", 0),
    ],
)
def test_from_2025_the_office_or_the_handling_organs_report(year, by, wrong):
    term = opened(year=year)
    on = date(year, 12, 1)
    term.do(report(on, year=year, by=by))
    assert len(found(term, on)) == wrong


@pytest.mark.parametrize(("by", "wrong"), [("presidium", 0), ("u1", 0), ("council", 1)])
def test_who_reports_in_a_township(by, wrong):
    term = opened(TOWN, 2025)
    session(term, date(2026, 1, 10))
    on = date(2026, 1, 10)
    term.do(report(on, TOWN, to="congress", year=2025, by=by))
    assert found(term, on) == [("SG-8", "r1")] * wrong


# --- what is refused ------------------------------------------------------------------------------


DAY = date(2022, 12, 20)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (report(DAY, by="u9"), "WP-known"),
        (report(DAY, congress="999999"), "WP-known"),
        (report(DAY, year=2023), "WP-order"),
        (report(DAY, through=date(2021, 12, 31), year=2022), "WP-order"),
        (report(DAY, to="congress"), "SG-7"),
        (report(DAY, TOWN, to="congress"), "SG-8"),
        (report(DAY, TOWN, to="standing-committee"), "SG-8"),
        (issued(DAY, "public"), "WP-known"),
    ],
)
def test_what_is_impossible_is_refused(act, code):
    term = opened()
    assert term.why_not(act).code == code
    with pytest.raises(Refused):
        term.do(act)
    assert term.state.management.reports == ()


def test_a_number_is_given_once_and_a_report_issued_once_in_each_way():
    term = opened()
    term.do(report(DAY))
    assert term.why_not(report(DAY)).code == "WP-once"
    assert term.why_not(issued(date(2022, 12, 19), "public")).code == "WP-order"
    term.do(issued(DAY, "public"))
    assert term.why_not(issued(DAY, "public")).code == "WP-once"
    term.do(issued(DAY, "printed"))
    term.do(report(DAY, report="r2", by="u1"))
    assert [act.report for act in term.state.management.reports] == ["r1", "r1", "r1", "r2"]
    assert Term.open(COUNTY, term.journal, divisions=DIVISIONS).state == term.state


def test_the_state_takes_a_report_without_a_term():
    term = opened()
    law, register = term.law(DAY), term.register
    state = m.State().with_report(report(DAY), law, register)
    assert state.reports == (report(DAY),)
    with pytest.raises(Refused):
        state.with_report(report(DAY), law, register)


def test_an_act_that_contradicts_itself_cannot_be_made():
    with pytest.raises(ValueError, match="twice"):
        report(DAY, claims=[Claim("solved", 1), Claim("solved", 2)])
    with pytest.raises(ValueError, match="lies after"):
        report(DAY, through=date(2022, 12, 21))
    with pytest.raises(ValueError, match="negative"):
        Claim("solved", -1)
    with pytest.raises(ValueError, match="'half-solved'"):
        Claim("half-solved", 1)


def test_a_report_round_trips():
    act = report(DAY, claims=[Claim("solved", 3)], through=date(2022, 11, 30))
    for one in (act, issued(DAY, "printed")):
        assert CODEC.load(one.kind, 1, CODEC.dump(one)) == one


# --- the numbers ----------------------------------------------------------------------------------


def counted(term, through, **more):
    state = term.state
    fields = {"congress": COUNTY, "year": 2022} | more
    return m.year_of_handling(state.management.cases, term.law, through, state.register, **fields)


def test_the_numbers_are_those_of_the_day():
    term = opened()
    s = {"suggestion": "s1"}
    term.do(m.Rate(on=date(2022, 6, 1), by="d1", rating="satisfied", **s))
    term.do(m.Close(on=date(2022, 12, 25), **s))
    before, after = counted(term, date(2022, 12, 24)), counted(term, date(2022, 12, 25))
    assert (before.counts[Figure.CLOSED], after.counts[Figure.CLOSED]) == (0, 1)
    expected = {"submitted", "assigned", "answered", "replies", "replies-in-time"}
    expected |= {"rated", "satisfied"}
    assert {f for f, n in before.counts.items() if n} == expected
    assert {f for f, n in after.counts.items() if n} == expected | {"closed", "solved"}
    assert set(after.counts) == set(Figure)
    assert after.rates["satisfaction"].explain() == "satisfied with the result 1/1 = 100.0%"
    assert not any(counted(term, date(2022, 12, 25), year=2021).counts.values())
    assert not any(counted(term, date(2022, 12, 25), unit="u2").counts.values())
    assert counted(term, date(2022, 12, 25), unit="u1").counts == after.counts


@pytest.mark.parametrize(
    ("number", "through", "agrees"),
    [
        (1, None, False),
        (0, None, True),
        (1, date(2022, 12, 10), False),
        (0, date(2022, 12, 10), True),
    ],
)
def test_a_number_that_is_not_that_of_the_record_is_found(number, through, agrees):
    term = opened()
    term.do(report(DAY, claims=[Claim("answered", 1), Claim("closed", number)], through=through))
    term.do(m.Close(on=date(2022, 12, 25), suggestion="s1", unrated_because="未反馈"))
    wrong = check(term.journal, through=date(2022, 12, 26), divisions=DIVISIONS)
    said = [f.what.en for f in wrong if f.code == "PR-report-numbers"]
    assert said == (
        [] if agrees else ["its numbers are not those of the record: closed 1, on record 0"]
    )


def test_a_units_report_is_about_its_own():
    term = opened()
    term.do(report(DAY, by="u2", claims=[Claim("answered", 0)]))
    term.do(report(DAY, report="r2", by="u1", claims=[Claim("answered", 0)]))
    assert found(term, DAY) == [("PR-report-numbers", "r2")]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), back=st.integers(0, 400))
def test_a_report_with_the_drafts_numbers_agrees_and_any_other_differs(
    walked, register, seed, back
):
    """On any day of any walk; and each number is counted once more, another way."""
    walk = walked(seed)
    through = date.fromordinal(max(walk.day.toordinal() - back, date(2022, 3, 1).toordinal()))
    then = walk.days[max(day for day in walk.days if day <= through)]
    drawn = m.year_of_handling(
        walk.cases, in_force, through, register, congress="430381", year=2022
    )
    event(f"{drawn.counts[Figure.ANSWERED]} answered, {drawn.counts[Figure.CLOSED]} closed")
    assert drawn.differing(drawn.claims()) == ()
    for figure, number in drawn.counts.items():
        other = Claim(figure, number + 1)
        assert drawn.differing([other]) == ((other, number),)
    cases = then.values()
    n = drawn.counts
    assert n[Figure.SUBMITTED] == len(then)
    closed = sum(case.phase is m.Phase.CLOSED for case in cases)
    assert n[Figure.CLOSED] + n[Figure.UNHANDLED] == closed
    assert n[Figure.SOLVED] + n[Figure.PLANNED] + n[Figure.EXPLAINED] == n[Figure.CLOSED]
    assert n[Figure.ASSIGNED] == sum(
        any(a.kind == "management.assign" for a in c.acts) for c in cases
    )
    assert n[Figure.REPLIES_IN_TIME] <= n[Figure.REPLIES]
    assert n[Figure.SATISFIED] <= n[Figure.RATED] <= n[Figure.SUBMITTED]
    assert n[Figure.PROMISES_KEPT] <= n[Figure.PROMISES]
