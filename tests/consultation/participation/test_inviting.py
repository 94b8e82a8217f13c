"""Who must be invited and who came: two musts, two findings."""

from datetime import date

import pytest

from wholeprocess.consultation import (
    AnswerInvitation,
    CallOffMatter,
    Came,
    HoldMatter,
    Invite,
    Lack,
    MatterKind,
    OpenMatter,
    seats_at,
)
from wholeprocess.law import Severity, in_force

DAY, SET, NEXT = date(2022, 3, 1), date(2022, 4, 1), date(2022, 4, 2)
COUNTY = "430381"
K = MatterKind


def open_(what=K.SPECIAL_REPORT, *, vital=True, on=DAY, day=SET, **rest):
    given = {"matter": "m", "congress": COUNTY, "subject": "供水", "by": "standing-committee"}
    return OpenMatter(on=on, what=what, vital=vital, day=day, **{**given, **rest})


def invite(group, *names, on=DAY, by="office", matter="m"):
    return Invite(on=on, by=by, matter=matter, group=group, names=names)


def hold(on=SET, matter="m", **came):
    counted = [Came(group=group.replace("_", "-"), number=n) for group, n in came.items()]
    return HoldMatter(on=on, by="standing-committee", matter=matter, came=counted)


MUST = (
    (K.SPECIAL_REPORT, "PR-must-special-report"),
    (K.SURVEY, "PR-must-survey"),
    (K.LAW_INSPECTION, "PR-must-law-inspection"),
)


@pytest.mark.parametrize(("what", "code"), MUST)
def test_deputies_and_residents_must_be_invited_to_what_is_vital(table, what, code):
    table.do(open_(what), invite("deputies", "wu"), hold(deputies=1))
    (finding,) = table.found()
    assert (finding.code, finding.about, finding.on) == (code, "m", SET)
    assert finding.severity is Severity.DEPARTURE
    assert finding.what.zh == f"{what.words.zh}没有邀请市民群众"
    assert finding.what.en == f"the {what.words.en} did not invite residents"


@pytest.mark.parametrize(("what", "code"), MUST)
def test_who_was_invited_and_did_not_come_is_another_finding(table, what, code):
    table.do(open_(what), invite("deputies", "wu"), invite("residents"), hold(deputies=1))
    (finding,) = table.found()
    assert finding.code == "PR-come"
    assert finding.what.en == f"residents were invited to the {what.words.en}, and nobody came"


def test_nothing_is_found_where_they_were_invited_and_came(table):
    table.do(open_(), invite("deputies"), invite("residents"), hold(deputies=2, residents=1))
    assert table.found() == ()


def test_what_is_not_vital_has_no_must(table):
    table.do(open_(vital=False), hold())
    assert table.found() == ()


@pytest.mark.parametrize(("what", "code"), MUST)
def test_whom_a_matter_needs_must_be_invited_too(table, what, code):
    table.do(open_(what, vital=False, needs=["experts", "trade-volunteers"]), invite("experts"))
    table.do(hold(experts=2))
    assert table.codes() == [code.replace("must", "may")]
    seats = {seat.group: (seat.must, seat.came) for seat in table.file().seats(table.law(SET))}
    assert seats == {"experts": (True, 2), "trade-volunteers": (True, 0)}


def test_a_need_is_of_a_known_group(table):
    assert table.why_not(open_(needs=["exprets"])) == "PR-invite"


def test_before_its_day_nothing_is_found_and_what_is_left_to_do_is_known(table):
    table.do(open_(), invite("deputies"))
    assert table.codes(SET) == []
    assert table.codes(NEXT) == ["PR-must-special-report"]
    (missing,) = table.file().missing(table.law(DAY))
    assert (missing.lack, missing.name) == (Lack.NOT_INVITED, "residents")


def test_what_was_called_off_has_no_musts(table):
    off = CallOffMatter(on=DAY, by="standing-committee", matter="m", reason="汛期")
    table.do(open_(), off)
    assert table.codes() == []
    assert table.file().missing(table.law(DAY)) == ()
    assert table.why_not(invite("residents")) == "WP-phase"


def test_a_place_edits_the_table(table):
    table.settings = {"PR-must-survey": ("deputies", "商会"), "PR-may-survey": ("residents",)}
    table.do(open_(K.SURVEY), invite("deputies"), invite("商会"))
    table.do(hold(deputies=1))
    assert table.codes() == ["PR-come"]
    table.settings = {"PR-must-survey": ()}
    assert table.codes() == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(invite("experts"), None, id="a group that may be invited"),
        pytest.param(invite("residnets"), "PR-invite", id="a group that nobody knows"),
        pytest.param(invite("deputies", "wu", "li"), None, id="two deputies"),
        pytest.param(invite("deputies", "nobody"), "WP-known", id="no deputy"),
        pytest.param(invite("deputies", "zhou"), "WP-known", id="a deputy whose mandate ended"),
        pytest.param(invite("deputies", "sun"), "DL25-61-1", id="a suspended deputy"),
        pytest.param(invite("experts", "nobody"), None, id="an expert is on no register"),
        pytest.param(invite("residents"), "PR-invite", id="invited already"),
        pytest.param(invite("residents", by="government"), "PR-invite", id="not by the government"),
        pytest.param(invite("experts", matter="x"), "WP-known", id="no such matter"),
        pytest.param(invite("experts", on=date(2022, 2, 1)), "WP-order", id="before it was opened"),
    ],
)
def test_who_can_be_invited(table, act, code):
    table.do(open_(), invite("residents"))
    assert table.why_not(act) == code


def test_an_answer_needs_an_invitation_and_the_last_one_counts(table):
    def answer(group, name="", *, accepts=True):
        return AnswerInvitation(
            on=DAY, by=name or "office", matter="m", group=group, name=name, accepts=accepts
        )

    table.do(open_(), invite("deputies", "wu", "li", "zhao"), invite("residents"))
    assert table.why_not(answer("deputies", "qian")) == "PR-invited"
    assert table.why_not(answer("deputies")) == "PR-invited"
    table.do(
        answer("deputies", "wu"),
        answer("deputies", "li"),
        answer("deputies", "li", accepts=False),
        answer("residents"),
    )
    deputies, residents = table.file().seats(table.law(DAY))
    assert (deputies.invited, deputies.accepted, deputies.declined, deputies.silent) == (3, 1, 1, 1)
    assert (residents.must, residents.invited, residents.accepted) == (True, 1, 1)


def test_who_comes_uninvited_is_counted(table):
    table.do(open_(), invite("deputies"), hold(deputies=1, residents=3))
    *_, residents = table.file().seats(table.law(SET))
    assert (residents.invited, residents.came) == (0, 3)
    assert table.codes() == ["PR-must-special-report"]


def test_it_is_held_once_by_its_host(table):
    table.do(open_())
    government = HoldMatter(on=SET, by="government", matter="m")
    assert table.why_not(government) == "PR-hold"
    suspended = Came(group="deputies", number=2, names=["wu", "sun"])
    odd = HoldMatter(on=SET, by="office", matter="m", came=[suspended])
    assert table.why_not(odd) == "DL25-61-1"
    table.do(hold())
    assert table.why_not(hold(NEXT)) == "WP-phase"


def test_a_group_is_counted_once():
    twice = [Came(group="residents", number=1), Came(group="residents", number=2)]
    with pytest.raises(ValueError, match="twice"):
        HoldMatter(on=SET, by="office", matter="m", came=twice)


# --- what the law says ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "before", "since"),
    [
        (K.SPECIAL_REPORT, {"SL24-13", "SL24-14"}, {"SL24-7-2", "SL24-13", "SL24-14"}),
        (K.SURVEY, {"SL24-13"}, {"SL24-7-2", "SL24-13"}),
        (K.LAW_INSPECTION, {"SL24-33-2"}, {"SL24-7-2", "SL24-33-2", "SL24-35"}),
        (K.TOWNSHIP_WORK, {"OL-19-2"}, {"OL-19-2"}),
        (K.BUDGET, set(), set()),
    ],
)
def test_the_table_rests_on_the_articles_of_the_day(what, before, since):
    for day, articles in ((date(2024, 11, 7), before), (date(2024, 11, 8), since)):
        ruling = seats_at(what, in_force(day, COUNTY))
        assert {code for code in ruling.rests_on if not code.startswith("PR-")} == articles
        assert "deputies" in ruling.outcome.groups


def test_a_group_that_is_no_must_may_still_be_invited():
    law = in_force(DAY, COUNTY)
    vital, other = (seats_at(K.SURVEY, law, vital=v).outcome for v in (True, False))
    assert vital.must == ("deputies", "residents")
    assert other.must == ()
    assert vital.groups == other.groups == other.may


def year(table, year, **came):
    table.do(
        open_(vital=False, on=date(year, 6, 1), day=date(year, 7, 1), matter=f"m{year}"),
        hold(date(year, 12, 2), matter=f"m{year}", **came),
    )


def test_a_year_of_supervision_without_a_deputy(table):
    year(table, 2023)
    assert table.codes(date(2023, 12, 31)) == []
    year(table, 2025, residents=4)
    assert table.codes(date(2025, 12, 30)) == []
    (finding,) = table.found(date(2025, 12, 31))
    assert (finding.code, finding.about, finding.severity) == ("SL24-7-2", COUNTY, "breach")
    table.do(
        open_(vital=False, on=date(2025, 12, 3), day=date(2025, 12, 3), matter="more"),
        hold(date(2025, 12, 3), matter="more", deputies=1),
    )
    assert table.codes(date(2025, 12, 31)) == []
