"""The record of duty: what stands on it, for whom, and that more acts never make it less."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

import wholeprocess as wp
from wholeprocess import consultation as c
from wholeprocess import decision as d
from wholeprocess import management as m
from wholeprocess import supervision as s
from wholeprocess.cases import load
from wholeprocess.congress import Unit
from wholeprocess.election import (
    Criterion,
    GateNotPassed,
    GatePassed,
    GateUnknown,
    QualityGate,
    ReportToElectors,
    ReviewRecord,
)
from wholeprocess.election.tenure.mandate import Mandate
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import Threshold
from wholeprocess.process import (
    MEASURES,
    TOTALS,
    Duty,
    DutyPart,
    DutyPolicy,
    DutyReader,
    EnterUnits,
    Fold,
    SeatDeputies,
    State,
    duty_record,
    duty_records,
    duty_view,
    gate_counts,
)

TOWN, VILLAGE = "430681118", "430681118205"
FIRST, END = date(2019, 1, 2), date(2019, 12, 31)
NAMES = tuple(f"d{n}" for n in range(1, 9))


def at(month, day):
    return date(2019, month, day)


def a_year():
    """A town's year as its journal would have it."""
    seats = [wp.Deputy(id=n, name=n, congress=TOWN, elected_by=TOWN, since=FIRST) for n in NAMES]
    units = [
        Unit(id="power", name="供电所", division=TOWN, station=True),
        Unit(id="works", name="村镇办", division=TOWN),
    ]
    station = {"station": "s1", "by": "presidium"}
    e = {"evaluation": "e1", "by": "presidium"}
    marks = [s.ScoreSheet(indicator="work", counts={"dissatisfied": 5})]
    panel = s.draw_panel(NAMES, 5, {"d8"}, "seed")
    forum = {"group": "deputies", "number": 2, "names": ("d1", "d2")}
    return [
        SeatDeputies(on=FIRST, congress=TOWN, deputies=seats),
        EnterUnits(on=FIRST, congress=TOWN, units=units),
        d.OpenSession(on=at(1, 20), by="presidium", session="2019", congress=TOWN,
                      session_kind="annual", present=NAMES[:7]),
        d.CloseSession(on=at(1, 21), by="presidium", session="2019"),
        c.OpenStation(on=at(2, 1), name="塔子站", congress=TOWN, division=VILLAGE, **station),
        c.AttachDeputies(on=at(2, 1), deputies=NAMES, **station),
        c.PostRoster(on=at(2, 2), by="presidium", roster="r", congress=TOWN, duties=[
            c.Duty(station="s1", day=at(3, 10), deputies=("d1", "d2")),
            c.Duty(station="s1", day=at(4, 10), deputies=("d1", "d3")),
        ]),
        m.Submit(on=at(3, 1), suggestion="open", by="d1", joined=["d2"], title="修渠", text="修复"),
        c.OpenStation(on=at(2, 3), name="二站", congress=TOWN, division=VILLAGE, station="s2",
                      by="presidium"),
        m.Submit(on=at(3, 1), suggestion="explained", by="d7", title="路灯", text="x"),
        m.Assign(on=at(3, 1), suggestion="explained", by="presidium", lead="works"),
        m.Acknowledge(on=at(3, 2), suggestion="explained", by="works"),
        m.Reply(on=at(3, 3), suggestion="explained", by="works", result="explained", words="说明"),
        m.Rate(on=at(3, 4), suggestion="explained", by="d7", rating="satisfied"),
        m.Close(on=at(3, 5), suggestion="explained", by="presidium"),
        c.ReceiveResidents(on=at(4, 10), sittings=[c.Sitting(deputies=["d3"], residents=2)],
                           station="s2", by="presidium"),
        m.Submit(on=at(3, 1), suggestion="secret", by="d1", title="线路", text="x",
                 confidential=True),
        m.Assign(on=at(3, 3), suggestion="open", by="presidium", lead="works"),
        c.ReceiveResidents(on=at(3, 10), sittings=[c.Sitting(deputies=["d1"], residents=6)],
                           **station),
        c.ReportAbsence(on=at(3, 10), deputy="d2", day=at(3, 10), reason="生病", **station),
        c.HearOpinion(on=at(3, 10), by="d1", opinion="o1", congress=TOWN, channel="station"),
        c.HearOpinion(on=at(3, 11), by="d2", opinion="o2", congress=TOWN, channel="visit"),
        c.JoinOpinion(on=at(3, 12), by="d2", opinion="o2", into="o1"),
        c.VisitVillages(on=at(3, 20), deputies=["d1", "d2"], visited=[VILLAGE], **station),
        c.AnswerOpinion(on=at(3, 21), by="d1", opinion="o1", result="explained", words="说明"),
        c.TellResident(on=at(3, 22), by="d1", opinion="o1", how="in-person"),
        s.OpenEvaluation(on=at(4, 1), congress=TOWN, year=2019, subject="stations", units=["power"],
                         indicators=[s.Indicator(name="work", weight=1)], **e),
        s.StateConflict(on=at(4, 1), evaluation="e1", deputy="d8", units=["power"], reason="职工"),
        s.DrawPanel(on=at(4, 2), units=["power"], pool=NAMES, size=5, seed="seed", **e),
        m.Acknowledge(on=at(4, 3), suggestion="open", by="works"),
        c.OpenMatter(on=at(4, 3), by="presidium", matter="m1", congress=TOWN, what="township-work",
                     subject="水利", day=at(4, 20)),
        c.HoldMatter(on=at(4, 20), by="presidium", matter="m1", came=[c.Came(**forum)]),
        s.CountScores(on=at(5, 1), unit="power", issued_to=panel, returned=5, sheets=marks, **e),
        s.PublishEvaluation(on=at(5, 2), where="公告栏", **e),
        s.SendBackUnit(on=at(5, 2), unit="power", due=at(9, 1), words="整改", **e),
        m.Reply(on=at(5, 10), suggestion="open", by="works", result="solved", words="已修复"),
        m.Rate(on=at(5, 20), suggestion="open", by="d1", rating="satisfied"),
        m.Close(on=at(6, 1), suggestion="open", by="presidium"),
        s.ReportMending(on=at(8, 1), evaluation="e1", unit="power", words="已整改"),
        s.HoldMendingMeeting(on=at(8, 5), units=["power"], present=["d1", "d4"], **e),
    ]  # fmt: skip


YEAR = a_year()


def folded(acts, strictly=True):
    fold = Fold(State.empty())
    for act in acts:
        if strictly or fold.why_not(act) is None:
            fold.admit(act)
    return fold.state()


@pytest.fixture(scope="module")
def state():
    return folded(YEAR)


# --- what stands on it ---------------------------------------------------------------------------


def test_a_year_of_one_deputy_counted_by_hand(state):
    panel = s.draw_panel(NAMES, 5, {"d8"}, "seed")
    assert duty_record(state, "d1", END).counts == {
        "sessions-held": 1,
        "sessions-attended": 1,
        "duty-days": 2,
        "duty-days-kept": 1,
        "receptions": 1,
        "village-visits": 1,
        "opinions-brought": 1,
        "opinions-told": 1,
        "consultations": 1,
        "suggestions-led": 2,
        "suggestions-joined": 0,
        "suggestions-solved": 1,
        "evaluations": int("d1" in panel),
        "mending-meetings": 1,
        "suggestions": 2,
    }


def test_who_stayed_away_has_the_base_and_not_the_count(state):
    counts = duty_record(state, "d8", END).counts
    assert (counts["sessions-held"], counts["sessions-attended"]) == (1, 0)
    assert counts["evaluations"] == 0  # he stated a conflict
    missed = duty_record(state, "d2", END)
    assert (missed.counts["duty-days"], missed.counts["duty-days-kept"]) == (1, 0)
    assert [e.words for e in missed.of(Duty.DUTY_DAY)] == ["生病"]
    # his opinion was joined to that of d1, whose telling its resident is not his
    assert (missed.counts["opinions-brought"], missed.counts["opinions-told"]) == (1, 0)
    assert missed.counts["suggestions-joined"] == missed.counts["suggestions-solved"] == 1


def test_elsewhere_is_not_on_duty_and_explained_is_not_solved(state):
    """Rostered at one station, d3 received residents at another on that day."""
    third = duty_record(state, "d3", END).counts
    assert [third[n] for n in ("duty-days", "duty-days-kept", "receptions")] == [1, 0, 1]
    seventh = duty_record(state, "d7", END).counts
    assert (seventh["suggestions-led"], seventh["suggestions-solved"]) == (1, 0)


def test_one_telling_is_one_telling_whatever_was_joined():
    """What is told on one opinion goes on the record of those joined to it too."""
    more = [
        c.HearOpinion(on=at(9, 1), by="d1", opinion="o3", congress=TOWN, channel="visit"),
        c.HearOpinion(on=at(9, 1), by="d2", opinion="o4", congress=TOWN, channel="visit"),
        c.JoinOpinion(on=at(9, 2), by="d2", opinion="o4", into="o3"),
        c.FeedSuggestion(on=at(9, 3), by="d1", opinion="o3", suggestion="open"),
        c.TellResident(on=at(9, 4), by="d1", opinion="o3", how="in-person"),
    ]
    later = folded([*YEAR, *more])
    assert more[-1] in later.consultation.opinions["o4"].acts
    assert duty_record(later, "d1", END).counts["opinions-told"] == 2  # o1 in March, and this one


def test_a_day_cuts_the_record(state):
    assert "duty-days" not in duty_record(state, "d1", at(3, 9)).counts
    assert "receptions" not in duty_record(state, "d1", at(3, 9)).counts
    assert duty_record(state, "d1", at(3, 10)).counts["receptions"] == 1
    assert duty_record(state, "d1", at(4, 9)).counts["duty-days"] == 1


def test_what_the_journal_does_not_keep_is_not_0(state):
    counts = duty_record(state, "d5", END).counts
    assert counts["receptions"] == 0
    for measure in ("votes", "site-visits", "reports-to-electors", "bills-moved"):
        assert measure not in counts


def test_reports_to_electors_are_read_from_the_mandate(state):
    report = ReportToElectors(on=at(12, 1), election="x", deputy="d1", words="述职")
    fields = {"deputy": "d1", "election": "x", "congress": TOWN, "since": FIRST}
    own = Mandate(acts=(report,), **fields)
    told = evolve(state, election=evolve(state.election, mandates={"d1": own}))
    assert duty_record(told, "d1", END).counts["reports-to-electors"] == 1
    assert duty_record(told, "d2", END).counts["reports-to-electors"] == 0


def test_nobody_without_a_seat_has_a_record(state):
    with pytest.raises(NoSuchThing):
        duty_record(state, "nobody", END)
    assert duty_records(state, TOWN, date(2018, 1, 1)) == {}


def test_every_measure_has_its_words():
    assert all(duty.words.zh and duty.words.en for duty in Duty)
    assert len(set(MEASURES)) == len(MEASURES) == len(Duty) + len(TOTALS)


# --- views ---------------------------------------------------------------------------------------


def test_the_deputy_sees_all_and_voters_what_is_public(state):
    panel = s.draw_panel(NAMES, 5, {"d8"}, "seed")
    record = duty_record(state, panel[0], END)
    own, voters = (duty_view(record, reader) for reader in DutyReader)
    assert (own.entries, own.counts, own.left_out) == (record.entries, record.counts, {})
    assert "evaluations" in own.counts
    assert "evaluations" not in voters.counts
    assert [duty for duty in voters.left_out if duty is Duty.EVALUATION] == [Duty.EVALUATION]
    # who was not on the panel is not told apart from who was
    outside = next(n for n in NAMES if n not in panel)
    other = duty_view(duty_record(state, outside, END), DutyReader.VOTERS)
    assert Duty.EVALUATION in other.left_out


def test_a_confidential_suggestion_is_left_out_with_its_count(state):
    record = duty_record(state, "d1", END)
    voters = duty_view(record, DutyReader.VOTERS)
    assert (record.counts["suggestions-led"], voters.counts["suggestions-led"]) == (2, 1)
    assert all(e.thing.id != "secret" for e in voters.entries)
    assert Duty.SUGGESTION_LED in voters.left_out
    assert Duty.SUGGESTION_LED not in duty_view(duty_record(state, "d2", END), "voters").left_out


def test_why_a_day_was_missed_is_for_the_deputy_alone(state):
    record = duty_record(state, "d2", END)
    assert "生病" in {e.words for e in duty_view(record, DutyReader.DEPUTY).entries}
    assert {e.words for e in duty_view(record, DutyReader.VOTERS).entries} == {""}


# --- the gate of the next election ---------------------------------------------------------------

HALF = Threshold("1/2", strict=False)


def gate(*criteria):
    return QualityGate(criteria=criteria)


@pytest.mark.parametrize(("deputy", "outcome"), [("d1", GatePassed), ("d8", GateNotPassed)])
def test_the_gate_is_given_exactly_what_it_asks_for(state, deputy, outcome):
    """ELP-quality-gate: the record's numbers by the names of its criteria (A5)."""
    asked = gate(
        Criterion(measure="sessions-attended", of="sessions-held", share=HALF),
        Criterion(measure="suggestions", least=1),
    )
    numbers = gate_counts(duty_record(state, deputy, END), asked)
    assert [n.measure for n in numbers] == ["sessions-attended", "sessions-held", "suggestions"]
    act = ReviewRecord(on=END, by="x", election="e", person="p", record=numbers)
    assert isinstance(asked.judge(act.counts).outcome, outcome)


def test_what_is_not_on_record_cannot_be_judged(state):
    asked = gate(
        Criterion(measure="reports-to-electors", least=1), Criterion(measure="receptions", least=0)
    )
    numbers = gate_counts(duty_record(state, "d1", END), asked)
    assert [n.measure for n in numbers] == ["receptions"]
    assert isinstance(asked.judge({n.measure: n.count for n in numbers}).outcome, GateUnknown)


# --- policies ------------------------------------------------------------------------------------


def policy(*parts):
    return DutyPolicy(name="镇人大履职评分办法", parts=[DutyPart(**part) for part in parts])


def test_a_score_is_exact_and_part_by_part(state):
    own = policy(
        {"measure": "sessions-attended", "weight": "1/2", "of": "sessions-held"},
        {"measure": "duty-days-kept", "weight": "1/4", "of": "duty-days"},
        {"measure": "receptions", "weight": "1/4", "full": 4},
    )
    score = own.score(duty_record(state, "d1", END))
    assert score.score == Fraction(1, 2) + Fraction(1, 8) + Fraction(1, 16)
    assert [p.share for p in score.parts] == [1, Fraction(1, 2), Fraction(1, 4)]
    assert score.unknown == ()


def test_more_than_full_is_full_and_what_is_unknown_is_not_0(state):
    own = policy(
        {"measure": "suggestions", "weight": "1/2", "full": 1},
        {"measure": "votes", "weight": "1/2", "of": "votes-held"},
    )
    score = own.score(duty_record(state, "d1", END))
    assert (score.score, score.unknown) == (1, ("votes",))
    nothing = policy({"measure": "votes", "weight": 1, "of": "votes-held"})
    assert nothing.score(duty_record(state, "d1", END)).score is None


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([{"measure": "votes", "weight": "1/2", "full": 1}], "add up to 1/2"),
        ([{"measure": "votes", "weight": "1/2", "full": 1}] * 2, "two parts"),
        ([{"measure": "smiles", "weight": 1, "full": 1}], "no measure"),
        ([{"measure": "votes", "weight": 1}], "full= or of="),
        ([{"measure": "votes", "weight": 1, "full": 1, "of": "votes-held"}], "full= or of="),
        ([{"measure": "votes", "weight": 1, "full": 0}], "says nothing"),
        ([{"measure": "votes", "weight": 1, "of": "smiles"}], "no measure"),
        ([{"measure": "votes", "weight": 0, "full": 1}], "more than 0"),
        ([], "empty"),
    ],
)
def test_a_policy_that_exists_is_whole(parts, words):
    with pytest.raises(ValueError, match=words):
        policy(*parts)


def test_a_float_is_no_weight():
    with pytest.raises(TypeError, match="float"):
        DutyPart(measure="votes", weight=0.5, full=1)


# --- more acts, never less -----------------------------------------------------------------------


def whole(state, through=END):
    return {who: dict(r.counts) for who, r in duty_records(state, TOWN, through).items()}


@settings(max_examples=40)
@given(st.sets(st.integers(2, len(YEAR) - 1), max_size=6))
def test_adding_acts_never_lowers_a_count(left_out):
    """Any part of the year in its order, those taken in that the rest allows."""
    fold = Fold(State.empty())
    before, grown = {}, 0
    for n, act in enumerate(YEAR):
        if n in left_out or fold.why_not(act) is not None:
            continue
        fold.admit(act)
        after = whole(fold.state())
        for who, counts in before.items():
            for measure, number in counts.items():
                assert after[who][measure] >= number, (act, who, measure)
        grown += after != before
        before = after
    event(f"grown {grown // 5 * 5} times or more")


@settings(max_examples=8)
@given(st.data())
def test_quzicis_years_only_add(data):
    journal = [entry.act for entry in load("quzici").journal]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(journal)), min_size=2, max_size=5)))
    fold, before, start = Fold(State.empty()), {}, 0
    for cut in cuts:
        for act in journal[start:cut]:
            fold.admit(act)
        start, after = cut, whole(fold.state(), date(2022, 3, 8))
        for who, counts in before.items():
            assert all(after[who][measure] >= number for measure, number in counts.items())
        before = after
    event("something was counted" if any(before.values()) else "nothing was counted")
